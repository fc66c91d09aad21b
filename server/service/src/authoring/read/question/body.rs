//! What stands below a question's heading: stem, answer structure, hints, explanation, author's note.

use learning::catalogue::Prose;
use learning::quiz::Kind;
use pulldown_cmark::{Event, Tag};

use super::super::answers::boxes;
use super::super::markdown::{Piece, Placed, plain, range_of};
use super::super::page::Page;
use super::super::prose;
use crate::authoring::code::Code;

/// What is said around a question.
#[derive(Debug, Default)]
pub(in crate::authoring) struct Notes {
    pub(in crate::authoring) hints: Vec<Prose>,
    pub(in crate::authoring) explanation: Option<Prose>,
    pub(in crate::authoring) note: Option<Prose>,
}

/// What stands below a question's heading.
pub(in crate::authoring) struct Body<'e, 't> {
    pub(in crate::authoring) stem: Prose,
    pub(in crate::authoring) answer: Option<&'e [Placed<'t>]>,
    pub(in crate::authoring) notes: Notes,
}

/// Reads the blocks below a heading, for a kind when the heading names one.
pub(super) fn read<'e, 't>(page: &mut Page<'_>, inside: &[Piece<'e, 't>], kind: Option<Kind>) -> Body<'e, 't> {
    let blocks = super::blocks(page, inside);
    let answer_at = answer_place(&blocks, kind);
    let mut notes = Notes::default();
    let mut stem = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let after = answer_at.is_some_and(|at| index > at);
        if Some(index) == answer_at || take_quote(page, block, &mut notes) {
            continue;
        }
        if after {
            refuse_after(page, block);
        } else {
            stem.push(*block);
        }
    }
    if notes.explanation.is_none() {
        let at = inside.first().map_or(0..0, Piece::range);
        page.note(at, Code::ExplanationMissing, &[]);
    }
    let stem = prose::blocks(page, stem.into_iter().flatten());
    Body { stem, answer: answer_at.and_then(|at| blocks.get(at).copied()), notes }
}

fn refuse_after(page: &mut Page<'_>, block: &[Placed<'_>]) {
    match block.first() {
        Some((Event::Start(Tag::BlockQuote(_)), range)) => page.note(range.clone(), Code::QuoteUnmarked, &[]),
        Some((Event::Start(Tag::FootnoteDefinition(_)), _)) => {}
        _ => page.note(range_of(block), Code::AfterAnswer, &[]),
    }
}

/// Which block is the answer.
fn answer_place(blocks: &[&[Placed<'_>]], kind: Option<Kind>) -> Option<usize> {
    let is = |wanted: fn(&Tag<'_>) -> bool| move |block: &&[Placed<'_>]| opens(block, wanted);
    match kind {
        None | Some(Kind::Single | Kind::Multiple | Kind::Text) => {
            blocks.iter().position(|block| boxes::looks_like(block))
        }
        Some(Kind::Order) => blocks.iter().rposition(is(|tag| matches!(tag, Tag::List(Some(_))))),
        Some(Kind::Match | Kind::Essay) => blocks.iter().rposition(is(|tag| matches!(tag, Tag::Table(_)))),
        Some(Kind::Gap) => blocks
            .iter()
            .position(|block| opens(block, |tag| matches!(tag, Tag::Paragraph)) && plain(block).contains("[[")),
        Some(Kind::Number | Kind::Case) => None,
    }
}

fn opens(block: &[Placed<'_>], wanted: impl Fn(&Tag<'_>) -> bool) -> bool {
    matches!(block.first(), Some((Event::Start(tag), _)) if wanted(tag))
}

/// Takes a marked quote; false for anything else.
pub(super) fn take_quote(page: &mut Page<'_>, block: &[Placed<'_>], notes: &mut Notes) -> bool {
    let Some((Event::Start(Tag::BlockQuote(_)), range)) = block.first() else { return false };
    let Some((sign, inner)) = signed(block) else { return false };
    note_merged(page, range);
    let said = quoted(page, &inner);
    match sign {
        '?' => notes.hints.push(said),
        '~' => notes.note = Some(said),
        _ if notes.explanation.is_some() => page.note(range.clone(), Code::ExplanationTwice, &[]),
        _ => notes.explanation = Some(said),
    }
    true
}

/// The sign of a quote and its blocks without it.
fn signed<'t>(block: &[Placed<'t>]) -> Option<(char, Vec<Placed<'t>>)> {
    let mut inner = block.get(1..block.len().saturating_sub(1))?.to_vec();
    let (first, range) = inner.get_mut(1)?;
    let Event::Text(text) = first else { return None };
    let sign = text.chars().next().filter(|sign| matches!(sign, '?' | '!' | '~'))?;
    let rest = text.get(sign.len_utf8()..)?;
    if !(rest.is_empty() || rest.starts_with([' ', '\u{a0}'])) {
        return None;
    }
    let rest = rest.trim_start().to_owned();
    range.start += text.len() - rest.len();
    *first = Event::Text(rest.into());
    Some((sign, inner))
}

/// Renders what a quote says: one paragraph runs on, several stay paragraphs.
pub(in crate::authoring) fn quoted(page: &mut Page<'_>, inner: &[Placed<'_>]) -> Prose {
    let starts = inner
        .iter()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Table(_))))
        .count();
    if starts <= 1 { prose::inline(page, inner) } else { prose::blocks(page, inner) }
}

/// Notes a sign that begins a line in the middle of a quote: two quotes were run together.
pub(in crate::authoring) fn note_merged(page: &mut Page<'_>, range: &std::ops::Range<usize>) {
    let text = page.text(range);
    let mut at = range.start;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let said = line.trim_start().trim_start_matches('>').trim_start();
        let marked = ["? ", "! ", "~ "].iter().any(|sign| said.starts_with(sign));
        if number > 0 && marked && line.trim_start().starts_with('>') {
            let shown: String = said.chars().take(24).collect();
            page.note(at..at + line.trim_end().len(), Code::QuoteMerged, &[&shown]);
        }
        at += line.len();
    }
}

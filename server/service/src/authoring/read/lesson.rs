//! Lessons: front matter, then sections, each of them text, an overlay, a question or notes for the trainer.

use std::collections::BTreeSet;
use std::ops::Range;

use learning::catalogue::{
    Block, Facilitation, Html, LessonId, LessonKind, LessonText, Overlay, Prose, Readers, Segment, TocEntry, is_slug,
};

use super::front::{self, Front};
use super::markdown::{self, Heading, Piece, plain, section_end};
use super::page::{Page, Uses};
use super::prose;
use super::question::{self, QuestionDraft, readers_of};
use crate::authoring::code::Code;

/// A content file in one language.
#[derive(Debug)]
pub(in crate::authoring) struct LessonDraft {
    pub(in crate::authoring) front: Front,
    /// The byte at which the YAML of the front matter begins.
    pub(in crate::authoring) yaml: usize,
    pub(in crate::authoring) text: LessonText,
    pub(in crate::authoring) questions: Vec<QuestionDraft>,
    pub(in crate::authoring) uses: Uses,
    /// Ids of headings, with their prefix.
    pub(in crate::authoring) anchors: BTreeSet<String>,
    /// Jurisdictions of its overlays, and where the first stands.
    pub(in crate::authoring) overlays: Vec<(Readers, Range<usize>)>,
}

/// The id of a lesson, from a file name of three digits, a hyphen and a slug.
pub(in crate::authoring) fn id_of(file: &str) -> Option<LessonId> {
    let stem = file.strip_suffix(".md")?;
    let (number, slug) = stem.split_once('-')?;
    let numbered = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    (numbered && is_slug(slug)).then(|| LessonId::new(slug).ok()).flatten()
}

/// Reads a content file; none when its front matter or its nesting does not let it be read.
pub(in crate::authoring) fn read(mut page: Page<'_>) -> Option<LessonDraft> {
    let split = front::split(page.source, page.findings);
    let events = markdown::events(&mut page, split.body)?;
    let pieces = markdown::pieces(&mut page, &events);
    markdown::check_levels(&mut page, &pieces);
    let kind = split.front.as_ref().map_or(LessonKind::Lesson, |front| front.kind);
    let mut reader = Reader {
        page,
        kind,
        contents: Vec::new(),
        facilitation: Vec::new(),
        questions: Vec::new(),
        overlays: Vec::new(),
        words: 0,
    };
    let blocks = reader.section(&pieces, &split.front.as_ref().map_or_else(Readers::default, Front::readers));
    let front = split.front?;
    let text = LessonText {
        title: super::typography::printed(&front.title, reader.page.language).into_owned(),
        minutes: front.minutes.unwrap_or(0),
        blocks,
        contents: reader.contents,
        facilitation: reader.facilitation,
        words: reader.words,
    };
    let Page { uses, anchors, .. } = reader.page;
    Some(LessonDraft {
        front,
        yaml: split.yaml,
        text,
        questions: reader.questions,
        uses,
        anchors: anchors.into_keys().collect(),
        overlays: reader.overlays,
    })
}

struct Reader<'a> {
    page: Page<'a>,
    kind: LessonKind,
    contents: Vec<TocEntry>,
    facilitation: Vec<Facilitation>,
    questions: Vec<QuestionDraft>,
    overlays: Vec<(Readers, Range<usize>)>,
    words: u32,
}

/// What a heading opens.
enum Opens {
    Text,
    Overlay,
    Question,
    Facilitation,
    Refused,
}

impl Reader<'_> {
    /// Reads the pieces of a section; sections nest as deep as headings do, six levels.
    fn section(&mut self, pieces: &[Piece<'_, '_>], readers: &Readers) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut text = Prose::default();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let Piece::Heading(heading) = piece else {
                text.0.extend(self.block(piece).0);
                at += 1;
                continue;
            };
            let opens = self.opens(heading);
            if matches!(opens, Opens::Text) {
                text.0.extend(self.heading(heading, readers).0);
                at += 1;
                continue;
            }
            push(&mut blocks, std::mem::take(&mut text));
            let end = section_end(pieces, at, heading.level);
            let inside = pieces.get(at + 1..end).unwrap_or_default();
            blocks.extend(self.special(&opens, heading, inside, readers));
            at = end;
        }
        push(&mut blocks, text);
        blocks
    }

    fn block(&mut self, piece: &Piece<'_, '_>) -> Prose {
        let Piece::Block(events) = piece else { return Prose::default() };
        if self.kind == LessonKind::Bank {
            self.page.note(piece.range(), Code::BankProse, &[]);
        }
        let prose = prose::blocks(&mut self.page, *events);
        self.words += word_count(&prose.plain());
        prose
    }

    fn heading(&mut self, heading: &Heading<'_, '_>, readers: &Readers) -> Prose {
        heading.attributes.allow(&mut self.page, &[]);
        let (anchor, title) = self.named(heading);
        self.contents.push(TocEntry { anchor: anchor.clone(), title, level: heading.level, readers: readers.clone() });
        prose::heading(&mut self.page, heading, &anchor)
    }

    /// The id and the words of a heading.
    fn named(&mut self, heading: &Heading<'_, '_>) -> (String, String) {
        let words = plain(heading.title);
        let anchor = match heading.attributes.id.clone() {
            Some((id, range)) if !is_slug(&id) => {
                self.page.note(range, Code::IdMalformed, &[&id]);
                self.page.anchor(&id)
            }
            Some((id, range)) => {
                if self.page.anchors.contains_key(&format!("h-{id}")) {
                    self.page.note(range, Code::IdDuplicate, &[&id, "@same-page"]);
                }
                self.page.anchor(&id)
            }
            None => self.page.anchor(&words),
        };
        let language = self.page.language;
        (anchor, super::typography::printed(&words, language).into_owned())
    }

    fn opens(&mut self, heading: &Heading<'_, '_>) -> Opens {
        let attributes = &heading.attributes;
        let class = attributes.classes.first().cloned();
        let overlay = attributes.get("jurisdiction").is_some() || attributes.get("audience").is_some();
        match class.as_ref().map(|(word, _)| word.as_str()) {
            None if overlay => Opens::Overlay,
            None => Opens::Text,
            Some("question" | "exam") if self.kind == LessonKind::Guide => {
                self.page.note(heading.range.clone(), Code::QuestionMisplaced, &["@guide"]);
                Opens::Refused
            }
            Some("question" | "exam") => Opens::Question,
            Some("facilitator") => Opens::Facilitation,
            Some(word) => self.refuse(word.to_owned(), heading, class.as_ref().map(|(_, range)| range.clone())),
        }
    }

    fn refuse(&mut self, class: String, heading: &Heading<'_, '_>, range: Option<Range<usize>>) -> Opens {
        let range = range.unwrap_or_else(|| heading.range.clone());
        match class.as_str() {
            "step" => self.page.note(range, Code::StepMisplaced, &[]),
            "term" => self.page.note(range, Code::QuestionMisplaced, &["@not-term"]),
            _ => self.page.note(range, Code::ClassUnknown, &[&class]),
        }
        Opens::Refused
    }

    fn special(
        &mut self,
        opens: &Opens,
        heading: &Heading<'_, '_>,
        inside: &[Piece<'_, '_>],
        readers: &Readers,
    ) -> Option<Block> {
        match opens {
            Opens::Overlay => Some(Block::Overlay(self.overlay(heading, inside, readers))),
            Opens::Question => self.question(heading, inside, readers),
            Opens::Facilitation => {
                self.facilitation(heading, inside);
                None
            }
            Opens::Text | Opens::Refused => None,
        }
    }

    fn overlay(&mut self, heading: &Heading<'_, '_>, inside: &[Piece<'_, '_>], outer: &Readers) -> Overlay {
        heading.attributes.allow(&mut self.page, &["jurisdiction", "audience"]);
        let own = readers_of(&mut self.page, heading);
        let readers = both(outer, own);
        self.overlays.push((readers.clone(), heading.range.clone()));
        let (anchor, title) = self.named(heading);
        let entry =
            TocEntry { anchor: anchor.clone(), title: title.clone(), level: heading.level, readers: readers.clone() };
        self.contents.push(entry);
        let blocks = self.section(inside, &readers);
        Overlay { anchor, title, level: heading.level, readers, blocks }
    }

    fn question(&mut self, heading: &Heading<'_, '_>, inside: &[Piece<'_, '_>], readers: &Readers) -> Option<Block> {
        let draft = question::read(&mut self.page, heading, inside, readers);
        let shown = draft.id.clone().filter(|_| !draft.exam).map(Block::Question);
        self.questions.push(draft);
        shown
    }

    fn facilitation(&mut self, heading: &Heading<'_, '_>, inside: &[Piece<'_, '_>]) {
        heading.attributes.allow(&mut self.page, &["minutes"]);
        let minutes = heading.attributes.get("minutes").and_then(|(word, _)| word.parse().ok());
        let minutes = minutes.filter(|minutes| (1..=600).contains(minutes));
        if minutes.is_none() {
            self.page.note(heading.range.clone(), Code::MinutesMissing, &[]);
        }
        let mut notes = Prose::default();
        for piece in inside {
            let prose = match piece {
                Piece::Block(events) => prose::blocks(&mut self.page, *events),
                Piece::Heading(heading) => {
                    heading.attributes.allow(&mut self.page, &[]);
                    let (anchor, _) = self.named(heading);
                    prose::heading(&mut self.page, heading, &anchor)
                }
            };
            notes.0.extend(prose.0);
        }
        let title = super::typography::printed(&plain(heading.title), self.page.language).into_owned();
        self.facilitation.push(Facilitation { title, minutes: minutes.unwrap_or(0), prose: notes });
    }
}

/// Readers of a section inside a section: the inner word where there is one.
fn both(outer: &Readers, own: Readers) -> Readers {
    let jurisdictions = if own.jurisdictions.is_empty() { outer.jurisdictions.clone() } else { own.jurisdictions };
    let audiences = if own.audiences.is_empty() { outer.audiences.clone() } else { own.audiences };
    Readers { jurisdictions, audiences }
}

fn push(blocks: &mut Vec<Block>, mut text: Prose) {
    if !text.is_empty() {
        join(&mut text);
        blocks.push(Block::Prose(text));
    }
}

/// Joins neighbouring pieces of HTML, which came block by block.
fn join(prose: &mut Prose) {
    let mut joined: Vec<Segment> = Vec::with_capacity(prose.0.len());
    let mut html = String::new();
    for segment in prose.0.drain(..) {
        match segment {
            Segment::Html(piece) => html.push_str(piece.as_str()),
            other => {
                flush(&mut html, &mut joined);
                joined.push(other);
            }
        }
    }
    flush(&mut html, &mut joined);
    prose.0 = joined;
}

fn flush(html: &mut String, joined: &mut Vec<Segment>) {
    if !html.is_empty() {
        joined.push(Segment::Html(Html::vouched(std::mem::take(html))));
    }
}

fn word_count(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count())
        .unwrap_or(u32::MAX)
}

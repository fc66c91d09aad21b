//! The glossary of a course: one `## Word {#id .term}` heading for each entry.

use std::ops::Range;

use learning::catalogue::{Prose, Term, TermId};

use super::markdown::{self, Heading, Piece, plain, section_end};
use super::page::{Page, Uses};
use super::{front, prose, typography};
use crate::authoring::code::Code;

/// A glossary in one language.
#[derive(Debug, Default)]
pub(in crate::authoring) struct GlossaryDraft {
    pub(in crate::authoring) terms: Vec<(TermId, Term, Range<usize>)>,
    pub(in crate::authoring) uses: Uses,
}

/// Reads a glossary.
pub(in crate::authoring) fn read(mut page: Page<'_>) -> Option<GlossaryDraft> {
    let split = front::split(page.source, page.findings);
    let events = markdown::events(&mut page, split.body)?;
    let pieces = markdown::pieces(&mut page, &events);
    markdown::check_levels(&mut page, &pieces);
    let mut terms: Vec<(TermId, Term, Range<usize>)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Heading(heading) = piece else { continue };
        let inside = pieces.get(at + 1..section_end(&pieces, at, heading.level)).unwrap_or_default();
        let Some((id, range)) = id(&mut page, heading) else { continue };
        if terms.iter().any(|(seen, ..)| *seen == id) {
            page.note(range.clone(), Code::IdDuplicate, &[id.as_str(), "@same-page"]);
        }
        let name = typography::printed(&plain(heading.title), page.language).into_owned();
        terms.push((id, Term { name, meaning: meaning(&mut page, inside) }, range));
    }
    Some(GlossaryDraft { terms, uses: page.uses })
}

fn id(page: &mut Page<'_>, heading: &Heading<'_, '_>) -> Option<(TermId, Range<usize>)> {
    heading.attributes.allow(page, &[]);
    if !heading.attributes.has_class("term") {
        page.note(heading.range.clone(), Code::QuestionMisplaced, &["@glossary"]);
        return None;
    }
    let Some((word, range)) = heading.attributes.id.clone() else {
        page.note(heading.range.clone(), Code::IdMissing, &[""]);
        return None;
    };
    match TermId::new(word.as_str()) {
        Ok(id) => Some((id, range)),
        Err(_) => {
            page.note(range, Code::IdMalformed, &[&word]);
            None
        }
    }
}

fn meaning(page: &mut Page<'_>, inside: &[Piece<'_, '_>]) -> Prose {
    let mut meaning = Prose::default();
    for piece in inside {
        if let Piece::Block(events) = piece {
            meaning.0.extend(prose::blocks(page, *events).0);
        }
    }
    meaning
}

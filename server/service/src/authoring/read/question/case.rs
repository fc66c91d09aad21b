//! Case files: a dossier, then steps, each a question of its own.

use std::collections::BTreeSet;

use learning::catalogue::{ObjectiveId, StepId};
use learning::quiz::{CaseFile, Kind, Step, Task, Wording};

use super::super::answers;
use super::super::markdown::{Heading, Piece, plain};
use super::super::page::Page;
use super::super::prose;
use super::{QuestionDraft, body, head};
use crate::authoring::code::Code;

/// Reads a case file below its heading.
pub(super) fn read(
    page: &mut Page<'_>,
    heading: &Heading<'_, '_>,
    inside: &[Piece<'_, '_>],
    own: &head::Head,
    draft: &mut QuestionDraft,
) -> Option<Wording> {
    let first = inside.iter().position(is_step).unwrap_or(inside.len());
    let (papers, rest) = inside.split_at_checked(first)?;
    let mut notes = body::Notes::default();
    let stem = dossier(page, papers, &mut notes);
    let steps = steps(page, rest, own, draft);
    if steps.is_empty() {
        page.note(heading.range.clone(), Code::CaseWithoutSteps, &[]);
        return None;
    }
    let task = Task::Case(CaseFile { steps });
    Some(super::worded(super::title(page, heading), stem, task, notes, &own.citations))
}

fn is_step(piece: &Piece<'_, '_>) -> bool {
    matches!(piece, Piece::Heading(heading) if heading.attributes.has_class("step"))
}

fn dossier(page: &mut Page<'_>, papers: &[Piece<'_, '_>], notes: &mut body::Notes) -> learning::catalogue::Prose {
    let mut stem = learning::catalogue::Prose::default();
    for piece in papers {
        let prose = match piece {
            Piece::Block(block) if body::take_quote(page, block, notes) => continue,
            Piece::Block(block) => prose::blocks(page, *block),
            Piece::Heading(heading) => {
                heading.attributes.allow(page, &[]);
                let anchor = page.anchor(&plain(heading.title));
                prose::heading(page, heading, &anchor)
            }
        };
        stem.0.extend(prose.0);
    }
    stem
}

fn steps(page: &mut Page<'_>, rest: &[Piece<'_, '_>], own: &head::Head, draft: &mut QuestionDraft) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while let Some(Piece::Heading(heading)) = rest.get(at) {
        let next = rest.iter().skip(at + 1).position(is_step).map_or(rest.len(), |length| at + 1 + length);
        let inside = rest.get(at + 1..next).unwrap_or_default();
        steps.extend(step(page, heading, inside, own, draft, &mut seen));
        at = next;
    }
    steps
}

fn step(
    page: &mut Page<'_>,
    heading: &Heading<'_, '_>,
    inside: &[Piece<'_, '_>],
    own: &head::Head,
    draft: &mut QuestionDraft,
    seen: &mut BTreeSet<String>,
) -> Option<Step> {
    let mut head = head::read(page, heading, head::Place::Step);
    if head.kind == Some(Kind::Case) {
        page.note(
            heading.range.clone(),
            Code::AttributeValue,
            &["kind", "case", "single, multiple, order, match, number, text, gap, essay"],
        );
        head.kind = None;
    }
    let after = after(page, heading, seen);
    let id = id(page, heading, seen);
    let body = body::read(page, inside, head.kind);
    let task = answers::read(page, heading, &head, &body);
    draft.objectives.extend(head.objective.clone());
    draft.citations.extend(head.citations.iter().cloned());
    let objective =
        head.objective.as_ref().or(own.objective.as_ref()).and_then(|(id, _)| ObjectiveId::new(id.as_str()).ok());
    let body::Notes { hints, explanation, note } = body.notes;
    Some(Step {
        id: id?,
        title: super::title(page, heading),
        after,
        objective: objective?,
        difficulty: head.difficulty.or(own.difficulty)?,
        citations: head.citations.into_iter().map(|(citation, _)| citation).collect(),
        stem: body.stem,
        task: task?,
        hints,
        explanation,
        note,
    })
}

fn id(page: &mut Page<'_>, heading: &Heading<'_, '_>, seen: &mut BTreeSet<String>) -> Option<StepId> {
    let Some((word, range)) = heading.attributes.id.clone() else {
        page.note(heading.range.clone(), Code::IdMissing, &["s-"]);
        return None;
    };
    let Ok(id) = StepId::new(word.as_str()) else {
        page.note(range, Code::IdMalformed, &[&word]);
        return None;
    };
    if !word.starts_with("s-") {
        page.note(range.clone(), Code::IdPrefix, &[&word, "s-"]);
    }
    if !seen.insert(word.clone()) {
        page.note(range, Code::IdDuplicate, &[&word, "@same-case"]);
    }
    Some(id)
}

fn after(page: &mut Page<'_>, heading: &Heading<'_, '_>, seen: &BTreeSet<String>) -> Option<StepId> {
    let (word, range) = heading.attributes.get("after")?.clone();
    if !seen.contains(&word) {
        page.note(range, Code::StepUnknown, &[&word]);
    }
    StepId::new(word).ok()
}

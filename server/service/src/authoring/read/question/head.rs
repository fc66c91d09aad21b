//! The attributes of a question's or a step's heading.

use std::collections::BTreeSet;
use std::ops::Range;

use learning::catalogue::{Audience, Citation, Jurisdiction, QuestionId, Readers};
use learning::quiz::{Difficulty, Kind};

use super::super::attributes::Placed;
use super::super::markdown::Heading;
use super::super::page::Page;
use crate::authoring::code::Code;

/// Where a heading stands, which decides what it may say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::authoring) enum Place {
    Question,
    Step,
}

/// What a question's or a step's heading says.
pub(in crate::authoring) struct Head {
    pub(in crate::authoring) kind: Option<Kind>,
    pub(in crate::authoring) objective: Option<Placed>,
    pub(in crate::authoring) difficulty: Option<Difficulty>,
    pub(in crate::authoring) citations: Vec<(Citation, Range<usize>)>,
}

const QUESTION: &[&str] =
    &["objective", "difficulty", "law", "kind", "jurisdiction", "audience", "answer", "tolerance", "points"];
const STEP: &[&str] = &["objective", "difficulty", "law", "kind", "after", "answer", "tolerance", "points"];

/// Reads a heading and notes what is missing or wrong.
pub(super) fn read(page: &mut Page<'_>, heading: &Heading<'_, '_>, place: Place) -> Head {
    heading.attributes.allow(page, if place == Place::Question { QUESTION } else { STEP });
    let head = Head {
        kind: kind(page, heading),
        objective: heading.attributes.get("objective").cloned(),
        difficulty: difficulty(page, heading, place),
        citations: citations(page, heading, place),
    };
    if head.objective.is_none() && place == Place::Question {
        page.note(heading.range.clone(), Code::ObjectiveMissing, &[]);
    }
    head
}

fn kind(page: &mut Page<'_>, heading: &Heading<'_, '_>) -> Option<Kind> {
    let (word, range) = heading.attributes.get("kind")?.clone();
    let kind = Kind::from_word(&word);
    if kind.is_none() {
        let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        page.note(range, Code::AttributeValue, &["kind", &word, &known.join(", ")]);
    }
    kind
}

fn difficulty(page: &mut Page<'_>, heading: &Heading<'_, '_>, place: Place) -> Option<Difficulty> {
    let given = heading.attributes.get("difficulty");
    let difficulty = given.and_then(|(word, _)| word.parse().ok()).and_then(Difficulty::new);
    if difficulty.is_none() && (given.is_some() || place == Place::Question) {
        let range = given.map_or_else(|| heading.range.clone(), |(_, range)| range.clone());
        page.note(range, Code::DifficultyMissing, &[]);
    }
    difficulty
}

fn citations(page: &mut Page<'_>, heading: &Heading<'_, '_>, place: Place) -> Vec<(Citation, Range<usize>)> {
    let Some((words, range)) = heading.attributes.get("law").cloned() else {
        if place == Place::Question {
            page.note(heading.range.clone(), Code::QuestionLawMissing, &[]);
        }
        return Vec::new();
    };
    let mut citations = Vec::new();
    let mut at = range.start + usize::from(page.text(&range).starts_with('"'));
    for word in words.split(',') {
        let here = at..at + word.len();
        match word.parse() {
            Ok(citation) => citations.push((citation, here)),
            Err(_) => page.note(here, Code::LawMalformed, &[word]),
        }
        at += word.len() + 1;
    }
    citations
}

/// The id of a question, checked.
pub(super) fn question_id(page: &mut Page<'_>, heading: &Heading<'_, '_>, exam: bool) -> Option<QuestionId> {
    let prefix = if exam { "x-" } else { "q-" };
    let Some((word, range)) = heading.attributes.id.clone() else {
        page.note(heading.range.clone(), Code::IdMissing, &[prefix]);
        return None;
    };
    let Ok(id) = QuestionId::new(word.as_str()) else {
        page.note(range, Code::IdMalformed, &[&word]);
        return None;
    };
    if !word.starts_with(prefix) {
        page.note(range, Code::IdPrefix, &[&word, prefix]);
    }
    Some(id)
}

/// The readers that a heading names.
pub(in crate::authoring) fn readers_of(page: &mut Page<'_>, heading: &Heading<'_, '_>) -> Readers {
    Readers {
        jurisdictions: named(page, heading, "jurisdiction", Jurisdiction::from_code, "BF, ML, NE"),
        audiences: named(page, heading, "audience", Audience::from_code, "magistrat, opj, greffier"),
    }
}

fn named<T: Ord>(
    page: &mut Page<'_>,
    heading: &Heading<'_, '_>,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
    known: &str,
) -> BTreeSet<T> {
    let Some((words, range)) = heading.attributes.get(key).cloned() else { return BTreeSet::new() };
    let mut named = BTreeSet::new();
    for word in words.split([',', '|']) {
        match read(word.trim()) {
            Some(value) => {
                named.insert(value);
            }
            None => page.note(range.clone(), Code::AttributeValue, &[key, word, known]),
        }
    }
    named
}

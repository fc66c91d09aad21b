//! Citations: each resolves, and law that is not sound is said not to be.

use std::ops::Range;

use learning::catalogue::{Answer, Citation, LawState, Register, Status};

use super::Desk;
use crate::authoring::code::Code;
use crate::authoring::gather::CourseDraft;
use crate::authoring::nearest::nearest;
use crate::authoring::read::page::LawUse;

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft, register: &Register) {
    let lessons = course.lessons.iter().map(|file| (file.source, &file.draft.uses));
    let glossaries = course.glossaries.iter().map(|file| (file.source, &file.draft.uses));
    for (source, uses) in lessons.chain(glossaries) {
        for found in &uses.laws {
            in_text(desk, source, found, register);
        }
    }
    for lesson in &course.lessons {
        for (citation, range) in lesson.draft.questions.iter().flat_map(|question| &question.citations) {
            in_question(desk, lesson.source, citation, range, register);
        }
    }
}

fn in_text(desk: &mut Desk<'_>, source: usize, found: &LawUse, register: &Register) {
    let Some(concern) = concern(desk, source, &found.citation, &found.range, register) else { return };
    let text = desk.text(source);
    if !says_so(
        text.get(found.within.clone()).unwrap_or_default(),
        found.range.start.saturating_sub(found.within.start),
        concern,
    ) {
        let about = [undated(&found.citation), format!("@{concern}")];
        desk.note(source, found.range.clone(), Code::LawUnsaid, &[&about[0], &about[1]]);
    }
}

fn in_question(desk: &mut Desk<'_>, source: usize, citation: &Citation, range: &Range<usize>, register: &Register) {
    if let Some(concern) = concern(desk, source, citation, range, register) {
        let about = [undated(citation), format!("@{concern}")];
        desk.note(source, range.clone(), Code::LawQuestionUnsound, &[&about[0], &about[1]]);
    }
}

/// Why a citation is not sound, if it resolves and is not; notes one that does not resolve.
fn concern(
    desk: &mut Desk<'_>,
    source: usize,
    citation: &Citation,
    range: &Range<usize>,
    register: &Register,
) -> Option<&'static str> {
    let Some(resolved) = register.resolve(citation) else {
        unresolved(desk, source, citation, range, register);
        return None;
    };
    if let Some(day) = citation.on
        && resolved.provisions.iter().any(|provision| provision.state.in_force_on(day) == Answer::No)
    {
        let about = [undated(citation), day.to_string()];
        desk.note(source, range.clone(), Code::LawNotInForceThen, &[&about[0], &about[1]]);
        return None;
    }
    let unsound = resolved.provisions.iter().find(|provision| !provision.state.is_sound_on(citation.on))?;
    Some(word_of(&unsound.state, citation.on.is_some()))
}

fn undated(citation: &Citation) -> String {
    format!("{}/{}", citation.instrument, citation.provision)
}

const fn word_of(state: &LawState, dated: bool) -> &'static str {
    match state.status {
        Status::Repealed if !dated => "repealed",
        Status::Draft => "draft",
        Status::Uncertain => "uncertain",
        _ if state.to_verify => "to-verify",
        _ => "uncertain",
    }
}

fn unresolved(desk: &mut Desk<'_>, source: usize, citation: &Citation, range: &Range<usize>, register: &Register) {
    let word = citation.instrument.as_str();
    let Some(instrument) = register.instrument(word) else {
        let known = register.instruments().iter().map(|instrument| instrument.id.as_str());
        let near = nearest(word, known).unwrap_or("—");
        return desk.note(source, range.clone(), Code::LawUnknownInstrument, &[word, near]);
    };
    let known: Vec<&str> = instrument.provisions.iter().map(|provision| provision.id.as_str()).collect();
    let about = [word, citation.provision.as_str(), &known.join(", ")];
    desk.note(source, range.clone(), Code::LawUnknownProvision, &about);
}

/// Whether the sentence around a citation says what is the matter with a provision.
pub(crate) fn is_said(state: &LawState, dated: bool, paragraph: &str, at: usize) -> bool {
    says_so(paragraph, at, word_of(state, dated))
}

/// Whether the sentence around a citation says what is the matter with it.
fn says_so(paragraph: &str, at: usize, concern: &str) -> bool {
    let sentence = sentence(paragraph, at).to_lowercase();
    let words: &[&str] = match concern {
        "repealed" => &[
            "abrog",
            "remplac",
            "n’est plus",
            "n'est plus",
            "histori",
            "ancien",
            "repeal",
            "replac",
            "no longer",
            "former",
        ],
        "draft" => &["projet", "pas encore", "annonc", "draft", "bill", "not yet", "announced", "proposed"],
        _ => &[
            "vérifi",
            "verifi",
            "vérifier",
            "verify",
            "incertain",
            "uncertain",
            "confirm",
            "retrouv",
            "relu",
            "contrôl",
            "discut",
            "doute",
            "doubt",
            "unverified",
            "check",
            "open point",
            "point ouvert",
        ],
    };
    words.iter().any(|word| sentence.contains(word))
}

/// The sentence of a paragraph in which a byte stands; the points of abbreviations do not end one.
fn sentence(paragraph: &str, at: usize) -> &str {
    let (mut start, mut end) = (0, paragraph.len());
    let mut letters = paragraph.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let Some((next, after)) = letters.peek().copied() else { break };
        let ends =
            matches!(letter, '.' | '!' | '?') && after == ' ' || letter == '|' || (letter == '\n' && after == '\n');
        if !ends || !begins_sentence(paragraph.get(next..).unwrap_or_default()) {
            continue;
        }
        if place < at {
            start = next;
        } else {
            end = place;
            break;
        }
    }
    paragraph.get(start..end).unwrap_or(paragraph)
}

fn begins_sentence(rest: &str) -> bool {
    rest.trim_start().chars().next().is_none_or(|first| first.is_uppercase() || "«*[“|".contains(first))
}

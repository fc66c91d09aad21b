//! The two languages of a course: same files, same ids, same keys, same citations.

use std::collections::{BTreeMap, BTreeSet};

use learning::catalogue::{Citation, Language};
use learning::quiz::Task;

use super::Desk;
use super::questions::size;
use crate::authoring::code::Code;
use crate::authoring::gather::{CourseDraft, LessonFile};
use crate::authoring::read::question::QuestionDraft;

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft) {
    let Some(translated) = course.translated() else { return };
    let original = course.original();
    let by_place = |language: Language| -> BTreeMap<(&str, &str), &LessonFile> {
        let own = course.lessons.iter().filter(move |lesson| lesson.language == language);
        own.map(|lesson| ((lesson.folder.as_str(), lesson.name.as_str()), lesson)).collect()
    };
    let (originals, translations) = (by_place(original), by_place(translated));
    for (place, lesson) in &originals {
        match translations.get(place) {
            Some(translation) => compare(desk, lesson, translation),
            None => missing(desk, lesson, translated, *place),
        }
    }
    for (place, lesson) in translations.iter().filter(|(place, _)| !originals.contains_key(*place)) {
        let path = format!("{}/{}/{}", original.tag(), place.0, place.1);
        desk.note(lesson.source, 0..1, Code::TranslationExtra, &[&path]);
    }
    glossaries(desk, course, original, translated);
}

fn missing(desk: &mut Desk<'_>, lesson: &LessonFile, translated: Language, place: (&str, &str)) {
    let tag = format!("@{}", translated.tag());
    let path = format!("{}/{}/{}", translated.tag(), place.0, place.1);
    desk.note(lesson.source, 0..1, Code::TranslationMissing, &[&tag, &path]);
}

fn compare(desk: &mut Desk<'_>, original: &LessonFile, translation: &LessonFile) {
    front(desk, original, translation);
    let (first, second) = (by_id(original), by_id(translation));
    for (id, question) in &first {
        match second.get(id) {
            Some(other) => questions(desk, translation.source, translation.language, question, other),
            None => {
                let name = desk.name(translation.source);
                desk.note(original.source, question.at.clone(), Code::TranslationIds, &[id, name]);
            }
        }
    }
    for (id, question) in second.iter().filter(|(id, _)| !first.contains_key(*id)) {
        let name = desk.name(original.source);
        desk.note(translation.source, question.at.clone(), Code::TranslationIds, &[id, name]);
    }
}

fn by_id(lesson: &LessonFile) -> BTreeMap<&str, &QuestionDraft> {
    let named = lesson.draft.questions.iter().filter(|question| question.id.is_some());
    named.map(|question| (question.name(), question)).collect()
}

fn front(desk: &mut Desk<'_>, original: &LessonFile, translation: &LessonFile) {
    let (first, second) = (&original.draft.front, &translation.draft.front);
    let set =
        |lesson: &LessonFile| lesson.draft.front.objectives.iter().map(|o| o.value.clone()).collect::<BTreeSet<_>>();
    let differs = if first.kind != second.kind {
        "@kind"
    } else if set(original) != set(translation) {
        "@objectives"
    } else if first.readers() != second.readers() {
        "@readers"
    } else {
        return;
    };
    let at = translation.draft.yaml;
    desk.note(translation.source, at..at + 1, Code::TranslationFront, &[differs]);
}

fn questions(desk: &mut Desk<'_>, source: usize, language: Language, first: &QuestionDraft, second: &QuestionDraft) {
    let at = || second.at.clone();
    let name = second.name();
    for differs in attributes(first, second) {
        desk.note(source, at(), Code::TranslationAttributes, &[name, differs]);
    }
    if let Some(differs) = citations(first, second) {
        desk.note(source, at(), Code::TranslationCitations, &[name, &differs]);
    }
    let (Some(one), Some(two)) = (&first.wording, &second.wording) else { return };
    if one.task.kind() != two.task.kind() {
        return desk.note(source, at(), Code::TranslationAttributes, &[name, "@kind"]);
    }
    tasks(desk, source, language, second, &one.task, &two.task);
}

fn tasks(desk: &mut Desk<'_>, source: usize, language: Language, question: &QuestionDraft, one: &Task, two: &Task) {
    if size(one) != size(two) {
        let about = [size(two).to_string(), size(one).to_string()];
        desk.note(source, question.at.clone(), Code::TranslationOptions, &[question.name(), &about[0], &about[1]]);
    } else if !same_key(one, two) {
        let tag = format!("@{}", language.tag());
        desk.note(source, question.at.clone(), Code::TranslationKey, &[question.name(), &tag]);
    }
}

fn attributes(first: &QuestionDraft, second: &QuestionDraft) -> Vec<&'static str> {
    let words = |question: &QuestionDraft| question.objectives.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>();
    let differences = [
        (first.exam != second.exam, "@exam"),
        (words(first) != words(second), "@objective"),
        (first.difficulty != second.difficulty, "@difficulty"),
        (first.readers != second.readers, "@readers"),
    ];
    differences.into_iter().filter(|(differs, _)| *differs).map(|(_, word)| word).collect()
}

fn citations(first: &QuestionDraft, second: &QuestionDraft) -> Option<String> {
    let set =
        |question: &QuestionDraft| question.citations.iter().map(|(c, _)| c.clone()).collect::<BTreeSet<Citation>>();
    let (one, two) = (set(first), set(second));
    let differ: Vec<String> = one.symmetric_difference(&two).map(ToString::to_string).collect();
    (!differ.is_empty()).then(|| differ.join(", "))
}

/// Whether two tasks of one kind and size have the same key, as far as a machine can tell.
fn same_key(one: &Task, two: &Task) -> bool {
    match (one, two) {
        (Task::Single { right: a, .. }, Task::Single { right: b, .. }) => a == b,
        (Task::Multiple { right: a, .. }, Task::Multiple { right: b, .. }) => a == b,
        (Task::Match { key: a, .. }, Task::Match { key: b, .. }) => a == b,
        (Task::Number { answer: a, tolerance: c }, Task::Number { answer: b, tolerance: d }) => (a, c) == (b, d),
        (Task::Essay { points: a, .. }, Task::Essay { points: b, .. }) => a == b,
        (Task::Case(a), Task::Case(b)) => a.steps.iter().zip(&b.steps).all(|(x, y)| {
            let sizes = size(&x.task) == size(&y.task);
            x.id == y.id && x.after == y.after && x.task.kind() == y.task.kind() && sizes && same_key(&x.task, &y.task)
        }),
        _ => true,
    }
}

fn glossaries(desk: &mut Desk<'_>, course: &CourseDraft, original: Language, translated: Language) {
    let file = |language: Language| course.glossaries.iter().find(|file| file.language == language);
    let (Some(first), Some(second)) = (file(original), file(translated)) else { return };
    for (here, there) in [(first, second), (second, first)] {
        for (id, _, range) in &here.draft.terms {
            if !there.draft.terms.iter().any(|(other, ..)| other == id) {
                let name = desk.name(there.source);
                desk.note(here.source, range.clone(), Code::TranslationIds, &[id.as_str(), name]);
            }
        }
    }
}

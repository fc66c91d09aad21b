//! Banks as a whole: exam questions that practice gives away, and right answers that can be guessed by their looks.

use std::collections::BTreeMap;

use learning::quiz::{Choice, Task, Wording, fold};

use super::Desk;
use crate::authoring::code::Code;
use crate::authoring::gather::{CourseDraft, LessonFile};
use crate::authoring::read::question::QuestionDraft;

/// Fewer single choices than this say nothing about habits.
const ENOUGH: usize = 12;

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft) {
    for language in &course.file.languages {
        let files: Vec<&LessonFile> = course.lessons.iter().filter(|lesson| lesson.language == *language).collect();
        reused(desk, &files);
        for module in &course.file.modules {
            let own: Vec<&LessonFile> =
                files.iter().copied().filter(|file| file.folder == *module.folder.get_ref()).collect();
            looks(desk, &own);
        }
    }
}

fn asked(wording: &Wording) -> String {
    let stem = wording.stem.plain();
    fold(if stem.is_empty() { &wording.title } else { &stem })
}

fn all<'c>(files: &'c [&LessonFile]) -> impl Iterator<Item = (usize, &'c QuestionDraft, &'c Wording)> {
    let questions = |file: &&'c LessonFile| {
        let source = file.source;
        file.draft.questions.iter().filter_map(move |q| q.wording.as_ref().map(|wording| (source, q, wording)))
    };
    files.iter().flat_map(questions)
}

/// Notes exam questions that ask in the same words what practice asks.
fn reused(desk: &mut Desk<'_>, files: &[&LessonFile]) {
    let practice: BTreeMap<String, &str> =
        all(files).filter(|(_, q, _)| !q.exam).map(|(_, q, wording)| (asked(wording), q.name())).collect();
    for (source, question, wording) in all(files).filter(|(_, question, _)| question.exam) {
        if let Some(name) = practice.get(&asked(wording)) {
            desk.note(source, question.at.clone(), Code::ExamReused, &[name]);
        }
    }
}

/// Length and place of right answers over the single choices of a module.
fn looks(desk: &mut Desk<'_>, files: &[&LessonFile]) {
    let singles: Vec<(usize, &QuestionDraft, &Vec<Choice>, usize)> = all(files)
        .filter_map(|(source, question, wording)| match &wording.task {
            Task::Single { choices, right } => Some((source, question, choices, usize::from(*right))),
            _ => None,
        })
        .collect();
    let Some((source, first, ..)) = singles.first().filter(|_| singles.len() >= ENOUGH) else { return };
    let total = singles.len();
    let longest = singles.iter().filter(|(_, _, choices, right)| is_longest(choices, *right)).count();
    let chance = singles.iter().map(|(_, _, choices, _)| 100 / choices.len().max(1)).sum::<usize>() / total;
    if longest * 100 > total * (chance + 25) {
        let about = [longest * 100 / total, total, chance].map(|number| number.to_string());
        desk.note(*source, first.at.clone(), Code::RightAlwaysLongest, &[&about[0], &about[1], &about[2]]);
    }
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    singles.iter().for_each(|(_, _, _, right)| *places.entry(right + 1).or_default() += 1);
    if let Some((place, count)) = places.into_iter().max_by_key(|(_, count)| *count)
        && count * 100 > total * (chance + 30)
    {
        let about = [place, count * 100 / total, total].map(|number| number.to_string());
        desk.note(*source, first.at.clone(), Code::RightSamePlace, &[&about[0], &about[1], &about[2]]);
    }
}

fn is_longest(choices: &[Choice], right: usize) -> bool {
    let lengths: Vec<usize> = choices.iter().map(|choice| choice.text.plain().chars().count()).collect();
    let own = lengths.get(right).copied().unwrap_or(0);
    lengths.iter().enumerate().all(|(place, length)| place == right || *length < own)
}

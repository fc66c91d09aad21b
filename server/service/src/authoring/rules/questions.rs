//! Questions of a course: ids used once, objectives that exist, kinds that stay.

use std::collections::{BTreeMap, BTreeSet};

use learning::quiz::Task;

use super::Desk;
use super::courses::unknown_objective;
use crate::authoring::Published;
use crate::authoring::code::Code;
use crate::authoring::gather::CourseDraft;

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft, published: &Published) {
    duplicates(desk, course);
    objectives(desk, course);
    if let Some(before) = published.get(course.file.id.get_ref()) {
        kinds(desk, course, before);
    }
    unused(desk, course);
}

fn duplicates(desk: &mut Desk<'_>, course: &CourseDraft) {
    for language in &course.file.languages {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for lesson in course.lessons.iter().filter(|lesson| lesson.language == *language) {
            for question in lesson.draft.questions.iter().filter(|question| question.id.is_some()) {
                if let Some(first) = seen.insert(question.name(), lesson.source) {
                    let elsewhere = desk.name(first);
                    desk.note(lesson.source, question.at.clone(), Code::IdDuplicate, &[question.name(), elsewhere]);
                }
            }
        }
    }
}

fn objectives(desk: &mut Desk<'_>, course: &CourseDraft) {
    for lesson in &course.lessons {
        for (word, range) in lesson.draft.questions.iter().flat_map(|question| &question.objectives) {
            unknown_objective(desk, course, lesson.source, word, range.clone());
        }
        for word in &lesson.draft.front.objectives {
            let at = desk
                .sources
                .get(lesson.source)
                .map_or(0, |source| crate::authoring::read::front::byte_of(source, lesson.draft.yaml, word.referenced));
            unknown_objective(desk, course, lesson.source, &word.value, at..at + word.value.len());
        }
    }
}

fn kinds(
    desk: &mut Desk<'_>,
    course: &CourseDraft,
    before: &BTreeMap<learning::catalogue::QuestionId, learning::quiz::Kind>,
) {
    for lesson in &course.lessons {
        for question in &lesson.draft.questions {
            let now = question.wording.as_ref().map(|wording| wording.task.kind());
            let was = question.id.as_ref().and_then(|id| before.get(id));
            if let (Some(now), Some(was)) = (now, was)
                && now != *was
            {
                let about = [question.name(), was.word(), now.word()];
                desk.note(lesson.source, question.at.clone(), Code::IdKindChanged, &about);
            }
        }
    }
}

fn unused(desk: &mut Desk<'_>, course: &CourseDraft) {
    let questions = course.lessons.iter().flat_map(|lesson| &lesson.draft.questions);
    let used: BTreeSet<&str> = questions.flat_map(|q| &q.objectives).map(|(word, _)| word.as_str()).collect();
    for objective in &course.file.objectives {
        if !used.contains(objective.id.get_ref().as_str()) {
            desk.note(course.source, objective.id.span(), Code::ObjectiveUnused, &[objective.id.get_ref()]);
        }
    }
}

/// How many things a task is made of, for comparison between languages.
pub(super) fn size(task: &Task) -> usize {
    match task {
        Task::Order { steps } => steps.len(),
        Task::Essay { rubric, .. } => rubric.len(),
        // Accepted words may be more or fewer in another language.
        Task::Text { .. } | Task::Number { .. } => 1,
        other => other.parts(),
    }
}

//! Tests that the bank can fill, for every jurisdiction and profession and for all parallel forms at once.

use learning::catalogue::{Audience, Jurisdiction, Purpose};

use super::Desk;
use crate::authoring::code::Code;
use crate::authoring::gather::CourseDraft;
use crate::authoring::read::course_file::TestEntry;
use crate::authoring::read::question::QuestionDraft;
use crate::authoring::source::Visibility;

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft) {
    let original = course.original();
    let own = || course.lessons.iter().filter(|lesson| lesson.language == original);
    let exams = own().flat_map(|lesson| &lesson.draft.questions).filter(|question| question.exam).collect();
    let private = own().filter(|lesson| desk.visibility(lesson.source) == Visibility::Private);
    let secret = private.flat_map(|lesson| &lesson.draft.questions).filter(|question| question.exam).collect();
    let (exams, secret): (Vec<&QuestionDraft>, Vec<&QuestionDraft>) = (exams, secret);
    for test in &course.file.tests {
        for (objective, count) in &test.draw {
            let asked = (objective, *count);
            // What anybody can read certifies nobody: of a certifying test only a school's own questions count.
            let filled = fill(desk, course, test, asked, &exams, Code::BlueprintUnfillable);
            if filled && matches!(test.purpose, Purpose::Certifying) {
                fill(desk, course, test, asked, &secret, Code::BlueprintSpecimen);
            }
        }
    }
}

/// Questions that one learner may need: all forms of a test are disjoint, and a pair of tests shares its forms.
const fn needed(test: &TestEntry, count: u16) -> usize {
    let forms = if matches!(test.purpose, Purpose::Certifying) || test.forms > 1 { test.forms } else { 1 };
    count as usize * forms as usize
}

fn fill(
    desk: &mut Desk<'_>,
    course: &CourseDraft,
    test: &TestEntry,
    (objective, count): (&crate::authoring::read::course_file::Word, u16),
    exams: &[&QuestionDraft],
    code: Code,
) -> bool {
    let about: Vec<&QuestionDraft> = exams.iter().copied().filter(|q| asks(q, objective.get_ref())).collect();
    let needed = needed(test, count);
    let mut short: Vec<String> = Vec::new();
    for place in Jurisdiction::ALL {
        for audience in Audience::ALL {
            let fit = about.iter().filter(|question| question.readers.include(Some(place), Some(audience))).count();
            if fit < needed {
                short.push(format!("{}, {}: {fit}", place.code(), audience.code()));
            }
        }
    }
    let filled = short.is_empty();
    if let Some(first) = short.first() {
        let all = short.len() == Jurisdiction::ALL.len() * Audience::ALL.len() && about.len() < needed;
        let who = if all { about.len().to_string() } else { first.clone() };
        let range = objective.span();
        let about = [test.id.get_ref(), &needed.to_string(), objective.get_ref(), &who];
        desk.note(
            course.source,
            range,
            code,
            &[about[0].as_str(), about[1].as_str(), about[2].as_str(), about[3].as_str()],
        );
    }
    filled
}

/// Whether a question may be drawn for an objective: it is its first one, and a case is never drawn.
fn asks(question: &QuestionDraft, objective: &str) -> bool {
    let case = question.wording.as_ref().is_some_and(|wording| matches!(wording.task, learning::quiz::Task::Case(_)));
    !case && question.objectives.first().is_some_and(|(word, _)| word == objective)
}

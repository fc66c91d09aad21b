//! The coverage matrix: objective by jurisdiction, how many questions a learner there may meet.

use learning::catalogue::Jurisdiction;
use serde::Serialize;

use super::gather::CourseDraft;

/// The coverage of one course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The course.
    pub course: String,
    /// One row for each objective, in order.
    pub rows: Vec<Row>,
}

/// The coverage of one objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The objective.
    pub objective: String,
    /// Practice and exam questions for learners of BF, ML and NE.
    pub questions: [(usize, usize); 3],
    /// Sections written for BF, ML and NE in lessons that serve it.
    pub overlays: [usize; 3],
}

/// Counts the questions and overlays of a course in its source language.
pub(super) fn of(course: &CourseDraft) -> Coverage {
    let rows = course.file.objectives.iter().map(|objective| row(course, objective.id.get_ref())).collect();
    Coverage { course: course.file.id.get_ref().clone(), rows }
}

fn row(course: &CourseDraft, objective: &str) -> Row {
    let original = course.original();
    let lessons = || course.lessons.iter().filter(|lesson| lesson.language == original);
    let asks = |words: &[(String, std::ops::Range<usize>)]| words.iter().any(|(word, _)| word == objective);
    let count = |place: Jurisdiction, exam: bool| {
        let questions = lessons().flat_map(|lesson| &lesson.draft.questions);
        let fit = questions.filter(|q| q.exam == exam && asks(&q.objectives));
        fit.filter(|q| q.readers.jurisdictions.is_empty() || q.readers.jurisdictions.contains(&place)).count()
    };
    let overlays = |place: Jurisdiction| {
        let serving = lessons().filter(|lesson| lesson.draft.front.objectives.iter().any(|o| o.value == objective));
        serving.flat_map(|lesson| &lesson.draft.overlays).filter(|(r, _)| r.jurisdictions.contains(&place)).count()
    };
    Row {
        objective: objective.to_owned(),
        questions: Jurisdiction::ALL.map(|place| (count(place, false), count(place, true))),
        overlays: Jurisdiction::ALL.map(overlays),
    }
}

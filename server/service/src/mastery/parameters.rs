//! What is believed of each question: the author's rating as a prior with its uncertainty, until a calibration knows more.

use crate::{catalogue::Revision, ctx::Ctx, error::Error, quiz::case, quiz::practice::PARAMETERS};
use learning::{
    catalogue::Course,
    mastery::{beliefs::from_level, irt::Curve, uncertain::Item},
    quiz::{CaseFile, Difficulty, Task, guessing},
};
use std::{collections::BTreeMap, sync::Arc};

/// A named, frozen version of what is believed of the questions of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// Its name, noted with every event.
    pub version: String,
    items: BTreeMap<String, Item>,
}

impl Parameters {
    /// A version from the belief about each question, or step of a case file, by its name in events.
    #[must_use]
    pub const fn new(version: String, items: BTreeMap<String, Item>) -> Self {
        Self { version, items }
    }

    /// What the authors' ratings say, and nothing else.
    #[must_use]
    pub fn expert(course: &Course) -> Self {
        let mut items = BTreeMap::new();
        for question in course.questions.values().map(|q| q.question()) {
            let task = &question.wordings.text(question.wordings.source()).task;
            match task {
                Task::Case(case) => steps(question.id.as_str(), case, &mut items),
                _ => {
                    items.extend(item(question.difficulty, task).map(|item| (question.id.to_string(), item)));
                }
            }
        }
        Self::new(PARAMETERS.to_owned(), items)
    }

    /// What is believed of a question or of a step of a case file; none when a person must mark it.
    #[must_use]
    pub fn of(&self, subject: &str) -> Option<Item> {
        self.items.get(subject).copied()
    }
}

fn steps(question: &str, case: &CaseFile, items: &mut BTreeMap<String, Item>) {
    for step in &case.steps {
        items.extend(item(step.difficulty, &step.task).map(|item| (case::subject(question, step.id.as_str()), item)));
    }
}

/// The belief from a rating; the chance of guessing is that of the format.
fn item(difficulty: Difficulty, task: &Task) -> Option<Item> {
    let count = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
    let guessed = match task {
        Task::Single { choices, .. } => guessing::single(count(choices.len())),
        Task::Multiple { choices, right } => {
            guessing::multiple(count(choices.len()), count(right.iter().filter(|right| **right).count()))
        }
        Task::Order { steps } => guessing::order(count(steps.len())),
        Task::Match { left, .. } => guessing::matching(count(left.len())),
        Task::Number { .. } | Task::Text { .. } | Task::Gap { .. } => guessing::CONSTRUCTED,
        Task::Essay { .. } | Task::Case(_) => return None,
    };
    let belief = from_level(difficulty.level());
    let curve = Curve::new(1.0, belief.mean, guessed.clamp(0.0, 0.9), 1.0).ok()?;
    Some(Item { curve, variance: belief.variance })
}

/// The parameters in force for a revision. The one place where a calibration takes the place of the authors' ratings.
///
/// # Errors
/// When the database cannot be read.
#[expect(clippy::unused_async, reason = "a calibration is read from the database")]
pub async fn of(_: &Ctx, revision: &Revision) -> Result<Arc<Parameters>, Error> {
    Ok(Arc::new(Parameters::expert(&revision.course)))
}

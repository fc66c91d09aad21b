//! What a learner has done, projected from their events.

use super::{case, practice::Practised};
use crate::{
    ctx::Ctx,
    error::{Doing, Error},
    ids::LearnerId,
    journal::{self, kinds},
    moment::Moment,
    policy::Act,
};
use learning::{
    catalogue::Course,
    quiz::{CaseFile, Question, Task, Verdict},
};
use sea_orm::{QueryOrder, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// What a learner has done in a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Lessons said to be read, as `module/lesson`.
    pub read: BTreeSet<String>,
    /// Practice answers by question or step of a case file, in the order they were kept.
    pub practised: BTreeMap<String, Vec<Answered>>,
    /// Case files by question: steps answered since it was last begun, each once, in the order they were kept.
    pub cases: BTreeMap<String, Vec<(String, Answered)>>,
}

/// One practice answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// What it is worth.
    pub verdict: Verdict,
    /// A hint was opened before.
    pub hinted: bool,
    /// When it was kept.
    pub at: Moment,
    /// The answer itself.
    pub practised: Practised,
}

/// How a learner stands on one objective, by practice alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Practice questions that there are.
    pub questions: u32,
    /// Of these, answered at least once.
    pub answered: u32,
    /// Of these, right at the last answer.
    pub right: u32,
}

/// What the person who asks has done in a course.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own(ctx: &Ctx, course: &str) -> Result<Progress, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    of_learner(ctx, ctx.signed()?.learner, course).await
}

/// What a learner has done in a course.
pub(crate) async fn of_learner(ctx: &Ctx, learner: LearnerId, course: &str) -> Result<Progress, Error> {
    let events = journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(learner))
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::Kind.is_in([kinds::PRACTISED, kinds::CASE_STARTED, kinds::READ]))
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId)
        .all(&ctx.store.reader)
        .await
        .doing("loading what a learner did")?;
    Ok(projected(events))
}

/// Folds events in canonical order: server time, then the device's count.
fn projected(events: Vec<journal::Model>) -> Progress {
    let mut progress = Progress::default();
    for event in events {
        if event.kind == kinds::READ {
            progress.read.insert(event.subject);
        } else if event.kind == kinds::CASE_STARTED {
            progress.cases.remove(&event.subject);
        } else if let Ok(practised) = serde_json::from_str::<Practised>(&event.payload) {
            let (verdict, hinted) = (practised.verdict, practised.hinted);
            let answered = Answered { verdict, hinted, at: event.server_time, practised };
            progress.in_case(&event.subject, &answered);
            progress.practised.entry(event.subject).or_default().push(answered);
        }
    }
    progress
}

impl Progress {
    /// The last answer to a question.
    #[must_use]
    pub fn last(&self, question: &str) -> Option<&Answered> {
        self.practised.get(question).and_then(|answers| answers.last())
    }

    /// The first answer to a step since the case was begun counts; a second, from another tab, is only kept.
    fn in_case(&mut self, subject: &str, answered: &Answered) {
        let Some((question, step)) = case::of_subject(subject) else { return };
        let steps = self.cases.entry(question.to_owned()).or_default();
        if steps.iter().all(|(other, _)| other != step) {
            steps.push((step.to_owned(), answered.clone()));
        }
    }

    /// How the learner stands on an objective; each step of a case file that can be marked counts as a question.
    #[must_use]
    pub fn standing(&self, course: &Course, objective: &str) -> Standing {
        let mut standing = Standing::default();
        for question in course.questions.values().map(|q| q.question()) {
            let source = question.wordings.source();
            for subject in subjects(question, question.case(source), objective) {
                standing.questions += 1;
                let Some(last) = self.last(&subject) else { continue };
                standing.answered += 1;
                standing.right += u32::from(last.verdict == Verdict::Right);
            }
        }
        standing
    }

    /// How many pages of a module are read, and how many there are.
    #[must_use]
    pub fn pages(&self, course: &Course, module: &str) -> (u32, u32) {
        let Some(module) = course.module(module) else { return (0, 0) };
        let mut counts = (0, 0);
        for lesson in module.pages() {
            counts.1 += 1;
            counts.0 += u32::from(self.read.contains(&format!("{}/{}", module.id, lesson.id)));
        }
        counts
    }
}

/// What a learner answers in a question on an objective: the question itself, or the steps of its case file.
fn subjects(question: &Question, case: Option<&CaseFile>, objective: &str) -> Vec<String> {
    let Some(case) = case else {
        let tests = question.objective.as_str() == objective;
        return tests.then(|| question.id.to_string()).into_iter().collect();
    };
    let steps = case.steps.iter().filter(|step| !matches!(step.task, Task::Essay { .. }));
    let tests = steps.filter(|step| step.objective.as_str() == objective);
    tests.map(|step| case::subject(question.id.as_str(), step.id.as_str())).collect()
}

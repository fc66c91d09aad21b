//! From events to standings: what a course holds for one kind of reader, and what a learner did with it.

use super::Standing;
use crate::{
    cohort::records::enrolment,
    ctx::Ctx,
    error::{Doing, Error},
    identity::records::person,
    ids::{CohortId, LearnerId},
    journal::{self, kinds},
    moment::Moment,
};
use learning::{
    catalogue::{Audience, Course, Jurisdiction, Lesson, LessonKind},
    cohort::spent,
    quiz::{Question, Task, Verdict},
};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is read of an event, for a whole cohort at once.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::cohort) struct Done {
    learner_id: LearnerId,
    kind: String,
    subject: String,
    payload: String,
    server_time: Moment,
}

/// What a verdict is read from; the rest of an answer is left aside.
#[derive(Deserialize)]
struct Worth {
    verdict: Verdict,
}

/// The events of everyone in a cohort, in canonical order.
pub(in crate::cohort) async fn events(
    ctx: &Ctx,
    id: CohortId,
    course: &str,
) -> Result<BTreeMap<LearnerId, Vec<Done>>, Error> {
    let inside = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::CohortId.eq(id))
        .into_query();
    let learners = person::Entity::find()
        .select_only()
        .column(person::Column::LearnerId)
        .filter(person::Column::SchoolId.eq(ctx.school.id))
        .filter(person::Column::Id.in_subquery(inside))
        .into_query();
    let rows = ordered(ctx, course, journal::Column::LearnerId.in_subquery(learners)).await?;
    let mut by_learner: BTreeMap<LearnerId, Vec<Done>> = BTreeMap::new();
    for row in rows {
        by_learner.entry(row.learner_id).or_default().push(row);
    }
    Ok(by_learner)
}

/// The events of one learner, in canonical order.
pub(in crate::cohort) async fn of_learner(ctx: &Ctx, learner: LearnerId, course: &str) -> Result<Vec<Done>, Error> {
    ordered(ctx, course, journal::Column::LearnerId.eq(learner)).await
}

async fn ordered(ctx: &Ctx, course: &str, whose: sea_orm::sea_query::SimpleExpr) -> Result<Vec<Done>, Error> {
    journal::Entity::find()
        .select_only()
        .columns([
            journal::Column::LearnerId,
            journal::Column::Kind,
            journal::Column::Subject,
            journal::Column::Payload,
            journal::Column::ServerTime,
        ])
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(whose)
        .filter(journal::Column::Course.eq(course))
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId)
        .into_model::<Done>()
        .all(&ctx.store.reader)
        .await
        .doing("loading what a cohort did")
}

/// What a course holds for one kind of reader: pages and questions by module.
#[derive(Clone, Debug, Default)]
pub(in crate::cohort) struct Plan {
    modules: Vec<String>,
    pages: Vec<u32>,
    questions: Vec<u32>,
    /// Module number and objective of each question or step.
    subjects: BTreeMap<String, (usize, String)>,
}

impl Plan {
    pub(in crate::cohort) fn of(course: &Course, jurisdiction: &str, audience: &str) -> Self {
        let reader = (Jurisdiction::from_code(jurisdiction), Audience::from_code(audience));
        let mut plan = Self::default();
        for (number, module) in course.modules.iter().enumerate() {
            plan.modules.push(module.id.to_string());
            let meant =
                |l: &&Lesson| module.readers.include(reader.0, reader.1) && l.readers.include(reader.0, reader.1);
            let pages = module.pages().filter(|l| l.kind != LessonKind::Guide).filter(meant).count();
            plan.pages.push(u32::try_from(pages).unwrap_or(0));
            let questions = module.practice.iter().filter_map(|id| course.questions.get(id)).map(|q| q.question());
            let before = plan.subjects.len();
            for question in questions.filter(|q| q.readers.include(reader.0, reader.1)) {
                plan.subjects.extend(subjects(question).into_iter().map(|(id, objective)| (id, (number, objective))));
            }
            plan.questions.push(u32::try_from(plan.subjects.len() - before).unwrap_or(0));
        }
        plan
    }

    /// Standings by module, time in the course, last activity and tries, from events in order.
    pub(in crate::cohort) fn fold(&self, done: &[Done]) -> Folded {
        let blank = |n: usize| Standing {
            pages: self.pages.get(n).copied().unwrap_or(0),
            questions: self.questions.get(n).copied().unwrap_or(0),
            ..Standing::default()
        };
        let mut cells: Vec<Standing> = (0..self.modules.len()).map(blank).collect();
        let mut last: BTreeMap<&str, Verdict> = BTreeMap::new();
        let mut read: BTreeSet<&str> = BTreeSet::new();
        let mut folded = Folded::default();
        let mut before: Option<Moment> = None;
        for event in done {
            let place = self.place(event, &mut folded, &mut last, &mut read);
            if let (Some(before), Some(cell)) = (before, place.and_then(|n| cells.get_mut(n))) {
                cell.spent += spent([before.0, event.server_time.0]);
            }
            before = Some(event.server_time);
        }
        for path in read {
            let module = path.split('/').next().unwrap_or_default();
            if let Some(cell) = self.number(module).and_then(|n| cells.get_mut(n)) {
                cell.read = (cell.read + 1).min(cell.pages);
            }
        }
        for (subject, verdict) in last {
            let Some(cell) = self.subjects.get(subject).and_then(|(n, _)| cells.get_mut(*n)) else { continue };
            cell.answered += 1;
            cell.marked += u32::from(verdict != Verdict::Unmarked);
            cell.right += u32::from(verdict == Verdict::Right);
        }
        folded.cells = cells;
        folded.spent = spent(done.iter().map(|event| event.server_time.0));
        folded.seen = done.last().map(|event| event.server_time);
        folded
    }

    /// The place of the module that a question or a step stands in.
    pub(in crate::cohort) fn holds(&self, subject: &str) -> Option<usize> {
        self.subjects.get(subject).map(|(number, _)| *number)
    }

    /// Counts one event; the module that it belongs to.
    fn place<'a>(
        &self,
        event: &'a Done,
        folded: &mut Folded,
        last: &mut BTreeMap<&'a str, Verdict>,
        read: &mut BTreeSet<&'a str>,
    ) -> Option<usize> {
        let subject = event.subject.as_str();
        if event.kind == kinds::READ {
            read.insert(subject);
            return self.number(subject.split('/').next()?);
        }
        let (number, objective) = self.subjects.get(subject)?;
        if event.kind == kinds::PRACTISED {
            let worth: Worth = serde_json::from_str(&event.payload).ok()?;
            last.insert(subject, worth.verdict);
            if worth.verdict != Verdict::Unmarked {
                folded.tries.push((subject.to_owned(), objective.clone(), worth.verdict == Verdict::Right));
            }
        }
        Some(*number)
    }

    /// The place of a module in the course.
    pub(in crate::cohort) fn number(&self, module: &str) -> Option<usize> {
        self.modules.iter().position(|id| id == module)
    }
}

/// What a learner's events come to.
#[derive(Clone, Debug, Default)]
pub(in crate::cohort) struct Folded {
    pub(in crate::cohort) cells: Vec<Standing>,
    pub(in crate::cohort) spent: i64,
    pub(in crate::cohort) seen: Option<Moment>,
    /// Question or step, objective, wholly right.
    pub(in crate::cohort) tries: Vec<(String, String, bool)>,
}

/// What can be answered in a question, with its objective: itself, or the steps of its case file.
fn subjects(question: &Question) -> Vec<(String, String)> {
    let Some(case) = question.case(question.wordings.source()) else {
        return vec![(question.id.to_string(), question.objective.to_string())];
    };
    let steps = case.steps.iter().filter(|step| !matches!(step.task, Task::Essay { .. }));
    let subject = |step: &learning::quiz::Step| {
        let id = crate::quiz::case::subject(question.id.as_str(), step.id.as_str());
        (id, step.objective.to_string())
    };
    steps.map(subject).collect()
}

//! One learner with every practice answer.

use super::{
    Head, Row, heads, learners,
    plan::{self, Plan},
    row, titles,
};
use crate::{
    cohort::{self, Cohort},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, LearnerId, PersonId},
    journal::{self, kinds},
    moment::Moment,
    policy::Act,
    quiz::{case, practice::Practised},
};
use learning::{cohort::Watch, quiz::Credit};
use sea_orm::{QueryOrder, entity::prelude::*};
use std::collections::BTreeMap;

/// One answer, with all that is needed to say it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// The step of its case file.
    pub step: Option<String>,
    /// The revision that it was given on.
    pub revision: String,
    /// When it was kept.
    pub at: Moment,
    /// First try at this question, second…
    pub number: u32,
    /// What it is worth, point by point.
    pub credit: Credit,
    /// The answer itself.
    pub practised: Practised,
}

/// One learner as those who follow the cohort see them.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The cohort.
    pub cohort: Cohort,
    /// Modules in the order of the course.
    pub modules: Vec<Head>,
    /// The learner.
    pub row: Row,
    /// Titles of questions and objectives.
    pub titles: BTreeMap<String, String>,
    /// Practice answers, latest first; those of one module when one was asked for.
    pub answers: Vec<Answer>,
}

/// One learner with every practice answer.
///
/// # Errors
/// [`Refusal::NotFound`] when they were never in the cohort; when the actor may not follow cohorts.
pub async fn detail(ctx: &Ctx, id: CohortId, person: PersonId, module: Option<&str>) -> Result<Detail, Error> {
    ctx.permit(Act::FollowCohort)?;
    let shown = cohort::load(ctx, id).await?;
    let member = shown.members.into_iter().find(|m| m.person == person).ok_or(Refusal::NotFound)?;
    let learner = learners(ctx, id).await?.remove(&person).ok_or(Refusal::NotFound)?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &shown.cohort.revision).await?;
    let course = &revision.course;
    let plan = Plan::of(course, &member.jurisdiction, &member.audience);
    let done = plan::of_learner(ctx, learner, course.id.as_str()).await?;
    let row = row(ctx, &plan, &member, &done, &Watch::default());
    let wanted = module.and_then(|module| plan.number(module));
    let fits = |subject: &str| module.is_none() || plan.holds(subject) == wanted;
    let answers = answers(ctx, learner, course.id.as_str()).await?;
    let answers = answers.into_iter().rev().filter(|one| fits(&subject(one))).collect();
    Ok(Detail { modules: heads(ctx, course), titles: titles(ctx, course), row, answers, cohort: shown.cohort })
}

/// Question or step as events name it.
#[must_use]
pub fn subject(answer: &Answer) -> String {
    match &answer.step {
        Some(step) => case::subject(&answer.question, step),
        None => answer.question.clone(),
    }
}

async fn answers(ctx: &Ctx, learner: LearnerId, course: &str) -> Result<Vec<Answer>, Error> {
    let rows = journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(learner))
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::Kind.eq(kinds::PRACTISED))
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId)
        .all(&ctx.store.reader)
        .await
        .doing("loading the answers of a learner")?;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let answer = |row: journal::Model| {
        let practised: Practised = serde_json::from_str(&row.payload).ok()?;
        let count = counts.entry(row.subject.clone()).or_default();
        *count += 1;
        let (question, step) = match case::of_subject(&row.subject) {
            Some((question, step)) => (question.to_owned(), Some(step.to_owned())),
            None => (row.subject.clone(), None),
        };
        let credit = practised.credit;
        Some(Answer {
            question,
            step,
            revision: row.revision_id,
            at: row.server_time,
            number: *count,
            credit,
            practised,
        })
    };
    Ok(rows.into_iter().filter_map(answer).collect())
}

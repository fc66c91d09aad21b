//! What a cohort was sure of and had wrong: the questions that a tutor takes up first, without naming anybody.

use super::of_learner;
use crate::{
    cohort,
    ctx::Ctx,
    error::{Doing, Error},
    identity::records::person,
    ids::{CohortId, PersonId},
    policy::Act,
};
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// A question that some were sure of and had wrong at their last answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misled {
    /// The question.
    pub question: String,
    /// Its title in the reader's language.
    pub title: String,
    /// How many of the cohort.
    pub learners: u32,
}

/// What the cohort was sure of and had wrong, the most frequent first.
///
/// # Errors
/// [`crate::Refusal::NotFound`] for another school's cohort; a refusal when the actor may not follow cohorts.
pub async fn misled(ctx: &Ctx, id: CohortId) -> Result<Vec<Misled>, Error> {
    ctx.permit(Act::FollowCohort)?;
    let shown = cohort::show(ctx, id).await?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &shown.cohort.revision).await?;
    let people: Vec<PersonId> =
        shown.members.iter().filter(|member| member.active).map(|member| member.person).collect();
    let rows = person::Entity::find()
        .filter(person::Column::SchoolId.eq(ctx.school.id))
        .filter(person::Column::Id.is_in(people))
        .all(&ctx.store.reader)
        .await
        .doing("loading the people of a cohort")?;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows {
        let known = of_learner(ctx, row.learner_id, &revision).await?;
        for (subject, _) in known.sure_and_wrong() {
            *counts.entry(subject.to_owned()).or_default() += 1;
        }
    }
    let language = ctx.locale.into();
    let title = |id: &str| revision.course.questions.get(id).map(|q| q.question().wording(language).1.title.clone());
    let mut found: Vec<Misled> = counts
        .into_iter()
        .filter_map(|(question, learners)| Some(Misled { title: title(&question)?, question, learners }))
        .collect();
    found.sort_by(|x, y| y.learners.cmp(&x.learners).then_with(|| x.question.cmp(&y.question)));
    Ok(found)
}

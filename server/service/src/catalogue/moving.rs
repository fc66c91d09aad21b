//! A cohort stays on its revision until someone moves it, with what differs shown first.

use super::queries;
use crate::{
    audit,
    cohort::{Cohort, queries as cohorts, records::cohort},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, LearnerId},
    policy::Act,
    publishing::{Difference, compared},
    quiz::records::{attempt, mark},
};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use std::collections::BTreeSet;

/// A cohort and what moving it to the newest revision of its course would mean.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The cohort.
    pub cohort: Cohort,
    /// What differs; none when the cohort is on the newest revision.
    pub difference: Option<Difference>,
    /// Marks that were given already; they stay as they are.
    pub marks: usize,
    /// Attempts under way; they keep their paper.
    pub open: usize,
    /// Titles of the tests that the newest revision lacks and in which marks were given: they stay in the gradebook.
    pub gone: Vec<String>,
}

/// A cohort with what moving it to the newest revision would change.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn ahead(ctx: &Ctx, id: CohortId) -> Result<Ahead, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let db = &ctx.store.reader;
    let cohort: Cohort = cohorts::cohort(db, ctx.school.id, id).await?.into();
    let newest = super::newest(ctx, &cohort.course).await?.filter(|newest| *newest != cohort.revision);
    let Some(newest) = newest else {
        return Ok(Ahead { cohort, difference: None, marks: 0, open: 0, gone: Vec::new() });
    };
    let before = ctx.store.shelf.revision(db, &cohort.revision).await?;
    let after = ctx.store.shelf.revision(db, &newest).await?;
    let given = given(ctx, id).await?;
    let lacks = |t: &&learning::catalogue::Test| after.course.test(t.id.as_str()).is_none();
    let marked = |t: &&learning::catalogue::Test| given.iter().any(|(_, item)| item == t.id.as_str());
    let gone = before.course.tests.iter().filter(lacks).filter(marked);
    let gone = gone.map(|t| t.title.text(ctx.locale.into()).clone()).collect();
    let open = under_way(ctx, id).await?;
    let difference = Some(compared(ctx, Some(before), after).await?);
    Ok(Ahead { cohort, difference, marks: given.len(), open, gone })
}

/// Who has a mark in what.
async fn given(ctx: &Ctx, id: CohortId) -> Result<BTreeSet<(LearnerId, String)>, Error> {
    let rows: Vec<(LearnerId, String)> = mark::Entity::find()
        .select_only()
        .columns([mark::Column::LearnerId, mark::Column::Item])
        .filter(mark::Column::SchoolId.eq(ctx.school.id))
        .filter(mark::Column::CohortId.eq(id))
        .into_tuple()
        .all(&ctx.store.reader)
        .await
        .doing("counting the marks of a cohort")?;
    Ok(rows.into_iter().collect())
}

async fn under_way(ctx: &Ctx, id: CohortId) -> Result<usize, Error> {
    let count = attempt::Entity::find()
        .filter(attempt::Column::SchoolId.eq(ctx.school.id))
        .filter(attempt::Column::CohortId.eq(id))
        .filter(attempt::Column::ClosedAt.is_null())
        .count(&ctx.store.reader)
        .await
        .doing("counting the attempts of a cohort")?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Moves a cohort to a revision of its course. Marks already given stay as they are, attempts under way keep their paper.
///
/// # Errors
/// [`Refusal::NotFound`] when the revision was never published for this course; when the actor may not manage cohorts.
pub async fn move_cohort(ctx: &Ctx, id: CohortId, revision: &str) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    let row = cohorts::live(&tx, ctx.school.id, id).await?;
    let known = queries::publications(&tx, &row.course, ctx.school.id).await?.iter().any(|p| p.revision_id == revision);
    if !known {
        return Err(Refusal::NotFound.into());
    }
    let update = cohort::ActiveModel { id: Set(id), revision_id: Set(revision.to_owned()), ..Default::default() };
    cohort::Entity::update(update).exec(&tx).await.doing("moving a cohort")?;
    let detail = serde_json::json!({ "from": row.revision_id, "to": revision });
    audit::note(&tx, ctx, "cohort.move", id, detail).await?;
    tx.commit().await.doing("moving a cohort")
}

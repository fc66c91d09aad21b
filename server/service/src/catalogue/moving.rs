//! A cohort stays on its revision until someone moves it, with what differs shown first.

use super::queries;
use crate::{
    audit,
    cohort::{Cohort, queries as cohorts, records::cohort},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::CohortId,
    policy::Act,
    publishing::{Difference, compared},
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// A cohort with what moving it to the newest revision would change; none when it is on it.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn ahead(ctx: &Ctx, id: CohortId) -> Result<(Cohort, Option<Difference>), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let db = &ctx.store.reader;
    let cohort: Cohort = cohorts::cohort(db, ctx.school.id, id).await?.into();
    let newest = super::newest(ctx, &cohort.course).await?.filter(|newest| *newest != cohort.revision);
    let Some(newest) = newest else { return Ok((cohort, None)) };
    let before = ctx.store.shelf.revision(db, &cohort.revision).await?;
    let after = ctx.store.shelf.revision(db, &newest).await?;
    Ok((cohort, Some(compared(ctx, Some(before), after))))
}

/// Moves a cohort to a revision of its course. Marks already given stay as they are, attempts under way keep their paper.
///
/// # Errors
/// [`Refusal::NotFound`] when the revision was never published for this course; when the actor may not manage cohorts.
pub async fn move_cohort(ctx: &Ctx, id: CohortId, revision: &str) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    let row = cohorts::cohort(&tx, ctx.school.id, id).await?;
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

//! What a cohort is called and when it runs; archiving it and taking it back.

use super::{Cohort, queries, records::cohort, tidy_name};
use crate::{
    audit, catalogue,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::CohortId,
    policy::Act,
};
use learning::catalogue::Date;
use sea_orm::{ActiveValue::Set, IntoActiveModel, entity::prelude::*};

/// The settings of a cohort as typed in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Its name.
    pub name: String,
    /// First day, `2026-03-02`, or nothing.
    pub starts_on: String,
    /// Last day, or nothing.
    pub ends_on: String,
}

impl From<&Cohort> for Settings {
    fn from(cohort: &Cohort) -> Self {
        let typed = |day: Option<Date>| day.map(String::from).unwrap_or_default();
        Self { name: cohort.name.clone(), starts_on: typed(cohort.starts_on), ends_on: typed(cohort.ends_on) }
    }
}

/// A cohort for those who may change it.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn get(ctx: &Ctx, id: CohortId) -> Result<Cohort, Error> {
    ctx.permit(Act::ManageCohorts)?;
    Ok(queries::cohort(&ctx.store.reader, ctx.school.id, id).await?.into())
}

/// Renames a cohort and sets its dates.
///
/// # Errors
/// [`Refusal::Field`]: `name` (`missing`, `long`), `starts_on` and `ends_on` (`unfit`), `ends_on` (`before`);
/// [`Refusal::NotFound`], [`Refusal::Archived`].
pub async fn change(ctx: &Ctx, id: CohortId, typed: &Settings) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let name = tidy_name(&typed.name)?;
    let (starts, ends) = (day("starts_on", &typed.starts_on)?, day("ends_on", &typed.ends_on)?);
    if matches!((starts, ends), (Some(starts), Some(ends)) if ends < starts) {
        return Err(Refusal::Field { field: "ends_on", code: "before" }.into());
    }
    let tx = ctx.write().await?;
    let before = queries::live(&tx, ctx.school.id, id).await?;
    let detail = serde_json::json!({
        "before": { "name": before.name, "starts_on": before.starts_on, "ends_on": before.ends_on },
        "name": name, "starts_on": starts.map(String::from), "ends_on": ends.map(String::from),
    });
    let mut row = before.into_active_model();
    row.name = Set(name);
    row.starts_on = Set(starts.map(String::from));
    row.ends_on = Set(ends.map(String::from));
    cohort::Entity::update(row).exec(&tx).await.doing("changing a cohort")?;
    audit::note(&tx, ctx, "cohort.change", id, detail).await?;
    tx.commit().await.doing("changing a cohort")
}

/// A day of a form; nothing for an empty field.
pub(crate) fn day(field: &'static str, typed: &str) -> Result<Option<Date>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        typed => catalogue::day(typed).map(Some).ok_or(Refusal::Field { field, code: "unfit" }),
    }
}

/// Archives a cohort, or takes it back. An archived cohort is read and no longer changed, and leaves its learners' home.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn set_archived(ctx: &Ctx, id: CohortId, archived: bool) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    let before = queries::cohort(&tx, ctx.school.id, id).await?;
    if before.archived_at.is_some() == archived {
        return Ok(());
    }
    let mut row = before.into_active_model();
    row.archived_at = Set(archived.then_some(ctx.now));
    cohort::Entity::update(row).exec(&tx).await.doing("archiving a cohort")?;
    let act = if archived { "cohort.archive" } else { "cohort.restore" };
    audit::note(&tx, ctx, act, id, serde_json::json!({})).await?;
    tx.commit().await.doing("archiving a cohort")?;
    ctx.store.notices.clear();
    Ok(())
}

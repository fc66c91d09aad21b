//! A new cohort from the plan of another: course, dates of modules and tests; nobody and nothing done.

use super::{Cohort, Kind, queries, records, settings, tidy_name};
use crate::{
    audit, catalogue,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::CohortId,
    moment::Moment,
    policy::Act,
    quiz::records::sitting,
};
use learning::catalogue::Date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel, entity::prelude::*};

/// What is asked of a copy, as typed in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// Name of the new cohort.
    pub name: String,
    /// `newest` or `same`: the revision of the course.
    pub revision: String,
    /// First day of the new cohort, `2026-03-02`: every date moves by as many days. Empty: dates are left out.
    pub starts_on: String,
}

/// What a copy would take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The cohort.
    pub cohort: Cohort,
    /// The day that its plan begins on: its first day, else the earliest opening.
    pub begins: Option<Date>,
    /// Modules with a date.
    pub modules: usize,
    /// Tests with a date.
    pub tests: usize,
    /// Whether a newer revision of the course is published.
    pub behind: bool,
}

/// What a copy of a cohort would take over.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn source(ctx: &Ctx, id: CohortId) -> Result<Source, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let db = &ctx.store.reader;
    let cohort: Cohort = queries::cohort(db, ctx.school.id, id).await?.into();
    let plan = Plan::load(db, id).await?;
    let behind = catalogue::newest(ctx, &cohort.course).await?.is_some_and(|newest| newest != cohort.revision);
    let begins = plan.begins(ctx, &cohort);
    Ok(Source { begins, modules: plan.openings.len(), tests: plan.sittings.len(), behind, cohort })
}

struct Plan {
    openings: Vec<records::opening::Model>,
    sittings: Vec<sitting::Model>,
}

impl Plan {
    async fn load(db: &impl ConnectionTrait, id: CohortId) -> Result<Self, Error> {
        let sittings = sitting::Entity::find().filter(sitting::Column::CohortId.eq(id)).all(db).await;
        Ok(Self { openings: queries::openings(db, id).await?, sittings: sittings.doing("loading the dates of tests")? })
    }

    fn begins(&self, ctx: &Ctx, cohort: &Cohort) -> Option<Date> {
        let opened = self.openings.iter().filter_map(|o| o.opens_at.or(o.due_at));
        let sat = self.sittings.iter().filter_map(|s| s.opens_at.or(s.closes_at));
        let first = opened.chain(sat).min().and_then(|at| at.day_in(&ctx.school.time_zone));
        cohort.starts_on.or(first)
    }
}

/// Makes a cohort with the plan of another; an archived one will do.
///
/// # Errors
/// [`Refusal::Field`]: `name` (`missing`, `long`), `starts_on` (`unfit`), `revision` (`unknown`); [`Refusal::NotFound`].
pub async fn copy(ctx: &Ctx, id: CohortId, typed: &Copy) -> Result<CohortId, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let name = tidy_name(&typed.name)?;
    let starts = settings::day("starts_on", &typed.starts_on)?;
    let db = &ctx.store.reader;
    let from: Cohort = queries::cohort(db, ctx.school.id, id).await?.into();
    let revision = match typed.revision.as_str() {
        "same" => from.revision.clone(),
        "newest" => catalogue::newest(ctx, &from.course).await?.unwrap_or_else(|| from.revision.clone()),
        _ => return Err(Refusal::Field { field: "revision", code: "unknown" }.into()),
    };
    let plan = Plan::load(db, id).await?;
    let shift = starts.and_then(|starts| Some(days_between(plan.begins(ctx, &from)?, starts)));
    let new = CohortId::new();
    let tx = ctx.write().await?;
    insert(ctx, &tx, new, &from, &name, &revision, starts.zip(shift)).await?;
    if let Some(days) = shift {
        keep(ctx, &tx, new, plan, days).await?;
    }
    let detail = serde_json::json!({ "from": id, "name": name, "revision": revision, "days": shift });
    audit::note(&tx, ctx, "cohort.copy", new, detail).await?;
    tx.commit().await.doing("copying a cohort")?;
    Ok(new)
}

async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    new: CohortId,
    from: &Cohort,
    name: &str,
    revision: &str,
    moved: Option<(Date, i64)>,
) -> Result<(), Error> {
    let later = |day: Date, days: i64| {
        let moved = civil(day)?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Some(moved.to_string())
    };
    let kind: Kind = from.kind;
    let row = records::cohort::ActiveModel {
        id: Set(new),
        school_id: Set(ctx.school.id),
        name: Set(name.to_owned()),
        kind: Set(kind.word().to_owned()),
        course: Set(from.course.clone()),
        revision_id: Set(revision.to_owned()),
        created_at: Set(ctx.now),
        archived_at: Set(None),
        starts_on: Set(moved.map(|(day, _)| String::from(day))),
        ends_on: Set(moved.and_then(|(_, days)| later(from.ends_on?, days))),
    };
    records::cohort::Entity::insert(row).exec_without_returning(tx).await.doing("copying a cohort")?;
    Ok(())
}

async fn keep(ctx: &Ctx, tx: &impl ConnectionTrait, new: CohortId, plan: Plan, days: i64) -> Result<(), Error> {
    let zone = &ctx.school.time_zone;
    let moved = |at: Option<Moment>| at.map(|at| at.plus_days(days, zone));
    for opening in plan.openings {
        let (opens, due) = (moved(opening.opens_at), moved(opening.due_at));
        let mut row = opening.into_active_model().reset_all();
        (row.cohort_id, row.opens_at, row.due_at) = (Set(new), Set(opens), Set(due));
        records::opening::Entity::insert(row).exec_without_returning(tx).await.doing("copying the dates of modules")?;
    }
    for sitting in plan.sittings {
        let (opens, closes) = (moved(sitting.opens_at), moved(sitting.closes_at));
        let mut row = sitting.into_active_model().reset_all();
        (row.cohort_id, row.opens_at, row.closes_at) = (Set(new), Set(opens), Set(closes));
        sitting::Entity::insert(row).exec_without_returning(tx).await.doing("copying the dates of tests")?;
    }
    Ok(())
}

fn civil(day: Date) -> Option<jiff::civil::Date> {
    let part = |n: u8| i8::try_from(n).ok();
    jiff::civil::Date::new(i16::try_from(day.year()).ok()?, part(day.month())?, part(day.day())?).ok()
}

fn days_between(from: Date, to: Date) -> i64 {
    match (civil(from), civil(to)) {
        (Some(from), Some(to)) => i64::from((to - from).get_days()),
        _ => 0,
    }
}

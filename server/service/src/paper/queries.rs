//! Queries about tests on paper; each names the school, or a form that was found with it.

use super::records::{form, row};
use crate::{
    error::{Doing, Error, Refusal},
    ids::{CohortId, FormId, LearnerId, SchoolId},
};
use sea_orm::{ConnectionTrait, DbBackend, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// The forms of a cohort, in the order in which they were made.
pub(crate) async fn forms(
    db: &impl ConnectionTrait,
    school: SchoolId,
    cohort: CohortId,
) -> Result<Vec<form::Model>, Error> {
    form::Entity::find()
        .filter(form::Column::SchoolId.eq(school))
        .filter(form::Column::CohortId.eq(cohort))
        .order_by_asc(form::Column::MadeAt)
        .order_by_asc(form::Column::Code)
        .all(db)
        .await
        .doing("loading the forms on paper")
}

/// One form of this school.
pub(crate) async fn form(db: &impl ConnectionTrait, school: SchoolId, id: FormId) -> Result<form::Model, Error> {
    let found = form::Entity::find_by_id(id).filter(form::Column::SchoolId.eq(school)).one(db).await;
    found.doing("loading a form on paper")?.ok_or_else(|| Refusal::NotFound.into())
}

/// What was typed in from a form; inside a transaction of PostgreSQL the rows are held.
pub(crate) async fn rows(db: &impl ConnectionTrait, id: FormId) -> Result<BTreeMap<LearnerId, row::Model>, Error> {
    let mut find = row::Entity::find().filter(row::Column::FormId.eq(id));
    if db.get_database_backend() == DbBackend::Postgres {
        find = find.lock_exclusive();
    }
    let rows = find.all(db).await.doing("loading what was typed in")?;
    Ok(rows.into_iter().map(|row| (row.learner_id, row)).collect())
}

/// How many rows of each form were typed in, and how many of them entered.
pub(crate) async fn counts(db: &impl ConnectionTrait, ids: &[FormId]) -> Result<BTreeMap<FormId, (u32, u32)>, Error> {
    let rows: Vec<(FormId, Option<crate::ids::AttemptId>)> = row::Entity::find()
        .select_only()
        .column(row::Column::FormId)
        .column(row::Column::AttemptId)
        .filter(row::Column::FormId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
        .doing("counting what was typed in")?;
    let mut counts: BTreeMap<FormId, (u32, u32)> = BTreeMap::new();
    for (form, attempt) in rows {
        let (typed, entered) = counts.entry(form).or_default();
        *typed += 1;
        *entered += u32::from(attempt.is_some());
    }
    Ok(counts)
}

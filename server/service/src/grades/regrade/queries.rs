//! Queries about regrades; each names the school.

use super::super::records::{regrade, regrade_line};
use crate::{
    error::{Doing, Error, Refusal},
    ids::{AttemptId, CohortId, RegradeId, SchoolId},
    quiz::records::{attempt, mark},
};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// How many copies of each test of a cohort are over and count.
pub(super) async fn copies(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<(String, u32)>, Error> {
    let counts: Vec<(String, i64)> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Test)
        .column_as(attempt::Column::Id.count(), "copies")
        .filter(attempt::Column::SchoolId.eq(school))
        .filter(attempt::Column::CohortId.eq(id))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .filter(attempt::Column::VoidedAt.is_null())
        .group_by(attempt::Column::Test)
        .order_by_asc(attempt::Column::Test)
        .into_tuple()
        .all(db)
        .await
        .doing("counting copies")?;
    Ok(counts.into_iter().map(|(test, n)| (test, u32::try_from(n).unwrap_or(u32::MAX))).collect())
}

/// The regrades of a cohort, the latest first.
pub(super) async fn regrades(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<regrade::Model>, Error> {
    regrade::Entity::find()
        .filter(regrade::Column::SchoolId.eq(school))
        .filter(regrade::Column::CohortId.eq(id))
        .order_by_desc(regrade::Column::At)
        .order_by_desc(regrade::Column::Id)
        .all(db)
        .await
        .doing("loading regrades")
}

/// One regrade of this school.
pub(super) async fn regrade(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: RegradeId,
) -> Result<regrade::Model, Error> {
    let found = regrade::Entity::find_by_id(id).filter(regrade::Column::SchoolId.eq(school)).one(db).await;
    found.doing("loading a regrade")?.ok_or_else(|| Refusal::NotFound.into())
}

/// The lines that the regrades of a cohort wrote.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<regrade_line::Model>, Error> {
    regrade_line::Entity::find()
        .filter(regrade_line::Column::SchoolId.eq(school))
        .filter(regrade_line::Column::CohortId.eq(id))
        .all(db)
        .await
        .doing("loading the lines of regrades")
}

/// The lines that regrades wrote for one attempt.
pub(super) async fn lines_of(db: &impl ConnectionTrait, id: AttemptId) -> Result<Vec<regrade_line::Model>, Error> {
    let find = regrade_line::Entity::find().filter(regrade_line::Column::AttemptId.eq(id));
    find.all(db).await.doing("loading the lines of regrades")
}

/// Every mark ever kept for one attempt, in the order of time.
pub(super) async fn marks_of(db: &impl ConnectionTrait, id: AttemptId) -> Result<Vec<mark::Model>, Error> {
    mark::Entity::find()
        .filter(mark::Column::AttemptId.eq(id))
        .order_by_asc(mark::Column::At)
        .order_by_asc(mark::Column::Id)
        .all(db)
        .await
        .doing("loading the marks of an attempt")
}

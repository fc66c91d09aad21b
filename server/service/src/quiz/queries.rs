//! Queries about tests.

use super::records::{arrangement, attempt, sitting};
use crate::{
    error::{Doing, Error},
    ids::{AttemptId, CohortId, LearnerId, SchoolId},
    journal,
    moment::Moment,
};
use sea_orm::{ConnectionTrait, DbBackend, QueryOrder, QuerySelect, entity::prelude::*};

/// The attempts of a learner at a test, first to last.
pub(crate) async fn attempts(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    learner: LearnerId,
    test: &str,
) -> Result<Vec<attempt::Model>, Error> {
    attempt::Entity::find()
        .filter(attempt::Column::CohortId.eq(cohort))
        .filter(attempt::Column::LearnerId.eq(learner))
        .filter(attempt::Column::Test.eq(test))
        .order_by_asc(attempt::Column::Number)
        .all(db)
        .await
        .doing("loading the attempts")
}

/// One attempt of a learner of this school.
pub(crate) async fn attempt(
    db: &impl ConnectionTrait,
    school: SchoolId,
    learner: LearnerId,
    id: AttemptId,
) -> Result<Option<attempt::Model>, Error> {
    attempt::Entity::find_by_id(id)
        .filter(attempt::Column::SchoolId.eq(school))
        .filter(attempt::Column::LearnerId.eq(learner))
        .one(db)
        .await
        .doing("loading an attempt")
}

/// The same row, held until the transaction ends.
pub(crate) async fn held(db: &impl ConnectionTrait, id: AttemptId) -> Result<Option<attempt::Model>, Error> {
    let mut find = attempt::Entity::find_by_id(id);
    if db.get_database_backend() == DbBackend::Postgres {
        find = find.lock_exclusive();
    }
    find.one(db).await.doing("holding an attempt")
}

/// The answers of an attempt in canonical order.
pub(crate) async fn answers(db: &impl ConnectionTrait, id: AttemptId) -> Result<Vec<journal::Model>, Error> {
    journal::Entity::find()
        .filter(journal::Column::AttemptId.eq(id))
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId)
        .all(db)
        .await
        .doing("loading the answers of an attempt")
}

/// When a test is open to a cohort.
pub(crate) async fn sitting(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    test: &str,
) -> Result<Option<sitting::Model>, Error> {
    sitting::Entity::find_by_id((cohort, test.to_owned())).one(db).await.doing("loading when a test is open")
}

/// What a learner is allowed beyond the others.
pub(crate) async fn arrangement(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    learner: LearnerId,
    test: &str,
) -> Result<Option<arrangement::Model>, Error> {
    arrangement::Entity::find_by_id((cohort, learner, test.to_owned()))
        .one(db)
        .await
        .doing("loading what a learner is allowed")
}

/// The time of the last event, for telling a clock that went back.
pub(crate) async fn last_event(db: &impl ConnectionTrait) -> Result<Option<Moment>, Error> {
    journal::Entity::find()
        .select_only()
        .column(journal::Column::ServerTime)
        .order_by_desc(journal::Column::ServerTime)
        .limit(1)
        .into_tuple::<Moment>()
        .one(db)
        .await
        .doing("looking at the last event")
}

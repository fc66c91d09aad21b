//! Queries about marks; each names the school.

use crate::{
    cohort::records::enrolment,
    error::{Doing, Error},
    identity::records::person,
    ids::{CohortId, LearnerId, PersonId, SchoolId},
    quiz::records::{attempt, mark},
};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::BTreeMap;

/// The pseudonyms of everyone ever enrolled in a cohort.
pub(crate) async fn learners(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<BTreeMap<PersonId, LearnerId>, Error> {
    let in_cohort = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::CohortId.eq(id))
        .into_query();
    let pairs: Vec<(PersonId, LearnerId)> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::LearnerId)
        .filter(person::Column::SchoolId.eq(school))
        .filter(person::Column::Id.in_subquery(in_cohort))
        .into_tuple()
        .all(db)
        .await
        .doing("loading the learners of a cohort")?;
    Ok(pairs.into_iter().collect())
}

/// Every mark ever kept for a cohort, but those of copies that were annulled.
pub(crate) async fn history(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<mark::Model>, Error> {
    let voided = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::CohortId.eq(id))
        .filter(attempt::Column::VoidedAt.is_not_null())
        .into_query();
    // A copy that was annulled keeps its mark in the table, and counts no more.
    let counts = sea_orm::Condition::any()
        .add(mark::Column::AttemptId.is_null())
        .add(mark::Column::AttemptId.not_in_subquery(voided));
    mark::Entity::find()
        .filter(mark::Column::SchoolId.eq(school))
        .filter(mark::Column::CohortId.eq(id))
        .filter(counts)
        .order_by_asc(mark::Column::Item)
        .order_by_asc(mark::Column::At)
        .all(db)
        .await
        .doing("loading the marks of a cohort")
}

/// How many attempts each learner of a cohort has begun, by test.
pub(crate) async fn attempts(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<BTreeMap<(LearnerId, String), u32>, Error> {
    let counts: Vec<(LearnerId, String, i64)> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::LearnerId)
        .column(attempt::Column::Test)
        .column_as(attempt::Column::Id.count(), "attempts")
        .filter(attempt::Column::SchoolId.eq(school))
        .filter(attempt::Column::CohortId.eq(id))
        .filter(attempt::Column::VoidedAt.is_null())
        .group_by(attempt::Column::LearnerId)
        .group_by(attempt::Column::Test)
        .into_tuple()
        .all(db)
        .await
        .doing("counting the attempts of a cohort")?;
    Ok(counts.into_iter().map(|(l, test, n)| ((l, test), u32::try_from(n).unwrap_or(u32::MAX))).collect())
}

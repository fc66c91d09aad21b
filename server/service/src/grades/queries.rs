//! Queries about marks; each names the school.

use super::records::{export_token, grading_plan, jury_adjustment, jury_file, jury_record, mark_publication};
use crate::{
    cohort::records::{cohort, enrolment},
    error::{Doing, Error, Refusal},
    identity::records::person,
    ids::{AttemptId, CohortId, LearnerId, PersonId, RecordId, SchoolId},
    quiz::records::{attempt, mark, sitting},
};
use sea_orm::{ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

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

/// Holds a cohort until the transaction ends, so that two who write its marks follow one another. SQLite has one writer anyway.
pub(crate) async fn hold(db: &impl ConnectionTrait, school: SchoolId, id: CohortId) -> Result<(), Error> {
    let found =
        cohort::Entity::find_by_id(id).filter(cohort::Column::SchoolId.eq(school)).lock_exclusive().one(db).await;
    found.doing("holding a cohort")?.map(drop).ok_or_else(|| Refusal::NotFound.into())
}

/// The same, for a cohort whose marks may still change.
pub(crate) async fn hold_live(db: &impl ConnectionTrait, school: SchoolId, id: CohortId) -> Result<(), Error> {
    hold(db, school, id).await?;
    crate::cohort::queries::live(db, school, id).await.map(drop)
}

/// The grading plan that stands; none when the school set none.
pub(crate) async fn plan(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Option<grading_plan::Model>, Error> {
    grading_plan::Entity::find()
        .filter(grading_plan::Column::SchoolId.eq(school))
        .filter(grading_plan::Column::CohortId.eq(id))
        .order_by_desc(grading_plan::Column::Version)
        .one(db)
        .await
        .doing("loading a grading plan")
}

/// Items of a cohort that have a mark.
pub(crate) async fn marked_items(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<BTreeSet<String>, Error> {
    let items: Vec<String> = mark::Entity::find()
        .select_only()
        .column(mark::Column::Item)
        .distinct()
        .filter(mark::Column::SchoolId.eq(school))
        .filter(mark::Column::CohortId.eq(id))
        .into_tuple()
        .all(db)
        .await
        .doing("loading the marked items of a cohort")?;
    Ok(items.into_iter().collect())
}

/// When the tests of a cohort are open.
pub(crate) async fn sittings(db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<sitting::Model>, Error> {
    let found = sitting::Entity::find().filter(sitting::Column::CohortId.eq(id)).all(db).await;
    found.doing("loading when tests are open")
}

/// Every mark ever kept for one item of a cohort, in the order of time.
pub(crate) async fn of_item(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
    item: &str,
) -> Result<Vec<mark::Model>, Error> {
    mark::Entity::find()
        .filter(mark::Column::SchoolId.eq(school))
        .filter(mark::Column::CohortId.eq(id))
        .filter(mark::Column::Item.eq(item))
        .order_by_asc(mark::Column::At)
        .order_by_asc(mark::Column::Id)
        .all(db)
        .await
        .doing("loading the marks of an item")
}

/// Publications and withdrawals of marks, the latest first.
pub(crate) async fn publications(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<mark_publication::Model>, Error> {
    mark_publication::Entity::find()
        .filter(mark_publication::Column::SchoolId.eq(school))
        .filter(mark_publication::Column::CohortId.eq(id))
        .order_by_desc(mark_publication::Column::At)
        .order_by_desc(mark_publication::Column::Id)
        .all(db)
        .await
        .doing("loading the publications of marks")
}

/// The cohorts that a person was ever enrolled in.
pub(crate) async fn cohorts_of(
    db: &impl ConnectionTrait,
    school: SchoolId,
    person: PersonId,
) -> Result<Vec<cohort::Model>, Error> {
    let of_person = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::CohortId)
        .filter(enrolment::Column::PersonId.eq(person))
        .into_query();
    cohort::Entity::find()
        .filter(cohort::Column::SchoolId.eq(school))
        .filter(cohort::Column::Id.in_subquery(of_person))
        .order_by_desc(cohort::Column::CreatedAt)
        .all(db)
        .await
        .doing("loading the cohorts of a person")
}

/// Attempts of a cohort in the order of their ids, after one of them.
pub(crate) async fn attempts_after(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
    after: Option<AttemptId>,
    most: u64,
) -> Result<Vec<attempt::Model>, Error> {
    let mut query = attempt::Entity::find()
        .filter(attempt::Column::SchoolId.eq(school))
        .filter(attempt::Column::CohortId.eq(id))
        .order_by_asc(attempt::Column::Id)
        .limit(most);
    if let Some(after) = after {
        query = query.filter(attempt::Column::Id.gt(after));
    }
    query.all(db).await.doing("loading attempts")
}

/// How many attempts a cohort has.
pub(crate) async fn count_attempts(db: &impl ConnectionTrait, school: SchoolId, id: CohortId) -> Result<u64, Error> {
    let all =
        attempt::Entity::find().filter(attempt::Column::SchoolId.eq(school)).filter(attempt::Column::CohortId.eq(id));
    all.count(db).await.doing("counting attempts")
}

/// How many questions the attempts of a cohort that are over hold in all.
pub(crate) async fn count_places(db: &impl ConnectionTrait, school: SchoolId, id: CohortId) -> Result<u64, Error> {
    let papers: Vec<String> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Draw)
        .filter(attempt::Column::SchoolId.eq(school))
        .filter(attempt::Column::CohortId.eq(id))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .into_tuple()
        .all(db)
        .await
        .doing("counting answers")?;
    let length = |paper: &String| serde_json::from_str::<Vec<serde::de::IgnoredAny>>(paper).map_or(0, |all| all.len());
    Ok(papers.iter().map(length).map(|n| u64::try_from(n).unwrap_or(u64::MAX)).sum())
}

/// The saved export with this hash, if it was not revoked.
pub(crate) async fn live_token(
    db: &impl ConnectionTrait,
    school: SchoolId,
    hash: &str,
) -> Result<Option<export_token::Model>, Error> {
    export_token::Entity::find()
        .filter(export_token::Column::SchoolId.eq(school))
        .filter(export_token::Column::Hash.eq(hash))
        .filter(export_token::Column::RevokedAt.is_null())
        .one(db)
        .await
        .doing("looking for a saved export")
}

/// The saved exports of a cohort that were not revoked.
pub(crate) async fn tokens(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<export_token::Model>, Error> {
    export_token::Entity::find()
        .filter(export_token::Column::SchoolId.eq(school))
        .filter(export_token::Column::CohortId.eq(id))
        .filter(export_token::Column::RevokedAt.is_null())
        .order_by_asc(export_token::Column::At)
        .order_by_asc(export_token::Column::Id)
        .all(db)
        .await
        .doing("loading saved exports")
}

/// What juries decided about the people of a cohort, in the order of time.
pub(crate) async fn adjustments(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<jury_adjustment::Model>, Error> {
    jury_adjustment::Entity::find()
        .filter(jury_adjustment::Column::SchoolId.eq(school))
        .filter(jury_adjustment::Column::CohortId.eq(id))
        .order_by_asc(jury_adjustment::Column::At)
        .order_by_asc(jury_adjustment::Column::Id)
        .all(db)
        .await
        .doing("loading the decisions of a jury")
}

/// Every sealed record of a school, by number.
pub(crate) async fn records(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<jury_record::Model>, Error> {
    jury_record::Entity::find()
        .filter(jury_record::Column::SchoolId.eq(school))
        .order_by_asc(jury_record::Column::Number)
        .all(db)
        .await
        .doing("loading sealed records")
}

/// A file of a sealed record.
pub(crate) async fn record_file(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: RecordId,
    format: &str,
) -> Result<Option<jury_file::Model>, Error> {
    jury_file::Entity::find()
        .filter(jury_file::Column::SchoolId.eq(school))
        .filter(jury_file::Column::RecordId.eq(id))
        .filter(jury_file::Column::Format.eq(format))
        .one(db)
        .await
        .doing("loading the file of a sealed record")
}

/// The latest sealed record of a cohort.
pub(crate) async fn latest_record(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Option<jury_record::Model>, Error> {
    jury_record::Entity::find()
        .filter(jury_record::Column::SchoolId.eq(school))
        .filter(jury_record::Column::CohortId.eq(id))
        .order_by_desc(jury_record::Column::Number)
        .one(db)
        .await
        .doing("loading the latest sealed record")
}

/// The formats of the files of a sealed record.
pub(crate) async fn record_formats(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: RecordId,
) -> Result<Vec<String>, Error> {
    jury_file::Entity::find()
        .select_only()
        .column(jury_file::Column::Format)
        .filter(jury_file::Column::SchoolId.eq(school))
        .filter(jury_file::Column::RecordId.eq(id))
        .order_by_asc(jury_file::Column::Format)
        .into_tuple()
        .all(db)
        .await
        .doing("loading the files of a sealed record")
}

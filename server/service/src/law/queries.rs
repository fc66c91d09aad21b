//! Queries about law in service; each names the school.

use super::records::{report, review};
use crate::{
    error::{Doing, Error},
    identity::records::person,
    ids::{PersonId, ReportId, SchoolId},
};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// Most reports listed.
const LISTED: u64 = 200;

/// Every decision about a course, oldest first.
pub(crate) async fn reviews(
    db: &impl ConnectionTrait,
    school: SchoolId,
    course: &str,
) -> Result<Vec<review::Model>, Error> {
    review::Entity::find()
        .filter(review::Column::SchoolId.eq(school))
        .filter(review::Column::Course.eq(course))
        .order_by_asc(review::Column::At)
        .order_by_asc(review::Column::Id)
        .all(db)
        .await
        .doing("loading the reviews of a course")
}

/// The reports about some provisions, newest first.
pub(crate) async fn reports_of(
    db: &impl ConnectionTrait,
    school: SchoolId,
    provisions: &[String],
) -> Result<Vec<report::Model>, Error> {
    report::Entity::find()
        .filter(report::Column::SchoolId.eq(school))
        .filter(report::Column::Provision.is_in(provisions.iter().cloned()))
        .order_by_desc(report::Column::At)
        .order_by_desc(report::Column::Id)
        .limit(LISTED)
        .all(db)
        .await
        .doing("loading the reports about a provision")
}

/// Reports that nobody answered, oldest first.
pub(crate) async fn unanswered(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<report::Model>, Error> {
    report::Entity::find()
        .filter(report::Column::SchoolId.eq(school))
        .filter(report::Column::AnsweredAt.is_null())
        .order_by_asc(report::Column::At)
        .limit(LISTED)
        .all(db)
        .await
        .doing("loading the reports")
}

/// How many reports nobody answered.
pub(crate) async fn count_unanswered(db: &impl ConnectionTrait, school: SchoolId) -> Result<u64, Error> {
    report::Entity::find()
        .filter(report::Column::SchoolId.eq(school))
        .filter(report::Column::AnsweredAt.is_null())
        .count(db)
        .await
        .doing("counting the reports")
}

/// One report.
pub(crate) async fn report(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: ReportId,
) -> Result<Option<report::Model>, Error> {
    report::Entity::find_by_id(id).filter(report::Column::SchoolId.eq(school)).one(db).await.doing("loading a report")
}

/// Names of people of this school.
pub(crate) async fn names(
    db: &impl ConnectionTrait,
    school: SchoolId,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>, Error> {
    let people = person::Entity::find()
        .filter(person::Column::SchoolId.eq(school))
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await
        .doing("loading names")?;
    Ok(people.into_iter().map(|p| (p.id, format!("{} {}", p.given_name, p.family_name))).collect())
}

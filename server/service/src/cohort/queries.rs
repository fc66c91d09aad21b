//! Queries about cohorts; each names the school, so that another school's rows are simply not there.

use super::records::{cohort, enrolment, extension, opening, staff};
use crate::{
    error::{Doing, Error, Refusal},
    identity::records::person,
    ids::{CohortId, PersonId, SchoolId},
    moment::Moment,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

/// A cohort of this school.
pub(crate) async fn cohort(db: &impl ConnectionTrait, school: SchoolId, id: CohortId) -> Result<cohort::Model, Error> {
    let found = cohort::Entity::find_by_id(id).filter(cohort::Column::SchoolId.eq(school)).one(db).await;
    found.doing("loading a cohort")?.ok_or_else(|| Refusal::NotFound.into())
}

/// A cohort of this school that may still be changed.
pub(crate) async fn live(db: &impl ConnectionTrait, school: SchoolId, id: CohortId) -> Result<cohort::Model, Error> {
    let found = cohort(db, school, id).await?;
    if found.archived_at.is_some() { Err(Refusal::Archived.into()) } else { Ok(found) }
}

/// The cohorts that a person is named to follow.
pub(crate) async fn followed(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<CohortId>, Error> {
    staff::Entity::find()
        .select_only()
        .column(staff::Column::CohortId)
        .filter(staff::Column::PersonId.eq(person))
        .into_tuple()
        .all(db)
        .await
        .doing("loading whom a person follows")
}

/// Those named to follow a cohort.
pub(crate) async fn staff(db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<PersonId>, Error> {
    staff::Entity::find()
        .select_only()
        .column(staff::Column::PersonId)
        .filter(staff::Column::CohortId.eq(id))
        .into_tuple()
        .all(db)
        .await
        .doing("loading who follows a cohort")
}

/// When the modules of a cohort open and are due.
pub(crate) async fn openings(db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<opening::Model>, Error> {
    opening::Entity::find().filter(opening::Column::CohortId.eq(id)).all(db).await.doing("loading when modules open")
}

/// The later deadlines of a cohort, those of one person when one is named.
pub(crate) async fn extensions(
    db: &impl ConnectionTrait,
    id: CohortId,
    person: Option<PersonId>,
) -> Result<Vec<extension::Model>, Error> {
    let mut find = extension::Entity::find().filter(extension::Column::CohortId.eq(id));
    if let Some(person) = person {
        find = find.filter(extension::Column::PersonId.eq(person));
    }
    find.order_by_asc(extension::Column::DueAt).all(db).await.doing("loading the later deadlines")
}

/// The cohorts of this school, newest first.
pub(crate) async fn cohorts(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<cohort::Model>, Error> {
    cohort::Entity::find()
        .filter(cohort::Column::SchoolId.eq(school))
        .order_by_desc(cohort::Column::CreatedAt)
        .order_by_asc(cohort::Column::Name)
        .all(db)
        .await
        .doing("loading the cohorts")
}

/// How many people each cohort of this school has.
pub(crate) async fn counts(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<(CohortId, i64)>, Error> {
    let of_school = cohort::Entity::find()
        .select_only()
        .column(cohort::Column::Id)
        .filter(cohort::Column::SchoolId.eq(school))
        .into_query();
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::CohortId)
        .column_as(enrolment::Column::PersonId.count(), "people")
        .filter(enrolment::Column::CohortId.in_subquery(of_school))
        .filter(enrolment::Column::Active.eq(true))
        .group_by(enrolment::Column::CohortId)
        .into_tuple()
        .all(db)
        .await
        .doing("counting the people of cohorts")
}

/// Everyone ever enrolled in a cohort, by name.
pub(crate) async fn members(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<(enrolment::Model, person::Model)>, Error> {
    let enrolments = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(id))
        .all(db)
        .await
        .doing("loading the enrolments")?;
    let in_cohort = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::CohortId.eq(id))
        .into_query();
    let people = person::Entity::find()
        .filter(person::Column::SchoolId.eq(school))
        .filter(person::Column::Id.in_subquery(in_cohort))
        .order_by_asc(person::Column::FamilyName)
        .order_by_asc(person::Column::GivenName)
        .order_by_asc(person::Column::Matricule)
        .all(db)
        .await
        .doing("loading the people of a cohort")?;
    let mut by_person: std::collections::BTreeMap<_, _> = enrolments.into_iter().map(|e| (e.person_id, e)).collect();
    Ok(people.into_iter().filter_map(|p| Some((by_person.remove(&p.id)?, p))).collect())
}

/// One enrolment.
pub(crate) async fn enrolment(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
) -> Result<Option<enrolment::Model>, Error> {
    enrolment::Entity::find_by_id((cohort, person)).one(db).await.doing("loading an enrolment")
}

/// Enrols people who were never in the cohort.
pub(crate) async fn enrol(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    people: &[PersonId],
    now: Moment,
) -> Result<(), Error> {
    let rows: Vec<_> = people
        .iter()
        .map(|person| enrolment::ActiveModel {
            cohort_id: Set(cohort),
            person_id: Set(*person),
            jurisdiction: Set(None),
            audience: Set(None),
            active: Set(true),
            enrolled_at: Set(now),
            group_name: Set(None),
        })
        .collect();
    if !rows.is_empty() {
        enrolment::Entity::insert_many(rows).exec_without_returning(db).await.doing("enrolling people")?;
    }
    Ok(())
}

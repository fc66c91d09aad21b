//! Queries of calibration. Parameters are global, as revisions are; what feeds them is counted, never shown by person.

use super::records::{calibration, lease, rating};
use crate::{
    error::{Doing, Error},
    identity::records::{person, role_grant, school},
    ids::{AttemptId, LearnerId, SchoolId},
    journal::{self, kinds},
    moment::Moment,
    policy::{Act, Role},
    quiz::records::attempt,
};
use sea_orm::{
    ConnectionTrait, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use std::collections::BTreeSet;

/// Ids asked for at once.
const AT_ONCE: usize = 500;

/// The schools whose answers count: those for show only when there is no other.
pub(crate) async fn schools(db: &impl ConnectionTrait) -> Result<Vec<SchoolId>, Error> {
    let all = school::Entity::find().all(db).await.doing("loading the schools")?;
    let real = all.iter().any(|school| !school.demonstration);
    Ok(all.into_iter().filter(|school| school.demonstration != real).map(|school| school.id).collect())
}

/// Learners who know the keys: they write or review questions.
pub(crate) async fn insiders(db: &impl ConnectionTrait) -> Result<BTreeSet<LearnerId>, Error> {
    let knows = |role: &&Role| role.allows(Act::PublishCourse) || role.allows(Act::ReviewLaw);
    let roles = Role::ALL.iter().filter(knows).map(|role| role.word());
    let people = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::PersonId)
        .filter(role_grant::Column::Role.is_in(roles))
        .into_query();
    let learners = person::Entity::find()
        .select_only()
        .column(person::Column::LearnerId)
        .filter(person::Column::Id.in_subquery(people))
        .into_tuple::<LearnerId>()
        .all(db)
        .await
        .doing("loading who writes questions")?;
    Ok(learners.into_iter().collect())
}

/// Answers of a course in canonical order.
pub(crate) async fn events(
    db: &impl ConnectionTrait,
    course: &str,
    schools: &[SchoolId],
) -> Result<Vec<journal::Model>, Error> {
    canonical(course, schools)
        .filter(journal::Column::Kind.is_in([kinds::PRACTISED, kinds::ANSWERED]))
        .all(db)
        .await
        .doing("loading the answers of a course")
}

/// Practice answers of a course that the server received from a moment on, in canonical order.
pub(crate) async fn practised_since(
    db: &impl ConnectionTrait,
    course: &str,
    schools: &[SchoolId],
    since: Moment,
) -> Result<Vec<journal::Model>, Error> {
    canonical(course, schools)
        .filter(journal::Column::Kind.eq(kinds::PRACTISED))
        .filter(journal::Column::ServerTime.gte(since))
        .all(db)
        .await
        .doing("loading the latest answers of a course")
}

fn canonical(course: &str, schools: &[SchoolId]) -> sea_orm::Select<journal::Entity> {
    journal::Entity::find()
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::SchoolId.is_in(schools.iter().copied()))
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId)
}

/// Those of these attempts that are over.
pub(crate) async fn closed(db: &impl ConnectionTrait, ids: Vec<AttemptId>) -> Result<Vec<attempt::Model>, Error> {
    let ids: Vec<AttemptId> = ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut rows = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found = attempt::Entity::find()
            .filter(attempt::Column::Id.is_in(some.iter().copied()))
            .filter(attempt::Column::ClosedAt.is_not_null())
            .filter(attempt::Column::VoidedAt.is_null())
            .all(db)
            .await;
        rows.extend(found.doing("loading the attempts of a course")?);
    }
    Ok(rows)
}

/// The countries of learners, as far as they are still known.
pub(crate) async fn countries(db: &impl ConnectionTrait) -> Result<Vec<(LearnerId, String)>, Error> {
    person::Entity::find()
        .select_only()
        .column(person::Column::LearnerId)
        .column(person::Column::Jurisdiction)
        .into_tuple()
        .all(db)
        .await
        .doing("loading the countries of learners")
}

/// Every rating of a course.
pub(crate) async fn ratings(db: &impl ConnectionTrait, course: &str) -> Result<Vec<rating::Model>, Error> {
    rating::Entity::find()
        .filter(rating::Column::Course.eq(course))
        .order_by_asc(rating::Column::Subject)
        .order_by_asc(rating::Column::PersonId)
        .all(db)
        .await
        .doing("loading the ratings of a course")
}

/// The newest calibration of a course: its name.
pub(crate) async fn newest(db: &impl ConnectionTrait, course: &str) -> Result<Option<String>, Error> {
    calibration::Entity::find()
        .select_only()
        .column(calibration::Column::Name)
        .filter(calibration::Column::Course.eq(course))
        .order_by_desc(calibration::Column::MadeAt)
        .order_by_desc(calibration::Column::Id)
        .limit(1)
        .into_tuple::<String>()
        .one(db)
        .await
        .doing("looking for a calibration")
}

/// A calibration by its name.
pub(crate) async fn named(
    db: &impl ConnectionTrait,
    course: &str,
    name: &str,
) -> Result<Option<calibration::Model>, Error> {
    calibration::Entity::find()
        .filter(calibration::Column::Course.eq(course))
        .filter(calibration::Column::Name.eq(name))
        .one(db)
        .await
        .doing("loading a calibration")
}

/// Takes a job for a while; false when somebody else holds it. One statement, so that of two servers one gets it.
pub(crate) async fn take(
    db: &impl ConnectionTrait,
    job: &str,
    holder: &str,
    now: Moment,
    until: Moment,
) -> Result<bool, Error> {
    let free = Expr::col((lease::Entity, lease::Column::HeldUntil)).lte(now.0);
    let query = Query::insert()
        .into_table(lease::Entity)
        .columns([lease::Column::Job, lease::Column::Holder, lease::Column::HeldUntil])
        .values_panic([job.into(), holder.into(), until.0.into()])
        .on_conflict(
            OnConflict::column(lease::Column::Job)
                .update_columns([lease::Column::Holder, lease::Column::HeldUntil])
                .action_and_where(free)
                .to_owned(),
        )
        .to_owned();
    let statement = db.get_database_backend().build(&query);
    Ok(db.execute_raw(statement).await.doing("taking a job")?.rows_affected() == 1)
}

/// Gives a job back; `done_at` when it was done. False when it was no longer held.
pub(crate) async fn give_back(
    db: &impl ConnectionTrait,
    job: &str,
    holder: &str,
    done_at: Option<Moment>,
) -> Result<bool, Error> {
    let mut update = lease::Entity::update_many()
        .col_expr(lease::Column::HeldUntil, Expr::value(0_i64))
        .filter(lease::Column::Job.eq(job))
        .filter(lease::Column::Holder.eq(holder));
    if let Some(at) = done_at {
        update = update.col_expr(lease::Column::DoneAt, Expr::value(at.0));
    }
    Ok(update.exec(db).await.doing("giving a job back")?.rows_affected == 1)
}

/// When a job was last done.
pub(crate) async fn last_done(db: &impl ConnectionTrait, job: &str) -> Result<Option<Moment>, Error> {
    let row = lease::Entity::find_by_id(job.to_owned()).one(db).await.doing("looking at a job")?;
    Ok(row.and_then(|row| row.done_at))
}

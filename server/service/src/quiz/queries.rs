//! Queries about tests.

use super::records::{appeal, arrangement, attempt, room_entry, sitting};
use crate::{
    error::{Doing, Error},
    ids::{AppealId, AttemptId, CohortId, LearnerId, SchoolId},
    journal,
    moment::Moment,
};
use sea_orm::{ConnectionTrait, DbBackend, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};

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

/// Attempts whose time is over and that nobody closed.
pub(crate) async fn overdue(db: &impl ConnectionTrait, now: Moment, most: u64) -> Result<Vec<attempt::Model>, Error> {
    attempt::Entity::find()
        .filter(attempt::Column::ClosedAt.is_null())
        .filter(attempt::Column::PausedAt.is_null())
        .filter(attempt::Column::DueAt.lt(Moment(now.0 - learning::quiz::allowance::GRACE_MILLIS)))
        .order_by_asc(attempt::Column::DueAt)
        .limit(most)
        .all(db)
        .await
        .doing("looking for attempts whose time is over")
}

/// How many attempts at a test of a cohort are under way; only those opened before a moment, when one is given.
pub(crate) async fn answering(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    test: &str,
    opened_before: Option<Moment>,
) -> Result<u64, Error> {
    let mut find = attempt::Entity::find()
        .filter(attempt::Column::CohortId.eq(cohort))
        .filter(attempt::Column::Test.eq(test))
        .filter(attempt::Column::ClosedAt.is_null());
    if let Some(moment) = opened_before {
        find = find.filter(attempt::Column::OpenedAt.lt(moment));
    }
    find.count(db).await.doing("counting attempts under way")
}

/// Every attempt at these tests of a cohort, in the order in which they were opened.
pub(crate) async fn of_tests(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    tests: &[&str],
) -> Result<Vec<attempt::Model>, Error> {
    attempt::Entity::find()
        .filter(attempt::Column::CohortId.eq(cohort))
        .filter(attempt::Column::Test.is_in(tests.iter().copied()))
        .order_by_asc(attempt::Column::OpenedAt)
        .order_by_asc(attempt::Column::Id)
        .all(db)
        .await
        .doing("loading the attempts at a test")
}

/// One attempt of this school, whoever's it is.
pub(crate) async fn any_attempt(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: AttemptId,
) -> Result<Option<attempt::Model>, Error> {
    let find = attempt::Entity::find_by_id(id).filter(attempt::Column::SchoolId.eq(school));
    find.one(db).await.doing("loading an attempt")
}

/// When each of these attempts last had something kept, and how many of its questions are answered.
pub(crate) async fn last_kept(
    db: &impl ConnectionTrait,
    attempts: &[AttemptId],
) -> Result<std::collections::BTreeMap<AttemptId, (Moment, u32)>, Error> {
    let rows: Vec<(Option<AttemptId>, String, String, Moment)> = journal::Entity::find()
        .select_only()
        .column(journal::Column::AttemptId)
        .column(journal::Column::Subject)
        .column(journal::Column::Kind)
        .column(journal::Column::ServerTime)
        .filter(journal::Column::AttemptId.is_in(attempts.iter().copied()))
        .into_tuple()
        .all(db)
        .await
        .doing("looking at what was saved")?;
    let mut seen: std::collections::BTreeMap<AttemptId, (Moment, std::collections::BTreeSet<String>)> =
        Default::default();
    for (id, subject, kind, at) in rows {
        let Some(id) = id else { continue };
        let entry = seen.entry(id).or_insert((at, Default::default()));
        entry.0 = entry.0.max(at);
        if kind == journal::kinds::ANSWERED {
            entry.1.insert(subject);
        }
    }
    let counted = |(at, subjects): (Moment, std::collections::BTreeSet<String>)| {
        (at, u32::try_from(subjects.len()).unwrap_or(u32::MAX))
    };
    Ok(seen.into_iter().map(|(id, one)| (id, counted(one))).collect())
}

/// What single learners of a cohort are allowed for a test.
pub(crate) async fn arrangements(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    test: &str,
) -> Result<Vec<arrangement::Model>, Error> {
    arrangement::Entity::find()
        .filter(arrangement::Column::CohortId.eq(cohort))
        .filter(arrangement::Column::Test.eq(test))
        .all(db)
        .await
        .doing("loading what learners are allowed")
}

/// How the tests of a cohort are held.
pub(crate) async fn sittings(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<sitting::Model>, Error> {
    let find = sitting::Entity::find().filter(sitting::Column::CohortId.eq(cohort));
    find.all(db).await.doing("loading how tests are held")
}

/// Every attempt at a test of a cohort, held until the transaction ends, in the order in which they were opened.
pub(crate) async fn held_of_test(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    test: &str,
) -> Result<Vec<attempt::Model>, Error> {
    let mut find = attempt::Entity::find()
        .filter(attempt::Column::CohortId.eq(cohort))
        .filter(attempt::Column::Test.eq(test))
        .order_by_asc(attempt::Column::OpenedAt)
        .order_by_asc(attempt::Column::Id);
    if db.get_database_backend() == DbBackend::Postgres {
        find = find.lock_exclusive();
    }
    find.all(db).await.doing("holding the attempts at a test")
}

/// The log of a room, first to last.
pub(crate) async fn room_entries(
    db: &impl ConnectionTrait,
    school: SchoolId,
    cohort: CohortId,
    test: &str,
) -> Result<Vec<room_entry::Model>, Error> {
    room_entry::Entity::find()
        .filter(room_entry::Column::SchoolId.eq(school))
        .filter(room_entry::Column::CohortId.eq(cohort))
        .filter(room_entry::Column::Test.eq(test))
        .order_by_asc(room_entry::Column::At)
        .order_by_asc(room_entry::Column::Id)
        .all(db)
        .await
        .doing("loading the log of a room")
}

/// The appeals on an attempt, by question.
pub(crate) async fn appeals_of(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<Vec<appeal::Model>, Error> {
    appeal::Entity::find()
        .filter(appeal::Column::AttemptId.eq(attempt))
        .order_by_asc(appeal::Column::Ordinal)
        .all(db)
        .await
        .doing("loading the appeals on an attempt")
}

/// The appeals of a cohort, the newest first.
pub(crate) async fn appeals_in(
    db: &impl ConnectionTrait,
    school: SchoolId,
    cohort: CohortId,
) -> Result<Vec<appeal::Model>, Error> {
    appeal::Entity::find()
        .filter(appeal::Column::SchoolId.eq(school))
        .filter(appeal::Column::CohortId.eq(cohort))
        .order_by_desc(appeal::Column::At)
        .all(db)
        .await
        .doing("loading the appeals of a cohort")
}

/// One appeal of this school.
pub(crate) async fn appeal(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: AppealId,
) -> Result<Option<appeal::Model>, Error> {
    let find = appeal::Entity::find_by_id(id).filter(appeal::Column::SchoolId.eq(school));
    find.one(db).await.doing("loading an appeal")
}

/// The test of each of these attempts.
pub(crate) async fn tests_of(
    db: &impl ConnectionTrait,
    attempts: Vec<AttemptId>,
) -> Result<std::collections::BTreeMap<AttemptId, String>, Error> {
    let pairs: Vec<(AttemptId, String)> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .column(attempt::Column::Test)
        .filter(attempt::Column::Id.is_in(attempts))
        .into_tuple()
        .all(db)
        .await
        .doing("looking up tests")?;
    Ok(pairs.into_iter().collect())
}

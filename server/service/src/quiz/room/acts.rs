//! What an invigilator does in a room; each act stands in the log of the room and in the trail of the school.

use super::log::{self, EntryKind, Line};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, LearnerId, PersonId},
    moment::Moment,
    policy::Act,
    quiz::{
        conditions::Conditions,
        queries,
        records::{arrangement, attempt, sitting},
        sat::Ending,
        settings::{check_reason, keep_sitting, keep_terms},
    },
    secret,
};
use learning::quiz::allowance;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, entity::prelude::*};

/// Letters of a start code.
const CODE: usize = 6;
/// Most minutes given back at once.
const MOST: u32 = 600;

/// What is left to do in a room that holds this test of this cohort.
async fn permitted(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<(), Error> {
    ctx.permit(Act::RunRoom)?;
    let row = crate::cohort::queries::cohort(&ctx.store.reader, ctx.school.id, cohort).await?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &row.revision_id).await?;
    revision.course.test(test).map(|_| ()).ok_or_else(|| Refusal::NotFound.into())
}

fn room<'a>(cohort: CohortId, test: &'a str, kind: EntryKind, words: &'a str, minutes: i64) -> Line<'a> {
    let minutes = i32::try_from(minutes).unwrap_or(i32::MAX);
    Line { cohort, test, attempt: None, person: None, kind, words, minutes }
}

async fn noted(tx: &DatabaseTransaction, ctx: &Ctx, act: &'static str, line: Line<'_>) -> Result<(), Error> {
    let detail = serde_json::json!({
        "test": line.test, "person": line.person, "minutes": line.minutes, "reason": line.words.trim(),
    });
    audit::note(tx, ctx, act, line.cohort, detail).await?;
    log::write(tx, ctx, line).await
}

/// Gives a new start code; the one before is good no more.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not run rooms.
pub async fn code(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<String, Error> {
    permitted(ctx, cohort, test).await?;
    let code: String = secret::code().chars().filter(char::is_ascii_alphanumeric).take(CODE).collect();
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, cohort).await?;
    let row = sitting::ActiveModel {
        cohort_id: Set(cohort),
        test: Set(test.to_owned()),
        code: Set(Some(code.clone())),
        code_at: Set(Some(ctx.now)),
        ..Default::default()
    };
    keep_sitting(&tx, row, &[sitting::Column::Code, sitting::Column::CodeAt]).await?;
    // The code itself stands in no log: who reads one later has no use for it, who reads one now must not.
    noted(&tx, ctx, "room.code", room(cohort, test, EntryKind::Code, "", 0)).await?;
    tx.commit().await.doing("giving a start code")?;
    Ok(code)
}

/// Pauses the room: no time runs, no answer is taken, nobody starts.
///
/// # Errors
/// [`Refusal::Conflict`] when it is paused already; [`Refusal::Field`] (`reason`); [`Refusal::NotFound`].
pub async fn pause(ctx: &Ctx, cohort: CohortId, test: &str, reason: &str) -> Result<(), Error> {
    permitted(ctx, cohort, test).await?;
    check_reason(reason)?;
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, cohort).await?;
    if queries::sitting(&tx, cohort, test).await?.is_some_and(|s| s.paused_at.is_some()) {
        return Err(Refusal::Conflict.into());
    }
    set_pause(&tx, cohort, test, Some(ctx.now)).await?;
    for row in under_way(&tx, cohort, test, None).await? {
        if !row.due_at.is_some_and(|due| allowance::is_over(due.0, ctx.now.0)) {
            let update = attempt::ActiveModel { id: Set(row.id), paused_at: Set(Some(ctx.now)), ..Default::default() };
            attempt::Entity::update(update).exec(&tx).await.doing("pausing an attempt")?;
        }
    }
    noted(&tx, ctx, "room.pause", room(cohort, test, EntryKind::Paused, reason, 0)).await?;
    tx.commit().await.doing("pausing a room")
}

/// Lets the room go on: the end of every copy under way moves by the length of the pause.
///
/// # Errors
/// [`Refusal::Conflict`] when it is not paused; [`Refusal::NotFound`].
pub async fn resume(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<(), Error> {
    permitted(ctx, cohort, test).await?;
    // Also in an archived cohort: answers to a copy under way are still kept.
    let tx = ctx.write().await?;
    let since = queries::sitting(&tx, cohort, test).await?.and_then(|s| s.paused_at).ok_or(Refusal::Conflict)?;
    set_pause(&tx, cohort, test, None).await?;
    for row in under_way(&tx, cohort, test, None).await? {
        let Some(paused) = row.paused_at else { continue };
        let due = row.due_at.map(|due| Moment(allowance::resumed(due.0, paused.0, ctx.now.0)));
        let update =
            attempt::ActiveModel { id: Set(row.id), paused_at: Set(None), due_at: Set(due), ..Default::default() };
        attempt::Entity::update(update).exec(&tx).await.doing("letting an attempt go on")?;
    }
    let minutes = (ctx.now.seconds_since(since).max(0) + 59) / 60;
    noted(&tx, ctx, "room.resume", room(cohort, test, EntryKind::Resumed, "", minutes)).await?;
    tx.commit().await.doing("letting a room go on")
}

async fn set_pause(tx: &DatabaseTransaction, cohort: CohortId, test: &str, at: Option<Moment>) -> Result<(), Error> {
    let row = sitting::ActiveModel {
        cohort_id: Set(cohort),
        test: Set(test.to_owned()),
        paused_at: Set(at),
        ..Default::default()
    };
    keep_sitting(tx, row, &[sitting::Column::PausedAt]).await
}

/// Attempts under way, held; of one learner when one is named.
async fn under_way(
    tx: &DatabaseTransaction,
    cohort: CohortId,
    test: &str,
    learner: Option<LearnerId>,
) -> Result<Vec<attempt::Model>, Error> {
    let rows = queries::held_of_test(tx, cohort, test).await?;
    let wanted = |row: &attempt::Model| row.closed_at.is_none() && learner.is_none_or(|l| l == row.learner_id);
    Ok(rows.into_iter().filter(wanted).collect())
}

async fn learner(ctx: &Ctx, cohort: CohortId, person: PersonId) -> Result<LearnerId, Error> {
    let learners = crate::grades::learners(ctx, cohort).await?;
    learners.get(&person).copied().ok_or_else(|| Refusal::NotFound.into())
}

/// Gives minutes back to the room, or to one person. A copy that the clock handed in meanwhile is opened again, unless
/// its author may already have read the answers. Says how many copies it concerned.
///
/// # Errors
/// [`Refusal::Field`]: `minutes` (`unfit`), `reason`; [`Refusal::NotFound`].
pub async fn give_time(
    ctx: &Ctx,
    cohort: CohortId,
    test: &str,
    person: Option<PersonId>,
    minutes: u32,
    reason: &str,
) -> Result<u32, Error> {
    permitted(ctx, cohort, test).await?;
    if !(1..=MOST).contains(&minutes) {
        return Err(Refusal::Field { field: "minutes", code: "unfit" }.into());
    }
    check_reason(reason)?;
    let who = match person {
        Some(person) => Some(learner(ctx, cohort, person).await?),
        None => None,
    };
    let cohort_row = crate::cohort::queries::cohort(&ctx.store.reader, ctx.school.id, cohort).await?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &cohort_row.revision_id).await?;
    let found = revision.course.test(test).ok_or(Refusal::NotFound)?;
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, cohort).await?;
    let mut concerned = 0;
    for row in queries::held_of_test(&tx, cohort, test).await? {
        let (Some(due), None) = (row.due_at, row.voided_at) else { continue };
        if who.is_some_and(|learner| learner != row.learner_id) {
            continue;
        }
        let later = due.plus_seconds(i64::from(minutes) * 60);
        if row.closed_at.is_some() {
            let by_clock = row.ending.as_deref() == Some(Ending::Time.word());
            let seen = Conditions::load(&tx, cohort, found, row.learner_id).await?.is_released(ctx.now);
            if !by_clock || seen || later <= ctx.now {
                continue;
            }
        }
        let update = attempt::ActiveModel {
            id: Set(row.id),
            due_at: Set(Some(later)),
            closed_at: Set(None),
            ending: Set(None),
            mark: Set(None),
            ..Default::default()
        };
        attempt::Entity::update(update).exec(&tx).await.doing("giving time back")?;
        concerned += 1;
    }
    let line = Line { person, ..room(cohort, test, EntryKind::Time, reason, i64::from(minutes)) };
    noted(&tx, ctx, "room.time", line).await?;
    tx.commit().await.doing("giving time back")?;
    Ok(concerned)
}

/// Writes something down, about the room or about one person.
///
/// # Errors
/// [`Refusal::Field`] (`words`: `missing`, `long`); [`Refusal::NotFound`].
pub async fn note(ctx: &Ctx, cohort: CohortId, test: &str, person: Option<PersonId>, words: &str) -> Result<(), Error> {
    permitted(ctx, cohort, test).await?;
    match words.trim().chars().count() {
        0 => return Err(Refusal::Field { field: "words", code: "missing" }.into()),
        2001.. => return Err(Refusal::Field { field: "words", code: "long" }.into()),
        _ => {}
    }
    if let Some(person) = person {
        learner(ctx, cohort, person).await?;
    }
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, cohort).await?;
    log::write(&tx, ctx, Line { person, ..room(cohort, test, EntryKind::Note, words, 0) }).await?;
    tx.commit().await.doing("writing the log of a room")
}

/// What becomes of somebody whose attempt is annulled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Void {
    /// They have sat.
    Final,
    /// They may begin again, on another paper.
    Again,
}

/// Annuls the last attempt of a person: it stays with its answers, and counts no more.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none; [`Refusal::Field`] (`reason`).
pub async fn void(
    ctx: &Ctx,
    cohort: CohortId,
    test: &str,
    person: PersonId,
    reason: &str,
    what: Void,
) -> Result<(), Error> {
    permitted(ctx, cohort, test).await?;
    check_reason(reason)?;
    let learner = learner(ctx, cohort, person).await?;
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, cohort).await?;
    let rows = queries::held_of_test(&tx, cohort, test).await?;
    let last = rows.into_iter().rfind(|row| row.learner_id == learner && row.voided_at.is_none());
    let row = last.ok_or(Refusal::NotFound)?;
    let open = row.closed_at.is_none();
    let update = attempt::ActiveModel {
        id: Set(row.id),
        closed_at: Set(row.closed_at.or(Some(ctx.now))),
        paused_at: Set(None),
        ending: Set(if open { Some(Ending::Void.word().to_owned()) } else { row.ending.clone() }),
        voided_at: Set(Some(ctx.now)),
        voided_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        void_reason: Set(Some(reason.trim().to_owned())),
        ..Default::default()
    };
    attempt::Entity::update(update).exec(&tx).await.doing("annulling an attempt")?;
    if what == Void::Again {
        allow_one_more(&tx, ctx, cohort, test, learner, reason).await?;
    }
    let kind = if what == Void::Again { EntryKind::Reset } else { EntryKind::Voided };
    let line = Line { person: Some(person), attempt: Some(row.id), ..room(cohort, test, kind, reason, 0) };
    noted(&tx, ctx, "attempt.void", line).await?;
    tx.commit().await.doing("annulling an attempt")
}

async fn allow_one_more(
    tx: &DatabaseTransaction,
    ctx: &Ctx,
    cohort: CohortId,
    test: &str,
    learner: LearnerId,
    reason: &str,
) -> Result<(), Error> {
    let before = queries::arrangement(tx, cohort, learner, test).await?;
    let row = arrangement::ActiveModel {
        cohort_id: Set(cohort),
        learner_id: Set(learner),
        test: Set(test.to_owned()),
        extra_attempts: Set(before.as_ref().map_or(0, |b| b.extra_attempts) + 1),
        extra_minutes: Set(before.as_ref().map_or(0, |b| b.extra_minutes)),
        granted_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        reason: Set(reason.trim().to_owned()),
        granted_at: Set(ctx.now),
        extra_percent: Set(before.as_ref().map_or(0, |b| b.extra_percent)),
        opens_at: Set(before.as_ref().and_then(|b| b.opens_at)),
        closes_at: Set(before.as_ref().and_then(|b| b.closes_at)),
        kind: Set(before.as_ref().map_or(String::new(), |b| b.kind.clone())),
        note: Set(before.and_then(|b| b.note)),
    };
    keep_terms(tx, row).await
}

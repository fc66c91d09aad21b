//! Tests that give a mark: drawn once from the sealed bank, answered one by one, marked at the end.

pub use super::sat::{Ending, Sat, Sitting};

use super::{
    closing::{close, is_overdue},
    conditions::Conditions,
    opening::{draw_log, drawn},
    paper,
    practice::Event,
    queries,
    records::attempt,
    sat::{Flagged, Given},
};
use crate::{
    calibration,
    catalogue::Revision,
    cohort::queries as cohorts,
    ctx::Ctx,
    enrolled::{self, Enrolled},
    error::{Doing, Error, Refusal},
    ids::{AttemptId, CohortId, EventId},
    journal::kinds,
    law,
    moment::Moment,
    policy::Act,
    secret,
};
use learning::{
    catalogue::Test,
    quiz::{Credit, Marked, Response},
};
use sea_orm::entity::prelude::*;
use std::sync::Arc;

/// A clock that reads this much earlier than the last event has gone back: two minutes.
const BACK_MILLIS: i64 = 120_000;
/// Under which wrong start codes are counted.
const START_CODE: &str = "start-code";

/// A test as a learner sees it before it starts.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The cohort and its revision.
    pub enrolled: Enrolled,
    /// The revision.
    pub revision: Arc<Revision>,
    /// The test's id.
    pub test: String,
    /// Attempts allowed in all.
    pub allowed: u32,
    /// Attempts so far.
    pub attempts: Vec<Sat>,
    /// How it is held for this learner.
    pub conditions: Conditions,
}

impl Overview {
    /// The test itself.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the revision has lost it.
    pub fn test(&self) -> Result<&Test, Refusal> {
        self.revision.course.test(&self.test).ok_or(Refusal::NotFound)
    }

    /// The attempt under way.
    #[must_use]
    pub fn under_way(&self) -> Option<&Sat> {
        self.attempts.iter().find(|sat| sat.closed_at.is_none())
    }

    /// Whether another attempt may be opened.
    #[must_use]
    pub fn may_open(&self, now: Moment) -> bool {
        let attempts = u32::try_from(self.attempts.len()).unwrap_or(u32::MAX);
        self.under_way().is_none() && attempts < self.allowed && self.conditions.is_open(now)
    }
}

/// A test before it starts.
///
/// # Errors
/// [`Refusal::NotFound`] when the person who asks is not in the cohort or the test is not in its course.
pub async fn overview(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<Overview, Error> {
    ctx.permit(Act::SitTest)?;
    let enrolled = enrolled::own(ctx, cohort).await?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &enrolled.revision).await?;
    let found = revision.course.test(test).ok_or(Refusal::NotFound)?;
    let (db, learner) = (&ctx.store.reader, ctx.signed()?.learner);
    for row in queries::attempts(db, cohort, learner, test).await? {
        if is_overdue(&row, ctx.now) {
            close(&ctx.store, ctx.now, row.id, Ending::Time).await?;
        }
    }
    let conditions = Conditions::load(db, cohort, found, learner).await?;
    let released = conditions.is_released(ctx.now);
    let attempts =
        queries::attempts(db, cohort, learner, test).await?.iter().map(|row| Sat::of(row, released)).collect();
    let allowed = u32::from(found.attempts).saturating_add(conditions.extra_attempts);
    Ok(Overview { enrolled, test: test.to_owned(), allowed, attempts, conditions, revision })
}

/// Opens an attempt, or gives the one under way. `code` is what was typed as the start code.
///
/// # Errors
/// [`Refusal::TestNotOpen`], [`Refusal::NoAttemptLeft`], [`Refusal::RoomPaused`], [`Refusal::WrongStartCode`],
/// [`Refusal::BlueprintUnfilled`], [`Refusal::ClockWentBack`], [`Refusal::Archived`].
pub async fn open(ctx: &Ctx, cohort: CohortId, test: &str, code: &str) -> Result<AttemptId, Error> {
    let overview = match overview(ctx, cohort, test).await {
        Err(Error::Refused(Refusal::NotFound)) => return Err(missing(ctx, cohort).await?.into()),
        found => found?,
    };
    if let Some(sat) = overview.under_way() {
        return Ok(sat.id);
    }
    if !overview.conditions.is_open(ctx.now) {
        return Err(Refusal::TestNotOpen.into());
    }
    if !overview.may_open(ctx.now) {
        return Err(Refusal::NoAttemptLeft.into());
    }
    if overview.conditions.paused_at.is_some() {
        return Err(Refusal::RoomPaused.into());
    }
    check_code(ctx, &overview.conditions, code)?;
    refuse_wrong_clock(ctx).await?;
    overview.revision.need_bank()?;
    let withdrawn = law::withdrawn(ctx, &overview.revision).await?.iter().map(ToString::to_string).collect();
    let parameters = calibration::name(ctx, &overview.enrolled.course).await?;
    let tx = ctx.write().await?;
    cohorts::live(&tx, ctx.school.id, cohort).await?;
    let learner = ctx.signed()?.learner;
    let before = queries::attempts(&tx, cohort, learner, test).await?;
    if let Some(other) = before.iter().find(|row| row.closed_at.is_none()) {
        return Ok(other.id);
    }
    let log = draw_log(ctx, &tx, &overview, withdrawn).await?;
    let id = AttemptId::new();
    let row = drawn(ctx, id, &overview, before.len(), &log, parameters)?;
    attempt::Entity::insert(row).exec_without_returning(&tx).await.doing("opening an attempt")?;
    tx.commit().await.doing("opening an attempt")?;
    Ok(id)
}

/// Who is in a cohort that was archived is told so; for others it does not exist.
async fn missing(ctx: &Ctx, cohort: CohortId) -> Result<Refusal, Error> {
    let (db, person) = (&ctx.store.reader, ctx.signed()?.person);
    let inside = cohorts::enrolment(db, cohort, person).await?.is_some_and(|enrolment| enrolment.active);
    match cohorts::live(db, ctx.school.id, cohort).await {
        Err(Error::Refused(refusal)) if inside => Ok(refusal),
        _ => Ok(Refusal::NotFound),
    }
}

/// Refuses who was not in the room; guesses are slowed down.
fn check_code(ctx: &Ctx, conditions: &Conditions, typed: &str) -> Result<(), Error> {
    if !conditions.code_required {
        return Ok(());
    }
    let learner = ctx.signed()?.learner.to_string();
    let wait = ctx.store.brake.wait(&learner, START_CODE, ctx.now);
    if wait > 0 {
        return Err(Refusal::SlowDown(wait).into());
    }
    let right = conditions.code.as_ref().is_some_and(|code| *code == secret::plain_code(typed));
    if right {
        ctx.store.brake.succeeded(&learner, START_CODE);
        return Ok(());
    }
    if !typed.trim().is_empty() {
        ctx.store.brake.failed(&learner, START_CODE, ctx.now);
    }
    Err(Refusal::WrongStartCode.into())
}

async fn refuse_wrong_clock(ctx: &Ctx) -> Result<(), Error> {
    let last = queries::last_event(&ctx.store.reader).await?;
    match last {
        Some(last) if ctx.now.0 + BACK_MILLIS < last.0 => Err(Refusal::ClockWentBack.into()),
        _ => Ok(()),
    }
}

/// An attempt of the person who asks; handed in by itself when its time is over.
///
/// # Errors
/// [`Refusal::NotFound`] also for another person's attempt.
pub async fn sitting(ctx: &Ctx, id: AttemptId) -> Result<Sitting, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let row = own(ctx, id).await?;
    if is_overdue(&row, ctx.now) {
        close(&ctx.store, ctx.now, id, Ending::Time).await?;
        return shown(ctx, &own(ctx, id).await?).await;
    }
    shown(ctx, &row).await
}

async fn own(ctx: &Ctx, id: AttemptId) -> Result<attempt::Model, Error> {
    let row = queries::attempt(&ctx.store.reader, ctx.school.id, ctx.signed()?.learner, id).await?;
    row.ok_or_else(|| Refusal::NotFound.into())
}

async fn shown(ctx: &Ctx, row: &attempt::Model) -> Result<Sitting, Error> {
    let db = &ctx.store.reader;
    Sitting::load(&ctx.store, db, row).await?.shown(db, row, ctx.now).await
}

/// What a learner sends for one question.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Which question, from 1.
    pub ordinal: u32,
    /// Made by the client, so that sending twice keeps once.
    pub event: EventId,
    /// The answer, in the order shown; none when only the flag changed.
    pub shown: Option<Response>,
    /// Whether to come back to it; none to leave that as it was.
    pub flagged: Option<bool>,
    /// What the client's clock said; kept, never trusted.
    pub client_time: Option<Moment>,
    /// How many answers to this question the page knew of.
    pub known: Option<u32>,
}

/// One answer of an attempt that is over, without its question.
pub(crate) struct Answered {
    pub(crate) ordinal: u32,
    pub(crate) earned: u32,
    pub(crate) of: u32,
    pub(crate) answered: bool,
}

/// The answers of an attempt, marked; for files, where a question is an ordinal.
pub(crate) async fn responses(ctx: &Ctx, row: &attempt::Model) -> Result<Vec<Answered>, Error> {
    let sitting = Sitting::load(&ctx.store, &ctx.store.reader, row).await?;
    let answered = |(ordinal, marked): (u32, Option<Marked>)| {
        let credit = marked.map_or(Credit::new(0, 1), |marked| marked.credit);
        Answered { ordinal, earned: credit.earned, of: credit.of, answered: sitting.answered(ordinal) }
    };
    Ok((1_u32..).zip(sitting.marked()).map(answered).collect())
}

/// What became of an answer.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The attempt afterwards.
    pub sitting: Sitting,
    /// When it was kept.
    pub at: Moment,
    /// How many answers to this question the server had with it.
    pub came: u32,
    /// Another tab or device had answered the same question since the page was shown; this answer counts.
    pub overtaken: bool,
}

/// Keeps the answer to one question of an attempt under way; the last one received counts.
///
/// # Errors
/// [`Refusal::AnswerLate`] when the attempt is over: the answer is kept and does not count. [`Refusal::RoomPaused`];
/// [`Refusal::NotFound`] for another's attempt or an ordinal beyond the paper; [`Refusal::Field`] (`choice`) for an
/// answer that does not fit; [`Refusal::Conflict`] for an id used before with another answer.
pub async fn answer(ctx: &Ctx, id: AttemptId, sent: Sent) -> Result<Saved, Error> {
    let sitting = sitting(ctx, id).await?;
    ctx.permit(Act::SitTest)?;
    let unfit = || Refusal::Field { field: "choice", code: "unfit" };
    let (question, order, _) = sitting.question(sent.ordinal)?;
    let Some(shown) = sent.shown.clone() else { return flag(ctx, id, &sitting, &sent).await };
    let response = shown.from_shown(order).ok_or_else(unfit)?;
    question.wording(sitting.language).1.task.mark(&response).map_err(|_| unfit())?;
    let payload = paper::written(&Given { ordinal: sent.ordinal, response: Some(response) })?;
    match keep(ctx, id, &sitting, &sent, kinds::ANSWERED, payload.clone()).await {
        Ok(()) => {}
        // Over; or sent again after it was kept as late, under the same id.
        Err(Error::Refused(Refusal::AttemptClosed)) => return late(ctx, id, &sitting, &sent, payload).await,
        Err(Error::Refused(Refusal::Conflict)) if sitting.sat.closed_at.is_some() => {
            return late(ctx, id, &sitting, &sent, payload).await;
        }
        Err(other) => return Err(other),
    }
    let (ordinal, event, known) = (sent.ordinal, sent.event, sent.known);
    if sent.flagged.is_some_and(|flagged| flagged != sitting.flagged(ordinal)) {
        flag(ctx, id, &sitting, &Sent { event: EventId::new(), ..sent }).await?;
    }
    let sitting = self::sitting(ctx, id).await?;
    let before = sitting.came_before(ordinal, event);
    let overtaken = known.is_some_and(|known| known < before);
    Ok(Saved { at: sitting.answered_at(ordinal).unwrap_or(ctx.now), sitting, came: before + 1, overtaken })
}

/// Keeps an answer that came after the end.
async fn late(ctx: &Ctx, id: AttemptId, sitting: &Sitting, sent: &Sent, payload: String) -> Result<Saved, Error> {
    keep(ctx, id, sitting, sent, kinds::LATE, payload).await?;
    Err(Refusal::AnswerLate.into())
}

/// Keeps that a question is marked for coming back to, or no longer.
async fn flag(ctx: &Ctx, id: AttemptId, sitting: &Sitting, sent: &Sent) -> Result<Saved, Error> {
    let missing = Refusal::Field { field: "choice", code: "missing" };
    let flagged = sent.flagged.filter(|flagged| *flagged != sitting.flagged(sent.ordinal)).ok_or(missing)?;
    if sitting.sat.closed_at.is_some() {
        return Err(Refusal::AttemptClosed.into());
    }
    let payload = paper::written(&Flagged { ordinal: sent.ordinal, flagged })?;
    keep(ctx, id, sitting, sent, kinds::FLAGGED, payload).await?;
    let sitting = self::sitting(ctx, id).await?;
    Ok(Saved { came: sitting.came(sent.ordinal).0, sitting, at: ctx.now, overtaken: false })
}

async fn keep(
    ctx: &Ctx,
    id: AttemptId,
    sitting: &Sitting,
    sent: &Sent,
    kind: &'static str,
    payload: String,
) -> Result<(), Error> {
    let signed = ctx.signed()?;
    let event = Event {
        id: sent.event,
        kind,
        course: sitting.revision.course.id.to_string(),
        subject: sent.ordinal.to_string(),
        payload,
        client_time: sent.client_time,
        // The tail of the session's id: enough to tell one browser from another, and no secret.
        device: signed.session.to_string().chars().rev().take(12).collect(),
        device_sequence: 0,
    };
    let mut row = event.row(ctx, signed, &sitting.revision.id).await;
    row.attempt_id = Some(id);
    // An attempt keeps the parameters it was opened with, whatever was calibrated since.
    row.parameters = sitting.parameters.clone().unwrap_or(row.parameters);
    ctx.store.journal.keep(row).await.map(|_| ())
}

/// Hands in an attempt and marks it.
///
/// # Errors
/// [`Refusal::AttemptClosed`] when it was handed in before, [`Refusal::RoomPaused`], [`Refusal::NotFound`] for
/// another's attempt.
pub async fn hand_in(ctx: &Ctx, id: AttemptId) -> Result<Sitting, Error> {
    let sitting = sitting(ctx, id).await?;
    ctx.permit(Act::SitTest)?;
    if sitting.sat.closed_at.is_some() {
        return Err(Refusal::AttemptClosed.into());
    }
    if sitting.paused_at.is_some() {
        return Err(Refusal::RoomPaused.into());
    }
    close(&ctx.store, ctx.now, id, Ending::HandedIn).await?;
    self::sitting(ctx, id).await
}

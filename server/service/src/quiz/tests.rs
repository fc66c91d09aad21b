//! Tests that give a mark: drawn once from the sealed bank, answered one by one, marked at the end.

use super::{
    practice::Event,
    queries,
    records::{attempt, mark},
};
use crate::{
    catalogue::Revision,
    ctx::{Ctx, Locale},
    enrolled::{self, Enrolled},
    error::{Doing, Error, Refusal},
    ids::{AttemptId, CohortId, EventId, LearnerId, MarkId},
    journal::kinds,
    law,
    moment::Moment,
    policy::Act,
    secret,
};
use learning::{
    catalogue::{Course, Language, Origin, Purpose, QuestionId, Readers, Test},
    dice::Seed,
    quiz::{
        Arrangement, Credit, Kind, Marked, Question, Response,
        draw::{Candidate, Demand, DrawRules, draw},
        out_of_twenty,
    },
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A clock that reads this much earlier than the last event has gone back: two minutes.
const BACK_MILLIS: i64 = 120_000;

/// A question of a paper: which one, and in which order its options are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) question: String,
    pub(crate) order: Arrangement,
}

/// What is kept of an answer in a test; without response, an answer typed in from paper was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Given {
    pub(crate) ordinal: u32,
    pub(crate) response: Option<Response>,
}

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
    /// Not before.
    pub opens_at: Option<Moment>,
    /// Not after.
    pub closes_at: Option<Moment>,
}

/// An attempt as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sat {
    /// Its id.
    pub id: AttemptId,
    /// First, second…
    pub number: u32,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was handed in; none while it is open.
    pub closed_at: Option<Moment>,
    /// The mark in hundredths out of twenty.
    pub mark: Option<i32>,
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
        self.under_way().is_none() && attempts < self.allowed && self.is_open(now)
    }

    /// Whether the test is open to the cohort at this moment.
    #[must_use]
    pub fn is_open(&self, now: Moment) -> bool {
        self.opens_at.is_none_or(|at| at <= now) && self.closes_at.is_none_or(|at| now < at)
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
    let allowed = u32::from(revision.course.test(test).ok_or(Refusal::NotFound)?.attempts);
    close_overdue(ctx, cohort, test).await?;
    let db = &ctx.store.reader;
    let learner = ctx.signed()?.learner;
    let attempts = queries::attempts(db, cohort, learner, test).await?;
    let sitting = queries::sitting(db, cohort, test).await?;
    let extra = queries::arrangement(db, cohort, learner, test).await?.map_or(0, |a| a.extra_attempts.max(0));
    Ok(Overview {
        enrolled,
        revision,
        test: test.to_owned(),
        allowed: allowed.saturating_add(u32::try_from(extra).unwrap_or(0)),
        attempts: attempts.into_iter().map(sat).collect(),
        opens_at: sitting.as_ref().and_then(|s| s.opens_at),
        closes_at: sitting.and_then(|s| s.closes_at),
    })
}

fn sat(row: attempt::Model) -> Sat {
    Sat {
        id: row.id,
        number: u32::try_from(row.number).unwrap_or(0),
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        mark: row.mark,
    }
}

/// Hands in what its owner left open beyond its time.
async fn close_overdue(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<(), Error> {
    let learner = ctx.signed()?.learner;
    for row in queries::attempts(&ctx.store.reader, cohort, learner, test).await? {
        if is_overdue(&row, ctx.now) {
            close(ctx, row.id).await?;
        }
    }
    Ok(())
}

fn is_overdue(row: &attempt::Model, now: Moment) -> bool {
    row.closed_at.is_none() && row.due_at.is_some_and(|due| due < now)
}

/// Opens an attempt, or gives the one under way.
///
/// # Errors
/// [`Refusal::TestNotOpen`], [`Refusal::NoAttemptLeft`], [`Refusal::BlueprintUnfilled`], [`Refusal::ClockWentBack`].
pub async fn open(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<AttemptId, Error> {
    let overview = overview(ctx, cohort, test).await?;
    if let Some(sat) = overview.under_way() {
        return Ok(sat.id);
    }
    if !overview.is_open(ctx.now) {
        return Err(Refusal::TestNotOpen.into());
    }
    if !overview.may_open(ctx.now) {
        return Err(Refusal::NoAttemptLeft.into());
    }
    refuse_wrong_clock(ctx).await?;
    let tx = ctx.write().await?;
    let learner = ctx.signed()?.learner;
    let before = queries::attempts(&tx, cohort, learner, test).await?;
    if let Some(other) = before.iter().find(|row| row.closed_at.is_none()) {
        return Ok(other.id);
    }
    let id = AttemptId::new();
    let row = drawn(ctx, id, &overview, &before).await?;
    attempt::Entity::insert(row).exec_without_returning(&tx).await.doing("opening an attempt")?;
    tx.commit().await.doing("opening an attempt")?;
    Ok(id)
}

async fn refuse_wrong_clock(ctx: &Ctx) -> Result<(), Error> {
    let last = queries::last_event(&ctx.store.reader).await?;
    match last {
        Some(last) if ctx.now.0 + BACK_MILLIS < last.0 => Err(Refusal::ClockWentBack.into()),
        _ => Ok(()),
    }
}

async fn drawn(
    ctx: &Ctx,
    id: AttemptId,
    overview: &Overview,
    before: &[attempt::Model],
) -> Result<attempt::ActiveModel, Error> {
    let test = overview.test()?;
    let seed = Seed(u64::from_be_bytes(secret::random::<8>()));
    let seen: Vec<String> = before.iter().flat_map(|row| paper(row).into_iter().map(|p| p.question)).collect();
    overview.revision.need_bank()?;
    let withdrawn = law::withdrawn(ctx, &overview.revision).await?;
    let pool = pool(&overview.revision, test, &withdrawn);
    let places = compose(&overview.revision, test, &pool, &jurisdiction(ctx, &overview.enrolled)?, &seen, seed)?;
    let minutes = i64::from(test.minutes) + extra_minutes(ctx, overview).await?;
    let due = ctx.now.plus_seconds(minutes * 60);
    let due = overview.closes_at.map_or(due, |closes| due.min(closes));
    Ok(attempt::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        learner_id: Set(ctx.signed()?.learner),
        cohort_id: Set(overview.enrolled.cohort),
        test: Set(overview.test.clone()),
        number: Set(i32::try_from(before.len() + 1).unwrap_or(i32::MAX)),
        revision_id: Set(overview.revision.id.clone()),
        locale: Set(ctx.locale.word().to_owned()),
        seed: Set(format!("{:016x}", seed.0)),
        draw: Set(serde_json::to_string(&places).doing("writing down a paper")?),
        opened_at: Set(ctx.now),
        due_at: Set((minutes > 0).then_some(due)),
        closed_at: Set(None),
        mark: Set(None),
    })
}

async fn extra_minutes(ctx: &Ctx, overview: &Overview) -> Result<i64, Error> {
    let learner = ctx.signed()?.learner;
    let found = queries::arrangement(&ctx.store.reader, overview.enrolled.cohort, learner, &overview.test).await?;
    Ok(found.map_or(0, |a| i64::from(a.extra_minutes.max(0))))
}

fn jurisdiction(ctx: &Ctx, enrolled: &Enrolled) -> Result<String, Error> {
    Ok(enrolled.jurisdiction.clone().unwrap_or(ctx.signed()?.jurisdiction.clone()))
}

/// One bit for each jurisdiction; the common core has them all, "other" one of its own.
fn bits(code: &str) -> u64 {
    match code {
        "BF" => 1,
        "ML" => 2,
        "NE" => 4,
        _ => 8,
    }
}

fn reader_bits(readers: &Readers) -> u64 {
    if readers.jurisdictions.is_empty() {
        return u64::MAX;
    }
    readers.jurisdictions.iter().map(|j| bits(j.code())).fold(0, |all, bit| all | bit)
}

/// Draws a paper: new questions if the bank has enough of them, else any.
pub(crate) fn compose(
    revision: &Revision,
    test: &Test,
    pool: &[&Question],
    jurisdiction: &str,
    seen: &[String],
    seed: Seed,
) -> Result<Vec<Place>, Refusal> {
    let candidates = candidates(&revision.course, pool);
    let blueprint = blueprint(&revision.course, test);
    let number = |id: &String| pool.iter().position(|q| q.id.as_str() == id).and_then(|n| u32::try_from(n).ok());
    let fresh =
        DrawRules { jurisdictions: bits(jurisdiction), form: None, avoid: seen.iter().filter_map(number).collect() };
    let any = DrawRules { avoid: Vec::new(), ..fresh.clone() };
    let paper = draw(&blueprint, &candidates, &fresh, seed)
        .or_else(|_| draw(&blueprint, &candidates, &any, seed))
        .map_err(|lacks| {
            tracing::warn!(test = %test.id, ?lacks, "a blueprint cannot be filled");
            Refusal::BlueprintUnfilled
        })?;
    let place = |drawn: &learning::quiz::draw::Drawn| {
        let question = pool.get(usize::try_from(drawn.question).ok()?)?;
        Some(Place { question: question.id.to_string(), order: Arrangement::new(drawn.options.clone())? })
    };
    paper.questions.iter().map(place).collect::<Option<Vec<_>>>().ok_or(Refusal::BlueprintUnfilled)
}

/// What may be asked: a specimen bank serves training only; what a person must mark does not stand here, nor what rests
/// on law that is not sound today and that no reviewer stood up for.
pub(crate) fn pool<'a>(revision: &'a Revision, test: &Test, withdrawn: &BTreeSet<QuestionId>) -> Vec<&'a Question> {
    let fit = |origin: Origin| test.purpose == Purpose::Training || origin == Origin::Private;
    revision
        .bank
        .iter()
        .filter(|(origin, _)| fit(*origin))
        .map(|(_, sealed)| sealed.unsealed())
        .filter(|q| !matches!(q.kind(), Kind::Essay | Kind::Case) && !withdrawn.contains(&q.id))
        .collect()
}

fn objective_number(course: &Course, id: &str) -> u32 {
    let found = course.objectives.iter().position(|o| o.id.as_str() == id);
    found.and_then(|n| u32::try_from(n).ok()).unwrap_or(u32::MAX)
}

fn candidates(course: &Course, pool: &[&Question]) -> Vec<Candidate> {
    let numbered = pool.iter().zip(0_u32..);
    numbered
        .map(|(question, number)| Candidate {
            question: number,
            objective: objective_number(course, question.objective.as_str()),
            level: question.difficulty.level(),
            jurisdictions: reader_bits(&question.readers),
            enemies: Vec::new(),
            form: None,
            options: options(question),
        })
        .collect()
}

fn options(question: &Question) -> u16 {
    let task = &question.wordings.text(question.wordings.source()).task;
    u16::try_from(task.shuffled()).unwrap_or(0)
}

fn blueprint(course: &Course, test: &Test) -> Vec<Demand> {
    let demand = |d: &learning::catalogue::Draw| Demand {
        objective: objective_number(course, d.objective.as_str()),
        levels: None,
        count: d.count,
    };
    test.draw.iter().map(demand).collect()
}

fn paper(row: &attempt::Model) -> Vec<Place> {
    serde_json::from_str(&row.draw).unwrap_or_default()
}

/// An attempt with its paper and what was answered.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The attempt.
    pub sat: Sat,
    /// The cohort it belongs to.
    pub cohort: CohortId,
    /// The test's id.
    pub test: String,
    /// The revision it was drawn from.
    pub revision: Arc<Revision>,
    /// The language it was opened in.
    pub language: Language,
    /// Not after.
    pub due_at: Option<Moment>,
    places: Vec<Place>,
    given: BTreeMap<u32, (Response, Moment)>,
}

impl Sitting {
    /// How many questions.
    #[must_use]
    pub fn length(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(0)
    }

    /// Which questions are answered, by ordinal from 1.
    #[must_use]
    pub fn answered(&self, ordinal: u32) -> bool {
        self.given.contains_key(&ordinal)
    }

    /// When the last answer was kept.
    #[must_use]
    pub fn kept_at(&self) -> Option<Moment> {
        self.given.values().map(|(_, at)| *at).max()
    }

    /// The test itself.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the revision has lost it.
    pub fn test(&self) -> Result<&Test, Refusal> {
        self.revision.course.test(&self.test).ok_or(Refusal::NotFound)
    }

    /// A question of the paper, the order of its options, and what was answered, in the author's order.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for an ordinal beyond the paper.
    pub fn question(&self, ordinal: u32) -> Result<(&Question, &Arrangement, Option<&Response>), Refusal> {
        let place = self.place(ordinal)?;
        let question = self.revision.bank.get(&place.question).ok_or(Refusal::NotFound)?.unsealed();
        Ok((question, &place.order, self.given.get(&ordinal).map(|(response, _)| response)))
    }

    fn place(&self, ordinal: u32) -> Result<&Place, Refusal> {
        let index = usize::try_from(ordinal).ok().and_then(|o| o.checked_sub(1));
        index.and_then(|i| self.places.get(i)).ok_or(Refusal::NotFound)
    }

    /// How each question was answered; only of an attempt that is over.
    #[must_use]
    pub fn marked(&self) -> Vec<Option<Marked>> {
        (1..=self.length()).map(|ordinal| self.mark(ordinal)).collect()
    }

    fn mark(&self, ordinal: u32) -> Option<Marked> {
        let (question, _, response) = self.question(ordinal).ok()?;
        question.wording(self.language).1.task.mark(response?).ok()
    }

    /// The mark in hundredths out of twenty; an unanswered question earns nothing.
    #[must_use]
    pub fn total(&self) -> i32 {
        let credits: Vec<Credit> =
            self.marked().into_iter().map(|m| m.map_or(Credit::new(0, 1), |m| m.credit)).collect();
        out_of_twenty(&credits).map_or(0, i32::from)
    }
}

/// An attempt of the person who asks; handed in by itself when its time is over.
///
/// # Errors
/// [`Refusal::NotFound`] also for another person's attempt.
pub async fn sitting(ctx: &Ctx, id: AttemptId) -> Result<Sitting, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let learner = ctx.signed()?.learner;
    let row = own(ctx, learner, id).await?;
    if is_overdue(&row, ctx.now) {
        close(ctx, id).await?;
        return load(ctx, own(ctx, learner, id).await?).await;
    }
    load(ctx, row).await
}

async fn own(ctx: &Ctx, learner: LearnerId, id: AttemptId) -> Result<attempt::Model, Error> {
    let row = queries::attempt(&ctx.store.reader, ctx.school.id, learner, id).await?;
    row.ok_or_else(|| Refusal::NotFound.into())
}

async fn load(ctx: &Ctx, row: attempt::Model) -> Result<Sitting, Error> {
    load_in(ctx, &ctx.store.reader, row).await
}

/// An attempt as this connection or transaction sees it.
async fn load_in(ctx: &Ctx, db: &impl ConnectionTrait, row: attempt::Model) -> Result<Sitting, Error> {
    let revision = ctx.store.shelf.revision(db, &row.revision_id).await?;
    revision.need_bank()?;
    let events = queries::answers(db, row.id).await?;
    let mut given = BTreeMap::new();
    for event in events {
        if let Ok(answer) = serde_json::from_str::<Given>(&event.payload) {
            match answer.response {
                Some(response) => given.insert(answer.ordinal, (response, event.server_time)),
                None => given.remove(&answer.ordinal),
            };
        }
    }
    let locale: Locale = row.locale.parse().unwrap_or(Locale::Fr);
    Ok(Sitting {
        cohort: row.cohort_id,
        test: row.test.clone(),
        revision,
        language: locale.into(),
        due_at: row.due_at,
        places: paper(&row),
        given,
        sat: sat(row),
    })
}

/// Keeps the answer to one question of an attempt under way; the last one counts.
///
/// # Errors
/// [`Refusal::AttemptClosed`], [`Refusal::NotFound`] for another's attempt or an ordinal beyond the paper,
/// [`Refusal::Field`] (`choice`) for an answer that does not fit.
pub async fn answer(
    ctx: &Ctx,
    id: AttemptId,
    ordinal: u32,
    event: EventId,
    shown: Response,
    sequence: i64,
) -> Result<Sitting, Error> {
    let sitting = sitting(ctx, id).await?;
    ctx.permit(Act::SitTest)?;
    if sitting.sat.closed_at.is_some() {
        return Err(Refusal::AttemptClosed.into());
    }
    let unfit = || Refusal::Field { field: "choice", code: "unfit" };
    let (question, order, _) = sitting.question(ordinal)?;
    let response = shown.from_shown(order).ok_or_else(unfit)?;
    question.wording(sitting.language).1.task.mark(&response).map_err(|_| unfit())?;
    let payload =
        serde_json::to_string(&Given { ordinal, response: Some(response) }).doing("writing down an answer")?;
    let kept = Event {
        id: event,
        kind: kinds::ANSWERED,
        course: sitting.revision.course.id.to_string(),
        subject: ordinal.to_string(),
        payload,
        client_time: None,
        device: String::new(),
        device_sequence: sequence,
    };
    let mut row = kept.row(ctx, ctx.signed()?, &sitting.revision.id).await;
    row.attempt_id = Some(id);
    ctx.store.journal.keep(row).await?;
    self::sitting(ctx, id).await
}

/// Hands in an attempt and marks it.
///
/// # Errors
/// [`Refusal::AttemptClosed`] when it was handed in before, [`Refusal::NotFound`] for another's attempt.
pub async fn hand_in(ctx: &Ctx, id: AttemptId) -> Result<Sitting, Error> {
    let sitting = sitting(ctx, id).await?;
    ctx.permit(Act::SitTest)?;
    if sitting.sat.closed_at.is_some() {
        return Err(Refusal::AttemptClosed.into());
    }
    close(ctx, id).await?;
    self::sitting(ctx, id).await
}

/// Closes an attempt inside one transaction: what was kept before counts, what comes after is refused.
async fn close(ctx: &Ctx, id: AttemptId) -> Result<(), Error> {
    let tx = ctx.write().await?;
    let Some(row) = queries::held(&tx, id).await?.filter(|row| row.closed_at.is_none()) else { return Ok(()) };
    let closed_at = row.due_at.map_or(ctx.now, |due| due.min(ctx.now));
    let sitting = load_in(ctx, &tx, row.clone()).await?;
    let total = sitting.total();
    let update = attempt::ActiveModel {
        id: Set(id),
        closed_at: Set(Some(closed_at)),
        mark: Set(Some(total)),
        ..Default::default()
    };
    attempt::Entity::update(update).exec(&tx).await.doing("handing in an attempt")?;
    let mark = mark::ActiveModel {
        id: Set(MarkId::new()),
        school_id: Set(row.school_id),
        cohort_id: Set(row.cohort_id),
        learner_id: Set(row.learner_id),
        item: Set(row.test),
        attempt_id: Set(Some(id)),
        status: Set("marked".to_owned()),
        value: Set(Some(total)),
        provenance: Set("online".to_owned()),
        by: Set(None),
        reason: Set(None),
        at: Set(closed_at),
    };
    mark::Entity::insert(mark).exec_without_returning(&tx).await.doing("keeping a mark")?;
    tx.commit().await.doing("handing in an attempt")
}

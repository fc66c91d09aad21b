//! Series of questions: practice, placement and review. The server chooses by the same rules as the browser, and keeps
//! with each answer how its question came to be asked.

mod assembling;
mod plan;

pub use plan::{Plan, Plans, plan, plans};

use super::practice::{self, Answer, Event, InSeries};
use crate::{
    catalogue::{self, Revision},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::EventId,
    journal::{self, Kept, kinds},
    mastery::{self, Knowledge},
    moment::Moment,
    policy::Act,
};
use learning::{
    catalogue::{Course, ObjectiveId},
    quiz::{
        Marked, Question, Task, Verdict, mark,
        series::{Aim, Chosen, Given, Log, Series, Setup},
    },
};
use sea_orm::{QueryOrder, entity::prelude::*};
use std::sync::Arc;

/// Practice ends after so many seconds.
pub const PRACTICE_SECONDS: i64 = 15 * 60;
/// A placement may be repeated after so many days.
pub const PLACEMENT_AGAIN_DAYS: i64 = 14;
/// Questions in a set of practice at most.
pub const SET: usize = 20;

/// For what a series is asked: its objectives, in the order of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// `module/…`, `objective/…`, or nothing for the whole course.
    pub word: String,
    /// Its objectives.
    pub objectives: Vec<ObjectiveId>,
}

impl Scope {
    /// The scope that an address names: a module, an objective, or neither.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for one that is not in the course.
    pub fn of(course: &Course, module: &str, objective: &str) -> Result<Self, Refusal> {
        let all = || course.objectives.iter().map(|one| one.id.clone());
        if !objective.is_empty() {
            let found = course.objective(objective).ok_or(Refusal::NotFound)?;
            return Ok(Self { word: format!("objective/{objective}"), objectives: vec![found.id.clone()] });
        }
        if module.is_empty() {
            return Ok(Self { word: String::new(), objectives: all().collect() });
        }
        let found = course.module(module).filter(|module| !module.objectives.is_empty()).ok_or(Refusal::NotFound)?;
        let objectives = all().filter(|id| found.objectives.contains(id)).collect();
        Ok(Self { word: format!("module/{module}"), objectives })
    }

    /// The same from its word, as it was kept.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the course has lost it.
    pub fn of_word(course: &Course, word: &str) -> Result<Self, Refusal> {
        match word.split_once('/') {
            Some(("module", id)) => Self::of(course, id, ""),
            Some(("objective", id)) => Self::of(course, "", id),
            _ => Self::of(course, "", ""),
        }
    }
}

/// Whether a question can stand in a series: a machine marks it, and it is asked by itself.
#[must_use]
pub fn may_be_asked(question: &Question) -> bool {
    let task = &question.wordings.text(question.wordings.source()).task;
    !matches!(task, Task::Essay { .. } | Task::Case(_))
}

/// A series as its learner finds it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its id.
    pub id: EventId,
    /// The revision it was started on.
    pub revision: Arc<Revision>,
    /// What it follows from.
    pub setup: Setup,
    /// Answers, each with how its question came to be asked, and what was answered.
    pub answers: Vec<(Given, Option<Chosen>, mastery::Kept)>,
    /// When it was started.
    pub started: Moment,
    /// The learner ended it before its end.
    pub ended: bool,
}

impl Opened {
    /// The series as it stands.
    #[must_use]
    pub fn series(&self) -> Series<'_> {
        Series::resume(&self.setup, &self.given())
    }

    /// The answers alone.
    #[must_use]
    pub fn given(&self) -> Vec<Given> {
        self.answers.iter().map(|(given, ..)| *given).collect()
    }

    /// Its log, for a replay.
    #[must_use]
    pub fn log(&self) -> Log {
        let steps = self.answers.iter().map(|(given, chosen, _)| (*given, *chosen)).collect();
        Log { setup: self.setup.clone(), steps }
    }

    /// Whether the time of a practice is over.
    #[must_use]
    pub const fn is_late(&self, now: Moment) -> bool {
        matches!(self.setup.aim, Aim::Practice) && now.seconds_since(self.started) >= PRACTICE_SECONDS
    }

    /// Whether no new question comes any more.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.ended || self.is_late(now) || self.series().next().is_err()
    }
}

const fn kind(aim: Aim) -> &'static str {
    match aim {
        Aim::Practice => "practice",
        Aim::Placement => "placement",
        Aim::Review => "review",
    }
}

fn subject(aim: Aim, scope: &str) -> String {
    format!("{}:{scope}", kind(aim))
}

/// Starts a series; the id of an earlier one when the same form came twice.
///
/// # Errors
/// [`Refusal::SignInNeeded`] for a visitor; [`Refusal::NotFound`] when the course has no such part or no question can be
/// asked; [`Refusal::Field`] (`placement`/`too-soon`) for a placement that was done lately.
pub async fn start(ctx: &Ctx, course: &str, aim: Aim, scope: &Scope, event: EventId) -> Result<EventId, Error> {
    ctx.permit(Act::KeepOwnProgress)?;
    if find(ctx, course, event).await?.is_some() {
        return Ok(event);
    }
    let revision = catalogue::open(ctx, course).await?;
    if aim == Aim::Placement && !may_be_placed(ctx, course, &scope.word).await? {
        return Err(Refusal::Field { field: "placement", code: "too-soon" }.into());
    }
    let knowledge = mastery::own(ctx, &revision).await?;
    let setup = assembling::setup(ctx, &revision, &knowledge, aim, scope, event).await?;
    if setup.pool.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let payload = serde_json::to_string(&setup).map_err(|e| Error::broken("writing down a series", e))?;
    note(ctx, &revision, kinds::SERIES_STARTED, event, subject(aim, &scope.word), payload).await?;
    Ok(event)
}

/// Ends a series before its end; what was answered stays.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not the person's own.
pub async fn stop(ctx: &Ctx, course: &str, id: EventId, event: EventId) -> Result<(), Error> {
    let opened = open(ctx, course, id).await?;
    note(ctx, &opened.revision, kinds::SERIES_ENDED, event, id.to_string(), "{}".to_owned()).await
}

/// Declines the offer to be placed, until somebody asks for it.
///
/// # Errors
/// [`Refusal::SignInNeeded`] for a visitor.
pub async fn decline(ctx: &Ctx, course: &str, scope: &Scope, event: EventId) -> Result<(), Error> {
    ctx.permit(Act::KeepOwnProgress)?;
    let revision = catalogue::open(ctx, course).await?;
    note(ctx, &revision, kinds::PLACEMENT_DECLINED, event, scope.word.clone(), "{}".to_owned()).await
}

async fn note(
    ctx: &Ctx,
    revision: &Revision,
    kind: &'static str,
    id: EventId,
    subject: String,
    payload: String,
) -> Result<(), Error> {
    let course = revision.course.id.to_string();
    let event =
        Event { id, kind, course, subject, payload, client_time: None, device: String::new(), device_sequence: 0 };
    ctx.store.journal.keep(event.row(ctx, ctx.signed()?, &revision.id).await).await?;
    Ok(())
}

async fn find(ctx: &Ctx, course: &str, id: EventId) -> Result<Option<journal::Model>, Error> {
    journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(ctx.signed()?.learner))
        .filter(journal::Column::ClientId.eq(id))
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::Kind.eq(kinds::SERIES_STARTED))
        .one(&ctx.store.reader)
        .await
        .doing("looking for a series")
}

/// A series of the person who asks.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not theirs.
pub async fn open(ctx: &Ctx, course: &str, id: EventId) -> Result<Opened, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let row = find(ctx, course, id).await?.ok_or(Refusal::NotFound)?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &row.revision_id).await?;
    let knowledge = mastery::own(ctx, &revision).await?;
    opened(ctx, row, revision, &knowledge).await
}

async fn opened(
    ctx: &Ctx,
    row: journal::Model,
    revision: Arc<Revision>,
    knowledge: &Knowledge,
) -> Result<Opened, Error> {
    let setup: Setup = serde_json::from_str(&row.payload).doing("reading a series")?;
    let mut answers: Vec<(Given, Option<Chosen>, mastery::Kept)> = Vec::new();
    let mut steps = Vec::new();
    for kept in knowledge.history.answers.iter().filter(|kept| mastery::in_series(kept, row.client_id)) {
        let Some(place) = kept.practised.series else { continue };
        let position = setup.pool.iter().position(|candidate| candidate.id == kept.subject);
        let Some(question) = position.and_then(|at| u32::try_from(at).ok()) else { continue };
        // The first answer received to a place, and to a question, counts; another device's is kept and does not.
        let known = answers.iter().any(|(other, ..)| !other.again && other.question == question);
        if steps.contains(&(place.again, place.step)) || known != place.again {
            continue;
        }
        steps.push((place.again, place.step));
        answers.push((given(question, kept.practised.hinted, place, &kept.practised), place.chosen, kept.clone()));
    }
    let ended = journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(row.learner_id))
        .filter(journal::Column::Course.eq(row.course.clone()))
        .filter(journal::Column::Kind.eq(kinds::SERIES_ENDED))
        .filter(journal::Column::Subject.eq(row.client_id.to_string()))
        .count(&ctx.store.reader)
        .await
        .doing("looking at a series")?;
    Ok(Opened { id: row.client_id, revision, setup, answers, started: row.server_time, ended: ended > 0 })
}

fn given(question: u32, hinted: bool, place: InSeries, practised: &practice::Practised) -> Given {
    Given {
        question,
        right: practised.counts_as_right(),
        whole: practised.verdict == Verdict::Right,
        hinted,
        sure: place.sure,
        again: place.again,
        counts: place.chosen.is_none_or(|chosen| chosen.counts),
    }
}

/// The newest series of an aim and a scope that is neither over nor old.
///
/// # Errors
/// When the database cannot be read.
pub async fn under_way(ctx: &Ctx, revision: &Arc<Revision>, aim: Aim, scope: &str) -> Result<Option<Opened>, Error> {
    let Some(row) = newest(ctx, revision.course.id.as_str(), &subject(aim, scope)).await? else { return Ok(None) };
    let old = ctx.now.seconds_since(row.server_time) > 24 * 3_600;
    if old || row.revision_id != revision.id {
        return Ok(None);
    }
    let knowledge = mastery::own(ctx, revision).await?;
    let opened = opened(ctx, row, revision.clone(), &knowledge).await?;
    Ok(Some(opened).filter(|opened| !opened.is_over(ctx.now)))
}

async fn newest(ctx: &Ctx, course: &str, subject: &str) -> Result<Option<journal::Model>, Error> {
    journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(ctx.signed()?.learner))
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::Kind.eq(kinds::SERIES_STARTED))
        .filter(journal::Column::Subject.eq(subject))
        .order_by_desc(journal::Column::ServerTime)
        .order_by_desc(journal::Column::ClientId)
        .one(&ctx.store.reader)
        .await
        .doing("looking for a series")
}

/// Whether a placement may be started: none yet, one under way was left, or the last lies back long enough.
///
/// # Errors
/// When the database cannot be read.
pub async fn may_be_placed(ctx: &Ctx, course: &str, scope: &str) -> Result<bool, Error> {
    let last = newest(ctx, course, &subject(Aim::Placement, scope)).await?;
    Ok(last.is_none_or(|row| ctx.now.seconds_since(row.server_time) >= PLACEMENT_AGAIN_DAYS * 86_400))
}

/// An answer in a series, as a client sends it.
#[derive(Clone, Debug)]
pub struct SeriesAnswer {
    /// The answer itself.
    pub answer: Answer,
    /// Which answer of its round it is, from 0.
    pub step: u32,
    /// It was asked again after a miss.
    pub again: bool,
    /// What the learner said of it, when asked.
    pub sure: Option<bool>,
}

/// Marks an answer in a series and keeps it with how its question came to be asked.
///
/// # Errors
/// [`Refusal::NotFound`] when the series is not the person's own or the question not in it; [`Refusal::Field`] (`choice`)
/// for an answer that does not fit; [`Refusal::Conflict`] for an id used before with another answer.
pub async fn answer(ctx: &Ctx, id: EventId, given: SeriesAnswer) -> Result<(Marked, Moment), Error> {
    ctx.permit(Act::KeepOwnProgress)?;
    let opened = open(ctx, &given.answer.course, id).await?;
    let place = opened.setup.pool.iter().position(|candidate| candidate.id == given.answer.question);
    let place = place.and_then(|at| u32::try_from(at).ok()).ok_or(Refusal::NotFound)?;
    let marked = {
        let question = practice::question(&opened.revision, &given.answer.question)?;
        mark(question, given.answer.language, &given.answer.response)
            .map_err(|_| Refusal::Field { field: "choice", code: "unfit" })?
    };
    let chosen = if given.again { None } else { chosen(&opened, given.step, place) };
    let series = InSeries { id, step: given.step, again: given.again, sure: given.sure, chosen };
    let subject = given.answer.question.clone();
    let signed = ctx.signed()?;
    match practice::keep(ctx, signed, &opened.revision, &given.answer, subject, &marked, Some(series)).await? {
        Kept::New => Ok((marked, ctx.now)),
        Kept::Already(since) => Ok((marked, since)),
    }
}

/// The choice that stood at a step, when it was this question.
fn chosen(opened: &Opened, step: u32, question: u32) -> Option<Chosen> {
    let first = opened.answers.iter().filter(|(given, ..)| !given.again);
    let before: Vec<Given> = first.take(usize::try_from(step).ok()?).map(|(given, ..)| *given).collect();
    if before.len() != usize::try_from(step).ok()? {
        return None;
    }
    Series::resume(&opened.setup, &before).chosen().filter(|chosen| chosen.question == question)
}

//! Practice: a question answered in place. Kept for a person, only marked for a visitor.

use crate::{
    calibration,
    catalogue::{self, Revision},
    cohort::calendar,
    ctx::{Actor, Ctx, Signed},
    error::{Error, Refusal},
    ids::EventId,
    journal::{self, Kept, kinds},
    moment::Moment,
    policy::Act,
};
use learning::{
    catalogue::Language,
    quiz::{Credit, Marked, Question, Response, Verdict, mark, series::Chosen},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The version of the engine's parameters in force until a calibration names another.
pub const PARAMETERS: &str = "prior-1";

/// An answer as a client sends it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Made by the client, so that sending twice keeps once.
    pub event: EventId,
    /// The course.
    pub course: String,
    /// The question.
    pub question: String,
    /// The language it was asked in.
    pub language: Language,
    /// The answer, in the author's order.
    pub response: Response,
    /// A hint was opened before.
    pub hinted: bool,
    /// What the client's clock said.
    pub client_time: Option<Moment>,
    /// The device's own word for itself.
    pub device: String,
    /// The device's own count.
    pub device_sequence: i64,
}

/// What is kept of a practice answer; the same bytes for the same answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practised {
    /// Hash of the question's wording and key.
    pub version: String,
    /// The language it was asked in.
    pub language: Language,
    /// The answer.
    pub response: Response,
    /// A hint was opened before.
    pub hinted: bool,
    /// What it is worth.
    pub verdict: Verdict,
    /// The same as a fraction.
    pub credit: Credit,
    /// Where it stands in a series; none for a question answered in its lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<InSeries>,
}

/// Where an answer stands in a series.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InSeries {
    /// The event that started it.
    pub id: EventId,
    /// Which answer of its round it is, from 0.
    pub step: u32,
    /// It was asked again after a miss.
    pub again: bool,
    /// What the learner said of it, when asked.
    pub sure: Option<bool>,
    /// How it came to be asked; none when it was asked again, or on another device meanwhile.
    pub chosen: Option<Chosen>,
}

impl Practised {
    /// Whether the engine takes it as right: three quarters of the credit or more.
    #[must_use]
    pub const fn counts_as_right(&self) -> bool {
        4 * self.credit.earned as u64 >= 3 * self.credit.of as u64
    }
}

/// What the learner is shown after an answer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The revision that the question stands in.
    pub revision: Arc<Revision>,
    /// What the answer is worth, part by part.
    pub marked: Marked,
    /// When it was kept; none for a visitor.
    pub kept_at: Option<Moment>,
}

/// Marks a practice answer, and keeps it for a person.
///
/// # Errors
/// [`Refusal::NotFound`] for a question that is not there, [`Refusal::Field`] (`choice`) for an answer that does not fit
/// it, [`Refusal::Conflict`] for an id used before with another answer.
pub async fn answer(ctx: &Ctx, answer: Answer) -> Result<Feedback, Error> {
    let revision = catalogue::open(ctx, &answer.course).await?;
    calendar::need_open_question(ctx, &revision.course, &answer.question).await?;
    let marked = {
        let question = question(&revision, &answer.question)?;
        mark(question, answer.language, &answer.response)
            .map_err(|_| Refusal::Field { field: "choice", code: "unfit" })?
    };
    let kept_at = match &ctx.actor {
        Actor::Person(signed) => {
            ctx.permit(Act::KeepOwnProgress)?;
            let subject = answer.question.clone();
            match keep(ctx, signed, &revision, &answer, subject, &marked, None).await? {
                Kept::New => Some(ctx.now),
                Kept::Already(since) => Some(since),
            }
        }
        Actor::Visitor | Actor::Operator => None,
    };
    Ok(Feedback { revision, marked, kept_at })
}

/// A practice question of a revision.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn question<'a>(revision: &'a Revision, id: &str) -> Result<&'a Question, Refusal> {
    revision.course.questions.get(id).map(|q| q.question()).ok_or(Refusal::NotFound)
}

/// Keeps an answer, pinned to the version of its question; the subject is the question, or a step of it.
pub(crate) async fn keep(
    ctx: &Ctx,
    signed: &Signed,
    revision: &Revision,
    answer: &Answer,
    subject: String,
    marked: &Marked,
    series: Option<InSeries>,
) -> Result<Kept, Error> {
    let (_, wording) = question(revision, &answer.question)?.wording(answer.language);
    let practised = Practised {
        version: wording.version.to_string(),
        language: answer.language,
        response: answer.response.clone(),
        hinted: answer.hinted,
        verdict: marked.verdict,
        credit: marked.credit,
        series,
    };
    let payload = serde_json::to_string(&practised).map_err(|e| Error::broken("writing down an answer", e))?;
    let event = Event {
        id: answer.event,
        kind: kinds::PRACTISED,
        course: answer.course.clone(),
        subject,
        payload,
        client_time: answer.client_time,
        device: answer.device.clone(),
        device_sequence: answer.device_sequence,
    };
    ctx.store.journal.keep(event.row(ctx, signed, &revision.id).await).await
}

/// An event of a learner before it is kept.
pub(crate) struct Event {
    /// Made by the client.
    pub(crate) id: EventId,
    /// A word of [`kinds`].
    pub(crate) kind: &'static str,
    /// The course.
    pub(crate) course: String,
    /// On what.
    pub(crate) subject: String,
    /// JSON.
    pub(crate) payload: String,
    /// What the client's clock said.
    pub(crate) client_time: Option<Moment>,
    /// The device's own word for itself.
    pub(crate) device: String,
    /// The device's own count.
    pub(crate) device_sequence: i64,
}

impl Event {
    /// The row, pinned to revision, law and parameters.
    pub(crate) async fn row(self, ctx: &Ctx, signed: &Signed, revision: &str) -> journal::Model {
        let parameters = calibration::name(ctx, &self.course).await.unwrap_or_else(|_| PARAMETERS.to_owned());
        let law = ctx.store.shelf.law(&ctx.store.reader, ctx.now).await.map(|l| l.id.clone()).unwrap_or_default();
        journal::Model {
            school_id: ctx.school.id,
            learner_id: signed.learner,
            client_id: self.id,
            kind: self.kind.to_owned(),
            course: self.course,
            subject: self.subject,
            payload: self.payload,
            revision_id: revision.to_owned(),
            law_version: law,
            attempt_id: None,
            client_time: self.client_time,
            server_time: ctx.now,
            device: self.device.chars().take(60).collect(),
            device_sequence: self.device_sequence,
            parameters,
        }
    }
}

/// Says that a lesson is read.
///
/// # Errors
/// [`Refusal::NotFound`] for a lesson that is not there; [`Refusal::SignInNeeded`] for a visitor.
pub async fn read(ctx: &Ctx, course: &str, module: &str, lesson: &str, event: EventId) -> Result<(), Error> {
    ctx.permit(Act::KeepOwnProgress)?;
    let signed = ctx.signed()?;
    let revision = catalogue::open(ctx, course).await?;
    revision.course.lesson(module, lesson).ok_or(Refusal::NotFound)?;
    calendar::need_open(ctx, course, module).await?;
    let event = Event {
        id: event,
        kind: kinds::READ,
        course: course.to_owned(),
        subject: format!("{module}/{lesson}"),
        payload: "{}".to_owned(),
        client_time: None,
        device: String::new(),
        device_sequence: 0,
    };
    ctx.store.journal.keep(event.row(ctx, signed, &revision.id).await).await?;
    Ok(())
}

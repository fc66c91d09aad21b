//! Case files: worked through step by step. Each answer is an event of its own; beginning again is one too.

use super::{
    practice::{self, Answer, Event, Feedback},
    progress::{self, Progress},
};
use crate::{
    catalogue::{self, Revision},
    cohort::calendar,
    ctx::{Actor, Ctx},
    error::{Error, Refusal},
    ids::EventId,
    journal::kinds,
    policy::Act,
};
use learning::{
    catalogue::Language,
    quiz::{CaseFile, CasePath, Response, mark_step},
};

/// Stands between question and step in the subject of an event; no id holds one.
const BETWEEN: char = '#';

/// What an answer to a step is about, in events.
#[must_use]
pub fn subject(question: &str, step: &str) -> String {
    format!("{question}{BETWEEN}{step}")
}

/// Question and step of a subject; none for a whole question.
pub(crate) fn of_subject(subject: &str) -> Option<(&str, &str)> {
    subject.split_once(BETWEEN)
}

/// The steps of a case file of a revision.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such question or it is no case file.
pub fn of<'a>(revision: &'a Revision, question: &str, language: Language) -> Result<&'a CaseFile, Refusal> {
    practice::question(revision, question)?.case(language).ok_or(Refusal::NotFound)
}

/// The answers of a learner since they last began, step by step.
#[must_use]
pub fn answers(progress: &Progress, question: &str, case: &CaseFile) -> Vec<Option<Response>> {
    let given = progress.cases.get(question).map_or(&[][..], Vec::as_slice);
    let to = |id: &str| given.iter().find(|(step, _)| step == id).map(|(_, a)| a.practised.response.clone());
    case.steps.iter().map(|step| to(step.id.as_str())).collect()
}

/// Marks an answer to a step, and keeps it for a person. A visitor has the first step only.
///
/// # Errors
/// [`Refusal::NotFound`] for a case or step that is not there, [`Refusal::Field`] (`choice`) for an answer that does not
/// fit the step or comes before its turn, [`Refusal::Conflict`] for an id used before with another answer.
pub async fn answer(ctx: &Ctx, step: u16, answer: Answer) -> Result<Feedback, Error> {
    let unfit = Refusal::Field { field: "choice", code: "unfit" };
    let revision = catalogue::open(ctx, &answer.course).await?;
    calendar::need_open_question(ctx, &revision.course, &answer.question).await?;
    let progress = match &ctx.actor {
        Actor::Person(_) => progress::own(ctx, &answer.course).await?,
        Actor::Visitor | Actor::Operator => Progress::default(),
    };
    let (marked, subject) = {
        let case = of(&revision, &answer.question, answer.language)?;
        let found = case.steps.get(usize::from(step)).ok_or(Refusal::NotFound)?;
        if !CasePath::new(case, &answers(&progress, &answer.question, case)).is_unlocked(step) {
            return Err(unfit.into());
        }
        let marked = mark_step(case, step, &answer.response).map_err(|_| unfit)?;
        (marked, subject(&answer.question, found.id.as_str()))
    };
    let kept_at = match &ctx.actor {
        Actor::Person(signed) => {
            ctx.permit(Act::KeepOwnProgress)?;
            practice::keep(ctx, signed, &revision, &answer, subject, &marked, None).await?;
            Some(ctx.now)
        }
        Actor::Visitor | Actor::Operator => None,
    };
    Ok(Feedback { revision, marked, kept_at })
}

/// Begins a case file again: earlier answers stay in the journal and no longer show.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such case; [`Refusal::SignInNeeded`] for a visitor.
pub async fn restart(ctx: &Ctx, course: &str, question: &str, event: EventId) -> Result<(), Error> {
    ctx.permit(Act::KeepOwnProgress)?;
    let signed = ctx.signed()?;
    let revision = catalogue::open(ctx, course).await?;
    of(&revision, question, ctx.locale.into())?;
    let event = Event {
        id: event,
        kind: kinds::CASE_STARTED,
        course: course.to_owned(),
        subject: question.to_owned(),
        payload: "{}".to_owned(),
        client_time: None,
        device: String::new(),
        device_sequence: 0,
    };
    ctx.store.journal.keep(event.row(ctx, signed, &revision.id).await).await?;
    Ok(())
}

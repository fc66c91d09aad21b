//! Answers given without an account, taken over at sign-in: they say which questions were seen and missed, so that
//! practice and review begin where the visitor stood. Nobody knows who gave them: they never enter mastery, marks or
//! calibration.

use super::practice::{self, Event, Practised};
use crate::{
    catalogue,
    ctx::Ctx,
    error::{Error, Refusal},
    ids::EventId,
    journal::kinds,
    policy::Act,
};
use learning::quiz::{Response, mark};

/// Answers taken over at once at most; a browser that kept more has them refused.
const MOST: usize = 500;

/// An answer as a browser remembered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Made by the browser.
    pub event: EventId,
    /// The course.
    pub course: String,
    /// The question.
    pub question: String,
    /// The choices, in the author's order.
    pub choices: Vec<u16>,
}

/// Takes answers over; says how many were kept. What does not fit a question of today is left out.
///
/// # Errors
/// [`Refusal::SignInNeeded`] for a visitor; [`Refusal::Field`] for more answers than a browser keeps.
pub async fn take_over(ctx: &Ctx, remembered: Vec<Remembered>) -> Result<u32, Error> {
    ctx.permit(Act::KeepOwnProgress)?;
    let signed = ctx.signed()?;
    if remembered.len() > MOST {
        return Err(Refusal::Field { field: "answer", code: "unfit" }.into());
    }
    let mut kept = 0;
    for one in remembered {
        let revision = match catalogue::open(ctx, &one.course).await {
            Ok(revision) => revision,
            Err(Error::Refused(Refusal::NotFound)) => continue,
            Err(other) => return Err(other),
        };
        let Some(practised) = marked(ctx, &revision, &one) else { continue };
        let payload = serde_json::to_string(&practised).map_err(|e| Error::broken("writing down an answer", e))?;
        let event = Event {
            id: one.event,
            kind: kinds::TAKEN_OVER,
            course: one.course,
            subject: one.question,
            payload,
            client_time: None,
            device: String::new(),
            device_sequence: 0,
        };
        match ctx.store.journal.keep(event.row(ctx, signed, &revision.id).await).await {
            Ok(_) => kept += 1,
            Err(Error::Refused(Refusal::Conflict)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(kept)
}

fn marked(ctx: &Ctx, revision: &catalogue::Revision, one: &Remembered) -> Option<Practised> {
    let question = practice::question(revision, &one.question).ok()?;
    let language = ctx.locale.into();
    let [single, multiple] =
        [one.choices.first().map(|c| Response::Single(*c)), Some(Response::Multiple(one.choices.clone()))];
    let fits = |response: Response| mark(question, language, &response).ok().map(|marked| (response, marked));
    let (response, marked) =
        single.filter(|_| one.choices.len() == 1).and_then(fits).or_else(|| multiple.and_then(fits))?;
    Some(Practised {
        version: question.wording(language).1.version.to_string(),
        language,
        response,
        hinted: false,
        verdict: marked.verdict,
        credit: marked.credit,
        series: None,
    })
}

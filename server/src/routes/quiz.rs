//! Answers: practice in a lesson, tests.

use super::{Failed, Reply, cookies, html};
use crate::{
    state::State,
    visit::{self, Visit},
};
use app::{catalogue::Asked, problem, quiz::form};
use axum::{
    Form, Json,
    extract::State as FromState,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response as HttpResponse},
};
use learning::{
    catalogue::Language,
    quiz::{Arrangement, Response, Task},
};
use service::{
    Error, Moment, Refusal, catalogue,
    ids::EventId,
    quiz::{case, practice},
};

/// Pairs of a form, as they come: names may repeat.
pub(super) type Fields = Vec<(String, String)>;

pub(super) fn one<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}

/// What the address of a lesson says about its questions: one just answered by a visitor, or one to answer again.
pub(super) async fn asked(visit: &Visit, course: &str, fields: &Fields) -> Result<Asked, Failed> {
    let again = one(fields, "again").map(str::to_owned);
    let Some(question) = one(fields, "answered") else { return Ok(Asked { just: None, again }) };
    let revision = catalogue::open(&visit.ctx, course).await?;
    let subject = task(&revision, question, fields).map_or_else(|_| question.to_owned(), |(_, subject)| subject);
    let response = read_practice(&revision, question, fields);
    let just = response.map_err(|refusal| problem::refusal(&visit.text, &refusal));
    Ok(Asked { just: Some((subject, just)), again })
}

/// What is answered, a question or a step of its case file, and its name in events.
fn task<'a>(revision: &'a catalogue::Revision, question: &str, fields: &Fields) -> Result<(&'a Task, String), Refusal> {
    let language = language(fields)?;
    let Some(step) = step(fields)? else {
        return Ok((&practice::question(revision, question)?.wording(language).1.task, question.to_owned()));
    };
    let found = case::of(revision, question, language)?.steps.get(usize::from(step)).ok_or(Refusal::NotFound)?;
    Ok((&found.task, case::subject(question, found.id.as_str())))
}

/// The step of a case file that a form names.
fn step(fields: &Fields) -> Result<Option<u16>, Refusal> {
    let step = one(fields, "step").map(str::parse);
    step.transpose().map_err(|_| Refusal::NotFound)
}

/// The answer to a practice question, in the author's order.
fn read_practice(revision: &catalogue::Revision, question: &str, fields: &Fields) -> Result<Response, Refusal> {
    let missing = Refusal::Field { field: "choice", code: "missing" };
    let unfit = Refusal::Field { field: "choice", code: "unfit" };
    let (task, _) = task(revision, question, fields)?;
    let response = form::response(task, fields).ok_or(missing)?;
    let Some(order) = one(fields, "order").filter(|order| !order.is_empty()) else { return Ok(response) };
    let order: Option<Vec<u16>> = order.split(',').map(|n| n.parse().ok()).collect();
    let order = order.and_then(Arrangement::new).ok_or(unfit.clone())?;
    response.from_shown(&order).ok_or(unfit)
}

fn language(fields: &Fields) -> Result<Language, Refusal> {
    let tag = one(fields, "language").unwrap_or("fr");
    Language::from_tag(tag).ok_or(Refusal::Field { field: "locale", code: "unknown" })
}

/// POST /practice/answer: JSON for the island, 303 back to the lesson for a form.
pub async fn answer(visit: Visit, headers: HeaderMap, Form(fields): Form<Fields>) -> Reply {
    let json = headers.get(header::ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    let kept = keep(&visit, &fields).await;
    if json {
        let kept = kept?;
        let zone = &visit.ctx.school.time_zone;
        let saved = kept.map(|at| visit.text.saved_at(visit.text.time(at, zone))).unwrap_or_default();
        return Ok(Json(serde_json::json!({ "saved": saved })).into_response());
    }
    match kept {
        Ok(Some(_)) | Err(Error::Refused(Refusal::Conflict)) => Ok(back(&visit, &fields, &Fields::new())),
        // A visitor's answer, or what was wrong with an answer, travels in the address: nothing is kept.
        Ok(None) | Err(Error::Refused(Refusal::Field { .. })) => Ok(back(&visit, &fields, &fields)),
        Err(other) => Err(other.into()),
    }
}

async fn keep(visit: &Visit, fields: &Fields) -> Result<Option<Moment>, Error> {
    let unfit = |field| Refusal::Field { field, code: "unfit" };
    // A page kept open after its session ended, or after somebody else signed in, must not answer in another's name.
    if one(fields, "owner").is_some_and(|owner| owner != visit.owner()) {
        return Err(Refusal::SignInNeeded.into());
    }
    let course = one(fields, "course").unwrap_or_default();
    let question = one(fields, "question").unwrap_or_default();
    let event: EventId = one(fields, "event").and_then(|e| e.parse().ok()).ok_or(unfit("event"))?;
    let revision = catalogue::open(&visit.ctx, course).await?;
    let answer = practice::Answer {
        event,
        course: course.to_owned(),
        question: question.to_owned(),
        language: language(fields)?,
        response: read_practice(&revision, question, fields)?,
        hinted: one(fields, "hinted") == Some("true"),
        client_time: one(fields, "client_time").and_then(|t| t.parse().ok()).map(Moment),
        device: one(fields, "device").unwrap_or_default().to_owned(),
        device_sequence: one(fields, "sequence").and_then(|s| s.parse().ok()).unwrap_or(0),
    };
    let feedback = match step(fields)? {
        Some(step) => case::answer(&visit.ctx, step, answer).await?,
        None => practice::answer(&visit.ctx, answer).await?,
    };
    Ok(feedback.kept_at)
}

/// Back to the lesson, at the question; what was answered stands in the query when it was not kept.
fn back(visit: &Visit, fields: &Fields, carried: &Fields) -> HttpResponse {
    let question = one(fields, "question").unwrap_or_default();
    let anchor = match step(fields) {
        Ok(Some(step)) => app::quiz::case::anchor(question, step),
        _ => question.to_owned(),
    };
    let page = super::catalogue::back(visit, one(fields, "back").unwrap_or_default());
    let page = page.split(['?', '#']).next().unwrap_or_default();
    let answers = carried
        .iter()
        .filter(|(n, _)| {
            matches!(
                n.split('-').next(),
                Some("choice" | "rank" | "row" | "gap" | "number" | "text" | "order" | "language" | "step")
            )
        })
        .map(|(n, v)| format!("&{}={}", crate::layers::url_escape(n), crate::layers::url_escape(v)));
    let query = if carried.is_empty() {
        String::new()
    } else {
        format!("?answered={}{}", crate::layers::url_escape(question), answers.collect::<String>())
    };
    Redirect::to(&format!("{page}{query}#{}", crate::layers::url_escape(&anchor))).into_response()
}

/// POST /practice/case/restart.
pub async fn restart_case(FromState(state): FromState<State>, visit: Visit, Form(fields): Form<Fields>) -> Reply {
    let event: Option<EventId> = one(&fields, "event").and_then(|e| e.parse().ok());
    let event = event.ok_or(Refusal::Field { field: "event", code: "unfit" })?;
    let (course, question) = (one(&fields, "course").unwrap_or_default(), one(&fields, "question").unwrap_or_default());
    case::restart(&visit.ctx, course, question, event).await?;
    let mut response = back(&visit, &fields, &Fields::new());
    cookies::set(&state, &mut response, visit::DONE, "case-restarted");
    Ok(response)
}

/// GET /me.
pub async fn progress(visit: Visit) -> Reply {
    Ok(html(app::quiz::progress::own(&visit).await?))
}

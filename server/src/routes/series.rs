//! Series of questions: practice, placement, review; what one knows; what a visitor's browser kept.

use super::{Failed, Reply, html, identity::done};
use crate::{routes::sent::Sent, state::State, visit::Visit};
use app::{
    problem,
    quiz::{begin, begin::Part, form, replay as pages, series::Shown},
    routes::{self, patterns},
};
use axum::{
    Json,
    extract::{Path, Query, State as FromState},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use learning::{
    catalogue::Language,
    quiz::{Arrangement, Response as Answered, series::Aim},
};
use serde::Deserialize;
use service::{
    Error, Moment, Refusal, catalogue,
    ids::EventId,
    quiz::{
        practice,
        series::{self, Scope, SeriesAnswer},
        take_over::{self, Remembered},
    },
};

/// Which part of a course an address is about.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    module: String,
    #[serde(default)]
    objective: String,
}

impl From<Asked> for Part {
    fn from(asked: Asked) -> Self {
        Self { module: asked.module, objective: asked.objective }
    }
}

/// GET /courses/{course}/practice.
pub async fn practice(visit: Visit, Path(course): Path<String>, Query(asked): Query<Asked>) -> Reply {
    Ok(html(begin::practice(&visit, &course, &asked.into()).await?))
}

/// POST /courses/{course}/practice.
pub async fn start_practice(visit: Visit, Path(course): Path<String>, sent: Sent) -> Reply {
    start(&visit, &course, Aim::Practice, &sent).await
}

/// GET /courses/{course}/placement.
pub async fn placement(visit: Visit, Path(course): Path<String>, Query(asked): Query<Asked>) -> Reply {
    Ok(html(begin::placement(&visit, &course, &asked.into()).await?))
}

/// POST /courses/{course}/placement: starts one, or declines it.
pub async fn start_placement(visit: Visit, Path(course): Path<String>, sent: Sent) -> Reply {
    if !sent.ticked("decline") {
        return start(&visit, &course, Aim::Placement, &sent).await;
    }
    let revision = catalogue::open(&visit.ctx, &course).await?;
    let scope = Scope::of(&revision.course, &sent.one("module"), "")?;
    series::decline(&visit.ctx, &course, &scope, event(&sent)?).await?;
    Ok(Redirect::to(&visit.to(routes::course(&course))).into_response())
}

/// GET /courses/{course}/review.
pub async fn review(visit: Visit, Path(course): Path<String>) -> Reply {
    Ok(html(begin::daily_review(&visit, &course).await?))
}

/// POST /courses/{course}/review.
pub async fn start_review(visit: Visit, Path(course): Path<String>, sent: Sent) -> Reply {
    start(&visit, &course, Aim::Review, &sent).await
}

async fn start(visit: &Visit, course: &str, aim: Aim, sent: &Sent) -> Reply {
    let revision = catalogue::open(&visit.ctx, course).await?;
    let (module, objective) = (sent.one("module"), sent.one("objective"));
    let scope = Scope::of(&revision.course, &module, &objective)?;
    let id = series::start(&visit.ctx, course, aim, &scope, event(sent)?).await?;
    Ok(Redirect::to(&visit.to(routes::series(course, id))).into_response())
}

fn event(sent: &Sent) -> Result<EventId, Refusal> {
    sent.one("event").parse().map_err(|_| Refusal::Field { field: "event", code: "unfit" })
}

/// GET /courses/{course}/mastery.
pub async fn mastery(visit: Visit, Path(course): Path<String>) -> Reply {
    Ok(html(app::mastery::page(&visit, &course).await?))
}

/// What the address of a series may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Seen {
    /// `3` or `a3`: the correction of this answer.
    #[serde(default)]
    after: String,
    #[serde(default)]
    again: String,
}

/// GET /series/{course}/{series}.
pub async fn series(visit: Visit, Path((course, id)): Path<(String, EventId)>, Query(seen): Query<Seen>) -> Reply {
    let (again, number) = match seen.after.strip_prefix('a') {
        Some(number) => (true, number),
        None => (false, seen.after.as_str()),
    };
    let after = number.parse().ok().map(|number| (again, number));
    let shown = Shown { after, again: seen.again == "1", error: None };
    Ok(html(app::quiz::series::page(&visit, &course, id, shown).await?))
}

/// GET /series/{course}/{series}/set: the whole set for the island.
pub async fn set(visit: Visit, Path((course, id)): Path<(String, EventId)>) -> Reply {
    let set = app::quiz::series::whole(&visit, &course, id).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(set)).into_response())
}

/// GET /series/{course}/{series}/replay.
pub async fn replay(visit: Visit, Path((course, id)): Path<(String, EventId)>) -> Reply {
    Ok(html(pages::page(&visit, &course, id).await?))
}

/// POST /series/{course}/{series}/end.
pub async fn end(visit: Visit, Path((course, id)): Path<(String, EventId)>, sent: Sent) -> Reply {
    series::stop(&visit.ctx, &course, id, event(&sent)?).await?;
    Ok(Redirect::to(&visit.to(routes::series(&course, id))).into_response())
}

/// POST /series/{course}/{series}: JSON for the island, 303 to the correction or the next question for a form.
pub async fn answer(
    visit: Visit,
    Path((course, id)): Path<(String, EventId)>,
    headers: HeaderMap,
    sent: Sent,
) -> Reply {
    let json = headers.get(header::ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    let kept = keep(&visit, &course, id, &sent).await;
    if json {
        let at = kept?;
        let saved = visit.text.saved_at(visit.text.time(at, &visit.ctx.school.time_zone));
        return Ok(Json(serde_json::json!({ "saved": saved })).into_response());
    }
    let again = sent.ticked("again");
    let here = routes::series(&course, id);
    match kept {
        // The same form sent twice with another answer: the first stands, and its correction is shown.
        Ok(_) | Err(Error::Refused(Refusal::Conflict)) => {
            let after = format!("{}{}", if again { "a" } else { "" }, sent.one("step"));
            Ok(Redirect::to(&visit.to(format!("{here}?after={after}"))).into_response())
        }
        Err(Error::Refused(refusal @ Refusal::Field { field: "choice", .. })) => {
            let error = Some(problem::refusal(&visit.text, &refusal));
            Ok(html(app::quiz::series::page(&visit, &course, id, Shown { after: None, again, error }).await?))
        }
        Err(other) => Err(other.into()),
    }
}

async fn keep(visit: &Visit, course: &str, id: EventId, sent: &Sent) -> Result<Moment, Error> {
    let unfit = |field| Refusal::Field { field, code: "unfit" };
    // A page kept open after its session ended, or after somebody else signed in, must not answer in another's name.
    if sent.one("owner") != visit.owner() {
        return Err(Refusal::SignInNeeded.into());
    }
    let language = Language::from_tag(&sent.one("language")).ok_or(unfit("locale"))?;
    let question = sent.one("question");
    let opened = series::open(&visit.ctx, course, id).await?;
    let response = read(practice::question(&opened.revision, &question)?, language, sent)?;
    let answer = practice::Answer {
        event: event(sent)?,
        course: course.to_owned(),
        question,
        language,
        response,
        hinted: sent.one("hinted") == "true",
        client_time: sent.one("client_time").parse().ok().map(Moment),
        device: sent.one("device"),
        device_sequence: sent.one("sequence").parse().unwrap_or(0),
    };
    let sure = match sent.one("sure").as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let step = sent.one("step").parse().map_err(|_| unfit("step"))?;
    let given = SeriesAnswer { answer, step, again: sent.ticked("again"), sure };
    let (_, at) = series::answer(&visit.ctx, id, given).await?;
    Ok(at)
}

/// The answer in the author's order.
fn read(question: &learning::quiz::Question, language: Language, sent: &Sent) -> Result<Answered, Refusal> {
    let missing = Refusal::Field { field: "choice", code: "missing" };
    let unfit = || Refusal::Field { field: "choice", code: "unfit" };
    let task = &question.wording(language).1.task;
    let response = form::response(task, sent.pairs()).ok_or(missing)?;
    let order = sent.one("order");
    if order.is_empty() {
        return Ok(response);
    }
    let order: Option<Vec<u16>> = order.split(',').map(|n| n.parse().ok()).collect();
    let order = order.and_then(Arrangement::new).ok_or_else(unfit)?;
    response.from_shown(&order).ok_or_else(unfit)
}

/// POST /practice/take-over: answers that a visitor's browser kept, a line each: id, `course/question`, choices.
pub async fn take_over(FromState(state): FromState<State>, visit: Visit, sent: Sent) -> Result<Response, Failed> {
    if sent.one("keep") != "yes" {
        return Ok(Redirect::to(&visit.to(patterns::HOME)).into_response());
    }
    let lines = sent.one("answers");
    let remembered: Option<Vec<Remembered>> = lines.lines().map(remembered).collect();
    let remembered = remembered.ok_or(Refusal::Field { field: "answers", code: "unfit" })?;
    take_over::take_over(&visit.ctx, remembered).await?;
    Ok(done(&state, &visit, patterns::HOME, "taken-over"))
}

fn remembered(line: &str) -> Option<Remembered> {
    let mut words = line.split_whitespace();
    let event = words.next()?.parse().ok()?;
    let (course, question) = words.next()?.split_once('/')?;
    let choices = words.next()?.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(Remembered { event, course: course.to_owned(), question: question.to_owned(), choices })
}

//! Tests: before the start, question by question, handed in, replayed, appealed.

use super::{
    Failed, Reply, html,
    identity::done,
    quiz::{Fields, one},
    sent::Sent,
};
use crate::{routes::cookies, state::State, visit, visit::Visit};
use app::{
    problem,
    quiz::{
        attempt::{self, Wrong},
        form,
    },
    routes,
};
use axum::{
    Form, Json,
    extract::{Path, State as FromState},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
};
use learning::quiz::Response;
use service::{
    Error, Moment, Refusal,
    ids::{AppealId, AttemptId, CohortId, EventId},
    quiz::{
        appeals::{self, Outcome},
        tests::{self, Saved, Sitting},
    },
};

/// GET /cohorts/{cohort}/tests/{test}.
pub async fn overview(visit: Visit, Path((cohort, test)): Path<(CohortId, String)>) -> Reply {
    Ok(html(app::quiz::tests::overview(&visit, cohort, &test, None).await?))
}

/// POST /cohorts/{cohort}/tests/{test}: opens an attempt or resumes it.
pub async fn open(visit: Visit, Path((cohort, test)): Path<(CohortId, String)>, sent: Sent) -> Reply {
    let code = sent.one("code");
    match tests::open(&visit.ctx, cohort, &test, &code).await {
        Ok(attempt) => {
            let sitting = tests::sitting(&visit.ctx, attempt).await?;
            let first = (1..=sitting.length()).find(|ordinal| !sitting.answered(*ordinal)).unwrap_or(1);
            Ok(Redirect::to(&visit.to(routes::question(attempt, first))).into_response())
        }
        Err(Error::Refused(refusal @ (Refusal::WrongStartCode | Refusal::SlowDown(_)))) => {
            Ok(html(app::quiz::tests::overview(&visit, cohort, &test, Some((refusal, code))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /attempts/{attempt}/{ordinal}.
pub async fn question(visit: Visit, Path((attempt, ordinal)): Path<(AttemptId, u32)>) -> Reply {
    show(&visit, attempt, ordinal, None).await
}

async fn show(visit: &Visit, attempt: AttemptId, ordinal: u32, wrong: Option<Wrong>) -> Reply {
    match attempt::question(visit, attempt, ordinal, wrong).await? {
        Some(page) => Ok(html(page)),
        None => Ok(Redirect::to(&visit.to(routes::attempt(attempt))).into_response()),
    }
}

/// POST /attempts/{attempt}/{ordinal}: JSON for the island, 303 to the next question for a form.
pub async fn give(
    FromState(state): FromState<State>,
    visit: Visit,
    headers: HeaderMap,
    Path((attempt, ordinal)): Path<(AttemptId, u32)>,
    Form(fields): Form<Fields>,
) -> Reply {
    // A page kept open after somebody else signed in must not answer in another's name.
    if one(&fields, "owner").is_some_and(|owner| owner != visit.owner()) {
        return Err(Refusal::SignInNeeded.into());
    }
    let script = headers.get(header::ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    let sitting = tests::sitting(&visit.ctx, attempt).await?;
    let sent = read(&sitting, ordinal, &fields)?;
    let response = sent.shown.clone();
    let kept = match tests::answer(&visit.ctx, attempt, sent.clone()).await {
        // A plain form sent again after going back carries the id of the first time: it is another answer.
        Err(Error::Refused(Refusal::Conflict)) if !script => {
            tests::answer(&visit.ctx, attempt, tests::Sent { event: EventId::new(), ..sent }).await
        }
        other => other,
    };
    if script {
        return acknowledged(&visit, attempt, ordinal, &fields, kept);
    }
    match kept {
        Ok(saved) => {
            let mut answer = Redirect::to(&next(&visit, &saved.sitting, ordinal)).into_response();
            if saved.overtaken {
                cookies::set(&state, &mut answer, visit::DONE, "test-overtaken");
            }
            Ok(answer)
        }
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let words = problem::refusal(&visit.text, &refusal);
            show(&visit, attempt, ordinal, Some(Wrong { words, status: 422, response: None })).await
        }
        Err(Error::Refused(Refusal::RoomPaused)) => {
            let response = response.and_then(|shown| authored(&sitting, ordinal, shown));
            let wrong = Wrong { words: visit.text.test_paused_refused(), status: 423, response };
            show(&visit, attempt, ordinal, Some(wrong)).await
        }
        Err(other) => Err(other.into()),
    }
}

fn authored(sitting: &Sitting, ordinal: u32, shown: Response) -> Option<Response> {
    let (_, order, _) = sitting.question(ordinal).ok()?;
    shown.from_shown(order)
}

fn read(sitting: &Sitting, ordinal: u32, fields: &Fields) -> Result<tests::Sent, Failed> {
    let (question, _, _) = sitting.question(ordinal)?;
    let event = one(fields, "event").and_then(|e| e.parse().ok());
    Ok(tests::Sent {
        ordinal,
        event: event.ok_or(Refusal::Field { field: "event", code: "unfit" })?,
        shown: form::response(&question.wording(sitting.language).1.task, fields),
        flagged: Some(one(fields, "flag").is_some()),
        client_time: one(fields, "client_time").and_then(|t| t.parse().ok()).map(Moment),
        known: one(fields, "known").and_then(|n| n.parse().ok()),
    })
}

/// Where a learner goes after an answer: the next question without one, or all of them to look over.
fn next(visit: &Visit, sitting: &Sitting, ordinal: u32) -> String {
    let next = (ordinal + 1..=sitting.length()).find(|o| !sitting.answered(*o));
    visit.to(next.map_or_else(|| routes::attempt(sitting.sat.id), |o| routes::question(sitting.sat.id, o)))
}

fn acknowledged(visit: &Visit, attempt: AttemptId, ordinal: u32, fields: &Fields, kept: Result<Saved, Error>) -> Reply {
    let t = &visit.text;
    match kept {
        Ok(saved) => {
            let time = t.time(saved.at, &visit.ctx.school.time_zone);
            let words = if saved.sitting.answered(ordinal) { t.saved_at(time) } else { t.test_flag_kept(time) };
            let notice = if saved.overtaken { t.test_overtaken() } else { String::new() };
            let next = next(visit, &saved.sitting, ordinal);
            let told = serde_json::json!({ "saved": words, "next": next, "came": saved.came, "notice": notice });
            Ok(Json(told).into_response())
        }
        // Sent while it was being filled in: not a mistake yet.
        Err(Error::Refused(Refusal::Field { .. })) if one(fields, "auto").is_some() => {
            let words = serde_json::json!({ "error": t.test_not_complete() });
            Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, Json(words)).into_response())
        }
        Err(other) => {
            tracing::debug!(attempt.id = %attempt, "an answer was not taken");
            Err(other.into())
        }
    }
}

/// GET /attempts/{attempt}.
pub async fn attempt(visit: Visit, Path(attempt): Path<AttemptId>) -> Reply {
    Ok(html(attempt::attempt(&visit, attempt).await?))
}

/// POST /attempts/{attempt}/hand-in.
pub async fn hand_in(FromState(state): FromState<State>, visit: Visit, Path(attempt): Path<AttemptId>) -> Reply {
    tests::hand_in(&visit.ctx, attempt).await?;
    Ok(done(&state, &visit, &routes::attempt(attempt), "test-handed-in"))
}

/// GET /attempts/{attempt}/replay.
pub async fn replay(visit: Visit, Path(attempt): Path<AttemptId>) -> Reply {
    Ok(html(app::quiz::copy_replay::copy_replay(&visit, attempt).await?))
}

/// POST /attempts/{attempt}/appeals.
pub async fn lodge(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(attempt): Path<AttemptId>,
    sent: Sent,
) -> Reply {
    let ordinal: u32 = sent.one("ordinal").parse().map_err(|_| Refusal::NotFound)?;
    let words = sent.one("words");
    match appeals::lodge(&visit.ctx, attempt, ordinal, &words).await {
        Ok(()) => Ok(done(&state, &visit, &routes::attempt(attempt), "appeal-lodged")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::quiz::appeals::refused(&visit, attempt, ordinal, &refusal, words).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}/appeals.
pub async fn appeals_of(visit: Visit, Path(cohort): Path<CohortId>) -> Reply {
    Ok(html(app::quiz::appeals::of_cohort(&visit, cohort, None).await?))
}

/// POST /appeals/{appeal}.
pub async fn answer_appeal(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<AppealId>,
    sent: Sent,
) -> Reply {
    let outcome: Result<Outcome, ()> = sent.one("outcome").parse();
    let outcome = outcome.map_err(|()| Refusal::Field { field: "outcome", code: "unknown" })?;
    let words = sent.one("words");
    match appeals::answer(&visit.ctx, id, outcome, &words).await {
        Ok(cohort) => Ok(done(&state, &visit, &routes::appeals(cohort), "appeal-answered")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let cohort = appeals::cohort_of(&visit.ctx, id).await?;
            Ok(html(app::quiz::appeals::of_cohort(&visit, cohort, Some((id, refusal, words))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

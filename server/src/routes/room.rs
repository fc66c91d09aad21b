//! How tests are held: settings, people's own terms, exam rooms.

use super::{Failed, Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::routes;
use axum::extract::{Path, State as FromState};
use service::{
    Error, Moment, Refusal,
    ids::{CohortId, PersonId},
    quiz::{
        room::{self, Void},
        settings::{self, Rules, Terms},
    },
};

/// Fields of a form, as they were typed.
type Typed = Vec<(&'static str, String)>;

fn typed(sent: &Sent, names: &[&'static str]) -> Typed {
    names.iter().map(|name| (*name, sent.one(name))).filter(|(_, value)| !value.is_empty()).collect()
}

fn moment(visit: &Visit, sent: &Sent, field: &'static str) -> Result<Option<Moment>, Refusal> {
    let text = sent.one(field);
    if text.is_empty() {
        return Ok(None);
    }
    let read = Moment::from_local(&text, &visit.ctx.school.time_zone);
    read.map(Some).ok_or(Refusal::Field { field, code: "unfit" })
}

fn number(sent: &Sent, field: &'static str) -> Result<Option<u32>, Refusal> {
    let text = sent.one(field);
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.trim().parse().map(Some).map_err(|_| Refusal::Field { field, code: "unfit" })
}

/// GET /cohorts/{cohort}/tests/{test}/settings.
pub async fn settings_page(visit: Visit, Path((cohort, test)): Path<(CohortId, String)>) -> Reply {
    Ok(html(app::quiz::settings::settings(&visit, cohort, &test, None).await?))
}

/// POST /cohorts/{cohort}/tests/{test}/settings: its rules, or its results given out and taken back.
pub async fn set(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((cohort, test)): Path<(CohortId, String)>,
    sent: Sent,
) -> Reply {
    let (kept, code) = match sent.one("act").as_str() {
        "rules" => (set_rules(&visit, cohort, &test, &sent).await, "settings-kept"),
        "release" => (settings::give_out(&visit.ctx, cohort, &test, true).await, "results-given"),
        "withdraw" => (settings::give_out(&visit.ctx, cohort, &test, false).await, "results-taken"),
        _ => return Err(Failed::request(400)),
    };
    match kept {
        Ok(()) => Ok(done(&state, &visit, &routes::test_settings(cohort, &test), code)),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let typed = typed(&sent, &["opens", "closes", "minutes", "release_rule", "code", "forms"]);
            Ok(html(app::quiz::settings::settings(&visit, cohort, &test, Some((refusal, typed))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

async fn set_rules(visit: &Visit, cohort: CohortId, test: &str, sent: &Sent) -> Result<(), Error> {
    let unknown = |field| Refusal::Field { field, code: "unknown" };
    let forms = Some(sent.one("forms")).filter(|word| !word.is_empty());
    let rules = Rules {
        opens_at: moment(visit, sent, "opens")?,
        closes_at: moment(visit, sent, "closes")?,
        minutes: number(sent, "minutes")?,
        release: sent.one("release_rule").parse().map_err(|()| unknown("release_rule"))?,
        code_required: sent.ticked("code"),
        forms: forms.as_deref().unwrap_or("balanced").parse().map_err(|()| unknown("forms"))?,
    };
    settings::set_rules(&visit.ctx, cohort, test, &rules).await
}

/// GET /cohorts/{cohort}/tests/{test}/settings/{person}.
pub async fn terms_page(visit: Visit, Path((cohort, test, person)): Path<(CohortId, String, PersonId)>) -> Reply {
    Ok(html(app::quiz::settings::terms(&visit, cohort, &test, person, None).await?))
}

/// POST /cohorts/{cohort}/tests/{test}/settings/{person}.
pub async fn set_terms(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((cohort, test, person)): Path<(CohortId, String, PersonId)>,
    sent: Sent,
) -> Reply {
    let kept = match terms(&visit, &sent) {
        Ok(terms) => settings::set_terms(&visit.ctx, cohort, &test, person, &terms).await,
        Err(refusal) => Err(refusal.into()),
    };
    match kept {
        Ok(()) => Ok(done(&state, &visit, &routes::test_settings(cohort, &test), "terms-kept")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let names =
                ["extra_percent", "extra_minutes", "extra_attempts", "own", "opens", "closes", "note", "reason"];
            let typed = typed(&sent, &names);
            Ok(html(app::quiz::settings::terms(&visit, cohort, &test, person, Some((refusal, typed))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

fn terms(visit: &Visit, sent: &Sent) -> Result<Terms, Refusal> {
    let own = sent.one("own");
    Ok(Terms {
        extra_attempts: number(sent, "extra_attempts")?.unwrap_or(0),
        extra_minutes: number(sent, "extra_minutes")?.unwrap_or(0),
        extra_percent: number(sent, "extra_percent")?.unwrap_or(0),
        opens_at: moment(visit, sent, "opens")?,
        closes_at: moment(visit, sent, "closes")?,
        own: if own.is_empty() {
            None
        } else {
            Some(own.parse().map_err(|()| Refusal::Field { field: "own", code: "unknown" })?)
        },
        note: sent.one("note"),
        reason: sent.one("reason"),
    })
}

/// GET /rooms.
pub async fn rooms(visit: Visit) -> Reply {
    Ok(html(app::quiz::room::rooms(&visit).await?))
}

/// GET /cohorts/{cohort}/tests/{test}/room.
pub async fn page(visit: Visit, Path((cohort, test)): Path<(CohortId, String)>) -> Reply {
    Ok(html(app::quiz::room::room(&visit, cohort, &test, None).await?))
}

/// GET /cohorts/{cohort}/tests/{test}/record.
pub async fn record(visit: Visit, Path((cohort, test)): Path<(CohortId, String)>) -> Reply {
    Ok(html(app::quiz::room::record(&visit, cohort, &test).await?))
}

/// GET /cohorts/{cohort}/tests/{test}/room/{person}.
pub async fn seat(visit: Visit, Path((cohort, test, person)): Path<(CohortId, String, PersonId)>) -> Reply {
    Ok(html(app::quiz::room::seat(&visit, cohort, &test, person, None).await?))
}

/// POST /cohorts/{cohort}/tests/{test}/room.
pub async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((cohort, test)): Path<(CohortId, String)>,
    sent: Sent,
) -> Reply {
    let ctx = &visit.ctx;
    let (acted, code) = match sent.one("act").as_str() {
        "code" => (room::code(ctx, cohort, &test).await.map(|_| ()), "room-code"),
        "pause" => (room::pause(ctx, cohort, &test, &sent.one("pause_reason")).await, "room-paused"),
        "resume" => (room::resume(ctx, cohort, &test).await, "room-resumed"),
        "time" => (time(&visit, cohort, &test, None, &sent).await, "room-time"),
        "note" => (room::note(ctx, cohort, &test, None, &sent.one("words")).await, "room-note"),
        _ => return Err(Failed::request(400)),
    };
    match acted {
        Ok(()) => Ok(done(&state, &visit, &routes::room(cohort, &test), code)),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let typed = acted_on(&sent);
            Ok(html(app::quiz::room::room(&visit, cohort, &test, Some((refusal, typed))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// What was typed, the field of the act itself first even when it is empty.
fn acted_on(sent: &Sent) -> Typed {
    let reason = match sent.one("act").as_str() {
        "pause" => "pause_reason",
        "time" => "time_reason",
        "void" => "void_reason",
        _ => "words",
    };
    let mut all = vec![(reason, sent.one(reason))];
    all.extend(typed(sent, &["minutes", "again"]));
    all
}

async fn time(visit: &Visit, cohort: CohortId, test: &str, person: Option<PersonId>, sent: &Sent) -> Result<(), Error> {
    let minutes = number(sent, "minutes")?.unwrap_or(0);
    room::give_time(&visit.ctx, cohort, test, person, minutes, &sent.one("time_reason")).await.map(|_| ())
}

/// POST /cohorts/{cohort}/tests/{test}/room/{person}.
pub async fn act_on(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((cohort, test, person)): Path<(CohortId, String, PersonId)>,
    sent: Sent,
) -> Reply {
    let ctx = &visit.ctx;
    let what = if sent.ticked("again") { Void::Again } else { Void::Final };
    let (acted, code) = match sent.one("act").as_str() {
        "time" => (time(&visit, cohort, &test, Some(person), &sent).await, "room-time"),
        "note" => (room::note(ctx, cohort, &test, Some(person), &sent.one("words")).await, "room-note"),
        "void" => (room::void(ctx, cohort, &test, person, &sent.one("void_reason"), what).await, "room-voided"),
        _ => return Err(Failed::request(400)),
    };
    match acted {
        Ok(()) => Ok(done(&state, &visit, &routes::seat(cohort, &test, person), code)),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let typed = acted_on(&sent);
            Ok(html(app::quiz::room::seat(&visit, cohort, &test, person, Some((refusal, typed))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

//! Cohorts and enrolments.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{
    cohort::{CohortForm, EnrolForm},
    routes,
};
use axum::{
    Form,
    extract::{Path, State as FromState},
};
use serde::Deserialize;
use service::{
    Error, Moment, Refusal,
    cohort::{self, Draft, List, Partial},
    ids::{CohortId, PersonId},
    quiz::sittings,
};

/// GET /cohorts.
pub async fn list(visit: Visit) -> Reply {
    Ok(html(app::cohort::cohorts(&visit).await?))
}

/// GET /cohorts/new.
pub async fn new_page(visit: Visit) -> Reply {
    Ok(html(app::cohort::new_cohort(&visit, None).await?))
}

/// POST /cohorts/new.
pub async fn create(FromState(state): FromState<State>, visit: Visit, sent: Sent) -> Reply {
    let draft = Draft { name: sent.one("name"), kind: sent.one("kind"), course: sent.one("course") };
    match cohort::create(&visit.ctx, &draft).await {
        Ok(id) => Ok(done(&state, &visit, &routes::cohort(id), "cohort-made")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::cohort::new_cohort(&visit, Some(CohortForm { draft, refusal })).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}.
pub async fn cohort(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::cohort(&visit, id).await?))
}

/// GET /cohorts/{cohort}/enrol.
pub async fn enrol_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::enrol(&visit, id, &EnrolForm::default()).await?))
}

/// POST /cohorts/{cohort}/enrol.
pub async fn enrol(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let list = List { matricules: sent.one("matricules"), chosen: sent.all("person")? };
    let partial = if sent.ticked("partial") { Partial::Accept } else { Partial::Refuse };
    let form = match cohort::enrol(&visit.ctx, id, &list, partial).await {
        Ok(outcome) if outcome.faults.is_empty() => {
            return Ok(done(&state, &visit, &routes::cohort(id), "enrolled"));
        }
        Ok(outcome) => EnrolForm { list, outcome, refusal: None },
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            EnrolForm { list, refusal: Some(refusal), ..EnrolForm::default() }
        }
        Err(other) => return Err(other.into()),
    };
    Ok(html(app::cohort::enrol(&visit, id, &form).await?))
}

/// GET /cohorts/{cohort}/members/{person}.
pub async fn member(visit: Visit, Path((id, person)): Path<(CohortId, PersonId)>) -> Reply {
    Ok(html(app::cohort::member(&visit, id, person).await?))
}

/// POST /cohorts/{cohort}/members/{person}.
pub async fn arrange(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, person)): Path<(CohortId, PersonId)>,
    sent: Sent,
) -> Reply {
    cohort::arrange(&visit.ctx, id, person, &sent.one("jurisdiction"), &sent.one("audience")).await?;
    Ok(done(&state, &visit, &routes::member(id, person), "enrolment-kept"))
}

/// POST /cohorts/{cohort}/withdraw: out, or in again.
pub async fn withdraw(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let unfit = |field| Refusal::Field { field, code: "unknown" };
    let person: PersonId = sent.one("person").parse().map_err(|_| unfit("person"))?;
    let active = match sent.one("state").as_str() {
        "in" => true,
        "out" => false,
        _ => return Err(unfit("state").into()),
    };
    cohort::set_active(&visit.ctx, id, person, active).await?;
    let code = if active { "taken-back" } else { "withdrawn" };
    Ok(done(&state, &visit, &routes::cohort(id), code))
}

/// GET /cohorts/{cohort}/arrange.
pub async fn sittings(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::sittings(&visit, id, None).await?))
}

/// What the forms of that page send.
#[derive(Deserialize)]
pub struct Arrangement {
    test: String,
    #[serde(default)]
    opens: String,
    #[serde(default)]
    closes: String,
    person: Option<PersonId>,
    #[serde(default)]
    reason: String,
}

/// POST /cohorts/{cohort}/arrange: dates of a test, or one more attempt for one person.
pub async fn arrange_tests(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<CohortId>,
    Form(sent): Form<Arrangement>,
) -> Reply {
    let (arranged, code) = match sent.person {
        Some(person) => {
            let allowed = sittings::allow_another(&visit.ctx, id, person, &sent.test, &sent.reason).await;
            (allowed, "another-granted")
        }
        None => (set_dates(&visit, id, &sent).await, "sitting-kept"),
    };
    match arranged {
        Ok(()) => Ok(done(&state, &visit, &routes::arrange(id), code)),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::cohort::sittings(&visit, id, Some(refusal)).await?))
        }
        Err(other) => Err(other.into()),
    }
}

async fn set_dates(visit: &Visit, id: CohortId, sent: &Arrangement) -> Result<(), Error> {
    let zone = &visit.ctx.school.time_zone;
    let read = |field: &'static str, text: &str| match text {
        "" => Ok(None),
        text => Moment::from_local(text, zone).map(Some).ok_or(Refusal::Field { field, code: "unfit" }),
    };
    let (opens, closes) = (read("opens", &sent.opens)?, read("closes", &sent.closes)?);
    sittings::set(&visit.ctx, id, &sent.test, opens, closes).await
}

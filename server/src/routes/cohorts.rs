//! Cohorts and enrolments.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{
    cohort::{CohortForm, EnrolForm},
    routes,
};
use axum::extract::{Path, State as FromState};
use service::{
    Error, Refusal,
    cohort::{self, Draft, List, Partial},
    ids::{CohortId, PersonId},
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

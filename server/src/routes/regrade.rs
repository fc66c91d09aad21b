//! Marking tests again, and totals that are only supposed.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{
    grades::{RegradeForm, Supposed},
    routes,
};
use axum::extract::{Path, Query, State as FromState};
use learning::grades::regrade::Ruling;
use service::{
    Error, Refusal,
    grades::regrade::{self, Rulings},
    ids::{CohortId, PersonId, RegradeId},
};

/// GET /cohorts/{cohort}/marks/simulation/{person}: with the marks that are supposed.
pub async fn what_if(
    visit: Visit,
    Path((id, person)): Path<(CohortId, PersonId)>,
    Query(fields): Query<Vec<(String, String)>>,
) -> Reply {
    let one = |(name, value): (String, String)| Some((name.strip_prefix("m-")?.to_owned(), value));
    let supposed: Supposed = fields.into_iter().filter_map(one).collect();
    Ok(html(app::grades::what_if(&visit, id, person, &supposed).await?))
}

/// GET /cohorts/{cohort}/marks/regrade.
pub async fn list(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::regrades(&visit, id).await?))
}

/// GET /cohorts/{cohort}/marks/regrade/{test}.
pub async fn page(visit: Visit, Path((id, test)): Path<(CohortId, String)>) -> Reply {
    Ok(html(app::grades::regrade(&visit, id, &test, None).await?))
}

/// POST /cohorts/{cohort}/marks/regrade/{test}: shows what would change, or does what was shown.
pub async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, test)): Path<(CohortId, String)>,
    sent: Sent,
) -> Reply {
    let rulings: Rulings = sent.prefixed("q-").filter_map(|(id, word)| Some((id, Ruling::of(&word)?))).collect();
    let mut form = RegradeForm { rulings, reason: sent.one("reason"), refusal: None };
    if sent.one("step") == "apply" {
        match regrade::apply(&visit.ctx, id, &test, &form.rulings, &sent.one("seen"), &form.reason).await {
            Ok(regrade) => return Ok(done(&state, &visit, &routes::regraded(regrade), "regraded")),
            Err(Error::Refused(refusal @ (Refusal::Conflict | Refusal::Field { .. }))) => form.refusal = Some(refusal),
            Err(other) => return Err(other.into()),
        }
    }
    Ok(html(app::grades::regrade(&visit, id, &test, Some(&form)).await?))
}

/// GET /regrades/{regrade}.
pub async fn done_page(visit: Visit, Path(id): Path<RegradeId>) -> Reply {
    Ok(html(app::grades::regraded(&visit, id, None).await?))
}

/// POST /regrades/{regrade}: undoes it.
pub async fn undo(FromState(state): FromState<State>, visit: Visit, Path(id): Path<RegradeId>, sent: Sent) -> Reply {
    let reason = sent.one("reason");
    match regrade::undo(&visit.ctx, id, &reason).await {
        Ok(_) => Ok(done(&state, &visit, &routes::regraded(id), "regrade-undone")),
        Err(Error::Refused(refusal @ (Refusal::Conflict | Refusal::Field { .. }))) => {
            Ok(html(app::grades::regraded(&visit, id, Some((&reason, &refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

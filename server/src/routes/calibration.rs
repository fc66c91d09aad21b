//! Which questions work, and what instructors and reviewers think of them.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{calibration::RateForm, routes};
use axum::extract::{Path, State as FromState};
use service::{
    Error, Refusal,
    calibration::ratings::{self, Rated},
};

/// GET /questions.
pub async fn questions(visit: Visit) -> Reply {
    Ok(html(app::calibration::questions(&visit).await?))
}

/// GET /questions/{course}/{objective}.
pub async fn objective(visit: Visit, Path((course, objective)): Path<(String, String)>) -> Reply {
    Ok(html(app::calibration::objective(&visit, &course, &objective).await?))
}

/// GET /questions/{course}/{objective}/{subject}.
pub async fn question(visit: Visit, Path((course, _, subject)): Path<(String, String, String)>) -> Reply {
    Ok(html(app::calibration::question(&visit, &course, &routes::subject(&subject), None).await?))
}

/// POST /questions/{course}/{objective}/{subject}.
pub async fn rate(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((course, objective, address)): Path<(String, String, String)>,
    sent: Sent,
) -> Reply {
    let subject = routes::subject(&address);
    let rated = Rated { version: sent.one("version"), level: sent.one("level"), borderline: sent.one("borderline") };
    match ratings::rate(&visit.ctx, &course, &subject, &rated).await {
        Ok(()) => Ok(done(&state, &visit, &routes::question_figures(&course, &objective, &subject), "question-rated")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let form = RateForm { rated, refusal };
            Ok(html(app::calibration::question(&visit, &course, &subject, Some(form)).await?))
        }
        Err(other) => Err(other.into()),
    }
}

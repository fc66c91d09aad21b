//! Deliberations and their sealed records.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::routes;
use axum::{
    extract::{Path, State as FromState},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use service::{
    Error, Refusal,
    grades::{self, AdjustmentDraft, Format},
    ids::{CohortId, PersonId, RecordId},
};

/// GET /cohorts/{cohort}/deliberation.
pub async fn deliberation(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::deliberation(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/deliberation: seals the decisions as they were shown.
pub async fn seal(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    match grades::seal(&visit.ctx, id, &sent.one("seen"), sent.one("corrects").parse().ok()).await {
        Ok(record) => Ok(done(&state, &visit, &routes::record(record), "record-sealed")),
        Err(Error::Refused(refusal @ (Refusal::Conflict | Refusal::Field { .. }))) => {
            Ok(html(app::grades::deliberation(&visit, id, Some(&refusal)).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}/deliberation/{person}.
pub async fn person(visit: Visit, Path((id, person)): Path<(CohortId, PersonId)>) -> Reply {
    Ok(html(app::grades::jury_person(&visit, id, person, None).await?))
}

/// POST /cohorts/{cohort}/deliberation/{person}.
pub async fn adjust(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, person)): Path<(CohortId, PersonId)>,
    sent: Sent,
) -> Reply {
    let draft = AdjustmentDraft {
        total: sent.one("total"),
        verdict: sent.one("verdict"),
        reason: sent.one("reason"),
        seen: sent.one("seen").parse().ok(),
    };
    match grades::adjust(&visit.ctx, id, person, &draft).await {
        Ok(()) => Ok(done(&state, &visit, &routes::jury(id), "adjusted")),
        Err(Error::Refused(refusal @ (Refusal::Conflict | Refusal::Field { .. }))) => {
            Ok(html(app::grades::jury_person(&visit, id, person, Some((&draft, &refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /records/{record}.
pub async fn record(visit: Visit, Path(id): Path<RecordId>) -> Reply {
    Ok(html(app::grades::record(&visit, id).await?))
}

/// GET /records/{record}/{format}: the bytes as they were sealed.
pub async fn file(visit: Visit, Path((id, format)): Path<(RecordId, String)>) -> Reply {
    let format: Format = format.parse().map_err(|()| Refusal::NotFound)?;
    let (name, bytes) = grades::record_file(&visit.ctx, id, format).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(response)
}

//! Marks of cohorts.

use super::{Reply, html};
use crate::visit::Visit;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
};
use serde::Deserialize;
use service::{
    Refusal,
    grades::{self, Profile},
    ids::CohortId,
};

/// GET /cohorts/{cohort}/marks.
pub async fn marks(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::marks(&visit, id).await?))
}

/// For whom the file is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    profile: String,
}

/// GET /cohorts/{cohort}/marks/export: what the file will hold.
pub async fn preview(visit: Visit, Path(id): Path<CohortId>, Query(wanted): Query<Wanted>) -> Reply {
    let profile = wanted.profile.parse().unwrap_or(Profile::Fr);
    Ok(html(app::grades::export(&visit, id, profile).await?))
}

/// GET /cohorts/{cohort}/marks/export/{file}: the file of a profile.
pub async fn file(visit: Visit, Path((id, profile)): Path<(CohortId, String)>) -> Reply {
    let profile: Profile = profile.parse().map_err(|()| Refusal::NotFound)?;
    let file = grades::export(&visit.ctx, id, profile).await?;
    let mut response = super::people::csv(file.text);
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", file.file_name)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(response)
}

//! Transcripts: one's own as published, and those that the registrar prints.

use super::{Reply, html, paper::printed};
use crate::visit::Visit;
use app::paper;
use axum::extract::Path;
use service::ids::{CohortId, PersonId};

/// GET /me/marks/{cohort}.
pub async fn own(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(paper::own_transcript(&visit, id).await?))
}

/// GET /me/marks/{cohort}/pdf.
pub async fn own_file(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    let (document, name) = paper::own_transcript_paper(&visit, id).await?;
    printed(document, &name).await
}

/// GET /cohorts/{cohort}/transcripts.
pub async fn all(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::transcripts(&visit, id).await?))
}

/// GET /cohorts/{cohort}/transcripts.pdf: noted in the trail.
pub async fn all_file(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    printed(paper::transcripts_paper(&visit, id).await?, "releves.pdf").await
}

/// GET /cohorts/{cohort}/transcripts/{person}.
pub async fn one(visit: Visit, Path((id, person)): Path<(CohortId, PersonId)>) -> Reply {
    Ok(html(paper::transcript(&visit, id, person).await?))
}

/// GET /cohorts/{cohort}/transcripts/{person}/pdf.
pub async fn one_file(visit: Visit, Path((id, person)): Path<(CohortId, PersonId)>) -> Reply {
    let (document, name) = paper::transcript_paper(&visit, id, person).await?;
    printed(document, &name).await
}

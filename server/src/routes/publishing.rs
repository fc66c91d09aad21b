//! Publishing, drafts, and moving a cohort to another revision.

use super::{
    Reply, html,
    identity::done,
    sent::{Posted, Sent},
};
use crate::{state::State, visit::Visit};
use app::{
    publishing::{Look, PreviewPage, Reader},
    routes::{self, patterns},
};
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::{HeaderValue, header},
    response::Response,
};
use serde::Deserialize;
use service::{
    Act, Error, Refusal,
    authoring::Visibility,
    catalogue,
    ids::{CohortId, DraftId},
    publishing,
};

/// Largest upload, in bytes: the archive and the form around it.
pub const UPLOAD: usize = publishing::LARGEST + 64 * 1024;

/// GET /publishing.
pub async fn home(visit: Visit) -> Reply {
    Ok(html(app::publishing::publishing(&visit, &Look::Plain).await?))
}

/// GET /publishing/upload: the form stands on the page above.
pub async fn upload_page(visit: Visit) -> Reply {
    Ok(html(app::publishing::publishing(&visit, &Look::Plain).await?))
}

/// POST /publishing/upload.
pub async fn upload(FromState(state): FromState<State>, visit: Visit, form: Multipart) -> Reply {
    visit.ctx.permit(Act::PublishCourse)?;
    let posted = Posted::read(form).await?;
    let visibility = match posted.fields.one("visibility").as_str() {
        "private" => Visibility::Private,
        _ => Visibility::Public,
    };
    let look = match publishing::upload(&visit.ctx, posted.file, visibility).await {
        Ok(uploaded) => match uploaded.drafts.as_slice() {
            [] => Look::Problems(uploaded.checked),
            [one] => return Ok(done(&state, &visit, &routes::draft(one), "draft-kept")),
            _ => return Ok(done(&state, &visit, patterns::PUBLISHING, "draft-kept")),
        },
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => Look::Refused(refusal),
        Err(other) => return Err(other.into()),
    };
    Ok(html(app::publishing::publishing(&visit, &look).await?))
}

/// GET /publishing/drafts/{draft}.
pub async fn draft(visit: Visit, Path(id): Path<DraftId>) -> Reply {
    Ok(private(html(app::publishing::draft(&visit, id, None).await?)))
}

/// POST /publishing/drafts/{draft}.
pub async fn publish(FromState(state): FromState<State>, visit: Visit, Path(id): Path<DraftId>, sent: Sent) -> Reply {
    let note = sent.one("note");
    match publishing::publish(&visit.ctx, id, &note, sent.ticked("register")).await {
        Ok(published) => Ok(done(&state, &visit, patterns::PUBLISHING, app::publishing::done_code(&published))),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::publishing::draft(&visit, id, Some((note, refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// POST /publishing/drafts/{draft}/discard.
pub async fn discard(FromState(state): FromState<State>, visit: Visit, Path(id): Path<DraftId>) -> Reply {
    publishing::discard(&visit.ctx, id).await?;
    Ok(done(&state, &visit, patterns::PUBLISHING, "draft-discarded"))
}

/// As whom a draft is read.
#[derive(Debug, Default, Deserialize)]
pub struct As {
    #[serde(default)]
    jurisdiction: String,
    #[serde(default)]
    audience: String,
    #[serde(default)]
    lang: String,
}

async fn preview(visit: &Visit, id: DraftId, page: PreviewPage, asked: As) -> Reply {
    let reader = Reader { jurisdiction: asked.jurisdiction, audience: asked.audience, language: asked.lang };
    Ok(private(html(app::publishing::preview(visit, id, &page, &reader).await?)))
}

/// GET /publishing/drafts/{draft}/pages.
pub async fn draft_course(visit: Visit, Path(id): Path<DraftId>, Query(asked): Query<As>) -> Reply {
    preview(&visit, id, PreviewPage::Course, asked).await
}

/// GET /publishing/drafts/{draft}/pages/glossary.
pub async fn draft_glossary(visit: Visit, Path(id): Path<DraftId>, Query(asked): Query<As>) -> Reply {
    preview(&visit, id, PreviewPage::Glossary, asked).await
}

/// GET /publishing/drafts/{draft}/pages/{module}/{lesson}.
pub async fn draft_lesson(
    visit: Visit,
    Path((id, module, lesson)): Path<(DraftId, String, String)>,
    Query(asked): Query<As>,
) -> Reply {
    preview(&visit, id, PreviewPage::Lesson(module, lesson), asked).await
}

/// What is not published is kept by no cache.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// GET /publishing/courses/{course}/{revision}.
pub async fn earlier(visit: Visit, Path((course, revision)): Path<(String, String)>) -> Reply {
    Ok(private(html(app::publishing::earlier(&visit, &course, &revision).await?)))
}

/// POST /publishing/courses/{course}/{revision}.
pub async fn roll_back(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((course, revision)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    publishing::roll_back(&visit.ctx, &course, &revision, &sent.one("note")).await?;
    Ok(done(&state, &visit, patterns::PUBLISHING, "course-published"))
}

/// GET /cohorts/{cohort}/revision.
pub async fn moving(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::publishing::moving(&visit, id).await?))
}

/// POST /cohorts/{cohort}/revision.
pub async fn move_cohort(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<CohortId>,
    sent: Sent,
) -> Reply {
    catalogue::move_cohort(&visit.ctx, id, &sent.one("revision")).await?;
    Ok(done(&state, &visit, &routes::cohort(id), "cohort-moved"))
}

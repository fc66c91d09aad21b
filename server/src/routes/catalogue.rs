//! Courses, lessons, law.

use super::{Reply, html};
use crate::{
    routes::identity::{done, inside},
    state::State,
    visit::Visit,
};
use app::{
    catalogue::{Asked, LawFilter},
    law::ReportForm,
};
use axum::{
    Form,
    extract::{Path, Query, State as FromState},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use service::{catalogue, ids::EventId, quiz::practice};

/// GET /.
pub async fn home(visit: Visit) -> Reply {
    Ok(html(app::catalogue::home(&visit).await?))
}

/// GET /about.
pub async fn about(visit: Visit) -> Response {
    html(app::catalogue::about(&visit))
}

/// GET /courses/{course}.
pub async fn course(visit: Visit, Path(course): Path<String>) -> Reply {
    Ok(html(app::catalogue::course(&visit, &course).await?))
}

/// GET /courses/{course}/glossary.
pub async fn glossary(visit: Visit, Path(course): Path<String>) -> Reply {
    Ok(html(app::catalogue::glossary(&visit, &course).await?))
}

/// GET /courses/{course}/{module}/{lesson}.
pub async fn lesson(
    visit: Visit,
    Path((course, module, lesson)): Path<(String, String, String)>,
    Query(fields): Query<Vec<(String, String)>>,
) -> Reply {
    let asked: Asked = super::quiz::asked(&visit, &course, &fields).await?;
    Ok(html(app::catalogue::lesson(&visit, &course, &module, &lesson, asked).await?))
}

/// What the button "I have read this lesson" sends.
#[derive(Deserialize)]
pub struct Read {
    event: EventId,
}

/// POST /courses/{course}/{module}/{lesson}/read.
pub async fn read(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((course, module, lesson)): Path<(String, String, String)>,
    Form(sent): Form<Read>,
) -> Reply {
    practice::read(&visit.ctx, &course, &module, &lesson, sent.event).await?;
    Ok(done(&state, &visit, &app::routes::lesson(&course, &module, &lesson), "lesson-read"))
}

/// What the search form of the register sends.
#[derive(Default, Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    day: String,
}

/// GET /law.
pub async fn law(visit: Visit, Query(filter): Query<Filter>) -> Reply {
    let filter = LawFilter { words: filter.q, scope: filter.scope, state: filter.state, day: filter.day };
    Ok(html(app::catalogue::law(&visit, &filter).await?))
}

/// GET /law/{instrument}.
pub async fn instrument(visit: Visit, Path(instrument): Path<String>) -> Reply {
    Ok(html(app::catalogue::instrument(&visit, &instrument).await?))
}

/// GET /law/{instrument}/{provision}.
pub async fn provision(visit: Visit, Path((instrument, provision)): Path<(String, String)>) -> Reply {
    Ok(html(app::catalogue::provision(&visit, &instrument, &provision, &ReportForm::default()).await?))
}

/// GET /images/{address}.{format}.
pub async fn image(visit: Visit, Path(name): Path<String>) -> Reply {
    let id = name.split('.').next().unwrap_or_default();
    let (format, bytes) = catalogue::image(&visit.ctx, id).await?;
    let mime = match format.as_str() {
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        _ => "image/jpeg",
    };
    let headers = [(header::CONTENT_TYPE, mime), (header::CACHE_CONTROL, "private, max-age=31536000, immutable")];
    Ok((headers, bytes).into_response())
}

/// Where a form says to come back to, inside this site.
pub(super) fn back(visit: &Visit, wanted: &str) -> String {
    inside(visit, wanted)
}

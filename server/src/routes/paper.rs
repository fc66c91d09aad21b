//! What is printed, and what is typed back in.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{
    paper::{self, Days, Who},
    routes,
};
use axum::{
    extract::{Path, Query, State as FromState},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use learning::catalogue::LessonKind;
use serde::Deserialize;
use service::{
    Error, Refusal, catalogue,
    ids::{CohortId, FormId, PersonId},
    paper::{document::Document, forms, grid, pdf},
};

/// For whom a guide is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Room {
    jurisdiction: String,
    audience: String,
}

/// GET /courses/{course}/{module}/guide.
pub async fn guide(
    visit: Visit,
    Path((course, module)): Path<(String, String)>,
    Query(room): Query<Room>,
    fields: Query<Vec<(String, String)>>,
) -> Reply {
    if is_a_lesson(&visit, &course, &module).await? {
        return super::catalogue::lesson(visit, Path((course, module, "guide".to_owned())), fields).await;
    }
    let who = Who::of(&room.jurisdiction, &room.audience);
    Ok(html(paper::guide(&visit, &course, &module, who).await?))
}

/// A lesson for learners may bear the name, and keeps its address.
async fn is_a_lesson(visit: &Visit, course: &str, module: &str) -> Result<bool, Error> {
    let revision = catalogue::open(&visit.ctx, course).await?;
    Ok(revision.course.lesson(module, "guide").is_some_and(|(_, lesson)| lesson.kind != LessonKind::Guide))
}

/// GET /courses/{course}/{module}/guide.pdf.
pub async fn guide_file(
    visit: Visit,
    Path((course, module)): Path<(String, String)>,
    Query(room): Query<Room>,
) -> Reply {
    let who = Who::of(&room.jurisdiction, &room.audience);
    let document = paper::guide_paper(&visit, &course, &module, who).await?;
    printed(document, &format!("guide-{module}.pdf")).await
}

/// How many days a sheet is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Length {
    days: String,
}

/// GET /cohorts/{cohort}/attendance.
pub async fn attendance(visit: Visit, Path(id): Path<CohortId>, Query(length): Query<Length>) -> Reply {
    Ok(html(paper::attendance(&visit, id, Days::of(&length.days)).await?))
}

/// GET /cohorts/{cohort}/attendance.pdf.
pub async fn attendance_file(visit: Visit, Path(id): Path<CohortId>, Query(length): Query<Length>) -> Reply {
    let document = paper::attendance_paper(&visit, id, Days::of(&length.days)).await?;
    printed(document, "emargement.pdf").await
}

/// GET /cohorts/{cohort}/papers.
pub async fn papers(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(paper::papers(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/papers: draws a form.
pub async fn make(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let wanted = forms::Wanted {
        test: sent.one("test"),
        jurisdiction: sent.one("jurisdiction"),
        language: sent.one("language"),
    };
    match forms::make(&visit.ctx, id, &wanted).await {
        Ok(_) => Ok(done(&state, &visit, &routes::papers(id), "paper-made")),
        Err(Error::Refused(refusal @ (Refusal::Field { .. } | Refusal::BlueprintUnfilled))) => {
            Ok(html(paper::papers(&visit, id, Some((wanted, refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /papers/{form}/subject.
pub async fn subject(visit: Visit, Path(id): Path<FormId>) -> Reply {
    let document = paper::subject(&visit, id).await?;
    shown(&visit, id, &document, Some(routes::paper_file(id, "subject"))).await
}

/// GET /papers/{form}/sheet.
pub async fn sheet(visit: Visit, Path(id): Path<FormId>) -> Reply {
    let document = paper::answer_sheet(&visit, id).await?;
    shown(&visit, id, &document, Some(routes::paper_file(id, "sheet"))).await
}

/// GET /papers/{form}/subject.pdf.
pub async fn subject_file(visit: Visit, Path(id): Path<FormId>) -> Reply {
    printed(paper::subject(&visit, id).await?, "sujet.pdf").await
}

/// GET /papers/{form}/sheet.pdf.
pub async fn sheet_file(visit: Visit, Path(id): Path<FormId>) -> Reply {
    printed(paper::answer_sheet(&visit, id).await?, "feuille-de-reponses.pdf").await
}

/// POST /papers/{form}/key: a form, since reading a key is noted.
pub async fn key(visit: Visit, Path(id): Path<FormId>, sent: Sent) -> Reply {
    let document = paper::key(&visit, id).await?;
    match sent.one("as").as_str() {
        "page" => shown(&visit, id, &document, None).await,
        _ => printed(document, "corrige.pdf").await,
    }
}

async fn shown(visit: &Visit, id: FormId, document: &Document, file: Option<String>) -> Reply {
    let cohort = forms::subject(&visit.ctx, id).await?.cohort;
    let mut response = html(paper::paper_page(visit, document, cohort, file));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Where typing goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Focus {
    row: Option<usize>,
}

/// GET /papers/{form}/grid.
pub async fn grid(visit: Visit, Path(id): Path<FormId>, Query(focus): Query<Focus>) -> Reply {
    Ok(html(paper::grid(&visit, id, focus.row, &[]).await?))
}

/// POST /papers/{form}/grid: keeps every row that changed.
pub async fn keep(FromState(state): FromState<State>, visit: Visit, Path(id): Path<FormId>, sent: Sent) -> Reply {
    let changes = paper::changes(|name| sent.given(name));
    let saved = grid::save(&visit.ctx, id, changes.clone()).await?;
    if !saved.others.is_empty() {
        let others: Vec<_> = changes.into_iter().filter(|change| saved.others.contains(&change.person)).collect();
        return Ok(html(paper::grid(&visit, id, None, &others).await?));
    }
    if sent.one("then") == "review" {
        return Ok(done(&state, &visit, &routes::grid_review(id), "grid-kept"));
    }
    let next = sent.one("row").parse::<usize>().map_or(0, |row| row + 1);
    Ok(done(&state, &visit, &routes::grid_row(id, next), "grid-kept"))
}

/// GET /papers/{form}/enter.
pub async fn review(visit: Visit, Path(id): Path<FormId>) -> Reply {
    Ok(html(paper::review(&visit, id).await?))
}

/// POST /papers/{form}/enter: marks what is ready, and the corrections confirmed.
pub async fn enter(FromState(state): FromState<State>, visit: Visit, Path(id): Path<FormId>, sent: Sent) -> Reply {
    let corrections: Vec<PersonId> = sent.all("correct")?;
    grid::enter(&visit.ctx, id, &corrections).await?;
    Ok(done(&state, &visit, &routes::grid_review(id), "grid-entered"))
}

/// A document as a PDF to fetch, made away from the threads that answer.
pub(super) async fn printed(document: Document, name: &str) -> Reply {
    let bytes = tokio::task::spawn_blocking(move || pdf::write(&document))
        .await
        .map_err(|cause| Error::broken("printing a paper", cause))??;
    let mut response: Response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(response)
}

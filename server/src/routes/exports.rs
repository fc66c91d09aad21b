//! Files of cohorts: looked at, fetched by a person, fetched by a program with a token.

use super::{Failed, Rendered, Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{
    grades::{Asked, SavedForm},
    routes::{self, patterns},
};
use axum::{
    body::Body,
    extract::{Path, Query, State as FromState},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use service::{
    Doing, Error, Refusal,
    grades::{self, Exported, Format, Kind},
    ids::CohortId,
};

/// What file is wanted; words that are not ours are the gradebook for French spreadsheets.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    kind: String,
    format: String,
}

impl Wanted {
    fn read(&self) -> Asked {
        let kind = self.kind.parse().unwrap_or(Kind::Gradebook);
        let format = self.format.parse().unwrap_or(Format::Fr);
        Asked { kind, format: if grades::fits(kind, format) { format } else { Format::Standard } }
    }
}

/// GET /cohorts/{cohort}/marks/export: what the file will hold.
pub async fn preview(visit: Visit, Path(id): Path<CohortId>, Query(wanted): Query<Wanted>) -> Reply {
    Ok(html(app::grades::export(&visit, id, wanted.read()).await?))
}

/// GET /cohorts/{cohort}/marks/export/{kind}.{format}.
pub async fn file(visit: Visit, Path((id, name)): Path<(CohortId, String)>) -> Reply {
    let (kind, format) = name.split_once('.').ok_or(Refusal::NotFound)?;
    let kind: Kind = kind.parse().map_err(|()| Refusal::NotFound)?;
    let format: Format = format.parse().map_err(|()| Refusal::NotFound)?;
    sent(grades::export(&visit.ctx, id, kind, format).await?).await
}

/// The file, piece by piece; it is gone from the disk when the last piece is sent.
pub(super) async fn sent(exported: Exported) -> Reply {
    const DOING: &str = "sending an export";
    let file = exported.file.reopen().doing(DOING).map_err(Failed::from)?;
    let length = file.metadata().doing(DOING).map_err(Failed::from)?.len();
    let body = Body::from_stream(tokio_util::io::ReaderStream::new(tokio::fs::File::from_std(file)));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(exported.format.media_type()));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", exported.file_name)) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(response)
}

/// GET /exports/file: the file of a saved export. The token comes in a header, never in the address.
pub async fn fetch(visit: Visit, headers: HeaderMap) -> Response {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let found = match grades::fetch(&visit.ctx, token.trim()).await {
        Ok(exported) => sent(exported).await,
        // A program is told so, and not sent to the page where people sign in.
        Err(Error::Refused(Refusal::SignInNeeded)) => {
            let challenge = [(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))];
            let mut response = (StatusCode::UNAUTHORIZED, challenge).into_response();
            response.extensions_mut().insert(Rendered);
            return response;
        }
        Err(refused) => Err(refused.into()),
    };
    found.unwrap_or_else(IntoResponse::into_response)
}

/// GET /cohorts/{cohort}/marks/saved.
pub async fn saved(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::saved(&visit, id, &SavedForm::default()).await?))
}

/// POST /cohorts/{cohort}/marks/saved: a new token, or the end of one.
pub async fn save(
    FromState(state): FromState<State>,
    visit: Visit,
    headers: HeaderMap,
    Path(id): Path<CohortId>,
    sent: Sent,
) -> Reply {
    if let Ok(token) = sent.one("revoke").parse() {
        grades::revoke_export(&visit.ctx, id, token).await?;
        return Ok(done(&state, &visit, &routes::saved_exports(id), "export-revoked"));
    }
    let asked = Wanted { kind: sent.one("kind"), format: sent.one("format") }.read();
    let mut form = SavedForm { title: sent.one("title"), asked, ..SavedForm::default() };
    match grades::save_export(&visit.ctx, id, asked.kind, asked.format, &form.title).await {
        Ok(token) => form.made = Some((token, address(&state, &visit, &headers))),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => form.refusal = Some(refusal),
        Err(other) => return Err(other.into()),
    }
    let mut response = html(app::grades::saved(&visit, id, &form).await?);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn address(state: &State, visit: &Visit, headers: &HeaderMap) -> String {
    let scheme = if state.settings().https { "https" } else { "http" };
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("localhost");
    format!("{scheme}://{host}{}", visit.to(patterns::FETCH_EXPORT))
}

//! Finds out who asks, and turns every failure into a page or JSON that helps.

use super::Addressed;
use crate::{
    routes::Rendered,
    state::State,
    visit::{self, Visit},
};
use app::problem::{self, Problem};
use axum::{
    Json,
    extract::{Request, State as FromState},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use service::Error;
use std::sync::Arc;

/// Builds the [`Visit`], runs the rest, and renders what failed in the reader's language.
pub async fn identify(FromState(state): FromState<State>, mut request: Request, next: Next) -> Response {
    let Some(Addressed::School(school, prefix)) = request.extensions().get::<Addressed>().cloned() else {
        return no_school(&state);
    };
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let built = visit::site(&state, &school, &prefix, &path, request.headers()).await;
    let site = match built {
        Ok(site) => Arc::new(site),
        Err(error) => return plain(&error),
    };
    let json = wants_json(request.headers());
    let get = request.method() == Method::GET;
    request.extensions_mut().insert(Visit(site.clone()));
    let response = next.run(request).await;
    let response = translate(&site, json, get, response);
    if site.done.is_some() && get { visit_done(&state, response) } else { response }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.starts_with("application/json"))
}

fn translate(site: &app::page::Site, json: bool, get: bool, response: Response) -> Response {
    let status = response.status();
    let carried = response.extensions().get::<Problem>().cloned();
    let failed = status.is_client_error() || status.is_server_error();
    if response.extensions().get::<Rendered>().is_some() || (!failed && carried.is_none()) {
        return response;
    }
    let problem = carried.unwrap_or(Problem::Request(status.as_u16()));
    if json {
        return as_json(site, &problem);
    }
    use service::Refusal::{NewPasswordNeeded, SignInNeeded};
    match &problem {
        Problem::Refused(NewPasswordNeeded) => see(&site.to(app::routes::patterns::PASSWORD)),
        Problem::Refused(SignInNeeded) if get => see(&sign_in_then(site)),
        _ => crate::routes::html(problem::page(site, &problem)),
    }
}

fn sign_in_then(site: &app::page::Site) -> String {
    let next: String = url_escape(&site.to(&site.path));
    format!("{}?next={next}", site.to(app::routes::patterns::SIGN_IN))
}

/// Escapes what a query value may not hold.
#[must_use]
pub fn url_escape(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn see(address: &str) -> Response {
    axum::response::Redirect::to(address).into_response()
}

fn as_json(site: &app::page::Site, problem: &Problem) -> Response {
    let words = match problem {
        Problem::Refused(refusal) => problem::refusal(&site.text, refusal),
        Problem::Request(_) => site.text.bad_request_says(),
        Problem::Broken(incident) => site.text.broken_says(incident.clone()),
    };
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(serde_json::json!({ "error": words }))).into_response()
}

fn no_school(state: &State) -> Response {
    let schools = state.schools();
    let lines: String =
        schools.iter().map(|s| format!("<li><a href=\"/{0}/\">{1}</a></li>", s.slug, escape(&s.name))).collect();
    let body = format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Prétoire</title>\
         <link rel=\"stylesheet\" href=\"{}\"></head><body><main class=\"wrap\"><h1>Prétoire</h1>\
         <p>Choisissez votre école. <span lang=\"en\">Choose your school.</span></p><ul>{lines}</ul></main></body></html>",
        state.assets().style
    );
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// When even the reader is unknown: both languages, no frame.
fn plain(error: &Error) -> Response {
    let incident = crate::routes::incident(error);
    let body = format!(
        "Le serveur ne peut pas répondre pour l’instant ; rien n’est perdu. Incident {incident}.\n\
         The server cannot answer for now; nothing is lost. Incident {incident}.\n"
    );
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], body).into_response()
}

/// Takes the sentence about what was done off, once shown.
fn visit_done(state: &State, mut response: Response) -> Response {
    if response.status().is_success() {
        crate::routes::cookies::clear(state, &mut response, visit::DONE);
    }
    response
}

//! Headers for safety, and ETags so that an unchanged page costs no bytes.

use crate::state::State;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State as FromState},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// No inline script, no inline style, nothing from elsewhere, no frame around us.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                   connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the headers for safety on every response.
pub async fn secure(FromState(state): FromState<State>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name, value| headers.insert(name, HeaderValue::from_static(value));
    put(header::CONTENT_SECURITY_POLICY, CSP);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    put(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if state.settings().https {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}

/// Largest page that gets an ETag.
const LARGEST: usize = 4 * 1024 * 1024;

/// Gives every HTML page an ETag of its bytes, and answers 304 to a browser that has them.
pub async fn etag(request: Request, next: Next) -> Response {
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let get = request.method() == axum::http::Method::GET;
    let response = next.run(request).await;
    let html = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if !get || !html || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let Ok(tag) = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish())) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    let same = known.is_some_and(|k| k == tag);
    parts.headers.insert(header::ETAG, tag);
    if same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

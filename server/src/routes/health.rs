//! For whoever watches over the server.

use crate::state::State;
use axum::{
    extract::State as FromState,
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// GET /healthz: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// GET /readyz: the database answers too.
pub async fn readyz(FromState(state): FromState<State>) -> Response {
    match state.store().ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "database unreachable\n").into_response()
        }
    }
}

//! Doors: each handler calls one use-case or one page.

pub mod calibration;
pub mod catalogue;
pub mod class;
pub mod cohorts;
pub mod cookies;
pub mod essays;
pub mod exports;
pub mod health;
pub mod identity;
pub mod jury;
pub mod law;
pub mod marks;
pub mod messages;
pub mod paper;
pub mod people;
pub mod publishing;
pub mod quiz;
pub mod regrade;
pub mod room;
pub mod sent;
pub mod series;
pub mod tests;
pub mod transcripts;

use app::{page::Page, problem::Problem};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use service::Error;

/// Marks a response whose body is already what the reader should see.
#[derive(Clone, Copy, Debug)]
pub struct Rendered;

/// Why a door did not open; the identify layer turns it into a page or JSON.
#[derive(Debug)]
pub struct Failed(Problem);

impl Failed {
    /// The request itself made no sense: HTTP status.
    #[must_use]
    pub const fn request(status: u16) -> Self {
        Self(Problem::Request(status))
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(match error {
            Error::Refused(refusal) => Problem::Refused(refusal),
            broken @ Error::Broken { .. } => Problem::Broken(incident(&broken)),
        })
    }
}

impl From<service::Refusal> for Failed {
    fn from(refusal: service::Refusal) -> Self {
        Self(Problem::Refused(refusal))
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}

/// Logs a cause once, at the border, and gives it a number that a person can quote.
pub fn incident(error: &Error) -> String {
    let number = service::secret::hex(&service::secret::random::<4>());
    tracing::error!(incident = %number, %error, "incident {number}");
    number
}

/// What a door gives.
pub type Reply = Result<Response, Failed>;

/// A page as a response.
#[must_use]
pub fn html(page: Page) -> Response {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let mut response = (status, page.html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    response.extensions_mut().insert(Rendered);
    response
}

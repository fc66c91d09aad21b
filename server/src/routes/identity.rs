//! Signing in and out, one's own account.

use super::{Reply, cookies, html};
use crate::{
    state::State,
    visit::{self, Visit},
};
use app::{
    identity::{PasswordForm, SignInForm},
    page::Site,
    routes::patterns,
};
use axum::{
    Form, Json,
    extract::{ConnectInfo, FromRequestParts, Query, State as FromState},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use service::{Error, Locale, Refusal, identity, ids::SessionId};
use std::{convert::Infallible, net::SocketAddr};

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// GET /sign-in.
pub async fn sign_in_page(visit: Visit, Query(next): Query<Next>) -> Response {
    if visit.signed_in() {
        return Redirect::to(&inside(&visit, &next.next)).into_response();
    }
    html(app::identity::sign_in(&visit, &SignInForm { next: next.next, ..SignInForm::default() }))
}

/// What the sign-in form sends.
#[derive(Deserialize)]
pub struct SignIn {
    name: String,
    secret: String,
    #[serde(default)]
    next: String,
}

/// The address that failures are counted for.
#[derive(Debug)]
pub struct Address(pub String);

impl FromRequestParts<State> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        let trusted = peer.is_some_and(|ip| state.settings().proxies.contains(&ip));
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok());
        let address = match (trusted, forwarded) {
            (true, Some(list)) => list.rsplit(',').next().map(|a| a.trim().to_owned()),
            _ => peer.map(|ip| ip.to_string()),
        };
        Ok(Self(address.unwrap_or_default()))
    }
}

/// POST /sign-in.
pub async fn sign_in(
    FromState(state): FromState<State>,
    visit: Visit,
    Address(address): Address,
    headers: HeaderMap,
    Form(sent): Form<SignIn>,
) -> Reply {
    let attempt = identity::Attempt {
        name: sent.name.clone(),
        secret: sent.secret,
        agent: headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned(),
        address,
        device: visit::cookie(&headers, state.settings().https, visit::DEVICE),
        exposed: state.settings().exposed,
    };
    match identity::sign_in(&visit.ctx, attempt).await {
        Ok(opened) => Ok(welcome(&state, &visit, &opened, &sent.next)),
        Err(Error::Refused(refusal)) => {
            let form = SignInForm { name: sent.name, next: sent.next, refusal: Some(refusal) };
            Ok(html(app::identity::sign_in(&visit, &form)))
        }
        Err(broken) => Err(broken.into()),
    }
}

fn welcome(state: &State, visit: &Visit, opened: &identity::Opened, next: &str) -> Response {
    let target = if opened.must_change_password { visit.to(patterns::PASSWORD) } else { inside(visit, next) };
    let mut response = Redirect::to(&target).into_response();
    cookies::keep(state, &mut response, visit::SESSION, &opened.token);
    cookies::keep(state, &mut response, visit::DEVICE, &opened.device);
    cookies::keep(state, &mut response, visit::LOCALE, &opened.locale);
    response
}

/// An address of this site, never another's: what `next` and `back` fields may name.
pub(crate) fn inside(site: &Site, wanted: &str) -> String {
    let ours = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.contains(['\\', '\r', '\n']);
    if ours { wanted.to_owned() } else { site.to(patterns::HOME) }
}

/// POST /sign-out.
pub async fn sign_out(FromState(state): FromState<State>, visit: Visit) -> Reply {
    identity::sign_out(&visit.ctx).await?;
    let mut response = done(&state, &visit, patterns::HOME, "signed-out");
    cookies::clear(&state, &mut response, visit::SESSION);
    Ok(response)
}

/// A redirect to a page that says what was done.
pub(crate) fn done(state: &State, site: &Site, address: &str, code: &str) -> Response {
    let mut response = Redirect::to(&site.to(address)).into_response();
    cookies::set(state, &mut response, visit::DONE, code);
    response
}

/// What the language button sends.
#[derive(Deserialize)]
pub struct Language {
    locale: String,
    #[serde(default)]
    back: String,
}

/// POST /language.
pub async fn language(FromState(state): FromState<State>, visit: Visit, Form(sent): Form<Language>) -> Reply {
    let locale: Locale = sent.locale.parse().map_err(|()| Refusal::Field { field: "locale", code: "unknown" })?;
    identity::choose_locale(&visit.ctx, locale).await?;
    let mut response = Redirect::to(&inside(&visit, &sent.back)).into_response();
    cookies::keep(&state, &mut response, visit::LOCALE, locale.word());
    Ok(response)
}

/// GET /account.
pub async fn account(visit: Visit) -> Reply {
    Ok(html(app::identity::account(&visit).await?))
}

/// GET /account/password.
pub async fn password_page(visit: Visit) -> Reply {
    Ok(html(app::identity::password(&visit, &PasswordForm::default())?))
}

/// GET /data.
pub async fn personal_data(visit: Visit) -> Response {
    html(app::identity::personal_data(&visit))
}

/// GET /account/data.json: a copy of what is held about the one who asks.
pub async fn own_copy(visit: Visit) -> Reply {
    let copy = identity::personal::copy(&visit.ctx).await?;
    let named = format!("attachment; filename=\"{}.json\"", visit.text.data_copy_file());
    let headers = [
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&named).unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Json(copy)).into_response())
}

/// What the password form sends.
#[derive(Deserialize)]
pub struct Password {
    #[serde(default)]
    current: String,
    password: String,
    again: String,
}

/// POST /account/password.
pub async fn password(FromState(state): FromState<State>, visit: Visit, Form(sent): Form<Password>) -> Reply {
    let changed = if sent.password == sent.again {
        identity::change_password(&visit.ctx, &sent.current, &sent.password).await
    } else {
        Err(Refusal::Field { field: "password", code: "repeat" }.into())
    };
    match changed {
        Ok(()) => Ok(done(&state, &visit, patterns::HOME, "password-kept")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::identity::password(&visit, &PasswordForm { refusal: Some(refusal) })?))
        }
        Err(other) => Err(other.into()),
    }
}

/// What the buttons of the list of sessions send.
#[derive(Deserialize)]
pub struct Sessions {
    session: Option<SessionId>,
}

/// POST /account/sessions.
pub async fn sessions(FromState(state): FromState<State>, visit: Visit, Form(sent): Form<Sessions>) -> Reply {
    identity::end_own_sessions(&visit.ctx, sent.session).await?;
    Ok(done(&state, &visit, patterns::ACCOUNT, "sessions-ended"))
}

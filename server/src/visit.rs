//! A request as the use-cases and pages need it.

use crate::state::State;
use app::{page::Site, text::Text};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use service::{Actor, Ctx, Error, Locale, School, identity, notice};
use std::sync::Arc;

/// The cookie that holds the session's token.
pub const SESSION: &str = "session";
/// The cookie that holds the device's token.
pub const DEVICE: &str = "device";
/// The cookie that holds the chosen language.
pub const LOCALE: &str = "locale";
/// The cookie that holds the code of what was just done.
pub const DONE: &str = "done";

/// The site as the one who asks sees it, made once by the identify layer.
#[derive(Clone)]
pub struct Visit(pub Arc<Site>);

impl std::fmt::Debug for Visit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visit")
    }
}

impl std::ops::Deref for Visit {
    type Target = Site;
    fn deref(&self) -> &Site {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = axum::http::StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The name of a cookie as the browser holds it: bound to this host when the site is on https.
#[must_use]
pub fn cookie_name(https: bool, name: &str) -> String {
    if https { format!("__Host-{name}") } else { name.to_owned() }
}

/// The value of a cookie.
#[must_use]
pub fn cookie(headers: &HeaderMap, https: bool, name: &str) -> Option<String> {
    let wanted = cookie_name(https, name);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

/// Builds the site for a request.
///
/// # Errors
/// When the database cannot say who asks.
pub async fn site(
    state: &State,
    school: &Arc<School>,
    prefix: &str,
    path: &str,
    headers: &HeaderMap,
) -> Result<Site, Error> {
    let https = state.settings().https;
    let now = state.now();
    let signed = match cookie(headers, https, SESSION) {
        Some(token) => identity::identify(state.store(), school, &token, now).await?,
        None => None,
    };
    let locale = locale(headers, https);
    let text = Text::of(locale);
    let done = cookie(headers, https, DONE).and_then(|code| app::problem::done(&text, &code));
    let actor = signed.map_or(Actor::Visitor, Actor::Person);
    let ctx = Ctx { store: state.store().clone(), school: school.clone(), actor, now, locale };
    let unread = notice::unread(&ctx).await?;
    Ok(Site {
        text,
        ctx,
        unread,
        prefix: prefix.to_owned(),
        path: path.to_owned(),
        assets: state.assets().clone(),
        done,
        preview: None,
    })
}

/// The language chosen, else the first of the browser's that we have, else French.
fn locale(headers: &HeaderMap, https: bool) -> Locale {
    if let Some(chosen) = cookie(headers, https, LOCALE).and_then(|c| c.parse().ok()) {
        return chosen;
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    wanted
        .split(',')
        .filter_map(|tag| tag.trim().get(..2))
        .find_map(|tag| tag.to_ascii_lowercase().parse().ok())
        .unwrap_or(Locale::Fr)
}

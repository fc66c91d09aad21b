//! Cookies: for this host only, out of reach of scripts.

use crate::{state::State, visit};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};

/// A year, in seconds.
const YEAR: i64 = 365 * 24 * 3600;

/// Sets a cookie that lasts.
pub fn keep(state: &State, response: &mut Response, name: &str, value: &str) {
    put(state, response, name, value, Some(YEAR));
}

/// Sets a cookie that goes with the browser.
pub fn set(state: &State, response: &mut Response, name: &str, value: &str) {
    put(state, response, name, value, None);
}

/// Takes a cookie off.
pub fn clear(state: &State, response: &mut Response, name: &str) {
    put(state, response, name, "", Some(0));
}

fn put(state: &State, response: &mut Response, name: &str, value: &str, age: Option<i64>) {
    let https = state.settings().https;
    let name = visit::cookie_name(https, name);
    let secure = if https { "; Secure" } else { "" };
    let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    if let Ok(line) = HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}

//! `/{school}/…`: finds the school in the address and takes it off, before the router looks.

use crate::state::State;
use axum::{
    extract::{Request, State as FromState},
    http::{Uri, uri::PathAndQuery},
};
use service::School;
use std::sync::Arc;

/// The school that the address names.
#[derive(Clone, Debug)]
pub enum Addressed {
    /// This one; the prefix stands before every link.
    School(Arc<School>, String),
    /// None: several schools, and the address names none of them.
    Unknown,
}

/// Takes the school off the address. With a single school its slug may be left out.
pub async fn address(FromState(state): FromState<State>, mut request: Request) -> Request {
    let schools = state.schools();
    let path = request.uri().path();
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let named = schools.iter().find(|school| school.slug == first).cloned();
    let addressed = match (named, schools.as_slice()) {
        (Some(school), _) => {
            let rest = path.get(first.len() + 1..).filter(|rest| !rest.is_empty()).unwrap_or("/");
            let prefix = format!("/{first}");
            let with_query = request.uri().query().map_or_else(|| rest.to_owned(), |q| format!("{rest}?{q}"));
            if let Ok(target) = with_query.parse::<PathAndQuery>() {
                *request.uri_mut() = Uri::from(target);
            }
            Addressed::School(school, prefix)
        }
        (None, [only]) => Addressed::School(only.clone(), String::new()),
        (None, _) => Addressed::Unknown,
    };
    request.extensions_mut().insert(addressed);
    request
}

//! The people of the school.

use super::{
    Failed, Reply, html,
    identity::done,
    sent::{Posted, Sent},
};
use crate::{state::State, visit::Visit};
use app::{
    identity::{Listing, PersonForm, Step, Upload},
    routes::{self, patterns},
};
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use service::{
    Error, Moment, Refusal,
    identity::{
        finding::Filter,
        people::{self, Draft},
        roster::{self, Partial},
    },
    ids::PersonId,
};

/// Largest upload, in bytes: the file, grown by its way through a form.
pub const UPLOAD: usize = 3 * roster::LARGEST;

/// What the list is asked for; words that are not ours are left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    role: String,
    state: String,
    made: String,
    page: String,
    tick: String,
}

/// GET /people.
pub async fn list(visit: Visit, Query(wanted): Query<Wanted>) -> Reply {
    let filter = Filter {
        words: wanted.q,
        role: wanted.role.parse().ok(),
        state: wanted.state.parse().ok(),
        made: wanted.made.parse().ok().map(Moment),
        page: wanted.page.parse().unwrap_or(1),
    };
    let asked = Listing { filter, ticked: wanted.tick == "all", nobody: false };
    Ok(html(app::identity::people(&visit, &asked).await?))
}

/// GET /people/new.
pub async fn new_page(visit: Visit) -> Reply {
    Ok(html(app::identity::new_person(&visit, None)?))
}

/// POST /people/new.
pub async fn create(FromState(state): FromState<State>, visit: Visit, sent: Sent) -> Reply {
    let draft = draft(&sent)?;
    match people::create(&visit.ctx, draft.clone()).await {
        Ok(id) => Ok(done(&state, &visit, &routes::person(id), "person-made")),
        Err(error) => {
            let form = refused(&visit, draft, error)?;
            Ok(html(app::identity::new_person(&visit, Some(form))?))
        }
    }
}

fn draft(sent: &Sent) -> Result<Draft, Refusal> {
    Ok(Draft {
        matricule: sent.one("matricule"),
        family_name: sent.one("family_name"),
        given_name: sent.one("given_name"),
        email: sent.one("email"),
        jurisdiction: sent.one("jurisdiction"),
        audience: sent.one("audience"),
        profession: sent.one("profession"),
        sex: sent.one("sex"),
        locale: sent.one("locale"),
        roles: sent.all("roles")?,
    })
}

/// What was typed goes back to the form when a field is to blame, or a role that only others may give.
fn refused(visit: &Visit, draft: Draft, error: Error) -> Result<PersonForm, Failed> {
    match error {
        Error::Refused(refusal @ Refusal::Field { .. }) => Ok(PersonForm { draft, refusal }),
        Error::Refused(refusal @ Refusal::Forbidden) if visit.ctx.may(service::Act::ManagePeople) => {
            Ok(PersonForm { draft, refusal })
        }
        other => Err(other.into()),
    }
}

/// GET /people/{person}.
pub async fn person(visit: Visit, Path(id): Path<PersonId>) -> Reply {
    Ok(html(app::identity::person(&visit, id, None).await?))
}

/// POST /people/{person}.
pub async fn change(FromState(state): FromState<State>, visit: Visit, Path(id): Path<PersonId>, sent: Sent) -> Reply {
    let draft = draft(&sent)?;
    match people::change(&visit.ctx, id, draft.clone()).await {
        Ok(()) => Ok(done(&state, &visit, &routes::person(id), "person-kept")),
        Err(error) => {
            let form = refused(&visit, draft, error)?;
            Ok(html(app::identity::person(&visit, id, Some(form)).await?))
        }
    }
}

/// GET /people/{person}/state.
pub async fn state_page(visit: Visit, Path(id): Path<PersonId>) -> Reply {
    Ok(html(app::identity::person_state(&visit, id).await?))
}

/// POST /people/{person}/state.
pub async fn set_state(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<PersonId>,
    sent: Sent,
) -> Reply {
    let active = match sent.one("state").as_str() {
        "active" => true,
        "inactive" => false,
        _ => return Err(Refusal::Field { field: "state", code: "unknown" }.into()),
    };
    people::set_active(&visit.ctx, id, active).await?;
    let code = if active { "person-activated" } else { "person-deactivated" };
    Ok(done(&state, &visit, &routes::person(id), code))
}

/// POST /people/codes: the only time that the codes are shown.
pub async fn codes(FromState(state): FromState<State>, visit: Visit, headers: HeaderMap, sent: Sent) -> Reply {
    let chosen: Vec<PersonId> = sent.all("person")?;
    if chosen.is_empty() {
        let asked = Listing { nobody: true, ..Listing::default() };
        return Ok(html(app::identity::people(&visit, &asked).await?));
    }
    let codes = people::issue_codes(&visit.ctx, &chosen).await?;
    let mut response = html(app::identity::codes(&visit, &codes, &address(&state, &visit, &headers)));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The address that people type to reach the school: the one under which this page was reached.
fn address(state: &State, visit: &Visit, headers: &HeaderMap) -> String {
    let scheme = if state.settings().https { "https" } else { "http" };
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("localhost");
    format!("{scheme}://{host}{}", visit.to(patterns::HOME))
}

/// GET /people/import.
pub async fn import_page(visit: Visit) -> Reply {
    Ok(html(app::identity::import(&visit, &Step::Choose)?))
}

/// GET /people/import/example.csv.
pub async fn example(visit: Visit) -> Reply {
    Ok(csv(roster::example(&visit.ctx)?.to_owned()))
}

/// A CSV file as a response.
pub(super) fn csv(text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// POST /people/import: a file to look at, or the text of one that was looked at, to import.
pub async fn import(FromState(state): FromState<State>, visit: Visit, form: Multipart) -> Reply {
    visit.ctx.permit(service::Act::ManagePeople)?;
    let posted = Posted::read(form).await?;
    if posted.fields.one("step") == "import" {
        return take_in(&state, &visit, &posted.fields).await;
    }
    if posted.file.is_empty() {
        return Ok(html(app::identity::import(&visit, &Step::NoFile)?));
    }
    let preview = roster::preview(&visit.ctx, &posted.file).await?;
    let (text, _) = roster::decode(&posted.file);
    let upload = Upload { name: posted.name, text, preview, refused: false };
    Ok(html(app::identity::import(&visit, &Step::Look(upload))?))
}

async fn take_in(state: &State, visit: &Visit, sent: &Sent) -> Reply {
    let text = sent.one("text");
    let partial = if sent.ticked("partial") { Partial::Accept } else { Partial::Refuse };
    let (preview, made) = roster::import(&visit.ctx, text.as_bytes(), partial).await?;
    if made.is_empty() {
        let upload = Upload { name: sent.one("name"), text, preview, refused: true };
        return Ok(html(app::identity::import(visit, &Step::Look(upload))?));
    }
    let moment = visit.ctx.now.0.to_string();
    let those = routes::with_query(patterns::PEOPLE, &[("made", &moment), ("tick", "all")]);
    Ok(done(state, visit, &those, "people-imported"))
}

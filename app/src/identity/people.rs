//! The people of the school: finding them, and choosing who gets a code.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Form, error_summary},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Role,
    identity::{
        finding::{self, Filter, Found, State},
        people::{self, Listed},
    },
};

/// What the list was asked for.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Who is wanted.
    pub filter: Filter,
    /// Every person of the list is chosen to begin with.
    pub ticked: bool,
    /// Codes were asked for without choosing anyone.
    pub nobody: bool,
}

/// The list of people.
///
/// # Errors
/// When the actor may not see people.
pub async fn people(site: &Site, asked: &Listing) -> Result<Page, Error> {
    let t = &site.text;
    let found = finding::find(&site.ctx, &asked.filter).await?;
    let mut form = Form::default();
    if asked.nobody {
        form = form.wrong("list", t.people_nobody_chosen());
    }
    let about = About::titled(t.people_title()).status(if asked.nobody { 422 } else { 200 });
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <h1>{t.people_title()}</h1>
            {adding(site)}
            {search(site, &asked.filter)}
            {listed(site, asked, &found)}
            {pages(site, &asked.filter, &found)}
        }
    }))
}

fn adding(site: &Site) -> Option<AnyView> {
    let t = &site.text;
    site.ctx.may(Act::ManagePeople).then(|| {
        view! {
            <div class="row">
                <a class="button" href=site.to(patterns::IMPORT_PEOPLE)>{t.people_import()}</a>
                <a class="button quiet" href=site.to(patterns::NEW_PERSON)>{t.people_new()}</a>
            </div>
        }
        .into_any()
    })
}

fn search(site: &Site, filter: &Filter) -> AnyView {
    let t = &site.text;
    let roles = Role::ALL.iter().filter(|r| **r != Role::ProgrammeOfficer);
    let roles = roles.map(|r| (r.word(), words::role(t, *r), filter.role == Some(*r))).collect();
    let states = State::ALL.iter().map(|s| (s.word(), words::state(t, *s).0, filter.state == Some(*s))).collect();
    view! {
        <form class="toolbar" method="get" action=site.to(patterns::PEOPLE) role="search">
            <div>
                <label for="q">{t.people_search_words()}</label>
                <input type="search" id="q" name="q" value=filter.words.clone()/>
            </div>
            {choice("role", t.people_search_role(), t.people_any(), roles)}
            {choice("state", t.people_search_state(), t.people_any(), states)}
            <button class="button quiet">{t.people_search()}</button>
        </form>
    }
    .into_any()
}

fn choice(name: &'static str, label: String, any: String, choices: Vec<(&'static str, String, bool)>) -> AnyView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, words, chosen)| view! { <option value=value selected=chosen>{words}</option> })
        .collect();
    view! {
        <div>
            <label for=name>{label}</label>
            <select id=name name=name><option value="">{any}</option>{options}</select>
        </div>
    }
    .into_any()
}

fn listed(site: &Site, asked: &Listing, found: &Found) -> AnyView {
    let t = &site.text;
    if found.people.is_empty() {
        let says = if asked.filter.narrows() { t.people_none_found() } else { t.people_none() };
        return view! { <div class="empty" id="list"><h2>{t.people_empty_title()}</h2><p>{says}</p></div> }.into_any();
    }
    let codes = site.ctx.may(Act::IssueCodes);
    let rows: Vec<_> = found.people.iter().map(|person| row(site, person, codes, asked.ticked)).collect();
    let head = codes.then(|| view! { <th scope="col">{t.codes_column()}</th> });
    let table = view! {
        <table class="cards">
            <caption>{t.people_count(found.count, found.of)}</caption>
            <thead><tr>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.person_matricule()}</th>
                <th scope="col">{t.person_roles()}</th>
                <th scope="col">{t.account_state()}</th>
                {head}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    if !codes {
        return table.into_any();
    }
    view! {
        <form method="post" action=site.to(patterns::CODES) id="list">
            {table}
            {choosing(site, asked)}
        </form>
    }
    .into_any()
}

fn choosing(site: &Site, asked: &Listing) -> AnyView {
    let t = &site.text;
    let all = (!asked.ticked).then(|| {
        let address = address(&asked.filter, asked.filter.page, true);
        view! { <a class="button quiet" href=site.to(address)>{t.people_tick_all()}</a> }
    });
    view! {
        <p class="hint">{t.codes_hint()}</p>
        <div class="row"><button class="button">{t.codes_issue_chosen()}</button>{all}</div>
    }
    .into_any()
}

fn row(site: &Site, person: &Listed, codes: bool, ticked: bool) -> AnyView {
    let t = &site.text;
    let (state, tone) = words::state(t, person.state());
    let name = person.name();
    let cell = codes.then(|| {
        let reach = person.active && people::within_reach(&site.ctx, person);
        let tick = reach.then(|| {
            view! { <input type="checkbox" name="person" value=person.id.to_string() checked=ticked aria-label=t.codes_for(name.clone())/> }
        });
        view! { <td data-label=t.codes_column()>{tick}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=site.to(routes::person(person.id))>{name.clone()}</a></th>
            <td data-label=t.person_matricule()>{person.draft.matricule.clone()}</td>
            <td data-label=t.person_roles()>{words::roles(t, &person.draft.roles)}</td>
            <td data-label=t.account_state()><span class=tone>{state}</span></td>
            {cell}
        </tr>
    }
    .into_any()
}

fn address(filter: &Filter, page: usize, ticked: bool) -> String {
    let made = filter.made.map(|m| m.0.to_string()).unwrap_or_default();
    let page = if page > 1 { page.to_string() } else { String::new() };
    let role = filter.role.map(Role::word).unwrap_or_default();
    let state = filter.state.map(State::word).unwrap_or_default();
    let tick = if ticked { "all" } else { "" };
    let values = [
        ("q", filter.words.as_str()),
        ("role", role),
        ("state", state),
        ("made", &made),
        ("page", &page),
        ("tick", tick),
    ];
    routes::with_query(patterns::PEOPLE, &values)
}

fn pages(site: &Site, filter: &Filter, found: &Found) -> Option<AnyView> {
    if found.pages < 2 {
        return None;
    }
    let links: Vec<_> = (1..=found.pages)
        .map(|page| {
            let here = (page == found.page).then_some("page");
            view! { <li><a href=site.to(address(filter, page, false)) aria-current=here>{page.to_string()}</a></li> }
        })
        .collect();
    Some(view! { <nav class="pages" aria-label=site.text.people_pages()><ul>{links}</ul></nav> }.into_any())
}

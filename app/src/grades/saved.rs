//! Saved exports: made, listed, ended; a token is shown once.

use super::export::{Asked, format, kind, lists};
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem::field_error,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal, cohort,
    grades::{self, Saved},
    ids::CohortId,
};

/// What was sent, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct SavedForm {
    /// What the export is for.
    pub title: String,
    /// Which file.
    pub asked: Asked,
    /// The token just made, and the address where a program brings it.
    pub made: Option<(String, String)>,
    /// A field that is not right.
    pub refusal: Option<Refusal>,
}

/// The page of saved exports.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not export marks.
pub async fn saved(site: &Site, id: CohortId, sent: &SavedForm) -> Result<Page, Error> {
    let t = &site.text;
    let all = grades::saved(&site.ctx, id).await?;
    let name = cohort::show(&site.ctx, id).await?.cohort.name;
    let mut form = Form::default();
    if sent.made.is_none() {
        form = form.with("title", sent.title.clone());
    }
    if let Some(Refusal::Field { field, code }) = &sent.refusal {
        form = form.wrong(field, field_error(t, field, code));
    }
    let about = About::titled(t.saved_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(name, routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .status(if sent.refusal.is_some() { 422 } else { 200 });
    Ok(site.page(about, || {
        let title = Field::new("title", t.saved_name()).hint(t.saved_name_hint()).required();
        view! {
            {error_summary(t, &form)}
            <h1>{t.saved_title()}</h1>
            <p>{t.saved_says()}</p>
            {token(site, sent)}
            {list(site, id, &all)}
            <h2>{t.saved_new()}</h2>
            <form method="post" action=site.to(routes::saved_exports(id))>
                {title.show(t, &form)}
                {lists(t, sent.asked)}
                <div class="row"><button class="button">{t.saved_make()}</button></div>
            </form>
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn token(site: &Site, sent: &SavedForm) -> Option<AnyView> {
    let t = &site.text;
    let (token, address) = sent.made.clone()?;
    let view = view! {
        <div class="notice success" role="status">
            <p>{t.saved_token()}</p>
            <p><code>{token.clone()}</code></p>
            <p>{t.saved_how()}</p>
            <pre tabindex="0"><code>{format!("curl -OJ -H 'Authorization: Bearer {token}' {address}")}</code></pre>
        </div>
    };
    Some(view.into_any())
}

fn list(site: &Site, id: CohortId, all: &[Saved]) -> AnyView {
    let t = &site.text;
    if all.is_empty() {
        return view! { <p>{t.saved_none()}</p> }.into_any();
    }
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            let fetched = one.fetched_at.map_or_else(|| t.saved_never(), |at| site.day_and_time(at));
            view! {
                <tr>
                    <th scope="row">{one.title.clone()}</th>
                    <td data-label=t.export_kind()>{kind(t, one.kind)}</td>
                    <td data-label=t.export_format()>{format(t, one.format)}</td>
                    <td data-label=t.saved_by()>{one.by.clone()}</td>
                    <td data-label=t.saved_fetched()>{fetched}</td>
                    <td>
                        <form method="post" action=site.to(routes::saved_exports(id))>
                            <input type="hidden" name="revoke" value=one.id.to_string()/>
                            <button class="button danger">{t.saved_revoke()}<span class="vh">" "{one.title.clone()}</span></button>
                        </form>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cards">
            <caption>{t.saved_title()}</caption>
            <thead><tr>
                <th scope="col">{t.saved_name()}</th>
                <th scope="col">{t.export_kind()}</th>
                <th scope="col">{t.export_format()}</th>
                <th scope="col">{t.saved_by()}</th>
                <th scope="col">{t.saved_fetched()}</th>
                <th scope="col"><span class="vh">{t.saved_revoke()}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

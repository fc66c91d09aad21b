//! The marks that typed answers would give, looked over before they are entered.

use super::grid::state;
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    ids::FormId,
    paper::grid::{self, Grid, Row, State},
};

/// The page before marks are entered.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not type papers in.
pub async fn review(site: &Site, id: FormId) -> Result<Page, Error> {
    let t = &site.text;
    let found = grid::grid(&site.ctx, id).await?;
    let about = About::titled(t.grid_review())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(t.papers_title(), routes::papers(found.cohort.id))
        .under(t.grid_title(t.paper_form(found.form.code.clone())), routes::grid(id));
    Ok(site.page(about, || {
        let rows: Vec<_> = found.rows.iter().map(|one| row(site, one)).collect();
        view! {
            <p class="kicker">{found.cohort.name.clone()}</p>
            <h1>{t.grid_review()}</h1>
            <p>{t.grid_review_says()}</p>
            <form method="post" action=site.to(routes::grid_review(id))>
                <table>
                    <caption>{t.grid_caption(found.rows.len())}</caption>
                    <thead><tr><th scope="col">{t.person_name()}</th><th scope="col">{t.grid_state()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {button(site, &found)}
            </form>
            <p><a class="back" href=site.to(routes::grid(id))>{t.grid_back()}</a></p>
        }
    }))
}

fn row(site: &Site, row: &Row) -> AnyView {
    let t = &site.text;
    let confirm = matches!(row.state, State::Correction { .. }).then(|| {
        view! {
            <label class="option">
                <input type="checkbox" name="correct" value=row.person.to_string()/>
                <span>{t.grid_confirm()}</span>
            </label>
        }
    });
    let faults: Vec<_> = row
        .faults
        .iter()
        .map(|(ordinal, fault)| {
            let words = t.grid_fault(row.name.clone(), i64::from(*ordinal), super::grid::mistyped(t, *fault));
            view! { <p class="error">{words}</p> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{row.name.clone()}<br/><small>{row.matricule.clone()}</small></th>
            <td>{state(t, row.state)}{faults}{confirm}</td>
        </tr>
    }
    .into_any()
}

fn button(site: &Site, found: &Grid) -> AnyView {
    let t = &site.text;
    let ready = found.rows.iter().any(|row| matches!(row.state, State::New(_) | State::Correction { .. }));
    match ready {
        true => view! { <div class="row"><button class="button">{t.grid_enter()}</button></div> }.into_any(),
        false => view! { <div class="notice"><p>{t.grid_nothing()}</p></div> }.into_any(),
    }
}

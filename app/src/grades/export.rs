//! What a file of marks will hold, before it is fetched.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, cohort,
    grades::{self, Export, Profile},
    ids::CohortId,
};

/// Lines shown.
const SHOWN: usize = 5;

/// The page before a file of marks is fetched.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not export marks.
pub async fn export(site: &Site, id: CohortId, profile: Profile) -> Result<Page, Error> {
    let t = &site.text;
    let file = grades::export(&site.ctx, id, profile).await?;
    let name = cohort::show(&site.ctx, id).await?.cohort.name;
    let other = match profile {
        Profile::Fr => (Profile::Standard, t.marks_export_standard()),
        Profile::Standard => (Profile::Fr, t.marks_export_fr()),
    };
    let about = About::titled(t.export_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(name, routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .wide();
    Ok(site.page(about, || {
        view! {
            <h1>{t.export_title()}</h1>
            {facts(t, &file)}
            {lines(t, &file)}
            <div class="row">
                <a class="button" href=site.to(routes::marks_file(id, profile.word())) download=file.file_name.clone()>{t.export_fetch()}</a>
                <a class="button quiet" href=site.to(routes::export_marks(id, other.0.word()))>{other.1}</a>
            </div>
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn facts(t: &Text, file: &Export) -> AnyView {
    let (separator, decimal, encoding) = match file.profile {
        Profile::Fr => (t.separator_semicolon(), t.separator_comma(), t.export_with_mark()),
        Profile::Standard => (t.separator_comma(), t.export_point(), t.export_without_mark()),
    };
    let facts = [
        (t.export_file_name(), file.file_name.clone()),
        (t.export_separator(), separator),
        (t.export_decimal(), decimal),
        (t.export_encoding(), encoding),
        (t.export_rows(), file.lines.len().to_string()),
    ];
    let facts: Vec<_> =
        facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
    view! { <dl class="review">{facts}</dl> }.into_any()
}

fn lines(t: &Text, file: &Export) -> AnyView {
    let heads: Vec<_> = file.header.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect();
    let rows: Vec<_> = file
        .lines
        .iter()
        .take(SHOWN)
        .map(|line| {
            let cells: Vec<_> = line.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="scroll" role="region" aria-labelledby="lines" tabindex="0">
            <table class="tight">
                <caption id="lines">{t.export_first_lines(file.lines.len().min(SHOWN))}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{t.export_guarded()}</p>
    }
    .into_any()
}

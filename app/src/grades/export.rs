//! What a file will hold, before it is fetched.

use crate::{
    page::{About, Page, Site},
    parts::{Form, Select},
    problem::refusal,
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    grades::{self, Format, Kind, Preview},
    ids::CohortId,
};

/// Which file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it holds.
    pub kind: Kind,
    /// How it is written.
    pub format: Format,
}

impl Default for Asked {
    fn default() -> Self {
        Self { kind: Kind::Gradebook, format: Format::Fr }
    }
}

/// The page before a file is fetched.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not export marks.
pub async fn export(site: &Site, id: CohortId, asked: Asked) -> Result<Page, Error> {
    let t = &site.text;
    let file = grades::look(&site.ctx, id, asked.kind, asked.format).await?;
    let about = About::titled(t.export_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(file.cohort.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .wide();
    Ok(site.page(about, || {
        let fetch = if let Some(refused) = &file.refused {
            let instead = site.to(routes::export_marks(id, asked.kind.word(), Format::Xlsx.word()));
            view! {
                <div class="notice warn"><p>{refusal(t, refused)}</p></div>
                <div class="row"><a class="button quiet" href=instead>{t.export_as_xlsx()}</a></div>
            }
            .into_any()
        } else {
            let address = site.to(routes::marks_file(id, asked.kind.word(), asked.format.word()));
            view! { <div class="row"><a class="button" href=address download=file.file_name.clone()>{t.export_fetch()}</a></div> }
                .into_any()
        };
        view! {
            <h1>{t.export_title()}</h1>
            {choose(site, id, asked)}
            <h2>{kind(t, asked.kind)}</h2>
            {facts(t, &file)}
            {lines(t, &file)}
            {fetch}
            <p><a href=site.to(routes::saved_exports(id))>{t.saved_title()}</a></p>
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

/// The lists of kinds and formats.
pub(super) fn lists(t: &Text, asked: Asked) -> AnyView {
    let form = Form::default().with("kind", asked.kind.word()).with("format", asked.format.word());
    let kinds = Kind::ALL.iter().map(|one| (one.word().to_owned(), kind(t, *one))).collect();
    let formats = Format::ALL.iter().map(|one| (one.word().to_owned(), format(t, *one))).collect();
    let kinds = Select { name: "kind", label: t.export_kind(), choices: kinds };
    let formats = Select { name: "format", label: t.export_format(), choices: formats };
    view! { {kinds.show(t, &form)}{formats.show(t, &form)} }.into_any()
}

fn choose(site: &Site, id: CohortId, asked: Asked) -> AnyView {
    let t = &site.text;
    let address = routes::export_marks(id, "", "");
    let address = address.split('?').next().unwrap_or_default().to_owned();
    view! {
        <form method="get" action=site.to(address)>
            {lists(t, asked)}
            <div class="row"><button class="button quiet">{t.export_see()}</button></div>
        </form>
    }
    .into_any()
}

/// Links to a table in every format that holds one.
pub(crate) fn table_links(site: &Site, to: impl Fn(Format) -> String) -> AnyView {
    let t = &site.text;
    let link = |one: Format| view! { <li><a href=to(one)>{format(t, one)}</a></li> };
    let links: Vec<_> = Format::ALL.iter().copied().filter(|one| grades::sheet::fits(*one)).map(link).collect();
    view! { <details class="overlay"><summary>{t.export_title()}</summary><ul>{links}</ul></details> }.into_any()
}

/// A kind in words.
pub(super) fn kind(t: &Text, kind: Kind) -> String {
    match kind {
        Kind::Gradebook => t.kind_gradebook(),
        Kind::Transcripts => t.kind_transcripts(),
        Kind::Attempts => t.kind_attempts(),
        Kind::Responses => t.kind_responses(),
        Kind::People => t.kind_people(),
    }
}

/// A format in words.
pub(super) fn format(t: &Text, format: Format) -> String {
    match format {
        Format::Fr => t.format_fr(),
        Format::Standard => t.format_standard(),
        Format::Xlsx => t.format_xlsx(),
        Format::Ods => t.format_ods(),
        Format::Json => t.format_json(),
        Format::Moodle => t.format_moodle(),
        Format::OneRoster => t.format_oneroster(),
        Format::Pdf => t.format_pdf(),
    }
}

fn facts(t: &Text, file: &Preview) -> AnyView {
    let mut facts = vec![(t.export_file_name(), file.file_name.clone())];
    if let Some(separator) = file.format.separator() {
        let separator = if separator == ';' { t.separator_semicolon() } else { t.separator_comma() };
        let mark = if file.format == Format::Fr { t.export_with_mark() } else { t.export_without_mark() };
        facts.extend([(t.export_separator(), separator), (t.export_encoding(), mark)]);
    }
    let decimal = match file.format.decimal() {
        Some(',') => t.separator_comma(),
        Some(_) => t.export_point(),
        None => t.export_typed(),
    };
    facts.extend([(t.export_decimal(), decimal), (t.export_rows(), file.rows.to_string())]);
    let facts: Vec<_> =
        facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
    view! { <dl class="review">{facts}</dl> }.into_any()
}

fn lines(t: &Text, file: &Preview) -> AnyView {
    if file.lines.is_empty() {
        return view! { <p>{t.export_none()}</p> }.into_any();
    }
    let heads: Vec<_> = file.header.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect();
    let rows: Vec<_> = file
        .lines
        .iter()
        .map(|line| {
            let cells: Vec<_> = line.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    let legend = (!file.legend.is_empty()).then(|| view! { <p class="hint" lang="fr">{file.legend.clone()}</p> });
    let guarded = file.format.separator().map(|_| view! { <p class="hint">{t.export_guarded()}</p> });
    view! {
        <div class="scroll" role="region" aria-labelledby="lines" tabindex="0">
            <table class="tight">
                <caption id="lines">{t.export_first_lines(file.lines.len())}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {legend}
        {guarded}
    }
    .into_any()
}

//! The marks of a cohort: people by name, tests in columns.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use learning::grades::marks::{Outcome, Provenance};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    catalogue::OfferedTest,
    grades::{self, Cell, Gradebook, Profile, Row},
    ids::CohortId,
};

/// The page with the marks of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not see marks.
pub async fn marks(site: &Site, id: CohortId) -> Result<Page, Error> {
    let t = &site.text;
    let book = grades::gradebook(&site.ctx, id).await?;
    let about = About::titled(t.marks_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(book.cohort.name.clone(), routes::cohort(id))
        .wide();
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{book.cohort.name.clone()}</p>
            <h1>{t.marks_title()}</h1>
            <p>{t.marks_say()}</p>
            {ways(site, &book)}
            {body(t, &book)}
        }
    }))
}

fn ways(site: &Site, book: &Gradebook) -> Option<AnyView> {
    let t = &site.text;
    (site.ctx.may(Act::ExportMarks) && !book.rows.is_empty()).then(|| {
        let to = |profile: Profile| site.to(routes::export_marks(book.cohort.id, profile.word()));
        view! {
            <div class="row">
                <a class="button quiet" href=to(Profile::Fr)>{t.marks_export_fr()}</a>
                <a class="button quiet" href=to(Profile::Standard)>{t.marks_export_standard()}</a>
            </div>
        }
        .into_any()
    })
}

fn body(t: &Text, book: &Gradebook) -> AnyView {
    if book.rows.is_empty() {
        return view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.marks_nobody()}</p></div> }
            .into_any();
    }
    let heads: Vec<_> = book.tests.iter().map(|test| head(t, test)).collect();
    let rows: Vec<_> = book.rows.iter().map(|one| row(t, one)).collect();
    view! {
        <div class="scroll" role="region" aria-labelledby="marks" tabindex="0">
            <table>
                <caption id="marks">{t.marks_caption(book.rows.len())}</caption>
                <thead><tr>
                    <th scope="col">{t.person_name()}</th>
                    <th scope="col">{t.person_matricule()}</th>
                    {heads}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(t: &Text, test: &OfferedTest) -> AnyView {
    view! { <th scope="col" class="num">{test.title.clone()}" "<small>{t.marks_rule()}</small></th> }.into_any()
}

fn row(t: &Text, row: &Row) -> AnyView {
    let cells: Vec<_> = row.cells.iter().map(|one| cell(t, one)).collect();
    let gone = (!row.member.active).then(|| view! { " "<span class="tag">{t.marks_withdrawn()}</span> });
    view! {
        <tr>
            <th scope="row">{row.member.name()}{gone}</th>
            <td>{row.member.matricule.clone()}</td>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(t: &Text, cell: &Cell) -> AnyView {
    let Some(current) = cell.current else {
        let begun = (cell.attempts > 0).then(|| view! { <small>{t.marks_begun()}</small> });
        return view! { <td class="num">{begun}</td> }.into_any();
    };
    let mark = match current.entry.outcome {
        Outcome::Marked(value) => t.hundredths(value),
        Outcome::Absent => t.marks_absent(),
        Outcome::Excused => t.marks_excused(),
    };
    view! { <td class="num"><span class="mark">{mark}</span>" "<small>{source(t, cell, current.entry.provenance)}</small></td> }
        .into_any()
}

/// Where a mark comes from, after how many attempts, and why a person wrote it.
fn source(t: &Text, cell: &Cell, provenance: Provenance) -> String {
    let word = match (provenance, &cell.by) {
        (Provenance::Online, _) => t.provenance_online(),
        (Provenance::Device, _) => t.provenance_device(),
        (Provenance::Relay, _) => t.provenance_relay(),
        (Provenance::Paper, _) => t.provenance_paper(),
        (Provenance::Edited, None) => t.provenance_edited(),
        (Provenance::Edited, Some(name)) => t.provenance_edited_by(name.clone()),
    };
    let attempts = (cell.attempts > 0).then(|| t.marks_attempts(cell.attempts));
    [Some(word), cell.reason.clone(), attempts].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

//! The grid in which answers from paper are typed: one row a learner, one column a question.

use super::words_of;
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use learning::quiz::typed::Mistyped;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    ids::{FormId, PersonId},
    paper::grid::{self, Change, Grid, Row, State},
};

/// The grid; `others` are rows that somebody else changed meanwhile, shown as they were typed here.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not type papers in.
pub async fn grid(site: &Site, id: FormId, focus: Option<usize>, others: &[Change]) -> Result<Page, Error> {
    let t = &site.text;
    let found = grid::grid(&site.ctx, id).await?;
    let title = t.grid_title(t.paper_form(found.form.code.clone()));
    let test = found.form.about()?.title.text(site.ctx.locale.into()).clone();
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(found.cohort.name.clone(), routes::cohort(found.cohort.id))
        .under(t.papers_title(), routes::papers(found.cohort.id))
        .status(if others.is_empty() { 200 } else { 409 })
        .wide();
    Ok(site.page(about, || {
        view! {
            {conflict(t, &found, others)}
            {problems(t, &found)}
            <p class="kicker">{test}" – "{found.cohort.name.clone()}</p>
            <h1>{title}</h1>
            <p>{t.grid_says()}</p>
            {legend(t)}
            {table(site, &found, focus, others)}
        }
    }))
}

fn conflict(t: &Text, found: &Grid, others: &[Change]) -> Option<AnyView> {
    let names = found.rows.iter().filter(|row| others.iter().any(|other| other.person == row.person));
    let names = names.map(|row| row.name.clone()).collect::<Vec<_>>().join(", ");
    (!others.is_empty())
        .then(|| view! { <div class="notice warn" role="alert"><p>{t.grid_others(names)}</p></div> }.into_any())
}

/// Every cell that is no answer, with a link to it.
fn problems(t: &Text, found: &Grid) -> Option<AnyView> {
    let lines: Vec<_> = (0..).zip(&found.rows).flat_map(|(number, row)| faults(t, number, row)).collect();
    if lines.is_empty() {
        return None;
    }
    let summary = view! {
        <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors">
            <h2 id="errors">{t.grid_faults()}</h2>
            <ul>{lines}</ul>
        </div>
    };
    Some(summary.into_any())
}

fn faults(t: &Text, number: usize, row: &Row) -> Vec<AnyView> {
    let line = |(ordinal, fault): &(u32, Mistyped)| {
        let words = t.grid_fault(row.name.clone(), i64::from(*ordinal), mistyped(t, *fault));
        view! { <li><a href=format!("#c{number}-{ordinal}")>{words}</a></li> }.into_any()
    };
    row.faults.iter().map(line).collect()
}

/// Why a cell is no answer, in words.
pub(super) fn mistyped(t: &Text, fault: Mistyped) -> String {
    match fault {
        Mistyped::Letter => t.mistyped_letter(),
        Mistyped::OneLetter => t.mistyped_one_letter(),
        Mistyped::Twice => t.mistyped_twice(),
        Mistyped::Count => t.mistyped_count(),
        Mistyped::Gaps => t.mistyped_gaps(),
    }
}

fn legend(t: &Text) -> AnyView {
    view! {
        <details class="overlay">
            <summary>{t.grid_how()}</summary>
            <ul>
                <li>{t.paper_how_single()}</li>
                <li>{t.paper_how_multiple()}</li>
                <li>{t.paper_how_order()}</li>
                <li>{t.paper_how_match()}</li>
                <li>{t.paper_how_gap()}</li>
                <li>{t.grid_blank()}</li>
            </ul>
        </details>
    }
    .into_any()
}

fn table(site: &Site, found: &Grid, focus: Option<usize>, others: &[Change]) -> AnyView {
    let t = &site.text;
    if found.rows.is_empty() {
        return view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.cohort_nobody()}</p></div> }
            .into_any();
    }
    let heads: Vec<_> = (1..=found.form.length())
        .map(|ordinal| {
            let kind = found.form.question(ordinal).map(|(question, _)| question.kind()).ok();
            let hint = kind.map(|kind| short(&words_of(site.ctx.locale.into()), kind));
            view! { <th scope="col">{ordinal}<br/><small>{hint}</small></th> }
        })
        .collect();
    let rows: Vec<_> =
        (0_usize..).zip(&found.rows).map(|(n, one)| row(site, n, one, focus == Some(n), others)).collect();
    view! {
        <form method="post" action=site.to(routes::grid(found.form.id)) autocomplete="off">
            <div class="scroll" role="region" aria-labelledby="grid" tabindex="0">
                <table class="tight grid">
                    <caption id="grid">{t.grid_caption(found.rows.len())}</caption>
                    <thead><tr><th scope="col">{t.person_name()}</th>{heads}<th scope="col">{t.grid_state()}</th><th scope="col">{t.grid_keep_head()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="row">
                <button class="button quiet">{t.grid_keep_all()}</button>
                <button class="button" name="then" value="review">{t.grid_review()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn short(t: &Text, kind: learning::quiz::Kind) -> String {
    use learning::quiz::Kind;
    match kind {
        Kind::Single => t.grid_single(),
        Kind::Multiple => t.grid_multiple(),
        Kind::Order => t.grid_order(),
        Kind::Match => t.grid_match(),
        Kind::Number => t.grid_number(),
        Kind::Text | Kind::Gap | Kind::Essay | Kind::Case => t.grid_text(),
    }
}

fn row(site: &Site, number: usize, row: &Row, focus: bool, others: &[Change]) -> AnyView {
    let t = &site.text;
    let typed = others.iter().find(|other| other.person == row.person).map_or(&row.cells, |other| &other.cells);
    let cells: Vec<_> = (1_u32..)
        .zip(typed)
        .map(|(ordinal, cell)| {
            let bad = row.faults.iter().any(|(at, _)| *at == ordinal);
            let name = format!("c{number}-{ordinal}");
            let label = t.grid_cell(row.name.clone(), i64::from(ordinal));
            view! {
                <td><input id=name.clone() name=name aria-label=label value=cell.clone()
                    aria-invalid=bad.then_some("true") maxlength="200" autofocus=focus && ordinal == 1/></td>
            }
        })
        .collect();
    let was = serde_json::to_string(&row.cells).unwrap_or_default();
    view! {
        <tr id=format!("row-{number}")>
            <th scope="row">{row.name.clone()}<br/><small>{row.matricule.clone()}</small>
                <input type="hidden" name=format!("p{number}") value=row.person.to_string()/>
                <input type="hidden" name=format!("was{number}") value=was/>
            </th>
            {cells}
            <td>{state(t, row.state)}</td>
            <td><button class="button quiet" name="row" value=number.to_string()>{t.grid_keep()}</button></td>
        </tr>
    }
    .into_any()
}

/// Where a row stands, in words.
pub(super) fn state(t: &Text, state: State) -> String {
    match state {
        State::Empty => t.grid_empty(),
        State::Faulty => t.grid_faulty(),
        State::New(mark) => t.grid_new(t.hundredths(mark)),
        State::Correction { before, after } => t.grid_correction(t.hundredths(before), t.hundredths(after)),
        State::Entered(mark) => t.grid_entered(t.hundredths(mark)),
    }
}

/// The rows that a form sent: those that name a person.
#[must_use]
pub fn changes(value: impl Fn(&str) -> Option<String>) -> Vec<Change> {
    let mut found = Vec::new();
    for number in 0_usize.. {
        let Some(person) = value(&format!("p{number}")) else { break };
        let Ok(person) = person.parse::<PersonId>() else { continue };
        let was: Vec<String> =
            value(&format!("was{number}")).and_then(|w| serde_json::from_str(&w).ok()).unwrap_or_default();
        let cells = (1_usize..).map_while(|ordinal| value(&format!("c{number}-{ordinal}"))).collect();
        found.push(Change { person, was, cells });
    }
    found
}

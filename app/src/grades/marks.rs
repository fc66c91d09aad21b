//! The gradebook: people by name, items in columns, totals with mention and rank.

use super::words;
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use learning::grades::total::Verdict;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    grades::{self, Cell, Column, Format, Gradebook, Kind, Row, State},
    ids::CohortId,
};

/// The page with the marks of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not see marks.
pub async fn marks(site: &Site, id: CohortId) -> Result<Page, Error> {
    let t = &site.text;
    let book = grades::gradebook(&site.ctx, id).await?;
    let state = grades::state(&site.ctx, &book).await?;
    let about = About::titled(t.marks_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(book.cohort.name.clone(), routes::cohort(id))
        .wide();
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{book.cohort.name.clone()}</p>
            <h1>{t.marks_title()}</h1>
            <p>{t.marks_say()}</p>
            {published(site, &state)}
            {ways(site, &book)}
            {body(site, &book)}
        }
    }))
}

fn published(site: &Site, state: &State) -> AnyView {
    let t = &site.text;
    let (tone, words) = match state {
        State::Never => return view! { <p class="meta">{t.published_never()}</p> }.into_any(),
        State::Published { at, changed: 0, .. } => ("notice success", t.published_on(site.day_and_time(*at))),
        State::Published { at, changed, .. } => ("notice warn", t.published_stale(site.day_and_time(*at), *changed)),
        State::Withdrawn { at, reason, .. } => {
            ("notice warn", t.published_withdrawn(site.day_and_time(*at), reason.clone()))
        }
    };
    view! { <div class=tone><p>{words}</p></div> }.into_any()
}

fn ways(site: &Site, book: &Gradebook) -> Option<AnyView> {
    if book.rows.is_empty() {
        return None;
    }
    let t = &site.text;
    let id = book.cohort.id;
    let link = |act: Act, address: String, words: String| {
        site.ctx.may(act).then(|| view! { <a class="button quiet" href=site.to(address)>{words}</a> })
    };
    let view = view! {
        <div class="row">
            {link(Act::SeeMarks, routes::grading_plan(id), t.plan_title())}
            {link(Act::EditMarks, routes::import_marks(id), t.marks_import_title())}
            {link(Act::RegradeTests, routes::regrades(id), t.regrade_title())}
            {link(Act::PublishMarks, routes::publish_marks(id), t.publication_title())}
            {link(Act::Deliberate, routes::jury(id), t.jury_title())}
            {link(Act::ExportMarks, routes::transcripts(id), t.transcripts_title())}
            {link(Act::ExportMarks, routes::export_marks(id, Kind::Gradebook.word(), Format::Fr.word()), t.export_title())}
        </div>
    };
    Some(view.into_any())
}

fn body(site: &Site, book: &Gradebook) -> AnyView {
    let t = &site.text;
    if book.rows.is_empty() {
        return view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.marks_nobody()}</p></div> }
            .into_any();
    }
    let edit = site.ctx.may(Act::EditMarks);
    let heads: Vec<_> = book.columns.iter().map(|column| head(site, book, column, edit)).collect();
    let rows: Vec<_> = book.rows.iter().map(|one| row(site, book, one)).collect();
    let hint = edit.then(|| view! { <p class="hint">{t.marks_how_to_type()}</p> });
    view! {
        {hint}
        <div class="scroll" role="region" aria-labelledby="marks" tabindex="0">
            <table>
                <caption id="marks">{t.marks_caption(book.rows.len())}</caption>
                <thead><tr>
                    <th scope="col">{t.person_name()}</th>
                    <th scope="col">{t.person_matricule()}</th>
                    <th scope="col" class="num">{t.marks_total()}</th>
                    <th scope="col" class="num">{t.marks_rank()}</th>
                    {heads}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(site: &Site, book: &Gradebook, column: &Column, edit: bool) -> AnyView {
    let t = &site.text;
    let item = &column.item;
    let name = if edit {
        let address = site.to(routes::mark_item(book.cohort.id, &item.id));
        view! { <a href=address>{item.title.clone()}</a> }.into_any()
    } else {
        item.title.clone().into_any()
    };
    let weight = match (&column.category, item.bonus) {
        (None, _) => t.item_outside_plan(),
        (Some(_), Some(_)) => t.item_bonus(),
        (Some(_), None) if item.coefficient == 0 => t.item_information(),
        (Some(_), None) => t.item_coefficient(words::short(t, i32::try_from(item.coefficient).unwrap_or(i32::MAX))),
    };
    view! { <th scope="col" class="num">{name}" "<small>{words::rule(t, item)}" · "{weight}</small></th> }.into_any()
}

fn row(site: &Site, book: &Gradebook, row: &Row) -> AnyView {
    let t = &site.text;
    let cells: Vec<_> =
        book.columns.iter().zip(&row.cells).map(|(column, one)| cell(site, book, row, column, one)).collect();
    let gone = (!row.member.active).then(|| view! { " "<span class="tag">{t.marks_withdrawn()}</span> });
    view! {
        <tr>
            <th scope="row">{row.member.name()}{gone}</th>
            <td>{row.member.matricule.clone()}</td>
            <td class="num">{total(t, book, row)}</td>
            <td class="num">{rank(t, row)}</td>
            {cells}
        </tr>
    }
    .into_any()
}

/// The total with what it says; an unfinished one names what is missing.
fn total(t: &Text, book: &Gradebook, row: &Row) -> AnyView {
    let mention = row.total.mention.and_then(|n| book.plan.settings.mentions.get(n)).map(|m| m.title.clone());
    let says = match row.total.verdict {
        Verdict::Incomplete => t.total_incomplete(row.total.missing.len()),
        verdict => mention.unwrap_or_else(|| words::verdict(t, verdict)),
    };
    let number = row.total.rounded.map(|total| view! { <span class="mark">{t.hundredths(total)}</span>" " });
    view! { {number}<small>{says}</small> }.into_any()
}

/// The rank in words: `2`, `2 ex aequo`.
pub(super) fn rank(t: &Text, row: &Row) -> String {
    match row.place.as_ref().and_then(|place| Some((place.rank?, place.ex_aequo))) {
        Some((rank, true)) => t.rank_ex_aequo(rank),
        Some((rank, false)) => rank.to_string(),
        None => String::new(),
    }
}

fn cell(site: &Site, book: &Gradebook, row: &Row, column: &Column, cell: &Cell) -> AnyView {
    let t = &site.text;
    let Some(mark) = words::mark(t, cell) else {
        let begun = (cell.attempts > 0).then(|| view! { <small>{t.marks_begun()}</small> });
        return view! { <td class="num">{begun}</td> }.into_any();
    };
    let address = site.to(routes::mark_history(book.cohort.id, &column.item.id, row.member.person));
    view! { <td class="num"><a class="mark" href=address>{mark}</a>" "<small>{words::source(t, cell)}</small></td> }
        .into_any()
}

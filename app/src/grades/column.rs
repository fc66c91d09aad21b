//! Marks of one item, typed for everybody at once; and what somebody else wrote meanwhile.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem,
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    grades::{self, Change, Column, Gradebook, Row, Typing},
    ids::CohortId,
};

/// What was sent, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct TypingForm {
    /// What was typed.
    pub changes: Vec<Change>,
    /// Why.
    pub reason: String,
    /// Problems and conflicts.
    pub typing: Typing,
    /// A field that is not right.
    pub refusal: Option<Refusal>,
}

/// The page where marks of one item are typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not edit marks.
pub async fn column(site: &Site, id: CohortId, item: &str, sent: &TypingForm) -> Result<Page, Error> {
    site.ctx.permit(Act::EditMarks)?;
    let t = &site.text;
    let book = grades::gradebook(&site.ctx, id).await?;
    let number = book.columns.iter().position(|c| c.item.id == item).ok_or(Refusal::NotFound)?;
    let column = book.columns.get(number).ok_or(Refusal::NotFound)?;
    let form = errors(t, &book, column, sent);
    let status = match (&sent.refusal, sent.typing.conflicts.is_empty(), form.errors.is_empty()) {
        (_, false, _) => 409,
        (Some(_), ..) | (_, _, false) => 422,
        _ => 200,
    };
    let about = About::titled(t.typing_title(column.item.title.clone()))
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(book.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .status(status);
    Ok(site.page(about, || {
        let rows: Vec<_> = book.rows.iter().map(|row| line(site, column, number, row, sent)).collect();
        let reason = Field::new("reason", t.typing_reason()).hint(t.typing_reason_hint());
        view! {
            {error_summary(t, &form)}
            <h1>{t.typing_title(column.item.title.clone())}</h1>
            <p>{t.typing_says(column.item.scale)}</p>
            {conflicts(site, &book, sent)}
            <form method="post" action=site.to(routes::mark_item(id, &column.item.id))>
                <table class="cards" id="marks">
                    <caption>{t.typing_caption(book.rows.len())}</caption>
                    <thead><tr>
                        <th scope="col">{t.person_name()}</th>
                        <th scope="col">{t.person_matricule()}</th>
                        <th scope="col">{t.typing_stands()}</th>
                        <th scope="col">{t.typing_new()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {reason.show(t, &form)}
                <div class="row"><button class="button">{t.typing_keep()}</button></div>
            </form>
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

/// Errors of the fields that have a fixed name; those of the lines stand beside them.
fn errors(t: &Text, book: &Gradebook, column: &Column, sent: &TypingForm) -> Form {
    let mut form = Form::default().with("reason", sent.reason.clone());
    if let Some(Refusal::Field { field, code }) = &sent.refusal {
        form = form.wrong(field, problem::field_error(t, field, code));
    }
    for problem in &sent.typing.problems {
        let name = book.rows.iter().find(|row| row.member.person == problem.person).map(|row| row.member.name());
        let words = words::fault(t, problem.fault, column.item.scale);
        form = form.wrong("marks", format!("{} : {words}", name.unwrap_or_default()));
    }
    form
}

fn conflicts(site: &Site, book: &Gradebook, sent: &TypingForm) -> Option<AnyView> {
    let t = &site.text;
    if sent.typing.conflicts.is_empty() {
        return None;
    }
    let lines: Vec<_> = sent
        .typing
        .conflicts
        .iter()
        .filter_map(|conflict| {
            let row = book.rows.iter().find(|row| row.member.person == conflict.person)?;
            let by = conflict.cell.by.clone().unwrap_or_default();
            let words = t.conflict_line(row.member.name(), words::mark_or_none(t, &conflict.cell), by);
            Some(view! { <li>{words}</li> })
        })
        .collect();
    let view = view! {
        <div class="notice warn" role="alert">
            <h2>{t.conflict_title()}</h2>
            <ul>{lines}</ul>
            <p>{t.conflict_says()}</p>
        </div>
    };
    Some(view.into_any())
}

fn line(site: &Site, column: &Column, number: usize, row: &Row, sent: &TypingForm) -> AnyView {
    let t = &site.text;
    let person = row.member.person;
    let cell = row.cells.get(number).cloned().unwrap_or_default();
    let typed = sent.changes.iter().find(|change| change.person == person).map(|change| change.typed.clone());
    let fault = sent.typing.problems.iter().find(|p| p.person == person).map(|p| p.fault);
    let (name, error) = (format!("value-{person}"), format!("error-{person}"));
    let said = fault.map(|fault| {
        let words = words::fault(t, fault, column.item.scale);
        view! { <p class="error" id=error.clone()><b>{t.error_prefix()}</b>" "{words}</p> }
    });
    let described = fault.is_some().then(|| error.clone());
    let stands = view! { <span><span class="mark">{words::mark_or_none(t, &cell)}</span>" "<small>{words::source(t, &cell)}</small></span> };
    view! {
        <tr>
            <th scope="row">{row.member.name()}</th>
            <td data-label=t.person_matricule()>{row.member.matricule.clone()}</td>
            <td data-label=t.typing_stands()>{stands}</td>
            <td data-label=t.typing_new()>
                <div>
                {said}
                <input type="hidden" name=format!("seen-{person}") value=cell.seen.map(|id| id.to_string())/>
                <input
                    type="text"
                    class="short"
                    autocomplete="off"
                    name=name
                    value=typed
                    aria-label=t.typing_of(row.member.name())
                    aria-describedby=described
                    aria-invalid=fault.is_some().then_some("true")
                    size="8"
                />
                </div>
            </td>
        </tr>
    }
    .into_any()
}

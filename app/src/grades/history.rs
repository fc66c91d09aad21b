//! One mark: every line of its history, and the form that adds another.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem,
    routes::{self, patterns},
};
use learning::grades::marks::Outcome;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    grades::{self, Change, Line, MarkHistory, Typing},
    ids::{CohortId, PersonId},
};

/// What was sent, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct MarkForm {
    /// What was typed.
    pub change: Change,
    /// Why.
    pub reason: String,
    /// Problems and conflicts.
    pub typing: Typing,
    /// A field that is not right.
    pub refusal: Option<Refusal>,
}

/// The page of one mark.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn history(
    site: &Site,
    id: CohortId,
    person: PersonId,
    item: &str,
    sent: Option<&MarkForm>,
) -> Result<Page, Error> {
    let t = &site.text;
    let history = grades::history(&site.ctx, id, person, item).await?;
    let form = form(site, &history, sent);
    let conflict = sent.is_some_and(|sent| !sent.typing.conflicts.is_empty());
    let status = if conflict {
        409
    } else if form.errors.is_empty() {
        200
    } else {
        422
    };
    let title = t.history_title(history.member.name(), history.column.item.title.clone());
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(history.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .status(status);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <h1>{title}</h1>
            {conflict.then(|| warning(site, &history))}
            <p>{t.history_stands()}" "<span class="mark">{words::mark_or_none(t, &history.cell)}</span>" "{words::source(t, &history.cell)}</p>
            {lines(site, &history)}
            {edit(site, &history, &form)}
            <p><a href=site.to(routes::what_if(id, person))>{t.whatif_link()}</a></p>
            {super::to_transcript(site, id, person)}
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn form(site: &Site, history: &MarkHistory, sent: Option<&MarkForm>) -> Form {
    let t = &site.text;
    let Some(sent) = sent else { return Form::default() };
    let mut form = Form::default().with("value", sent.change.typed.clone()).with("reason", sent.reason.clone());
    if let Some(Refusal::Field { field, code }) = &sent.refusal {
        form = form.wrong(field, problem::field_error(t, field, code));
    }
    for problem in &sent.typing.problems {
        form = form.wrong("value", words::fault(t, problem.fault, history.column.item.scale));
    }
    form
}

fn warning(site: &Site, history: &MarkHistory) -> AnyView {
    let t = &site.text;
    let by = history.cell.by.clone().unwrap_or_default();
    let words = t.conflict_line(history.member.name(), words::mark_or_none(t, &history.cell), by);
    view! {
        <div class="notice warn" role="alert">
            <h2>{t.conflict_title()}</h2>
            <p>{words}</p>
            <p>{t.conflict_says()}</p>
        </div>
    }
    .into_any()
}

fn lines(site: &Site, history: &MarkHistory) -> AnyView {
    let t = &site.text;
    if history.lines.is_empty() {
        return view! { <p>{t.history_none()}</p> }.into_any();
    }
    let rows: Vec<_> = history.lines.iter().map(|one| line(site, one)).collect();
    view! {
        <table class="cards">
            <caption>{t.history_caption()}</caption>
            <thead><tr>
                <th scope="col">{t.history_when()}</th>
                <th scope="col">{t.history_who()}</th>
                <th scope="col">{t.history_before()}</th>
                <th scope="col">{t.history_line()}</th>
                <th scope="col">{t.history_after()}</th>
                <th scope="col">{t.history_why()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(site: &Site, line: &Line) -> AnyView {
    let t = &site.text;
    let said = match line.outcome {
        Outcome::Marked(value) => t.hundredths(value),
        Outcome::Absent => t.marks_absent(),
        Outcome::Excused => t.marks_excused(),
        Outcome::TakenBack => t.marks_taken_back(),
    };
    let attempt = line.attempt.map(|n| format!(" · {}", t.history_attempt(n)));
    let who = line.by.clone().unwrap_or_else(|| words::provenance(t, line.provenance));
    let stands = line.stands.then(|| view! { " "<span class="tag">{t.history_this_stands()}</span> });
    view! {
        <tr>
            <th scope="row">{site.day_and_time(line.at)}</th>
            <td data-label=t.history_who()>{who}{attempt}</td>
            <td data-label=t.history_before()>{words::mark_or_none(t, &line.before)}</td>
            <td data-label=t.history_line()>{said}{stands}</td>
            <td data-label=t.history_after()>{words::mark_or_none(t, &line.after)}</td>
            <td data-label=t.history_why()>{line.reason.clone()}</td>
        </tr>
    }
    .into_any()
}

fn edit(site: &Site, history: &MarkHistory, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    if !site.ctx.may(Act::EditMarks) {
        return None;
    }
    let item = &history.column.item;
    let value = Field::new("value", t.typing_new()).hint(t.typing_says(item.scale)).short();
    let reason = Field::new("reason", t.typing_reason()).hint(t.typing_reason_hint());
    let view = view! {
        <h2>{t.history_edit()}</h2>
        <form method="post" action=site.to(routes::mark_history(history.cohort.id, &item.id, history.member.person))>
            <input type="hidden" name="seen" value=history.cell.seen.map(|id| id.to_string())/>
            {value.show(t, form)}
            {reason.show(t, form)}
            <div class="row"><button class="button">{t.typing_keep_one()}</button></div>
        </form>
    };
    Some(view.into_any())
}

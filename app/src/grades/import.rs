//! Marks from a file: choosing it, looking at what would change, importing.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{self, Field, Form, Wrong, error_summary},
    problem::field_error,
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal, cohort,
    grades::{Import, Mention},
    ids::CohortId,
};

/// A file that was sent, and what it would do.
#[derive(Clone, Debug)]
pub struct MarkUpload {
    /// The file's name.
    pub name: String,
    /// Its text, carried to the next step.
    pub text: String,
    /// What importing it would do.
    pub import: Import,
    /// Why, as typed.
    pub reason: String,
    /// Importing was asked for and something stopped it.
    pub refused: bool,
    /// A field that is not right.
    pub refusal: Option<Refusal>,
}

/// What the page is shown after.
#[derive(Clone, Debug)]
pub enum MarkStep {
    /// Nothing yet.
    Choose,
    /// The form came without a file.
    NoFile,
    /// A file.
    Look(Box<MarkUpload>),
}

/// The page for importing marks.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not edit marks.
pub async fn import(site: &Site, id: CohortId, step: &MarkStep) -> Result<Page, Error> {
    site.ctx.permit(Act::EditMarks)?;
    let t = &site.text;
    let name = cohort::show(&site.ctx, id).await?.cohort.name;
    let mut form = Form::default();
    let mut status = 200;
    match step {
        MarkStep::Choose => {}
        MarkStep::NoFile => (form, status) = (form.wrong("file", t.roster_no_file()), 422),
        MarkStep::Look(upload) => {
            form = form.with("reason", upload.reason.clone());
            if let Some(Refusal::Field { field, code }) = &upload.refusal {
                form = form.wrong(field, field_error(t, field, code));
            }
            if upload.refused {
                status = if upload.import.problems.is_empty() && upload.refusal.is_none() { 409 } else { 422 };
            }
        }
    }
    let about = About::titled(t.marks_import_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(name, routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .status(status);
    Ok(site.page(about, || {
        let look = match step {
            MarkStep::Look(upload) => Some(looked_at(site, id, upload, &form)),
            MarkStep::Choose | MarkStep::NoFile => None,
        };
        let again = look.is_some();
        let file = Field::new("file", t.roster_file()).hint(t.marks_import_hint()).kind("file").required();
        view! {
            {error_summary(t, &form)}
            <h1>{t.marks_import_title()}</h1>
            <p>{t.marks_import_says()}</p>
            {look}
            {again.then(|| view! { <h2>{t.roster_other_file()}</h2> })}
            <form method="post" enctype="multipart/form-data" action=site.to(routes::import_marks(id))>
                {file.show(t, &form)}
                <div class="row"><button class=if again { "button quiet" } else { "button" }>{t.roster_check()}</button></div>
            </form>
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn looked_at(site: &Site, id: CohortId, upload: &MarkUpload, form: &Form) -> AnyView {
    let t = &site.text;
    let import = &upload.import;
    let tone = if import.problems.is_empty() { "notice success" } else { "notice warn" };
    let stale = upload.refused && import.problems.is_empty() && upload.refusal.is_none();
    let separator = match import.separator {
        ';' => t.separator_semicolon(),
        ',' => t.separator_comma(),
        _ => t.separator_tab(),
    };
    let ignored = (!import.ignored.is_empty())
        .then(|| view! { <p class="meta">{t.marks_import_ignored(import.ignored.join(", "))}</p> });
    view! {
        <h2>{t.roster_result()}</h2>
        {stale.then(|| view! { <div class="notice warn" role="alert"><p>{t.marks_import_stale()}</p></div> })}
        <div class=tone role="status">
            <p>{t.marks_import_count(import.differences.len())}" "{t.marks_import_same(import.same)}" "{t.roster_problem_count(import.problems.len())}</p>
        </div>
        <p class="meta">{t.roster_read(upload.name.clone(), separator, import.encoding)}</p>
        {ignored}
        {problems(t, &import.problems)}
        {differences(t, import)}
        {confirm(site, id, upload, form)}
    }
    .into_any()
}

fn problems(t: &Text, problems: &[Mention]) -> Option<AnyView> {
    let wrong = |one: &Mention| Wrong {
        line: one.line,
        column: one.column.clone(),
        says: said(t, one),
        found: one.found.clone(),
    };
    parts::problems(t, problems.iter().map(wrong).collect())
}

fn said(t: &Text, problem: &Mention) -> String {
    match problem.code {
        "column-missing" => t.marks_import_no_matricule(),
        "no-item" => t.marks_import_no_item(),
        "column-twice" => t.marks_import_column_twice(),
        "column-ambiguous" => t.marks_import_column_ambiguous(),
        "missing" => t.field_matricule_missing(),
        "unknown" => t.marks_import_unknown_person(),
        "twice" => t.field_matricule_twice(),
        "mark-date" => t.mark_date(),
        "mark-fine" => t.mark_fine(),
        "mark-range" => t.mark_out_of_range(),
        "mark-unknown" => t.mark_unknown(),
        "too-large" => t.roster_too_large(),
        "empty" => t.roster_empty(),
        "too-many" => t.roster_too_many(service::sheet::MOST_ROWS),
        _ => t.roster_unreadable(),
    }
}

fn differences(t: &Text, import: &Import) -> Option<AnyView> {
    if import.differences.is_empty() {
        return None;
    }
    let rows: Vec<_> = import
        .differences
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">{one.name.clone()}</th>
                    <td data-label=t.person_matricule()>{one.matricule.clone()}</td>
                    <td data-label=t.marks_item()>{one.item.clone()}</td>
                    <td data-label=t.history_before()>{words::mark_or_none(t, &one.before)}</td>
                    <td data-label=t.history_after()><b>{words::typed(t, one.after)}</b></td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="cards">
            <caption>{t.marks_import_differences()}</caption>
            <thead><tr>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.person_matricule()}</th>
                <th scope="col">{t.marks_item()}</th>
                <th scope="col">{t.history_before()}</th>
                <th scope="col">{t.history_after()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}

/// The file's own text goes with the form, so that nothing has to be chosen again.
fn confirm(site: &Site, id: CohortId, upload: &MarkUpload, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    let import = &upload.import;
    if import.differences.is_empty() {
        return None;
    }
    let partial = (!import.problems.is_empty()).then(|| {
        view! {
            <p><label class="option">
                <input type="checkbox" name="partial" value="yes"/>
                <span>{t.marks_import_partial(import.differences.len())}</span>
            </label></p>
        }
    });
    let reason = Field::new("reason", t.typing_reason()).hint(t.marks_import_reason_hint()).required();
    let view = view! {
        <form method="post" enctype="multipart/form-data" action=site.to(routes::import_marks(id))>
            <input type="hidden" name="step" value="import"/>
            <input type="hidden" name="name" value=upload.name.clone()/>
            <input type="hidden" name="seen" value=import.seen.clone()/>
            <textarea name="text" hidden=true aria-label=t.roster_file()>{crate::parts::inside(&upload.text)}</textarea>
            {reason.show(t, form)}
            {partial}
            <div class="row"><button class="button">{t.marks_import_do(import.differences.len())}</button></div>
        </form>
    };
    Some(view.into_any())
}

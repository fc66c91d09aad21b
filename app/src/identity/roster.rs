//! People from a file: choosing it, looking at what it would do, importing.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{self, Field, Form, Wrong, error_summary},
    problem::field_error,
    routes::patterns,
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    identity::{
        people::Draft,
        roster::{Preview, Problem},
    },
};

/// Lines shown of those that are right.
const SHOWN: usize = 10;

/// A file that was sent, and what it would do.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The file's name.
    pub name: String,
    /// Its text, carried to the next step.
    pub text: String,
    /// What importing it would do.
    pub preview: Preview,
    /// Importing was asked for, and nothing was imported.
    pub refused: bool,
}

/// What the page is shown after.
#[derive(Clone, Debug)]
pub enum Step {
    /// Nothing yet.
    Choose,
    /// The form came without a file.
    NoFile,
    /// A file.
    Look(Upload),
}

/// The page for adding people from a file.
///
/// # Errors
/// When the actor may not manage people.
pub fn import(site: &Site, step: &Step) -> Result<Page, Error> {
    site.ctx.permit(Act::ManagePeople)?;
    let t = &site.text;
    let mut form = Form::default();
    if matches!(step, Step::NoFile) {
        form = form.wrong("file", t.roster_no_file());
    }
    let status = match step {
        Step::NoFile => 422,
        Step::Look(upload) if upload.refused => 422,
        _ => 200,
    };
    let about = About::titled(t.people_import()).under(t.people_title(), patterns::PEOPLE).status(status);
    Ok(site.page(about, || {
        let look = match step {
            Step::Look(upload) => Some(looked_at(site, upload)),
            Step::Choose | Step::NoFile => None,
        };
        let again = look.is_some();
        view! {
            {error_summary(t, &form)}
            <h1>{t.people_import()}</h1>
            {steps(t, again)}
            {look}
            {again.then(|| view! { <h2>{t.roster_other_file()}</h2> })}
            {choose(site, &form)}
            {instructions(site)}
        }
    }))
}

fn steps(t: &Text, looking: bool) -> AnyView {
    let first = if looking {
        view! { <li class="right">{t.roster_step_file()}<span class="vh">" "{t.step_done()}</span></li> }.into_any()
    } else {
        view! { <li aria-current="step">{t.roster_step_file()}</li> }.into_any()
    };
    view! {
        <ol class="steps">
            {first}
            <li aria-current=looking.then_some("step")>{t.roster_step_check()}</li>
            <li>{t.roster_step_import()}</li>
            <li>{t.roster_step_codes()}</li>
        </ol>
    }
    .into_any()
}

fn choose(site: &Site, form: &Form) -> AnyView {
    let t = &site.text;
    let file = Field::new("file", t.roster_file()).hint(t.roster_file_hint()).kind("file").required();
    view! {
        <form method="post" enctype="multipart/form-data" action=site.to(patterns::IMPORT_PEOPLE)>
            {file.show(t, form)}
            <div class="row"><button class="button">{t.roster_check()}</button></div>
        </form>
    }
    .into_any()
}

fn looked_at(site: &Site, upload: &Upload) -> AnyView {
    let t = &site.text;
    let preview = &upload.preview;
    let read = t.roster_read(upload.name.clone(), separator(t, preview.separator), preview.encoding);
    let tone = if preview.problems.is_empty() { "notice success" } else { "notice warn" };
    view! {
        <h2>{t.roster_result()}</h2>
        <div class=tone role="status">
            <p>{t.roster_fit(preview.fit.len())}" "{t.roster_problem_count(preview.problems.len())}</p>
        </div>
        <p class="meta">{read}</p>
        {upload.refused.then(|| view! { <div class="notice wrong" role="alert"><p>{t.roster_nothing_imported()}</p></div> })}
        {problems(t, &preview.problems)}
        {sample(t, &preview.fit)}
        {confirm(site, upload)}
    }
    .into_any()
}

fn separator(t: &Text, separator: char) -> String {
    match separator {
        ';' => t.separator_semicolon(),
        ',' => t.separator_comma(),
        _ => t.separator_tab(),
    }
}

fn problems(t: &Text, problems: &[Problem]) -> Option<AnyView> {
    let wrong = |one: &Problem| Wrong {
        line: one.line,
        column: words::field(t, one.field),
        says: said(t, one),
        found: one.found.clone(),
    };
    parts::problems(t, problems.iter().map(wrong).collect())
}

/// A problem of a line, in words.
pub(crate) fn said(t: &Text, problem: &Problem) -> String {
    match problem.code {
        "column-missing" => t.roster_column_missing(words::field(t, problem.field)),
        "too-large" => t.roster_too_large(),
        "empty" => t.roster_empty(),
        "unreadable" => t.roster_unreadable(),
        "too-many" => t.roster_too_many(service::identity::roster::MOST_ROWS),
        code => field_error(t, problem.field, code),
    }
}

fn sample(t: &Text, fit: &[(u32, Draft)]) -> Option<AnyView> {
    if fit.is_empty() {
        return None;
    }
    let rows: Vec<_> = fit
        .iter()
        .take(SHOWN)
        .map(|(line, draft)| {
            view! {
                <tr>
                    <th scope="row">{format!("{} {}", draft.family_name, draft.given_name)}</th>
                    <td data-label=t.roster_place()>{t.roster_line(*line)}</td>
                    <td data-label=t.person_matricule()>{draft.matricule.clone()}</td>
                    <td data-label=t.person_jurisdiction()>{words::jurisdiction(t, &draft.jurisdiction)}</td>
                    <td data-label=t.person_audience()>{words::audience(t, &draft.audience)}</td>
                    <td data-label=t.person_roles()>{words::roles(t, &draft.roles)}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="cards">
            <caption>{t.roster_sample(rows.len(), fit.len())}</caption>
            <thead><tr>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.roster_place()}</th>
                <th scope="col">{t.person_matricule()}</th>
                <th scope="col">{t.person_jurisdiction()}</th>
                <th scope="col">{t.person_audience()}</th>
                <th scope="col">{t.person_roles()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}

/// The file's own text goes with the form, so that nothing has to be chosen again.
fn confirm(site: &Site, upload: &Upload) -> Option<AnyView> {
    let t = &site.text;
    let preview = &upload.preview;
    if preview.fit.is_empty() {
        return None;
    }
    let partial = (!preview.problems.is_empty()).then(|| {
        view! {
            <p><label class="option">
                <input type="checkbox" name="partial" value="yes"/>
                <span>{t.roster_partial(preview.fit.len())}</span>
            </label></p>
        }
    });
    let form = view! {
        <form method="post" enctype="multipart/form-data" action=site.to(patterns::IMPORT_PEOPLE)>
            <input type="hidden" name="step" value="import"/>
            <input type="hidden" name="name" value=upload.name.clone()/>
            <textarea name="text" hidden=true aria-label=t.roster_file()>{crate::parts::inside(&upload.text)}</textarea>
            {partial}
            <div class="row"><button class="button">{t.roster_import(preview.fit.len())}</button></div>
        </form>
    };
    Some(form.into_any())
}

fn instructions(site: &Site) -> AnyView {
    let t = &site.text;
    let columns = [
        ("Matricule", t.roster_says_matricule()),
        ("Nom", t.roster_says_family_name()),
        ("Prénom", t.roster_says_given_name()),
        ("Courriel", t.roster_says_email()),
        ("Pays", t.roster_says_jurisdiction()),
        ("Corps", t.roster_says_audience()),
        ("Profession", t.roster_says_profession()),
        ("Sexe", t.roster_says_sex()),
        ("Langue", t.roster_says_locale()),
        ("Rôles", t.roster_says_roles()),
    ];
    let lines: Vec<_> =
        columns.into_iter().map(|(name, says)| view! { <div><dt>{name}</dt><dd>{says}</dd></div> }).collect();
    view! {
        <h2>{t.roster_columns()}</h2>
        <p>{t.roster_columns_say()}</p>
        <dl class="review">{lines}</dl>
        <p><a href=site.to(patterns::IMPORT_EXAMPLE) download="exemple-personnes.csv">{t.roster_example()}</a></p>
    }
    .into_any()
}

//! What is published, the drafts, and the way in for a content folder.

use super::{report::report, short};
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem::field_error,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    publishing::{self, Checked, Listed, Publication, Published},
};

/// What the page is shown after.
#[derive(Clone, Debug)]
pub enum Look {
    /// Nothing.
    Plain,
    /// An archive that was refused.
    Refused(Refusal),
    /// A folder with errors: nothing was kept.
    Problems(Checked),
}

/// The page for publishing.
///
/// # Errors
/// When the actor may not publish.
pub async fn publishing(site: &Site, look: &Look) -> Result<Page, Error> {
    let overview = publishing::overview(&site.ctx).await?;
    let t = &site.text;
    let (form, status) = match look {
        Look::Plain => (Form::default(), 200),
        Look::Problems(_) => (Form::default(), 422),
        Look::Refused(Refusal::Field { field, code }) => {
            (Form::default().wrong("file", field_error(t, field, code)), 422)
        }
        Look::Refused(other) => (Form::default().wrong("file", crate::problem::refusal(t, other)), 422),
    };
    Ok(site.page(About::titled(t.nav_publishing()).status(status), || {
        let problems = match look {
            Look::Problems(checked) => Some(view! { <h2>{t.check_title()}</h2>{report(site, checked)} }),
            _ => None,
        };
        let courses: Vec<_> = overview.courses.iter().map(|one| course(site, one)).collect();
        let none = courses.is_empty().then(|| view! { <div class="empty"><h2>{t.no_course()}</h2></div> });
        view! {
            {error_summary(t, &form)}
            <h1>{t.nav_publishing()}</h1>
            {problems}
            {drafts(site, &overview.drafts)}
            <h2>{t.publishing_published()}</h2>
            {courses}
            {none}
            {upload(site, &form)}
        }
    }))
}

fn drafts(site: &Site, drafts: &[Listed]) -> Option<AnyView> {
    if drafts.is_empty() {
        return None;
    }
    let t = &site.text;
    let rows: Vec<_> = drafts
        .iter()
        .map(|draft| {
            let by = draft.by.clone().unwrap_or_else(|| t.publishing_operator());
            view! {
                <li>
                    <div>
                        <a href=site.to(routes::draft(draft.id))>{draft.course.clone()}" "<code>{short(&draft.revision)}</code></a>
                        <small>{t.publishing_by(by, site.day_and_time(draft.at))}</small>
                    </div>
                    <span class="tag warn">{t.draft_tag()}</span>
                    {draft.private.then(|| view! { " "<span class="tag">{t.publishing_own()}</span> })}
                </li>
            }
        })
        .collect();
    Some(view! { <h2>{t.drafts_title()}</h2><ul class="list">{rows}</ul> }.into_any())
}

fn course(site: &Site, one: &Published) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = one.publications.iter().enumerate().map(|(n, p)| line(site, &one.course, p, n == 0)).collect();
    view! {
        <section class="card">
            <h3><a href=site.to(routes::course(&one.course))>{one.title.clone()}</a></h3>
            <table class="cards">
                <caption>{t.publishing_history()}</caption>
                <thead><tr>
                    <th scope="col">{t.publishing_revision()}</th>
                    <th scope="col">{t.publishing_when()}</th>
                    <th scope="col">{t.publishing_who()}</th>
                    <th scope="col">{t.publishing_note()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn line(site: &Site, course: &str, publication: &Publication, newest: bool) -> AnyView {
    let t = &site.text;
    let code = view! { <code>{short(&publication.revision)}</code> };
    let head = if newest {
        view! { {code}" "<span class="tag right">{t.publishing_served()}</span> }.into_any()
    } else {
        view! { <a href=site.to(routes::earlier(course, &publication.revision))>{code}</a> }.into_any()
    };
    let by = publication.by.clone().unwrap_or_else(|| t.publishing_operator());
    let own = publication.own.then(|| view! { " "<span class="tag">{t.publishing_own()}</span> });
    view! {
        <tr>
            <th scope="row">{head}{own}</th>
            <td data-label=t.publishing_when()>{site.day_and_time(publication.at)}</td>
            <td data-label=t.publishing_who()>{by}</td>
            <td data-label=t.publishing_note()>{publication.note.clone()}</td>
        </tr>
    }
    .into_any()
}

fn upload(site: &Site, form: &Form) -> AnyView {
    let t = &site.text;
    let file = Field::new("file", t.upload_file()).hint(t.upload_file_hint()).kind("file").required();
    view! {
        <h2>{t.upload_title()}</h2>
        <p>{t.upload_says()}</p>
        <form method="post" enctype="multipart/form-data" action=site.to(patterns::UPLOAD)>
            {file.show(t, form)}
            <fieldset>
                <legend>{t.upload_who()}</legend>
                <label class="option"><input type="radio" name="visibility" value="public" checked=true/><span>{t.upload_public()}</span></label>
                <label class="option"><input type="radio" name="visibility" value="private"/><span>{t.upload_private()}</span></label>
            </fieldset>
            <div class="row"><button class="button">{t.upload_check()}</button></div>
        </form>
    }
    .into_any()
}

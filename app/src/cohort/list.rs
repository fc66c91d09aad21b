//! The cohorts of the school, and making one.

use super::kind;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    cohort::{self, Draft, Kind, Listed},
};

/// The list of cohorts.
///
/// # Errors
/// When the actor may not see cohorts.
pub async fn cohorts(site: &Site) -> Result<Page, Error> {
    let t = &site.text;
    let all = cohort::list(&site.ctx).await?;
    Ok(site.page(About::titled(t.cohorts_title()), || {
        let make = site.ctx.may(Act::ManageCohorts).then(|| {
            view! { <p><a class="button" href=site.to(patterns::NEW_COHORT)>{t.cohort_new()}</a></p> }
        });
        let list = if all.is_empty() {
            view! { <div class="empty"><h2>{t.cohorts_none_title()}</h2><p>{t.cohorts_none()}</p></div> }.into_any()
        } else {
            let (gone, live): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.cohort.archived_at.is_some());
            let lines: Vec<_> = live.into_iter().map(|one| line(site, one)).collect();
            let archived: Vec<_> = gone.into_iter().map(|one| line(site, one)).collect();
            let archived = (!archived.is_empty()).then(|| {
                view! {
                    <details class="overlay">
                        <summary>{t.cohorts_archived(archived.len())}</summary>
                        <ul class="list">{archived}</ul>
                    </details>
                }
            });
            view! { <ul class="list">{lines}</ul>{archived} }.into_any()
        };
        view! { <h1>{t.cohorts_title()}</h1>{make}{list} }
    }))
}

fn line(site: &Site, one: &Listed) -> AnyView {
    let t = &site.text;
    let cohort = &one.cohort;
    let mine = one.mine.then(|| view! { " "<span class="tag info">{t.cohort_mine()}</span> });
    let about = [kind(t, cohort.kind), one.title.clone(), t.cohort_since(site.day(cohort.since))].join(" · ");
    view! {
        <li>
            <div><a href=site.to(routes::cohort(cohort.id))>{cohort.name.clone()}</a>{mine}<small>{about}</small></div>
            <span class="tag">{t.cohort_people(one.people)}</span>
        </li>
    }
    .into_any()
}

/// What was typed, and why it was refused.
#[derive(Clone, Debug)]
pub struct CohortForm {
    /// As typed.
    pub draft: Draft,
    /// The refusal.
    pub refusal: Refusal,
}

/// The page for making a cohort.
///
/// # Errors
/// When the actor may not manage cohorts, or nothing is published.
pub async fn new_cohort(site: &Site, sent: Option<CohortForm>) -> Result<Page, Error> {
    let t = &site.text;
    let offered = cohort::blank(&site.ctx).await?;
    let (form, status) = filled(site, sent);
    let name = Field::new("name", t.cohort_name()).hint(t.cohort_name_hint()).required();
    let choices = Kind::ALL.iter().map(|k| (k.word().to_owned(), kind(t, *k))).collect();
    let kind = Select { name: "kind", label: t.cohort_kind(), choices };
    let choices = offered.into_iter().map(|o| (o.course, o.title)).collect();
    let course = Select { name: "course", label: t.cohort_course(), choices };
    let about = About::titled(t.cohort_new()).under(t.cohorts_title(), patterns::COHORTS).status(status);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <h1>{t.cohort_new()}</h1>
            <form method="post" action=site.to(patterns::NEW_COHORT)>
                {name.show(t, &form)}
                {kind.show(t, &form)}
                {course.show(t, &form)}
                <p class="hint">{t.cohort_pinned_hint()}</p>
                <div class="row">
                    <button class="button">{t.cohort_make()}</button>
                    <a class="button quiet" href=site.to(patterns::COHORTS)>{t.cancel()}</a>
                </div>
            </form>
        }
    }))
}

fn filled(site: &Site, sent: Option<CohortForm>) -> (Form, u16) {
    let Some(CohortForm { draft, refusal }) = sent else { return (Form::default(), 200) };
    let form = Form::default().with("name", draft.name).with("kind", draft.kind).with("course", draft.course);
    let field = match &refusal {
        Refusal::Field { field, .. } => field,
        _ => "name",
    };
    let status = problem::refusal_status(&refusal);
    (form.wrong(field, problem::refusal(&site.text, &refusal)), status)
}

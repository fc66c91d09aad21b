//! What a cohort is called and when it runs; archiving; its plan as the start of another.

use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    cohort::{
        Cohort,
        copying::{self, Copy},
        settings::{self, Settings},
    },
    ids::CohortId,
};

/// Takes a refusal to the field it speaks of.
pub(super) fn blamed(site: &Site, form: Form, refusal: Option<&Refusal>, else_at: &'static str) -> (Form, u16) {
    let Some(refusal) = refusal else { return (form, 200) };
    let field = match refusal {
        Refusal::Field { field, .. } => *field,
        _ => else_at,
    };
    (form.wrong(field, problem::refusal(&site.text, refusal)), problem::refusal_status(refusal))
}

/// The settings of a cohort, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn cohort_settings(site: &Site, id: CohortId, sent: Option<(Settings, Refusal)>) -> Result<Page, Error> {
    let cohort = settings::get(&site.ctx, id).await?;
    let t = &site.text;
    let typed = sent.as_ref().map_or_else(|| Settings::from(&cohort), |(typed, _)| typed.clone());
    let form =
        Form::default().with("name", typed.name).with("starts_on", typed.starts_on).with("ends_on", typed.ends_on);
    let (form, status) = blamed(site, form, sent.as_ref().map(|(_, refusal)| refusal), "name");
    let about = About::titled(t.cohort_settings_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id))
        .status(status);
    let name = Field::new("name", t.cohort_name()).required();
    let zone = site.ctx.school.time_zone.clone();
    let starts = Field::new("starts_on", t.cohort_starts_on()).kind("date").hint(t.school_time(zone)).short();
    let ends = Field::new("ends_on", t.cohort_ends_on()).kind("date").short();
    Ok(site.page(about, || {
        let change = cohort.archived_at.is_none().then(|| {
            view! {
                <form method="post" action=site.to(routes::cohort_settings(id))>
                    {name.show(t, &form)}
                    {starts.show(t, &form)}
                    {ends.show(t, &form)}
                    <div class="row"><button class="button">{t.person_keep()}</button></div>
                </form>
            }
        });
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{cohort.name.clone()}</p>
            <h1>{t.cohort_settings_title()}</h1>
            {archived(site, &cohort)}
            {change}
            {archiving(site, &cohort)}
        }
    }))
}

/// Says that a cohort is archived.
pub(super) fn archived(site: &Site, cohort: &Cohort) -> Option<AnyView> {
    let t = &site.text;
    let since = cohort.archived_at?;
    Some(view! { <div class="notice warn"><p>{t.cohort_archived_since(site.day(since))}</p></div> }.into_any())
}

fn archiving(site: &Site, cohort: &Cohort) -> AnyView {
    let t = &site.text;
    let (title, says, button, class, state) = if cohort.archived_at.is_some() {
        (t.cohort_restore_title(), t.cohort_restore_says(), t.cohort_restore(), "button", "live")
    } else {
        (t.cohort_archive_title(), t.cohort_archive_says(), t.cohort_archive(), "button quiet", "archived")
    };
    view! {
        <h2>{title}</h2>
        <p>{says}</p>
        <form method="post" action=site.to(routes::archive(cohort.id))>
            <input type="hidden" name="state" value=state/>
            <div class="row"><button class=class>{button}</button></div>
        </form>
    }
    .into_any()
}

/// A new cohort from the plan of another, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn copy_cohort(site: &Site, id: CohortId, sent: Option<(Copy, Refusal)>) -> Result<Page, Error> {
    let source = copying::source(&site.ctx, id).await?;
    let t = &site.text;
    let typed = sent.as_ref().map(|(typed, _)| typed.clone()).unwrap_or_default();
    let form =
        Form::default().with("name", typed.name).with("revision", typed.revision).with("starts_on", typed.starts_on);
    let (form, status) = blamed(site, form, sent.as_ref().map(|(_, refusal)| refusal), "name");
    let about = About::titled(t.copy_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(source.cohort.name.clone(), routes::cohort(id))
        .status(status);
    let name = Field::new("name", t.cohort_name()).hint(t.cohort_name_hint()).required();
    let mut choices = vec![("same".to_owned(), t.copy_same_revision())];
    if source.behind {
        choices.insert(0, ("newest".to_owned(), t.copy_newest_revision()));
    }
    let revision = Select { name: "revision", label: t.cohort_revision(), choices };
    let begins = source.begins.map(|day| t.copy_begins(t.calendar_day(day)));
    let starts = Field::new("starts_on", t.copy_starts_on())
        .kind("date")
        .hint(begins.clone().unwrap_or_else(|| t.copy_undated()))
        .short();
    let dated = source.begins.is_some();
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{source.cohort.name.clone()}</p>
            <h1>{t.copy_title()}</h1>
            <p>{t.copy_says(source.modules, source.tests)}</p>
            <form method="post" action=site.to(routes::copy_cohort(id))>
                {name.show(t, &form)}
                {revision.show(t, &form)}
                {dated.then(|| starts.show(t, &form))}
                <div class="row">
                    <button class="button">{t.copy_make()}</button>
                    <a class="button quiet" href=site.to(routes::cohort(id))>{t.cancel()}</a>
                </div>
            </form>
        }
    }))
}

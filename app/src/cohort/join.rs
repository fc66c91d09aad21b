//! The code on the wall, and the page where a learner types it.

use super::settings::blamed;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    cohort::joining::{self, DAYS, JoinCode},
    ids::CohortId,
};

/// The join code of a cohort on a sheet to print, with the address that people type.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn join_code(site: &Site, id: CohortId, address: &str) -> Result<Page, Error> {
    let (cohort, code) = joining::code(&site.ctx, id).await?;
    let t = &site.text;
    let about = About::titled(t.join_code_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id))
        .paper();
    Ok(site.page(about, || {
        let live = cohort.archived_at.is_none();
        let there = code.is_some();
        let sheet = code.as_ref().map(|code| sheet(site, &cohort.name, code, address));
        let close = code.is_some().then(|| {
            view! {
                <form method="post" action=site.to(routes::join_code(id))>
                    <input type="hidden" name="act" value="close"/>
                    <div class="row"><button class="button danger">{t.join_code_close()}</button></div>
                </form>
            }
        });
        view! {
            <p class="kicker">{cohort.name.clone()}</p>
            <h1>{t.join_code_title()}</h1>
            <p>{t.join_code_says()}</p>
            {super::settings::archived(site, &cohort)}
            {sheet}
            {(!there).then(|| view! { <div class="empty"><p>{t.join_code_none()}</p></div> })}
            {live.then(|| make(site, id, there))}
            {close}
        }
    }))
}

fn sheet(site: &Site, cohort: &str, code: &JoinCode, address: &str) -> AnyView {
    let t = &site.text;
    view! {
        <section class="sheet certificate" aria-label=t.join_code_title()>
            <p>{site.ctx.school.name.clone()}</p>
            <h2>{cohort.to_owned()}</h2>
            <p>{t.join_sheet_go(address.to_owned())}</p>
            <p class="name"><code>{code.code.clone()}</code></p>
            <p>{t.join_sheet_until(site.day_and_time(code.expires_at))}</p>
        </section>
    }
    .into_any()
}

fn make(site: &Site, id: CohortId, again: bool) -> AnyView {
    let t = &site.text;
    let choices = DAYS.iter().map(|days| (days.to_string(), t.join_days(*days))).collect();
    let days = Select { name: "days", label: t.join_code_days(), choices };
    let form = Form::default().with("days", "7");
    let button = if again { t.join_code_renew() } else { t.join_code_make() };
    let says = again.then(|| view! { <p class="hint">{t.join_code_renew_says()}</p> });
    view! {
        <form method="post" action=site.to(routes::join_code(id))>
            <input type="hidden" name="act" value="make"/>
            {days.show(t, &form)}
            {says}
            <div class="row"><button class="button">{button}</button></div>
        </form>
    }
    .into_any()
}

/// The page where a learner types a code, after a refusal with what was typed.
///
/// # Errors
/// When nobody is signed in, or the actor is no learner.
pub fn join(site: &Site, typed: &str, refusal: Option<&Refusal>) -> Result<Page, Error> {
    site.ctx.permit(Act::JoinCohort)?;
    let t: &Text = &site.text;
    let (form, status) = blamed(site, Form::default().with("code", typed), refusal, "code");
    let code = Field::new("code", t.join_field()).hint(t.join_field_hint()).autocomplete("off").short().required();
    let about = About::titled(t.join_title()).under(t.nav_my_courses(), patterns::HOME).status(status);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <h1>{t.join_title()}</h1>
            <p>{t.join_says()}</p>
            <form method="post" action=site.to(patterns::JOIN)>
                {code.show(t, &form)}
                <div class="row"><button class="button">{t.join()}</button></div>
            </form>
        }
    }))
}

//! When the tests of a cohort are open, and further attempts.

use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Moment, Refusal,
    ids::CohortId,
    quiz::sittings::{self, Arranged, ArrangedTest},
};

/// The page where tests are arranged, after a refusal when there is one.
///
/// # Errors
/// When the actor may not arrange tests.
pub async fn sittings(site: &Site, id: CohortId, refusal: Option<Refusal>) -> Result<Page, Error> {
    let arranged = sittings::of_cohort(&site.ctx, id).await?;
    let t = &site.text;
    let mut form = Form::default();
    if let Some(Refusal::Field { field, code }) = &refusal {
        form = form.wrong(field, problem::field_error(t, field, code));
    }
    let about = About::titled(t.sittings_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(arranged.cohort.name.clone(), routes::cohort(id))
        .status(if refusal.is_some() { 422 } else { 200 });
    Ok(site.page(about, || {
        let rows: Vec<_> = arranged.tests.iter().map(|test| opening(site, id, test)).collect();
        view! {
            {error_summary(t, &form)}
            <h1>{t.sittings_title()}</h1>
            <p>{t.sittings_says(site.ctx.school.time_zone.clone())}</p>
            {rows}
            {another(site, &arranged, &form)}
        }
    }))
}

fn opening(site: &Site, id: CohortId, test: &ArrangedTest) -> AnyView {
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let local = |at: Option<Moment>| at.map(|at| at.to_local(zone)).unwrap_or_default();
    let (opens, closes) = (format!("opens-{}", test.id), format!("closes-{}", test.id));
    view! {
        <form class="card" method="post" action=site.to(routes::arrange(id))>
            <h2>{test.title.clone()}</h2>
            <input type="hidden" name="test" value=test.id.clone()/>
            <div class="row">
                <div class="field">
                    <label for=opens.clone()>{t.sitting_opens()}</label>
                    <input id=opens type="datetime-local" name="opens" value=local(test.opens_at)/>
                </div>
                <div class="field">
                    <label for=closes.clone()>{t.sitting_closes()}</label>
                    <input id=closes type="datetime-local" name="closes" value=local(test.closes_at)/>
                </div>
            </div>
            <div class="row">
                <button class="button quiet">{t.sitting_keep()}</button>
                <a href=site.to(routes::test_settings(id, &test.id))>{t.settings_of()}</a>
                <a href=site.to(routes::room(id, &test.id))>{t.room_open()}</a>
            </div>
        </form>
    }
    .into_any()
}

fn another(site: &Site, arranged: &Arranged, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    let people: Vec<(String, String)> =
        arranged.members.iter().filter(|m| m.active).map(|m| (m.person.to_string(), m.name())).collect();
    if people.is_empty() {
        return None;
    }
    let tests = arranged.tests.iter().map(|test| (test.id.clone(), test.title.clone())).collect();
    let person = Select { name: "person", label: t.another_person(), choices: people };
    let test = Select { name: "test", label: t.another_test(), choices: tests };
    let reason = Field::new("reason", t.another_reason()).hint(t.another_reason_hint()).required();
    let view = view! {
        <h2>{t.another_title()}</h2>
        <form method="post" action=site.to(routes::arrange(arranged.cohort.id))>
            <input type="hidden" name="another" value="true"/>
            {person.show(t, form)}
            {test.show(t, form)}
            {reason.show(t, form)}
            <div class="row"><button class="button">{t.another_grant()}</button></div>
        </form>
    };
    Some(view.into_any())
}

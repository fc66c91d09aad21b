//! The dates of an essay, and later deadlines. Nothing here tells who has handed in.

use super::{blamed, make, refused};
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    essay::{self, Draft, DraftFault, Settings},
    ids::EssayId,
};

/// What the page is shown with besides what is kept.
#[derive(Clone, Debug, Default)]
pub struct SettingsForm {
    /// Dates typed and refused.
    pub dates: Option<(Draft, Vec<DraftFault>)>,
    /// A later deadline typed and refused: person, until, reason.
    pub extension: Option<([String; 3], Refusal)>,
}

/// The dates of an essay.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not set essays.
pub async fn essay_settings(site: &Site, id: EssayId, sent: &SettingsForm) -> Result<Page, Error> {
    let settings = essay::settings(&site.ctx, id).await?;
    let t = &site.text;
    let cohort = settings.cohort.id;
    let (form, status) = form(site, &settings, sent);
    let about = About::titled(t.essay_settings_title(settings.essay.title.clone()))
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(settings.cohort.name.clone(), routes::cohort(cohort))
        .under(t.essays_title(), routes::essays(cohort))
        .status(status);
    let open = settings.essay.closed_at.is_none() && settings.cohort.archived_at.is_none();
    Ok(site.page(about, || {
        let closed = (!open).then(|| view! { <div class="notice"><p>{t.field_essay_closed()}</p></div> });
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{settings.cohort.name.clone()}</p>
            <h1>{t.essay_settings_title(settings.essay.title.clone())}</h1>
            {closed}
            {open.then(|| dates(site, id, &form))}
            {extended(site, &settings)}
            {open.then(|| extend(site, &settings, &form))}
            <p><a class="back" href=site.to(routes::essays(cohort))>{t.essay_back_list()}</a></p>
        }
    }))
}

fn form(site: &Site, settings: &Settings, sent: &SettingsForm) -> (Form, u16) {
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let essay = &settings.essay;
    let kept = Draft {
        title: essay.title.clone(),
        opens: essay.opens_at.map(|at| at.to_local(zone)).unwrap_or_default(),
        closes: essay.closes_at.to_local(zone),
        threshold: t.hundredths(essay.threshold),
        ..Draft::default()
    };
    let (draft, faults) = sent.dates.clone().unwrap_or((kept, Vec::new()));
    let [person, until, reason] = sent.extension.clone().map(|(typed, _)| typed).unwrap_or_default();
    let form = Form::default()
        .with("essay_title", draft.title)
        .with("essay_opens", draft.opens)
        .with("essay_closes", draft.closes)
        .with("essay_threshold", draft.threshold)
        .with("essay_person", person)
        .with("essay_until", until)
        .with("essay_reason", reason);
    let form = blamed(t, form, &faults);
    let (form, status) = refused(t, form, sent.extension.as_ref().map(|(_, refusal)| refusal), "essay_person");
    (form, if faults.is_empty() { status } else { 422 })
}

fn dates(site: &Site, id: EssayId, form: &Form) -> AnyView {
    let t = &site.text;
    let title = Field::new("essay_title", t.essay_title_field()).required();
    view! {
        <p>{t.essay_subject_stays()}</p>
        <p><b>{t.school_time(site.ctx.school.time_zone.clone())}</b></p>
        <form method="post" action=site.to(routes::essay_settings(id))>
            {title.show(t, form)}
            {make::opens(site).show(t, form)}
            {make::closes(site).show(t, form)}
            {make::threshold(site).show(t, form)}
            <div class="row"><button class="button">{t.essay_settings_keep()}</button></div>
        </form>
    }
    .into_any()
}

fn extended(site: &Site, settings: &Settings) -> Option<AnyView> {
    let t = &site.text;
    if settings.extended.is_empty() {
        return None;
    }
    let rows: Vec<_> = settings
        .extended
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">{one.name.clone()}</th>
                    <td data-label=t.essay_until()>{site.day_and_time(one.closes_at)}</td>
                    <td data-label=t.essay_reason()>{one.reason.clone()}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="cards">
            <caption>{t.essay_extensions()}</caption>
            <thead><tr>
                <th scope="col">{t.essay_person()}</th>
                <th scope="col">{t.essay_until()}</th>
                <th scope="col">{t.essay_reason()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}

fn extend(site: &Site, settings: &Settings, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    let people: Vec<_> =
        settings.members.iter().filter(|m| m.active).map(|m| (m.person.to_string(), m.name())).collect();
    if people.is_empty() {
        return None;
    }
    let person = Select { name: "essay_person", label: t.essay_person(), choices: people };
    let until = Field::new("essay_until", t.essay_until()).kind("datetime-local").short().required();
    let reason = Field::new("essay_reason", t.essay_reason()).hint(t.essay_reason_hint()).required();
    let view = view! {
        <h2>{t.essay_extension_title()}</h2>
        <p>{t.essay_extension_says()}</p>
        <form method="post" action=site.to(routes::extend_essay(settings.essay.id))>
            {person.show(t, form)}
            {until.show(t, form)}
            {reason.show(t, form)}
            <div class="row"><button class="button">{t.essay_extend()}</button></div>
        </form>
    };
    Some(view.into_any())
}

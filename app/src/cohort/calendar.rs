//! When the modules of a cohort open and are due: a form with a line for each, a helper that fills it, later deadlines.

use super::settings::{archived, blamed};
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Moment, Refusal,
    cohort::calendar::{self, Calendar, Fault, Typed, Window},
    ids::CohortId,
};

/// What the page is shown with besides what is kept.
#[derive(Clone, Debug, Default)]
pub struct CalendarForm {
    /// Dates typed and refused, and what is wrong with them.
    pub refused: Option<(Vec<Typed>, Vec<Fault>)>,
    /// Dates proposed, one module after another: from when, every how many days.
    pub spread: Option<(Moment, i64)>,
    /// Why a later deadline was refused, and what was typed: person, module, until, reason.
    pub extension: Option<([String; 4], Refusal)>,
}

/// The calendar of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not set calendars.
pub async fn calendar(site: &Site, id: CohortId, sent: &CalendarForm) -> Result<Page, Error> {
    let calendar = calendar::of_cohort(&site.ctx, id).await?;
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let typed = filled(site, &calendar, sent);
    let faults = sent.refused.as_ref().map(|(_, faults)| faults.as_slice()).unwrap_or_default();
    let [person, module, until, reason] = sent.extension.clone().map(|(typed, _)| typed).unwrap_or_default();
    let form =
        Form::default().with("person", person).with("module", module).with("until", until).with("reason", reason);
    let (mut form, mut status) = blamed(site, form, sent.extension.as_ref().map(|(_, refusal)| refusal), "reason");
    if !faults.is_empty() {
        form = form.wrong("calendar", t.calendar_faults(faults.len()));
        status = 422;
    }
    let about = About::titled(t.calendar_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(calendar.cohort.name.clone(), routes::cohort(id))
        .status(status)
        .wide();
    let live = calendar.cohort.archived_at.is_none();
    Ok(site.page(about, || {
        let preview = sent.spread.map(|_| {
            view! { <div class="notice warn" role="status"><p>{t.calendar_preview()}</p></div> }
        });
        let rows: Vec<_> = typed.iter().zip(&calendar.windows).map(|(dates, w)| row(site, w, dates, faults)).collect();
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{calendar.cohort.name.clone()}</p>
            <h1>{t.calendar_title()}</h1>
            {super::tabs(site, id, patterns::CALENDAR)}
            {archived(site, &calendar.cohort)}
            <p>{t.calendar_says()}</p>
            <p><b>{t.school_time(zone.clone())}</b></p>
            {live.then(|| helper(site, id, sent))}
            {preview}
            <form method="post" id="calendar" action=site.to(routes::calendar(id))>
                <table class="cards">
                    <caption>{t.calendar_table()}</caption>
                    <thead><tr>
                        <th scope="col">{t.calendar_module()}</th>
                        <th scope="col">{t.calendar_opens()}</th>
                        <th scope="col">{t.calendar_due()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {live.then(|| view! { <div class="row"><button class="button">{t.sitting_keep()}</button></div> })}
            </form>
            {extensions(site, &calendar)}
            {live.then(|| extend(site, &calendar, &form))}
        }
    }))
}

/// What stands in the fields: what was typed and refused, what is proposed, or what is kept.
fn filled(site: &Site, calendar: &Calendar, sent: &CalendarForm) -> Vec<Typed> {
    let zone = &site.ctx.school.time_zone;
    let local = |at: Option<Moment>| at.map(|at| at.to_local(zone)).unwrap_or_default();
    let typed = |w: &Window| Typed { module: w.module.clone(), opens: local(w.opens_at), due: local(w.due_at) };
    match (&sent.refused, sent.spread) {
        (Some((refused, _)), _) => {
            let of = |w: &Window| refused.iter().find(|one| one.module == w.module).cloned();
            calendar.windows.iter().map(|w| of(w).unwrap_or_else(|| typed(w))).collect()
        }
        (None, Some((from, days))) => calendar::spread(&calendar.windows, from, days, zone).iter().map(typed).collect(),
        (None, None) => calendar.windows.iter().map(typed).collect(),
    }
}

fn row(site: &Site, window: &Window, dates: &Typed, faults: &[Fault]) -> AnyView {
    let t = &site.text;
    let wrong = faults.iter().find(|fault| fault.module == window.module);
    let said = wrong.map(|fault| {
        let words = crate::problem::field_error(t, fault.field, fault.code);
        view! { <p class="error"><b>{t.error_prefix()}</b>" "{words}</p> }
    });
    let (opens, due) = (format!("opens-{}", window.module), format!("due-{}", window.module));
    let (opens_label, due_label) = (t.calendar_opens_of(window.title.clone()), t.calendar_due_of(window.title.clone()));
    view! {
        <tr>
            <th scope="row">{window.title.clone()}{said}</th>
            <td data-label=t.calendar_opens()>
                <input type="datetime-local" name=opens value=dates.opens.clone() aria-label=opens_label/>
            </td>
            <td data-label=t.calendar_due()>
                <input type="datetime-local" name=due value=dates.due.clone() aria-label=due_label/>
            </td>
        </tr>
    }
    .into_any()
}

fn helper(site: &Site, id: CohortId, sent: &CalendarForm) -> AnyView {
    let t = &site.text;
    let (from, every) = sent.spread.map_or_else(
        || (String::new(), "7".to_owned()),
        |(from, days)| (from.to_local(&site.ctx.school.time_zone), days.to_string()),
    );
    let form = Form::default().with("from", from).with("every", every);
    let from = Field::new("from", t.calendar_from()).kind("datetime-local").short();
    let choices = [7, 14, 3, 1].map(|days| (days.to_string(), t.calendar_every_days(days))).to_vec();
    let every = Select { name: "every", label: t.calendar_every(), choices };
    view! {
        <details class="overlay" open=sent.spread.is_some()>
            <summary>{t.calendar_helper()}</summary>
            <form method="get" action=site.to(routes::calendar(id))>
                {from.show(t, &form)}
                {every.show(t, &form)}
                <div class="row"><button class="button quiet">{t.calendar_propose()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn extensions(site: &Site, calendar: &Calendar) -> Option<AnyView> {
    let t = &site.text;
    if calendar.extensions.is_empty() {
        return None;
    }
    let rows: Vec<_> = calendar
        .extensions
        .iter()
        .map(|one| {
            let name = calendar.members.iter().find(|m| m.person == one.person).map(service::cohort::Member::name);
            let module = calendar.windows.iter().find(|w| w.module == one.module).map(|w| w.title.clone());
            view! {
                <tr>
                    <th scope="row">{name.unwrap_or_default()}</th>
                    <td data-label=t.calendar_module()>{module.unwrap_or_else(|| one.module.clone())}</td>
                    <td data-label=t.calendar_due()>{site.day_and_time(one.due_at)}</td>
                    <td data-label=t.another_reason()>{one.reason.clone()}</td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <table class="cards">
            <caption>{t.extensions_title()}</caption>
            <thead><tr>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.calendar_module()}</th>
                <th scope="col">{t.calendar_due()}</th>
                <th scope="col">{t.another_reason()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}

fn extend(site: &Site, calendar: &Calendar, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    let people: Vec<_> =
        calendar.members.iter().filter(|m| m.active).map(|m| (m.person.to_string(), m.name())).collect();
    let dated: Vec<_> =
        calendar.windows.iter().filter(|w| w.due_at.is_some()).map(|w| (w.module.clone(), w.title.clone())).collect();
    if people.is_empty() || dated.is_empty() {
        return None;
    }
    let person = Select { name: "person", label: t.another_person(), choices: people };
    let module = Select { name: "module", label: t.calendar_module(), choices: dated };
    let until = Field::new("until", t.extension_until()).kind("datetime-local").short().required();
    let reason = Field::new("reason", t.another_reason()).hint(t.another_reason_hint()).required();
    let view = view! {
        <h2>{t.extension_title()}</h2>
        <form method="post" action=site.to(routes::extend(calendar.cohort.id))>
            {person.show(t, form)}
            {module.show(t, form)}
            {until.show(t, form)}
            {reason.show(t, form)}
            <div class="row"><button class="button">{t.extension_give()}</button></div>
        </form>
    };
    Some(view.into_any())
}

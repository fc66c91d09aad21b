//! Enrolling people by matricule, or from the school's list.

use crate::{
    page::{About, Page, Site},
    parts::{Area, Form, error_summary},
    problem,
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal, Role,
    cohort::{self, Enrolled, Fault, List},
    identity::people::{self, Listed},
    ids::CohortId,
};
use std::collections::BTreeSet;

/// Most people offered for ticking; beyond it, matricules are pasted.
const OFFERED: usize = 300;

/// What was sent, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct EnrolForm {
    /// As sent.
    pub list: List,
    /// Why the form was refused.
    pub refusal: Option<Refusal>,
    /// What was done, and the lines at fault.
    pub outcome: Enrolled,
}

/// The page for enrolling people.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn enrol(site: &Site, id: CohortId, sent: &EnrolForm) -> Result<Page, Error> {
    let t = &site.text;
    site.ctx.permit(Act::ManageCohorts)?;
    let shown = cohort::show(&site.ctx, id).await?;
    let inside: BTreeSet<_> = shown.members.iter().filter(|m| m.active).map(|m| m.person).collect();
    let everyone = people::list(&site.ctx).await?;
    let fit = |p: &Listed| p.active && p.draft.roles.contains(&Role::Learner) && !inside.contains(&p.id);
    let outside: Vec<Listed> = everyone.into_iter().filter(fit).collect();
    let form = filled(t, sent);
    let title = t.enrol_title();
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(shown.cohort.name.clone(), routes::cohort(id))
        .status(if form.errors.is_empty() { 200 } else { 422 });
    let area = Area { name: "matricules", label: t.enrol_matricules(), hint: t.enrol_matricules_hint() };
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{shown.cohort.name.clone()}</p>
            <h1>{title}</h1>
            {outcome(t, &sent.outcome)}
            <form method="post" action=site.to(routes::enrol(id))>
                {area.show(t, &form)}
                {ticks(t, &outside, &sent.list)}
                {partial(t, &sent.outcome)}
                <div class="row">
                    <button class="button">{t.enrol()}</button>
                    <a class="button quiet" href=site.to(routes::cohort(id))>{t.cancel()}</a>
                </div>
            </form>
        }
    }))
}

fn filled(t: &Text, sent: &EnrolForm) -> Form {
    let mut form = Form::default().with("matricules", &sent.list.matricules);
    if let Some(refusal) = &sent.refusal {
        form = form.wrong("matricules", problem::refusal(t, refusal));
    }
    let faults = sent.outcome.faults.len();
    if faults > 0 {
        form = form.wrong("matricules", t.enrol_fault_count(faults));
    }
    form
}

fn outcome(t: &Text, outcome: &Enrolled) -> Option<AnyView> {
    if outcome.faults.is_empty() {
        return None;
    }
    let kept = if outcome.kept() {
        view! { <div class="notice success" role="status"><p>{t.enrol_kept(outcome.made + outcome.again)}</p></div> }
            .into_any()
    } else {
        view! { <div class="notice warn"><p>{t.enrol_nobody_kept()}</p></div> }.into_any()
    };
    let lines: Vec<_> = outcome.faults.iter().map(|fault| view! { <li>{said(t, fault)}</li> }).collect();
    Some(view! { {kept}<h2>{t.enrol_faults()}</h2><ul>{lines}</ul> }.into_any())
}

fn said(t: &Text, fault: &Fault) -> String {
    let why = match fault.code {
        "inactive" => t.enrol_inactive(),
        "no-learner" => t.enrol_no_learner(),
        "twice" => t.enrol_twice(),
        "too-many" => t.enrol_too_many(),
        _ => t.enrol_unknown(),
    };
    if fault.line == 0 {
        return t.enrol_fault_chosen(fault.found.clone(), why);
    }
    t.enrol_fault(fault.line, fault.found.clone(), why)
}

fn partial(t: &Text, outcome: &Enrolled) -> Option<AnyView> {
    let ask = !outcome.faults.is_empty() && !outcome.kept();
    ask.then(|| {
        view! {
            <p><label class="option">
                <input type="checkbox" name="partial" value="yes"/>
                <span>{t.enrol_partial()}</span>
            </label></p>
        }
        .into_any()
    })
}

fn ticks(t: &Text, outside: &[Listed], sent: &List) -> Option<AnyView> {
    if outside.is_empty() || outside.len() > OFFERED {
        return None;
    }
    let boxes: Vec<_> = outside
        .iter()
        .map(|person| {
            let words = format!("{} ({})", person.name(), person.draft.matricule);
            let chosen = sent.chosen.contains(&person.id);
            view! {
                <label class="option">
                    <input type="checkbox" name="person" value=person.id.to_string() checked=chosen/>
                    <span>{words}</span>
                </label>
            }
        })
        .collect();
    let open = !sent.chosen.is_empty();
    let ticks = view! {
        <details class="overlay" open=open>
            <summary>{t.enrol_choose(outside.len())}</summary>
            <fieldset><legend class="vh">{t.enrol_choose(outside.len())}</legend>{boxes}</fieldset>
        </details>
    };
    Some(ticks.into_any())
}

//! One person's enrolment: whose law they see here, withdrawing, taking back.

use crate::{
    identity::words,
    page::{About, Page, Site},
    parts::{Form, Select},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    cohort::{self, Cohort, Listed, Member},
    ids::{CohortId, PersonId},
};

/// The page of one person's enrolment.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn member(site: &Site, id: CohortId, person: PersonId) -> Result<Page, Error> {
    let t = &site.text;
    let (cohort, member) = cohort::member(&site.ctx, id, person).await?;
    let others = cohort::list(&site.ctx).await?;
    let about = About::titled(member.name())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id));
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{cohort.name.clone()}</p>
            <h1>{member.name()}</h1>
            <p><a href=site.to(routes::person(person))>{t.enrolment_person(member.matricule.clone())}</a></p>
            {arrangement(site, &cohort, &member)}
            {transfer(site, &cohort, &member, &others)}
            {presence(site, &cohort, &member)}
        }
    }))
}

fn arrangement(site: &Site, cohort: &Cohort, member: &Member) -> AnyView {
    let t = &site.text;
    let chosen = |set: bool, word: &str| if set { word.to_owned() } else { String::new() };
    let form = Form::default()
        .with("jurisdiction", chosen(member.set_here.0, &member.jurisdiction))
        .with("audience", chosen(member.set_here.1, &member.audience));
    let own = |choices: Vec<(String, String)>| -> Vec<(String, String)> {
        std::iter::once((String::new(), t.enrolment_as_profile())).chain(choices).collect()
    };
    let law = Select { name: "jurisdiction", label: t.person_jurisdiction(), choices: own(words::jurisdictions(t)) };
    let corps = Select { name: "audience", label: t.person_audience(), choices: own(words::audiences(t)) };
    view! {
        <h2>{t.enrolment_arrangement()}</h2>
        <p>{t.enrolment_arrangement_says()}</p>
        <form method="post" action=site.to(routes::member(cohort.id, member.person))>
            {law.show(t, &form)}
            {corps.show(t, &form)}
            <div class="row"><button class="button">{t.person_keep()}</button></div>
        </form>
    }
    .into_any()
}

fn presence(site: &Site, cohort: &Cohort, member: &Member) -> AnyView {
    let t = &site.text;
    let (title, says, act, class, wanted) = if member.active {
        (t.enrolment_withdraw_title(), t.enrolment_withdraw_says(), t.enrolment_withdraw(), "button danger", "out")
    } else {
        (t.enrolment_take_back_title(), t.enrolment_take_back_says(), t.enrolment_take_back(), "button", "in")
    };
    view! {
        <h2>{title}</h2>
        <p>{says}</p>
        <form method="post" action=site.to(routes::withdraw(cohort.id))>
            <input type="hidden" name="person" value=member.person.to_string()/>
            <input type="hidden" name="state" value=wanted/>
            <div class="row"><button class=class>{act}</button></div>
        </form>
    }
    .into_any()
}

fn transfer(site: &Site, cohort: &Cohort, member: &Member, others: &[Listed]) -> Option<AnyView> {
    let t = &site.text;
    let fit = |one: &&Listed| one.cohort.id != cohort.id && one.cohort.archived_at.is_none();
    let choices: Vec<_> =
        others.iter().filter(fit).map(|one| (one.cohort.id.to_string(), one.cohort.name.clone())).collect();
    if choices.is_empty() || !member.active || cohort.archived_at.is_some() {
        return None;
    }
    let to = Select { name: "to", label: t.transfer_to(), choices };
    let view = view! {
        <h2>{t.transfer_title()}</h2>
        <p>{t.transfer_says()}</p>
        <form method="post" action=site.to(routes::transfer(cohort.id, member.person))>
            {to.show(t, &Form::default())}
            <div class="row"><button class="button">{t.transfer()}</button></div>
        </form>
    };
    Some(view.into_any())
}

//! How a test is held for a cohort, and what single people are allowed beyond.

use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Moment, Refusal,
    ids::{CohortId, PersonId},
    quiz::{
        conditions::{FormRule, OwnSession, Release},
        settings::{self, Held, Terms},
    },
};

/// What a form was sent with, and why it was refused.
pub type Refused = Option<(Refusal, Vec<(&'static str, String)>)>;

fn form(site: &Site, values: Vec<(&'static str, String)>, refused: &Refused) -> Form {
    let values = refused.as_ref().map_or(values, |(_, typed)| typed.clone());
    let form = Form { values, ..Form::default() };
    match refused {
        Some((Refusal::Field { field, code }, _)) => form.wrong(field, problem::field_error(&site.text, field, code)),
        _ => form,
    }
}

fn local(site: &Site, at: Option<Moment>) -> String {
    at.map(|at| at.to_local(&site.ctx.school.time_zone)).unwrap_or_default()
}

fn about(site: &Site, held: &Held, title: String, refused: &Refused) -> About {
    let t = &site.text;
    About::titled(title)
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(held.cohort.name.clone(), routes::cohort(held.cohort.id))
        .under(t.sittings_title(), routes::arrange(held.cohort.id))
        .status(if refused.is_some() { 422 } else { 200 })
}

/// The rules of a test, its results, and its people.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not arrange tests.
pub async fn settings(site: &Site, cohort: CohortId, test: &str, refused: Refused) -> Result<Page, Error> {
    let held = settings::of_test(&site.ctx, cohort, test).await?;
    let t = &site.text;
    let rules = &held.rules;
    let values = vec![
        ("opens", local(site, rules.opens_at)),
        ("closes", local(site, rules.closes_at)),
        ("minutes", rules.minutes.map(|m| m.to_string()).unwrap_or_default()),
        ("release_rule", rules.release.word().to_owned()),
        ("code", if rules.code_required { "on".to_owned() } else { String::new() }),
        ("forms", rules.forms.word().to_owned()),
    ];
    let form = form(site, values, &refused);
    let about = about(site, &held, t.settings_title(), &refused);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{held.title.clone()}</p>
            <h1>{t.settings_title()}</h1>
            <p>{t.settings_says(site.ctx.school.time_zone.clone())}</p>
            {rules_form(site, &held, &form)}
            {results(site, &held)}
            {people(site, &held)}
            <p><a class="button quiet" href=site.to(routes::room(held.cohort.id, &held.test))>{t.room_open()}</a></p>
        }
    }))
}

fn rules_form(site: &Site, held: &Held, form: &Form) -> AnyView {
    let t = &site.text;
    let word = |one: Release| match one {
        Release::AtOnce => t.settings_at_once(),
        Release::AtClose => t.settings_at_close(),
        Release::ByAct => t.settings_by_act(),
    };
    let choices = Release::ALL.iter().map(|one| (one.word().to_owned(), word(*one))).collect();
    let release = Select { name: "release_rule", label: t.settings_release(), choices };
    let form_word = |one: FormRule| match one {
        FormRule::Balanced => t.settings_forms_balanced(),
        FormRule::First => t.settings_forms_first(),
        FormRule::Second => t.settings_forms_second(),
    };
    let forms = (held.forms > 1).then(|| {
        let choices = FormRule::ALL.iter().map(|one| (one.word().to_owned(), form_word(*one))).collect();
        Select { name: "forms", label: t.settings_forms(), choices }.show(t, form)
    });
    let minutes = Field::new("minutes", t.settings_minutes())
        .hint(t.settings_minutes_hint(i64::from(held.minutes)))
        .kind("number");
    view! {
        <form method="post" action=site.to(routes::test_settings(held.cohort.id, &held.test))>
            <input type="hidden" name="act" value="rules"/>
            {Field::new("opens", t.sitting_opens()).kind("datetime-local").short().show(t, form)}
            {Field::new("closes", t.sitting_closes()).kind("datetime-local").short().show(t, form)}
            {minutes.show(t, form)}
            {release.show(t, form)}
            {forms}
            <p>
                <label class="option">
                    <input type="checkbox" name="code" value="on" checked=!form.value("code").is_empty()/>
                    <span>{t.settings_code()}</span>
                </label>
            </p>
            <div class="row"><button class="button">{t.settings_keep()}</button></div>
        </form>
    }
    .into_any()
}

fn results(site: &Site, held: &Held) -> AnyView {
    let t = &site.text;
    let under_way = t.settings_under_way(i64::try_from(held.answering).unwrap_or(i64::MAX));
    if held.rules.release != Release::ByAct {
        return view! { <h2>{t.settings_results()}</h2><p>{t.settings_results_rule()}" "{under_way}</p> }.into_any();
    }
    let (says, act, class, words) = match held.released_at {
        Some(at) => {
            (t.settings_results_out(site.day_and_time(at)), "withdraw", "button danger", t.settings_results_take())
        }
        None => (t.settings_results_not(), "release", "button", t.settings_results_give()),
    };
    view! {
        <h2 id="release">{t.settings_results()}</h2>
        <p>{says}" "{under_way}</p>
        <form method="post" action=site.to(routes::test_settings(held.cohort.id, &held.test))>
            <input type="hidden" name="act" value=act/>
            <div class="row"><button class=class>{words}</button></div>
        </form>
    }
    .into_any()
}

fn people(site: &Site, held: &Held) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = held
        .people
        .iter()
        .map(|(member, own)| {
            let address = site.to(routes::terms(held.cohort.id, &held.test, member.person));
            view! {
                <li>
                    <div><a href=address>{member.name()}</a><small>{member.matricule.clone()}</small></div>
                    <span>{in_short(site, own.as_ref())}</span>
                </li>
            }
        })
        .collect();
    view! {
        <h2>{t.settings_people()}</h2>
        <p>{t.settings_people_says()}</p>
        <ul class="list">{rows}</ul>
    }
    .into_any()
}

/// What somebody is allowed, in a few words.
pub(super) fn in_short(site: &Site, terms: Option<&Terms>) -> String {
    let t = &site.text;
    let Some(terms) = terms else { return t.settings_person_none() };
    let mut parts = Vec::new();
    match terms.own {
        Some(OwnSession::MakeUp) => parts.push(t.terms_own_make_up()),
        Some(OwnSession::Resit) => parts.push(t.terms_own_resit()),
        None => {}
    }
    if terms.extra_percent > 0 {
        parts.push(t.terms_short_percent(i64::from(terms.extra_percent)));
    }
    if terms.extra_minutes > 0 {
        parts.push(t.terms_short_minutes(i64::from(terms.extra_minutes)));
    }
    if terms.extra_attempts > 0 {
        parts.push(t.terms_short_attempts(i64::from(terms.extra_attempts)));
    }
    if parts.is_empty() { t.settings_person_none() } else { parts.join(", ") }
}

/// What one person is allowed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not arrange tests.
pub async fn terms(
    site: &Site,
    cohort: CohortId,
    test: &str,
    person: PersonId,
    refused: Refused,
) -> Result<Page, Error> {
    let held = settings::of_test(&site.ctx, cohort, test).await?;
    let t = &site.text;
    let (member, own) = held.people.iter().find(|(m, _)| m.person == person).ok_or(Refusal::NotFound)?;
    let own = own.clone().unwrap_or_default();
    let number = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    let values = vec![
        ("extra_percent", number(own.extra_percent)),
        ("extra_minutes", number(own.extra_minutes)),
        ("extra_attempts", number(own.extra_attempts)),
        ("own", own.own.map_or("", OwnSession::word).to_owned()),
        ("opens", local(site, own.opens_at)),
        ("closes", local(site, own.closes_at)),
        ("note", own.note.clone()),
        ("reason", own.reason.clone()),
    ];
    let form = form(site, values, &refused);
    let name = member.name();
    let about =
        about(site, &held, name.clone(), &refused).under(held.title.clone(), routes::test_settings(cohort, test));
    let own = Select {
        name: "own",
        label: t.terms_own(),
        choices: vec![
            (String::new(), t.terms_own_none()),
            (OwnSession::MakeUp.word().to_owned(), t.terms_own_make_up()),
            (OwnSession::Resit.word().to_owned(), t.terms_own_resit()),
        ],
    };
    let percent = Field::new("extra_percent", t.terms_percent()).hint(t.terms_percent_hint()).kind("number");
    let attempts = Field::new("extra_attempts", t.terms_attempts()).hint(t.terms_attempts_hint()).kind("number");
    let note = Field::new("note", t.terms_note()).hint(t.terms_note_hint());
    let reason = Field::new("reason", t.another_reason()).hint(t.another_reason_hint()).required();
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{member.matricule.clone()}</p>
            <h1>{t.terms_title()}" : "{name}</h1>
            <p>{t.terms_says()}</p>
            <form method="post" action=site.to(routes::terms(cohort, test, person))>
                {percent.show(t, &form)}
                {Field::new("extra_minutes", t.terms_minutes()).kind("number").show(t, &form)}
                {own.show(t, &form)}
                {Field::new("opens", t.terms_opens()).kind("datetime-local").short().show(t, &form)}
                {Field::new("closes", t.terms_closes()).kind("datetime-local").short().show(t, &form)}
                {attempts.show(t, &form)}
                {note.show(t, &form)}
                {reason.show(t, &form)}
                <div class="row"><button class="button">{t.terms_keep()}</button></div>
            </form>
        }
    }))
}

//! One person: making, changing, deactivating.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal, Role,
    identity::people::{self, Draft, Listed},
    ids::PersonId,
};

/// What was typed, and why it was refused.
#[derive(Clone, Debug)]
pub struct PersonForm {
    /// As typed.
    pub draft: Draft,
    /// The refusal.
    pub refusal: Refusal,
}

/// The page for adding a person.
///
/// # Errors
/// When the actor may not manage people.
pub fn new_person(site: &Site, sent: Option<PersonForm>) -> Result<Page, Error> {
    let t = &site.text;
    let blank = people::blank(&site.ctx)?;
    let about = About::titled(t.people_new()).under(t.people_title(), patterns::PEOPLE).status(status(sent.as_ref()));
    let (form, draft) = filled(site, blank, sent);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <h1>{t.people_new()}</h1>
            <form method="post" action=site.to(patterns::NEW_PERSON)>
                {fields(site, &form, &draft)}
                <div class="row">
                    <button class="button">{t.person_make()}</button>
                    <a class="button quiet" href=site.to(patterns::PEOPLE)>{t.cancel()}</a>
                </div>
            </form>
        }
    }))
}

/// The page of one person: a form for those who may change them, a list of facts for others.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see people.
pub async fn person(site: &Site, id: PersonId, sent: Option<PersonForm>) -> Result<Page, Error> {
    let t = &site.text;
    let person = people::get(&site.ctx, id).await?;
    let title = person.name();
    let about = About::titled(title.clone()).under(t.people_title(), patterns::PEOPLE).status(status(sent.as_ref()));
    let reach = people::within_reach(&site.ctx, &person);
    let (form, draft) = filled(site, person.draft.clone(), sent);
    let (state, tone) = words::state(t, person.state());
    Ok(site.page(about, || {
        let body = if reach { change(site, &person, &form, &draft) } else { facts(site, &person) };
        view! {
            {error_summary(t, &form)}
            <h1>{title}</h1>
            <p class="row"><span class=tone>{state}</span><span>{t.person_since(site.day(person.since))}</span></p>
            {body}
        }
    }))
}

fn status(sent: Option<&PersonForm>) -> u16 {
    sent.map_or(200, |form| problem::refusal_status(&form.refusal))
}

/// The form with what was typed, and everything that is wrong with it at once.
fn filled(site: &Site, stored: Draft, sent: Option<PersonForm>) -> (Form, Draft) {
    let (draft, refusal) = sent.map_or((stored, None), |form| (form.draft, Some(form.refusal)));
    let mut form = Form::default()
        .with("matricule", &draft.matricule)
        .with("family_name", &draft.family_name)
        .with("given_name", &draft.given_name)
        .with("email", &draft.email)
        .with("profession", &draft.profession)
        .with("jurisdiction", &draft.jurisdiction)
        .with("audience", &draft.audience)
        .with("sex", &draft.sex)
        .with("locale", &draft.locale);
    if let Some(refusal) = refusal {
        for (field, words) in errors(site, &draft, &refusal) {
            form = form.wrong(field, words);
        }
    }
    (form, draft)
}

fn errors(site: &Site, draft: &Draft, refusal: &Refusal) -> Vec<(&'static str, String)> {
    let faults = draft.clone().tidy().faults();
    if !faults.is_empty() {
        return faults
            .into_iter()
            .map(|(field, code)| (field, problem::field_error(&site.text, field, code)))
            .collect();
    }
    let field = match refusal {
        Refusal::Field { field, .. } => field,
        Refusal::Forbidden => "roles",
        _ => "matricule",
    };
    let words = match refusal {
        Refusal::Forbidden => site.text.field_roles_forbidden(),
        other => problem::refusal(&site.text, other),
    };
    vec![(field, words)]
}

fn fields(site: &Site, form: &Form, draft: &Draft) -> AnyView {
    let t = &site.text;
    let text = |name, label: String| Field::new(name, label);
    let select = |name, label, choices| Select { name, label, choices }.show(t, form);
    let sexes = [("", t.sex_unsaid()), ("F", t.sex_female()), ("M", t.sex_male())];
    let locales = [("fr", "Français".to_owned()), ("en", "English".to_owned())];
    let owned = |pairs: &[(&str, String)]| pairs.iter().map(|(v, w)| ((*v).to_owned(), w.clone())).collect();
    view! {
        {text("matricule", t.person_matricule()).hint(t.person_matricule_hint()).short().required().show(t, form)}
        {text("family_name", t.person_family_name()).required().show(t, form)}
        {text("given_name", t.person_given_name()).required().show(t, form)}
        {text("email", t.person_email()).hint(t.person_email_hint()).kind("email").show(t, form)}
        {select("jurisdiction", t.person_jurisdiction(), words::jurisdictions(t))}
        {select("audience", t.person_audience(), words::audiences(t))}
        {text("profession", t.person_profession()).hint(t.person_profession_hint()).show(t, form)}
        {select("sex", t.person_sex(), owned(&sexes))}
        {select("locale", t.person_locale(), owned(&locales))}
        {roles(site, form, &draft.roles)}
    }
    .into_any()
}

/// Roles as checkboxes. Those that rule the school are offered only to one who may grant them, else kept as they are.
fn roles(site: &Site, form: &Form, held: &[Role]) -> AnyView {
    let t = &site.text;
    let grant = site.ctx.may(Act::GrantRoles);
    let offered = Role::ALL.iter().copied().filter(|r| *r != Role::ProgrammeOfficer);
    let boxes: Vec<_> = offered
        .filter(|role| !role.rules() || grant || held.contains(role))
        .map(|role| {
            let words = words::role(t, role);
            if role.rules() && !grant {
                return view! { <p><input type="hidden" name="roles" value=role.word()/>{t.person_role_kept(words)}</p> }
                    .into_any();
            }
            view! {
                <label class="option">
                    <input type="checkbox" name="roles" value=role.word() checked=held.contains(&role)/>
                    <span>{words}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let error = form.error("roles").map(|words| view! { <p class="error"><b>{t.error_prefix()}</b>" "{words}</p> });
    view! {
        <div class=if form.error("roles").is_some() { "field bad" } else { "field" }>
            <fieldset id="roles">
                <legend>{t.person_roles()}</legend>
                {error}
                {boxes}
            </fieldset>
        </div>
    }
    .into_any()
}

fn change(site: &Site, person: &Listed, form: &Form, draft: &Draft) -> AnyView {
    let t = &site.text;
    let turn = if person.active { t.person_deactivate() } else { t.person_activate() };
    let code = person.active.then(|| {
        view! {
            <form method="post" action=site.to(patterns::CODES)>
                <input type="hidden" name="person" value=person.id.to_string()/>
                <button class="button quiet">{t.codes_issue_one()}</button>
            </form>
        }
    });
    view! {
        <form method="post" action=site.to(routes::person(person.id))>
            {fields(site, form, draft)}
            <div class="row"><button class="button">{t.person_keep()}</button></div>
        </form>
        <h2>{t.person_account()}</h2>
        <p>{t.codes_explained()}</p>
        <div class="row">
            {code}
            <a class="button quiet" href=site.to(routes::person_state(person.id))>{turn}</a>
        </div>
    }
    .into_any()
}

fn facts(site: &Site, person: &Listed) -> AnyView {
    let t = &site.text;
    let draft = &person.draft;
    let facts = [
        (t.person_matricule(), draft.matricule.clone()),
        (t.person_email(), draft.email.clone()),
        (t.person_jurisdiction(), words::jurisdiction(t, &draft.jurisdiction)),
        (t.person_audience(), words::audience(t, &draft.audience)),
        (t.person_profession(), draft.profession.clone()),
        (t.person_roles(), words::roles(t, &draft.roles)),
    ];
    let lines: Vec<_> = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    let why =
        site.ctx.may(Act::ManagePeople).then(|| view! { <div class="notice"><p>{t.person_out_of_reach()}</p></div> });
    view! { {why}<dl class="review">{lines}</dl> }.into_any()
}

/// The page that asks before a person is deactivated or activated.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage this person.
pub async fn person_state(site: &Site, id: PersonId) -> Result<Page, Error> {
    let t = &site.text;
    site.ctx.permit(Act::ManagePeople)?;
    let person = people::get(&site.ctx, id).await?;
    let name = person.name();
    let (title, says, class) = if person.active {
        (t.person_deactivate_title(name.clone()), t.person_deactivate_says(), "button danger")
    } else {
        (t.person_activate_title(name.clone()), t.person_activate_says(), "button")
    };
    let act = if person.active { t.person_deactivate() } else { t.person_activate() };
    let wanted = if person.active { "inactive" } else { "active" };
    let back = routes::person(id);
    let about = About::titled(title.clone()).under(t.people_title(), patterns::PEOPLE).under(name, back.clone());
    Ok(site.page(about, || {
        view! {
            <h1>{title}</h1>
            <p>{says}</p>
            <form method="post" action=site.to(routes::person_state(id))>
                <input type="hidden" name="state" value=wanted/>
                <div class="row">
                    <button class=class>{act}</button>
                    <a class="button quiet" href=site.to(back)>{t.cancel()}</a>
                </div>
            </form>
        }
    }))
}

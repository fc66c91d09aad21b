//! The groups of a cohort, and who follows it.

use super::settings::blamed;
use crate::{
    identity::words,
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    cohort::{self, Member, staff},
    ids::{CohortId, PersonId},
};

/// What was sent about groups, and why it was refused.
#[derive(Clone, Debug)]
pub struct GroupForm {
    /// People ticked.
    pub people: Vec<PersonId>,
    /// The group typed.
    pub group: String,
    /// The refusal.
    pub refusal: Refusal,
}

/// The page where people are put into groups; `only` shows one group.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn groups(site: &Site, id: CohortId, only: &str, sent: Option<GroupForm>) -> Result<Page, Error> {
    site.ctx.permit(Act::ManageCohorts)?;
    let shown = cohort::show(&site.ctx, id).await?;
    let t = &site.text;
    let form = Form::default().with("group", sent.as_ref().map(|s| s.group.clone()).unwrap_or_default());
    let (form, status) = blamed(site, form, sent.as_ref().map(|s| &s.refusal), "group");
    let about = About::titled(t.groups_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(shown.cohort.name.clone(), routes::cohort(id))
        .status(status);
    let fits = |m: &&Member| m.active && (only.is_empty() || m.group.as_deref() == Some(only));
    let ticked = sent.map(|s| s.people).unwrap_or_default();
    let rows: Vec<_> = shown.members.iter().filter(fits).map(|m| tick(m, ticked.contains(&m.person))).collect();
    let group = Field::new("group", t.group_name()).hint(t.group_name_hint()).short();
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{shown.cohort.name.clone()}</p>
            <h1>{t.groups_title()}</h1>
            {by_group(site, routes::groups(id), &shown.groups(), only)}
            <form method="post" action=site.to(routes::groups(id))>
                <fieldset id="person"><legend>{t.groups_whom()}</legend>{rows}</fieldset>
                {group.show(t, &form)}
                <div class="row"><button class="button">{t.groups_set()}</button></div>
            </form>
        }
    }))
}

fn tick(member: &Member, ticked: bool) -> AnyView {
    let group = member.group.clone().map(|g| view! { " "<span class="tag">{g}</span> });
    view! {
        <label class="option">
            <input type="checkbox" name="person" value=member.person.to_string() checked=ticked/>
            <span>{member.name()}" ("{member.matricule.clone()}")"{group}</span>
        </label>
    }
    .into_any()
}

/// Links to each group of a cohort; nothing when there is none.
pub(super) fn by_group(site: &Site, address: String, groups: &[String], only: &str) -> Option<AnyView> {
    let t = &site.text;
    if groups.is_empty() {
        return None;
    }
    let link = |name: &str, words: String| {
        let here = (name == only).then_some("page");
        let to = site.to(routes::with_query(&address, &[("group", name)]));
        view! { <li><a href=to aria-current=here>{words}</a></li> }
    };
    let all = link("", t.groups_all());
    let each: Vec<_> = groups.iter().map(|name| link(name, name.clone())).collect();
    Some(view! { <nav class="tabs" aria-label=t.groups_title()><ul>{all}{each}</ul></nav> }.into_any())
}

/// The page where instructors and tutors are named for a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn followers(site: &Site, id: CohortId) -> Result<Page, Error> {
    let (cohort, all) = staff::candidates(&site.ctx, id).await?;
    let t = &site.text;
    let about = About::titled(t.staff_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id));
    Ok(site.page(about, || {
        let boxes: Vec<_> = all
            .iter()
            .map(|one| {
                let roles = one.roles.iter().map(|role| words::role(t, *role)).collect::<Vec<_>>().join(", ");
                view! {
                    <label class="option">
                        <input type="checkbox" name="person" value=one.person.to_string() checked=one.assigned/>
                        <span>{one.name.clone()}" "<small>{roles}</small></span>
                    </label>
                }
            })
            .collect();
        let form = if all.is_empty() {
            view! { <div class="empty"><h2>{t.staff_nobody_title()}</h2><p>{t.staff_nobody()}</p></div> }.into_any()
        } else {
            view! {
                <form method="post" action=site.to(routes::staff(id))>
                    <fieldset><legend>{t.staff_whom()}</legend>{boxes}</fieldset>
                    <div class="row"><button class="button">{t.person_keep()}</button></div>
                </form>
            }
            .into_any()
        };
        view! {
            <p class="kicker">{cohort.name.clone()}</p>
            <h1>{t.staff_title()}</h1>
            <p>{t.staff_says()}</p>
            {form}
        }
    }))
}

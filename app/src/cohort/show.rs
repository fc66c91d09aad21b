//! One cohort: its people, its tests, and where to go from there.

use super::kind;
use crate::{
    identity::words,
    page::{About, Page, Site},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    cohort::{
        self, Member, Shown,
        staff::{self, Follower},
    },
    ids::CohortId,
    mastery::{self, Misled},
};

/// The page of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not see cohorts.
pub async fn cohort(site: &Site, id: CohortId) -> Result<Page, Error> {
    let t = &site.text;
    let shown = cohort::show(&site.ctx, id).await?;
    let followers = staff::of_cohort(&site.ctx, id).await?;
    let misled = match site.ctx.may(Act::FollowCohort) {
        true => mastery::misled(&site.ctx, id).await?,
        false => Vec::new(),
    };
    let title = shown.cohort.name.clone();
    let about = About::titled(title.clone()).under(t.cohorts_title(), patterns::COHORTS);
    Ok(site.page(about, || {
        let behind = shown.behind.then(|| view! { <div class="notice"><p>{t.cohort_behind()}</p></div> });
        view! {
            <p class="kicker">{kind(t, shown.cohort.kind)}</p>
            <h1>{title}</h1>
            {super::tabs(site, id, patterns::COHORT)}
            {super::settings::archived(site, &shown.cohort)}
            {facts(site, &shown, &followers)}
            {behind}
            {ways(site, &shown)}
            {more(site, &shown)}
            {sure_and_wrong(site, &misled)}
            {people(site, &shown)}
            {tests(site, &shown)}
        }
    }))
}

/// What some were sure of and had wrong: to take up with the group first.
fn sure_and_wrong(site: &Site, misled: &[Misled]) -> Option<AnyView> {
    if misled.is_empty() {
        return None;
    }
    let t = &site.text;
    let rows: Vec<_> = misled
        .iter()
        .take(10)
        .map(|one| view! { <li><div>{one.title.clone()}</div><span>{t.cohort_misled_count(i64::from(one.learners))}</span></li> })
        .collect();
    let part = view! {
        <section>
            <h2>{t.cohort_misled()}</h2>
            <p class="meta">{t.cohort_misled_says()}</p>
            <ul class="list">{rows}</ul>
        </section>
    };
    Some(part.into_any())
}

fn facts(site: &Site, shown: &Shown, followers: &[Follower]) -> AnyView {
    let t = &site.text;
    let cohort = &shown.cohort;
    let revision: String = cohort.revision.chars().take(12).collect();
    let named = |day| t.calendar_day(day);
    let dates = match (cohort.starts_on.map(named), cohort.ends_on.map(named)) {
        (Some(from), Some(to)) => Some(t.cohort_from_to(from, to)),
        (Some(from), None) => Some(t.cohort_from(from)),
        (None, Some(to)) => Some(t.cohort_to(to)),
        (None, None) => None,
    };
    let dates = dates.map(|words| view! { <div><dt>{t.cohort_dates()}</dt><dd>{words}</dd></div> });
    let names = followers.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
    let names = (!names.is_empty()).then(|| view! { <div><dt>{t.staff_title()}</dt><dd>{names}</dd></div> });
    view! {
        <dl class="review">
            <div><dt>{t.cohort_course()}</dt><dd><a href=site.to(routes::course(&cohort.course))>{shown.course.title.clone()}</a></dd></div>
            <div><dt>{t.cohort_revision()}</dt><dd><code>{revision}</code></dd></div>
            {dates}
            {names}
            <div><dt>{t.cohort_made_on()}</dt><dd>{site.day(cohort.since)}</dd></div>
        </dl>
    }
    .into_any()
}

fn ways(site: &Site, shown: &Shown) -> AnyView {
    let t = &site.text;
    let id = shown.cohort.id;
    let enrol = site
        .ctx
        .may(Act::ManageCohorts)
        .then(|| view! { <a class="button" href=site.to(routes::enrol(id))>{t.enrol_title()}</a> });
    let marks = site
        .ctx
        .may(Act::SeeMarks)
        .then(|| view! { <a class="button quiet" href=site.to(routes::marks(id))>{t.cohort_see_marks()}</a> });
    let sittings = site
        .ctx
        .may(Act::ArrangeTests)
        .then(|| view! { <a class="button quiet" href=site.to(routes::arrange(id))>{t.sittings_title()}</a> });
    let link = |act, words: String, address: String| {
        site.ctx.may(act).then(|| view! { <a class="button quiet" href=site.to(address)>{words}</a> })
    };
    let essays = link(Act::SetEssays, t.essays_title(), routes::essays(id));
    let appeals = link(Act::AnswerAppeals, t.appeals_title(), routes::appeals(id));
    let papers = link(Act::MakePapers, t.papers_way(), routes::papers(id));
    let attendance = link(Act::PrintAttendance, t.signing_title(), routes::attendance_sheet(id));
    view! { <div class="row">{enrol}{marks}{sittings}{essays}{appeals}{papers}{attendance}</div> }.into_any()
}

/// What the registrar and those who follow the cohort come for less often.
fn more(site: &Site, shown: &Shown) -> Option<AnyView> {
    let t = &site.text;
    let id = shown.cohort.id;
    let (manage, write) = (site.ctx.may(Act::ManageCohorts), site.ctx.may(Act::WriteToCohort));
    let all = [
        (routes::write(id), t.write_title(), write && shown.cohort.archived_at.is_none()),
        (routes::groups(id), t.groups_title(), manage),
        (routes::staff(id), t.staff_title(), manage),
        (routes::join_code(id), t.join_code_title(), manage),
        (routes::copy_cohort(id), t.copy_title(), manage),
        (routes::cohort_settings(id), t.cohort_settings_title(), manage),
    ];
    let links: Vec<_> = all
        .into_iter()
        .filter(|(_, _, seen)| *seen)
        .map(|(address, words, _)| view! { <li><a href=site.to(address)>{words}</a></li> })
        .collect();
    let any = !links.is_empty();
    any.then(|| {
        view! { <details class="overlay"><summary>{t.cohort_more()}</summary><ul>{links}</ul></details> }.into_any()
    })
}

fn people(site: &Site, shown: &Shown) -> AnyView {
    let t = &site.text;
    let (inside, out): (Vec<_>, Vec<_>) = shown.members.iter().partition(|member| member.active);
    let gone = (!out.is_empty()).then(|| {
        view! {
            <details class="overlay">
                <summary>{t.cohort_withdrawn_count(out.len())}</summary>
                {table(site, shown, &out, t.cohort_withdrawn_title())}
            </details>
        }
    });
    let body = if inside.is_empty() {
        view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.cohort_nobody()}</p></div> }.into_any()
    } else {
        table(site, shown, &inside, t.cohort_people_count(inside.len()))
    };
    view! { <h2>{t.cohort_people_title()}</h2>{body}{gone} }.into_any()
}

fn table(site: &Site, shown: &Shown, members: &[&Member], caption: String) -> AnyView {
    let t = &site.text;
    let manage = site.ctx.may(Act::ManageCohorts);
    let rows: Vec<_> = members.iter().map(|member| row(site, shown, member, manage)).collect();
    view! {
        <table class="cards">
            <caption>{caption}</caption>
            <thead><tr>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.person_matricule()}</th>
                <th scope="col">{t.group_name()}</th>
                <th scope="col">{t.person_jurisdiction()}</th>
                <th scope="col">{t.person_audience()}</th>
                <th scope="col">{t.enrolment_since()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(site: &Site, shown: &Shown, member: &Member, manage: bool) -> AnyView {
    let t = &site.text;
    let name = if manage {
        let address = site.to(routes::member(shown.cohort.id, member.person));
        view! { <a href=address>{member.name()}</a> }.into_any()
    } else {
        member.name().into_any()
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=t.person_matricule()>{member.matricule.clone()}</td>
            <td data-label=t.group_name()>{member.group.clone().unwrap_or_default()}</td>
            <td data-label=t.person_jurisdiction()>{words::jurisdiction(t, &member.jurisdiction)}</td>
            <td data-label=t.person_audience()>{words::audience(t, &member.audience)}</td>
            <td data-label=t.enrolment_since()>{site.day(member.since)}</td>
        </tr>
    }
    .into_any()
}

fn tests(site: &Site, shown: &Shown) -> AnyView {
    let t = &site.text;
    let lines: Vec<_> =
        shown.course.tests.iter().map(|test| view! { <li><div>{test.title.clone()}</div></li> }).collect();
    let body = if lines.is_empty() {
        view! { <p>{t.cohort_no_test()}</p> }.into_any()
    } else {
        view! { <ul class="list">{lines}</ul> }.into_any()
    };
    view! { <h2>{t.cohort_tests()}</h2>{body} }.into_any()
}

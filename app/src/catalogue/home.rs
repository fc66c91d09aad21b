//! The front page for visitors, the home of a learner, and what the site says about itself.

use crate::{
    page::{About, Page, Site},
    quiz::take_over::TakeOver,
    routes::{self, patterns},
    search::search_box,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    catalogue::{self, Offered},
    enrolled,
};

/// The front page, or the home of a person.
///
/// # Errors
/// When the database cannot be read.
pub async fn home(site: &Site) -> Result<Page, Error> {
    let offered = match catalogue::offered(&site.ctx).await {
        Ok(offered) => offered,
        Err(Error::Refused(Refusal::SignInNeeded)) => Vec::new(),
        Err(other) => return Err(other),
    };
    match site.ctx.signed() {
        Ok(signed) => {
            let cohorts = enrolled::of_person(&site.ctx, signed.person).await?;
            let mut cards = Vec::new();
            for one in &cohorts {
                cards.push(crate::cohort::mine::card(site, one).await?);
            }
            Ok(person(site, &offered, cards))
        }
        Err(_) => Ok(visitor(site, &offered)),
    }
}

fn visitor(site: &Site, offered: &[Offered]) -> Page {
    let t = &site.text;
    let left = site.done.as_ref().is_some_and(|done| *done == t.signed_out());
    let about = About::default().status(200);
    site.page(if left { about.with_islands() } else { about }, || {
        view! {
            <h1>{site.ctx.school.name.clone()}</h1>
            {left.then(|| take_over(site))}
            <p class="lead">{t.front_says()}</p>
            <div class="row">
                <a class="button" href=site.to(patterns::SIGN_IN)>{t.sign_in()}</a>
                <a class="button quiet" href=site.to(patterns::LAW)>{t.front_law()}</a>
            </div>
            {site.ctx.school.open_to_visitors.then(|| search_box(site, ""))}
            {courses(site, offered)}
            {site.ctx.school.open_to_visitors.then(|| view! { <p class="meta">{t.front_open()}</p> })}
        }
    })
}

fn person(site: &Site, offered: &[Offered], cards: Vec<AnyView>) -> Page {
    let t = &site.text;
    let none = cards.is_empty().then(|| {
        view! { <div class="empty"><h2>{t.no_cohort()}</h2><p>{t.no_cohort_says()}</p></div> }
    });
    let join =
        site.ctx.may(Act::JoinCohort).then(|| view! { <p><a href=site.to(patterns::JOIN)>{t.join_title()}</a></p> });
    site.page(About::titled(t.nav_my_courses()).with_islands(), || {
        view! {
            <h1>{t.nav_my_courses()}</h1>
            {take_over(site)}
            {search_box(site, "")}{cards}{none}{join}{courses(site, offered)}
        }
    })
}

/// What this browser kept of answers without an account is offered once somebody signed in, and forgotten when they
/// were taken over or somebody signs out.
fn take_over(site: &Site) -> AnyView {
    let t = &site.text;
    let forget = site.done.as_ref().is_some_and(|done| *done == t.takeover_done() || *done == t.signed_out());
    view! {
        <TakeOver
            action=site.to(patterns::TAKE_OVER)
            says=t.takeover_offer("{n}")
            refuse=t.takeover_no()
            accept=t.takeover_yes()
            forget=forget
        />
    }
    .into_any()
}

fn courses(site: &Site, offered: &[Offered]) -> AnyView {
    let t = &site.text;
    if offered.is_empty() {
        return view! { <div class="empty"><h2>{t.no_course()}</h2><p>{t.no_course_says()}</p></div> }.into_any();
    }
    let rows: Vec<_> = offered
        .iter()
        .map(|one| {
            let address = site.to(routes::course(&one.course));
            view! { <li><div><a href=address>{one.title.clone()}</a></div></li> }
        })
        .collect();
    view! { <h2>{t.courses()}</h2><ul class="list">{rows}</ul> }.into_any()
}

/// What the site says about itself.
#[must_use]
pub fn about(site: &Site) -> Page {
    let t = &site.text;
    site.page(About::titled(t.about_title()), || {
        view! {
            <h1>{t.about_title()}</h1>
            <p class="lead">{t.about_says()}</p>
            <h2>{t.about_law_title()}</h2>
            <p>{t.about_law_says()}</p>
            <h2>{t.about_data_title()}</h2>
            <p>{t.about_data_says()}</p>
            <p><a href=site.to(patterns::DATA)>{t.data_notice_more()}</a></p>
            <h2>{t.about_access_title()}</h2>
            <p>{t.about_access_says()}</p>
            <h2>{t.about_licence_title()}</h2>
            <p>{t.about_licence_says()}</p>
        }
    })
}

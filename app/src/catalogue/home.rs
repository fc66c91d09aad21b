//! The front page for visitors, the home of a learner, and what the site says about itself.

use super::course::next;
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    search::search_box,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    catalogue::{self, Offered},
    enrolled::{self, Enrolled},
    quiz::progress,
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
                cards.push(cohort(site, one).await?);
            }
            Ok(person(site, &offered, cards))
        }
        Err(_) => Ok(visitor(site, &offered)),
    }
}

fn visitor(site: &Site, offered: &[Offered]) -> Page {
    let t = &site.text;
    site.page(About::default().status(200), || {
        view! {
            <h1>{site.ctx.school.name.clone()}</h1>
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
    site.page(About::titled(t.nav_my_courses()), || {
        view! { <h1>{t.nav_my_courses()}</h1>{search_box(site, "")}{cards}{none}{courses(site, offered)} }
    })
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

/// One cohort of a learner: what next, what is due.
async fn cohort(site: &Site, enrolled: &Enrolled) -> Result<AnyView, Error> {
    let revision = site.ctx.store.shelf.revision(&site.ctx.store.reader, &enrolled.revision).await?;
    let progress = progress::own(&site.ctx, &enrolled.course).await?;
    let language = site.ctx.locale.into();
    let course = &revision.course;
    let pages = course.path().count();
    let read = progress.read.len().min(pages);
    let t = &site.text;
    let card = view! {
        <section class="card">
            <p class="kicker">{enrolled.name.clone()}</p>
            <h2><a href=site.to(routes::course(&enrolled.course))>{course.title.text(language).clone()}</a></h2>
            <div class="row">
                <progress max=pages.to_string() value=read.to_string() aria-label=t.reading()></progress>
                <span>{t.pages_read(i64::try_from(read).unwrap_or(0), i64::try_from(pages).unwrap_or(0))}</span>
            </div>
            {next(site, course, &progress, language)}
            <p><a href=site.to(patterns::PROGRESS)>{t.where_i_stand()}</a></p>
        </section>
    };
    Ok(card.into_any())
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

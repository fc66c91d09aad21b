//! What rests on a provision, for those who write courses and those who review them.

use crate::{page::Site, publishing::short, routes};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    law::{self, CourseImpact, Dependent},
};

/// The section of a provision's page; none for readers without the right.
pub(crate) async fn impact(site: &Site, about: &str) -> Result<Option<AnyView>, Error> {
    if !law::may_read_bank(&site.ctx) {
        return Ok(None);
    }
    let impact = law::impact(&site.ctx, about).await?;
    let t = &site.text;
    let courses: Vec<_> = impact.courses.iter().map(|one| course(site, one)).collect();
    let none = courses.is_empty().then(|| view! { <p>{t.impact_none()}</p> });
    Ok(Some(
        view! { <section><h2>{t.impact_title()}</h2><p class="meta">{t.impact_says()}</p>{courses}{none}</section> }
            .into_any(),
    ))
}

fn course(site: &Site, one: &CourseImpact) -> AnyView {
    let t = &site.text;
    let earlier = (!one.newest).then(|| view! { <small>" "{t.impact_earlier(short(&one.revision))}</small> });
    let cohorts =
        (!one.cohorts.is_empty()).then(|| view! { <p class="meta">{t.impact_cohorts(one.cohorts.join(" ; "))}</p> });
    view! {
        <details class="overlay" open=one.newest>
            <summary>{one.title.clone()}{earlier}</summary>
            {cohorts}
            {group(site, one, t.diff_lessons(), &one.lessons)}
            {group(site, one, t.diff_practice(), &one.practice)}
            {group(site, one, t.diff_exam(), &one.exam)}
            {group(site, one, t.diff_tests(), &one.tests)}
            {group(site, one, t.diff_terms(), &one.terms)}
        </details>
    }
    .into_any()
}

fn group(site: &Site, course: &CourseImpact, title: String, dependents: &[Dependent]) -> Option<AnyView> {
    if dependents.is_empty() {
        return None;
    }
    let rows: Vec<_> = dependents
        .iter()
        .map(|one| {
            let title = match &one.page {
                Some((module, lesson)) => {
                    let address = site.to(routes::lesson(&course.course, module, lesson));
                    view! { <a href=address>{one.title.clone()}</a> }.into_any()
                }
                None => one.title.clone().into_any(),
            };
            view! { <li><div>{title}<small><code>{one.id.clone()}</code></small></div></li> }
        })
        .collect();
    Some(view! { <h3>{title}" ("{dependents.len()}")"</h3><ul class="list">{rows}</ul> }.into_any())
}

//! The plan after a placement, in words.

use crate::{
    page::{About, Page, Site},
    quiz::series::title,
    routes,
};
use leptos::{html::ElementChild, prelude::*};
use service::quiz::series::{Opened, Plan, plan};

/// The page at the end of a placement.
pub(crate) fn page(site: &Site, opened: &Opened) -> Page {
    let t = &site.text;
    let course = &opened.revision.course;
    let found = plan(opened, &opened.series());
    let language = site.ctx.locale.into();
    let about = About::titled(t.study_plan_title())
        .under(course.title.text(language).clone(), routes::course(course.id.as_str()));
    let replay = site.to(routes::replay(course.id.as_str(), opened.id));
    site.page(about, || {
        view! {
            <h1>{t.study_plan_title()}</h1>
            <p class="kicker">{title(site, opened)}</p>
            {view(site, opened, &found)}
            <ul>
                <li><a href=replay>{t.series_to_replay()}</a></li>
                <li><a href=site.to(routes::mastery(course.id.as_str()))>{t.series_to_mastery()}</a></li>
                <li><a href=site.to(routes::course(course.id.as_str()))>{t.series_to_course()}</a></li>
            </ul>
        }
    })
}

/// A plan in words.
pub(crate) fn view(site: &Site, opened: &Opened, found: &Plan) -> AnyView {
    let t = &site.text;
    let course = &opened.revision.course;
    let language = site.ctx.locale.into();
    let lines = |ids: &[String], to_practise: bool| {
        let line = |id: &String| {
            let title = course.objective(id)?.title.text(language).clone();
            let address = site.to(routes::practice(course.id.as_str(), "objective", id));
            let lesson = crate::quiz::series::lesson_of(site, course, id).filter(|_| to_practise);
            let lesson = lesson.map(|(address, title)| {
                view! { <small>{t.series_lesson_read()}" "<a href=address>{title}</a></small> }
            });
            let practise = to_practise.then(
                || view! { <a href=address>{t.study_plan_practise()}<span class="vh">" "{title.clone()}</span></a> },
            );
            Some(view! { <li><div>{title.clone()}{lesson}</div>{practise}</li> }.into_any())
        };
        ids.iter().filter_map(line).collect::<Vec<_>>()
    };
    let part = |words: String, ids: &[String], to_practise: bool| {
        (!ids.is_empty()).then(|| view! { <h3>{words}</h3><ul class="list">{lines(ids, to_practise)}</ul> })
    };
    let later = (!found.later.is_empty()).then(|| {
        view! { <details class="overlay"><summary>{t.study_plan_later()}" "{found.later.len().to_string()}</summary><ul class="list">{lines(&found.later, false)}</ul></details> }
    });
    let all =
        (found.begin_with.is_empty() && found.later.is_empty()).then(|| view! { <p>{t.study_plan_all_acquired()}</p> });
    let none = found.acquired.is_empty().then(|| view! { <p>{t.study_plan_none_acquired()}</p> });
    view! {
        <section class="card">
            <h2>{t.study_plan_title()}</h2>
            <p class="meta">{t.study_plan_says(site.day(opened.started))}</p>
            {none}{all}
            {part(t.study_plan_acquired(), &found.acquired, false)}
            {part(t.study_plan_begin(), &found.begin_with, true)}
            {later}
            <p class="meta">{t.study_plan_honest()}</p>
        </section>
    }
    .into_any()
}

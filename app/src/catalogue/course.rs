//! The home of a course: modules, minutes, objectives, how far one is.

use crate::{
    mastery::Summary,
    page::{About, Page, Site},
    routes,
};
use learning::catalogue::{Course, Language, Lesson, LessonKind, Module};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::{self, Revision},
    cohort::calendar::{self, Dated},
    enrolled::{self, Enrolled},
    quiz::{
        progress::{self, Progress},
        series::{self, Plans},
    },
};
use std::sync::Arc;

/// The home of a course.
///
/// # Errors
/// [`service::Refusal::NotFound`] when it is not published.
pub async fn course(site: &Site, id: &str) -> Result<Page, Error> {
    let revision = catalogue::open(&site.ctx, id).await?;
    course_of(site, &revision).await
}

/// The home of a course at this revision.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn course_of(site: &Site, revision: &Arc<Revision>) -> Result<Page, Error> {
    let id = revision.course.id.as_str();
    let (progress, cohort) = match site.ctx.signed() {
        Ok(_) if site.preview.is_some() => (Progress::default(), None),
        Ok(signed) => (progress::own(&site.ctx, id).await?, enrolled::in_course(&site.ctx, signed.person, id).await?),
        Err(_) => (Progress::default(), None),
    };
    let dated = match site.preview {
        Some(_) => Dated::default(),
        None => calendar::own(&site.ctx, id).await?,
    };
    let mine = match site.signed_in() && site.preview.is_none() {
        true => Some(Summary::own(site, revision).await?),
        false => None,
    };
    let plans = match mine {
        Some(_) => Some(series::plans(&site.ctx, revision, "").await?),
        None => None,
    };
    let language = site.ctx.locale.into();
    let course = &revision.course;
    Ok(site.page(About::titled(course.title.text(language).clone()), || {
        let t = &site.text;
        let modules: Vec<_> = course
            .modules
            .iter()
            .map(|m| module(site, revision, m, &progress, (cohort.as_ref(), &dated), mine.as_ref(), language))
            .collect();
        let hours = course.hours.map(|h| view! { <p class="meta">{t.course_hours(i64::from(h))}</p> });
        view! {
            <h1>{course.title.text(language).clone()}</h1>
            <p class="lead">{course.summary.text(language).clone()}</p>
            {hours}
            {next(site, course, &progress, language)}
            {plans.as_ref().map(|plans| placement(site, id, plans))}
            {mine.as_ref().map(|mine| mine.view(site, id))}
            <p><a href=site.to(routes::glossary(id, "top"))>{t.glossary()}</a></p>
            {modules}
            {whole_tests(site, course, cohort.as_ref(), language)}
        }
    }))
}

/// The offer to be placed, or the plan of the last placement.
fn placement(site: &Site, course: &str, plans: &Plans) -> AnyView {
    let t = &site.text;
    let address = site.to(routes::placement(course, ""));
    match (&plans.last, &plans.under_way) {
        (Some((opened, found)), _) => crate::mastery::plan::view(site, opened, found),
        (None, Some(open)) => {
            let address = site.to(routes::series(course, open.id));
            view! { <p><a href=address>{t.series_placement()}" – "{t.series_resume()}</a></p> }.into_any()
        }
        (None, None) if plans.declined => view! {
            <p class="meta">{t.series_placement_declined()}" "<a href=address>{t.series_placement_declined_link()}</a></p>
        }
        .into_any(),
        (None, None) => view! {
            <section class="card">
                <h2>{t.series_placement_offer()}</h2>
                <p>{t.series_placement_says()}</p>
                <div class="row"><a class="button quiet" href=address>{t.series_placement()}</a></div>
            </section>
        }
        .into_any(),
    }
}

/// The first page that is not read.
pub(super) fn next(site: &Site, course: &Course, progress: &Progress, language: Language) -> Option<AnyView> {
    let t = &site.text;
    let (module, lesson) = course
        .path()
        .find(|(m, l)| !progress.read.contains(&format!("{m}/{l}")))
        .and_then(|(m, l)| course.lesson(m.as_str(), l.as_str()))?;
    let address = site.to(routes::lesson(course.id.as_str(), module.id.as_str(), lesson.id.as_str()));
    let text = lesson.texts.text(language);
    let started = !progress.read.is_empty() || !progress.practised.is_empty();
    let title = if started { t.resume(text.title.clone()) } else { t.start_with(text.title.clone()) };
    let next = view! {
        <section class="next">
            <h2>{title}</h2>
            <p class="meta">{module.title.text(language).clone()}" · "{t.minutes(i64::from(text.minutes))}</p>
            <div class="row"><a class="button" href=address>{if started { t.go_on() } else { t.start() }}</a></div>
        </section>
    };
    Some(next.into_any())
}

fn module(
    site: &Site,
    revision: &Revision,
    module: &Module,
    progress: &Progress,
    (cohort, dated): (Option<&Enrolled>, &Dated),
    mine: Option<&Summary>,
    language: Language,
) -> AnyView {
    let t = &site.text;
    let course = &revision.course;
    let minutes: u32 = module.pages().map(|l| u32::from(l.texts.text(language).minutes)).sum();
    let (read, pages) = progress.pages(course, module.id.as_str());
    let lessons: Vec<_> = module.pages().map(|l| line(site, course, module, l, progress, language)).collect();
    let objectives: Vec<_> = module
        .objectives
        .iter()
        .filter_map(|o| course.objective(o.as_str()))
        .map(|o| {
            let known = mine.and_then(|mine| mine.knowledge.of(o.id.as_str())).filter(|known| known.is_begun());
            let tag = known.map(|known| {
                let (tone, word) = crate::mastery::state(site, known);
                view! { " "<span class=format!("tag {tone}")>{word}</span> }
            });
            view! { <li>{o.title.text(language).clone()}{tag}</li> }
        })
        .collect();
    let practise = (mine.is_some() && !module.objectives.is_empty()).then(|| {
        let (id, part) = (course.id.as_str(), module.id.as_str());
        let name = module.title.text(language).clone();
        view! {
            <div class="row">
                <a class="button quiet" href=site.to(routes::practice(id, "module", part))>
                    {t.series_practice()}<span class="vh">" "{name.clone()}</span>
                </a>
                <a href=site.to(routes::placement(id, part))>{t.series_placement()}<span class="vh">" "{name}</span></a>
            </div>
        }
    });
    let meter = site.signed_in().then(|| {
        view! {
            <div class="row">
                <progress max=pages.to_string() value=read.to_string() aria-label=t.reading()></progress>
                <span>{t.pages_read(i64::from(read), i64::from(pages))}</span>
            </div>
        }
    });
    view! {
        <section class="card" id=module.id.to_string()>
            <h2>{module.title.text(language).clone()}</h2>
            <p>{module.summary.text(language).clone()}</p>
            {dates(site, dated, module.id.as_str())}
            <p class="meta">{t.lessons_count(i64::from(pages))}" · "{t.minutes(i64::from(minutes))}</p>
            {meter}
            <details class="overlay"><summary>{t.objectives()}</summary><ul>{objectives}</ul></details>
            <ol class="list">{lessons}</ol>
            {practise}
            {guides(site, course, module, language)}
            {tests(site, course, Some(module), cohort, language)}
        </section>
    }
    .into_any()
}

fn line(
    site: &Site,
    course: &Course,
    module: &Module,
    lesson: &Lesson,
    progress: &Progress,
    language: Language,
) -> AnyView {
    let t = &site.text;
    let text = lesson.texts.text(language);
    let address = site.to(routes::lesson(course.id.as_str(), module.id.as_str(), lesson.id.as_str()));
    let read = progress.read.contains(&format!("{}/{}", module.id, lesson.id));
    let state = read.then(|| view! { <span class="tag right">{t.read_state()}</span> });
    let kind = (lesson.kind == LessonKind::Case).then(|| format!("{} · ", t.case_file()));
    view! {
        <li>
            <div><a href=address>{text.title.clone()}</a><small>{kind}{t.minutes(i64::from(text.minutes))}</small></div>
            {state}
        </li>
    }
    .into_any()
}

/// When a module opens to this reader, if later, and when it is due.
fn dates(site: &Site, dated: &Dated, module: &str) -> Option<AnyView> {
    let t = &site.text;
    if let Some(at) = dated.opens_later(module, site.ctx.now) {
        return Some(view! { <div class="notice"><p>{t.module_opens_at(site.day_and_time(at))}</p></div> }.into_any());
    }
    let due = dated.due(module)?;
    let words = t.module_due_at(site.day_and_time(due));
    Some(view! { <p class="meta"><b>{words}</b></p> }.into_any())
}

/// Guides, for those who lead a session.
fn guides(site: &Site, course: &Course, module: &Module, language: Language) -> Option<AnyView> {
    if !site.ctx.may(service::Act::ReadFacilitatorNotes) {
        return None;
    }
    let printed = routes::guide(course.id.as_str(), module.id.as_str());
    let rows: Vec<_> = module
        .guides()
        .map(|guide| (routes::lesson(course.id.as_str(), module.id.as_str(), guide.id.as_str()), guide))
        .filter(|(address, _)| *address != printed)
        .map(|(address, guide)| {
            view! { <li><div><a href=site.to(address)>{guide.texts.text(language).title.clone()}</a></div></li> }
        })
        .collect();
    let print = view! { <li><div><a href=site.to(printed)>{site.text.guide_print()}</a></div></li> };
    Some(view! { <h3>{site.text.for_trainers_title()}</h3><ul class="list">{print}{rows}</ul> }.into_any())
}

fn whole_tests(site: &Site, course: &Course, cohort: Option<&Enrolled>, language: Language) -> Option<AnyView> {
    let tests = tests(site, course, None, cohort, language)?;
    Some(view! { <section class="card"><h2>{site.text.tests_of_course()}</h2>{tests}</section> }.into_any())
}

fn tests(
    site: &Site,
    course: &Course,
    module: Option<&Module>,
    cohort: Option<&Enrolled>,
    language: Language,
) -> Option<AnyView> {
    let t = &site.text;
    let wanted = module.map(|m| &m.id);
    let rows: Vec<_> = course
        .tests
        .iter()
        .filter(|test| test.module.as_ref() == wanted)
        .map(|test| {
            let title = test.title.text(language).clone();
            let name = match cohort {
                Some(cohort) => {
                    let address = site.to(routes::test(cohort.cohort, test.id.as_str()));
                    view! { <a href=address>{title}</a> }.into_any()
                }
                None => view! { {title} }.into_any(),
            };
            let about = t.test_about(i64::from(test.length()), i64::from(test.minutes));
            view! { <li><div>{name}<small>{about}</small></div></li> }
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let needs = cohort.is_none().then(|| view! { <p class="meta">{t.test_needs_cohort()}</p> });
    Some(view! { <h3>{t.tests()}</h3><ul class="list">{rows}</ul>{needs} }.into_any())
}

//! Where a learner stands: objectives by module with their evidence, and marks.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
};
use learning::catalogue::{Course, Language, Module};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::{self, Revision},
    mastery::{self, Knowledge},
    quiz::progress::{self, Progress},
};
use std::sync::Arc;

/// The page of one's own progress, course by course.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own(site: &Site) -> Result<Page, Error> {
    site.ctx.signed()?;
    let mut courses: Vec<(Arc<Revision>, Progress, Arc<Knowledge>)> = Vec::new();
    for offered in catalogue::offered(&site.ctx).await? {
        let progress = progress::own(&site.ctx, &offered.course).await?;
        if !progress.read.is_empty() || !progress.practised.is_empty() {
            let revision = catalogue::open(&site.ctx, &offered.course).await?;
            let knowledge = mastery::own(&site.ctx, &revision).await?;
            courses.push((revision, progress, knowledge));
        }
    }
    let t = &site.text;
    Ok(site.page(About::titled(t.progress_title()), || {
        let none = courses.is_empty().then(|| {
            view! { <div class="empty"><h2>{t.progress_nothing()}</h2><p>{t.progress_nothing_says()}</p></div> }
        });
        let parts: Vec<_> = courses.iter().map(|(revision, p, k)| one(site, &revision.course, p, k)).collect();
        view! {
            <h1>{t.progress_title()}</h1>
            <p>{t.progress_says()}</p>
            {none}
            {parts}
            <p><a href=site.to(patterns::TRANSCRIPT)>{t.transcript_title()}</a></p>
        }
    }))
}

fn one(site: &Site, course: &Course, progress: &Progress, knowledge: &Knowledge) -> AnyView {
    let language = site.ctx.locale.into();
    let modules: Vec<_> = course
        .modules
        .iter()
        .filter(|m| !m.objectives.is_empty())
        .map(|m| module(site, course, m, progress, knowledge, language))
        .collect();
    let title = course.title.text(language).clone();
    let id = course.id.as_str();
    view! {
        <section>
            <h2><a href=site.to(routes::course(id))>{title}</a></h2>
            <p>{crate::mastery::tally(site, knowledge)}" · "<a href=site.to(routes::mastery(id))>{site.text.mastery_see()}</a></p>
            {modules}
        </section>
    }
    .into_any()
}

fn module(
    site: &Site,
    course: &Course,
    module: &Module,
    progress: &Progress,
    knowledge: &Knowledge,
    language: Language,
) -> AnyView {
    let t = &site.text;
    let (read, pages) = progress.pages(course, module.id.as_str());
    let rows: Vec<_> = module
        .objectives
        .iter()
        .filter_map(|id| course.objective(id.as_str()))
        .map(|objective| {
            let standing = progress.standing(course, objective.id.as_str());
            let known = knowledge.of(objective.id.as_str());
            let (tone, word) = known.map_or(("none", String::new()), |known| crate::mastery::state(site, known));
            let n = |count: u32| i64::from(count);
            view! {
                <tr>
                    <th scope="row">{objective.title.text(language).clone()}</th>
                    <td class="num" data-label=t.progress_answered()>
                        {t.progress_of(n(standing.answered), n(standing.questions))}
                    </td>
                    <td class="num" data-label=t.progress_right()>{standing.right}</td>
                    <td data-label=t.progress_state()><span class=format!("tag {tone}")>{word}</span></td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cards">
            <caption>
                {module.title.text(language).clone()}
                <small>" "{t.pages_read(i64::from(read), i64::from(pages))}</small>
            </caption>
            <thead>
                <tr>
                    <th scope="col">{t.progress_objective()}</th>
                    <th scope="col" class="num">{t.progress_answered()}</th>
                    <th scope="col" class="num">{t.progress_right()}</th>
                    <th scope="col">{t.progress_state()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

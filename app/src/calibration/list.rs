//! The questions of every course by objective, and those of one objective.

use super::{bank, percent, word};
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    calibration::figures::{self, Listed, NEEDED_FOR_SHARE, Questions, calls_for_a_look},
    catalogue,
};

/// Every published course, objective by objective.
///
/// # Errors
/// When the actor may not rate questions.
pub async fn questions(site: &Site) -> Result<Page, Error> {
    site.ctx.permit(service::Act::RateQuestions)?;
    let mut courses = Vec::new();
    for offered in catalogue::offered(&site.ctx).await? {
        courses.push((offered.title, figures::questions(&site.ctx, &offered.course).await?));
    }
    let t = &site.text;
    Ok(site.page(About::titled(t.questions_title()), || {
        let none = courses.is_empty().then(|| view! { <div class="empty"><h2>{t.questions_none()}</h2></div> });
        let sections: Vec<_> = courses.iter().map(|(title, found)| course(site, title, found)).collect();
        view! {
            <h1>{t.questions_title()}</h1>
            <p class="lead">{t.questions_lead()}</p>
            {sections}
            {none}
        }
    }))
}

fn course(site: &Site, title: &str, found: &Questions) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = found.revision.course.objectives.iter().filter_map(|one| summary(site, found, one)).collect();
    view! {
        <h2>{title.to_owned()}</h2>
        <p>{state(site, found)}</p>
        <table class="cards">
            <caption class="vh">{t.questions_objective()}</caption>
            <thead><tr>
                <th scope="col">{t.questions_objective()}</th>
                <th scope="col" class="num">{t.questions_total()}</th>
                <th scope="col" class="num">{t.questions_answered()}</th>
                <th scope="col" class="num">{t.questions_to_look_at()}</th>
                <th scope="col" class="num">{t.questions_rated()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Which parameters are in force, in a sentence.
pub(super) fn state(site: &Site, found: &Questions) -> String {
    let t = &site.text;
    match &found.calibration {
        None => t.questions_not_calibrated(),
        Some(one) => {
            let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            t.questions_calibrated(one.name.clone(), site.day(one.made_at), number(one.answers), number(one.learners))
        }
    }
}

fn summary(site: &Site, found: &Questions, objective: &learning::catalogue::Objective) -> Option<AnyView> {
    let t = &site.text;
    let own: Vec<&Listed> = found.listed.iter().filter(|one| one.item.objective == objective.id.as_str()).collect();
    if own.is_empty() {
        return None;
    }
    let count = |test: &dyn Fn(&Listed) -> bool| own.iter().filter(|one| test(one)).count();
    let answered = count(&|one| one.figures.as_ref().is_some_and(|f| f.n >= NEEDED_FOR_SHARE));
    let look = count(&|one| one.figures.as_ref().is_some_and(calls_for_a_look));
    let rated = count(&|one| one.opinion.judges > 0);
    let course = found.revision.course.id.as_str();
    let address = site.to(routes::questions_of(course, objective.id.as_str()));
    let view = view! {
        <tr>
            <th scope="row"><a href=address>{objective.title.text(site.ctx.locale.into()).clone()}</a></th>
            <td class="num" data-label=t.questions_total()>{own.len()}</td>
            <td class="num" data-label=t.questions_answered()>{answered}</td>
            <td class="num" data-label=t.questions_to_look_at()>{look}</td>
            <td class="num" data-label=t.questions_rated()>{rated}</td>
        </tr>
    };
    Some(view.into_any())
}

/// The questions of one objective.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not rate questions.
pub async fn objective(site: &Site, course: &str, objective: &str) -> Result<Page, Error> {
    let found = figures::questions(&site.ctx, course).await?;
    let title = found.revision.course.objective(objective).ok_or(Refusal::NotFound)?;
    let title = title.title.text(site.ctx.locale.into()).clone();
    let t = &site.text;
    Ok(site.page(About::titled(title.clone()).under(t.questions_title(), patterns::QUESTIONS).wide(), || {
        let own = found.listed.iter().filter(|one| one.item.objective == objective);
        let rows: Vec<_> = own.map(|one| row(site, course, one)).collect();
        view! {
            <h1>{title}</h1>
            <p>{state(site, &found)}</p>
            <table class="cards">
                <caption class="vh">{t.questions_of_objective()}</caption>
                <thead><tr>
                    <th scope="col">{t.questions_question()}</th>
                    <th scope="col">{t.questions_bank()}</th>
                    <th scope="col" class="num">{t.questions_n()}</th>
                    <th scope="col" class="num">{t.questions_right()}</th>
                    <th scope="col" class="num">{t.questions_judges()}</th>
                    <th scope="col">{t.questions_verdict()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    }))
}

fn row(site: &Site, course: &str, one: &Listed) -> AnyView {
    let t = &site.text;
    let address = site.to(routes::question_figures(course, &one.item.objective, &one.item.subject));
    let n = one.figures.as_ref().map_or(0, |figures| figures.n);
    let (tone, said) = word(t, one.figures.as_ref());
    view! {
        <tr>
            <th scope="row"><a href=address>{one.title.clone()}</a></th>
            <td data-label=t.questions_bank()>{bank(t, one.item.bank)}</td>
            <td class="num" data-label=t.questions_n()>{n}</td>
            <td class="num" data-label=t.questions_right()>{right(t, one)}</td>
            <td class="num" data-label=t.questions_judges()>{one.opinion.judges}</td>
            <td data-label=t.questions_verdict()><span class=tone>{said}</span></td>
        </tr>
    }
    .into_any()
}

fn right(t: &Text, one: &Listed) -> String {
    let share = one.figures.as_ref().and_then(|figures| figures.right);
    share.map_or_else(|| t.questions_few(), |(share, _)| t.questions_percent(percent(share)))
}

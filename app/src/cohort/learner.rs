//! One learner as those who follow the cohort see them, down to every practice answer.

use super::follow::{reasons, state, time};
use crate::{
    catalogue::prose::Writer,
    page::{About, Page, Site},
    quiz::{answered::given_lines, practice::verdict},
    routes::{self, patterns},
};
use learning::quiz::{Marked, Task};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    catalogue::Revision,
    cohort::follow::{self, Answer, Detail},
    ids::{CohortId, PersonId},
};
use std::{collections::BTreeMap, sync::Arc};

/// Answers shown on a page.
const SHOWN: usize = 100;

/// One learner of a cohort; the answers of one module when one is named, a hundred a page.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not follow cohorts.
pub async fn learner(
    site: &Site,
    id: CohortId,
    person: PersonId,
    module: Option<&str>,
    page: usize,
) -> Result<Page, Error> {
    let detail = follow::detail(&site.ctx, id, person, module).await?;
    let t = &site.text;
    let from = page.saturating_sub(1).saturating_mul(SHOWN);
    let shown: Vec<&Answer> = detail.answers.iter().skip(from).take(SHOWN).collect();
    let mut revisions: BTreeMap<&str, Arc<Revision>> = BTreeMap::new();
    for answer in &shown {
        if !revisions.contains_key(answer.revision.as_str()) {
            let store = &site.ctx.store;
            let revision = store.shelf.revision(&store.reader, &answer.revision).await?;
            revisions.insert(&answer.revision, revision);
        }
    }
    let about = About::titled(detail.row.member.name())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(detail.cohort.name.clone(), routes::cohort(id))
        .under(t.follow_title(), routes::follow(id));
    let writer = Writer::new(site, &detail.cohort.course, None);
    Ok(site.page(about, || {
        let why: Vec<_> =
            reasons(t, &detail.row.needs, &detail.titles).into_iter().map(|w| view! { <li>{w}</li> }).collect();
        let needs = (!why.is_empty()).then(|| {
            view! { <div class="notice warn"><p><b>{t.needs_this_one()}</b></p><ul>{why}</ul></div> }
        });
        let writes = site.ctx.may(Act::WriteToCohort).then(|| {
            let to = routes::with_query(&routes::write(id), &[("to", &person.to_string())]);
            view! { <p><a class="button quiet" href=site.to(to)>{t.write_to_person()}</a></p> }
        });
        view! {
            <p class="kicker">{detail.row.member.matricule.clone()}</p>
            <h1>{detail.row.member.name()}</h1>
            {needs}
            {writes}
            {standings(site, &detail, module)}
            {answers(site, &writer, &detail, &shown, &revisions, module)}
            {pages(site, &detail, module, from)}
        }
    }))
}

fn standings(site: &Site, detail: &Detail, module: Option<&str>) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = detail
        .row
        .cells
        .iter()
        .zip(&detail.modules)
        .map(|(cell, head)| {
            let (tone, word) = state(t, cell.state());
            let tag = format!("tag {tone}");
            let address = routes::follow_one(detail.cohort.id, detail.row.member.person);
            let address = format!("{}#answers", routes::with_query(&address, &[("module", &head.id)]));
            let here = (module == Some(head.id.as_str())).then_some("true");
            let success = cell.success().map_or_else(|| "–".to_owned(), |n| t.percent(n));
            view! {
                <tr>
                    <th scope="row"><a href=site.to(address) aria-current=here>{head.title.clone()}</a></th>
                    <td class="num" data-label=t.measure_read()>{t.progress_of(i64::from(cell.read), i64::from(cell.pages))}</td>
                    <td class="num" data-label=t.measure_practised()>{t.progress_of(i64::from(cell.answered), i64::from(cell.questions))}</td>
                    <td class="num" data-label=t.measure_success()>{success}</td>
                    <td class="num" data-label=t.follow_grid_spent()>{time(t, cell.spent)}</td>
                    <td data-label=t.progress_state()><span class=tag>{word}</span></td>
                </tr>
            }
        })
        .collect();
    let seen = detail.row.seen.map_or_else(|| t.follow_grid_never(), |at| site.day_and_time(at));
    view! {
        <dl class="review">
            <div><dt>{t.follow_grid_spent()}</dt><dd>{time(t, detail.row.spent)}</dd></div>
            <div><dt>{t.follow_grid_seen()}</dt><dd>{seen}</dd></div>
        </dl>
        <table class="cards">
            <caption>{t.learner_modules()}</caption>
            <thead><tr>
                <th scope="col">{t.calendar_module()}</th>
                <th scope="col" class="num">{t.measure_read()}</th>
                <th scope="col" class="num">{t.measure_practised()}</th>
                <th scope="col" class="num">{t.measure_success()}</th>
                <th scope="col" class="num">{t.follow_grid_spent()}</th>
                <th scope="col">{t.progress_state()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn answers(
    site: &Site,
    writer: &Writer,
    detail: &Detail,
    shown: &[&Answer],
    revisions: &BTreeMap<&str, Arc<Revision>>,
    module: Option<&str>,
) -> AnyView {
    let t = &site.text;
    let title = module.and_then(|id| detail.modules.iter().find(|m| m.id == id)).map(|m| m.title.clone());
    let all = title.is_some().then(|| {
        let address = routes::follow_one(detail.cohort.id, detail.row.member.person);
        view! { <p><a href=site.to(format!("{address}#answers"))>{t.answers_all()}</a></p> }
    });
    let heading = title.map_or_else(|| t.answers_title(), |title| t.answers_of(title));
    if shown.is_empty() {
        return view! { <section id="answers"><h2>{heading}</h2>{all}<p>{t.answers_none()}</p></section> }.into_any();
    }
    let rows: Vec<_> = shown
        .iter()
        .map(|answer| line(site, writer, detail, answer, revisions.get(answer.revision.as_str())))
        .collect();
    view! {
        <section id="answers">
            <h2>{heading}</h2>
            {all}
            <table class="cards">
                <caption>{t.answers_caption(detail.answers.len())}</caption>
                <thead><tr>
                    <th scope="col">{t.answer_question()}</th>
                    <th scope="col">{t.answer_given()}</th>
                    <th scope="col">{t.answer_worth()}</th>
                    <th scope="col">{t.answer_when()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn line(site: &Site, writer: &Writer, detail: &Detail, answer: &Answer, revision: Option<&Arc<Revision>>) -> AnyView {
    let t = &site.text;
    let subject = follow::subject(answer);
    let title = detail.titles.get(&subject).cloned().unwrap_or(subject);
    let marked =
        Marked { verdict: answer.practised.verdict, credit: answer.credit, parts: Vec::new(), feedback: Vec::new() };
    let (class, word) = verdict(t, &marked);
    let given = revision.and_then(|revision| task(revision, answer)).map(|task| {
        let lines = given_lines(writer, task, &answer.practised.response);
        let lines: Vec<_> = lines.into_iter().map(|html| view! { <div inner_html=html></div> }).collect();
        view! { <div>{lines}</div> }
    });
    let hinted = answer.practised.hinted.then(|| view! { " "<span class="tag hinted">{t.answer_hinted()}</span> });
    view! {
        <tr>
            <th scope="row">{title}" "<small>{t.answer_try(answer.number)}</small></th>
            <td data-label=t.answer_given()>{given}</td>
            <td data-label=t.answer_worth()><span class=class>{word}</span>{hinted}</td>
            <td data-label=t.answer_when()>{site.day_and_time(answer.at)}</td>
        </tr>
    }
    .into_any()
}

/// The task as it stood in the revision of the answer.
fn task<'a>(revision: &'a Revision, answer: &Answer) -> Option<&'a Task> {
    let language = answer.practised.language;
    let question = revision.course.questions.get(answer.question.as_str())?.question();
    match &answer.step {
        None => Some(&question.wording(language).1.task),
        Some(step) => question.case(language)?.steps.iter().find(|s| s.id.as_str() == step).map(|s| &s.task),
    }
}

fn pages(site: &Site, detail: &Detail, module: Option<&str>, from: usize) -> Option<AnyView> {
    let t = &site.text;
    let page = from / SHOWN + 1;
    let to = |page: usize| {
        let address = routes::follow_one(detail.cohort.id, detail.row.member.person);
        let query = [("module", module.unwrap_or_default()), ("page", &page.to_string())];
        site.to(format!("{}#answers", routes::with_query(&address, &query)))
    };
    let later = (page > 1).then(|| view! { <li><a rel="prev" href=to(page - 1)>{t.answers_later()}</a></li> });
    let more = detail.answers.len() > from + SHOWN;
    let earlier = more.then(|| view! { <li><a rel="next" href=to(page + 1)>{t.answers_earlier()}</a></li> });
    let any = later.is_some() || earlier.is_some();
    any.then(|| view! { <nav class="pages" aria-label=t.answers_title()><ul>{later}{earlier}</ul></nav> }.into_any())
}

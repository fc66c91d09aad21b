//! A test: before it starts, question by question, looked over, and its result.

use super::{
    form,
    practice::{Around, expected, feedback, verdict},
};
use crate::{
    catalogue::prose::Writer,
    page::{About, Page, Site},
    routes,
};
use learning::{catalogue::Purpose, quiz::Marked};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::Law,
    ids::{AttemptId, CohortId, EventId},
    quiz::{
        progress::Progress,
        tests::{self, Overview, Sat, Sitting},
    },
};
use std::sync::Arc;

/// The page before a test starts.
///
/// # Errors
/// [`service::Refusal::NotFound`] when the person is not in the cohort or there is no such test.
pub async fn overview(site: &Site, cohort: CohortId, test: &str) -> Result<Page, Error> {
    let overview = tests::overview(&site.ctx, cohort, test).await?;
    let found = overview.test()?;
    let language = site.ctx.locale.into();
    let course = &overview.revision.course;
    let t = &site.text;
    let title = found.title.text(language).clone();
    let about =
        About::titled(title.clone()).under(course.title.text(language).clone(), routes::course(course.id.as_str()));
    let training = found.purpose == Purpose::Training;
    let (length, minutes) = (i64::from(found.length()), i64::from(found.minutes));
    Ok(site.page(about, || {
        view! {
            <h1>{title}</h1>
            <h2>{t.test_rules()}</h2>
            <ul>
                <li>{t.test_rule_length(length)}</li>
                <li>{t.test_rule_minutes(minutes)}</li>
                <li>{t.test_rule_saved()}</li>
                <li>{t.test_rule_change()}</li>
                <li>{t.test_rule_half()}</li>
                {training.then(|| view! { <li>{t.test_rule_training()}</li> })}
            </ul>
            {opening(site, &overview)}
            {start(site, &overview)}
            {attempts(site, &overview.attempts)}
        }
    }))
}

fn opening(site: &Site, overview: &Overview) -> Option<AnyView> {
    let t = &site.text;
    let now = site.ctx.now;
    let words = match (overview.opens_at, overview.closes_at) {
        (Some(opens), _) if now < opens => t.test_not_yet(site.day_and_time(opens)),
        (_, Some(closes)) if now < closes => t.test_closes(site.day_and_time(closes)),
        (_, Some(closed)) => t.test_past(site.day_and_time(closed)),
        _ => return None,
    };
    Some(view! { <div class="notice"><p>{words}</p></div> }.into_any())
}

fn start(site: &Site, overview: &Overview) -> AnyView {
    let t = &site.text;
    let used = u32::try_from(overview.attempts.len()).unwrap_or(u32::MAX);
    let left = overview.allowed.saturating_sub(used);
    let words = match (overview.under_way().is_some(), overview.may_open(site.ctx.now)) {
        (true, _) => Some(t.test_resume()),
        (false, true) => Some(t.test_open()),
        (false, false) => None,
    };
    let action = site.to(routes::test(overview.enrolled.cohort, &overview.test));
    let form = words.map(|words| {
        view! { <form method="post" action=action><div class="row"><button class="button">{words}</button></div></form> }
    });
    view! { <p>{t.test_attempts(i64::from(left))}</p>{form} }.into_any()
}

fn attempts(site: &Site, sats: &[Sat]) -> Option<AnyView> {
    if sats.is_empty() {
        return None;
    }
    let t = &site.text;
    let rows: Vec<_> = sats
        .iter()
        .map(|sat| {
            let when = sat.closed_at.map_or_else(|| t.attempt_open(), |at| t.attempt_handed_in(site.day_and_time(at)));
            let mark = sat.mark.map(|m| t.out_of_twenty(t.hundredths(m)));
            let address = site.to(routes::attempt(sat.id));
            view! {
                <li>
                    <div><a href=address>{t.attempt_number(i64::from(sat.number))}</a><small>{when}</small></div>
                    <b>{mark}</b>
                </li>
            }
        })
        .collect();
    Some(view! { <h2>{t.test_your_attempts()}</h2><ul class="list">{rows}</ul> }.into_any())
}

/// What was wrong with the answer just sent, in words.
pub type Wrong = Option<String>;

/// One question of an attempt under way.
///
/// # Errors
/// [`service::Refusal::NotFound`] for another's attempt or an ordinal beyond the paper.
pub async fn question(site: &Site, attempt: AttemptId, ordinal: u32, wrong: Wrong) -> Result<Option<Page>, Error> {
    let sitting = tests::sitting(&site.ctx, attempt).await?;
    if sitting.sat.closed_at.is_some() {
        return Ok(None);
    }
    let (question, order, before) = sitting.question(ordinal)?;
    let (language, wording) = question.wording(sitting.language);
    let writer = Writer::without_links(site, sitting.revision.course.id.as_str());
    let t = &site.text;
    let title = t.question_of(i64::from(ordinal), i64::from(sitting.length()));
    let stem = if wording.stem.is_empty() {
        format!("<p>{}</p>", crate::catalogue::prose::escape(&wording.title))
    } else {
        writer.html(&wording.stem)
    };
    let status = if wrong.is_some() { 422 } else { 200 };
    let controls = form::controls(t, &writer, "given", &wording.task, order, before);
    let page = site.page(About::titled(title.clone()).status(status), || {
        view! {
            {timer(site, &sitting)}
            <h1>{title}</h1>
            {dots(site, &sitting, Some(ordinal))}
            <form class="question card" method="post" action=site.to(routes::question(attempt, ordinal))>
                <input type="hidden" name="event" value=EventId::new().to_string()/>
                <div id="stem" lang=language.tag() inner_html=stem></div>
                <fieldset aria-labelledby="stem">
                    {wrong.map(|words| view! { <p class="error" role="alert">{words}</p> })}
                    {controls}
                </fieldset>
                <div class="row">
                    <button class="button">{t.test_save()}</button>
                    <a href=site.to(routes::attempt(attempt))>{t.test_look_over()}</a>
                </div>
            </form>
        }
    });
    Ok(Some(page))
}

fn timer(site: &Site, sitting: &Sitting) -> AnyView {
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let until = sitting.due_at.map(|due| view! { <span>{t.test_until(t.time(due, zone))}</span> });
    let kept = sitting
        .kept_at()
        .map(|at| view! { <p class="saved right" role="status">{t.test_last_saved(t.time(at, zone))}</p> });
    view! { <div class="timer">{until}{kept}</div> }.into_any()
}

fn dots(site: &Site, sitting: &Sitting, here: Option<u32>) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = (1..=sitting.length())
        .map(|ordinal| {
            let answered = sitting.answered(ordinal);
            let word = if answered { t.test_answered() } else { t.test_unanswered() };
            let class = answered.then_some("info");
            let current = (here == Some(ordinal)).then_some("step");
            let address = site.to(routes::question(sitting.sat.id, ordinal));
            view! {
                <li class=class aria-current=current>
                    <a href=address><span class="vh">{ordinal}" "{word}</span></a>
                </li>
            }
        })
        .collect();
    view! { <ol class="dots" aria-label=t.tests()>{rows}</ol> }.into_any()
}

/// An attempt: looked over while it is under way, its result once handed in.
///
/// # Errors
/// [`service::Refusal::NotFound`] for another's attempt.
pub async fn attempt(site: &Site, id: AttemptId) -> Result<Page, Error> {
    let sitting = tests::sitting(&site.ctx, id).await?;
    if sitting.sat.closed_at.is_none() {
        return look_over(site, &sitting);
    }
    let law = service::catalogue::law(&site.ctx).await.ok();
    result(site, &sitting, law)
}

fn look_over(site: &Site, sitting: &Sitting) -> Result<Page, Error> {
    let t = &site.text;
    let missing = (1..=sitting.length()).filter(|o| !sitting.answered(*o)).count();
    let says = match i64::try_from(missing).unwrap_or(0) {
        0 => t.test_all_answered(),
        some => t.test_some_unanswered(some),
    };
    let rows: Vec<_> = (1..=sitting.length())
        .map(|ordinal| {
            let (tone, word) = if sitting.answered(ordinal) {
                ("tag right", t.test_answered())
            } else {
                ("tag open", t.test_unanswered())
            };
            let address = site.to(routes::question(sitting.sat.id, ordinal));
            let name = t.question_of(i64::from(ordinal), i64::from(sitting.length()));
            view! { <li><div><a href=address>{name}</a></div><span class=tone>{word}</span></li> }
        })
        .collect();
    Ok(site.page(About::titled(t.test_look_over()), || {
        view! {
            {timer(site, sitting)}
            <h1>{t.test_look_over()}</h1>
            <p>{says}</p>
            <ul class="list">{rows}</ul>
            <form method="post" action=site.to(routes::hand_in(sitting.sat.id))>
                <p>{t.test_hand_in_says()}</p>
                <div class="row"><button class="button">{t.test_hand_in()}</button></div>
            </form>
        }
    }))
}

fn result(site: &Site, sitting: &Sitting, law: Option<Arc<Law>>) -> Result<Page, Error> {
    let t = &site.text;
    let test = sitting.test()?;
    let language = site.ctx.locale.into();
    let course = &sitting.revision.course;
    let mark = sitting.sat.mark.unwrap_or_default();
    let pass = i32::from(test.pass);
    let verdict = if mark >= pass {
        view! { <span class="tag right">{t.test_passed(t.hundredths(pass))}</span> }.into_any()
    } else {
        view! { <span class="tag wrong">{t.test_failed(t.hundredths(pass))}</span> }.into_any()
    };
    let title = test.title.text(language).clone();
    let about = About::titled(t.test_result())
        .under(course.title.text(language).clone(), routes::course(course.id.as_str()))
        .under(title.clone(), routes::test(sitting.cohort, &sitting.test));
    let writer = Writer::new(site, course.id.as_str(), law);
    let corrections = corrections(site, sitting, &writer);
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{title}</p>
            <h1>{t.test_result()}</h1>
            <dl class="stats"><div><dt>{t.test_mark()}</dt><dd>{t.out_of_twenty(t.hundredths(mark))}</dd></div></dl>
            <p>{verdict}</p>
            <h2>{t.test_correction()}</h2>
            {corrections}
        }
    }))
}

fn corrections(site: &Site, sitting: &Sitting, writer: &Writer) -> Vec<AnyView> {
    let marked = sitting.marked();
    (1..=sitting.length()).zip(marked).filter_map(|(o, m)| correction(site, sitting, writer, o, m)).collect()
}

fn correction(
    site: &Site,
    sitting: &Sitting,
    writer: &Writer,
    ordinal: u32,
    marked: Option<Marked>,
) -> Option<AnyView> {
    let t = &site.text;
    let (question, order, before) = sitting.question(ordinal).ok()?;
    let (language, wording) = question.wording(sitting.language);
    let empty = Progress::default();
    let around = Around {
        site,
        writer,
        course: sitting.revision.course.id.as_str(),
        page: String::new(),
        reader: (None, None),
        progress: &empty,
        just: None,
        again: None,
    };
    let after = match &marked {
        Some(marked) => feedback(&around, question, wording, marked),
        None => {
            let expected = expected(t, writer, &wording.task);
            view! { <div class="explains"><p><span class="tag wrong">{t.test_your_answer_none()}</span></p>{expected}</div> }
                .into_any()
        }
    };
    let stem = if wording.stem.is_empty() { String::new() } else { writer.html(&wording.stem) };
    let controls = form::controls(t, writer, &format!("given-{ordinal}"), &wording.task, order, before);
    let (class, word) = match &marked {
        Some(marked) => verdict(t, marked),
        None => ("tag wrong", t.test_unanswered()),
    };
    let name = t.question_of(i64::from(ordinal), i64::from(sitting.length()));
    let correction = view! {
        <details class="overlay" lang=language.tag()>
            <summary>{name.clone()}" : "{wording.title.clone()}" "<span class=class>{word}</span></summary>
            <div inner_html=stem></div>
            <fieldset disabled=true aria-label=name>{controls}</fieldset>
            {after}
        </details>
    };
    Some(correction.into_any())
}

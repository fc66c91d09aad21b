//! A copy that was handed in: waiting for its result, then mark, correction and appeals.

use super::{
    answered, form,
    practice::{Around, expected, feedback, verdict},
};
use crate::{
    catalogue::prose::Writer,
    page::{About, Page, Site},
    routes,
};
use learning::quiz::Marked;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::Law,
    quiz::{
        appeals::{Appeal, Outcome},
        conditions::Release,
        progress::Progress,
        tests::{Ending, Sitting},
    },
};
use std::sync::Arc;

fn about(site: &Site, sitting: &Sitting, title: String) -> Result<About, Error> {
    let language = site.ctx.locale.into();
    let course = &sitting.revision.course;
    Ok(About::titled(title)
        .under(course.title.text(language).clone(), routes::course(course.id.as_str()))
        .under(sitting.test()?.title.text(language).clone(), routes::test(sitting.cohort, &sitting.test)))
}

/// How it ended, what came late, whether it was annulled.
fn ended(site: &Site, sitting: &Sitting) -> AnyView {
    let t = &site.text;
    let at = sitting.sat.closed_at.map(|at| site.day_and_time(at)).unwrap_or_default();
    let how = match sitting.sat.ending {
        Some(Ending::Time) => Some(t.test_closed_at(at)),
        Some(Ending::Void) => None,
        Some(Ending::HandedIn) | None => Some(t.test_handed_in_at(at)),
    };
    let how = how.map(|words| view! { <p>{words}</p> });
    let part = i64::try_from(super::attempt::answered(sitting)).unwrap_or(0);
    let voided = sitting
        .sat
        .voided
        .clone()
        .map(|reason| view! { <div class="notice wrong"><p>{t.test_voided(reason)}</p></div> });
    let late = (sitting.late > 0)
        .then(|| view! { <div class="notice warn"><p>{t.test_late_count(i64::from(sitting.late))}</p></div> });
    view! {
        {voided}
        {how}
        <p>{t.test_answered_count(part, i64::from(sitting.length()))}</p>
        {late}
    }
    .into_any()
}

/// Handed in, and the results not given out yet: nothing of the key, the mark or the seed is here.
pub(super) fn waiting(site: &Site, sitting: &Sitting) -> Result<Page, Error> {
    let t = &site.text;
    let when = match sitting.release {
        Release::AtClose => t.test_results_at_close(),
        Release::AtOnce | Release::ByAct => t.test_results_by_act(),
    };
    let about = about(site, sitting, t.test_handed_in_title())?;
    Ok(site.page(about, || {
        view! {
            <h1>{t.test_handed_in_title()}</h1>
            {ended(site, sitting)}
            <div class="notice"><p>{when}</p></div>
        }
    }))
}

/// An appeal that was refused: on which question, why, and what was typed.
pub(super) type Refused = Option<(u32, String, String)>;

/// Mark and correction.
pub(super) fn result(
    site: &Site,
    sitting: &Sitting,
    law: Option<Arc<Law>>,
    appeals: &[Appeal],
    refused: Refused,
) -> Result<Page, Error> {
    let t = &site.text;
    let pass = i32::from(sitting.test()?.pass);
    let mark = sitting.sat.mark.map(|mark| {
        let (tone, words) = if mark >= pass {
            ("tag right", t.test_passed(t.hundredths(pass)))
        } else {
            ("tag wrong", t.test_failed(t.hundredths(pass)))
        };
        view! {
            <dl class="stats"><div><dt>{t.test_mark()}</dt><dd>{t.out_of_twenty(t.hundredths(mark))}</dd></div></dl>
            <p><span class=tone>{words}</span></p>
        }
    });
    let status = if refused.is_some() { 422 } else { 200 };
    let about = about(site, sitting, t.test_result())?.status(status);
    let title = sitting.test()?.title.text(site.ctx.locale.into()).clone();
    let writer = Writer::new(site, sitting.revision.course.id.as_str(), law);
    let marked = sitting.correction()?;
    let corrections: Vec<_> = (1..=sitting.length())
        .zip(marked)
        .filter_map(|(o, m)| correction(site, sitting, &writer, o, m, appeals, &refused))
        .collect();
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{title}</p>
            <h1>{t.test_result()}</h1>
            {mark}
            {sitting.afterwards.as_ref().map(|one| super::copy_replay::regraded(site, one))}
            {ended(site, sitting)}
            <p><a href=site.to(routes::copy_replay(sitting.sat.id))>{t.copy_replay_link()}</a></p>
            <h2>{t.test_correction()}</h2>
            {corrections}
        }
    }))
}

fn correction(
    site: &Site,
    sitting: &Sitting,
    writer: &Writer,
    ordinal: u32,
    marked: Option<Marked>,
    appeals: &[Appeal],
    refused: &Refused,
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
    let controls = match before {
        Some(response) => answered::given(t, writer, &wording.task, response),
        None => form::controls(t, writer, &format!("given-{ordinal}"), &wording.task, order, None),
    };
    let (class, word) = match &marked {
        Some(marked) => verdict(t, marked),
        None => ("tag wrong", t.test_unanswered()),
    };
    let name = t.question_of(i64::from(ordinal), i64::from(sitting.length()));
    let own = appeals.iter().find(|appeal| appeal.ordinal == ordinal);
    let typed = refused.as_ref().filter(|(refused, ..)| *refused == ordinal);
    let correction = view! {
        <details class="overlay" open=typed.is_some()>
            <summary>{name.clone()}" : "<span lang=language.tag()>{wording.title.clone()}</span>" "<span class=class>{word}</span></summary>
            <div lang=language.tag() inner_html=stem></div>
            <fieldset disabled=true aria-label=name>{controls}</fieldset>
            {after}
            {appeal(site, sitting, ordinal, own, typed)}
        </details>
    };
    Some(correction.into_any())
}

/// What was objected and answered, or the form to object.
fn appeal(
    site: &Site,
    sitting: &Sitting,
    ordinal: u32,
    own: Option<&Appeal>,
    typed: Option<&(u32, String, String)>,
) -> AnyView {
    let t = &site.text;
    if let Some(appeal) = own {
        let answer = match &appeal.answer {
            Some((outcome, words, at)) => {
                let (tone, decision) = outcome_words(site, *outcome);
                view! {
                    <p><span class=tone>{decision}</span>" "{t.appeal_answered(site.day_and_time(*at))}</p>
                    {paragraphs(words)}
                }
                .into_any()
            }
            None => view! { <p><span class="tag open">{t.appeal_waits()}</span></p> }.into_any(),
        };
        return view! {
            <section class="card">
                <h3>{t.appeal_yours(site.day_and_time(appeal.at))}</h3>
                {paragraphs(&appeal.words)}
                {answer}
            </section>
        }
        .into_any();
    }
    let id = format!("appeal-{ordinal}");
    let error = typed.map(|(_, words, _)| view! { <p class="error" role="alert">{words.clone()}</p> });
    let value = typed.map(|(_, _, value)| value.clone()).unwrap_or_default();
    view! {
        <details class="overlay" open=typed.is_some()>
            <summary>{t.appeal_title()}</summary>
            <form method="post" action=site.to(routes::lodge_appeal(sitting.sat.id))>
                <input type="hidden" name="ordinal" value=ordinal.to_string()/>
                <p>{t.appeal_says()}</p>
                <div class="field">
                    <label for=id.clone()>{t.appeal_words()}</label>
                    {error}
                    <textarea id=id name="words" rows="5" maxlength="4000">{crate::parts::inside(&value)}</textarea>
                </div>
                <div class="row"><button class="button quiet">{t.appeal_lodge()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// What became of an appeal, in words and tone.
pub(super) fn outcome_words(site: &Site, outcome: Outcome) -> (&'static str, String) {
    match outcome {
        Outcome::Upheld => ("tag right", site.text.appeal_upheld()),
        Outcome::Dismissed => ("tag wrong", site.text.appeal_dismissed()),
    }
}

/// Plain words as somebody typed them.
pub(super) fn paragraphs(words: &str) -> Vec<AnyView> {
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect()
}

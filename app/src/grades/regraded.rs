//! A regrade that was done: what it changed, and undoing it.

use super::regrade::ruling;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem::field_error,
    routes::{self, patterns},
    text::Text,
};
use learning::grades::regrade::Ruling;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    grades::regrade::{self, Line, LineState, Regraded},
    ids::RegradeId,
};

/// The page of a regrade; after a refusal to undo it, with the reason that was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not mark tests again.
pub async fn regraded(site: &Site, id: RegradeId, sent: Option<(&str, &Refusal)>) -> Result<Page, Error> {
    let t = &site.text;
    let done = regrade::regraded(&site.ctx, id).await?;
    let mut form = Form::default();
    let mut status = 200;
    if let Some((reason, refusal)) = sent {
        form = form.with("reason", reason);
        status = 409;
        if let Refusal::Field { field, code } = refusal {
            form = form.wrong(field, field_error(t, field, code));
            status = 422;
        }
    }
    let title = t.regraded_title(done.title.clone(), site.day_and_time(done.at));
    let cohort = done.cohort.id;
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(done.cohort.name.clone(), routes::cohort(cohort))
        .under(t.marks_title(), routes::marks(cohort))
        .under(t.regrade_title(), routes::regrades(cohort))
        .wide()
        .status(status);
    Ok(site.page(about, || {
        let refused = (status == 409)
            .then(|| view! { <div class="notice warn" role="alert"><p>{t.regraded_conflict()}</p></div> });
        let undone = done.undone.as_ref().map(|(at, by, reason)| {
            let words = t.regraded_undone_on(site.day_and_time(*at), by.clone().unwrap_or_default(), reason.clone());
            view! { <div class="notice warn"><p>{words}</p></div> }
        });
        view! {
            {error_summary(t, &form)}
            <h1>{title}</h1>
            {refused}
            {undone}
            <dl class="review">
                <div><dt>{t.regraded_by()}</dt><dd>{done.by.clone()}</dd></div>
                <div><dt>{t.regraded_reason()}</dt><dd>{done.reason.clone()}</dd></div>
                {rulings(t, &done)}
            </dl>
            {lines(t, &done)}
            {undo(site, &done, &form)}
            <p><a class="back" href=site.to(routes::regrade(cohort, &done.test))>{t.regrade_back()}</a></p>
        }
    }))
}

fn rulings(t: &Text, done: &Regraded) -> Option<AnyView> {
    let said: Vec<_> = done
        .rulings
        .iter()
        .filter(|(_, one)| **one != Ruling::Kept)
        .map(|(question, one)| view! { <li>{done.name(question)}" : "{ruling(t, *one)}</li> })
        .collect();
    (!said.is_empty()).then(|| view! { <div><dt>{t.regraded_rulings()}</dt><dd><ul>{said}</ul></dd></div> }.into_any())
}

fn lines(t: &Text, done: &Regraded) -> AnyView {
    let row = |one: &Line| {
        let (tone, words) = match one.state {
            LineState::Stands => ("tag right", t.regraded_stands()),
            LineState::Overtaken => ("tag", t.regraded_overtaken()),
            LineState::Undone => ("tag", t.regraded_undone()),
        };
        view! {
            <tr>
                <th scope="row"><div>{one.member.name()}" "<small>{one.member.matricule.clone()}</small></div></th>
                <td class="num" data-label=t.regrade_attempt()>{one.attempt}</td>
                <td class="num" data-label=t.regraded_was()>{t.hundredths(one.before)}</td>
                <td class="num" data-label=t.regraded_became()><span class="mark">{t.hundredths(one.after)}</span></td>
                <td data-label=t.regrade_questions()>{one.questions.iter().map(|question| done.name(question)).collect::<Vec<_>>().join(", ")}</td>
                <td data-label=t.regraded_state()><span class=tone>{words}</span></td>
            </tr>
        }
    };
    let rows: Vec<_> = done.lines.iter().map(row).collect();
    view! {
        <table class="cards">
            <caption>{t.regraded_caption()}</caption>
            <thead><tr>
                <th scope="col">{t.person_name()}</th>
                <th scope="col" class="num">{t.regrade_attempt()}</th>
                <th scope="col" class="num">{t.regraded_was()}</th>
                <th scope="col" class="num">{t.regraded_became()}</th>
                <th scope="col">{t.regrade_questions()}</th>
                <th scope="col">{t.regraded_state()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn undo(site: &Site, done: &Regraded, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    if done.undone.is_some() {
        return None;
    }
    let count = |state: LineState| done.lines.iter().filter(|line| line.state == state).count();
    let (stand, overtaken) = (count(LineState::Stands), count(LineState::Overtaken));
    if stand == 0 {
        return Some(view! { <h2>{t.regraded_undo()}</h2><p>{t.regraded_undo_none()}</p> }.into_any());
    }
    let left = (overtaken > 0).then(|| view! { <p>{t.regraded_undo_left(overtaken)}</p> });
    let reason = Field::new("reason", t.typing_reason()).hint(t.regraded_undo_hint()).required();
    let view = view! {
        <h2>{t.regraded_undo()}</h2>
        <p>{t.regraded_undo_says(stand)}</p>
        {left}
        <form method="post" action=site.to(routes::regraded(done.id))>
            {reason.show(t, form)}
            <div class="row"><button class="button danger">{t.regraded_undo_do()}</button></div>
        </form>
    };
    Some(view.into_any())
}

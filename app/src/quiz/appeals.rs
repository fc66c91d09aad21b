//! Appeals: lodged on a result, answered by the instructor.

use super::result::{self, outcome_words, paragraphs};
use crate::{
    page::{About, Page, Site},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    ids::{AppealId, AttemptId, CohortId},
    quiz::{
        appeals::{self, Lodged, Outcome},
        tests,
    },
};

/// The result again, with an appeal that was refused and what was typed.
///
/// # Errors
/// [`Refusal::NotReleased`] before results are out; [`Refusal::NotFound`].
pub async fn refused(
    site: &Site,
    attempt: AttemptId,
    ordinal: u32,
    refusal: &Refusal,
    typed: String,
) -> Result<Page, Error> {
    let sitting = tests::sitting(&site.ctx, attempt).await?;
    let law = service::catalogue::law(&site.ctx).await.ok();
    let own = appeals::own(&site.ctx, attempt).await?;
    let words = problem::refusal(&site.text, refusal);
    result::result(site, &sitting, law, &own, Some((ordinal, words, typed)))
}

/// An answer that was refused: to which appeal, why, and what was typed.
pub type Refused = Option<(AppealId, Refusal, String)>;

/// The appeals of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not answer appeals.
pub async fn of_cohort(site: &Site, id: CohortId, refused: Refused) -> Result<Page, Error> {
    let (cohort, all) = appeals::of_cohort(&site.ctx, id).await?;
    let t = &site.text;
    let about = About::titled(t.appeals_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id))
        .status(if refused.is_some() { 422 } else { 200 });
    Ok(site.page(about, || {
        let cards: Vec<_> = all.iter().map(|one| card(site, one, &refused)).collect();
        let body = if cards.is_empty() {
            view! { <div class="empty"><h2>{t.appeals_none()}</h2><p>{t.appeals_none_says()}</p></div> }.into_any()
        } else {
            view! { <p>{t.appeals_mark_hint()}</p>{cards} }.into_any()
        };
        view! { <h1>{t.appeals_title()}</h1>{body} }
    }))
}

fn card(site: &Site, lodged: &Lodged, refused: &Refused) -> AnyView {
    let t = &site.text;
    let appeal = &lodged.appeal;
    let body = match &appeal.answer {
        Some((outcome, words, at)) => {
            let (tone, decision) = outcome_words(site, *outcome);
            view! {
                <p><span class=tone>{decision}</span>" "{t.appeal_answered(site.day_and_time(*at))}</p>
                {paragraphs(words)}
            }
            .into_any()
        }
        None => answer_form(site, appeal.id, refused.as_ref().filter(|(id, ..)| *id == appeal.id)),
    };
    view! {
        <section class="card">
            <h2>{t.appeals_question(lodged.test.clone(), i64::from(appeal.ordinal))}</h2>
            <p class="meta">{lodged.who.clone()}" · "{site.day_and_time(appeal.at)}</p>
            {paragraphs(&appeal.words)}
            <p><a href=site.to(routes::copy_replay(appeal.attempt))>{t.appeals_replay()}</a></p>
            {body}
        </section>
    }
    .into_any()
}

fn answer_form(site: &Site, id: AppealId, refused: Option<&(AppealId, Refusal, String)>) -> AnyView {
    let t = &site.text;
    let (outcome, words) = (format!("outcome-{id}"), format!("words-{id}"));
    let error = refused.map(|(_, refusal, _)| {
        view! { <p class="error" role="alert">{problem::refusal(t, refusal)}</p> }
    });
    let typed = refused.map(|(_, _, typed)| typed.clone()).unwrap_or_default();
    view! {
        <form method="post" action=site.to(routes::answer_appeal(id))>
            <div class="field">
                <label for=outcome.clone()>{t.appeals_outcome()}</label>
                <select id=outcome name="outcome">
                    <option value=Outcome::Dismissed.word()>{t.appeal_dismissed()}</option>
                    <option value=Outcome::Upheld.word()>{t.appeal_upheld()}</option>
                </select>
            </div>
            <div class="field">
                <label for=words.clone()>{t.appeals_answer()}</label>
                {error}
                <textarea id=words name="words" rows="5" maxlength="4000">{crate::parts::inside(&typed)}</textarea>
            </div>
            <div class="row"><button class="button">{t.appeals_send()}</button></div>
        </form>
    }
    .into_any()
}

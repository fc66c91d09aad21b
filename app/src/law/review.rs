//! One thing that rests on law that moved: what it says, the state of the law, the decision and its history.

use super::reviews::{held, state};
use crate::{
    catalogue::prose::{Mark, Prose, Writer, about},
    page::{About, Page, Site},
    parts::{Area, Field, Form, error_summary},
    problem::field_error,
    quiz::practice::expected,
    routes::{self, patterns},
};
use learning::{catalogue::ProvisionRef, quiz::Question};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal, catalogue,
    catalogue::Law,
    law::review::{self, Approval, Decision, Item, Subject},
};
use std::sync::Arc;

/// A decision that was refused.
#[derive(Clone, Debug)]
pub struct ReviewForm {
    /// What was typed.
    pub approval: Approval,
    /// Why it was refused.
    pub refusal: Refusal,
}

/// The page of one thing to review.
///
/// # Errors
/// [`Refusal::NotFound`] when it rests on sound law only; when the actor may neither publish nor review.
pub async fn review(site: &Site, subject: &Subject, refused: Option<ReviewForm>) -> Result<Page, Error> {
    let (item, history) = review::show(&site.ctx, subject).await?;
    let law = catalogue::law(&site.ctx).await?;
    let t = &site.text;
    let form = form(site, refused.as_ref());
    let status = if refused.is_some() { 422 } else { 200 };
    let about = About::titled(item.title.clone())
        .under(t.law_title(), patterns::LAW)
        .under(t.reviews_title(), patterns::REVIEWS)
        .status(status);
    Ok(site.page(about, || {
        let (tone, word) = state(t, &item);
        let provisions: Vec<_> = item.unsound.provisions.keys().map(|p| provision(site, &law, p)).collect();
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{item.unsound.course.clone()}" · "<code>{item.unsound.subject.clone()}</code></p>
            <h1>{item.title.clone()}</h1>
            <p><span class=tone>{word}</span></p>
            {held(t, &item).map(|words| view! { <p>{words}" "{t.review_held_says()}</p> })}
            <h2>{t.review_law()}</h2>
            <ul class="list">{provisions}</ul>
            {content(site, &item, &law)}
            {decide(site, &item, &form)}
            {take_back(site, &item, &form)}
            {past(site, &history)}
        }
    }))
}

fn form(site: &Site, refused: Option<&ReviewForm>) -> Form {
    let Some(refused) = refused else { return Form::default() };
    let form =
        Form::default().with("reason", refused.approval.reason.clone()).with("until", refused.approval.until.clone());
    match &refused.refusal {
        Refusal::Field { field: "until", code } => form.wrong("until", field_error(&site.text, "until", code)),
        Refusal::Field { field, code } => form.wrong("reason", field_error(&site.text, field, code)),
        other => form.wrong("reason", crate::problem::refusal(&site.text, other)),
    }
}

fn provision(site: &Site, law: &Law, reference: &ProvisionRef) -> Option<AnyView> {
    let language = site.ctx.locale.into();
    let (instrument, provision) = law.register.provision(reference)?;
    let mark = Mark::of(&provision.state);
    let address = site.to(routes::provision(instrument.id.as_str(), provision.id.as_str()));
    let row = view! {
        <li>
            <div>
                <a href=address>{about(&site.text, &provision.article, provision.subject.text(language))}</a>
                <small>{instrument.title.text(language).clone()}</small>
            </div>
            <span class="tag" data-state=mark.word()>{mark.says(&site.text)}</span>
        </li>
    };
    Some(row.into_any())
}

/// A question with its answer; a page by its address.
fn content(site: &Site, item: &Item, law: &Arc<Law>) -> AnyView {
    let t = &site.text;
    let own = &item.unsound;
    let page = item.page.as_ref().map(|(module, lesson)| {
        let address = site.to(routes::lesson(&own.course, module, lesson));
        view! { <p><a href=address>{t.review_page()}</a></p> }
    });
    let course = &item.revision.course;
    let practice = course.questions.get(own.subject.as_str()).map(|q| q.question());
    let question = practice.or_else(|| item.revision.bank.get(&own.subject).map(|q| q.unsealed()));
    let asked = question.map(|question| asked(site, &own.course, question, law));
    view! { {page}{asked} }.into_any()
}

fn asked(site: &Site, course: &str, question: &Question, law: &Arc<Law>) -> AnyView {
    let writer = Writer::new(site, course, Some(law.clone()));
    let (_, wording) = question.wording(site.ctx.locale.into());
    let explanation = wording.explanation.as_ref().map(|e| view! { <Prose html=writer.html(e)/> });
    view! {
        <h2>{site.text.review_question()}</h2>
        <div class="card">
            <Prose html=writer.html(&wording.stem)/>
            {expected(&site.text, &writer, &wording.task)}
            {explanation}
            <p class="cite" inner_html=writer.cited(question.all_citations())></p>
        </div>
    }
    .into_any()
}

/// The way to take back an approval that stands.
fn take_back(site: &Site, item: &Item, form: &Form) -> Option<AnyView> {
    if !site.ctx.may(Act::ReviewLaw) || !item.approved {
        return None;
    }
    let t = &site.text;
    let own = &item.unsound;
    let reason = Area { name: "reason", label: t.review_reason(), hint: t.review_withdraw_hint() };
    let view = view! {
        <h2>{t.review_withdraw_title()}</h2>
        <p>{t.review_withdraw_says()}</p>
        <form method="post" action=site.to(routes::review(&own.course, own.kind.word(), &own.subject))>
            <input type="hidden" name="decision" value="withdraw"/>
            {reason.show(t, form)}
            <div class="row"><button class="button danger">{t.review_withdraw()}</button></div>
        </form>
    };
    Some(view.into_any())
}

fn decide(site: &Site, item: &Item, form: &Form) -> Option<AnyView> {
    if !site.ctx.may(Act::ReviewLaw) || item.approved {
        return None;
    }
    let t = &site.text;
    let own = &item.unsound;
    let reason = Area { name: "reason", label: t.review_reason(), hint: t.review_reason_hint() };
    let until = Field::new("until", t.review_until()).hint(t.review_until_hint()).kind("date").short().required();
    let view = view! {
        <h2>{t.review_decide()}</h2>
        <p>{t.review_decide_says()}</p>
        <form method="post" action=site.to(routes::review(&own.course, own.kind.word(), &own.subject))>
            <input type="hidden" name="seen" value=own.seen()/>
            {reason.show(t, form)}
            {until.show(t, form)}
            <div class="row"><button class="button">{t.review_approve()}</button></div>
        </form>
    };
    Some(view.into_any())
}

fn past(site: &Site, history: &[Decision]) -> AnyView {
    let t = &site.text;
    if history.is_empty() {
        return view! { <h2>{t.review_history()}</h2><p>{t.review_no_history()}</p> }.into_any();
    }
    let rows: Vec<_> = history
        .iter()
        .map(|one| {
            let by = one.by.clone().unwrap_or_else(|| t.publishing_operator());
            let outdated = one.outdated.then(|| view! { " "<span class="tag warn">{t.review_outdated()}</span> });
            let until = if one.withdraws { t.review_taken_back() } else { site.day(one.until) };
            view! {
                <tr>
                    <th scope="row">{site.day_and_time(one.at)}{outdated}</th>
                    <td data-label=t.publishing_who()>{by}</td>
                    <td data-label=t.review_law()>{one.provision.clone()}</td>
                    <td data-label=t.review_reason()>{one.reason.clone()}</td>
                    <td data-label=t.review_until()>{until}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <h2>{t.review_history()}</h2>
        <table class="cards">
            <caption class="vh">{t.review_history()}</caption>
            <thead><tr>
                <th scope="col">{t.publishing_when()}</th>
                <th scope="col">{t.publishing_who()}</th>
                <th scope="col">{t.review_law()}</th>
                <th scope="col">{t.review_reason()}</th>
                <th scope="col">{t.review_until()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

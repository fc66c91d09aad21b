//! What awaits review since the law moved, and reports that await an answer.

use crate::{
    page::{About, Page, Site},
    parts::{Area, Form},
    problem::field_error,
    routes::{self, patterns},
    text::Text,
};
use learning::catalogue::ProvisionRef;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    ids::ReportId,
    law::{
        Held, Kind,
        reports::{self, Report},
        review::{self, Item},
    },
};

/// An answer that was refused.
#[derive(Clone, Debug)]
pub struct AnswerForm {
    /// To which report.
    pub report: ReportId,
    /// What was typed.
    pub words: String,
    /// Why it was refused.
    pub refusal: Refusal,
}

/// The list.
///
/// # Errors
/// When the actor may neither publish nor review.
pub async fn reviews(site: &Site, refused: Option<AnswerForm>) -> Result<Page, Error> {
    let items = review::list(&site.ctx).await?;
    let waiting = reports::waiting(&site.ctx).await?;
    let t = &site.text;
    let status = if refused.is_some() { 422 } else { 200 };
    Ok(site.page(About::titled(t.reviews_title()).under(t.law_title(), patterns::LAW).status(status), || {
        let (approved, rest): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| item.approved);
        let (awaiting, said): (Vec<&Item>, Vec<&Item>) = rest.into_iter().partition(|item| item.awaits());
        let none = awaiting.is_empty().then(|| view! { <div class="empty"><h2>{t.reviews_none()}</h2></div> });
        let of = |kind: Kind| awaiting.iter().copied().filter(|i| i.unsound.kind == kind).collect::<Vec<_>>();
        view! {
            <h1>{t.reviews_title()}</h1>
            <p class="lead">{t.reviews_say()}</p>
            {group(site, t.reviews_exam(), Some(t.reviews_exam_say()), &of(Kind::Exam))}
            {group(site, t.reviews_practice(), None, &of(Kind::Practice))}
            {group(site, t.reviews_lessons(), None, &of(Kind::Lesson))}
            {none}
            {group(site, t.reviews_approved(), None, &approved)}
            {folded(site, &said)}
            {answers(site, &waiting, refused.as_ref())}
        }
    }))
}

fn group(site: &Site, title: String, says: Option<String>, items: &[&Item]) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let rows: Vec<_> = items.iter().map(|item| row(site, item)).collect();
    let says = says.map(|words| view! { <p>{words}</p> });
    Some(view! { <h2>{title}" ("{items.len()}")"</h2>{says}<ul class="list">{rows}</ul> }.into_any())
}

/// Pages that say by themselves what is the matter: nothing is to be decided, so that they stand behind a count.
fn folded(site: &Site, items: &[&Item]) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let t = &site.text;
    let rows: Vec<_> = items.iter().map(|item| row(site, item)).collect();
    let view = view! {
        <details class="overlay">
            <summary>{t.reviews_said(items.len())}</summary>
            <p>{t.reviews_said_says()}</p>
            <ul class="list">{rows}</ul>
        </details>
    };
    Some(view.into_any())
}

/// How many attempts hold a question that is out of the draw.
pub(super) fn held(t: &Text, item: &Item) -> Option<String> {
    let out = item.unsound.kind == Kind::Exam && !item.approved;
    (out && item.held != Held::default()).then(|| t.review_held(item.held.open, item.held.past))
}

fn row(site: &Site, item: &Item) -> AnyView {
    let t = &site.text;
    let own = &item.unsound;
    // Of a page that awaits a decision, only what it does not say itself.
    let told: Vec<&ProvisionRef> =
        if item.awaits() { own.unsaid.iter().collect() } else { own.provisions.keys().collect() };
    let provisions: Vec<String> = told.into_iter().map(ToString::to_string).collect();
    let (tone, word) = state(t, item);
    view! {
        <li>
            <div>
                <a href=site.to(routes::review(&own.course, own.kind.word(), &own.subject))>{item.title.clone()}</a>
                <small>{provisions.join(", ")}</small>
                {held(t, item).map(|words| view! { <small>{words}</small> })}
            </div>
            <span class=tone>{word}</span>
        </li>
    }
    .into_any()
}

pub(super) fn state(t: &Text, item: &Item) -> (&'static str, String) {
    match (item.approved, item.unsound.kind) {
        (true, _) => ("tag right", t.review_approved()),
        (false, Kind::Exam) => ("tag wrong", t.review_withdrawn()),
        (false, _) if item.unsound.says_so() => ("tag", t.review_says_so()),
        (false, _) => ("tag warn", t.review_awaits()),
    }
}

fn answers(site: &Site, waiting: &[Report], refused: Option<&AnswerForm>) -> Option<AnyView> {
    if waiting.is_empty() {
        return None;
    }
    let t = &site.text;
    let rows: Vec<_> =
        waiting.iter().map(|report| answer(site, report, refused.filter(|r| r.report == report.id))).collect();
    Some(view! { <h2>{t.report_title()}</h2>{rows} }.into_any())
}

fn answer(site: &Site, report: &Report, refused: Option<&AnswerForm>) -> AnyView {
    let t = &site.text;
    let address = site.to(format!("{}/{}", patterns::LAW, report.provision));
    let mut form = Form::default();
    if let Some(refused) = refused {
        form = form.with("words", refused.words.clone());
        if let Refusal::Field { field, code } = &refused.refusal {
            form = form.wrong("words", field_error(t, field, code));
        }
    }
    let reply = site.ctx.may(Act::ReviewLaw).then(|| {
        let words = Area { name: "words", label: t.report_answer(), hint: t.report_answer_hint() };
        view! {
            <details class="overlay" open=refused.is_some()>
                <summary>{t.report_answer()}</summary>
                <form method="post" action=site.to(routes::answer_report(report.id))>
                    {words.show(t, &form)}
                    <div class="row"><button class="button">{t.report_answer_send()}</button></div>
                </form>
            </details>
        }
    });
    view! {
        <section class="card">
            <p><a href=address>{report.provision.clone()}</a>" · "{site.day(report.at)}</p>
            <p>{report.words.clone()}</p>
            {reply}
        </section>
    }
    .into_any()
}

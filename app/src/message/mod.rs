//! Messages: what one received and sent, one of them, writing to a cohort.

use crate::{
    page::{About, Page, Site},
    parts::{Area, Field, Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    ids::{CohortId, MessageId},
    message::{self, Draft, LONGEST_BODY, Message, Reach},
};

/// What one received and sent.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn messages(site: &Site) -> Result<Page, Error> {
    let all = message::own(&site.ctx).await?;
    let t = &site.text;
    Ok(site.page(About::titled(t.messages_title()).under(t.nav_my_courses(), patterns::HOME), || {
        let (sent, received): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.own);
        let none = received.is_empty().then(|| view! { <p>{t.messages_none()}</p> });
        let inbox: Vec<_> = received.into_iter().map(|one| line(site, one)).collect();
        let outbox: Vec<_> = sent.into_iter().map(|one| line(site, one)).collect();
        let sent = (!outbox.is_empty()).then(|| view! { <h2>{t.messages_sent()}</h2><ul class="list">{outbox}</ul> });
        let inbox = (!inbox.is_empty()).then(|| view! { <ul class="list">{inbox}</ul> });
        view! { <h1>{t.messages_title()}</h1><h2>{t.messages_received()}</h2>{none}{inbox}{sent} }
    }))
}

fn line(site: &Site, one: &Message) -> AnyView {
    let t = &site.text;
    let whom = if one.own { t.message_to(recipient(site, one)) } else { t.message_from(one.sender.clone()) };
    let about = format!("{whom} · {}", site.lately(one.at));
    let unread = (!one.read).then(|| view! { <span class="tag info">{t.message_unread()}</span> });
    view! {
        <li>
            <div><a href=site.to(routes::message(one.id))>{one.subject.clone()}</a><small>{about}</small></div>
            {unread}
        </li>
    }
    .into_any()
}

fn recipient(site: &Site, one: &Message) -> String {
    match one.reach {
        Reach::Cohort | Reach::Group => site.text.message_to_many(one.to.clone(), one.received),
        Reach::Person | Reach::Answer => one.to.clone(),
    }
}

/// One message, with a form for answering it, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`] for a message that one neither received nor sent.
pub async fn message(site: &Site, id: MessageId, sent: Option<(String, Refusal)>) -> Result<Page, Error> {
    let one = message::get(&site.ctx, id).await?;
    let t = &site.text;
    let mut form = Form::default().with("body", sent.as_ref().map(|(typed, _)| typed.clone()).unwrap_or_default());
    let mut status = 200;
    if let Some((_, refusal)) = &sent {
        form = form.wrong("body", problem::refusal(t, refusal));
        status = problem::refusal_status(refusal);
    }
    let about = About::titled(one.subject.clone()).under(t.messages_title(), patterns::MESSAGES).status(status);
    Ok(site.page(about, || {
        let lines: Vec<_> = one.body.split('\n').map(|line| view! { {line.to_owned()}<br/> }).collect();
        view! {
            {error_summary(t, &form)}
            <h1>{one.subject.clone()}</h1>
            <dl class="review">
                <div><dt>{t.message_sender()}</dt><dd>{one.sender.clone()}</dd></div>
                <div><dt>{t.message_recipient()}</dt><dd>{recipient(site, &one)}</dd></div>
                <div><dt>{t.message_date()}</dt><dd>{site.day_and_time(one.at)}</dd></div>
            </dl>
            <p>{lines}</p>
            {(!one.read).then(|| mark_read(site, id))}
            {(!one.own).then(|| answer(site, &one, &form))}
        }
    }))
}

fn mark_read(site: &Site, id: MessageId) -> AnyView {
    view! {
        <form method="post" action=site.to(routes::message_read(id))>
            <div class="row"><button class="button quiet">{site.text.notice_mark_read()}</button></div>
        </form>
    }
    .into_any()
}

fn answer(site: &Site, one: &Message, form: &Form) -> AnyView {
    let t = &site.text;
    let body = Area { name: "body", label: t.message_body(), hint: t.message_body_hint(LONGEST_BODY) };
    view! {
        <h2>{t.message_answer(one.sender.clone())}</h2>
        <form method="post" action=site.to(routes::message(one.id))>
            {body.show(t, form)}
            <div class="row"><button class="button">{t.message_send_answer()}</button></div>
        </form>
    }
    .into_any()
}

/// Writing to a person, a group or the whole of a cohort, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Forbidden`] for a cohort that is not one's own.
pub async fn write(site: &Site, id: CohortId, draft: &Draft, refusal: Option<&Refusal>) -> Result<Page, Error> {
    let choices = message::choices(&site.ctx, id).await?;
    let t = &site.text;
    let form = Form::default().with("to", &draft.to).with("subject", &draft.subject).with("body", &draft.body);
    let (form, status) = match refusal {
        Some(refusal @ Refusal::Field { field, .. }) => {
            (form.wrong(field, problem::refusal(t, refusal)), problem::refusal_status(refusal))
        }
        Some(other) => (form.wrong("body", problem::refusal(t, other)), problem::refusal_status(other)),
        None => (form, 200),
    };
    let about = About::titled(t.write_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(choices.cohort.name.clone(), routes::cohort(id))
        .status(status);
    let mut to = vec![("cohort".to_owned(), t.write_to_cohort(choices.members.len()))];
    to.extend(choices.groups.iter().map(|group| (format!("group:{group}"), t.write_to_group(group.clone()))));
    to.extend(choices.members.iter().map(|m| (m.person.to_string(), m.name())));
    let to = Select { name: "to", label: t.message_recipient(), choices: to };
    let subject = Field::new("subject", t.message_subject()).required();
    let body = Area { name: "body", label: t.message_body(), hint: t.message_body_hint(LONGEST_BODY) };
    Ok(site.page(about, || {
        let summary = error_summary(t, &form);
        let form = if choices.members.is_empty() {
            view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.cohort_nobody()}</p></div> }.into_any()
        } else {
            view! {
                <form method="post" action=site.to(routes::write(id))>
                    {to.show(t, &form)}
                    {subject.show(t, &form)}
                    {body.show(t, &form)}
                    <div class="row"><button class="button">{t.message_send()}</button></div>
                </form>
            }
            .into_any()
        };
        view! {
            {summary}
            <p class="kicker">{choices.cohort.name.clone()}</p>
            <h1>{t.write_title()}</h1>
            <p>{t.write_says()}</p>
            {form}
        }
    }))
}

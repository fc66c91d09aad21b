//! What a person should know.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    notice::{self, Notice, What},
};

/// One's notices.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn notices(site: &Site) -> Result<Page, Error> {
    let all = notice::list(&site.ctx).await?;
    let t = &site.text;
    Ok(site.page(About::titled(t.notices_title()).under(t.nav_my_courses(), patterns::HOME), || {
        let some = all.iter().any(|one| !one.read);
        let rows: Vec<_> = all.iter().map(|one| line(site, one)).collect();
        let body = if rows.is_empty() {
            view! { <div class="empty"><h2>{t.notices_none_title()}</h2><p>{t.notices_none()}</p></div> }.into_any()
        } else {
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        let every = some.then(|| {
            view! {
                <form method="post" action=site.to(patterns::NOTICES)>
                    <div class="row"><button class="button quiet">{t.notices_read_all()}</button></div>
                </form>
            }
        });
        view! {
            <h1>{t.notices_title()}</h1>
            {every}
            {body}
            <p><a href=site.to(patterns::MESSAGES)>{t.messages_title()}</a></p>
        }
    }))
}

fn line(site: &Site, one: &Notice) -> AnyView {
    let t = &site.text;
    let (words, address) = match &one.what {
        What::Opened { course, module } => {
            (t.notice_opened(module.1.clone()), format!("{}#{}", routes::course(course), module.0))
        }
        What::Due { course, module, at } => {
            let words = t.notice_due(module.1.clone(), site.day_and_time(*at));
            (words, format!("{}#{}", routes::course(course), module.0))
        }
        What::TestCloses { cohort, test, at } => {
            (t.notice_test(test.1.clone(), site.day_and_time(*at)), routes::test(cohort, &test.0))
        }
        What::MarksPublished { cohort } => (t.notice_marks(cohort.clone()), patterns::TRANSCRIPT.to_owned()),
        What::MarksWithdrawn { cohort } => (t.notice_marks_withdrawn(cohort.clone()), patterns::TRANSCRIPT.to_owned()),
        What::Results { cohort, test } => (t.notice_results(test.1.clone()), routes::test(cohort, &test.0)),
        What::AppealAnswered { attempt, test, ordinal } => {
            (t.notice_appeal(i64::from(*ordinal), test.clone()), routes::attempt(attempt))
        }
        What::Message { id, from, subject } => (t.notice_message(from.clone(), subject.clone()), routes::message(id)),
    };
    let unread = !one.read;
    let action = if unread {
        view! {
            <form method="post" action=site.to(patterns::NOTICES)>
                <button class="link" name="word" value=one.word.clone()>
                    {t.notice_mark_read()}<span class="vh">" "{words.clone()}</span>
                </button>
            </form>
        }
        .into_any()
    } else {
        view! { <span class="tag">{t.notice_is_read()}</span> }.into_any()
    };
    view! {
        <li>
            <div><a href=site.to(address)>{words}</a><small>{site.lately(one.since)}</small></div>
            {action}
        </li>
    }
    .into_any()
}

//! What the school holds about people, why, for how long, and who sees it.

use crate::{
    page::{About, Page, Site},
    routes::patterns,
};
use leptos::{html::ElementChild, prelude::*};

/// The page about personal data: the same for everyone, with the copy of one's own for who is signed in.
#[must_use]
pub fn personal_data(site: &Site) -> Page {
    let t = &site.text;
    let mut about = About::titled(t.data_title());
    if site.signed_in() {
        about = about.under(t.my_account(), patterns::ACCOUNT);
    }
    site.page(about, || {
        let rows = [
            (t.data_identity(), t.data_identity_why(), t.data_identity_until(), t.data_identity_who()),
            (t.data_password(), t.data_password_why(), t.data_password_until(), t.data_password_who()),
            (t.data_sessions(), t.data_sessions_why(), t.data_sessions_until(), t.data_sessions_who()),
            (t.data_answers(), t.data_answers_why(), t.data_answers_until(), t.data_answers_who()),
            (t.data_tests(), t.data_tests_why(), t.data_tests_until(), t.data_tests_who()),
            (t.data_essays(), t.data_essays_why(), t.data_essays_until(), t.data_essays_who()),
            (t.data_attendance(), t.data_attendance_why(), t.data_attendance_until(), t.data_attendance_who()),
            (t.data_messages(), t.data_messages_why(), t.data_messages_until(), t.data_messages_who()),
            (t.data_trail(), t.data_trail_why(), t.data_trail_until(), t.data_trail_who()),
        ];
        let held: Vec<_> = rows.into_iter().map(|row| held(site, row)).collect();
        view! {
            <h1>{t.data_title()}</h1>
            <p class="lead">{t.data_says()}</p>
            {held}
            <h2>{t.data_never_title()}</h2>
            <p>{t.data_never_says()}</p>
            <h2>{t.data_rights_title()}</h2>
            <p>{t.data_rights_says()}</p>
            {site.signed_in().then(|| view! {
                <p><a class="button quiet" href=site.to(patterns::OWN_COPY) download="">{t.data_copy()}</a></p>
                <p class="meta">{t.data_copy_says()}</p>
            })}
        }
    })
}

fn held(site: &Site, (what, why, until, who): (String, String, String, String)) -> AnyView {
    let t = &site.text;
    view! {
        <h2>{what}</h2>
        <dl class="review">
            <div><dt>{t.data_why()}</dt><dd>{why}</dd></div>
            <div><dt>{t.data_until()}</dt><dd>{until}</dd></div>
            <div><dt>{t.data_who()}</dt><dd>{who}</dd></div>
        </dl>
    }
    .into_any()
}

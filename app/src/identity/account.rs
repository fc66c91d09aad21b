//! One's own account: password and sessions.

use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem,
    routes::patterns,
};
use leptos::{html::ElementChild, prelude::*};
use service::{Error, Refusal, identity};

/// Why a new password was refused.
#[derive(Clone, Debug, Default)]
pub struct PasswordForm {
    /// The refusal, when there is one.
    pub refusal: Option<Refusal>,
}

/// The page for choosing a password.
///
/// # Errors
/// When nobody is signed in.
pub fn password(site: &Site, sent: &PasswordForm) -> Result<Page, Error> {
    let t = &site.text;
    let first = site.ctx.signed()?.must_change_password;
    let mut form = Form::default();
    if let Some(refusal) = &sent.refusal {
        let field = match refusal {
            Refusal::Field { field, .. } => field,
            _ => "password",
        };
        form = form.wrong(field, problem::refusal(t, refusal));
    }
    let current = (!first).then(|| {
        Field::new("current", t.password_current()).kind("password").autocomplete("current-password").show(t, &form)
    });
    let new = Field::new("password", t.password_new())
        .hint(t.password_rules())
        .kind("password")
        .autocomplete("new-password")
        .required();
    let again = Field::new("again", t.password_again()).kind("password").autocomplete("new-password").required();
    let status = if sent.refusal.is_some() { 422 } else { 200 };
    let title = if first { t.password_first_title() } else { t.password_title() };
    let mut about = About::titled(title.clone()).status(status);
    if !first {
        about = about.under(t.my_account(), patterns::ACCOUNT);
    }
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <h1>{title}</h1>
            {first.then(|| view! {
                <p class="lead">{t.password_first_says()}</p>
                <div class="notice">
                    <p>{t.data_notice()}</p>
                    <p><a href=site.to(patterns::DATA)>{t.data_notice_more()}</a></p>
                </div>
            })}
            <form method="post" action=site.to(patterns::PASSWORD)>
                {current}
                {new.show(t, &form)}
                {again.show(t, &form)}
                <div class="row"><button class="button">{t.password_keep()}</button></div>
            </form>
        }
    }))
}

/// The page of one's own account.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn account(site: &Site) -> Result<Page, Error> {
    let t = &site.text;
    let signed = site.ctx.signed()?.clone();
    let sessions = identity::own_sessions(&site.ctx).await?;
    let others = sessions.iter().any(|s| !s.current);
    Ok(site.page(About::titled(t.my_account()), || {
        let rows: Vec<_> = sessions.iter().map(|s| session(site, s)).collect();
        view! {
            <h1>{signed.name}</h1>
            <p><a class="button quiet" href=site.to(patterns::PASSWORD)>{t.password_title()}</a></p>
            <p><a href=site.to(patterns::DATA)>{t.data_title()}</a></p>
            <h2>{t.sessions_title()}</h2>
            <p>{t.sessions_says()}</p>
            <ul class="list">{rows}</ul>
            {others.then(|| view! {
                <form method="post" action=site.to(patterns::SESSIONS)>
                    <button class="button danger">{t.sessions_end_others()}</button>
                </form>
            })}
        }
    }))
}

fn session(site: &Site, session: &identity::OwnSession) -> AnyView {
    let t = &site.text;
    let device = device(&session.agent);
    let end = if session.current {
        view! { <span class="tag right">{t.sessions_this_one()}</span> }.into_any()
    } else {
        view! {
            <form method="post" action=site.to(patterns::SESSIONS)>
                <input type="hidden" name="session" value=session.id.to_string()/>
                <button class="button quiet">{t.sessions_end()}<span class="vh">" "{device.clone()}</span></button>
            </form>
        }
        .into_any()
    };
    view! {
        <li>
            <div>
                {device}
                <small>{t.sessions_seen(site.day_and_time(session.seen))}</small>
            </div>
            {end}
        </li>
    }
    .into_any()
}

/// A browser and a system, as a person would name them.
fn device(agent: &str) -> String {
    let first =
        |pairs: &[(&str, &'static str)]| pairs.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser = first(&[
        ("Firefox", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "–".to_owned(),
    }
}

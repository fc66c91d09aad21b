//! The page for signing in.

use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem,
    routes::patterns,
};
use leptos::{html::ElementChild, prelude::*};
use service::Refusal;

/// What was typed, after a refusal.
#[derive(Clone, Debug, Default)]
pub struct SignInForm {
    /// Matricule or e-mail.
    pub name: String,
    /// Where to go afterwards.
    pub next: String,
    /// Why it was refused.
    pub refusal: Option<Refusal>,
}

/// The page for signing in.
#[must_use]
pub fn sign_in(site: &Site, sent: &SignInForm) -> Page {
    let t = &site.text;
    let mut form = Form::default().with("name", sent.name.clone());
    if let Some(refusal) = &sent.refusal {
        form = form.wrong("name", problem::refusal(t, refusal));
    }
    let status = sent.refusal.as_ref().map_or(200, problem::refusal_status);
    let name = Field::new("name", t.sign_in_name()).hint(t.sign_in_name_hint()).autocomplete("username").required();
    let secret = Field::new("secret", t.sign_in_secret())
        .hint(t.sign_in_secret_hint())
        .kind("password")
        .autocomplete("current-password")
        .required();
    site.page(About::titled(t.sign_in_title()).status(status), || {
        view! {
            {error_summary(t, &form)}
            <section class="login card">
                <h1>{t.sign_in_title()}</h1>
                <form method="post" action=site.to(patterns::SIGN_IN)>
                    <input type="hidden" name="next" value=sent.next.clone()/>
                    {name.show(t, &form)}
                    {secret.show(t, &form)}
                    <div class="row"><button class="button">{t.sign_in()}</button></div>
                </form>
                <p class="meta">{t.sign_in_lost()}</p>
            </section>
        }
    })
}

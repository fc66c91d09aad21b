//! Errors that readers report in a provision, on its page.

use crate::{
    page::Site,
    parts::{Area, Form},
    problem, routes,
};
use learning::catalogue::ProvisionRef;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    law::reports::{self, Report},
};

/// What was typed, and why it was refused.
#[derive(Clone, Debug, Default)]
pub struct ReportForm {
    /// The words.
    pub words: String,
    /// Why they were refused.
    pub refusal: Option<Refusal>,
}

impl ReportForm {
    pub(crate) fn form(&self, site: &Site) -> Form {
        let form = Form::default().with("words", self.words.clone());
        match &self.refusal {
            None => form,
            Some(Refusal::Field { field, code }) => form.wrong("words", problem::field_error(&site.text, field, code)),
            Some(other) => form.wrong("words", problem::refusal(&site.text, other)),
        }
    }
}

/// What was reported about a provision, and the form for reporting; the form only when a single provision is shown.
pub(crate) async fn reports(site: &Site, provisions: &[ProvisionRef], form: &Form) -> Result<AnyView, Error> {
    let found = reports::of(&site.ctx, provisions).await?;
    let t = &site.text;
    let waiting = found.iter().filter(|r| r.answer.is_none()).count();
    let tag = (waiting > 0)
        .then(|| view! { <p><span class="tag warn">{t.report_reported()}</span>" "{t.report_waiting(waiting)}</p> });
    let answered: Vec<_> = found.iter().filter(|r| r.answer.is_some()).map(|r| answered(site, r)).collect();
    let ask = match provisions {
        [one] => Some(ask(site, one, form)),
        _ => None,
    };
    Ok(view! { <section><h2>{t.report_title()}</h2>{tag}{answered}{ask}</section> }.into_any())
}

fn answered(site: &Site, report: &Report) -> Option<AnyView> {
    let t = &site.text;
    let (answer, at) = report.answer.clone()?;
    let words = report.words.clone().map(|words| view! { <p class="meta">{words}</p> });
    let view = view! {
        <div class="card">
            <p><span class="tag right">{t.report_answered()}</span>" "{t.report_dates(site.day(report.at), site.day(at))}</p>
            {words}
            <p>{answer}</p>
        </div>
    };
    Some(view.into_any())
}

fn ask(site: &Site, provision: &ProvisionRef, form: &Form) -> AnyView {
    let t = &site.text;
    let action = site.to(routes::provision(provision.instrument.as_str(), provision.provision.as_str()));
    let words = Area { name: "words", label: t.report_words(), hint: t.report_words_hint() };
    view! {
        <details class="overlay" open=!form.errors.is_empty()>
            <summary>{t.report_ask()}</summary>
            <form method="post" action=action>
                {words.show(t, form)}
                <div class="row"><button class="button quiet">{t.report_send()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

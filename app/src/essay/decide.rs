//! Deciding the mark of one copy.

use super::refused;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    essay::{self, Moderation},
    ids::EssayId,
};

/// The form that decides the mark of a copy, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not close markings.
pub async fn decide(
    site: &Site,
    id: EssayId,
    code: &str,
    sent: Option<(&Moderation, &Refusal)>,
) -> Result<Page, Error> {
    let review = essay::review(&site.ctx, id).await?;
    let one = review.lines.iter().find(|line| line.code == code).ok_or(Refusal::NotFound)?;
    let t = &site.text;
    let decision = one.decision.as_ref();
    let (mark, reason) = match sent {
        Some((typed, _)) => (typed.mark.clone(), typed.reason.clone()),
        None => (decision.map(|one| t.hundredths(one.mark)).unwrap_or_default(), String::new()),
    };
    let form = Form::default().with("essay_mark", mark).with("essay_reason", reason);
    let conflict = matches!(sent, Some((_, Refusal::Conflict)));
    let (form, status) = match sent {
        Some(_) if conflict => (form, 409),
        Some((_, refusal)) => refused(t, form, Some(refusal), "essay_mark"),
        None => (form, 200),
    };
    let brief = &review.essay.brief;
    let title = t.essay_decide_title(code.to_owned());
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(review.essay.cohort_name.clone(), routes::cohort(brief.cohort))
        .under(t.essays_title(), routes::essays(brief.cohort))
        .under(brief.title.clone(), routes::essay_review(id))
        .status(status);
    Ok(site.page(about, || {
        let stale = decision.filter(|_| conflict).map(|one| {
            let words = t.essay_decide_stale(t.hundredths(one.mark), one.reason.clone());
            view! { <div class="notice warn" role="alert"><h2>{t.conflict_title()}</h2><p>{words}</p></div> }
        });
        let number = |mark: Option<i32>| mark.map_or_else(|| t.essay_blank(), |mark| t.hundredths(mark));
        let facts = [
            (t.essay_first(), number(one.first)),
            (t.essay_second(), number(one.second)),
            (t.essay_review_difference(), number(one.difference)),
            (t.essay_review_mark(), number(one.agreed.and_then(learning::essay::Agreed::mark))),
        ];
        let facts: Vec<_> =
            facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
        let masked = one.hidden.then(|| view! { <div class="notice warn"><p>{t.essay_review_masked()}</p></div> });
        let mark = Field::new("essay_mark", t.essay_decide_mark()).short().required();
        let reason = Field::new("essay_reason", t.essay_reason()).hint(t.essay_reason_hint()).required();
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{brief.title.clone()}</p>
            <h1>{title}</h1>
            {stale}
            {masked}
            <dl class="review">{facts}</dl>
            <form method="post" action=site.to(routes::decide_copy(id, code))>
                <input type="hidden" name="seen" value=decision.map(|one| one.id.to_string())/>
                {mark.show(t, &form)}
                {reason.show(t, &form)}
                <div class="row"><button class="button">{t.essay_decide_keep()}</button></div>
            </form>
            <p><a class="back" href=site.to(routes::essay_review(id))>{t.essay_back_review()}</a></p>
        }
    }))
}

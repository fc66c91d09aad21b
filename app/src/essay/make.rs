//! Giving an essay to a cohort.

use super::blamed;
use crate::{
    page::{About, Page, Site},
    parts::{Area, Field, Form, Select, error_summary},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    essay::{self, Blank, Draft, DraftFault},
    ids::CohortId,
};

/// The form for a new essay, after a refusal with what was typed.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not set essays.
pub async fn new_essay(site: &Site, id: CohortId, draft: &Draft, faults: &[DraftFault]) -> Result<Page, Error> {
    let blank = essay::blank(&site.ctx, id).await?;
    let t = &site.text;
    let form = Form::default()
        .with("essay_title", &draft.title)
        .with("essay_question", &draft.question)
        .with("essay_subject", &draft.subject)
        .with("essay_rubric", &draft.rubric)
        .with("essay_opens", &draft.opens)
        .with("essay_closes", &draft.closes)
        .with("essay_threshold", &draft.threshold);
    let form = blamed(t, form, faults);
    let about = About::titled(t.essay_new())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(blank.cohort.name.clone(), routes::cohort(id))
        .under(t.essays_title(), routes::essays(id))
        .status(if faults.is_empty() { 200 } else { 422 });
    Ok(site.page(about, || {
        let zone = site.ctx.school.time_zone.clone();
        let title = Field::new("essay_title", t.essay_title_field()).hint(t.essay_title_hint());
        let subject = Area { name: "essay_subject", label: t.essay_subject(), hint: t.essay_subject_hint() };
        let rubric = Area { name: "essay_rubric", label: t.essay_rubric(), hint: t.essay_rubric_hint() };
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{blank.cohort.name.clone()}</p>
            <h1>{t.essay_new()}</h1>
            <p>{t.essay_new_says()}</p>
            <form method="post" action=site.to(routes::new_essay(id))>
                {questions(site, &blank).show(t, &form)}
                {title.show(t, &form)}
                {subject.show(t, &form)}
                {rubric.show(t, &form)}
                <p><b>{t.school_time(zone)}</b></p>
                {opens(site).show(t, &form)}
                {closes(site).show(t, &form)}
                {threshold(site).show(t, &form)}
                <div class="row"><button class="button">{t.essay_make()}</button></div>
            </form>
            <p><a class="back" href=site.to(routes::essays(id))>{t.essay_back_list()}</a></p>
        }
    }))
}

pub(super) fn opens(site: &Site) -> Field {
    let t = &site.text;
    Field::new("essay_opens", t.essay_opens()).hint(t.essay_opens_hint()).kind("datetime-local").short()
}

pub(super) fn closes(site: &Site) -> Field {
    Field::new("essay_closes", site.text.essay_closes_field()).kind("datetime-local").short().required()
}

pub(super) fn threshold(site: &Site) -> Field {
    let t = &site.text;
    Field::new("essay_threshold", t.essay_threshold()).hint(t.essay_threshold_hint()).short()
}

fn questions(site: &Site, blank: &Blank) -> Select {
    let t = &site.text;
    let offered = blank.offers.iter().map(|one| {
        let title = one.title.clone();
        let words = if one.sealed {
            t.essay_question_sealed(title, one.points)
        } else {
            t.essay_question_points(title, one.points)
        };
        (one.question.clone(), words)
    });
    let none = (String::new(), t.essay_question_own());
    Select {
        name: "essay_question",
        label: t.essay_question(),
        choices: std::iter::once(none).chain(offered).collect(),
    }
}

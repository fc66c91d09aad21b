//! Lists of essays: those of a cohort, and those that await markers.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    essay::{self, Brief, Listed},
    ids::CohortId,
};

/// The essays of the school that await markers.
///
/// # Errors
/// When the actor neither sets nor marks essays.
pub async fn to_mark(site: &Site) -> Result<Page, Error> {
    let listed = essay::to_mark(&site.ctx).await?;
    let t = &site.text;
    Ok(site.page(About::titled(t.essays_to_mark()).wide(), || {
        let body = if listed.is_empty() {
            view! { <div class="empty"><h2>{t.essays_none_title()}</h2><p>{t.essays_to_mark_none()}</p></div> }
                .into_any()
        } else {
            table(site, &listed, true)
        };
        view! { <h1>{t.essays_to_mark()}</h1><p>{t.essays_to_mark_says()}</p>{body} }
    }))
}

/// The essays of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor neither sets nor marks essays.
pub async fn essays(site: &Site, id: CohortId) -> Result<Page, Error> {
    let (cohort, listed) = essay::list(&site.ctx, id).await?;
    let t = &site.text;
    let about = About::titled(t.essays_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id))
        .wide();
    Ok(site.page(about, || {
        let new = (site.ctx.may(Act::SetEssays) && cohort.archived_at.is_none()).then(|| {
            view! { <div class="row"><a class="button" href=site.to(routes::new_essay(id))>{t.essay_new()}</a></div> }
        });
        let body = if listed.is_empty() {
            view! { <div class="empty"><h2>{t.essays_none_title()}</h2><p>{t.essays_none()}</p></div> }.into_any()
        } else {
            table(site, &listed, false)
        };
        view! {
            <p class="kicker">{cohort.name.clone()}</p>
            <h1>{t.essays_title()}</h1>
            {new}
            {body}
            <p><a class="back" href=site.to(routes::cohort(id))>{cohort.name.clone()}</a></p>
        }
    }))
}

fn table(site: &Site, listed: &[Listed], cohorts: bool) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = listed.iter().map(|one| row(site, one, cohorts)).collect();
    let cohort = cohorts.then(|| view! { <th scope="col">{t.essay_cohort()}</th> });
    view! {
        <table class="cards">
            <caption>{t.essays_caption(listed.len())}</caption>
            <thead><tr>
                <th scope="col">{t.essay_name()}</th>
                {cohort}
                <th scope="col">{t.essay_closes()}</th>
                <th scope="col">{t.essay_state()}</th>
                <th scope="col" class="num">{t.essay_copies()}</th>
                <th scope="col" class="num">{t.essay_once()}</th>
                <th scope="col" class="num">{t.essay_twice()}</th>
                <th scope="col">{t.cohort_more()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn state(site: &Site, essay: &Brief) -> (&'static str, String) {
    let t = &site.text;
    match (essay.opens_at, essay.closed_at) {
        (_, Some(_)) if essay.published_at.is_some() => ("tag success", t.essay_state_shown()),
        (_, Some(_)) => ("tag success", t.essay_state_closed()),
        (Some(at), None) if site.ctx.now < at => ("tag", t.essay_state_early(site.day_and_time(at))),
        (_, None) if site.ctx.now < essay.closes_at => ("tag", t.essay_state_open()),
        (_, None) => ("tag warn", t.essay_state_marking()),
    }
}

fn row(site: &Site, one: &Listed, cohorts: bool) -> AnyView {
    let t = &site.text;
    let id = one.essay.id;
    let (tone, word) = state(site, &one.essay);
    let ways = [
        (Act::MarkEssays, t.essay_go_mark(), routes::mark_essay(id)),
        (Act::CloseMarking, t.essay_go_review(), routes::essay_review(id)),
        (Act::SetEssays, t.essay_go_settings(), routes::essay_settings(id)),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .filter(|(act, _, _)| site.ctx.may(*act))
        .map(|(_, words, address)| view! { <a href=site.to(address)>{words}</a>" " })
        .collect();
    let cohort = cohorts.then(|| view! { <td data-label=t.essay_cohort()>{one.cohort_name.clone()}</td> });
    view! {
        <tr>
            <th scope="row">{one.essay.title.clone()}</th>
            {cohort}
            <td data-label=t.essay_closes()>{site.day_and_time(one.essay.closes_at)}</td>
            <td data-label=t.essay_state()><span class=tone>{word}</span></td>
            <td class="num" data-label=t.essay_copies()>{one.copies}</td>
            <td class="num" data-label=t.essay_once()>{one.once}</td>
            <td class="num" data-label=t.essay_twice()>{one.twice}</td>
            <td data-label=t.cohort_more()><span>{ways}</span></td>
        </tr>
    }
    .into_any()
}

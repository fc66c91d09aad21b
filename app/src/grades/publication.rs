//! Publishing marks to learners, withdrawing them; and what a learner then sees.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem::field_error,
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    grades::{self, Own, OwnItem, Ranks, State},
    ids::CohortId,
};

/// The page where marks are published and withdrawn.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not publish marks.
pub async fn publication(site: &Site, id: CohortId, refusal: Option<&Refusal>) -> Result<Page, Error> {
    site.ctx.permit(Act::PublishMarks)?;
    let t = &site.text;
    let book = grades::gradebook(&site.ctx, id).await?;
    let state = grades::state(&site.ctx, &book).await?;
    let mut form = Form::default();
    if let Some(Refusal::Field { field, code }) = refusal {
        form = form.wrong(field, field_error(t, field, code));
    }
    let missing = book.rows.iter().filter(|row| row.member.active && !row.total.missing.is_empty()).count();
    let about = About::titled(t.publication_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(book.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .status(if refusal.is_some() { 422 } else { 200 });
    Ok(site.page(about, || {
        let ranked = matches!(state, State::Published { ranks: Ranks::Shown, .. });
        let inside = book.rows.iter().filter(|row| row.member.active).count();
        let incomplete =
            (missing > 0).then(|| view! { <div class="notice warn"><p>{t.publication_incomplete(missing)}</p></div> });
        view! {
            {error_summary(t, &form)}
            <h1>{t.publication_title()}</h1>
            <p>{stands(site, &state)}</p>
            <p>{t.publication_says(inside)}</p>
            {incomplete}
            <form method="post" action=site.to(routes::publish_marks(id))>
                <input type="hidden" name="act" value="publish"/>
                <p><label class="option">
                    <input type="checkbox" name="ranks" value="yes" checked=ranked/>
                    <span>{t.publication_ranks()}</span>
                </label></p>
                <div class="row"><button class="button">{t.publication_do(inside)}</button></div>
            </form>
            {withdraw(site, id, &state, &form)}
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn stands(site: &Site, state: &State) -> String {
    let t = &site.text;
    match state {
        State::Never => t.published_never(),
        State::Published { at, by, changed: 0, .. } => by
            .clone()
            .map_or_else(|| t.published_on(site.day_and_time(*at)), |by| t.published_by(site.day_and_time(*at), by)),
        State::Published { at, changed, .. } => t.published_stale(site.day_and_time(*at), *changed),
        State::Withdrawn { at, reason, .. } => t.published_withdrawn(site.day_and_time(*at), reason.clone()),
    }
}

fn withdraw(site: &Site, id: CohortId, state: &State, form: &Form) -> Option<AnyView> {
    let t = &site.text;
    if !matches!(state, State::Published { .. }) {
        return None;
    }
    let reason = Field::new("reason", t.typing_reason()).hint(t.withdraw_hint()).required();
    let view = view! {
        <h2>{t.withdraw_title()}</h2>
        <p>{t.withdraw_says()}</p>
        <form method="post" action=site.to(routes::publish_marks(id))>
            <input type="hidden" name="act" value="withdraw"/>
            {reason.show(t, form)}
            <div class="row"><button class="button danger">{t.withdraw_do()}</button></div>
        </form>
    };
    Some(view.into_any())
}

/// The published marks of the one who asks: the transcript.
///
/// # Errors
/// When nobody is signed in.
pub async fn own(site: &Site) -> Result<Page, Error> {
    let t = &site.text;
    let all = grades::own(&site.ctx).await?;
    let about = About::titled(t.transcript_title()).under(t.nav_progress(), patterns::PROGRESS);
    Ok(site.page(about, || {
        let body: Vec<_> = all.iter().map(|one| transcript(site, one)).collect();
        let none = body.is_empty().then(|| view! { <p>{t.transcript_none()}</p> });
        view! {
            <h1>{t.transcript_title()}</h1>
            <p>{site.ctx.signed().map(|signed| signed.name.clone()).unwrap_or_default()}</p>
            {none}
            {body}
        }
    }))
}

fn transcript(site: &Site, own: &Own) -> AnyView {
    let t = &site.text;
    let marks = &own.marks;
    let rows: Vec<_> = marks.items.iter().map(|one| item(t, one)).collect();
    let (total, verdict, mention) = marks.stands();
    let says = [Some(words::verdict(t, verdict)), mention.map(|m| t.transcript_mention(m))];
    let says = says.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let jury = marks.jury.as_ref().map(|jury| {
        let words = t.transcript_agrees(jury.number, site.day(jury.at));
        view! { <div><dt>{t.record_seal()}</dt><dd>{words}</dd></div> }
    });
    let rank = marks.rank.map(|rank| {
        let words = words::rank(t, rank);
        view! { <div><dt>{t.marks_rank()}</dt><dd>{words}</dd></div> }
    });
    let page = routes::own_transcript(own.id);
    let total = total.map_or_else(|| t.marks_blank(), |total| t.transcript_out_of_twenty(t.hundredths(total)));
    view! {
        <h2>{own.cohort.clone()}</h2>
        <dl class="review">
            <div><dt>{t.marks_total()}</dt><dd><span class="mark">{total}</span></dd></div>
            <div><dt>{t.transcript_result()}</dt><dd>{says}</dd></div>
            {rank}
            <div><dt>{t.transcript_published()}</dt><dd>{site.day(own.at)}</dd></div>
            {jury}
        </dl>
        <table class="cards">
            <caption>{t.transcript_caption()}</caption>
            <thead><tr>
                <th scope="col">{t.marks_item()}</th>
                <th scope="col" class="num">{t.transcript_mark()}</th>
                <th scope="col" class="num">{t.plan_coefficient()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <div class="row">
            <a class="button quiet" href=site.to(page.clone())>{t.transcript_print()}</a>
            <a class="button quiet" href=site.to(routes::as_pdf(&page))>{t.paper_pdf()}</a>
        </div>
    }
    .into_any()
}

fn item(t: &Text, item: &OwnItem) -> AnyView {
    let mark = match (item.status.as_str(), item.value) {
        ("marked", Some(value)) => t.transcript_out_of(t.hundredths(value), item.scale),
        ("absent", _) => t.marks_absent(),
        ("excused", _) => t.marks_excused(),
        _ => t.marks_blank(),
    };
    let coefficient = words::short(t, i32::try_from(item.coefficient).unwrap_or(i32::MAX));
    view! {
        <tr>
            <th scope="row">{item.title.clone()}</th>
            <td class="num" data-label=t.transcript_mark()>{mark}</td>
            <td class="num" data-label=t.plan_coefficient()>{coefficient}</td>
        </tr>
    }
    .into_any()
}

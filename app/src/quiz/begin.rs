//! Before a series: what it is, how long it takes, and the button that starts it.

use super::series::{has_questions, scope_title};
use crate::{
    mastery::plan,
    page::{About, Page, Site},
    routes,
};
use learning::quiz::series::Aim;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, catalogue,
    ids::EventId,
    quiz::series::{self, Opened, Scope},
    review,
};

/// What the address names: a module, an objective, or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// A module's id, or nothing.
    pub module: String,
    /// An objective's id, or nothing.
    pub objective: String,
}

/// Before practice.
///
/// # Errors
/// [`service::Refusal::NotFound`] for a part that is not in the course.
pub async fn practice(site: &Site, course: &str, part: &Part) -> Result<Page, Error> {
    site.ctx.signed()?;
    let revision = catalogue::open(&site.ctx, course).await?;
    let scope = Scope::of(&revision.course, &part.module, &part.objective)?;
    let open = series::under_way(&site.ctx, &revision, Aim::Practice, &scope.word).await?;
    let t = &site.text;
    let title = t.series_practice_of(scope_title(site, &revision.course, &scope.word));
    let askable = has_questions(&revision.course, &scope);
    let language = site.ctx.locale.into();
    let about =
        About::titled(title.clone()).under(revision.course.title.text(language).clone(), routes::course(course));
    Ok(site.page(about, || {
        let begin = if askable {
            start(site, site.to(routes::practice(course, "", "")), part, t.series_begin(), open.is_some())
        } else {
            view! { <div class="empty"><p>{t.series_nothing()}</p></div> }.into_any()
        };
        view! {
            <h1>{title}</h1>
            <p class="lead">{t.series_practice_says()}</p>
            <p>{t.series_practice_weight()}</p>
            {open.map(|open| resume(site, course, &open))}
            {begin}
        }
    }))
}

/// Before a placement: the offer, or the plan of the last one.
///
/// # Errors
/// [`service::Refusal::NotFound`] for a part that is not in the course.
pub async fn placement(site: &Site, course: &str, part: &Part) -> Result<Page, Error> {
    site.ctx.signed()?;
    let revision = catalogue::open(&site.ctx, course).await?;
    let scope = Scope::of(&revision.course, &part.module, "")?;
    let plans = series::plans(&site.ctx, &revision, &scope.word).await?;
    let t = &site.text;
    let title = t.series_placement_of(scope_title(site, &revision.course, &scope.word));
    let language = site.ctx.locale.into();
    let about =
        About::titled(title.clone()).under(revision.course.title.text(language).clone(), routes::course(course));
    Ok(site.page(about, || {
        let again = plans.again_from.filter(|_| plans.under_way.is_none());
        let begin = match again {
            Some(from) => view! { <p>{t.series_placement_again(site.day(from))}</p> }.into_any(),
            None if plans.under_way.is_some() => ().into_any(),
            None => {
                let address = site.to(routes::placement(course, ""));
                let decline = view! {
                    <form method="post" action=address.clone()>
                        {fields(part)}
                        <input type="hidden" name="decline" value="1"/>
                        <div class="row"><button class="link">{t.series_placement_refuse()}</button></div>
                    </form>
                };
                view! { {start(site, address, part, t.series_begin(), false)}{decline} }.into_any()
            }
        };
        view! {
            <h1>{title}</h1>
            <p class="lead">{t.series_placement_says()}</p>
            <p>{t.series_placement_free()}</p>
            {plans.under_way.as_ref().map(|open| resume(site, course, open))}
            {begin}
            {plans.last.as_ref().map(|(opened, found)| plan::view(site, opened, found))}
        }
    }))
}

/// Before a review: how many there are today, and in the days to come.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn daily_review(site: &Site, course: &str) -> Result<Page, Error> {
    let revision = catalogue::open(&site.ctx, course).await?;
    let today = review::own(&site.ctx, &revision).await?;
    let open = series::under_way(&site.ctx, &revision, Aim::Review, "").await?;
    let t = &site.text;
    let language = site.ctx.locale.into();
    let about =
        About::titled(t.series_review()).under(revision.course.title.text(language).clone(), routes::course(course));
    Ok(site.page(about, || {
        let n = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let begin = (!today.due.is_empty()).then(|| {
            let address = site.to(routes::daily_review(course));
            start(site, address, &Part::default(), t.series_begin(), open.is_some())
        });
        let next = match (today.due.is_empty(), today.next_in) {
            (true, Some(days)) if days > 0 => Some(t.series_review_next(i64::from(days))),
            (true, None) => Some(t.series_review_never()),
            _ => None,
        };
        let done = (today.done > 0).then(|| view! { <p>{t.series_review_done(i64::from(today.done))}</p> });
        let waiting = (today.waiting > 0).then(|| view! { <p>{t.series_review_waiting(i64::from(today.waiting))}</p> });
        let ahead = today.week.iter().any(|count| *count > 0).then(|| week(site, &today.week));
        view! {
            <h1>{t.series_review()}</h1>
            <p class="lead">{t.series_review_today(n(today.due.len()))}</p>
            <p>{t.series_review_says()}</p>
            {done}{waiting}
            {next.map(|words| view! { <p>{words}</p> })}
            {open.map(|open| resume(site, course, &open))}
            {begin}
            {ahead}
        }
    }))
}

fn week(site: &Site, week: &[u32]) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = week
        .iter()
        .zip(0_i64..)
        .map(|(count, day)| {
            let day = site.day(site.ctx.now.plus_seconds(day * 86_400));
            view! { <tr><th scope="row">{day}</th><td class="num">{count.to_string()}</td></tr> }
        })
        .collect();
    view! {
        <table>
            <caption>{t.series_review_week()}</caption>
            <thead><tr><th scope="col">{t.series_review_day()}</th><th scope="col" class="num">{t.series_review_count()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn fields(part: &Part) -> AnyView {
    view! {
        <input type="hidden" name="module" value=part.module.clone()/>
        <input type="hidden" name="objective" value=part.objective.clone()/>
        <input type="hidden" name="event" value=EventId::new().to_string()/>
    }
    .into_any()
}

fn start(_: &Site, address: String, part: &Part, words: String, quiet: bool) -> AnyView {
    let class = if quiet { "button quiet" } else { "button" };
    view! {
        <form method="post" action=address>
            {fields(part)}
            <div class="row"><button class=class>{words}</button></div>
        </form>
    }
    .into_any()
}

fn resume(site: &Site, course: &str, open: &Opened) -> AnyView {
    let address = site.to(routes::series(course, open.id));
    view! { <div class="row"><a class="button" href=address>{site.text.series_resume()}</a></div> }.into_any()
}

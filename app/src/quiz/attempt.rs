//! An attempt under way: question by question, and looked over before it is handed in.

use super::{
    desk::{Desk, TestDesk, TestDeskProps},
    form, result,
};
use crate::{
    catalogue::prose::{Writer, escape},
    page::{About, Page, Site},
    routes,
};
use learning::quiz::Response;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    ids::{AttemptId, EventId},
    quiz::tests::{self, Sitting},
};

/// An answer that was not kept: why, with which status, and what it was, in the author's order.
#[derive(Clone, Debug, Default)]
pub struct Wrong {
    /// In words; empty when nothing is wrong.
    pub words: String,
    /// HTTP status.
    pub status: u16,
    /// What was sent, so that nothing typed is lost.
    pub response: Option<Response>,
}

/// One question of an attempt under way; none when it takes no answer any more.
///
/// # Errors
/// [`service::Refusal::NotFound`] for another's attempt or an ordinal beyond the paper.
pub async fn question(
    site: &Site,
    attempt: AttemptId,
    ordinal: u32,
    wrong: Option<Wrong>,
) -> Result<Option<Page>, Error> {
    let sitting = tests::sitting(&site.ctx, attempt).await?;
    if sitting.sat.closed_at.is_some() || sitting.time_is_up(site.ctx.now) {
        return Ok(None);
    }
    sitting.question(ordinal)?;
    if let (Some(since), None) = (sitting.paused_at, &wrong) {
        return Ok(Some(paused(site, &sitting, ordinal, since)));
    }
    let title = site.text.question_of(i64::from(ordinal), i64::from(sitting.length()));
    let about = About::titled(title.clone()).status(wrong.as_ref().map_or(200, |w| w.status)).with_islands();
    let children = fields(site, &sitting, ordinal, wrong.as_ref())?;
    let desk = desk(site, &sitting, ordinal);
    Ok(Some(site.page(about, || {
        view! {
            <h1>{title}</h1>
            {dots(site, &sitting, Some(ordinal))}
            {TestDesk(TestDeskProps { desk, children: Box::new(move || children) })}
        }
    })))
}

fn paused(site: &Site, sitting: &Sitting, ordinal: u32, since: service::Moment) -> Page {
    let t = &site.text;
    let time = t.time(since, &site.ctx.school.time_zone);
    let here = site.to(routes::question(sitting.sat.id, ordinal));
    site.page(About::titled(t.test_paused()), || {
        view! {
            <h1>{t.test_paused()}</h1>
            <div class="notice warn"><p>{t.test_paused_says(time)}</p></div>
            <p>{t.test_answered_count(count(answered(sitting)), i64::from(sitting.length()))}</p>
            <p><a class="button" href=here>{t.test_refresh()}</a></p>
        }
    })
}

/// What stands in the form: the question, its controls, the flag and the button.
fn fields(site: &Site, sitting: &Sitting, ordinal: u32, wrong: Option<&Wrong>) -> Result<AnyView, Error> {
    let t = &site.text;
    let (question, order, before) = sitting.question(ordinal)?;
    let (language, wording) = question.wording(sitting.language);
    let writer = Writer::without_links(site, sitting.revision.course.id.as_str());
    let stem =
        if wording.stem.is_empty() { format!("<p>{}</p>", escape(&wording.title)) } else { writer.html(&wording.stem) };
    let typed = wrong.and_then(|wrong| wrong.response.as_ref());
    let controls = form::controls(t, &writer, "given", &wording.task, order, typed.or(before));
    let error = wrong.map(|wrong| view! { <p class="error" role="alert">{wrong.words.clone()}</p> });
    let (came, browsers) = sitting.came(ordinal);
    let several = (came > 1).then(|| {
        let at = sitting.answered_at(ordinal).map(|at| site.lately(at)).unwrap_or_default();
        let devices = (browsers > 1).then(|| format!(" {}", t.test_came_devices()));
        view! { <p class="hint">{t.test_came_twice(i64::from(came), at)}{devices}</p> }
    });
    let view = view! {
        <input type="hidden" name="event" value=EventId::new().to_string()/>
        <input type="hidden" name="owner" value=site.owner()/>
        <input type="hidden" name="known" value=came.to_string()/>
        <div id="stem" lang=language.tag() inner_html=stem></div>
        <fieldset aria-labelledby="stem">
            {error}
            {controls}
        </fieldset>
        {several}
        <p>
            <label class="option">
                <input type="checkbox" name="flag" value="on" checked=sitting.flagged(ordinal)/>
                <span>{t.test_flag()}</span>
            </label>
        </p>
        <div class="row">
            <button class="button">{t.test_save()}</button>
            <a href=site.to(routes::attempt(sitting.sat.id))>{t.test_look_over()}</a>
        </div>
    };
    Ok(view.into_any())
}

fn desk(site: &Site, sitting: &Sitting, ordinal: u32) -> Desk {
    let t = &site.text;
    let (until, left) = clock(site, sitting);
    let saved = sitting.answered_at(ordinal).map(|at| t.saved_at(site.lately(at))).unwrap_or_default();
    Desk {
        action: site.to(routes::question(sitting.sat.id, ordinal)),
        owner: site.owner(),
        until,
        left,
        seconds: sitting.seconds_left(site.ctx.now).filter(|_| sitting.paused_at.is_none()),
        saved,
        minutes_left: t.test_left("{n}"),
        minute_left: t.test_left(1),
        less_left: t.test_left_less(),
        over: t.test_over(),
        saving: t.saving(),
        waiting: t.test_waiting(),
        paused: t.test_waiting_paused(),
        sign_in: t.saved_sign_in(),
    }
}

/// Until when, and what is left of it, with the time at which that was true: without script the page stands still.
fn clock(site: &Site, sitting: &Sitting) -> (String, String) {
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let Some(due) = sitting.due_at else { return (t.test_rule_free(), String::new()) };
    let seconds = sitting.seconds_left(site.ctx.now).unwrap_or(0);
    let left = if seconds < 60 { t.test_left_less() } else { t.test_left(i64::from(seconds / 60)) };
    let left = format!("{left} {}", t.test_left_at(t.time(site.ctx.now, zone)));
    (t.test_until(t.time(due, zone)), left)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(0)
}

pub(super) fn answered(sitting: &Sitting) -> usize {
    (1..=sitting.length()).filter(|ordinal| sitting.answered(*ordinal)).count()
}

/// The states of a question in words, with its tone: answered or not, to come back to.
fn state(site: &Site, sitting: &Sitting, ordinal: u32) -> (&'static str, String) {
    let t = &site.text;
    let (tone, word) =
        if sitting.answered(ordinal) { ("tag right", t.test_answered()) } else { ("tag open", t.test_unanswered()) };
    (tone, word)
}

fn dots(site: &Site, sitting: &Sitting, here: Option<u32>) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = (1..=sitting.length())
        .map(|ordinal| {
            let (_, mut word) = state(site, sitting, ordinal);
            let mut class = sitting.answered(ordinal).then_some("info");
            if sitting.flagged(ordinal) {
                word = format!("{word}, {}", t.test_flagged());
                class = Some("warn");
            }
            let current = (here == Some(ordinal)).then_some("step");
            let address = site.to(routes::question(sitting.sat.id, ordinal));
            view! {
                <li class=class aria-current=current>
                    <a href=address><span class="vh">{ordinal}" "{word}</span></a>
                </li>
            }
        })
        .collect();
    view! { <ol class="dots" aria-label=t.tests()>{rows}</ol> }.into_any()
}

/// An attempt: looked over while it is under way, its result once handed in.
///
/// # Errors
/// [`service::Refusal::NotFound`] for another's attempt.
pub async fn attempt(site: &Site, id: AttemptId) -> Result<Page, Error> {
    let sitting = tests::sitting(&site.ctx, id).await?;
    if sitting.sat.closed_at.is_none() {
        return Ok(look_over(site, &sitting));
    }
    if !sitting.released {
        return result::waiting(site, &sitting);
    }
    let law = service::catalogue::law(&site.ctx).await.ok();
    let appeals = service::quiz::appeals::own(&site.ctx, id).await?;
    result::result(site, &sitting, law, &appeals, None)
}

fn look_over(site: &Site, sitting: &Sitting) -> Page {
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let over = sitting.time_is_up(site.ctx.now);
    let missing = usize::try_from(sitting.length()).unwrap_or(0).saturating_sub(answered(sitting));
    let says = match count(missing) {
        0 => t.test_all_answered(),
        some => t.test_some_unanswered(some),
    };
    let flags = (1..=sitting.length()).filter(|ordinal| sitting.flagged(*ordinal)).count();
    let flags = (flags > 0).then(|| view! { <p>{t.test_some_flagged(count(flags))}</p> });
    let rows: Vec<_> = (1..=sitting.length()).map(|ordinal| line(site, sitting, ordinal)).collect();
    let (until, left) = clock(site, sitting);
    let kept = sitting
        .kept_at()
        .map(|at| view! { <p class="saved right" role="status">{t.test_last_saved(t.time(at, zone))}</p> });
    let end = if over {
        view! {
            <div class="notice warn"><p><b>{t.test_over()}"."</b>" "{t.test_over_says()}</p></div>
            <p><a class="button" href=site.to(routes::attempt(sitting.sat.id))>{t.test_refresh()}</a></p>
        }
        .into_any()
    } else if let Some(since) = sitting.paused_at {
        view! { <div class="notice warn"><p>{t.test_paused_says(t.time(since, zone))}</p></div> }.into_any()
    } else {
        view! {
            <form method="post" action=site.to(routes::hand_in(sitting.sat.id))>
                <p>{t.test_hand_in_says()}</p>
                <div class="row"><button class="button">{t.test_hand_in()}</button></div>
            </form>
        }
        .into_any()
    };
    site.page(About::titled(t.test_look_over()), || {
        view! {
            <div class="timer"><span>{until}</span><b role="timer">{left}</b>{kept}</div>
            <h1>{t.test_look_over()}</h1>
            <p>{says}</p>
            {flags}
            <ul class="list">{rows}</ul>
            {end}
        }
    })
}

fn line(site: &Site, sitting: &Sitting, ordinal: u32) -> AnyView {
    let t = &site.text;
    let (tone, word) = state(site, sitting, ordinal);
    let name = t.question_of(i64::from(ordinal), i64::from(sitting.length()));
    let at = sitting.answered_at(ordinal).map(|at| view! { <small>{t.saved_at(site.lately(at))}</small> });
    let flag = sitting.flagged(ordinal).then(|| view! { <span class="tag warn">{t.test_flagged()}</span> });
    let address = site.to(routes::question(sitting.sat.id, ordinal));
    view! { <li><div><a href=address>{name}</a>{at}</div>{flag}<span class=tone>{word}</span></li> }.into_any()
}

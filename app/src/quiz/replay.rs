//! A series step by step, in words: why each question came, what was answered, and whether its log replays.

use super::{
    screen::Screen,
    series::{reasons, title},
};
use crate::{
    page::{About, Page, Site},
    routes,
};
use learning::quiz::{
    Verdict,
    series::{LeftOut, replay},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    ids::EventId,
    quiz::series::{self, Opened},
};

/// The page that replays a series.
///
/// # Errors
/// [`service::Refusal::NotFound`] when it is not the reader's own.
pub async fn page(site: &Site, course: &str, id: EventId) -> Result<Page, Error> {
    let opened = series::open(&site.ctx, course, id).await?;
    let t = &site.text;
    let language = site.ctx.locale.into();
    let about = About::titled(t.replay_title())
        .under(opened.revision.course.title.text(language).clone(), routes::course(course))
        .under(title(site, &opened), routes::series(course, id));
    Ok(site.page(about, || {
        let (tone, word) = match replay(&opened.log()) {
            Ok(()) => ("notice success", t.replay_same()),
            Err(difference) => ("notice warn", t.replay_differs(n(difference.step + 1))),
        };
        view! {
            <h1>{t.replay_title()}</h1>
            <p class="lead">{title(site, &opened)}</p>
            <p>{t.replay_says()}</p>
            <div class=tone><p>{word}</p></div>
            <p>{t.replay_started(site.day_and_time(opened.started), opened.setup.parameters.clone())}</p>
            <ul>{about_pool(site, &opened)}</ul>
            <ol class="list">{steps(site, &opened)}</ol>
        }
    }))
}

fn n(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn about_pool(site: &Site, opened: &Opened) -> Vec<AnyView> {
    let t = &site.text;
    let pool = view! { <li>{t.replay_pool(n(opened.setup.pool.len()))}</li> }.into_any();
    let left_out = opened.setup.left_out.iter().map(|(why, questions)| {
        let count = n(questions.len());
        let words = match why {
            LeftOut::Readers => t.replay_readers(count),
            LeftOut::SeenLately => t.replay_seen(count),
            LeftOut::SetIsFull => t.replay_full(count),
            LeftOut::Kind => t.replay_kind(count),
        };
        view! { <li>{words}</li> }.into_any()
    });
    std::iter::once(pool).chain(left_out).collect()
}

fn steps(site: &Site, opened: &Opened) -> Vec<AnyView> {
    let t = &site.text;
    let language = site.ctx.locale.into();
    let set = reasons(site, opened);
    let series = opened.series();
    let screen = Screen { set: &set, series: &series };
    let one = |(given, chosen, kept): &(learning::quiz::series::Given, _, service::mastery::Kept)| {
        let chosen: &Option<learning::quiz::series::Chosen> = chosen;
        let question = opened.revision.course.questions.get(kept.subject.as_str()).map(|q| q.question());
        let title = question.map(|q| q.wording(language).1.title.clone()).unwrap_or_else(|| kept.subject.clone());
        let objective = question.and_then(|q| opened.revision.course.objective(q.objective.as_str()));
        let objective = objective.map(|o| o.title.text(language).clone()).unwrap_or_default();
        let why = chosen.map_or_else(
            || if given.again { set.words.why_again.clone() } else { t.replay_other_way() },
            |c| screen.reason(c.because).replace("{o}", &objective),
        );
        let among = chosen.map(|c| format!(" {}", t.replay_among(i64::from(c.among))));
        let silent = chosen.is_some_and(|c| !c.counts).then(|| format!(" {}", t.replay_not_counted()));
        let sure = given.sure.map(|sure| format!(" {}", if sure { t.replay_certainty() } else { t.replay_doubt() }));
        let (tone, word) = match kept.practised.verdict {
            Verdict::Right if given.hinted => ("tag hinted", t.series_dot_hinted()),
            Verdict::Right => ("tag right", t.series_dot_right()),
            _ => ("tag wrong", t.series_dot_wrong()),
        };
        view! {
            <li>
                <div>
                    <b>{title}</b>
                    <small>{t.series_why()}" "{why}{among}{silent}</small>
                    <small>{site.day_and_time(kept.at)}{sure}</small>
                </div>
                <span class=tone>{word}</span>
            </li>
        }
        .into_any()
    };
    opened.answers.iter().map(one).collect()
}

//! How a copy was drawn, answered and marked, in words: for who appeals, and for who answers.

use super::{answered, practice::verdict, room};
use crate::{
    catalogue::prose::Writer,
    identity::words,
    page::{About, Page, Site},
    routes,
};
use learning::catalogue::Language;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    grades::regrade::Afterwards,
    ids::AttemptId,
    quiz::replay::{self, Again, Deed, Line, Replayed},
};

/// The page.
///
/// # Errors
/// [`service::Refusal::NotReleased`] before results are out; [`service::Refusal::NotFound`].
pub async fn copy_replay(site: &Site, id: AttemptId) -> Result<Page, Error> {
    let replayed = replay::replay(&site.ctx, id).await?;
    let t = &site.text;
    let sitting = &replayed.sitting;
    let language = site.ctx.locale.into();
    let title = sitting.test()?.title.text(language).clone();
    let course = &sitting.revision.course;
    let mut about = About::titled(t.copy_replay_title())
        .under(course.title.text(language).clone(), routes::course(course.id.as_str()));
    if replayed.who.is_none() {
        about = about.under(t.test_result(), routes::attempt(id));
    } else {
        about = about.under(t.appeals_title(), routes::appeals(sitting.cohort));
    }
    let who = replayed.who.clone().map(|who| view! { <p>{t.copy_replay_who(who)}</p> });
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{title}</p>
            <h1>{t.copy_replay_title()}</h1>
            {who}
            {draw(site, &replayed)}
            {time(site, &replayed)}
            {lines(site, &replayed)}
            {marking(site, &replayed)}
        }
    }))
}

fn says(again: Again, same: String, differs: String, unknown: String) -> AnyView {
    let (class, words) = match again {
        Again::Same => ("notice right", same),
        Again::Differs => ("notice wrong", differs),
        Again::Unknown => ("notice warn", unknown),
    };
    view! { <div class=class><p>{words}</p></div> }.into_any()
}

fn draw(site: &Site, replayed: &Replayed) -> AnyView {
    let t = &site.text;
    let sitting = &replayed.sitting;
    let language = site.ctx.locale.into();
    let revision: String = sitting.revision.id.chars().take(12).collect();
    let log = replayed.log.as_ref();
    let form = log.and_then(|log| log.form).map(|form| {
        let name = t.copy_replay_form_name(i64::from(form), i64::from(form) + 1);
        view! { <div><dt>{t.copy_replay_form()}</dt><dd>{name}</dd></div> }
    });
    let country = log.map(|log| {
        view! { <div><dt>{t.copy_replay_country()}</dt><dd>{words::jurisdiction(t, &log.jurisdiction)}</dd></div> }
    });
    let among: Vec<_> = replayed
        .among
        .iter()
        .map(|(objective, count, among)| {
            let title = sitting.revision.course.objective(objective).map(|o| o.title.text(language).clone());
            let words = t.copy_replay_among(i64::from(*count), i64::from(*among));
            view! { <div><dt>{title.unwrap_or_default()}</dt><dd>{words}</dd></div> }
        })
        .collect();
    let withdrawn = log.map(|log| t.copy_replay_withdrawn(i64::try_from(log.withdrawn.len()).unwrap_or(0)));
    let reused = replayed.reused.then(|| view! { <p>{t.copy_replay_reused()}</p> });
    view! {
        <h2>{t.copy_replay_draw()}</h2>
        <p>{t.copy_replay_draw_says()}</p>
        {says(replayed.draw, t.copy_replay_draw_same(), t.copy_replay_draw_differs(), t.copy_replay_unknown())}
        <dl class="review">
            <div><dt>{t.copy_replay_seed()}</dt><dd><code>{replayed.seed.clone()}</code></dd></div>
            <div><dt>{t.copy_replay_revision()}</dt><dd><code>{revision}</code></dd></div>
            <div><dt>{t.copy_replay_language()}</dt><dd>{spoken(sitting.language)}</dd></div>
            {country}
            {form}
            {among}
        </dl>
        <p>{withdrawn}</p>
        {reused}
    }
    .into_any()
}

/// A language by its own name.
const fn spoken(language: Language) -> &'static str {
    match language {
        Language::Fr => "français",
        Language::En => "English",
    }
}

fn time(site: &Site, replayed: &Replayed) -> AnyView {
    let t = &site.text;
    let sitting = &replayed.sitting;
    let fact = |name: String, at: Option<service::Moment>| {
        at.map(|at| view! { <div><dt>{name}</dt><dd>{site.day_and_time(at)}</dd></div> })
    };
    let minutes = replayed.log.as_ref().filter(|log| log.allowance.in_all() > 0).map(|log| {
        let words = t.copy_replay_minutes_beyond(i64::from(log.allowance.in_all()), i64::from(log.allowance.beyond()));
        view! { <div><dt>{t.copy_replay_minutes()}</dt><dd>{words}</dd></div> }
    });
    let entries: Vec<_> = replayed.room.iter().collect();
    let meanwhile = (!entries.is_empty()).then(|| {
        let lines: Vec<_> = entries
            .iter()
            .map(|entry| {
                let words = (!entry.words.is_empty()).then(|| format!(" : {}", entry.words));
                let at = t.time(entry.at, &site.ctx.school.time_zone);
                view! { <li>{at}" "{room::what(site, entry)}{words}</li> }
            })
            .collect();
        view! { <h3>{t.copy_replay_room()}</h3><ul>{lines}</ul> }
    });
    view! {
        <h2>{t.copy_replay_time()}</h2>
        <dl class="review">
            {fact(t.copy_replay_opened(), Some(sitting.sat.opened_at))}
            {minutes}
            {fact(t.copy_replay_due(), sitting.due_at)}
            {fact(t.copy_replay_closed(), sitting.sat.closed_at)}
        </dl>
        {meanwhile}
    }
    .into_any()
}

fn lines(site: &Site, replayed: &Replayed) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = replayed.lines.iter().map(|line| row(site, replayed, line)).collect();
    view! {
        <h2>{t.copy_replay_lines()}</h2>
        <table class="cards">
            <caption class="vh">{t.copy_replay_lines()}</caption>
            <thead><tr>
                <th scope="col">{t.copy_replay_at()}</th>
                <th scope="col">{t.copy_replay_question()}</th>
                <th scope="col">{t.copy_replay_deed()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(site: &Site, replayed: &Replayed, line: &Line) -> AnyView {
    let t = &site.text;
    let (tone, words, response) = match &line.deed {
        Deed::Answered(response) if line.stands => ("tag right", t.copy_replay_stands(), Some(response)),
        Deed::Answered(response) => ("tag", t.copy_replay_replaced(), Some(response)),
        Deed::Late(response) => ("tag wrong", t.copy_replay_late(), Some(response)),
        Deed::TakenBack => ("tag", t.copy_replay_taken_back(), None),
        Deed::Flagged(true) => ("tag", t.copy_replay_flag(), None),
        Deed::Flagged(false) => ("tag", t.copy_replay_unflag(), None),
    };
    let given = response.and_then(|response| {
        let (question, _, _) = replayed.sitting.question(line.ordinal).ok()?;
        let (language, wording) = question.wording(replayed.sitting.language);
        let writer = Writer::without_links(site, replayed.sitting.revision.course.id.as_str());
        let lines = answered::given_lines(&writer, &wording.task, response);
        let lines: Vec<_> = lines.into_iter().map(|html| view! { <li inner_html=html></li> }).collect();
        Some(view! { <ul lang=language.tag()>{lines}</ul> })
    });
    let at = line.at.in_zone(&site.ctx.school.time_zone).strftime("%H:%M:%S").to_string();
    view! {
        <tr>
            <th scope="row">{at}</th>
            <td data-label=t.copy_replay_question()>{line.ordinal}</td>
            <td data-label=t.copy_replay_deed()>
                <div>
                    <span class=tone>{words}</span>" "<small>{t.copy_replay_browser(i64::from(line.browser))}</small>
                    {given}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// That a copy was marked again afterwards.
pub(super) fn regraded(site: &Site, one: &Afterwards) -> AnyView {
    let t = &site.text;
    let (before, after) = (t.hundredths(one.before), t.hundredths(one.after));
    let words = t.copy_regraded(site.day_and_time(one.at), before, after, one.reason.clone());
    view! { <div class="notice warn"><p>{words}</p><p>{t.copy_regraded_below()}</p></div> }.into_any()
}

fn marking(site: &Site, replayed: &Replayed) -> AnyView {
    let t = &site.text;
    let mark = t.hundredths(replayed.total);
    let rows: Vec<_> = (1_u32..)
        .zip(&replayed.marked)
        .map(|(ordinal, marked)| {
            let (tone, words, points) = match marked {
                Some(marked) => {
                    let (tone, words) = verdict(t, marked);
                    let points = t.copy_replay_of(i64::from(marked.credit.earned), i64::from(marked.credit.of));
                    (tone, words, points)
                }
                None => ("tag wrong", t.copy_replay_no_answer(), t.copy_replay_of(0, 1)),
            };
            view! {
                <tr>
                    <th scope="row">{ordinal}</th>
                    <td data-label=t.copy_replay_deed()><span class=tone>{words}</span></td>
                    <td class="num" data-label=t.copy_replay_points()>{points}</td>
                </tr>
            }
        })
        .collect();
    let afterwards = replayed.afterwards.as_ref().map(|one| regraded(site, one));
    view! {
        <h2>{t.copy_replay_marking()}</h2>
        {afterwards}
        <p>{t.copy_replay_marking_says()}</p>
        {says(
            replayed.marking,
            t.copy_replay_marking_same(mark.clone()),
            t.copy_replay_marking_differs(mark),
            t.copy_replay_marking_none(),
        )}
        <table class="cards">
            <caption class="vh">{t.copy_replay_marking()}</caption>
            <thead><tr>
                <th scope="col">{t.copy_replay_question()}</th>
                <th scope="col">{t.copy_replay_deed()}</th>
                <th scope="col" class="num">{t.copy_replay_points()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

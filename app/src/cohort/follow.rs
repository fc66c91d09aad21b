//! The work of a cohort: who needs help and why, then the grid of learners and modules.

use super::people::by_group;
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use learning::cohort::{Need, Stuck};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    cohort::follow::{self, Asked, Compared, Grid, Row, Standing, State},
    grades::Format,
    ids::CohortId,
};
use std::collections::BTreeMap;

/// What a cell of the grid counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Last answers that are right, out of a hundred.
    #[default]
    Success,
    /// Pages read.
    Read,
    /// Questions practised.
    Practised,
}

impl Measure {
    /// Its word in the address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Read => "read",
            Self::Practised => "practised",
        }
    }

    /// The measure of a word; success for any other.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "read" => Self::Read,
            "practised" => Self::Practised,
            _ => Self::Success,
        }
    }
}

/// The work of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not follow cohorts.
pub async fn progress(site: &Site, id: CohortId, asked: &Asked, measure: Measure) -> Result<Page, Error> {
    let grid = follow::grid(&site.ctx, id, asked).await?;
    let t = &site.text;
    let about = About::titled(t.follow_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(grid.cohort.name.clone(), routes::cohort(id))
        .wide();
    Ok(site.page(about, || {
        view! {
            <p class="kicker">{grid.cohort.name.clone()}</p>
            <h1>{t.follow_title()}</h1>
            {super::tabs(site, id, patterns::FOLLOW)}
            {by_group(site, routes::follow(id), &grid.groups, &asked.group)}
            {concerns(site, &grid, asked)}
            {compared(t, &grid.compared)}
            {table(site, &grid, asked, measure)}
        }
    }))
}

fn concerns(site: &Site, grid: &Grid, asked: &Asked) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = grid
        .rows
        .iter()
        .filter(|row| !row.needs.is_empty())
        .map(|row| {
            let why: Vec<_> =
                reasons(t, &row.needs, &grid.titles).into_iter().map(|w| view! { <li>{w}</li> }).collect();
            let address = site.to(routes::follow_one(grid.cohort.id, row.member.person));
            view! { <li><div><a href=address>{row.member.name()}</a><ul>{why}</ul></div></li> }
        })
        .collect();
    let days = asked.days.unwrap_or(7);
    let list = if rows.is_empty() {
        view! { <p>{t.needs_nobody()}</p> }.into_any()
    } else {
        view! { <p>{t.needs_count(rows.len())}</p><ul class="list">{rows}</ul> }.into_any()
    };
    view! { <section><h2>{t.needs_title()}</h2>{list}<p class="hint">{t.needs_rule(days)}</p></section> }.into_any()
}

/// Why somebody needs help, in words.
pub(super) fn reasons(t: &Text, needs: &[Need], titles: &BTreeMap<String, String>) -> Vec<String> {
    let title = |id: &String| titles.get(id).unwrap_or(id).clone();
    let said = |need: &Need| match need {
        Need::Stuck { on: Stuck::Question(id), tries } => t.need_question(*tries, title(id)),
        Need::Stuck { on: Stuck::Objective(id), tries } => t.need_objective(*tries, title(id)),
        Need::Silent { never: true, days } => t.need_never(*days),
        Need::Silent { never: false, days } => t.need_silent(*days),
        Need::Falling { before, lately } => t.need_falling(*before, *lately),
    };
    needs.iter().map(said).collect()
}

fn compared(t: &Text, all: &[Compared]) -> Vec<AnyView> {
    all.iter()
        .map(|one| {
            let n = one.gain.n;
            let tests = t.gain_tests(one.before.clone(), one.after.clone());
            let says = match (one.gain.mean_pre, one.gain.mean_post, one.gain.interval) {
                (Some(pre), Some(post), interval) if n >= learning::grades::gain::NEEDED => {
                    let mark = |value: f64| t.hundredths((value * 100.0).round() as i32);
                    let range = interval.map(|(low, high)| t.gain_interval(mark(low), mark(high)));
                    let said = t.gain_says(n, mark(pre), mark(post), mark(post - pre));
                    view! { <p>{said}" "{range}</p> }.into_any()
                }
                _ => view! { <p>{t.gain_silent(n, learning::grades::gain::NEEDED)}</p> }.into_any(),
            };
            view! { <section><h2>{t.gain_title()}</h2><p class="meta">{tests}</p>{says}</section> }.into_any()
        })
        .collect()
}

fn table(site: &Site, grid: &Grid, asked: &Asked, measure: Measure) -> AnyView {
    let t = &site.text;
    if grid.rows.is_empty() {
        return view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.cohort_nobody()}</p></div> }
            .into_any();
    }
    let heads: Vec<_> = grid
        .modules
        .iter()
        .map(|module| {
            view! { <th scope="col"><abbr title=module.title.clone()>{module.number}</abbr></th> }
        })
        .collect();
    let rows: Vec<_> = grid.rows.iter().map(|one| row(site, grid, one, measure)).collect();
    let legend: Vec<_> = grid.modules.iter().map(|module| view! { <li>{module.title.clone()}</li> }).collect();
    let to = |format: Format| {
        let address = routes::follow_file(grid.cohort.id, format.word());
        site.to(routes::with_query(&address, &[("group", &asked.group)]))
    };
    view! {
        <section id="grid">
            <h2>{t.follow_grid_title()}</h2>
            {measures(site, grid.cohort.id, asked, measure)}
            <div class="scroll tall" role="region" aria-labelledby="grid-caption" tabindex="0">
                <table class="grid tight cards">
                    <caption id="grid-caption">{caption(t, measure, grid.rows.len())}</caption>
                    <thead><tr>
                        <th scope="col">{t.person_name()}</th>
                        {heads}
                        <th scope="col" class="num">{t.follow_grid_spent()}</th>
                        <th scope="col">{t.follow_grid_seen()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="hint">{t.follow_grid_states()}</p>
            <details class="overlay"><summary>{t.follow_grid_legend()}</summary><ol>{legend}</ol></details>
            <div class="row">
                {crate::grades::table_links(site, to)}
            </div>
        </section>
    }
    .into_any()
}

fn caption(t: &Text, measure: Measure, people: usize) -> String {
    match measure {
        Measure::Success => t.follow_grid_caption_success(people),
        Measure::Read => t.follow_grid_caption_read(people),
        Measure::Practised => t.follow_grid_caption_practised(people),
    }
}

fn measures(site: &Site, id: CohortId, asked: &Asked, measure: Measure) -> AnyView {
    let t = &site.text;
    let all = [
        (Measure::Success, t.measure_success()),
        (Measure::Read, t.measure_read()),
        (Measure::Practised, t.measure_practised()),
    ];
    let links: Vec<_> = all
        .into_iter()
        .map(|(one, words)| {
            let query = [("group", asked.group.as_str()), ("show", one.word())];
            let to = format!("{}#grid", site.to(routes::with_query(&routes::follow(id), &query)));
            view! { <li><a href=to aria-current=(one == measure).then_some("page")>{words}</a></li> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=t.follow_grid_measures()><ul>{links}</ul></nav> }.into_any()
}

fn row(site: &Site, grid: &Grid, row: &Row, measure: Measure) -> AnyView {
    let t = &site.text;
    let cells: Vec<_> = row
        .cells
        .iter()
        .zip(&grid.modules)
        .map(|(cell, module)| {
            let (class, word) = state(t, cell.state());
            let label = format!("{}. {}", module.number, module.title);
            view! { <td class=class data-label=label>{counted(cell, measure)}<span class="vh">" "{word}</span></td> }
        })
        .collect();
    let address = site.to(routes::follow_one(grid.cohort.id, row.member.person));
    let seen = row.seen.map_or_else(|| t.follow_grid_never(), |at| site.day(at));
    view! {
        <tr>
            <th scope="row"><a href=address>{row.member.name()}</a></th>
            {cells}
            <td class="num" data-label=t.follow_grid_spent()>{time(t, row.spent)}</td>
            <td data-label=t.follow_grid_seen()>{seen}</td>
        </tr>
    }
    .into_any()
}

fn counted(cell: &Standing, measure: Measure) -> String {
    match measure {
        Measure::Success => cell.success().map_or_else(|| "–".to_owned(), |n| n.to_string()),
        Measure::Read => format!("{}/{}", cell.read, cell.pages),
        Measure::Practised => format!("{}/{}", cell.answered, cell.questions),
    }
}

/// The tone and the word of a standing.
pub(super) fn state(t: &Text, state: State) -> (&'static str, String) {
    match state {
        State::NotStarted => ("", t.state_not_started()),
        State::UnderWay => ("open", t.state_under_way()),
        State::Struggling => ("wrong", t.state_struggling()),
        State::Done => ("right", t.state_done()),
    }
}

/// Milliseconds as hours and minutes.
pub(super) fn time(t: &Text, spent: i64) -> String {
    let minutes = spent / 60_000;
    t.time_spent(minutes / 60, minutes % 60)
}

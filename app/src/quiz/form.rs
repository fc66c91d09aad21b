//! A task as native form controls: radios, boxes, select boxes, fields. The same in a lesson and in a test.

use crate::{catalogue::prose::Writer, text::Text};
use learning::{
    catalogue::Prose,
    quiz::{Arrangement, GapPart, Response, Task},
};
use leptos::{html::ElementChild, prelude::*};

pub use super::reading::response;

/// The controls of a task, in the order of an arrangement, with what was answered before. `within` is the question's id,
/// which keeps the ids of several questions on a page apart.
pub(crate) fn controls(
    t: &Text,
    writer: &Writer,
    within: &str,
    task: &Task,
    order: &Arrangement,
    before: Option<&Response>,
) -> AnyView {
    match task {
        Task::Single { choices, .. } => {
            let texts: Vec<&Prose> = choices.iter().map(|c| &c.text).collect();
            let chosen = if let Some(Response::Single(index)) = before { vec![*index] } else { Vec::new() };
            options(writer, "radio", &texts, order, &chosen)
        }
        Task::Multiple { choices, .. } => {
            let texts: Vec<&Prose> = choices.iter().map(|c| &c.text).collect();
            let chosen = if let Some(Response::Multiple(ticked)) = before { ticked.clone() } else { Vec::new() };
            let options = options(writer, "checkbox", &texts, order, &chosen);
            view! { <p class="hint">{t.several_answers()}</p>{options} }.into_any()
        }
        Task::Order { steps } => ordering(t, writer, within, steps, order, before),
        Task::Match { left, right, .. } => matching(t, writer, within, left, right, order, before),
        Task::Number { .. } => {
            let value = if let Some(Response::Number(n)) = before { n.clone() } else { String::new() };
            written(within, t.your_number(), "number", value, Some("decimal"))
        }
        Task::Text { .. } => {
            let value = if let Some(Response::Text(words)) = before { words.clone() } else { String::new() };
            let field = written(within, t.your_words(), "text", value, None);
            view! { <p class="hint">{t.words_folded()}</p>{field} }.into_any()
        }
        Task::Gap { parts } => gaps(t, writer, parts, before),
        Task::Essay { .. } => {
            let value = if let Some(Response::Essay(words)) = before { words.clone() } else { String::new() };
            let id = format!("{within}-essay");
            view! {
                <div class="field">
                    <label for=id.clone()>{t.your_text()}</label>
                    <textarea id=id name="essay" rows="12">{crate::parts::inside(&value)}</textarea>
                </div>
            }
            .into_any()
        }
        Task::Case(_) => ().into_any(),
    }
}

fn options(writer: &Writer, kind: &'static str, texts: &[&Prose], order: &Arrangement, chosen: &[u16]) -> AnyView {
    let rows: Vec<_> = order
        .order()
        .iter()
        .zip(0_u16..)
        .filter_map(|(author, shown)| Some((texts.get(usize::from(*author))?, *author, shown)))
        .map(|(text, author, shown)| {
            view! {
                <label class="option">
                    <input type=kind name="choice" value=shown.to_string() checked=chosen.contains(&author)/>
                    <span inner_html=inline(&writer.html(text))></span>
                </label>
            }
        })
        .collect();
    view! { {rows} }.into_any()
}

/// HTML of a single paragraph without the paragraph, so that it may stand in a label.
pub(crate) fn inline(html: &str) -> String {
    let one = html.strip_prefix("<p>").and_then(|rest| rest.trim_end().strip_suffix("</p>"));
    one.filter(|inner| !inner.contains("<p>")).unwrap_or(html).to_owned()
}

fn ordering(
    t: &Text,
    writer: &Writer,
    within: &str,
    steps: &[Prose],
    order: &Arrangement,
    before: Option<&Response>,
) -> AnyView {
    let count = u16::try_from(steps.len()).unwrap_or(0);
    let given: &[u16] = if let Some(Response::Order(given)) = before { given } else { &[] };
    let rows: Vec<_> = order
        .order()
        .iter()
        .zip(0_u16..)
        .filter_map(|(author, shown)| Some((steps.get(usize::from(*author))?, *author, shown)))
        .map(|(step, author, shown)| {
            let rank = given.iter().position(|a| *a == author).and_then(|r| u16::try_from(r).ok());
            let name = format!("rank-{shown}");
            let choices: Vec<(String, String)> = (0..count).map(|r| (r.to_string(), (r + 1).to_string())).collect();
            pair(t, writer, within, step, name, choices, rank.map(|r| r.to_string()))
        })
        .collect();
    view! { <p class="hint">{t.order_says()}</p>{rows} }.into_any()
}

fn matching(
    t: &Text,
    writer: &Writer,
    within: &str,
    left: &[Prose],
    right: &[Prose],
    order: &Arrangement,
    before: Option<&Response>,
) -> AnyView {
    let given: &[Option<u16>] = if let Some(Response::Match(given)) = before { given } else { &[] };
    let choices: Vec<(String, String)> = order
        .order()
        .iter()
        .zip(0_u16..)
        .filter_map(|(author, shown)| Some((shown.to_string(), right.get(usize::from(*author))?.plain())))
        .collect();
    let shown_of = |author: u16| order.order().iter().position(|a| *a == author).map(|p| p.to_string());
    let rows: Vec<_> = left
        .iter()
        .enumerate()
        .map(|(row, text)| {
            let chosen = given.get(row).copied().flatten().and_then(shown_of);
            pair(t, writer, within, text, format!("row-{row}"), choices.clone(), chosen)
        })
        .collect();
    view! { <p class="hint">{t.match_says()}</p>{rows} }.into_any()
}

fn pair(
    t: &Text,
    writer: &Writer,
    within: &str,
    words: &Prose,
    name: String,
    choices: Vec<(String, String)>,
    chosen: Option<String>,
) -> AnyView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, words)| {
            let selected = chosen.as_deref() == Some(value.as_str());
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    let id = format!("{within}-{name}");
    view! {
        <div class="pair">
            <label for=id.clone() inner_html=inline(&writer.html(words))></label>
            <select id=id name=name>
                <option value="">{t.choose()}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn written(within: &str, label: String, name: &'static str, value: String, mode: Option<&'static str>) -> AnyView {
    let id = format!("{within}-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id name=name type="text" value=value inputmode=mode autocomplete="off" maxlength="500"/>
        </div>
    }
    .into_any()
}

fn gaps(t: &Text, writer: &Writer, parts: &[GapPart], before: Option<&Response>) -> AnyView {
    let given: &[String] = if let Some(Response::Gap(given)) = before { given } else { &[] };
    let mut number = 0_usize;
    let pieces: Vec<_> = parts
        .iter()
        .map(|part| match part {
            GapPart::Text(text) => view! { <span inner_html=inline(&writer.html(text))></span> }.into_any(),
            GapPart::Gap(_) => {
                let value = given.get(number).cloned().unwrap_or_default();
                let name = format!("gap-{number}");
                number += 1;
                let label = t.gap_number(i64::try_from(number).unwrap_or(0));
                view! { <input name=name type="text" class="gap" value=value aria-label=label autocomplete="off" maxlength="200"/> }
                    .into_any()
            }
        })
        .collect();
    view! { <p class="hint">{t.words_folded()}</p><p>{pieces}</p> }.into_any()
}

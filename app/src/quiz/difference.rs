//! What separates an answer from the model, difference by difference.

use super::{answered::given_lines, form, practice::expected_lines};
use crate::{catalogue::prose::Writer, text::Text};
use learning::{
    catalogue::Prose,
    quiz::{Choice, Response, Task},
};
use leptos::{html::ElementChild, prelude::*};

/// The differences of an answer that is not wholly right, as a list.
pub(crate) fn differences(t: &Text, writer: &Writer, task: &Task, response: &Response) -> AnyView {
    let rows = match (task, response) {
        (Task::Multiple { choices, right }, Response::Multiple(ticked)) => ticks(t, writer, choices, right, ticked),
        (Task::Order { steps }, Response::Order(order)) => ranks(t, writer, steps, order),
        (Task::Match { left, right, key, .. }, Response::Match(rows)) => pairs(t, writer, left, right, key, rows),
        _ => whole(t, writer, task, response),
    };
    view! { <ul class="diff">{rows}</ul> }.into_any()
}

fn line(writer: &Writer, prose: &Prose) -> String {
    form::inline(&writer.html(prose))
}

fn row(class: &'static str, word: String, html: String) -> AnyView {
    view! { <li class=class><b>{word}</b>" "<span inner_html=html></span></li> }.into_any()
}

fn whole(t: &Text, writer: &Writer, task: &Task, response: &Response) -> Vec<AnyView> {
    let held = given_lines(writer, task, response).join(" ; ");
    let model = expected_lines(writer, task).join(" ; ");
    vec![row("removed", t.case_you(), held), row("added", t.case_model(), model)]
}

fn ticks(t: &Text, writer: &Writer, choices: &[Choice], right: &[bool], ticked: &[u16]) -> Vec<AnyView> {
    let all = choices.iter().zip(right).zip(0_u16..);
    all.filter_map(|((choice, right), index)| match (ticked.contains(&index), *right) {
        (true, false) => Some(row("removed", t.case_wrongly_held(), line(writer, &choice.text))),
        (false, true) => Some(row("added", t.case_left_out(), line(writer, &choice.text))),
        _ => None,
    })
    .collect()
}

fn ranks(t: &Text, writer: &Writer, steps: &[Prose], order: &[u16]) -> Vec<AnyView> {
    let place = |index: u16| order.iter().zip(1_i64..).find(|(one, _)| **one == index).map(|(_, rank)| rank);
    let all = steps.iter().zip(0_u16..).filter_map(|(step, index)| Some((step, place(index)?, i64::from(index) + 1)));
    all.filter(|(_, yours, model)| yours != model)
        .map(|(step, yours, model)| beside(t, line(writer, step), t.case_rank(yours), t.case_rank(model)))
        .collect()
}

fn pairs(
    t: &Text,
    writer: &Writer,
    left: &[Prose],
    right: &[Prose],
    key: &[u16],
    rows: &[Option<u16>],
) -> Vec<AnyView> {
    let entry = |index: u16| right.get(usize::from(index)).map(|prose| line(writer, prose)).unwrap_or_default();
    let all = left.iter().zip(key).zip(rows).filter(|((_, key), given)| **given != Some(**key));
    all.map(|((left, key), given)| {
        let yours = given.map_or_else(|| t.case_nothing(), entry);
        beside(t, line(writer, left), yours, entry(*key))
    })
    .collect()
}

fn beside(t: &Text, what: String, yours: String, model: String) -> AnyView {
    view! {
        <li class="changed">
            <span inner_html=what></span>
            <br/>
            <b>{t.case_you()}</b>" "<span inner_html=yours></span>
            <br/>
            <b>{t.case_model()}</b>" "<span inner_html=model></span>
        </li>
    }
    .into_any()
}

//! What was answered, to be read again: the options judged, or the answer written out, and what is expected of a text.

use super::form;
use crate::{
    catalogue::prose::{Writer, escape},
    text::Text,
};
use learning::{
    catalogue::Prose,
    quiz::{Choice, Criterion, GapPart, Marked, Response, Task, Verdict},
};
use leptos::{html::ElementChild, prelude::*};

/// The tone and the words of a verdict.
pub(crate) fn verdict(t: &Text, marked: &Marked) -> (&'static str, String) {
    match marked.verdict {
        Verdict::Right => ("tag right", t.case_right()),
        Verdict::Partial => ("tag open", t.case_partly(i64::from(marked.credit.earned), i64::from(marked.credit.of))),
        Verdict::Wrong => ("tag wrong", t.case_wrong()),
        Verdict::Unmarked => ("tag info", t.case_compare()),
    }
}

/// An answer as it is read again: choices with what is said of each, anything else line by line.
pub(crate) fn given(t: &Text, writer: &Writer, task: &Task, response: &Response) -> AnyView {
    match (task, response) {
        (Task::Single { choices, right }, Response::Single(taken)) => {
            let key: Vec<bool> = (0..choices.len()).map(|index| index == usize::from(*right)).collect();
            options(t, writer, "radio", choices, &key, &[*taken])
        }
        (Task::Multiple { choices, right }, Response::Multiple(ticked)) => {
            options(t, writer, "checkbox", choices, right, ticked)
        }
        _ => {
            let lines: Vec<_> = given_lines(writer, task, response)
                .into_iter()
                .map(|html| view! { <li inner_html=html></li> })
                .collect();
            let list = match task {
                Task::Order { .. } => view! { <ol>{lines}</ol> }.into_any(),
                _ => view! { <ul>{lines}</ul> }.into_any(),
            };
            view! { <p><b>{t.case_your_answer()}</b></p>{list} }.into_any()
        }
    }
}

fn options(
    t: &Text,
    writer: &Writer,
    kind: &'static str,
    choices: &[Choice],
    right: &[bool],
    taken: &[u16],
) -> AnyView {
    let rows: Vec<_> = choices
        .iter()
        .zip(right)
        .zip(0_u16..)
        .map(|((choice, right), index)| {
            let taken = taken.contains(&index);
            let (class, word) = match (taken, *right) {
                (true, true) => ("option right", t.answer_right()),
                (true, false) => ("option wrong", t.answer_wrong()),
                (false, true) => ("option right", if kind == "radio" { t.answer_was() } else { t.answer_missed() }),
                (false, false) => ("option", String::new()),
            };
            let feedback = choice.feedback.as_ref().map(|f| form::inline(&writer.html(f))).unwrap_or_default();
            let says = (!word.is_empty())
                .then(|| view! { <span class="says"><b>{word}</b>" "<span inner_html=feedback></span></span> });
            view! {
                <label class=class>
                    <input type=kind checked=taken disabled=true/>
                    <span inner_html=form::inline(&writer.html(&choice.text))></span>
                    {says}
                </label>
            }
        })
        .collect();
    view! { <fieldset aria-label=t.case_your_answer()>{rows}</fieldset> }.into_any()
}

/// What was answered, line by line as HTML.
pub(crate) fn given_lines(writer: &Writer, task: &Task, response: &Response) -> Vec<String> {
    let line = |prose: &Prose| form::inline(&writer.html(prose));
    let at = |all: &[Choice], index: u16| all.get(usize::from(index)).map(|choice| line(&choice.text));
    match (task, response) {
        (Task::Single { choices, .. }, Response::Single(taken)) => at(choices, *taken).into_iter().collect(),
        (Task::Multiple { choices, .. }, Response::Multiple(ticked)) => {
            ticked.iter().filter_map(|index| at(choices, *index)).collect()
        }
        (Task::Order { steps }, Response::Order(order)) => {
            order.iter().filter_map(|index| steps.get(usize::from(*index))).map(line).collect()
        }
        (Task::Match { left, right, .. }, Response::Match(rows)) => {
            let entry = |row: &Option<u16>| row.and_then(|index| right.get(usize::from(index))).map(line);
            let pairs = left.iter().zip(rows);
            pairs.map(|(l, row)| format!("{} → {}", line(l), entry(row).unwrap_or_else(|| "…".to_owned()))).collect()
        }
        (Task::Gap { parts }, Response::Gap(words)) => vec![filled(writer, parts, words)],
        (_, Response::Number(words) | Response::Text(words)) => vec![escape(words)],
        (_, Response::Essay(words)) => words.lines().filter(|l| !l.trim().is_empty()).map(escape).collect(),
        _ => Vec::new(),
    }
}

fn filled(writer: &Writer, parts: &[GapPart], words: &[String]) -> String {
    let mut words = words.iter();
    let fill = |part: &GapPart| match part {
        GapPart::Text(text) => form::inline(&writer.html(text)),
        GapPart::Gap(_) => format!("<b>{}</b>", words.next().map(|w| escape(w)).unwrap_or_default()),
    };
    parts.iter().map(fill).collect()
}

/// What is looked for in a text.
pub(crate) fn rubric(t: &Text, writer: &Writer, criteria: &[Criterion]) -> AnyView {
    let rows: Vec<_> = criteria
        .iter()
        .map(|criterion| {
            view! {
                <tr>
                    <th scope="row" inner_html=form::inline(&writer.html(&criterion.name))></th>
                    <td class="num">{criterion.points}</td>
                    <td inner_html=form::inline(&writer.html(&criterion.expected))></td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="scroll" role="region" aria-label=t.case_expected() tabindex="0">
            <table class="tight">
                <thead>
                    <tr>
                        <th scope="col">{t.case_criterion()}</th>
                        <th scope="col" class="num">{t.case_points()}</th>
                        <th scope="col">{t.case_expected()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

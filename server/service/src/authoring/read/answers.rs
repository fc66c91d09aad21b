//! Answer structures, kind by kind.

pub(in crate::authoring) mod boxes;
mod gaps;
mod tables;

use learning::catalogue::Prose;
use learning::quiz::{Choice, Decimal, Foreseen, Kind, Task, fold};

use super::markdown::{Heading, Placed, plain, range_of};
use super::page::Page;
use super::prose;
use super::question::{Body, Head};
use crate::authoring::code::Code;
use boxes::BoxItem;

/// Reads the answer of a question; none when it cannot be marked as it is.
pub(super) fn read(page: &mut Page<'_>, heading: &Heading<'_, '_>, head: &Head, body: &Body<'_, '_>) -> Option<Task> {
    match (head.kind, body.answer) {
        (Some(Kind::Number), _) => number(page, heading),
        (kind, None) => {
            let kind = kind.unwrap_or(Kind::Single);
            page.note(heading.range.clone(), Code::AnswerMissing, &[kind.word(), expected(kind)]);
            None
        }
        (kind @ (None | Some(Kind::Single | Kind::Multiple)), Some(answer)) => choices(page, kind, answer),
        (Some(Kind::Text), Some(answer)) => text(page, answer),
        (Some(Kind::Order), Some(answer)) => order(page, answer),
        (Some(Kind::Gap), Some(answer)) => gaps::read(page, answer),
        (Some(Kind::Match), Some(answer)) => tables::rows_to_match(page, answer),
        (Some(Kind::Essay), Some(answer)) => tables::rubric(page, heading, answer),
        (Some(Kind::Case), Some(_)) => None,
    }
}

const fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Order => "@numbered",
        Kind::Match => "@two-columns",
        Kind::Essay => "@rubric",
        Kind::Gap => "@gaps",
        Kind::Number => "@answer-attribute",
        Kind::Text => "@accepted-boxes",
        Kind::Single | Kind::Multiple | Kind::Case => "@boxes",
    }
}

fn number(page: &mut Page<'_>, heading: &Heading<'_, '_>) -> Option<Task> {
    let Some((answer, range)) = heading.attributes.get("answer").cloned() else {
        page.note(heading.range.clone(), Code::AnswerMissing, &["number", "@answer-attribute"]);
        return None;
    };
    let tolerance = heading.attributes.get("tolerance").cloned().unwrap_or_else(|| ("0".into(), range.clone()));
    let answer = decimal(page, (answer, range));
    let tolerance = decimal(page, tolerance);
    Some(Task::Number { answer: answer?, tolerance: tolerance? })
}

fn decimal(page: &mut Page<'_>, (word, range): super::attributes::Placed) -> Option<Decimal> {
    let number = word.parse::<Decimal>().ok();
    if number.is_none() {
        page.note(range, Code::NumberInvalid, &[&word]);
    }
    number
}

fn choices(page: &mut Page<'_>, kind: Option<Kind>, answer: &[Placed<'_>]) -> Option<Task> {
    let items = boxes::read(page, answer)?;
    count(page, answer, items.len(), 2, 8);
    note_duplicates(page, &items);
    let right: Vec<bool> = items.iter().map(|item| item.ticked).collect();
    let ticked = right.iter().filter(|right| **right).count();
    if ticked == 0 {
        page.note(range_of(answer), Code::AnswerNoneRight, &[]);
        return None;
    }
    if kind == Some(Kind::Single) && ticked > 1 {
        page.note(range_of(answer), Code::AnswerSeveralRight, &[&ticked.to_string()]);
    }
    let choices = items.iter().map(|item| choice(page, item)).collect();
    let first = right.iter().position(|right| *right).and_then(|index| u16::try_from(index).ok())?;
    let single = ticked == 1 && kind != Some(Kind::Multiple);
    Some(if single { Task::Single { choices, right: first } } else { Task::Multiple { choices, right } })
}

fn choice(page: &mut Page<'_>, item: &BoxItem<'_, '_>) -> Choice {
    let text = prose::inline(page, item.text);
    let feedback = item.feedback.map(|quote| feedback(page, quote));
    if feedback.is_none() {
        page.note(item.first_line.clone(), Code::FeedbackMissing, &[]);
    }
    Choice { text, feedback }
}

fn feedback(page: &mut Page<'_>, quote: &[Placed<'_>]) -> Prose {
    super::question::note_merged(page, &range_of(quote));
    let inner = quote.get(1..quote.len().saturating_sub(1)).unwrap_or_default();
    super::question::quoted(page, inner)
}

fn text(page: &mut Page<'_>, answer: &[Placed<'_>]) -> Option<Task> {
    let items = boxes::read(page, answer)?;
    note_duplicates(page, &items);
    let accepted: Vec<String> = items.iter().filter(|item| item.ticked).map(|item| plain(item.text)).collect();
    if accepted.is_empty() {
        page.note(range_of(answer), Code::AnswerNoneRight, &[]);
        return None;
    }
    let wrong = items.iter().filter(|item| !item.ticked);
    let foreseen = wrong
        .map(|item| Foreseen { answer: plain(item.text), feedback: item.feedback.map(|quote| feedback(page, quote)) })
        .collect();
    Some(Task::Text { accepted, foreseen })
}

fn order(page: &mut Page<'_>, answer: &[Placed<'_>]) -> Option<Task> {
    let items = boxes::items(answer);
    count(page, answer, items.len(), 3, 6);
    let steps: Vec<Prose> = items.iter().map(|item| prose::inline(page, *item)).collect();
    (!steps.is_empty()).then_some(Task::Order { steps })
}

fn note_duplicates(page: &mut Page<'_>, items: &[BoxItem<'_, '_>]) {
    let mut seen = std::collections::BTreeSet::new();
    for item in items {
        let words = plain(item.text);
        if !seen.insert(fold(&words)) {
            page.note(item.first_line.clone(), Code::AnswerDuplicate, &[&words]);
        }
    }
}

/// Notes a number of items out of bounds.
fn count(page: &mut Page<'_>, answer: &[Placed<'_>], found: usize, least: usize, most: usize) {
    if found < least || found > most {
        let numbers = [found, least, most].map(|number| number.to_string());
        let [found, least, most] = &numbers;
        page.note(range_of(answer), Code::AnswerCount, &[found, least, most]);
    }
}

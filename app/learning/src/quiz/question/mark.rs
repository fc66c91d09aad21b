//! Marking: pure, the same in the server and in the browser.
//!
//! Partial credit, kind by kind: **single**, **number**, **text** all or nothing; **multiple** right ticks minus wrong
//! ticks, never below nothing, over the right boxes; **order** one point for each step directly followed by its true
//! successor; **match** one point a row; **gap** one point a gap; **essay** waits for a person; **case** the mean of
//! its steps that can be marked, each weighing the same.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CaseFile, Decimal, Foreseen, GapPart, Question, Response, Task, says_the_same};
use crate::catalogue::Language;

/// Points earned out of points possible, as an exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Points earned.
    pub earned: u32,
    /// Points possible; never 0.
    pub of: u32,
}

/// What an answer is worth, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Everything right.
    Right,
    /// Something right.
    Partial,
    /// Nothing right.
    Wrong,
    /// Not to be said by a machine.
    Unmarked,
}

/// A marked answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// What it is worth, in a word.
    pub verdict: Verdict,
    /// What it earned; for an unmarked answer, nothing out of its points.
    pub credit: Credit,
    /// Part by part (choices, neighbours to order, rows, gaps, steps of a case), whether it was dealt with rightly.
    pub parts: Vec<bool>,
    /// Indexes of the choices, or of the foreseen answer, whose feedback is to be shown.
    pub feedback: Vec<u16>,
}

/// An answer that does not fit its question: a forged form or another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the answer does not fit the question")
    }
}

impl std::error::Error for Unfit {}

impl Credit {
    /// Points out of points possible; at least one is possible.
    #[must_use]
    pub fn new(earned: u32, of: u32) -> Self {
        let of = of.max(1);
        Self { earned: earned.min(of), of }
    }

    fn of_parts(right: usize, of: usize) -> Self {
        Self::new(u32::try_from(right).unwrap_or(0), u32::try_from(of).unwrap_or(u32::MAX))
    }

    /// The mean of several, reduced.
    fn mean(credits: &[Self]) -> Self {
        let common = credits.iter().fold(1_u64, |common, credit| lcm(common, u64::from(credit.of)));
        let earned: u64 = credits.iter().map(|credit| common / u64::from(credit.of) * u64::from(credit.earned)).sum();
        let of = common.saturating_mul(credits.len().max(1) as u64);
        let shared = gcd(earned, of).max(1);
        Self::new(u32::try_from(earned / shared).unwrap_or(0), u32::try_from(of / shared).unwrap_or(u32::MAX))
    }
}

/// Marks an answer to a question in the language of the attempt.
pub fn mark(question: &Question, language: Language, response: &Response) -> Result<Marked, Unfit> {
    question.wording(language).1.task.mark(response)
}

/// Marks an answer to one step of a case file.
pub fn mark_step(case: &CaseFile, step: u16, response: &Response) -> Result<Marked, Unfit> {
    case.steps.get(usize::from(step)).ok_or(Unfit)?.task.mark(response)
}

impl Task {
    /// Marks an answer in author order.
    pub fn mark(&self, response: &Response) -> Result<Marked, Unfit> {
        match (self, response) {
            (Self::Single { choices, right }, Response::Single(taken)) => single(choices.len(), *right, *taken),
            (Self::Multiple { right, .. }, Response::Multiple(ticked)) => multiple(right, ticked),
            (Self::Order { steps }, Response::Order(order)) => ordered(steps.len(), order),
            (Self::Match { right, key, .. }, Response::Match(rows)) => matched(right.len(), key, rows),
            (Self::Number { answer, tolerance }, Response::Number(written)) => Ok(number(*answer, *tolerance, written)),
            (Self::Text { accepted, foreseen }, Response::Text(written)) => Ok(text(accepted, foreseen, written)),
            (Self::Gap { parts }, Response::Gap(written)) => gaps(parts, written),
            (Self::Essay { points, .. }, Response::Essay(_)) => Ok(unmarked(Credit::new(0, u32::from(*points)))),
            (Self::Case(case), Response::Case(answers)) => case_file(case, answers),
            _ => Err(Unfit),
        }
    }
}

impl Marked {
    fn of(parts: Vec<bool>, credit: Credit, feedback: Vec<u16>) -> Self {
        let verdict = match credit {
            Credit { earned: 0, .. } => Verdict::Wrong,
            Credit { earned, of } if earned == of => Verdict::Right,
            _ => Verdict::Partial,
        };
        Self { verdict, credit, parts, feedback }
    }

    fn whole(right: bool, feedback: Vec<u16>) -> Self {
        Self::of(vec![right], Credit::new(u32::from(right), 1), feedback)
    }

    fn by_part(parts: Vec<bool>) -> Self {
        let credit = Credit::of_parts(parts.iter().filter(|right| **right).count(), parts.len());
        Self::of(parts, credit, Vec::new())
    }
}

const fn unmarked(credit: Credit) -> Marked {
    Marked { verdict: Verdict::Unmarked, credit, parts: Vec::new(), feedback: Vec::new() }
}

fn single(count: usize, right: u16, taken: u16) -> Result<Marked, Unfit> {
    if usize::from(taken) >= count { Err(Unfit) } else { Ok(Marked::whole(taken == right, vec![taken])) }
}

fn multiple(right: &[bool], ticked: &[u16]) -> Result<Marked, Unfit> {
    let mut ticks = vec![false; right.len()];
    for index in ticked {
        let tick = ticks.get_mut(usize::from(*index)).ok_or(Unfit)?;
        if std::mem::replace(tick, true) {
            return Err(Unfit);
        }
    }
    let pairs = || right.iter().zip(&ticks);
    let hits = pairs().filter(|(right, tick)| **right && **tick).count();
    let false_alarms = pairs().filter(|(right, tick)| !**right && **tick).count();
    let credit = Credit::of_parts(hits.saturating_sub(false_alarms), right.iter().filter(|right| **right).count());
    Ok(Marked::of(pairs().map(|(right, tick)| right == tick).collect(), credit, ticked.to_vec()))
}

fn ordered(count: usize, order: &[u16]) -> Result<Marked, Unfit> {
    if order.len() != count || super::Arrangement::new(order.to_vec()).is_none() {
        return Err(Unfit);
    }
    let follows = |pair: (&u16, &u16)| *pair.1 == pair.0.saturating_add(1);
    Ok(Marked::by_part(order.iter().zip(order.iter().skip(1)).map(follows).collect()))
}

fn matched(entries: usize, key: &[u16], rows: &[Option<u16>]) -> Result<Marked, Unfit> {
    if rows.len() != key.len() || rows.iter().flatten().any(|entry| usize::from(*entry) >= entries) {
        return Err(Unfit);
    }
    Ok(Marked::by_part(key.iter().zip(rows).map(|(right, row)| *row == Some(*right)).collect()))
}

fn number(answer: Decimal, tolerance: Decimal, written: &str) -> Marked {
    Marked::whole(written.parse().is_ok_and(|given: Decimal| given.is_within(tolerance, answer)), Vec::new())
}

fn text(accepted: &[String], foreseen: &[Foreseen], written: &str) -> Marked {
    let right = accepted.iter().any(|answer| says_the_same(written, answer));
    let expected = foreseen.iter().position(|wrong| says_the_same(written, &wrong.answer));
    Marked::whole(right, expected.and_then(|index| u16::try_from(index).ok()).into_iter().collect())
}

fn gaps(parts: &[GapPart], written: &[String]) -> Result<Marked, Unfit> {
    let accepted: Vec<_> =
        parts.iter().filter_map(|part| if let GapPart::Gap(a) = part { Some(a) } else { None }).collect();
    if accepted.len() != written.len() {
        return Err(Unfit);
    }
    let fits = |(accepted, words): (&&Vec<String>, &String)| accepted.iter().any(|a| says_the_same(words, a));
    Ok(Marked::by_part(accepted.iter().zip(written).map(fits).collect()))
}

fn case_file(case: &CaseFile, answers: &[Option<Response>]) -> Result<Marked, Unfit> {
    if answers.len() != case.steps.len() {
        return Err(Unfit);
    }
    let (mut credits, mut parts) = (Vec::new(), Vec::new());
    for (step, answer) in case.steps.iter().zip(answers) {
        let marked = answer.as_ref().map(|answer| step.task.mark(answer)).transpose()?;
        parts.push(marked.as_ref().is_some_and(|marked| marked.verdict == Verdict::Right));
        if !matches!(step.task, Task::Essay { .. }) {
            credits.push(marked.map_or(Credit::new(0, 1), |marked| marked.credit));
        }
    }
    if credits.is_empty() {
        Ok(unmarked(Credit::new(0, 1)))
    } else {
        Ok(Marked::of(parts, Credit::mean(&credits), Vec::new()))
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn lcm(a: u64, b: u64) -> u64 {
    (a / gcd(a, b).max(1)).saturating_mul(b)
}

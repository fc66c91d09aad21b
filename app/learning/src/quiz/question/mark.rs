//! Marking: pure, the same in the server and in the browser. The rules stand here and nowhere else.
//!
//! | kind | credit |
//! |---|---|
//! | single, number, text | all or nothing |
//! | multiple | (right boxes ticked - wrong boxes ticked) / right boxes, never below nothing; no right box: all for no tick |
//! | order | steps directly followed by their true successor / steps - 1 |
//! | match | rows with their entry / rows |
//! | gap | gaps filled / gaps |
//! | essay | waits for a person |
//! | case | the mean of its steps that a machine can mark, each weighing the same; a step without answer counts nothing |
//!
//! The ability scale knows right and wrong only: an answer counts as right from three quarters of its credit
//! ([`Credit::counts_as_right`]), and what blind guessing makes of that is fixed by the task ([`Task::guessing`]). A case
//! file enters the scale step by step, each step with its own objective, never as a whole; an essay never does.

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

    /// Whether the ability scale takes the answer as right: three quarters of the credit or more.
    #[must_use]
    pub const fn counts_as_right(self) -> bool {
        self.of > 0 && 4 * self.earned as u64 >= 3 * self.of as u64
    }

    /// The share earned, from 0 to 1, for statistics; marks are computed from the exact parts.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.earned) / f64::from(self.of.max(1))
    }

    fn of_parts(right: usize, of: usize) -> Self {
        Self::new(u32::try_from(right).unwrap_or(0), u32::try_from(of).unwrap_or(u32::MAX))
    }

    /// The mean of several, reduced; with denominators that have no common multiple of 32 bits, in billionths.
    fn mean(credits: &[Self]) -> Self {
        let (earned, of) = credits.iter().fold((0, 1), |sum, credit| add(sum, *credit));
        let of = of * credits.len().max(1) as u128;
        let shared = gcd(earned, of).max(1);
        match (u32::try_from(earned / shared), u32::try_from(of / shared)) {
            (Ok(earned), Ok(of)) => Self::new(earned, of),
            _ => Self::new(u32::try_from(earned * BILLION / of).unwrap_or(0), 1_000_000_000),
        }
    }
}

const BILLION: u128 = 1_000_000_000;

/// A fraction plus a credit, in lowest terms and, past 64 bits, in billionths.
fn add((earned, of): (u128, u128), credit: Credit) -> (u128, u128) {
    let each = u128::from(credit.of.max(1));
    let (earned, of) = (earned * each + u128::from(credit.earned) * of, of * each);
    let shared = gcd(earned, of).max(1);
    let (earned, of) = (earned / shared, of / shared);
    if of >> 64 == 0 { (earned, of) } else { (earned * BILLION / of, BILLION) }
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
    let credit = match right.iter().filter(|right| **right).count() {
        0 => Credit::of_parts(usize::from(false_alarms == 0), 1),
        count => Credit::of_parts(hits.saturating_sub(false_alarms), count),
    };
    Ok(Marked::of(pairs().map(|(right, tick)| right == tick).collect(), credit, ticked.to_vec()))
}

fn ordered(count: usize, order: &[u16]) -> Result<Marked, Unfit> {
    if order.len() != count || super::Arrangement::new(order.to_vec()).is_none() {
        return Err(Unfit);
    }
    if count <= 1 {
        return Ok(Marked::whole(true, Vec::new()));
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

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

//! How much of an answer is right, as an exact fraction, from plain values: option numbers, orders, pairs.
//!
//! | kind | rule |
//! |---|---|
//! | single | all or nothing |
//! | multiple | (right options ticked - wrong options ticked) / right options, never below zero |
//! | order | (pairs in the right order - pairs in the wrong order) / all pairs, never below zero |
//! | match | right pairs / all pairs |
//! | number | all when within the tolerance, otherwise nothing |
//! | text | all when equal to an accepted answer, otherwise nothing (the caller folds case and accents) |
//! | rubric | points given / points possible |
//! | case file | the steps' credits averaged by their weights; a step not reached counts nothing |
//!
//! Ticking everything, or putting things in any order, earns nothing on average. The ability estimate knows right
//! and wrong only: an answer counts as right from three quarters of its credit ([`Credit::counts_as_right`]); a case
//! file enters it step by step, each step with its own objective, never as a whole.

use serde::{Deserialize, Serialize};

/// The share of an answer that is right: `got` of `of` parts, `got <= of`, `of >= 1`, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Credit {
    got: u32,
    of: u32,
}

/// A credit of zero parts, or of more parts than there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACredit;

impl std::fmt::Display for NotACredit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a credit needs at least one part and at most all of them")
    }
}

impl std::error::Error for NotACredit {}

impl Credit {
    /// Nothing right.
    pub const NONE: Self = Self { got: 0, of: 1 };
    /// Everything right.
    pub const FULL: Self = Self { got: 1, of: 1 };

    /// `got` of `of` parts. Refuses `of` = 0 and `got` > `of`.
    pub fn new(got: u32, of: u32) -> Result<Self, NotACredit> {
        if of == 0 || got > of { Err(NotACredit) } else { Ok(Self::lowest(u128::from(got), u128::from(of))) }
    }

    /// Parts that are right.
    #[must_use]
    pub fn got(self) -> u32 {
        self.got
    }

    /// Parts in all.
    #[must_use]
    pub fn of(self) -> u32 {
        self.of
    }

    /// The same as a number from 0 to 1, for statistics; marks are computed from the exact parts.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.got) / f64::from(self.of)
    }

    /// Whether the ability estimate takes the answer as right: three quarters of the credit or more.
    #[must_use]
    pub fn counts_as_right(self) -> bool {
        4 * u64::from(self.got) >= 3 * u64::from(self.of)
    }

    fn all_or_nothing(right: bool) -> Self {
        if right { Self::FULL } else { Self::NONE }
    }

    /// Lowest terms; parts beyond 32 bits are rounded down to millionths.
    fn lowest(got: u128, of: u128) -> Self {
        let divisor = greatest_common_divisor(got, of).max(1);
        match (u32::try_from(got / divisor), u32::try_from(of / divisor)) {
            (Ok(got), Ok(of)) => Self { got, of },
            _ => Self { got: (got / (of / 1_000_000).max(1)).min(1_000_000) as u32, of: 1_000_000 },
        }
    }

    fn difference(plus: usize, minus: usize, of: usize) -> Self {
        if of == 0 { Self::NONE } else { Self::lowest(plus.saturating_sub(minus).min(of) as u128, of as u128) }
    }
}

impl TryFrom<(u32, u32)> for Credit {
    type Error = NotACredit;
    fn try_from((got, of): (u32, u32)) -> Result<Self, NotACredit> {
        Self::new(got, of)
    }
}

impl From<Credit> for (u32, u32) {
    fn from(credit: Credit) -> Self {
        (credit.got, credit.of)
    }
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// One right option: full credit for it, none for another or for no answer.
#[must_use]
pub fn single(chosen: Option<u16>, right: u16) -> Credit {
    Credit::all_or_nothing(chosen == Some(right))
}

/// Several right options: right ticks minus wrong ticks, over the number of right options. Repeated ticks count once.
///
/// A question where no option is right gives full credit for ticking nothing.
#[must_use]
pub fn multiple(chosen: &[u16], right: &[u16]) -> Credit {
    let (chosen, right) = (distinct(chosen), distinct(right));
    let hits = chosen.iter().filter(|option| right.contains(option)).count();
    if right.is_empty() {
        return Credit::all_or_nothing(chosen.is_empty());
    }
    Credit::difference(hits, chosen.len() - hits, right.len())
}

/// An order: pairs the right way round minus pairs the wrong way round, over all pairs.
///
/// Elements left out form no pair and earn nothing; elements that do not belong are ignored; a second mention of an
/// element is ignored. One element alone is right when it is there.
#[must_use]
pub fn order(given: &[u16], right: &[u16]) -> Credit {
    let right = in_first_places(right);
    let places: Vec<usize> =
        in_first_places(given).iter().filter_map(|element| right.iter().position(|other| other == element)).collect();
    if right.len() <= 1 {
        return Credit::all_or_nothing(places.len() == right.len());
    }
    let pairs =
        || places.iter().enumerate().flat_map(|(i, first)| places.iter().skip(i + 1).map(move |then| (first, then)));
    let kept = pairs().filter(|(first, then)| first < then).count();
    Credit::difference(kept, pairs().count() - kept, right.len() * (right.len() - 1) / 2)
}

/// Pairs: the share of the left sides joined to their right side. A left side joined twice counts as not joined.
#[must_use]
pub fn matching(given: &[(u16, u16)], right: &[(u16, u16)]) -> Credit {
    let joined_once = |left: u16| given.iter().filter(|pair| pair.0 == left).count() == 1;
    let hits = right.iter().filter(|pair| joined_once(pair.0) && given.contains(pair)).count();
    Credit::difference(hits, 0, right.len())
}

/// A number: right when it differs from the answer by no more than the tolerance.
///
/// A billionth of the numbers' size is forgiven, so that 1.1 lies within 0.1 of 1 although binary fractions differ.
#[must_use]
pub fn number(given: f64, answer: f64, tolerance: f64) -> Credit {
    let forgiven = 1e-9 * answer.abs().max(tolerance.abs());
    let within = (given - answer).abs() <= tolerance.abs() + forgiven;
    Credit::all_or_nothing(within && given.is_finite() && answer.is_finite())
}

/// A short text: right when it equals one of the accepted ones. The caller folds both sides the same way.
#[must_use]
pub fn text<T: AsRef<str>>(given: &str, accepted: &[T]) -> Credit {
    Credit::all_or_nothing(accepted.iter().any(|answer| answer.as_ref() == given))
}

/// A rubric marked by a person: points given over points possible, each row capped at its maximum.
#[must_use]
pub fn rubric(rows: &[(u32, u32)]) -> Credit {
    let given: u128 = rows.iter().map(|&(points, most)| u128::from(points.min(most))).sum();
    let possible: u128 = rows.iter().map(|&(_, most)| u128::from(most)).sum();
    if possible == 0 { Credit::NONE } else { Credit::lowest(given, possible) }
}

/// A case file: credits of its steps averaged by weight; `None` is a step that was not reached, worth nothing.
#[must_use]
pub fn case_file(steps: &[(u16, Option<Credit>)]) -> Credit {
    let weights: u128 = steps.iter().map(|&(weight, _)| u128::from(weight)).sum();
    let (got, of) =
        steps.iter().fold((0, 1), |sum, &(weight, credit)| add(sum, weight, credit.unwrap_or(Credit::NONE)));
    if weights == 0 { Credit::NONE } else { Credit::lowest(got, of * weights) }
}

/// The fraction `sum` plus `weight` times `credit`, kept in lowest terms and, past 64 bits, in millionths.
fn add((got, of): (u128, u128), weight: u16, credit: Credit) -> (u128, u128) {
    let added = u128::from(weight) * u128::from(credit.got);
    let (got, of) = (got * u128::from(credit.of) + added * of, of * u128::from(credit.of));
    let divisor = greatest_common_divisor(got, of).max(1);
    let (got, of) = (got / divisor, of / divisor);
    if of >> 64 == 0 { (got, of) } else { (got / (of / 1_000_000), 1_000_000) }
}

fn distinct(values: &[u16]) -> Vec<u16> {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.dedup();
    values
}

/// Each value once, where it first stands.
fn in_first_places(values: &[u16]) -> Vec<u16> {
    let mut kept = Vec::with_capacity(values.len());
    for value in values {
        if !kept.contains(value) {
            kept.push(*value);
        }
    }
    kept
}

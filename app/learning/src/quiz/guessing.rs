//! The chance that somebody who knows nothing is counted as right: fixed by the kind of question, never estimated.
//!
//! Each is the exact share of all possible answers, each taken as equally likely, whose credit counts as right
//! ([`Credit::counts_as_right`](super::Credit::counts_as_right)).

use super::Task;

impl Task {
    /// The chance that blind guessing counts as right; none for an essay, which a person marks, and for a case file,
    /// whose steps count one by one.
    #[must_use]
    pub fn guessing(&self) -> Option<f64> {
        let short = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        match self {
            Self::Single { choices, .. } => Some(single(short(choices.len()))),
            Self::Multiple { right, .. } => {
                Some(multiple(short(right.len()), short(right.iter().filter(|right| **right).count())))
            }
            Self::Order { steps } => Some(order(short(steps.len()))),
            Self::Match { right, key, .. } => Some(match one_to_one(right.len(), key) {
                true => matching(short(key.len())),
                false => rows(short(key.len()), short(right.len())),
            }),
            Self::Number { .. } | Self::Text { .. } | Self::Gap { .. } => Some(CONSTRUCTED),
            Self::Essay { .. } | Self::Case(_) => None,
        }
    }
}

/// Whether every entry belongs to exactly one row, so that who guesses gives each away once.
fn one_to_one(entries: usize, key: &[u16]) -> bool {
    let mut sorted = key.to_vec();
    sorted.sort_unstable();
    sorted.len() == entries && sorted.iter().enumerate().all(|(place, entry)| place == usize::from(*entry))
}

/// One right option among `options`: 1/k, and never above one half.
#[must_use]
pub fn single(options: u16) -> f64 {
    1.0 / f64::from(options.max(2))
}

/// Several right options: `right` of `options`; every set of ticks but the empty one is as likely as the next.
#[must_use]
pub fn multiple(options: u16, right: u16) -> f64 {
    let (options, right) = (options.min(60), right.min(options).min(60));
    let wrong = options - right;
    let enough = |hits: u16, false_ticks: u16| 4 * u32::from(hits.saturating_sub(false_ticks)) >= 3 * u32::from(right);
    let pairs = (1..=right).flat_map(|hits| (0..=wrong).map(move |false_ticks| (hits, false_ticks)));
    let good = pairs.filter(|&(hits, false_ticks)| enough(hits, false_ticks));
    let ways: f64 = good.map(|(hits, false_ticks)| choose(right, hits) * choose(wrong, false_ticks)).sum();
    ways / (libm::exp2(f64::from(options)) - 1.0).max(1.0)
}

/// An order of `length` steps: the share of orders in which three quarters of the steps are directly followed by their
/// true successor. Choosing which pairs stay together leaves blocks, none of which may follow its own successor.
#[must_use]
pub fn order(length: u16) -> f64 {
    let length = length.clamp(1, 40);
    let pairs = length - 1;
    let needed = (3 * pairs).div_ceil(4);
    let ways = |kept: u16| choose(pairs, kept) * without_succession(length - kept);
    (needed..=pairs).map(ways).sum::<f64>() / factorial(length)
}

/// Rows that may share the `entries` of the right column: three quarters of `length` rows right by chance.
#[must_use]
pub fn rows(length: u16, entries: u16) -> f64 {
    let (length, p) = (length.min(40), 1.0 / f64::from(entries.max(2)));
    let needed = (3 * length).div_ceil(4).max(1);
    let power = |base: f64, times: u16| (0..times).fold(1.0, |product, _| product * base);
    (needed..=length).map(|right| choose(length, right) * power(p, right) * power(1.0 - p, length - right)).sum()
}

/// `length` rows, one entry for each: the share of arrangements with three quarters of them right.
#[must_use]
pub fn matching(length: u16) -> f64 {
    let length = length.min(40);
    let needed = (3 * length).div_ceil(4).max(1);
    let share = |right: u16| derangement_share(length - right) / factorial(right);
    (needed..=length).map(share).sum()
}

/// A number or a text that has to be found: nobody guesses it.
pub const CONSTRUCTED: f64 = 0.0;

/// Orders of n things in which none is directly followed by the next: 1, 1, 3, 11, 53, … (a(n) = (n - 1) a(n - 1) +
/// (n - 2) a(n - 2)).
fn without_succession(n: u16) -> f64 {
    let next = |(before, last): (f64, f64), n: u16| (last, f64::from(n - 1) * last + f64::from(n - 2) * before);
    (2..=n).fold((0.0, 1.0), next).1
}

fn choose(from: u16, taken: u16) -> f64 {
    (0..taken).fold(1.0, |ways, step| ways * f64::from(from - step) / f64::from(step + 1))
}

fn factorial(n: u16) -> f64 {
    (1..=n).map(f64::from).product()
}

/// The share of arrangements of n things in which none is in its own place: the sum of (-1)^k / k!.
fn derangement_share(n: u16) -> f64 {
    (0..=n).map(|k| if k % 2 == 0 { 1.0 / factorial(k) } else { -1.0 / factorial(k) }).sum()
}

//! The chance that somebody who knows nothing is counted as right: fixed by the kind of question, never estimated.
//!
//! Each is the exact share of all possible answers, each taken as equally likely, whose credit counts as right
//! ([`Credit::counts_as_right`](super::marking::Credit::counts_as_right)).

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

/// An order of `length` elements: the share of orders with at most an eighth of their pairs the wrong way round.
#[must_use]
pub fn order(length: u16) -> f64 {
    let length = usize::from(length.min(40));
    let allowed = length * length.saturating_sub(1) / 2 / 8;
    let mut by_inversions = vec![1.0];
    for places in 2..=length {
        by_inversions = one_more_element(&by_inversions, places, allowed);
    }
    by_inversions.iter().take(allowed + 1).sum::<f64>()
}

/// `length` pairs, one right side for each left side: the share of arrangements with three quarters of them right.
#[must_use]
pub fn matching(length: u16) -> f64 {
    let length = length.min(40);
    let needed = (3 * length).div_ceil(4).max(1);
    let share = |right: u16| derangement_share(length - right) / factorial(right);
    (needed..=length).map(share).sum()
}

/// A number or a text that has to be found: nobody guesses it.
pub const CONSTRUCTED: f64 = 0.0;

/// Shares of orders by number of inversions, after a further element takes one of `places` places at random.
fn one_more_element(before: &[f64], places: usize, allowed: usize) -> Vec<f64> {
    let share = |inversions: usize| {
        let least = inversions.saturating_sub(places - 1);
        before.iter().take(inversions + 1).skip(least).sum::<f64>() / places as f64
    };
    (0..=allowed).map(share).collect()
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

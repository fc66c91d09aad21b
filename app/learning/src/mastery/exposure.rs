//! Keeping questions from being seen by everybody: four ways to choose less greedily, and the figures that show it.
//!
//! Randomesque: Kingsbury & Zara 1989. Sympson–Hetter: 1985. Progressive: Revuelta & Ponsoda 1998.

use crate::numeric::{pow, squared};
use serde::{Deserialize, Serialize};

/// Questions by falling information, ties by index.
#[must_use]
pub fn by_information(information: &[f64]) -> Vec<u32> {
    let mut order: Vec<(u32, f64)> = (0..).zip(information.iter().copied()).collect();
    order.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    order.into_iter().map(|(item, _)| item).collect()
}

/// Randomesque: one of the `best` first in the order, by an even throw in \[0, 1). None of an empty order.
#[must_use]
pub fn randomesque(order: &[u32], best: u32, throw: f64) -> Option<u32> {
    let among = (best as usize).clamp(1, order.len().max(1));
    let place = (throw * among as f64) as usize;
    order.get(place.min(among - 1)).copied()
}

/// Sympson–Hetter: the first question of the order whose throw does not exceed its chance of being admitted, and
/// those rejected on the way, which stay out for this learner. None when all are rejected.
#[must_use]
pub fn sympson_hetter(order: &[u32], admitted: &[f64], mut throw: impl FnMut() -> f64) -> (Option<u32>, Vec<u32>) {
    let mut rejected = Vec::new();
    for &item in order {
        if throw() <= admitted.get(item as usize).copied().unwrap_or(1.0) {
            return (Some(item), rejected);
        }
        rejected.push(item);
    }
    (None, rejected)
}

/// Weight of information against chance when `given` of `length` questions have been asked: 0 at first, 1 at last.
///
/// The sum of fᵗ for f = 1..given over the same sum for f = 1..length - 1; t is the acceleration.
#[must_use]
pub fn progressive_weight(given: u32, length: u32, acceleration: f64) -> f64 {
    let powers = |count: u32| crate::numeric::sum((1..=count).map(|f| pow(f64::from(f), acceleration)));
    if length <= 1 { 1.0 } else { (powers(given) / powers(length - 1)).min(1.0) }
}

/// Progressive criterion of one question: (1 - weight) × throw × highest information + weight × information.
#[must_use]
#[inline]
pub fn progressive_criterion(weight: f64, throw: f64, highest: f64, information: f64) -> f64 {
    (1.0 - weight) * throw * highest + weight * information
}

/// Whether a question has been seen so often that it must rest.
///
/// `rate` is the share of sessions of the last 90 days in which it came; `class_share` the share of the learner's
/// class that has seen it (neighbours talk).
#[must_use]
pub fn must_rest(rate: f64, class_share: f64, ceilings: Ceilings) -> bool {
    rate >= ceilings.overall || class_share >= ceilings.class
}

/// How widely a question may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ceilings {
    /// Share of all sessions over a rolling 90 days.
    pub overall: f64,
    /// Share of one class.
    pub class: f64,
}

impl Default for Ceilings {
    fn default() -> Self {
        Self { overall: 0.30, class: 0.40 }
    }
}

/// How a bank was used over many sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Usage {
    /// Share of sessions in which each question came.
    pub rates: Vec<f64>,
    /// The highest of them.
    pub highest: f64,
    /// Questions that never came.
    pub never: u32,
    /// Sum of (rate - even rate)² / even rate; 0 when all questions come equally often.
    pub chi_square: f64,
    /// Mean share of its questions that a session has in common with another; none for fewer than two sessions.
    pub overlap: Option<f64>,
}

/// Usage of a bank of `items` questions; none when there are no sessions, no questions given, or no bank.
#[must_use]
pub fn usage(items: u32, sessions: &[Vec<u32>]) -> Option<Usage> {
    let mut counts = vec![0u32; items as usize];
    for &item in sessions.iter().flatten() {
        *counts.get_mut(item as usize)? += 1;
    }
    let (n, given) = (sessions.len() as f64, sessions.iter().map(Vec::len).sum::<usize>() as f64);
    if given == 0.0 {
        return None;
    }
    let rates: Vec<f64> = counts.iter().map(|&count| f64::from(count) / n).collect();
    let even = given / n / f64::from(items);
    Some(Usage {
        highest: rates.iter().copied().fold(0.0, f64::max),
        never: counts.iter().filter(|&&count| count == 0).count() as u32,
        chi_square: crate::numeric::sum(rates.iter().map(|rate| squared(rate - even) / even)),
        overlap: overlap(&counts, n, given),
        rates,
    })
}

/// N / (L (N - 1)) Σ r² - 1 / (N - 1) (Chen, Ankenmann & Spray 2003), L being the mean length.
fn overlap(counts: &[u32], n: f64, given: f64) -> Option<f64> {
    let shared = crate::numeric::sum(counts.iter().map(|&count| f64::from(count) * (f64::from(count) - 1.0)));
    (n > 1.0).then(|| shared / (n - 1.0) / given)
}

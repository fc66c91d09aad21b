//! Learning two things from one answer: the learner's ability and the question's difficulty, both uncertain.
//!
//! Ability and difficulty are independent normal variables before the answer, and the answer depends on their
//! difference x only. One integral over x gives its mean and variance after the answer; the rest is linear, hence
//! exact. Keeping only means and variances makes it assumed-density filtering (moment matching).

use super::uncertain::normal_nodes;
use crate::numeric::logistic;
use serde::{Deserialize, Serialize};

/// A normal belief.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Belief {
    /// Expected value, in units of ability.
    pub mean: f64,
    /// Variance, squared units; 0 or more.
    pub variance: f64,
}

/// The two beliefs after one answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned {
    /// Chance that the answer given had beforehand.
    pub chance: f64,
    /// The learner's ability.
    pub ability: Belief,
    /// The question's difficulty.
    pub difficulty: Belief,
}

/// Takes one answer in. `a` is the discrimination (> 0), `c` the chance of guessing right, 0 <= c < 1.
///
/// With both variances 0 nothing is learned.
#[must_use]
pub fn learn(ability: Belief, difficulty: Belief, a: f64, c: f64, right: bool) -> Learned {
    let v = ability.variance.max(0.0) + difficulty.variance.max(0.0);
    let m = ability.mean - difficulty.mean;
    let (chance, shift, shrunk) = after(m, v, a, c, right);
    let update = |belief: Belief, sign: f64| {
        let gain = if v > 0.0 { belief.variance.max(0.0) / v } else { 0.0 };
        let mean = belief.mean + sign * gain * shift;
        Belief { mean, variance: (belief.variance - gain * gain * (v - shrunk)).max(0.0) }
    };
    Learned { chance, ability: update(ability, 1.0), difficulty: update(difficulty, -1.0) }
}

/// Chance of the answer, and how far the mean of x moves and what its variance becomes.
fn after(m: f64, v: f64, a: f64, c: f64, right: bool) -> (f64, f64, f64) {
    let spread = v.sqrt();
    let (mut weights, mut sums) = (0.0, [0.0; 3]);
    for (z, weight) in normal_nodes(a * spread) {
        let x = a * (m + spread * z);
        let chance = if right { c + (1.0 - c) * logistic(x) } else { (1.0 - c) * logistic(-x) };
        let product = weight * chance.max(f64::MIN_POSITIVE / f64::EPSILON);
        weights += weight;
        sums = [sums[0] + product, sums[1] + product * z, sums[2] + product * z * z];
    }
    let [chance, first, second] = sums;
    let mean = first / chance;
    (chance / weights, spread * mean, v * (second / chance - mean * mean).max(0.0))
}

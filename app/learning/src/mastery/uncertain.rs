//! A question whose difficulty is not yet known: its curve averaged over what is believed of the difficulty.
//!
//! Scoring with this instead of the most likely difficulty keeps the standard error honest while a bank is young.

use super::irt::Curve;
use super::posterior::Chances;
use crate::numeric::{exp, logistic, squared};
use serde::{Deserialize, Serialize};

/// What is believed of a question: its curve at the expected difficulty, and the variance of the difficulty.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The curve, its difficulty being the expected one.
    pub curve: Curve,
    /// Variance of the difficulty, in squared units of ability; 0 when it is taken as known.
    pub variance: f64,
}

impl Item {
    /// A question whose parameters are taken as known.
    #[must_use]
    pub fn known(curve: Curve) -> Self {
        Self { curve, variance: 0.0 }
    }

    /// Chance of a right answer at an ability, the difficulty averaged out.
    #[must_use]
    pub fn right(&self, theta: f64) -> f64 {
        let curve = &self.curve;
        curve.c() + (curve.d() - curve.c()) * self.mean_logistic(theta - curve.b())
    }

    /// Chance of a wrong answer at an ability, the difficulty averaged out.
    #[must_use]
    pub fn wrong(&self, theta: f64) -> f64 {
        let curve = &self.curve;
        (1.0 - curve.d()) + (curve.d() - curve.c()) * self.mean_logistic(curve.b() - theta)
    }

    /// Both chances on every node of the ability scale.
    #[must_use]
    pub fn chances(&self) -> Chances {
        Chances::from(|theta| self.right(theta), |theta| self.wrong(theta))
    }

    fn mean_logistic(&self, distance: f64) -> f64 {
        let spread = self.variance.max(0.0).sqrt();
        mean_over_normal(self.curve.a() * spread, |z| logistic(self.curve.a() * (distance + spread * z)))
    }
}

/// The mean of a function of a standard normal variable, by the trapezoid rule on ±8.5 standard deviations.
///
/// `steepness` is how fast the function's logistic part rises per standard deviation; the step is chosen from it so
/// that the error stays below about 1e-12 (poles of the logistic function at iπ / steepness).
pub(super) fn mean_over_normal(steepness: f64, function: impl Fn(f64) -> f64) -> f64 {
    if steepness <= 0.0 {
        return function(0.0);
    }
    let (mut total, mut weights) = (0.0, 0.0);
    for (z, weight) in normal_nodes(steepness) {
        total += weight * function(z);
        weights += weight;
    }
    total / weights
}

/// Nodes and unnormalised weights of that rule.
pub(super) fn normal_nodes(steepness: f64) -> impl Iterator<Item = (f64, f64)> {
    const REACH: f64 = 8.5;
    let half = (REACH / (0.65 / steepness.max(1e-9)).min(0.4)).ceil().min(400.0);
    let step = REACH / half;
    let half = half as i32;
    (-half..=half).map(move |k| {
        let z = f64::from(k) * step;
        (z, exp(-0.5 * squared(z)))
    })
}

//! What is believed about one ability: a weight on each of 81 equally spaced abilities from -8 to 8.
//!
//! An answer multiplies every weight by the chance of that answer there; the mean is the EAP estimate (expected a
//! posteriori, Bock & Mislevy 1982) and the standard deviation its standard error. For a posterior with a standard
//! deviation of 0.25 or more the sums equal the integrals to about 1e-15.

use super::irt::Curve;
use crate::numeric::{exp, ln, squared, sum};
use serde::{Deserialize, Serialize};

/// Number of abilities at which a weight is kept.
pub const NODES: usize = 81;
/// Distance between them.
pub const STEP: f64 = 0.2;
/// Weights side by side in one vector operation.
const LANES: usize = 4;
const ROWS: usize = NODES.div_ceil(LANES);
/// Smallest chance that enters a product: keeps a sum of weights above zero whatever the answers.
const LEAST_CHANCE: f64 = 1e-140;
/// Below this the weights are scaled up again, by a power of two, which changes no digit of the estimate.
const RESCALE_UNDER: f64 = 1e-100;

/// One number per node, in lanes; the places after the last node hold zero.
pub type OnNodes = [[f64; LANES]; ROWS];

/// Distance of each node from the middle, in steps: -40 to 40.
const OFFSETS: OnNodes = offsets();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn offsets() -> OnNodes {
    let mut all = [[0.0; LANES]; ROWS];
    let mut node = 0;
    while node < NODES {
        all[node / LANES][node % LANES] = node as f64 - 40.0;
        node += 1;
    }
    all
}

/// An ability and how sure of it we are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Ability, on the scale where learners are about N(0, 1).
    pub theta: f64,
    /// Its standard error, in the same unit.
    pub se: f64,
}

/// A value for each node, from the node's ability.
#[must_use]
pub fn on_nodes(value: impl Fn(f64) -> f64) -> OnNodes {
    let mut all = [[0.0; LANES]; ROWS];
    for (node, place) in all.iter_mut().flatten().enumerate().take(NODES) {
        *place = value((node as f64 - 40.0) * STEP);
    }
    all
}

/// The chances of a right and of a wrong answer on every node.
#[derive(Clone, Debug)]
pub struct Chances {
    /// Of a right answer.
    pub right: OnNodes,
    /// Of a wrong answer.
    pub wrong: OnNodes,
}

impl Chances {
    /// From a curve whose parameters are taken as known.
    #[must_use]
    pub fn of(curve: &Curve) -> Self {
        Self::from(|theta| curve.right(theta), |theta| curve.wrong(theta))
    }

    /// From any two functions of ability.
    #[must_use]
    pub fn from(right: impl Fn(f64) -> f64, wrong: impl Fn(f64) -> f64) -> Self {
        Self {
            right: on_nodes(|theta| right(theta).max(LEAST_CHANCE)),
            wrong: on_nodes(|theta| wrong(theta).max(LEAST_CHANCE)),
        }
    }

    /// Of this answer.
    #[must_use]
    #[inline]
    pub fn of_answer(&self, right: bool) -> &OnNodes {
        if right { &self.right } else { &self.wrong }
    }
}

/// The belief about one learner's ability.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    weights: OnNodes,
}

impl Default for Posterior {
    /// Nothing known: N(0, 1).
    fn default() -> Self {
        Self::normal(0.0, 1.0)
    }
}

impl Posterior {
    /// A normal belief. A mean beyond ±6 is drawn in and a spread below 0.25 widened, where the nodes would lie.
    #[must_use]
    pub fn normal(mean: f64, sd: f64) -> Self {
        let mean = if mean.is_finite() { mean.clamp(-6.0, 6.0) } else { 0.0 };
        let sd = if sd.is_finite() { sd.max(0.25) } else { 1.0 };
        Self { weights: on_nodes(|theta| exp(-0.5 * squared((theta - mean) / sd)).max(f64::MIN_POSITIVE)) }
    }

    /// Takes one answer in and returns the new estimate.
    #[inline]
    pub fn learn(&mut self, chances: &OnNodes) -> Estimate {
        let mut sums = Sums::default();
        for ((weights, chances), offsets) in self.weights.iter_mut().zip(chances).zip(&OFFSETS) {
            for (weight, chance) in weights.iter_mut().zip(chances) {
                *weight *= chance;
            }
            sums.add(weights, offsets);
        }
        let (total, estimate) = sums.estimate();
        if total < RESCALE_UNDER {
            self.scale_up(total);
        }
        estimate
    }

    /// The estimate as it stands.
    #[must_use]
    pub fn estimate(&self) -> Estimate {
        let mut sums = Sums::default();
        for (weights, offsets) in self.weights.iter().zip(&OFFSETS) {
            sums.add(weights, offsets);
        }
        sums.estimate().1
    }

    /// Probability that the ability is at or above a cut.
    ///
    /// Between nodes the logarithm of the weights is interpolated (a cubic through four nodes), since it is nearly a
    /// parabola; good to about 1e-4.
    #[must_use]
    pub fn above(&self, cut: f64) -> f64 {
        const FINE: f64 = STEP / 8.0;
        let logs: Vec<f64> = self.weights.iter().flatten().take(NODES).map(|&weight| ln(weight)).collect();
        let total = sum(self.weights.iter().flatten().copied());
        let highest = OFFSETS.iter().flatten().fold(0.0, |most: f64, offset| most.max(*offset)) * STEP;
        let points = ((highest - cut.max(-highest)) / FINE).max(0.0) as u32;
        let at = |point: u32| exp(interpolated(&logs, cut.max(-highest) + (f64::from(point) + 0.5) * FINE));
        (sum((0..points).map(at)) * FINE / STEP / total).clamp(0.0, 1.0)
    }

    /// The mean over the belief of a function of ability.
    #[must_use]
    pub fn mean_of(&self, value: &OnNodes) -> f64 {
        let total = sum(self.weights.iter().flatten().copied());
        let product = self.weights.iter().flatten().zip(value.iter().flatten()).map(|(weight, value)| weight * value);
        sum(product) / total
    }

    fn scale_up(&mut self, total: f64) {
        let exponent = (total.to_bits() >> 52) as i32 - 1023;
        let factor = libm::ldexp(1.0, -exponent);
        for weight in self.weights.iter_mut().flatten() {
            *weight *= factor;
        }
    }
}

/// Running sums of weight, weight × offset and weight × offset², lane by lane.
#[derive(Default)]
struct Sums {
    zeroth: [f64; LANES],
    first: [f64; LANES],
    second: [f64; LANES],
}

impl Sums {
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "all arrays have LANES places")]
    fn add(&mut self, weights: &[f64; LANES], offsets: &[f64; LANES]) {
        for lane in 0..LANES {
            let moment = weights[lane] * offsets[lane];
            self.zeroth[lane] += weights[lane];
            self.first[lane] += moment;
            self.second[lane] += moment * offsets[lane];
        }
    }

    #[inline]
    fn estimate(&self) -> (f64, Estimate) {
        let total = across(&self.zeroth);
        let mean = across(&self.first) / total;
        let variance = (across(&self.second) / total - mean * mean).max(0.0);
        (total, Estimate { theta: (STEP * mean).clamp(-8.0, 8.0), se: STEP * variance.sqrt() })
    }
}

#[inline]
fn across([a, b, c, d]: &[f64; LANES]) -> f64 {
    (a + b) + (c + d)
}

/// A value between nodes, from the cubic through the four around it (Lagrange).
fn interpolated(at_nodes: &[f64], theta: f64) -> f64 {
    let place = theta / STEP + 40.0;
    let first = (place.floor() - 1.0).clamp(0.0, (NODES - 4) as f64);
    let x = place - first;
    let weights = [
        -(x - 1.0) * (x - 2.0) * (x - 3.0) / 6.0,
        x * (x - 2.0) * (x - 3.0) / 2.0,
        -x * (x - 1.0) * (x - 3.0) / 2.0,
        x * (x - 1.0) * (x - 2.0) / 6.0,
    ];
    sum(at_nodes.iter().skip(first as usize).zip(weights).map(|(value, weight)| value * weight))
}

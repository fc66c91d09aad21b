//! Estimates of an ability from a finished set of answers: EAP under any prior, MAP, maximum likelihood, Warm's WLE.
//!
//! The score that counts is the EAP of [`posterior`](super::posterior); the others are for reports and comparisons.

use super::irt::Curve;
use super::posterior::Estimate;
use crate::numeric::solving::bisect;
use crate::numeric::{exp, ln, squared};

/// An answer to a question with a known curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The question's curve.
    pub curve: Curve,
    /// Whether it was right.
    pub right: bool,
}

/// What is believed of an ability before any answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Prior {
    /// Normal, with a mean and a standard deviation > 0.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Anything between two abilities, `low < high`.
    Uniform {
        /// Lowest ability.
        low: f64,
        /// Highest ability.
        high: f64,
    },
}

/// The most probable ability, with the standard error from expected and from observed information.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mode {
    /// Ability.
    pub theta: f64,
    /// 1 / √(I(θ) + 1 / sd²).
    pub se_expected: f64,
    /// 1 / √(- second derivative of the log posterior).
    pub se_observed: f64,
}

/// The most likely ability, its standard error 1 / √I(θ), and ln of the likelihood there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeliest {
    /// Ability and standard error.
    pub estimate: Estimate,
    /// Natural logarithm of the likelihood.
    pub ln_likelihood: f64,
}

/// Abilities between which stationary points are looked for, and the step of the first look.
const REACH: f64 = 40.0;
const LOOK: f64 = 0.05;

/// A top of the likelihood with less information (a standard error above 100) is a ripple far out, not an estimate.
const LEAST_INFORMATION: f64 = 1e-4;

/// Mean and standard deviation of the exact posterior; none when the prior is not a distribution.
#[must_use]
pub fn eap(answers: &[Answer], prior: Prior) -> Option<Estimate> {
    match prior {
        Prior::Normal { mean, sd } if sd > 0.0 && sd.is_finite() && mean.is_finite() => {
            let nodes = (-480..=480).map(|k| (mean + sd * f64::from(k) / 40.0, 1.0));
            Some(weighted(answers, nodes, |theta| -0.5 * squared((theta - mean) / sd)))
        }
        Prior::Uniform { low, high } if low < high && low.is_finite() && high.is_finite() => {
            Some(weighted(answers, simpson(low, high), |_| 0.0))
        }
        _ => None,
    }
}

/// EAP by the trapezoid rule on 33 abilities from -4 to 4, the usual grid of `catR`; normal prior.
#[must_use]
pub fn eap_grid33(answers: &[Answer], mean: f64, sd: f64) -> Estimate {
    let weight = |k: i32| if k.abs() == 16 { 0.5 } else { 1.0 };
    let nodes = (-16..=16).map(|k| (f64::from(k) / 4.0, weight(k)));
    weighted(answers, nodes, |theta| -0.5 * squared((theta - mean) / sd))
}

/// Nodes and weights of Simpson's rule with 2,000 steps.
fn simpson(low: f64, high: f64) -> impl Iterator<Item = (f64, f64)> {
    let weight = |k: i32| match k {
        0 | 2_000 => 1.0,
        k if k % 2 == 1 => 4.0,
        _ => 2.0,
    };
    (0..=2_000).map(move |k| (low + (high - low) * f64::from(k) / 2_000.0, weight(k)))
}

fn weighted(answers: &[Answer], nodes: impl Iterator<Item = (f64, f64)>, ln_prior: impl Fn(f64) -> f64) -> Estimate {
    let logs: Vec<(f64, f64, f64)> =
        nodes.map(|(theta, weight)| (theta, weight, ln_likelihood(answers, theta) + ln_prior(theta))).collect();
    let highest = logs.iter().fold(f64::NEG_INFINITY, |most, node| most.max(node.2));
    let (mut total, mut first) = (0.0, 0.0);
    for &(theta, weight, log) in &logs {
        let mass = weight * exp(log - highest);
        total += mass;
        first += mass * theta;
    }
    let mean = first / total;
    let spread = logs.iter().map(|&(theta, weight, log)| weight * exp(log - highest) * squared(theta - mean));
    Estimate { theta: mean, se: (crate::numeric::sum(spread) / total).sqrt() }
}

/// ln of the likelihood of all answers at an ability.
#[must_use]
pub fn ln_likelihood(answers: &[Answer], theta: f64) -> f64 {
    crate::numeric::sum(answers.iter().map(|answer| answer.curve.ln_chance(answer.right, theta)))
}

/// Slope of the log likelihood, Fisher information, and Warm's J, at an ability.
fn slopes(answers: &[Answer], theta: f64) -> (f64, f64, f64) {
    let one = |answer: &Answer| {
        let point = answer.curve.point(theta);
        let per_slope = if point.slope > 0.0 { point.information / point.slope } else { 0.0 };
        let residual = if answer.right { point.q } else { -point.p };
        (residual * per_slope, point.information, per_slope * point.bend)
    };
    answers.iter().map(one).fold((0.0, 0.0, 0.0), |sum, x| (sum.0 + x.0, sum.1 + x.1, sum.2 + x.2))
}

/// The most probable ability under a normal prior; none when the prior is not a distribution.
#[must_use]
pub fn map(answers: &[Answer], mean: f64, sd: f64) -> Option<Mode> {
    if !(sd > 0.0 && sd.is_finite() && mean.is_finite()) {
        return None;
    }
    let score = |theta: f64| slopes(answers, theta).0 - (theta - mean) / (sd * sd);
    let height = |theta: f64| ln_likelihood(answers, theta) - 0.5 * squared((theta - mean) / sd);
    let theta = highest_of(maxima(score, mean), height)?;
    let expected = slopes(answers, theta).1 + 1.0 / (sd * sd);
    let observed = observed_information(answers, theta) + 1.0 / (sd * sd);
    Some(Mode { theta, se_expected: 1.0 / expected.sqrt(), se_observed: 1.0 / observed.max(f64::MIN_POSITIVE).sqrt() })
}

/// Minus the second derivative of the log likelihood.
fn observed_information(answers: &[Answer], theta: f64) -> f64 {
    let one = |answer: &Answer| {
        let point = answer.curve.point(theta);
        let (chance, sign) = if answer.right { (point.p, 1.0) } else { (point.q, -1.0) };
        let chance = chance.max(f64::MIN_POSITIVE);
        squared(point.slope / chance) - sign * point.bend / chance
    };
    crate::numeric::sum(answers.iter().map(one))
}

/// The most likely ability; none when the likelihood has no highest point at a finite ability (all right, all wrong,
/// no answers, or a guessing pattern that is likeliest at an end of the scale).
#[must_use]
pub fn ml(answers: &[Answer]) -> Option<Likeliest> {
    let theta = highest_of(maxima(|theta| slopes(answers, theta).0, 0.0), |theta| ln_likelihood(answers, theta))?;
    let height = ln_likelihood(answers, theta);
    let beyond = limit(answers, false).max(limit(answers, true));
    let information = slopes(answers, theta).1;
    (height > beyond && information > LEAST_INFORMATION)
        .then(|| Likeliest { estimate: Estimate { theta, se: 1.0 / information.sqrt() }, ln_likelihood: height })
}

/// ln of the likelihood at an endlessly high or low ability.
fn limit(answers: &[Answer], high: bool) -> f64 {
    let chance = |answer: &Answer| match (answer.right, high) {
        (true, true) => answer.curve.d(),
        (true, false) => answer.curve.c(),
        (false, true) => 1.0 - answer.curve.d(),
        (false, false) => 1.0 - answer.curve.c(),
    };
    crate::numeric::sum(answers.iter().map(|answer| ln(chance(answer))))
}

/// Warm's weighted likelihood estimate (1989), finite for every pattern: score + J / (2 I) = 0; none without answers.
#[must_use]
pub fn wle(answers: &[Answer]) -> Option<Estimate> {
    let balance = |theta: f64| {
        let (score, information, j) = slopes(answers, theta);
        if information > 0.0 { score + j / (2.0 * information) } else { 0.0 }
    };
    let height = |theta: f64| ln_likelihood(answers, theta) + 0.5 * ln(slopes(answers, theta).1);
    let theta = highest_of(maxima(balance, 0.0), height)?;
    let information = slopes(answers, theta).1;
    (information > 0.0).then(|| Estimate { theta, se: 1.0 / information.sqrt() })
}

/// Where a derivative falls through zero, looked for around a centre.
fn maxima(derivative: impl Fn(f64) -> f64, centre: f64) -> Vec<f64> {
    let steps = (REACH / LOOK) as i32;
    let mut found = Vec::new();
    let mut before = (centre - REACH, derivative(centre - REACH));
    for k in 1 - steps..=steps {
        let theta = centre + f64::from(k) * LOOK;
        let here = (theta, derivative(theta));
        if before.1 > 0.0 && here.1 <= 0.0 {
            found.extend(bisect(&derivative, before.0, here.0));
        }
        before = here;
    }
    found
}

fn highest_of(abilities: Vec<f64>, height: impl Fn(f64) -> f64) -> Option<f64> {
    abilities
        .into_iter()
        .map(|theta| (theta, height(theta)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|best| best.0)
}

//! How much a question would tell, by seven criteria. The engine chooses by Fisher information; the others serve
//! comparison, and the expected posterior variance serves diagnosis.
//!
//! MLWI and MPWI: Veerkamp & Berger 1997; KL and KLP: Chang & Ying 1996; expected posterior variance: van der Linden 1998.

use super::ability::{Answer, ln_likelihood};
use super::irt::Curve;
use crate::numeric::{exp, ln, squared};

/// Points of the usual grid for weighted criteria: 33 from -4 to 4, trapezoid weights.
fn grid33() -> impl Iterator<Item = (f64, f64)> {
    (-16..=16).map(|k: i32| (f64::from(k) / 4.0, if k.abs() == 16 { 0.125 } else { 0.25 }))
}

/// Likelihood of the answers so far at an ability.
fn likelihood(answers: &[Answer], theta: f64) -> f64 {
    exp(ln_likelihood(answers, theta))
}

fn normal_density(theta: f64, mean: f64, sd: f64) -> f64 {
    crate::numeric::distributions::normal_density((theta - mean) / sd) / sd
}

/// Information weighted by the likelihood of the answers so far (not normalised).
#[must_use]
pub fn mlwi(curve: &Curve, answers: &[Answer]) -> f64 {
    crate::numeric::sum(grid33().map(|(theta, weight)| weight * curve.information(theta) * likelihood(answers, theta)))
}

/// Information weighted by likelihood and normal prior (not normalised).
#[must_use]
pub fn mpwi(curve: &Curve, answers: &[Answer], mean: f64, sd: f64) -> f64 {
    let at = |(theta, weight): (f64, f64)| {
        weight * curve.information(theta) * likelihood(answers, theta) * normal_density(theta, mean, sd)
    };
    crate::numeric::sum(grid33().map(at))
}

/// Kullback–Leibler divergence between the answer's chances at the estimate and at another ability.
fn divergence(curve: &Curve, estimate: f64, theta: f64) -> f64 {
    let (here, there) = (curve.point(estimate), curve.point(theta));
    here.p * (here.ln_p - there.ln_p) + here.q * (here.ln_q - there.ln_q)
}

/// Divergence weighted by the likelihood (not normalised).
#[must_use]
pub fn kl(curve: &Curve, answers: &[Answer], estimate: f64) -> f64 {
    let at = |(theta, weight): (f64, f64)| weight * divergence(curve, estimate, theta) * likelihood(answers, theta);
    crate::numeric::sum(grid33().map(at))
}

/// Divergence weighted by likelihood and normal prior (not normalised).
#[must_use]
pub fn klp(curve: &Curve, answers: &[Answer], estimate: f64, mean: f64, sd: f64) -> f64 {
    let at = |(theta, weight): (f64, f64)| {
        weight * divergence(curve, estimate, theta) * likelihood(answers, theta) * normal_density(theta, mean, sd)
    };
    crate::numeric::sum(grid33().map(at))
}

/// A posterior kept as masses on a fine grid, to look one answer ahead.
#[derive(Clone, Debug)]
pub struct Ahead {
    masses: Vec<(f64, f64)>,
}

/// What one more question promises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// Chance of a right answer, averaged over the posterior.
    pub right: f64,
    /// Expected posterior variance, the two answers weighted by that chance; smaller is better.
    pub variance: f64,
    /// The same with the answers weighted by the chance at the estimate itself, as `catR` does.
    pub variance_plugin: f64,
}

impl Ahead {
    /// The posterior after these answers under a normal prior.
    #[must_use]
    pub fn new(answers: &[Answer], mean: f64, sd: f64) -> Self {
        let log = |theta: f64| ln_likelihood(answers, theta) - 0.5 * squared((theta - mean) / sd);
        let logs: Vec<(f64, f64)> =
            (-400..=400).map(|k| mean + sd * f64::from(k) / 40.0).map(|theta| (theta, log(theta))).collect();
        let highest = logs.iter().fold(f64::NEG_INFINITY, |most, node| most.max(node.1));
        Self { masses: logs.into_iter().map(|(theta, log)| (theta, exp(log - highest))).collect() }
    }

    /// What this question promises now.
    #[must_use]
    pub fn promise(&self, curve: &Curve) -> Promise {
        let (mass, estimate, _) = self.moments(|_| 1.0);
        let (right_mass, _, if_right) = self.moments(|theta| curve.right(theta));
        let (_, _, if_wrong) = self.moments(|theta| curve.wrong(theta));
        let right = right_mass / mass;
        let at_estimate = curve.right(estimate);
        let mix = |chance: f64| chance * if_right + (1.0 - chance) * if_wrong;
        Promise { right, variance: mix(right), variance_plugin: mix(at_estimate) }
    }

    fn moments(&self, factor: impl Fn(f64) -> f64) -> (f64, f64, f64) {
        let (mut total, mut first, mut second) = (0.0, 0.0, 0.0);
        for &(theta, mass) in &self.masses {
            let mass = mass * factor(theta);
            total += mass;
            first += mass * theta;
            second += mass * theta * theta;
        }
        let mean = first / total;
        (total, mean, second / total - mean * mean)
    }
}

/// The ability at which the chance of a right answer is `aim`; none when the curve never reaches it.
#[must_use]
pub fn ability_for_chance(curve: &Curve, aim: f64) -> Option<f64> {
    let share = (aim - curve.c()) / (curve.d() - curve.c());
    (share > 0.0 && share < 1.0).then(|| curve.b() + ln(share / (1.0 - share)) / curve.a())
}

//! Mastery per objective, each borrowing strength from the others.
//!
//! A learner's ability in objective k is θₖ = g + δₖ: a general ability g ~ N(0, `var_general`) and a deviation
//! δₖ ~ N(0, `var_objective`), all independent. Answers to questions of one objective inform on θₖ, hence on g, hence a
//! little on the others. Between sittings an ability may have moved: its variance grows by a drift. A critical
//! objective neither borrows nor lends, so that general ability cannot hide a gap.
//!
//! Everything is integrated on grids (trapezoid rule), nothing is approximated by a normal distribution.

use super::posterior::Estimate;
use super::uncertain::Item;
use crate::numeric::{exp, ln, squared, sum};
use serde::{Deserialize, Serialize};

/// Drift variance per day and per completed lesson (ADAPTIVE: 0.05² and 0.2²).
pub const DRIFT_PER_DAY: f64 = 0.05 * 0.05;
/// See [`DRIFT_PER_DAY`].
pub const DRIFT_PER_LESSON: f64 = 0.2 * 0.2;
/// How far the grids reach, in standard deviations of the prior.
const REACH: f64 = 7.5;

/// What is presumed of learners, and from where an objective counts as acquired.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Variance of the general ability.
    pub var_general: f64,
    /// Variance of an objective's deviation from it.
    pub var_objective: f64,
    /// The ability from which an objective is mastered.
    pub cut: f64,
    /// Acquired from this probability of being above the cut.
    pub acquired_from: f64,
    /// The same for critical objectives.
    pub critical_from: f64,
    /// Not yet up to this probability.
    pub not_yet_until: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            var_general: 0.6,
            var_objective: 0.4,
            cut: 0.0,
            acquired_from: 0.8,
            critical_from: 0.95,
            not_yet_until: 0.2,
        }
    }
}

/// Answers given in one go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sitting {
    /// Variance that the ability gained since the sitting before (days and lessons in between).
    pub drift: f64,
    /// Questions of this objective and whether they were answered right.
    pub answers: Vec<(Item, bool)>,
}

/// What is known of one objective.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The sittings, in canonical order.
    pub sittings: Vec<Sitting>,
    /// Variance gained since the last of them.
    pub drift: f64,
    /// Whether the objective is critical: a higher bar, and no borrowing.
    pub critical: bool,
}

/// Three states, said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// Above the cut with enough certainty.
    Acquired,
    /// Below it with enough certainty.
    NotYet,
    /// Not decided yet: the next questions go here.
    Open,
}

/// The belief about one objective, with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mastery {
    /// Ability in this objective and its standard deviation.
    pub estimate: Estimate,
    /// Probability of being at or above the cut.
    pub above: f64,
    /// What that amounts to.
    pub state: State,
    /// Right answers it rests on.
    pub right: u32,
    /// Wrong answers it rests on.
    pub wrong: u32,
    /// Whether answers of other objectives counted too.
    pub borrowed: bool,
}

/// The belief about a learner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// General ability.
    pub general: Estimate,
    /// One per objective, in the order of the evidence.
    pub objectives: Vec<Mastery>,
}

/// What is believed of a learner after this evidence, one entry per objective.
#[must_use]
pub fn profile(settings: &Settings, evidence: &[Evidence]) -> Profile {
    profile_with(settings, evidence, &Lent::default())
}

/// What answers of some objectives say of the general ability: ln of their likelihood at each general ability of the
/// grid, up to a constant. With it, a few objectives can be followed without carrying every answer along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lent(pub Vec<f64>);

/// What this evidence lends to objectives that are not in it. Critical objectives lend nothing.
#[must_use]
pub fn lent(settings: &Settings, evidence: &[Evidence]) -> Lent {
    let grid = Grid::new(settings, evidence);
    let seen = evidence.iter().filter(|one| !one.critical).map(|one| Seen::of(&grid, one));
    let mut ln_likelihood: Vec<f64> = Vec::new();
    for seen in seen.filter(|seen| seen.answered() > 0) {
        ln_likelihood.resize(grid.general.len(), 0.0);
        add(&mut ln_likelihood, &seen.ln_marginal, 1.0);
    }
    Lent(ln_likelihood)
}

/// The same as [`profile`], with what other objectives lend.
#[must_use]
pub fn profile_with(settings: &Settings, evidence: &[Evidence], lent: &Lent) -> Profile {
    let grid = Grid::new(settings, evidence);
    let seen: Vec<Seen> = evidence.iter().map(|one| Seen::of(&grid, one)).collect();
    let shared = |k: usize| evidence.get(k).is_some_and(|one| !one.critical);
    let mut ln_general = grid.ln_prior.clone();
    add(&mut ln_general, &lent.0, 1.0);
    for (_, seen) in seen.iter().enumerate().filter(|(k, _)| shared(*k)) {
        add(&mut ln_general, &seen.ln_marginal, 1.0);
    }
    let within = seen.iter().enumerate().filter(|(k, seen)| shared(*k) && seen.answered() > 0).count();
    let lenders = within + usize::from(!lent.0.is_empty());
    let one = |(k, (seen, evidence)): (usize, (&Seen, &Evidence))| {
        let before = if shared(k) { grid.before_own(&ln_general, &seen.ln_marginal) } else { grid.alone.clone() };
        let others = lenders > usize::from(seen.answered() > 0);
        seen.mastery(&grid, settings, evidence, before, shared(k) && others)
    };
    let objectives = seen.iter().zip(evidence).enumerate().map(one).collect();
    Profile { general: moments(&grid.general, &masses(&ln_general)), objectives }
}

/// Abilities at which everything is computed: θ in equal steps with the cut among them, g in equal steps.
struct Grid {
    step: f64,
    theta: Vec<f64>,
    cut_at: usize,
    general: Vec<f64>,
    ln_prior: Vec<f64>,
    /// Density of θ given g, one row per g.
    kernel: Vec<Vec<f64>>,
    /// Prior density of an objective that does not borrow.
    alone: Vec<f64>,
}

impl Grid {
    fn new(settings: &Settings, evidence: &[Evidence]) -> Self {
        let var_general = settings.var_general.clamp(1e-4, 100.0);
        let var_objective = settings.var_objective.clamp(1e-4, 100.0);
        let drift =
            |one: &Evidence| one.drift.max(0.0) + sum(one.sittings.iter().map(|sitting| sitting.drift.max(0.0)));
        let most_drift = evidence.iter().map(drift).fold(0.0, f64::max).min(100.0);
        let reach = REACH * (var_general + var_objective + most_drift).sqrt();
        let step = 0.1_f64.min(var_objective.sqrt() / 1.5).max(reach / 2_000.0);
        let below = ((reach + settings.cut) / step).ceil().max(2.0) as usize;
        let above = ((reach - settings.cut) / step).ceil().max(2.0) as usize;
        let theta: Vec<f64> = (0..=below + above).map(|j| settings.cut + step * (j as f64 - below as f64)).collect();
        let spread = var_general.sqrt();
        let general: Vec<f64> = (-30..=30).map(|k| spread * REACH / 30.0 * f64::from(k)).collect();
        let density = |variance: f64, x: f64| exp(-0.5 * squared(x) / variance);
        Self {
            step,
            cut_at: below,
            ln_prior: general.iter().map(|g| -0.5 * squared(*g) / var_general).collect(),
            kernel: general.iter().map(|g| theta.iter().map(|t| density(var_objective, t - g)).collect()).collect(),
            alone: theta.iter().map(|t| density(var_general + var_objective, *t)).collect(),
            general,
            theta,
        }
    }

    /// Prior density of θ from everything but this objective's own answers.
    fn before_own(&self, ln_general: &[f64], ln_own: &[f64]) -> Vec<f64> {
        let mut ln_others = ln_general.to_vec();
        add(&mut ln_others, ln_own, -1.0);
        let mut density = vec![0.0; self.theta.len()];
        for (row, mass) in self.kernel.iter().zip(masses(&ln_others)) {
            add(&mut density, row, mass);
        }
        density
    }

    /// Spreads a density by a normal drift. Both kernels used keep the order of likelihood ratios.
    fn drift(&self, density: Vec<f64>, variance: f64) -> Vec<f64> {
        let ratio = variance.max(0.0) / squared(self.step);
        if ratio <= 0.0 {
            return density;
        }
        let half: Vec<f64> = if ratio <= 0.5 {
            vec![1.0 - ratio, ratio / 2.0]
        } else {
            let reach = (REACH * ratio.sqrt()).ceil().min(density.len() as f64) as u32;
            (0..=reach).map(|k| exp(-0.5 * squared(f64::from(k)) / ratio)).collect()
        };
        convolved(&density, &half)
    }
}

/// One objective's answers on the grid.
struct Seen {
    /// Likelihood of each sitting's answers over θ, highest 1.
    sittings: Vec<(f64, Vec<f64>)>,
    /// ln of the likelihood of all answers given g, up to a constant.
    ln_marginal: Vec<f64>,
    right: u32,
    wrong: u32,
}

impl Seen {
    fn of(grid: &Grid, evidence: &Evidence) -> Self {
        let sittings: Vec<(f64, Vec<f64>)> = evidence
            .sittings
            .iter()
            .map(|sitting| (sitting.drift, likelihood(&grid.theta, &sitting.answers)))
            .collect();
        let backward = sittings.iter().rev().fold(vec![1.0; grid.theta.len()], |after, (drift, here)| {
            let product = after.iter().zip(here).map(|(after, here)| after * here).collect();
            rescaled(grid.drift(product, *drift))
        });
        let given = |row: &Vec<f64>| ln(sum(row.iter().zip(&backward).map(|(density, chance)| density * chance)));
        let answers = || evidence.sittings.iter().flat_map(|sitting| &sitting.answers);
        Self {
            ln_marginal: grid.kernel.iter().map(given).collect(),
            sittings,
            right: answers().filter(|answer| answer.1).count() as u32,
            wrong: answers().filter(|answer| !answer.1).count() as u32,
        }
    }

    fn answered(&self) -> u32 {
        self.right + self.wrong
    }

    fn mastery(
        &self,
        grid: &Grid,
        settings: &Settings,
        evidence: &Evidence,
        before: Vec<f64>,
        borrowed: bool,
    ) -> Mastery {
        let now = self.sittings.iter().fold(before, |density, (drift, here)| {
            let spread = grid.drift(density, *drift);
            rescaled(spread.iter().zip(here).map(|(density, chance)| density * chance).collect())
        });
        let density = grid.drift(now, evidence.drift);
        let above = above(grid, &density);
        let bar = if evidence.critical { settings.critical_from } else { settings.acquired_from };
        let state = match above {
            above if above >= bar => State::Acquired,
            above if above <= settings.not_yet_until => State::NotYet,
            _ => State::Open,
        };
        let estimate = moments(&grid.theta, &density);
        Mastery { estimate, above, state, right: self.right, wrong: self.wrong, borrowed }
    }
}

/// Chance of these answers at each ability, the highest scaled to 1.
fn likelihood(theta: &[f64], answers: &[(Item, bool)]) -> Vec<f64> {
    let chance = |(item, right): &(Item, bool), theta: f64| if *right { item.right(theta) } else { item.wrong(theta) };
    masses(&theta.iter().map(|&t| sum(answers.iter().map(|answer| ln(chance(answer, t))))).collect::<Vec<_>>())
}

/// exp of values, the highest scaled to 1.
fn masses(logs: &[f64]) -> Vec<f64> {
    let highest = logs.iter().copied().fold(f64::MIN, f64::max);
    logs.iter().map(|log| exp(log - highest)).collect()
}

/// Scaled so that the highest is 1; all zero stays as it is.
fn rescaled(mut values: Vec<f64>) -> Vec<f64> {
    let highest = values.iter().copied().fold(0.0, f64::max);
    if highest > 0.0 {
        values.iter_mut().for_each(|value| *value /= highest);
    }
    values
}

fn add(values: &mut [f64], others: &[f64], factor: f64) {
    for (value, other) in values.iter_mut().zip(others) {
        *value += factor * other;
    }
}

/// Convolution with a symmetric kernel given from its middle to its end.
fn convolved(values: &[f64], half: &[f64]) -> Vec<f64> {
    let mut result = vec![0.0; values.len()];
    for (distance, &weight) in half.iter().enumerate().filter(|(distance, _)| *distance < values.len()) {
        add(result.get_mut(distance..).unwrap_or(&mut []), values, weight);
        if distance > 0 {
            add(&mut result, values.get(distance..).unwrap_or(&[]), weight);
        }
    }
    result
}

fn moments(at: &[f64], masses: &[f64]) -> Estimate {
    let total = sum(masses.iter().copied()).max(f64::MIN_POSITIVE);
    let theta = sum(at.iter().zip(masses).map(|(x, mass)| x * mass)) / total;
    let variance = sum(at.iter().zip(masses).map(|(x, mass)| squared(x - theta) * mass)) / total;
    Estimate { theta, se: variance.sqrt() }
}

/// Share of a density at or above the cut: trapezoid rule with its first end correction.
fn above(grid: &Grid, density: &[f64]) -> f64 {
    let at = |j: usize| density.get(j).copied().unwrap_or(0.0);
    let from_cut = sum(density.iter().skip(grid.cut_at + 1).copied());
    let slope = (at(grid.cut_at + 1) - at(grid.cut_at - 1)) / 2.0;
    let total = sum(density.iter().copied()).max(f64::MIN_POSITIVE);
    ((from_cut + 0.5 * at(grid.cut_at) + slope / 12.0) / total).clamp(0.0, 1.0)
}

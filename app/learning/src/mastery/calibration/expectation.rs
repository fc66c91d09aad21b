//! One pass over the answers: their likelihood, and how many right and wrong answers each question had at each ability.

use super::Curves;
use super::rows::{Row, Rows};
use crate::numeric::elementary::{exp_moderate, ln_logistic};
use crate::numeric::{ln, sum};

/// Places are filled up to a multiple of this, so that loops run on the vector unit.
const LANES: usize = 4;
/// Logarithm of a weight that counts for nothing.
const NOTHING: f64 = -700.0;

/// Abilities on which they are integrated out, with the logarithms of their N(0, 1) weights.
pub(super) struct Nodes {
    pub(super) theta: Vec<f64>,
    pub(super) ln_weight: Vec<f64>,
}

impl Nodes {
    /// Nodes from -6 to 6, closer for longer tests, whose posteriors are narrower.
    pub(super) fn for_length(answers: usize) -> Self {
        let half = match answers {
            0..=35 => 24,
            36..=70 => 36,
            _ => 60,
        };
        let step = 6.0 / f64::from(half);
        let theta: Vec<f64> = (-half..=half).map(|k| f64::from(k) * step).collect();
        let ln_density = |theta: &f64| -0.5 * theta * theta + ln(step) - ln(std::f64::consts::TAU) / 2.0;
        let mut nodes = Self { ln_weight: theta.iter().map(ln_density).collect(), theta };
        let padded = nodes.theta.len().next_multiple_of(LANES);
        nodes.theta.resize(padded, 0.0);
        nodes.ln_weight.resize(padded, NOTHING);
        nodes
    }

    pub(super) fn count(&self) -> usize {
        self.theta.len()
    }
}

/// Expected answers by question (rows) and ability (columns).
pub(super) struct Expected {
    pub(super) ln_likelihood: f64,
    /// Right answers.
    pub(super) right: Vec<f64>,
    /// All answers.
    pub(super) seen: Vec<f64>,
}

/// What depends on the curves only.
pub(super) struct Prepared<'a> {
    nodes: &'a Nodes,
    curves: &'a Curves,
    /// ln of the chance of a wrong answer, by question and ability.
    ln_wrong: Vec<f64>,
    /// ln weight plus the sum of all `ln_wrong`.
    all_wrong: Vec<f64>,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(nodes: &'a Nodes, curves: &'a Curves) -> Self {
        let one = |(&a, &b): (&f64, &f64)| {
            nodes.theta.iter().map(move |theta| ln_logistic(a * (b - theta))).collect::<Vec<_>>()
        };
        let ln_wrong: Vec<f64> = curves.a.iter().zip(&curves.b).flat_map(one).collect();
        let mut all_wrong = nodes.ln_weight.clone();
        for row in ln_wrong.chunks_exact(nodes.count()) {
            add(&mut all_wrong, row);
        }
        Self { nodes, curves, ln_wrong, all_wrong }
    }

    fn ln_wrong(&self, item: u32) -> &[f64] {
        part(&self.ln_wrong, item, self.nodes.count())
    }

    /// Fills in the posterior weights of a row, which add up to 1; returns ln of the row's likelihood.
    pub(super) fn posterior(&self, row: &Row, weights: &mut Vec<f64>) -> f64 {
        if let Some(missing) = &row.missing {
            weights.clone_from(&self.all_wrong);
            missing.iter().for_each(|&item| subtract(weights, self.ln_wrong(item)));
        } else {
            weights.clone_from(&self.nodes.ln_weight);
            row.answers().for_each(|(item, _)| add(weights, self.ln_wrong(item)));
        }
        let a = |item: &u32| self.curves.a.get(*item as usize).copied().unwrap_or(1.0);
        let b = |item: &u32| self.curves.b.get(*item as usize).copied().unwrap_or(0.0);
        let slope = sum(row.right.iter().map(a));
        let level = -sum(row.right.iter().map(|item| a(item) * b(item)));
        for (weight, theta) in weights.iter_mut().zip(&self.nodes.theta) {
            *weight += slope * theta + level;
        }
        normalise(weights)
    }
}

/// Turns logarithms into weights that add up to 1; returns ln of what they added up to.
fn normalise(weights: &mut [f64]) -> f64 {
    let highest = in_lanes(weights, f64::MIN, |most, weight| if weight > most { weight } else { most });
    for weight in weights.iter_mut() {
        *weight = exp_moderate((*weight - highest).max(NOTHING));
    }
    let total = in_lanes(weights, 0.0, |total, weight| total + weight);
    let factor = 1.0 / total;
    weights.iter_mut().for_each(|weight| *weight *= factor);
    highest + ln(total)
}

/// Folds values lane by lane, then the lanes: always the same order, and on the vector unit.
fn in_lanes(values: &[f64], start: f64, fold: impl Fn(f64, f64) -> f64) -> f64 {
    let mut lanes = [start; LANES];
    for chunk in values.chunks_exact(LANES) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = fold(*lane, *value);
        }
    }
    let [a, b, c, d] = lanes;
    fold(fold(a, b), fold(c, d))
}

/// The pass.
pub(super) fn expect(rows: &Rows, nodes: &Nodes, curves: &Curves) -> Expected {
    let prepared = Prepared::new(nodes, curves);
    let (count, items) = (nodes.count(), curves.a.len());
    let mut expected = Expected { ln_likelihood: 0.0, right: vec![0.0; items * count], seen: vec![0.0; items * count] };
    let mut by_dense_rows = vec![0.0; count];
    let mut weights = Vec::with_capacity(count);
    for row in &rows.rows {
        expected.ln_likelihood += row.count * prepared.posterior(row, &mut weights);
        if row.count > 1.0 {
            weights.iter_mut().for_each(|weight| *weight *= row.count);
        }
        row.right.iter().for_each(|&item| add(part_mut(&mut expected.right, item, count), &weights));
        if let Some(missing) = &row.missing {
            add(&mut by_dense_rows, &weights);
            missing.iter().for_each(|&item| subtract(part_mut(&mut expected.seen, item, count), &weights));
        } else {
            row.answers().for_each(|(item, _)| add(part_mut(&mut expected.seen, item, count), &weights));
        }
    }
    expected.seen.chunks_exact_mut(count).for_each(|seen| add(seen, &by_dense_rows));
    expected
}

/// The part of a table that belongs to a question.
pub(super) fn part(table: &[f64], item: u32, count: usize) -> &[f64] {
    let from = item as usize * count;
    table.get(from..from + count).unwrap_or(&[])
}

fn part_mut(table: &mut [f64], item: u32, count: usize) -> &mut [f64] {
    let from = item as usize * count;
    table.get_mut(from..from + count).unwrap_or(&mut [])
}

#[inline]
fn add(values: &mut [f64], others: &[f64]) {
    for (value, other) in values.iter_mut().zip(others) {
        *value += other;
    }
}

#[inline]
fn subtract(values: &mut [f64], others: &[f64]) {
    for (value, other) in values.iter_mut().zip(others) {
        *value -= other;
    }
}

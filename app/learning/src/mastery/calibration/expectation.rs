//! One pass over the answers: their likelihood, and how many right and wrong answers each question had at each ability.

use super::Curves;
use super::rows::{Row, Rows};
use crate::numeric::elementary::{exp_moderate, ln_logistic};
use crate::numeric::{exp, ln, sum};
use std::ops::Range;

/// Places are filled up to a multiple of this, so that loops run on the vector unit.
const LANES: usize = 4;
/// Logarithm of a weight that counts for nothing.
const NOTHING: f64 = -700.0;
/// Weights whose logarithm lies further below the highest add up to less than rounding does, and are left out.
const NEGLIGIBLE: f64 = 42.0;

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
    /// What guessing adds to the log odds of a right answer, by question and ability; empty when nothing is guessed.
    ln_guessed: Vec<f64>,
}

/// ln of (odds with guessing / odds without it): ln (c + (1 - c) l) - ln (1 - c) - ln l.
fn guessed(nodes: &Nodes, curves: &Curves) -> Vec<f64> {
    let one = |((&a, &b), &c): ((&f64, &f64), &f64)| {
        let at = move |theta: &f64| {
            let ln_l = ln_logistic(a * (theta - b));
            if c > 0.0 { ln(c + (1.0 - c) * exp(ln_l)) - ln(1.0 - c) - ln_l } else { 0.0 }
        };
        nodes.theta.iter().map(at).collect::<Vec<_>>()
    };
    curves.a.iter().zip(&curves.b).zip(&curves.c).flat_map(one).collect()
}

impl<'a> Prepared<'a> {
    pub(super) fn new(nodes: &'a Nodes, curves: &'a Curves) -> Self {
        let one = |((&a, &b), &c): ((&f64, &f64), &f64)| {
            let no_guess = if c > 0.0 { ln(1.0 - c) } else { 0.0 };
            nodes.theta.iter().map(move |theta| no_guess + ln_logistic(a * (b - theta))).collect::<Vec<_>>()
        };
        let ln_wrong: Vec<f64> = curves.a.iter().zip(&curves.b).zip(&curves.c).flat_map(one).collect();
        let mut all_wrong = nodes.ln_weight.clone();
        for row in ln_wrong.chunks_exact(nodes.count()) {
            add(&mut all_wrong, row);
        }
        let ln_guessed = if curves.c.iter().any(|c| *c > 0.0) { guessed(nodes, curves) } else { Vec::new() };
        Self { nodes, curves, ln_wrong, all_wrong, ln_guessed }
    }

    fn ln_wrong(&self, item: u32) -> &[f64] {
        part(&self.ln_wrong, item, self.nodes.count())
    }

    /// Fills in the posterior weights of a row, which add up to 1; returns ln of the row's likelihood and the nodes
    /// beyond which all weights are 0.
    pub(super) fn posterior(&self, row: &Row, weights: &mut Vec<f64>) -> (f64, Range<usize>) {
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
        if !self.ln_guessed.is_empty() {
            row.right.iter().for_each(|&item| add(weights, part(&self.ln_guessed, item, self.nodes.count())));
        }
        normalise(weights)
    }
}

/// Turns logarithms into weights that add up to 1; returns ln of what they added up to, and where they are not 0.
fn normalise(weights: &mut [f64]) -> (f64, Range<usize>) {
    let highest = in_lanes(weights, f64::MIN, |most, weight| if weight > most { weight } else { most });
    let kept = kept(weights, highest - NEGLIGIBLE);
    let (before, rest) = weights.split_at_mut(kept.start);
    let (inside, after) = rest.split_at_mut(kept.len());
    before.fill(0.0);
    after.fill(0.0);
    for weight in inside.iter_mut() {
        *weight = exp_moderate((*weight - highest).max(NOTHING));
    }
    let total = in_lanes(inside, 0.0, |total, weight| total + weight);
    let factor = 1.0 / total;
    inside.iter_mut().for_each(|weight| *weight *= factor);
    (highest + ln(total), kept)
}

/// From the first to the last chunk that holds anything above a level.
fn kept(weights: &[f64], level: f64) -> Range<usize> {
    let matters = |chunk: &[f64]| chunk.iter().any(|weight| *weight > level);
    let first = weights.chunks_exact(LANES).position(matters).unwrap_or(0);
    let last = weights.chunks_exact(LANES).rposition(matters).unwrap_or(0);
    first * LANES..((last + 1) * LANES).min(weights.len())
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
    let mut all_weights = Vec::with_capacity(count);
    for row in &rows.rows {
        let (ln_likelihood, kept) = prepared.posterior(row, &mut all_weights);
        expected.ln_likelihood += row.count * ln_likelihood;
        let weights = all_weights.get_mut(kept.clone()).unwrap_or(&mut []);
        if row.count > 1.0 {
            weights.iter_mut().for_each(|weight| *weight *= row.count);
        }
        let inside = |table: &mut [f64], item: u32, change: fn(&mut [f64], &[f64])| {
            change(part_mut(table, item, count).get_mut(kept.clone()).unwrap_or(&mut []), weights);
        };
        row.right.iter().for_each(|&item| inside(&mut expected.right, item, add));
        if let Some(missing) = &row.missing {
            inside(&mut by_dense_rows, 0, add);
            missing.iter().for_each(|&item| inside(&mut expected.seen, item, subtract));
        } else {
            row.answers().for_each(|(item, _)| inside(&mut expected.seen, item, add));
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

//! How sharply the answers determine the parameters: the observed information, nearly and exactly.

use super::ascent::prior_precision;
use super::expectation::Prepared;
use super::matrix::{Matrix, dot};
use super::rows::Row;
use super::{AnswerAt, Curves, Problem};
use crate::numeric::{logistic, squared};

/// Scores of one row by parameter and ability, for the parameters that its answers touch.
struct Scores {
    /// Parameter and, one after the other, its score on every node.
    places: Vec<usize>,
    values: Vec<f64>,
}

/// The logistic function of every question at every ability.
fn chances(problem: &Problem, curves: &Curves) -> Vec<f64> {
    let one = |(&a, &b): (&f64, &f64)| {
        problem.nodes.theta.iter().map(move |theta| logistic(a * (theta - b))).collect::<Vec<_>>()
    };
    curves.a.iter().zip(&curves.b).flat_map(one).collect()
}

impl Scores {
    fn new(problem: &Problem, curves: &Curves, chances: &[f64], row: &Row) -> Self {
        let count = problem.nodes.count();
        let mut scores = Self { places: Vec::new(), values: Vec::new() };
        for (item, right) in row.answers() {
            let (a, b) = curve(curves, item);
            let residuals = super::expectation::part(chances, item, count);
            let c = curves.c.get(item as usize).copied().unwrap_or(0.0);
            let residual = move |l: &f64| AnswerAt::new(right, c, *l).slope;
            let (place_a, place_b) = problem.places(item as usize);
            if let Some(place) = place_a {
                let with = residuals.iter().zip(&problem.nodes.theta).map(|(p, theta)| residual(p) * a * (theta - b));
                scores.add(place, with, count);
            }
            scores.add(place_b, residuals.iter().map(|p| -a * residual(p)), count);
        }
        scores
    }

    /// A parameter that several answers touch has their scores added up.
    fn add(&mut self, place: usize, values: impl Iterator<Item = f64>, count: usize) {
        if let Some(known) = self.places.iter().take(1).position(|&other| other == place) {
            let entries = self.values.iter_mut().skip(known * count);
            entries.zip(values).for_each(|(entry, value)| *entry += value);
        } else {
            self.places.push(place);
            self.values.extend(values);
        }
    }

    fn rows(&self, count: usize) -> impl Iterator<Item = (usize, &[f64])> {
        self.places.iter().copied().zip(self.values.chunks_exact(count))
    }
}

fn curve(curves: &Curves, item: u32) -> (f64, f64) {
    let at = |values: &[f64]| values.get(item as usize).copied().unwrap_or(1.0);
    (at(&curves.a), at(&curves.b))
}

/// Calls with every row, its posterior weights and its scores.
fn each_row(problem: &Problem, point: &[f64], mut visit: impl FnMut(&Row, &[f64], &Scores)) {
    let curves = problem.curves(point);
    let prepared = Prepared::new(&problem.nodes, &curves);
    let chances = chances(problem, &curves);
    let mut weights = Vec::new();
    for row in &problem.rows.rows {
        prepared.posterior(row, &mut weights);
        visit(row, &weights, &Scores::new(problem, &curves, &chances, row));
    }
}

/// Takes away from complete information what not knowing the abilities costs, each row's scores being taken as straight
/// lines over the spread of its posterior (delta method): the observed information but for a few percent, in one pass.
pub(super) fn nearly_observed(problem: &Problem, point: &[f64], mut complete: Matrix) -> Matrix {
    let curves = problem.curves(point);
    let prepared = Prepared::new(&problem.nodes, &curves);
    let (mut weights, mut slopes) = (Vec::new(), vec![0.0; complete.size()]);
    for row in &problem.rows.rows {
        prepared.posterior(row, &mut weights);
        let theta = dot(&weights, &problem.nodes.theta);
        let spread = weights.iter().zip(&problem.nodes.theta).map(|(weight, node)| weight * squared(node - theta));
        let variance = crate::numeric::sum(spread);
        slopes.fill(0.0);
        score_slopes(problem, &curves, row, theta, &mut slopes);
        for place in 0..complete.size() {
            let factor = row.count * variance * slopes.get(place).copied().unwrap_or(0.0);
            if factor != 0.0 {
                let entries = complete.row_mut(place).iter_mut().zip(&slopes).take(place + 1);
                entries.for_each(|(entry, slope)| *entry -= factor * slope);
            }
        }
    }
    complete
}

/// Adds up how fast a row's scores change with ability, by parameter.
fn score_slopes(problem: &Problem, curves: &Curves, row: &Row, theta: f64, slopes: &mut [f64]) {
    for (item, right) in row.answers() {
        let (a, b) = curve(curves, item);
        let answer = curves.answer(item, right, theta);
        let (residual, steepness) = (answer.slope, a * a * answer.curvature);
        let (place_a, place_b) = problem.places(item as usize);
        if let Some(slope) = place_a.and_then(|place| slopes.get_mut(place)) {
            *slope += a * residual - steepness * (theta - b);
        }
        if let Some(slope) = slopes.get_mut(place_b) {
            *slope += steepness;
        }
    }
}

/// Inverse of the observed information of the objective; none when it is not positive definite.
pub(super) fn covariance(problem: &Problem, point: &[f64]) -> Option<Matrix> {
    let curves = problem.curves(point);
    let chances = chances(problem, &curves);
    let mut matrix = prior_precision(problem);
    each_row(problem, point, |row, weights, scores| {
        add_complete(problem, &curves, &chances, row, weights, &mut matrix);
        subtract_spread(problem, row, weights, scores, &mut matrix);
    });
    matrix.inverse()
}

/// Minus the mean second derivatives of a row, as if its ability were known.
fn add_complete(problem: &Problem, curves: &Curves, chances: &[f64], row: &Row, weights: &[f64], matrix: &mut Matrix) {
    let count = problem.nodes.count();
    for (item, right) in row.answers() {
        let (a, b) = curve(curves, item);
        let (mut aa, mut ab, mut bb) = (0.0, 0.0, 0.0);
        let chances = super::expectation::part(chances, item, count);
        let c = curves.c.get(item as usize).copied().unwrap_or(0.0);
        for ((l, weight), theta) in chances.iter().zip(weights).zip(&problem.nodes.theta) {
            let answer = AnswerAt::new(right, c, *l);
            let (of_a, of_b) = (a * (theta - b), -a);
            let mass = weight * row.count;
            aa += mass * (answer.curvature * of_a * of_a - answer.slope * of_a);
            ab += mass * (answer.curvature * of_a * of_b - answer.slope * of_b);
            bb += mass * answer.curvature * of_b * of_b;
        }
        let (place_a, place_b) = problem.places(item as usize);
        if let Some(place) = place_a {
            matrix.add(place, place, aa);
            matrix.add(place_b.max(place), place_b.min(place), ab);
        }
        matrix.add(place_b, place_b, bb);
    }
}

/// Covariance of a row's scores over what its ability may be.
fn subtract_spread(problem: &Problem, row: &Row, weights: &[f64], scores: &Scores, matrix: &mut Matrix) {
    let count = problem.nodes.count();
    let centred: Vec<(usize, Vec<f64>)> = scores
        .rows(count)
        .map(|(place, score)| {
            let mean = dot(score, weights);
            (place, score.iter().zip(weights).map(|(score, weight)| (score - mean) * weight.sqrt()).collect())
        })
        .collect();
    for (place, score) in &centred {
        for (other, other_score) in centred.iter().filter(|(other, _)| other <= place) {
            matrix.add(*place, *other, -row.count * dot(score, other_score));
        }
    }
}

//! Climbing to the top of the objective: EM steps first, then BFGS with a good first metric.

use super::expectation::{Expected, expect, part};
use super::information::nearly_observed;
use super::matrix::{Matrix, dot};
use super::{CalibrationRefusal, Model, NormalPrior, Problem, REACHED};
use crate::numeric::{logistic, squared, sum};

const EM_STEPS: u32 = 4;
const MOST_STEPS: u32 = 500;
/// Parameters beyond this mean that there is no top at finite values.
const RUNAWAY: f64 = 60.0;

/// The objective at one point.
pub(super) struct Height {
    pub(super) ln_likelihood: f64,
    pub(super) objective: f64,
    pub(super) gradient: Vec<f64>,
    pub(super) passes: u32,
    expected: Expected,
}

impl Height {
    pub(super) fn steepest(&self) -> f64 {
        self.gradient.iter().fold(0.0, |most: f64, part| most.max(part.abs()))
    }
}

/// The highest point and what it is like there.
pub(super) fn climb(problem: &Problem) -> Result<(Vec<f64>, Height), CalibrationRefusal> {
    let mut point = vec![0.0; problem.parameter_count()];
    for (item, start) in problem.start.iter().enumerate() {
        set(&mut point, problem.places(item).1, *start);
    }
    for _ in 0..EM_STEPS {
        let height = measure(problem, &point, 0);
        maximise_items(problem, &mut point, &height.expected);
    }
    let height = measure(problem, &point, EM_STEPS + 1);
    bfgs(problem, point, height)
}

fn set(values: &mut [f64], place: usize, value: f64) {
    if let Some(entry) = values.get_mut(place) {
        *entry = value;
    }
}

fn penalty(priors: &[Option<NormalPrior>], point: &[f64]) -> f64 {
    let one =
        |(prior, value): (&Option<NormalPrior>, &f64)| prior.map_or(0.0, |p| 0.5 * squared((value - p.mean) / p.sd));
    sum(priors.iter().zip(point).map(one))
}

fn measure(problem: &Problem, point: &[f64], passes: u32) -> Height {
    let curves = problem.curves(point);
    let expected = expect(&problem.rows, &problem.nodes, &curves);
    let priors = problem.parameter_priors();
    let mut gradient: Vec<f64> = priors
        .iter()
        .zip(point)
        .map(|(prior, value)| prior.map_or(0.0, |p| (p.mean - value) / squared(p.sd)))
        .collect();
    for (item, (&a, &b)) in curves.a.iter().zip(&curves.b).enumerate() {
        let residuals = Residuals::new(problem, &expected, item, a, b);
        let (place_a, place_b) = problem.places(item);
        if let Some(entry) = place_a.and_then(|place| gradient.get_mut(place)) {
            *entry += a * (residuals.with_theta - b * residuals.plain);
        }
        if let Some(entry) = gradient.get_mut(place_b) {
            *entry -= a * residuals.plain;
        }
    }
    let objective = expected.ln_likelihood - penalty(&priors, point);
    Height { ln_likelihood: expected.ln_likelihood, objective, gradient, passes, expected }
}

/// Sums over abilities of expected right answers minus predicted ones, and of their information.
struct Residuals {
    plain: f64,
    with_theta: f64,
    /// Σ n i, Σ n i θ, Σ n i θ², i being the information of an answer (p q without guessing).
    information: [f64; 3],
}

impl Residuals {
    fn new(problem: &Problem, expected: &Expected, item: usize, a: f64, b: f64) -> Self {
        let count = problem.nodes.count();
        let (right, seen) = (part(&expected.right, item as u32, count), part(&expected.seen, item as u32, count));
        let mut sums = Self { plain: 0.0, with_theta: 0.0, information: [0.0; 3] };
        let c = problem.guess(item);
        for ((right, seen), theta) in right.iter().zip(seen).zip(&problem.nodes.theta) {
            let l = logistic(a * (theta - b));
            // Without guessing p is l and both factors below are 1.
            let p = c + (1.0 - c) * l;
            let share = if c > 0.0 { l / p } else { 1.0 };
            let (residual, weight) = ((right - seen * p) * share, seen * (1.0 - p) * l * share);
            let [zeroth, first, second] = sums.information;
            sums.plain += residual;
            sums.with_theta += residual * theta;
            sums.information = [zeroth + weight, first + weight * theta, second + weight * theta * theta];
        }
        sums
    }

    /// Information of (ln a, b): entries aa, ab, bb.
    fn block(&self, a: f64, b: f64) -> [f64; 3] {
        let [w, w_theta, w_theta2] = self.information;
        [a * a * (w_theta2 - 2.0 * b * w_theta + b * b * w), -a * a * (w_theta - b * w), a * a * w]
    }
}

/// The M step: one damped Newton step per question on the expected answers. A common discrimination stays.
fn maximise_items(problem: &Problem, point: &mut [f64], expected: &Expected) {
    for item in 0..problem.items.len() {
        for _ in 0..2 {
            newton(problem, point, expected, item);
        }
    }
}

fn newton(problem: &Problem, point: &mut [f64], expected: &Expected, item: usize) {
    let (place_a, place_b) = problem.places(item);
    let free_a = place_a.filter(|_| problem.model == Model::TwoParameter);
    let at = |place: usize| point.get(place).copied().unwrap_or(0.0);
    let (ln_a, b) = (place_a.map_or(0.0, at), at(place_b));
    let a = crate::numeric::exp(ln_a);
    let residuals = Residuals::new(problem, expected, item, a, b);
    let [aa, ab, bb] = residuals.block(a, b);
    let (pull_a, weight_a) = pull(problem.prior_of_a(item), ln_a);
    let (pull_b, weight_b) = pull(problem.prior_of_b(item).copied(), b);
    let (gradient_a, gradient_b) =
        (a * (residuals.with_theta - b * residuals.plain) + pull_a, pull_b - a * residuals.plain);
    let (aa, bb) = (aa + weight_a + 1e-6, bb + weight_b + 1e-6);
    let limited = |step: f64| step.clamp(-0.7, 0.7);
    if let Some(place) = free_a {
        let determinant = (aa * bb - ab * ab).max(1e-12);
        set(point, place, ln_a + limited((bb * gradient_a - ab * gradient_b) / determinant));
        set(point, place_b, b + limited((aa * gradient_b - ab * gradient_a) / determinant));
    } else {
        set(point, place_b, b + limited(gradient_b / bb));
    }
}

/// Gradient and precision of a prior.
fn pull(prior: Option<NormalPrior>, value: f64) -> (f64, f64) {
    prior.map_or((0.0, 0.0), |p| ((p.mean - value) / squared(p.sd), 1.0 / squared(p.sd)))
}

fn bfgs(problem: &Problem, mut point: Vec<f64>, mut here: Height) -> Result<(Vec<f64>, Height), CalibrationRefusal> {
    let mut inverse = first_metric(problem, &point, &here);
    let mut fresh = true;
    for _ in 0..MOST_STEPS {
        if here.steepest() < REACHED {
            return Ok((point, here));
        }
        let direction = inverse.times(&here.gradient);
        let Some((next, there)) = search(problem, &point, &here, &direction) else {
            if fresh {
                break;
            }
            (inverse, fresh) = (first_metric(problem, &point, &here), true);
            continue;
        };
        update(&mut inverse, &point, &next, &here.gradient, &there.gradient);
        (point, here, fresh) = (next, there, false);
        if point.iter().any(|value| value.abs() > RUNAWAY) {
            return Err(CalibrationRefusal::NoMaximum);
        }
    }
    // Rounding may leave the gradient of very large samples a little above the goal.
    if here.steepest() < 1e3 * REACHED { Ok((point, here)) } else { Err(CalibrationRefusal::NoMaximum) }
}

/// Inverse of the nearly observed information, otherwise of the complete one.
fn first_metric(problem: &Problem, point: &[f64], here: &Height) -> Matrix {
    let complete = complete_information(problem, point, &here.expected);
    let nearly = nearly_observed(problem, point, complete.clone()).inverse();
    nearly.or_else(|| complete.inverse()).unwrap_or_else(|| {
        let size = problem.parameter_count();
        let mut unit = Matrix::zero(size);
        (0..size).for_each(|place| unit.add(place, place, 1e-2));
        unit
    })
}

/// Information as if abilities were known, and the priors' precision.
fn complete_information(problem: &Problem, point: &[f64], expected: &Expected) -> Matrix {
    let mut matrix = prior_precision(problem);
    let curves = problem.curves(point);
    for (item, (&a, &b)) in curves.a.iter().zip(&curves.b).enumerate() {
        let [aa, ab, bb] = Residuals::new(problem, expected, item, a, b).block(a, b);
        let (place_a, place_b) = problem.places(item);
        if let Some(place) = place_a {
            matrix.add(place, place, aa);
            matrix.add(place, place_b, ab);
            matrix.add(place_b, place, ab);
        }
        matrix.add(place_b, place_b, bb + 1e-6);
    }
    matrix
}

/// The priors' precision on the diagonal.
pub(super) fn prior_precision(problem: &Problem) -> Matrix {
    let mut matrix = Matrix::zero(problem.parameter_count());
    for (place, prior) in problem.parameter_priors().into_iter().enumerate() {
        matrix.add(place, place, prior.map_or(0.0, |p| 1.0 / squared(p.sd)));
    }
    matrix
}

/// A point higher in this direction (Armijo's rule, halving), no single parameter moving by more than 1.
fn search(problem: &Problem, point: &[f64], here: &Height, direction: &[f64]) -> Option<(Vec<f64>, Height)> {
    let promise = dot(direction, &here.gradient);
    let longest = direction.iter().fold(0.0, |most: f64, part| most.max(part.abs()));
    let mut step = 1.0 / longest.max(1.0);
    for tries in 1..=20 {
        let next: Vec<f64> = point.iter().zip(direction).map(|(value, part)| value + step * part).collect();
        let there = measure(problem, &next, here.passes + tries);
        let rounding = 1e-11 * here.objective.abs();
        if promise > 0.0 && there.objective >= here.objective + 1e-4 * step * promise - rounding {
            return Some((next, there));
        }
        step *= 0.4;
    }
    None
}

/// The BFGS update of the inverse metric; left as it is when curvature is not positive along the step.
fn update(inverse: &mut Matrix, from: &[f64], to: &[f64], gradient_from: &[f64], gradient_to: &[f64]) {
    let step: Vec<f64> = to.iter().zip(from).map(|(to, from)| to - from).collect();
    let change: Vec<f64> = gradient_from.iter().zip(gradient_to).map(|(from, to)| from - to).collect();
    let curvature = dot(&step, &change);
    if curvature <= 1e-14 * dot(&step, &step).sqrt() * dot(&change, &change).sqrt() {
        return;
    }
    let moved = inverse.times(&change);
    let factor = (1.0 + dot(&change, &moved) / curvature) / curvature;
    for row in 0..inverse.size() {
        let (s_row, m_row) = (step.get(row).copied().unwrap_or(0.0), moved.get(row).copied().unwrap_or(0.0));
        for ((entry, s), m) in inverse.row_mut(row).iter_mut().zip(&step).zip(&moved) {
            *entry += factor * s_row * s - (m_row * s + s_row * m) / curvature;
        }
    }
}

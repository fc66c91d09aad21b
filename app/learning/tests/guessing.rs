//! Calibration with chances of guessing and held discriminations: against a likelihood written out by brute force.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::type_complexity)]
#![allow(clippy::disallowed_methods, reason = "the other side of the comparison is the platform's own arithmetic")]

use learning::dice::{Dice, QuickDice};
use learning::mastery::calibration::{CalibrationRefusal, Model, NormalPrior, Priors, Responses, calibrate};
use learning::mastery::irt::Curve;

const GUESS: [f64; 8] = [0.0, 0.25, 0.5, 0.2, 0.0, 0.33, 0.25, 0.1];
const PRIOR: NormalPrior = NormalPrior { mean: 0.2, sd: 1.1 };
const OF_A: NormalPrior = NormalPrior { mean: 0.0, sd: 0.3 };

fn truth() -> Vec<Curve> {
    GUESS
        .iter()
        .zip(0..)
        .map(|(c, n)| Curve::new(0.7 + 0.1 * f64::from(n), f64::from(n) * 0.5 - 1.8, *c, 1.0).unwrap())
        .collect()
}

/// A third of the answers are missing.
fn answers(learners: usize, seed: u64) -> Vec<Vec<Option<bool>>> {
    let (mut dice, truth) = (QuickDice::new(seed), truth());
    let one = |dice: &mut QuickDice| {
        let theta = dice.normals().0;
        truth.iter().map(|curve| (dice.below(3) > 0).then(|| dice.unit() < curve.right(theta))).collect()
    };
    (0..learners).map(|_| one(&mut dice)).collect()
}

/// The penalised log likelihood of parameters (a, b), on a grid of its own.
fn height(rows: &[Vec<Option<bool>>], parameters: &[(f64, f64)], steady: &[bool]) -> f64 {
    let normal = |z: f64| (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt();
    let of_row = |row: &Vec<Option<bool>>| {
        let at = |theta: f64| {
            let chance = |(answer, (&(a, b), c)): (&Option<bool>, (&(f64, f64), &f64))| {
                let right = c + (1.0 - c) / (1.0 + (-a * (theta - b)).exp());
                answer.map_or(1.0, |yes| if yes { right } else { 1.0 - right })
            };
            normal(theta) * row.iter().zip(parameters.iter().zip(&GUESS)).map(chance).product::<f64>()
        };
        (-400..=400).map(|k| at(f64::from(k) / 50.0) / 50.0).sum::<f64>().ln()
    };
    let penalty = |(&(a, b), &steady): (&(f64, f64), &bool)| {
        let sd = if steady { 0.01 } else { OF_A.sd };
        0.5 * (a.ln() / sd).powi(2) + 0.5 * ((b - PRIOR.mean) / PRIOR.sd).powi(2)
    };
    rows.iter().map(of_row).sum::<f64>() - parameters.iter().zip(steady).map(penalty).sum::<f64>()
}

#[test]
fn the_top_is_the_top_of_the_likelihood_and_errors_are_its_curvature() {
    let rows = answers(300, 5);
    let steady: Vec<bool> = (0..8).map(|n| n % 3 == 0).collect();
    let priors = Priors { ln_a: Some(OF_A), b: vec![PRIOR; 8], c: GUESS.to_vec(), steady: steady.clone() };
    let fit = calibrate(&Responses::from_rows(&rows), Model::TwoParameter, &priors, true).unwrap();
    let found: Vec<_> = fit.items.iter().map(|item| item.unwrap()).collect();
    let point: Vec<(f64, f64)> = found.iter().map(|item| (item.a, item.b)).collect();
    let top = height(&rows, &point, &steady);
    assert!((top - fit.objective).abs() < 1e-6, "{top} {}", fit.objective);
    let moved = |change: &dyn Fn(&mut Vec<(f64, f64)>)| {
        let mut other = point.clone();
        change(&mut other);
        height(&rows, &other, &steady)
    };
    let step = 1e-3;
    for item in 0..8 {
        let slope_b = moved(&|p| p[item].1 += step) - moved(&|p| p[item].1 -= step);
        let slope_a = moved(&|p| p[item].0 *= 1.0 + 1e-4) - moved(&|p| p[item].0 /= 1.0 + 1e-4);
        assert!(slope_b.abs() / (2.0 * step) < 1e-3 && slope_a.abs() / 2e-4 < 1e-3, "{item}: {slope_a} {slope_b}");
        assert!(!steady[item] || (found[item].a - 1.0).abs() < 0.01, "held at 1: {}", found[item].a);
    }
    // The inverse of the numerical second derivatives in all b and ln a has the squared errors on its diagonal: with
    // everything else held, the curvature in one direction is at least the inverse of the variance.
    for item in 0..8 {
        let bend = 2.0 * top - moved(&|p| p[item].1 += step) - moved(&|p| p[item].1 -= step);
        let alone = (step * step / bend).sqrt();
        let se = found[item].se_b.unwrap();
        assert!(se >= alone * 0.999 && se < alone * 2.0 && se < PRIOR.sd, "{item}: {se} {alone}");
    }
}

#[test]
fn without_guessing_known_difficulties_come_out_too_low() {
    let rows = answers(4_000, 9);
    let mean = |c: Vec<f64>| {
        let fit =
            calibrate(&Responses::from_rows(&rows), Model::TwoParameter, &Priors { c, ..Priors::default() }, false);
        let error =
            |(item, curve): (&Option<learning::mastery::calibration::Calibrated>, &Curve)| item.unwrap().b - curve.b();
        fit.unwrap().items.iter().zip(&truth()).map(error).sum::<f64>() / 8.0
    };
    assert!(mean(GUESS.to_vec()).abs() < 0.12 && mean(vec![]) < -0.3, "{} {}", mean(GUESS.to_vec()), mean(vec![]));
}

#[test]
fn nonsense_is_refused() {
    let rows = answers(20, 1);
    for c in [vec![0.0; 3], vec![0.95; 8], vec![f64::NAN; 8], vec![-0.1; 8]] {
        let priors = Priors { c, ..Priors::default() };
        assert_eq!(
            calibrate(&Responses::from_rows(&rows), Model::Rasch, &priors, false),
            Err(CalibrationRefusal::BadPrior)
        );
    }
    let priors = Priors { steady: vec![true; 3], ..Priors::default() };
    assert_eq!(
        calibrate(&Responses::from_rows(&rows), Model::Rasch, &priors, false),
        Err(CalibrationRefusal::BadPrior)
    );
}

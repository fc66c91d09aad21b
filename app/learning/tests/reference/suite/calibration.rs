//! Calibrations against exact optima.

use super::reading::{numbers, rows};
use super::{Absent, Case};
use learning::mastery::calibration::{Calibrated, Model, NormalPrior, Priors, Responses, calibrate};
use serde_json::Value;

fn priors(value: &Value, items: usize) -> Priors {
    let sd = |prior: &Value, item: usize| prior["sd"].as_f64().or_else(|| prior["sd"][item].as_f64()).unwrap_or(1.0);
    let mean =
        |prior: &Value, item: usize| prior["mean"].as_f64().or_else(|| prior["mean"][item].as_f64()).unwrap_or(0.0);
    let normal = |prior: &Value, item: usize| NormalPrior { mean: mean(prior, item), sd: sd(prior, item) };
    Priors {
        ln_a: value.get("ln_a").filter(|prior| !prior.is_null()).map(|prior| normal(prior, 0)),
        b: match value.get("b").filter(|prior| !prior.is_null()) {
            Some(prior) => (0..items).map(|item| normal(prior, item)).collect(),
            None => Vec::new(),
        },
        ..Priors::default()
    }
}

/// The names of the result's columns, what each is, and its absolute tolerance by name in the file.
type Column = (&'static str, fn(&Calibrated) -> Option<f64>, &'static str);

const COLUMNS: [Column; 6] = [
    ("a", |item| Some(item.a), "a"),
    ("b", |item| Some(item.b), "b"),
    ("d_intercept", |item| Some(-item.a * item.b), "d_intercept"),
    ("se_a", |item| item.se_a, "se_relative"),
    ("se_b", |item| item.se_b, "se_relative"),
    ("se_d", |item| item.se_intercept, "se_relative"),
];

pub fn calibration(case: &mut Case) -> Result<(), Absent> {
    let rows = rows(case)?;
    let items = rows.iter().map(Vec::len).max().unwrap_or(0);
    let model = match case.inputs()["model"].as_str() {
        Some("rasch") => Model::Rasch,
        Some("1pl") => Model::OneParameter,
        _ => Model::TwoParameter,
    };
    let priors = priors(&case.inputs()["prior"], items);
    let expected = case.expected().clone();
    let fit = match calibrate(&Responses::from_rows(&rows), model, &priors, true) {
        Ok(fit) => fit,
        Err(refusal) => {
            case.check.holds(&format!("refused: {refusal:?}"), expected.is_null());
            return Ok(());
        }
    };
    let lowest = |name: &str| expected[name].as_f64().unwrap_or(f64::MIN) - 1e-3;
    let name =
        if expected.get("log_posterior_unnormalised").is_some() { "log_posterior_unnormalised" } else { "loglik" };
    case.check.holds(&format!("{name} {} below {}", fit.objective, expected[name]), fit.objective >= lowest(name));
    let tolerance = case.tolerance("loglik");
    case.check.close("loglik", Some(fit.ln_likelihood), &expected["loglik"], tolerance);
    case.check.holds(&format!("gradient {:e}", fit.gradient), fit.gradient < 1e-6);
    for (name, column, tolerance) in COLUMNS {
        let Some(list) = expected.get(name) else { continue };
        let tolerance = case.tolerance(tolerance);
        for (item, expected) in fit.items.iter().zip(list.as_array().into_iter().flatten()) {
            let actual = item.as_ref().and_then(column);
            if name.starts_with("se") {
                case.check.relative(name, actual, expected, tolerance);
            } else {
                case.check.close(name, actual, expected, tolerance);
            }
        }
        case.check.same("length", fit.items.len(), list.as_array().map_or(0, Vec::len));
    }
    if let Some(common) = expected.get("se_a_common") {
        let tolerance = case.tolerance("se_relative");
        case.check.relative(
            "se_a_common",
            fit.items.iter().flatten().next().and_then(|item| item.se_a),
            common,
            tolerance,
        );
    }
    case.check.holds("all numbers", numbers(&expected["b"]).iter().all(|b| b.is_finite()));
    Ok(())
}

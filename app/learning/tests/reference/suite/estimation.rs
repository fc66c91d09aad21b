//! Curves, abilities, and when to stop.

use super::reading::{answers, curve, curves, numbers};
use super::{Absent, Case, bank_files, check::some};
use learning::mastery::ability::{self, Answer, Prior};
use learning::mastery::moments::{self, Belief};
use learning::mastery::posterior::{Chances, Posterior};
use learning::mastery::stopping::{Sprt, Verdict, interval_decision};
use learning::mastery::uncertain::Item;
use serde_json::Value;

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or(0.0)
}

pub fn irt(case: &mut Case) -> Result<(), Absent> {
    let i = case.inputs();
    let metric = i["D"].as_f64().unwrap_or(1.0);
    let point = curve(number(i, "a"), number(i, "b"), number(i, "c"), i["d"].as_f64().unwrap_or(1.0), metric)
        .point(number(i, "theta"));
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("relative"));
    let values = [
        ("p", point.p),
        ("q", point.q),
        ("log_p", point.ln_p),
        ("log_q", point.ln_q),
        ("dp", point.slope),
        ("d2p", point.bend),
        ("info", point.information),
        ("dinfo", point.information_slope),
    ];
    for (name, value) in values {
        case.check.relative(name, Some(value), &expected[name], tolerance);
    }
    Ok(())
}

pub fn ability(case: &mut Case) -> Result<(), Absent> {
    let bank = bank_files::named(case)?;
    let given = answers(&case.inputs()["responses"]);
    let list: Vec<Answer> =
        bank.curves.iter().zip(&given).filter_map(|(&curve, right)| Some(Answer { curve, right: (*right)? })).collect();
    let prior = &case.inputs()["prior"];
    let (mean, sd) = (number(prior, "mean"), prior["sd"].as_f64().unwrap_or(1.0));
    let whole = if prior["dist"] == "uniform" {
        Prior::Uniform { low: number(prior, "lo"), high: number(prior, "hi") }
    } else {
        Prior::Normal { mean, sd }
    };
    let expected = case.expected().clone();
    let se = case.tolerance("se");
    let estimate = |case: &mut Case, name: &str, found: Option<(f64, f64)>| {
        if let Some(expected) = expected.get(name) {
            let tolerance = case.tolerance(name);
            case.check.close(&format!("{name} theta"), found.map(|f| f.0), &expected["theta"], tolerance);
            case.check.close(&format!("{name} se"), found.map(|f| f.1), &expected["se"], se);
        }
    };
    let pair = |e: learning::mastery::posterior::Estimate| (e.theta, e.se);
    estimate(case, "eap", ability::eap(&list, whole).map(pair));
    if whole == (Prior::Normal { mean: 0.0, sd: 1.0 }) && number(&expected["eap"], "se") > 0.25 {
        let mut posterior = Posterior::default();
        for answer in &list {
            posterior.learn(Chances::of(&answer.curve).of_answer(answer.right));
        }
        estimate(case, "eap", Some(pair(posterior.estimate())));
    }
    estimate(case, "eap_grid33", Some(pair(ability::eap_grid33(&list, mean, sd))));
    estimate(case, "wle", ability::wle(&list).map(pair));
    let ml = ability::ml(&list);
    estimate(case, "ml", ml.map(|ml| pair(ml.estimate)));
    if let Some(expected) = expected["ml"].get("loglik") {
        let tolerance = case.tolerance("loglik");
        case.check.close("ml loglik", ml.map(|ml| ml.ln_likelihood), expected, tolerance);
    }
    if let Some(expected) = expected.get("map") {
        let found = ability::map(&list, mean, sd);
        let tolerance = case.tolerance("map");
        case.check.close("map theta", found.map(|f| f.theta), &expected["theta"], tolerance);
        case.check.close("map se expected", found.map(|f| f.se_expected), &expected["se_expected"], se);
        case.check.close("map se observed", found.map(|f| f.se_observed), &expected["se_observed"], se);
    }
    Ok(())
}

pub fn moments(case: &mut Case) -> Result<(), Absent> {
    let i = case.inputs();
    let belief =
        |name: &str| Belief { mean: number(i, &format!("{name}_mean")), variance: number(i, &format!("{name}_var")) };
    let right = i["response"].as_f64() == Some(1.0);
    let learned = moments::learn(belief("theta"), belief("b"), number(i, "a"), number(i, "c"), right);
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let values = [
        ("p_response", learned.chance),
        ("theta_mean", learned.ability.mean),
        ("theta_var", learned.ability.variance),
        ("b_mean", learned.difficulty.mean),
        ("b_var", learned.difficulty.variance),
    ];
    for (name, value) in values {
        case.check.close(name, Some(value), &expected[name], tolerance);
    }
    Ok(())
}

pub fn uncertain(case: &mut Case) -> Result<(), Absent> {
    let i = case.inputs();
    let item = Item {
        curve: curve(number(i, "a"), number(i, "b_mean"), number(i, "c"), 1.0, 1.0),
        variance: number(i, "b_var"),
    };
    let right = item.right(number(i, "theta"));
    let (expected, tolerance) = (case.expected()["p"].clone(), case.tolerance("absolute"));
    case.check.close("p", Some(right), &expected, tolerance);
    Ok(())
}

pub fn stopping(case: &mut Case) -> Result<(), Absent> {
    let i = case.inputs().clone();
    let (curves, given) = (curves(&i), answers(&i["responses"]));
    let sprt = Sprt {
        cut: number(&i, "cut"),
        delta: number(&i, "delta"),
        alpha: number(&i, "alpha"),
        beta: number(&i, "beta"),
    };
    let (mut ln_ratio, mut trace, mut posterior) = (0.0, Vec::new(), Posterior::default());
    let (mut by_sprt, mut by_interval) = (None, None);
    for (count, (curve, right)) in (1u32..).zip(curves.iter().zip(given.iter().flatten())) {
        ln_ratio += sprt.weight(curve, *right);
        trace.push(ln_ratio);
        by_sprt = by_sprt.or_else(|| sprt.decide(ln_ratio).map(|verdict| (verdict, count)));
        let estimate = posterior.learn(Chances::of(curve).of_answer(*right));
        let decided = interval_decision(estimate, sprt.cut).filter(|_| count >= 5);
        by_interval = by_interval.or_else(|| decided.map(|verdict| (verdict, count)));
    }
    let expected = case.expected().clone();
    let tolerance = case.tolerance("log_lr");
    let above = case.tolerance("p_above_cut_full");
    case.check.close("lower", Some(sprt.lower()), &expected["sprt_lower"], tolerance);
    case.check.close("upper", Some(sprt.upper()), &expected["sprt_upper"], tolerance);
    case.check.all_close("trace", &some(&trace), &expected["log_lr_trace"], tolerance);
    for (name, found) in [("sprt", by_sprt), ("ci95", by_interval)] {
        let word = |verdict| if verdict == Verdict::Pass { "pass" } else { "fail" };
        case.check.same(name, found.map(|f| word(f.0)), expected[format!("{name}_decision")].as_str());
        case.check.close(name, found.map(|f| f64::from(f.1)), &expected[format!("{name}_items")], 0.0);
    }
    // The expected value is a sum over a grid of step 0.005 in which the cell around the cut counts whole.
    case.check.close("above the cut", Some(posterior.above(sprt.cut - 0.0025)), &expected["p_above_cut_full"], above);
    case.check.holds("answers", numbers(&i["responses"]).len() == given.len());
    Ok(())
}

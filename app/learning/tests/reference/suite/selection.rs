//! Choosing questions.

use super::check::some;
use super::reading::{answers, indices, numbers};
use super::{Absent, Case, bank_files};
use learning::dice::{Seed, SeededDice};
use learning::mastery::ability::Answer;
use learning::mastery::cat::{Balance, Cat, Choice, Policy};
use learning::mastery::cells::ItemSet;
use learning::mastery::criteria::{Ahead, kl, klp, mlwi, mpwi};
use learning::mastery::exposure;
use learning::mastery::posterior::Posterior;
use learning::mastery::stopping::StopRule;
use serde_json::Value;

fn policy(inputs: &Value, names: &[String]) -> Policy {
    let target = |name: &String| inputs["targets"][name].as_f64().unwrap_or(0.0);
    let (balance, choice) = match inputs["rule"].as_str() {
        Some("b_match") => (Balance::None, Choice::ClosestDifficulty),
        Some("content_deficit") => {
            (Balance::LargestDeficit(names.iter().map(target).collect()), Choice::MostInformative)
        }
        Some("mpi") => {
            (Balance::PriorityIndex(names.iter().map(|n| target(n) as u32).collect()), Choice::MostInformative)
        }
        _ => (Balance::None, Choice::MostInformative),
    };
    let count = |value: &Value, otherwise: u32| value.as_u64().map_or(otherwise, |count| count as u32);
    let rule = &inputs["stop"];
    let stop = StopRule {
        least: count(&rule["min_items"], 0),
        most: count(&rule["max_items"], count(&inputs["n_items"], 0)),
        se: rule["se_le"].as_f64(),
        deciding: None,
        least_gain: None,
    };
    Policy { balance, choice, stop }
}

pub fn sequence(case: &mut Case) -> Result<(), Absent> {
    let named = bank_files::named(case)?;
    let (bank, inputs) = (named.bank(), case.inputs().clone());
    let policy = policy(&inputs, &named.names);
    let given = answers(&inputs["responses_by_item"]);
    let prior = Posterior::normal(
        inputs["prior"]["mean"].as_f64().unwrap_or(0.0),
        inputs["prior"]["sd"].as_f64().unwrap_or(1.0),
    );
    let mut cat = Cat::new(&bank, &policy, prior, &ItemSet::empty(bank.size()));
    let mut dice = SeededDice::new(Seed(0), 0);
    let (mut items, mut thetas, mut errors, mut information) = (vec![], vec![], vec![], vec![]);
    while let Ok(pick) = cat.next(&mut dice) {
        cat.answer(pick.item, given[pick.item as usize].unwrap_or(false));
        items.push(pick.item);
        information.push(pick.information);
        thetas.push(cat.estimate().theta);
        errors.push(cat.estimate().se);
    }
    let expected = case.expected().clone();
    case.check.same("items", items, indices(&expected["items"]));
    let tail = |values: Vec<f64>, expected: &Value| {
        let length = expected.as_array().map_or(0, Vec::len);
        some(&values[values.len().saturating_sub(length)..])
    };
    let (theta, se, info) = (case.tolerance("theta"), case.tolerance("se"), case.tolerance("info"));
    case.check.all_close("theta", &tail(thetas, &expected["theta"]), &expected["theta"], theta);
    case.check.all_close("se", &tail(errors, &expected["se"]), &expected["se"], se);
    if expected.get("info_at_selection").is_some() {
        case.check.all_close("information", &some(&information), &expected["info_at_selection"], info);
    }
    Ok(())
}

pub fn criteria(case: &mut Case) -> Result<(), Absent> {
    let named = bank_files::named(case)?;
    let inputs = case.inputs().clone();
    let right = answers(&inputs["responses"]);
    let seen = indices(&inputs["administered"]);
    let list: Vec<Answer> = seen
        .iter()
        .zip(right.iter().flatten())
        .map(|(&item, &right)| Answer { curve: named.curves[item as usize], right })
        .collect();
    let theta = inputs["theta"].as_f64().unwrap_or(0.0);
    let (mean, sd) = (inputs["prior"]["mean"].as_f64().unwrap_or(0.0), inputs["prior"]["sd"].as_f64().unwrap_or(1.0));
    let ahead = Ahead::new(&list, mean, sd);
    let expected = case.expected().clone();
    let items = indices(&expected["items"]);
    let each = |value: &dyn Fn(&learning::mastery::irt::Curve) -> f64| -> Vec<f64> {
        items.iter().map(|&item| value(&named.curves[item as usize])).collect()
    };
    let (tolerance, loose) = (case.tolerance("relative"), case.tolerance("mepv_relative"));
    let columns = [
        ("mfi", each(&|c| c.information(theta)), tolerance),
        ("mlwi", each(&|c| mlwi(c, &list)), tolerance),
        ("mpwi", each(&|c| mpwi(c, &list, mean, sd)), tolerance),
        ("kl", each(&|c| kl(c, &list, theta)), tolerance),
        ("klp", each(&|c| klp(c, &list, theta, mean, sd)), tolerance),
        ("mepv", each(&|c| ahead.promise(c).variance), loose),
        ("mepv_plugin", each(&|c| ahead.promise(c).variance_plugin), loose),
        ("predictive_p", each(&|c| ahead.promise(c).right), loose),
    ];
    for (name, values, tolerance) in columns {
        if expected.get(name).is_none() {
            continue;
        }
        case.check.all_relative(name, &values, &expected[name], tolerance);
        let sign = if name.starts_with("mepv") { -1.0 } else { 1.0 };
        let order = exposure::by_information(&values.iter().map(|value| sign * value).collect::<Vec<_>>());
        let best: Vec<u32> = order.iter().take(5).map(|&place| items[place as usize]).collect();
        if let Some(top) = expected["top5"].get(name) {
            case.check.same(&format!("top 5 by {name}"), best, indices(top));
        }
    }
    Ok(())
}

pub fn exposure(case: &mut Case) -> Result<(), Absent> {
    let (inputs, expected) = (case.inputs().clone(), case.expected().clone());
    let tolerance = case.tolerance("absolute");
    if let Some(sessions) = inputs["administered"].as_array() {
        let sessions: Vec<Vec<u32>> = sessions.iter().map(indices).collect();
        let usage = exposure::usage(inputs["n_items"].as_u64().unwrap_or(0) as u32, &sessions);
        let rates = usage.as_ref().map_or(Vec::new(), |usage| some(&usage.rates));
        case.check.all_close("rates", &rates, &expected["exposure_rates"], tolerance);
        case.check.close("highest", usage.as_ref().map(|u| u.highest), &expected["max_rate"], tolerance);
        case.check.close("never", usage.as_ref().map(|u| f64::from(u.never)), &expected["never_used"], 0.0);
        case.check.close("chi square", usage.as_ref().map(|u| u.chi_square), &expected["chi_square"], tolerance);
        for name in ["overlap_pairwise_mean", "overlap_formula"] {
            case.check.close(name, usage.as_ref().and_then(|u| u.overlap), &expected[name], tolerance);
        }
        return Ok(());
    }
    let information = numbers(&inputs["info"]);
    let order = exposure::by_information(&information);
    case.check.same("order", order.clone(), indices(&expected["mfi_order"]));
    let best = inputs["randomesque_k"].as_u64().unwrap_or(1) as u32;
    let drawn = exposure::randomesque(&order, best, inputs["u0"].as_f64().unwrap_or(0.0));
    case.check.close("randomesque", drawn.map(f64::from), &expected["randomesque_item"], 0.0);
    let mut throws = numbers(&inputs["u"]).into_iter();
    let (admitted, rejected) =
        exposure::sympson_hetter(&order, &numbers(&inputs["sh_k"]), || throws.next().unwrap_or(0.0));
    case.check.close("sympson-hetter", admitted.map(f64::from), &expected["sympson_hetter_item"], 0.0);
    case.check.same("rejected", rejected, indices(&expected["sympson_hetter_rejected"]));
    let rule = &inputs["progressive"];
    let count = |name: &str| rule[name].as_u64().unwrap_or(0) as u32;
    let weight = exposure::progressive_weight(
        count("items_already_given"),
        count("test_length"),
        rule["acceleration"].as_f64().unwrap_or(1.0),
    );
    case.check.close("weight", Some(weight), &expected["progressive_weight"], tolerance);
    let highest = information.iter().copied().fold(0.0, f64::max);
    let criteria: Vec<f64> = information
        .iter()
        .zip(numbers(&rule["u"]))
        .map(|(&information, throw)| exposure::progressive_criterion(weight, throw, highest, information))
        .collect();
    case.check.all_close("criterion", &some(&criteria), &expected["progressive_criterion"], tolerance);
    let first = exposure::by_information(&criteria).first().copied();
    case.check.close("progressive", first.map(f64::from), &expected["progressive_item"], 0.0);
    Ok(())
}

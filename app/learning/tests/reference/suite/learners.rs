//! Mastery, knowledge tracing and memory of single learners.

use super::check::some;
use super::reading::{answers, curves, numbers};
use super::{Absent, Case};
use learning::mastery::objectives::{Evidence, Settings, Sitting, profile};
use learning::mastery::tracing::{Elo, KnowledgeTracing, Skill, ln_likelihood, performance_factors};
use learning::mastery::uncertain::Item;
use learning::review::fsrs::{Grade, Memory, Weights};
use serde_json::Value;

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or(0.0)
}

pub fn hierarchical(case: &mut Case) -> Result<(), Absent> {
    let i = case.inputs();
    let settings = Settings {
        var_general: number(i, "var_general"),
        var_objective: number(i, "var_objective"),
        cut: number(i, "cut"),
        ..Settings::default()
    };
    let evidence = |objective: &Value| {
        let given = answers(&objective["responses"]);
        let list =
            curves(objective).into_iter().zip(given.into_iter().flatten()).map(|(c, right)| (Item::known(c), right));
        Evidence { sittings: vec![Sitting { drift: 0.0, answers: list.collect() }], drift: 0.0, critical: false }
    };
    let evidence: Vec<Evidence> = i["objectives"].as_array().into_iter().flatten().map(evidence).collect();
    let found = profile(&settings, &evidence);
    let expected = case.expected().clone();
    let (theta, sd, above) = (case.tolerance("theta"), case.tolerance("sd"), case.tolerance("p_above_cut"));
    case.check.close("general", Some(found.general.theta), &expected["general"]["mean"], theta);
    case.check.close("general sd", Some(found.general.se), &expected["general"]["sd"], sd);
    let listed = expected["objectives"].as_array().cloned().unwrap_or_default();
    case.check.same("objectives", found.objectives.len(), listed.len());
    for (objective, expected) in found.objectives.iter().zip(&listed) {
        case.check.close("theta", Some(objective.estimate.theta), &expected["theta"], theta);
        case.check.close("sd", Some(objective.estimate.se), &expected["sd"], sd);
        case.check.close("above", Some(objective.above), &expected["p_above_cut"], above);
    }
    Ok(())
}

pub fn bkt(case: &mut Case) -> Result<(), Absent> {
    let p = &case.inputs()["params"];
    let model = KnowledgeTracing {
        known: number(p, "L0"),
        learn: number(p, "T"),
        guess: number(p, "G"),
        slip: number(p, "S"),
        forget: number(p, "F"),
    };
    let given: Vec<bool> = answers(&case.inputs()["responses"]).into_iter().flatten().collect();
    let steps = model.trace(&given);
    let first = steps.iter().position(|step| step.known_next >= 0.95).map(|place| place as f64 + 1.0);
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let column =
        |value: fn(&learning::mastery::tracing::Traced) -> f64| some(&steps.iter().map(value).collect::<Vec<_>>());
    case.check.all_close("right", &column(|s| s.right), &expected["p_correct"], tolerance);
    case.check.all_close("known", &column(|s| s.known), &expected["p_known_given_obs"], tolerance);
    case.check.all_close("next", &column(|s| s.known_next), &expected["p_known_after_learning"], tolerance);
    case.check.close("loglik", Some(ln_likelihood(&steps, &given)), &expected["loglik"], tolerance);
    case.check.close("first mastery", first, &expected["first_mastery_095"], 0.0);
    Ok(())
}

pub fn pfa(case: &mut Case) -> Result<(), Absent> {
    let skill =
        |s: &Value| (Skill { beta: number(s, "beta"), gamma: number(s, "gamma"), rho: number(s, "rho") }, 0u32, 0u32);
    let mut skills: Vec<(Skill, u32, u32)> =
        case.inputs()["skills"].as_array().into_iter().flatten().map(skill).collect();
    let mut predicted = Vec::new();
    for event in case.inputs()["events"].as_array().into_iter().flatten() {
        let of_item: Vec<usize> = numbers(&event[0]).iter().map(|&skill| skill as usize).collect();
        predicted.push(performance_factors(of_item.iter().map(|&skill| skills[skill])));
        for &skill in &of_item {
            let count = if event[1].as_f64() == Some(1.0) { &mut skills[skill].1 } else { &mut skills[skill].2 };
            *count += 1;
        }
    }
    let (expected, tolerance) = (case.expected()["p"].clone(), case.tolerance("absolute"));
    case.check.all_close("p", &some(&predicted), &expected, tolerance);
    Ok(())
}

pub fn elo(case: &mut Case) -> Result<(), Absent> {
    let i = case.inputs();
    let model = Elo { a: number(i, "a"), b: number(i, "b"), guess: number(i, "guess") };
    let mut items: Vec<(f64, u32)> = numbers(&i["initial_difficulty"]).into_iter().map(|b| (b, 0)).collect();
    let mut learners: Vec<(f64, u32)> = vec![(0.0, 0); number_of_learners(&i["events"])];
    let mut predicted = Vec::new();
    for event in i["events"].as_array().into_iter().flatten() {
        let event = numbers(event);
        let (learner, item) = (event[0] as usize, event[1] as usize);
        predicted.push(model.right(learners[learner].0, items[item].0));
        let (theta, difficulty) = model.step(learners[learner], items[item], event[2] == 1.0);
        learners[learner] = (theta, learners[learner].1 + 1);
        items[item] = (difficulty, items[item].1 + 1);
    }
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let ratings = |list: &[(f64, u32)]| list.iter().map(|entry| Some(entry.0)).collect::<Vec<_>>();
    case.check.all_close("p", &some(&predicted), &expected["p"], tolerance);
    case.check.all_close("difficulty", &ratings(&items), &expected["difficulty"], tolerance);
    let listed = expected["theta"].as_array().map_or(0, Vec::len);
    learners.resize(listed, (0.0, 0));
    case.check.all_close("theta", &ratings(&learners), &expected["theta"], tolerance);
    Ok(())
}

fn number_of_learners(events: &Value) -> usize {
    let learner = |event: &Value| event[0].as_u64().map_or(0, |learner| learner as usize + 1);
    events.as_array().into_iter().flatten().map(learner).max().unwrap_or(0)
}

fn grade(value: &Value) -> Grade {
    match value.as_u64() {
        Some(1) => Grade::Again,
        Some(2) => Grade::Hard,
        Some(4) => Grade::Easy,
        _ => Grade::Good,
    }
}

/// What is compared of a memory: its name, its value.
fn memory(case: &mut Case, weights: &Weights, memory: Memory, retention: f64, expected: [&Value; 3]) {
    let tolerance = case.tolerance("relative_f64");
    case.check.relative("stability", Some(memory.stability), expected[0], tolerance);
    case.check.relative("difficulty", Some(memory.difficulty), expected[1], tolerance);
    case.check.relative("interval", Some(weights.interval(memory, retention)), expected[2], tolerance);
}

pub fn fsrs(case: &mut Case) -> Result<(), Absent> {
    let (inputs, expected) = (case.inputs().clone(), case.expected().clone());
    let listed = numbers(&inputs["parameters"]);
    let weights = <[f64; 21]>::try_from(listed).map_or_else(|_| Weights::default(), Weights);
    let retention = inputs["desired_retention"].as_f64().unwrap_or(0.9);
    let tolerance = case.tolerance("relative_f64");
    let mut now: Option<Memory> = None;
    for (step, review) in inputs["reviews"].as_array().into_iter().flatten().enumerate() {
        let days = review["delta_days"].as_u64().unwrap_or(0) as u32;
        let recall = now.map(|memory| weights.recall(memory, f64::from(days)));
        case.check.relative("recall before", recall, &expected["retrievability_before"][step], tolerance);
        let grade = grade(&review["rating"]);
        let next = now.map_or_else(|| weights.first(grade), |memory| weights.next(memory, days, grade));
        let columns = ["stability", "difficulty", "interval_raw"].map(|name| &expected[name][step]);
        memory(case, &weights, next, retention, columns);
        let whole = f64::from(weights.interval_days(next, retention));
        case.check.close("interval in days", Some(whole), &expected["interval_days"][step], 0.0);
        now = Some(next);
    }
    let Some(last) = now else { return Ok(()) };
    for (days, recall) in expected["recall_after_days"].as_object().into_iter().flatten() {
        let days: f64 = days.parse().unwrap_or(0.0);
        case.check.relative("recall after", Some(weights.recall(last, days)), recall, tolerance);
    }
    let ahead = &expected["next_states_after_interval"];
    let days = ahead["days_elapsed"].as_u64().unwrap_or(0) as u32;
    for state in ahead["states"].as_array().into_iter().flatten() {
        let next = weights.next(last, days, grade(&state["rating"]));
        memory(case, &weights, next, retention, [&state["stability"], &state["difficulty"], &state["interval_raw"]]);
    }
    Ok(())
}

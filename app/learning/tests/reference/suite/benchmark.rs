//! The CAT benchmark: simulated learners whose answers depend on learner and question only, so that every engine that
//! chooses by information gives out the very same questions.

use super::reading::{curves, numbers};
use super::{Files, Outcome, check::Check, check::some};
use learning::dice::QuickDice;
use learning::mastery::bank::{Bank, Entry};
use learning::mastery::cat::{Balance, Cat, Choice, Policy};
use learning::mastery::cells::ItemSet;
use learning::mastery::posterior::{Estimate, Posterior};
use learning::mastery::stopping::StopRule;
use learning::mastery::uncertain::Item;
use learning::simulate::{Study, simulate, uniform};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Precise to 0.30, five to thirty questions.
pub fn stop_rule() -> StopRule {
    StopRule { least: 5, most: 30, se: Some(0.30), deciding: None, least_gain: None }
}

pub fn by_information() -> Policy {
    Policy { balance: Balance::None, choice: Choice::MostInformative, stop: stop_rule() }
}

/// The rules of the protocol that have a reference.
pub fn rules() -> Vec<(&'static str, Policy)> {
    let shares = Balance::LargestDeficit(vec![0.4, 0.3, 0.2, 0.1]);
    let rule = |balance: &Balance, choice: Choice| Policy { balance: balance.clone(), choice, stop: stop_rule() };
    vec![
        ("mfi", by_information()),
        ("randomesque", rule(&Balance::None, Choice::OneOfBest(5))),
        ("progressive", rule(&Balance::None, Choice::Progressive { length: 30 })),
        ("content", rule(&shares, Choice::MostInformative)),
        ("content_randomesque", rule(&shares, Choice::OneOfBest(5))),
        ("b_match", rule(&Balance::None, Choice::ClosestDifficulty)),
        ("random", rule(&Balance::None, Choice::Anything)),
    ]
}

pub struct Session {
    pub items: Vec<u32>,
    pub right: Vec<bool>,
    pub estimate: Estimate,
}

pub fn bank_of(value: &Value) -> Bank {
    let groups = numbers(&value["group"]);
    let group = |item: usize| groups.get(item).map_or(0, |group| *group as u16);
    let entry = |(item, curve)| Entry { item: Item::known(curve), group: group(item), enemies: vec![] };
    Bank::new(curves(value).into_iter().enumerate().map(entry).collect())
}

/// All sessions of the protocol under a policy; `seed` is that of the answers.
pub fn sessions(bank: &Bank, policy: &Policy, abilities: &[f64], seed: u64) -> Vec<Session> {
    let open = ItemSet::empty(bank.size());
    let prior = Posterior::default();
    let mut cat = Cat::new(bank, policy, prior.clone(), &open);
    let mut dice = QuickDice::new(1);
    let mut session = |(learner, &theta): (u32, &f64)| {
        cat.restart(&prior, &open);
        let mut session = Session { items: Vec::new(), right: Vec::new(), estimate: cat.estimate() };
        while let Ok(pick) = cat.next(&mut dice) {
            let chance = bank.curves()[pick.item as usize].right(theta);
            let right = uniform(seed, learner, pick.item) < chance;
            cat.answer(pick.item, right);
            session.items.push(pick.item);
            session.right.push(right);
        }
        session.estimate = cat.estimate();
        session
    };
    (0..).zip(abilities).map(&mut session).collect()
}

/// SHA-256 of the sequences as JSON without spaces.
pub fn hash(sessions: &[Session]) -> String {
    let sequences: Vec<&Vec<u32>> = sessions.iter().map(|session| &session.items).collect();
    let text = serde_json::to_string(&sequences).unwrap_or_default();
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files named by a reference file lie in its own folder.
pub fn beside(path: &str, name: &Value, files: &Files) -> Option<Value> {
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let found = files.get(&format!("{folder}{}", name.as_str()?)).or_else(|| {
        files.iter().find(|(other, _)| name.as_str().is_some_and(|name| other.ends_with(name))).map(|(_, text)| text)
    });
    serde_json::from_str(found?).ok()
}

/// Compares the exact part of a reference file: lengths, estimates, first sequences and the hash of all.
pub fn exact(path: &str, file: &Value, files: &Files) -> Outcome {
    let mut outcome = Outcome { file: path.into(), cases: 0, passed: 0, set_aside: 1, failures: Vec::new(), bits: 0 };
    let (Some(bank), Some(simulees)) = (beside(path, &file["bank"], files), beside(path, &file["simulees"], files))
    else {
        return outcome;
    };
    let abilities = numbers(if simulees.is_array() { &simulees } else { &simulees["theta"] });
    let sessions = sessions(&bank_of(&bank), &by_information(), &abilities, file["hash_seed"].as_u64().unwrap_or(777));
    let mut check = Check::default();
    let expected = &file["mfi_exact"];
    let hash = hash(&sessions);
    check.same("SHA-256 of all sequences", hash.as_str(), expected["sha256_of_all_sequences"].as_str().unwrap_or(""));
    let column = |value: fn(&Session) -> f64| some(&sessions.iter().map(value).collect::<Vec<_>>());
    check.all_close("length", &column(|s| s.items.len() as f64), &expected["n_items"], 0.0);
    check.all_close("theta", &column(|s| s.estimate.theta), &expected["theta"], 1e-6);
    check.all_close("se", &column(|s| s.estimate.se), &expected["se"], 1e-6);
    for (session, items) in sessions.iter().zip(expected["first_50_sequences"].as_array().into_iter().flatten()) {
        check.same("sequence", session.items.clone(), super::reading::indices(items));
    }
    outcome.set_aside = 0;
    outcome.cases = sessions.len();
    outcome.passed = if check.deviations.is_empty() { sessions.len() } else { 0 };
    outcome.file = format!("{path} (SHA-256 {hash})");
    outcome.bits = check.bits;
    outcome.failures = check.deviations;
    rules_within_chance(file, &bank_of(&bank), &abilities, &mut outcome);
    outcome
}

/// Every rule that has a reference, within three Monte-Carlo standard errors of the difference of two runs.
fn rules_within_chance(file: &Value, bank: &Bank, abilities: &[f64], outcome: &mut Outcome) {
    let open = ItemSet::empty(bank.size());
    let seed = file["hash_seed"].as_u64().unwrap_or(777);
    for (name, policy) in rules().into_iter().filter(|(name, _)| file.get(name).is_some()) {
        let found = simulate(&Study { bank, truth: bank.curves(), policy: &policy, excluded: &open, seed }, abilities);
        let expected = |what: &str| file[name][what].as_f64().unwrap_or(0.0);
        let chance = |spread: f64| 3.0 * spread * (2.0 / abilities.len() as f64).sqrt() + 1e-6;
        let often = expected("max_exposure");
        let mut check = Check::default();
        for (what, found, allowed) in [
            ("mean_items", found.mean_items, chance(expected("sd_items"))),
            ("rmse", found.rmse, chance(expected("rmse") / std::f64::consts::SQRT_2)),
            ("bias", found.bias, chance(expected("rmse"))),
            ("max_exposure", found.highest_exposure, chance((often * (1.0 - often)).sqrt())),
        ] {
            check.close(&format!("{name} {what}"), Some(found), &file[name][what], allowed);
        }
        outcome.cases += 1;
        outcome.passed += usize::from(check.deviations.is_empty());
        outcome.bits = learning::dice::mix(outcome.bits ^ check.bits);
        outcome.failures.extend(check.deviations);
    }
}

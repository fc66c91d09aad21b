//! The CAT benchmark: simulated learners whose answers depend on learner and question only, so that every engine that
//! chooses by information gives out the very same questions.

use super::reading::{curves, numbers};
use super::{Files, Outcome, check::Check, check::some};
use learning::dice::{QuickDice, mix};
use learning::mastery::bank::{Bank, Entry};
use learning::mastery::cat::{Balance, Cat, Choice, Policy};
use learning::mastery::cells::ItemSet;
use learning::mastery::posterior::{Estimate, Posterior};
use learning::mastery::stopping::StopRule;
use learning::mastery::uncertain::Item;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The uniform number of the protocol for a learner and a question.
pub fn uniform(seed: u64, learner: u64, item: u64) -> f64 {
    let step = ((learner << 32) | item).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mix(seed.wrapping_add(step)) >> 11) as f64 / 9_007_199_254_740_992.0
}

/// Precise to 0.30, five to thirty questions.
pub fn stop_rule() -> StopRule {
    StopRule { least: 5, most: 30, se: Some(0.30), deciding: None, least_gain: None }
}

pub fn by_information() -> Policy {
    Policy { balance: Balance::None, choice: Choice::MostInformative, stop: stop_rule() }
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
    let mut session = |(learner, &theta): (u64, &f64)| {
        cat.restart(&prior, &open);
        let mut session = Session { items: Vec::new(), right: Vec::new(), estimate: cat.estimate() };
        while let Ok(pick) = cat.next(&mut dice) {
            let chance = bank.curves()[pick.item as usize].right(theta);
            let right = uniform(seed, learner, u64::from(pick.item)) < chance;
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
    let mut outcome = Outcome { file: path.into(), cases: 0, passed: 0, set_aside: 1, failures: Vec::new() };
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
    outcome.failures = check.deviations;
    outcome
}

//! Adaptive sessions: every policy replays to the last bit, odd banks end with a reason, and nothing is asked twice.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::dice::{Dice, QuickDice, Seed};
use learning::mastery::bank::{Bank, Entry};
use learning::mastery::cat::{Balance, Choice, Policy};
use learning::mastery::cells::ItemSet;
use learning::mastery::irt::Curve;
use learning::mastery::stopping::{Deciding, Ended, Sprt, StopRule};
use learning::mastery::uncertain::Item;
use learning::quiz::session::{Exact, LeftOut, Session, SessionLog, Setup, What, replay};
use learning::simulate::{Study, population, simulate};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn bank(size: u32, seed: u64) -> Bank {
    let mut dice = QuickDice::new(seed);
    let entry = |number: u32, dice: &mut QuickDice| {
        let (b, z) = dice.normals();
        let guess = [0.0, 0.25][dice.below(2) as usize];
        let slip = [1.0, 0.98][dice.below(2) as usize];
        let curve = Curve::new(learning::numeric::exp(0.3 * z), b, guess, slip).unwrap();
        let enemies = if number.is_multiple_of(7) { vec![number + 1] } else { vec![] };
        Entry { item: Item { curve, variance: 0.2 * dice.unit() }, group: (number % 4) as u16, enemies }
    };
    Bank::new((0..size).map(|number| entry(number, &mut dice)).collect())
}

fn stop() -> StopRule {
    StopRule { least: 5, most: 20, se: Some(0.35), deciding: None, least_gain: None }
}

fn policies() -> Vec<Policy> {
    let shares = Balance::LargestDeficit(vec![0.4, 0.3, 0.2, 0.1]);
    let choices = [
        Choice::MostInformative,
        Choice::OneOfBest(5),
        Choice::Progressive { length: 20 },
        Choice::SympsonHetter(vec![0.4; 30]),
        Choice::ClosestDifficulty,
        Choice::Anything,
        Choice::Form((0..12).collect()),
    ];
    let balances = [Balance::None, shares, Balance::PriorityIndex(vec![6, 5, 5, 4])];
    let pairs = balances.iter().flat_map(|balance| choices.iter().map(move |choice| (balance, choice)));
    pairs.map(|(balance, choice)| Policy { balance: balance.clone(), choice: choice.clone(), stop: stop() }).collect()
}

fn setup(policy: Policy, seed: u64) -> Setup {
    Setup {
        parameters: "2026-11".into(),
        seed: Seed(seed),
        policy,
        prior_mean: Exact(0.0),
        prior_sd: Exact(1.0),
        left_out: vec![(LeftOut::Jurisdiction, vec![1, 2, 3]), (LeftOut::SeenLately, vec![8, 3])],
    }
}

fn play(bank: &Bank, setup: &Setup, answers: u64) -> SessionLog {
    let (mut session, mut dice) = (Session::start(bank, setup), QuickDice::new(answers));
    while session.question().is_ok() {
        assert_eq!(session.question(), session.question(), "the same question until it is answered");
        session.answer(dice.below(2) == 1);
    }
    session.log()
}

#[test]
fn every_policy_replays_after_a_journey_through_text() {
    let bank = bank(60, 1);
    for (number, policy) in (0..).zip(policies()) {
        let setup = setup(policy, number);
        let log = play(&bank, &setup, number);
        assert!(log.ended.is_some() && !log.steps.is_empty());
        let kept: SessionLog = serde_json::from_str(&serde_json::to_string(&log).unwrap()).unwrap();
        assert_eq!(kept, log);
        assert_eq!(replay(&bank, &kept), Ok(()), "{:?}", setup.policy);
        let asked: BTreeSet<u32> = log.steps.iter().map(|step| step.item).collect();
        assert_eq!(asked.len(), log.steps.len(), "nothing twice");
        assert!(asked.is_disjoint(&[1, 2, 3, 8].into()), "nothing that was left out");
        assert!(asked.iter().all(|item| item % 7 != 0 || !asked.contains(&(item + 1))), "no enemies");
    }
}

#[test]
fn a_log_that_was_touched_is_found_out() {
    let bank = bank(60, 1);
    let setup = setup(policies()[1].clone(), 9);
    let log = play(&bank, &setup, 4);
    let mut touched = log.clone();
    touched.steps[2].theta = Exact(touched.steps[2].theta.0 + 1e-15);
    assert_eq!(replay(&bank, &touched).unwrap_err().what, What::Estimate);
    let mut touched = log.clone();
    touched.steps[3].right = !touched.steps[3].right;
    assert_eq!(
        (replay(&bank, &touched).unwrap_err().step, replay(&bank, &touched).unwrap_err().what),
        (3, What::Estimate)
    );
    let mut touched = log.clone();
    touched.setup.seed = Seed(10);
    assert!(replay(&bank, &touched).is_err());
    let mut touched = log;
    touched.ended = Some(Ended::NothingLeft);
    assert_eq!(replay(&bank, &touched).unwrap_err().what, What::Ended);
}

#[test]
fn an_interrupted_session_goes_on_where_it_was() {
    let (bank, setup) = (bank(60, 1), setup(policies()[2].clone(), 3));
    let whole = play(&bank, &setup, 8);
    let half = SessionLog { steps: whole.steps[..6].to_vec(), ended: None, ..whole.clone() };
    let mut session = Session::resume(&bank, &half).unwrap();
    for step in &whole.steps[6..] {
        assert_eq!(session.question().unwrap().item, step.item);
        session.answer(step.right);
    }
    assert_eq!(session.log().steps, whole.steps);
}

#[test]
fn banks_of_no_and_one_question_end_with_a_reason() {
    for policy in policies() {
        let setup = Setup { left_out: vec![], ..setup(policy, 1) };
        let empty = Bank::new(vec![]);
        assert_eq!(Session::start(&empty, &setup).question(), Err(Ended::NothingLeft));
        let single = bank(1, 2);
        let log = play(&single, &setup, 1);
        assert!(log.steps.len() <= 1 && log.ended == Some(Ended::NothingLeft), "{:?}", setup.policy);
    }
}

#[test]
fn a_hundred_thousand_questions_and_empty_groups_are_no_trouble() {
    let mut dice = QuickDice::new(6);
    let entry =
        |dice: &mut QuickDice| Entry { group: 3, ..Entry::known(Curve::new(1.0, dice.normals().0, 0.0, 1.0).unwrap()) };
    let bank = Bank::new((0..100_000).map(|_| entry(&mut dice)).collect());
    for balance in [Balance::None, Balance::LargestDeficit(vec![0.5, 0.5]), Balance::PriorityIndex(vec![9, 0, 0, 9, 9])]
    {
        let policy = Policy { balance, choice: Choice::OneOfBest(5), stop: stop() };
        let setup = Setup { left_out: vec![], ..setup(policy, 3) };
        let log = play(&bank, &setup, 3);
        assert!(log.ended.is_some(), "{:?}", setup.policy.balance);
        assert_eq!(replay(&bank, &log), Ok(()));
    }
}

#[test]
fn an_exhausted_level_is_told() {
    let curve = |b| Entry::known(Curve::new(1.0, b, 0.0, 1.0).unwrap());
    let bank = Bank::new((0..40).map(|_| curve(6.0)).collect());
    let stop = StopRule { least: 3, most: 40, se: None, deciding: None, least_gain: Some(0.005) };
    let setup = Setup {
        left_out: vec![],
        ..setup(Policy { balance: Balance::None, choice: Choice::MostInformative, stop }, 1)
    };
    let mut session = Session::start(&bank, &setup);
    while session.question().is_ok() {
        session.answer(false);
    }
    assert_eq!(session.log().ended, Some(Ended::NothingUseful));
}

/// Sorted cells give the same question as looking at all, for guessing, slipping and unusual curves as well.
#[test]
fn the_quick_search_finds_what_the_full_search_finds() {
    let bank = bank(1500, 3);
    let mut dice = QuickDice::new(8);
    for round in 0..400 {
        let theta = if round % 9 == 0 { 20.0 * dice.unit() - 10.0 } else { dice.normals().0 };
        let rare = dice.below(30) + 1;
        let closed = ItemSet::of(bank.size(), |item| {
            learning::dice::mix(u64::from(item) ^ round).is_multiple_of(31) == (rare > 3)
        });
        let full = (0..bank.size())
            .filter(|&item| !closed.contains(item))
            .map(|item| (item, bank.curves()[item as usize].information(theta)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        assert_eq!(bank.most_informative(theta, &closed).map(|scored| (scored.item, scored.information)), full);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn sequences_and_estimates_repeat(seed: u64, answers: u64, which in 0usize..21) {
        let (bank, setup) = (bank(80, seed), setup(policies()[which].clone(), seed));
        let log = play(&bank, &setup, answers);
        prop_assert_eq!(&log, &play(&bank, &setup, answers));
        prop_assert_eq!(replay(&bank, &log), Ok(()));
        prop_assert!(log.steps.iter().all(|step| step.theta.0.is_finite() && step.se.0 > 0.0 && step.information.0.is_finite()));
    }
}

/// Pass and fail with three rules on the same learners: the figures of ADAPTIVE §2 within chance.
#[test]
fn decisions_need_fewer_questions() {
    let entries = |dice: &mut QuickDice| {
        let (z, b) = dice.normals();
        Entry::known(Curve::new(learning::numeric::exp(0.1 + 0.25 * z), b, 0.0, 1.0).unwrap())
    };
    let mut dice = QuickDice::new(500);
    let bank = Bank::new((0..500).map(|_| entries(&mut dice)).collect());
    let abilities = population(4000, 77);
    let report = |deciding: Option<Deciding>| {
        let stop =
            StopRule { least: if deciding.is_some() { 5 } else { 30 }, most: 30, se: None, deciding, least_gain: None };
        let policy = Policy { balance: Balance::None, choice: Choice::OneOfBest(5), stop };
        let open = ItemSet::empty(bank.size());
        simulate(&Study { bank: &bank, truth: bank.curves(), policy: &policy, excluded: &open, seed: 3 }, &abilities)
    };
    let interval = report(Some(Deciding::Interval { cut: -0.5 }));
    let sprt = report(Some(Deciding::Sprt(Sprt { cut: -0.5, delta: 0.3, alpha: 0.05, beta: 0.05 })));
    let [by_interval, by_sprt] = [&interval, &sprt].map(|report| report.decisions.unwrap().right);
    assert!((0.92..0.955).contains(&by_interval) && (0.92..0.955).contains(&by_sprt), "{by_interval} {by_sprt}");
    assert!(interval.mean_items < 16.5 && sprt.mean_items < 14.5, "{} {}", interval.mean_items, sprt.mean_items);
}

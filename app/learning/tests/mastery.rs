//! Mastery and scores: what must hold whatever the answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::mastery::canonical::{Place, merged};
use learning::mastery::irt::Curve;
use learning::mastery::objectives::{DRIFT_PER_DAY, Evidence, Mastery, Settings, Sitting, State, profile};
use learning::mastery::posterior::Posterior;
use learning::mastery::uncertain::Item;
use proptest::collection::vec;
use proptest::prelude::*;

prop_compose! {
    fn item()(a in 0.3f64..2.5, b in -3.0f64..3.0, c in prop_oneof![Just(0.0), 0.1f64..0.5], variance in prop_oneof![Just(0.0), 0.01f64..1.0]) -> Item {
        Item { curve: Curve::new(a, b, c, 1.0).unwrap(), variance }
    }
}

prop_compose! {
    fn evidence()(sittings in vec((0.0f64..0.3, vec((item(), any::<bool>()), 0..6)), 0..4), drift in 0.0f64..0.5, critical: bool) -> Evidence {
        let sittings = sittings.into_iter().map(|(drift, answers)| Sitting { drift, answers }).collect();
        Evidence { sittings, drift, critical }
    }
}

fn of(evidence: &[Evidence], objective: usize) -> Mastery {
    profile(&Settings::default(), evidence).objectives[objective]
}

fn with(evidence: &[Evidence], objective: usize, item: Item, right: bool) -> Vec<Evidence> {
    let mut more = evidence.to_vec();
    if more[objective].sittings.is_empty() {
        more[objective].sittings.push(Sitting::default());
    }
    more[objective].sittings.last_mut().unwrap().answers.push((item, right));
    more
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn right_never_lowers_and_wrong_never_raises(evidence in vec(evidence(), 1..5), which in 0usize..5, item in item()) {
        let objective = which % evidence.len();
        let before = of(&evidence, objective);
        let right = of(&with(&evidence, objective, item, true), objective);
        let wrong = of(&with(&evidence, objective, item, false), objective);
        prop_assert!(right.above >= before.above - 1e-9 && right.estimate.theta >= before.estimate.theta - 1e-9);
        prop_assert!(wrong.above <= before.above + 1e-9 && wrong.estimate.theta <= before.estimate.theta + 1e-9);
    }

    #[test]
    fn nothing_but_numbers(evidence in vec(evidence(), 0..5), general in 0.0f64..50.0, own in 0.0f64..50.0, cut in -4.0f64..4.0) {
        let settings = Settings { var_general: general, var_objective: own, cut, ..Settings::default() };
        let found = profile(&settings, &evidence);
        prop_assert!(found.general.theta.is_finite() && found.general.se.is_finite());
        prop_assert!(found.objectives.iter().all(|o| o.above.is_finite() && o.estimate.theta.is_finite() && o.estimate.se.is_finite()));
    }

    #[test]
    fn a_critical_objective_neither_borrows_nor_lends(evidence in vec(evidence(), 2..5), item in item()) {
        let mut evidence = evidence;
        evidence[0].critical = true;
        let before = profile(&Settings::default(), &evidence);
        let other = profile(&Settings::default(), &with(&evidence, 1, item, true));
        prop_assert!(before.objectives[0] == other.objectives[0] && !before.objectives[0].borrowed);
        let own = profile(&Settings::default(), &with(&evidence, 0, item, true));
        prop_assert_eq!(before.general, own.general);
    }

    #[test]
    fn arrival_does_not_matter(answers in vec((item(), any::<bool>(), 0i64..5, 0u64..3), 1..12), order in any::<prop::sample::Index>()) {
        let events: Vec<(Place, (Item, bool))> = (0u128..).zip(&answers)
            .map(|(id, &(item, right, server_time, device_sequence))| (Place { server_time, device_sequence, id }, (item, right))).collect();
        let mut arrived = events.clone();
        arrived.rotate_left(order.index(events.len()));
        arrived.reverse();
        prop_assert_eq!(score(&merged(&[&events])), score(&merged(&[&arrived])));
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(x in events(), y in events(), z in events()) {
        let pair = |a: &[(Place, u8)], b: &[(Place, u8)]| merged(&[a, b]);
        prop_assert_eq!(pair(&x, &y), pair(&y, &x));
        prop_assert_eq!(pair(&pair(&x, &y), &z), pair(&x, &pair(&y, &z)));
        prop_assert_eq!(pair(&pair(&x, &y), &y), pair(&x, &y));
    }

    #[test]
    fn any_answers_leave_a_finite_score(answers in vec((0.001f64..900.0, -900.0f64..900.0, 0.0f64..0.9, any::<bool>()), 0..40)) {
        let mut posterior = Posterior::default();
        for (a, b, c, right) in answers {
            let item = Item { curve: Curve::new(a, b, c, 1.0).unwrap(), variance: 0.5 };
            let estimate = posterior.learn(item.chances().of_answer(right));
            prop_assert!(estimate.theta.abs() <= 8.0 && estimate.se.is_finite() && (0.0..=1.0).contains(&posterior.above(0.3)));
        }
    }
}

/// The payload follows from the id: one id, one event.
fn events() -> impl Strategy<Value = Vec<(Place, u8)>> {
    let place = |id: u128| Place { server_time: (id * 7 % 5) as i64, device_sequence: (id * 3 % 4) as u64, id };
    vec(0u128..20, 0..12).prop_map(move |ids| ids.into_iter().map(|id| (place(id), id as u8)).collect())
}

/// Bits of the score after answers in this order.
fn score(events: &[(Place, (Item, bool))]) -> [u64; 2] {
    let mut posterior = Posterior::default();
    for (_, (item, right)) in events {
        posterior.learn(item.chances().of_answer(*right));
    }
    let estimate = posterior.estimate();
    [estimate.theta.to_bits(), estimate.se.to_bits()]
}

fn answers(right: usize, wrong: usize, days: f64) -> Vec<Evidence> {
    let item = Item::known(Curve::new(1.2, 0.0, 0.0, 1.0).unwrap());
    let answers = std::iter::repeat_n((item, true), right).chain(std::iter::repeat_n((item, false), wrong)).collect();
    vec![Evidence { sittings: vec![Sitting { drift: 0.0, answers }], drift: days * DRIFT_PER_DAY, critical: false }]
}

#[test]
fn states_rise_fall_and_fade() {
    assert_eq!(of(&answers(0, 0, 0.0), 0).state, State::Open);
    assert_eq!(of(&answers(5, 0, 0.0), 0).state, State::Acquired);
    assert_eq!(of(&answers(0, 5, 0.0), 0).state, State::NotYet);
    assert_eq!(of(&answers(5, 4, 0.0), 0).state, State::Open);
    let (fresh, old) = (of(&answers(5, 0, 0.0), 0), of(&answers(5, 0, 400.0), 0));
    assert!(old.above < fresh.above && old.estimate.se > fresh.estimate.se, "time makes less sure");
}

#[test]
fn a_critical_objective_asks_for_more() {
    let mut evidence = answers(3, 0, 0.0);
    assert_eq!(of(&evidence, 0).state, State::Acquired);
    evidence[0].critical = true;
    assert_eq!(of(&evidence, 0).state, State::Open);
}

#[test]
fn an_objective_without_answers_follows_the_others() {
    let mut evidence = answers(8, 0, 0.0);
    evidence.push(Evidence::default());
    let found = profile(&Settings::default(), &evidence);
    assert!(found.objectives[1].above > 0.6 && found.objectives[1].borrowed && !found.objectives[0].borrowed);
}

#[test]
fn steep_and_far_questions_leave_a_score() {
    let mut posterior = Posterior::default();
    for (a, b, c, right) in [
        (242.34976660939742, -14.712095354683216, 0.179595756366225, false),
        (770.6633693686802, 0.0, 0.704597304371437, true),
    ] {
        let item = Item { curve: Curve::new(a, b, c, 1.0).unwrap(), variance: 0.5 };
        let estimate = posterior.learn(item.chances().of_answer(right));
        assert!(estimate.theta.abs() <= 8.0 && estimate.se.is_finite(), "{estimate:?}");
        assert!((0.0..=1.0).contains(&posterior.above(0.3)), "{}", posterior.above(0.3));
    }
}

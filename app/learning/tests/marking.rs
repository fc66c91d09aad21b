//! Marking: the stated rules by example, the properties they promise, and guessing against full enumeration.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::quiz::guessing;
use learning::quiz::marking::{Credit, case_file, matching, multiple, number, order, rubric, single, text};
use proptest::prelude::*;

fn credit(got: u32, of: u32) -> Credit {
    Credit::new(got, of).unwrap()
}

#[test]
fn each_kind_follows_its_rule() {
    assert_eq!(single(Some(2), 2), Credit::FULL);
    assert_eq!(single(None, 2), Credit::NONE);
    assert_eq!(multiple(&[0, 2], &[0, 2, 3]), credit(2, 3));
    assert_eq!(multiple(&[0, 2, 1, 1], &[0, 2, 3]), credit(1, 3));
    assert_eq!(multiple(&[0, 1, 2, 3, 4, 5], &[0, 2, 3]), Credit::NONE);
    assert_eq!(order(&[0, 1, 3, 2], &[0, 1, 2, 3]), credit(4, 6));
    assert_eq!(order(&[3, 2, 1, 0], &[0, 1, 2, 3]), Credit::NONE);
    assert_eq!(order(&[0, 1], &[0, 1, 2, 3]), credit(1, 6));
    assert_eq!(matching(&[(0, 0), (1, 2), (2, 1)], &[(0, 0), (1, 1), (2, 2)]), credit(1, 3));
    assert_eq!(matching(&[(0, 0), (0, 1)], &[(0, 0)]), Credit::NONE);
    assert_eq!(number(1.1, 1.0, 0.1), Credit::FULL);
    assert_eq!(number(f64::NAN, 1.0, 0.1), Credit::NONE);
    assert_eq!(text("palerme", &["palerme", "protocole de palerme"]), Credit::FULL);
    assert_eq!(rubric(&[(3, 4), (9, 6)]), credit(9, 10));
    assert_eq!(case_file(&[(1, Some(Credit::FULL)), (2, Some(credit(1, 2))), (1, None)]), credit(1, 2));
}

#[test]
fn nothing_asked_is_not_a_division_by_zero() {
    assert_eq!(multiple(&[], &[]), Credit::FULL);
    assert_eq!(order(&[], &[]), Credit::FULL);
    assert_eq!(matching(&[], &[]), Credit::NONE);
    assert_eq!(rubric(&[]), Credit::NONE);
    assert_eq!(case_file(&[]), Credit::NONE);
    assert!(Credit::new(1, 0).is_err() && Credit::new(3, 2).is_err());
}

#[test]
fn three_quarters_count_as_right() {
    assert!(credit(3, 4).counts_as_right() && !credit(2, 3).counts_as_right());
}

fn permutations(length: u16) -> Vec<Vec<u16>> {
    if length == 0 {
        return vec![Vec::new()];
    }
    let insert = |shorter: Vec<u16>| {
        (0..=shorter.len()).map(move |place| {
            let mut longer = shorter.clone();
            longer.insert(place, length - 1);
            longer
        })
    };
    permutations(length - 1).into_iter().flat_map(insert).collect()
}

/// Our own vectors (the reference set has none): every possible answer, marked.
#[test]
fn guessing_equals_full_enumeration() {
    for options in 2..=8u16 {
        for right in 1..=options {
            let key: Vec<u16> = (0..right).collect();
            let ticked = |set: u32| (0..options).filter(|&option| set >> option & 1 == 1).collect::<Vec<_>>();
            let good = (1..1u32 << options).filter(|&set| multiple(&ticked(set), &key).counts_as_right()).count();
            let share = good as f64 / ((1u32 << options) - 1) as f64;
            assert!((guessing::multiple(options, right) - share).abs() < 1e-12, "{options} {right}");
        }
    }
    for length in 2..=7u16 {
        let all = permutations(length);
        let key: Vec<u16> = (0..length).collect();
        let pairs = |given: &[u16]| key.iter().copied().zip(given.iter().copied()).collect::<Vec<_>>();
        let share = |good: usize| good as f64 / all.len() as f64;
        let ordered = share(all.iter().filter(|given| order(given, &key).counts_as_right()).count());
        let matched = share(all.iter().filter(|given| matching(&pairs(given), &pairs(&key)).counts_as_right()).count());
        assert!((guessing::order(length) - ordered).abs() < 1e-12, "order of {length}");
        assert!((guessing::matching(length) - matched).abs() < 1e-12, "{length} pairs");
    }
}

proptest! {
    #[test]
    fn a_right_tick_more_never_costs(key in proptest::collection::vec(0u16..8, 1..6), ticks in proptest::collection::vec(0u16..8, 0..8), more in 0usize..6) {
        let right = key[more % key.len()];
        let mut ticked = ticks.clone();
        ticked.push(right);
        prop_assert!(multiple(&ticked, &key).share() >= multiple(&ticks, &key).share());
    }

    #[test]
    fn an_order_is_full_only_when_right(given in Just((0u16..6).collect::<Vec<_>>()).prop_shuffle()) {
        let key: Vec<u16> = (0..6).collect();
        prop_assert_eq!(order(&given, &key) == Credit::FULL, given == key);
    }

    #[test]
    fn a_case_file_lies_between_its_steps(steps in proptest::collection::vec((1u16..9, 0u32..9, 9u32..50), 1..30)) {
        let credits: Vec<_> = steps.iter().map(|&(weight, got, of)| (weight, Some(credit(got, of)))).collect();
        let share = case_file(&credits).share();
        let shares = || credits.iter().map(|step| step.1.unwrap().share());
        prop_assert!(share <= shares().fold(0.0, f64::max) + 1e-5 && share >= shares().fold(1.0, f64::min) - 1e-5);
    }
}

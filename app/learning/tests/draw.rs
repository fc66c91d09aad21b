//! Drawing papers: the blueprint is met exactly or refused with the reason, and a seed always gives the same paper.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::dice::Seed;
use learning::quiz::draw::{Candidate, Demand, DrawRefusal, DrawRules, LackReason, Paper, draw, option_order};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn candidate(question: u32, objective: u32) -> Candidate {
    let level = 1 + (question % 5) as u8;
    Candidate { question, objective, level, jurisdictions: u64::MAX, enemies: vec![], form: None, options: 4 }
}

fn demand(objective: u32, count: u16) -> Demand {
    Demand { objective, levels: None, count }
}

/// What a paper promises: counts, no repeat, no enemies, the right place.
fn check(paper: &Paper, blueprint: &[Demand], pool: &[Candidate], rules: &DrawRules) {
    let on_paper: BTreeSet<u32> = paper.questions.iter().map(|drawn| drawn.question).collect();
    assert_eq!(on_paper.len(), paper.questions.len(), "no question twice");
    for (index, line) in blueprint.iter().enumerate() {
        let drawn = paper.questions.iter().filter(|drawn| usize::from(drawn.demand) == index);
        assert_eq!(drawn.count(), usize::from(line.count), "line {index}");
    }
    for drawn in &paper.questions {
        let candidate = pool.iter().find(|candidate| candidate.question == drawn.question).unwrap();
        let line = &blueprint[usize::from(drawn.demand)];
        assert_eq!(candidate.objective, line.objective);
        assert!(line.levels.is_none_or(|(low, high)| (low..=high).contains(&candidate.level)));
        assert!(candidate.enemies.iter().all(|enemy| !on_paper.contains(enemy)), "no enemies together");
        assert!(candidate.jurisdictions & rules.jurisdictions != 0 && !rules.avoid.contains(&drawn.question));
        let mut options = drawn.options.clone();
        options.sort_unstable();
        assert_eq!(options, (0..candidate.options).collect::<Vec<_>>());
    }
}

#[test]
fn a_missing_question_is_named() {
    let pool: Vec<_> = (0..5).map(|n| candidate(n, n % 2)).collect();
    let refusal = draw(&[demand(0, 3), demand(1, 4), demand(9, 1)], &pool, &DrawRules::default(), Seed(1)).unwrap_err();
    let DrawRefusal::Lacks(lacks) = refusal else { panic!("{refusal:?}") };
    let told: Vec<_> = lacks.iter().map(|lack| (lack.objective, lack.wanted, lack.found, lack.because)).collect();
    assert_eq!(told, [(1, 4, 2, LackReason::TooFew), (9, 1, 0, LackReason::TooFew)]);
}

#[test]
fn enemies_all_round_are_a_conflict() {
    let pool: Vec<_> = (0..4).map(|n| Candidate { enemies: (0..4).collect(), ..candidate(n, 0) }).collect();
    let refusal = draw(&[demand(0, 2)], &pool, &DrawRules::default(), Seed(1)).unwrap_err();
    let DrawRefusal::Lacks(lacks) = refusal else { panic!("{refusal:?}") };
    assert_eq!((lacks[0].found, lacks[0].because), (1, LackReason::Conflicts));
}

#[test]
fn nonsense_is_refused() {
    let pool = [candidate(1, 0), candidate(1, 0)];
    assert_eq!(draw(&[], &pool, &DrawRules::default(), Seed(1)), Err(DrawRefusal::EmptyBlueprint));
    assert_eq!(draw(&[demand(0, 1)], &pool, &DrawRules::default(), Seed(1)), Err(DrawRefusal::RepeatedQuestion(1)));
    assert!(matches!(draw(&[demand(0, 1)], &[], &DrawRules::default(), Seed(1)), Err(DrawRefusal::Lacks(_))));
}

#[test]
fn a_hundred_thousand_questions_are_no_trouble() {
    let pool: Vec<_> = (0..100_000).map(|n| candidate(n, n % 7)).collect();
    let blueprint: Vec<_> = (0..7).map(|objective| demand(objective, 10)).collect();
    let paper = draw(&blueprint, &pool, &DrawRules::default(), Seed(3)).unwrap();
    check(&paper, &blueprint, &pool, &DrawRules::default());
}

#[test]
fn the_search_goes_back_when_a_first_choice_blocks_the_rest() {
    // Question 0 excludes both questions of objective 1; only without it can the paper be made.
    let mut pool = vec![candidate(0, 0), candidate(1, 0), candidate(2, 1), candidate(3, 1)];
    pool[0].enemies = vec![2, 3];
    for seed in 0..50 {
        let paper = draw(&[demand(0, 1), demand(1, 1)], &pool, &DrawRules::default(), Seed(seed)).unwrap();
        assert!(paper.questions.iter().any(|drawn| drawn.question == 1));
    }
}

#[test]
fn option_orders_differ_between_questions_and_follow_the_seed() {
    assert_eq!(option_order(Seed(5), 1, 6), option_order(Seed(5), 1, 6));
    assert_ne!(option_order(Seed(5), 1, 6), option_order(Seed(5), 2, 6));
    assert!(option_order(Seed(5), 1, 0).is_empty());
}

prop_compose! {
    fn pool_of(size: usize)(traits in proptest::collection::vec((0u32..3, 1u8..6, 0u64..8, 0u32..40, any::<bool>()), 1..size)) -> Vec<Candidate> {
        (0..).zip(traits).map(|(question, (objective, level, places, enemy, has_enemy))| Candidate {
            question, objective, level, jurisdictions: places, enemies: if has_enemy && enemy != question { vec![enemy] } else { vec![] },
            form: None, options: (level % 4).into(),
        }).collect()
    }
}

/// Whether any choice at all meets the blueprint: every subset of a small pool.
fn possible(blueprint: &[Demand], pool: &[Candidate], rules: &DrawRules) -> bool {
    let wanted: u32 = blueprint.iter().map(|line| u32::from(line.count)).sum();
    let fits = |set: u32| {
        let chosen = || pool.iter().enumerate().filter(move |(n, _)| set >> n & 1 == 1).map(|(_, c)| c);
        let enemies =
            |c: &Candidate| chosen().any(|other| other.enemies.contains(&c.question) && other.question != c.question);
        set.count_ones() == wanted
            && chosen().all(|c| {
                c.jurisdictions & rules.jurisdictions != 0 && !rules.avoid.contains(&c.question) && !enemies(c)
            })
            && blueprint
                .iter()
                .all(|line| chosen().filter(|c| c.objective == line.objective).count() == usize::from(line.count))
    };
    (0..1u32 << pool.len()).any(fits)
}

proptest! {
    #[test]
    fn met_exactly_or_refused_rightly(pool in pool_of(11), counts in proptest::collection::vec(0u16..4, 3), places in 1u64..8, seed: u64) {
        let blueprint: Vec<_> = (0..).zip(counts).map(|(objective, count)| demand(objective, count)).collect();
        let rules = DrawRules { jurisdictions: places, form: None, avoid: vec![3] };
        match draw(&blueprint, &pool, &rules, Seed(seed)) {
            Ok(paper) => check(&paper, &blueprint, &pool, &rules),
            Err(DrawRefusal::Lacks(lacks)) => {
                prop_assert!(!lacks.is_empty());
                prop_assert!(!possible(&blueprint, &pool, &rules), "refused although it can be met: {lacks:?}");
            }
            Err(other) => prop_assert!(blueprint.iter().all(|line| line.count == 0), "{other:?}"),
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_paper(pool in pool_of(40), seed: u64) {
        let blueprint = [demand(0, 2), demand(1, 1)];
        let twice = || draw(&blueprint, &pool, &DrawRules::default(), Seed(seed));
        prop_assert_eq!(twice(), twice());
    }
}

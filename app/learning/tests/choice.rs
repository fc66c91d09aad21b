//! Choosing: placement, practice, review and parallel forms.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::dice::{QuickDice, Seed, SeededDice};
use learning::mastery::irt::Curve;
use learning::mastery::objectives::{Evidence, Settings, Sitting, State, profile};
use learning::mastery::uncertain::Item;
use learning::quiz::assemble::assemble;
use learning::quiz::draw::{Candidate, Demand, DrawRefusal, DrawRules, LackReason};
use learning::quiz::graph::{Graph, GraphRefusal};
use learning::quiz::placement::{Placement, PlacementEnd, PlacementQuestion, PlacementRule};
use learning::quiz::practice::{ObjectiveReason, PracticeEnd, PracticeQuestion, PracticeRule, QuestionReason, next};
use learning::review::fsrs::{Grade, Weights};
use learning::review::queue::{Card, ReviewPolicy, queue};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn item(b: f64) -> Item {
    Item::known(Curve::new(1.2, b, 0.0, 1.0).unwrap())
}

/// 0 <- 1 <- 2 <- 3, and 4 alone.
fn chain() -> Graph {
    Graph::new(vec![vec![], vec![0], vec![1], vec![2], vec![]]).unwrap()
}

#[test]
fn circles_and_strangers_are_refused() {
    assert_eq!(Graph::new(vec![vec![2], vec![0], vec![1]]), Err(GraphRefusal::Cycle(vec![0, 2, 1])));
    assert_eq!(Graph::new(vec![vec![0]]), Err(GraphRefusal::Cycle(vec![0])));
    assert_eq!(Graph::new(vec![vec![], vec![7]]), Err(GraphRefusal::Unknown { objective: 1, requires: 7 }));
    assert_eq!(chain().before(3), [0, 1, 2]);
    assert_eq!(chain().after(1), [2, 3]);
    assert_eq!(Graph::new(vec![]).unwrap().size(), 0);
}

fn placement_pool(per_objective: u32) -> Vec<PlacementQuestion> {
    let one = |n: u32| PlacementQuestion { question: n, objective: n / per_objective, item: item(0.0) };
    (0..5 * per_objective).map(one).collect()
}

/// Plays a placement for somebody who answers questions of these objectives right.
fn place(known: &[u32]) -> (Vec<State>, u32, PlacementEnd) {
    let (graph, pool) = (chain(), placement_pool(8));
    let mut placement = Placement::new(&graph, PlacementRule::default());
    for asked in 0.. {
        match placement.next(&pool) {
            Ok(pick) => placement.answer(&pool[pick.question as usize], known.contains(&pick.objective)),
            Err(end) => return (placement.standings().iter().map(|standing| standing.state).collect(), asked, end),
        }
    }
    unreachable!()
}

#[test]
fn placement_finds_what_is_known_with_few_questions() {
    use State::{Acquired, NotYet};
    for (known, expected) in [
        (vec![], [NotYet; 5]),
        (vec![0, 1, 2, 3, 4], [Acquired; 5]),
        (vec![0, 1], [Acquired, Acquired, NotYet, NotYet, NotYet]),
    ] {
        let (states, asked, end) = place(&known);
        assert_eq!(states, expected, "knows {known:?}");
        assert_eq!(end, PlacementEnd::Decided);
        assert!(asked <= 12, "{asked} questions for {known:?}");
    }
}

#[test]
fn placement_says_where_to_start_and_why_it_ended() {
    let (graph, pool) = (chain(), placement_pool(8));
    let mut placement = Placement::new(&graph, PlacementRule::default());
    for question in [16, 17, 18] {
        placement.answer(&pool[question], true);
    }
    let carried = placement.standings();
    assert!(carried[0].state == State::Acquired && carried[0].right == 0, "a right answer carries to what it needs");
    for question in [24, 25, 26] {
        placement.answer(&pool[question], false);
    }
    let start: Vec<bool> = placement.standings().iter().map(|standing| standing.start_here).collect();
    assert_eq!(start, [false, false, false, true, true]);
    assert_eq!(placement.next(&[]), Err(PlacementEnd::NothingLeft));
    let rule = PlacementRule { most: 6, ..PlacementRule::default() };
    let mut short = Placement::new(&graph, rule);
    (0..6).for_each(|n| short.answer(&pool[n * 6], n % 2 == 0));
    assert_eq!(short.next(&pool), Err(PlacementEnd::Longest));
}

proptest! {
    #[test]
    fn in_placement_right_never_lowers_anything(answers in vec((0usize..40, any::<bool>()), 0..20), last in 0usize..40) {
        let (graph, pool) = (chain(), placement_pool(8));
        let mut placement = Placement::new(&graph, PlacementRule::default());
        answers.iter().for_each(|&(question, right)| placement.answer(&pool[question], right));
        let (mut right, mut wrong) = (placement.clone(), placement.clone());
        right.answer(&pool[last], true);
        wrong.answer(&pool[last], false);
        for ((before, right), wrong) in placement.standings().iter().zip(right.standings()).zip(wrong.standings()) {
            prop_assert!(right.mastered >= before.mastered - 1e-12 && wrong.mastered <= before.mastered + 1e-12);
            prop_assert!(before.mastered > 0.0 && before.mastered < 1.0);
        }
    }
}

fn known(marks: &[(usize, usize)]) -> learning::mastery::objectives::Profile {
    let evidence = |&(right, wrong): &(usize, usize)| Evidence {
        sittings: vec![Sitting {
            drift: 0.0,
            answers: std::iter::repeat_n((item(0.0), true), right)
                .chain(std::iter::repeat_n((item(0.0), false), wrong))
                .collect(),
        }],
        ..Evidence::default()
    };
    let settings = Settings { var_general: 0.05, ..Settings::default() };
    profile(&settings, &marks.iter().map(evidence).collect::<Vec<_>>())
}

fn practice_question(question: u32, objective: u32, b: f64) -> PracticeQuestion {
    PracticeQuestion {
        question,
        objective,
        item: item(b),
        allowed: true,
        seen_days_ago: None,
        rate: 0.0,
        class_share: 0.0,
    }
}

fn practice_pool() -> Vec<PracticeQuestion> {
    (0..100).map(|n| practice_question(n, n % 5, f64::from(n / 5) / 5.0 - 3.0)).collect()
}

#[test]
fn practice_goes_where_nothing_is_decided_at_the_right_difficulty() {
    let profile = known(&[(9, 0), (3, 3), (0, 9), (0, 9), (9, 0)]);
    for seed in 0..20 {
        let pick =
            next(&chain(), &profile, &practice_pool(), &PracticeRule::default(), &mut SeededDice::new(Seed(seed), 0))
                .unwrap();
        assert_eq!((pick.objective, pick.objective_because), (1, ObjectiveReason::Open));
        assert!(pick.because == QuestionReason::RightDifficulty && (0.75..=0.85).contains(&pick.success), "{pick:?}");
    }
}

#[test]
fn practice_says_why_there_is_nothing() {
    let all = known(&[(20, 0), (20, 0), (20, 0), (20, 0), (20, 0)]);
    let mut dice = SeededDice::new(Seed(1), 0);
    let end = next(&chain(), &all, &practice_pool(), &PracticeRule::default(), &mut dice);
    assert_eq!(end, Err(PracticeEnd::AllAcquired));
    let pool = [
        PracticeQuestion { allowed: false, ..practice_question(0, 0, 0.0) },
        PracticeQuestion { seen_days_ago: Some(2), ..practice_question(1, 0, 0.0) },
        PracticeQuestion { class_share: 0.5, ..practice_question(2, 0, 0.0) },
    ];
    let end = next(&chain(), &known(&[(0, 0); 5]), &pool, &PracticeRule::default(), &mut dice);
    assert_eq!(end, Err(PracticeEnd::Nothing { not_allowed: 1, seen_lately: 1, resting: 1, next_in: Some(5) }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_question_twice_within_its_window(seed: u64, window in 1u32..9, per_day in 1usize..6) {
        let (graph, rule) = (chain(), PracticeRule { window, beyond_acquired: true, ..PracticeRule::default() });
        let (mut pool, mut dice) = (practice_pool(), QuickDice::new(seed));
        let mut last: Vec<Option<u32>> = vec![None; pool.len()];
        let profile = known(&[(2, 1), (1, 1), (0, 2), (0, 0), (4, 0)]);
        for day in 0..12u32 {
            for _ in 0..per_day {
                for (question, last) in pool.iter_mut().zip(&last) {
                    question.seen_days_ago = last.map(|last| day - last);
                }
                let Ok(pick) = next(&graph, &profile, &pool, &rule, &mut dice) else { continue };
                prop_assert!(last[pick.question as usize].is_none_or(|last| day - last >= window));
                last[pick.question as usize] = Some(day);
            }
        }
    }
}

#[test]
fn the_review_queue_starts_with_what_is_about_to_be_forgotten() {
    let weights = Weights::default();
    let memory = weights.after([(0, Grade::Again), (1, Grade::Good)]).unwrap();
    let card = |question, days, critical| Card { question, objective: 0, memory, days, critical };
    let cards = [card(1, 5, false), card(2, 40, false), card(3, 0, false), card(4, 5, false)];
    let policy = ReviewPolicy { most: 2, ..ReviewPolicy::default() };
    let found = queue(&cards, &weights, &policy);
    assert_eq!(found.today.iter().map(|due| due.question).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((found.waiting, found.next_in), (1, Some(0)));
    assert_eq!(queue(&cards[2..3], &weights, &policy).next_in, Some(weights.interval_days(memory, 0.9)));
    assert!(queue(&[], &weights, &policy).next_in.is_none());
    let critical = weights.interval_days(memory, 0.95);
    assert!(critical < weights.interval_days(memory, 0.9), "critical objectives come back sooner");
}

fn form_pool(size: u32) -> Vec<(Candidate, Curve)> {
    let mut dice = QuickDice::new(4);
    (0..size)
        .map(|question| {
            let (b, z) = dice.normals();
            let level = (b + 3.5).clamp(1.0, 5.0) as u8;
            let enemies = if question % 10 == 0 { vec![question + 3] } else { vec![] };
            let candidate = Candidate {
                question,
                objective: question % 3,
                level,
                jurisdictions: u64::MAX,
                enemies,
                form: None,
                options: 4,
            };
            (candidate, Curve::new(learning::numeric::exp(0.2 * z), b, 0.2, 1.0).unwrap())
        })
        .collect()
}

#[test]
fn parallel_forms_match() {
    let blueprint: Vec<Demand> = (0..3).map(|objective| Demand { objective, levels: None, count: 7 }).collect();
    let pool = form_pool(120);
    let found = assemble(&blueprint, &pool, 3, &DrawRules::default(), Seed(6)).unwrap();
    let all: Vec<u32> = found.forms.iter().flat_map(|form| form.questions.clone()).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 63, "no question on two forms");
    for form in &found.forms {
        assert!(
            form.questions.iter().all(|&q| pool[q as usize]
                .0
                .enemies
                .iter()
                .all(|enemy| !form.questions.contains(enemy)))
        );
    }
    assert!(found.apart < 0.10, "information curves differ by {:.3}", found.apart);
    assert_eq!(found, assemble(&blueprint, &pool, 3, &DrawRules::default(), Seed(6)).unwrap());
}

#[test]
fn forms_that_cannot_be_made_are_refused_with_numbers() {
    let blueprint = [Demand { objective: 1, levels: None, count: 7 }];
    let refusal = assemble(&blueprint, &form_pool(60), 3, &DrawRules::default(), Seed(6)).unwrap_err();
    let DrawRefusal::Lacks(lacks) = refusal else { panic!("{refusal:?}") };
    assert_eq!((lacks[0].wanted, lacks[0].found, lacks[0].because), (21, 20, LackReason::TooFew));
    assert_eq!(assemble(&[], &[], 2, &DrawRules::default(), Seed(1)), Err(DrawRefusal::EmptyBlueprint));
}

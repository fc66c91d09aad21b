//! How marks enter the ability scale: the threshold, and guessing against full enumeration of every possible answer.
//! The rules of each kind are tested beside them, in `src/quiz/question/tests.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::catalogue::Prose;
use learning::quiz::{CaseFile, Choice, Credit, Difficulty, GapPart, Response, Step, Task};
use proptest::prelude::*;

fn proses(count: u16) -> Vec<Prose> {
    vec![Prose::default(); usize::from(count)]
}

fn multiple(right: &[bool]) -> Task {
    let choices = right.iter().map(|_| Choice { text: Prose::default(), feedback: None }).collect();
    Task::Multiple { choices, right: right.to_vec() }
}

fn order(steps: u16) -> Task {
    Task::Order { steps: proses(steps) }
}

fn rows(entries: u16, key: &[u16]) -> Task {
    let left = proses(key.len() as u16);
    let (left_heading, right_heading) = (Prose::default(), Prose::default());
    Task::Match { left_heading, right_heading, left, right: proses(entries), key: key.to_vec() }
}

fn credit(task: &Task, response: Response) -> Credit {
    task.mark(&response).unwrap().credit
}

#[test]
fn three_quarters_count_as_right() {
    assert!(Credit::new(3, 4).counts_as_right() && !Credit::new(2, 3).counts_as_right());
    assert!(Credit::new(6, 8).counts_as_right() && !Credit::new(0, 1).counts_as_right());
    let four = rows(4, &[0, 1, 2, 3]);
    assert!(credit(&four, Response::Match(vec![Some(0), Some(1), Some(2), None])).counts_as_right());
    assert!(!credit(&four, Response::Match(vec![Some(0), Some(1), None, None])).counts_as_right());
}

#[test]
fn what_a_person_marks_or_comes_in_steps_has_no_chance_of_its_own() {
    assert_eq!(Task::Essay { points: 20, rubric: vec![] }.guessing(), None);
    assert_eq!(Task::Case(CaseFile { steps: vec![] }).guessing(), None);
    assert_eq!(Task::Gap { parts: vec![] }.guessing(), Some(0.0));
    assert_eq!(Task::Text { accepted: vec![], foreseen: vec![] }.guessing(), Some(0.0));
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

/// Every choice of one of `entries` for each of `rows`.
fn every_filling(rows: usize, entries: u16) -> Vec<Vec<u16>> {
    let longer = |all: Vec<Vec<u16>>| {
        all.into_iter().flat_map(|row| (0..entries).map(move |e| [row.clone(), vec![e]].concat())).collect()
    };
    (0..rows).fold(vec![Vec::new()], |all, _| longer(all))
}

/// Our own vectors (the reference set has none): every possible answer of every task, marked.
fn check_guessing(task: &Task, answers: impl IntoIterator<Item = Response>) {
    let right: Vec<bool> = answers.into_iter().map(|answer| credit(task, answer).counts_as_right()).collect();
    let share = right.iter().filter(|right| **right).count() as f64 / right.len() as f64;
    assert!((task.guessing().unwrap() - share).abs() < 1e-12, "{:?}: {share}", task.kind());
}

#[test]
fn guessing_equals_full_enumeration() {
    for options in 2..=8u16 {
        let choices = vec![Choice { text: Prose::default(), feedback: None }; usize::from(options)];
        check_guessing(&Task::Single { choices, right: 1 }, (0..options).map(Response::Single));
        for right in 1..=options {
            let ticked = |set: u32| (0..options).filter(|&option| set >> option & 1 == 1).collect::<Vec<_>>();
            let task = multiple(&(0..options).map(|option| option < right).collect::<Vec<_>>());
            check_guessing(&task, (1..1u32 << options).map(|set| Response::Multiple(ticked(set))));
        }
    }
    let filled = |row: Vec<u16>| Response::Match(row.into_iter().map(Some).collect());
    for length in 2..=7u16 {
        check_guessing(&order(length), permutations(length).into_iter().map(Response::Order));
        let key: Vec<u16> = (0..length).rev().collect();
        check_guessing(&rows(length, &key), permutations(length).into_iter().map(filled));
    }
    for (entries, key) in [(2, vec![0, 1, 0, 1, 1]), (3, vec![2, 0, 1, 0]), (5, vec![4, 3, 2])] {
        check_guessing(&rows(entries, &key), every_filling(key.len(), entries).into_iter().map(filled));
    }
}

#[test]
fn nothing_to_do_is_not_a_division_by_zero() {
    assert_eq!(credit(&multiple(&[false, false]), Response::Multiple(vec![])), Credit::new(1, 1));
    assert_eq!(credit(&multiple(&[false, false]), Response::Multiple(vec![1])), Credit::new(0, 1));
    assert_eq!(credit(&order(1), Response::Order(vec![0])), Credit::new(1, 1));
    assert_eq!(credit(&rows(1, &[]), Response::Match(vec![])), Credit::new(0, 1));
    for task in [order(0), order(1), multiple(&[]), rows(0, &[])] {
        assert!(task.guessing().is_some_and(|chance| (0.0..=1.0).contains(&chance)), "{:?}", task.kind());
    }
}

/// A step with so many gaps, and the answer that fills so many of them.
fn step((filled, gaps): (usize, usize)) -> (Step, Option<Response>) {
    let written = (0..gaps).map(|gap| if gap < filled { "x".into() } else { String::new() }).collect();
    let step = Step {
        id: "s-a".parse().unwrap(),
        title: String::new(),
        after: None,
        objective: "act".parse().unwrap(),
        difficulty: Difficulty::new(3).unwrap(),
        citations: vec![],
        stem: Prose::default(),
        task: Task::Gap { parts: vec![GapPart::Gap(vec!["x".into()]); gaps] },
        hints: vec![],
        explanation: None,
        note: None,
    };
    (step, Some(Response::Gap(written)))
}

proptest! {
    /// Denominators whose common multiple leaves 32 and 64 bits included.
    #[test]
    fn a_case_file_is_the_mean_of_its_steps(steps in proptest::collection::vec((0usize..60, 1usize..90), 1..40)) {
        let (steps, answers): (Vec<_>, Vec<_>) = steps.into_iter().map(|(filled, gaps)| step((filled.min(gaps), gaps))).unzip();
        let shares = steps.iter().zip(&answers).map(|(step, answer)| credit(&step.task, answer.clone().unwrap()).share());
        let mean = shares.sum::<f64>() / steps.len() as f64;
        let whole = credit(&Task::Case(CaseFile { steps }), Response::Case(answers));
        prop_assert!((whole.share() - mean).abs() < 1e-7, "{whole:?}, {mean}");
    }

    #[test]
    fn a_right_tick_more_never_costs(right in proptest::collection::vec(any::<bool>(), 1..8), set: u8, more in 0usize..8) {
        let task = multiple(&right);
        let ticks: Vec<u16> = (0..right.len() as u16).filter(|option| set >> option & 1 == 1).collect();
        let more = (more % right.len()) as u16;
        if right[usize::from(more)] && !ticks.contains(&more) {
            let with = [ticks.clone(), vec![more]].concat();
            prop_assert!(credit(&task, Response::Multiple(with)).share() >= credit(&task, Response::Multiple(ticks)).share());
        }
    }

    #[test]
    fn an_order_is_full_only_when_right(given in Just((0u16..6).collect::<Vec<_>>()).prop_shuffle()) {
        let whole = credit(&order(6), Response::Order(given.clone())) == Credit::new(5, 5);
        prop_assert_eq!(whole, given == (0..6).collect::<Vec<u16>>());
    }
}

//! Answers typed in from paper.
#![allow(clippy::unwrap_used, clippy::panic)]

use learning::{
    catalogue::{Html, Prose, Segment},
    quiz::{
        Choice, Task,
        typed::{letter, read},
    },
};

fn prose() -> Prose {
    Prose(vec![Segment::Html(Html::vouched("x".into()))])
}

fn choices(count: usize) -> Vec<Choice> {
    (0..count).map(|_| Choice { text: prose(), feedback: None }).collect()
}

fn check(task: &Task, cases: &[(&str, &str)]) {
    for (typed, expected) in cases {
        let found = match read(task, typed) {
            Ok(Some(answer)) => serde_json::to_string(&answer).unwrap(),
            Ok(None) => "nothing".to_owned(),
            Err(fault) => fault.word().to_owned(),
        };
        assert_eq!(&found, expected, "{typed:?}");
    }
}

#[test]
fn letters_for_choices() {
    let single = Task::Single { choices: choices(4), right: 0 };
    check(
        &single,
        &[
            ("B", r#"{"single":1}"#),
            (" d ", r#"{"single":3}"#),
            ("E", "letter"),
            ("AB", "one-letter"),
            ("2", "letter"),
            ("é", "letter"),
            ("", "nothing"),
            ("-", "nothing"),
            ("...", "letter"),
        ],
    );
    let multiple = Task::Multiple { choices: choices(3), right: vec![true, false, true] };
    check(
        &multiple,
        &[
            ("AC", r#"{"multiple":[0,2]}"#),
            ("c, a", r#"{"multiple":[2,0]}"#),
            ("A-B-C", r#"{"multiple":[0,1,2]}"#),
            ("AA", "twice"),
            ("AD", "letter"),
        ],
    );
}

#[test]
fn numbers_for_orders() {
    let task = Task::Order { steps: vec![prose(), prose(), prose()] };
    check(
        &task,
        &[
            ("3-1-2", r#"{"order":[2,0,1]}"#),
            ("312", r#"{"order":[2,0,1]}"#),
            ("3 1 2", r#"{"order":[2,0,1]}"#),
            ("3, 1, 2", r#"{"order":[2,0,1]}"#),
            ("3-1", "count"),
            ("3-1-1", "twice"),
            ("3-1-4", "count"),
            ("0-1-2", "count"),
            ("A-B-C", "count"),
        ],
    );
    let long = Task::Order { steps: (0..11).map(|_| prose()).collect() };
    check(&long, &[("11-1-2-3-4-5-6-7-8-9-10", r#"{"order":[10,0,1,2,3,4,5,6,7,8,9]}"#), ("12345678910", "count")]);
}

#[test]
fn pairs_for_matches() {
    let task = Task::Match {
        left_heading: prose(),
        right_heading: prose(),
        left: vec![prose(), prose(), prose()],
        right: vec![prose(), prose()],
        key: vec![0, 1, 0],
    };
    check(
        &task,
        &[
            ("1B 2A 3B", r#"{"match":[1,0,1]}"#),
            ("2a,1b", r#"{"match":[1,0,null]}"#),
            ("1-B; 3-A", r#"{"match":[1,null,0]}"#),
            ("BAB", r#"{"match":[1,0,1]}"#),
            ("B-B", r#"{"match":[1,null,1]}"#),
            ("B-A-B", r#"{"match":[1,0,1]}"#),
            ("1B 1A", "twice"),
            ("4A", "count"),
            ("1C", "letter"),
            ("1", "letter"),
            ("BA", "letter"),
        ],
    );
}

#[test]
fn words_stay_as_they_are() {
    let accepted = vec!["dix".to_owned()];
    check(&Task::Text { accepted, foreseen: Vec::new() }, &[(" Dix ans ", r#"{"text":"Dix ans"}"#)]);
    assert_eq!((letter(0), letter(25), letter(26)), ('A', 'Z', '?'));
}

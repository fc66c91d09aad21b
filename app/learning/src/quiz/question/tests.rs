//! Tests of marking, one line a scene.
#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;

use super::*;
use crate::catalogue::{Html, Segment};

fn prose(text: &str) -> Prose {
    Prose(vec![Segment::Html(Html::vouched(text.into()))])
}

fn choices(count: usize) -> Vec<Choice> {
    (0..count).map(|n| Choice { text: prose(&n.to_string()), feedback: None }).collect()
}

fn check(task: &Task, response: Response, expected: &str) {
    let found = match task.mark(&response) {
        Ok(marked) => format!("{:?} {}/{}", marked.verdict, marked.credit.earned, marked.credit.of),
        Err(Unfit) => "unfit".into(),
    };
    assert_eq!(found, expected, "{response:?}");
}

#[test]
fn single_choices() {
    let task = Task::Single { choices: choices(3), right: 1 };
    check(&task, Response::Single(1), "Right 1/1");
    check(&task, Response::Single(0), "Wrong 0/1");
    check(&task, Response::Single(3), "unfit");
    check(&task, Response::Text("1".into()), "unfit");
}

#[test]
fn multiple_choices_lose_what_wrong_ticks_gain() {
    let task = Task::Multiple { choices: choices(4), right: vec![true, true, false, false] };
    check(&task, Response::Multiple(vec![1, 0]), "Right 2/2");
    check(&task, Response::Multiple(vec![0]), "Partial 1/2");
    check(&task, Response::Multiple(vec![0, 1, 2]), "Partial 1/2");
    check(&task, Response::Multiple(vec![0, 1, 2, 3]), "Wrong 0/2");
    check(&task, Response::Multiple(vec![]), "Wrong 0/2");
    check(&task, Response::Multiple(vec![0, 0]), "unfit");
    check(&task, Response::Multiple(vec![4]), "unfit");
}

#[test]
fn orders_earn_by_neighbours() {
    let task = Task::Order { steps: (0..4).map(|n| prose(&n.to_string())).collect() };
    check(&task, Response::Order(vec![0, 1, 2, 3]), "Right 3/3");
    check(&task, Response::Order(vec![3, 0, 1, 2]), "Partial 2/3");
    check(&task, Response::Order(vec![3, 2, 1, 0]), "Wrong 0/3");
    check(&task, Response::Order(vec![0, 1, 2]), "unfit");
    check(&task, Response::Order(vec![0, 0, 1, 2]), "unfit");
}

#[test]
fn rows_may_share_an_entry() {
    let entries = |count| (0..count).map(|n: usize| prose(&n.to_string())).collect::<Vec<_>>();
    let task = Task::Match {
        left_heading: prose("l"),
        right_heading: prose("r"),
        left: entries(3),
        right: entries(2),
        key: vec![0, 1, 0],
    };
    check(&task, Response::Match(vec![Some(0), Some(1), Some(0)]), "Right 3/3");
    check(&task, Response::Match(vec![Some(0), None, Some(1)]), "Partial 1/3");
    check(&task, Response::Match(vec![Some(0), Some(2), None]), "unfit");
    check(&task, Response::Match(vec![]), "unfit");
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let task = Task::Number { answer: "1234.5".parse().unwrap(), tolerance: "0.5".parse().unwrap() };
    for right in ["1234.5", "1 234,5", "1\u{a0}234,5", "1\u{202f}235", "+1234", " 1235 "] {
        check(&task, Response::Number(right.into()), "Right 1/1");
    }
    for wrong in ["1235.1", "12345", "", "mille", "1,2,3", "-1234.5", "1e3"] {
        check(&task, Response::Number(wrong.into()), "Wrong 0/1");
    }
}

#[test]
fn words_are_folded() {
    let task = Task::Text {
        accepted: vec!["l’hébergement".into(), "sœur".into()],
        foreseen: vec![Foreseen { answer: "accueil".into(), feedback: None }],
    };
    for right in ["L'HEBERGEMENT", " l’ hébergement. ", "l'he\u{301}bergement", "Soeur", "SŒUR"] {
        check(&task, Response::Text(right.into()), "Right 1/1");
    }
    check(&task, Response::Text("hebergement".into()), "Wrong 0/1");
    assert_eq!(task.mark(&Response::Text("Accueil".into())).unwrap().feedback, [0]);
}

#[test]
fn gaps_and_essays() {
    let gap = |word: &str| GapPart::Gap(vec![word.into(), "autre".into()]);
    let task = Task::Gap { parts: vec![GapPart::Text(prose("a ")), gap("un"), gap("deux")] };
    check(&task, Response::Gap(vec!["Un".into(), "AUTRE".into()]), "Right 2/2");
    check(&task, Response::Gap(vec!["un".into(), String::new()]), "Partial 1/2");
    check(&task, Response::Gap(vec!["un".into()]), "unfit");
    check(&Task::Essay { points: 20, rubric: vec![] }, Response::Essay("texte".into()), "Unmarked 0/20");
}

fn step(task: Task) -> Step {
    Step {
        id: "s-a".parse().unwrap(),
        title: String::new(),
        after: None,
        objective: "act".parse().unwrap(),
        difficulty: Difficulty::new(3).unwrap(),
        citations: vec![],
        stem: Prose::default(),
        task,
        hints: vec![],
        explanation: None,
        note: None,
    }
}

#[test]
fn a_case_weighs_its_steps_the_same() {
    let single = || step(Task::Single { choices: choices(2), right: 0 });
    let order = step(Task::Order { steps: (0..4).map(|n| prose(&n.to_string())).collect() });
    let essay = step(Task::Essay { points: 10, rubric: vec![] });
    let task = Task::Case(CaseFile { steps: vec![single(), order, essay] });
    let answers = |a, b, c| Response::Case(vec![a, b, c]);
    let (right, partial) = (Some(Response::Single(0)), Some(Response::Order(vec![3, 0, 1, 2])));
    check(&task, answers(right.clone(), partial.clone(), None), "Partial 5/6");
    check(&task, answers(None, partial, Some(Response::Essay("…".into()))), "Partial 1/3");
    check(&task, answers(right, None, None), "Partial 1/2");
    check(&task, Response::Case(vec![]), "unfit");
}

#[test]
fn what_is_asked_tells_nothing_of_the_key() {
    let order = Task::Order { steps: (0..3).map(|n| prose(&n.to_string())).collect() };
    let arrangement = Arrangement::new(vec![2, 0, 1]).unwrap();
    assert_eq!(order.asked(&arrangement), AskedTask::Order(vec![prose("2"), prose("0"), prose("1")]));
    let shown = Response::Order(vec![1, 2, 0]).from_shown(&arrangement).unwrap();
    check(&order, shown, "Right 2/2");
    assert_eq!(Response::Single(3).from_shown(&arrangement), None);
    let gap = Task::Gap { parts: vec![GapPart::Gap(vec!["secret".into()])] };
    assert!(!serde_json::to_string(&gap.asked(&Arrangement::of_author(0))).unwrap().contains("secret"));
    assert!(Arrangement::new(vec![0, 0]).is_none() && Arrangement::new(vec![1, 2]).is_none());
}

#[test]
fn decimals_are_exact() {
    for (written, kept) in [("4", "4"), ("-0,50", "-0.5"), ("1 000 000", "1000000"), ("0.000001", "0.000001")] {
        assert_eq!(written.parse::<Decimal>().unwrap().to_string(), kept);
    }
    for bad in ["", "-", "1.0000001", "9999999999999999", "0x1", "."] {
        assert!(bad.parse::<Decimal>().is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn marking_never_panics_and_credit_is_a_fraction(
        right in proptest::collection::vec(any::<bool>(), 0..6),
        ticked in proptest::collection::vec(0_u16..8, 0..8),
    ) {
        let task = Task::Multiple { choices: choices(right.len()), right };
        if let Ok(marked) = task.mark(&Response::Multiple(ticked)) {
            prop_assert!(marked.credit.earned <= marked.credit.of && marked.credit.of > 0);
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn a_decimal_survives_storage(units in -1_000_000_000_000_i64..1_000_000_000_000) {
        let number: Decimal = format!("{}", units).parse().unwrap();
        prop_assert_eq!(number.to_string().parse::<Decimal>().unwrap(), number);
        let _ = format!("{units}é").parse::<Decimal>();
    }
}

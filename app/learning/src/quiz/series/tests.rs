#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::dice::Seed;
use crate::mastery::{beliefs::from_level, irt::Curve, uncertain::Item};

fn item(level: u8) -> ExactItem {
    let belief = from_level(level);
    Item { curve: Curve::new(1.0, belief.mean, 0.25, 1.0).unwrap(), variance: belief.variance }.into()
}

/// Three objectives in a row, six questions each, levels 1 to 5.
fn setup(aim: Aim) -> Setup {
    let goal = |n: u32| Goal {
        id: format!("o{n}"),
        requires: n.checked_sub(1).into_iter().collect(),
        critical: false,
        drift: Exact(0.0),
        sittings: Vec::new(),
    };
    let candidate = |n: u32| Candidate {
        id: format!("q{n}"),
        objective: n % 3,
        item: n % 5,
        recall: (aim == Aim::Review).then_some(Exact(0.8)),
    };
    Setup {
        aim,
        scope: String::new(),
        parameters: "prior-1".to_owned(),
        seed: Seed(11),
        keep_up: false,
        goals: (0..3).map(goal).collect(),
        items: (1..=5).map(item).collect(),
        pool: (0..18).map(candidate).collect(),
        lent: Vec::new(),
        left_out: Vec::new(),
    }
}

fn given(question: u32, right: bool) -> Given {
    Given { question, right, whole: right, hinted: false, sure: None, again: false, counts: true }
}

/// Plays to the end; what is known is answered right.
fn play<'a>(setup: &'a Setup, knows: impl Fn(u32) -> bool) -> (Series<'a>, Log) {
    let mut series = Series::start(setup);
    let mut steps = Vec::new();
    while let Ok(pick) = series.next() {
        let one = Given { counts: pick.counts, ..given(pick.question, knows(pick.objective)) };
        steps.push((one, series.chosen()));
        series.answer(one);
    }
    let log = Log { setup: setup.clone(), steps };
    (series, log)
}

fn states(series: &Series) -> Vec<State> {
    series.profile().objectives.iter().map(|known| known.state).collect()
}

#[test]
fn practice_ends_when_objectives_are_decided_and_says_so() {
    let setup = setup(Aim::Practice);
    let (series, log) = play(&setup, |_| true);
    assert_eq!(series.next(), Err(End::Acquired));
    assert!(log.steps.len() < 18, "{}", log.steps.len());
    let (series, log) = play(&setup, |objective| objective == 0);
    assert_eq!(states(&series)[1..], [State::NotYet; 2]);
    assert_ne!(states(&series)[0], State::NotYet);
    assert!(log.steps.len() <= 18);
}

#[test]
fn a_series_replays_bit_by_bit_also_after_it_was_written_down() {
    for aim in [Aim::Practice, Aim::Placement, Aim::Review] {
        let setup = setup(aim);
        let (_, log) = play(&setup, |objective| objective != 2);
        assert!(!log.steps.is_empty());
        let text = serde_json::to_string(&log.setup).unwrap();
        let steps: Vec<(Given, Option<Chosen>)> =
            serde_json::from_str(&serde_json::to_string(&log.steps).unwrap()).unwrap();
        let kept = Log { setup: serde_json::from_str(&text).unwrap(), steps };
        assert_eq!(replay(&kept), Ok(()));
        let mut forged = kept.clone();
        let (first, _) = forged.steps.first_mut().unwrap();
        first.right = !first.right;
        let differs = replay(&forged);
        assert!(aim == Aim::Review || differs.is_err(), "{aim:?}");
    }
}

#[test]
fn the_same_choice_after_a_pause_as_without() {
    let setup = setup(Aim::Practice);
    let (series, _) = play(&setup, |objective| objective != 1);
    for end in 0..series.given().len() {
        let resumed = Series::resume(&setup, &series.given()[..end]);
        let pick = resumed.next().unwrap();
        assert_eq!(pick.question, series.given()[end].question);
    }
}

#[test]
fn placement_ends_early_and_knows_where_to_begin() {
    let setup = setup(Aim::Placement);
    let (series, log) = play(&setup, |objective| objective == 0);
    assert!(log.steps.len() <= PLACEMENT_MOST as usize);
    let standings = series.standings();
    assert_eq!(standings[0].state, State::Acquired);
    assert!(standings[1].start_here && standings[1].state != State::Acquired);
    assert!(!standings[2].start_here);
}

#[test]
fn a_missed_question_is_put_right_once() {
    let setup = setup(Aim::Review);
    let mut series = Series::resume(&setup, &[given(0, false), given(1, true)]);
    assert_eq!(series.missed(), [0]);
    series.answer(given(0, true));
    assert_eq!(series.missed(), [0], "a second answer in the first round is ignored");
    series.answer(Given { again: true, ..given(5, true) });
    series.answer(Given { again: true, ..given(0, true) });
    assert_eq!((series.missed(), series.dot(0)), (vec![], Some(Dot::Mended)));
    assert_eq!(series.given().len(), 3);
}

#[test]
fn certainty_is_asked_by_rule() {
    let setup = setup(Aim::Practice);
    let series = Series::start(&setup);
    let first = series.next().unwrap().question;
    assert!(series.asks_whether_sure(first));
    let mut series = series;
    series.answer(Given { sure: Some(true), ..given(first, false) });
    assert_eq!(series.sure_and_wrong(), [first]);
    assert!(series.asks_whether_sure(first), "the question that was asked stays the same");
    let second = series.next().unwrap();
    if setup.pool[second.question as usize].objective == setup.pool[first as usize].objective {
        assert!(!series.asks_whether_sure(second.question));
    }
}

#[test]
fn what_others_lend_is_as_good_as_their_answers() {
    use crate::mastery::objectives::{lent, profile};
    let answers = |rights: &[bool]| Evidence {
        sittings: vec![Sitting { drift: 0.0, answers: rights.iter().map(|r| (item(3).item(), *r)).collect() }],
        ..Evidence::default()
    };
    let all = [answers(&[true; 5]), answers(&[true, false, true]), answers(&[false])];
    let whole = profile(&Settings::default(), &all);
    let part = profile_with(&Settings::default(), &all[2..], &lent(&Settings::default(), &all[..2]));
    assert!((whole.objectives[2].above - part.objectives[0].above).abs() < 1e-9);
    assert!(part.objectives[0].borrowed);
}

//! Totals and orders of merit that somebody else worked out, and what holds for all of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use learning::grades::{
    marks::{Entry, Outcome, Provenance, chosen},
    plan::{Category, Item, Plan},
    ranking::{Candidate, rank},
    total::{Below, Fraction, Marks, Standing, Total, fraction},
};
use proptest::prelude::*;
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};
use uuid::Uuid;

fn worked() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference/grades/worked.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn plan(value: &Value) -> Plan {
    let plan: Plan = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(plan.faults(), []);
    plan
}

fn hundredths(text: &str) -> i32 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    sign * (whole.parse::<i32>().unwrap() * 100 + format!("{rest:0<2}").parse::<i32>().unwrap())
}

fn line(id: u128, attempt: u128, value: &str) -> Entry {
    Entry {
        id: Uuid::from_u128(id),
        attempt: Some(Uuid::from_u128(attempt)),
        outcome: Outcome::Marked(hundredths(value)),
        provenance: Provenance::Online,
        at: i64::try_from(id).unwrap(),
    }
}

/// `9>9.5` is an attempt marked 9, and 9.5 when all were in.
fn history(attempts: &[Value]) -> Vec<Entry> {
    let mut lines = Vec::new();
    for (n, attempt) in (1..).zip(attempts) {
        let mut values = attempt.as_str().unwrap().split('>');
        lines.push(line(n, n, values.next().unwrap()));
        lines.extend(values.next().map(|value| line(1_000 + n, n, value)));
    }
    lines
}

fn standing(item: &Item, value: &Value) -> Standing {
    match value {
        Value::Array(attempts) => chosen(&history(attempts), item.attempts).unwrap().standing(),
        _ => match value.as_str().unwrap() {
            "absent" => Standing::Absent,
            "excused" => Standing::Excused,
            "open" => Standing::NotAttempted { closed: false },
            "closed" => Standing::NotAttempted { closed: true },
            mark => Standing::Marked(fraction(hundredths(mark).into(), 100)),
        },
    }
}

fn marks(plan: &Plan, value: &Value) -> Marks {
    let named = value.as_object().unwrap().iter();
    named.map(|(id, mark)| (id.clone(), standing(plan.item(id).unwrap(), mark))).collect()
}

fn said(plan: &Plan, total: &Total) -> Value {
    let below = total.below.iter().map(|below| match below {
        Below::Item(id) => id.clone(),
        Below::Category(number) => format!("#{number}"),
    });
    serde_json::json!({
        "exact": total.exact.as_ref().map(ToString::to_string),
        "total": total.rounded,
        "bonus": total.bonus.to_string(),
        "missing": total.missing,
        "below": below.collect::<Vec<_>>(),
        "verdict": total.verdict.word(),
        "mention": total.mention.map(|n| plan.settings.mentions[n].title.clone()),
    })
}

#[test]
fn totals_are_what_a_jury_finds_by_hand() {
    let worked = worked();
    let cases = worked["totals"].as_array().unwrap();
    assert!(cases.len() >= 50);
    for case in cases {
        let plan = plan(&case["plan"]);
        let total = plan.total(&marks(&plan, &case["marks"]));
        assert_eq!(said(&plan, &total), case["expected"], "{}: {}", case["name"], case["why"]);
    }
}

fn ranked(plan: &Plan, people: &BTreeMap<String, Marks>, order: &[String]) -> Value {
    let totals: Vec<Total> = order.iter().map(|key| plan.total(&people[key])).collect();
    let candidates: Vec<_> =
        order.iter().zip(&totals).map(|(key, total)| Candidate::new(key, total, &people[key])).collect();
    let places = rank(plan, &candidates).into_iter().map(|place| {
        serde_json::json!({ "matricule": order[place.candidate], "rank": place.rank, "ex_aequo": place.ex_aequo })
    });
    places.collect()
}

#[test]
fn orders_of_merit_are_what_a_jury_finds_by_hand_whatever_the_order_of_rows() {
    for case in worked()["rankings"].as_array().unwrap() {
        let plan = plan(&case["plan"]);
        let people = case["people"].as_object().unwrap().iter();
        let people: BTreeMap<String, Marks> = people.map(|(key, m)| (key.clone(), marks(&plan, m))).collect();
        let mut order: Vec<String> = people.keys().cloned().collect();
        for _ in 0..order.len() {
            order.rotate_left(1);
            assert_eq!(ranked(&plan, &people, &order), case["expected"], "{}: {}", case["name"], case["why"]);
        }
        order.reverse();
        assert_eq!(ranked(&plan, &people, &order), case["expected"], "{}", case["name"]);
    }
}

#[test]
fn a_plan_is_refused_for_each_fault() {
    let sound = plan(&worked()["totals"][1]["plan"]);
    let spoilt = |change: fn(&mut Plan)| {
        let mut plan = sound.clone();
        change(&mut plan);
        format!("{:?}", plan.faults())
    };
    assert_eq!(spoilt(|p| p.categories.clear()), "[Empty]");
    assert_eq!(spoilt(|p| p.categories[1].items[0].id = "cas".into()), "[Twice(\"cas\")]");
    assert_eq!(spoilt(|p| p.categories[0].title = "  ".into()), "[Nameless(1, None)]");
    assert_eq!(spoilt(|p| p.categories[0].items[1].title.clear()), "[Nameless(1, Some(2))]");
    assert_eq!(spoilt(|p| p.categories[0].items[1].scale = 17), "[Scale(\"Cas\")]");
    assert_eq!(spoilt(|p| p.categories[0].items[0].floor = Some(2001)), "[Floor(\"Note\")]");
    assert_eq!(spoilt(|p| p.categories[0].coefficient = 100_001), "[Coefficient(\"Écrit\")]");
    assert_eq!(spoilt(|p| p.categories.iter_mut().for_each(|c| c.coefficient = 0)), "[Weightless]");
    assert_eq!(spoilt(|p| p.settings.resit = Some(1_000)), "[Threshold]");
    assert_eq!(spoilt(|p| p.settings.mentions.reverse()), "[Mentions]");
    assert_eq!(spoilt(|p| p.settings.tie_break.push("absente".into())), "[TieBreak(\"absente\")]");
}

fn any_standing() -> impl Strategy<Value = Standing> {
    prop_oneof![
        4 => (0_i64..=2_000).prop_map(|n| Standing::Marked(fraction(n, 100))),
        1 => Just(Standing::Absent),
        1 => Just(Standing::Excused),
        1 => any::<bool>().prop_map(|closed| Standing::NotAttempted { closed }),
    ]
}

/// The plan of a year, with marks for every item.
fn any_marks() -> impl Strategy<Value = (Plan, Marks)> {
    let year = plan(worked()["totals"].as_array().unwrap().last().map(|case| &case["plan"]).unwrap());
    let ids: Vec<String> = year.items().map(|(_, item)| item.id.clone()).collect();
    proptest::collection::vec(any_standing(), ids.len())
        .prop_map(move |all| (year.clone(), ids.iter().cloned().zip(all).collect()))
}

/// Rows of the table in another order: the same plan to a jury.
fn turned(plan: &Plan) -> Plan {
    let turn = |category: &Category| {
        let mut category = category.clone();
        category.items.reverse();
        category
    };
    Plan { categories: plan.categories.iter().rev().map(turn).collect(), settings: plan.settings.clone() }
}

proptest! {
    #[test]
    fn the_order_of_rows_never_matters((plan, marks) in any_marks()) {
        let (here, there) = (plan.total(&marks), turned(&plan).total(&marks));
        prop_assert_eq!(here.exact, there.exact);
        prop_assert_eq!(here.verdict, there.verdict);
        prop_assert_eq!(here.below.len(), there.below.len());
    }

    #[test]
    fn a_better_mark_never_lowers_the_total((plan, marks) in any_marks(), more in 1_i64..500) {
        let before = plan.total(&marks);
        for (item, standing) in &marks {
            let Standing::Marked(points) = standing else { continue };
            let better = Standing::Marked(points + fraction(more, 100));
            let after = plan.what_if(&marks, &Marks::from([(item.clone(), better)]));
            prop_assert!(after.exact >= before.exact, "{item}");
            prop_assert!(after.rounded >= before.rounded, "{item}");
            prop_assert!(after.below.len() <= before.below.len(), "{item}");
        }
    }

    #[test]
    fn supposing_changes_nothing((plan, marks) in any_marks(), (_, changes) in any_marks()) {
        let (kept, before) = (marks.clone(), plan.total(&marks));
        let supposed = plan.what_if(&marks, &changes);
        prop_assert_eq!(&marks, &kept);
        prop_assert_eq!(plan.total(&marks), before);
        prop_assert_eq!(supposed, plan.total(&changes));
    }

    #[test]
    fn rounding_moves_a_total_by_half_a_step_at_most((plan, marks) in any_marks()) {
        let total = plan.total(&marks);
        if let (Some(exact), Some(rounded)) = (total.exact, total.rounded) {
            let apart: Fraction = fraction(rounded.into(), 100) - exact;
            prop_assert!(apart > fraction(-1, 200) && apart <= fraction(1, 200));
        }
    }

    #[test]
    fn a_plan_comes_back_from_its_file((plan, _) in any_marks()) {
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
    }
}

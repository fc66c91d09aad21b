//! Prints the engine's figures beside those of the reference machine: `cargo run --release -p learning --example bench`.
//!
//! Times are medians of rounds after one warm-up; the noise is the spread between the fastest and the slowest round.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub,
    dead_code
)]

#[path = "../tests/reference/folder.rs"]
mod folder;
#[path = "../tests/reference/suite/mod.rs"]
mod suite;

use learning::dice::{Dice, QuickDice};
use learning::mastery::bank::{Bank, Entry};
use learning::mastery::calibration::{Model, Priors, Responses, calibrate};
use learning::mastery::cat::{Balance, Cat, Choice, Policy};
use learning::mastery::cells::ItemSet;
use learning::mastery::irt::Curve;
use learning::mastery::posterior::Posterior;
use learning::mastery::stopping::{Deciding, Sprt, StopRule};
use learning::mastery::uncertain::Item;
use learning::simulate::{Study, cohorts, simulate, uniform};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use suite::benchmark::{by_information, stop_rule};

const ROUNDS: usize = 9;

/// Median, fastest and slowest of the rounds, in seconds per unit of work.
struct Timing {
    median: f64,
    fastest: f64,
    slowest: f64,
}

fn time(units: f64, mut work: impl FnMut()) -> Timing {
    work();
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() / units
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    Timing { median: rounds[ROUNDS / 2], fastest: rounds[0], slowest: rounds[ROUNDS - 1] }
}

fn row(what: &str, timing: &Timing, unit: &str, factor: f64, bar: &str, reference: &str) {
    let [median, fastest, slowest] = [timing.median, timing.fastest, timing.slowest].map(|seconds| seconds * factor);
    println!("| {what} | {median:.1} {unit} | {fastest:.1}-{slowest:.1} | {bar} | {reference} |");
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference/adaptive");
    let files = folder::read(&folder);
    println!("{ROUNDS} rounds each, one thread\n");
    println!("| what | here, median | range | bar | reference machine |\n|---|---|---|---|---|");
    let abilities: Vec<f64> = {
        let value: serde_json::Value = serde_json::from_str(&files["cat_benchmark/simulees.json"]).unwrap();
        value["theta"].as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect()
    };
    for (size, reference) in [(200, "120-160 ns"), (500, "110-160 ns"), (2000, "110-160 ns")] {
        let value = serde_json::from_str(&files[&format!("cat_benchmark/bank_{size}.json")]).unwrap();
        let bank = suite::benchmark::bank_of(&value);
        adaptive_steps(&bank, &abilities, reference);
        masked_steps(&bank, &abilities);
        thousand_learners(&bank, &abilities);
    }
    for size in [10_000, 100_000] {
        selection(size);
    }
    updates();
    calibration();
    println!();
    studies(&files, &abilities);
    decisions(&files, &abilities);
    small_cohorts();
}

/// Answers are prepared beforehand, so that only the engine's work is timed.
fn adaptive_steps(bank: &Bank, abilities: &[f64], reference: &str) {
    let policy = by_information();
    let answers = answers(bank, abilities);
    let open = ItemSet::empty(bank.size());
    let steps = count_steps(bank, &policy, &answers, &open);
    let timing = time(steps, || {
        black_box(count_steps(bank, &policy, &answers, &open));
    });
    row(&format!("adaptive step, {} questions", bank.size()), &timing, "ns", 1e9, "<= 250", reference);
}

fn answers(bank: &Bank, abilities: &[f64]) -> Vec<Vec<bool>> {
    let answer =
        |learner: u32, theta: f64, item: u32| uniform(777, learner, item) < bank.curves()[item as usize].right(theta);
    let learner = |(number, &theta): (u32, &f64)| (0..bank.size()).map(|item| answer(number, theta, item)).collect();
    (0..).zip(abilities).map(learner).collect()
}

fn count_steps(bank: &Bank, policy: &Policy, answers: &[Vec<bool>], excluded: &ItemSet) -> f64 {
    let prior = Posterior::default();
    let mut cat = Cat::new(bank, policy, prior.clone(), excluded);
    let mut dice = QuickDice::new(5);
    let mut steps = 0;
    for learner in answers {
        cat.restart(&prior, excluded);
        while let Ok(pick) = cat.next(&mut dice) {
            cat.answer(pick.item, learner[pick.item as usize]);
            steps += 1;
        }
    }
    f64::from(steps)
}

/// Four masks (jurisdiction, language, status, seen lately) leave about a third of the bank; four content groups.
fn masked_steps(bank: &Bank, abilities: &[f64]) {
    let mut dice = QuickDice::new(11);
    let masks: Vec<u8> = (0..bank.size()).map(|_| dice.below(256) as u8).collect();
    let excluded = ItemSet::of(bank.size(), |item| {
        let mask = masks[item as usize];
        mask & 3 == 0 || mask & 12 == 0 || mask & 48 == 0 || mask & 192 == 0
    });
    let balance = Balance::LargestDeficit(vec![0.4, 0.3, 0.2, 0.1]);
    let policy = Policy { balance, choice: Choice::OneOfBest(5), stop: stop_rule() };
    let answers = answers(bank, abilities);
    let steps = count_steps(bank, &policy, &answers, &excluded);
    let timing = time(steps, || {
        black_box(count_steps(bank, &policy, &answers, &excluded));
    });
    let share = 1.0 - f64::from(excluded.count()) / f64::from(bank.size());
    let what = format!("the same with four masks ({:.0} % open), content balance, one of 5 best", 100.0 * share);
    row(&what, &timing, "ns", 1e9, "<= 1000", "-");
}

fn thousand_learners(bank: &Bank, abilities: &[f64]) {
    let (policy, open) = (by_information(), ItemSet::empty(bank.size()));
    let study = Study { bank, truth: bank.curves(), policy: &policy, excluded: &open, seed: 777 };
    let timing = time(1.0, || {
        black_box(simulate(&study, abilities));
    });
    row(&format!("1000 simulated learners, {} questions", bank.size()), &timing, "ms", 1e3, "<= 5", "1.4-3.5 ms");
}

fn large_bank(size: u32) -> Bank {
    let mut dice = QuickDice::new(99);
    let entry = |dice: &mut QuickDice| {
        let (z, b) = dice.normals();
        Entry::known(Curve::new(learning::numeric::exp(0.1 + 0.25 * z), b, 0.0, 1.0).unwrap())
    };
    Bank::new((0..size).map(|_| entry(&mut dice)).collect())
}

fn selection(size: u32) {
    let start = Instant::now();
    let bank = large_bank(size);
    let built = start.elapsed().as_secs_f64() * 1e3;
    let mut dice = QuickDice::new(3);
    let places: Vec<f64> = (0..100_000).map(|_| dice.normals().0).collect();
    let mut closed = ItemSet::empty(size);
    for &theta in places.iter().take(15) {
        closed.insert(bank.most_informative(theta, &closed).unwrap().item);
    }
    let timing = time(places.len() as f64, || {
        for &theta in &places {
            black_box(bank.most_informative(theta, &closed));
        }
    });
    row(&format!("one selection, {size} questions (built in {built:.0} ms)"), &timing, "ns", 1e9, "<= 100", "15-40 ns");
}

fn updates() {
    let item = Item::known(Curve::new(1.2, 0.3, 0.0, 1.0).unwrap());
    let chances = item.chances();
    let timing = time(100_000.0, || {
        let mut posterior = Posterior::default();
        for round in 0..100_000 {
            black_box(posterior.learn(chances.of_answer(round % 2 == 0)));
        }
    });
    row("EAP update, 81 nodes", &timing, "ns", 1e9, "-", "57-63 ns");
}

fn calibration() {
    let mut dice = QuickDice::new(2);
    let truth: Vec<Curve> = (0..30)
        .map(|_| {
            let (z, b) = dice.normals();
            Curve::new(learning::numeric::exp(0.1 + 0.25 * z), b, 0.0, 1.0).unwrap()
        })
        .collect();
    let rows: Vec<Vec<Option<bool>>> = (0..1000)
        .map(|_| {
            let theta = dice.normals().0;
            truth.iter().map(|curve| Some(dice.unit() < curve.right(theta))).collect()
        })
        .collect();
    let responses = Responses::from_rows(&rows);
    let fit = calibrate(&responses, Model::TwoParameter, &Priors::default(), false).unwrap();
    let timing = time(1.0, || drop(black_box(calibrate(&responses, Model::TwoParameter, &Priors::default(), false))));
    let what = format!("2PL 1000 x 30 to gradient {:.0e}, {} passes", fit.gradient, fit.passes);
    row(&what, &timing, "ms", 1e3, "<= 25", "-");
    let timing = time(1.0, || drop(black_box(calibrate(&responses, Model::TwoParameter, &Priors::default(), true))));
    row("the same with standard errors", &timing, "ms", 1e3, "-", "-");
}

/// Accuracy and exposure of each rule, beside what a correct engine obtains.
fn studies(files: &suite::Files, abilities: &[f64]) {
    println!(
        "| bank | rule | items | reaching SE .3 | RMSE | bias | coverage | highest exposure | never used | overlap |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for size in [200, 500, 2000] {
        let bank = suite::benchmark::bank_of(
            &serde_json::from_str(&files[&format!("cat_benchmark/bank_{size}.json")]).unwrap(),
        );
        let expected: serde_json::Value =
            serde_json::from_str(&files[&format!("cat_benchmark/reference_{size}.json")]).unwrap();
        let open = ItemSet::empty(bank.size());
        for (name, policy) in suite::benchmark::rules() {
            let study = Study { bank: &bank, truth: bank.curves(), policy: &policy, excluded: &open, seed: 777 };
            let r = simulate(&study, abilities);
            let e = |field: &str| expected[name][field].as_f64().unwrap_or(0.0);
            println!(
                "| {size} | {name} | {:.2} ({:.2}) | {:.3} ({:.3}) | {:.3} ({:.3}) | {:.3} ({:.3}) | {:.3} ({:.3}) | {:.2} ({:.2}) | {:.2} ({:.2}) | {:.2} ({:.2}) |",
                r.mean_items,
                e("mean_items"),
                r.reached_precision,
                e("share_reaching_se"),
                r.rmse,
                e("rmse"),
                r.bias,
                e("bias"),
                r.coverage,
                e("coverage95"),
                r.highest_exposure,
                e("max_exposure"),
                r.never_used,
                e("items_never_used"),
                r.overlap,
                e("test_overlap"),
            );
        }
    }
    println!("(in brackets: the reference engine)\n");
}

/// Pass or fail at -0.5 with the bank of 500, one of the 5 best at random.
fn decisions(files: &suite::Files, abilities: &[f64]) {
    let bank = suite::benchmark::bank_of(&serde_json::from_str(&files["cat_benchmark/bank_500.json"]).unwrap());
    let open = ItemSet::empty(bank.size());
    let sprt = Deciding::Sprt(Sprt { cut: -0.5, delta: 0.3, alpha: 0.05, beta: 0.05 });
    println!("| cut -0.5, at most 30 | items | right | false pass | false fail |\n|---|---|---|---|---|");
    for (name, deciding, reference) in [
        ("95 % interval", Deciding::Interval { cut: -0.5 }, "(14.0) | (.937) | (.094) | (.049)"),
        ("SPRT .05/.05, delta .3", sprt, "(12.1) | (.936) | (.084) | (.055)"),
    ] {
        let stop = StopRule { least: 5, most: 30, se: None, deciding: Some(deciding), least_gain: None };
        let policy = Policy { balance: Balance::None, choice: Choice::OneOfBest(5), stop };
        let report = simulate(
            &Study { bank: &bank, truth: bank.curves(), policy: &policy, excluded: &open, seed: 777 },
            abilities,
        );
        let d = report.decisions.unwrap();
        println!("| {name} | {:.1} | {:.3} | {:.3} | {:.3} |", report.mean_items, d.right, d.false_pass, d.false_fail);
        println!("| reference | {reference} |");
    }
    println!();
}

/// Six worlds of twelve classes of 25.
fn small_cohorts() {
    let supposition = cohorts::Supposition::default();
    let outcomes: Vec<cohorts::Outcome> = (0..6).map(|seed| cohorts::play(&supposition, 1000 + seed)).collect();
    let mean =
        |value: &dyn Fn(&cohorts::Outcome) -> f64| outcomes.iter().map(value).sum::<f64>() / outcomes.len() as f64;
    println!("small classes, 6 x 300 learners x 40 questions, 300 questions, expert error .7: RMSE of difficulty");
    println!(
        "| expert | online | nightly | bar | reference | coverage of 95 % intervals | bar |\n|---|---|---|---|---|---|---|"
    );
    println!(
        "| {:.3} | {:.3} | {:.3} | <= .45 | .71 / .41 / .43 | {:.3} (n = {}) | .94-.96 |",
        mean(&|o| o.expert),
        mean(&|o| o.online),
        mean(&|o| o.nightly.unwrap_or(f64::NAN)),
        mean(&|o| o.coverage),
        outcomes.iter().map(|o| o.learners).sum::<u32>(),
    );
    unrated();
}

/// Adaptive tests of 30 questions from a bank that only experts have rated.
fn unrated() {
    let supposition = cohorts::Supposition { classes: 1, class: 2000, length: 30, ..cohorts::Supposition::default() };
    let outcomes: Vec<cohorts::Outcome> = (0..3).map(|seed| cohorts::play(&supposition, 2000 + seed)).collect();
    let coverage = outcomes.iter().map(|o| o.coverage).sum::<f64>() / 3.0;
    println!(
        "\nfirst tests from an unrated bank, 3 x 2000 learners x 30 questions: coverage {coverage:.3} (bar .94-.96, reference .953)"
    );
}

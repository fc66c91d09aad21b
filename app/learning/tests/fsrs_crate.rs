//! Our own FSRS-6 against the crate `fsrs`, which is made by the authors of the algorithm and reckons in f32.
#![allow(clippy::unwrap_used, reason = "in a test, stopping loudly is the answer")]

use fsrs::{FSRS, FSRSItem, FSRSReview, current_retrievability};
use learning::{
    dice::{Dice, QuickDice},
    review::fsrs::{Grade, Weights},
};

#[test]
fn memory_and_recall_agree_on_ten_thousand_rows() {
    let (ours, theirs) = (Weights::default(), FSRS::new(&[]).unwrap());
    let mut dice = QuickDice::new(6);
    let (mut worst, mut rows) = (0.0_f64, 0);
    for _ in 0..10_000 {
        let length = 1 + dice.below(9);
        let row: Vec<(u32, Grade)> = (0..length)
            .map(|place| {
                let grade = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy][dice.below(4) as usize];
                let days = if place == 0 || dice.below(5) == 0 { 0 } else { 1 + dice.below(60) };
                (days, grade)
            })
            .collect();
        let reviews = row.iter().map(|&(delta_t, grade)| FSRSReview { rating: grade as u32, delta_t }).collect();
        let theirs = theirs.memory_state(FSRSItem { reviews }, None).unwrap();
        let ours_is = ours.after(row.iter().copied()).unwrap();
        let near = |ours: f64, theirs: f32| (ours - f64::from(theirs)).abs() / ours.abs().max(0.01);
        worst = worst.max(near(ours_is.stability, theirs.stability)).max(near(ours_is.difficulty, theirs.difficulty));
        let days = 1 + dice.below(90);
        let recall = current_retrievability(theirs, days as f32, fsrs::FSRS6_DEFAULT_DECAY);
        worst = worst.max(near(ours.recall(ours_is, f64::from(days)), recall));
        rows += 1;
    }
    println!("{rows} rows, largest relative difference {worst:.2e}");
    assert!(worst < 2e-3, "{worst}");
}

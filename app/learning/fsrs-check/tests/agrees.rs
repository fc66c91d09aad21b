//! Our FSRS-6 against the crate of its authors, which computes in 32 bits.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use fsrs::{DEFAULT_PARAMETERS, FSRS, ItemState, MemoryState};
use learning::review::fsrs::{Grade, Memory, Weights};
use proptest::collection::vec;
use proptest::prelude::*;

const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

fn close(ours: f64, theirs: f32) -> bool {
    (ours - f64::from(theirs)).abs() <= 5e-4 * ours.abs() + 1e-4
}

/// Their state after a review of this grade.
fn theirs(crate_: &FSRS, before: Option<MemoryState>, days: u32, grade: usize) -> ItemState {
    let next = crate_.next_states(before, 0.9, days).unwrap();
    [next.again, next.hard, next.good, next.easy][grade].clone()
}

#[test]
fn the_default_weights_are_theirs() {
    assert!(
        Weights::default()
            .0
            .iter()
            .zip(DEFAULT_PARAMETERS)
            .all(|(ours, theirs)| (ours - f64::from(theirs)).abs() < 1e-6)
    );
}

proptest! {
    #[test]
    fn memories_and_intervals_agree(reviews in vec((0u32..400, 0usize..4), 1..12)) {
        let (weights, crate_) = (Weights::default(), FSRS::new(&DEFAULT_PARAMETERS).unwrap());
        let (mut ours, mut memory): (Option<Memory>, Option<MemoryState>) = (None, None);
        for (days, grade) in reviews {
            let days = if ours.is_none() { 0 } else { days };
            let state = theirs(&crate_, memory, days, grade);
            let next = ours.map_or_else(|| weights.first(GRADES[grade]), |known| weights.next(known, days, GRADES[grade]));
            prop_assert!(close(next.stability, state.memory.stability), "{next:?} {state:?}");
            prop_assert!(close(next.difficulty, state.memory.difficulty), "{next:?} {state:?}");
            prop_assert!(close(weights.interval(next, 0.9), state.interval), "{next:?} {state:?}");
            (ours, memory) = (Some(next), Some(state.memory));
        }
    }
}

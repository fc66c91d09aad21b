//! FSRS-6: how long a memory lasts, per learner and question, from the reviews so far.
//!
//! The formulas of `py-fsrs` 6 (Free Spaced Repetition Scheduler, open-spaced-repetition), in f64: whole days, no fuzz,
//! no learning steps. Stability is the number of days after which recall has fallen to 90 %; difficulty goes from 1 to 10.

use crate::numeric::{exp, pow};
use serde::{Deserialize, Serialize};

const STABILITY_MIN: f64 = 0.001;
/// Longest interval, in days.
pub const INTERVAL_MAX: u32 = 36_500;

/// How a review went. A quiz gives the first three only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Wrong.
    Again = 1,
    /// Right with a hint, or after another try.
    Hard = 2,
    /// Right.
    Good = 3,
    /// Said to be easy by the learner; never given by a quiz.
    Easy = 4,
}

impl Grade {
    /// The grade of a quiz answer.
    #[must_use]
    pub fn of_answer(right: bool, helped: bool) -> Self {
        match (right, helped) {
            (false, _) => Self::Again,
            (true, true) => Self::Hard,
            (true, false) => Self::Good,
        }
    }

    fn number(self) -> f64 {
        f64::from(self as u8)
    }
}

/// The 21 weights, in the order of the reference implementation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights(pub [f64; 21]);

impl Default for Weights {
    fn default() -> Self {
        Self([
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
            0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
        ])
    }
}

/// What is remembered, and how well.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Days until recall has fallen to 90 %.
    pub stability: f64,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f64,
}

impl Weights {
    /// Memory after the first review.
    #[must_use]
    pub fn first(&self, grade: Grade) -> Memory {
        let [again, hard, good, easy, ..] = self.0;
        let stability = match grade {
            Grade::Again => again,
            Grade::Hard => hard,
            Grade::Good => good,
            Grade::Easy => easy,
        };
        let difficulty = self.first_difficulty(grade).clamp(1.0, 10.0);
        Memory { stability: stability.max(STABILITY_MIN), difficulty }
    }

    /// Memory after a further review, so many whole days after the one before (0 on the same day).
    #[must_use]
    pub fn next(&self, memory: Memory, days: u32, grade: Grade) -> Memory {
        let stability = if days == 0 {
            self.same_day(memory, grade)
        } else {
            let recall = self.recall(memory, f64::from(days));
            if grade == Grade::Again { self.forgotten(memory, recall) } else { self.recalled(memory, recall, grade) }
        };
        Memory { stability: stability.clamp(STABILITY_MIN, 1e9), difficulty: self.next_difficulty(memory, grade) }
    }

    /// Memory after a row of reviews, each with the days since the one before; none without reviews.
    #[must_use]
    pub fn after(&self, reviews: impl IntoIterator<Item = (u32, Grade)>) -> Option<Memory> {
        reviews.into_iter().fold(None, |memory, (days, grade)| {
            Some(memory.map_or_else(|| self.first(grade), |memory| self.next(memory, days, grade)))
        })
    }

    /// Chance of recalling after so many days.
    #[must_use]
    pub fn recall(&self, memory: Memory, days: f64) -> f64 {
        pow(1.0 + self.factor() * days.max(0.0) / memory.stability.max(STABILITY_MIN), -self.decay())
    }

    /// Days until the chance of recalling falls to the desired retention (above 0, below 1), not rounded.
    #[must_use]
    pub fn interval(&self, memory: Memory, retention: f64) -> f64 {
        let retention = retention.clamp(0.01, 0.9999);
        memory.stability / self.factor() * (pow(retention, -1.0 / self.decay()) - 1.0)
    }

    /// The interval in whole days, 1 to [`INTERVAL_MAX`]; halves go to the even number.
    #[must_use]
    pub fn interval_days(&self, memory: Memory, retention: f64) -> u32 {
        self.interval(memory, retention).round_ties_even().clamp(1.0, f64::from(INTERVAL_MAX)) as u32
    }

    fn decay(&self) -> f64 {
        let [.., decay] = self.0;
        decay.max(0.01)
    }

    fn factor(&self) -> f64 {
        pow(0.9, -1.0 / self.decay()) - 1.0
    }

    fn first_difficulty(&self, grade: Grade) -> f64 {
        let [_, _, _, _, w4, w5, ..] = self.0;
        w4 - exp(w5 * (grade.number() - 1.0)) + 1.0
    }

    /// Moves by the grade, less and less near 10, and is drawn a little towards the start of an easy card.
    fn next_difficulty(&self, memory: Memory, grade: Grade) -> f64 {
        let [_, _, _, _, _, _, w6, w7, ..] = self.0;
        let change = -w6 * (grade.number() - 3.0);
        let moved = memory.difficulty + change * (10.0 - memory.difficulty) / 9.0;
        (w7 * self.first_difficulty(Grade::Easy) + (1.0 - w7) * moved).clamp(1.0, 10.0)
    }

    fn same_day(&self, memory: Memory, grade: Grade) -> f64 {
        let [.., w17, w18, w19, _] = self.0;
        let increase = exp(w17 * (grade.number() - 3.0 + w18)) * pow(memory.stability, -w19);
        memory.stability * if grade >= Grade::Hard { increase.max(1.0) } else { increase }
    }

    fn recalled(&self, memory: Memory, recall: f64, grade: Grade) -> f64 {
        let [_, _, _, _, _, _, _, _, w8, w9, w10, _, _, _, _, w15, w16, ..] = self.0;
        let by_grade = match grade {
            Grade::Hard => w15,
            Grade::Easy => w16,
            Grade::Again | Grade::Good => 1.0,
        };
        let growth =
            exp(w8) * (11.0 - memory.difficulty) * pow(memory.stability, -w9) * (exp((1.0 - recall) * w10) - 1.0);
        memory.stability * (1.0 + growth * by_grade)
    }

    fn forgotten(&self, memory: Memory, recall: f64) -> f64 {
        let [_, _, _, _, _, _, _, _, _, _, _, w11, w12, w13, w14, _, _, w17, w18, ..] = self.0;
        let long =
            w11 * pow(memory.difficulty, -w12) * (pow(memory.stability + 1.0, w13) - 1.0) * exp((1.0 - recall) * w14);
        long.min(memory.stability / exp(w17 * w18))
    }
}

//! The cards of a learner: questions missed or answered with a hint, and what is remembered of each since.

use super::{
    fit::{Row, rows},
    fsrs::Weights,
    queue::{Card, ReviewPolicy},
};
use std::collections::BTreeMap;

/// An answer as a review, in canonical order among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The caller's number for the question.
    pub question: u32,
    /// Its objective, by index.
    pub objective: u32,
    /// On which day, counted from any day.
    pub day: i64,
    /// Whether it was right.
    pub right: bool,
    /// A hint was opened before.
    pub hinted: bool,
}

/// How objectives stand, as far as reviews care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// It is critical: its questions come back sooner.
    pub critical: bool,
    /// It is acquired: its questions that were put right come back no more.
    pub acquired: bool,
}

/// The cards as they stand on a day. Answers before the first miss or hint make no card.
#[must_use]
pub fn deck(weights: &Weights, reviews: &[Review], goals: &[Goal], today: i64) -> Vec<Card> {
    let last: BTreeMap<u32, &Review> = reviews.iter().map(|review| (review.question, review)).collect();
    let goal = |objective: u32| goals.get(objective as usize).copied().unwrap_or_default();
    let card = |(question, row): (u32, Row)| {
        let last = last.get(&question)?;
        let goal = goal(last.objective);
        if last.right && goal.acquired {
            return None;
        }
        let days = u32::try_from((today - last.day).max(0)).unwrap_or(u32::MAX);
        let memory = weights.after(row)?;
        Some(Card { question, objective: last.objective, memory, days, critical: goal.critical })
    };
    rows(reviews).into_iter().filter_map(card).collect()
}

/// How many reviews fall on each of the coming days, today first: no day holds more than its measure, and what is
/// beyond it waits for the next. As if each review were done on its day, and none came back within these days.
#[must_use]
pub fn forecast(cards: &[Card], weights: &Weights, policy: &ReviewPolicy, days: usize) -> Vec<u32> {
    let retention = |card: &Card| if card.critical { policy.critical_retention } else { policy.retention };
    let due_in = |card: &Card| weights.interval_days(card.memory, retention(card)).saturating_sub(card.days) as usize;
    let mut load = vec![0_u32; days];
    for due in cards.iter().map(due_in) {
        if let Some(day) = load.get_mut(due) {
            *day += 1;
        }
    }
    let mut over = 0;
    for day in &mut load {
        let wanted = *day + over;
        *day = wanted.min(u32::from(policy.most));
        over = wanted - *day;
    }
    load
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::review::queue::queue;

    fn review(question: u32, day: i64, how: &str) -> Review {
        Review { question, objective: question % 2, day, right: how.starts_with('r'), hinted: how.ends_with('h') }
    }

    fn cards(reviews: &[Review], goals: &[Goal], today: i64) -> Vec<u32> {
        deck(&Weights::default(), reviews, goals, today).iter().map(|card| card.question).collect()
    }

    #[test]
    fn a_card_is_made_by_a_miss_or_a_hint() {
        let reviews = [review(1, 0, "r"), review(2, 0, "w"), review(4, 0, "rh")];
        assert_eq!(cards(&reviews, &[], 1), [2, 4]);
    }

    #[test]
    fn what_is_acquired_and_put_right_comes_back_no_more() {
        let acquired = [Goal { acquired: true, critical: false }, Goal::default()];
        let reviews = [review(2, 0, "w"), review(2, 1, "r"), review(4, 0, "w"), review(1, 0, "w"), review(1, 1, "r")];
        assert_eq!(cards(&reviews, &acquired, 3), [1, 4]);
    }

    #[test]
    fn a_miss_is_due_the_next_day_and_later_each_time_it_is_right() {
        let weights = Weights::default();
        let due = |reviews: &[Review], today| {
            queue(&deck(&weights, reviews, &[], today), &weights, &ReviewPolicy::default()).next_in.unwrap_or(0)
        };
        let miss = [review(2, 0, "w")];
        assert_eq!(queue(&deck(&weights, &miss, &[], 1), &weights, &ReviewPolicy::default()).today.len(), 1);
        let once = due(&[review(2, 0, "w"), review(2, 1, "r")], 1);
        let twice =
            due(&[review(2, 0, "w"), review(2, 1, "r"), review(2, 1 + i64::from(once), "r")], 1 + i64::from(once));
        assert!(twice > once && once >= 1, "{once} then {twice}");
    }

    #[test]
    fn no_day_holds_more_than_its_measure() {
        let reviews: Vec<Review> = (0..25).map(|question| review(question, 0, "w")).collect();
        let weights = Weights::default();
        let policy = ReviewPolicy { most: 10, ..ReviewPolicy::default() };
        let load = forecast(&deck(&weights, &reviews, &[], 1), &weights, &policy, 5);
        assert_eq!(load, [10, 10, 5, 0, 0]);
    }
}

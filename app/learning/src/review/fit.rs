//! How well weights foretell whether something is recalled, and the rows of reviews that this is read from.

use super::{
    deck::Review,
    fsrs::{Grade, Weights},
};
use crate::numeric::ln;
use std::collections::BTreeMap;

/// The reviews of one question by one learner, from the first miss or hint on: days since the one before, and how it went.
pub type Row = Vec<(u32, Grade)>;

/// The rows of a learner, by question. Answers before the first miss or hint make none, as in [`super::deck::deck`].
#[must_use]
pub fn rows(reviews: &[Review]) -> BTreeMap<u32, Row> {
    let mut rows: BTreeMap<u32, (i64, Row)> = BTreeMap::new();
    for review in reviews {
        let grade = Grade::of_answer(review.right, review.hinted);
        match rows.get_mut(&review.question) {
            Some((day, row)) => {
                row.push((u32::try_from((review.day - *day).max(0)).unwrap_or(u32::MAX), grade));
                *day = review.day;
            }
            None if grade == Grade::Good => {}
            None => {
                rows.insert(review.question, (review.day, vec![(0, grade)]));
            }
        }
    }
    rows.into_iter().map(|(question, (_, row))| (question, row)).collect()
}

/// What weights foretold of reviews that came at least a day after the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Foretold {
    /// How many there were.
    pub reviews: u32,
    /// The sum of −ln of the chance that was given to what happened; 0 is perfect.
    pub loss: f64,
}

impl Foretold {
    /// The mean loss; none without reviews. Chances are held to 0.0001…0.9999, so that one surprise does not decide.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.reviews > 0).then(|| self.loss / f64::from(self.reviews))
    }
}

/// How well weights foretell rows: the logarithmic loss of recall. Reviews of the same day say nothing of forgetting.
#[must_use]
pub fn foretold<'a>(weights: &Weights, rows: impl IntoIterator<Item = &'a Row>) -> Foretold {
    let mut all = Foretold::default();
    for row in rows {
        let mut memory = None;
        for &(days, grade) in row {
            let Some(before) = memory else {
                memory = Some(weights.first(grade));
                continue;
            };
            if days > 0 {
                let recall = weights.recall(before, f64::from(days)).clamp(0.0001, 0.9999);
                all.reviews += 1;
                all.loss -= ln(if grade == Grade::Again { 1.0 - recall } else { recall });
            }
            memory = Some(weights.next(before, days, grade));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use proptest::prelude::*;

    fn review(question: u32, day: i64, right: bool) -> Review {
        Review { question, objective: 0, day, right, hinted: false }
    }

    #[test]
    fn rows_begin_with_a_miss() {
        let rows = rows(&[review(1, 0, true), review(2, 1, false), review(1, 2, false), review(2, 5, true)]);
        assert_eq!(rows[&1], [(0, Grade::Again)]);
        assert_eq!(rows[&2], [(0, Grade::Again), (4, Grade::Good)]);
    }

    #[test]
    fn who_forgets_as_foretold_costs_less_than_who_does_not() {
        let weights = Weights::default();
        let kept = vec![(0, Grade::Good), (2, Grade::Good)];
        let lost = vec![(0, Grade::Good), (2, Grade::Again)];
        let cost = |row: &Row| foretold(&weights, [row]).mean().unwrap();
        assert!(cost(&kept) < 0.2 && cost(&lost) > 1.5, "{} {}", cost(&kept), cost(&lost));
        assert_eq!(foretold(&weights, [&vec![(0, Grade::Again), (0, Grade::Good)]]).mean(), None, "the same day");
    }

    proptest! {
        #[test]
        fn the_loss_is_finite_and_a_sum(rows in prop::collection::vec(prop::collection::vec((0_u32..400, 1_u8..4), 1..12), 0..8)) {
            let grade = |n| match n { 1 => Grade::Again, 2 => Grade::Hard, _ => Grade::Good };
            let rows: Vec<Row> = rows.into_iter().map(|row| row.into_iter().map(|(d, g)| (d, grade(g))).collect()).collect();
            let weights = Weights::default();
            let whole = foretold(&weights, &rows);
            let parts: f64 = rows.iter().map(|row| foretold(&weights, [row]).loss).sum();
            prop_assert!(whole.loss.is_finite() && whole.loss >= 0.0);
            prop_assert!((whole.loss - parts).abs() < 1e-9 * (1.0 + parts));
        }
    }
}

//! Where to set the pass mark: judges estimate how many borderline learners would answer each question right.

use super::statistics::{deviation, mean};
use crate::mastery::irt::Curve;
use crate::numeric::solving::bisect;
use crate::numeric::sum;
use serde::{Deserialize, Serialize};

/// The outcome of a modified Angoff round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cut {
    /// Each judge's expected number of right answers.
    pub judges: Vec<f64>,
    /// Their mean: the cut in questions.
    pub raw: f64,
    /// The same in percent of the questions.
    pub percent: f64,
    /// Standard error of the cut between judges; none for a single judge.
    pub se: Option<f64>,
    /// How far the judges differ on each question (n - 1); none for a single judge.
    pub item_sd: Vec<Option<f64>>,
}

/// The Angoff cut from ratings by judge and question, each a probability.
///
/// None without judges or questions, or when the rows differ in length or hold something that is not a probability.
#[must_use]
pub fn angoff(ratings: &[Vec<f64>]) -> Option<Cut> {
    let items = ratings.first().map_or(0, Vec::len);
    let sound = |row: &Vec<f64>| row.len() == items && row.iter().all(|p| (0.0..=1.0).contains(p));
    if items == 0 || !ratings.iter().all(sound) {
        return None;
    }
    let judges: Vec<f64> = ratings.iter().map(|row| sum(row.iter().copied())).collect();
    let column = |item: usize| ratings.iter().filter_map(|row| row.get(item).copied()).collect::<Vec<_>>();
    let raw = mean(&judges)?;
    Some(Cut {
        raw,
        percent: 100.0 * raw / items as f64,
        se: deviation(&judges).map(|sd| sd / (judges.len() as f64).sqrt()),
        item_sd: (0..items).map(|item| deviation(&column(item))).collect(),
        judges,
    })
}

/// The ability at which a learner is expected to answer `raw` of these questions right; none when no ability is.
#[must_use]
pub fn ability_at(raw: f64, curves: &[Curve]) -> Option<f64> {
    bisect(|theta| sum(curves.iter().map(|curve| curve.right(theta))) - raw, -50.0, 50.0)
}

/// The difficulty that a rating stands for: b = θ_cut - logit(p) / a; none for 0 and 1.
#[must_use]
pub fn difficulty_of_rating(rating: f64, a: f64, theta_cut: f64) -> Option<f64> {
    (rating > 0.0 && rating < 1.0 && a > 0.0).then(|| theta_cut - crate::numeric::ln(rating / (1.0 - rating)) / a)
}

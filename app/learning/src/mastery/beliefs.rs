//! What is believed of a question's difficulty before it has answers, and after it was edited.

use super::moments::Belief;
use crate::grades::statistics;
use crate::numeric::squared;
use serde::{Deserialize, Serialize};

/// Spread of the errors of author ratings until a country's own is known, in units of ability.
pub const RATING_SD: f64 = 0.8;
/// Spread of difficulties in a bank, on the scale where learners are N(0, 1).
pub const DIFFICULTY_SD: f64 = 1.0;
/// Distance between two levels of the 1–5 rating.
const PER_LEVEL: f64 = 0.8;
/// Answers from which a discrimination may leave 1, with prior ln a ~ N(0, 0.3²); and those for a free one.
pub const ANSWERS_FOR_PRIOR_A: u32 = 100;
/// See [`ANSWERS_FOR_PRIOR_A`].
pub const ANSWERS_FOR_FREE_A: u32 = 500;

/// The belief from an author's level, 1 (easy) to 5 (hard); other levels are drawn in.
#[must_use]
pub fn from_level(level: u8) -> Belief {
    let level = f64::from(level.clamp(1, 5));
    Belief { mean: PER_LEVEL * (level - 3.0), variance: squared(RATING_SD) }
}

/// The belief from an expert's difficulty with an error of spread `error_sd`, in a bank whose difficulties have spread
/// `bank_sd` around 0: drawn towards the middle, since an extreme rating is more often an error than an extreme question.
#[must_use]
pub fn from_rating(rating: f64, error_sd: f64, bank_sd: f64) -> Belief {
    let (error, bank) = (squared(error_sd), squared(bank_sd));
    let kept = if error + bank > 0.0 { bank / (error + bank) } else { 1.0 };
    Belief { mean: kept * rating, variance: kept * error }
}

/// However many judges agree, they may all be wrong in the same way: their common belief is no sharper than this.
pub const SHARED_SD: f64 = 0.4;

/// The belief from the difficulties that several judges gave: their mean, as sure as they agree. None without a judge.
#[must_use]
pub fn from_judges(difficulties: &[f64]) -> Option<Belief> {
    let mean = statistics::mean(difficulties)?;
    let spread = statistics::deviation(difficulties).unwrap_or(0.0).max(RATING_SD);
    let variance = squared(spread) / difficulties.len() as f64;
    Some(Belief { mean, variance: variance.max(squared(SHARED_SD)) })
}

/// The difficulty that a judge's 1–5 level stands for.
#[must_use]
pub fn difficulty_of_level(level: u8) -> f64 {
    from_level(level).mean
}

/// The difficulty that a judge means who says that this share of learners at the pass mark answers right, `guess` of
/// them by chance; none when the share is no more than chance, or certain.
#[must_use]
pub fn difficulty_of_borderline(share: f64, guess: f64, theta_cut: f64) -> Option<f64> {
    let knowing = (share - guess) / (1.0 - guess);
    crate::grades::cut::difficulty_of_rating(knowing, 1.0, theta_cut)
}

/// What happened to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Its wording or an option changed.
    Wording,
    /// Its key changed: what was learned no longer holds.
    Key,
    /// It was translated.
    Translation,
}

/// The belief about the new version, from that about the old one and the author's first belief.
#[must_use]
pub fn after_edit(old: Belief, first: Belief, edit: Edit) -> Belief {
    let wider = |sd: f64| Belief { mean: old.mean, variance: old.variance + squared(sd) };
    match edit {
        Edit::Wording => wider(0.3),
        Edit::Translation => wider(0.4),
        Edit::Key => first,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn judges_are_as_sure_as_they_agree_and_never_certain() {
        assert_eq!(from_judges(&[]), None);
        assert_eq!(from_judges(&[0.8]), Some(from_level(4)));
        let (agreed, split) = (from_judges(&[0.0, 0.1]).unwrap(), from_judges(&[-1.6, 1.7]).unwrap());
        assert!((agreed.mean - 0.05).abs() < 1e-12 && (split.mean - 0.05).abs() < 1e-12);
        assert!(split.variance > 3.0 * agreed.variance && agreed.variance < squared(RATING_SD));
        assert!((from_judges(&[0.3; 40]).unwrap().variance - squared(SHARED_SD)).abs() < 1e-12);
    }

    #[test]
    fn a_share_at_the_pass_mark_is_a_difficulty() {
        assert!(difficulty_of_borderline(0.5, 0.0, 0.0).unwrap().abs() < 1e-12);
        assert!(difficulty_of_borderline(0.625, 0.25, 0.3).unwrap() - 0.3 < 1e-12, "half of those who do not guess");
        assert!(difficulty_of_borderline(0.9, 0.25, 0.0).unwrap() < -1.0);
        assert_eq!(difficulty_of_borderline(0.25, 0.25, 0.0), None);
        assert_eq!(difficulty_of_borderline(1.0, 0.0, 0.0), None);
    }
}

//! What is believed of a question's difficulty before it has answers, and after it was edited.

use super::moments::Belief;
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

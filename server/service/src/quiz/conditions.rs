//! How a test is held for one learner: for how long, from when to when, and when its results are given out.

use super::{
    queries,
    records::{arrangement, sitting},
};
use crate::{
    error::Error,
    ids::{CohortId, LearnerId},
    moment::Moment,
    policy::words,
};
use learning::{catalogue::Test, quiz::allowance::Allowance};
use sea_orm::ConnectionTrait;

words! {
    /// When results are given out.
    Release {
        /// As soon as a copy is handed in.
        AtOnce = "at-once",
        /// When the test closes and nobody answers any more.
        AtClose = "at-close",
        /// When the instructor says.
        ByAct = "by-act",
    }
}

words! {
    /// Which parallel form people get, when a test has several.
    FormRule {
        /// Half of the class starts with one, half with the other; afterwards they change.
        Balanced = "balanced",
        /// Everybody the first.
        First = "first",
        /// Everybody the second.
        Second = "second",
    }
}

words! {
    /// Why somebody sits at a time of their own.
    OwnSession {
        /// They could not come when the others did.
        MakeUp = "make-up",
        /// They sit again after a failure.
        Resit = "resit",
    }
}

/// How a test is held for one learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// Minutes for everybody, and beyond.
    pub allowance: Allowance,
    /// Not before.
    pub opens_at: Option<Moment>,
    /// Not after.
    pub closes_at: Option<Moment>,
    /// A time of their own, and why.
    pub own: Option<OwnSession>,
    /// What the learner is told of what was arranged for them.
    pub note: Option<String>,
    /// Attempts beyond those of the course.
    pub extra_attempts: u32,
    /// A code given in the room is needed to start.
    pub code_required: bool,
    pub(crate) code: Option<String>,
    /// The room stands still since.
    pub paused_at: Option<Moment>,
    /// When results are given out.
    pub release: Release,
    /// When the instructor gave them out.
    pub released_at: Option<Moment>,
    pub(crate) form_rule: FormRule,
    others_answer: bool,
}

impl Conditions {
    pub(crate) async fn load(
        db: &impl ConnectionTrait,
        cohort: CohortId,
        test: &Test,
        learner: LearnerId,
    ) -> Result<Self, Error> {
        let sitting = queries::sitting(db, cohort, test.id.as_str()).await?;
        let own = queries::arrangement(db, cohort, learner, test.id.as_str()).await?;
        let mut conditions = Self::of(test, sitting.as_ref(), own.as_ref());
        if let (Release::AtClose, Some(closes)) = (conditions.release, sitting.and_then(|s| s.closes_at)) {
            // Whoever was given time back still answers after the hour.
            conditions.others_answer = queries::answering(db, cohort, test.id.as_str(), Some(closes)).await? > 0;
        }
        Ok(conditions)
    }

    pub(crate) fn of(test: &Test, sitting: Option<&sitting::Model>, own: Option<&arrangement::Model>) -> Self {
        let positive = |n: i32| u32::try_from(n).unwrap_or(0);
        let minutes = sitting.and_then(|s| s.minutes).map_or_else(|| u32::from(test.minutes), positive);
        let own_time = |at: fn(&arrangement::Model) -> Option<Moment>| own.and_then(at);
        Self {
            allowance: Allowance {
                minutes,
                percent: own.map_or(0, |o| positive(o.extra_percent)),
                extra: own.map_or(0, |o| positive(o.extra_minutes)),
            },
            opens_at: own_time(|o| o.opens_at).or_else(|| sitting.and_then(|s| s.opens_at)),
            closes_at: own_time(|o| o.closes_at).or_else(|| sitting.and_then(|s| s.closes_at)),
            own: own.and_then(|o| o.kind.parse().ok()),
            note: own.and_then(|o| o.note.clone()).filter(|note| !note.is_empty()),
            extra_attempts: own.map_or(0, |o| positive(o.extra_attempts)),
            code_required: sitting.is_some_and(|s| s.code_required),
            code: sitting.and_then(|s| s.code.clone()),
            paused_at: sitting.and_then(|s| s.paused_at),
            release: release(sitting),
            released_at: sitting.and_then(|s| s.released_at),
            form_rule: sitting.and_then(|s| s.form_rule.parse().ok()).unwrap_or(FormRule::Balanced),
            others_answer: false,
        }
    }

    /// Whether the test is open to them at this moment.
    #[must_use]
    pub fn is_open(&self, now: Moment) -> bool {
        self.opens_at.is_none_or(|at| at <= now) && self.closes_at.is_none_or(|at| now < at)
    }

    /// Whether the result of a copy that was handed in may be shown to its author.
    #[must_use]
    pub fn is_released(&self, now: Moment) -> bool {
        match self.release {
            Release::AtOnce => true,
            Release::AtClose => !self.others_answer && self.closes_at.is_some_and(|at| at <= now),
            Release::ByAct => self.released_at.is_some_and(|at| at <= now),
        }
    }
}

/// The rule of a sitting; without one, results are given at once.
pub(crate) fn release(sitting: Option<&sitting::Model>) -> Release {
    sitting.and_then(|s| s.release_rule.parse().ok()).unwrap_or(Release::AtOnce)
}

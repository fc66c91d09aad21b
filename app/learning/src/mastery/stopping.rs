//! When a test may end: precise enough, decided, or nothing useful left to ask.

use super::irt::Curve;
use super::posterior::Estimate;
use crate::numeric::distributions::Z_95;
use crate::numeric::ln;
use serde::{Deserialize, Serialize};

/// A decision about a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Above the cut.
    Pass,
    /// Below the cut.
    Fail,
}

/// Wald's sequential probability ratio test of ability `cut` + `delta` against `cut` - `delta`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sprt {
    /// The cut.
    pub cut: f64,
    /// Half the zone of indifference, > 0.
    pub delta: f64,
    /// Accepted chance of passing somebody below the zone.
    pub alpha: f64,
    /// Accepted chance of failing somebody above the zone.
    pub beta: f64,
}

impl Sprt {
    /// What one answer adds to the log likelihood ratio.
    #[must_use]
    pub fn weight(&self, curve: &Curve, right: bool) -> f64 {
        curve.ln_chance(right, self.cut + self.delta) - curve.ln_chance(right, self.cut - self.delta)
    }

    /// At or below this log ratio: fail.
    #[must_use]
    pub fn lower(&self) -> f64 {
        ln(self.beta / (1.0 - self.alpha))
    }

    /// At or above this log ratio: pass.
    #[must_use]
    pub fn upper(&self) -> f64 {
        ln((1.0 - self.beta) / self.alpha)
    }

    /// The decision at a log ratio; none between the bounds.
    #[must_use]
    pub fn decide(&self, ln_ratio: f64) -> Option<Verdict> {
        if ln_ratio >= self.upper() {
            Some(Verdict::Pass)
        } else if ln_ratio <= self.lower() {
            Some(Verdict::Fail)
        } else {
            None
        }
    }
}

/// The decision when the 95 % interval of the estimate lies on one side of the cut; none while it holds the cut.
#[must_use]
pub fn interval_decision(estimate: Estimate, cut: f64) -> Option<Verdict> {
    let distance = estimate.theta - cut;
    if distance.abs() <= Z_95 * estimate.se {
        return None;
    }
    Some(if distance > 0.0 { Verdict::Pass } else { Verdict::Fail })
}

/// How a decision is reached.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Deciding {
    /// By the 95 % interval around this cut.
    Interval {
        /// The cut.
        cut: f64,
    },
    /// By the sequential probability ratio.
    Sprt(Sprt),
}

/// When to stop. Anything but exhaustion waits for the least length.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StopRule {
    /// Least number of questions.
    pub least: u32,
    /// Greatest number of questions.
    pub most: u32,
    /// Standard error that is precise enough; none when precision does not end the test.
    pub se: Option<f64>,
    /// A decision that ends the test; none when there is nothing to decide.
    pub deciding: Option<Deciding>,
    /// The bank is exhausted at this level when the best question left would lower the standard error by less.
    pub least_gain: Option<f64>,
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// The standard error is small enough.
    Precise,
    /// The decision is made.
    Decided(Verdict),
    /// The greatest length is reached.
    Longest,
    /// No question is left that may be asked.
    NothingLeft,
    /// No question left would teach enough; the author should be told.
    NothingUseful,
}

impl StopRule {
    /// Whether to stop after `given` questions, before looking at what is left to ask.
    #[must_use]
    #[inline]
    pub fn check(&self, given: u32, estimate: Estimate, ln_ratio: f64) -> Option<Ended> {
        if given >= self.least {
            if self.se.is_some_and(|se| estimate.se <= se) {
                return Some(Ended::Precise);
            }
            let verdict = self.deciding.and_then(|deciding| match deciding {
                Deciding::Interval { cut } => interval_decision(estimate, cut),
                Deciding::Sprt(sprt) => sprt.decide(ln_ratio),
            });
            if let Some(verdict) = verdict {
                return Some(Ended::Decided(verdict));
            }
        }
        (given >= self.most).then_some(Ended::Longest)
    }

    /// Whether a question of this information is not worth asking any more.
    #[must_use]
    pub fn useless(&self, given: u32, estimate: Estimate, information: f64) -> bool {
        let after = 1.0 / (1.0 / (estimate.se * estimate.se).max(f64::MIN_POSITIVE) + information).sqrt();
        given >= self.least && self.least_gain.is_some_and(|gain| estimate.se - after < gain)
    }
}

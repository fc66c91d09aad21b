//! The log of a series, and the replay that answers an appeal.

use super::super::session::Exact;
use super::{Because, Given, Series, Setup};
use serde::{Deserialize, Serialize};

/// A choice as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// The question, by its place in the pool.
    pub question: u32,
    /// Among how many.
    pub among: u32,
    /// Why.
    pub because: Because,
    /// What was expected of the answer.
    pub expected: Exact,
    /// The ability in its objective just before, …
    pub theta: Exact,
    /// … and its standard error.
    pub se: Exact,
    /// Whether the answer counts for mastery.
    pub counts: bool,
}

/// A series as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// What it followed from.
    pub setup: Setup,
    /// Answers, each with the choice that led to it; none for a question asked again.
    pub steps: Vec<(Given, Option<Chosen>)>,
}

/// What differs in a replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Another question would have come, or none.
    Question,
    /// The estimate is another.
    Estimate,
    /// It came for another reason.
    Reason,
}

/// Where a replay departs from the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The step, from 0.
    pub step: usize,
    /// What differs.
    pub what: What,
}

/// Repeats a series; the first difference, when there is one.
pub fn replay(log: &Log) -> Result<(), Difference> {
    let mut series = Series::start(&log.setup);
    for (step, (given, chosen)) in log.steps.iter().enumerate() {
        if let Some(chosen) = chosen {
            let now = series.chosen().ok_or(Difference { step, what: What::Question })?;
            if let Some(what) = difference(chosen, &now) {
                return Err(Difference { step, what });
            }
        }
        series.answer(*given);
    }
    Ok(())
}

fn difference(kept: &Chosen, now: &Chosen) -> Option<What> {
    let bits = |chosen: &Chosen| [chosen.expected, chosen.theta, chosen.se].map(|exact| exact.0.to_bits());
    if kept.question != now.question {
        Some(What::Question)
    } else if bits(kept) != bits(now) {
        Some(What::Estimate)
    } else if (kept.among, kept.because, kept.counts) != (now.among, now.because, now.counts) {
        Some(What::Reason)
    } else {
        None
    }
}

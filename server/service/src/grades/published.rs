//! Marks as a publication keeps them, and as a transcript prints them.

use crate::{ids::LearnerId, moment::Moment};
use learning::grades::total::Verdict;
use serde::{Deserialize, Serialize};

/// The marks of one person, as they were published. What is absent was not yet kept when they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub(super) learner: LearnerId,
    /// The total in hundredths out of twenty, as the plan reckons it.
    pub total: Option<i32>,
    pub(super) verdict: String,
    /// The mention for that total.
    pub mention: Option<String>,
    /// One for each item of the plan.
    pub items: Vec<OwnItem>,
    /// The categories of the plan.
    #[serde(default)]
    pub parts: Vec<OwnPart>,
    /// Points of bonus in the total, in hundredths.
    #[serde(default)]
    pub bonus: i32,
    /// The place in the order of merit, where the school publishes it.
    #[serde(default)]
    pub rank: Option<OwnRank>,
    /// What a sealed record decides about this total.
    #[serde(default)]
    pub jury: Option<OwnDecision>,
}

/// One item of published marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnItem {
    /// Its name.
    pub title: String,
    /// `marked`, `absent`, `excused`; nothing when not attempted.
    pub status: String,
    /// Hundredths on its scale.
    pub value: Option<i32>,
    /// Out of how many points.
    pub scale: u16,
    /// What it weighs, in hundredths.
    pub coefficient: u32,
    /// Its category, by number from 0.
    #[serde(default)]
    pub part: Option<u32>,
    /// Adds points to the total instead of weighing in the average.
    #[serde(default)]
    pub bonus: bool,
    /// Where the mark comes from: a word of [`Provenance`].
    #[serde(default)]
    pub provenance: Option<String>,
    /// Counts as zero, or not at all, without being a mark: `zero`, `left-out`.
    #[serde(default)]
    pub counted: Option<String>,
}

/// One category of published marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPart {
    /// Its name.
    pub title: String,
    /// What it weighs, in hundredths.
    pub coefficient: u32,
    /// Its weighted mean, to the hundredth; the total is reckoned from the exact one.
    pub average: Option<i32>,
}

/// A place in the order of merit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRank {
    /// From 1.
    pub rank: u32,
    /// Shared.
    pub ex_aequo: bool,
    /// Among how many people.
    pub of: u32,
}

/// What a sealed record decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDecision {
    /// The number of the record.
    pub number: i32,
    /// Sealed when.
    pub at: Moment,
    /// The total that stands.
    pub total: Option<i32>,
    pub(super) verdict: String,
    /// The mention.
    pub mention: Option<String>,
}

impl Published {
    /// What the plan says of the total.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(&self.verdict).unwrap_or(Verdict::Incomplete)
    }

    /// The total that stands: the jury's, where a record was sealed on these marks.
    #[must_use]
    pub fn stands(&self) -> (Option<i32>, Verdict, Option<&str>) {
        match &self.jury {
            Some(jury) => (jury.total, jury.verdict(), jury.mention.as_deref()),
            None => (self.total, self.verdict(), self.mention.as_deref()),
        }
    }

    /// As it was kept before categories, ranks and records were: to compare with what was published then.
    pub(super) fn stripped(mut self) -> Self {
        for item in &mut self.items {
            (item.part, item.bonus, item.provenance, item.counted) = (None, false, None, None);
        }
        Self { parts: Vec::new(), bonus: 0, rank: None, jury: None, ..self }
    }
}

impl OwnDecision {
    /// What it says.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(&self.verdict).unwrap_or(Verdict::Incomplete)
    }
}

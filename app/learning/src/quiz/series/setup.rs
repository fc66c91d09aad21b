//! What a series follows from, written down when it starts.

use super::super::session::Exact;
use crate::dice::Seed;
use crate::mastery::irt::Curve;
use crate::mastery::uncertain::Item;
use serde::{Deserialize, Serialize};

/// What a series is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// Learning.
    Practice,
    /// Finding out what is known already.
    Placement,
    /// Not forgetting.
    Review,
}

/// What was believed of a question, to the last bit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExactItem {
    /// Discrimination.
    pub a: Exact,
    /// Expected difficulty.
    pub b: Exact,
    /// Chance of guessing right.
    pub c: Exact,
    /// Variance of the difficulty.
    pub v: Exact,
}

impl From<Item> for ExactItem {
    fn from(item: Item) -> Self {
        let curve = item.curve;
        Self { a: Exact(curve.a()), b: Exact(curve.b()), c: Exact(curve.c()), v: Exact(item.variance) }
    }
}

impl ExactItem {
    /// The belief; numbers that make no curve, as a forged log may hold, say nothing of anybody.
    #[must_use]
    pub fn item(&self) -> Item {
        let curve = Curve::new(self.a.0, self.b.0, self.c.0, 1.0).unwrap_or(Curve::FLAT);
        Item { curve, variance: self.v.0 }
    }
}

/// An objective of a series, and what was known of it before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id in the course.
    pub id: String,
    /// What it requires, by index among the goals; what lies outside the series does not count here.
    pub requires: Vec<u32>,
    /// Whether it is critical.
    pub critical: bool,
    /// Variance gained since its last sitting.
    pub drift: Exact,
    /// Sittings before: drift, and answers by item.
    pub sittings: Vec<(Exact, Vec<(u32, bool)>)>,
}

/// A question of the pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its id in the course.
    pub id: String,
    /// Its objective, by index.
    pub objective: u32,
    /// What is believed of it, by index among the items.
    pub item: u32,
    /// For a review: the chance that it would be recalled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall: Option<Exact>,
}

/// Why questions of the course were left out of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// For other readers: another country or another profession.
    Readers,
    /// Its correction was seen lately.
    SeenLately,
    /// The set is full.
    SetIsFull,
    /// A person must mark it, or it is a case file.
    Kind,
}

/// Everything that a series follows from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// What it is for.
    pub aim: Aim,
    /// The module or objective it was asked for; empty for the whole course.
    pub scope: String,
    /// The name of the parameters of its questions.
    pub parameters: String,
    /// The seed of its draws.
    pub seed: Seed,
    /// Everything was acquired before it began.
    pub keep_up: bool,
    /// Its objectives.
    pub goals: Vec<Goal>,
    /// What is believed of questions, each belief once.
    pub items: Vec<ExactItem>,
    /// Questions that may come; for a review in the order of its queue.
    pub pool: Vec<Candidate>,
    /// What other objectives say of the general ability.
    pub lent: Vec<Exact>,
    /// Questions left out, by reason.
    pub left_out: Vec<(LeftOut, Vec<String>)>,
}

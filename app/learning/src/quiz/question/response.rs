//! What a learner answers, in author order.

use serde::{Deserialize, Serialize};

use super::Arrangement;

/// An answer to a task; indexes are those of the author's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// The choice taken.
    Single(u16),
    /// The choices ticked.
    Multiple(Vec<u16>),
    /// The steps in the learner's order.
    Order(Vec<u16>),
    /// For each row, the entry of the right column chosen, if any.
    Match(Vec<Option<u16>>),
    /// The number as it was written.
    Number(String),
    /// The words as they were written.
    Text(String),
    /// The words written in each gap.
    Gap(Vec<String>),
    /// The essay.
    Essay(String),
    /// The answers to the steps of a case file, as far as given.
    Case(Vec<Option<Response>>),
}

impl Response {
    /// Turns positions as they were shown into author order; none when a position does not exist.
    #[must_use]
    pub fn from_shown(self, arrangement: &Arrangement) -> Option<Self> {
        let place = |shown: u16| arrangement.author_index(shown);
        let places = |shown: Vec<u16>| shown.into_iter().map(place).collect::<Option<Vec<_>>>();
        Some(match self {
            Self::Single(shown) => Self::Single(place(shown)?),
            Self::Multiple(shown) => Self::Multiple(places(shown)?),
            Self::Order(shown) => Self::Order(places(shown)?),
            Self::Match(rows) => Self::Match(
                rows.into_iter()
                    .map(|row| row.map(place).map_or(Some(None), |p| p.map(Some)))
                    .collect::<Option<_>>()?,
            ),
            written => written,
        })
    }
}

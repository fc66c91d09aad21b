//! A task as it is shown before the answer: without key, feedback or author order.

use serde::{Deserialize, Serialize};

use super::{GapPart, Task};
use crate::catalogue::Prose;

/// In which order things are shown: position by position, the author's index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u16>", into = "Vec<u16>")]
pub struct Arrangement(Vec<u16>);

impl Arrangement {
    /// An order in which every index from 0 stands exactly once.
    #[must_use]
    pub fn new(order: Vec<u16>) -> Option<Self> {
        let mut sorted = order.clone();
        sorted.sort_unstable();
        sorted.iter().enumerate().all(|(place, index)| place == usize::from(*index)).then_some(Self(order))
    }

    /// The author's own order.
    #[must_use]
    pub fn of_author(count: usize) -> Self {
        Self((0..u16::try_from(count).unwrap_or(u16::MAX)).collect())
    }

    /// The author's index of what is shown at a position.
    #[must_use]
    pub fn author_index(&self, shown: u16) -> Option<u16> {
        self.0.get(usize::from(shown)).copied()
    }

    /// The author's indexes in the order shown.
    #[must_use]
    pub fn order(&self) -> &[u16] {
        &self.0
    }
}

impl TryFrom<Vec<u16>> for Arrangement {
    type Error = &'static str;
    fn try_from(order: Vec<u16>) -> Result<Self, Self::Error> {
        Self::new(order).ok_or("an arrangement holds each index exactly once")
    }
}

impl From<Arrangement> for Vec<u16> {
    fn from(arrangement: Arrangement) -> Self {
        arrangement.0
    }
}

/// A task as a learner may see it before answering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedTask {
    /// Choose one, by position.
    Single(Vec<Prose>),
    /// Tick what is right, by position.
    Multiple(Vec<Prose>),
    /// Put in order, by position.
    Order(Vec<Prose>),
    /// Choose an entry of the right column, by position, for each row.
    Match {
        /// The heading of the left column.
        left_heading: Prose,
        /// The heading of the right column.
        right_heading: Prose,
        /// The rows.
        left: Vec<Prose>,
        /// What may be chosen.
        right: Vec<Prose>,
    },
    /// Give a number.
    Number,
    /// Write a word or a short expression.
    Text,
    /// Fill the gaps: text and, for each gap, nothing.
    Gap(Vec<Option<Prose>>),
    /// Write a text, for so many points.
    Essay {
        /// Points in all.
        points: u16,
    },
    /// Work through so many steps, sent one by one.
    Case {
        /// How many steps.
        steps: u16,
    },
}

impl Task {
    /// The task without its key, in the order of an arrangement of [`Task::shuffled`] things.
    #[must_use]
    pub fn asked(&self, arrangement: &Arrangement) -> AskedTask {
        match self {
            Self::Single { choices, .. } => AskedTask::Single(shown(choices, arrangement, |choice| &choice.text)),
            Self::Multiple { choices, .. } => AskedTask::Multiple(shown(choices, arrangement, |choice| &choice.text)),
            Self::Order { steps } => AskedTask::Order(shown(steps, arrangement, |step| step)),
            Self::Match { left_heading, right_heading, left, right, .. } => AskedTask::Match {
                left_heading: left_heading.clone(),
                right_heading: right_heading.clone(),
                left: left.clone(),
                right: shown(right, arrangement, |entry| entry),
            },
            Self::Number { .. } => AskedTask::Number,
            Self::Text { .. } => AskedTask::Text,
            Self::Gap { parts } => AskedTask::Gap(parts.iter().map(text_of).collect()),
            Self::Essay { points, .. } => AskedTask::Essay { points: *points },
            Self::Case(case) => AskedTask::Case { steps: u16::try_from(case.steps.len()).unwrap_or(u16::MAX) },
        }
    }
}

fn shown<T>(things: &[T], arrangement: &Arrangement, words: impl Fn(&T) -> &Prose) -> Vec<Prose> {
    arrangement.order().iter().filter_map(|index| things.get(usize::from(*index))).map(|t| words(t).clone()).collect()
}

fn text_of(part: &GapPart) -> Option<Prose> {
    match part {
        GapPart::Text(prose) => Some(prose.clone()),
        GapPart::Gap(_) => None,
    }
}

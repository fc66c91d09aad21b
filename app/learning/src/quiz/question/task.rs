//! What a learner is asked to do, with its key: one variant per kind, each with exactly what it needs.

use serde::{Deserialize, Serialize};

use super::{Decimal, Difficulty};
use crate::catalogue::{Citation, ObjectiveId, Prose, StepId};

/// A task with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// One right choice.
    Single {
        /// What may be chosen, in author order.
        choices: Vec<Choice>,
        /// The index of the right one.
        right: u16,
    },
    /// Any number of right choices.
    Multiple {
        /// What may be ticked, in author order.
        choices: Vec<Choice>,
        /// Which are right, index by index.
        right: Vec<bool>,
    },
    /// Steps to put in order.
    Order {
        /// The steps, in the right order.
        steps: Vec<Prose>,
    },
    /// Rows to complete.
    Match {
        /// The heading of the left column.
        left_heading: Prose,
        /// The heading of the right column.
        right_heading: Prose,
        /// The left column.
        left: Vec<Prose>,
        /// The distinct entries of the right column, in author order.
        right: Vec<Prose>,
        /// For each row, the index of its entry of the right column.
        key: Vec<u16>,
    },
    /// A number to give.
    Number {
        /// The right number.
        answer: Decimal,
        /// How far off is still right.
        tolerance: Decimal,
    },
    /// A word or a short expression to write.
    Text {
        /// What is accepted, folded when compared.
        accepted: Vec<String>,
        /// Wrong answers that were foreseen, with what to say.
        foreseen: Vec<Foreseen>,
    },
    /// Gaps in a sentence.
    Gap {
        /// Text and gaps, in reading order.
        parts: Vec<GapPart>,
    },
    /// A text that a person marks.
    Essay {
        /// Points in all.
        points: u16,
        /// What is looked for.
        rubric: Vec<Criterion>,
    },
    /// A dossier and an ordered series of the above.
    Case(CaseFile),
}

/// A choice with its feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: Prose,
    /// What is said to who chose it.
    pub feedback: Option<Prose>,
}

/// A wrong answer that the author foresaw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreseen {
    /// The answer, folded when compared.
    pub answer: String,
    /// What is said to who gave it.
    pub feedback: Option<Prose>,
}

/// A part of a sentence with gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapPart {
    /// Text around the gaps.
    Text(Prose),
    /// A gap, with what is accepted in it.
    Gap(Vec<String>),
}

/// What a marker looks for in an essay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name.
    pub name: Prose,
    /// Points for it.
    pub points: u16,
    /// What is expected.
    pub expected: Prose,
}

/// A case file: its papers are the stem of the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// A step of a case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its id, unique in the case.
    pub id: StepId,
    /// A short title, plain.
    pub title: String,
    /// The earlier step that unlocks it.
    pub after: Option<StepId>,
    /// What it tests.
    pub objective: ObjectiveId,
    /// How hard its author thinks it is.
    pub difficulty: Difficulty,
    /// The law it relies on.
    pub citations: Vec<Citation>,
    /// What is asked.
    pub stem: Prose,
    /// What is to be done; never a case.
    pub task: Task,
    /// Hints, from vague to precise.
    pub hints: Vec<Prose>,
    /// What is said after the answer.
    pub explanation: Option<Prose>,
    /// The author's note, for instructors only.
    pub note: Option<Prose>,
}

/// The kinds of task, as files name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One right choice.
    Single,
    /// Any number of right choices.
    Multiple,
    /// Steps to put in order.
    Order,
    /// Rows to complete.
    Match,
    /// A number.
    Number,
    /// A word or a short expression.
    Text,
    /// Gaps in a sentence.
    Gap,
    /// A text that a person marks.
    Essay,
    /// A case file.
    Case,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Single,
        Self::Multiple,
        Self::Order,
        Self::Match,
        Self::Number,
        Self::Text,
        Self::Gap,
        Self::Essay,
        Self::Case,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Order => "order",
            Self::Match => "match",
            Self::Number => "number",
            Self::Text => "text",
            Self::Gap => "gap",
            Self::Essay => "essay",
            Self::Case => "case",
        }
    }

    /// Reads the word used in files.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Task {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Single { .. } => Kind::Single,
            Self::Multiple { .. } => Kind::Multiple,
            Self::Order { .. } => Kind::Order,
            Self::Match { .. } => Kind::Match,
            Self::Number { .. } => Kind::Number,
            Self::Text { .. } => Kind::Text,
            Self::Gap { .. } => Kind::Gap,
            Self::Essay { .. } => Kind::Essay,
            Self::Case(_) => Kind::Case,
        }
    }

    /// How many things a draw may shuffle: choices, steps to order, entries of the right column; 0 for the rest.
    #[must_use]
    pub const fn shuffled(&self) -> usize {
        match self {
            Self::Single { choices, .. } | Self::Multiple { choices, .. } => choices.len(),
            Self::Order { steps } => steps.len(),
            Self::Match { right, .. } => right.len(),
            _ => 0,
        }
    }

    /// How many things an answer is made of: choices, steps, rows, gaps, steps of a case; 1 for the rest.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self {
            Self::Single { choices, .. } | Self::Multiple { choices, .. } => choices.len(),
            Self::Order { steps } => steps.len(),
            Self::Match { left, .. } => left.len(),
            Self::Gap { parts } => parts.iter().filter(|part| matches!(part, GapPart::Gap(_))).count(),
            Self::Case(case) => case.steps.len(),
            Self::Number { .. } | Self::Text { .. } | Self::Essay { .. } => 1,
        }
    }
}

//! Questions: what is asked, what is right, and in which words.

mod asked;
mod decimal;
mod fold;
mod mark;
mod response;
mod task;

use serde::{Deserialize, Serialize, Serializer};

use crate::catalogue::{ByLanguage, Citation, Language, ObjectiveId, Prose, QuestionId, Readers, Version};

pub use asked::{Arrangement, AskedTask};
pub use decimal::{BadDecimal, Decimal};
pub use fold::{fold, says_the_same};
pub use mark::{Credit, Marked, Unfit, Verdict, mark, mark_step};
pub use response::Response;
pub use task::{CaseFile, Choice, Criterion, Foreseen, GapPart, Kind, Step, Task};

/// How hard the author thinks a question is, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Difficulty(u8);

impl Difficulty {
    /// A difficulty from 1 (easy) to 5 (hard).
    #[must_use]
    pub const fn new(level: u8) -> Option<Self> {
        if matches!(level, 1..=5) { Some(Self(level)) } else { None }
    }

    /// The level, 1 to 5.
    #[must_use]
    pub const fn level(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Difficulty {
    type Error = &'static str;
    fn try_from(level: u8) -> Result<Self, Self::Error> {
        Self::new(level).ok_or("difficulty goes from 1 to 5")
    }
}

impl From<Difficulty> for u8 {
    fn from(difficulty: Difficulty) -> Self {
        difficulty.0
    }
}

/// A question in all its languages, with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What it tests; the main one for a case file.
    pub objective: ObjectiveId,
    /// How hard its author thinks it is.
    pub difficulty: Difficulty,
    /// The law it relies on.
    pub citations: Vec<Citation>,
    /// For whom it is.
    pub readers: Readers,
    /// Its words by language.
    pub wordings: ByLanguage<Wording>,
}

/// A question in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// A short title, plain.
    pub title: String,
    /// What is asked; empty when the title is the whole question.
    pub stem: Prose,
    /// What is to be done, with the key.
    pub task: Task,
    /// Hints, from vague to precise.
    pub hints: Vec<Prose>,
    /// What is said after the answer.
    pub explanation: Option<Prose>,
    /// The author's note, for instructors only.
    pub note: Option<Prose>,
    /// The hash of kind, stem, options in author order and key.
    pub version: Version,
    /// The hash of hints, feedback, explanation and citations.
    pub notes_version: Version,
}

impl Question {
    /// Its words in a language, or else in the source language, with the language really given.
    #[must_use]
    pub const fn wording(&self, language: Language) -> (Language, &Wording) {
        self.wordings.get(language)
    }

    /// What kind it is; the same in every language.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.wordings.text(self.wordings.source()).task.kind()
    }

    /// Every citation it relies on, those of the steps of a case file included.
    #[must_use]
    pub fn all_citations(&self) -> Vec<&Citation> {
        let steps = self.steps().iter().flat_map(|step| &step.citations);
        self.citations.iter().chain(steps).collect()
    }

    /// Every objective it tests, those of the steps of a case file included, each once.
    #[must_use]
    pub fn objectives(&self) -> Vec<&ObjectiveId> {
        let mut objectives = vec![&self.objective];
        for step in self.steps() {
            if !objectives.contains(&&step.objective) {
                objectives.push(&step.objective);
            }
        }
        objectives
    }

    fn steps(&self) -> &[Step] {
        match &self.wordings.text(self.wordings.source()).task {
            Task::Case(case) => &case.steps,
            _ => &[],
        }
    }
}

/// A question to practise on: its key may travel to the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PracticeQuestion(Question);

impl PracticeQuestion {
    /// A question to practise on.
    #[must_use]
    pub const fn new(question: Question) -> Self {
        Self(question)
    }

    /// The question, with its key.
    #[must_use]
    pub const fn question(&self) -> &Question {
        &self.0
    }
}

/// An exam question. It has no `Serialize`, so that no page, island or export can hold one by accident, and its `Debug`
/// says nothing but its id, so that no log can.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedQuestion(Question);

impl std::fmt::Debug for SealedQuestion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealedQuestion({}, …)", self.0.id)
    }
}

impl SealedQuestion {
    /// Seals a question.
    #[must_use]
    pub const fn new(question: Question) -> Self {
        Self(question)
    }

    /// Its id, which attempts replace by an ordinal.
    #[must_use]
    pub const fn id(&self) -> &QuestionId {
        &self.0.id
    }

    /// The question with its key: for marking on the server, and for people with the right to read the bank.
    #[must_use]
    pub const fn unsealed(&self) -> &Question {
        &self.0
    }

    /// The form to encrypt and keep; never to send, log or export in clear.
    pub fn seal<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests;

//! The sealed bank of a course: exam questions, never sent to a browser with their key.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::QuestionId;
use crate::quiz::{Question, SealedQuestion};

/// Where an exam question was found, which decides what it may serve for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// In a public folder: anybody may have read it; for demonstration and training only.
    Specimen,
    /// In a school's private folder: may serve in a certifying test.
    Private,
}

/// Exam questions of a course. It has no `Serialize`: see [`SealedBank::seal`].
#[derive(Debug, Clone, Default)]
pub struct SealedBank {
    questions: BTreeMap<QuestionId, (Origin, SealedQuestion)>,
}

impl SealedBank {
    /// A bank of these questions.
    #[must_use]
    pub fn new(questions: impl IntoIterator<Item = (Origin, SealedQuestion)>) -> Self {
        Self { questions: questions.into_iter().map(|(origin, q)| (q.id().clone(), (origin, q))).collect() }
    }

    /// One question.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&SealedQuestion> {
        self.questions.get(id).map(|(_, question)| question)
    }

    /// Where a question comes from.
    #[must_use]
    pub fn origin(&self, id: &str) -> Option<Origin> {
        self.questions.get(id).map(|(origin, _)| *origin)
    }

    /// All questions in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Origin, &SealedQuestion)> {
        self.questions.values().map(|(origin, question)| (*origin, question))
    }

    /// How many questions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// The form to encrypt and keep; never to send, log or export in clear.
    pub fn seal<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|(origin, question)| (origin, question.unsealed())))
    }

    /// Reads back what [`SealedBank::seal`] wrote.
    pub fn unseal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Vec::<(Origin, Question)>::deserialize(deserializer)?;
        Ok(Self::new(stored.into_iter().map(|(origin, question)| (origin, SealedQuestion::new(question)))))
    }
}

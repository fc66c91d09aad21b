//! The questions of a revision as calibration sees them: one for each question, one for each step of a case file.

use crate::{catalogue::Revision, policy::words, quiz::case, secret};
use learning::{
    catalogue::Language,
    quiz::{Question, Task, Wording},
};
use std::collections::BTreeMap;

words! {
    /// Where a question is asked.
    Bank {
        /// In lessons and series, with its key.
        Practice = "practice",
        /// In tests, sealed.
        Exam = "exam",
    }
}

/// A question, or a step of a case file.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The question's id, or `question#step`.
    pub subject: String,
    /// The question's id.
    pub question: String,
    /// Where it is asked.
    pub bank: Bank,
    /// What it tests.
    pub objective: String,
    /// How hard its author thinks it is, 1 to 5.
    pub level: u8,
    /// The chance that blind guessing counts as right.
    pub guess: f64,
    /// Its version in each language, the source first.
    pub versions: Vec<(Language, Version)>,
}

/// One wording of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The hash of kind, stem, options and key.
    pub id: String,
    /// The hash of what is right alone: an edit that leaves it keeps what was learned.
    pub key: String,
}

impl Item {
    /// Its version in a language, else in the source language.
    #[must_use]
    pub fn version(&self, language: Language) -> Option<&Version> {
        let own = self.versions.iter().find(|(other, _)| *other == language);
        own.or(self.versions.first()).map(|(_, version)| version)
    }

    /// The version in the source language, to which ratings belong.
    #[must_use]
    pub fn source(&self) -> Option<&Version> {
        self.versions.first().map(|(_, version)| version)
    }
}

/// Everything in a revision that a machine can mark, by subject. Without the key of the bank, practice alone.
#[must_use]
pub fn of_revision(revision: &Revision) -> BTreeMap<String, Item> {
    let practice = revision.course.questions.values().map(|q| (Bank::Practice, q.question()));
    let exam = revision.bank.iter().map(|(_, sealed)| (Bank::Exam, sealed.unsealed()));
    let items = practice.chain(exam).flat_map(|(bank, question)| of_question(bank, question));
    items.map(|item| (item.subject.clone(), item)).collect()
}

fn of_question(bank: Bank, question: &Question) -> Vec<Item> {
    let id = question.id.as_str();
    let source = &question.wordings.text(question.wordings.source()).task;
    let Task::Case(case) = source else {
        let item = |guess| Item {
            subject: id.to_owned(),
            question: id.to_owned(),
            bank,
            objective: question.objective.to_string(),
            level: question.difficulty.level(),
            guess,
            versions: versions(question, |wording| Some(&wording.task)),
        };
        return source.guessing().map(item).into_iter().collect();
    };
    let step = |step: &learning::quiz::Step| {
        Some(Item {
            subject: case::subject(id, step.id.as_str()),
            question: id.to_owned(),
            bank,
            objective: step.objective.to_string(),
            level: step.difficulty.level(),
            guess: step.task.guessing()?,
            versions: versions(question, |wording| match &wording.task {
                Task::Case(case) => case.steps.iter().find(|other| other.id == step.id).map(|step| &step.task),
                _ => None,
            }),
        })
    };
    case.steps.iter().filter_map(step).collect()
}

fn versions<'a>(question: &'a Question, task: impl Fn(&'a Wording) -> Option<&'a Task>) -> Vec<(Language, Version)> {
    let source = question.wordings.source();
    let one = |language: Language| {
        let (given, wording) = question.wording(language);
        let version = |task| Version { id: wording.version.to_string(), key: key(task) };
        (given == language).then(|| task(wording).map(version)).flatten().map(|version| (language, version))
    };
    [source, source.other()].into_iter().filter_map(one).collect()
}

/// The hash of what is right. Where the words are the key (orders, pairs, texts, gaps) another word is another key: too
/// often forgetting is better than trusting what no longer holds.
fn key(task: &Task) -> String {
    let text = match task {
        Task::Single { choices, right } => format!("single {} {right}", choices.len()),
        Task::Multiple { right, .. } => format!("multiple {right:?}"),
        Task::Number { answer, tolerance } => format!("number {answer} {tolerance}"),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    secret::digest(&text).chars().take(16).collect()
}

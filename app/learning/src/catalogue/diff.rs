//! What differs between two revisions of a course: pages, questions, tests, glossary.

use std::collections::{BTreeMap, BTreeSet};

use super::{Course, Lesson, LessonId, ModuleId, QuestionId, SealedBank, TermId, TestId};
use crate::quiz::{GapPart, Question, Step, Task};

/// What became of a page, a test or a glossary entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// What became of a question, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionChange {
    /// Another answer is right now.
    Key,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It asks in other words.
    Asked,
    /// Hints, feedback, explanation, citations or readers are others.
    Notes,
}

/// Everything that differs, in the order of ids; courses in their own order are left to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// Pages, banks and guides.
    pub lessons: Vec<(Change, (ModuleId, LessonId))>,
    /// Practice questions.
    pub practice: Vec<(QuestionChange, QuestionId)>,
    /// Exam questions: for people with the right to the sealed bank only.
    pub exam: Vec<(QuestionChange, QuestionId)>,
    /// Tests.
    pub tests: Vec<(Change, TestId)>,
    /// Glossary entries.
    pub terms: Vec<(Change, TermId)>,
}

impl Diff {
    /// What differs, but for the sealed banks.
    #[must_use]
    pub fn between(before: &Course, after: &Course) -> Self {
        let tests =
            |course: &Course| -> BTreeMap<_, _> { course.tests.iter().map(|t| (t.id.clone(), t.clone())).collect() };
        Self {
            lessons: changes(&lessons(before), &lessons(after)),
            practice: questions(&practice(before), &practice(after)),
            exam: Vec::new(),
            tests: changes(&tests(before), &tests(after)),
            terms: changes(&before.glossary, &after.glossary),
        }
    }

    /// With what differs between the sealed banks.
    #[must_use]
    pub fn with_banks(mut self, before: &SealedBank, after: &SealedBank) -> Self {
        self.exam = questions(&exam(before), &exam(after));
        self
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty()
            && self.practice.is_empty()
            && self.exam.is_empty()
            && self.tests.is_empty()
            && self.terms.is_empty()
    }
}

fn lessons(course: &Course) -> BTreeMap<(ModuleId, LessonId), &Lesson> {
    let of = |module: &'_ super::Module| module.id.clone();
    course.modules.iter().flat_map(|m| m.lessons.iter().map(move |l| ((of(m), l.id.clone()), l))).collect()
}

fn practice(course: &Course) -> BTreeMap<QuestionId, &Question> {
    course.questions.iter().map(|(id, question)| (id.clone(), question.question())).collect()
}

fn exam(bank: &SealedBank) -> BTreeMap<QuestionId, &Question> {
    bank.iter().map(|(_, sealed)| (sealed.id().clone(), sealed.unsealed())).collect()
}

fn changes<K: Ord + Clone, V: PartialEq>(before: &BTreeMap<K, V>, after: &BTreeMap<K, V>) -> Vec<(Change, K)> {
    let keys: BTreeSet<&K> = before.keys().chain(after.keys()).collect();
    let change = |key: &K| match (before.get(key), after.get(key)) {
        (None, Some(_)) => Some(Change::Added),
        (Some(_), None) => Some(Change::Removed),
        (Some(old), Some(new)) if old != new => Some(Change::Changed),
        _ => None,
    };
    keys.into_iter().filter_map(|key| Some((change(key)?, key.clone()))).collect()
}

fn questions(
    before: &BTreeMap<QuestionId, &Question>,
    after: &BTreeMap<QuestionId, &Question>,
) -> Vec<(QuestionChange, QuestionId)> {
    let keys: BTreeSet<&QuestionId> = before.keys().chain(after.keys()).collect();
    let change = |key: &QuestionId| match (before.get(key), after.get(key)) {
        (None, Some(_)) => Some(QuestionChange::Added),
        (Some(_), None) => Some(QuestionChange::Removed),
        (Some(old), Some(new)) => changed(old, new),
        (None, None) => None,
    };
    let mut found: Vec<_> = keys.into_iter().filter_map(|key| Some((change(key)?, key.clone()))).collect();
    found.sort();
    found
}

fn changed(old: &Question, new: &Question) -> Option<QuestionChange> {
    let source = old.wordings.source();
    let (before, after) = (old.wordings.text(source), new.wordings.text(source));
    let asked = |q: &Question| q.wordings.iter().map(|(_, w)| w.version.clone()).collect::<Vec<_>>();
    match () {
        () if !same_key(&before.task, &after.task) => Some(QuestionChange::Key),
        () if asked(old) != asked(new) => Some(QuestionChange::Asked),
        () if old != new => Some(QuestionChange::Notes),
        () => None,
    }
}

/// Whether the same answer earns the same credit, whatever the words around it.
fn same_key(old: &Task, new: &Task) -> bool {
    match (old, new) {
        (Task::Single { choices: a, right: r }, Task::Single { choices: b, right: s }) => {
            a.len() == b.len() && r == s && unmoved(a.iter().map(|c| c.text.plain()), b.iter().map(|c| c.text.plain()))
        }
        (Task::Multiple { choices: a, right: r }, Task::Multiple { choices: b, right: s }) => {
            r == s && unmoved(a.iter().map(|c| c.text.plain()), b.iter().map(|c| c.text.plain()))
        }
        (Task::Order { steps: a }, Task::Order { steps: b }) => {
            a.len() == b.len() && unmoved(a.iter().map(super::Prose::plain), b.iter().map(super::Prose::plain))
        }
        (Task::Match { key: a, .. }, Task::Match { key: b, .. }) => a == b,
        (Task::Number { answer: a, tolerance: t }, Task::Number { answer: b, tolerance: u }) => a == b && t == u,
        (Task::Text { accepted: a, .. }, Task::Text { accepted: b, .. }) => a == b,
        (Task::Gap { parts: a }, Task::Gap { parts: b }) => gaps(a) == gaps(b),
        (Task::Essay { points: a, .. }, Task::Essay { points: b, .. }) => a == b,
        (Task::Case(a), Task::Case(b)) => {
            a.steps.len() == b.steps.len()
                && a.steps.iter().zip(&b.steps).all(|(x, y): (&Step, &Step)| x.id == y.id && same_key(&x.task, &y.task))
        }
        _ => false,
    }
}

/// Whether no text moved to another place: an option may be reworded, but not swapped with its neighbour.
fn unmoved(before: impl Iterator<Item = String>, after: impl Iterator<Item = String>) -> bool {
    let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
    before.iter().zip(&after).all(|(old, new)| old == new || !before.contains(new))
}

fn gaps(parts: &[GapPart]) -> Vec<&Vec<String>> {
    parts
        .iter()
        .filter_map(|part| match part {
            GapPart::Gap(accepted) => Some(accepted),
            GapPart::Text(_) => None,
        })
        .collect()
}

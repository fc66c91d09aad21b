//! Which lessons, questions, glossary entries and tests rest on a provision.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Citation, Course, CourseId, LessonId, ModuleId, ObjectiveId, ProvisionRef, QuestionId, Register, SealedBank,
    TermId, TestId,
};
use crate::quiz::Question;

/// What depends on one provision in one course.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependents {
    /// Pages, by module and lesson.
    pub lessons: BTreeSet<(ModuleId, LessonId)>,
    /// Practice questions.
    pub practice: BTreeSet<QuestionId>,
    /// Exam questions: for people with the right to the sealed bank only.
    pub exam: BTreeSet<QuestionId>,
    /// Glossary entries.
    pub terms: BTreeSet<TermId>,
    /// Tests that may draw one of those exam questions.
    pub tests: BTreeSet<TestId>,
}

impl Dependents {
    /// The same without what the sealed bank holds, for everybody else.
    #[must_use]
    pub fn without_sealed(mut self) -> Self {
        self.exam.clear();
        self
    }
}

/// Provision by provision, what rests on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CitationIndex(BTreeMap<ProvisionRef, BTreeMap<CourseId, Dependents>>);

impl CitationIndex {
    /// Adds a course and its bank.
    pub fn add(&mut self, course: &Course, bank: &SealedBank, register: &Register) {
        self.add_lessons(course, register);
        self.add_terms(course, register);
        for question in course.questions.values() {
            let question = question.question();
            self.note(&course.id, question.all_citations(), register, |d| {
                d.practice.insert(question.id.clone());
            });
        }
        for (_, question) in bank.iter() {
            self.add_exam(course, question.unsealed(), register);
        }
    }

    /// Every citation of a course and its bank, each once.
    #[must_use]
    pub fn cited(course: &Course, bank: &SealedBank) -> BTreeSet<Citation> {
        let lessons = course.modules.iter().flat_map(|module| &module.lessons);
        let texts = lessons.flat_map(|lesson| lesson.texts.iter().map(|(_, text)| text));
        let prose = texts.flat_map(|t| t.prose().into_iter().chain(t.facilitation.iter().map(|notes| &notes.prose)));
        let terms = course.glossary.values().flat_map(|term| term.iter().map(|(_, term)| &term.meaning));
        let practice = course.questions.values().flat_map(|question| question.question().all_citations());
        let exam = bank.iter().flat_map(|(_, question)| question.unsealed().all_citations());
        let said = prose.chain(terms).flat_map(|prose| prose.citations());
        said.chain(practice).chain(exam).cloned().collect()
    }

    /// What rests on a provision, course by course.
    #[must_use]
    pub fn of(&self, provision: &ProvisionRef) -> Option<&BTreeMap<CourseId, Dependents>> {
        self.0.get(provision)
    }

    /// Every provision that something rests on.
    pub fn iter(&self) -> impl Iterator<Item = (&ProvisionRef, &BTreeMap<CourseId, Dependents>)> {
        self.0.iter()
    }

    fn add_lessons(&mut self, course: &Course, register: &Register) {
        for module in &course.modules {
            for lesson in &module.lessons {
                let texts = lesson.texts.iter().map(|(_, text)| text);
                let prose = texts.flat_map(|text| {
                    text.prose().into_iter().chain(text.facilitation.iter().map(|notes| &notes.prose))
                });
                let cited: BTreeSet<&Citation> = prose.flat_map(|prose| prose.citations()).collect();
                self.note(&course.id, cited, register, |d| {
                    d.lessons.insert((module.id.clone(), lesson.id.clone()));
                });
            }
        }
    }

    fn add_terms(&mut self, course: &Course, register: &Register) {
        for (id, term) in &course.glossary {
            let cited: BTreeSet<_> = term.iter().flat_map(|(_, term)| term.meaning.citations()).collect();
            self.note(&course.id, cited, register, |d| {
                d.terms.insert(id.clone());
            });
        }
    }

    fn add_exam(&mut self, course: &Course, question: &Question, register: &Register) {
        let tests: Vec<&TestId> = course
            .tests
            .iter()
            .filter(|test| question.objectives().iter().any(|o| draws(test.draw.iter().map(|d| &d.objective), o)))
            .map(|test| &test.id)
            .collect();
        self.note(&course.id, question.all_citations(), register, |d| {
            d.exam.insert(question.id.clone());
            d.tests.extend(tests.iter().map(|id| (*id).clone()));
        });
    }

    fn note<'c>(
        &mut self,
        course: &CourseId,
        cited: impl IntoIterator<Item = &'c Citation>,
        register: &Register,
        mut add: impl FnMut(&mut Dependents),
    ) {
        for resolved in cited.into_iter().filter_map(|citation| register.resolve(citation)) {
            for provision in resolved.references() {
                add(self.0.entry(provision).or_default().entry(course.clone()).or_default());
            }
        }
    }
}

fn draws<'a>(mut drawn: impl Iterator<Item = &'a ObjectiveId>, objective: &ObjectiveId) -> bool {
    drawn.any(|found| found == objective)
}

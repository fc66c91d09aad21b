//! A published course: objectives, modules, questions to practise on, tests and the certificate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ByLanguage, CourseId, Language, Lesson, LessonId, LessonKind, ModuleId, ObjectiveId, Prose, QuestionId, Readers,
    TermId, TestId,
};
use crate::quiz::PracticeQuestion;

/// A course as one revision holds it; the sealed bank lies apart.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Its title.
    pub title: ByLanguage<String>,
    /// What it is about, in a sentence or two.
    pub summary: ByLanguage<String>,
    /// Languages, the source first.
    pub languages: Vec<Language>,
    /// Hours to plan, when the course says so.
    pub hours: Option<u16>,
    /// Objectives in the order of the course.
    pub objectives: Vec<Objective>,
    /// Modules in order.
    pub modules: Vec<Module>,
    /// Practice questions of all modules.
    pub questions: BTreeMap<QuestionId, PracticeQuestion>,
    /// Words explained.
    pub glossary: Glossary,
    /// Tests in order.
    pub tests: Vec<Test>,
    /// What is given at the end, if anything.
    pub certificate: Option<Certificate>,
}

/// Glossary entries by id.
pub type Glossary = BTreeMap<TermId, ByLanguage<Term>>;

/// A glossary entry in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word, plain.
    pub name: String,
    /// What it means.
    pub meaning: Prose,
}

/// What a learner can do after the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// What the learner can do.
    pub title: ByLanguage<String>,
    /// Objectives to reach before.
    pub requires: Vec<ObjectiveId>,
    /// Whether nobody passes without it.
    pub critical: bool,
}

/// A module: its pages and its practice bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Its id.
    pub id: ModuleId,
    /// Its folder, the same in every language.
    pub folder: String,
    /// Its title.
    pub title: ByLanguage<String>,
    /// What it is about.
    pub summary: ByLanguage<String>,
    /// Objectives it serves.
    pub objectives: Vec<ObjectiveId>,
    /// For whom the module is.
    pub readers: Readers,
    /// Files in order, of every kind.
    pub lessons: Vec<Lesson>,
    /// Practice questions of its lessons, banks and case files, in file order.
    pub practice: Vec<QuestionId>,
}

/// What a test is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// To see where one stands; a specimen bank will do.
    Training,
    /// To certify; a private bank only.
    Certifying,
}

/// How many questions of an objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The objective.
    pub objective: ObjectiveId,
    /// How many questions.
    pub count: u16,
}

/// A test and its blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// Its id.
    pub id: TestId,
    /// The module it closes; none for a test of the whole course.
    pub module: Option<ModuleId>,
    /// Its title.
    pub title: ByLanguage<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// Minutes allowed.
    pub minutes: u16,
    /// The pass mark in hundredths of a point out of twenty (1000 for 10/20).
    pub pass: u16,
    /// Its weight, in hundredths (100 for 1).
    pub coefficient: u16,
    /// Attempts allowed.
    pub attempts: u16,
    /// Parallel forms.
    pub forms: u16,
    /// The test whose forms are counterbalanced with this one's.
    pub pairs_with: Option<TestId>,
    /// The blueprint, in the order of the course's objectives.
    pub draw: Vec<Draw>,
}

/// What is given at the end, and for what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its title.
    pub title: ByLanguage<String>,
    /// Tests to pass.
    pub requires_tests: Vec<TestId>,
    /// The least mark, in hundredths of a point out of twenty.
    pub minimum: u16,
}

impl Course {
    /// A module by its id.
    #[must_use]
    pub fn module(&self, id: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.id.as_str() == id)
    }

    /// An objective by its id.
    #[must_use]
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.objectives.iter().find(|objective| objective.id.as_str() == id)
    }

    /// A test by its id.
    #[must_use]
    pub fn test(&self, id: &str) -> Option<&Test> {
        self.tests.iter().find(|test| test.id.as_str() == id)
    }

    /// A page by the ids of its module and of itself.
    #[must_use]
    pub fn lesson(&self, module: &str, lesson: &str) -> Option<(&Module, &Lesson)> {
        let module = self.module(module)?;
        module.lessons.iter().find(|found| found.id.as_str() == lesson).map(|found| (module, found))
    }

    /// Pages to read in order, as module and lesson ids: what "previous" and "next" walk along.
    pub fn path(&self) -> impl Iterator<Item = (&ModuleId, &LessonId)> {
        self.modules.iter().flat_map(|module| module.pages().map(move |lesson| (&module.id, &lesson.id)))
    }
}

impl Module {
    /// Pages that learners open: lessons and case files.
    pub fn pages(&self) -> impl Iterator<Item = &Lesson> {
        self.lessons.iter().filter(|lesson| matches!(lesson.kind, LessonKind::Lesson | LessonKind::Case))
    }

    /// Guides for trainers.
    pub fn guides(&self) -> impl Iterator<Item = &Lesson> {
        self.lessons.iter().filter(|lesson| lesson.kind == LessonKind::Guide)
    }
}

impl Test {
    /// Questions in one form.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.draw.iter().map(|draw| u32::from(draw.count)).sum()
    }
}

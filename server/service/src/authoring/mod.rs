//! Courses as text: one parser, one checker, one compiler.
//!
//! [`check`] says everything that is wrong with a folder; [`compile`] makes the values that are published.

mod address;
mod code;
mod compile;
mod coverage;
mod gather;
mod limits;
mod nearest;
mod print;
mod read;
mod report;
mod rules;
mod sarif;
mod source;
#[cfg(any(test, fuzzing))]
mod survive;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;

use learning::catalogue::{Course, QuestionId, SealedBank};
use learning::quiz::{Kind, PracticeQuestion};

pub use code::{Code, Severity};
pub use compile::{Compiled, CompiledCourse, ImageFile};
pub use coverage::{Coverage, Row};
pub use print::{coverage as coverage_text, github, json, text};
pub use report::{Problem, Report};
pub(crate) use rules::is_said;
pub use sarif::sarif;
pub use source::Visibility;
#[cfg(any(test, fuzzing))]
pub use survive::survive;
pub use words::{explain, hint, message, severity_word};

/// A folder of content. Later roots lie over earlier ones.
#[derive(Debug, Clone)]
pub struct Root {
    /// The folder that holds `law/` and the folders of courses.
    pub path: PathBuf,
    /// Who may read it.
    pub visibility: Visibility,
}

impl Root {
    /// A folder that anybody may read.
    #[must_use]
    pub fn public(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), visibility: Visibility::Public }
    }

    /// A school's own folder.
    #[must_use]
    pub fn private(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), visibility: Visibility::Private }
    }
}

/// What was published before, to notice a question that changed its kind: by course, question and kind.
pub type Published = BTreeMap<String, BTreeMap<QuestionId, Kind>>;

/// The kinds of a course's questions, to compare the next publication with.
#[must_use]
pub fn kinds(course: &Course, bank: &SealedBank) -> BTreeMap<QuestionId, Kind> {
    let practice = course.questions.values().map(PracticeQuestion::question);
    let exam = bank.iter().map(|(_, question)| question.unsealed());
    practice.chain(exam).map(|question| (question.id.clone(), question.kind())).collect()
}

/// Says everything that is wrong with the content of some roots.
#[must_use]
pub fn check(roots: &[Root]) -> Report {
    check_since(roots, &Published::new())
}

/// The same, knowing what was published before.
#[must_use]
pub fn check_since(roots: &[Root], published: &Published) -> Report {
    let mut world = gather::gather(roots);
    rules::apply(&mut world, published);
    world.into_report()
}

/// Makes what is published, or says what stands in the way; warnings do not.
pub fn compile(roots: &[Root]) -> Result<Compiled, Report> {
    compile_since(roots, &Published::new())
}

/// The same, knowing what was published before.
pub fn compile_since(roots: &[Root], published: &Published) -> Result<Compiled, Report> {
    let mut world = gather::gather(roots);
    rules::apply(&mut world, published);
    compile::compile(world)
}

/// The same for roots that may lack a register: then they are read against the one given.
pub fn compile_beside(
    roots: &[Root],
    published: &Published,
    register: Option<&learning::catalogue::Register>,
) -> Result<Compiled, Report> {
    let mut world = gather::gather_beside(roots, register);
    rules::apply(&mut world, published);
    compile::compile(world)
}

#[cfg(test)]
mod tests;

//! What the check of an upload said, kept with the draft in both languages.

use crate::authoring::{self, Problem, Report, Severity};
use learning::catalogue::{ByLanguage, Language};
use serde::{Deserialize, Serialize};

/// Problems by file, in the order of the check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Files read.
    pub files: usize,
    /// Questions read.
    pub questions: usize,
    /// Problems by file.
    pub problems: Vec<(String, Vec<Located>)>,
}

/// A problem with its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// Whether it stands in the way of publishing.
    pub error: bool,
    /// Its stable code.
    pub code: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The line itself.
    pub shown: String,
    /// How many characters stand before the caret.
    pub caret: u32,
    /// How many characters are meant.
    pub width: u32,
    /// What is wrong, then how to mend it.
    pub words: ByLanguage<(String, String)>,
}

impl Checked {
    /// A report with the names of files as the author knows them.
    pub(super) fn new(report: &Report, root: &std::path::Path) -> Self {
        let root = format!("{}/", root.display());
        let mut problems: Vec<(String, Vec<Located>)> = Vec::new();
        for problem in &report.problems {
            let file = problem.file.strip_prefix(&root).unwrap_or(&problem.file).to_owned();
            match problems.last_mut().filter(|(last, _)| *last == file) {
                Some((_, own)) => own.push(located(problem, &root)),
                None => problems.push((file, vec![located(problem, &root)])),
            }
        }
        Self {
            errors: report.errors(),
            warnings: report.warnings(),
            files: report.files,
            questions: report.questions,
            problems,
        }
    }
}

impl Checked {
    /// Without any word of the files themselves, for keeping what a private folder was told.
    pub(super) fn without_text(&self) -> Self {
        let mut kept = self.clone();
        for problem in kept.problems.iter_mut().flat_map(|(_, problems)| problems) {
            problem.shown.clear();
            let said = |language| {
                let words = authoring::explain(&problem.code, language).unwrap_or_default();
                let mut parts = words.split("\n\n").skip(1).map(|part| part.trim().to_owned());
                (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
            };
            problem.words = ByLanguage::new(Language::Fr, said(Language::Fr), Some(said(Language::En)));
        }
        kept
    }
}

fn located(problem: &Problem, root: &str) -> Located {
    let words = |language| {
        let told = |words: String| words.replace(root, "");
        (told(authoring::message(problem, language)), told(authoring::hint(problem, language)))
    };
    Located {
        error: problem.code.severity() == Severity::Error,
        code: problem.code.word().to_owned(),
        line: problem.line,
        column: problem.column,
        shown: problem.shown.clone(),
        caret: problem.caret,
        width: problem.width,
        words: ByLanguage::new(Language::Fr, words(Language::Fr), Some(words(Language::En))),
    }
}

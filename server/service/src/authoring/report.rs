//! What a check found: problems with their places, in a stable order.

use std::collections::BTreeMap;
use std::ops::Range;

use super::code::{Code, Severity};
use super::limits;
use super::source::{Source, Visibility};

/// A problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub code: Code,
    /// The file, as given on the command line.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The text of the line, cut when it is long.
    pub shown: String,
    /// How many characters of the text shown stand before the caret.
    pub caret: u32,
    /// How many characters are meant.
    pub width: u32,
    /// What the message is about: ids, numbers, words of the file.
    pub about: Vec<String>,
    /// Whether the file stands in a private root, so that its lines are not for everybody.
    pub private: bool,
}

/// Everything that a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Problems, by file, line and column.
    pub problems: Vec<Problem>,
    /// Files of the first root that a later root replaces.
    pub replaced: Vec<String>,
    /// For each course, objective by jurisdiction, what there is.
    pub coverage: Vec<super::coverage::Coverage>,
    /// Files read.
    pub files: usize,
    /// Questions read, practice and exam together, counted once for all languages.
    pub questions: usize,
}

impl Report {
    /// How many problems are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.code.severity() == Severity::Error).count()
    }

    /// How many problems are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// The same for somebody without the right to private files: no line of theirs, no words of theirs.
    #[must_use]
    pub fn without_private_text(mut self) -> Self {
        for problem in self.problems.iter_mut().filter(|problem| problem.private) {
            problem.shown.clear();
            problem.about.iter_mut().for_each(|words| *words = "…".into());
        }
        self
    }

    pub(super) fn sort(&mut self) {
        let key = |p: &Problem| (p.file.clone(), p.line, p.column, p.code, p.about.clone());
        self.problems.sort_by_cached_key(key);
        self.problems.dedup();
    }
}

/// Where problems are gathered while files are read.
#[derive(Debug, Default)]
pub(super) struct Findings {
    problems: Vec<Problem>,
    by_file: BTreeMap<String, usize>,
}

impl Findings {
    /// Notes a problem at bytes of a file.
    pub(super) fn add(&mut self, source: &Source, range: Range<usize>, code: Code, about: &[&str]) {
        let Some(code) = self.room(&source.name, code) else { return };
        let place = source.place(range.start);
        let (shown, caret, width) = source.excerpt(&range);
        self.problems.push(Problem {
            code,
            file: source.name.clone(),
            line: place.line,
            column: place.column,
            shown,
            caret,
            width,
            about: about.iter().map(|words| shortened(words)).collect(),
            private: source.visibility == Visibility::Private,
        });
    }

    /// Notes a problem of a whole file or folder that cannot be shown as text.
    pub(super) fn add_file(&mut self, file: &str, visibility: Visibility, code: Code, about: &[&str]) {
        let nowhere = Source::new(file.to_owned(), String::new(), visibility);
        self.add(&nowhere, 0..0, code, about);
    }

    /// The code to note, once a file's share is used up a last one that says so, then none.
    fn room(&mut self, file: &str, code: Code) -> Option<Code> {
        let noted = self.by_file.entry(file.to_owned()).or_default();
        *noted += 1;
        match (*noted).cmp(&limits::PROBLEMS_PER_FILE) {
            std::cmp::Ordering::Less => Some(code),
            std::cmp::Ordering::Equal => Some(Code::TooManyProblems),
            std::cmp::Ordering::Greater => None,
        }
    }

    /// Whether nothing stands in the way of publishing.
    pub(super) fn is_publishable(&self) -> bool {
        self.problems.iter().all(|problem| problem.code.severity() == Severity::Warning)
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}

fn shortened(words: &str) -> String {
    let mut short: String = words.chars().take(80).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

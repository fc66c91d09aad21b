//! Any bytes as every sort of file: what the property tests and the fuzz target call.

use learning::catalogue::Language;

use super::read::page::{Atlas, Page};
use super::read::picture;
use super::read::{course_file, front, glossary, lesson, register_file};
use super::report::Findings;
use super::source::{Source, Visibility};

/// Reads bytes as a lesson, a glossary, a register, a course file and pictures.
///
/// # Panics
/// When a problem does not lie inside the file: that is what those who call this look for.
pub fn survive(bytes: &[u8]) {
    for format in ["png", "jpg", "webp", "avif"] {
        let _ = picture::shipped(bytes, format);
    }
    survive_text(&String::from_utf8_lossy(bytes));
}

/// The same for what is text already.
pub(super) fn survive_text(text: &str) {
    let source = Source::new("x.md".into(), text.to_owned(), Visibility::Public);
    let atlas = Atlas::default();
    let mut findings = Findings::default();
    let _ = lesson::read(Page::new(&source, Language::Fr, "fr/010-one".into(), &atlas, &mut findings));
    let _ = glossary::read(Page::new(&source, Language::Fr, "fr".into(), &atlas, &mut findings));
    let _ = register_file::read(&source, &mut findings);
    let _ = course_file::read(&source, &mut findings);
    let _ = front::split(&source, &mut findings);
    let lines: Vec<&str> = text.split('\n').collect();
    for problem in findings.into_problems() {
        let line = lines.get(problem.line as usize - 1);
        assert!(line.is_some_and(|line| problem.column as usize <= line.chars().count() + 1), "{problem:?}");
        assert!((problem.caret as usize) <= problem.shown.chars().count() + 1, "{problem:?}");
    }
}

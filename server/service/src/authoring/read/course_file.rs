//! `course.toml`: ids, titles, objectives, modules, tests and the certificate.

use std::ops::Range;

use learning::catalogue::{Audience, Jurisdiction, Language, Purpose};
use serde::Deserialize;
use toml::Spanned;

use super::front::first_line;
use crate::authoring::code::Code;
use crate::authoring::report::Findings;
use crate::authoring::source::Source;

/// A word and its place in the file.
pub(in crate::authoring) type Word = Spanned<String>;

/// A text by language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct Titles {
    pub(in crate::authoring) fr: Option<String>,
    pub(in crate::authoring) en: Option<String>,
}

impl Titles {
    /// The text in one language.
    pub(in crate::authoring) const fn get(&self, language: Language) -> Option<&String> {
        match language {
            Language::Fr => self.fr.as_ref(),
            Language::En => self.en.as_ref(),
        }
    }
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct CourseFile {
    pub(in crate::authoring) id: Word,
    pub(in crate::authoring) title: Spanned<Titles>,
    #[serde(default)]
    pub(in crate::authoring) summary: Option<Spanned<Titles>>,
    pub(in crate::authoring) languages: Vec<Language>,
    #[serde(default)]
    pub(in crate::authoring) hours: Option<u16>,
    #[serde(default, rename = "objective")]
    pub(in crate::authoring) objectives: Vec<ObjectiveEntry>,
    #[serde(default, rename = "module")]
    pub(in crate::authoring) modules: Vec<ModuleEntry>,
    #[serde(default, rename = "test")]
    pub(in crate::authoring) tests: Vec<TestEntry>,
    #[serde(default)]
    pub(in crate::authoring) certificate: Option<CertificateEntry>,
}

/// An objective as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct ObjectiveEntry {
    pub(in crate::authoring) id: Word,
    pub(in crate::authoring) title: Spanned<Titles>,
    #[serde(default)]
    pub(in crate::authoring) requires: Vec<Word>,
    #[serde(default)]
    pub(in crate::authoring) critical: bool,
}

/// A module as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct ModuleEntry {
    pub(in crate::authoring) id: Word,
    pub(in crate::authoring) folder: Word,
    pub(in crate::authoring) title: Spanned<Titles>,
    #[serde(default)]
    pub(in crate::authoring) summary: Option<Spanned<Titles>>,
    #[serde(default)]
    pub(in crate::authoring) objectives: Vec<Word>,
    #[serde(default)]
    pub(in crate::authoring) jurisdiction: Vec<Jurisdiction>,
    #[serde(default)]
    pub(in crate::authoring) audience: Vec<Audience>,
}

/// A test as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct TestEntry {
    pub(in crate::authoring) id: Word,
    #[serde(default)]
    pub(in crate::authoring) module: Option<Word>,
    pub(in crate::authoring) title: Spanned<Titles>,
    pub(in crate::authoring) purpose: Purpose,
    pub(in crate::authoring) minutes: u16,
    pub(in crate::authoring) pass: f64,
    #[serde(default = "one")]
    pub(in crate::authoring) coefficient: f64,
    #[serde(default = "one_attempt")]
    pub(in crate::authoring) attempts: u16,
    #[serde(default = "one_attempt")]
    pub(in crate::authoring) forms: u16,
    #[serde(default)]
    pub(in crate::authoring) pairs_with: Option<Word>,
    #[serde(default)]
    pub(in crate::authoring) draw: std::collections::BTreeMap<Word, u16>,
}

/// The certificate as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct CertificateEntry {
    pub(in crate::authoring) title: Spanned<Titles>,
    pub(in crate::authoring) requires_tests: Vec<Word>,
    pub(in crate::authoring) minimum: f64,
}

const fn one() -> f64 {
    1.0
}

const fn one_attempt() -> u16 {
    1
}

/// Reads the file, or notes why it cannot be read.
pub(in crate::authoring) fn read(source: &Source, findings: &mut Findings) -> Option<CourseFile> {
    match toml::from_str::<CourseFile>(&source.text) {
        Ok(file) if file.languages.is_empty() => {
            note(source, findings, 0..1, "languages = []");
            None
        }
        Ok(file) => Some(file),
        Err(error) => {
            note(source, findings, error.span().unwrap_or(0..1), &first_line(error.message()));
            None
        }
    }
}

fn note(source: &Source, findings: &mut Findings, range: Range<usize>, why: &str) {
    findings.add(source, range, Code::CourseInvalid, &[why]);
}

/// Points written with at most two decimals, in hundredths.
pub(in crate::authoring) fn hundredths(points: f64) -> Option<u16> {
    let scaled = (points * 100.0).round();
    let exact = (scaled - points * 100.0).abs() < 1e-6;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the bounds make the conversion exact")]
    (exact && (0.0..=60_000.0).contains(&scaled)).then_some(scaled as u16)
}

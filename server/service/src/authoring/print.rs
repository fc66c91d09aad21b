//! A report as text for people, as JSON for editors, as annotations for GitHub; SARIF has its own file.

use std::fmt::Write as _;

use learning::catalogue::Language;
use serde::Serialize;

use super::report::{Problem, Report};
use super::words::{hint, message, severity_word};

/// The report for a terminal: each problem with its line, a caret and a hint, then the counts.
#[must_use]
pub fn text(report: &Report, language: Language) -> String {
    let mut out = String::new();
    for problem in &report.problems {
        one(problem, language, &mut out);
    }
    for path in &report.replaced {
        let _ = writeln!(
            out,
            "{} {path}",
            said(language, "remplacé par la racine privée :", "replaced by the private root:")
        );
    }
    let count = |number: usize, fr: &str, en: &str| {
        let plural = if number == 1 || (number == 0 && language == Language::Fr) { "" } else { "s" };
        format!("{number} {}{plural}", said(language, fr, en))
    };
    let _ = writeln!(
        out,
        "{}, {}{} {}, {}",
        count(report.files, "fichier", "file"),
        count(report.questions, "question", "question"),
        said(language, "\u{a0}:", ":"),
        count(report.errors(), "erreur", "error"),
        count(report.warnings(), "avertissement", "warning"),
    );
    out
}

const fn said<'w>(language: Language, fr: &'w str, en: &'w str) -> &'w str {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

fn one(problem: &Problem, language: Language, out: &mut String) {
    let Problem { file, line, column, code, .. } = problem;
    let severity = severity_word(code.severity(), language);
    let colon = said(language, "\u{a0}:", ":");
    let _ = writeln!(out, "{file}:{line}:{column}: {}: {severity}{colon} {}", code.word(), message(problem, language));
    if !problem.shown.is_empty() {
        let number = line.to_string();
        let room = " ".repeat(number.len());
        let before = " ".repeat(usize::try_from(problem.caret).unwrap_or(0));
        let caret = "^".repeat(usize::try_from(problem.width).unwrap_or(1));
        let _ = writeln!(out, " {number} | {}\n {room} | {before}{caret}", problem.shown);
    }
    let _ = writeln!(out, "   → {}\n", hint(problem, language));
}

/// The coverage matrices for a terminal.
#[must_use]
pub fn coverage(report: &Report, language: Language) -> String {
    let mut out = String::new();
    for course in &report.coverage {
        let _ = writeln!(
            out,
            "{} {}\n{:<28}{:>14}{:>14}{:>14}",
            said(language, "Couverture (entraînement/examen/sections) :", "Coverage (practice/exam/sections):"),
            course.course,
            said(language, "objectif", "objective"),
            "BF",
            "ML",
            "NE"
        );
        for row in &course.rows {
            let _ = write!(out, "{:<28}", row.objective);
            for ((practice, exam), overlays) in row.questions.iter().zip(row.overlays) {
                let _ = write!(out, "{:>14}", format!("{practice}/{exam}/{overlays}"));
            }
            out.push('\n');
        }
    }
    out
}

/// The shape of `--json`: documented in content/README.md, only ever added to.
#[derive(Serialize)]
struct Shape<'r> {
    errors: usize,
    warnings: usize,
    files: usize,
    questions: usize,
    problems: Vec<ProblemShape<'r>>,
    replaced: &'r [String],
    coverage: &'r [super::coverage::Coverage],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProblemShape<'r> {
    code: &'static str,
    severity: &'static str,
    file: &'r str,
    line: u32,
    column: u32,
    end_column: u32,
    text: &'r str,
    message: String,
    hint: String,
}

/// The report as JSON.
#[must_use]
pub fn json(report: &Report, language: Language) -> String {
    let shape = Shape {
        errors: report.errors(),
        warnings: report.warnings(),
        files: report.files,
        questions: report.questions,
        problems: report.problems.iter().map(|problem| problem_shape(problem, language)).collect(),
        replaced: &report.replaced,
        coverage: &report.coverage,
    };
    serde_json::to_string_pretty(&shape).unwrap_or_default()
}

fn problem_shape(problem: &Problem, language: Language) -> ProblemShape<'_> {
    ProblemShape {
        code: problem.code.word(),
        severity: problem.code.severity().word(),
        file: &problem.file,
        line: problem.line,
        column: problem.column,
        end_column: problem.column + problem.width,
        text: &problem.shown,
        message: message(problem, language),
        hint: hint(problem, language),
    }
}

/// The report as GitHub workflow commands, one annotation a line.
#[must_use]
pub fn github(report: &Report, language: Language) -> String {
    let mut out = String::new();
    for problem in &report.problems {
        let Problem { file, line, column, code, .. } = problem;
        let words = escaped(&format!("{} → {}", message(problem, language), hint(problem, language)));
        let file = escaped(file).replace(':', "%3A").replace(',', "%2C");
        let end = column + problem.width;
        let _ = writeln!(
            out,
            "::{} file={file},line={line},col={column},endColumn={end},title={}::{words}",
            code.severity().word(),
            code.word()
        );
    }
    out
}

fn escaped(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

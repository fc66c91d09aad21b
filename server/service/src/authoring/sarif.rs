//! A report as SARIF 2.1.0, which editors and forges read.

use std::collections::BTreeSet;

use learning::catalogue::Language;
use serde_json::{Value, json};

use super::code::{Code, Severity};
use super::report::{Problem, Report};
use super::words::{explain, hint, message};

/// The report as one SARIF log with one run: a rule for each code that was found, a result for each problem.
#[must_use]
pub fn sarif(report: &Report, language: Language) -> String {
    let codes: BTreeSet<Code> = report.problems.iter().map(|problem| problem.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code, language)).collect();
    let results: Vec<Value> = report.problems.iter().map(|problem| result(problem, &codes, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pretoire",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language.tag(),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn rule(code: Code, language: Language) -> Value {
    let words = explain(code.word(), language).unwrap_or_default();
    let mut parts = words.split("\n\n").skip(1).map(str::trim);
    json!({
        "id": code.word(),
        "shortDescription": { "text": parts.next().unwrap_or_default() },
        "help": { "text": parts.next().unwrap_or_default() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(problem: &Problem, codes: &[Code], language: Language) -> Value {
    let mut region = json!({
        "startLine": problem.line,
        "startColumn": problem.column,
        "endColumn": problem.column + problem.width,
    });
    // An excerpt that was cut would not be the text of the region's line.
    if let Some(region) = region.as_object_mut().filter(|_| problem.column == problem.caret + 1) {
        region.insert("snippet".to_owned(), json!({ "text": problem.shown }));
    }
    json!({
        "ruleId": problem.code.word(),
        "ruleIndex": codes.iter().position(|code| *code == problem.code),
        "level": level(problem.code.severity()),
        "message": { "text": format!("{} → {}", message(problem, language), hint(problem, language)) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&problem.file) },
            "region": region,
        } }],
    })
}

/// A path as a URI reference: what may not stand in one is written in percent.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

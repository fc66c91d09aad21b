//! `check DIR… [--lang fr|en] [--json|--github] [--coverage] [--explain CODE]`: what is wrong with a content folder.
#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use std::process::ExitCode;

use learning::catalogue::Language;
use service::authoring::{self, Root};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let language = after("--lang").and_then(|tag| Language::from_tag(tag)).unwrap_or(Language::Fr);
    if let Some(code) = after("--explain") {
        println!("{}", authoring::explain(code, language).unwrap_or_else(|| format!("?: {code}")));
        return ExitCode::SUCCESS;
    }
    let named = |name: &str| arguments.iter().any(|argument| argument == name);
    let values = [after("--lang"), after("--explain")];
    let folders = arguments.iter().filter(|a| !a.starts_with("--") && !values.contains(&Some(a)));
    let roots: Vec<Root> =
        folders.enumerate().map(|(at, path)| if at == 0 { Root::public(path) } else { Root::private(path) }).collect();
    let report = if named("--compile") { compiled(&roots) } else { authoring::check(&roots) };
    if named("--json") {
        println!("{}", authoring::json(&report, language));
    } else if named("--github") {
        print!("{}", authoring::github(&report, language));
    } else {
        print!("{}", authoring::text(&report, language));
    }
    if named("--coverage") {
        print!("{}", authoring::coverage_text(&report, language));
    }
    ExitCode::from(u8::from(report.errors() > 0))
}

/// Compiles and says what was made.
fn compiled(roots: &[Root]) -> authoring::Report {
    match authoring::compile(roots) {
        Err(report) => report,
        Ok(compiled) => {
            println!("register {}", compiled.register_address);
            for one in &compiled.courses {
                let (practice, exam) = (one.course.questions.len(), one.bank.len());
                println!("{} {} ({practice} + {exam})", one.course.id, one.address);
            }
            compiled.report
        }
    }
}

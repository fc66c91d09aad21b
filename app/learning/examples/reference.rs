//! Runs every file of vectors and every CAT bank of a folder: `cargo run -p learning --example reference -- DIR`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, missing_docs, unreachable_pub)]

#[path = "../tests/reference/folder.rs"]
mod folder;
#[path = "../tests/reference/suite/mod.rs"]
mod suite;

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        println!("usage: reference DIR");
        return ExitCode::from(2);
    };
    let files = folder::read(folder.as_ref());
    let outcomes: Vec<suite::Outcome> = files.keys().filter_map(|path| suite::run(path, &files)).collect();
    outcomes.iter().for_each(|outcome| println!("{outcome}"));
    let cases: usize = outcomes.iter().map(|outcome| outcome.cases).sum();
    let passed: usize = outcomes.iter().map(|outcome| outcome.passed).sum();
    println!("all: {cases} cases, {passed} passed");
    if cases > 0 && cases == passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

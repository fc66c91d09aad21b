//! The reference vectors that come with the project, and those in the folder named by `REFERENCE_DIR`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

mod folder;
mod suite;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference/adaptive")
}

/// Files of another folder win over ours of the same name; ours lend the data that another folder lacks.
fn check(folder: &Path) {
    let mut files = folder::read(folder);
    assert!(!files.is_empty(), "no vectors in {}", folder.display());
    let own: Vec<String> = files.keys().cloned().collect();
    for (name, text) in folder::read(&ours()) {
        files.entry(name).or_insert(text);
    }
    let outcomes: Vec<suite::Outcome> = own.iter().filter_map(|path| suite::run(path, &files)).collect();
    // Past the harness, which would show this of failing tests only.
    let mut out = std::io::stdout().lock();
    outcomes.iter().for_each(|outcome| writeln!(out, "{outcome}").unwrap());
    drop(out);
    assert!(!outcomes.is_empty(), "no vectors in {}", folder.display());
    assert!(outcomes.iter().all(|outcome| outcome.passed == outcome.cases), "some vectors are not met");
}

#[test]
fn our_vectors() {
    check(&ours());
}

#[test]
fn vectors_in_reference_dir() {
    if let Some(folder) = std::env::var_os("REFERENCE_DIR") {
        // Tests run in the crate's folder; a relative path is meant from the project's.
        check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder));
    }
}

/// The first number of a value, moved far beyond any tolerance.
fn spoil(value: &mut Value) -> bool {
    match value {
        Value::Number(number) => {
            *value = (number.as_f64().unwrap() + 1.5).into();
            true
        }
        Value::Array(values) => values.iter_mut().any(spoil),
        Value::Object(values) => values.iter_mut().any(|(_, value)| spoil(value)),
        _ => false,
    }
}

/// A suite that cannot fail proves nothing: one number changed in any file is found, and the case named.
#[test]
fn one_changed_number_is_found_in_every_file() {
    let files = folder::read(&ours());
    let mut spoiled = 0;
    for (path, text) in &files {
        let file: Value = serde_json::from_str(text).unwrap();
        let of_cases = file["cases"].as_array().map_or(&[][..], Vec::as_slice);
        let outcomes = of_cases.iter().filter_map(|case| {
            let (mut changed, mut file, mut case) = (files.clone(), file.clone(), case.clone());
            spoil(&mut case["expected"]).then_some(())?;
            file["cases"] = Value::Array(vec![case.clone()]);
            changed.insert(path.clone(), file.to_string());
            suite::run(path, &changed).filter(|outcome| outcome.cases > 0).map(|outcome| (case["id"].clone(), outcome))
        });
        let Some((id, outcome)) = outcomes.take(1).next() else { continue };
        assert_eq!(outcome.passed, 0, "{path}: the change of {id} is not found");
        assert!(outcome.failures[0].starts_with(id.as_str().unwrap()), "{path}: {id} not named");
        spoiled += 1;
    }
    assert!(spoiled >= 18, "{spoiled} files");
    let one = |text: &str| suite::run("new.json", &[("new.json".to_owned(), text.to_owned())].into()).unwrap();
    assert_eq!((one("{").passed, one("{").cases), (0, 1), "broken text is a failure");
    assert_eq!(one(r#"{"name": "tarot", "cases": [{}, {}]}"#).cases, 2, "a format nobody knows is a failure");
}

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
    outcomes.iter().for_each(|outcome| println!("{outcome}"));
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

//! The walls of the house: which crate may know which, what the rules may not touch, and what runs in the browser.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each crate, its folder, the layers it knows, and what it must never depend on.
const LAYERS: [(&str, &str, &[&str], &[&str]); 5] = [
    ("learning", "app/learning", &[], &["leptos", "sea-orm", "tokio", "axum", "getrandom", "rand", "jiff", "chrono"]),
    ("service", "server/service", &["learning"], &["leptos", "axum", "tower-http", "fluent-bundle"]),
    ("app", "app", &["learning", "service"], &["sea-orm", "sqlx", "axum", "tower-http"]),
    ("browser", "app/browser", &["app"], &["sea-orm", "tokio", "axum"]),
    ("server", "server", &["app", "learning", "service"], &["sea-orm", "sqlx"]),
];

/// What runs in the browser, each with a reason in its doc comment.
const ISLANDS: [&str; 4] = ["PracticeCard", "PracticeSet", "TakeOver", "TestDesk"];

/// What a rule may not name: clock, chance, files, threads, environment, hash order.
const FORBIDDEN_IN_RULES: [&str; 13] = [
    "SystemTime",
    "Instant",
    "HashMap",
    "HashSet",
    "thread_rng",
    "getrandom",
    "new_v4",
    "now_v7",
    "std::fs",
    "std::env",
    "std::thread",
    "std::net",
    "rand::",
];

/// What the top level of the repository holds; anything else needs a decision written down.
const TOP_LEVEL: [&str; 22] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "GLOSSARY.md",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Makefile",
    "README.md",
    "app",
    "clippy.toml",
    "content",
    "deny.toml",
    "docs",
    "end2end",
    "rustfmt.toml",
    "server",
    "style",
    "tests",
    "target",
    "data",
];

#[test]
fn dependencies_point_one_way() {
    let layers: Vec<&str> = LAYERS.iter().map(|layer| layer.0).collect();
    for (name, folder, known, never) in LAYERS {
        let direct = dependencies(&root().join(folder).join("Cargo.toml"));
        let inner: Vec<&str> = layers.iter().copied().filter(|layer| direct.contains(*layer)).collect();
        let beyond: Vec<&&str> = inner.iter().filter(|layer| !known.contains(layer)).collect();
        assert!(beyond.is_empty(), "{name} must not know {beyond:?}");
        let strangers: Vec<&&str> = never.iter().filter(|crate_name| direct.contains(**crate_name)).collect();
        assert!(strangers.is_empty(), "{name} must not depend on {strangers:?}");
    }
}

#[test]
fn the_browser_half_meets_the_server_nowhere() {
    let manifest = table(&root().join("app/Cargo.toml"));
    let service = &manifest["dependencies"]["service"];
    assert_eq!(service["optional"].as_bool(), Some(true), "service is for the server half alone");
    let hydrate = manifest["features"]["hydrate"].as_array().unwrap();
    assert!(!hydrate.iter().any(|feature| feature.as_str().unwrap().contains("service")));
}

#[test]
fn rules_receive_time_and_chance() {
    let mut found = Vec::new();
    for (file, text) in sources("app/learning/src") {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for word in FORBIDDEN_IN_RULES.iter().filter(|word| names(line, word)) {
                found.push(format!("{}:{}: {word}", file.display(), number + 1));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn islands_are_those_listed_here() {
    let mut found = BTreeSet::new();
    for (file, text) in sources("app/src") {
        let lines: Vec<&str> = text.lines().collect();
        for (number, _) in lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with("#[island")) {
            let head = lines[number..].iter().find_map(|line| line.split_once("fn ")).unwrap().1;
            found.insert(head.split(['(', '<']).next().unwrap().to_owned());
            let documented = lines[..number].iter().rev().take_while(|line| line.trim_start().starts_with(['/', '#']));
            assert!(
                documented.clone().any(|line| line.trim_start().starts_with("///")),
                "{}: why in the browser?",
                file.display()
            );
        }
    }
    assert_eq!(found, ISLANDS.map(str::to_owned).into());
}

#[test]
fn nothing_else_stands_at_the_top_level() {
    let found = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let strays: Vec<String> =
        found.filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str())).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn frozen_versions_of_the_browser_half_are_exact() {
    let manifest = table(&root().join("Cargo.toml"));
    let wanted = &manifest["workspace"]["dependencies"];
    for exact in [wanted["wasm-bindgen"].as_str(), wanted["leptos"]["version"].as_str()] {
        assert!(exact.unwrap().starts_with('='), "set-up builds the tool of this very version");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn table(manifest: &Path) -> toml::Table {
    fs::read_to_string(manifest).unwrap().parse().unwrap()
}

/// What a crate depends on when it runs or is built, by name.
fn dependencies(manifest: &Path) -> BTreeSet<String> {
    let manifest = table(manifest);
    let sections =
        ["dependencies", "build-dependencies"].into_iter().filter_map(|section| manifest.get(section)?.as_table());
    sections.flat_map(|section| section.keys().cloned()).collect()
}

/// Every Rust file under a folder, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let (mut folders, mut files) = (vec![root().join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    assert!(!files.is_empty(), "{folder} holds no source");
    files.sort();
    files
}

/// Whether a line names a word as a whole, not inside a longer one.
fn names(line: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(inside);
        let after = word.ends_with(inside) && line[at + word.len()..].chars().next().is_some_and(inside);
        !before && !after
    })
}

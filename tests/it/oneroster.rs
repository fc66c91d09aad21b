//! OneRoster packages: the verdicts of other readers, and our own package read clean.

use crate::{
    grades::marked,
    marking::planned,
    world::{World, on_both},
};
use serde_json::Value;
use service::{
    Role,
    grades::{self, Format, Kind, oneroster},
};
use std::path::{Path, PathBuf};

/// Folders with an `index.json` of verdicts: ours, and those under `REFERENCE_DIR`.
fn corpora() -> Vec<PathBuf> {
    let mut found = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/oneroster")];
    if let Ok(elsewhere) = std::env::var("REFERENCE_DIR") {
        find(Path::new(&elsewhere), 4, &mut found);
    }
    found
}

fn find(folder: &Path, depth: u8, found: &mut Vec<PathBuf>) {
    if folder.ends_with("oneroster-1.2-csv") {
        found.push(folder.to_owned());
    } else if depth > 0 {
        let inside = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        inside.filter(|path| path.is_dir()).for_each(|path| find(&path, depth - 1, found));
    }
}

#[test]
fn verdicts_are_those_of_other_readers() {
    let mut read = 0;
    for corpus in corpora() {
        let index: Value = serde_json::from_str(&std::fs::read_to_string(corpus.join("index.json")).unwrap()).unwrap();
        for case in index.as_array().unwrap() {
            let file = case["file"].as_str().unwrap();
            let findings = oneroster::check(&std::fs::read(corpus.join(file)).unwrap());
            assert_eq!(findings.is_empty(), case["valid"].as_bool().unwrap(), "{file}: {findings:?}");
            for code in case["expectedCodes"].as_array().into_iter().flatten() {
                assert!(findings.iter().any(|f| f.code == code), "{file}: {code} in {findings:?}");
            }
            for peer in case["peer_codes"].as_array().into_iter().flatten() {
                let words: Vec<&str> = peer.as_str().unwrap().split(' ').collect();
                let same = |f: &&oneroster::Finding| {
                    f.code == words[0] && f.file == words[1] && words.get(2).is_none_or(|field| f.field == *field)
                };
                assert!(findings.iter().find(same).is_some(), "{file}: {peer} in {findings:?}");
            }
            read += 1;
        }
    }
    assert!(read >= 8, "{read}");
}

#[test]
fn what_is_no_package_is_told() {
    assert_eq!(oneroster::check(b"PK").first().map(|f| f.code), Some("package.unreadable"));
    assert_eq!(oneroster::check(b"").first().map(|f| f.code), Some("package.unreadable"));
}

on_both! {
    async fn the_package_of_a_cohort_reads_clean(world: &World) {
        let (id, _) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let file = grades::export(&ctx, id, Kind::Gradebook, Format::OneRoster).await.unwrap();
        let bytes = std::fs::read(file.file.path()).unwrap();
        assert_eq!(oneroster::check(&bytes), []);
        assert_eq!(file.rows, 7);
        assert_eq!(file.file_name, "oneroster-marks-session-de-bobo-dioulasso-2026-03-02.zip");
    }
}

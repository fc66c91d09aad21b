//! Small folders of content for tests: a sound course, to which each test adds its own file or change.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot write its folder has nothing to say"
)]

use std::path::Path;

use tempfile::TempDir;

use crate::authoring::{Report, Root, check};

/// A register with one provision in each state.
pub(super) const REGISTER: &str = "meta:
  compiled: '2026-11-23'
instruments:
- id: tip
  title_fr: Protocole
  title_en: Protocol
  jurisdiction: INT
  kind: treaty
  adopted: '2000-11-15'
  in_force: '2003-12-25'
  status: in_force
  provisions:
  - {id: 3-a, article: 3(a), subject_fr: Définition, summary_fr: Trois éléments.}
  - {id: 3-b, article: 3(b), subject_fr: Consentement, summary_fr: Indifférent.}
  - {id: 9, article: '9', subject_fr: Doute, summary_fr: Douteux., to_verify: true}
- id: old
  title_fr: Loi ancienne
  jurisdiction: NE
  kind: statute
  adopted: '2015-05-26'
  in_force: '2015-06-01'
  status: repealed
  repealed: '2023-11-25'
  provisions:
  - {id: 20, article: '20', subject_fr: Transport, summary_fr: Puni.}
";

pub(super) const COURSE: &str = r#"id = "cours"
title = { fr = "Le cours", en = "The course" }
languages = ["fr", "en"]

[[objective]]
id = "act"
title = { fr = "Voir l’acte", en = "See the act" }

[[module]]
id = "one"
folder = "010-one"
title = { fr = "Un", en = "One" }
objectives = ["act"]
"#;

pub(super) const LESSON: &str =
    "---\ntitle: Leçon\nobjectives: [act]\nminutes: 10\n---\n\n## Les faits\n\nUn texte simple.\n\n";

pub(super) const QUESTION: &str = "## La question {#q-one .question objective=act difficulty=2 law=tip/3-a}\n\nQue faire ?\n\n- [ ] Rien\n  > Non : il faut agir.\n- [x] Agir\n  > Oui : c’est la règle.\n\n> ! On agit.\n\n";

/// A folder with a sound course in both languages.
pub(super) struct Folder(TempDir);

impl Folder {
    pub(super) fn sound() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.with("law/register.yaml", REGISTER).with("cours/course.toml", COURSE).lesson("")
    }

    pub(super) fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// The lesson of both languages: the sound text, a question, and more.
    pub(super) fn lesson(self, more: &str) -> Self {
        let text = format!("{LESSON}{QUESTION}## Ensuite\n\n{more}");
        self.with("cours/fr/010-one/010-lesson.md", &text).with("cours/en/010-one/010-lesson.md", &text)
    }

    pub(super) fn without(self, path: &str) -> Self {
        std::fs::remove_file(self.path().join(path)).unwrap();
        self
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn root(&self) -> Root {
        Root::public(self.path())
    }

    pub(super) fn check(&self) -> Report {
        check(&[self.root()])
    }

    /// Problems as `file:line:column code`, without those of the English copy when they repeat the French ones.
    pub(super) fn problems(&self) -> Vec<String> {
        let report = self.check();
        let inside = |file: &str| {
            file.strip_prefix(&*self.path().to_string_lossy()).unwrap_or(file).trim_start_matches('/').to_owned()
        };
        let all: Vec<String> = report
            .problems
            .iter()
            .map(|p| format!("{}:{}:{} {}", inside(&p.file), p.line, p.column, p.code.word()))
            .collect();
        let repeats =
            |line: &String| line.starts_with("cours/en/") && all.contains(&line.replace("cours/en/", "cours/fr/"));
        all.iter().filter(|line| !repeats(line)).cloned().collect()
    }
}

//! Measures `check` and `compile` on a made-up course of 200 lessons and 2,000 questions in two languages.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement, run by hand")]

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use service::authoring::{Root, check, compile};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let roots = [Root::public(folder.path())];
    let start = Instant::now();
    let report = check(&roots);
    let checked = start.elapsed();
    let start = Instant::now();
    let compiled = compile(&roots).is_ok();
    println!(
        "{} files, {} questions, {} errors: checked in {} ms, compiled ({compiled}) in {} ms",
        report.files,
        report.questions,
        report.errors(),
        checked.as_millis(),
        start.elapsed().as_millis()
    );
}

fn write(root: &Path) {
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("law/register.yaml", &register());
    let mut toml = "id = \"big\"\ntitle = { fr = \"Gros\", en = \"Big\" }\nlanguages = [\"fr\", \"en\"]\n".to_owned();
    for module in 0..20 {
        let _ = write!(toml, "[[objective]]\nid = \"o{module}\"\ntitle = {{ fr = \"O\", en = \"O\" }}\n");
    }
    for module in 0..20 {
        let _ = write!(
            toml,
            "[[module]]\nid = \"m{module}\"\nfolder = \"{module:03}-m\"\ntitle = {{ fr = \"M\", en = \"M\" }}\nobjectives = [\"o{module}\"]\n"
        );
        for lesson in 0..10 {
            let text = text(module, lesson);
            put(&format!("big/fr/{module:03}-m/{lesson:03}-l.md"), &text);
            put(&format!("big/en/{module:03}-m/{lesson:03}-l.md"), &text);
        }
    }
    put("big/course.toml", &toml);
}

fn register() -> String {
    let mut yaml = "meta: {compiled: '2026-11-23'}\ninstruments:\n".to_owned();
    for instrument in 0..90 {
        let _ = write!(
            yaml,
            "- id: i{instrument}\n  title_fr: Loi\n  jurisdiction: BF\n  kind: statute\n  in_force: '2010'\n  provisions:\n"
        );
        for provision in 0..5 {
            let _ = writeln!(yaml, "  - {{id: {provision}, article: '1', subject_fr: S, summary_fr: Texte.}}");
        }
    }
    yaml
}

fn text(module: usize, lesson: usize) -> String {
    let mut text = format!("---\ntitle: Leçon {lesson}\nobjectives: [o{module}]\nminutes: 30\n---\n\n");
    for part in 0..4 {
        let _ = write!(text, "## Partie {part}\n\n");
        for _ in 0..6 {
            let words = "La victime parle, le juge écoute et la règle répond ; ".repeat(4);
            let _ = write!(text, "{words}voir l’[article](law:i{}/{}).\n\n", (module + lesson) % 90, part % 5);
        }
    }
    for question in 0..10 {
        let id = format!("q-{module}-{lesson}-{question}");
        let _ = write!(
            text,
            "## Question {{#{id} .question objective=o{module} difficulty=3 law=i{lesson}/1}}\n\nFaits numéro {id} : que décider ?\n\n"
        );
        for choice in 0..4 {
            let tick = if choice == question % 4 { "x" } else { " " };
            let _ = write!(
                text,
                "- [{tick}] Décision numéro {choice} du tribunal\n  > La règle est à l’[article](law:i{lesson}/2).\n"
            );
        }
        text.push_str("\n> ! La règle, puis l’[article](law:i3/3).\n\n> ~ Note.\n\n");
    }
    text
}

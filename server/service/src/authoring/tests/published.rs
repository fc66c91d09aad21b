//! What compiling gives: values, versions, addresses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use super::folders::{Folder, LESSON, QUESTION};
use super::pictures;
use crate::authoring::{Compiled, Root, compile};
use learning::catalogue::{Block, Language, Origin, Segment};
use learning::quiz::{Response, Verdict, mark};

fn compiled(folder: &Folder) -> Compiled {
    compile(&[folder.root()]).unwrap()
}

fn wording(compiled: &Compiled) -> learning::quiz::Wording {
    let question = compiled.courses[0].course.questions.values().next().unwrap().question();
    question.wording(Language::Fr).1.clone()
}

#[test]
fn the_same_folder_has_the_same_address_wherever_it_lies() {
    assert_eq!(compiled(&Folder::sound()).courses[0].address, compiled(&Folder::sound()).courses[0].address);
    assert_eq!(compiled(&Folder::sound()).register_address, compiled(&Folder::sound()).register_address);
    let changed = compiled(&Folder::sound().lesson("Un mot de plus.\n"));
    assert_ne!(changed.courses[0].address, compiled(&Folder::sound()).courses[0].address);
}

#[test]
fn a_change_of_feedback_is_not_a_change_of_question() {
    let plain = wording(&compiled(&Folder::sound()));
    let with = |from: &str, to: &str| {
        let text = format!("{LESSON}{}", QUESTION.replace(from, to));
        let folder =
            Folder::sound().with("cours/fr/010-one/010-lesson.md", &text).with("cours/en/010-one/010-lesson.md", &text);
        wording(&compiled(&folder))
    };
    let feedback = with("il faut agir", "on agit");
    assert_eq!(plain.version, feedback.version);
    assert_ne!(plain.notes_version, feedback.notes_version);
    let law = with("tip/3-a", "tip/3-b");
    assert_eq!(plain.version, law.version);
    assert_ne!(plain.notes_version, law.notes_version);
    let stem = with("Que faire", "Que fait-on");
    assert_ne!(plain.version, stem.version);
    assert_eq!(plain.notes_version, stem.notes_version);
}

#[test]
fn a_lesson_becomes_blocks_with_holes_for_the_law() {
    let more = "## Suite {#suite}\n\nVoir l’[article 3](law:tip/3-a) : « oui » !\n\n### Au Sahel {jurisdiction=BF,ML,NE}\n\nLocal.\n\n## Notes {.facilitator minutes=5}\n\nPour la salle.\n";
    let compiled = compiled(&Folder::sound().lesson(more));
    let text = compiled.courses[0].course.modules[0].lessons[0].texts.text(Language::Fr).clone();
    assert!(matches!(&text.blocks[..], [Block::Prose(_), Block::Question(_), Block::Prose(_), Block::Overlay(_)]));
    let Block::Prose(prose) = &text.blocks[2] else { panic!("{text:?}") };
    assert!(matches!(&prose.0[1], Segment::Law { citation, .. } if citation.to_string() == "tip/3-a"));
    assert!(matches!(&prose.0[2], Segment::Html(html) if html.as_str() == "\u{a0}: «\u{a0}oui\u{a0}»\u{a0}!</p>\n"));
    assert_eq!(text.facilitation[0].minutes, 5);
    assert_eq!(
        text.contents.iter().map(|entry| entry.anchor.as_str()).collect::<Vec<_>>(),
        ["h-les-faits", "h-ensuite", "h-suite", "h-au-sahel"]
    );
    let cited = compiled.index.of(&"tip/3-a".parse().unwrap()).unwrap().values().next().unwrap().clone();
    assert_eq!((cited.lessons.len(), cited.practice.len(), cited.exam.len()), (1, 1, 0));
}

#[test]
fn no_author_id_class_or_attribute_reaches_the_page_unprefixed() {
    let compiled = compiled(&Folder::sound().lesson("## Titre {#nav}\n\n`<b>` & \"guillemets\" \\<i\\>\n"));
    let json = serde_json::to_string(&compiled.courses[0].course).unwrap();
    assert!(json.contains("id=\\\"h-nav\\\"") && !json.contains("id=\\\"nav"));
    assert!(json.contains("<code>&lt;b&gt;</code> &amp; &quot;guillemets&quot; &lt;i&gt;"));
}

#[test]
fn answers_are_marked_as_the_file_says() {
    let compiled = compiled(&Folder::sound());
    let question = compiled.courses[0].course.questions.values().next().unwrap().question().clone();
    let verdict = |choice| mark(&question, Language::En, &Response::Single(choice)).map(|marked| marked.verdict);
    assert_eq!((verdict(0), verdict(1)), (Ok(Verdict::Wrong), Ok(Verdict::Right)));
    assert!(verdict(2).is_err());
}

#[test]
fn a_private_root_lies_over_the_public_one() {
    let public = Folder::sound();
    let private = tempfile::tempdir().unwrap();
    let bank = format!(
        "---\ntitle: B\nkind: bank\n---\n\n{}",
        QUESTION.replace("q-one .question", "x-secret .exam").replace("Que faire", "Secret")
    );
    for language in ["fr", "en"] {
        let folder = private.path().join(format!("cours/{language}/010-one"));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("900-bank.md"), &bank).unwrap();
    }
    let compiled = compile(&[public.root(), Root::private(private.path())]).unwrap();
    let bank = &compiled.courses[0].bank;
    assert_eq!(bank.origin("x-secret"), Some(Origin::Private));
    assert!(!serde_json::to_string(&compiled.courses[0].course).unwrap().contains("Secret"));
    let mut bytes = Vec::new();
    bank.seal(&mut serde_json::Serializer::new(&mut bytes)).unwrap();
    let opened = learning::catalogue::SealedBank::unseal(&mut serde_json::Deserializer::from_slice(&bytes)).unwrap();
    assert_eq!(opened.get("x-secret"), bank.get("x-secret"));
}

/// The one picture of the lesson, as it is shipped.
fn shipped(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let folder = ["fr", "en"].iter().fold(Folder::sound().lesson(&format!("![vue]({name})\n")), |folder, language| {
        folder.with(&format!("cours/{language}/010-one/{name}"), bytes)
    });
    let compiled = compiled(&folder);
    let images = &compiled.courses[0].images;
    assert_eq!(images.len(), 1, "the same picture is kept once");
    let (_, image) = images.iter().next().unwrap();
    (image.format.clone(), image.bytes.clone())
}

#[test]
fn a_picture_of_a_camera_is_made_small_and_loses_its_notes() {
    let heavy = pictures::noise(3000, 2000);
    assert!(heavy.len() > 1024 * 1024);
    let (format, bytes) = shipped("vue.jpg", &heavy);
    assert!(format == "jpg" && bytes.len() <= 150 * 1024, "{format} {}", bytes.len());
    let picture = image::load_from_memory(&bytes).unwrap();
    assert!(picture.width() <= 1280 && picture.width().abs_diff(picture.height() * 3 / 2) <= 2);
    let noted = pictures::with_exif(&pictures::jpeg(60, 40), 6);
    let (_, bytes) = shipped("vue.jpg", &noted);
    assert!(!bytes.windows(4).any(|part| part == b"Exif"));
    let turned = image::load_from_memory(&bytes).unwrap();
    assert_eq!((turned.width(), turned.height()), (40, 60), "upright");
}

#[test]
fn a_light_picture_stays_as_its_author_made_it() {
    let png = pictures::png(40, 20);
    assert_eq!(shipped("vue.png", &png), ("png".to_owned(), png));
    let jpeg = pictures::jpeg(60, 40);
    assert_eq!(shipped("vue.jpeg", &jpeg), ("jpg".to_owned(), jpeg));
}

#[test]
fn publishing_puts_in_what_print_asks_for() {
    let compiled = compiled(&Folder::sound().lesson("L'acte qu'on voit : l'[article](law:tip/3-a). `l'code`\n"));
    let course = &compiled.courses[0].course;
    let text = course.modules[0].lessons[0].texts.text(Language::Fr).clone();
    let Block::Prose(prose) = text.blocks.last().unwrap() else { panic!("{text:?}") };
    let html = serde_json::to_string(prose).unwrap();
    assert!(html.contains("L’acte qu’on voit\u{a0}: l’") && html.contains("l'code"), "{html}");
}

#[test]
fn the_same_id_in_two_roots_is_refused_and_its_text_hidden() {
    let public = Folder::sound();
    let private = tempfile::tempdir().unwrap();
    let folder = private.path().join("cours/fr/010-one");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("020-mine.md"), format!("{LESSON}{QUESTION}")).unwrap();
    let report = compile(&[public.root(), Root::private(private.path())]).unwrap_err().without_private_text();
    let twice = report.problems.iter().find(|problem| problem.code.word() == "id-duplicate").unwrap();
    assert!(twice.private && twice.shown.is_empty() && twice.about.iter().all(|words| words == "…"));
}

#[test]
fn a_replaced_file_is_listed() {
    let public = Folder::sound();
    let private = Folder::sound();
    let report = crate::authoring::check(&[public.root(), Root::private(private.path())]);
    assert!(report.replaced.contains(&"cours/course.toml".to_owned()));
}

const README: &str = include_str!("../../../../../content/README.md");

/// A fenced example of the README.
fn example(language: &str) -> String {
    let after = README.split(&format!("```{language}\n")).nth(1).unwrap();
    after.split("```\n").next().unwrap().to_owned()
}

#[test]
fn the_examples_of_the_readme_are_a_course() {
    let glossary = README.split("    ---\n    title: Glossaire").nth(1).unwrap().split("\n## ").next().unwrap();
    let glossary = format!("---\ntitle: Glossaire{}", glossary.replace("\n    ", "\n"));
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: String| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("law/register.yaml", example("yaml"));
    put("exemple/course.toml", example("toml"));
    put("exemple/fr/glossary.md", glossary);
    put("exemple/fr/010-consent/010-enfant.md", example("markdown"));
    let compiled = compile(&[Root::public(folder.path())]).unwrap();
    assert_eq!(compiled.report.problems, []);
    assert_eq!((compiled.courses[0].course.glossary.len(), compiled.courses[0].bank.len()), (1, 1));
}

#[test]
fn the_readme_documents_every_code() {
    for code in crate::authoring::Code::ALL {
        assert!(README.contains(&format!("| `{}` |", code.word())), "{}", code.word());
    }
}

#[test]
fn the_shipped_content_has_no_problem() {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    let compiled = compile(&[Root::public(content)]).unwrap_or_else(|report| {
        panic!("{}", crate::authoring::text(&report, Language::En));
    });
    assert!(compiled.report.problems.is_empty(), "{}", crate::authoring::text(&compiled.report, Language::En));
}

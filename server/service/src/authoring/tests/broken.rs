//! Broken folders, each with the exact problems it must give.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use super::folders::{COURSE, Folder, LESSON, QUESTION, REGISTER};
use super::pictures;
use crate::authoring::{Code, Published, Root, check, check_since, explain, github, json, sarif, text};
use learning::catalogue::Language;

/// The line on which what is added to the lesson begins.
const ADDED: usize = 23;

/// Gathers every folder whose problems are not those expected, so that one run tells all of them.
#[derive(Default)]
struct Sheet(Vec<String>);

impl Sheet {
    /// Adds text to the sound lesson; `+line:column code` counts lines from the text's own first.
    fn added(&mut self, more: &str, expected: &[&str]) {
        self.expect(&Folder::sound().lesson(more), "cours/fr/010-one/010-lesson.md", ADDED, expected);
    }

    /// Replaces the course file.
    fn course(&mut self, toml: &str, expected: &[&str]) {
        self.expect(&Folder::sound().with("cours/course.toml", toml), "cours/course.toml", 0, expected);
    }

    /// Replaces the register.
    fn register(&mut self, yaml: &str, expected: &[&str]) {
        self.expect(&Folder::sound().with("law/register.yaml", yaml), "law/register.yaml", 0, expected);
    }

    fn expect(&mut self, folder: &Folder, file: &str, offset: usize, expected: &[&str]) {
        let place = |line: &str| match line.strip_prefix('+') {
            None => line.to_owned(),
            Some(rest) => {
                let (number, rest) = rest.split_once(':').unwrap();
                format!("{file}:{}:{rest}", number.parse::<usize>().unwrap() + offset)
            }
        };
        let expected: Vec<String> = expected.iter().map(|line| place(line)).collect();
        let found = folder.problems();
        if found != expected {
            self.0.push(format!("expected {expected:?}\n   found {found:?}"));
        }
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        assert!(self.0.is_empty() || std::thread::panicking(), "{}", self.0.join("\n"));
    }
}

fn question(attributes: &str, body: &str) -> String {
    format!(
        "## Titre {{#q-two .question objective=act difficulty=2 law=tip/3-a{attributes}}}\n\n{body}\n> ! Parce que.\n"
    )
}

#[test]
fn a_sound_folder_has_no_problem() {
    let mut sheet = Sheet::default();
    assert_eq!(Folder::sound().problems(), Vec::<String>::new());
    sheet.added("## Suite\n\n[un](https://exemple.org), [deux](#les-faits), [trois](law:tip/3).\n", &[]);
}

#[test]
fn headings_and_attributes() {
    let mut sheet = Sheet::default();
    sheet.added("# Haut\n", &["+1:1 heading-level"]);
    sheet.added("#### Bas\n", &["+1:1 heading-skipped"]);
    sheet.added("## \n", &["+1:1 heading-empty"]);
    sheet.added("- un\n\n  ## Dedans\n", &["+3:3 heading-nested"]);
    sheet.added("## Titre {#a .question\n", &["+1:10 attribute-malformed"]);
    sheet.added("## Titre {#a objective}\n\nTexte.\n", &["+1:14 attribute-malformed"]);
    sheet.added("## Titre {#a objective=act}\n\nTexte.\n", &["+1:24 attribute-unknown"]);
    sheet.added("## Titre {onclick=alert}\n\nTexte.\n", &["+1:19 attribute-unknown"]);
    sheet.added("## Titre {.danger}\n\nTexte.\n", &["+1:11 class-unknown"]);
    sheet.added("### Au Togo {jurisdiction=TG}\n\nTexte.\n", &["+1:27 attribute-value"]);
    sheet.added("## Un {#Éa}\n\nTexte.\n", &["+1:8 id-malformed"]);
    sheet.added("## Un {#ici}\n\nTexte.\n\n## Deux {#ici}\n\nTexte.\n", &["+5:10 id-duplicate"]);
    sheet.added("## Pour tous {.facilitator}\n\nNotes.\n", &["+1:1 minutes-missing"]);
    sheet.added("## Mot {#mot .term}\n\nSens.\n", &["+1:14 question-misplaced"]);
}

#[test]
fn text_and_links() {
    let mut sheet = Sheet::default();
    sheet.added("Un <b>mot</b>.\n", &["+1:4 raw-html", "+1:10 raw-html"]);
    sheet.added("<script>alert(1)</script>\n", &["+1:1 raw-html"]);
    sheet.added("[a](http://exemple.org)\n", &["+1:1 link-scheme"]);
    sheet.added("[a](javascript:alert)\n", &["+1:1 link-scheme"]);
    sheet.added("[a](020-absent.md)\n", &["+1:1 link-dead"]);
    sheet.added("[a](../../../../etc/passwd.md)\n", &["+1:1 link-dead"]);
    sheet.added("[a](#absent)\n", &["+1:1 link-dead"]);
    sheet.added("[a][b]\n", &["+1:1 link-reference"]);
    sheet.added("[a](glossary:absent)\n", &["+1:1 unknown-term"]);
    sheet.added("![](image.png)\n", &["+1:1 image-alt", "+1:1 image-missing"]);
    sheet.added("![vue](https://exemple.org/a.png)\n", &["+1:1 link-scheme"]);
    sheet.added("Note[^1].\n\n[^2]: Autre.\n", &["+1:5 footnote-undefined"]);
    sheet.added(&format!("{}profond\n", "> ".repeat(40)), &["cours/course.toml:6:6 objective-unused", "+1:1 too-deep"]);
    sheet.added(&format!("|{}\n|{}\n", "a|".repeat(13), "-|".repeat(13)), &["+1:1 table-too-large"]);
    sheet.added("Un mot caché\u{200b}.\n", &["+1:13 invisible-character"]);
}

#[test]
fn images() {
    let mut sheet = Sheet::default();
    let with = |bytes: &[u8]| {
        Folder::sound()
            .lesson("![vue](vue.png)\n")
            .with("cours/fr/010-one/vue.png", bytes)
            .with("cours/en/010-one/vue.png", bytes)
    };
    let file = "cours/fr/010-one/010-lesson.md";
    let small = pictures::png(40, 20);
    sheet.expect(&with(&small), file, ADDED, &[]);
    sheet.expect(&with(&small[..small.len() / 2]), file, ADDED, &["+1:1 image-damaged"]);
    sheet.expect(&with(b"GIF89a"), file, ADDED, &["+1:1 image-format"]);
    sheet.expect(&with(&pictures::bomb(60_000, 60_000)), file, ADDED, &["+1:1 image-pixels"]);
    sheet.expect(&with(&vec![0; 13 * 1024 * 1024]), file, ADDED, &["+1:1 image-too-large"]);
    let avif = [b"\0\0\0\x1cftypavif".as_slice(), &[0; 200_000]].concat();
    let heavy = Folder::sound()
        .lesson("![vue](vue.avif)\n")
        .with("cours/fr/010-one/vue.avif", &avif)
        .with("cours/en/010-one/vue.avif", &avif);
    sheet.expect(&heavy, file, ADDED, &["+1:1 image-too-large"]);
}

#[test]
fn a_certifying_test_is_not_drawn_from_specimens() {
    let test = "[[test]]\nid = \"t\"\ntitle = { fr = \"T\", en = \"T\" }\npurpose = \"certifying\"\nminutes = 5\npass = 10\ndraw = { act = 1 }\n";
    let exam = QUESTION.replace("q-one .question", "x-one .exam").replace("Que faire", "Que dire");
    let bank = format!("---\ntitle: B\nkind: bank\n---\n\n{exam}");
    let paths = ["fr", "en"].map(|language| format!("cours/{language}/010-one/900-bank.md"));
    let course = format!("{COURSE}\n{test}");
    let public = Folder::sound().with("cours/course.toml", &course).with(&paths[0], &bank).with(&paths[1], &bank);
    assert_eq!(public.problems(), ["cours/course.toml:21:10 blueprint-specimen"]);
    let training = public.with("cours/course.toml", course.replace("certifying", "training"));
    assert_eq!(training.problems(), Vec::<String>::new());
    let common = Folder::sound().with("cours/course.toml", &course);
    let own = tempfile::tempdir().unwrap();
    for path in &paths {
        let path = own.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &bank).unwrap();
    }
    let roots = [common.root(), Root::private(own.path())];
    assert_eq!(check(&roots).problems, []);
    std::fs::create_dir_all(own.path().join("law")).unwrap();
    std::fs::write(own.path().join("law/register.yaml"), REGISTER).unwrap();
    assert_eq!(check(&roots).problems.iter().map(|p| p.code).collect::<Vec<_>>(), [Code::RegisterPrivate]);
}

#[test]
fn question_headings() {
    let mut sheet = Sheet::default();
    let body = "- [ ] a\n  > Non.\n- [x] b\n  > Oui.\n\n> ! Parce que.\n";
    sheet.added(&format!("## T {{.question objective=act difficulty=2 law=tip/3-a}}\n\n{body}"), &["+1:1 id-missing"]);
    sheet.added(
        &format!("## T {{#two .question objective=act difficulty=2 law=tip/3-a}}\n\n{body}"),
        &["+1:7 id-prefix"],
    );
    sheet.added(
        &format!("## T {{#q-one .question objective=act difficulty=2 law=tip/3-a}}\n\n{body}"),
        &["+1:1 id-duplicate"],
    );
    sheet.added(&format!("## T {{#q-two .question difficulty=2 law=tip/3-a}}\n\n{body}"), &["+1:1 objective-missing"]);
    sheet.added(
        &format!("## T {{#q-two .question objective=acte difficulty=2 law=tip/3-a}}\n\n{body}"),
        &["+1:34 unknown-objective"],
    );
    sheet
        .added(&format!("## T {{#q-two .question objective=act law=tip/3-a}}\n\n{body}"), &["+1:1 difficulty-missing"]);
    sheet.added(
        &format!("## T {{#q-two .question objective=act difficulty=9 law=tip/3-a}}\n\n{body}"),
        &["+1:49 difficulty-missing"],
    );
    sheet.added(
        &format!("## T {{#q-two .question objective=act difficulty=2}}\n\n{body}"),
        &["+1:1 question-law-missing"],
    );
    sheet.added(&question(" kind=quiz", "- [ ] a\n  > Non.\n- [x] b\n  > Oui.\n"), &["+1:72 attribute-value"]);
}

#[test]
fn boxes() {
    let mut sheet = Sheet::default();
    sheet.added(&question("", "Quoi ?\n"), &["+1:1 answer-missing"]);
    sheet.added(&question("", "- [ ] a\n  > Non.\n- [ ] b\n  > Non.\n"), &["+3:1 answer-none-right"]);
    sheet.added(&question(" kind=single", "- [x] a\n  > Oui.\n- [x] b\n  > Oui.\n"), &["+3:1 answer-several-right"]);
    sheet.added(&question("", "- [ x] a\n  > Oui.\n- [ ] b\n  > Non.\n"), &["+3:3 answer-box"]);
    sheet.added(&question("", "- [x]a\n  > Oui.\n- [ ] b\n  > Non.\n"), &["+3:3 answer-box"]);
    sheet.added(&question("", "- [x] a\n  > Oui.\n- b\n  > Non.\n"), &["+5:3 answer-box"]);
    sheet.added(&question("", "- [x] a\n  > Oui.\n"), &["+3:1 answer-count"]);
    sheet.added(&question("", "- [x] Été\n  > Oui.\n- [ ] ete\n  > Non.\n"), &["+5:3 answer-duplicate"]);
    sheet.added(&question("", "- [x] a\n  > Oui.\n- [ ] b\n"), &["+5:3 feedback-missing"]);
    sheet.added(&question("", "- [x] a\n  > Oui.\n- [ ] b\n  > Non.\n\nEncore.\n"), &["+8:1 after-answer"]);
    sheet.added(&question("", "- [x] a\n  > Oui.\n- [ ] b\n  > Non.\n\n> Sans signe.\n"), &["+8:1 quote-unmarked"]);
    sheet.added(
        &question("", "- [x] a\n  > Oui.\n- [ ] b\n  > Non.\n\n> ? Indice."),
        &["+3:1 explanation-missing", "+9:1 quote-merged"],
    );
}

#[test]
fn explanations() {
    let mut sheet = Sheet::default();
    let body = "- [x] a\n  > Oui.\n- [ ] b\n  > Non.\n";
    let heading = "## T {#q-two .question objective=act difficulty=2 law=tip/3-a}";
    sheet.added(&format!("{heading}\n\n{body}"), &["+3:1 explanation-missing"]);
    sheet.added(&format!("{heading}\n\n{body}\n> ! Un.\n\n> ! Deux.\n"), &["+10:1 explanation-twice"]);
    sheet.added(&format!("{heading}\n\n{body}\n> ! Un.\n\n### Dedans\n\nTexte.\n"), &["+10:1 heading-in-question"]);
}

#[test]
fn other_kinds() {
    let mut sheet = Sheet::default();
    sheet.added(&question(" kind=order", "- un\n- deux\n"), &["+1:1 answer-missing"]);
    sheet.added(&question(" kind=order", "1. un\n2. deux\n"), &["+3:1 answer-count"]);
    sheet.added(&question(" kind=match", "|a|b|c|\n|-|-|-|\n|1|2|3|\n"), &["+3:1 table-shape"]);
    sheet.added(&question(" kind=match", "|a|b|\n|-|-|\n|1||\n|2|x|\n|3|y|\n"), &["+3:1 table-shape"]);
    sheet.added(&question(" kind=number", "Combien ?\n"), &["+1:1 answer-missing"]);
    sheet.added(&question(" kind=number answer=quatre", "Combien ?\n"), &["+1:86 number-invalid"]);
    sheet.added(&question(" kind=text", "- [ ] a\n"), &["+3:1 answer-none-right"]);
    sheet.added(&question(" kind=gap", "Un [[]] trou.\n"), &["+3:1 answer-count", "+3:1 gap-malformed"]);
    sheet.added(&question(" kind=gap", "Un *[[mot]]* trou.\n"), &["+3:1 answer-count", "+3:5 gap-malformed"]);
    sheet.added(&question(" kind=gap", "Un [[mot trou.\n"), &["+3:1 answer-count", "+3:1 gap-malformed"]);
    sheet.added(&question(" kind=essay points=4", "|c|p|a|\n|-|-|-|\n|x|3|y|\n"), &["+1:85 rubric-points"]);
    sheet.added(&question(" kind=essay points=4", "|c|p|a|\n|-|-|-|\n|x|trois|y|\n"), &["+3:1 table-shape"]);
}

#[test]
fn cases() {
    let mut sheet = Sheet::default();
    let case = |steps: &str| {
        format!("## Dossier {{#q-two .question kind=case objective=act difficulty=2 law=tip/3-a}}\n\nFaits.\n\n{steps}")
    };
    let step = |attributes: &str| {
        format!("### Étape {{#s-a .step{attributes}}}\n\n- [x] a\n  > Oui.\n- [ ] b\n  > Non.\n\n> ! Bien.\n\n")
    };
    sheet.added(&case(&step("")), &[]);
    sheet.added(&case(""), &["+1:1 case-without-steps"]);
    sheet.added(&case(&step(" after=s-z")), &["+5:29 step-unknown"]);
    sheet.added(&case(&format!("{0}{0}", step(""))), &["+14:12 id-duplicate"]);
    sheet.added(&step(""), &["+1:17 step-misplaced"]);
}

#[test]
fn citations() {
    let mut sheet = Sheet::default();
    sheet.added("[a](law:tip)\n", &["+1:1 law-malformed"]);
    sheet.added("[a](law:tap/3)\n", &["+1:1 law-unknown-instrument"]);
    sheet.added("[a](law:tip/4)\n", &["+1:1 law-unknown-provision"]);
    sheet.added("[a](law:tip/9)\n", &["+1:1 law-unsaid"]);
    sheet.added("Ce point reste à vérifier ([a](law:tip/9)).\n", &[]);
    sheet.added("Il reste à vérifier. On lit [a](law:tip/9).\n", &["+1:29 law-unsaid"]);
    sheet.added("[a](law:old/20)\n", &["+1:1 law-unsaid"]);
    sheet.added("[a](law:old/20), abrogé depuis.\n", &[]);
    sheet.added("[a](law:old/20@2022-06-01)\n", &[]);
    sheet.added("[a](law:old/20@2024-06-01)\n", &["+1:1 law-not-in-force-then"]);
    let body = "- [x] a\n  > Oui.\n- [ ] b\n  > Non.\n\n> ! Oui.\n";
    sheet.added(
        &format!("## T {{#q-two .question objective=act difficulty=2 law=tip/3-a,old/20}}\n\n{body}"),
        &["+1:63 law-question-unsound"],
    );
}

#[test]
fn front_matter() {
    let mut sheet = Sheet::default();
    let lesson = |text: &str| {
        Folder::sound().with("cours/fr/010-one/010-lesson.md", text).with("cours/en/010-one/010-lesson.md", text)
    };
    let file = "cours/fr/010-one/010-lesson.md";
    let unused = "cours/course.toml:6:6 objective-unused";
    sheet.expect(&lesson("Sans en-tête.\n"), file, 0, &[unused, "+1:1 front-matter-missing"]);
    sheet.expect(&lesson("---\ntitel: x\n---\n\nTexte.\n"), file, 0, &[unused, "+2:1 front-matter-invalid"]);
    sheet.expect(&lesson("---\ntitle: x\nminutes: 5\n---\n"), file, 0, &[unused, "+2:1 lesson-empty"]);
    sheet.expect(&lesson("---\ntitle: x\n---\n\nTexte.\n"), file, 0, &[unused, "+2:1 minutes-missing"]);
    let long = format!("---\ntitle: x\nminutes: 1\n---\n\n{}\n", "mot ".repeat(300));
    sheet.expect(&lesson(&long), file, 0, &[unused, "+2:1 lesson-too-long"]);
    sheet.expect(
        &lesson("---\ntitle: x\nminutes: 1\nobjectives: [acte]\n---\n\nMot.\n"),
        file,
        0,
        &[unused, "+4:14 unknown-objective"],
    );
    let bomb = "---\ntitle: &a [x,x]\nauthors: [*a,*a]\n---\n\nMot.\n";
    sheet.expect(&lesson(bomb), file, 0, &[unused, "+2:11 front-matter-invalid"]);
}

#[test]
fn files() {
    let mut sheet = Sheet::default();
    let sound = Folder::sound;
    let bad = sound().with("cours/fr/010-one/010-lesson.md", b"---\ntitle: \xff\n---\n");
    assert_eq!(bad.problems()[1], "cours/fr/010-one/010-lesson.md:2:8 file-not-utf8");
    sheet.expect(&sound().with("cours/fr/010-one/Lecon.md", "x"), "", 0, &["cours/fr/010-one/Lecon.md:1:1 file-name"]);
    sheet.expect(
        &sound().with("cours/fr/020-two/010-a.md", "x"),
        "",
        0,
        &["cours/fr/020-two/010-a.md:1:1 file-misplaced"],
    );
    sheet.expect(
        &sound().with("cours/fr/010-one/020-big.md", vec![b'a'; 600_000]),
        "",
        0,
        &["cours/fr/010-one/020-big.md:1:1 file-too-large"],
    );
    assert!(sound().without("cours/course.toml").problems()[0].ends_with("cours:1:1 course-missing"));
    assert!(
        sound().without("law/register.yaml").problems().contains(&"law/register.yaml:1:1 register-missing".to_owned())
    );
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(check(&[Root::public(empty.path())]).problems[0].code, Code::FolderEmpty);
    assert_eq!(check(&[Root::public("/nowhere/at/all")]).problems[0].code, Code::FileUnreadable);
    let deep = sound().with("a/b/c/d/e/f/g/h/i/j.md", "x");
    assert!(deep.check().problems.iter().any(|problem| problem.code == Code::FolderTooLarge));
    let many = sound().lesson(&"Un <b>mot</b>.\n\n".repeat(150)).check();
    let last = many.problems.iter().filter(|problem| problem.code == Code::TooManyProblems).count();
    assert_eq!((last, many.errors()), (2, 400), "once for each file, after its two hundred");
    let linked = sound();
    std::os::unix::fs::symlink("/etc/passwd", linked.path().join("cours/fr/link.md")).unwrap();
    sheet.expect(&linked, "", 0, &["cours/fr/link.md:1:1 file-link"]);
}

#[test]
fn course_files() {
    let mut sheet = Sheet::default();
    let more = |text: &str| format!("{COURSE}\n{text}");
    sheet.course("id = ", &["+1:6 course-invalid"]);
    sheet.course(&COURSE.replace("[[module]]", "[[modul]]"), &["+9:3 course-invalid"]);
    sheet.course(&COURSE.replace("id = \"cours\"", "id = \"autre\""), &["+1:6 course-id-folder"]);
    sheet.course(&COURSE.replace(", en = \"The course\"", ""), &["+2:9 title-missing"]);

    sheet.course(
        &COURSE.replace("010-one", "020-one"),
        &["+6:6 objective-unused", "+11:10 module-folder-missing", "cours/fr/010-one/010-lesson.md:1:1 file-misplaced"],
    );
    sheet.course(
        &COURSE.replace("en = \"See the act\" }", "en = \"See the act\" }\nrequires = [\"act\"]"),
        &["+8:13 prerequisite-cycle"],
    );
    sheet.course(
        &COURSE.replace("en = \"See the act\" }", "en = \"See the act\" }\nrequires = [\"acts\"]"),
        &["+8:13 unknown-objective"],
    );
    sheet.course(
        &more("[[objective]]\nid = \"means\"\ntitle = { fr = \"M\", en = \"M\" }\n"),
        &["+16:6 objective-unused"],
    );
    let test = |rest: &str| {
        more(&format!(
            "[[test]]\nid = \"t\"\ntitle = {{ fr = \"T\", en = \"T\" }}\npurpose = \"training\"\nminutes = 5\npass = 10\n{rest}"
        ))
    };
    sheet.course(&test("draw = { act = 1 }\n"), &["+21:10 blueprint-unfillable"]);
    sheet.course(
        &test("draw = { act = 0 }\n").replace("\"t\"", "\"T 1\""),
        &["+16:6 id-malformed", "+16:6 blueprint-empty"],
    );
    sheet.course(&test(""), &["+16:6 blueprint-empty"]);
    sheet.course(&test("draw = { act = 0 }\nmodule = \"two\"\n"), &["+16:6 blueprint-empty", "+22:10 unknown-module"]);
    sheet.course(
        &more("[certificate]\ntitle = { fr = \"C\", en = \"C\" }\nrequires_tests = [\"t\"]\nminimum = 10\n"),
        &["+17:19 unknown-test"],
    );
}

#[test]
fn registers() {
    let mut sheet = Sheet::default();
    sheet.register("meta: {compiled: hier}\ninstruments: []\n", &["+1:18 register-date"]);
    sheet.register(&REGISTER.replace("kind: treaty", "kind: poem"), &["+8:9 register-invalid"]);
    sheet.register(&REGISTER.replace("adopted: '2000-11-15'", "adopted: 2000-13-01"), &["+9:12 register-date"]);
    sheet.register(&REGISTER.replace("id: old", "id: tip"), &["+16:7 register-duplicate"]);
    sheet.register(&REGISTER.replace("id: 9,", "id: 3-b,"), &["+15:10 register-duplicate"]);
    sheet.register(&REGISTER.replace("id: 9,", "id: art. 9,"), &["+15:10 id-malformed"]);
    sheet.register(&REGISTER.replace("  repealed: '2023-11-25'\n", ""), &["+16:7 register-contradiction"]);
    sheet.register(&REGISTER.replace("repealed: '2023-11-25'", "repealed: '2014'"), &["+16:7 register-contradiction"]);
    sheet.register(
        &REGISTER.replace("repealed: '2023-11-25'", "repealed: '2023-11-25'\n  repealed_by: new"),
        &["+24:16 register-successor"],
    );
    sheet.register(&REGISTER.replace("to_verify: true", "verified_by: moi"), &["+15:10 register-unverified"]);
    let bomb = format!("a: &a [x]\nb: [{}]\n{REGISTER}", "*a,".repeat(1000));
    assert_eq!(Folder::sound().with("law/register.yaml", bomb).check().problems[0].code, Code::RegisterInvalid);
}

#[test]
fn banks() {
    let mut sheet = Sheet::default();
    let exam = QUESTION.replace("q-one .question", "x-one .exam");
    sheet.added(&exam, &["+1:1 exam-reused"]);
    let bank = |text: &str| {
        let text = format!("---\ntitle: B\nkind: bank\n---\n\n{text}");
        Folder::sound().with("cours/fr/010-one/900-bank.md", &text).with("cours/en/010-one/900-bank.md", &text)
    };
    sheet.expect(&bank("Du texte.\n"), "cours/fr/010-one/900-bank.md", 5, &["+1:1 bank-prose"]);
    let guide = format!("---\ntitle: G\nkind: guide\n---\n\n{QUESTION}");
    let folder =
        Folder::sound().with("cours/fr/010-one/950-guide.md", &guide).with("cours/en/010-one/950-guide.md", &guide);
    sheet.expect(&folder, "cours/fr/010-one/950-guide.md", 5, &["+1:1 question-misplaced"]);
    let many: String = (0..12).map(|n| question("", &format!("Cas {n} ?\n\n- [x] une réponse bien plus longue\n  > Oui.\n- [ ] non\n  > Non.\n- [ ] peut-être\n  > Non.\n")).replace("q-two", &format!("q-n{n}"))).collect();
    let first =
        ["right-always-longest", "right-same-place"].map(|code| format!("cours/fr/010-one/010-lesson.md:11:1 {code}"));
    assert_eq!(bank(&many).problems(), first);
}

#[test]
fn overlays() {
    let mut sheet = Sheet::default();
    sheet.added("### Au Niger {jurisdiction=NE}\n\nTexte.\n", &["+1:1 overlay-missing", "+1:1 overlay-missing"]);
    sheet.added("### Au Sahel {jurisdiction=BF,ML,NE}\n\nTexte.\n", &[]);
}

#[test]
fn translations() {
    let mut sheet = Sheet::default();
    let english = |text: &str| Folder::sound().with("cours/en/010-one/010-lesson.md", text);
    let sound = format!("{LESSON}{QUESTION}");
    let file = "cours/en/010-one/010-lesson.md";
    let change = |from: &str, to: &str| english(&sound.replace(from, to));
    sheet.expect(&Folder::sound().without(file), file, 0, &["cours/fr/010-one/010-lesson.md:1:1 translation-missing"]);
    sheet.expect(
        &Folder::sound().with("cours/en/010-one/020-more.md", LESSON),
        file,
        0,
        &["cours/en/010-one/020-more.md:1:1 translation-extra"],
    );
    sheet.expect(&change("q-one", "q-two"), file, 0, &["cours/fr/010-one/010-lesson.md:11:1 translation-ids"]);
    sheet.expect(
        &change("[ ] Rien\n  > Non : il faut agir.\n- [x] Agir", "[x] Rien\n  > Non : il faut agir.\n- [ ] Agir"),
        file,
        0,
        &["+11:1 translation-key"],
    );
    sheet.expect(&change("\n> !", "- [ ] Autre\n  > Non.\n\n> !"), file, 0, &["+11:1 translation-options"]);
    sheet.expect(&change("law=tip/3-a", "law=tip/3-b"), file, 0, &["+11:1 translation-citations"]);
    sheet.expect(&change("difficulty=2", "difficulty=3"), file, 0, &["+11:1 translation-attributes"]);
    sheet.expect(&change("objectives: [act]", "objectives: []"), file, 0, &["+2:1 translation-front"]);
}

#[test]
fn names_are_addresses() {
    let mut sheet = Sheet::default();
    let twin = |language: &str| format!("cours/{language}/010-one/020-lesson.md");
    let folder = Folder::sound().with(&twin("fr"), LESSON).with(&twin("en"), LESSON);
    sheet.expect(&folder, &twin("fr"), 0, &["+2:1 id-duplicate"]);
    let module = "\n[[module]]\nid = \"two\"\nfolder = \"010-one\"\ntitle = { fr = \"D\", en = \"T\" }\n";
    sheet.course(&format!("{COURSE}{module}"), &["+17:10 id-duplicate"]);
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let text = format!("{LESSON}{QUESTION}").replace('\n', "\r\n");
    let path = |language: &str| format!("cours/{language}/010-one/010-lesson.md");
    let folder = Folder::sound().with(&path("fr"), &text).with(&path("en"), &text);
    assert_eq!(folder.problems(), Vec::<String>::new());
    let marked = format!("\u{feff}{text}");
    assert_eq!(folder.with(&path("fr"), &marked).problems(), Vec::<String>::new());
}

#[test]
fn kinds_do_not_change() {
    let folder = Folder::sound();
    let before = [("q-one".parse().unwrap(), learning::quiz::Kind::Order)].into_iter().collect();
    let published: Published = [("cours".to_owned(), before)].into_iter().collect();
    let report = check_since(&[folder.root()], &published);
    assert!(report.problems.iter().all(|problem| problem.code == Code::IdKindChanged) && report.errors() == 2);
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for code in Code::ALL {
        for language in Language::ALL {
            let words = explain(code.word(), language).unwrap();
            assert!(words.lines().count() >= 5, "{words}");
        }
    }
}

#[test]
fn a_report_reads_well_in_every_form() {
    let report = Folder::sound().lesson("Un <b>mot</b>.\n").check();
    let file = report.problems[0].file.clone();
    let named = |text: String| text.replace(file.split("cours/").next().unwrap(), "");
    insta::assert_snapshot!("report_text_fr", named(text(&report, Language::Fr)));
    insta::assert_snapshot!("report_text_en", named(text(&report, Language::En)));
    insta::assert_snapshot!("report_json", named(json(&report, Language::En)));
    insta::assert_snapshot!("report_github", named(github(&report, Language::En)));
    insta::assert_snapshot!(
        "report_sarif",
        named(sarif(&report, Language::En))
            .replace("file:///", "")
            .replace("file://", "")
            .replace(env!("CARGO_PKG_VERSION"), "VERSION")
    );
}

/// What the schema of SARIF 2.1.0 asks of a log, a run, a rule and a result.
#[test]
fn sarif_has_what_its_schema_asks_for() {
    let folder = Folder::sound().lesson("Un <b>mot</b>, [a](law:tip/9).\n").with("cours/fr/010-one/é à.md", "x");
    let report = folder.check();
    let log: serde_json::Value = serde_json::from_str(&sarif(&report, Language::Fr)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "pretoire");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), report.problems.len());
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"raw-html") && ids.contains(&"law-unsaid") && ids.contains(&"file-name"));
    for rule in rules {
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
    }
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], ids[index]);
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("file:///") && uri.is_ascii() && !uri.contains(' '), "{uri}");
        let at = |name: &str| place["region"][name].as_u64().unwrap();
        assert!(at("startLine") >= 1 && at("startColumn") >= 1 && at("endColumn") > at("startColumn"));
    }
}

#[test]
fn every_code_has_its_broken_folder() {
    let told = include_str!("broken.rs");
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.word())
        .filter(|word| {
            !told.contains(&format!(" {word}\""))
                && !told.contains(&format!("\"{word}\""))
                && !told.contains(&format!("Code::{}", variant(word)))
        })
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    let folders = told.matches("sheet.").count() - told.matches("sheet.0").count();
    assert!(folders >= 100, "{folders} folders");
}

/// `law-unsaid` as `LawUnsaid`.
fn variant(word: &str) -> String {
    word.split('-').map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..])).collect()
}

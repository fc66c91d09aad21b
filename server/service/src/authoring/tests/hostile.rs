//! Hostile input: any bytes give an answer, in linear time, with places inside the file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::folders::Folder;
use crate::authoring::read::markdown;
use crate::authoring::survive::{survive, survive_text as read};

fn fragments() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("---\ntitle: x\n---\n".to_owned()),
        Just("## T {#q-a .question objective=act difficulty=2 law=tip/3-a kind=gap}\n\n".to_owned()),
        Just("## T {#q-b .exam kind=case}\n### S {#s-a .step kind=match after=s-a}\n".to_owned()),
        Just("- [x] a\n  > Oui\n- [ ] b\n".to_owned()),
        Just("> ! a\n> ? b\n\n".to_owned()),
        Just("|a|b|\n|-|-|\n|1|2|\n".to_owned()),
        Just("[[a|b]] [c](law:tip/3@2020-01-01) ![d](e.png) [^f] <b>\n".to_owned()),
        Just("1. a\n2. b\n\n".to_owned()),
        Just("{#é \"}".to_owned()),
        "[\\x00-\\x7fé«»’\u{200b}\u{1F600}]{0,20}",
        "[-#>*_`\\[\\](){}|!?~^ \n]{0,30}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn fragments_never_panic(text in fragments()) {
        read(&text);
        read(&format!("---\ntitle: x\n---\n{text}"));
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        survive(&bytes);
        let image = [super::pictures::png(9, 9), bytes.clone()].concat();
        survive(&image);
        let folder = Folder::sound().with("cours/fr/010-one/010-lesson.md", &bytes).with("law/register.yaml", &bytes).with("cours/course.toml", &bytes);
        let _ = folder.check();
    }
}

/// What would be slow in a parser that backtracks; the unit is repeated to fill a file.
const PATTERNS: &[&str] = &[
    "[",
    ">",
    "> ",
    "*a ",
    "**a *b ",
    "`",
    "![",
    "[a](",
    "<",
    "- ",
    "1. ",
    "{#",
    "[[",
    "|a",
    "~",
    "\\",
    "&",
    "[^a]",
    "> ? ",
    "- [ ",
    "## a {#",
    "[a]: b\n",
    "[^a]: b\n",
    "a\n===\n",
    "|a|\n|-|\n",
    "- a\n",
    "_a__b",
    "<!--",
    "<?",
    "]",
    "a](law:",
    "- [x] a\n  > b\n",
    "\u{a0}",
    "« ",
    "***",
    "\n> - ",
    "[a][b]",
];

/// How long a file of one pattern takes.
fn time(pattern: &str, bytes: usize) -> Duration {
    let body = pattern.repeat(bytes / pattern.len());
    let start = Instant::now();
    read(&format!("---\ntitle: x\n---\n{body}"));
    start.elapsed()
}

/// A reader that goes back over what it has read would need hours for the first and minutes for the rest.
#[test]
fn files_of_signs_take_linear_time() {
    let megabyte = ["[", ">", "> ", "*", "`", "|", "- ", "1. ", "<", "!["].map(|pattern| (pattern, 1 << 20));
    let rest = PATTERNS.iter().map(|pattern| (*pattern, 1 << 17));
    for (pattern, bytes) in megabyte.into_iter().chain(rest) {
        let time = time(pattern, bytes);
        assert!(time < Duration::from_secs(20), "{pattern:?} took {time:?}");
    }
}

#[test]
fn nesting_is_refused_before_a_tree_is_built() {
    read(&"> ".repeat(100_000));
    let deep: String = (0..2000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    read(&deep);
}

#[test]
fn bombs_are_refused() {
    let bombs = [
        format!("a = {}", "[".repeat(200_000)),
        format!("{} = 1", vec!["a"; 100_000].join(".")),
        format!("[{}]", vec!["a"; 100_000].join(".")),
        format!("a: {}", "[".repeat(200_000)),
        "- ".repeat(200_000),
        (0..5_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        format!("a: &a [x]\nb: &b [*a,*a,*a]\nc: [{}]", "*b,".repeat(1_000)),
        format!("a: {}", "{a: ".repeat(100_000)),
        format!("{}\n", "? ".repeat(100_000)),
    ];
    for bomb in bombs {
        let start = Instant::now();
        read(&bomb);
        read(&format!("---\n{bomb}\n---\n"));
        assert!(start.elapsed() < Duration::from_secs(20), "{}", bomb.chars().take(20).collect::<String>());
    }
}

#[test]
fn the_same_options_read_every_file() {
    assert!(markdown::OPTIONS.contains(pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES));
    assert!(!markdown::OPTIONS.contains(pulldown_cmark::Options::ENABLE_YAML_STYLE_METADATA_BLOCKS));
}

/// The files that we ship, each with some bytes changed, cut out or doubled: the fuzz target without libFuzzer, on every run.
#[test]
fn files_with_faults_never_panic() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut folders = vec![content];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files.push(std::fs::read(entry.path()).unwrap());
            }
        }
    }
    files.sort();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut dice = move |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % sides.max(1) as u64).unwrap()
    };
    for _ in 0..300 {
        let mut file = files[dice(files.len())].clone();
        file.truncate(8_000);
        for _ in 0..=dice(6) {
            let at = dice(file.len());
            match dice(4) {
                0 if !file.is_empty() => file[at] = u8::try_from(dice(256)).unwrap(),
                1 => drop(file.drain(at..(at + dice(40)).min(file.len()))),
                2 => {
                    let part = file[at..(at + dice(60)).min(file.len())].to_vec();
                    let place = dice(file.len());
                    file.splice(place..place, part);
                }
                _ => {
                    let other = &files[dice(files.len())];
                    let from = dice(other.len());
                    file.splice(at..at, other[from..(from + dice(80)).min(other.len())].to_vec());
                }
            }
        }
        survive(&file);
    }
}

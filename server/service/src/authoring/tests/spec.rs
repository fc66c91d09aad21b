//! CommonMark's own examples through our writer. Their licence keeps them out of this repository: name the file
//! `spec.txt` of the npm package `commonmark-spec` in `COMMONMARK_SPEC` to run them all; a handful always run.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use crate::authoring::read::markdown::{self, Piece};
use crate::authoring::read::page::{Atlas, Page};
use crate::authoring::read::prose;
use crate::authoring::report::Findings;
use crate::authoring::source::{Source, Visibility};
use learning::catalogue::{Language, Prose, Segment};

/// The HTML of a text, or nothing when it holds what we forbid.
fn rendered(text: &str) -> Option<String> {
    let source = Source::new("spec.md".into(), text.to_owned(), Visibility::Public);
    let (atlas, mut findings) = (Atlas::default(), Findings::default());
    let mut page = Page::new(&source, Language::En, "en/010-spec".into(), &atlas, &mut findings);
    let events = markdown::events(&mut page, 0)?;
    let mut html = String::new();
    for piece in markdown::pieces(&mut page, &events) {
        let prose = match &piece {
            Piece::Heading(heading) => prose::heading(&mut page, heading, "x"),
            Piece::Block(events) => prose::blocks(&mut page, *events),
        };
        html.push_str(&written(&prose));
    }
    let mut problems = findings.into_problems();
    problems.retain(|problem| !["heading-nested", "link-reference"].contains(&problem.code.word()));
    problems.is_empty().then_some(html)
}

fn written(prose: &Prose) -> String {
    let html = |segment: &Segment| match segment {
        Segment::Html(html) => html.as_str().to_owned(),
        other => format!("{other:?}"),
    };
    prose.0.iter().map(html).collect()
}

/// What may differ: our ids, our relation, the slash of empty elements, white space between blocks.
fn plain(html: &str) -> String {
    let html = html
        .replace(" id=\"x\"", "")
        .replace(" rel=\"external noopener\"", "")
        .replace("=\"#h-", "=\"#")
        .replace(" />", ">");
    html.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
        .replace(">\n", ">")
        .replace("\n<", "<")
}

#[derive(Default, Debug)]
struct Count {
    same: usize,
    forbidden: usize,
    different: Vec<String>,
}

fn count(spec: &str) -> Count {
    let mut count = Count::default();
    let fence = "`".repeat(32);
    for part in spec.split(&format!("{fence} example\n")).skip(1) {
        let example = part.split(&fence).next().unwrap();
        let (markdown, html) =
            example.split_once("\n.\n").or_else(|| example.strip_prefix(".\n").map(|html| ("", html))).unwrap();
        let markdown = format!("{}\n", markdown.replace('→', "\t"));
        match rendered(&markdown) {
            None => count.forbidden += 1,
            Some(ours) if plain(&ours) == plain(&html.replace('→', "\t")) => count.same += 1,
            Some(ours) => count.different.push(format!("{markdown}\nours:\n{ours}\ntheirs:\n{html}")),
        }
    }
    count
}

#[test]
fn plain_markdown_gives_plain_html() {
    let same = |markdown: &str, html: &str| assert_eq!(rendered(markdown).as_deref(), Some(html), "{markdown}");
    same("a *b* **c** `d`\n", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>\n");
    same("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n");
    same("- a\n\n- b\n", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
    same("> a\n", "<blockquote>\n<p>a</p>\n</blockquote>\n");
    same("    a <b>\n", "<pre><code>a &lt;b&gt;\n</code></pre>\n");
    same("***\n", "<hr>\n");
    assert_eq!(rendered("a <b>c</b>\n"), None);
}

#[test]
fn the_specification_passes() {
    let Some(path) = std::env::var_os("COMMONMARK_SPEC") else { return };
    let count = count(&std::fs::read_to_string(path).unwrap());
    let Count { same, forbidden, different } = &count;
    eprintln!("{same} the same, {forbidden} with what we forbid, {} different", different.len());
    assert!(different.is_empty(), "{}", different.join("\n————\n"));
}

use super::*;
use crate::{
    moment::Moment,
    paper::document::{Block, Boxed, Span, Table, words},
};
use learning::catalogue::Language;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Épreuve".to_owned(),
        language: Language::Fr,
        author: "ENAM".to_owned(),
        foot: "ENAM – Épreuve".to_owned(),
        made: Moment(1_790_000_000_000),
        landscape: false,
        blocks: [vec![Block::heading(1, "Épreuve")], blocks].concat(),
    }
}

fn of_every_kind() -> Vec<Block> {
    let long = "Le magistrat lit « l’œuvre » : aujourd’hui, l’exploitation est-elle établie ? ".repeat(12);
    vec![
        Block::heading(2, "Première partie"),
        Block::Paragraph(vec![
            Span::plain(long.clone()),
            Span::strong("gras"),
            Span::slanted(" et italique 🙂 \u{202f}!"),
        ]),
        Block::List { start: Some(3), items: vec![vec![Block::says("un")], vec![Block::says("deux")], vec![]] },
        Block::Quote(vec![Block::says(long.clone()), Block::List { start: None, items: vec![vec![Block::says("x")]] }]),
        Block::Note(vec![Block::says("À ne pas manquer.")]),
        Block::Boxes(vec![
            Boxed { label: "A".to_owned(), ticked: Some(false), body: vec![Block::says(long.clone())] },
            Boxed { label: "B".to_owned(), ticked: Some(true), body: vec![Block::says("Réponse")] },
            Boxed { label: "1".to_owned(), ticked: None, body: vec![Block::says("Étape")] },
        ]),
        Block::Table(Table {
            head: vec![words("Nom"), words("Signature")],
            rows: (0..60).map(|n| vec![words(format!("Ouédraogo {n}")), vec![]]).collect(),
            ruled: true,
            tall: true,
            ..Table::default()
        }),
        Block::Together(vec![Block::says("ensemble"), Block::Lines(3)]),
        Block::NewPage,
        Block::Small(words(long)),
    ]
}

#[test]
fn every_kind_of_block_makes_an_archive_that_a_screen_reader_can_read() {
    let bytes = write(&document(of_every_kind())).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let has = |word: &[u8]| bytes.windows(word.len()).any(|w| w == word);
    assert!(has(b"/StructTreeRoot") && has(b"/MarkInfo") && has(b"pdfaid:part"));
    if let Ok(folder) = std::env::var("PAPERS_TO_LOOK_AT") {
        std::fs::write(std::path::Path::new(&folder).join("kinds.pdf"), &bytes).unwrap();
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let paper = document(of_every_kind());
    assert_eq!(write(&paper).unwrap(), write(&paper.clone()).unwrap());
}

#[test]
fn nothing_typed_stops_the_printer() {
    for text in ["", " ", "\u{0}\u{7}", "عبد", "字", "ɓɗŋƴ", &"x".repeat(3000), "a\u{301}", "\u{e000}"] {
        assert!(write(&document(vec![Block::says(text)])).is_ok(), "{text:?}");
    }
}

#[test]
fn a_block_longer_than_a_page_is_cut_and_a_head_is_repeated() {
    let faces = faces::Faces::read().unwrap();
    let cut = strips::Cutter::cut(&faces, &of_every_kind(), 480.0);
    let pages = pages::pages(cut.strips, &cut.heads, 720.0);
    assert!(pages.len() > 3, "{} pages", pages.len());
    for page in &pages {
        let end = page.last().map_or(0.0, |placed| placed.top + placed.strip.height);
        assert!(end <= 720.5, "a page is filled up to {end}");
        let rows = page.iter().filter(|placed| placed.strip.table.is_some()).count();
        assert_ne!(rows, 1, "a row of a table stands alone");
    }
    let all = vec![Block::Together((0..200).map(|n| Block::says(format!("ligne {n}"))).collect())];
    let cut = strips::Cutter::cut(&faces, &all, 480.0);
    assert!(pages::pages(cut.strips, &cut.heads, 720.0).len() > 3);
}

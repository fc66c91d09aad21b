//! A paper as a page of the site, which prints like the PDF.

use leptos::{html::ElementChild, prelude::*};
use service::paper::document::{Block, Boxed, Document, Span, Table};

/// The sheet.
pub(super) fn sheet(document: &Document) -> AnyView {
    let body = blocks(&document.blocks);
    let language = document.language.tag();
    view! { <section class="sheet print" lang=language aria-label=document.title.clone()>{body}</section> }.into_any()
}

fn blocks(all: &[Block]) -> Vec<AnyView> {
    all.iter().map(block).collect()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Heading(level, words) => heading(*level, spans(words)),
        Block::Paragraph(words) => view! { <p>{spans(words)}</p> }.into_any(),
        Block::Small(words) => view! { <p><small>{spans(words)}</small></p> }.into_any(),
        Block::List { start, items } => list(*start, items),
        Block::Quote(inner) => view! { <blockquote>{blocks(inner)}</blockquote> }.into_any(),
        Block::Note(inner) => view! { <div class="notice">{blocks(inner)}</div> }.into_any(),
        Block::Boxes(boxes) => boxed(boxes),
        Block::Table(found) => table(found),
        Block::Lines(count) => {
            let lines: Vec<_> = (0..*count).map(|_| view! { <div class="line"></div> }).collect();
            view! { {lines} }.into_any()
        }
        Block::Together(inner) => view! { <div class="together">{blocks(inner)}</div> }.into_any(),
        Block::NewPage => view! { <div class="turn"></div> }.into_any(),
    }
}

fn heading(level: u8, words: Vec<AnyView>) -> AnyView {
    match level {
        1 => view! { <h1>{words}</h1> }.into_any(),
        2 => view! { <h2>{words}</h2> }.into_any(),
        3 => view! { <h3>{words}</h3> }.into_any(),
        4 => view! { <h4>{words}</h4> }.into_any(),
        5 => view! { <h5>{words}</h5> }.into_any(),
        _ => view! { <h6>{words}</h6> }.into_any(),
    }
}

fn spans(words: &[Span]) -> Vec<AnyView> {
    words.iter().map(span).collect()
}

fn span(span: &Span) -> AnyView {
    let mut lines = span.text.split('\u{2028}');
    let first = lines.next().unwrap_or_default().to_owned();
    let rest: Vec<_> = lines.map(|line| view! { <br/>{line.to_owned()} }).collect();
    let words = view! { {first}{rest} }.into_any();
    let words = if span.slanted { view! { <em>{words}</em> }.into_any() } else { words };
    let words = if span.strong { view! { <strong>{words}</strong> }.into_any() } else { words };
    match &span.link {
        Some(address) => view! { <a href=address.clone()>{words}</a> }.into_any(),
        None => words,
    }
}

fn list(start: Option<u32>, items: &[Vec<Block>]) -> AnyView {
    let items: Vec<_> = items.iter().map(|item| view! { <li>{item_body(item)}</li> }).collect();
    match start {
        Some(1) => view! { <ol>{items}</ol> }.into_any(),
        Some(start) => view! { <ol start=start.to_string()>{items}</ol> }.into_any(),
        None => view! { <ul>{items}</ul> }.into_any(),
    }
}

/// A single paragraph stands in its item without a paragraph's space.
fn item_body(item: &[Block]) -> AnyView {
    match item {
        [Block::Paragraph(words)] => view! { {spans(words)} }.into_any(),
        several => view! { {blocks(several)} }.into_any(),
    }
}

fn boxed(boxes: &[Boxed]) -> AnyView {
    let rows: Vec<_> = boxes
        .iter()
        .map(|one| {
            let mark = one.ticked.map(|ticked| {
                let class = if ticked { "box ticked" } else { "box" };
                view! { <span class=class aria-hidden="true">{if ticked { "✓" } else { "" }}</span> }
            });
            view! { <li>{mark}<b>{one.label.clone()}" "</b><div>{item_body(&one.body)}</div></li> }
        })
        .collect();
    view! { <ul class="boxes">{rows}</ul> }.into_any()
}

fn table(table: &Table) -> AnyView {
    let class = match (table.ruled, table.tall) {
        (true, true) => "tight ruled tall",
        (true, false) => "tight ruled",
        _ => "tight",
    };
    let class_of = |column: usize| table.numbers.contains(&column).then_some("num");
    let head = table.head.iter().enumerate();
    let head: Vec<_> = head.map(|(n, words)| view! { <th scope="col" class=class_of(n)>{spans(words)}</th> }).collect();
    // Where columns have no names, the first cell of a row is its name.
    let named = head.is_empty() && table.rows.iter().all(|row| row.len() > 1);
    let head = (!head.is_empty()).then(|| view! { <thead><tr>{head}</tr></thead> });
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.iter().enumerate();
            let cells: Vec<_> = cells
                .map(|(n, words)| match (n, named) {
                    (0, true) => view! { <th scope="row">{spans(words)}</th> }.into_any(),
                    _ => view! { <td class=class_of(n)>{spans(words)}</td> }.into_any(),
                })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! { <div class="table" tabindex="0"><table class=class>{head}<tbody>{rows}</tbody></table></div> }.into_any()
}

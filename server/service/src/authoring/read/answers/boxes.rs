//! Lists of boxes: `- [ ] text`, `- [x] text`, each with an indented quote as its feedback.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::markdown::{Placed, plain};
use super::super::page::Page;
use crate::authoring::code::Code;

/// An item of a list of boxes.
pub(in crate::authoring) struct BoxItem<'e, 't> {
    pub(super) ticked: bool,
    pub(super) text: &'e [Placed<'t>],
    pub(super) feedback: Option<&'e [Placed<'t>]>,
    pub(super) first_line: Range<usize>,
}

/// Whether a block is a list in which something looks like a box.
pub(in crate::authoring) fn looks_like(block: &[Placed<'_>]) -> bool {
    let is_list = matches!(block.first(), Some((Event::Start(Tag::List(None)), _)));
    is_list && items(block).iter().any(|item| ticked(item).is_some() || plain(item).starts_with('['))
}

/// The contents of the items of a list.
pub(super) fn items<'e, 't>(list: &'e [Placed<'t>]) -> Vec<&'e [Placed<'t>]> {
    let mut items = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (index, (event, _)) in list.iter().enumerate() {
        match event {
            Event::Start(_) => {
                depth += 1;
                if depth == 2 {
                    start = index + 1;
                }
            }
            Event::End(_) => {
                if depth == 2 {
                    items.extend(list.get(start..index));
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    items
}

/// Reads a list of boxes; none when one of its items is no box.
pub(super) fn read<'e, 't>(page: &mut Page<'_>, list: &'e [Placed<'t>]) -> Option<Vec<BoxItem<'e, 't>>> {
    let read: Vec<_> = items(list).into_iter().map(|item| read_item(page, item)).collect();
    read.into_iter().collect()
}

fn read_item<'e, 't>(page: &mut Page<'_>, item: &'e [Placed<'t>]) -> Option<BoxItem<'e, 't>> {
    let first_line = first_line(page, item);
    let quote = quote_place(item);
    let text = item.get(..quote.map_or(item.len(), |(start, _)| start)).unwrap_or_default();
    let Some(ticked) = ticked(item) else {
        let shown: String = plain(text).chars().take(24).collect();
        page.note(first_line, Code::AnswerBox, &[&shown]);
        return None;
    };
    let text = text.get(text.iter().position(is_marker).map_or(0, |at| at + 1)..).unwrap_or_default();
    let feedback = quote.and_then(|(start, end)| item.get(start..=end));
    note_rest(page, item, quote);
    Some(BoxItem { ticked, text, feedback, first_line })
}

/// Notes what stands after the feedback inside an item: it would be lost.
fn note_rest(page: &mut Page<'_>, item: &[Placed<'_>], quote: Option<(usize, usize)>) {
    let rest = quote.and_then(|(_, end)| item.get(end + 1..)).unwrap_or_default();
    if let Some((_, range)) = rest.iter().find(|(event, _)| matches!(event, Event::Start(_) | Event::Text(_))) {
        page.note(range.clone(), Code::AfterAnswer, &[]);
    }
}

fn is_marker(placed: &Placed<'_>) -> bool {
    matches!(placed.0, Event::TaskListMarker(_))
}

fn ticked(item: &[Placed<'_>]) -> Option<bool> {
    item.iter().take(2).find_map(|(event, _)| match event {
        Event::TaskListMarker(ticked) => Some(*ticked),
        _ => None,
    })
}

/// Where the first quote of an item begins and ends.
fn quote_place(item: &[Placed<'_>]) -> Option<(usize, usize)> {
    let start = item.iter().position(|(event, _)| matches!(event, Event::Start(Tag::BlockQuote(_))))?;
    let mut depth = 0_usize;
    for (index, (event, _)) in item.iter().enumerate().skip(start) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_)) if depth == 1 => return Some((start, index)),
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            _ => {}
        }
    }
    None
}

fn first_line(page: &Page<'_>, item: &[Placed<'_>]) -> Range<usize> {
    let start = item.first().map_or(0, |(_, range)| range.start);
    let end = item.iter().map(|(_, range)| range.end).max().unwrap_or(start);
    let text = page.text(&(start..end));
    start..start + text.find('\n').unwrap_or(text.len())
}

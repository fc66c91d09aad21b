//! Markdown to events with places, and events to top-level pieces. The one set of CommonMark options is here.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::attributes::{self, Attributes};
use super::page::Page;
use crate::authoring::code::Code;
use crate::authoring::limits;

/// An event and the bytes it comes from.
pub(in crate::authoring) type Placed<'t> = (Event<'t>, Range<usize>);

/// CommonMark with tables, footnotes, boxes and heading attributes; front matter is taken off by us.
pub(in crate::authoring) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// A heading or another top-level block.
pub(in crate::authoring) enum Piece<'e, 't> {
    Heading(Heading<'e, 't>),
    Block(&'e [Placed<'t>]),
}

/// A heading that stands at the top level.
pub(in crate::authoring) struct Heading<'e, 't> {
    pub(in crate::authoring) level: u8,
    pub(in crate::authoring) attributes: Attributes,
    pub(in crate::authoring) title: &'e [Placed<'t>],
    pub(in crate::authoring) range: Range<usize>,
}

impl Piece<'_, '_> {
    /// The bytes it comes from.
    pub(in crate::authoring) fn range(&self) -> Range<usize> {
        match self {
            Self::Heading(heading) => heading.range.clone(),
            Self::Block(events) => range_of(events),
        }
    }
}

/// The bytes of a block.
pub(in crate::authoring) fn range_of(events: &[Placed<'_>]) -> Range<usize> {
    let start = events.first().map_or(0, |(_, range)| range.start);
    start..events.first().map_or(0, |(_, range)| range.end)
}

/// Reads the text of a page from a byte on; none when it is nested too deep to be worked on.
pub(in crate::authoring) fn events<'a>(page: &mut Page<'a>, body: usize) -> Option<Vec<Placed<'a>>> {
    let text = page.source.text.get(body..).unwrap_or_default();
    if let Some(line) = deep_line(text) {
        page.note(body + line.start..body + line.end, Code::TooDeep, &[&limits::TREE_DEPTH.to_string()]);
        return None;
    }
    let mut broken = Vec::new();
    let events = collect(text, body, &mut broken);
    for (range, reference) in broken {
        page.note(range, Code::LinkReference, &[&reference]);
    }
    events.map_err(|range| page.note(range, Code::TooDeep, &[&limits::TREE_DEPTH.to_string()])).ok()
}

type Broken = Vec<(Range<usize>, String)>;

fn collect<'a>(text: &'a str, body: usize, broken: &mut Broken) -> Result<Vec<Placed<'a>>, Range<usize>> {
    let note = |link: BrokenLink<'_>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            broken.push((body + link.span.start..body + link.span.end, link.reference.to_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(note)).into_offset_iter();
    let mut depth = 0_usize;
    let mut events = Vec::new();
    for (event, range) in TextMergeWithOffset::new(parser) {
        let range = body + range.start..body + range.end;
        match event {
            Event::Start(_) if depth >= limits::TREE_DEPTH => return Err(range),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        events.push((event, range));
    }
    Ok(events)
}

/// A line that opens more quotes and lists than a text may nest, found before the reader builds a tree from it.
fn deep_line(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if containers(line) > limits::TREE_DEPTH {
            return Some(at..at + line.len());
        }
        at += line.len();
    }
    None
}

fn containers(line: &str) -> usize {
    let mut signs = line.chars().filter(|letter| !letter.is_whitespace());
    let first = signs.next();
    if first != Some('>') && signs.all(|sign| Some(sign) == first) {
        return 0;
    }
    let opens = |letter: &char| matches!(letter, '>' | '-' | '+' | '*' | ' ' | '\t');
    line.chars().take_while(opens).filter(|letter| !letter.is_whitespace()).count()
}

/// Cuts events into top-level pieces and reads the attributes of headings.
pub(in crate::authoring) fn pieces<'e, 't>(page: &mut Page<'t>, events: &'e [Placed<'t>]) -> Vec<Piece<'e, 't>> {
    let mut pieces = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) if depth > 0 => {
                page.note(range.clone(), Code::HeadingNested, &[]);
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            pieces.extend(events.get(start..=index).map(|block| piece(page, block)));
            start = index + 1;
        }
    }
    pieces
}

fn piece<'e, 't>(page: &mut Page<'t>, block: &'e [Placed<'t>]) -> Piece<'e, 't> {
    let Some((Event::Start(Tag::Heading { level, id, classes, attrs }), range)) = block.first() else {
        return Piece::Block(block);
    };
    let taken = id.is_some() || !classes.is_empty() || !attrs.is_empty();
    let title = block.get(1..block.len().saturating_sub(1)).unwrap_or_default();
    let attributes = attributes::read(page, range, taken);
    Piece::Heading(Heading { level: number(*level), attributes, title, range: first_line(page, range) })
}

fn first_line(page: &Page<'_>, range: &Range<usize>) -> Range<usize> {
    let text = page.text(range);
    range.start..range.start + text.trim_end().find('\n').unwrap_or(text.trim_end().len())
}

/// A heading's level as a number.
pub(in crate::authoring) const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Where the section opened by a heading ends: at the next heading of its level or above.
pub(in crate::authoring) fn section_end(pieces: &[Piece<'_, '_>], start: usize, level: u8) -> usize {
    let ends = |piece: &Piece<'_, '_>| matches!(piece, Piece::Heading(heading) if heading.level <= level);
    pieces.iter().skip(start + 1).position(ends).map_or(pieces.len(), |length| start + 1 + length)
}

/// Notes headings that begin too high or skip a level.
pub(in crate::authoring) fn check_levels(page: &mut Page<'_>, pieces: &[Piece<'_, '_>]) {
    let mut above = 1;
    for piece in pieces {
        let Piece::Heading(heading) = piece else { continue };
        if heading.level == 1 {
            page.note(heading.range.clone(), Code::HeadingLevel, &["1"]);
        } else if heading.level > above + 1 {
            let (from, to) = (above.to_string(), heading.level.to_string());
            page.note(heading.range.clone(), Code::HeadingSkipped, &[&from, &to]);
        }
        if heading.title.is_empty() {
            page.note(heading.range.clone(), Code::HeadingEmpty, &[]);
        }
        above = heading.level;
    }
}

/// The words of inline events, without marks.
pub(in crate::authoring) fn plain(events: &[Placed<'_>]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

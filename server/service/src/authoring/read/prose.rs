//! Events to prose: HTML from an allow-list of elements, with holes for law, glossary, lessons and images.
//!
//! The fold is iterative, so that nesting costs no stack.

mod elements;
mod links;

use std::ops::Range;

use learning::catalogue::{Html, Prose, Segment};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::markdown::{self, Heading, Placed};
use super::page::Page;
use super::typography;
use crate::authoring::code::Code;

pub(in crate::authoring) use links::ImageUse;

/// Writes prose while a page is read.
pub(in crate::authoring) struct Writer<'p, 'a> {
    page: &'p mut Page<'a>,
    segments: Vec<Segment>,
    html: String,
    links: Vec<links::Open>,
    image: Option<links::OpenImage>,
    verbatim: bool,
    within: Vec<Range<usize>>,
    table: elements::TableState,
}

/// Renders blocks.
pub(in crate::authoring) fn blocks<'t>(page: &mut Page<'_>, events: impl IntoIterator<Item = &'t Placed<'t>>) -> Prose {
    let mut writer = Writer::new(page);
    for (event, range) in events {
        writer.event(event, range);
    }
    writer.finish()
}

/// Renders blocks whose paragraphs run on without `<p>`: options, table cells, short comments.
pub(in crate::authoring) fn inline<'t>(page: &mut Page<'_>, events: impl IntoIterator<Item = &'t Placed<'t>>) -> Prose {
    let mut writer = Writer::new(page);
    let mut ended = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Paragraph) => writer.within.push(range.clone()),
            Event::End(TagEnd::Paragraph) => {
                writer.within.pop();
                ended = true;
            }
            _ => {
                if std::mem::take(&mut ended) {
                    writer.html.push(' ');
                }
                writer.event(event, range);
            }
        }
    }
    writer.finish()
}

/// Renders a heading with its prefixed id.
pub(in crate::authoring) fn heading(page: &mut Page<'_>, heading: &Heading<'_, '_>, anchor: &str) -> Prose {
    let mut writer = Writer::new(page);
    writer.within.push(heading.range.clone());
    writer.html = format!("<h{} id=\"{anchor}\">", heading.level);
    for (event, range) in heading.title {
        writer.event(event, range);
    }
    writer.html.push_str(&format!("</h{}>\n", heading.level));
    writer.finish()
}

impl<'p, 'a> Writer<'p, 'a> {
    fn new(page: &'p mut Page<'a>) -> Self {
        Self {
            page,
            segments: Vec::new(),
            html: String::new(),
            links: Vec::new(),
            image: None,
            verbatim: false,
            within: Vec::new(),
            table: elements::TableState::default(),
        }
    }

    fn finish(mut self) -> Prose {
        self.flush();
        Prose(self.segments)
    }

    /// Closes the HTML written so far into a segment.
    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.segments.push(Segment::Html(Html::vouched(std::mem::take(&mut self.html))));
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if let Some(image) = &mut self.image
            && !matches!(event, Event::End(TagEnd::Image))
        {
            image.read(event);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => {
                self.html.push_str("<code>");
                escape(code, &mut self.html);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::TaskListMarker(ticked) => self.html.push_str(if *ticked { "☑ " } else { "☐ " }),
            Event::Html(html) | Event::InlineHtml(html) => self.refuse_html(html, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => escape(text, &mut self.html),
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.verbatim {
            escape(text, &mut self.html);
        } else {
            self.note_footnotes(text, range);
            escape(&typography::printed(text, self.page.language), &mut self.html);
        }
    }

    /// A reference to a footnote that is still text is one that nothing defines.
    fn note_footnotes(&mut self, text: &str, range: &Range<usize>) {
        for (at, _) in text.match_indices("[^") {
            let label = text.get(at + 2..).and_then(|rest| rest.split_once(']')).map_or("", |(label, _)| label);
            if !label.is_empty() && label.len() < 40 && !label.contains(char::is_whitespace) {
                let at = (range.start + at).min(range.end);
                self.page.note(at..at + label.len() + 3, Code::FootnoteUndefined, &[label]);
            }
        }
    }

    fn refuse_html(&mut self, html: &str, range: &Range<usize>) {
        let shown = html.trim();
        if !shown.is_empty() {
            self.page.note(range.clone(), Code::RawHtml, &[shown]);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if matches!(tag, Tag::Paragraph | Tag::TableRow | Tag::TableHead | Tag::Item | Tag::Heading { .. }) {
            self.within.push(range.clone());
        }
        match tag {
            Tag::Link { dest_url, .. } => self.open_link(dest_url, range),
            Tag::Image { dest_url, .. } => self.open_image(dest_url, range),
            Tag::FootnoteDefinition(label) => self.open_footnote(label),
            Tag::Heading { level, .. } => self.html.push_str(&format!("<h{}>", markdown::number(*level))),
            _ => self.open_element(tag, range),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::Paragraph | TagEnd::TableRow | TagEnd::TableHead | TagEnd::Item | TagEnd::Heading(_)) {
            self.within.pop();
        }
        match tag {
            TagEnd::Link => self.close_link(),
            TagEnd::Image => self.close_image(),
            _ => self.close_element(tag),
        }
    }

    /// The paragraph, row, item or heading that is being written.
    fn surroundings(&self, range: &Range<usize>) -> Range<usize> {
        self.within.last().cloned().unwrap_or_else(|| range.clone())
    }
}

/// Adds text to HTML, whatever it holds.
pub(in crate::authoring) fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
}

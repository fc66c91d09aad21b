//! The elements that prose may have.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Tag, TagEnd};

use super::{Writer, escape};
use crate::authoring::code::Code;
use crate::authoring::limits;

/// Where in a table the writer is.
#[derive(Default)]
pub(super) struct TableState {
    alignments: Vec<Alignment>,
    column: usize,
    cells: usize,
    in_head: bool,
    range: Range<usize>,
}

impl Writer<'_, '_> {
    pub(super) fn open_element(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.html.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Table(alignments) => self.open_table(alignments, range),
            Tag::TableHead => {
                self.table.in_head = true;
                self.html.push_str("<thead>\n<tr>\n");
            }
            Tag::TableRow => self.html.push_str("<tr>\n"),
            Tag::TableCell => self.open_cell(),
            _ => {}
        }
    }

    pub(super) fn close_element(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => self.html.push_str(&format!("</h{}>\n", super::markdown::number(level))),
            TagEnd::BlockQuote(_) => self.html.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.verbatim = false;
                self.html.push_str("</code></pre>\n");
            }
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::FootnoteDefinition => self.html.push_str("</div>\n"),
            TagEnd::Table => self.html.push_str("</tbody>\n</table></div>\n"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.table.column = 0;
                self.html.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => {
                self.table.column = 0;
                self.html.push_str("</tr>\n");
            }
            TagEnd::TableCell => self.html.push_str(if self.table.in_head { "</th>\n" } else { "</td>\n" }),
            _ => {}
        }
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.verbatim = true;
        match kind {
            CodeBlockKind::Fenced(language) if !language.is_empty() => {
                self.html.push_str("<pre><code class=\"language-");
                escape(language.split(' ').next().unwrap_or_default(), &mut self.html);
                self.html.push_str("\">");
            }
            _ => self.html.push_str("<pre><code>"),
        }
    }

    fn open_table(&mut self, alignments: &[Alignment], range: &Range<usize>) {
        if alignments.len() > limits::TABLE_COLUMNS {
            self.refuse_table(range.clone());
        }
        self.table = TableState { alignments: alignments.to_vec(), range: range.clone(), ..TableState::default() };
        self.html.push_str("<div class=\"table\" tabindex=\"0\"><table>\n");
    }

    fn open_cell(&mut self) {
        self.table.cells += 1;
        if self.table.cells == limits::TABLE_CELLS + 1 {
            self.refuse_table(self.table.range.clone());
        }
        let align = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        self.table.column += 1;
        self.html.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.html.push_str(align);
        self.html.push('>');
    }

    fn refuse_table(&mut self, range: Range<usize>) {
        let (columns, cells) = (limits::TABLE_COLUMNS.to_string(), limits::TABLE_CELLS.to_string());
        self.page.note(range, Code::TableTooLarge, &[&columns, &cells]);
    }

    pub(super) fn open_footnote(&mut self, label: &str) {
        let number = self.footnote_number(label);
        self.html.push_str(&format!("<div class=\"footnote\" id=\"fn-{number}\"><sup>{number}</sup> "));
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        let number = self.footnote_number(label);
        self.html.push_str(&format!("<sup class=\"footnote-link\"><a href=\"#fn-{number}\">{number}</a></sup>"));
    }

    fn footnote_number(&mut self, label: &str) -> usize {
        let next = self.page.footnotes.len() + 1;
        *self.page.footnotes.entry(label.to_owned()).or_insert(next)
    }
}

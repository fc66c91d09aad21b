//! A file of content in memory, and where its lines begin.

use std::ops::Range;

use super::limits;

/// Who may read a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Anybody: what it holds for exams is specimen.
    Public,
    /// A school alone.
    Private,
}

/// A text file, positions in which can be told as line and column.
#[derive(Debug)]
pub(super) struct Source {
    /// The path as shown in problems.
    pub(super) name: String,
    /// The text.
    pub(super) text: String,
    /// Whether anybody may read it.
    pub(super) visibility: Visibility,
    starts: Vec<usize>,
}

/// A place in a file as people count: from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Source {
    pub(super) fn new(name: String, text: String, visibility: Visibility) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name, text, visibility, starts }
    }

    /// The line and column of a byte; a byte past the end counts as the end.
    pub(super) fn place(&self, byte: usize) -> Place {
        let byte = floor(&self.text, byte);
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.text.get(start..byte).unwrap_or_default().chars().count() + 1;
        Place { line: count(line + 1), column: count(column) }
    }

    /// The byte at which a line and column stand, for parsers that count so.
    pub(super) fn byte(&self, line: usize, column: usize) -> usize {
        let line = self.line_range(line.saturating_sub(1));
        let text = self.text.get(line.clone()).unwrap_or_default();
        line.start + text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| at)
    }

    /// The bytes of a line, counted from 0, without its end.
    pub(super) fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end.max(start)
    }

    /// A line around a range as shown with a problem: its text, and where in it the caret begins and how long it is.
    pub(super) fn excerpt(&self, range: &Range<usize>) -> (String, u32, u32) {
        let start = floor(&self.text, range.start);
        let line = self.line_range(usize::try_from(self.place(start).line).unwrap_or(1) - 1);
        let from = floor(&self.text, start.saturating_sub(limits::SHOWN_LINE / 2).max(line.start));
        let shown: String =
            self.text.get(from..line.end).unwrap_or_default().chars().take(limits::SHOWN_LINE).collect();
        let before = self.text.get(from..start).unwrap_or_default().chars().count();
        let end = floor(&self.text, range.end.min(line.end).min(start.saturating_add(4 * limits::SHOWN_LINE)));
        let wide = self.text.get(start..end).unwrap_or_default().trim_end().chars().count().max(1);
        let room = shown.chars().count().saturating_sub(before).max(1);
        (shown.trim_end().replace('\t', " "), count(before), count(wide.min(room)))
    }
}

/// The nearest character boundary at or before a byte.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

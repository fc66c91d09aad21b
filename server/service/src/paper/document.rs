//! What a paper says, before anything is known of pages: the same value becomes a page of the site and a PDF.

use crate::moment::Moment;
use learning::catalogue::Language;

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// Who issues it: the school.
    pub author: String,
    /// What stands at the foot of every page.
    pub foot: String,
    /// The day it was made; nothing here looks at a clock.
    pub made: Moment,
    /// Wider than high.
    pub landscape: bool,
    /// What it says, in order. Headings begin at level 1 and skip no level.
    pub blocks: Vec<Block>,
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub slanted: bool,
    /// Where a page of the site leads from here; paper does not show it.
    pub link: Option<String>,
}

/// Words in reading order.
pub type Words = Vec<Span>;

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, level 1 to 6.
    Heading(u8, Words),
    /// A paragraph.
    Paragraph(Words),
    /// A paragraph in small print.
    Small(Words),
    /// A list; numbered from `start`, or with dots.
    List {
        /// The first number.
        start: Option<u32>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// Words of another, or an aside.
    Quote(Vec<Block>),
    /// What must not be missed.
    Note(Vec<Block>),
    /// Boxes to tick, or already ticked.
    Boxes(Vec<Boxed>),
    /// A table.
    Table(Table),
    /// So many lines to write on.
    Lines(u8),
    /// Stands on one page where a page is long enough.
    Together(Vec<Block>),
    /// What follows begins a page.
    NewPage,
}

/// A box with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// Its letter or number.
    pub label: String,
    /// Ticked or not; none for a label without a box.
    pub ticked: Option<bool>,
    /// What it stands for.
    pub body: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Relative widths of its columns; by content when empty.
    pub widths: Vec<u16>,
    /// Names of its columns; repeated on every page.
    pub head: Vec<Words>,
    /// Its rows.
    pub rows: Vec<Vec<Words>>,
    /// Ruled on all sides, to be written in.
    pub ruled: bool,
    /// Rows high enough for a signature.
    pub tall: bool,
    /// Columns of numbers, from 0: they stand at the right.
    pub numbers: Vec<usize>,
    /// In small print, for tables of many columns.
    pub small: bool,
}

impl Span {
    /// Plain words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold words.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true, ..Self::default() }
    }

    /// Words in italics.
    #[must_use]
    pub fn slanted(text: impl Into<String>) -> Self {
        Self { text: text.into(), slanted: true, ..Self::default() }
    }
}

/// Plain words as [`Words`].
#[must_use]
pub fn words(text: impl Into<String>) -> Words {
    vec![Span::plain(text)]
}

/// The words without their look.
#[must_use]
pub fn plain(words: &[Span]) -> String {
    words.iter().map(|span| span.text.as_str()).collect()
}

impl Block {
    /// A paragraph of plain words.
    #[must_use]
    pub fn says(text: impl Into<String>) -> Self {
        Self::Paragraph(words(text))
    }

    /// A heading of plain words.
    #[must_use]
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(level, words(text))
    }
}

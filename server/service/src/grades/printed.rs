//! A table as a PDF: landscape, in small print, its head on every page, its numbers at the right.

use super::{
    french,
    table::{Format, Heading, MOST_PDF_ROWS, Value},
    writers::{About, Sink},
};
use crate::{
    error::{Doing, Error, Message, Refusal},
    paper::{
        document::{Block, Document, Table, Words, words},
        pdf,
    },
};
use learning::catalogue::Language;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

const DOING: &str = "writing an export";

/// What is refused when the columns do not fit a page.
pub(super) const TOO_WIDE: Refusal = Refusal::Field { field: "format", code: "columns" };

/// A table on its way to paper; it lies in memory until its columns are measured.
pub(super) struct Printed {
    path: PathBuf,
    about: About,
    head: Vec<Words>,
    rows: Vec<Vec<Words>>,
    numbers: BTreeSet<usize>,
}

impl Printed {
    pub(super) fn open(path: &Path, headings: &[Heading], about: &About) -> Self {
        let head = headings.iter().map(|heading| words(heading.named(Format::Pdf))).collect();
        Self { path: path.to_owned(), about: about.clone(), head, rows: Vec::new(), numbers: BTreeSet::new() }
    }

    fn document(self) -> Document {
        let About { title, school, cohort, legend, made, zone } = self.about;
        let count = match self.rows.len() {
            1 => "une ligne".to_owned(),
            many => format!("{many} lignes"),
        };
        let says = format!("{school} – {cohort} – état au {} – {count}", french::day_and_time(made, &zone));
        let table = Table {
            head: self.head,
            rows: self.rows,
            numbers: self.numbers.into_iter().collect(),
            small: true,
            ..Table::default()
        };
        let legend = Some(legend).filter(|legend| !legend.is_empty()).map(|legend| Block::Small(words(legend)));
        let blocks = [
            Some(Block::heading(1, title.clone())),
            Some(Block::Small(words(says))),
            legend,
            Some(Block::Table(table)),
        ];
        Document {
            foot: format!("{title} – {cohort} – {school}"),
            title,
            language: Language::Fr,
            author: school,
            made,
            landscape: true,
            blocks: blocks.into_iter().flatten().collect(),
        }
    }

    /// Whether the columns fit the width of a page with every word whole.
    pub(super) fn fits(self) -> Result<bool, Error> {
        pdf::fits(&self.document())
    }
}

impl Sink for Printed {
    fn row(&mut self, row: &[Value]) -> Result<(), Error> {
        if self.rows.len() >= usize::try_from(MOST_PDF_ROWS).unwrap_or(usize::MAX) {
            return Err(Error::broken(DOING, Message("more rows than a PDF may have".to_owned())));
        }
        let typed = row.iter().enumerate().filter(|(_, value)| matches!(value, Value::Hundredths(_) | Value::Whole(_)));
        self.numbers.extend(typed.map(|(column, _)| column));
        self.rows.push(row.iter().map(|value| words(value.cell(Format::Pdf))).collect());
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let path = self.path.clone();
        let document = self.document();
        if !pdf::fits(&document)? {
            return Err(TOO_WIDE.into());
        }
        std::fs::write(path, pdf::write(&document)?).doing(DOING)
    }
}

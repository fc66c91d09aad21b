//! Tables as values: what every format of file is written from.

use super::cells;
use crate::{ctx::Locale, moment::Moment, policy::words};

words! {
    /// What a file holds.
    Kind {
        /// The gradebook: one row for each person.
        Gradebook = "gradebook",
        /// One row for each person and item, with its coefficient.
        Transcripts = "transcripts",
        /// One row for each attempt at a test.
        Attempts = "attempts",
        /// One row for each answer of an attempt that is over.
        Responses = "responses",
        /// One row for each person, without marks.
        People = "people",
    }
}

words! {
    /// How a file is written.
    Format {
        /// CSV for spreadsheets set to French: semicolon, decimal comma, byte order mark.
        Fr = "fr",
        /// CSV for programs and English spreadsheets: comma, decimal point, no mark.
        Standard = "standard",
        /// Excel, with typed cells.
        Xlsx = "xlsx",
        /// LibreOffice, with typed cells.
        Ods = "ods",
        /// JSON: a list of objects.
        Json = "json",
        /// CSV with the columns that Moodle's own import of marks reads.
        Moodle = "moodle",
        /// A OneRoster 1.2 package: people, class, items and results.
        OneRoster = "oneroster",
        /// A table to print, of few columns.
        Pdf = "pdf",
    }
}

impl Format {
    /// What stands between cells, in a CSV file.
    #[must_use]
    pub const fn separator(self) -> Option<char> {
        match self {
            Self::Fr => Some(';'),
            Self::Standard | Self::Moodle | Self::OneRoster => Some(','),
            Self::Xlsx | Self::Ods | Self::Json | Self::Pdf => None,
        }
    }

    /// What stands before decimals; none where numbers are typed.
    #[must_use]
    pub const fn decimal(self) -> Option<char> {
        match self {
            Self::Fr | Self::Pdf => Some(','),
            Self::Standard | Self::Moodle | Self::OneRoster | Self::Json => Some('.'),
            Self::Xlsx | Self::Ods => None,
        }
    }

    /// The end of the file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Fr | Self::Standard | Self::Moodle => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Json => "json",
            Self::OneRoster => "zip",
            Self::Pdf => "pdf",
        }
    }

    /// The type under which it is sent.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Fr | Self::Standard | Self::Moodle => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Json => "application/json",
            Self::OneRoster => "application/zip",
            Self::Pdf => "application/pdf",
        }
    }

    /// The language of its headings and words.
    #[must_use]
    pub const fn locale(self) -> Locale {
        match self {
            Self::Fr | Self::Xlsx | Self::Ods | Self::Pdf => Locale::Fr,
            Self::Standard | Self::Json | Self::Moodle | Self::OneRoster => Locale::En,
        }
    }

    /// Most rows that it holds: ODS and PDF are made in memory, and nobody reads a hundred pages of marks.
    #[must_use]
    pub const fn most_rows(self) -> Option<u32> {
        match self {
            Self::Ods => Some(MOST_ODS_ROWS),
            Self::Pdf => Some(MOST_PDF_ROWS),
            _ => None,
        }
    }
}

/// Most rows of an ODS file.
pub const MOST_ODS_ROWS: u32 = 20_000;

/// Most rows of a PDF.
pub const MOST_PDF_ROWS: u32 = 2_000;

/// The name of a column, for people and for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// In French, for a person.
    pub fr: String,
    /// A stable word, for a program.
    pub word: String,
}

impl Heading {
    /// A column.
    pub(crate) fn new(fr: impl Into<String>, word: impl Into<String>) -> Self {
        Self { fr: fr.into(), word: word.into() }
    }

    /// As a format names it.
    #[must_use]
    pub fn named(&self, format: Format) -> &str {
        match format.locale() {
            Locale::Fr => &self.fr,
            Locale::En => &self.word,
        }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number of hundredths.
    Hundredths(i32),
    /// A whole number.
    Whole(i64),
    /// A day with its time, in the school's time zone.
    Instant(jiff::civil::DateTime),
}

impl Value {
    /// Text; nothing when it is empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Some(text.into()).filter(|text| !text.is_empty()).map_or(Self::Empty, Self::Text)
    }

    /// A moment; nothing when there is none.
    pub(crate) fn at(moment: Option<Moment>, zone: &str) -> Self {
        moment.map_or(Self::Empty, |moment| Self::Instant(moment.in_zone(zone).datetime()))
    }

    /// As a CSV file says it: text alone is guarded against formulas.
    #[must_use]
    pub fn cell(&self, format: Format) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) if format == Format::Pdf => text.clone(),
            Self::Text(text) => cells::text(text),
            Self::Hundredths(value) => cells::hundredths(*value, format.decimal().unwrap_or('.')),
            Self::Whole(value) => value.to_string(),
            Self::Instant(at) if matches!(format, Format::Fr | Format::Pdf) => {
                at.strftime("%d/%m/%Y %H:%M").to_string()
            }
            Self::Instant(at) => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        }
    }
}

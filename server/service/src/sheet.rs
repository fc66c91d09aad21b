//! Tables as spreadsheets save them: every encoding, separator and line end, with the line of each row as an editor counts it.

/// Largest file read.
pub const LARGEST: usize = 2 * 1024 * 1024;
/// Most rows read below the header.
pub const MOST_ROWS: usize = 5_000;

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Encoding seen.
    pub encoding: &'static str,
    /// Separator seen.
    pub separator: char,
    /// Cells of the first row, as they stand.
    pub header: Vec<String>,
    /// The rows below; those that are empty are left out.
    pub rows: Vec<Row>,
    /// What could not be read, by line: a code and what was found.
    pub broken: Vec<(u32, &'static str, String)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its first line in the file, from 1.
    pub line: u32,
    /// Its cells, as they stand.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads a table.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        if bytes.len() > LARGEST {
            return Self::failed("too-large");
        }
        let (text, encoding) = decode(bytes);
        let text = one_kind_of_line(&text);
        let separator = separator(&text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let Some(Ok(header)) = records.next() else { return Self::failed("empty") };
        let header = header.iter().map(str::to_owned).collect();
        let mut sheet =
            Self { encoding, separator: char::from(separator), header, rows: Vec::new(), broken: Vec::new() };
        for (count, record) in records.enumerate() {
            match record {
                Err(cause) => sheet.broken.push((line_of(&cause), "unreadable", cause.to_string())),
                Ok(_) if count >= MOST_ROWS => {
                    sheet.broken.push((u32::try_from(count + 2).unwrap_or(u32::MAX), "too-many", String::new()));
                    break;
                }
                Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(record) => sheet.rows.push(Row {
                    line: record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX)),
                    cells: record.iter().map(str::to_owned).collect(),
                }),
            }
        }
        if sheet.rows.is_empty() && sheet.broken.is_empty() {
            sheet.broken.push((1, "empty", String::new()));
        }
        sheet
    }

    fn failed(code: &'static str) -> Self {
        let broken = vec![(1, code, String::new())];
        Self { encoding: "UTF-8", separator: ';', header: Vec::new(), rows: Vec::new(), broken }
    }
}

/// UTF-8 with or without a mark, UTF-16 with one, else Windows-1252, as spreadsheets save.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, skip)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
        return (text.into_owned(), encoding.name());
    }
    // Without a mark, a NUL beside every Latin letter gives UTF-16 away.
    match bytes {
        [0, letter, ..] if *letter != 0 => {
            return (encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(), "UTF-16BE");
        }
        [letter, 0, ..] if *letter != 0 => {
            return (encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(), "UTF-16LE");
        }
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), "UTF-8"),
        Err(_) => (encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), "windows-1252"),
    }
}

/// Windows and old Macintosh line ends become one, so that lines are counted as an editor counts them.
fn one_kind_of_line(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The separator that the header uses most.
#[must_use]
pub fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |c: char| header.matches(c).count();
    [(count(';'), b';'), (count('\t'), b'\t'), (count(','), b',')]
        .into_iter()
        .max_by_key(|(n, sep)| (*n, *sep == b';'))
        .map_or(b';', |(_, sep)| sep)
}

fn line_of(cause: &csv::Error) -> u32 {
    cause.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX))
}

/// Without accents, capitals or outer spaces.
pub(crate) fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.trim().nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A cell without the apostrophe that protects it against being read as a formula (exactly one is taken off).
pub(crate) fn plain(cell: &str) -> String {
    let cell = cell.trim();
    cell.strip_prefix('\'').unwrap_or(cell).to_owned()
}

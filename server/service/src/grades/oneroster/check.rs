//! The check of a OneRoster 1.2 package: every fault with its file, row and field.

use super::schema::{self, Column, Holds};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

/// Most bytes that one file of a package may unpack to.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Most files of a package.
const MOST_FILES: usize = 64;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable word.
    pub code: &'static str,
    /// The file.
    pub file: String,
    /// The row, the header being 1; none for the whole file.
    pub row: Option<u64>,
    /// The field; empty for the whole row.
    pub field: String,
}

/// Rows of one file.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    delta: bool,
}

/// Every fault of a package; none for a valid one.
#[must_use]
pub fn check(zip: &[u8]) -> Vec<Finding> {
    let mut findings = Findings::default();
    let Some(files) = unpacked(zip) else {
        findings.add("package.unreadable", "", None, "");
        return findings.0;
    };
    let Some(manifest) = manifest(&files, &mut findings) else { return findings.0 };
    let mut tables = BTreeMap::new();
    for name in schema::names() {
        let file = format!("{name}.csv");
        match (manifest.get(&format!("file.{name}")).map(String::as_str), files.get(&file)) {
            (Some(mode @ ("bulk" | "delta")), Some(bytes)) => {
                tables.extend(table(&file, bytes, mode == "delta", &mut findings).map(|table| (name, table)));
            }
            (Some("bulk" | "delta"), None) => findings.add("manifest.file_missing", &file, None, ""),
            (Some("absent") | None, Some(_)) => findings.add("manifest.file_unexpected", &file, None, ""),
            (Some("absent") | None, None) => {}
            (Some(_), _) => findings.add("manifest.invalid_mode", "manifest.csv", None, name),
        }
    }
    for (name, table) in &tables {
        rows(name, table, &mut findings);
    }
    references(&tables, &mut findings);
    findings.0
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, code: &'static str, file: &str, row: Option<u64>, field: &str) {
        self.0.push(Finding { code, file: file.to_owned(), row, field: field.to_owned() });
    }
}

fn unpacked(bytes: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MOST_FILES {
        return None;
    }
    let mut files = BTreeMap::new();
    for number in 0..archive.len() {
        let file = archive.by_index(number).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut content = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut content).ok()?;
        if content.len() as u64 > LARGEST {
            return None;
        }
        files.insert(name, content);
    }
    Some(files)
}

/// Records of a file; a line end inside quotes is forbidden by the standard.
fn records(file: &str, bytes: &[u8], findings: &mut Findings) -> Option<Vec<Vec<String>>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut records = Vec::new();
    for (number, record) in (1_u64..).zip(reader.records()) {
        let Ok(record) = record else {
            findings.add("csv.unreadable", file, Some(number), "");
            return None;
        };
        if record.iter().any(|cell| cell.contains(['\n', '\r'])) {
            findings.add("csv.line_break_in_quoted_field", file, Some(number), "");
        }
        records.push(record.iter().map(str::to_owned).collect());
    }
    Some(records)
}

fn manifest(files: &BTreeMap<String, Vec<u8>>, findings: &mut Findings) -> Option<BTreeMap<String, String>> {
    const FILE: &str = "manifest.csv";
    let Some(bytes) = files.get(FILE) else {
        findings.add("manifest.missing", FILE, None, "");
        return None;
    };
    let mut records = records(FILE, bytes, findings)?.into_iter();
    if records.next().is_none_or(|header| header != ["propertyName", "value"]) {
        findings.add("manifest.invalid_header", FILE, Some(1), "");
        return None;
    }
    let pair = |record: Vec<String>| {
        let mut cells = record.into_iter();
        Some((cells.next()?, cells.next().unwrap_or_default()))
    };
    let manifest: BTreeMap<String, String> = records.filter_map(pair).collect();
    for (name, value) in [("manifest.version", "1.0"), ("oneroster.version", "1.2")] {
        if manifest.get(name).is_none_or(|found| found != value) {
            findings.add("manifest.invalid_version", FILE, None, name);
        }
    }
    Some(manifest)
}

fn table(file: &str, bytes: &[u8], delta: bool, findings: &mut Findings) -> Option<Table> {
    let mut records = records(file, bytes, findings)?.into_iter();
    let Some(header) = records.next() else {
        findings.add("schema.header_missing", file, None, "");
        return None;
    };
    headings(file, &header, findings);
    Some(Table { header, rows: records.collect(), delta })
}

/// The columns of the standard come first and in its order; one's own come after, as `metadata.…`.
fn headings(file: &str, header: &[String], findings: &mut Findings) {
    let columns = columns_of(file);
    let own = |name: &String| name.starts_with("metadata.");
    let known = |name: &String| columns.iter().any(|column| column.name == name);
    if let Some(first) = header.iter().position(own)
        && header.iter().skip(first).any(known)
    {
        findings.add("schema.metadata_column_position", file, Some(1), header.get(first).map_or("", String::as_str));
    }
    for name in header.iter().filter(|name| !own(name) && !known(name)) {
        findings.add("schema.invalid_metadata_header", file, Some(1), name);
    }
    let found: Vec<&str> = header.iter().filter(|name| known(name)).map(String::as_str).collect();
    let expected: Vec<&str> = columns.iter().map(|column| column.name).collect();
    if found != expected {
        findings.add("schema.header_order_mismatch", file, Some(1), "");
    }
}

fn columns_of(file: &str) -> Vec<Column> {
    schema::columns(file.trim_end_matches(".csv")).unwrap_or_default()
}

fn rows(name: &str, table: &Table, findings: &mut Findings) {
    let file = format!("{name}.csv");
    let columns = columns_of(&file);
    for (number, row) in (2_u64..).zip(&table.rows) {
        if row.len() != table.header.len() {
            findings.add("csv.column_count_mismatch", &file, Some(number), "");
            continue;
        }
        for (title, value) in table.header.iter().zip(row) {
            let Some(column) = columns.iter().find(|column| column.name == title) else { continue };
            if let Some(code) = fault(column, value, table.delta) {
                findings.add(code, &file, Some(number), title);
            }
        }
    }
}

fn fault(column: &Column, value: &str, delta: bool) -> Option<&'static str> {
    match (column.name, value.is_empty(), delta) {
        ("status" | "dateLastModified", false, false) => return Some("row.field_forbidden_in_bulk"),
        ("status" | "dateLastModified", true, true) => return Some("row.missing_required_value"),
        ("dateLastModified", false, true) => return (!is_instant(value)).then_some("row.invalid_datetime"),
        (_, true, _) => return column.required.then_some("row.missing_required_value"),
        _ => {}
    }
    let (fits, code) = match column.holds {
        Holds::Text => (true, ""),
        Holds::Guid | Holds::One(_) => (is_guid(value), "row.invalid_guid"),
        Holds::Many(_) => (value.split(',').map(str::trim).all(is_guid), "row.invalid_guid"),
        Holds::Boolean => (matches!(value, "true" | "false"), "row.invalid_boolean"),
        Holds::Date => (is_date(value), "row.invalid_date"),
        Holds::Year => (value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit()), "row.invalid_year"),
        Holds::Integer => (value.parse::<i64>().is_ok(), "row.invalid_integer"),
        Holds::Float => (is_number(value), "row.invalid_float"),
        Holds::List => (value.split(',').all(|one| !one.trim().is_empty()), "row.invalid_list"),
        Holds::Scale => (is_scale(value), "row.invalid_list"),
        Holds::Word(words) => (is_word(words, value), "row.invalid_enum"),
    };
    (!fits).then_some(code)
}

fn is_guid(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_instant(text: &str) -> bool {
    text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok()
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'))
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn is_scale(text: &str) -> bool {
    text.split(',').map(str::trim).all(|one| {
        let inside = one.strip_prefix('{').and_then(|one| one.strip_suffix('}'));
        inside.and_then(|one| one.split_once(':')).is_some_and(|(name, value)| !name.is_empty() && !value.is_empty())
    })
}

fn is_word(words: &str, value: &str) -> bool {
    words.split('|').any(|word| word.replace('_', " ") == value) || value.starts_with("ext:")
}

/// Ids stand once; in a bulk package, what a row names is there.
fn references(tables: &BTreeMap<&str, Table>, findings: &mut Findings) {
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, table) in tables {
        let own = ids.entry(name).or_default();
        let Some(column) = table.header.iter().position(|title| title == "sourcedId") else { continue };
        for (number, row) in (2_u64..).zip(&table.rows) {
            let Some(id) = row.get(column).filter(|id| !id.is_empty()) else { continue };
            if !own.insert(id) {
                findings.add("reference.duplicate_sourced_id", &format!("{name}.csv"), Some(number), "sourcedId");
            }
        }
    }
    for (name, table) in tables.iter().filter(|(_, table)| !table.delta) {
        let file = format!("{name}.csv");
        for (place, title) in table.header.iter().enumerate() {
            let columns = columns_of(&file);
            let Some(column) = columns.iter().find(|column| column.name == title) else { continue };
            let (Holds::One(target) | Holds::Many(target)) = column.holds else { continue };
            for (number, row) in (2_u64..).zip(&table.rows) {
                let named = row.get(place).map_or("", String::as_str);
                for id in named.split(',').map(str::trim).filter(|id| !id.is_empty()) {
                    match ids.get(target) {
                        None => findings.add("reference.missing_target_file", &file, Some(number), title),
                        Some(known) if !known.contains(id) => {
                            findings.add("reference.missing_target_record", &file, Some(number), title);
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
}

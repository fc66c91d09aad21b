//! Writers of tables: row by row into a file, in constant memory but for ODS and PDF.

use super::{
    printed::Printed,
    table::{Format, Heading, MOST_ODS_ROWS, Value},
};
use crate::{
    ctx::Ctx,
    error::{Doing, Error, Message},
    moment::Moment,
};
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook};
use spreadsheet_ods::{Sheet, WorkBook, format, style::CellStyle};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

const DOING: &str = "writing an export";

/// What a table is called where it is printed.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) school: String,
    pub(super) cohort: String,
    /// What its headings stand for, when they are shortened.
    pub(super) legend: String,
    pub(super) made: Moment,
    pub(super) zone: String,
}

impl About {
    /// A table of a cohort, made now.
    pub(super) fn of(ctx: &Ctx, title: impl Into<String>, cohort: impl Into<String>) -> Self {
        let (school, zone) = (ctx.school.name.clone(), ctx.school.time_zone.clone());
        Self { title: title.into(), school, cohort: cohort.into(), legend: String::new(), made: ctx.now, zone }
    }
}

/// A table on its way into a file.
pub(super) trait Sink: Send {
    /// Writes one row.
    fn row(&mut self, row: &[Value]) -> Result<(), Error>;
    /// Ends the file.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// Opens a file of a format, and writes its headings.
pub(super) fn open(format: Format, path: &Path, headings: &[Heading], about: &About) -> Result<Box<dyn Sink>, Error> {
    let names: Vec<&str> = headings.iter().map(|heading| heading.named(format)).collect();
    Ok(match format {
        Format::Fr | Format::Standard | Format::Moodle => Box::new(Csv::open(format, path, &names)?),
        Format::OneRoster => return Err(Error::broken(DOING, Message("a package is no table".to_owned()))),
        Format::Json => Box::new(Json::open(path, &names)?),
        Format::Xlsx => Box::new(Xlsx::open(path, &names)?),
        Format::Ods => Box::new(Ods::open(path, &names)),
        Format::Pdf => Box::new(Printed::open(path, headings, about)),
    })
}

struct Csv {
    format: Format,
    writer: csv::Writer<BufWriter<File>>,
}

impl Csv {
    fn open(format: Format, path: &Path, names: &[&str]) -> Result<Self, Error> {
        let mut file = BufWriter::new(File::create(path).doing(DOING)?);
        if format == Format::Fr {
            file.write_all("\u{feff}".as_bytes()).doing(DOING)?;
        }
        let separator = format.separator().and_then(|c| u8::try_from(c).ok()).unwrap_or(b',');
        let mut writer =
            csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(file);
        writer.write_record(names.iter().map(|name| super::cells::text(name))).doing(DOING)?;
        Ok(Self { format, writer })
    }
}

impl Sink for Csv {
    fn row(&mut self, row: &[Value]) -> Result<(), Error> {
        self.writer.write_record(row.iter().map(|value| value.cell(self.format))).doing(DOING)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.writer.flush().doing(DOING)
    }
}

struct Json {
    names: Vec<String>,
    file: BufWriter<File>,
    rows: u64,
}

impl Json {
    fn open(path: &Path, names: &[&str]) -> Result<Self, Error> {
        let mut file = BufWriter::new(File::create(path).doing(DOING)?);
        file.write_all(b"[").doing(DOING)?;
        Ok(Self { names: names.iter().map(|&name| name.to_owned()).collect(), file, rows: 0 })
    }
}

impl Sink for Json {
    fn row(&mut self, row: &[Value]) -> Result<(), Error> {
        let lead = if self.rows == 0 { "\n{" } else { ",\n{" };
        self.file.write_all(lead.as_bytes()).doing(DOING)?;
        for (number, (name, value)) in self.names.iter().zip(row).enumerate() {
            let said = match value {
                Value::Empty => "null".to_owned(),
                Value::Text(text) => serde_json::to_string(text).doing(DOING)?,
                Value::Hundredths(_) | Value::Whole(_) => value.cell(Format::Json),
                Value::Instant(_) => format!("\"{}\"", value.cell(Format::Json)),
            };
            let name = serde_json::to_string(name).doing(DOING)?;
            let comma = if number == 0 { "" } else { "," };
            write!(self.file, "{comma}{name}:{said}").doing(DOING)?;
        }
        self.rows += 1;
        self.file.write_all(b"}").doing(DOING)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.file.write_all(b"\n]\n").doing(DOING)?;
        self.file.flush().doing(DOING)
    }
}

struct Xlsx {
    path: PathBuf,
    book: Workbook,
    next: u32,
    number: Style,
    instant: Style,
}

impl Xlsx {
    fn open(path: &Path, names: &[&str]) -> Result<Self, Error> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_constant_memory().doing(DOING)?;
        sheet.set_freeze_panes(1, 0).doing(DOING)?;
        let bold = Style::new().set_bold();
        for (column, name) in (0_u16..).zip(names) {
            let width = name.chars().count().clamp(10, 40);
            sheet.set_column_width(column, f64::from(u8::try_from(width).unwrap_or(40))).doing(DOING)?;
        }
        for (column, name) in (0_u16..).zip(names) {
            sheet.write_string_with_format(0, column, *name, &bold).doing(DOING)?;
        }
        let number = Style::new().set_num_format("0.00");
        let instant = Style::new().set_num_format("dd/mm/yyyy hh:mm");
        Ok(Self { path: path.to_owned(), book, next: 1, number, instant })
    }
}

impl Sink for Xlsx {
    fn row(&mut self, row: &[Value]) -> Result<(), Error> {
        let sheet = self.book.worksheet_from_index(0).doing(DOING)?;
        for (column, value) in (0_u16..).zip(row) {
            match value {
                Value::Empty => {}
                Value::Text(text) => drop(sheet.write_string(self.next, column, text).doing(DOING)?),
                Value::Hundredths(value) => {
                    sheet
                        .write_number_with_format(self.next, column, f64::from(*value) / 100.0, &self.number)
                        .doing(DOING)?;
                }
                Value::Whole(value) => drop(sheet.write_number(self.next, column, *value as f64).doing(DOING)?),
                Value::Instant(at) => {
                    let at = excel(*at).doing(DOING)?;
                    sheet.write_datetime_with_format(self.next, column, at, &self.instant).doing(DOING)?;
                }
            }
        }
        self.next += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.book.save(&self.path).doing(DOING)
    }
}

fn excel(at: jiff::civil::DateTime) -> Result<ExcelDateTime, rust_xlsxwriter::XlsxError> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(at.year()).unwrap_or(1900), part(at.month()), part(at.day()))?.and_hms(
        part(at.hour()).into(),
        part(at.minute()),
        f64::from(part(at.second())),
    )
}

struct Ods {
    path: PathBuf,
    book: WorkBook,
    sheet: Sheet,
    next: u32,
    number: spreadsheet_ods::CellStyleRef,
    instant: spreadsheet_ods::CellStyleRef,
}

impl Ods {
    fn open(path: &Path, names: &[&str]) -> Self {
        let mut book = WorkBook::new_empty();
        let number = book.add_number_format(format::create_number_format_fixed("hundredths", 2, false));
        let number = book.add_cellstyle(CellStyle::new("hundredths", &number));
        let instant = book.add_datetime_format(format::create_datetime_format("instant"));
        let instant = book.add_cellstyle(CellStyle::new("instant", &instant));
        let mut bold = CellStyle::new_empty();
        bold.set_name("heading");
        bold.set_font_bold();
        let bold = book.add_cellstyle(bold);
        let mut sheet = Sheet::new("Export");
        for (column, name) in (0_u32..).zip(names) {
            sheet.set_styled_value(0, column, *name, &bold);
        }
        sheet.set_header_rows(0, 0);
        sheet.split_row_header(0);
        Self { path: path.to_owned(), book, sheet, next: 1, number, instant }
    }
}

impl Sink for Ods {
    fn row(&mut self, row: &[Value]) -> Result<(), Error> {
        if self.next > MOST_ODS_ROWS {
            return Err(Error::broken(DOING, Message("more rows than an ODS file may have".to_owned())));
        }
        for (column, value) in (0_u32..).zip(row) {
            match value {
                Value::Empty => {}
                Value::Text(text) => self.sheet.set_value(self.next, column, text.as_str()),
                Value::Hundredths(value) => {
                    self.sheet.set_styled_value(self.next, column, f64::from(*value) / 100.0, &self.number);
                }
                Value::Whole(value) => self.sheet.set_value(self.next, column, *value as f64),
                Value::Instant(at) => {
                    let seconds = at.in_tz("UTC").doing(DOING)?.timestamp().as_second();
                    if let Some(at) = chrono::DateTime::from_timestamp(seconds, 0) {
                        self.sheet.set_styled_value(self.next, column, at.naive_utc(), &self.instant);
                    }
                }
            }
        }
        self.next += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { path, mut book, sheet, .. } = *self;
        book.push_sheet(sheet);
        spreadsheet_ods::write_ods(&mut book, &path).doing(DOING)
    }
}

//! Files of a cohort: looked at before they are fetched, written into a file of their own while they are.

use super::{
    book::{Gradebook, load},
    kinds, oneroster,
    printed::{Printed, TOO_WIDE},
    queries,
    table::{Format, Heading, Kind, Value},
    writers::{self, About, Sink},
};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity,
    ids::CohortId,
    policy::Act,
};
use std::path::Path;
use tempfile::NamedTempFile;

/// Rows shown before a file is fetched.
const SHOWN: usize = 5;

/// What a file will hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The cohort's name.
    pub cohort: String,
    /// Its name.
    pub file_name: String,
    /// What it holds.
    pub kind: Kind,
    /// How it is written.
    pub format: Format,
    /// Names of its columns.
    pub header: Vec<String>,
    /// What they stand for, where they are numbers.
    pub legend: String,
    /// Its first rows, as a CSV file of that format would say them.
    pub lines: Vec<Vec<String>>,
    /// Rows below the header.
    pub rows: u64,
    /// Why the format cannot hold it: what the use-case would refuse.
    pub refused: Option<Refusal>,
}

/// A file that was written; it goes with the value.
#[derive(Debug)]
pub struct Exported {
    /// Its name.
    pub file_name: String,
    /// How it is written.
    pub format: Format,
    /// Rows below the header.
    pub rows: u64,
    /// Where it lies.
    pub file: NamedTempFile,
}

/// Whether a format can say a kind: Moodle's columns are those of marks.
#[must_use]
pub fn fits(kind: Kind, format: Format) -> bool {
    !matches!(format, Format::Moodle | Format::OneRoster) || kind == Kind::Gradebook
}

/// What a file will hold.
///
/// # Errors
/// [`Refusal::NotFound`], also for a cohort of another school; when the actor may not export marks.
pub async fn look(ctx: &Ctx, id: CohortId, kind: Kind, format: Format) -> Result<Preview, Error> {
    ctx.permit(Act::ExportMarks)?;
    let (ctx, book, headings) = opened(ctx, id, kind, format).await?;
    let mut lines = Vec::new();
    let mut keep = |row: &[Value]| {
        lines.push(row.iter().map(|value| value.cell(format)).collect());
        Ok(lines.len() < SHOWN)
    };
    kinds::rows(&ctx, kind, format, &book, &mut keep).await?;
    let rows = count(&ctx, kind, format, &book).await?;
    let refused = refused(&ctx, kind, format, &book, &headings, rows).await?;
    let header = headings.iter().map(|heading| heading.named(format).to_owned()).collect();
    let file_name = file_name(&ctx, kind, format, &book.cohort.name);
    let legend = kinds::legend(kind, format, &book);
    Ok(Preview { cohort: book.cohort.name, file_name, kind, format, header, legend, lines, rows, refused })
}

/// What stands in the way of a file: rows without number, or columns wider than a page, which are measured.
async fn refused(
    ctx: &Ctx,
    kind: Kind,
    format: Format,
    book: &Gradebook,
    headings: &[Heading],
    rows: u64,
) -> Result<Option<Refusal>, Error> {
    if let Some(refusal) = too_many(format, rows) {
        return Ok(Some(refusal));
    }
    if format != Format::Pdf {
        return Ok(None);
    }
    let mut printed = Printed::open(Path::new(""), headings, &about(ctx, kind, format, book));
    kinds::rows(ctx, kind, format, book, &mut |row| printed.row(row).map(|()| true)).await?;
    let fits = tokio::task::spawn_blocking(move || printed.fits()).await.doing("measuring a table")??;
    Ok((!fits).then_some(TOO_WIDE))
}

/// More rows than a format may hold.
fn too_many(format: Format, rows: u64) -> Option<Refusal> {
    let code = if format == Format::Pdf { "rows-pdf" } else { "rows" };
    format.most_rows().filter(|most| rows > u64::from(*most)).map(|_| Refusal::Field { field: "format", code })
}

/// What a page says above the table.
fn about(ctx: &Ctx, kind: Kind, format: Format, book: &Gradebook) -> About {
    let title = match kind {
        Kind::Gradebook => "Carnet de notes",
        Kind::Transcripts => "Notes par épreuve",
        Kind::Attempts => "Essais des épreuves",
        Kind::Responses => "Réponses aux épreuves",
        Kind::People => "Personnes",
    };
    About { legend: kinds::legend(kind, format, book), ..About::of(ctx, title, book.cohort.name.clone()) }
}

/// Writes a file.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Field`] (`format`, `rows` or `rows-pdf`) for more rows than the format may hold,
/// (`format`, `columns`) for columns wider than a page; when the actor may not export marks.
pub async fn export(ctx: &Ctx, id: CohortId, kind: Kind, format: Format) -> Result<Exported, Error> {
    ctx.permit(Act::ExportMarks)?;
    let written = written(ctx, id, kind, format).await?;
    let tx = ctx.write().await?;
    let detail = serde_json::json!({ "kind": kind, "format": format, "rows": written.rows });
    audit::note(&tx, ctx, "marks.export", id, detail).await?;
    tx.commit().await.doing("noting an export")?;
    Ok(written)
}

/// Writes a file without asking or noting.
pub(super) async fn written(ctx: &Ctx, id: CohortId, kind: Kind, format: Format) -> Result<Exported, Error> {
    let (ctx, book, headings) = opened(ctx, id, kind, format).await?;
    if format.most_rows().is_some()
        && let Some(refusal) = too_many(format, count(&ctx, kind, format, &book).await?)
    {
        return Err(refusal.into());
    }
    let file = NamedTempFile::new().doing("making room for an export")?;
    let file_name = file_name(&ctx, kind, format, &book.cohort.name);
    if format == Format::OneRoster {
        let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
        let people = people.into_iter().map(|person| (person.id, person)).collect();
        let rows = oneroster::write(&ctx, &book, &people, file.path())?;
        return Ok(Exported { file_name, format, rows, file });
    }
    let mut sink = writers::open(format, file.path(), &headings, &about(&ctx, kind, format, &book))?;
    let mut rows = 0;
    let mut keep = |row: &[Value]| {
        rows += 1;
        sink.row(row).map(|()| true)
    };
    kinds::rows(&ctx, kind, format, &book, &mut keep).await?;
    // The last step of a spreadsheet compresses the whole file.
    tokio::task::spawn_blocking(move || sink.finish()).await.doing("ending an export")??;
    Ok(Exported { file_name, format, rows, file })
}

/// The gradebook in the language of the file, with the headings.
async fn opened(ctx: &Ctx, id: CohortId, kind: Kind, format: Format) -> Result<(Ctx, Gradebook, Vec<Heading>), Error> {
    if !fits(kind, format) {
        return Err(Refusal::NotFound.into());
    }
    let ctx = Ctx { locale: format.locale(), ..ctx.clone() };
    let book = load(&ctx, id).await?;
    let headings = kinds::headings(kind, format, &book);
    Ok((ctx, book, headings))
}

async fn count(ctx: &Ctx, kind: Kind, format: Format, book: &Gradebook) -> Result<u64, Error> {
    let people = u64::try_from(book.rows.len()).unwrap_or(u64::MAX);
    let planned = book.columns.iter().filter(|column| column.category.is_some()).count();
    let db = &ctx.store.reader;
    Ok(match kind {
        Kind::Gradebook if format == Format::OneRoster => {
            let results = book.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.current.is_some()).count();
            u64::try_from(results).unwrap_or(u64::MAX)
        }
        Kind::Gradebook | Kind::People => people,
        Kind::Transcripts => people.saturating_mul(u64::try_from(planned).unwrap_or(u64::MAX)),
        Kind::Attempts => queries::count_attempts(db, ctx.school.id, book.cohort.id).await?,
        Kind::Responses => queries::count_places(db, ctx.school.id, book.cohort.id).await?,
    })
}

/// A table as a file.
pub(super) async fn to_file(
    format: Format,
    file_name: String,
    headings: &[Heading],
    table: Vec<Vec<Value>>,
    about: &About,
) -> Result<Exported, Error> {
    let rows = u64::try_from(table.len()).unwrap_or(u64::MAX);
    if let Some(refusal) = too_many(format, rows) {
        return Err(refusal.into());
    }
    let file = NamedTempFile::new().doing("making room for an export")?;
    let mut sink = writers::open(format, file.path(), headings, about)?;
    table.iter().try_for_each(|row| sink.row(row))?;
    tokio::task::spawn_blocking(move || sink.finish()).await.doing("ending an export")??;
    Ok(Exported { file_name, format, rows, file })
}

/// A name in small letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    let plain: String =
        crate::sheet::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let slug = plain.split_whitespace().collect::<Vec<_>>().join("-");
    slug.chars().take(60).collect()
}

fn file_name(ctx: &Ctx, kind: Kind, format: Format, cohort: &str) -> String {
    let day = ctx.now.in_zone(&ctx.school.time_zone).date();
    let slug = slug(cohort);
    let name = match (format.locale(), kind) {
        (crate::Locale::Fr, Kind::Gradebook) => "notes",
        (crate::Locale::Fr, Kind::Transcripts) => "releves",
        (crate::Locale::Fr, Kind::Attempts) => "essais",
        (crate::Locale::Fr, Kind::Responses) => "reponses",
        (crate::Locale::Fr, Kind::People) => "personnes",
        (crate::Locale::En, Kind::Gradebook) => "marks",
        (crate::Locale::En, kind) => kind.word(),
    };
    let lead = match format {
        Format::Moodle => "moodle-",
        Format::OneRoster => "oneroster-",
        _ => "",
    };
    format!("{lead}{name}-{slug}-{day}.{}", format.extension())
}

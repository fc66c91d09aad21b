//! Marks from a file: what would change is shown first, and what the file does not mention is left alone.

use super::{
    book::{Cell, Gradebook},
    editing::{Spot, tidy_reason, write},
    queries,
};
use crate::{
    audit,
    cohort::Cohort,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::CohortId,
    policy::Act,
    secret,
    sheet::{self, Sheet, fold},
};
use learning::grades::typed::{Fault, Typed};
use std::collections::BTreeMap;

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The cohort.
    pub cohort: Cohort,
    /// Encoding seen.
    pub encoding: &'static str,
    /// Separator seen.
    pub separator: char,
    /// Marks that would change.
    pub differences: Vec<Difference>,
    /// Marks that the file says as they stand.
    pub same: u32,
    /// What is wrong, by line and column.
    pub problems: Vec<Mention>,
    /// Columns that are no item of the plan.
    pub ignored: Vec<String>,
    /// Stands for what was shown: importing something else is refused.
    pub seen: String,
}

/// One mark that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line in the file.
    pub line: u32,
    /// The person's name.
    pub name: String,
    /// Their matricule.
    pub matricule: String,
    /// The item's name.
    pub item: String,
    /// What stands.
    pub before: Cell,
    /// What would stand.
    pub after: Typed,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Line in the file, from 1.
    pub line: u32,
    /// The column as the file names it; empty for the whole line.
    pub column: String,
    /// What is wrong.
    pub code: &'static str,
    /// The text found there.
    pub found: String,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// So many marks were written.
    Done(u32),
    /// Nothing was written: look again.
    Look(Box<Import>),
}

/// Reads a file and says what importing it would do. Changes nothing.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not edit marks.
pub async fn preview(ctx: &Ctx, id: CohortId, bytes: &[u8]) -> Result<Import, Error> {
    ctx.permit(Act::EditMarks)?;
    let book = super::book::load(ctx, id).await?;
    Ok(compared(&book, bytes).0)
}

/// Imports a file as it was shown. Problems stop it, unless `partial`; so does a mark that changed since.
///
/// # Errors
/// [`Refusal::Field`] (`reason`) without a reason.
pub async fn apply(
    ctx: &Ctx,
    id: CohortId,
    bytes: &[u8],
    seen: &str,
    partial: bool,
    reason: &str,
) -> Result<Imported, Error> {
    ctx.permit(Act::EditMarks)?;
    let reason = tidy_reason(reason)?.ok_or(Refusal::Field { field: "reason", code: "missing" })?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let book = super::book::load(ctx, id).await?;
    let (import, writes) = compared(&book, bytes);
    if import.seen != seen || (!import.problems.is_empty() && !partial) || writes.is_empty() {
        return Ok(Imported::Look(Box::new(import)));
    }
    for (spot, typed) in &writes {
        write(ctx, &tx, id, spot, *typed, Some(&reason)).await?;
    }
    let kept = u32::try_from(writes.len()).unwrap_or(u32::MAX);
    audit::note(&tx, ctx, "marks.import", id, serde_json::json!({ "marks": kept })).await?;
    tx.commit().await.doing("keeping imported marks")?;
    Ok(Imported::Done(kept))
}

/// A column of the file.
enum Heading {
    Matricule,
    Item(usize),
    Ignored,
}

/// Names under which a file gives the matricule.
const MATRICULE: &[&str] = &["matricule", "id", "numero", "idnumber", "numero d'identification", "id number"];

fn compared<'a>(book: &'a Gradebook, bytes: &[u8]) -> (Import, Vec<(Spot<'a>, Typed)>) {
    let sheet = Sheet::read(bytes);
    let mut import = Import {
        cohort: book.cohort.clone(),
        encoding: sheet.encoding,
        separator: sheet.separator,
        differences: Vec::new(),
        same: 0,
        problems: Vec::new(),
        ignored: Vec::new(),
        seen: String::new(),
    };
    let mut writes = Vec::new();
    let headings = headings(book, &sheet.header, &mut import);
    if let Some(headings) = headings {
        let mut met = BTreeMap::new();
        for row in &sheet.rows {
            compare_row(book, &sheet.header, &headings, row, &mut met, &mut import, &mut writes);
        }
    }
    import.problems.extend(sheet.broken.into_iter().map(|(line, code, found)| Mention::new(line, "", code, &found)));
    let shown: Vec<String> = import.differences.iter().map(|d| format!("{d:?}")).collect();
    import.seen = secret::digest(&shown.join("\n"));
    (import, writes)
}

/// What each column is; none when the file cannot be read as marks.
fn headings(book: &Gradebook, header: &[String], import: &mut Import) -> Option<Vec<Heading>> {
    if header.is_empty() {
        return None;
    }
    let mut headings: Vec<Heading> = Vec::with_capacity(header.len());
    for title in header {
        let plain = sheet::plain(title);
        let items = items_named(book, &plain);
        headings.push(match items.as_slice() {
            _ if MATRICULE.contains(&fold(&plain).as_str()) => Heading::Matricule,
            [item] if headings.iter().any(|h| matches!(h, Heading::Item(other) if other == item)) => {
                import.problems.push(Mention::new(1, &plain, "column-twice", &plain));
                Heading::Ignored
            }
            [item] => Heading::Item(*item),
            [] => {
                import.ignored.extend((!plain.is_empty()).then_some(plain));
                Heading::Ignored
            }
            _ => {
                import.problems.push(Mention::new(1, &plain, "column-ambiguous", &plain));
                Heading::Ignored
            }
        });
    }
    let has = |wanted: fn(&Heading) -> bool| headings.iter().any(wanted);
    if !has(|h| matches!(h, Heading::Matricule)) {
        import.problems.push(Mention::new(1, "matricule", "column-missing", &header.join(" ")));
    } else if !has(|h| matches!(h, Heading::Item(_))) {
        import.problems.push(Mention::new(1, "", "no-item", &header.join(" ")));
    } else {
        return Some(headings);
    }
    None
}

/// The columns of the gradebook that a title may mean: by id, by name, by name with « (sur 20) ».
fn items_named(book: &Gradebook, title: &str) -> Vec<usize> {
    let folded = fold(title);
    let bare = folded.rsplit_once(" (").filter(|(_, tail)| tail.starts_with("sur ") || tail.starts_with("out of "));
    let bare = bare.map_or(folded.as_str(), |(head, _)| head.trim_end());
    let by_id = book.columns.iter().position(|column| column.item.id == title);
    match by_id {
        Some(number) => vec![number],
        None => {
            let named = book.columns.iter().enumerate().filter(|(_, c)| fold(&c.item.title) == bare);
            named.map(|(number, _)| number).collect()
        }
    }
}

fn compare_row<'a>(
    book: &'a Gradebook,
    header: &[String],
    headings: &[Heading],
    row: &sheet::Row,
    met: &mut BTreeMap<String, u32>,
    import: &mut Import,
    writes: &mut Vec<(Spot<'a>, Typed)>,
) {
    let cells = || headings.iter().zip(&row.cells).zip(header);
    let matricule = cells().find(|((h, _), _)| matches!(h, Heading::Matricule));
    let matricule = matricule.map(|((_, cell), _)| sheet::plain(cell)).unwrap_or_default();
    let wrong = |code: &'static str, found: &str| Mention::new(row.line, "matricule", code, found);
    if matricule.is_empty() {
        import.problems.push(wrong("missing", ""));
        return;
    }
    let Some(person) = book.rows.iter().find(|r| fold(&r.member.matricule) == fold(&matricule)) else {
        import.problems.push(wrong("unknown", &matricule));
        return;
    };
    if let Some(first) = met.insert(fold(&matricule), row.line) {
        import.problems.push(wrong("twice", &format!("{matricule} ({first})")));
        return;
    }
    for ((heading, text), title) in cells() {
        let Heading::Item(number) = heading else { continue };
        let Ok(spot) = book.place(person.member.person, *number) else { continue };
        match spot.read(&sheet::plain(text)) {
            Ok(None) if text.trim().is_empty() => {}
            Ok(None) => import.same += 1,
            Ok(Some(typed)) => {
                import.differences.push(Difference {
                    line: row.line,
                    name: person.member.name(),
                    matricule: person.member.matricule.clone(),
                    item: spot.column.item.title.clone(),
                    before: spot.cell.clone(),
                    after: typed,
                });
                writes.push((spot, typed));
            }
            Err(fault) => import.problems.push(Mention::new(row.line, &sheet::plain(title), code(fault), text)),
        }
    }
}

/// The stable word for a fault.
const fn code(fault: Fault) -> &'static str {
    match fault {
        Fault::Unknown => "mark-unknown",
        Fault::Date => "mark-date",
        Fault::TooFine => "mark-fine",
        Fault::OutOfRange => "mark-range",
    }
}

impl Mention {
    fn new(line: u32, column: &str, code: &'static str, found: &str) -> Self {
        Self { line, column: column.to_owned(), code, found: found.chars().take(80).collect() }
    }
}

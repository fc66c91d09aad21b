//! Other tables of a cohort, written as the marks are: attendance, progress.

use super::{
    Exported, Format, Heading, Value,
    export::{slug, to_file},
};
use crate::{cohort::Member, ctx::Ctx, error::Error};

/// Headings of the columns that say who it is.
#[must_use]
pub fn identity() -> Vec<Heading> {
    let words = [("Matricule", "matricule"), ("Nom", "family_name"), ("Prénom", "given_name"), ("Groupe", "group")];
    words.map(|(fr, word)| Heading::new(fr, word)).to_vec()
}

/// The cells below them.
#[must_use]
pub fn person(member: &Member) -> Vec<Value> {
    let group = member.group.clone().unwrap_or_default();
    [member.matricule.clone(), member.family_name.clone(), member.given_name.clone(), group].map(Value::text).to_vec()
}

/// Whether other tables are written in a format.
#[must_use]
pub const fn fits(format: Format) -> bool {
    !matches!(format, Format::Moodle | Format::OneRoster)
}

/// A table as a file, named in the language of the format: French, English.
///
/// # Errors
/// [`crate::Refusal::Field`] (`format`, `rows`) for more rows than the format may hold; when the file cannot be written.
pub async fn file(
    ctx: &Ctx,
    format: Format,
    (fr, en): (&str, &str),
    cohort: &str,
    headings: &[Heading],
    rows: Vec<Vec<Value>>,
) -> Result<Exported, Error> {
    let day = ctx.now.in_zone(&ctx.school.time_zone).date();
    let what = if format.locale() == crate::Locale::Fr { fr } else { en };
    to_file(format, format!("{what}-{}-{day}.{}", slug(cohort), format.extension()), headings, rows).await
}

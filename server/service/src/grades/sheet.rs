//! Other tables of a cohort, written as the marks are: attendance, progress.

use super::{
    Exported, Format, Heading, Value,
    export::{slug, to_file},
    writers::About,
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

/// What a table is called.
#[derive(Clone, Debug)]
pub struct Called<'a> {
    /// In the name of a file, in French.
    pub fr: &'a str,
    /// In the name of a file for programs.
    pub en: &'a str,
    /// At the head of a page.
    pub title: &'a str,
    /// What its headings stand for, when they are shortened for paper.
    pub legend: String,
}

/// A table as a file, named in the language of the format.
///
/// # Errors
/// [`crate::Refusal::Field`] (`format`, `rows`) for more rows than the format may hold, (`format`, `columns`) for more
/// columns than a page is wide; when the file cannot be written.
pub async fn file(
    ctx: &Ctx,
    format: Format,
    called: Called<'_>,
    cohort: &str,
    headings: &[Heading],
    rows: Vec<Vec<Value>>,
) -> Result<Exported, Error> {
    let day = ctx.now.in_zone(&ctx.school.time_zone).date();
    let what = if format.locale() == crate::Locale::Fr { called.fr } else { called.en };
    let about = About { legend: called.legend, ..About::of(ctx, called.title, cohort) };
    let name = format!("{what}-{}-{day}.{}", slug(cohort), format.extension());
    to_file(format, name, headings, rows, &about).await
}

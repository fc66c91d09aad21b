//! Other tables of a cohort as CSV, written as the marks are: attendance, progress.

use super::{
    Profile, cells,
    export::{slug, written},
};
use crate::{cohort::Member, ctx::Ctx, error::Error};

/// A file ready to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub file_name: String,
    /// The file itself.
    pub text: String,
}

/// Headings of the columns that say who it is.
#[must_use]
pub fn identity(profile: Profile) -> Vec<String> {
    let words: [&str; 4] = match profile {
        Profile::Fr => ["Matricule", "Nom", "Prénom", "Groupe"],
        Profile::Standard => ["matricule", "family_name", "given_name", "group"],
    };
    words.map(str::to_owned).to_vec()
}

/// The cells below them.
#[must_use]
pub fn person(member: &Member) -> Vec<String> {
    let group = member.group.clone().unwrap_or_default();
    vec![member.matricule.clone(), member.family_name.clone(), member.given_name.clone(), group]
}

/// A file of plain cells: text that a spreadsheet would calculate is guarded.
///
/// # Errors
/// When a cell cannot be written.
pub fn file(
    ctx: &Ctx,
    profile: Profile,
    what: &str,
    cohort: &str,
    header: Vec<String>,
    lines: Vec<Vec<String>>,
) -> Result<File, Error> {
    let guarded = |cells: Vec<String>| -> Vec<String> { cells.iter().map(|cell| cells::text(cell)).collect() };
    let header = guarded(header);
    let lines: Vec<Vec<String>> = lines.into_iter().map(guarded).collect();
    let day = ctx.now.in_zone(&ctx.school.time_zone).date();
    let file_name = format!("{what}-{}-{day}.csv", slug(cohort));
    Ok(File { file_name, text: written(profile, &header, &lines)? })
}

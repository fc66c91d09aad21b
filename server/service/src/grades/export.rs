//! The marks of a cohort as CSV, in two profiles.

use super::{Cell, Gradebook, Row, cells, load};
use crate::{
    ctx::{Ctx, Locale},
    error::{Doing, Error},
    identity,
    ids::CohortId,
    policy::{Act, words},
};
use learning::grades::marks::{Outcome, Provenance};

words! {
    /// For whom a CSV file is written.
    Profile {
        /// Spreadsheets set to French: semicolon, decimal comma, byte order mark.
        Fr = "fr",
        /// Programs and English spreadsheets: comma, decimal point, no mark.
        Standard = "standard",
    }
}

impl Profile {
    /// What stands between cells.
    #[must_use]
    pub const fn separator(self) -> char {
        match self {
            Self::Fr => ';',
            Self::Standard => ',',
        }
    }

    /// What stands before decimals.
    #[must_use]
    pub const fn decimal(self) -> char {
        match self {
            Self::Fr => ',',
            Self::Standard => '.',
        }
    }

    /// The language of its headings.
    #[must_use]
    pub const fn locale(self) -> Locale {
        match self {
            Self::Fr => Locale::Fr,
            Self::Standard => Locale::En,
        }
    }

    /// What stands at the beginning of the file, so that a spreadsheet reads the accents.
    const fn mark(self) -> &'static str {
        match self {
            Self::Fr => "\u{feff}",
            Self::Standard => "",
        }
    }
}

/// A file ready to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its name.
    pub file_name: String,
    /// For whom it is written.
    pub profile: Profile,
    /// Names of its columns.
    pub header: Vec<String>,
    /// Its lines below the header, cell by cell.
    pub lines: Vec<Vec<String>>,
    /// The file itself.
    pub text: String,
}

/// The marks of a cohort as a CSV file.
///
/// # Errors
/// [`crate::Refusal::NotFound`], also for a cohort of another school; when the actor may not export marks.
pub async fn export(ctx: &Ctx, id: CohortId, profile: Profile) -> Result<Export, Error> {
    ctx.permit(Act::ExportMarks)?;
    let book = load(&Ctx { locale: profile.locale(), ..ctx.clone() }, id).await?;
    let day = ctx.now.in_zone(&ctx.school.time_zone).date();
    let header = header(profile, &book);
    let lines: Vec<Vec<String>> = book.rows.iter().map(|row| line(profile, row)).collect();
    let text = written(profile, &header, &lines)?;
    Ok(Export { file_name: file_name(profile, &book.cohort.name, &day.to_string()), profile, header, lines, text })
}

/// A name in small letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    let plain: String =
        identity::roster::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let slug = plain.split_whitespace().collect::<Vec<_>>().join("-");
    slug.chars().take(60).collect()
}

fn file_name(profile: Profile, cohort: &str, day: &str) -> String {
    let slug = slug(cohort);
    match profile {
        Profile::Fr => format!("notes-{slug}-{day}.csv"),
        Profile::Standard => format!("marks-{slug}-{day}.csv"),
    }
}

/// Identity first, then marks, then where each mark comes from.
fn header(profile: Profile, book: &Gradebook) -> Vec<String> {
    let identity: [&str; 3] = match profile {
        Profile::Fr => ["Matricule", "Nom", "Prénom"],
        Profile::Standard => ["matricule", "family_name", "given_name"],
    };
    let marks = book.tests.iter().map(|test| match profile {
        Profile::Fr => format!("{} (sur 20)", test.title),
        Profile::Standard => test.id.clone(),
    });
    let sources = book.tests.iter().flat_map(|test| match profile {
        Profile::Fr => [format!("{} : provenance", test.title), format!("{} : essais", test.title)],
        Profile::Standard => [format!("{}_provenance", test.id), format!("{}_attempts", test.id)],
    });
    identity.into_iter().map(str::to_owned).chain(marks).chain(sources).map(|name| cells::text(&name)).collect()
}

fn line(profile: Profile, row: &Row) -> Vec<String> {
    let member = &row.member;
    let identity = [&member.matricule, &member.family_name, &member.given_name].map(|text| cells::text(text));
    let marks = row.cells.iter().map(|cell| mark(profile, cell));
    let sources = row.cells.iter().flat_map(|cell| [cells::text(&source(profile, cell)), attempts(cell)]);
    identity.into_iter().chain(marks).chain(sources).collect()
}

fn mark(profile: Profile, cell: &Cell) -> String {
    match (cell.current.map(|c| c.entry.outcome), profile) {
        (None, _) => String::new(),
        (Some(Outcome::Marked(value)), _) => cells::hundredths(value, profile.decimal()),
        (Some(Outcome::Absent), _) => "absent".to_owned(),
        (Some(Outcome::Excused), Profile::Fr) => "excusé".to_owned(),
        (Some(Outcome::Excused), Profile::Standard) => "excused".to_owned(),
    }
}

fn source(profile: Profile, cell: &Cell) -> String {
    let Some(current) = cell.current else { return String::new() };
    let word = match (profile, current.entry.provenance) {
        (Profile::Standard, provenance) => provenance.word(),
        (Profile::Fr, Provenance::Online) => "en ligne",
        (Profile::Fr, Provenance::Device) => "appareil",
        (Profile::Fr, Provenance::Relay) => "relais",
        (Profile::Fr, Provenance::Paper) => "papier",
        (Profile::Fr, Provenance::Edited) => "modifiée",
    };
    [Some(word), cell.by.as_deref(), cell.reason.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

fn attempts(cell: &Cell) -> String {
    if cell.attempts == 0 { String::new() } else { cell.attempts.to_string() }
}

pub(super) fn written(profile: Profile, header: &[String], lines: &[Vec<String>]) -> Result<String, Error> {
    let separator = u8::try_from(profile.separator()).unwrap_or(b';');
    let mut writer =
        csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(header).doing("writing a file of marks")?;
    for line in lines {
        writer.write_record(line).doing("writing a file of marks")?;
    }
    let bytes = writer.into_inner().map_err(|cause| Error::broken("writing a file of marks", cause.to_string()))?;
    let text = String::from_utf8(bytes).doing("writing a file of marks")?;
    Ok(format!("{}{text}", profile.mark()))
}

//! Attendance from a file and to a file.

use super::{Half, Meeting, Status, note, register};
use crate::{
    cohort::Member,
    ctx::{Ctx, Locale},
    error::{Error, Refusal},
    grades::{Exported, Format, Heading, Value, sheet},
    ids::{CohortId, MeetingId, PersonId},
    sheet::{decode, fold, separator},
};
use std::collections::BTreeMap;

/// Largest file read, in bytes.
pub const LARGEST: usize = 256 * 1024;
/// What is wrong with a line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: u32,
    /// What was found there.
    pub found: String,
    /// `unknown` (matricule), `status`, `twice`, `large` or `empty`.
    pub code: &'static str,
}

/// Reads `matricule;status` lines, with or without a header, and notes them; with a faulty line, nothing is noted.
///
/// # Errors
/// As [`note`].
pub async fn import(ctx: &Ctx, id: CohortId, meeting: MeetingId, bytes: &[u8]) -> Result<Vec<Fault>, Error> {
    let register = register(ctx, id).await?;
    let people: BTreeMap<&str, PersonId> = register.members.iter().map(|m| (m.matricule.as_str(), m.person)).collect();
    let (statuses, faults) = read(bytes, &people);
    if !faults.is_empty() {
        return Ok(faults);
    }
    note(ctx, id, meeting, &statuses).await?;
    Ok(Vec::new())
}

type Read = (BTreeMap<PersonId, Option<Status>>, Vec<Fault>);

fn read(bytes: &[u8], people: &BTreeMap<&str, PersonId>) -> Read {
    let whole = |code| (BTreeMap::new(), vec![Fault { line: 1, found: String::new(), code }]);
    if bytes.len() > LARGEST {
        return whole("large");
    }
    let (text, _) = decode(bytes);
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut statuses, mut faults) = (BTreeMap::new(), Vec::new());
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        let cell = |n: usize| record.get(n).map(|c| c.trim().trim_start_matches('\'')).unwrap_or_default();
        let (matricule, word) = (cell(0).to_uppercase(), fold(cell(1)));
        let header = line == 1 && status(&word).is_none() && !people.contains_key(matricule.as_str());
        if header || (matricule.is_empty() && word.is_empty()) {
            continue;
        }
        let fault = |found: &str, code| Fault { line, found: found.chars().take(80).collect(), code };
        match (people.get(matricule.as_str()), status(&word)) {
            (None, _) => faults.push(fault(&matricule, "unknown")),
            (Some(_), None) => faults.push(fault(cell(1), "status")),
            (Some(person), Some(status)) => {
                if statuses.insert(*person, status).is_some() {
                    faults.push(fault(&matricule, "twice"));
                }
            }
        }
    }
    if statuses.is_empty() && faults.is_empty() {
        return whole("empty");
    }
    (statuses, faults)
}

/// A status in either language, or a letter for it; an empty cell takes back what was noted.
fn status(word: &str) -> Option<Option<Status>> {
    Some(match word {
        "" => None,
        "p" | "present" | "presente" | "1" | "x" => Some(Status::Present),
        "r" | "retard" | "en retard" | "late" | "l" => Some(Status::Late),
        "j" | "e" | "absent justifie" | "absente justifiee" | "justifie" | "excuse" | "excusee" | "excused" => {
            Some(Status::Excused)
        }
        "a" | "absent" | "absente" | "0" => Some(Status::Absent),
        _ => return None,
    })
}

/// Attendance as a file: a line for each person, a column for each sitting, then the counts.
///
/// # Errors
/// As [`register`]; [`crate::Refusal::NotFound`] for a format that tables are not written in.
pub async fn export(ctx: &Ctx, id: CohortId, format: Format) -> Result<Exported, Error> {
    if !sheet::fits(format) {
        return Err(Refusal::NotFound.into());
    }
    let register = register(ctx, id).await?;
    let locale = format.locale();
    let title = |m: &Meeting, locale| format!("{} {} {}", String::from(m.held_on), half(locale, m.half), m.title);
    let titles = register.meetings.iter().map(|m| Heading::new(title(m, Locale::Fr), title(m, Locale::En)));
    let counts = Status::ALL.iter().map(|status| Heading::new(said(Locale::Fr, *status), said(Locale::En, *status)));
    let headings: Vec<Heading> = sheet::identity().into_iter().chain(titles).chain(counts).collect();
    let line = |member: &Member| {
        let tally = register.of_person(member.person);
        let at = |m: &Meeting| {
            Value::text(register.noted.get(&(m.id, member.person)).map_or("", |status| said(locale, *status)))
        };
        let noted = register.meetings.iter().map(at);
        let counts = Status::ALL.iter().map(|s| Value::Whole(i64::from(tally.get(s).copied().unwrap_or(0))));
        sheet::person(member).into_iter().chain(noted).chain(counts).collect()
    };
    let lines = register.members.iter().map(line).collect();
    let called = sheet::Called { fr: "presences", en: "attendance", title: "Assiduité", legend: String::new() };
    sheet::file(ctx, format, called, &register.cohort.name, &headings, lines).await
}

fn said(locale: Locale, status: Status) -> &'static str {
    match (locale, status) {
        (Locale::Fr, Status::Present) => "présent",
        (Locale::Fr, Status::Late) => "retard",
        (Locale::Fr, Status::Excused) => "absent justifié",
        (Locale::Fr, Status::Absent) => "absent",
        (Locale::En, status) => status.word(),
    }
}

fn half(locale: Locale, half: Half) -> &'static str {
    match (locale, half) {
        (Locale::Fr, Half::Morning) => "matin",
        (Locale::Fr, Half::Afternoon) => "après-midi",
        (Locale::Fr, Half::Day) => "journée",
        (Locale::En, half) => half.word(),
    }
}

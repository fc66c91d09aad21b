//! Attendance by sitting (*séance*): noted in a grid, read from a file, counted per person.

use super::{
    Cohort, Member, queries,
    records::{meeting, presence},
    settings,
};
use crate::{
    audit, catalogue,
    ctx::{Ctx, Locale},
    enrolled,
    error::{Doing, Error, Refusal},
    grades::{Profile, sheet},
    identity::roster::{decode, fold, separator},
    ids::{CohortId, MeetingId, PersonId},
    policy::{Act, words},
};
use learning::catalogue::Date;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// Largest file read, in bytes.
pub const LARGEST: usize = 256 * 1024;
/// Longest title of a sitting, in letters.
const LONGEST_TITLE: usize = 120;

words! {
    /// When on its day a sitting is held.
    Half {
        /// In the morning.
        Morning = "morning",
        /// In the afternoon.
        Afternoon = "afternoon",
        /// The whole day.
        Day = "day",
    }
}

words! {
    /// Whether somebody was there.
    Status {
        /// There.
        Present = "present",
        /// Came late.
        Late = "late",
        /// Not there, with a reason that the school accepts.
        Excused = "excused",
        /// Not there.
        Absent = "absent",
    }
}

/// A sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Its day.
    pub held_on: Date,
    /// Which half of the day.
    pub half: Half,
    /// What it was about.
    pub title: String,
}

impl Meeting {
    /// None when the database holds a day or a word that we do not know.
    fn of(row: meeting::Model) -> Option<Self> {
        let held_on = catalogue::day(&row.held_on)?;
        Some(Self { id: row.id, held_on, half: row.half.parse().ok()?, title: row.title })
    }
}

/// How often, by status.
pub type Tally = BTreeMap<Status, u32>;

/// The sittings of a cohort with who was there.
#[derive(Clone, Debug)]
pub struct Register {
    /// The cohort.
    pub cohort: Cohort,
    /// Its people: those in it, and those who left with something noted.
    pub members: Vec<Member>,
    /// Its sittings by day.
    pub meetings: Vec<Meeting>,
    /// What was noted.
    pub noted: BTreeMap<(MeetingId, PersonId), Status>,
}

impl Register {
    /// How often a person was there, late, excused or absent.
    #[must_use]
    pub fn of_person(&self, person: PersonId) -> Tally {
        self.tally(|(_, who)| *who == person)
    }

    /// How many were there, late, excused or absent at a sitting.
    #[must_use]
    pub fn of_meeting(&self, meeting: MeetingId) -> Tally {
        self.tally(|(which, _)| *which == meeting)
    }

    fn tally(&self, wanted: impl Fn(&(MeetingId, PersonId)) -> bool) -> Tally {
        let mut tally = Tally::new();
        for (_, status) in self.noted.iter().filter(|(key, _)| wanted(key)) {
            *tally.entry(*status).or_default() += 1;
        }
        tally
    }
}

/// The sittings of a cohort with who was there.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not keep attendance.
pub async fn register(ctx: &Ctx, id: CohortId) -> Result<Register, Error> {
    ctx.permit(Act::KeepAttendance)?;
    let shown = super::load(ctx, id).await?;
    let db = &ctx.store.reader;
    let meetings = meetings(db, id).await?;
    let noted = noted(db, id).await?;
    let known: BTreeSet<PersonId> = noted.keys().map(|(_, person)| *person).collect();
    let members = shown.members.into_iter().filter(|m| m.active || known.contains(&m.person)).collect();
    Ok(Register { cohort: shown.cohort, members, meetings, noted })
}

async fn meetings(db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<Meeting>, Error> {
    let rows = meeting::Entity::find()
        .filter(meeting::Column::CohortId.eq(id))
        .order_by_asc(meeting::Column::HeldOn)
        .order_by_asc(meeting::Column::CreatedAt)
        .all(db)
        .await
        .doing("loading the sittings of a cohort")?;
    let mut meetings: Vec<Meeting> = rows.into_iter().filter_map(Meeting::of).collect();
    meetings.sort_by_key(|m| (m.held_on, m.half));
    Ok(meetings)
}

async fn noted(db: &impl ConnectionTrait, id: CohortId) -> Result<BTreeMap<(MeetingId, PersonId), Status>, Error> {
    let of_cohort = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::Id)
        .filter(meeting::Column::CohortId.eq(id))
        .into_query();
    let rows = presence::Entity::find()
        .filter(presence::Column::MeetingId.in_subquery(of_cohort))
        .all(db)
        .await
        .doing("loading who was there")?;
    Ok(rows.into_iter().filter_map(|row| Some(((row.meeting_id, row.person_id), row.status.parse().ok()?))).collect())
}

/// A sitting as typed in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its day.
    pub held_on: String,
    /// A word of [`Half`].
    pub half: String,
    /// What it is about.
    pub title: String,
}

/// Adds a sitting to a cohort.
///
/// # Errors
/// [`Refusal::Field`]: `held_on` (`missing`, `unfit`), `half` (`unknown`), `title` (`missing`, `long`);
/// [`Refusal::NotFound`], [`Refusal::Archived`].
pub async fn hold(ctx: &Ctx, id: CohortId, draft: &Draft) -> Result<MeetingId, Error> {
    ctx.permit(Act::KeepAttendance)?;
    let field = |field, code| Refusal::Field { field, code };
    let day = settings::day("held_on", &draft.held_on)?.ok_or(field("held_on", "missing"))?;
    let half: Half = draft.half.parse().map_err(|()| field("half", "unknown"))?;
    let title = draft.title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().count() {
        0 => return Err(field("title", "missing").into()),
        n if n > LONGEST_TITLE => return Err(field("title", "long").into()),
        _ => {}
    }
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let made = MeetingId::new();
    let row = meeting::ActiveModel {
        id: Set(made),
        cohort_id: Set(id),
        held_on: Set(String::from(day)),
        half: Set(half.word().to_owned()),
        title: Set(title.clone()),
        created_at: Set(ctx.now),
    };
    meeting::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a sitting")?;
    let detail = serde_json::json!({ "meeting": made, "held_on": String::from(day), "half": half, "title": title });
    audit::note(&tx, ctx, "attendance.hold", id, detail).await?;
    tx.commit().await.doing("keeping a sitting")?;
    Ok(made)
}

/// Notes who was at a sitting; nothing for a person takes back what was noted. People who are not named stay as they are.
///
/// # Errors
/// [`Refusal::NotFound`] for a sitting of another cohort or a person who was never in it; [`Refusal::Archived`].
pub async fn note(
    ctx: &Ctx,
    id: CohortId,
    meeting: MeetingId,
    statuses: &BTreeMap<PersonId, Option<Status>>,
) -> Result<(), Error> {
    let register = register(ctx, id).await?;
    if !register.meetings.iter().any(|m| m.id == meeting) {
        return Err(Refusal::NotFound.into());
    }
    let members: BTreeSet<PersonId> = register.members.iter().map(|m| m.person).collect();
    if statuses.keys().any(|person| !members.contains(person)) {
        return Err(Refusal::NotFound.into());
    }
    let changed: BTreeMap<PersonId, Option<Status>> = statuses
        .iter()
        .map(|(person, status)| (*person, *status))
        .filter(|(person, status)| register.noted.get(&(meeting, *person)).copied() != *status)
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    presence::Entity::delete_many()
        .filter(presence::Column::MeetingId.eq(meeting))
        .filter(presence::Column::PersonId.is_in(changed.keys().map(|p| p.0)))
        .exec(&tx)
        .await
        .doing("noting who was there")?;
    let by = ctx.signed().ok().map(|s| s.person);
    let row = |(person, status): (&PersonId, &Option<Status>)| {
        Some(presence::ActiveModel {
            meeting_id: Set(meeting),
            person_id: Set(*person),
            status: Set((*status)?.word().to_owned()),
            noted_by: Set(by),
            noted_at: Set(ctx.now),
        })
    };
    let rows: Vec<_> = changed.iter().filter_map(row).collect();
    if !rows.is_empty() {
        presence::Entity::insert_many(rows).exec_without_returning(&tx).await.doing("noting who was there")?;
    }
    let words: BTreeMap<String, Option<Status>> = changed.iter().map(|(p, s)| (p.to_string(), *s)).collect();
    audit::note(&tx, ctx, "attendance.note", id, serde_json::json!({ "meeting": meeting, "noted": words })).await?;
    tx.commit().await.doing("noting who was there")
}

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

/// Attendance as a CSV file: a line for each person, a column for each sitting, then the counts.
///
/// # Errors
/// As [`register`].
pub async fn export(ctx: &Ctx, id: CohortId, profile: Profile) -> Result<sheet::File, Error> {
    let register = register(ctx, id).await?;
    let locale = profile.locale();
    let titles =
        register.meetings.iter().map(|m| format!("{} {} {}", String::from(m.held_on), half(locale, m.half), m.title));
    let counts = Status::ALL.iter().map(|status| said(locale, *status).to_owned());
    let header = sheet::identity(profile).into_iter().chain(titles).chain(counts).collect();
    let line = |member: &Member| {
        let tally = register.of_person(member.person);
        let at = |m: &Meeting| register.noted.get(&(m.id, member.person)).map_or("", |s| said(locale, *s)).to_owned();
        let noted = register.meetings.iter().map(at);
        let counts = Status::ALL.iter().map(|s| tally.get(s).copied().unwrap_or(0).to_string());
        sheet::person(member).into_iter().chain(noted).chain(counts).collect()
    };
    let lines = register.members.iter().map(line).collect();
    let word = if locale == Locale::Fr { "presences" } else { "attendance" };
    sheet::file(ctx, profile, word, &register.cohort.name, header, lines)
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

/// One's own attendance in a cohort: every sitting with what was noted.
///
/// # Errors
/// [`Refusal::NotFound`] when the one who asks is not in the cohort.
pub async fn own(ctx: &Ctx, id: CohortId) -> Result<(String, Vec<(Meeting, Option<Status>)>), Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let person = ctx.signed()?.person;
    let enrolled = enrolled::own(ctx, id).await?;
    let noted = noted(&ctx.store.reader, id).await?;
    let meetings = meetings(&ctx.store.reader, id).await?;
    let with = |m: Meeting| {
        let status = noted.get(&(m.id, person)).copied();
        (m, status)
    };
    Ok((enrolled.name, meetings.into_iter().map(with).collect()))
}

//! Attendance by sitting (*séance*): noted in a grid, read from a file, counted per person.

mod file;

pub use file::{Fault, LARGEST, export, import};

use super::{
    Cohort, Member, queries,
    records::{meeting, presence},
    settings,
};
use crate::{
    audit, catalogue,
    ctx::Ctx,
    enrolled,
    error::{Doing, Error, Refusal},
    ids::{CohortId, MeetingId, PersonId},
    policy::{Act, words},
};
use learning::catalogue::Date;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

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

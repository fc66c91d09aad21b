//! What happened in a room, line by line; nothing is changed or taken away.

use crate::{
    ctx::Ctx,
    error::{Doing, Error},
    identity,
    ids::{AttemptId, CohortId, PersonId, RoomEntryId},
    moment::Moment,
    policy::words,
    quiz::{queries, records::room_entry},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeMap;

words! {
    /// What a line of the log is about.
    EntryKind {
        /// Something the invigilator writes down.
        Note = "note",
        /// A start code was given.
        Code = "code",
        /// The room was paused.
        Paused = "paused",
        /// The room goes on; minutes are those it stood still.
        Resumed = "resumed",
        /// Minutes were given back.
        Time = "time",
        /// An attempt was annulled.
        Voided = "voided",
        /// An attempt was annulled and may be begun again.
        Reset = "reset",
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// What it is about.
    pub kind: EntryKind,
    /// What was written.
    pub words: String,
    /// Minutes, where they matter.
    pub minutes: i32,
    /// About whom: matricule and name; none for the room.
    pub about: Option<String>,
    /// The same as an id.
    pub person: Option<PersonId>,
    /// Who wrote it.
    pub by: String,
}

/// What is written down.
pub(crate) struct Line<'a> {
    pub(crate) cohort: CohortId,
    pub(crate) test: &'a str,
    pub(crate) attempt: Option<AttemptId>,
    pub(crate) person: Option<PersonId>,
    pub(crate) kind: EntryKind,
    pub(crate) words: &'a str,
    pub(crate) minutes: i32,
}

/// Writes a line inside the transaction of the act.
pub(crate) async fn write(db: &impl ConnectionTrait, ctx: &Ctx, line: Line<'_>) -> Result<(), Error> {
    let row = room_entry::ActiveModel {
        id: Set(RoomEntryId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(line.cohort),
        test: Set(line.test.to_owned()),
        attempt_id: Set(line.attempt),
        person_id: Set(line.person),
        kind: Set(line.kind.word().to_owned()),
        words: Set(line.words.trim().to_owned()),
        minutes: Set(line.minutes),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        at: Set(ctx.now),
    };
    room_entry::Entity::insert(row).exec_without_returning(db).await.doing("writing the log of a room")?;
    Ok(())
}

/// The log of a room, first to last.
pub(crate) async fn of_room(ctx: &Ctx, cohort: CohortId, test: &str) -> Result<Vec<Entry>, Error> {
    let rows = queries::room_entries(&ctx.store.reader, ctx.school.id, cohort, test).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
    let people: BTreeMap<PersonId, _> = people.into_iter().map(|person| (person.id, person)).collect();
    let about = |id: PersonId| {
        people.get(&id).map(|p| format!("{} {} {}", p.matricule, p.family_name, p.given_name)).unwrap_or_default()
    };
    let by = |id: PersonId| people.get(&id).map(|p| format!("{} {}", p.given_name, p.family_name)).unwrap_or_default();
    let entry = |row: room_entry::Model| {
        Some(Entry {
            at: row.at,
            kind: row.kind.parse().ok()?,
            words: row.words,
            minutes: row.minutes,
            about: row.person_id.map(about),
            person: row.person_id,
            by: row.by.map(by).unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

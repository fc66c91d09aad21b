//! The exam room: who sits, who saves, who is done; start code, pause, time given back, incidents, void.

mod acts;
mod log;

pub use acts::{Void, code, give_time, note, pause, resume, void};
pub use log::{Entry, EntryKind};

use super::{
    conditions::Conditions,
    queries,
    records::{attempt, sitting},
    sat::Ending,
};
use crate::{
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Error, Refusal},
    ids::{AttemptId, CohortId, PersonId},
    moment::Moment,
    policy::Act,
};
use std::collections::BTreeMap;

/// A test that is held in a room, in the list of rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The cohort.
    pub cohort: Cohort,
    /// The test's id.
    pub test: String,
    /// Its title.
    pub title: String,
    /// Not before.
    pub opens_at: Option<Moment>,
    /// Not after.
    pub closes_at: Option<Moment>,
    /// Copies under way.
    pub answering: u64,
}

/// Where somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatState {
    /// Has not started.
    Absent,
    /// Is answering.
    Answering,
    /// The room stands still.
    Paused,
    /// Has handed in.
    HandedIn(Moment),
    /// The clock handed in.
    TimeUp(Moment),
    /// The attempt was annulled, for this reason.
    Voided(String),
}

/// One person of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub member: Member,
    /// Where they stand.
    pub state: SeatState,
    /// Their last attempt.
    pub attempt: Option<AttemptId>,
    /// Its number.
    pub number: u32,
    /// When it was opened.
    pub opened_at: Option<Moment>,
    /// Not after.
    pub due_at: Option<Moment>,
    /// Questions answered.
    pub answered: u32,
    /// Questions in all.
    pub length: u32,
    /// When something was last saved.
    pub last_kept: Option<Moment>,
    /// What was arranged for them.
    pub conditions: Conditions,
}

/// A room: one test of one cohort.
#[derive(Clone, Debug)]
pub struct Room {
    /// The cohort.
    pub cohort: Cohort,
    /// The test's id.
    pub test: String,
    /// Its title.
    pub title: String,
    /// Minutes for everybody.
    pub minutes: u32,
    /// Not before.
    pub opens_at: Option<Moment>,
    /// Not after.
    pub closes_at: Option<Moment>,
    /// A code is needed to start.
    pub code_required: bool,
    /// The code, and since when.
    pub code: Option<(String, Moment)>,
    /// It stands still since.
    pub paused_at: Option<Moment>,
    /// Its people, by matricule.
    pub seats: Vec<Seat>,
    /// What happened, first to last.
    pub log: Vec<Entry>,
}

impl Room {
    /// How many seats are in a state.
    #[must_use]
    pub fn count(&self, which: impl Fn(&SeatState) -> bool) -> usize {
        self.seats.iter().filter(|seat| which(&seat.state)).count()
    }

    /// One seat.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who is not in the room.
    pub fn seat(&self, person: PersonId) -> Result<&Seat, Refusal> {
        self.seats.iter().find(|seat| seat.member.person == person).ok_or(Refusal::NotFound)
    }
}

/// What happened in a room, for use-cases that asked their own permission.
pub(crate) async fn of_test(ctx: &Ctx, id: CohortId, test: &str) -> Result<Vec<Entry>, Error> {
    log::of_room(ctx, id, test).await
}

/// The tests that are held in a room: those with hours, a code, or copies under way.
///
/// # Errors
/// When the actor may not run rooms.
pub async fn list(ctx: &Ctx) -> Result<Vec<Listed>, Error> {
    ctx.permit(Act::RunRoom)?;
    let db = &ctx.store.reader;
    let mut listed = Vec::new();
    for row in cohort::queries::cohorts(db, ctx.school.id).await? {
        if row.archived_at.is_some() {
            continue;
        }
        let cohort: Cohort = row.into();
        let revision = ctx.store.shelf.revision(db, &cohort.revision).await?;
        let sittings = queries::sittings(db, cohort.id).await?;
        for test in &revision.course.tests {
            let sitting = sittings.iter().find(|s| s.test == test.id.as_str());
            let answering = queries::answering(db, cohort.id, test.id.as_str(), None).await?;
            if answering == 0
                && !sitting.is_some_and(|s| s.code_required || s.opens_at.is_some() || s.closes_at.is_some())
            {
                continue;
            }
            listed.push(Listed {
                cohort: cohort.clone(),
                test: test.id.to_string(),
                title: test.title.text(ctx.locale.into()).clone(),
                opens_at: sitting.and_then(|s| s.opens_at),
                closes_at: sitting.and_then(|s| s.closes_at),
                answering,
            });
        }
    }
    // What is under way first, then what opens last.
    listed.sort_by_key(|one| (one.answering == 0, std::cmp::Reverse(one.opens_at)));
    Ok(listed)
}

/// A room.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not run rooms.
pub async fn show(ctx: &Ctx, id: CohortId, test: &str) -> Result<Room, Error> {
    ctx.permit(Act::RunRoom)?;
    super::closing::close_overdue(&ctx.store, ctx.now).await?;
    let db = &ctx.store.reader;
    let shown = cohort::load(ctx, id).await?;
    let revision = ctx.store.shelf.revision(db, &shown.cohort.revision).await?;
    let found = revision.course.test(test).ok_or(Refusal::NotFound)?;
    let sitting = queries::sitting(db, id, test).await?;
    let own: BTreeMap<_, _> =
        queries::arrangements(db, id, test).await?.into_iter().map(|row| (row.learner_id, row)).collect();
    let learners = crate::grades::learners(ctx, id).await?;
    let mut last: BTreeMap<_, attempt::Model> = BTreeMap::new();
    for row in queries::of_tests(db, id, &[test]).await? {
        last.insert(row.learner_id, row);
    }
    let ids: Vec<AttemptId> = last.values().map(|row| row.id).collect();
    let kept = queries::last_kept(db, &ids).await?;
    let seat = |member: Member| {
        let learner = learners.get(&member.person);
        let row = learner.and_then(|learner| last.get(learner));
        let conditions = Conditions::of(found, sitting.as_ref(), learner.and_then(|l| own.get(l)));
        seat(member, row, row.and_then(|row| kept.get(&row.id).copied()), found.length(), conditions)
    };
    let members = shown.members.into_iter().filter(|member| member.active);
    let mut seats: Vec<Seat> = members.map(seat).collect();
    seats.sort_by(|a, b| a.member.matricule.cmp(&b.member.matricule));
    let minutes = sitting.as_ref().and_then(|s| u32::try_from(s.minutes?).ok()).unwrap_or(u32::from(found.minutes));
    Ok(Room {
        test: test.to_owned(),
        title: found.title.text(ctx.locale.into()).clone(),
        minutes,
        opens_at: sitting.as_ref().and_then(|s| s.opens_at),
        closes_at: sitting.as_ref().and_then(|s| s.closes_at),
        code_required: sitting.as_ref().is_some_and(|s| s.code_required),
        code: sitting.as_ref().and_then(|s: &sitting::Model| Some((s.code.clone()?, s.code_at?))),
        paused_at: sitting.as_ref().and_then(|s| s.paused_at),
        seats,
        log: log::of_room(ctx, id, test).await?,
        cohort: shown.cohort,
    })
}

fn seat(
    member: Member,
    row: Option<&attempt::Model>,
    kept: Option<(Moment, u32)>,
    length: u32,
    conditions: Conditions,
) -> Seat {
    Seat {
        member,
        state: row.map_or(SeatState::Absent, state),
        attempt: row.map(|row| row.id),
        number: row.and_then(|row| u32::try_from(row.number).ok()).unwrap_or(0),
        opened_at: row.map(|row| row.opened_at),
        due_at: row.and_then(|row| row.due_at),
        answered: kept.map_or(0, |(_, answered)| answered),
        length,
        last_kept: kept.map(|(at, _)| at),
        conditions,
    }
}

fn state(row: &attempt::Model) -> SeatState {
    let ending = row.ending.as_deref().and_then(|word| word.parse().ok());
    match (row.voided_at, row.closed_at, row.paused_at) {
        (Some(_), ..) => SeatState::Voided(row.void_reason.clone().unwrap_or_default()),
        (None, Some(at), _) if ending == Some(Ending::Time) => SeatState::TimeUp(at),
        (None, Some(at), _) => SeatState::HandedIn(at),
        (None, None, Some(_)) => SeatState::Paused,
        (None, None, None) => SeatState::Answering,
    }
}

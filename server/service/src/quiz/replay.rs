//! How a copy came about, drawn, answered and marked again from what was kept: what answers an appeal.

use super::{
    appeals, paper, queries,
    records::attempt,
    room::{self, Entry},
    sat::{self, Flagged, Given, Sitting},
};
use crate::{
    ctx::Ctx,
    error::{Error, Refusal},
    grades::regrade::{self, Afterwards},
    ids::AttemptId,
    journal::{self, kinds},
    moment::Moment,
    policy::Act,
};
use learning::quiz::{Marked, Response};
use std::collections::BTreeMap;

/// Whether doing it again gives the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It does.
    Same,
    /// It does not.
    Differs,
    /// Too little was kept to say: a copy of an earlier version.
    Unknown,
}

/// What a learner did at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Answered.
    Answered(Response),
    /// Answered after the end.
    Late(Response),
    /// Took an answer typed in from paper back.
    TakenBack,
    /// Marked for coming back to, or no longer.
    Flagged(bool),
}

/// One line of what a learner did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When, by the server's clock.
    pub at: Moment,
    /// On which question, from 1.
    pub ordinal: u32,
    /// What.
    pub deed: Deed,
    /// It is the answer that was marked.
    pub stands: bool,
    /// From which browser: first, second…
    pub browser: u32,
}

/// A copy replayed.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The copy.
    pub sitting: Sitting,
    /// Whose it is; none when its author asks.
    pub who: Option<String>,
    /// The seed of the draw.
    pub seed: String,
    /// What the draw followed from besides.
    pub log: Option<paper::DrawLog>,
    /// Objective, how many questions, among how many.
    pub among: Vec<(String, u32, u32)>,
    /// Some questions had been met in an earlier attempt.
    pub reused: bool,
    /// Whether the draw gives the same paper.
    pub draw: Again,
    /// What the learner did, first to last.
    pub lines: Vec<Line>,
    /// What happened in the room meanwhile.
    pub room: Vec<Entry>,
    /// Each question marked again.
    pub marked: Vec<Option<Marked>>,
    /// The mark that was kept when it was closed.
    pub kept: Option<i32>,
    /// It was marked again afterwards, because a question was wrong.
    pub afterwards: Option<Afterwards>,
    /// The mark that marking again gives.
    pub total: i32,
    /// Whether the two are the same.
    pub marking: Again,
}

/// Replays a copy that is over: for its author once results are out, for those who answer appeals.
///
/// # Errors
/// [`Refusal::NotReleased`]; [`Refusal::NotFound`], also while it is under way.
pub async fn replay(ctx: &Ctx, id: AttemptId) -> Result<Replayed, Error> {
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let row = queries::any_attempt(db, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    let own = row.learner_id == signed.learner;
    if own {
        ctx.permit(Act::SeeOwnRecord)?;
    } else if ctx.permit(Act::AnswerAppeals).is_err() {
        // Who may not see it does not learn that it exists.
        return Err(Refusal::NotFound.into());
    }
    let sitting = Sitting::load(&ctx.store, db, &row).await?.shown(db, &row, ctx.now).await?;
    if own && !sitting.released {
        return Err(Refusal::NotReleased.into());
    }
    if row.closed_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let who = if own { None } else { Some(appeals::author(ctx, &row).await?) };
    let events = queries::answers(db, id).await?;
    let room = room_meanwhile(ctx, &row).await?;
    let (draw, among, reused) = drawn_again(&sitting, &row);
    let total = sitting.total();
    let (kept, afterwards) = regrade::afterwards(db, &row).await?;
    let marking = kept.map_or(Again::Unknown, |kept| same(kept == total));
    Ok(Replayed {
        who,
        seed: row.seed.clone(),
        log: paper::log(&row),
        among,
        reused,
        draw,
        lines: lines(&row, &sitting, &events),
        room,
        marked: sitting.marked(),
        kept,
        afterwards,
        total,
        marking,
        sitting,
    })
}

const fn same(is: bool) -> Again {
    if is { Again::Same } else { Again::Differs }
}

fn drawn_again(sitting: &Sitting, row: &attempt::Model) -> (Again, Vec<(String, u32, u32)>, bool) {
    let (Some(log), Some(seed), Ok(test)) = (paper::log(row), paper::seed(row), sitting.test()) else {
        return (Again::Unknown, Vec::new(), false);
    };
    match paper::compose(&sitting.revision, test, &log, seed) {
        Ok(again) => (same(again.places == sitting.places), again.among, again.reused),
        Err(_) => (Again::Differs, Vec::new(), false),
    }
}

fn lines(row: &attempt::Model, sitting: &Sitting, events: &[journal::Model]) -> Vec<Line> {
    let mut browsers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut lines = Vec::new();
    for event in events {
        let next = u32::try_from(browsers.len() + 1).unwrap_or(u32::MAX);
        let browser = *browsers.entry(event.device.as_str()).or_insert(next);
        let (ordinal, deed) = match event.kind.as_str() {
            kinds::FLAGGED => match serde_json::from_str::<Flagged>(&event.payload) {
                Ok(flag) => (flag.ordinal, Deed::Flagged(flag.flagged)),
                Err(_) => continue,
            },
            _ => match serde_json::from_str::<Given>(&event.payload) {
                Ok(Given { ordinal, response: None }) => (ordinal, Deed::TakenBack),
                Ok(Given { ordinal, response: Some(r) }) if sat::counts(row, event) => (ordinal, Deed::Answered(r)),
                Ok(Given { ordinal, response: Some(r) }) => (ordinal, Deed::Late(r)),
                Err(_) => continue,
            },
        };
        lines.push(Line { at: event.server_time, ordinal, deed, stands: false, browser });
    }
    for ordinal in sitting.given.keys() {
        let answers = |line: &&mut Line| line.ordinal == *ordinal && matches!(line.deed, Deed::Answered(_));
        if let Some(last) = lines.iter_mut().rfind(answers) {
            last.stands = true;
        }
    }
    lines
}

/// What happened in the room between the first and the last moment of a copy, to everybody or to its author.
async fn room_meanwhile(ctx: &Ctx, row: &attempt::Model) -> Result<Vec<Entry>, Error> {
    let person = crate::grades::learners(ctx, row.cohort_id).await?;
    let author = person.iter().find(|(_, learner)| **learner == row.learner_id).map(|(person, _)| *person);
    let until = row.voided_at.max(row.closed_at);
    let concerns = |entry: &Entry| {
        let meanwhile = entry.at >= row.opened_at && until.is_none_or(|until| entry.at <= until);
        let moved = !matches!(entry.kind, room::EntryKind::Note | room::EntryKind::Code);
        moved && meanwhile && entry.person.is_none_or(|person| Some(person) == author)
    };
    let all = room::of_test(ctx, row.cohort_id, &row.test).await?;
    Ok(all.into_iter().filter(concerns).collect())
}

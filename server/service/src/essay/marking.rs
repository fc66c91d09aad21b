//! Marking copies that bear a code and no name: points by criterion; the other marker's are seen after one's own.

use super::{Essay, count, lines, queries, records};
use crate::{
    ctx::{Ctx, Signed},
    error::{Doing, Error, Refusal},
    ids::{CopyId, CopyLineId, EssayId, PersonId},
    policy::{Act, Role},
};
use learning::{
    essay::{Seat, hundredths, out_of_twenty, seat},
    grades::typed::{self, Typed},
};
use records::{copy as copies_of, marking};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// Longest comment on a criterion, in letters.
const LONGEST_COMMENT: usize = 2_000;
/// Longest comment on a copy, in letters.
const LONGEST_OVERALL: usize = 4_000;

/// What a marker gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// As which marker.
    pub seat: Seat,
    /// By criterion, in hundredths.
    pub points: Vec<i32>,
    /// By criterion; may be empty.
    pub comments: Vec<String>,
    /// On the whole copy; may be empty.
    pub overall: String,
    /// The sum, in hundredths of points of the rubric.
    pub total: i32,
    /// The same in hundredths out of twenty.
    pub twenty: i32,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Content {
    points: Vec<i32>,
    comments: Vec<String>,
    overall: String,
}

/// A row as its readers see it.
pub(super) fn points(row: &marking::Model, essay: &Essay) -> Result<Points, Error> {
    let content: Content = serde_json::from_str(&row.content).doing("reading the points of a marker")?;
    Ok(Points {
        seat: Seat::of(&row.seat).unwrap_or(Seat::First),
        points: content.points,
        comments: content.comments,
        overall: content.overall,
        total: row.total,
        twenty: hundredths(&out_of_twenty(row.total.into(), essay.points())),
    })
}

/// What a marker can do with a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// To be marked.
    ToMark(Seat),
    /// Marked by the one who asks: out of twenty, in hundredths.
    Marked(i32),
    /// Marked by two others, or by the one that a second marker would be.
    Taken,
    /// Its mark was decided.
    Decided,
}

/// A copy in the list of a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its code.
    pub code: String,
    /// Its length in words.
    pub words: u32,
    /// What the marker can do with it.
    pub state: LineState,
}

/// The copies of an essay for a marker, by code: no name, no moment, nothing that tells whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// The essay.
    pub essay: Essay,
    /// Copies handed in.
    pub lines: Vec<Line>,
}

/// One copy for a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The essay.
    pub essay: Essay,
    /// Its code.
    pub code: String,
    /// The text.
    pub text: String,
    /// As which marker; none when others hold the seats.
    pub seat: Option<Seat>,
    /// What the one who asks gave.
    pub mine: Option<Points>,
    /// What the other marker gave, once both have.
    pub other: Option<Points>,
    /// Points can still be given or changed.
    pub open: bool,
    /// The next copy that awaits the one who asks.
    pub next: Option<String>,
}

/// Points as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// By criterion.
    pub points: Vec<String>,
    /// By criterion.
    pub comments: Vec<String>,
    /// On the whole copy.
    pub overall: String,
}

/// What is wrong with the points of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which criterion, from 0.
    pub criterion: usize,
    /// What was typed; none when nothing was.
    pub fault: Option<typed::Fault>,
}

/// Who is only a second marker never marks first.
fn may_be_first(signed: &Signed) -> bool {
    signed.roles.iter().any(|role| *role != Role::SecondMarker && role.allows(Act::MarkEssays))
}

/// Who holds the seats of a copy.
pub(super) fn holders(rows: &[marking::Model]) -> (Option<PersonId>, Option<PersonId>) {
    let of = |seat: Seat| rows.iter().find(|row| row.seat == seat.word()).map(|row| row.marker_id);
    (of(Seat::First), of(Seat::Second))
}

/// As which marker the one who asks may mark a copy.
pub(super) fn seat_of(signed: &Signed, rows: &[marking::Model]) -> Option<Seat> {
    let (first, second) = holders(rows);
    seat(first.as_ref(), second.as_ref(), &signed.person, may_be_first(signed))
}

/// The copies handed in that the one who asks may mark: all but their own.
async fn handed_in(db: &impl ConnectionTrait, id: EssayId, signed: &Signed) -> Result<Vec<copies_of::Model>, Error> {
    let mut copies = queries::copies(db, &[id]).await?;
    copies.retain(|copy| copy.handed_in_at.is_some() && copy.learner_id != signed.learner);
    Ok(copies)
}

/// The copies of an essay.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not mark essays.
pub async fn copies(ctx: &Ctx, id: EssayId) -> Result<Marking, Error> {
    ctx.permit(Act::MarkEssays)?;
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let essay = super::load(ctx, db, id).await?;
    let mut lines = Vec::new();
    for (copy, state) in states(db, signed, &essay).await? {
        let text = queries::latest(db, copy.id).await?.map(|kept| kept.text).unwrap_or_default();
        lines.push(Line { code: copy.code, words: count(text.split_whitespace().count()), state });
    }
    Ok(Marking { essay, lines })
}

async fn states(
    db: &impl ConnectionTrait,
    signed: &Signed,
    essay: &Essay,
) -> Result<Vec<(copies_of::Model, LineState)>, Error> {
    let copies = handed_in(db, essay.brief.id, signed).await?;
    let ids: Vec<CopyId> = copies.iter().map(|copy| copy.id).collect();
    let markings = queries::markings(db, &ids).await?;
    let decided = queries::moderations(db, &ids).await?;
    let mut states = Vec::new();
    for copy in copies {
        let rows = markings.get(&copy.id).map(Vec::as_slice).unwrap_or_default();
        let mine = rows.iter().find(|row| row.marker_id == signed.person);
        let state = match (mine, seat_of(signed, rows)) {
            (Some(mine), _) => LineState::Marked(points(mine, essay)?.twenty),
            (None, _) if decided.contains_key(&copy.id) => LineState::Decided,
            (None, Some(seat)) => LineState::ToMark(seat),
            (None, None) => LineState::Taken,
        };
        states.push((copy, state));
    }
    Ok(states)
}

/// One copy, by its code.
///
/// # Errors
/// [`Refusal::NotFound`], also for one's own copy; when the actor may not mark essays.
pub async fn copy(ctx: &Ctx, id: EssayId, code: &str) -> Result<Copy, Error> {
    ctx.permit(Act::MarkEssays)?;
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let essay = super::load(ctx, db, id).await?;
    let copy = by_code(db, id, signed, code).await?;
    let rows = queries::markings(db, &[copy.id]).await?.remove(&copy.id).unwrap_or_default();
    let decided = queries::moderations(db, &[copy.id]).await?.contains_key(&copy.id);
    let mine = rows.iter().find(|row| row.marker_id == signed.person);
    let other = rows.iter().find(|row| row.marker_id != signed.person).filter(|_| mine.is_some());
    let seat = seat_of(signed, &rows);
    let open = is_open(&essay, &rows, signed) && !decided;
    let text = queries::latest(db, copy.id).await?.map(|kept| kept.text).unwrap_or_default();
    let mut waiting = states(db, signed, &essay).await?;
    waiting.retain(|(one, state)| matches!(state, LineState::ToMark(_)) && one.code != code);
    let next = waiting.iter().find(|(one, _)| one.code.as_str() > code).or_else(|| waiting.first());
    let next = next.map(|(one, _)| one.code.clone());
    Ok(Copy {
        mine: mine.map(|row| points(row, &essay)).transpose()?,
        other: other.map(|row| points(row, &essay)).transpose()?,
        code: copy.code,
        essay,
        text,
        seat,
        open,
        next,
    })
}

async fn by_code(
    db: &impl ConnectionTrait,
    id: EssayId,
    signed: &Signed,
    code: &str,
) -> Result<copies_of::Model, Error> {
    let found = handed_in(db, id, signed).await?.into_iter().find(|copy| copy.code == code);
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// Points may be changed until the other marker's are there: nobody changes theirs having seen the other's.
fn is_open(essay: &Essay, rows: &[marking::Model], signed: &Signed) -> bool {
    let mine = rows.iter().any(|row| row.marker_id == signed.person);
    essay.brief.closed_at.is_none() && seat_of(signed, rows).is_some() && !(mine && rows.len() > 1)
}

/// Keeps the points of a marker for a copy. What is wrong with them comes back, and nothing is kept.
///
/// # Errors
/// [`Refusal::Field`]: `essay_points` (`closed` once the marking is, `taken` when others hold the seats, `seen` when the
/// other marker's points are there, `decided`), `essay_comment` (`long`); [`Refusal::NotFound`], also for one's own copy.
pub async fn mark(ctx: &Ctx, id: EssayId, code: &str, given: &Given) -> Result<Vec<Fault>, Error> {
    ctx.permit(Act::MarkEssays)?;
    let signed = ctx.signed()?;
    let refused = |code: &'static str| Refusal::Field { field: "essay_points", code };
    let tx = ctx.write().await?;
    queries::hold(&tx, ctx.school.id, id).await?;
    let essay = super::load(ctx, &tx, id).await?;
    let copy = by_code(&tx, id, signed, code).await?;
    let rows = queries::markings(&tx, &[copy.id]).await?.remove(&copy.id).unwrap_or_default();
    if essay.brief.closed_at.is_some() {
        return Err(refused("closed").into());
    }
    if queries::moderations(&tx, &[copy.id]).await?.contains_key(&copy.id) {
        return Err(refused("decided").into());
    }
    let seat = seat_of(signed, &rows).ok_or(refused("taken"))?;
    if !is_open(&essay, &rows, signed) {
        return Err(refused("seen").into());
    }
    let read = read(&essay, given)?;
    let content = match read {
        Ok(content) => content,
        Err(faults) => return Ok(faults),
    };
    let row = marking::ActiveModel {
        id: Set(CopyLineId::new()),
        copy_id: Set(copy.id),
        seat: Set(seat.word().to_owned()),
        marker_id: Set(signed.person),
        total: Set(content.points.iter().sum()),
        content: Set(serde_json::to_string(&content).doing("writing the points of a marker")?),
        at: Set(ctx.now),
    };
    marking::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping the points of a marker")?;
    tx.commit().await.doing("keeping the points of a marker")?;
    Ok(Vec::new())
}

fn read(essay: &Essay, given: &Given) -> Result<Result<Content, Vec<Fault>>, Refusal> {
    let mut content = Content { overall: lines(&given.overall).trim().to_owned(), ..Content::default() };
    let mut faults = Vec::new();
    for (number, criterion) in essay.criteria.iter().enumerate() {
        let typed = given.points.get(number).map(String::as_str).unwrap_or_default();
        match typed::read(typed, criterion.points) {
            Ok(Typed::Mark(value)) => content.points.push(value),
            Ok(Typed::Nothing) => faults.push(Fault { criterion: number, fault: None }),
            Ok(_) => faults.push(Fault { criterion: number, fault: Some(typed::Fault::Unknown) }),
            Err(fault) => faults.push(Fault { criterion: number, fault: Some(fault) }),
        }
        let comment = given.comments.get(number).map(|words| lines(words).trim().to_owned());
        content.comments.push(comment.unwrap_or_default());
    }
    let long = content.comments.iter().any(|words| words.chars().count() > LONGEST_COMMENT);
    if long || content.overall.chars().count() > LONGEST_OVERALL {
        return Err(Refusal::Field { field: "essay_comment", code: "long" });
    }
    Ok(if faults.is_empty() { Ok(content) } else { Err(faults) })
}

//! The learner's side: the copy is saved as often as wanted, each save kept, then handed in; later it comes back marked.

use super::{Brief, Criterion, Essay, Points, Words, lines, marking, queries, records};
use crate::{
    cohort,
    ctx::{Ctx, Signed},
    error::{Doing, Error, Refusal},
    ids::{CohortId, CopyId, CopyLineId, EssayId},
    moment::Moment,
    policy::Act,
    secret,
};
use learning::essay::{Agreed, Seat, agreed, out_of_twenty};
use records::{copy, essay, version};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeSet;

/// Longest copy, in letters.
pub const LONGEST: usize = 40_000;

/// Where a learner stands with an essay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It opens later.
    NotYet,
    /// It is open.
    Open,
    /// Its time is over and nothing was handed in.
    Over,
    /// Handed in then.
    HandedIn(Moment),
}

/// An essay on the home of a learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLine {
    /// The essay.
    pub id: EssayId,
    /// Its title.
    pub title: String,
    /// Opens.
    pub opens_at: Option<Moment>,
    /// Closes for this person.
    pub closes_at: Moment,
    /// Where they stand.
    pub stage: Stage,
    /// The copy can be seen marked.
    pub marked: bool,
}

/// A copy that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// The mark, in hundredths out of twenty, and by which rule.
    pub agreed: Agreed,
    /// What was looked for.
    pub criteria: Vec<Criterion>,
    /// The points of each marker, without their names.
    pub markings: Vec<Points>,
}

/// An essay as its learner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The essay.
    pub essay: Brief,
    /// The name of the cohort.
    pub cohort_name: String,
    /// The course of the cohort.
    pub course: String,
    /// Points in all.
    pub points: u32,
    /// Closes for this person.
    pub closes_at: Moment,
    /// Where they stand.
    pub stage: Stage,
    /// The subject; none before it opens.
    pub subject: Option<Words>,
    /// The text as last saved.
    pub text: String,
    /// The number of that version; zero when nothing was saved. Who saves says which one was seen.
    pub version: i32,
    /// Saved when.
    pub saved_at: Option<Moment>,
    /// The copy marked, once the school shows it.
    pub results: Option<Results>,
}

/// What is asked with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To keep it.
    Save,
    /// To keep it and hand it in: nothing changes after that.
    HandIn,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Saved,
    /// It is handed in.
    HandedIn,
}

fn stage(essay: &Brief, closes_at: Moment, handed_in: Option<Moment>, now: Moment) -> Stage {
    match handed_in {
        Some(at) => Stage::HandedIn(at),
        None if essay.opens_at.is_some_and(|at| now < at) => Stage::NotYet,
        None if closes_at <= now => Stage::Over,
        None => Stage::Open,
    }
}

/// The essays of a cohort for the learner who asks.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own(ctx: &Ctx, cohort: CohortId) -> Result<Vec<OwnLine>, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let rows = queries::of_cohort(db, ctx.school.id, cohort).await?;
    let ids: Vec<EssayId> = rows.iter().map(|row| row.id).collect();
    let copies = queries::own_copies(db, &ids, signed.learner).await?;
    let mut lines = Vec::new();
    for row in &rows {
        let essay = Brief::from(row);
        let copy = copies.iter().find(|copy| copy.essay_id == row.id);
        let closes_at = closes_for(db, row, signed).await?;
        let handed_in = copy.and_then(|copy| copy.handed_in_at);
        lines.push(OwnLine {
            stage: stage(&essay, closes_at, handed_in, ctx.now),
            marked: handed_in.is_some() && is_shown(&essay),
            id: essay.id,
            title: essay.title,
            opens_at: essay.opens_at,
            closes_at,
        });
    }
    Ok(lines)
}

const fn is_shown(essay: &Brief) -> bool {
    essay.published_at.is_some() && essay.closed_at.is_some()
}

async fn closes_for(db: &impl ConnectionTrait, row: &essay::Model, signed: &Signed) -> Result<Moment, Error> {
    let later = queries::extension(db, row.id, signed.person).await?;
    Ok(later.map_or(row.closes_at, |later| later.max(row.closes_at)))
}

/// One's own copy of an essay.
///
/// # Errors
/// [`Refusal::NotFound`] for who is not in the cohort; when nobody is signed in.
pub async fn sheet(ctx: &Ctx, id: EssayId) -> Result<Sheet, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let row = queries::essay(db, ctx.school.id, id).await?;
    let enrolled = cohort::queries::enrolment(db, row.cohort_id, signed.person).await?.ok_or(Refusal::NotFound)?;
    let copy = queries::own_copies(db, &[id], signed.learner).await?.into_iter().next();
    if !enrolled.active && copy.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let essay = super::load(ctx, db, id).await?;
    let closes_at = closes_for(db, &row, signed).await?;
    let stage = stage(&essay.brief, closes_at, copy.as_ref().and_then(|copy| copy.handed_in_at), ctx.now);
    let kept = match &copy {
        Some(copy) => queries::latest(db, copy.id).await?,
        None => None,
    };
    let results = match &copy {
        Some(copy) if is_shown(&essay.brief) && copy.handed_in_at.is_some() => results(db, &essay, copy.id).await?,
        _ => None,
    };
    Ok(Sheet {
        cohort_name: essay.cohort_name.clone(),
        course: essay.course.clone(),
        points: essay.points(),
        closes_at,
        stage,
        subject: (stage != Stage::NotYet).then(|| essay.subject.clone()),
        version: kept.as_ref().map_or(0, |kept| kept.number),
        saved_at: kept.as_ref().map(|kept| kept.at),
        text: kept.map(|kept| kept.text).unwrap_or_default(),
        results,
        essay: essay.brief,
    })
}

async fn results(db: &impl ConnectionTrait, essay: &Essay, id: CopyId) -> Result<Option<Results>, Error> {
    let rows = queries::markings(db, &[id]).await?.remove(&id).unwrap_or_default();
    let moderated = queries::moderations(db, &[id]).await?.remove(&id).map(|row| row.mark);
    let mut markings = Vec::new();
    for row in &rows {
        markings.push(marking::points(row, essay)?);
    }
    markings.sort_by_key(|one| one.seat);
    let twenty = |seat| {
        let one = markings.iter().find(|one| one.seat == seat)?;
        Some(out_of_twenty(one.total.into(), essay.points()))
    };
    let (first, second) = (twenty(Seat::First), twenty(Seat::Second));
    let agreed = agreed(first.as_ref(), second.as_ref(), moderated, essay.brief.threshold);
    Ok(agreed.mark().map(|_| Results { agreed, criteria: essay.criteria.clone(), markings }))
}

/// Keeps a text as a new version, and hands it in when that is asked. A text that comes too late is kept too, and not
/// handed in: who gets a later deadline finds it there. `seen` is the version that the form showed.
///
/// # Errors
/// [`Refusal::Field`] `essay_text` (`missing`, `long`, `late`, `early`, `handed-in`); [`Refusal::Conflict`] when another
/// version was kept meanwhile; [`Refusal::NotFound`] for who is not in the cohort, [`Refusal::Archived`].
pub async fn keep(ctx: &Ctx, id: EssayId, typed: &str, seen: i32, wish: Wish) -> Result<Kept, Error> {
    ctx.permit(Act::SitTest)?;
    let signed = ctx.signed()?;
    let refused = |code: &'static str| Refusal::Field { field: "essay_text", code };
    let text = lines(typed);
    let tx = ctx.write().await?;
    let row = queries::hold(&tx, ctx.school.id, id).await?;
    let enrolled = cohort::queries::enrolment(&tx, row.cohort_id, signed.person).await?;
    enrolled.filter(|one| one.active).ok_or(Refusal::NotFound)?;
    cohort::queries::live(&tx, ctx.school.id, row.cohort_id).await?;
    let copy = queries::own_copies(&tx, &[id], signed.learner).await?.into_iter().next();
    if copy.as_ref().is_some_and(|copy| copy.handed_in_at.is_some()) {
        return Err(refused("handed-in").into());
    }
    if row.opens_at.is_some_and(|at| ctx.now < at) {
        return Err(refused("early").into());
    }
    if text.chars().count() > LONGEST {
        return Err(refused("long").into());
    }
    let latest = match &copy {
        Some(copy) => queries::latest(&tx, copy.id).await?,
        None => None,
    };
    let (number, same) = latest.as_ref().map_or((0, text.is_empty()), |kept| (kept.number, kept.text == text));
    if number != seen && !same {
        return Err(Refusal::Conflict.into());
    }
    if text.trim().is_empty() && (wish == Wish::HandIn || number == 0) {
        return Err(refused("missing").into());
    }
    let copy = match copy {
        Some(copy) => copy.id,
        None => begin(ctx, &tx, id).await?,
    };
    if !same {
        let row = version::ActiveModel {
            id: Set(CopyLineId::new()),
            copy_id: Set(copy),
            number: Set(number + 1),
            text: Set(text),
            at: Set(ctx.now),
        };
        version::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a copy")?;
    }
    let late = closes_for(&tx, &row, signed).await? <= ctx.now || row.closed_at.is_some();
    if wish == Wish::HandIn && !late {
        hand_in(&tx, copy, ctx.now).await?;
    }
    tx.commit().await.doing("keeping a copy")?;
    match wish {
        _ if late => Err(refused("late").into()),
        Wish::Save => Ok(Kept::Saved),
        Wish::HandIn => Ok(Kept::HandedIn),
    }
}

async fn hand_in(db: &impl ConnectionTrait, id: CopyId, now: Moment) -> Result<(), Error> {
    copy::Entity::update_many()
        .col_expr(copy::Column::HandedInAt, Expr::value(now.0))
        .filter(copy::Column::Id.eq(id))
        .exec(db)
        .await
        .doing("handing in a copy")?;
    Ok(())
}

/// A copy with a code that no other copy of the essay has. The essay is held: two who begin at once follow one another.
async fn begin(ctx: &Ctx, db: &impl ConnectionTrait, essay: EssayId) -> Result<CopyId, Error> {
    let taken: BTreeSet<String> = queries::copies(db, &[essay]).await?.into_iter().map(|copy| copy.code).collect();
    let mut letters = 4;
    let code = loop {
        let random: String = secret::plain_code(&secret::code()).chars().take(letters).collect();
        let code = format!("C-{random}");
        if !taken.contains(&code) {
            break code;
        }
        letters = 8;
    };
    let id = CopyId::new();
    let row = copy::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        essay_id: Set(essay),
        learner_id: Set(ctx.signed()?.learner),
        code: Set(code),
        begun_at: Set(ctx.now),
        handed_in_at: Set(None),
        mark: Set(None),
    };
    copy::Entity::insert(row).exec_without_returning(db).await.doing("beginning a copy")?;
    Ok(id)
}

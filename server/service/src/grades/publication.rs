//! Publishing marks to learners: an act, with what was shown kept as it was; withdrawing it is another.

use super::{
    book::{Gradebook, names},
    editing::tidy_reason,
    published::Published,
    queries,
    records::mark_publication,
    sealed::{self, Content},
    transcript,
};
use crate::{
    audit, cohort,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, MarkPublicationId},
    moment::Moment,
    policy::Act,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// Whether learners see their totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Never published.
    Never,
    /// Published.
    Published {
        /// When.
        at: Moment,
        /// By whom.
        by: Option<String>,
        /// Rows that would be others if they were published now.
        changed: u32,
        /// Whether people see their rank.
        ranks: Ranks,
    },
    /// Withdrawn.
    Withdrawn {
        /// When.
        at: Moment,
        /// By whom.
        by: Option<String>,
        /// Why.
        reason: String,
    },
}

/// Whether people see their place in the order of merit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ranks {
    /// They do not.
    #[default]
    Hidden,
    /// Each sees their own.
    Shown,
}

impl Ranks {
    /// As the latest act about publication has it.
    pub(super) fn of(latest: Option<&mark_publication::Model>) -> Result<Self, Error> {
        let Some(latest) = latest else { return Ok(Self::Hidden) };
        let shown: Vec<Published> = serde_json::from_str(&latest.content).doing("reading published marks")?;
        Ok(Self::among(&shown))
    }

    fn among(shown: &[Published]) -> Self {
        if shown.iter().any(|row| row.rank.is_some()) { Self::Shown } else { Self::Hidden }
    }
}

/// The published marks of the one who asks, in one cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The cohort.
    pub id: CohortId,
    /// The cohort's name.
    pub cohort: String,
    /// Published when.
    pub at: Moment,
    /// The marks.
    pub marks: Published,
}

fn all(book: &Gradebook, record: Option<&Content>, ranks: Ranks) -> Vec<Published> {
    book.rows
        .iter()
        .filter(|row| row.member.active)
        .filter_map(|row| transcript::of(book, row, record, ranks))
        .collect()
}

/// Whether learners of a cohort see their totals.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn state(ctx: &Ctx, book: &Gradebook) -> Result<State, Error> {
    ctx.permit(Act::SeeMarks)?;
    let rows = queries::publications(&ctx.store.reader, ctx.school.id, book.cohort.id).await?;
    let Some(latest) = rows.into_iter().next() else { return Ok(State::Never) };
    let names = names(ctx, latest.by.into_iter()).await?;
    let by = latest.by.and_then(|by| names.get(&by).cloned());
    if latest.act == "withdrawn" {
        return Ok(State::Withdrawn { at: latest.at, by, reason: latest.reason.unwrap_or_default() });
    }
    let shown: Vec<Published> = serde_json::from_str(&latest.content).doing("reading published marks")?;
    let record = sealed::latest(ctx, book.cohort.id).await?;
    let ranks = Ranks::among(&shown);
    let mut now = all(book, record.as_ref(), ranks);
    // What was published before categories were kept is compared without them.
    if shown.iter().all(|row| row.parts.is_empty()) {
        now = now.into_iter().map(Published::stripped).collect();
    }
    let changed = now.iter().filter(|row| !shown.contains(row)).count();
    let gone = shown.iter().filter(|old| !now.iter().any(|row| row.learner == old.learner)).count();
    let changed = u32::try_from(changed + gone).unwrap_or(u32::MAX);
    Ok(State::Published { at: latest.at, by, changed, ranks })
}

/// Shows everyone in a cohort their own marks and total, as they stand now, and no rank.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not publish marks.
pub async fn publish(ctx: &Ctx, id: CohortId) -> Result<(), Error> {
    publish_with(ctx, id, Ranks::Hidden).await
}

/// Shows everyone in a cohort their own marks and total, as they stand now; with what a record decided, if one was sealed
/// on these totals; with their own rank, if it is wanted.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not publish marks.
pub async fn publish_with(ctx: &Ctx, id: CohortId, ranks: Ranks) -> Result<(), Error> {
    ctx.permit(Act::PublishMarks)?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let record = sealed::latest(ctx, id).await?;
    let rows = all(&super::book::load(ctx, id).await?, record.as_ref(), ranks);
    let content = serde_json::to_string(&rows).doing("writing published marks")?;
    keep(ctx, &tx, id, "published", content, None).await?;
    audit::note(&tx, ctx, "marks.publish", id, serde_json::json!({ "people": rows.len() })).await?;
    tx.commit().await.doing("publishing marks")?;
    ctx.store.notices.clear();
    Ok(())
}

/// Takes published marks from learners' sight.
///
/// # Errors
/// [`Refusal::Field`] (`reason`, `missing`) without a reason; [`Refusal::Conflict`] when nothing is published.
pub async fn withdraw(ctx: &Ctx, id: CohortId, reason: &str) -> Result<(), Error> {
    ctx.permit(Act::PublishMarks)?;
    let reason = tidy_reason(reason)?.ok_or(Refusal::Field { field: "reason", code: "missing" })?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let rows = queries::publications(&tx, ctx.school.id, id).await?;
    if rows.first().is_none_or(|latest| latest.act != "published") {
        return Err(Refusal::Conflict.into());
    }
    keep(ctx, &tx, id, "withdrawn", "[]".to_owned(), Some(reason)).await?;
    audit::note(&tx, ctx, "marks.withdraw", id, serde_json::json!({})).await?;
    tx.commit().await.doing("withdrawing marks")?;
    ctx.store.notices.clear();
    Ok(())
}

async fn keep(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: CohortId,
    act: &str,
    content: String,
    reason: Option<String>,
) -> Result<(), Error> {
    let row = mark_publication::ActiveModel {
        id: Set(MarkPublicationId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        act: Set(act.to_owned()),
        content: Set(content),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        reason: Set(reason),
        at: Set(ctx.now),
    };
    mark_publication::Entity::insert(row).exec_without_returning(db).await.doing("keeping a publication of marks")?;
    Ok(())
}

/// The latest publication or withdrawal of marks of the one who asks in a cohort: which, when, and whether marks are
/// shown since.
pub(crate) async fn latest_publication(
    ctx: &Ctx,
    id: CohortId,
) -> Result<Option<(MarkPublicationId, Moment, bool)>, Error> {
    let learner = ctx.signed()?.learner;
    let rows = queries::publications(&ctx.store.reader, ctx.school.id, id).await?;
    let Some(last) = rows.first() else { return Ok(None) };
    let Some(shown) = rows.iter().find(|row| row.act == "published") else { return Ok(None) };
    let all: Vec<Published> = serde_json::from_str(&shown.content).doing("reading published marks")?;
    let mine = all.iter().any(|one| one.learner == learner);
    Ok(mine.then_some((last.id, last.at, last.act == "published")))
}

/// The published marks of the one who asks, newest cohort first. Nothing of anybody else leaves here.
///
/// # Errors
/// When nobody is signed in.
pub async fn own(ctx: &Ctx) -> Result<Vec<Own>, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let (db, signed) = (&ctx.store.reader, ctx.signed()?);
    let mut own = Vec::new();
    for row in queries::cohorts_of(db, ctx.school.id, signed.person).await? {
        let cohort = cohort::Cohort::from(row);
        let publications = queries::publications(db, ctx.school.id, cohort.id).await?;
        let Some(latest) = publications.into_iter().next().filter(|latest| latest.act == "published") else { continue };
        let rows: Vec<Published> = serde_json::from_str(&latest.content).doing("reading published marks")?;
        let mine = rows.into_iter().find(|row| row.learner == signed.learner);
        own.extend(mine.map(|marks| Own { id: cohort.id, cohort: cohort.name, at: latest.at, marks }));
    }
    Ok(own)
}

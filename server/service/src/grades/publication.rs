//! Publishing marks to learners: an act, with what was shown kept as it was; withdrawing it is another.

use super::{
    book::{Gradebook, Row, names},
    editing::tidy_reason,
    queries,
    records::mark_publication,
};
use crate::{
    audit, cohort,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, LearnerId, MarkPublicationId},
    moment::Moment,
    policy::Act,
};
use learning::grades::{marks::Outcome, total::Verdict};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

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

/// The marks of one person, as they were published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    learner: LearnerId,
    /// The total in hundredths out of twenty.
    pub total: Option<i32>,
    verdict: String,
    /// The mention.
    pub mention: Option<String>,
    /// One for each item of the plan.
    pub items: Vec<OwnItem>,
}

/// One item of published marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnItem {
    /// Its name.
    pub title: String,
    /// `marked`, `absent`, `excused`; nothing when not attempted.
    pub status: String,
    /// Hundredths on its scale.
    pub value: Option<i32>,
    /// Out of how many points.
    pub scale: u16,
    /// What it weighs, in hundredths.
    pub coefficient: u32,
}

/// The published marks of the one who asks, in one cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The cohort's name.
    pub cohort: String,
    /// Published when.
    pub at: Moment,
    /// The marks.
    pub marks: Published,
}

impl Published {
    /// What the total says.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(&self.verdict).unwrap_or(Verdict::Incomplete)
    }

    fn of(book: &Gradebook, row: &Row) -> Option<Self> {
        let planned = book.columns.iter().zip(&row.cells).filter(|(column, _)| column.category.is_some());
        let item = |(column, cell): (&super::Column, &super::Cell)| OwnItem {
            title: column.item.title.clone(),
            status: cell.current.map_or("", |current| status(current.entry.outcome)).to_owned(),
            value: cell.value(),
            scale: column.item.scale,
            coefficient: column.item.coefficient,
        };
        Some(Self {
            learner: row.learner?,
            total: row.total.rounded,
            verdict: row.total.verdict.word().to_owned(),
            mention: row.total.mention.and_then(|n| book.plan.settings.mentions.get(n)).map(|m| m.title.clone()),
            items: planned.map(item).collect(),
        })
    }
}

const fn status(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Marked(_) => "marked",
        Outcome::Absent => "absent",
        Outcome::Excused => "excused",
        Outcome::TakenBack => "",
    }
}

fn all(book: &Gradebook) -> Vec<Published> {
    book.rows.iter().filter(|row| row.member.active).filter_map(|row| Published::of(book, row)).collect()
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
    let now = all(book);
    let changed = now.iter().filter(|row| !shown.contains(row)).count();
    let gone = shown.iter().filter(|old| !now.iter().any(|row| row.learner == old.learner)).count();
    Ok(State::Published { at: latest.at, by, changed: u32::try_from(changed + gone).unwrap_or(u32::MAX) })
}

/// Shows everyone in a cohort their own marks and total, as they stand now.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not publish marks.
pub async fn publish(ctx: &Ctx, id: CohortId) -> Result<(), Error> {
    ctx.permit(Act::PublishMarks)?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let rows = all(&super::book::load(ctx, id).await?);
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
        own.extend(mine.map(|marks| Own { cohort: cohort.name, at: latest.at, marks }));
    }
    Ok(own)
}

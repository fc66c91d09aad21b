//! Sealed records of deliberations: the list of decisions is hashed, chained to the record before it, and never changed.

use super::{
    jury::{self, Decision, Deliberation},
    queries, record_files,
    records::jury_record,
};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, RecordId},
    moment::Moment,
    policy::Act,
    secret,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// What is sealed: fields in this order, as JSON. Its SHA-256 is the record's seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The school's name.
    pub school: String,
    /// The cohort's name.
    pub cohort: String,
    /// From 1, in the order of sealing, for the whole school.
    pub number: i32,
    /// The number of the record that this one corrects.
    pub corrects: Option<i32>,
    /// The seal of the record before it; empty for the first.
    pub previous: String,
    /// Sealed when.
    pub at: Moment,
    /// Sealed by whom.
    pub by: String,
    /// The version of the grading plan.
    pub plan_version: i32,
    /// In the order of merit.
    pub decisions: Vec<Line>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The matricule.
    pub matricule: String,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_name: String,
    /// The rank; none for who is eliminated or has no final total.
    pub rank: Option<u32>,
    /// Shares the rank.
    pub ex_aequo: bool,
    /// The total as the plan reckons it.
    pub computed: Option<i32>,
    /// The total that stands.
    pub total: Option<i32>,
    /// A word of [`Verdict`].
    pub verdict: String,
    /// The mention.
    pub mention: Option<String>,
    /// Why the jury changed something, if it did.
    pub reason: Option<String>,
}

/// A sealed record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// The cohort.
    pub cohort: CohortId,
    /// What was sealed.
    pub content: Content,
    /// Its seal.
    pub hash: String,
    /// The seal is that of the content, and the record before it has the seal that it names.
    pub sound: bool,
    /// The number of the record that corrects this one.
    pub corrected_by: Option<i32>,
}

impl Line {
    fn of(decision: &Decision) -> Self {
        let member = &decision.row.member;
        Self {
            matricule: member.matricule.clone(),
            family_name: member.family_name.clone(),
            given_name: member.given_name.clone(),
            rank: decision.place.rank,
            ex_aequo: decision.place.ex_aequo,
            computed: decision.row.total.rounded,
            total: decision.total,
            verdict: decision.verdict.word().to_owned(),
            mention: decision.mention.clone(),
            reason: decision.adjustment.as_ref().filter(|a| a.changes()).map(|a| a.reason.clone()),
        }
    }
}

impl Deliberation {
    fn lines(&self) -> Vec<Line> {
        self.decisions.iter().map(Line::of).collect()
    }

    /// Stands for what a page showed: sealing something else is refused.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn seen(&self) -> Result<String, Error> {
        Ok(secret::digest(&serde_json::to_string(&self.lines()).doing("writing down decisions")?))
    }
}

/// Seals the decisions as the page showed them.
///
/// # Errors
/// [`Refusal::Conflict`] when a mark or a decision changed since; [`Refusal::Field`] (`corrects`, `missing`) when the
/// cohort has a record already and this one does not name its latest; [`Refusal::NotFound`].
pub async fn seal(ctx: &Ctx, id: CohortId, seen: &str, corrects: Option<RecordId>) -> Result<RecordId, Error> {
    ctx.permit(Act::Deliberate)?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let deliberation = jury::load(ctx, &tx, id).await?;
    if deliberation.seen()? != seen {
        return Err(Refusal::Conflict.into());
    }
    let records = queries::records(&tx, ctx.school.id).await?;
    let earlier = records.iter().rev().find(|record| record.cohort_id == id);
    if earlier.map(|record| record.id) != corrects {
        return Err(Refusal::Field { field: "corrects", code: "missing" }.into());
    }
    let last = records.last();
    let content = Content {
        school: ctx.school.name.clone(),
        cohort: deliberation.book.cohort.name.clone(),
        number: last.map_or(1, |record| record.number + 1),
        corrects: earlier.map(|record| record.number),
        previous: last.map(|record| record.hash.clone()).unwrap_or_default(),
        at: ctx.now,
        by: ctx.signed().map(|signed| signed.name.clone()).unwrap_or_default(),
        plan_version: deliberation.book.version,
        decisions: deliberation.lines(),
    };
    let record = keep(ctx, &tx, id, &content, corrects).await?;
    tx.commit().await.doing("sealing a record")?;
    Ok(record)
}

async fn keep(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: CohortId,
    content: &Content,
    corrects: Option<RecordId>,
) -> Result<RecordId, Error> {
    let text = serde_json::to_string(content).doing("writing down a record")?;
    let (record, hash) = (RecordId::new(), secret::digest(&text));
    let row = jury_record::ActiveModel {
        id: Set(record),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        number: Set(content.number),
        corrects: Set(corrects),
        content: Set(text),
        hash: Set(hash.clone()),
        previous: Set(content.previous.clone()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        at: Set(ctx.now),
    };
    jury_record::Entity::insert(row).exec_without_returning(db).await.doing("sealing a record")?;
    record_files::keep(ctx, db, (id, record), content, &hash).await?;
    let detail = serde_json::json!({ "number": content.number, "hash": hash, "corrects": content.corrects });
    audit::note(db, ctx, "jury.seal", record, detail).await?;
    Ok(record)
}

/// The sealed records of a cohort, the latest first.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn records(ctx: &Ctx, id: CohortId) -> Result<Vec<Record>, Error> {
    ctx.permit(Act::SeeMarks)?;
    let all = read(ctx).await?;
    Ok(all.into_iter().rev().filter(|record| record.cohort == id).collect())
}

/// A sealed record.
///
/// # Errors
/// [`Refusal::NotFound`], also for a record of another school; when the actor may not see marks.
pub async fn record(ctx: &Ctx, id: RecordId) -> Result<Record, Error> {
    ctx.permit(Act::SeeMarks)?;
    read(ctx).await?.into_iter().find(|record| record.id == id).ok_or_else(|| Refusal::NotFound.into())
}

/// Every record of the school, each checked against its seal and the one before it.
async fn read(ctx: &Ctx) -> Result<Vec<Record>, Error> {
    let rows = queries::records(&ctx.store.reader, ctx.school.id).await?;
    let mut previous = String::new();
    let mut records = Vec::with_capacity(rows.len());
    for row in &rows {
        let content: Content = serde_json::from_str(&row.content).doing("reading a sealed record")?;
        let sound = secret::digest(&row.content) == row.hash && content.previous == previous;
        let corrected_by = rows.iter().find(|other| other.corrects == Some(row.id)).map(|other| other.number);
        previous.clone_from(&row.hash);
        let (cohort, hash) = (row.cohort_id, row.hash.clone());
        records.push(Record { id: row.id, cohort, content, hash, sound, corrected_by });
    }
    Ok(records)
}

/// The latest record of a cohort, if its content has its seal.
pub(super) async fn latest(ctx: &Ctx, id: CohortId) -> Result<Option<Content>, Error> {
    let row = queries::latest_record(&ctx.store.reader, ctx.school.id, id).await?;
    let Some(row) = row.filter(|row| secret::digest(&row.content) == row.hash) else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.content).doing("reading a sealed record")?))
}

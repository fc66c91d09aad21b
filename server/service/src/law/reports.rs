//! Errors that readers report in a provision, and the answers of reviewers.

use super::{permit_bank, queries, records::report};
use crate::{
    audit,
    ctx::{Actor, Ctx},
    error::{Doing, Error, Refusal},
    ids::ReportId,
    moment::Moment,
    policy::Act,
};
use learning::catalogue::ProvisionRef;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Longest report or answer, in characters.
pub const LONGEST: usize = 2_000;
/// Reports of a school that may wait for an answer at once.
const WAITING: u64 = 500;
/// What the brake counts reports under.
const BRAKE: &str = "law-report";

/// A report as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// About which provision.
    pub provision: String,
    /// What the reader wrote: for reviewers and instructors only.
    pub words: Option<String>,
    /// When.
    pub at: Moment,
    /// The answer, and when it was given.
    pub answer: Option<(String, Moment)>,
}

/// Reports an error; `address` is where the reader's request came from.
///
/// # Errors
/// [`Refusal::Field`] `words` (`missing`, `long`), [`Refusal::SlowDown`], [`Refusal::NotFound`] for a provision that the
/// register does not know.
pub async fn report(ctx: &Ctx, provision: &ProvisionRef, words: &str, address: &str) -> Result<(), Error> {
    ctx.permit(Act::ReadCourse)?;
    let words = tidy(words)?;
    let law = ctx.store.shelf.law(&ctx.store.reader, ctx.now).await?;
    law.register.provision(provision).ok_or(Refusal::NotFound)?;
    slow_down(ctx, address).await?;
    let tx = ctx.write().await?;
    let row = report::ActiveModel {
        id: Set(ReportId::new()),
        school_id: Set(ctx.school.id),
        provision: Set(provision.to_string()),
        words: Set(words),
        person_id: Set(ctx.signed().ok().map(|s| s.person)),
        at: Set(ctx.now),
        answer: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
    };
    report::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a report")?;
    tx.commit().await.doing("keeping a report")
}

fn tidy(words: &str) -> Result<String, Refusal> {
    let words = words.trim();
    match words.chars().count() {
        0 => Err(Refusal::Field { field: "words", code: "missing" }),
        n if n > LONGEST => Err(Refusal::Field { field: "words", code: "long" }),
        _ => Ok(words.to_owned()),
    }
}

/// A person, or else an address, reports a few errors at once and then ever more slowly.
async fn slow_down(ctx: &Ctx, address: &str) -> Result<(), Error> {
    let who = match &ctx.actor {
        Actor::Person(signed) => signed.person.to_string(),
        Actor::Visitor | Actor::Operator => address.to_owned(),
    };
    let brake = &ctx.store.brake;
    let wait = brake.wait(BRAKE, &who, ctx.now);
    if wait > 0 {
        return Err(Refusal::SlowDown(wait).into());
    }
    if queries::count_unanswered(&ctx.store.reader, ctx.school.id).await? >= WAITING {
        return Err(Refusal::SlowDown(3600).into());
    }
    brake.failed(BRAKE, &who, ctx.now);
    Ok(())
}

/// What was reported about some provisions, newest first.
///
/// # Errors
/// When the actor may not read.
pub async fn of(ctx: &Ctx, provisions: &[ProvisionRef]) -> Result<Vec<Report>, Error> {
    ctx.permit(Act::ReadCourse)?;
    let ids: Vec<String> = provisions.iter().map(ToString::to_string).collect();
    let rows = queries::reports_of(&ctx.store.reader, ctx.school.id, &ids).await?;
    let may = permit_bank(ctx).is_ok();
    Ok(rows.into_iter().map(|row| shown(row, may)).collect())
}

/// Reports that wait for an answer, oldest first.
///
/// # Errors
/// When the actor may neither publish nor review.
pub async fn waiting(ctx: &Ctx) -> Result<Vec<Report>, Error> {
    permit_bank(ctx)?;
    let rows = queries::unanswered(&ctx.store.reader, ctx.school.id).await?;
    Ok(rows.into_iter().map(|row| shown(row, true)).collect())
}

fn shown(row: report::Model, words: bool) -> Report {
    Report {
        id: row.id,
        provision: row.provision,
        words: words.then_some(row.words),
        at: row.at,
        answer: row.answer.zip(row.answered_at),
    }
}

/// Answers a report; the page of the provision shows the answer. Gives the provision.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Field`] `words` (`missing`, `long`); when the actor may not review.
pub async fn answer(ctx: &Ctx, id: ReportId, words: &str) -> Result<String, Error> {
    ctx.permit(Act::ReviewLaw)?;
    let words = tidy(words)?;
    let tx = ctx.write().await?;
    let row = queries::report(&tx, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    let update = report::ActiveModel {
        id: Set(id),
        answer: Set(Some(words)),
        answered_by: Set(ctx.signed().ok().map(|s| s.person)),
        answered_at: Set(Some(ctx.now)),
        ..Default::default()
    };
    report::Entity::update(update).exec(&tx).await.doing("keeping an answer to a report")?;
    audit::note(&tx, ctx, "law.answer", id, serde_json::json!({ "provision": row.provision })).await?;
    tx.commit().await.doing("keeping an answer to a report")?;
    Ok(row.provision)
}

//! Doing what a dry run showed.

use super::{
    Rulings,
    copies::{Copies, Copy, Remark},
    written,
};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    grades::{
        editing::{after, tidy_reason},
        queries,
        records::{regrade, regrade_line},
    },
    ids::{CohortId, MarkId, RegradeId},
    moment::Moment,
    policy::Act,
    quiz::{
        self,
        records::{attempt, mark},
    },
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// Marks the copies of a test again, as it was shown: all of it or nothing.
///
/// # Errors
/// [`Refusal::Field`] (`reason`) without a reason; [`Refusal::Conflict`] when a mark changed since, or nothing would
/// change; [`Refusal::Archived`]; [`Refusal::NotFound`].
pub async fn apply(
    ctx: &Ctx,
    id: CohortId,
    test: &str,
    rulings: &Rulings,
    seen: &str,
    reason: &str,
) -> Result<RegradeId, Error> {
    ctx.permit(Act::RegradeTests)?;
    let reason = tidy_reason(reason)?.ok_or(Refusal::Field { field: "reason", code: "missing" })?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    // Nobody gives time back to a copy, or annuls it, meanwhile.
    quiz::queries::held_of_test(&tx, id, test).await?;
    let copies = Copies::load(ctx, &tx, id, test).await?;
    let (dry, remarks) = copies.dry_run(rulings)?;
    if dry.seen != seen || remarks.is_empty() {
        return Err(Refusal::Conflict.into());
    }
    let regrade = RegradeId::new();
    let row = regrade::ActiveModel {
        id: Set(regrade),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        test: Set(test.to_owned()),
        revision_id: Set(copies.newest.clone()),
        rulings: Set(written(rulings)?),
        reason: Set(reason.clone()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        at: Set(ctx.now),
        undone_at: Set(None),
        undone_by: Set(None),
        undo_reason: Set(None),
    };
    regrade::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a regrade")?;
    let kept = remarks.len();
    for one in remarks {
        let Some(copy) = copies.all.get(one.copy) else { continue };
        remark(ctx, &tx, &copies, copy, one, regrade, &reason).await?;
    }
    let detail = serde_json::json!({ "regrade": regrade, "test": test, "marks": kept, "revision": copies.newest });
    audit::note(&tx, ctx, "marks.regrade", id, detail).await?;
    tx.commit().await.doing("keeping a regrade")?;
    Ok(regrade)
}

async fn remark(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    copies: &Copies,
    copy: &Copy,
    one: Remark,
    regrade: RegradeId,
    reason: &str,
) -> Result<(), Error> {
    let last = copies.lines.get(&copy.learner).and_then(|rows| rows.iter().map(|row| row.at).max());
    let before = copy.line.value.unwrap_or_default();
    let mark = write(ctx, db, &copy.line, one.after, last, reason).await?;
    let questions = serde_json::to_string(&one.questions).doing("writing down a regrade")?;
    tie(ctx, db, &copy.line, (regrade, mark), before, questions, false).await
}

/// Adds a line to the history of a copy: it comes from where the copy was sat, and says who marked it again and why.
pub(super) async fn write(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    line: &mark::Model,
    value: i32,
    last: Option<Moment>,
    reason: &str,
) -> Result<MarkId, Error> {
    let id = MarkId::new();
    let row = mark::ActiveModel {
        id: Set(id),
        school_id: Set(line.school_id),
        cohort_id: Set(line.cohort_id),
        learner_id: Set(line.learner_id),
        item: Set(line.item.clone()),
        attempt_id: Set(line.attempt_id),
        status: Set("marked".to_owned()),
        value: Set(Some(value)),
        provenance: Set(line.provenance.clone()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        reason: Set(Some(reason.to_owned())),
        at: Set(after(ctx.now, last)),
    };
    mark::Entity::insert(row).exec_without_returning(db).await.doing("keeping a mark")?;
    if let Some(attempt) = line.attempt_id {
        // What its author is shown.
        let update = attempt::ActiveModel { id: Set(attempt), mark: Set(Some(value)), ..Default::default() };
        attempt::Entity::update(update).exec(db).await.doing("marking a copy again")?;
    }
    Ok(id)
}

/// Ties a line to the regrade that wrote it, or whose undoing did.
pub(super) async fn tie(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    line: &mark::Model,
    (regrade, mark): (RegradeId, MarkId),
    before: i32,
    questions: String,
    undoes: bool,
) -> Result<(), Error> {
    let row = regrade_line::ActiveModel {
        mark_id: Set(mark),
        school_id: Set(ctx.school.id),
        cohort_id: Set(line.cohort_id),
        regrade_id: Set(regrade),
        attempt_id: Set(line.attempt_id.ok_or(Refusal::NotFound)?),
        before: Set(before),
        questions: Set(questions),
        undoes: Set(undoes),
    };
    regrade_line::Entity::insert(row).exec_without_returning(db).await.doing("keeping a line of a regrade")?;
    Ok(())
}

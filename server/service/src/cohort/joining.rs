//! Joining a cohort by a code that hangs on the wall of its room.

use super::{Cohort, queries, records::join_code};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::CohortId,
    moment::Moment,
    policy::Act,
    secret,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Days for which a code may be made.
pub const DAYS: [i64; 4] = [1, 3, 7, 30];

/// A code that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinCode {
    /// As it is shown: `ABCD-2345`.
    pub code: String,
    /// Good until then.
    pub expires_at: Moment,
    /// Made when.
    pub made_at: Moment,
}

/// A cohort with its code; none when joining is closed or the code has expired.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn code(ctx: &Ctx, id: CohortId) -> Result<(Cohort, Option<JoinCode>), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let cohort = queries::cohort(&ctx.store.reader, ctx.school.id, id).await?.into();
    let row = join_code::Entity::find_by_id(id).one(&ctx.store.reader).await.doing("loading a join code")?;
    Ok((cohort, row.filter(|row| ctx.now < row.expires_at).map(shown)))
}

fn shown(row: join_code::Model) -> JoinCode {
    let letters: Vec<char> = row.code.chars().collect();
    let code = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-");
    JoinCode { code, expires_at: row.expires_at, made_at: row.made_at }
}

/// Makes a code for a cohort, good for some days; an earlier one no longer works.
///
/// # Errors
/// [`Refusal::Field`] `days` (`unknown`); [`Refusal::NotFound`], [`Refusal::Archived`].
pub async fn renew(ctx: &Ctx, id: CohortId, days: i64) -> Result<JoinCode, Error> {
    ctx.permit(Act::ManageCohorts)?;
    if !DAYS.contains(&days) {
        return Err(Refusal::Field { field: "days", code: "unknown" }.into());
    }
    // Eight letters, forty bits: short enough to be copied from a wall, and guessing is slowed down.
    let code: String = secret::plain_code(&secret::code()).chars().take(8).collect();
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let row = join_code::Model {
        cohort_id: id,
        school_id: ctx.school.id,
        code,
        made_by: ctx.signed().ok().map(|s| s.person),
        made_at: ctx.now,
        expires_at: ctx.now.plus_seconds(days * 24 * 3600),
    };
    join_code::Entity::delete_by_id(id).exec(&tx).await.doing("keeping a join code")?;
    let kept = join_code::ActiveModel {
        cohort_id: Set(row.cohort_id),
        school_id: Set(row.school_id),
        code: Set(row.code.clone()),
        made_by: Set(row.made_by),
        made_at: Set(row.made_at),
        expires_at: Set(row.expires_at),
    };
    join_code::Entity::insert(kept).exec_without_returning(&tx).await.doing("keeping a join code")?;
    audit::note(&tx, ctx, "cohort.join-code", id, serde_json::json!({ "expires_at": row.expires_at })).await?;
    tx.commit().await.doing("keeping a join code")?;
    Ok(shown(row))
}

/// Closes joining by code.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn close(ctx: &Ctx, id: CohortId) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    queries::cohort(&tx, ctx.school.id, id).await?;
    join_code::Entity::delete_by_id(id).exec(&tx).await.doing("closing a join code")?;
    audit::note(&tx, ctx, "cohort.join-close", id, serde_json::json!({})).await?;
    tx.commit().await.doing("closing a join code")
}

/// Enrols the learner who asks in the cohort of a code. `address` is where they come from, for slowing down guessing.
///
/// # Errors
/// [`Refusal::Field`] `code` (`missing`, `unknown`, `withdrawn`): one and the same for a code that never was, has
/// expired or was closed; [`Refusal::SlowDown`] after several failures.
pub async fn join(ctx: &Ctx, typed: &str, address: &str) -> Result<CohortId, Error> {
    ctx.permit(Act::JoinCohort)?;
    let person = ctx.signed()?.person;
    let code = secret::plain_code(typed);
    if code.is_empty() {
        return Err(Refusal::Field { field: "code", code: "missing" }.into());
    }
    let account = format!("join {person}");
    match ctx.store.brake.wait(&account, address, ctx.now) {
        0 => {}
        seconds => return Err(Refusal::SlowDown(seconds).into()),
    }
    let tx = ctx.write().await?;
    let found = join_code::Entity::find()
        .filter(join_code::Column::SchoolId.eq(ctx.school.id))
        .filter(join_code::Column::Code.eq(code))
        .filter(join_code::Column::ExpiresAt.gt(ctx.now))
        .one(&tx)
        .await
        .doing("looking up a join code")?;
    let open = match &found {
        Some(row) => queries::live(&tx, ctx.school.id, row.cohort_id).await.is_ok(),
        None => false,
    };
    let Some(id) = found.filter(|_| open).map(|row| row.cohort_id) else {
        ctx.store.brake.failed(&account, address, ctx.now);
        return Err(Refusal::Field { field: "code", code: "unknown" }.into());
    };
    ctx.store.brake.succeeded(&account, address);
    match queries::enrolment(&tx, id, person).await? {
        Some(before) if before.active => return Ok(id),
        // Who was withdrawn by the school does not come back by themselves.
        Some(_) => return Err(Refusal::Field { field: "code", code: "withdrawn" }.into()),
        None => queries::enrol(&tx, id, &[person], ctx.now).await?,
    }
    audit::note(&tx, ctx, "cohort.join", id, serde_json::json!({ "person": person })).await?;
    tx.commit().await.doing("joining a cohort")?;
    ctx.store.notices.clear();
    Ok(id)
}

//! When a test is open to a cohort, and what one learner is allowed beyond the others.

use super::{
    queries,
    records::{arrangement, sitting},
};
use crate::{
    audit,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, PersonId},
    moment::Moment,
    policy::Act,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// The tests of a cohort, as those who arrange them see them.
#[derive(Clone, Debug)]
pub struct Arranged {
    /// The cohort.
    pub cohort: Cohort,
    /// Its members.
    pub members: Vec<Member>,
    /// Its tests in the order of the course.
    pub tests: Vec<ArrangedTest>,
}

/// A test of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangedTest {
    /// Its id.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Not before.
    pub opens_at: Option<Moment>,
    /// Not after.
    pub closes_at: Option<Moment>,
}

/// The tests of a cohort with the times at which they are open.
///
/// # Errors
/// [`Refusal::NotFound`] for another school's cohort; a refusal when the actor may not arrange tests.
pub async fn of_cohort(ctx: &Ctx, id: CohortId) -> Result<Arranged, Error> {
    ctx.permit(Act::ArrangeTests)?;
    let shown = cohort::show(ctx, id).await?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &shown.cohort.revision).await?;
    let mut tests = Vec::new();
    for test in &revision.course.tests {
        let sitting = queries::sitting(&ctx.store.reader, id, test.id.as_str()).await?;
        tests.push(ArrangedTest {
            id: test.id.to_string(),
            title: test.title.text(ctx.locale.into()).clone(),
            opens_at: sitting.as_ref().and_then(|s| s.opens_at),
            closes_at: sitting.and_then(|s| s.closes_at),
        });
    }
    Ok(Arranged { cohort: shown.cohort, members: shown.members, tests })
}

/// Says when a test is open to a cohort; none for no limit.
///
/// # Errors
/// [`Refusal::Field`] (`closes`/`before`) when it would close before it opens; [`Refusal::NotFound`].
pub async fn set(
    ctx: &Ctx,
    id: CohortId,
    test: &str,
    opens_at: Option<Moment>,
    closes_at: Option<Moment>,
) -> Result<(), Error> {
    let arranged = of_cohort(ctx, id).await?;
    if !arranged.tests.iter().any(|t| t.id == test) {
        return Err(Refusal::NotFound.into());
    }
    if matches!((opens_at, closes_at), (Some(opens), Some(closes)) if closes <= opens) {
        return Err(Refusal::Field { field: "closes", code: "before" }.into());
    }
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, id).await?;
    let row = sitting::ActiveModel {
        cohort_id: Set(id),
        test: Set(test.to_owned()),
        opens_at: Set(opens_at),
        closes_at: Set(closes_at),
        ..Default::default()
    };
    let again = sea_orm::sea_query::OnConflict::columns([sitting::Column::CohortId, sitting::Column::Test])
        .update_columns([sitting::Column::OpensAt, sitting::Column::ClosesAt])
        .to_owned();
    sitting::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(&tx)
        .await
        .doing("keeping when a test is open")?;
    let detail = serde_json::json!({ "test": test, "opens_at": opens_at, "closes_at": closes_at });
    audit::note(&tx, ctx, "test.open", id, detail).await?;
    tx.commit().await.doing("keeping when a test is open")
}

/// Allows a member of a cohort one more attempt at a test.
///
/// # Errors
/// [`Refusal::NotFound`] when the person is not in the cohort or the test not in its course; [`Refusal::Field`]
/// (`reason`/`missing`) without a reason.
pub async fn allow_another(ctx: &Ctx, id: CohortId, person: PersonId, test: &str, reason: &str) -> Result<(), Error> {
    let arranged = of_cohort(ctx, id).await?;
    let member = arranged.members.iter().find(|m| m.person == person).ok_or(Refusal::NotFound)?;
    if !arranged.tests.iter().any(|t| t.id == test) {
        return Err(Refusal::NotFound.into());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::Field { field: "reason", code: "missing" }.into());
    }
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, id).await?;
    let found = crate::identity::queries::person(&tx, ctx.school.id, member.person).await?;
    let learner = found.ok_or(Refusal::NotFound)?.learner_id;
    let before = queries::arrangement(&tx, id, learner, test).await?;
    let row = arrangement::ActiveModel {
        cohort_id: Set(id),
        learner_id: Set(learner),
        test: Set(test.to_owned()),
        extra_attempts: Set(before.as_ref().map_or(0, |a| a.extra_attempts) + 1),
        extra_minutes: Set(before.map_or(0, |a| a.extra_minutes)),
        granted_by: Set(ctx.signed().ok().map(|s| s.person)),
        reason: Set(reason.trim().chars().take(500).collect()),
        granted_at: Set(ctx.now),
        ..Default::default()
    };
    let again = sea_orm::sea_query::OnConflict::columns([
        arrangement::Column::CohortId,
        arrangement::Column::LearnerId,
        arrangement::Column::Test,
    ])
    .update_columns([
        arrangement::Column::ExtraAttempts,
        arrangement::Column::GrantedBy,
        arrangement::Column::Reason,
        arrangement::Column::GrantedAt,
    ])
    .to_owned();
    arrangement::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(&tx)
        .await
        .doing("allowing another attempt")?;
    let detail = serde_json::json!({ "cohort": id, "test": test, "reason": reason });
    audit::note(&tx, ctx, "attempt.allow", person, detail).await?;
    tx.commit().await.doing("allowing another attempt")
}

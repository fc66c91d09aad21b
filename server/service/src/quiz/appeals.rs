//! Appeals: a learner objects to a question of a copy whose result is out; the instructor answers; both stay.

use super::{
    queries,
    records::{appeal, attempt},
    tests,
};
use crate::{
    audit,
    cohort::{self, Cohort},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity,
    ids::{AppealId, AttemptId, CohortId, LearnerId},
    moment::Moment,
    policy::{Act, words},
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::BTreeMap;

/// Longest words of either side.
const LONGEST: usize = 4000;

words! {
    /// What became of an appeal.
    Outcome {
        /// The learner is right: the mark is looked at again.
        Upheld = "upheld",
        /// The correction stands.
        Dismissed = "dismissed",
    }
}

/// An appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// Its id.
    pub id: AppealId,
    /// On which attempt.
    pub attempt: AttemptId,
    /// On which question of it, from 1.
    pub ordinal: u32,
    /// What the learner wrote.
    pub words: String,
    /// When.
    pub at: Moment,
    /// What the instructor answered: outcome, words, when.
    pub answer: Option<(Outcome, String, Moment)>,
}

/// An appeal as those who answer it see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lodged {
    /// The appeal.
    pub appeal: Appeal,
    /// Whose: matricule and name.
    pub who: String,
    /// The test's title.
    pub test: String,
}

fn read(row: appeal::Model) -> Appeal {
    let outcome = row.outcome.as_deref().and_then(|word| word.parse().ok());
    let answer = outcome.zip(row.answer).zip(row.answered_at).map(|((outcome, words), at)| (outcome, words, at));
    let ordinal = u32::try_from(row.ordinal).unwrap_or(0);
    Appeal { id: row.id, attempt: row.attempt_id, ordinal, words: row.words, at: row.at, answer }
}

fn check(words: &str) -> Result<(), Refusal> {
    match words.trim().chars().count() {
        0 => Err(Refusal::Field { field: "words", code: "missing" }),
        n if n > LONGEST => Err(Refusal::Field { field: "words", code: "long" }),
        _ => Ok(()),
    }
}

/// Objects to a question of one's own copy.
///
/// # Errors
/// [`Refusal::NotReleased`] before results are out; [`Refusal::Conflict`] when it was done before; [`Refusal::Field`]
/// (`words`); [`Refusal::NotFound`].
pub async fn lodge(ctx: &Ctx, id: AttemptId, ordinal: u32, words: &str) -> Result<(), Error> {
    let sitting = tests::sitting(ctx, id).await?;
    if !sitting.released {
        return Err(Refusal::NotReleased.into());
    }
    sitting.question(ordinal)?;
    check(words)?;
    let tx = ctx.write().await?;
    let before = queries::appeals_of(&tx, id).await?;
    let number = i32::try_from(ordinal).map_err(|_| Refusal::NotFound)?;
    if before.iter().any(|row| row.ordinal == number) {
        return Err(Refusal::Conflict.into());
    }
    let row = appeal::ActiveModel {
        id: Set(AppealId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(sitting.cohort),
        attempt_id: Set(id),
        learner_id: Set(ctx.signed()?.learner),
        ordinal: Set(number),
        words: Set(words.trim().to_owned()),
        at: Set(ctx.now),
        outcome: Set(None),
        answer: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
    };
    appeal::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping an appeal")?;
    audit::note(&tx, ctx, "appeal.lodge", id, serde_json::json!({ "question": ordinal })).await?;
    tx.commit().await.doing("keeping an appeal")
}

/// The appeals on one's own copy.
///
/// # Errors
/// [`Refusal::NotFound`] for another's copy.
pub async fn own(ctx: &Ctx, id: AttemptId) -> Result<Vec<Appeal>, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let db = &ctx.store.reader;
    let row = queries::attempt(db, ctx.school.id, ctx.signed()?.learner, id).await?;
    row.ok_or(Refusal::NotFound)?;
    Ok(queries::appeals_of(db, id).await?.into_iter().map(read).collect())
}

/// The appeals of a cohort, those that wait first.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not answer appeals.
pub async fn of_cohort(ctx: &Ctx, id: CohortId) -> Result<(Cohort, Vec<Lodged>), Error> {
    ctx.permit(Act::AnswerAppeals)?;
    let db = &ctx.store.reader;
    let shown = cohort::load(ctx, id).await?;
    let learners = crate::grades::learners(ctx, id).await?;
    let names: BTreeMap<LearnerId, String> = shown
        .members
        .iter()
        .filter_map(|m| Some((*learners.get(&m.person)?, format!("{} {}", m.matricule, m.name()))))
        .collect();
    let titles: BTreeMap<String, String> =
        shown.course.tests.iter().map(|test| (test.id.clone(), test.title.clone())).collect();
    let rows = queries::appeals_in(db, ctx.school.id, id).await?;
    let tests = queries::tests_of(db, rows.iter().map(|row| row.attempt_id).collect()).await?;
    let lodged = |row: appeal::Model| {
        let test = tests.get(&row.attempt_id).cloned().unwrap_or_default();
        Lodged {
            who: names.get(&row.learner_id).cloned().unwrap_or_default(),
            test: titles.get(&test).cloned().unwrap_or(test),
            appeal: read(row),
        }
    };
    let mut all: Vec<Lodged> = rows.into_iter().map(lodged).collect();
    all.sort_by_key(|one| one.appeal.answer.is_some());
    Ok((shown.cohort, all))
}

/// Answers an appeal, once; gives the cohort.
///
/// # Errors
/// [`Refusal::Conflict`] when it was answered before; [`Refusal::Field`] (`words`); [`Refusal::NotFound`].
pub async fn answer(ctx: &Ctx, id: AppealId, outcome: Outcome, words: &str) -> Result<CohortId, Error> {
    ctx.permit(Act::AnswerAppeals)?;
    check(words)?;
    let tx = ctx.write().await?;
    let row = queries::appeal(&tx, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    if row.answered_at.is_some() {
        return Err(Refusal::Conflict.into());
    }
    let update = appeal::ActiveModel {
        id: Set(id),
        outcome: Set(Some(outcome.word().to_owned())),
        answer: Set(Some(words.trim().to_owned())),
        answered_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        answered_at: Set(Some(ctx.now)),
        ..Default::default()
    };
    appeal::Entity::update(update).exec(&tx).await.doing("answering an appeal")?;
    let detail = serde_json::json!({ "attempt": row.attempt_id, "question": row.ordinal, "outcome": outcome });
    audit::note(&tx, ctx, "appeal.answer", id, detail).await?;
    tx.commit().await.doing("answering an appeal")?;
    ctx.store.notices.clear();
    Ok(row.cohort_id)
}

/// The cohort of an appeal.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not answer appeals.
pub async fn cohort_of(ctx: &Ctx, id: AppealId) -> Result<CohortId, Error> {
    ctx.permit(Act::AnswerAppeals)?;
    let row = queries::appeal(&ctx.store.reader, ctx.school.id, id).await?;
    row.map(|row| row.cohort_id).ok_or_else(|| Refusal::NotFound.into())
}

/// Whose attempt it is: matricule and name, for those who answer appeals.
pub(crate) async fn author(ctx: &Ctx, row: &attempt::Model) -> Result<String, Error> {
    let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
    let found = people.into_iter().find(|person| person.learner_id == row.learner_id);
    Ok(found.map(|p| format!("{} {} {}", p.matricule, p.family_name, p.given_name)).unwrap_or_default())
}

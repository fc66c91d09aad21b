//! How a test is held for a cohort, and what single people are allowed beyond; results given out and taken back.

use super::{
    conditions::{FormRule, OwnSession, Release, release as release_rule},
    queries,
    records::{arrangement, sitting},
};
use crate::{
    audit,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, LearnerId, PersonId},
    moment::Moment,
    policy::Act,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeMap;

/// Longest test, in minutes.
const LONGEST: u32 = 24 * 60;
/// Longest words.
const WORDS: usize = 500;

/// The rules of a test for a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Not before.
    pub opens_at: Option<Moment>,
    /// Not after.
    pub closes_at: Option<Moment>,
    /// Minutes in the place of those of the course.
    pub minutes: Option<u32>,
    /// When results are given out.
    pub release: Release,
    /// A code given in the room is needed to start.
    pub code_required: bool,
    /// Which parallel form people get.
    pub forms: FormRule,
}

/// What one person is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Attempts beyond those of the course.
    pub extra_attempts: u32,
    /// Minutes beyond.
    pub extra_minutes: u32,
    /// Percent of the minutes beyond.
    pub extra_percent: u32,
    /// Not before, in the place of the cohort's hour.
    pub opens_at: Option<Moment>,
    /// Not after, in the place of the cohort's hour.
    pub closes_at: Option<Moment>,
    /// Why they sit at a time of their own.
    pub own: Option<OwnSession>,
    /// What they are told.
    pub note: String,
    /// Why; kept in the school's trail.
    pub reason: String,
}

/// A test of a cohort as those who arrange it see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The cohort.
    pub cohort: Cohort,
    /// The test's id.
    pub test: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Minutes of the course.
    pub minutes: u32,
    /// Parallel forms of the course.
    pub forms: u16,
    /// The rules.
    pub rules: Rules,
    /// When results were given out by an act.
    pub released_at: Option<Moment>,
    /// Copies under way.
    pub answering: u64,
    /// The people of the cohort, each with their own terms, if any.
    pub people: Vec<(Member, Option<Terms>)>,
}

/// A test of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not arrange tests.
pub async fn of_test(ctx: &Ctx, id: CohortId, test: &str) -> Result<Held, Error> {
    ctx.permit(Act::ArrangeTests)?;
    let shown = cohort::load(ctx, id).await?;
    let db = &ctx.store.reader;
    let revision = ctx.store.shelf.revision(db, &shown.cohort.revision).await?;
    let found = revision.course.test(test).ok_or(Refusal::NotFound)?;
    let sitting = queries::sitting(db, id, test).await?;
    let own: BTreeMap<LearnerId, Terms> =
        queries::arrangements(db, id, test).await?.into_iter().map(|row| (row.learner_id, terms(row))).collect();
    let learners = crate::grades::learners(ctx, id).await?;
    let of = |member: Member| {
        let terms = learners.get(&member.person).and_then(|learner| own.get(learner)).cloned();
        (member, terms)
    };
    Ok(Held {
        test: test.to_owned(),
        title: found.title.text(ctx.locale.into()).clone(),
        minutes: u32::from(found.minutes),
        forms: found.forms,
        rules: rules(sitting.as_ref()),
        released_at: sitting.and_then(|s| s.released_at),
        answering: queries::answering(db, id, test, None).await?,
        people: shown.members.into_iter().filter(|member| member.active).map(of).collect(),
        cohort: shown.cohort,
    })
}

fn rules(sitting: Option<&sitting::Model>) -> Rules {
    Rules {
        opens_at: sitting.and_then(|s| s.opens_at),
        closes_at: sitting.and_then(|s| s.closes_at),
        minutes: sitting.and_then(|s| u32::try_from(s.minutes?).ok()),
        release: release_rule(sitting),
        code_required: sitting.is_some_and(|s| s.code_required),
        forms: sitting.and_then(|s| s.form_rule.parse().ok()).unwrap_or(FormRule::Balanced),
    }
}

fn terms(row: arrangement::Model) -> Terms {
    let positive = |n: i32| u32::try_from(n).unwrap_or(0);
    Terms {
        extra_attempts: positive(row.extra_attempts),
        extra_minutes: positive(row.extra_minutes),
        extra_percent: positive(row.extra_percent),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        own: row.kind.parse().ok(),
        note: row.note.unwrap_or_default(),
        reason: row.reason,
    }
}

/// Says how a test is held for a cohort. Copies under way keep the time they have.
///
/// # Errors
/// [`Refusal::Field`]: `closes` (`before`, or `missing` when results wait for it), `minutes` (`unfit`);
/// [`Refusal::NotFound`].
pub async fn set_rules(ctx: &Ctx, id: CohortId, test: &str, rules: &Rules) -> Result<(), Error> {
    let held = of_test(ctx, id, test).await?;
    check_hours(rules.opens_at, rules.closes_at)?;
    if rules.release == Release::AtClose && rules.closes_at.is_none() {
        return Err(Refusal::Field { field: "closes", code: "missing" }.into());
    }
    if rules.minutes.is_some_and(|minutes| !(1..=LONGEST).contains(&minutes)) {
        return Err(Refusal::Field { field: "minutes", code: "unfit" }.into());
    }
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, id).await?;
    let row = sitting::ActiveModel {
        cohort_id: Set(id),
        test: Set(test.to_owned()),
        opens_at: Set(rules.opens_at),
        closes_at: Set(rules.closes_at),
        minutes: Set(rules.minutes.and_then(|m| i32::try_from(m).ok())),
        release_rule: Set(rules.release.word().to_owned()),
        code_required: Set(rules.code_required),
        form_rule: Set(rules.forms.word().to_owned()),
        ..Default::default()
    };
    use sitting::Column as C;
    let changed = [C::OpensAt, C::ClosesAt, C::Minutes, C::ReleaseRule, C::CodeRequired, C::FormRule];
    keep_sitting(&tx, row, &changed).await?;
    let detail = serde_json::json!({
        "test": test, "opens_at": rules.opens_at, "closes_at": rules.closes_at, "minutes": rules.minutes,
        "release": rules.release, "before": held.rules.release, "code": rules.code_required, "forms": rules.forms,
    });
    audit::note(&tx, ctx, "test.rules", id, detail).await?;
    tx.commit().await.doing("keeping the rules of a test")
}

fn check_hours(opens: Option<Moment>, closes: Option<Moment>) -> Result<(), Refusal> {
    match (opens, closes) {
        (Some(opens), Some(closes)) if closes <= opens => Err(Refusal::Field { field: "closes", code: "before" }),
        _ => Ok(()),
    }
}

/// Keeps some columns of a sitting, which may not have a row yet.
pub(crate) async fn keep_sitting(
    db: &impl ConnectionTrait,
    row: sitting::ActiveModel,
    changed: &[sitting::Column],
) -> Result<(), Error> {
    let again = sea_orm::sea_query::OnConflict::columns([sitting::Column::CohortId, sitting::Column::Test])
        .update_columns(changed.iter().copied())
        .to_owned();
    let insert = sitting::Entity::insert(row).on_conflict(again);
    insert.exec_without_returning(db).await.doing("keeping how a test is held")?;
    Ok(())
}

/// Gives out the results of a test, or takes them back.
///
/// # Errors
/// [`Refusal::Field`] (`release`/`open`) while copies are under way: their authors would read the answers;
/// [`Refusal::NotFound`].
pub async fn give_out(ctx: &Ctx, id: CohortId, test: &str, give: bool) -> Result<(), Error> {
    let held = of_test(ctx, id, test).await?;
    if give && held.answering > 0 {
        return Err(Refusal::Field { field: "release", code: "open" }.into());
    }
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, id).await?;
    let row = sitting::ActiveModel {
        cohort_id: Set(id),
        test: Set(test.to_owned()),
        released_at: Set(give.then_some(ctx.now)),
        ..Default::default()
    };
    keep_sitting(&tx, row, &[sitting::Column::ReleasedAt]).await?;
    let act = if give { "test.release" } else { "test.withdraw-results" };
    audit::note(&tx, ctx, act, id, serde_json::json!({ "test": test })).await?;
    tx.commit().await.doing("giving out results")?;
    ctx.store.notices.clear();
    Ok(())
}

/// Says what one person of a cohort is allowed for a test.
///
/// # Errors
/// [`Refusal::NotFound`] when they are not in the cohort; [`Refusal::Field`]: `reason` (`missing`, `long`), `note`
/// (`long`), `closes` (`before`), `extra_minutes`, `extra_percent`, `extra_attempts` (`unfit`).
pub async fn set_terms(ctx: &Ctx, id: CohortId, test: &str, person: PersonId, terms: &Terms) -> Result<(), Error> {
    let held = of_test(ctx, id, test).await?;
    if !held.people.iter().any(|(member, _)| member.person == person) {
        return Err(Refusal::NotFound.into());
    }
    check_terms(terms)?;
    let tx = ctx.write().await?;
    crate::cohort::queries::live(&tx, ctx.school.id, id).await?;
    let found = crate::identity::queries::person(&tx, ctx.school.id, person).await?;
    let learner = found.ok_or(Refusal::NotFound)?.learner_id;
    let number = |n: u32| Set(i32::try_from(n).unwrap_or(i32::MAX));
    let row = arrangement::ActiveModel {
        cohort_id: Set(id),
        learner_id: Set(learner),
        test: Set(test.to_owned()),
        extra_attempts: number(terms.extra_attempts),
        extra_minutes: number(terms.extra_minutes),
        granted_by: Set(ctx.signed().ok().map(|s| s.person)),
        reason: Set(terms.reason.trim().to_owned()),
        granted_at: Set(ctx.now),
        extra_percent: number(terms.extra_percent),
        opens_at: Set(terms.opens_at),
        closes_at: Set(terms.closes_at),
        kind: Set(terms.own.map_or("", OwnSession::word).to_owned()),
        note: Set(Some(terms.note.trim().to_owned())),
    };
    keep_terms(&tx, row).await?;
    let detail = serde_json::json!({
        "cohort": id, "test": test, "reason": terms.reason, "attempts": terms.extra_attempts,
        "minutes": terms.extra_minutes, "percent": terms.extra_percent, "opens_at": terms.opens_at,
        "closes_at": terms.closes_at, "own": terms.own,
    });
    audit::note(&tx, ctx, "test.terms", person, detail).await?;
    tx.commit().await.doing("keeping what a person is allowed")
}

fn check_terms(terms: &Terms) -> Result<(), Refusal> {
    let unfit = |field| Refusal::Field { field, code: "unfit" };
    if terms.extra_minutes > LONGEST {
        return Err(unfit("extra_minutes"));
    }
    if terms.extra_percent > 300 {
        return Err(unfit("extra_percent"));
    }
    if terms.extra_attempts > 20 {
        return Err(unfit("extra_attempts"));
    }
    check_hours(terms.opens_at, terms.closes_at)?;
    if terms.note.chars().count() > WORDS {
        return Err(Refusal::Field { field: "note", code: "long" });
    }
    check_reason(&terms.reason)
}

/// A reason is given, and not longer than people read.
pub(crate) fn check_reason(reason: &str) -> Result<(), Refusal> {
    match reason.trim().chars().count() {
        0 => Err(Refusal::Field { field: "reason", code: "missing" }),
        n if n > WORDS => Err(Refusal::Field { field: "reason", code: "long" }),
        _ => Ok(()),
    }
}

pub(crate) async fn keep_terms(db: &impl ConnectionTrait, row: arrangement::ActiveModel) -> Result<(), Error> {
    use arrangement::Column as C;
    let again = sea_orm::sea_query::OnConflict::columns([C::CohortId, C::LearnerId, C::Test])
        .update_columns([
            C::ExtraAttempts,
            C::ExtraMinutes,
            C::GrantedBy,
            C::Reason,
            C::GrantedAt,
            C::ExtraPercent,
            C::OpensAt,
            C::ClosesAt,
            C::Kind,
            C::Note,
        ])
        .to_owned();
    let insert = arrangement::Entity::insert(row).on_conflict(again);
    insert.exec_without_returning(db).await.doing("keeping what a person is allowed")?;
    Ok(())
}

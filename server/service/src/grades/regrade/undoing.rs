//! A regrade that was done: what it changed, and taking it back where nobody wrote anything else since.

use super::{
    Rulings,
    keeping::{tie, write},
    queries, read,
};
use crate::{
    audit,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    grades::{
        self, book,
        editing::tidy_reason,
        records::{regrade, regrade_line},
    },
    ids::{AttemptId, CohortId, LearnerId, RegradeId},
    moment::Moment,
    policy::Act,
    quiz::{
        self,
        records::{attempt, mark},
    },
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeMap;

/// Where a line of a regrade stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// It is the mark of the copy.
    Stands,
    /// Somebody wrote something else since, or the copy was annulled or opened again: it is left alone.
    Overtaken,
    /// It was undone.
    Undone,
}

/// A mark that a regrade changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose.
    pub member: Member,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The mark before, in hundredths out of twenty.
    pub before: i32,
    /// The mark that it gave.
    pub after: i32,
    /// Ids of the questions that earned something else.
    pub questions: Vec<String>,
    /// Where it stands today.
    pub state: LineState,
}

/// A regrade that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regraded {
    /// Its id.
    pub id: RegradeId,
    /// The cohort.
    pub cohort: Cohort,
    /// The test's id.
    pub test: String,
    /// Its title.
    pub title: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// What was done with the questions, by id.
    pub rulings: Rulings,
    /// Titles of these questions, for those who may read the keys of tests.
    titles: BTreeMap<String, String>,
    /// Every mark that it changed, by name.
    pub lines: Vec<Line>,
    /// When, by whom and why it was undone.
    pub undone: Option<(Moment, Option<String>, String)>,
}

impl Regraded {
    /// What a question is called: its title, or its id.
    #[must_use]
    pub fn name(&self, question: &str) -> String {
        self.titles.get(question).map_or(question, String::as_str).to_owned()
    }
}

/// Titles of questions, for those who may read the keys of tests.
async fn titles(ctx: &Ctx, row: &regrade::Model) -> Result<BTreeMap<String, String>, Error> {
    if !ctx.may(Act::ReadKeys) {
        return Ok(BTreeMap::new());
    }
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &row.revision_id).await?;
    let language = ctx.locale.into();
    let title = |id: String| {
        let found = revision.bank.get(&id)?.unsealed().wording(language).1.title.clone();
        Some((id, found))
    };
    Ok(read(&row.rulings)?.into_keys().filter_map(title).collect())
}

/// What a regrade wrote, with what was written around it.
struct Trail {
    row: regrade::Model,
    attempts: BTreeMap<AttemptId, attempt::Model>,
    history: BTreeMap<LearnerId, Vec<mark::Model>>,
    lines: Vec<(regrade_line::Model, mark::Model, LineState)>,
}

impl Trail {
    async fn load(ctx: &Ctx, db: &impl ConnectionTrait, row: regrade::Model) -> Result<Self, Error> {
        let (school, cohort) = (ctx.school.id, row.cohort_id);
        let attempts = quiz::queries::of_tests(db, cohort, &[row.test.as_str()]).await?;
        let attempts: BTreeMap<AttemptId, attempt::Model> = attempts.into_iter().map(|a| (a.id, a)).collect();
        let mut history: BTreeMap<LearnerId, Vec<mark::Model>> = BTreeMap::new();
        for mark in grades::queries::of_item(db, school, cohort, &row.test).await? {
            history.entry(mark.learner_id).or_default().push(mark);
        }
        let all = queries::lines(db, school, cohort).await?;
        let of_this: Vec<regrade_line::Model> = all.into_iter().filter(|line| line.regrade_id == row.id).collect();
        let mut lines = Vec::new();
        for line in of_this.iter().filter(|line| !line.undoes) {
            let Some(mark) = history.values().flatten().find(|mark| mark.id == line.mark_id).cloned() else { continue };
            let undone = of_this.iter().any(|other| other.undoes && other.attempt_id == line.attempt_id);
            let counts = attempts.get(&line.attempt_id).is_some_and(|a| a.closed_at.is_some() && a.voided_at.is_none());
            let around = history.get(&mark.learner_id).map(Vec::as_slice).unwrap_or_default();
            let state = match (undone, counts && is_last(around, &mark)) {
                (true, _) => LineState::Undone,
                (false, true) => LineState::Stands,
                (false, false) => LineState::Overtaken,
            };
            lines.push((line.clone(), mark, state));
        }
        Ok(Self { row, attempts, history, lines })
    }
}

/// Whether nothing else was written since about this copy, or by hand about this person.
fn is_last(around: &[mark::Model], mark: &mark::Model) -> bool {
    let since = around.iter().filter(|other| (other.at, other.id) > (mark.at, mark.id));
    since.into_iter().all(|other| other.attempt_id != mark.attempt_id && other.provenance != "edited")
}

/// A regrade that was done.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not mark tests again.
pub async fn regraded(ctx: &Ctx, id: RegradeId) -> Result<Regraded, Error> {
    ctx.permit(Act::RegradeTests)?;
    let db = &ctx.store.reader;
    let row = queries::regrade(db, ctx.school.id, id).await?;
    let shown = cohort::load(ctx, row.cohort_id).await?;
    let trail = Trail::load(ctx, db, row).await?;
    let learners = grades::queries::learners(db, ctx.school.id, shown.cohort.id).await?;
    let members: BTreeMap<LearnerId, Member> =
        shown.members.into_iter().filter_map(|m| Some((*learners.get(&m.person)?, m))).collect();
    let line = |(line, mark, state): &(regrade_line::Model, mark::Model, LineState)| {
        Some(Line {
            member: members.get(&mark.learner_id)?.clone(),
            attempt: trail.attempts.get(&line.attempt_id).map_or(0, |a| u32::try_from(a.number).unwrap_or(0)),
            before: line.before,
            after: mark.value?,
            questions: serde_json::from_str(&line.questions).unwrap_or_default(),
            state: *state,
        })
    };
    let mut lines: Vec<Line> = trail.lines.iter().filter_map(line).collect();
    lines.sort_by_key(|line| (line.member.name(), line.attempt));
    let row = trail.row;
    let names = book::names(ctx, row.by.into_iter().chain(row.undone_by)).await?;
    let name = |by: Option<crate::ids::PersonId>| by.and_then(|by| names.get(&by).cloned());
    let title = shown.course.tests.iter().find(|t| t.id == row.test).map_or(&row.test, |t| &t.title).clone();
    Ok(Regraded {
        id,
        cohort: shown.cohort,
        title,
        at: row.at,
        by: name(row.by),
        rulings: read(&row.rulings)?,
        titles: titles(ctx, &row).await?,
        lines,
        undone: row.undone_at.map(|at| (at, name(row.undone_by), row.undo_reason.unwrap_or_default())),
        test: row.test,
        reason: row.reason,
    })
}

/// Writes the earlier marks again, as new lines, where nobody wrote anything else since; says how many.
///
/// # Errors
/// [`Refusal::Field`] (`reason`) without a reason; [`Refusal::Conflict`] when it was undone before or every mark was
/// written again since; [`Refusal::Archived`]; [`Refusal::NotFound`].
pub async fn undo(ctx: &Ctx, id: RegradeId, reason: &str) -> Result<u32, Error> {
    ctx.permit(Act::RegradeTests)?;
    let reason = tidy_reason(reason)?.ok_or(Refusal::Field { field: "reason", code: "missing" })?;
    let tx = ctx.write().await?;
    let cohort: CohortId = queries::regrade(&tx, ctx.school.id, id).await?.cohort_id;
    grades::queries::hold_live(&tx, ctx.school.id, cohort).await?;
    let row = queries::regrade(&tx, ctx.school.id, id).await?;
    if row.undone_at.is_some() {
        return Err(Refusal::Conflict.into());
    }
    quiz::queries::held_of_test(&tx, cohort, &row.test).await?;
    let trail = Trail::load(ctx, &tx, row).await?;
    let mut written = 0_u32;
    for (line, mark, _) in trail.lines.iter().filter(|(_, _, state)| *state == LineState::Stands) {
        let last = trail.history.get(&mark.learner_id).and_then(|rows| rows.iter().map(|row| row.at).max());
        let again = write(ctx, &tx, mark, line.before, last, &reason).await?;
        let before = mark.value.unwrap_or_default();
        tie(ctx, &tx, mark, (id, again), before, line.questions.clone(), true).await?;
        written += 1;
    }
    if written == 0 {
        return Err(Refusal::Conflict.into());
    }
    let update = regrade::ActiveModel {
        id: Set(id),
        undone_at: Set(Some(ctx.now)),
        undone_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        undo_reason: Set(Some(reason)),
        ..Default::default()
    };
    regrade::Entity::update(update).exec(&tx).await.doing("undoing a regrade")?;
    let left = trail.lines.len().saturating_sub(usize::try_from(written).unwrap_or(usize::MAX));
    let detail = serde_json::json!({ "regrade": id, "test": trail.row.test, "marks": written, "left": left });
    audit::note(&tx, ctx, "marks.regrade-undo", cohort, detail).await?;
    tx.commit().await.doing("undoing a regrade")?;
    Ok(written)
}

/// The mark that a copy had before it was marked again, and what it is since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Afterwards {
    /// The mark before, in hundredths out of twenty.
    pub before: i32,
    /// The mark since.
    pub after: i32,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

/// The mark that a copy was given when it was closed, and whether it was marked again afterwards.
pub(crate) async fn afterwards(
    db: &impl ConnectionTrait,
    row: &attempt::Model,
) -> Result<(Option<i32>, Option<Afterwards>), Error> {
    let ties = queries::lines_of(db, row.id).await?;
    if ties.is_empty() {
        return Ok((row.mark, None));
    }
    let marks = queries::marks_of(db, row.id).await?;
    let tie = |mark: &mark::Model| ties.iter().find(|tie| tie.mark_id == mark.id);
    let base = marks.iter().rev().find(|mark| tie(mark).is_none()).and_then(|mark| mark.value);
    let last = marks.last().filter(|mark| tie(mark).is_some());
    let afterwards = base.zip(last).and_then(|(before, mark)| {
        let after = mark.value.filter(|after| *after != before)?;
        Some(Afterwards { before, after, at: mark.at, reason: mark.reason.clone().unwrap_or_default() })
    });
    Ok((base.or(row.mark), afterwards))
}

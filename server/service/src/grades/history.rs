//! Every line kept for one mark: who, when, why, before, after, and where it comes from.

use super::{
    book::{Cell, Column, cell, entry, names},
    queries,
};
use crate::{
    cohort::{Cohort, Member},
    ctx::Ctx,
    error::{Error, Refusal},
    ids::{CohortId, PersonId},
    moment::Moment,
    policy::Act,
    quiz::records::mark,
};
use learning::grades::marks::{Outcome, Provenance};

/// The history of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkHistory {
    /// The cohort.
    pub cohort: Cohort,
    /// The person.
    pub member: Member,
    /// The item.
    pub column: Column,
    /// What stands.
    pub cell: Cell,
    /// The latest first.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Moment,
    /// Who, when a person wrote it.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What it says.
    pub outcome: Outcome,
    /// Of which attempt, from 1.
    pub attempt: Option<u32>,
    /// What stood before it.
    pub before: Cell,
    /// What stood after it.
    pub after: Cell,
    /// It is the one that stands.
    pub stands: bool,
}

/// The history of one mark.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn history(ctx: &Ctx, id: CohortId, person: PersonId, item: &str) -> Result<MarkHistory, Error> {
    ctx.permit(Act::SeeMarks)?;
    let book = super::book::load(ctx, id).await?;
    let number = book.columns.iter().position(|c| c.item.id == item).ok_or(Refusal::NotFound)?;
    let spot = book.place(person, number)?;
    let mut rows = queries::of_item(&ctx.store.reader, ctx.school.id, id, item).await?;
    rows.retain(|row| row.learner_id == spot.learner);
    let names = names(ctx, rows.iter().filter_map(|row| row.by)).await?;
    let rule = spot.column.item.attempts;
    let standing = spot.cell.current.map(|current| current.entry.id);
    let upto = |n: usize| cell(rows.get(..n).unwrap_or_default(), rule, 0, &names);
    let line = |(n, row): (usize, &mark::Model)| {
        let entry = entry(row)?;
        Some(Line {
            at: row.at,
            by: row.by.and_then(|by| names.get(&by).cloned()),
            reason: row.reason.clone(),
            provenance: entry.provenance,
            outcome: entry.outcome,
            attempt: attempt_number(&rows, row),
            before: upto(n),
            after: upto(n + 1),
            stands: standing == Some(row.id.0),
        })
    };
    let lines = rows.iter().enumerate().filter_map(line).rev().collect();
    let (member, column, cell) = (spot.row.member.clone(), spot.column.clone(), spot.cell.clone());
    Ok(MarkHistory { cohort: book.cohort, member, column, cell, lines })
}

/// Attempts in the order of their first line.
fn attempt_number(rows: &[mark::Model], row: &mark::Model) -> Option<u32> {
    let attempt = row.attempt_id?;
    let mut seen = Vec::new();
    for id in rows.iter().filter_map(|row| row.attempt_id) {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen.iter().position(|id| *id == attempt).and_then(|n| u32::try_from(n + 1).ok())
}

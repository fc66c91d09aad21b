//! Marks typed by a person: all that was typed or nothing, and never over a change that was not seen.

use super::{
    book::{Cell, Column, Gradebook, Row},
    queries,
};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, LearnerId, MarkId, PersonId},
    moment::Moment,
    policy::Act,
    quiz::records::mark,
};
use learning::grades::{
    marks::Outcome,
    plan::Rounding,
    total::{Standing, round},
    typed::{self, Fault, Typed},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// What was typed for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The person.
    pub person: PersonId,
    /// As typed; nothing leaves what stands alone.
    pub typed: String,
    /// The last line that the form knew of.
    pub seen: Option<MarkId>,
}

/// Something typed that is no mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// For whom.
    pub person: PersonId,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Somebody wrote a mark since the form was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose mark.
    pub person: PersonId,
    /// What stands now.
    pub cell: Cell,
}

/// What became of what was typed. With a problem or a conflict, nothing was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// Marks written.
    pub kept: u32,
    /// What is no mark.
    pub problems: Vec<Problem>,
    /// Changes of others that were not seen.
    pub conflicts: Vec<Conflict>,
}

/// Keeps what was typed for one item.
///
/// # Errors
/// [`Refusal::NotFound`] for an item or a person that is not in the gradebook; [`Refusal::Field`]: `reason` (`missing`
/// when a mark that stands would change, `long`).
pub async fn type_marks(
    ctx: &Ctx,
    id: CohortId,
    item: &str,
    changes: &[Change],
    reason: &str,
) -> Result<Typing, Error> {
    ctx.permit(Act::EditMarks)?;
    let reason = tidy_reason(reason)?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let book = super::book::load(ctx, id).await?;
    let column = book.columns.iter().position(|c| c.item.id == item).ok_or(Refusal::NotFound)?;
    let mut typing = Typing::default();
    let mut writes = Vec::new();
    for change in changes {
        let place = book.place(change.person, column)?;
        match place.read(&change.typed) {
            Err(fault) => typing.problems.push(Problem { person: change.person, fault }),
            Ok(None) => {}
            Ok(Some(_)) if place.cell.seen != change.seen => {
                typing.conflicts.push(Conflict { person: change.person, cell: place.cell.clone() });
            }
            Ok(Some(typed)) => writes.push((place, typed)),
        }
    }
    if !typing.problems.is_empty() || !typing.conflicts.is_empty() {
        return Ok(typing);
    }
    if reason.is_none() && writes.iter().any(|(place, _)| place.cell.current.is_some()) {
        return Err(Refusal::Field { field: "reason", code: "missing" }.into());
    }
    for (place, typed) in &writes {
        write(ctx, &tx, id, place, *typed, reason.as_deref()).await?;
    }
    typing.kept = u32::try_from(writes.len()).unwrap_or(u32::MAX);
    if typing.kept > 0 {
        let detail = serde_json::json!({ "item": item, "marks": typing.kept });
        audit::note(&tx, ctx, "marks.type", id, detail).await?;
    }
    tx.commit().await.doing("keeping marks")?;
    Ok(typing)
}

pub(super) fn tidy_reason(reason: &str) -> Result<Option<String>, Refusal> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    match reason.chars().count() {
        0 => Ok(None),
        501.. => Err(Refusal::Field { field: "reason", code: "long" }),
        _ => Ok(Some(reason)),
    }
}

/// One person and one item, with what stands.
pub(super) struct Spot<'a> {
    pub(super) row: &'a Row,
    pub(super) column: &'a Column,
    pub(super) cell: &'a Cell,
    pub(super) learner: LearnerId,
}

impl Gradebook {
    /// Where a mark would be written.
    pub(super) fn place(&self, person: PersonId, column: usize) -> Result<Spot<'_>, Refusal> {
        let row = self.rows.iter().find(|row| row.member.person == person).ok_or(Refusal::NotFound)?;
        let cell = row.cells.get(column).ok_or(Refusal::NotFound)?;
        let column = self.columns.get(column).ok_or(Refusal::NotFound)?;
        Ok(Spot { row, column, cell, learner: row.learner.ok_or(Refusal::NotFound)? })
    }
}

impl Spot<'_> {
    /// What was typed; none when it leaves what stands as it is.
    pub(super) fn read(&self, text: &str) -> Result<Option<Typed>, Fault> {
        // A penalty below zero may stand, and come back in a file, although nobody may type one.
        let written = |value| [',', '.'].map(|decimal| super::cells::hundredths(value, decimal));
        if self.cell.value().is_some_and(|value| written(value).contains(&text.trim().to_owned())) {
            return Ok(None);
        }
        let typed = typed::read(text, self.column.item.scale)?;
        Ok(Some(typed).filter(|typed| *typed != Typed::Nothing && !self.cell.says(*typed)))
    }
}

impl Cell {
    /// The mark that stands, in hundredths on the item's scale, rounded half up when it is a mean.
    #[must_use]
    pub fn value(&self) -> Option<i32> {
        match self.standing(false) {
            Standing::Marked(points) => Some(round(&points, Rounding::Hundredth)),
            _ => None,
        }
    }

    /// Whether what was typed is what stands already.
    fn says(&self, typed: Typed) -> bool {
        let outcome = self.current.map(|current| current.entry.outcome);
        match typed {
            Typed::Nothing => true,
            Typed::Mark(value) => self.value() == Some(value),
            Typed::Absent => outcome == Some(Outcome::Absent),
            Typed::Excused => outcome == Some(Outcome::Excused),
            Typed::TakenBack => outcome.is_none(),
        }
    }
}

/// Adds a line to the history. It comes after every line that stands there, whatever the clock says.
pub(super) async fn write(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    cohort: CohortId,
    spot: &Spot<'_>,
    typed: Typed,
    reason: Option<&str>,
) -> Result<(), Error> {
    let (status, value) = match typed {
        Typed::Nothing => return Ok(()),
        Typed::Mark(value) => ("marked", Some(value)),
        Typed::Absent => ("absent", None),
        Typed::Excused => ("excused", None),
        Typed::TakenBack => ("taken-back", None),
    };
    let before = queries::of_item(db, ctx.school.id, cohort, &spot.column.item.id).await?;
    let last = before.iter().filter(|row| row.learner_id == spot.learner).map(|row| row.at).max();
    let row = mark::ActiveModel {
        id: Set(MarkId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(cohort),
        learner_id: Set(spot.learner),
        item: Set(spot.column.item.id.clone()),
        attempt_id: Set(None),
        status: Set(status.to_owned()),
        value: Set(value),
        provenance: Set("edited".to_owned()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        reason: Set(reason.map(str::to_owned)),
        at: Set(after(ctx.now, last)),
    };
    mark::Entity::insert(row).exec_without_returning(db).await.doing("keeping a mark")?;
    Ok(())
}

/// Adds marks that another feature settled to the history of an item, each after every line that stands there, with where
/// it comes from: for use-cases that asked their own permission.
pub(crate) async fn enter(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    cohort: CohortId,
    item: &str,
    marks: &[(LearnerId, i32, String)],
) -> Result<(), Error> {
    queries::hold(db, ctx.school.id, cohort).await?;
    let before = queries::of_item(db, ctx.school.id, cohort, item).await?;
    let by = ctx.signed().ok().map(|signed| signed.person);
    let row = |(learner, value, reason): &(LearnerId, i32, String)| mark::ActiveModel {
        id: Set(MarkId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(cohort),
        learner_id: Set(*learner),
        item: Set(item.to_owned()),
        attempt_id: Set(None),
        status: Set("marked".to_owned()),
        value: Set(Some(*value)),
        provenance: Set("edited".to_owned()),
        by: Set(by),
        reason: Set(Some(reason.clone())),
        at: Set(after(ctx.now, before.iter().filter(|row| row.learner_id == *learner).map(|row| row.at).max())),
    };
    if !marks.is_empty() {
        mark::Entity::insert_many(marks.iter().map(row)).exec_without_returning(db).await.doing("entering marks")?;
    }
    Ok(())
}

/// Now, or just after the last line when the clock reads earlier.
pub(crate) fn after(now: Moment, last: Option<Moment>) -> Moment {
    last.map_or(now, |last| now.max(Moment(last.0 + 1)))
}

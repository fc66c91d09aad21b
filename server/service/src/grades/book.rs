//! The gradebook: people by name, items in the order of the plan, totals with their reasons.

use super::{plans, queries};
use crate::{
    catalogue::OfferedTest,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::Error,
    essay, identity,
    ids::{CohortId, LearnerId, MarkId, PersonId},
    moment::Moment,
    policy::Act,
    quiz::records::{mark, sitting},
};
use learning::grades::{
    marks::{Chosen, Current, Entry, Outcome, Provenance, chosen},
    plan::{Attempts, Item, ItemKind, Plan},
    ranking::{Candidate, Place, rank},
    total::{Marks, Standing, Total},
};
use std::collections::BTreeMap;

/// The marks of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gradebook {
    /// The cohort.
    pub cohort: Cohort,
    /// How totals are made.
    pub plan: Plan,
    /// The version of the plan; zero for the one that a course brings.
    pub version: i32,
    /// Items of the plan, then those that only the marks remember.
    pub columns: Vec<Column>,
    /// One for each person.
    pub rows: Vec<Row>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The item.
    pub item: Item,
    /// Its category; none when only the marks remember it.
    pub category: Option<String>,
    /// Its deadline has passed.
    pub closed: bool,
}

/// The marks of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The person.
    pub member: Member,
    /// The pseudonym of their marks.
    pub learner: Option<LearnerId>,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// What stands, by item.
    pub marks: Marks,
    /// The total.
    pub total: Total,
    /// The place in the order of merit; none for who withdrew.
    pub place: Option<Place>,
}

/// One person and one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands; none when nothing stands, which is not a zero.
    pub current: Option<Current>,
    /// Sum and number of the marks that a mean is made of.
    pub mean: Option<(i64, u32)>,
    /// Attempts begun.
    pub attempts: u32,
    /// Who wrote the mark that stands, when a person did.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The last line kept: who writes a mark says which one was seen.
    pub seen: Option<MarkId>,
}

impl Cell {
    /// What it says to a total.
    #[must_use]
    pub fn standing(&self, closed: bool) -> Standing {
        let chosen = self.current.map(|current| Chosen { current, mean: self.mean });
        chosen.map_or(Standing::NotAttempted { closed }, |chosen| chosen.standing())
    }
}

/// The marks of a cohort. People withdrawn stand in it as long as they have a mark.
///
/// # Errors
/// [`crate::Refusal::NotFound`], also for a cohort of another school; when the actor may not see marks.
pub async fn gradebook(ctx: &Ctx, id: CohortId) -> Result<Gradebook, Error> {
    ctx.permit(Act::SeeMarks)?;
    load(ctx, id).await
}

/// The total of one person if some marks were others. Nothing is kept.
///
/// # Errors
/// As for the gradebook; [`crate::Refusal::NotFound`] when the person has no row.
pub async fn what_if(ctx: &Ctx, id: CohortId, person: PersonId, changes: &Marks) -> Result<(Gradebook, Total), Error> {
    let book = gradebook(ctx, id).await?;
    let row = book.rows.iter().find(|row| row.member.person == person).ok_or(crate::Refusal::NotFound)?;
    let total = book.plan.what_if(&row.marks, changes);
    Ok((book, total))
}

pub(crate) async fn load(ctx: &Ctx, id: CohortId) -> Result<Gradebook, Error> {
    let db = &ctx.store.reader;
    let shown = cohort::load(ctx, id).await?;
    let (plan, version) = plans::standing(ctx, db, id, &shown.course.tests).await?;
    let learners = queries::learners(db, ctx.school.id, id).await?;
    let history = queries::history(db, ctx.school.id, id).await?;
    let attempts = queries::attempts(db, ctx.school.id, id).await?;
    let sittings = queries::sittings(db, id).await?;
    let essays = essay::queries::of_cohort(db, ctx.school.id, id).await?;
    let settled: Vec<String> = essays.into_iter().filter(|e| e.closed_at.is_some()).map(|e| e.item).collect();
    let names = names(ctx, history.iter().filter_map(|row| row.by)).await?;
    let columns = columns(&plan, &shown.course.tests, &history, &sittings, &settled, ctx.now);
    let mut cells = Cells::of(history, &attempts, &names);
    let row = |member: Member| {
        let learner = learners.get(&member.person).copied();
        let cells: Vec<Cell> = columns.iter().map(|column| cells.take(learner, &column.item)).collect();
        let marks = columns.iter().zip(&cells).map(|(c, cell)| (c.item.id.clone(), cell.standing(c.closed)));
        let marks: Marks = marks.collect();
        Row { total: plan.total(&marks), member, learner, cells, marks, place: None }
    };
    let mut rows: Vec<Row> = shown.members.into_iter().map(row).filter(Row::stands).collect();
    place(&plan, &mut rows);
    Ok(Gradebook { cohort: shown.cohort, plan, version, columns, rows })
}

impl Row {
    fn stands(&self) -> bool {
        self.member.active || self.cells.iter().any(|cell| cell.current.is_some())
    }
}

/// The order of merit, among those who have not withdrawn.
fn place(plan: &Plan, rows: &mut [Row]) {
    let inside: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| row.member.active).map(|(n, _)| n).collect();
    let candidates: Vec<Candidate<'_>> = inside
        .iter()
        .filter_map(|n| rows.get(*n))
        .map(|row| Candidate::new(&row.member.matricule, &row.total, &row.marks))
        .collect();
    for place in rank(plan, &candidates) {
        let row = inside.get(place.candidate).and_then(|n| rows.get_mut(*n));
        if let Some(row) = row {
            row.place = Some(place);
        }
    }
}

fn columns(
    plan: &Plan,
    tests: &[OfferedTest],
    history: &[mark::Model],
    sittings: &[sitting::Model],
    settled: &[String],
    now: Moment,
) -> Vec<Column> {
    let over = |id: &str| sittings.iter().any(|s| s.test == id && s.closes_at.is_some_and(|at| at <= now));
    // A copy handed in and not yet marked is no missed essay: it is closed with its marking.
    let closed = |id: &str| over(id) || settled.iter().any(|item| item == id);
    let planned = plan.items().map(|(category, item)| (Some(category.title.clone()), item.clone()));
    let mut columns: Vec<Column> =
        planned.map(|(category, item)| Column { category, closed: closed(&item.id), item }).collect();
    for row in history {
        if !columns.iter().any(|column| column.item.id == row.item) {
            let title = tests.iter().find(|t| t.id == row.item).map_or(&row.item, |t| &t.title).clone();
            columns.push(Column { category: None, closed: false, item: remembered(&row.item, title) });
        }
    }
    columns
}

/// An item that is in no plan.
fn remembered(id: &str, title: String) -> Item {
    let (kind, attempts) = (ItemKind::Test, Attempts::Best);
    Item { id: id.to_owned(), title, kind, coefficient: 0, scale: 20, attempts, floor: None, bonus: None }
}

/// Names of those who wrote marks.
pub(super) async fn names(ctx: &Ctx, by: impl Iterator<Item = PersonId>) -> Result<BTreeMap<PersonId, String>, Error> {
    if by.count() == 0 {
        return Ok(BTreeMap::new());
    }
    let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
    Ok(people.into_iter().map(|p| (p.id, format!("{} {}", p.given_name, p.family_name))).collect())
}

type Position = (LearnerId, String);

/// Everything kept, by person and item.
struct Cells<'a> {
    history: BTreeMap<Position, Vec<mark::Model>>,
    attempts: &'a BTreeMap<Position, u32>,
    names: &'a BTreeMap<PersonId, String>,
}

impl<'a> Cells<'a> {
    fn of(
        rows: Vec<mark::Model>,
        attempts: &'a BTreeMap<Position, u32>,
        names: &'a BTreeMap<PersonId, String>,
    ) -> Self {
        let mut history: BTreeMap<Position, Vec<mark::Model>> = BTreeMap::new();
        for row in rows {
            history.entry((row.learner_id, row.item.clone())).or_default().push(row);
        }
        Self { history, attempts, names }
    }

    fn take(&mut self, learner: Option<LearnerId>, item: &Item) -> Cell {
        let Some(learner) = learner else { return Cell::default() };
        let position = (learner, item.id.clone());
        let rows = self.history.remove(&position).unwrap_or_default();
        let attempts = self.attempts.get(&position).copied().unwrap_or_default();
        cell(&rows, item.attempts, attempts, self.names)
    }
}

/// What stands of the lines of one person and one item.
pub(super) fn cell(rows: &[mark::Model], rule: Attempts, attempts: u32, names: &BTreeMap<PersonId, String>) -> Cell {
    let entries: Vec<Entry> = rows.iter().filter_map(entry).collect();
    let chosen = chosen(&entries, rule);
    let row = chosen.and_then(|c| rows.iter().find(|row| row.id.0 == c.current.entry.id));
    Cell {
        current: chosen.map(|c| c.current),
        mean: chosen.and_then(|c| c.mean),
        attempts,
        by: row.and_then(|row| names.get(&row.by?).cloned()),
        reason: row.and_then(|row| row.reason.clone()),
        seen: rows.iter().max_by_key(|row| (row.at, row.id)).map(|row| row.id),
    }
}

/// A row as the rules read it; none when a newer version wrote words that we do not know.
pub(super) fn entry(row: &mark::Model) -> Option<Entry> {
    let outcome = match (row.status.as_str(), row.value) {
        ("marked", Some(value)) => Outcome::Marked(value),
        ("absent", _) => Outcome::Absent,
        ("excused", _) => Outcome::Excused,
        ("taken-back", _) => Outcome::TakenBack,
        _ => return None,
    };
    let provenance = Provenance::of(&row.provenance)?;
    Some(Entry { id: row.id.0, attempt: row.attempt_id.map(|a| a.0), outcome, provenance, at: row.at.0 })
}

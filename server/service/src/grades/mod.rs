//! Marks of cohorts: the history is only added to, what stands is chosen from it.

mod cells;
mod export;
pub(crate) mod queries;
pub mod sheet;

pub use export::{Export, Profile, export};

use crate::{
    catalogue::OfferedTest,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::Error,
    identity,
    ids::{CohortId, LearnerId, PersonId},
    policy::Act,
    quiz::records::mark,
};
use learning::grades::marks::{Current, Entry, Outcome, Provenance, current};
use std::collections::BTreeMap;

/// The marks of a cohort: people by name, tests in the order of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gradebook {
    /// The cohort.
    pub cohort: Cohort,
    /// Tests of the course, then those that only the marks remember.
    pub tests: Vec<OfferedTest>,
    /// One for each person.
    pub rows: Vec<Row>,
}

/// The marks of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The person.
    pub member: Member,
    /// One for each test.
    pub cells: Vec<Cell>,
}

/// One person and one test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands; none when nothing was ever kept, which is not a zero.
    pub current: Option<Current>,
    /// Attempts begun.
    pub attempts: u32,
    /// Who wrote the mark that stands, when a person did.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// The marks of a cohort. People withdrawn stand in it as long as they have a mark.
///
/// # Errors
/// [`crate::Refusal::NotFound`], also for a cohort of another school; when the actor may not see marks.
pub async fn gradebook(ctx: &Ctx, id: CohortId) -> Result<Gradebook, Error> {
    ctx.permit(Act::SeeMarks)?;
    load(ctx, id).await
}

/// The pseudonyms of everyone ever enrolled in a cohort, for use-cases that asked their own permission.
pub(crate) async fn learners(ctx: &Ctx, id: CohortId) -> Result<BTreeMap<PersonId, LearnerId>, Error> {
    queries::learners(&ctx.store.reader, ctx.school.id, id).await
}

async fn load(ctx: &Ctx, id: CohortId) -> Result<Gradebook, Error> {
    let db = &ctx.store.reader;
    let shown = cohort::load(ctx, id).await?;
    let learners = queries::learners(db, ctx.school.id, id).await?;
    let history = queries::history(db, ctx.school.id, id).await?;
    let attempts = queries::attempts(db, ctx.school.id, id).await?;
    let names = names(ctx, &history).await?;
    let tests = tests(shown.course.tests, &history);
    let mut cells = Cells::of(history, &attempts, &names);
    let row = |member: Member| {
        let learner = learners.get(&member.person);
        let cells = tests.iter().map(|test| cells.take(learner, &test.id)).collect();
        Row { member, cells }
    };
    let rows = shown.members.into_iter().map(row).filter(Row::stands).collect();
    Ok(Gradebook { cohort: shown.cohort, tests, rows })
}

impl Row {
    fn stands(&self) -> bool {
        self.member.active || self.cells.iter().any(|cell| cell.current.is_some())
    }
}

fn tests(mut tests: Vec<OfferedTest>, history: &[mark::Model]) -> Vec<OfferedTest> {
    for row in history {
        if !tests.iter().any(|test| test.id == row.item) {
            tests.push(OfferedTest { id: row.item.clone(), title: row.item.clone() });
        }
    }
    tests
}

/// Names of those who wrote marks.
async fn names(ctx: &Ctx, history: &[mark::Model]) -> Result<BTreeMap<PersonId, String>, Error> {
    if history.iter().all(|row| row.by.is_none()) {
        return Ok(BTreeMap::new());
    }
    let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
    Ok(people.into_iter().map(|p| (p.id, format!("{} {}", p.given_name, p.family_name))).collect())
}

type Place = (LearnerId, String);

/// Everything kept, by person and test.
struct Cells<'a> {
    history: BTreeMap<Place, Vec<mark::Model>>,
    attempts: &'a BTreeMap<Place, u32>,
    names: &'a BTreeMap<PersonId, String>,
}

impl<'a> Cells<'a> {
    fn of(rows: Vec<mark::Model>, attempts: &'a BTreeMap<Place, u32>, names: &'a BTreeMap<PersonId, String>) -> Self {
        let mut history: BTreeMap<Place, Vec<mark::Model>> = BTreeMap::new();
        for row in rows {
            history.entry((row.learner_id, row.item.clone())).or_default().push(row);
        }
        Self { history, attempts, names }
    }

    fn take(&mut self, learner: Option<&LearnerId>, test: &str) -> Cell {
        let Some(learner) = learner else { return Cell::default() };
        let place = (*learner, test.to_owned());
        let rows = self.history.remove(&place).unwrap_or_default();
        let entries: Vec<Entry> = rows.iter().filter_map(entry).collect();
        let current = current(&entries);
        let row = current.and_then(|c| rows.iter().find(|row| row.id.0 == c.entry.id));
        Cell {
            current,
            attempts: self.attempts.get(&place).copied().unwrap_or_default(),
            by: row.and_then(|row| self.names.get(&row.by?).cloned()),
            reason: row.and_then(|row| row.reason.clone()),
        }
    }
}

/// A row as the rules read it; none when a newer version wrote words that we do not know.
fn entry(row: &mark::Model) -> Option<Entry> {
    let outcome = match (row.status.as_str(), row.value) {
        ("marked", Some(value)) => Outcome::Marked(value),
        ("absent", _) => Outcome::Absent,
        ("excused", _) => Outcome::Excused,
        _ => return None,
    };
    let provenance = Provenance::of(&row.provenance)?;
    Some(Entry { id: row.id.0, attempt: row.attempt_id.map(|a| a.0), outcome, provenance, at: row.at.0 })
}

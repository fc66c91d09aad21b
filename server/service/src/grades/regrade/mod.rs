//! Marking the copies of a test again once a question was found wrong: what would change is shown, then done with a
//! reason, and undone if need be. Every mark stays in its history.

mod copies;
mod keeping;
mod queries;
mod undoing;

pub use keeping::apply;
pub(crate) use undoing::afterwards;
pub use undoing::{Afterwards, Line, LineState, Regraded, regraded, undo};

use super::{book, book::Cell, plans};
use crate::{
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, RegradeId},
    moment::Moment,
    policy::Act,
};
use copies::Copies;
use learning::grades::regrade::{Corrected, Ruling};
use std::collections::BTreeMap;

/// What is done with each question, by its id.
pub type Rulings = BTreeMap<String, Ruling>;

/// A test of a cohort that has copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub test: String,
    /// Its title.
    pub title: String,
    /// Copies that are over and count.
    pub copies: u32,
}

/// A regrade in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Its id.
    pub id: RegradeId,
    /// The test's title.
    pub title: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// It was undone.
    pub undone: bool,
}

/// A question of some copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// Its title, for those who may read the keys of tests.
    pub title: Option<String>,
    /// How many copies hold it.
    pub copies: u32,
    /// What the newest revision made of it.
    pub corrected: Corrected,
    /// What is done with it: as asked, else as it was done last, else what its correction proposes.
    pub ruling: Ruling,
}

/// Where a test is marked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The cohort.
    pub cohort: Cohort,
    /// The test's id.
    pub test: String,
    /// Its title.
    pub title: String,
    /// Copies that are over and count.
    pub copies: u32,
    /// Every question of these copies, those that were corrected first.
    pub questions: Vec<Question>,
    /// Earlier regrades of this test, the latest first.
    pub past: Vec<Past>,
}

/// A copy whose mark would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Whose.
    pub member: Member,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The mark of the copy, in hundredths out of twenty.
    pub before: i32,
    /// What it would be.
    pub after: i32,
    /// What stands for the person before and after: another attempt or a mark written by hand may stand above it.
    pub stands: (Cell, Cell),
    /// Questions that earn something else, by title or id.
    pub questions: Vec<String>,
}

/// Why a copy is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its mark is not what its answers give: a person wrote or changed it.
    ByHand,
    /// Every question of it would be left out.
    NothingLeft,
}

/// What marking again would do. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DryRun {
    /// Every mark that would change.
    pub changes: Vec<Changed>,
    /// Copies whose mark stays.
    pub unchanged: u32,
    /// Copies that are left as they are, though they hold such a question.
    pub left: Vec<(Member, u32, Why)>,
    /// Stands for what is shown: doing something else is refused.
    pub seen: String,
}

/// The tests of a cohort that have copies, and the regrades that were done.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not mark tests again.
pub async fn tests(ctx: &Ctx, id: CohortId) -> Result<(Cohort, Vec<Held>, Vec<Past>), Error> {
    ctx.permit(Act::RegradeTests)?;
    let shown = cohort::load(ctx, id).await?;
    let counts = queries::copies(&ctx.store.reader, ctx.school.id, id).await?;
    let title = |test: &str| {
        shown.course.tests.iter().find(|t| t.id == test).map_or_else(|| test.to_owned(), |t| t.title.clone())
    };
    let held = counts.into_iter().map(|(test, copies)| Held { title: title(&test), test, copies }).collect();
    let past = past(ctx, id, None, title).await?;
    Ok((shown.cohort, held, past))
}

async fn past(ctx: &Ctx, id: CohortId, test: Option<&str>, title: impl Fn(&str) -> String) -> Result<Vec<Past>, Error> {
    let mut rows = queries::regrades(&ctx.store.reader, ctx.school.id, id).await?;
    rows.retain(|row| test.is_none_or(|test| row.test == test));
    let names = book::names(ctx, rows.iter().filter_map(|row| row.by)).await?;
    let past = |row: super::records::regrade::Model| Past {
        id: row.id,
        title: title(&row.test),
        at: row.at,
        by: row.by.and_then(|by| names.get(&by).cloned()),
        reason: row.reason,
        undone: row.undone_at.is_some(),
    };
    Ok(rows.into_iter().map(past).collect())
}

/// Where a test is marked again; with what would change, once it is said what is done with the questions.
///
/// # Errors
/// [`Refusal::NotFound`], also for a test without a copy; when the actor may not mark tests again.
pub async fn desk(
    ctx: &Ctx,
    id: CohortId,
    test: &str,
    asked: Option<&Rulings>,
) -> Result<(Desk, Option<DryRun>), Error> {
    ctx.permit(Act::RegradeTests)?;
    let copies = Copies::load(ctx, &ctx.store.reader, id, test).await?;
    let past = past(ctx, id, Some(test), |_| copies.title.clone()).await?;
    let last = queries::regrades(&ctx.store.reader, ctx.school.id, id).await?;
    let last = last.into_iter().find(|row| row.test == test && row.undone_at.is_none());
    let done = last.map(|row| read(&row.rulings)).transpose()?.unwrap_or_default();
    let questions = copies.questions(asked.unwrap_or(&done));
    let dry = asked.map(|rulings| copies.dry_run(rulings).map(|(dry, _)| dry)).transpose()?;
    let count = u32::try_from(copies.all.len()).unwrap_or(u32::MAX);
    let desk =
        Desk { cohort: copies.cohort, test: test.to_owned(), title: copies.title, copies: count, questions, past };
    Ok((desk, dry))
}

fn written(rulings: &Rulings) -> Result<String, Error> {
    let words: BTreeMap<&str, &str> = rulings.iter().map(|(id, ruling)| (id.as_str(), ruling.word())).collect();
    serde_json::to_string(&words).doing("writing down what is done with questions")
}

fn read(rulings: &str) -> Result<Rulings, Error> {
    let words: BTreeMap<String, String> =
        serde_json::from_str(rulings).doing("reading what was done with questions")?;
    Ok(words.into_iter().filter_map(|(id, word)| Some((id, Ruling::of(&word)?))).collect())
}

/// A test that nobody sat is not found.
fn none_held() -> Error {
    Refusal::NotFound.into()
}

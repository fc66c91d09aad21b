//! Essays: given to a cohort, written, marked without names by one person or two, decided, closed.

mod closing;
mod making;
mod marking;
mod moderating;
pub(crate) mod queries;
pub mod records;
mod review;
mod writing;

pub use closing::{Unready, close, publish, reopen};
pub use making::blank;
pub use making::{Blank, Draft, Extended, Fault as DraftFault, Offer, Settings, create, extend, set_dates, settings};
pub use marking::{Copy, Fault, Given, Line, LineState, Marking, Points, copies, copy, mark};
pub use moderating::{Decision, Moderation, moderate};
pub use review::{Review, Reviewed, review};
pub use writing::{Kept, LONGEST, OwnLine, Results, Sheet, Stage, Wish, keep, own, sheet};

use crate::{
    cohort::{self, Cohort},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, CopyId, EssayId},
    moment::Moment,
    policy::Act,
};
use learning::{
    catalogue::Prose,
    quiz::{Question, Task},
};
use records::{copy, essay};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words of a course, or typed by an instructor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Typed: paragraphs of plain text.
    Plain(String),
    /// Of a course.
    Prose(Prose),
}

/// What markers look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name.
    pub name: Words,
    /// Points for it.
    pub points: u16,
    /// What is expected.
    pub expected: Words,
}

/// An essay without its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Its id.
    pub id: EssayId,
    /// The cohort that it is given to.
    pub cohort: CohortId,
    /// The item of the gradebook.
    pub item: String,
    /// Its title.
    pub title: String,
    /// A difference of two markers above it awaits a decision: hundredths out of twenty.
    pub threshold: i32,
    /// Not shown before; none: open since it was made.
    pub opens_at: Option<Moment>,
    /// Handed in by then.
    pub closes_at: Moment,
    /// The marking is closed.
    pub closed_at: Option<Moment>,
    /// Names were shown to those who closed, once and for all.
    pub lifted_at: Option<Moment>,
    /// Learners see their copy marked.
    pub published_at: Option<Moment>,
}

impl From<&essay::Model> for Brief {
    fn from(row: &essay::Model) -> Self {
        Self {
            id: row.id,
            cohort: row.cohort_id,
            item: row.item.clone(),
            title: row.title.clone(),
            threshold: row.threshold,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            closed_at: row.closed_at,
            lifted_at: row.lifted_at,
            published_at: row.published_at,
        }
    }
}

/// An essay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essay {
    /// What it is, and until when.
    pub brief: Brief,
    /// The name of its cohort.
    pub cohort_name: String,
    /// The course of its cohort.
    pub course: String,
    /// The subject.
    pub subject: Words,
    /// What markers look for.
    pub criteria: Vec<Criterion>,
}

impl Essay {
    /// Points in all.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.criteria.iter().map(|criterion| u32::from(criterion.points)).sum()
    }
}

/// How a subject is kept. A question of a course stays where it is: what is sealed there is not copied in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
enum Subject {
    Typed { text: String, criteria: Vec<TypedCriterion> },
    Question { revision: String, question: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct TypedCriterion {
    name: String,
    points: u16,
    expected: String,
}

/// An essay of this school with its subject.
async fn load(ctx: &Ctx, db: &impl ConnectionTrait, id: EssayId) -> Result<Essay, Error> {
    let row = queries::essay(db, ctx.school.id, id).await?;
    let cohort: Cohort = cohort::queries::cohort(db, ctx.school.id, row.cohort_id).await?.into();
    let subject: Subject = serde_json::from_str(&row.content).doing("reading the subject of an essay")?;
    let (subject, criteria) = resolved(ctx, db, subject).await?;
    Ok(Essay { brief: Brief::from(&row), cohort_name: cohort.name, course: cohort.course, subject, criteria })
}

async fn resolved(ctx: &Ctx, db: &impl ConnectionTrait, subject: Subject) -> Result<(Words, Vec<Criterion>), Error> {
    match subject {
        Subject::Typed { text, criteria } => {
            let plain = |one: TypedCriterion| Criterion {
                name: Words::Plain(one.name),
                points: one.points,
                expected: Words::Plain(one.expected),
            };
            Ok((Words::Plain(text), criteria.into_iter().map(plain).collect()))
        }
        Subject::Question { revision, question } => {
            let revision = ctx.store.shelf.revision(db, &revision).await?;
            let found = match revision.course.questions.get(question.as_str()) {
                Some(practice) => practice.question(),
                None => {
                    revision.need_bank()?;
                    revision.bank.get(&question).ok_or(Refusal::NotFound)?.unsealed()
                }
            };
            of_question(ctx, found).ok_or_else(|| Refusal::NotFound.into())
        }
    }
}

/// The subject and the rubric of an essay question; none for other kinds.
fn of_question(ctx: &Ctx, question: &Question) -> Option<(Words, Vec<Criterion>)> {
    let (_, wording) = question.wording(ctx.locale.into());
    let Task::Essay { rubric, .. } = &wording.task else { return None };
    let criteria = rubric.iter().map(|one| Criterion {
        name: Words::Prose(one.name.clone()),
        points: one.points,
        expected: Words::Prose(one.expected.clone()),
    });
    let stem = if wording.stem.0.is_empty() {
        Words::Plain(wording.title.clone())
    } else {
        Words::Prose(wording.stem.clone())
    };
    Some((stem, criteria.collect()))
}

/// An essay in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The essay.
    pub essay: Brief,
    /// The name of its cohort.
    pub cohort_name: String,
    /// Copies handed in.
    pub copies: u32,
    /// Copies marked once at least.
    pub once: u32,
    /// Copies marked twice.
    pub twice: u32,
}

fn permit_sight(ctx: &Ctx) -> Result<(), Error> {
    if ctx.may(Act::MarkEssays) { Ok(()) } else { ctx.permit(Act::SetEssays) }
}

/// The essays of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor neither sets nor marks essays.
pub async fn list(ctx: &Ctx, id: CohortId) -> Result<(Cohort, Vec<Listed>), Error> {
    permit_sight(ctx)?;
    let db = &ctx.store.reader;
    let cohort: Cohort = cohort::queries::cohort(db, ctx.school.id, id).await?.into();
    let rows = queries::of_cohort(db, ctx.school.id, id).await?;
    let names = BTreeMap::from([(id, cohort.name.clone())]);
    Ok((cohort, counted(db, rows, &names).await?))
}

/// The essays of the school whose marking is not closed.
///
/// # Errors
/// When the actor neither sets nor marks essays.
pub async fn to_mark(ctx: &Ctx) -> Result<Vec<Listed>, Error> {
    permit_sight(ctx)?;
    let db = &ctx.store.reader;
    let cohorts = cohort::queries::cohorts(db, ctx.school.id).await?;
    let live = cohorts.into_iter().filter(|row| row.archived_at.is_none());
    let names: BTreeMap<CohortId, String> = live.map(|row| (row.id, row.name)).collect();
    let mut rows = queries::unmarked(db, ctx.school.id).await?;
    rows.retain(|row| names.contains_key(&row.cohort_id));
    counted(db, rows, &names).await
}

async fn counted(
    db: &impl ConnectionTrait,
    rows: Vec<essay::Model>,
    names: &BTreeMap<CohortId, String>,
) -> Result<Vec<Listed>, Error> {
    let ids: Vec<EssayId> = rows.iter().map(|row| row.id).collect();
    let mut copies: Vec<copy::Model> = queries::copies(db, &ids).await?;
    copies.retain(|copy| copy.handed_in_at.is_some());
    let of_copies: Vec<CopyId> = copies.iter().map(|copy| copy.id).collect();
    let markings = queries::markings(db, &of_copies).await?;
    let listed = |row: &essay::Model| {
        let of_essay = || copies.iter().filter(|copy| copy.essay_id == row.id);
        let marked =
            |times: usize| of_essay().filter(|c| markings.get(&c.id).is_some_and(|m| m.len() >= times)).count();
        Listed {
            essay: Brief::from(row),
            cohort_name: names.get(&row.cohort_id).cloned().unwrap_or_default(),
            copies: count(of_essay().count()),
            once: count(marked(1)),
            twice: count(marked(2)),
        }
    };
    Ok(rows.iter().map(listed).collect())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Longest reason, in letters.
const LONGEST_REASON: usize = 500;

/// A reason on one line; it must be given.
fn reason(typed: &str) -> Result<String, Refusal> {
    let reason = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = match reason.chars().count() {
        0 => "missing",
        n if n > LONGEST_REASON => "long",
        _ => return Ok(reason),
    };
    Err(Refusal::Field { field: "essay_reason", code })
}

/// Text of several lines as a form sends it: line ends as ours, no other control letters.
fn lines(typed: &str) -> String {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect()
}

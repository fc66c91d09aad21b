//! A cohort's work as those who follow it see it: modules by learner, who needs help and why, every answer.

mod answers;
mod compared;
mod export;
pub(in crate::cohort) mod plan;

pub use answers::{Answer, Detail, detail, subject};
pub use compared::Compared;
pub use export::export;

use super::{Cohort, Member};
use crate::{
    ctx::Ctx,
    error::Error,
    ids::{CohortId, LearnerId, PersonId},
    moment::Moment,
    policy::Act,
};
use learning::{
    catalogue::Course,
    cohort::{Need, Try, Watch, needs},
};
use plan::{Done, Plan};
use std::collections::BTreeMap;

/// How one learner stands in one module, by reading and practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Pages said to be read.
    pub read: u32,
    /// Pages that there are.
    pub pages: u32,
    /// Practice questions answered, a step of a case file counting as one.
    pub answered: u32,
    /// Practice questions that there are for this reader.
    pub questions: u32,
    /// Of those answered and marked, right at the last answer.
    pub right: u32,
    /// Of those answered, marked.
    pub marked: u32,
    /// Milliseconds spent, gaps capped at five minutes.
    pub spent: i64,
}

/// A standing in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing done.
    NotStarted,
    /// Something done.
    UnderWay,
    /// At least half of the last answers are wrong, on four or more.
    Struggling,
    /// Every page read and every question answered.
    Done,
}

impl Standing {
    /// Out of a hundred, the last answers that are right; none below one marked answer.
    #[must_use]
    pub fn success(&self) -> Option<u32> {
        (self.right * 100).checked_div(self.marked)
    }

    /// The standing in one word.
    #[must_use]
    pub fn state(&self) -> State {
        match self {
            Self { read: 0, answered: 0, .. } => State::NotStarted,
            one if one.marked >= 4 && one.right * 2 <= one.marked => State::Struggling,
            one if one.read >= one.pages && one.answered >= one.questions => State::Done,
            _ => State::UnderWay,
        }
    }
}

/// A module as the head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// From 1.
    pub number: u32,
}

/// One learner.
#[derive(Clone, Debug)]
pub struct Row {
    /// The person.
    pub member: Member,
    /// One for each module.
    pub cells: Vec<Standing>,
    /// Milliseconds spent in the course.
    pub spent: i64,
    /// Last activity.
    pub seen: Option<Moment>,
    /// Why this person needs help; empty for nobody to worry about.
    pub needs: Vec<Need>,
}

/// The work of a cohort.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The cohort.
    pub cohort: Cohort,
    /// Modules in the order of the course.
    pub modules: Vec<Head>,
    /// Learners by name.
    pub rows: Vec<Row>,
    /// Groups of the cohort.
    pub groups: Vec<String>,
    /// Titles of questions and objectives named in needs.
    pub titles: BTreeMap<String, String>,
    /// Pre-test against post-test, where the course has both.
    pub compared: Vec<Compared>,
}

/// What is asked of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// This group alone.
    pub group: String,
    /// From how many days without activity on somebody is named; none for a week.
    pub days: Option<u32>,
}

/// The work of a cohort, for those who follow it.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not follow cohorts.
pub async fn grid(ctx: &Ctx, id: CohortId, asked: &Asked) -> Result<Grid, Error> {
    ctx.permit(Act::FollowCohort)?;
    let shown = super::load(ctx, id).await?;
    let db = &ctx.store.reader;
    let revision = ctx.store.shelf.revision(db, &shown.cohort.revision).await?;
    let course = &revision.course;
    let learners = learners(ctx, id).await?;
    let mut events = plan::events(ctx, id, course.id.as_str()).await?;
    let watch = Watch { days: asked.days.unwrap_or(Watch::default().days), ..Watch::default() };
    let mut plans = Plans::new(course);
    let groups = shown.groups();
    let fits = |m: &&Member| m.active && (asked.group.is_empty() || m.group.as_ref() == Some(&asked.group));
    let rows = shown
        .members
        .iter()
        .filter(fits)
        .map(|member| {
            let done = learners.get(&member.person).and_then(|l| events.remove(l)).unwrap_or_default();
            row(ctx, plans.of(member), member, &done, &watch)
        })
        .collect();
    let compared = compared::of_cohort(ctx, id, course).await?;
    Ok(Grid { modules: heads(ctx, course), rows, groups, titles: titles(ctx, course), compared, cohort: shown.cohort })
}

fn heads(ctx: &Ctx, course: &Course) -> Vec<Head> {
    let head = |(module, number): (&learning::catalogue::Module, u32)| Head {
        id: module.id.to_string(),
        title: module.title.text(ctx.locale.into()).clone(),
        number,
    };
    course.modules.iter().zip(1_u32..).map(head).collect()
}

/// Titles of objectives and questions, by id; a step of a case file is `question#step`.
fn titles(ctx: &Ctx, course: &Course) -> BTreeMap<String, String> {
    let language = ctx.locale.into();
    let objectives = course.objectives.iter().map(|o| (o.id.to_string(), o.title.text(language).clone()));
    let mut titles: BTreeMap<String, String> = objectives.collect();
    for question in course.questions.values().map(|q| q.question()) {
        let title = question.wording(language).1.title.clone();
        if let Some(case) = question.case(language) {
            for step in &case.steps {
                let id = crate::quiz::case::subject(question.id.as_str(), step.id.as_str());
                titles.insert(id, format!("{title} – {}", step.title));
            }
        }
        titles.insert(question.id.to_string(), title);
    }
    titles
}

/// The pseudonyms of everyone in a cohort.
async fn learners(ctx: &Ctx, id: CohortId) -> Result<BTreeMap<PersonId, LearnerId>, Error> {
    crate::grades::learners(ctx, id).await
}

/// Plans by kind of reader: people of one country and profession share one.
struct Plans<'a> {
    course: &'a Course,
    made: BTreeMap<(String, String), Plan>,
}

impl<'a> Plans<'a> {
    const fn new(course: &'a Course) -> Self {
        Self { course, made: BTreeMap::new() }
    }

    fn of(&mut self, member: &Member) -> &Plan {
        let key = (member.jurisdiction.clone(), member.audience.clone());
        self.made.entry(key).or_insert_with(|| Plan::of(self.course, &member.jurisdiction, &member.audience))
    }
}

fn row(ctx: &Ctx, plan: &Plan, member: &Member, done: &[Done], watch: &Watch) -> Row {
    let folded = plan.fold(done);
    let tries: Vec<Try> =
        folded.tries.iter().map(|(question, objective, right)| Try { question, objective, right: *right }).collect();
    let needs = needs(&tries, folded.seen.map(|at| at.0), member.since.0, ctx.now.0, watch);
    Row { member: member.clone(), cells: folded.cells, spent: folded.spent, seen: folded.seen, needs }
}

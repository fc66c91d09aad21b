//! A learner's own cohort: what next, what is due, where they stand.

use super::{
    calendar::{self, Dated},
    follow::{
        self, Standing,
        plan::{self, Plan},
    },
};
use crate::{
    catalogue::Revision,
    ctx::Ctx,
    enrolled::Enrolled,
    error::{Doing, Error},
    ids::AttemptId,
    moment::Moment,
    policy::Act,
    quiz::{
        progress::{self, Progress},
        records::{attempt, sitting},
    },
};
use learning::catalogue::{Audience, Course, Jurisdiction, LessonKind, Module, Readers};
use sea_orm::entity::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// The one thing to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Go on with a test that is under way.
    Resume {
        /// The test.
        test: String,
        /// The attempt.
        attempt: AttemptId,
    },
    /// Read this page.
    Read {
        /// Its module.
        module: String,
        /// The page.
        lesson: String,
    },
    /// Answer this question, on its page.
    Practise {
        /// Its module.
        module: String,
        /// The page.
        lesson: String,
        /// The question.
        question: String,
    },
    /// Sit this test.
    Sit {
        /// The test.
        test: String,
    },
    /// Nothing is open before then.
    Wait {
        /// The module that opens first.
        module: String,
        /// When.
        opens_at: Moment,
    },
    /// Everything is read and answered.
    Done,
}

/// What has a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A module, by id.
    Module(String),
    /// A test, by id.
    Test(String),
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub thing: Thing,
    /// Until when.
    pub at: Moment,
    /// Whether it is open now.
    pub open: bool,
}

/// A learner's own cohort.
#[derive(Clone, Debug)]
pub struct Home {
    /// The revision of its course.
    pub revision: Arc<Revision>,
    /// Marks are published to them.
    pub published: bool,
    /// What was done.
    pub progress: Progress,
    /// What next.
    pub next: Next,
    /// What is due and not done, the nearest first; what is overdue by more than a month is left out.
    pub due: Vec<Due>,
    /// One for each module, in the order of the course.
    pub standings: Vec<Standing>,
    /// Milliseconds spent in the course.
    pub spent: i64,
    /// Dates that hold for this person.
    pub dated: Dated,
}

/// How long an overdue thing stays on the home, in seconds.
const OVERDUE: i64 = 30 * 24 * 3600;

/// What next, what is due, where one stands in a cohort of one's own.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn home(ctx: &Ctx, enrolled: &Enrolled) -> Result<Home, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let revision = ctx.store.shelf.revision(db, &enrolled.revision).await?;
    let course = &revision.course;
    let jurisdiction = enrolled.jurisdiction.as_deref().unwrap_or(&signed.jurisdiction);
    let audience = enrolled.audience.as_deref().unwrap_or(&signed.audience);
    let done = plan::of_learner(ctx, signed.learner, course.id.as_str()).await?;
    let folded = Plan::of(course, jurisdiction, audience).fold(&done);
    let progress = progress::of_learner(ctx, signed.learner, course.id.as_str()).await?;
    let dated = calendar::dated(db, enrolled.cohort, signed.person).await?;
    let tests = Tests::load(ctx, enrolled).await?;
    let reader = (Jurisdiction::from_code(jurisdiction), Audience::from_code(audience));
    let look =
        Look { ctx, course, reader, progress: &progress, dated: &dated, tests: &tests, standings: &folded.cells };
    let (next, due) = (look.next(), look.due());
    let published = crate::grades::latest_publication(ctx, enrolled.cohort).await?.is_some_and(|(_, _, shown)| shown);
    Ok(Home { published, next, due, standings: folded.cells, spent: folded.spent, dated, progress, revision })
}

/// The tests of a cohort: when they are open, and what the learner did.
struct Tests {
    open: BTreeMap<String, (Option<Moment>, Option<Moment>)>,
    attempts: Vec<attempt::Model>,
}

impl Tests {
    async fn load(ctx: &Ctx, enrolled: &Enrolled) -> Result<Self, Error> {
        let db = &ctx.store.reader;
        let sittings = sitting::Entity::find().filter(sitting::Column::CohortId.eq(enrolled.cohort)).all(db).await;
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::CohortId.eq(enrolled.cohort))
            .filter(attempt::Column::LearnerId.eq(ctx.signed()?.learner))
            .all(db)
            .await
            .doing("loading one's own attempts")?;
        let sittings = sittings.doing("loading when tests are open")?;
        Ok(Self { open: sittings.into_iter().map(|s| (s.test, (s.opens_at, s.closes_at))).collect(), attempts })
    }

    fn is_open(&self, test: &str, now: Moment) -> bool {
        let (opens, closes) = self.open.get(test).copied().unwrap_or_default();
        opens.is_none_or(|at| at <= now) && closes.is_none_or(|at| now < at)
    }

    fn closes(&self, test: &str) -> Option<Moment> {
        self.open.get(test).and_then(|(_, closes)| *closes)
    }

    fn sat(&self, test: &str) -> bool {
        self.attempts.iter().any(|a| a.test == test && a.closed_at.is_some())
    }

    fn under_way(&self, now: Moment) -> Option<&attempt::Model> {
        self.attempts.iter().find(|a| a.closed_at.is_none() && a.due_at.is_none_or(|due| now < due))
    }
}

struct Look<'a> {
    ctx: &'a Ctx,
    course: &'a Course,
    reader: (Option<Jurisdiction>, Option<Audience>),
    progress: &'a Progress,
    dated: &'a Dated,
    tests: &'a Tests,
    standings: &'a [Standing],
}

impl Look<'_> {
    fn is_meant(&self, readers: &Readers) -> bool {
        readers.include(self.reader.0, self.reader.1)
    }

    fn is_open(&self, module: &Module) -> bool {
        self.dated.opens_later(module.id.as_str(), self.ctx.now).is_none()
    }

    /// A test under way, then what is dated nearest: pages, questions, tests, in the order of the course.
    fn next(&self) -> Next {
        if let Some(attempt) = self.tests.under_way(self.ctx.now) {
            return Next::Resume { test: attempt.test.clone(), attempt: attempt.id };
        }
        let meant = |m: &&Module| self.is_open(m) && self.is_meant(&m.readers);
        let mut modules: Vec<&Module> = self.course.modules.iter().filter(meant).collect();
        modules.sort_by_key(|m| self.dated.due(m.id.as_str()).map_or(i64::MAX, |due| due.0));
        let read = modules.iter().find_map(|m| self.unread(m));
        let practise = || modules.iter().find_map(|m| self.unanswered(m));
        read.or_else(practise).or_else(|| self.unsat()).or_else(|| self.wait()).unwrap_or(Next::Done)
    }

    fn unread(&self, module: &Module) -> Option<Next> {
        let lesson = module
            .pages()
            .filter(|l| l.kind != LessonKind::Guide && self.is_meant(&l.readers))
            .find(|l| !self.progress.read.contains(&format!("{}/{}", module.id, l.id)))?;
        Some(Next::Read { module: module.id.to_string(), lesson: lesson.id.to_string() })
    }

    fn unanswered(&self, module: &Module) -> Option<Next> {
        let pages = module.pages().filter(|l| l.kind == LessonKind::Lesson);
        pages.into_iter().find_map(|lesson| {
            let text = lesson.texts.text(self.ctx.locale.into());
            let meant = |id: &&&learning::catalogue::QuestionId| {
                self.course.questions.get(**id).is_some_and(|q| self.is_meant(&q.question().readers))
            };
            let asked = text.questions();
            let question = asked.iter().filter(meant).find(|id| self.progress.last(id.as_str()).is_none())?;
            Some(Next::Practise {
                module: module.id.to_string(),
                lesson: lesson.id.to_string(),
                question: question.to_string(),
            })
        })
    }

    fn unsat(&self) -> Option<Next> {
        let fit = |test: &&learning::catalogue::Test| {
            self.tests.is_open(test.id.as_str(), self.ctx.now) && !self.tests.sat(test.id.as_str())
        };
        self.course.tests.iter().find(fit).map(|test| Next::Sit { test: test.id.to_string() })
    }

    fn wait(&self) -> Option<Next> {
        let later = |m: &Module| Some((self.dated.opens_later(m.id.as_str(), self.ctx.now)?, m.id.to_string()));
        let (opens_at, module) = self.course.modules.iter().filter_map(later).min()?;
        Some(Next::Wait { module, opens_at })
    }

    fn due(&self) -> Vec<Due> {
        let modules = self.course.modules.iter().zip(self.standings).filter_map(|(module, standing)| {
            let at = self.dated.due(module.id.as_str())?;
            let done = standing.state() == follow::State::Done;
            let open = self.is_open(module);
            (!done).then(|| Due { thing: Thing::Module(module.id.to_string()), at, open })
        });
        let tests = self.course.tests.iter().filter_map(|test| {
            let id = test.id.as_str();
            let at = self.tests.closes(id)?;
            let open = self.tests.is_open(id, self.ctx.now);
            (!self.tests.sat(id)).then(|| Due { thing: Thing::Test(id.to_owned()), at, open })
        });
        let mut due: Vec<Due> =
            modules.chain(tests).filter(|one| self.ctx.now.seconds_since(one.at) < OVERDUE).collect();
        due.sort_by_key(|one| one.at);
        due
    }
}

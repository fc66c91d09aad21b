//! What a learner knows, objective by objective: believed from their answers alone, and rebuilt from them at any time.

mod history;
mod misled;
pub mod parameters;

pub use history::{History, Kept};
pub use misled::{Misled, misled};
pub use parameters::Parameters;

use crate::{
    catalogue::Revision,
    ctx::Ctx,
    error::Error,
    ids::{EventId, LearnerId},
    moment::Moment,
    policy::Act,
    quiz::case,
};
use learning::{
    catalogue::Course,
    mastery::{
        evidence::{Answer, Gathered, gather, settled},
        objectives::{Evidence, Mastery, Settings, State, profile},
    },
    quiz::Verdict,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

/// Learners whose beliefs stay in memory at most.
const HELD: usize = 1_024;

/// An answer as evidence shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The question, or a step of a case file.
    pub subject: String,
    /// When.
    pub at: Moment,
    /// All of it was right.
    pub right: bool,
    /// A hint was opened before.
    pub hinted: bool,
    /// What the learner said of it, when asked.
    pub sure: Option<bool>,
    /// It is part of the evidence. Not: a right answer with a hint, or one to a question whose correction was fresh.
    pub counted: bool,
}

/// What is believed of one objective, with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The objective.
    pub id: String,
    /// Acquired, not yet, or open.
    pub state: State,
    /// Answers to its questions, in the order kept.
    pub answers: Vec<Shown>,
    /// Answers of other objectives counted too.
    pub borrowed: bool,
    /// The belief itself; it stays inside.
    pub(crate) mastery: Mastery,
}

impl Known {
    /// Whether any of its questions was answered.
    #[must_use]
    pub const fn is_begun(&self) -> bool {
        !self.answers.is_empty()
    }

    /// Right and wrong answers that count.
    #[must_use]
    pub fn counts(&self) -> (u32, u32) {
        (self.mastery.right, self.mastery.wrong)
    }

    /// When it was last practised.
    #[must_use]
    pub fn last(&self) -> Option<Moment> {
        self.answers.last().map(|answer| answer.at)
    }
}

/// What is believed of a learner in a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Knowledge {
    /// The version of the parameters it was reckoned with.
    pub parameters: String,
    /// One entry per objective, in the order of the course.
    pub objectives: Vec<Known>,
    /// What the learner did.
    pub history: History,
    /// What each objective rests on.
    pub(crate) evidence: Vec<Evidence>,
    of: Mark,
}

/// What knowledge was reckoned from; the same mark, the same knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    revision: String,
    parameters: String,
    events: u64,
    day: i64,
}

impl Knowledge {
    /// What is believed of an objective.
    #[must_use]
    pub fn of(&self, objective: &str) -> Option<&Known> {
        self.objectives.iter().find(|known| known.id == objective)
    }

    /// Objectives in a state, in the order of the course.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &Known> {
        self.objectives.iter().filter(move |known| known.state == state)
    }

    /// Questions that the learner was sure of and had wrong at the last answer, the latest first.
    #[must_use]
    pub fn sure_and_wrong(&self) -> Vec<(&str, Moment)> {
        let mut last: BTreeMap<&str, &Kept> = BTreeMap::new();
        let mut sure: BTreeMap<&str, Moment> = BTreeMap::new();
        for kept in &self.history.answers {
            last.insert(&kept.subject, kept);
            let wrong = kept.practised.verdict != Verdict::Right;
            if wrong && kept.practised.series.is_some_and(|series| series.sure == Some(true)) {
                sure.insert(&kept.subject, kept.at);
            }
        }
        let still = |subject: &&str| last.get(subject).is_some_and(|kept| kept.practised.verdict != Verdict::Right);
        let mut found: Vec<(&str, Moment)> = sure.into_iter().filter(|(subject, _)| still(subject)).collect();
        found.sort_by_key(|(subject, at)| (std::cmp::Reverse(*at), *subject));
        found
    }
}

/// What is believed of learners, as last reckoned: answers only add up, so that a number of events names a history.
#[derive(Debug, Default)]
pub struct Beliefs(Mutex<BTreeMap<(LearnerId, String), Arc<Knowledge>>>);

impl Beliefs {
    fn held(&self, key: &(LearnerId, String), mark: &Mark) -> Option<Arc<Knowledge>> {
        self.0.lock().ok()?.get(key).filter(|known| known.of == *mark).cloned()
    }

    fn hold(&self, key: (LearnerId, String), known: &Arc<Knowledge>) {
        if let Ok(mut all) = self.0.lock() {
            if all.len() >= HELD && !all.contains_key(&key) {
                all.pop_first();
            }
            all.insert(key, known.clone());
        }
    }
}

/// What the person who asks knows of a course.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own(ctx: &Ctx, revision: &Revision) -> Result<Arc<Knowledge>, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    of_learner(ctx, ctx.signed()?.learner, revision).await
}

/// What a learner knows of a course.
pub(crate) async fn of_learner(ctx: &Ctx, learner: LearnerId, revision: &Revision) -> Result<Arc<Knowledge>, Error> {
    let course = revision.course.id.to_string();
    let parameters = parameters::of(ctx, revision).await?;
    let mark = Mark {
        revision: revision.id.clone(),
        parameters: parameters.version.clone(),
        events: history::size(ctx, learner, &course).await?,
        day: day(ctx, ctx.now),
    };
    let key = (learner, course);
    if let Some(held) = ctx.store.beliefs.held(&key, &mark) {
        return Ok(held);
    }
    let history = history::of_learner(ctx, learner, &key.1).await?;
    let known = Arc::new(reckoned(&revision.course, &parameters, history, ctx.now, mark));
    ctx.store.beliefs.hold(key, &known);
    Ok(known)
}

/// The day of a moment in the school's time zone, counted from 1970.
pub(crate) fn day(ctx: &Ctx, at: Moment) -> i64 {
    let offset = i64::from(at.in_zone(&ctx.school.time_zone).offset().seconds());
    (at.0 + offset * 1_000).div_euclid(learning::mastery::evidence::DAY_MILLIS)
}

/// The objective of a question or of a step of a case file.
pub(crate) fn objective_of(course: &Course, subject: &str) -> Option<usize> {
    let (question, step) = case::of_subject(subject).map_or((subject, None), |(q, step)| (q, Some(step)));
    let question = course.questions.get(question)?.question();
    let objective = match step {
        None => &question.objective,
        Some(step) => {
            let case = question.case(question.wordings.source())?;
            &case.steps.iter().find(|found| found.id.as_str() == step)?.objective
        }
    };
    course.objectives.iter().position(|one| one.id == *objective)
}

fn reckoned(course: &Course, parameters: &Parameters, history: History, now: Moment, of: Mark) -> Knowledge {
    let critical: Vec<bool> = course.objectives.iter().map(|objective| objective.critical).collect();
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut answers: Vec<Answer> = Vec::new();
    let mut kept: Vec<(usize, &Kept)> = Vec::new();
    for one in history.answers.iter().filter(|one| !one.taken_over) {
        let Some(objective) = objective_of(course, &one.subject) else { continue };
        let Some(item) = parameters.of(&one.subject) else { continue };
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let question = *numbers.entry(&one.subject).or_insert(next);
        let series = one.practised.series;
        answers.push(Answer {
            question,
            objective: u32::try_from(objective).unwrap_or(u32::MAX),
            item,
            at: one.at.0,
            right: one.practised.counts_as_right(),
            hinted: one.practised.hinted,
            counts: series.and_then(|series| series.chosen).is_none_or(|chosen| chosen.counts),
        });
        kept.push((objective, one));
    }
    let Gathered { evidence, counted } = gather(&critical, &answers, &lessons(course, &history), now.0);
    let profile = settled(profile(&Settings::default(), &evidence));
    let shown = |objective: usize| {
        let own = kept.iter().zip(&counted).filter(|((of, _), _)| *of == objective);
        own.map(|((_, one), counted)| Shown {
            subject: one.subject.clone(),
            at: one.at,
            right: one.practised.verdict == Verdict::Right,
            hinted: one.practised.hinted,
            sure: one.practised.series.and_then(|series| series.sure),
            counted: *counted,
        })
        .collect()
    };
    let known = |(place, (objective, mastery)): (usize, (&learning::catalogue::Objective, &Mastery))| Known {
        id: objective.id.to_string(),
        state: mastery.state,
        answers: shown(place),
        borrowed: mastery.borrowed,
        mastery: *mastery,
    };
    let objectives = course.objectives.iter().zip(&profile.objectives).enumerate().map(known).collect();
    Knowledge { parameters: parameters.version.clone(), objectives, evidence, of, history }
}

/// Lessons completed, as objective and moment.
fn lessons(course: &Course, history: &History) -> Vec<(u32, i64)> {
    let mut lessons = Vec::new();
    for (path, at) in &history.read {
        let found = path.split_once('/').and_then(|(module, lesson)| course.lesson(module, lesson));
        let Some((_, lesson)) = found else { continue };
        for id in &lesson.objectives {
            let place = course.objectives.iter().position(|objective| objective.id == *id);
            lessons.extend(place.and_then(|place| u32::try_from(place).ok()).map(|place| (place, at.0)));
        }
    }
    lessons
}

/// What tells an event of a series apart from the others of its learner.
pub(crate) fn in_series(kept: &Kept, series: EventId) -> bool {
    kept.practised.series.is_some_and(|one| one.id == series)
}

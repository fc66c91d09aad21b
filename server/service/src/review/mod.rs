//! Reviews: questions missed or answered with a hint come back when they are about to be forgotten, a few a day.

pub mod records;
pub mod weights;

use crate::{
    catalogue::Revision,
    ctx::Ctx,
    error::Error,
    mastery::{self, Knowledge},
    policy::Act,
    quiz::series,
};
use learning::{
    mastery::objectives::State,
    quiz::Verdict,
    review::{
        deck::{Goal, Review, deck, forecast},
        fsrs::Weights,
        queue::{ReviewPolicy, queue},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Reviews in a day at most: what is beyond waits for the next.
pub const PER_DAY: u16 = 10;
/// Reviews in one go: about two minutes.
pub const PER_SITTING: usize = 5;
/// Days ahead that are shown.
const AHEAD: usize = 7;

/// A question to review.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The question.
    pub question: String,
    /// The chance that it would be recalled; it stays inside.
    pub(crate) recall: f64,
}

/// The day's reviews of a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// Still to review today, the least likely to be recalled first.
    pub due: Vec<Due>,
    /// Due as well, left for the days that follow.
    pub waiting: u32,
    /// Reviewed today already.
    pub done: u32,
    /// How many fall on each of the coming days, today first.
    pub week: Vec<u32>,
    /// Days until the next falls due, when none is due; none when there is nothing to review.
    pub next_in: Option<u32>,
}

/// The day's reviews of the person who asks.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own(ctx: &Ctx, revision: &Revision) -> Result<Today, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let knowledge = mastery::own(ctx, revision).await?;
    let named = weights::in_force(&ctx.store, ctx.now).await?;
    Ok(today(ctx, revision, &knowledge, &named.weights))
}

/// The day's reviews after what is known.
pub(crate) fn today(ctx: &Ctx, revision: &Revision, knowledge: &Knowledge, weights: &Weights) -> Today {
    let course = &revision.course;
    let now = mastery::day(ctx, ctx.now);
    let mut names: Vec<&str> = Vec::new();
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut reviews = Vec::new();
    let mut done = BTreeSet::new();
    for kept in &knowledge.history.answers {
        // A step of a case file is not asked by itself.
        let Some(question) = course.questions.get(kept.subject.as_str()).map(|q| q.question()) else { continue };
        if !series::may_be_asked(question) {
            continue;
        }
        let Some(objective) = mastery::objective_of(course, &kept.subject) else { continue };
        let number = *numbers.entry(&kept.subject).or_insert_with(|| {
            names.push(&kept.subject);
            u32::try_from(names.len() - 1).unwrap_or(u32::MAX)
        });
        let day = mastery::day(ctx, kept.at);
        let practised = &kept.practised;
        reviews.push(Review {
            question: number,
            objective: u32::try_from(objective).unwrap_or(u32::MAX),
            day,
            right: practised.verdict == Verdict::Right,
            hinted: practised.hinted,
        });
        if day == now && practised.series.is_some_and(|one| !one.again && one.chosen.is_some_and(is_review)) {
            done.insert(number);
        }
    }
    let acquired = |id: &str| knowledge.of(id).is_some_and(|known| known.state == State::Acquired);
    let goals: Vec<Goal> = course
        .objectives
        .iter()
        .map(|objective| Goal { critical: objective.critical, acquired: acquired(objective.id.as_str()) })
        .collect();
    let cards = deck(weights, &reviews, &goals, now);
    let done = u32::try_from(done.len()).unwrap_or(u32::MAX);
    let left = PER_DAY.saturating_sub(u16::try_from(done).unwrap_or(u16::MAX));
    let whole = ReviewPolicy { most: PER_DAY, ..ReviewPolicy::default() };
    let policy = ReviewPolicy { most: left, ..whole };
    let found = queue(&cards, weights, &policy);
    let name = |number: u32| names.get(usize::try_from(number).unwrap_or(usize::MAX)).map(|name| (*name).to_owned());
    Today {
        due: found
            .today
            .iter()
            .filter_map(|due| Some(Due { question: name(due.question)?, recall: due.recall }))
            .collect(),
        waiting: found.waiting,
        done,
        week: forecast(&cards, weights, &whole, AHEAD),
        next_in: found.next_in,
    }
}

const fn is_review(chosen: learning::quiz::series::Chosen) -> bool {
    matches!(chosen.because, learning::quiz::series::Because::Review)
}

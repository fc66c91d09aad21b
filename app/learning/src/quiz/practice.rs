//! Practice: the next question for somebody who is learning, with the reason.
//!
//! Objectives that are open come first, then those not yet acquired whose requirements are met, then the acquired ones,
//! the least certain first. Within the objective a question is drawn among those whose expected success lies between
//! 0.75 and 0.85 (or nearest to that), not seen within its window and not too widely known. Now and then a question
//! comes whose difficulty is hardly known, so that the bank learns; it does not count.

use super::graph::Graph;
use crate::dice::Dice;
use crate::mastery::exposure::{Ceilings, must_rest};
use crate::mastery::objectives::{Profile, State};
use crate::mastery::uncertain::Item;
use serde::{Deserialize, Serialize};

/// A question that may be practised.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeQuestion {
    /// The caller's number for the question.
    pub question: u32,
    /// Its objective, by index.
    pub objective: u32,
    /// What is believed of it.
    pub item: Item,
    /// Whether this learner may have it at all (jurisdiction, language, status).
    pub allowed: bool,
    /// Whole days since this learner last saw it; none when never.
    pub seen_days_ago: Option<u32>,
    /// Share of sessions of the last 90 days in which it came.
    pub rate: f64,
    /// Share of the learner's class that has seen it.
    pub class_share: f64,
}

/// How practice chooses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeRule {
    /// Expected success aimed at, from …
    pub success_from: f64,
    /// … to.
    pub success_to: f64,
    /// Days within which a question does not come again.
    pub window: u32,
    /// How widely a question may be seen.
    pub ceilings: Ceilings,
    /// One question in so many is drawn to learn about its difficulty; 0 for never.
    pub one_in: u32,
    /// Whether to go on when every objective is acquired.
    pub beyond_acquired: bool,
}

impl Default for PracticeRule {
    fn default() -> Self {
        Self {
            success_from: 0.75,
            success_to: 0.85,
            window: 7,
            ceilings: Ceilings::default(),
            one_in: 15,
            beyond_acquired: false,
        }
    }
}

/// Spread of a difficulty above which a question counts as hardly known.
const HARDLY_KNOWN: f64 = 0.6 * 0.6;

/// Why an objective is practised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ObjectiveReason {
    /// It is not decided yet.
    Open,
    /// It is not acquired yet, and what it requires is.
    NotYet,
    /// It is acquired; among those it is the least certain.
    KeepUp,
    /// It is not acquired yet, and neither is all it requires; nothing nearer could be asked.
    Ahead,
}

/// Why this question of that objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionReason {
    /// Success is likely but not sure.
    RightDifficulty,
    /// No question has the aimed difficulty; this one is nearest.
    NearestDifficulty,
    /// Little is known of its difficulty; the answer does not count.
    ToLearnAboutIt,
}

/// The next question.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticePick {
    /// The question.
    pub question: u32,
    /// Its objective.
    pub objective: u32,
    /// Expected chance of a right answer.
    pub success: f64,
    /// Among how many it was drawn.
    pub among: u32,
    /// Why the objective.
    pub objective_because: ObjectiveReason,
    /// Why the question.
    pub because: QuestionReason,
    /// Whether the answer counts for mastery.
    pub counts: bool,
}

/// Why practice has nothing to offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PracticeEnd {
    /// Every objective is acquired.
    AllAcquired,
    /// No question may be asked now.
    Nothing {
        /// Questions not allowed for this learner.
        not_allowed: u32,
        /// Questions seen within the window.
        seen_lately: u32,
        /// Questions resting because too many have seen them.
        resting: u32,
        /// Days until a question comes out of its window; none when none does.
        next_in: Option<u32>,
    },
}

/// Chooses the next question. Objectives are those of the profile, in the order of the graph.
pub fn next(
    graph: &Graph,
    profile: &Profile,
    pool: &[PracticeQuestion],
    rule: &PracticeRule,
    dice: &mut impl Dice,
) -> Result<PracticePick, PracticeEnd> {
    let all_acquired = profile.objectives.iter().all(|objective| objective.state == State::Acquired);
    if all_acquired && !rule.beyond_acquired {
        return Err(PracticeEnd::AllAcquired);
    }
    let order = objectives_in_order(graph, profile, rule);
    let pick = order.into_iter().find_map(|(objective, because)| {
        let theta = profile.objectives.get(objective as usize)?.estimate.theta;
        let open: Vec<&PracticeQuestion> =
            pool.iter().filter(|question| question.objective == objective && may_come(question, rule)).collect();
        choose(&open, theta, rule, dice, because)
    });
    pick.ok_or_else(|| nothing(pool, rule))
}

fn objectives_in_order(graph: &Graph, profile: &Profile, rule: &PracticeRule) -> Vec<(u32, ObjectiveReason)> {
    let state = |objective: u32| profile.objectives.get(objective as usize).map_or(State::Open, |known| known.state);
    let ready = |objective: u32| graph.requires(objective).iter().all(|&other| state(other) == State::Acquired);
    let rank = |objective: u32| match state(objective) {
        State::Open => (0, ObjectiveReason::Open),
        State::NotYet if ready(objective) => (1, ObjectiveReason::NotYet),
        State::NotYet => (2, ObjectiveReason::Ahead),
        State::Acquired => (3, ObjectiveReason::KeepUp),
    };
    // The least certain first: nearest to even chances, and for acquired ones the lowest.
    let doubt =
        |objective: u32| profile.objectives.get(objective as usize).map_or(1.0, |known| (known.above - 0.5).abs());
    let mut order: Vec<(u32, (u8, ObjectiveReason), f64)> =
        (0..profile.objectives.len() as u32).map(|objective| (objective, rank(objective), doubt(objective))).collect();
    order.retain(|(_, (rank, _), _)| *rank < 3 || rule.beyond_acquired);
    order.sort_by(|x, y| x.1.0.cmp(&y.1.0).then(x.2.total_cmp(&y.2)).then(x.0.cmp(&y.0)));
    order.into_iter().map(|(objective, (_, because), _)| (objective, because)).collect()
}

fn seen_lately(question: &PracticeQuestion, rule: &PracticeRule) -> bool {
    question.seen_days_ago.is_some_and(|days| days < rule.window)
}

fn rests(question: &PracticeQuestion, rule: &PracticeRule) -> bool {
    must_rest(question.rate, question.class_share, rule.ceilings)
}

fn may_come(question: &PracticeQuestion, rule: &PracticeRule) -> bool {
    question.allowed && !seen_lately(question, rule) && !rests(question, rule)
}

fn choose(
    open: &[&PracticeQuestion],
    theta: f64,
    rule: &PracticeRule,
    dice: &mut impl Dice,
    objective_because: ObjectiveReason,
) -> Option<PracticePick> {
    let pick = |question: &PracticeQuestion, among: usize, because: QuestionReason| PracticePick {
        question: question.question,
        objective: question.objective,
        success: question.item.right(theta),
        among: among as u32,
        objective_because,
        because,
        counts: because != QuestionReason::ToLearnAboutIt,
    };
    let unknown: Vec<_> = open.iter().filter(|question| question.item.variance > HARDLY_KNOWN).collect();
    if rule.one_in > 0 && !unknown.is_empty() && dice.below(rule.one_in) == 0 {
        let place = dice.below(unknown.len() as u32);
        return unknown.get(place as usize).map(|one| pick(one, unknown.len(), QuestionReason::ToLearnAboutIt));
    }
    let off = |question: &PracticeQuestion| {
        let success = question.item.right(theta);
        (rule.success_from - success).max(success - rule.success_to).max(0.0)
    };
    let nearest = open.iter().map(|question| off(question)).reduce(f64::min)?;
    let best: Vec<_> = open.iter().filter(|question| off(question) <= nearest).collect();
    let place = dice.below(best.len() as u32);
    let because = if nearest > 0.0 { QuestionReason::NearestDifficulty } else { QuestionReason::RightDifficulty };
    best.get(place as usize).map(|one| pick(one, best.len(), because))
}

fn nothing(pool: &[PracticeQuestion], rule: &PracticeRule) -> PracticeEnd {
    let count =
        |wanted: &dyn Fn(&PracticeQuestion) -> bool| pool.iter().filter(|question| wanted(question)).count() as u32;
    let waiting = pool.iter().filter(|question| question.allowed && !rests(question, rule));
    PracticeEnd::Nothing {
        not_allowed: count(&|question| !question.allowed),
        seen_lately: count(&|question| question.allowed && seen_lately(question, rule)),
        resting: count(&|question| question.allowed && !seen_lately(question, rule) && rests(question, rule)),
        next_in: waiting.filter_map(|question| rule.window.checked_sub(question.seen_days_ago?)).min(),
    }
}

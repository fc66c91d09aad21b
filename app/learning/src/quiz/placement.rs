//! Placement: finding out with few questions what somebody knows already, over the graph of objectives.
//!
//! Every objective carries the probability that it is mastered. An answer changes that of its own objective by Bayes'
//! rule, and those of the objectives before and after it by what one says of the other: who masters an objective
//! nearly always masters what it requires (all but [`LEAK`]). So a right answer carries down to what was required, a
//! wrong one to what follows; neither carries the other way, where it would say little. The next question is
//! the one from which most is expected to be decided.

use super::graph::Graph;
use crate::mastery::objectives::State;
use crate::mastery::uncertain::Item;
use serde::{Deserialize, Serialize};

/// Probability of mastering an objective without mastering what it requires.
pub const LEAK: f64 = 0.1;
/// How far above and below the cut the typical learner stands who masters an objective, or does not.
const TYPICAL: f64 = 1.2;
/// Probabilities stay this far from certainty, so that later answers can still correct.
const DOUBT: f64 = 0.005;

/// A question that may be asked in placement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacementQuestion {
    /// The caller's number for the question.
    pub question: u32,
    /// Its objective, by index in the graph.
    pub objective: u32,
    /// What is believed of it.
    pub item: Item,
}

/// When placement is sure, and when it gives up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacementRule {
    /// Ability that counts as mastery.
    pub cut: f64,
    /// Acquired from this probability.
    pub acquired_from: f64,
    /// Not yet up to this probability.
    pub not_yet_until: f64,
    /// Most questions asked.
    pub most: u32,
    /// Least expected gain (in the sum over objectives of p (1 - p)) for which a question is still asked.
    pub least_gain: f64,
}

impl Default for PlacementRule {
    fn default() -> Self {
        Self { cut: 0.0, acquired_from: 0.8, not_yet_until: 0.2, most: 25, least_gain: 0.005 }
    }
}

/// The next question, and why.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacementPick {
    /// The question.
    pub question: u32,
    /// Its objective.
    pub objective: u32,
    /// How much doubt it is expected to remove, in the sum over objectives of p (1 - p).
    pub gain: f64,
    /// How many objectives are open.
    pub open: u32,
    /// How many other objectives its answer will speak of.
    pub carries_to: u32,
}

/// Why placement is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlacementEnd {
    /// Every objective is decided.
    Decided,
    /// As many questions as allowed.
    Longest,
    /// No question is left on an open objective.
    NothingLeft,
    /// No question left is expected to decide much.
    NothingUseful,
}

/// What was found about one objective.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Acquired, not yet, or open.
    pub state: State,
    /// Probability of mastery.
    pub mastered: f64,
    /// Its own questions that were answered right and wrong; both 0 when everything was carried over from others.
    pub right: u32,
    /// See `right`.
    pub wrong: u32,
    /// Whether to begin here: not acquired, with everything required acquired.
    pub start_here: bool,
}

/// A placement under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement<'a> {
    graph: &'a Graph,
    rule: PlacementRule,
    mastered: Vec<f64>,
    counts: Vec<(u32, u32)>,
    asked: Vec<u32>,
}

impl<'a> Placement<'a> {
    /// Starts from even chances for objectives that require nothing, less for those deep in the graph.
    #[must_use]
    pub fn new(graph: &'a Graph, rule: PlacementRule) -> Self {
        let depth = |objective: u32| graph.before(objective).len().min(6) as f64;
        let mastered = (0..graph.size()).map(|objective| 0.5 - 0.03 * depth(objective)).collect();
        Self { graph, rule, mastered, counts: vec![(0, 0); graph.size() as usize], asked: Vec::new() }
    }

    /// Takes in an answer. A question on an objective beyond the graph is ignored.
    pub fn answer(&mut self, question: &PlacementQuestion, right: bool) {
        let Some(count) = self.counts.get_mut(question.objective as usize) else { return };
        *if right { &mut count.0 } else { &mut count.1 } += 1;
        self.asked.push(question.question);
        self.mastered = after(self.graph, &self.mastered, question, &self.rule, right);
    }

    /// The next question, or why there is none. Ties go to the question that stands first in the pool.
    pub fn next(&self, pool: &[PlacementQuestion]) -> Result<PlacementPick, PlacementEnd> {
        let open = self.mastered.iter().filter(|p| self.state(**p) == State::Open).count() as u32;
        if open == 0 {
            return Err(PlacementEnd::Decided);
        }
        if self.asked.len() as u32 >= self.rule.most {
            return Err(PlacementEnd::Longest);
        }
        let askable = |question: &&PlacementQuestion| {
            let mastered = self.mastered.get(question.objective as usize);
            mastered.is_some_and(|p| self.state(*p) == State::Open) && !self.asked.contains(&question.question)
        };
        let gains = pool.iter().filter(askable).map(|question| (question, self.gain(question)));
        let best = gains.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let (question, gain) = best.ok_or(PlacementEnd::NothingLeft)?;
        if gain < self.rule.least_gain {
            return Err(PlacementEnd::NothingUseful);
        }
        let related = self.graph.before(question.objective).len() + self.graph.after(question.objective).len();
        let carries_to = related as u32;
        Ok(PlacementPick { question: question.question, objective: question.objective, gain, open, carries_to })
    }

    /// What is known now, by objective.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        let state = |objective: u32| self.mastered.get(objective as usize).map_or(State::Open, |p| self.state(*p));
        let one = |(objective, (&mastered, &(right, wrong))): (u32, (&f64, &(u32, u32)))| {
            let ready = self.graph.requires(objective).iter().all(|&other| state(other) == State::Acquired);
            let start_here = ready && state(objective) != State::Acquired;
            Standing { state: state(objective), mastered, right, wrong, start_here }
        };
        (0..).zip(self.mastered.iter().zip(&self.counts)).map(one).collect()
    }

    fn state(&self, mastered: f64) -> State {
        if mastered >= self.rule.acquired_from {
            State::Acquired
        } else if mastered <= self.rule.not_yet_until {
            State::NotYet
        } else {
            State::Open
        }
    }

    /// Expected fall of the doubt over all objectives.
    fn gain(&self, question: &PlacementQuestion) -> f64 {
        let (if_mastered, if_not) = chances(question, &self.rule);
        let mastered = self.mastered.get(question.objective as usize).copied().unwrap_or(0.5);
        let right = mastered * if_mastered + (1.0 - mastered) * if_not;
        let left = |answer: bool| doubt(&after(self.graph, &self.mastered, question, &self.rule, answer));
        doubt(&self.mastered) - right * left(true) - (1.0 - right) * left(false)
    }
}

fn doubt(mastered: &[f64]) -> f64 {
    crate::numeric::sum(mastered.iter().map(|p| p * (1.0 - p)))
}

/// Chances of a right answer with and without mastery.
fn chances(question: &PlacementQuestion, rule: &PlacementRule) -> (f64, f64) {
    (question.item.right(rule.cut + TYPICAL), question.item.right(rule.cut - TYPICAL))
}

/// All probabilities after an answer.
fn after(graph: &Graph, mastered: &[f64], question: &PlacementQuestion, rule: &PlacementRule, right: bool) -> Vec<f64> {
    let own = question.objective;
    let before = mastered.get(own as usize).copied().unwrap_or(0.5);
    let (if_mastered, if_not) = chances(question, rule);
    let (if_mastered, if_not) = if right { (if_mastered, if_not) } else { (1.0 - if_mastered, 1.0 - if_not) };
    let now = bounded(before * if_mastered / (before * if_mastered + (1.0 - before) * if_not));
    let mut result = mastered.to_vec();
    let mut carry = |other: u32, update: &dyn Fn(f64) -> f64| {
        if let Some(p) = result.get_mut(other as usize) {
            *p = bounded(update(*p));
        }
    };
    if right {
        graph.before(own).iter().for_each(|&other| carry(other, &|p| required(p, before, now)));
    } else {
        graph.after(own).iter().for_each(|&other| carry(other, &|p| requiring(p, before, now)));
    }
    carry(own, &|_| now);
    result
}

fn bounded(p: f64) -> f64 {
    p.clamp(DOUBT, 1.0 - DOUBT)
}

/// Probability of mastering `upper` with and without `lower`, which it requires, so that the two agree with what is
/// believed of each alone.
fn given_lower(upper: f64, lower: f64) -> (f64, f64) {
    let without = LEAK.min(upper);
    let with = ((upper - without * (1.0 - lower)) / lower).clamp(without, 1.0);
    (with, without)
}

/// A requiring objective after the one it requires went from `before` to `now` (Jeffrey's rule).
fn requiring(upper: f64, before: f64, now: f64) -> f64 {
    let (with, without) = given_lower(upper, before);
    let moved = with * now + without * (1.0 - now);
    let stood = with * before + without * (1.0 - before);
    upper + (moved - stood)
}

/// A required objective after the one that requires it went from `before` to `now`.
fn required(lower: f64, before: f64, now: f64) -> f64 {
    let (with, without) = given_lower(before, lower);
    let upper = with * lower + without * (1.0 - lower);
    let if_upper = with * lower / upper;
    let if_not = (1.0 - with) * lower / (1.0 - upper).max(DOUBT);
    lower + (if_upper - if_not).max(0.0) * (now - before)
}

//! A series: questions asked one after the other, to practise, to be placed or to review. The same rules choose in the
//! server and in the browser; what the series follows from is written down when it starts, so that it replays bit by bit.

mod log;
mod setup;

pub use log::{Chosen, Difference, Log, What, replay};
pub use setup::{Aim, Candidate, ExactItem, Goal, LeftOut, Setup};

use super::graph::Graph;
use super::placement::{Placement, PlacementEnd, PlacementQuestion, PlacementRule, Standing};
use super::practice::{self, ObjectiveReason, PracticeEnd, PracticeQuestion, PracticeRule, QuestionReason};
use super::session::Exact;
use crate::dice::SeededDice;
use crate::mastery::evidence::settled;
use crate::mastery::objectives::{Evidence, Lent, Profile, Settings, Sitting, State, profile_with};
use serde::{Deserialize, Serialize};

/// Purpose of the seed; each step throws dice of its own.
const SERIES: u64 = 7 << 32;
/// Answers in a row of practice after which an objective that stays below the cut is left for another day.
const ENOUGH_NOT_YET: usize = 5;
/// Questions to keep up what is acquired, when somebody asks for them.
const ENOUGH_ACQUIRED: usize = 5;
/// Questions of a placement at most: about six minutes.
pub const PLACEMENT_MOST: u32 = 14;
/// A placement reads an ability a little above or below the cut from this on, as mastery does.
const PLACEMENT: PlacementRule =
    PlacementRule { cut: 0.0, acquired_from: 0.8, not_yet_until: 0.2, most: PLACEMENT_MOST, least_gain: 0.005 };

/// An answer in a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The question, by its place in the pool.
    pub question: u32,
    /// It counts as right: three quarters of the credit or more.
    pub right: bool,
    /// Everything in it is right.
    pub whole: bool,
    /// A hint was opened before.
    pub hinted: bool,
    /// What the learner said of it, when asked: sure or not.
    pub sure: Option<bool>,
    /// It was asked again after a miss.
    pub again: bool,
    /// It was asked to learn about the learner, and not about the question.
    pub counts: bool,
}

/// Why a question comes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// Practice: why its objective, why it.
    Practice {
        /// Why the objective.
        objective: ObjectiveReason,
        /// Why the question.
        question: QuestionReason,
    },
    /// Placement: its answer decides most.
    Placement {
        /// Objectives still open.
        open: u32,
        /// How many other objectives its answer speaks of.
        carries_to: u32,
    },
    /// Review: it is about to be forgotten.
    Review,
}

/// The next question, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pick {
    /// The question, by its place in the pool.
    pub question: u32,
    /// Its objective, by index.
    pub objective: u32,
    /// Among how many it was chosen.
    pub among: u32,
    /// Why.
    pub because: Because,
    /// Expected chance of a right answer; for placement the doubt it should remove; for a review the chance of recalling.
    pub expected: f64,
    /// Whether the answer counts for mastery.
    pub counts: bool,
}

/// Why no question comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// Every objective is decided, as far as one sitting can.
    Decided,
    /// Every objective is acquired.
    Acquired,
    /// Every question of the set was asked.
    NothingLeft,
    /// As many questions as allowed.
    Longest,
    /// No question left would decide much.
    NothingUseful,
}

/// What became of a question of the first round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dot {
    /// Right at once.
    Right,
    /// Right with a hint.
    Hinted,
    /// Missed, then put right.
    Mended,
    /// Missed.
    Wrong,
}

/// A series under way.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    setup: &'a Setup,
    graph: Graph,
    given: Vec<Given>,
    /// Answers of this series that count, by objective.
    counted: Vec<Vec<(usize, bool)>>,
    profile: Profile,
    now: Result<Pick, End>,
}

impl<'a> Series<'a> {
    /// Starts a series.
    #[must_use]
    pub fn start(setup: &'a Setup) -> Self {
        Self::resume(setup, &[])
    }

    fn unlooked(setup: &'a Setup) -> Self {
        let requires: Vec<Vec<u32>> = setup.goals.iter().map(|goal| goal.requires.clone()).collect();
        // Setups come from courses that were checked; a circle would only mean that nothing requires anything.
        let graph = Graph::new(requires).unwrap_or_else(|_| Graph::without_requirements(setup.goals.len()));
        let counted = vec![Vec::new(); setup.goals.len()];
        Self { setup, graph, given: Vec::new(), counted, profile: empty(), now: Err(End::NothingLeft) }
    }

    /// A series after these answers, in order.
    #[must_use]
    pub fn resume(setup: &'a Setup, given: &[Given]) -> Self {
        let mut series = Self::unlooked(setup);
        given.iter().for_each(|one| series.take(*one));
        series.look();
        series
    }

    /// The question to ask now, or why there is none. Questions to put right come besides: [`Series::missed`].
    pub const fn next(&self) -> Result<Pick, End> {
        self.now
    }

    /// Takes in an answer. One to a question that is not in the pool, or was answered already, is ignored.
    pub fn answer(&mut self, given: Given) {
        self.take(given);
        if !given.again {
            self.look();
        }
    }

    fn take(&mut self, given: Given) {
        let known = self.given.iter().any(|one| one.question == given.question && !one.again);
        let Some(candidate) = self.setup.pool.get(given.question as usize).filter(|_| known == given.again) else {
            return;
        };
        self.given.push(given);
        if given.again {
            return;
        }
        let tells = given.counts && !(given.hinted && given.right);
        if let Some(counted) = self.counted.get_mut(candidate.objective as usize).filter(|_| tells) {
            counted.push((candidate.item as usize, given.right));
        }
    }

    /// Every answer so far.
    #[must_use]
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// Answers of the first round.
    pub fn first_round(&self) -> impl Iterator<Item = &Given> {
        self.given.iter().filter(|one| !one.again)
    }

    /// Questions missed and not put right since, in the order asked.
    #[must_use]
    pub fn missed(&self) -> Vec<u32> {
        self.first_round().map(|one| one.question).filter(|q| self.dot(*q) == Some(Dot::Wrong)).collect()
    }

    /// What became of a question; none when it was not asked.
    #[must_use]
    pub fn dot(&self, question: u32) -> Option<Dot> {
        let first = self.first_round().find(|one| one.question == question)?;
        let mended = self.given.iter().any(|one| one.again && one.question == question && one.whole);
        Some(match (first.whole, first.hinted) {
            (true, false) => Dot::Right,
            (true, true) => Dot::Hinted,
            (false, _) if mended => Dot::Mended,
            (false, _) => Dot::Wrong,
        })
    }

    /// Whether the learner is asked if they are sure: at the first question of each objective, then at every third.
    #[must_use]
    pub fn asks_whether_sure(&self, question: u32) -> bool {
        if self.setup.aim != Aim::Practice {
            return false;
        }
        let objective = |q: u32| self.setup.pool.get(q as usize).map(|candidate| candidate.objective);
        let before = self.first_round().take_while(|one| one.question != question);
        before.filter(|one| objective(one.question) == objective(question)).count() % 3 == 0
    }

    /// Questions answered wrong by somebody who was sure, put right since or not.
    #[must_use]
    pub fn sure_and_wrong(&self) -> Vec<u32> {
        self.first_round().filter(|one| one.sure == Some(true) && !one.whole).map(|one| one.question).collect()
    }

    /// What is believed of the learner now, one entry per objective of the setup.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What a placement found, one entry per objective.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        self.placement().standings()
    }

    /// How the choice that stands now is written down.
    #[must_use]
    pub fn chosen(&self) -> Option<Chosen> {
        let pick = self.now.ok()?;
        let known = self.profile.objectives.get(pick.objective as usize)?;
        Some(Chosen {
            question: pick.question,
            among: pick.among,
            because: pick.because,
            expected: Exact(pick.expected),
            theta: Exact(known.estimate.theta),
            se: Exact(known.estimate.se),
            counts: pick.counts,
        })
    }

    /// Looks at where things stand: belief and next question.
    fn look(&mut self) {
        self.profile = settled(profile_with(&Settings::default(), &self.evidence(), &self.lent()));
        self.now = match self.setup.aim {
            Aim::Practice => self.practise(),
            Aim::Placement => self.place(),
            Aim::Review => self.review(),
        };
    }

    fn lent(&self) -> Lent {
        Lent(self.setup.lent.iter().map(|exact| exact.0).collect())
    }

    /// What was known before, and this series as one more sitting.
    fn evidence(&self) -> Vec<Evidence> {
        let items: Vec<_> = self.setup.items.iter().map(ExactItem::item).collect();
        let known = |answers: &[(u32, bool)]| {
            answers.iter().filter_map(|(item, right)| Some((*items.get(*item as usize)?, *right))).collect::<Vec<_>>()
        };
        let one = |(goal, now): (&Goal, &Vec<(usize, bool)>)| {
            let before =
                goal.sittings.iter().map(|(drift, answers)| Sitting { drift: drift.0, answers: known(answers) });
            let mut sittings: Vec<Sitting> = before.collect();
            let answers: Vec<_> = now.iter().filter_map(|(item, right)| Some((*items.get(*item)?, *right))).collect();
            let drift = goal.drift.0;
            if answers.is_empty() {
                return Evidence { sittings, drift, critical: goal.critical };
            }
            sittings.push(Sitting { drift, answers });
            Evidence { sittings, drift: 0.0, critical: goal.critical }
        };
        self.setup.goals.iter().zip(&self.counted).map(one).collect()
    }

    fn answered(&self, question: u32) -> bool {
        self.first_round().any(|one| one.question == question)
    }

    fn practise(&self) -> Result<Pick, End> {
        let states: Vec<State> = self.profile.objectives.iter().map(|known| known.state).collect();
        let begun_acquired = self.setup.keep_up;
        let asked = self.first_round().count();
        if states.iter().all(|state| *state == State::Acquired) && (!begun_acquired || asked >= ENOUGH_ACQUIRED) {
            return Err(End::Acquired);
        }
        let given = |objective: usize| {
            let of = |one: &&Given| {
                self.setup.pool.get(one.question as usize).is_some_and(|c| c.objective as usize == objective)
            };
            self.first_round().filter(of).count()
        };
        let settled = |(objective, state): (usize, &State)| match state {
            State::Acquired => true,
            State::NotYet => given(objective) >= ENOUGH_NOT_YET,
            State::Open => false,
        };
        if !begun_acquired && asked > 0 && states.iter().enumerate().all(settled) {
            return Err(End::Decided);
        }
        let mut dice = SeededDice::new(self.setup.seed, SERIES + asked as u64);
        let rule = PracticeRule { beyond_acquired: begun_acquired, window: 1, ..PracticeRule::default() };
        let pool: Vec<PracticeQuestion> = (0..)
            .zip(&self.setup.pool)
            .filter_map(|(question, candidate)| {
                let item = self.setup.items.get(candidate.item as usize)?.item();
                // An objective on which this sitting has said enough gives way to the others.
                let state = states.get(candidate.objective as usize).copied().unwrap_or(State::Open);
                let tired = state == State::NotYet && given(candidate.objective as usize) >= ENOUGH_NOT_YET;
                let allowed = !self.answered(question) && !tired;
                let objective = candidate.objective;
                Some(PracticeQuestion {
                    question,
                    objective,
                    item,
                    allowed,
                    seen_days_ago: None,
                    rate: 0.0,
                    class_share: 0.0,
                })
            })
            .collect();
        match practice::next(&self.graph, &self.profile, &pool, &rule, &mut dice) {
            Ok(pick) => Ok(Pick {
                question: pick.question,
                objective: pick.objective,
                among: pick.among,
                because: Because::Practice { objective: pick.objective_because, question: pick.because },
                expected: pick.success,
                counts: pick.counts,
            }),
            Err(PracticeEnd::AllAcquired) => Err(End::Acquired),
            Err(PracticeEnd::Nothing { .. }) => Err(End::NothingLeft),
        }
    }

    fn asked_in_placement(&self) -> Vec<PlacementQuestion> {
        let one = |(question, candidate): (u32, &Candidate)| {
            let item = self.setup.items.get(candidate.item as usize)?.item();
            Some(PlacementQuestion { question, objective: candidate.objective, item })
        };
        (0..).zip(&self.setup.pool).filter_map(one).collect()
    }

    fn placement(&self) -> Placement<'_> {
        let pool = self.asked_in_placement();
        let mut placement = Placement::new(&self.graph, PLACEMENT);
        for given in self.first_round() {
            if let Some(question) = pool.iter().find(|one| one.question == given.question) {
                placement.answer(question, given.right && !given.hinted);
            }
        }
        placement
    }

    fn place(&self) -> Result<Pick, End> {
        let pool = self.asked_in_placement();
        let left = pool.len().saturating_sub(self.first_round().count());
        match self.placement().next(&pool) {
            Ok(pick) => Ok(Pick {
                question: pick.question,
                objective: pick.objective,
                among: u32::try_from(left).unwrap_or(u32::MAX),
                because: Because::Placement { open: pick.open, carries_to: pick.carries_to },
                expected: pick.gain,
                counts: true,
            }),
            Err(PlacementEnd::Decided) => Err(End::Decided),
            Err(PlacementEnd::Longest) => Err(End::Longest),
            Err(PlacementEnd::NothingLeft) => Err(End::NothingLeft),
            Err(PlacementEnd::NothingUseful) => Err(End::NothingUseful),
        }
    }

    /// The pool of a review stands in the order of its queue.
    fn review(&self) -> Result<Pick, End> {
        let left: Vec<(u32, &Candidate)> = (0..).zip(&self.setup.pool).filter(|(q, _)| !self.answered(*q)).collect();
        let (question, candidate) = left.first().ok_or(End::NothingLeft)?;
        Ok(Pick {
            question: *question,
            objective: candidate.objective,
            among: u32::try_from(left.len()).unwrap_or(u32::MAX),
            because: Because::Review,
            expected: candidate.recall.map_or(0.0, |recall| recall.0),
            counts: true,
        })
    }
}

fn empty() -> Profile {
    let general = crate::mastery::posterior::Estimate { theta: 0.0, se: 1.0 };
    Profile { general, objectives: Vec::new() }
}

#[cfg(test)]
mod tests;

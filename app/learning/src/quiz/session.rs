//! An adaptive session that keeps its log, and the replay that answers an appeal.
//!
//! The log holds everything the session followed from — bank version, seed, policy, what was left out and why — and
//! every step with its reason and its exact estimate. Replaying it on the same bank gives the same bits, or names the
//! first step that differs. The log holds reasons as values; pages put them into words.

use crate::dice::{Seed, SeededDice};
use crate::mastery::bank::Bank;
use crate::mastery::cat::{Because, Cat, Pick, Policy};
use crate::mastery::cells::ItemSet;
use crate::mastery::posterior::{Estimate, Posterior};
use crate::mastery::stopping::Ended;
use serde::{Deserialize, Serialize};

/// Purpose of the seed.
const SESSION: u64 = 5;

/// A number kept to the last bit: written as the 16 hexadecimal digits of its bits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Exact(pub f64);

impl From<Exact> for String {
    fn from(number: Exact) -> Self {
        format!("{:016x}", number.0.to_bits())
    }
}

impl TryFrom<String> for Exact {
    type Error = std::num::ParseIntError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Self(f64::from_bits(u64::from_str_radix(&text, 16)?)))
    }
}

/// Why questions of the bank were left out for this learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LeftOut {
    /// Another jurisdiction's.
    Jurisdiction,
    /// Not in the language of the session.
    Language,
    /// Withdrawn, not approved, or resting on law that changed.
    Status,
    /// Seen by this learner lately.
    SeenLately,
    /// Seen by too many.
    Exposure,
    /// Not fit for the learner's device or assistive technology.
    Access,
}

/// What a session follows from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Name of the frozen parameters of the bank.
    pub parameters: String,
    /// The seed of its draws.
    pub seed: Seed,
    /// How it chooses and stops.
    pub policy: Policy,
    /// Mean of what was believed of the learner before.
    pub prior_mean: Exact,
    /// Its standard deviation.
    pub prior_sd: Exact,
    /// Questions left out, by reason.
    pub left_out: Vec<(LeftOut, Vec<u32>)>,
}

/// One question and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The question.
    pub item: u32,
    /// Its group, the objective.
    pub group: u16,
    /// How many questions were open to choice.
    pub open: u32,
    /// Why it was chosen.
    pub because: Because,
    /// What it told at the estimate before it.
    pub information: Exact,
    /// Whether the answer was right.
    pub right: bool,
    /// Ability after it.
    pub theta: Exact,
    /// Its standard error.
    pub se: Exact,
}

/// A session's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionLog {
    /// What it follows from.
    pub setup: Setup,
    /// What happened.
    pub steps: Vec<Step>,
    /// Why it ended; none while it runs.
    pub ended: Option<Ended>,
}

/// A running session.
#[derive(Debug)]
pub struct Session<'a> {
    cat: Cat<'a>,
    dice: SeededDice,
    pending: Option<Pick>,
    steps: Vec<Step>,
    ended: Option<Ended>,
    setup: &'a Setup,
}

impl<'a> Session<'a> {
    /// Starts a session on a bank.
    #[must_use]
    pub fn start(bank: &'a Bank, setup: &'a Setup) -> Self {
        let mut excluded = ItemSet::empty(bank.size());
        setup.left_out.iter().flat_map(|(_, items)| items).for_each(|&item| excluded.insert(item));
        let prior = Posterior::normal(setup.prior_mean.0, setup.prior_sd.0);
        let cat = Cat::new(bank, &setup.policy, prior, &excluded);
        let dice = SeededDice::new(setup.seed, SESSION);
        Self { cat, dice, pending: None, steps: Vec::new(), ended: None, setup }
    }

    /// Takes a kept log up again, so that an interrupted session goes on; refuses a log that does not fit the bank.
    pub fn resume(bank: &'a Bank, log: &'a SessionLog) -> Result<Self, Difference> {
        let mut session = Self::start(bank, &log.setup);
        for (number, step) in (0..).zip(&log.steps) {
            session.repeat(number, step)?;
        }
        Ok(session)
    }

    /// The question to ask now: the same one until it is answered. Or why there is none any more.
    pub fn question(&mut self) -> Result<Pick, Ended> {
        if let Some(ended) = self.ended {
            return Err(ended);
        }
        let pick = match self.pending {
            Some(pick) => Ok(pick),
            None => self.cat.next(&mut self.dice),
        };
        self.pending = pick.ok();
        self.ended = pick.err();
        pick
    }

    /// Takes in the answer to the question asked; none when none was asked.
    pub fn answer(&mut self, right: bool) -> Option<Estimate> {
        let pick = self.pending.take()?;
        self.cat.answer(pick.item, right);
        let estimate = self.cat.estimate();
        self.steps.push(Step {
            item: pick.item,
            group: pick.group,
            open: pick.open,
            because: pick.because,
            information: Exact(pick.information),
            right,
            theta: Exact(estimate.theta),
            se: Exact(estimate.se),
        });
        Some(estimate)
    }

    /// The log so far.
    #[must_use]
    pub fn log(&self) -> SessionLog {
        SessionLog { setup: self.setup.clone(), steps: self.steps.clone(), ended: self.ended }
    }

    fn repeat(&mut self, number: u32, step: &Step) -> Result<(), Difference> {
        let differs = |what| Difference { step: number, what };
        let pick = self.question().map_err(|_| differs(What::Ended))?;
        if pick.item != step.item {
            return Err(differs(What::Question));
        }
        self.answer(step.right);
        let now = self.steps.last().ok_or(differs(What::Question))?;
        let bits = |exact: Exact| exact.0.to_bits();
        if bits(now.theta) != bits(step.theta) || bits(now.se) != bits(step.se) {
            return Err(differs(What::Estimate));
        }
        if bits(now.information) != bits(step.information) || now.open != step.open || now.because != step.because {
            return Err(differs(What::Reason));
        }
        Ok(())
    }
}

/// Where a replay departs from the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The step, from 0.
    pub step: u32,
    /// What differs.
    pub what: What,
}

/// What differs in a replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Another question would have come.
    Question,
    /// The estimate is another.
    Estimate,
    /// The question came for another reason, or from another choice.
    Reason,
    /// The session would have ended earlier, later or for another reason.
    Ended,
}

/// Replays a log on the bank with the same parameters; the first difference, when there is one.
pub fn replay(bank: &Bank, log: &SessionLog) -> Result<(), Difference> {
    let mut session = Session::resume(bank, log)?;
    let ended = if log.ended.is_some() { session.question().err() } else { None };
    if ended == log.ended { Ok(()) } else { Err(Difference { step: log.steps.len() as u32, what: What::Ended }) }
}

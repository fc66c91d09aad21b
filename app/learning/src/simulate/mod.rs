//! Simulated learners through any quiz, before a real one sits it: length, precision, exposure, wrong decisions.
//!
//! Whether simulated learner i answers question j right follows from the seed, i and j alone, so that two policies can
//! be compared on the same learners, and a study repeats itself to the last digit.

pub mod cohorts;

use crate::dice::{Dice, QuickDice, mix};
use crate::mastery::bank::Bank;
use crate::mastery::cat::{Cat, Policy};
use crate::mastery::cells::ItemSet;
use crate::mastery::irt::Curve;
use crate::mastery::posterior::{Estimate, Posterior};
use crate::mastery::stopping::{Deciding, Ended, Verdict};
use crate::numeric::distributions::Z_95;
use crate::numeric::squared;
use serde::{Deserialize, Serialize};

/// The uniform number in \[0, 1) that decides learner i's answer to question j.
#[must_use]
#[inline]
pub fn uniform(seed: u64, learner: u32, item: u32) -> f64 {
    let pair = u64::from(learner) << 32 | u64::from(item);
    let step = pair.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mix(seed.wrapping_add(step)) >> 11) as f64 / 9_007_199_254_740_992.0
}

/// So many abilities from N(0, 1).
#[must_use]
pub fn population(learners: u32, seed: u64) -> Vec<f64> {
    let mut dice = QuickDice::new(seed);
    (0..learners).map(|_| dice.normals().0).collect()
}

/// What to simulate.
#[derive(Clone, Copy, Debug)]
pub struct Study<'a> {
    /// The bank, as the engine believes it to be.
    pub bank: &'a Bank,
    /// The curves by which simulated learners answer; the bank's own when nothing else is supposed.
    pub truth: &'a [Curve],
    /// How questions are chosen and when to stop.
    pub policy: &'a Policy,
    /// Questions that are not asked.
    pub excluded: &'a ItemSet,
    /// Seed of answers and choices.
    pub seed: u64,
}

/// What came out. Shares are from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Simulated learners.
    pub learners: u32,
    /// Mean number of questions.
    pub mean_items: f64,
    /// Share that ended because the estimate was precise enough.
    pub reached_precision: f64,
    /// Share that ended because no question was left, or none that would teach enough.
    pub ran_out: f64,
    /// Mean error of the estimate.
    pub bias: f64,
    /// Root of its mean square.
    pub rmse: f64,
    /// Mean standard error claimed.
    pub mean_se: f64,
    /// Share of learners whose true ability lies in the 95 % interval.
    pub coverage: f64,
    /// Share of learners who see the most used question.
    pub highest_exposure: f64,
    /// Share of the bank that nobody sees.
    pub never_used: f64,
    /// Mean share of a session's questions that another session has too.
    pub overlap: f64,
    /// Decisions, when the policy decides.
    pub decisions: Option<Decisions>,
}

/// Right and wrong decisions about the cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decisions {
    /// Share of right decisions.
    pub right: f64,
    /// Share of those truly below the cut who passed.
    pub false_pass: f64,
    /// Share of those truly above the cut who failed.
    pub false_fail: f64,
}

/// Runs every learner through the quiz, one call of `watch` per finished session.
pub fn run(study: &Study, abilities: &[f64], mut watch: impl FnMut(u32, &[u32], Estimate, Ended)) {
    let prior = Posterior::default();
    let mut cat = Cat::new(study.bank, study.policy, prior.clone(), study.excluded);
    let mut dice = QuickDice::new(mix(study.seed));
    let mut items = Vec::new();
    for (learner, &theta) in (0..).zip(abilities) {
        cat.restart(&prior, study.excluded);
        items.clear();
        let ended = session(study, &mut cat, &mut dice, (learner, theta), &mut items);
        watch(learner, &items, cat.estimate(), ended);
    }
}

fn session(
    study: &Study,
    cat: &mut Cat,
    dice: &mut impl Dice,
    (learner, theta): (u32, f64),
    items: &mut Vec<u32>,
) -> Ended {
    loop {
        let pick = match cat.next(dice) {
            Ok(pick) => pick,
            Err(ended) => return ended,
        };
        let chance = study.truth.get(pick.item as usize).map_or(0.0, |curve| curve.right(theta));
        cat.answer(pick.item, uniform(study.seed, learner, pick.item) < chance);
        items.push(pick.item);
    }
}

/// Simulates learners of these abilities and sums up.
#[must_use]
pub fn simulate(study: &Study, abilities: &[f64]) -> Report {
    let mut tally = Tally { used: vec![0; study.bank.size() as usize], ..Tally::default() };
    let cut = cut_of(study.policy);
    run(study, abilities, |learner, items, estimate, ended| {
        let theta = abilities.get(learner as usize).copied().unwrap_or(0.0);
        tally.add(theta, items, estimate, ended, cut);
    });
    tally.report(abilities.len() as f64, cut.is_some())
}

fn cut_of(policy: &Policy) -> Option<f64> {
    policy.stop.deciding.map(|deciding| match deciding {
        Deciding::Interval { cut } => cut,
        Deciding::Sprt(sprt) => sprt.cut,
    })
}

#[derive(Default)]
struct Tally {
    used: Vec<u32>,
    items: f64,
    precise: f64,
    ran_out: f64,
    error: f64,
    error_squared: f64,
    se: f64,
    covered: f64,
    /// Below and above the cut: how many, and how many of them decided wrongly.
    sides: [(f64, f64); 2],
}

impl Tally {
    fn add(&mut self, theta: f64, items: &[u32], estimate: Estimate, ended: Ended, cut: Option<f64>) {
        for &item in items {
            if let Some(count) = self.used.get_mut(item as usize) {
                *count += 1;
            }
        }
        let error = estimate.theta - theta;
        self.items += items.len() as f64;
        self.precise += f64::from(u8::from(ended == Ended::Precise));
        self.ran_out += f64::from(u8::from(matches!(ended, Ended::NothingLeft | Ended::NothingUseful)));
        self.error += error;
        self.error_squared += squared(error);
        self.se += estimate.se;
        self.covered += f64::from(u8::from(error.abs() <= Z_95 * estimate.se));
        if let Some(cut) = cut {
            let passed = match ended {
                Ended::Decided(verdict) => verdict == Verdict::Pass,
                _ => estimate.theta >= cut,
            };
            let above = theta >= cut;
            let [below_side, above_side] = &mut self.sides;
            let side = if above { above_side } else { below_side };
            *side = (side.0 + 1.0, side.1 + f64::from(u8::from(passed != above)));
        }
    }

    fn report(&self, n: f64, decides: bool) -> Report {
        let n = n.max(1.0);
        let most = self.used.iter().copied().max().unwrap_or(0);
        let never = self.used.iter().filter(|&&count| count == 0).count();
        let shared = crate::numeric::sum(self.used.iter().map(|&count| f64::from(count) * (f64::from(count) - 1.0)));
        let [below, above] = self.sides;
        let share = |(all, wrong): (f64, f64)| if all > 0.0 { wrong / all } else { 0.0 };
        Report {
            learners: n as u32,
            mean_items: self.items / n,
            reached_precision: self.precise / n,
            ran_out: self.ran_out / n,
            bias: self.error / n,
            rmse: (self.error_squared / n).sqrt(),
            mean_se: self.se / n,
            coverage: self.covered / n,
            highest_exposure: f64::from(most) / n,
            never_used: never as f64 / (self.used.len().max(1)) as f64,
            overlap: if n > 1.0 && self.items > 0.0 { shared / (n - 1.0) / self.items } else { 0.0 },
            decisions: decides.then(|| Decisions {
                right: 1.0 - (below.1 + above.1) / n,
                false_pass: share(below),
                false_fail: share(above),
            }),
        }
    }
}

//! A young bank and small classes: how quickly difficulties are learned, and whether scores stay honest meanwhile.
//!
//! Questions start with an expert's difficulty, wrong by a known spread. Classes of 25 sit adaptive tests; after every
//! answer the difficulty is learned online, and every night all answers are calibrated anew. True discriminations
//! vary, the model takes them as 1 (ADAPTIVE §4.1 and §4.2).

use super::uniform;
use crate::dice::QuickDice;
use crate::mastery::bank::{Bank, Entry};
use crate::mastery::beliefs::from_rating;
use crate::mastery::calibration::{Model, NormalPrior, Priors, Responses, calibrate};
use crate::mastery::cat::{Balance, Cat, Choice, Policy};
use crate::mastery::cells::ItemSet;
use crate::mastery::irt::Curve;
use crate::mastery::moments::{Belief, learn};
use crate::mastery::posterior::Posterior;
use crate::mastery::stopping::StopRule;
use crate::mastery::uncertain::Item;
use crate::numeric::{exp, squared, sum};

/// Spread of the true difficulties.
const DIFFICULTY_SD: f64 = 1.0;

/// The supposed bank and classes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Supposition {
    /// Questions in the bank.
    pub items: u32,
    /// Spread of the experts' errors, in units of ability.
    pub expert_sd: f64,
    /// Spread of the logarithm of the true discriminations.
    pub ln_a_sd: f64,
    /// Learners in a class.
    pub class: u32,
    /// Classes, one after the other.
    pub classes: u32,
    /// Questions each learner answers.
    pub length: u32,
}

impl Default for Supposition {
    fn default() -> Self {
        Self { items: 300, expert_sd: 0.7, ln_a_sd: 0.25, class: 25, classes: 12, length: 40 }
    }
}

/// How far difficulties are from the truth (root mean square), and how honest the scores were.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The experts alone.
    pub expert: f64,
    /// Learned online.
    pub online: f64,
    /// Calibrated from all answers and the experts' priors; none when the calibration gave nothing.
    pub nightly: Option<f64>,
    /// Share of learners whose true ability lay in the 95 % interval, over all classes.
    pub coverage: f64,
    /// Learners behind that share.
    pub learners: u32,
}

struct World {
    truth: Vec<Curve>,
    expert: Vec<f64>,
    beliefs: Vec<Belief>,
    answers: Vec<Vec<(u32, bool)>>,
    covered: u32,
}

/// Plays the supposition once.
#[must_use]
pub fn play(supposition: &Supposition, seed: u64) -> Outcome {
    let mut dice = QuickDice::new(seed);
    let mut world = World::new(supposition, &mut dice);
    let policy = policy(supposition.length);
    for class in 0..supposition.classes {
        let bank = world.bank();
        for number in 0..supposition.class {
            let learner = class * supposition.class + number;
            world.sit(&bank, &policy, (learner, dice.normals().0), seed, &mut dice);
        }
    }
    world.outcome(supposition)
}

fn policy(length: u32) -> Policy {
    let stop = StopRule { least: length, most: length, se: None, deciding: None, least_gain: None };
    Policy { balance: Balance::None, choice: Choice::Progressive { length }, stop }
}

fn curve(a: f64, b: f64) -> Option<Curve> {
    Curve::new(a, b, 0.0, 1.0).ok()
}

impl World {
    fn new(supposition: &Supposition, dice: &mut QuickDice) -> Self {
        let mut world = Self { truth: vec![], expert: vec![], beliefs: vec![], answers: vec![], covered: 0 };
        for _ in 0..supposition.items {
            let ((b, error), (ln_a, _)) = (dice.normals(), dice.normals());
            let expert = b + supposition.expert_sd * error;
            world.truth.extend(curve(exp(supposition.ln_a_sd * ln_a), b));
            world.expert.push(expert);
            world.beliefs.push(from_rating(expert, supposition.expert_sd, DIFFICULTY_SD));
        }
        world
    }

    /// The bank as it is believed this morning.
    fn bank(&self) -> Bank {
        let entry = |belief: &Belief| {
            let item = Item { curve: curve(1.0, belief.mean)?, variance: belief.variance };
            Some(Entry { item, group: 0, enemies: Vec::new() })
        };
        Bank::new(self.beliefs.iter().filter_map(entry).collect())
    }

    fn sit(&mut self, bank: &Bank, policy: &Policy, (learner, theta): (u32, f64), seed: u64, dice: &mut QuickDice) {
        let mut cat = Cat::new(bank, policy, Posterior::default(), &ItemSet::empty(bank.size()));
        let mut row = Vec::new();
        while let Ok(pick) = cat.next(dice) {
            let chance = self.truth.get(pick.item as usize).map_or(0.0, |curve| curve.right(theta));
            let right = uniform(seed, learner, pick.item) < chance;
            let before = cat.estimate();
            if let Some(belief) = self.beliefs.get_mut(pick.item as usize) {
                let ability = Belief { mean: before.theta, variance: squared(before.se) };
                *belief = learn(ability, *belief, 1.0, 0.0, right).difficulty;
            }
            cat.answer(pick.item, right);
            row.push((pick.item, right));
        }
        let after = cat.estimate();
        let inside = (after.theta - theta).abs() <= crate::numeric::distributions::Z_95 * after.se;
        self.covered += u32::from(inside);
        self.answers.push(row);
    }

    fn outcome(&self, supposition: &Supposition) -> Outcome {
        let learners = self.answers.len() as u32;
        let online: Vec<f64> = self.beliefs.iter().map(|belief| belief.mean).collect();
        Outcome {
            expert: self.distance(&self.expert),
            online: self.distance(&online),
            nightly: self.nightly(supposition).map(|found| self.distance(&found)),
            coverage: f64::from(self.covered) / f64::from(learners.max(1)),
            learners,
        }
    }

    fn nightly(&self, supposition: &Supposition) -> Option<Vec<f64>> {
        let believed = |&rating: &f64| from_rating(rating, supposition.expert_sd, DIFFICULTY_SD);
        let prior = |rating: &f64| NormalPrior { mean: believed(rating).mean, sd: believed(rating).variance.sqrt() };
        let priors = Priors { ln_a: None, b: self.expert.iter().map(prior).collect(), ..Priors::default() };
        let fit =
            calibrate(&Responses::from_lists(supposition.items, &self.answers), Model::Rasch, &priors, false).ok()?;
        Some(fit.items.iter().zip(&self.expert).map(|(item, expert)| item.map_or(*expert, |item| item.b)).collect())
    }

    fn distance(&self, found: &[f64]) -> f64 {
        let errors = self.truth.iter().zip(found).map(|(curve, found)| squared(curve.b() - found));
        (sum(errors) / found.len().max(1) as f64).sqrt()
    }
}

//! Other models of learning, for comparison only and never for reported scores: BKT, PFA and Elo.

use crate::numeric::{ln, logistic};

/// Parameters of Bayesian Knowledge Tracing (Corbett & Anderson 1995), each a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnowledgeTracing {
    /// Knows the skill before the first question.
    pub known: f64,
    /// Learns it between two questions.
    pub learn: f64,
    /// Answers right without knowing.
    pub guess: f64,
    /// Answers wrong although knowing.
    pub slip: f64,
    /// Forgets it between two questions.
    pub forget: f64,
}

/// One question's step of knowledge tracing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traced {
    /// Predicted chance of a right answer, before it.
    pub right: f64,
    /// Chance that the skill is known, given the answer.
    pub known: f64,
    /// The same after the chance to learn or forget that follows.
    pub known_next: f64,
}

impl KnowledgeTracing {
    /// One step from the chance that the skill is known. An answer that was impossible leaves that chance as it was.
    #[must_use]
    pub fn step(&self, known: f64, right: bool) -> Traced {
        let (if_known, if_not) = if right { (1.0 - self.slip, self.guess) } else { (self.slip, 1.0 - self.guess) };
        let chance = known * if_known + (1.0 - known) * if_not;
        let after = if chance > 0.0 { known * if_known / chance } else { known };
        let known_next = after * (1.0 - self.forget) + (1.0 - after) * self.learn;
        Traced { right: known * (1.0 - self.slip) + (1.0 - known) * self.guess, known: after, known_next }
    }

    /// All steps over a row of answers.
    #[must_use]
    pub fn trace(&self, answers: &[bool]) -> Vec<Traced> {
        let next = |known: &mut f64, right: &bool| {
            let step = self.step(*known, *right);
            *known = step.known_next;
            Some(step)
        };
        answers.iter().scan(self.known, next).collect()
    }
}

/// ln of the likelihood of the answers under the predictions made before each.
#[must_use]
pub fn ln_likelihood(steps: &[Traced], answers: &[bool]) -> f64 {
    let one = |(step, right): (&Traced, &bool)| ln(if *right { step.right } else { 1.0 - step.right });
    crate::numeric::sum(steps.iter().zip(answers).map(one))
}

/// One skill of Performance Factors Analysis (Pavlik, Cen & Koedinger 2009).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skill {
    /// Easiness.
    pub beta: f64,
    /// Gain per right answer.
    pub gamma: f64,
    /// Gain per wrong answer.
    pub rho: f64,
}

/// A single effect of this size is certainty already; larger ones could cancel each other into no number.
const BEYOND: f64 = 1e6;

/// Chance of a right answer from the question's skills with their counts of earlier right and wrong answers.
#[must_use]
pub fn performance_factors(skills: impl IntoIterator<Item = (Skill, u32, u32)>) -> f64 {
    let one = |(skill, right, wrong): (Skill, u32, u32)| {
        let effects = [skill.beta, skill.gamma * f64::from(right), skill.rho * f64::from(wrong)];
        crate::numeric::sum(effects.map(|effect| effect.clamp(-BEYOND, BEYOND)))
    };
    logistic(crate::numeric::sum(skills.into_iter().map(one)))
}

/// Elo rating with a step that shrinks as 1 / (1 + b n) (Pelánek 2016).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elo {
    /// Step of the first answer.
    pub a: f64,
    /// How quickly it shrinks.
    pub b: f64,
    /// Chance of guessing right.
    pub guess: f64,
}

impl Elo {
    /// Chance of a right answer between two ratings.
    #[must_use]
    pub fn right(&self, ability: f64, difficulty: f64) -> f64 {
        self.guess + (1.0 - self.guess) * logistic(ability - difficulty)
    }

    /// The two ratings after an answer, from their values and counts of earlier answers.
    #[must_use]
    pub fn step(&self, ability: (f64, u32), difficulty: (f64, u32), right: bool) -> (f64, f64) {
        let surprise = f64::from(u8::from(right)) - self.right(ability.0, difficulty.0);
        let step = |count: u32| self.a / (1.0 + self.b * f64::from(count));
        (ability.0 + step(ability.1) * surprise, difficulty.0 - step(difficulty.1) * surprise)
    }
}

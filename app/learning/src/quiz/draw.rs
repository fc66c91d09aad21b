//! Drawing one learner's paper from a pool: a blueprint met exactly, or a refusal that says what is missing.
//!
//! The same blueprint, pool, rules and seed always give the same paper, so an attempt needs to keep its seed only.

use super::fill::{Enmities, Places, Stuck, fill};
use crate::dice::{Dice, Seed, SeededDice};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Purposes of a seed, so that the order of questions tells nothing about the order of options.
const CHOICE: u64 = 1;
const ORDER: u64 = 2;
const OPTIONS: u64 = 3;

/// A question that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The caller's number for the question, unique in the pool.
    pub question: u32,
    /// The caller's number for the objective it tests.
    pub objective: u32,
    /// The author's difficulty, 1 (easy) to 5 (hard).
    pub level: u8,
    /// One bit per jurisdiction in which it may be asked; all bits for the common core.
    pub jurisdictions: u64,
    /// Questions that must not stand on the same paper; one side saying so is enough.
    pub enemies: Vec<u32>,
    /// The parallel form it is reserved for; none when it may stand on any.
    pub form: Option<u16>,
    /// How many options it has to be put in order; 0 when there are none or their order is fixed.
    pub options: u16,
}

/// One line of a blueprint: so many questions on this objective, of these levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// The objective.
    pub objective: u32,
    /// Lowest and highest level allowed; none for any level.
    pub levels: Option<(u8, u8)>,
    /// How many questions.
    pub count: u16,
}

/// What narrows the pool for this learner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRules {
    /// The learner's jurisdictions, one bit each; all bits when it does not matter.
    pub jurisdictions: u64,
    /// The parallel form to draw; none when the test has a single one.
    pub form: Option<u16>,
    /// Questions that must not come, seen lately for instance.
    pub avoid: Vec<u32>,
}

impl Default for DrawRules {
    fn default() -> Self {
        Self { jurisdictions: u64::MAX, form: None, avoid: Vec::new() }
    }
}

/// A question on the paper, and why it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The question.
    pub question: u32,
    /// The line of the blueprint that it answers, from 0.
    pub demand: u16,
    /// The objective of that line.
    pub objective: u32,
    /// How many questions could have answered that line.
    pub among: u32,
    /// The order in which its options are shown: the author's option numbers, from 0.
    pub options: Vec<u16>,
}

/// A paper: its questions in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it was drawn with.
    pub seed: Seed,
    /// The questions.
    pub questions: Vec<Drawn>,
}

/// Why a blueprint cannot be met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawRefusal {
    /// The blueprint asks for nothing.
    EmptyBlueprint,
    /// Two candidates carry the same question number.
    RepeatedQuestion(u32),
    /// These lines lack questions.
    Lacks(Vec<Lack>),
}

/// A line of the blueprint that cannot be met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lack {
    /// The line, from 0.
    pub demand: u16,
    /// Its objective.
    pub objective: u32,
    /// How many questions it asks for.
    pub wanted: u16,
    /// How many can be had.
    pub found: u16,
    /// What stands in the way.
    pub because: LackReason,
}

/// What stands in the way of a line of a blueprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LackReason {
    /// The pool holds too few questions of that objective, level, jurisdiction and form.
    TooFew,
    /// There are enough, but too many of them exclude each other or are needed by another line.
    Conflicts,
}

/// Draws a paper, or says which objectives lack how many questions.
pub fn draw(blueprint: &[Demand], pool: &[Candidate], rules: &DrawRules, seed: Seed) -> Result<Paper, DrawRefusal> {
    refuse_nonsense(blueprint, pool)?;
    let mut places = eligible_places(blueprint, pool, rules);
    refuse_too_few(blueprint, &places)?;
    let mut dice = SeededDice::new(seed, CHOICE);
    for kind in &mut places {
        dice.shuffle(&mut kind.candidates);
    }
    let filled = fill(&places, &enmities(pool)).map_err(|stuck| conflict(blueprint, stuck))?;
    Ok(Paper { seed, questions: laid_out(blueprint, pool, &places, &filled, seed) })
}

fn refuse_nonsense(blueprint: &[Demand], pool: &[Candidate]) -> Result<(), DrawRefusal> {
    if blueprint.iter().all(|demand| demand.count == 0) {
        return Err(DrawRefusal::EmptyBlueprint);
    }
    let mut seen = BTreeSet::new();
    match pool.iter().find(|candidate| !seen.insert(candidate.question)) {
        Some(candidate) => Err(DrawRefusal::RepeatedQuestion(candidate.question)),
        None => Ok(()),
    }
}

/// The pool that each line may draw from, by position in the pool.
pub(super) fn eligible_places(blueprint: &[Demand], pool: &[Candidate], rules: &DrawRules) -> Vec<Places> {
    let avoided: BTreeSet<u32> = rules.avoid.iter().copied().collect();
    let allowed = |c: &Candidate| {
        c.jurisdictions & rules.jurisdictions != 0
            && (c.form.is_none() || rules.form.is_none() || c.form == rules.form)
            && !avoided.contains(&c.question)
    };
    let mut by_objective: BTreeMap<u32, Vec<(u32, &Candidate)>> = BTreeMap::new();
    for (position, candidate) in (0..).zip(pool).filter(|(_, candidate)| allowed(candidate)) {
        by_objective.entry(candidate.objective).or_default().push((position, candidate));
    }
    let of = |demand: &Demand| {
        let fits = |c: &Candidate| demand.levels.is_none_or(|(low, high)| (low..=high).contains(&c.level));
        let all = by_objective.get(&demand.objective).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|(_, candidate)| fits(candidate)).map(|&(position, _)| position).collect()
    };
    blueprint.iter().map(|demand| Places { count: u32::from(demand.count), candidates: of(demand) }).collect()
}

/// Refuses when a line has fewer candidates than `places.count` asks for.
pub(super) fn refuse_too_few(blueprint: &[Demand], places: &[Places]) -> Result<(), DrawRefusal> {
    let short = |(index, (demand, kind)): (u16, (&Demand, &Places))| {
        ((kind.candidates.len() as u64) < u64::from(kind.count)).then(|| Lack {
            demand: index,
            objective: demand.objective,
            wanted: kind.count.min(u32::from(u16::MAX)) as u16,
            found: kind.candidates.len() as u16,
            because: LackReason::TooFew,
        })
    };
    let lacks: Vec<Lack> = (0..).zip(blueprint.iter().zip(places)).filter_map(short).collect();
    if lacks.is_empty() { Ok(()) } else { Err(DrawRefusal::Lacks(lacks)) }
}

/// The refusal when enough questions exist but cannot stand together.
pub(super) fn conflict(blueprint: &[Demand], stuck: Stuck) -> DrawRefusal {
    let lack = blueprint.get(stuck.places as usize).map(|demand| Lack {
        demand: stuck.places as u16,
        objective: demand.objective,
        wanted: demand.count,
        found: stuck.filled as u16,
        because: LackReason::Conflicts,
    });
    DrawRefusal::Lacks(lack.into_iter().collect())
}

/// Who must not meet whom, by position in the pool. Enemies that are not in the pool are ignored.
pub(super) fn enmities(pool: &[Candidate]) -> Enmities {
    let positions: BTreeMap<u32, u32> = pool.iter().map(|candidate| candidate.question).zip(0..).collect();
    let mut enmities = Enmities::default();
    for (position, candidate) in (0..).zip(pool) {
        for other in candidate.enemies.iter().filter_map(|enemy| positions.get(enemy)) {
            enmities.add(position, *other);
        }
    }
    enmities
}

fn laid_out(
    blueprint: &[Demand],
    pool: &[Candidate],
    places: &[Places],
    filled: &[Vec<u32>],
    seed: Seed,
) -> Vec<Drawn> {
    let mut questions = Vec::new();
    for (demand, ((line, kind), positions)) in (0..).zip(blueprint.iter().zip(places).zip(filled)) {
        let chosen = positions.iter().filter_map(|&position| pool.get(position as usize));
        questions.extend(chosen.map(|candidate| Drawn {
            question: candidate.question,
            demand,
            objective: line.objective,
            among: kind.candidates.len() as u32,
            options: option_order(seed, candidate.question, candidate.options),
        }));
    }
    SeededDice::new(seed, ORDER).shuffle(&mut questions);
    questions
}

/// The order of one question's options under a seed; it depends on nothing else of the paper.
#[must_use]
pub fn option_order(seed: Seed, question: u32, options: u16) -> Vec<u16> {
    let mut order: Vec<u16> = (0..options).collect();
    SeededDice::new(seed, OPTIONS << 32 | u64::from(question)).shuffle(&mut order);
    order
}

//! Assembling parallel forms: the same blueprint, no question on two forms, no enemies on one, and information curves
//! that match, so that it does not matter which form somebody gets.

use super::draw::{Candidate, Demand, DrawRefusal, DrawRules, conflict, eligible_places, enmities, refuse_too_few};
use super::fill::{Enmities, Places, Stuck, fill};
use crate::dice::{Seed, SeededDice};
use crate::mastery::irt::Curve;
use crate::numeric::{squared, sum};
use serde::{Deserialize, Serialize};

/// Purpose of the seed.
const ASSEMBLY: u64 = 4;
/// Abilities at which information curves are compared: -2 to 2 in steps of 0.5.
pub const COMPARED_AT: [f64; 9] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0];
/// Rounds of exchanges that bring the curves together.
const ROUNDS: u32 = 6;

type Information = [f64; 9];

/// One form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Its questions, in the order of the blueprint's lines.
    pub questions: Vec<u32>,
    /// Its information at each of [`COMPARED_AT`].
    pub information: Information,
}

/// The forms, and how far apart they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assembly {
    /// One entry per form.
    pub forms: Vec<Form>,
    /// The greatest difference between two forms' information, over the mean information, at any compared ability.
    pub apart: f64,
}

/// Assembles so many parallel forms from a pool with one curve per candidate, or says what is lacking: `wanted` and
/// `found` of a [`Lack`](super::draw::Lack) then count questions over all forms.
pub fn assemble(
    blueprint: &[Demand],
    pool: &[(Candidate, Curve)],
    forms: u16,
    rules: &DrawRules,
    seed: Seed,
) -> Result<Assembly, DrawRefusal> {
    let candidates: Vec<Candidate> = pool.iter().map(|(candidate, _)| candidate.clone()).collect();
    if forms == 0 || blueprint.iter().all(|demand| demand.count == 0) {
        return Err(DrawRefusal::EmptyBlueprint);
    }
    let mut places = eligible_places(blueprint, &candidates, rules);
    refuse_too_few(blueprint, &over_all_forms(&places, forms))?;
    let mut dice = SeededDice::new(seed, ASSEMBLY);
    for kind in &mut places {
        crate::dice::Dice::shuffle(&mut dice, &mut kind.candidates);
    }
    let enmities = enmities(&candidates);
    let filled = fill_forms(&places, &enmities, candidates.len() as u32, forms).map_err(|stuck| {
        let kinds = places.len().max(1) as u32;
        conflict(blueprint, Stuck { places: stuck.places % kinds, filled: stuck.filled })
    })?;
    let information = pool.iter().map(|(_, curve)| COMPARED_AT.map(|theta| curve.information(theta))).collect();
    let mut table = Table { places, enmities, information, filled };
    table.bring_together();
    Ok(table.assembly(&candidates))
}

fn over_all_forms(places: &[Places], forms: u16) -> Vec<Places> {
    let more = |kind: &Places| Places { count: kind.count * u32::from(forms), candidates: kind.candidates.clone() };
    places.iter().map(more).collect()
}

/// Fills all forms in one search: a copy of every position for every form, copies of one position being enemies.
fn fill_forms(places: &[Places], enmities: &Enmities, pool: u32, forms: u16) -> Result<Vec<Vec<Vec<u32>>>, Stuck> {
    let copy = |position: u32, form: u32| form * pool + position;
    let mut all = Enmities::default();
    for position in 0..pool {
        for form in 0..u32::from(forms) {
            (0..form).for_each(|other| all.add(copy(position, form), copy(position, other)));
            let enemies = enmities.of(position).iter().filter(|&&enemy| enemy < position);
            enemies.for_each(|&enemy| all.add(copy(position, form), copy(enemy, form)));
        }
    }
    let in_form = |form: u32, kind: &Places| {
        // Each form starts elsewhere in the order, so that the first form does not take what another one needs.
        let mut candidates: Vec<u32> = kind.candidates.iter().map(|&position| copy(position, form)).collect();
        let shift = (form as usize * kind.count as usize) % candidates.len().max(1);
        candidates.rotate_left(shift);
        Places { count: kind.count, candidates }
    };
    let kinds: Vec<Places> =
        (0..u32::from(forms)).flat_map(|form| places.iter().map(move |kind| in_form(form, kind))).collect();
    let filled = fill(&kinds, &all)?;
    let plain = |kind: &Vec<u32>| kind.iter().map(|&copy| copy % pool.max(1)).collect();
    Ok(filled.chunks(places.len().max(1)).map(|form| form.iter().map(plain).collect()).collect())
}

struct Table {
    places: Vec<Places>,
    enmities: Enmities,
    information: Vec<Information>,
    /// Positions by form and line.
    filled: Vec<Vec<Vec<u32>>>,
}

impl Table {
    fn information(&self, position: u32) -> Information {
        self.information.get(position as usize).copied().unwrap_or_default()
    }

    fn of_form(&self, form: usize) -> Information {
        let positions = self.filled.get(form).into_iter().flatten().flatten();
        positions.fold(Information::default(), |total, &position| plus(total, self.information(position), 1.0))
    }

    /// Exchanges questions of one line between forms, or with unused ones, as long as the curves come closer.
    fn bring_together(&mut self) {
        for _ in 0..ROUNDS {
            let before = spread(&self.curves());
            for form in 0..self.filled.len() {
                for line in 0..self.places.len() {
                    self.improve_line(form, line);
                }
            }
            if spread(&self.curves()) >= before {
                break;
            }
        }
    }

    fn curves(&self) -> Vec<Information> {
        (0..self.filled.len()).map(|form| self.of_form(form)).collect()
    }

    fn improve_line(&mut self, form: usize, line: usize) {
        let count = self.at(form, line).len();
        for place in 0..count {
            let Some(&mine) = self.at(form, line).get(place) else { continue };
            let curves = self.curves();
            let better = self.partners(form, line).into_iter().filter_map(|(other, theirs)| {
                let gain = spread(&curves) - spread(&self.exchanged(&curves, (form, mine), (other, theirs)));
                (gain > 1e-9 && self.allowed((form, mine), (other, theirs))).then_some((gain, other, theirs))
            });
            let best = better.reduce(|best, next| if next.0 > best.0 { next } else { best });
            if let Some((_, other, theirs)) = best {
                self.exchange((form, mine), (other, theirs), line);
            }
        }
    }

    fn at(&self, form: usize, line: usize) -> &[u32] {
        self.filled.get(form).and_then(|lines| lines.get(line)).map_or(&[], Vec::as_slice)
    }

    /// Questions of the same line on other forms, and up to 60 that no form uses.
    fn partners(&self, form: usize, line: usize) -> Vec<(Option<usize>, u32)> {
        let others = (0..self.filled.len()).filter(|&other| other != form);
        let on_others =
            others.flat_map(|other| self.at(other, line).iter().map(move |&position| (Some(other), position)));
        let used = |position: &u32| self.filled.iter().flatten().flatten().any(|other| other == position);
        let candidates = self.places.get(line).map_or(&[][..], |kind| kind.candidates.as_slice());
        let unused = candidates.iter().filter(|position| !used(position)).take(60).map(|&position| (None, position));
        on_others.chain(unused).collect()
    }

    fn exchanged(&self, curves: &[Information], mine: (usize, u32), theirs: (Option<usize>, u32)) -> Vec<Information> {
        let change = plus(self.information(theirs.1), self.information(mine.1), -1.0);
        let mut curves = curves.to_vec();
        for (form, curve) in curves.iter_mut().enumerate() {
            if form == mine.0 {
                *curve = plus(*curve, change, 1.0);
            } else if Some(form) == theirs.0 {
                *curve = plus(*curve, change, -1.0);
            }
        }
        curves
    }

    fn allowed(&self, mine: (usize, u32), theirs: (Option<usize>, u32)) -> bool {
        let peaceful = |form: usize, leaving: u32, coming: u32| {
            let mut staying = self.filled.get(form).into_iter().flatten().flatten().filter(|&&p| p != leaving);
            staying.all(|position| !self.enmities.of(coming).contains(position))
        };
        peaceful(mine.0, mine.1, theirs.1) && theirs.0.is_none_or(|other| peaceful(other, theirs.1, mine.1))
    }

    fn exchange(&mut self, mine: (usize, u32), theirs: (Option<usize>, u32), line: usize) {
        for (form, lines) in self.filled.iter_mut().enumerate() {
            let swap = match form {
                form if form == mine.0 => (mine.1, theirs.1),
                form if Some(form) == theirs.0 => (theirs.1, mine.1),
                _ => continue,
            };
            let place = lines.get_mut(line).and_then(|positions| positions.iter_mut().find(|p| **p == swap.0));
            if let Some(place) = place {
                *place = swap.1;
            }
        }
    }

    fn assembly(&self, candidates: &[Candidate]) -> Assembly {
        let question = |position: &u32| candidates.get(*position as usize).map(|candidate| candidate.question);
        let form = |(index, lines): (usize, &Vec<Vec<u32>>)| Form {
            questions: lines.iter().flatten().filter_map(question).collect(),
            information: self.of_form(index),
        };
        Assembly { forms: self.filled.iter().enumerate().map(form).collect(), apart: apart(&self.curves()) }
    }
}

fn plus(x: Information, y: Information, factor: f64) -> Information {
    let mut sum = x;
    for (entry, other) in sum.iter_mut().zip(y) {
        *entry += factor * other;
    }
    sum
}

fn mean(curves: &[Information]) -> Information {
    let total = curves.iter().fold(Information::default(), |total, curve| plus(total, *curve, 1.0));
    total.map(|entry| entry / curves.len().max(1) as f64)
}

/// Squared distance of the curves from their mean.
fn spread(curves: &[Information]) -> f64 {
    let mean = mean(curves);
    sum(curves
        .iter()
        .flat_map(|curve| curve.iter().zip(&mean).map(|(entry, mean)| squared(entry - mean)).collect::<Vec<_>>()))
}

fn apart(curves: &[Information]) -> f64 {
    let mean = mean(curves);
    let at = |(place, mean): (usize, &f64)| {
        let values = curves.iter().filter_map(|curve| curve.get(place).copied());
        let (low, high) = values.fold((f64::MAX, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
        if *mean > 0.0 && low <= high { (high - low) / mean } else { 0.0 }
    };
    mean.iter().enumerate().map(at).fold(0.0, f64::max)
}

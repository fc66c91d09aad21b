//! Objectives and what each requires: a graph without cycles.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why a list of requirements is not a graph of objectives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GraphRefusal {
    /// An objective requires one that does not exist.
    Unknown {
        /// The objective.
        objective: u32,
        /// What it requires.
        requires: u32,
    },
    /// These objectives require each other in a circle, in this order.
    Cycle(Vec<u32>),
}

/// Objectives 0, 1, 2 … with everything each depends on and everything that depends on it, however far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    direct: Vec<Vec<u32>>,
    before: Vec<Vec<u32>>,
    after: Vec<Vec<u32>>,
}

impl Graph {
    /// From what each objective requires directly.
    pub fn new(requires: Vec<Vec<u32>>) -> Result<Self, GraphRefusal> {
        refuse_unknown(&requires)?;
        let before: Vec<Vec<u32>> = (0..requires.len() as u32).map(|objective| reach(&requires, objective)).collect();
        if let Some(start) = (0..).zip(&before).find_map(|(own, before)| before.contains(&own).then_some(own)) {
            return Err(GraphRefusal::Cycle(circle(&requires, &before, start)));
        }
        let of =
            |own: u32| (0..).zip(&before).filter(|(_, before)| before.contains(&own)).map(|(other, _)| other).collect();
        let after = (0..requires.len() as u32).map(of).collect();
        Ok(Self { direct: requires, before, after })
    }

    /// So many objectives of which none requires another.
    #[must_use]
    pub fn without_requirements(size: usize) -> Self {
        let none = || vec![Vec::new(); size];
        Self { direct: none(), before: none(), after: none() }
    }

    /// How many objectives there are.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.direct.len() as u32
    }

    /// What an objective requires directly.
    #[must_use]
    pub fn requires(&self, objective: u32) -> &[u32] {
        list(&self.direct, objective)
    }

    /// Everything an objective depends on.
    #[must_use]
    pub fn before(&self, objective: u32) -> &[u32] {
        list(&self.before, objective)
    }

    /// Everything that depends on an objective.
    #[must_use]
    pub fn after(&self, objective: u32) -> &[u32] {
        list(&self.after, objective)
    }
}

fn list(lists: &[Vec<u32>], objective: u32) -> &[u32] {
    lists.get(objective as usize).map_or(&[], Vec::as_slice)
}

fn refuse_unknown(requires: &[Vec<u32>]) -> Result<(), GraphRefusal> {
    let pairs = (0u32..).zip(requires).flat_map(|(objective, list)| list.iter().map(move |&other| (objective, other)));
    match pairs.into_iter().find(|(_, other)| *other as usize >= requires.len()) {
        Some((objective, requires)) => Err(GraphRefusal::Unknown { objective, requires }),
        None => Ok(()),
    }
}

/// Everything reached from an objective along its requirements, itself only when it lies on a circle.
fn reach(requires: &[Vec<u32>], from: u32) -> Vec<u32> {
    let mut found = BTreeSet::new();
    let mut open: Vec<u32> = list(requires, from).to_vec();
    while let Some(objective) = open.pop() {
        if found.insert(objective) {
            open.extend(list(requires, objective));
        }
    }
    found.into_iter().collect()
}

/// One circle through an objective: always on to the first requirement that leads back to it.
fn circle(requires: &[Vec<u32>], before: &[Vec<u32>], start: u32) -> Vec<u32> {
    let mut circle = vec![start];
    let mut here = start;
    loop {
        let back = |next: &u32| *next == start || (list(before, *next).contains(&start) && !circle.contains(next));
        match list(requires, here).iter().copied().find(back) {
            Some(next) if next != start => {
                circle.push(next);
                here = next;
            }
            _ => return circle,
        }
    }
}

//! A bank of questions made ready for adaptive choice.

use super::cells::{Cells, ItemSet};
use super::irt::Curve;
use super::posterior::{Chances, OnNodes};
use super::uncertain::Item;
use serde::{Deserialize, Serialize};

/// Banks up to this size keep every question's chances on all nodes (1.4 kB each); larger ones compute them.
const TABLED: usize = 4_096;

/// A question as it enters a bank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What is believed of it.
    pub item: Item,
    /// Its group in the content balance, an objective for instance; groups are numbered from 0 without large gaps.
    pub group: u16,
    /// Questions of the same bank, by index, that must not come in the same session; one side saying so is enough.
    pub enemies: Vec<u32>,
}

impl Entry {
    /// A question of known curve, alone in its group 0.
    #[must_use]
    pub fn known(curve: Curve) -> Self {
        Self { item: Item::known(curve), group: 0, enemies: Vec::new() }
    }
}

/// A bank. Its questions are known by their index, from 0.
#[derive(Clone, Debug)]
pub struct Bank {
    pub(super) items: Vec<Item>,
    pub(super) curves: Vec<Curve>,
    pub(super) groups: Vec<u16>,
    pub(super) enemies: Vec<Vec<u32>>,
    chances: Vec<Chances>,
    pub(super) all: Cells,
    pub(super) by_group: Vec<Cells>,
}

impl Bank {
    /// Prepares a bank of any size, empty included; takes milliseconds for thousands of questions.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        let items: Vec<Item> = entries.iter().map(|entry| entry.item).collect();
        let curves: Vec<Curve> = items.iter().map(|item| item.curve).collect();
        let groups: Vec<u16> = entries.iter().map(|entry| entry.group).collect();
        let chances = if items.len() <= TABLED { items.iter().map(Item::chances).collect() } else { Vec::new() };
        let all = Cells::build(&curves, (0..).take(curves.len()).collect());
        let by_group = groups_of(&curves, &groups);
        Self { enemies: mutual_enemies(&entries), items, curves, groups, chances, all, by_group }
    }

    /// How many questions it holds.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.items.len() as u32
    }

    /// How many groups there are, empty ones included.
    #[must_use]
    pub fn group_count(&self) -> usize {
        self.by_group.len()
    }

    /// What is believed of a question; none beyond the bank.
    #[must_use]
    pub fn item(&self, index: u32) -> Option<&Item> {
        self.items.get(index as usize)
    }

    /// The curves of all questions.
    #[must_use]
    pub fn curves(&self) -> &[Curve] {
        &self.curves
    }

    /// The group of a question.
    #[must_use]
    pub fn group(&self, index: u32) -> Option<u16> {
        self.groups.get(index as usize).copied()
    }

    /// The most informative question at an ability among those not closed.
    #[must_use]
    #[inline]
    pub fn most_informative(&self, theta: f64, closed: &ItemSet) -> Option<super::cells::Scored> {
        self.all.best(&self.curves, theta, closed)
    }

    /// Calls with the chances, on all nodes, of an answer to a question; nothing happens beyond the bank.
    #[inline]
    pub(super) fn with_chances<T>(&self, index: u32, right: bool, then: impl FnOnce(&OnNodes) -> T) -> Option<T> {
        if let Some(chances) = self.chances.get(index as usize) {
            return Some(then(chances.of_answer(right)));
        }
        self.items.get(index as usize).map(|item| then(item.chances().of_answer(right)))
    }
}

fn groups_of(curves: &[Curve], groups: &[u16]) -> Vec<Cells> {
    let count = groups.iter().map(|&group| usize::from(group) + 1).max().unwrap_or(0);
    let mut members = vec![Vec::new(); count];
    for (item, &group) in (0..).zip(groups) {
        if let Some(list) = members.get_mut(usize::from(group)) {
            list.push(item);
        }
    }
    members.into_iter().map(|list| Cells::build(curves, list)).collect()
}

fn mutual_enemies(entries: &[Entry]) -> Vec<Vec<u32>> {
    let mut enemies: Vec<Vec<u32>> = entries.iter().map(|entry| entry.enemies.clone()).collect();
    for (item, entry) in (0..).zip(entries) {
        for &enemy in &entry.enemies {
            if let Some(list) = enemies.get_mut(enemy as usize) {
                list.push(item);
            }
        }
    }
    enemies
}

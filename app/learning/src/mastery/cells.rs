//! Finding the most informative question without looking at the whole bank.
//!
//! The ability scale is cut into cells of width 0.05. Each cell keeps the questions with the largest upper bound of
//! information inside it, sorted. A search walks down its cell's list, evaluates exactly, and stops when the next bound
//! lies below the best found so far: a handful of questions, whatever the size of the bank. When a list runs out
//! before that, all questions that are open are looked at. The answer is always that of a full search.

use super::irt::Curve;

const CELLS: usize = 180;
const WIDTH: f64 = 0.05;
const LOWEST: f64 = -4.5;
/// How many questions a cell keeps.
const KEPT: usize = 160;
/// Most questions that one search can return.
pub const MOST_WANTED: usize = 16;

/// A set of questions of a bank, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemSet {
    items: u32,
    words: Vec<u64>,
}

impl ItemSet {
    /// The empty set for a bank of so many questions.
    #[must_use]
    pub fn empty(items: u32) -> Self {
        Self { items, words: vec![0; (items as usize).div_ceil(64)] }
    }

    /// The set holding what a test of each question says.
    #[must_use]
    pub fn of(items: u32, holds: impl Fn(u32) -> bool) -> Self {
        let mut set = Self::empty(items);
        (0..items).filter(|&item| holds(item)).for_each(|item| set.insert(item));
        set
    }

    /// Adds a question; one beyond the bank is ignored.
    #[inline]
    pub fn insert(&mut self, item: u32) {
        if let Some(word) = self.words.get_mut(item as usize / 64).filter(|_| item < self.items) {
            *word |= 1 << (item % 64);
        }
    }

    /// Whether a question is in the set; one beyond the bank counts as in it.
    #[must_use]
    #[inline]
    pub fn contains(&self, item: u32) -> bool {
        self.words.get(item as usize / 64).is_none_or(|word| item >= self.items || word >> (item % 64) & 1 == 1)
    }

    /// How many questions are in the set.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Makes this set equal to another without asking for memory.
    pub fn copy_from(&mut self, other: &Self) {
        self.items = other.items;
        self.words.clone_from(&other.words);
    }
}

/// A question and its information, or a bound of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The question.
    pub item: u32,
    /// Fisher information at the ability asked for.
    pub information: f64,
}

impl Scored {
    /// More information first, then the lower index.
    #[inline]
    fn beats(&self, other: &Self) -> bool {
        self.information > other.information || (self.information == other.information && self.item < other.item)
    }
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Upper bound, rounded up.
    bound: f32,
    item: u32,
}

/// The sorted lists of one bank, or of one group of its questions.
#[derive(Clone, Debug)]
pub struct Cells {
    members: Vec<u32>,
    /// `kept` entries per cell, one cell after the other.
    entries: Vec<Entry>,
    kept: usize,
}

impl Cells {
    /// Builds the lists over the members, in rising order of index.
    #[must_use]
    pub fn build(curves: &[Curve], mut members: Vec<u32>) -> Self {
        members.retain(|&item| (item as usize) < curves.len());
        members.sort_unstable();
        members.dedup();
        let kept = members.len().min(KEPT);
        let mut entries = Vec::with_capacity(CELLS * kept);
        let mut all = Vec::with_capacity(members.len());
        for cell in 0..CELLS {
            all.clear();
            all.extend(members.iter().filter_map(|&item| Some(entry(curves.get(item as usize)?, item, cell))));
            keep_best(&mut all, kept);
            entries.extend_from_slice(&all);
        }
        Self { members, entries, kept }
    }

    /// The questions that the lists are about.
    #[must_use]
    pub fn members(&self) -> &[u32] {
        &self.members
    }

    /// The most informative question at an ability that is not closed; none when all are.
    #[must_use]
    #[inline]
    pub fn best(&self, curves: &[Curve], theta: f64, closed: &ItemSet) -> Option<Scored> {
        let mut best = NOTHING;
        for entry in self.cell(theta) {
            if f64::from(entry.bound) < best.information {
                return Some(best);
            }
            consider(curves, theta, closed, entry.item, |scored| {
                if scored.beats(&best) {
                    best = scored;
                }
            });
        }
        if self.kept == self.members.len() {
            return (best.item != NOTHING.item).then_some(best);
        }
        self.best_of_all(curves, theta, closed)
    }

    #[cold]
    fn best_of_all(&self, curves: &[Curve], theta: f64, closed: &ItemSet) -> Option<Scored> {
        let mut best = NOTHING;
        for &item in &self.members {
            consider(curves, theta, closed, item, |scored| {
                if scored.beats(&best) {
                    best = scored;
                }
            });
        }
        (best.item != NOTHING.item).then_some(best)
    }

    /// The most informative questions that are not closed, best first, at most `wanted` (up to [`MOST_WANTED`]).
    #[must_use]
    pub fn best_few(&self, curves: &[Curve], theta: f64, closed: &ItemSet, wanted: usize) -> Few {
        let mut few = Few::new(wanted);
        for entry in self.cell(theta) {
            if f64::from(entry.bound) < few.to_beat.information {
                return few;
            }
            consider(curves, theta, closed, entry.item, |scored| few.offer(scored));
        }
        if self.kept < self.members.len() {
            few = Few::new(wanted);
            for &item in &self.members {
                consider(curves, theta, closed, item, |scored| few.offer(scored));
            }
        }
        few
    }

    #[inline]
    fn cell(&self, theta: f64) -> &[Entry] {
        let cell = ((theta - LOWEST) / WIDTH).clamp(0.0, (CELLS - 1) as f64) as usize;
        self.entries.get(cell * self.kept..(cell + 1) * self.kept).unwrap_or(&[])
    }
}

/// Less than any question.
const NOTHING: Scored = Scored { item: u32::MAX, information: -1.0 };

#[inline]
fn consider(curves: &[Curve], theta: f64, closed: &ItemSet, item: u32, mut then: impl FnMut(Scored)) {
    if closed.contains(item) {
        return;
    }
    if let Some(curve) = curves.get(item as usize) {
        then(Scored { item, information: curve.information(theta) });
    }
}

/// The first and the last cell reach to the ends of the scale.
fn entry(curve: &Curve, item: u32, cell: usize) -> Entry {
    let low = LOWEST + WIDTH * cell as f64;
    let from = if cell == 0 { -1e4 } else { low };
    let to = if cell + 1 == CELLS { 1e4 } else { low + WIDTH };
    Entry { bound: (curve.information_bound(from, to) as f32).next_up(), item }
}

fn keep_best(all: &mut Vec<Entry>, kept: usize) {
    let order = |x: &Entry, y: &Entry| y.bound.total_cmp(&x.bound).then(x.item.cmp(&y.item));
    if kept < all.len() {
        all.select_nth_unstable_by(kept, order);
        all.truncate(kept);
    }
    all.sort_unstable_by(order);
}

/// A short list of questions, best first.
#[derive(Clone, Copy, Debug)]
pub struct Few {
    best: [Scored; MOST_WANTED],
    count: usize,
    wanted: usize,
    /// What a further question has to beat.
    to_beat: Scored,
}

impl Few {
    fn new(wanted: usize) -> Self {
        let wanted = wanted.clamp(1, MOST_WANTED);
        Self { best: [NOTHING; MOST_WANTED], count: 0, wanted, to_beat: NOTHING }
    }

    /// The questions.
    #[must_use]
    pub fn as_slice(&self) -> &[Scored] {
        self.best.get(..self.count).unwrap_or(&[])
    }

    /// Puts a question in its place; the last one falls off when there are enough.
    #[inline]
    fn offer(&mut self, scored: Scored) {
        if !scored.beats(&self.to_beat) {
            return;
        }
        self.count = (self.count + 1).min(self.wanted);
        let mut moving = scored;
        for place in self.best.iter_mut().take(self.count) {
            if moving.beats(place) {
                std::mem::swap(place, &mut moving);
            }
        }
        if self.count == self.wanted {
            self.to_beat = self.as_slice().last().copied().unwrap_or(NOTHING);
        }
    }
}

//! Filling the places of a paper so that no two enemies meet: a search that finds a way when there is one.

use std::collections::BTreeMap;

/// After so many tries the search gives up; far beyond what a bank of a school can need.
const PATIENCE: u32 = 200_000;

/// Places of one kind: how many, and the candidates for them in order of preference (positions in the pool).
#[derive(Clone, Debug)]
pub struct Places {
    /// How many must be filled.
    pub count: u32,
    /// Who may fill them, the preferred first.
    pub candidates: Vec<u32>,
}

/// Where the search could go no further: the kind of place, and how many of its places were filled at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// Index of the places.
    pub places: u32,
    /// How many of them were filled at best.
    pub filled: u32,
}

/// Which positions of a pool must not stand on one paper together; always mutual.
#[derive(Clone, Debug, Default)]
pub struct Enmities {
    of: BTreeMap<u32, Vec<u32>>,
}

impl Enmities {
    /// Makes the two enemies of each other; a position is no enemy of itself.
    pub fn add(&mut self, one: u32, other: u32) {
        if one != other {
            self.of.entry(one).or_default().push(other);
            self.of.entry(other).or_default().push(one);
        }
    }

    /// The enemies of a position.
    #[must_use]
    pub fn of(&self, position: u32) -> &[u32] {
        self.of.get(&position).map_or(&[], Vec::as_slice)
    }
}

/// Fills every place with a different position, no two of them enemies; the scarcest kind first, then in order of
/// preference, going back when it gets stuck. Returns the positions by kind of place.
pub fn fill(places: &[Places], enmities: &Enmities) -> Result<Vec<Vec<u32>>, Stuck> {
    Search::new(places, enmities).run()
}

struct Search<'a> {
    places: &'a [Places],
    enmities: &'a Enmities,
    /// One entry per place: which kind it belongs to.
    slots: Vec<usize>,
    /// Per filled slot: the rank of its position among its kind's candidates.
    ranks: Vec<usize>,
    /// How often a position is taken or an enemy of one taken.
    blocked: BTreeMap<u32, u32>,
    furthest: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(places: &'a [Places], enmities: &'a Enmities) -> Self {
        let mut kinds: Vec<usize> = (0..places.len()).collect();
        kinds.sort_by_key(|&kind| places.get(kind).map_or(0, |p| p.candidates.len() as i64 - i64::from(p.count)));
        let repeat = |kind: usize| std::iter::repeat_n(kind, places.get(kind).map_or(0, |p| p.count as usize));
        let slots = kinds.into_iter().flat_map(repeat).collect();
        Self { places, enmities, slots, ranks: Vec::new(), blocked: BTreeMap::new(), furthest: Vec::new() }
    }

    fn run(mut self) -> Result<Vec<Vec<u32>>, Stuck> {
        let mut from = 0;
        for _ in 0..PATIENCE {
            let Some(&kind) = self.slots.get(self.ranks.len()) else { return Ok(self.result()) };
            if let Some(rank) = self.next_free(kind, from) {
                self.take(kind, rank);
                from = self.first_rank();
            } else if let Some(rank) = self.go_back() {
                from = rank + 1;
            } else {
                break;
            }
        }
        Err(self.stuck())
    }

    /// Places of one kind are filled in rising rank, so that no set of positions is tried twice.
    fn first_rank(&self) -> usize {
        let filled = self.ranks.len();
        let same_kind = filled > 0 && self.slots.get(filled) == self.slots.get(filled - 1);
        if same_kind { self.ranks.last().map_or(0, |rank| rank + 1) } else { 0 }
    }

    fn next_free(&self, kind: usize, from: usize) -> Option<usize> {
        let candidates = &self.places.get(kind)?.candidates;
        (from..candidates.len()).find(|&rank| candidates.get(rank).is_some_and(|p| !self.blocked.contains_key(p)))
    }

    fn position(&self, kind: usize, rank: usize) -> u32 {
        self.places.get(kind).and_then(|places| places.candidates.get(rank)).copied().unwrap_or(u32::MAX)
    }

    fn take(&mut self, kind: usize, rank: usize) {
        let position = self.position(kind, rank);
        for &other in std::iter::once(&position).chain(self.enmities.of(position)) {
            *self.blocked.entry(other).or_insert(0) += 1;
        }
        self.ranks.push(rank);
        if self.ranks.len() > self.furthest.len() {
            self.furthest.clone_from(&self.ranks);
        }
    }

    fn go_back(&mut self) -> Option<usize> {
        let rank = self.ranks.pop()?;
        let position = self.position(self.slots.get(self.ranks.len()).copied()?, rank);
        for &other in std::iter::once(&position).chain(self.enmities.of(position)) {
            self.release(other);
        }
        Some(rank)
    }

    fn release(&mut self, position: u32) {
        match self.blocked.get_mut(&position) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(self.blocked.remove(&position)),
        }
    }

    fn result(&self) -> Vec<Vec<u32>> {
        let mut result = vec![Vec::new(); self.places.len()];
        for (&kind, &rank) in self.slots.iter().zip(&self.ranks) {
            if let Some(filled) = result.get_mut(kind) {
                filled.push(self.position(kind, rank));
            }
        }
        result
    }

    fn stuck(&self) -> Stuck {
        let kind = self.slots.get(self.furthest.len()).copied().unwrap_or(0);
        let filled = self.slots.iter().take(self.furthest.len()).filter(|&&other| other == kind).count();
        Stuck { places: kind as u32, filled: filled as u32 }
    }
}

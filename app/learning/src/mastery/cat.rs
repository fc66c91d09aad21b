//! A computerised adaptive test: after every answer the ability is estimated anew and the next question chosen.

use super::bank::Bank;
use super::cells::{ItemSet, Scored};
use super::exposure::{progressive_criterion, progressive_weight};
use super::posterior::{Estimate, Posterior};
use super::stopping::{Deciding, Ended, StopRule};
use crate::dice::Dice;
use serde::{Deserialize, Serialize};

/// From which group the next question comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Balance {
    /// From any.
    None,
    /// From the group that lags most behind its share of the test (Kingsbury & Zara 1989); shares by group.
    LargestDeficit(Vec<f64>),
    /// Information × the free share of its group's maximum (Cheng & Chang 2009); maxima by group.
    PriorityIndex(Vec<u32>),
}

/// Which question of those the next one is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Choice {
    /// The most informative.
    MostInformative,
    /// One of so many of the most informative, at random (up to 16).
    OneOfBest(u8),
    /// Chance first, information more and more until the test has this length.
    Progressive {
        /// The expected length.
        length: u32,
    },
    /// Down the order of information, each admitted with its own chance.
    SympsonHetter(Vec<f64>),
    /// The difficulty closest to the estimate (Urry).
    ClosestDifficulty,
    /// Any, at random.
    Anything,
    /// The questions of a fixed form, in this order.
    Form(Vec<u32>),
}

/// How a test chooses and stops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Content balance. It does not apply to a fixed form.
    pub balance: Balance,
    /// Choice within it.
    pub choice: Choice,
    /// End.
    pub stop: StopRule,
}

/// Why this question.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Because {
    /// It tells most at the present estimate.
    TellsMost,
    /// It is one of those that tell most, drawn so that no question is seen by everybody.
    OneOfThose {
        /// How many it was drawn from.
        among: u32,
    },
    /// Chance and information were weighed, the latter by this much from 0 to 1.
    Weighed {
        /// Weight of information.
        weight: f64,
    },
    /// Its difficulty is closest.
    Closest,
    /// Drawn from all.
    Drawn,
    /// The form says so.
    OnForm,
}

/// The next question.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pick {
    /// Its index in the bank.
    pub item: u32,
    /// Its group.
    pub group: u16,
    /// What it tells at the present estimate (Fisher information).
    pub information: f64,
    /// How many questions were open to choice in the whole bank.
    pub open: u32,
    /// Why it was chosen.
    pub because: Because,
}

/// A running test.
#[derive(Clone, Debug)]
pub struct Cat<'a> {
    bank: &'a Bank,
    policy: &'a Policy,
    posterior: Posterior,
    estimate: Estimate,
    closed: ItemSet,
    open: u32,
    by_group: Vec<u32>,
    given: u32,
    ln_ratio: f64,
}

impl<'a> Cat<'a> {
    /// A test of somebody of whom `prior` is believed; the questions in `excluded` are not asked (other jurisdiction,
    /// other language, withdrawn, seen lately, seen too often: one set, worked out by the caller beforehand).
    #[must_use]
    pub fn new(bank: &'a Bank, policy: &'a Policy, prior: Posterior, excluded: &ItemSet) -> Self {
        let by_group = vec![0; bank.group_count()];
        let closed = ItemSet::empty(bank.size());
        let estimate = prior.estimate();
        let mut cat =
            Self { bank, policy, posterior: prior, estimate, closed, open: 0, by_group, given: 0, ln_ratio: 0.0 };
        cat.close(excluded);
        cat
    }

    /// Starts again with another learner, without asking for memory.
    pub fn restart(&mut self, prior: &Posterior, excluded: &ItemSet) {
        self.posterior.clone_from(prior);
        self.estimate = self.posterior.estimate();
        self.by_group.fill(0);
        self.given = 0;
        self.ln_ratio = 0.0;
        self.close(excluded);
    }

    fn close(&mut self, excluded: &ItemSet) {
        self.closed.copy_from(excluded);
        self.open = self.bank.size().saturating_sub(self.closed.count());
    }

    /// What is believed now.
    #[must_use]
    pub fn estimate(&self) -> Estimate {
        self.estimate
    }

    /// The whole belief.
    #[must_use]
    pub fn posterior(&self) -> &Posterior {
        &self.posterior
    }

    /// How many answers have been taken in.
    #[must_use]
    pub fn given(&self) -> u32 {
        self.given
    }

    /// Takes in an answer to any question of the bank; one beyond the bank is ignored.
    #[inline]
    pub fn answer(&mut self, item: u32, right: bool) {
        let Some(estimate) = self.bank.with_chances(item, right, |chances| self.posterior.learn(chances)) else {
            return;
        };
        self.estimate = estimate;
        self.given += 1;
        if let Some(Deciding::Sprt(sprt)) = &self.policy.stop.deciding {
            self.ln_ratio += self.bank.curves.get(item as usize).map_or(0.0, |curve| sprt.weight(curve, right));
        }
        self.shut(item);
        if let Some(count) = self.bank.group(item).and_then(|group| self.by_group.get_mut(usize::from(group))) {
            *count += 1;
        }
        for &enemy in self.bank.enemies.get(item as usize).map_or(&[][..], Vec::as_slice) {
            self.shut(enemy);
        }
    }

    /// Takes a question out of the choice.
    #[inline]
    pub fn shut(&mut self, item: u32) {
        if !self.closed.contains(item) {
            self.closed.insert(item);
            self.open -= 1;
        }
    }

    /// The next question, or why there is none.
    #[inline]
    pub fn next(&mut self, dice: &mut impl Dice) -> Result<Pick, Ended> {
        if let Some(ended) = self.policy.stop.check(self.given, self.estimate, self.ln_ratio) {
            return Err(ended);
        }
        let (scored, because) = self.choose(dice).ok_or(Ended::NothingLeft)?;
        if self.policy.stop.useless(self.given, self.estimate, scored.information) {
            return Err(Ended::NothingUseful);
        }
        let group = self.bank.group(scored.item).unwrap_or(0);
        Ok(Pick { item: scored.item, group, information: scored.information, open: self.open, because })
    }

    #[inline]
    fn choose(&mut self, dice: &mut impl Dice) -> Option<(Scored, Because)> {
        if self.open == 0 {
            return None;
        }
        let policy = self.policy;
        match (&policy.choice, &policy.balance) {
            (Choice::Form(form), _) => self.on_form(form),
            (Choice::MostInformative, Balance::None) => {
                self.bank.most_informative(self.estimate.theta, &self.closed).map(|scored| (scored, Because::TellsMost))
            }
            (choice, Balance::None) => self.within(None, choice, dice),
            (choice, Balance::LargestDeficit(shares)) => {
                let group = self.neediest(shares)?;
                self.within(Some(group), choice, dice)
            }
            (_, Balance::PriorityIndex(maxima)) => self.by_priority(maxima),
        }
    }

    /// A choice within one group, or within the whole bank.
    fn within(&mut self, group: Option<usize>, choice: &Choice, dice: &mut impl Dice) -> Option<(Scored, Because)> {
        let bank = self.bank;
        let cells = match group {
            Some(group) => bank.by_group.get(group)?,
            None => &bank.all,
        };
        let theta = self.estimate.theta;
        match choice {
            Choice::MostInformative => Some((cells.best(&bank.curves, theta, &self.closed)?, Because::TellsMost)),
            Choice::OneOfBest(wanted) => {
                let few = cells.best_few(&bank.curves, theta, &self.closed, usize::from(*wanted));
                let among = few.as_slice().len() as u32;
                let scored = few.as_slice().get(dice.below(among) as usize).copied()?;
                Some((scored, Because::OneOfThose { among }))
            }
            Choice::Progressive { length } => self.progressively(cells.members(), *length, dice),
            Choice::SympsonHetter(admitted) => self.admitted(group, admitted, dice),
            Choice::ClosestDifficulty => self.closest(cells.members()).map(|scored| (scored, Because::Closest)),
            Choice::Anything => self.anything(cells.members(), dice).map(|scored| (scored, Because::Drawn)),
            Choice::Form(form) => self.on_form(form),
        }
    }

    /// The group that lags most; the first of those that lag equally; groups with nothing to ask are passed over.
    fn neediest(&self, shares: &[f64]) -> Option<usize> {
        let given = f64::from(self.given.max(1));
        let deficit = |group: usize| {
            let used = self.by_group.get(group).copied().unwrap_or(0);
            shares.get(group).copied().unwrap_or(0.0) - f64::from(used) / given
        };
        let open = |group: &usize| self.bank.by_group.get(*group).is_some_and(|cells| self.any_open(cells.members()));
        let groups = (0..self.bank.group_count()).filter(open);
        groups
            .map(|group| (group, deficit(group)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|best| best.0)
    }

    fn any_open(&self, members: &[u32]) -> bool {
        members.iter().any(|&item| !self.closed.contains(item))
    }

    fn by_priority(&self, maxima: &[u32]) -> Option<(Scored, Because)> {
        let free = |group: usize| {
            let most = f64::from(maxima.get(group).copied().unwrap_or(0));
            let used = f64::from(self.by_group.get(group).copied().unwrap_or(0));
            if most > 0.0 { ((most - used) / most).max(0.0) } else { 0.0 }
        };
        let best_of = |(group, cells): (usize, &super::cells::Cells)| {
            let best = cells.best(&self.bank.curves, self.estimate.theta, &self.closed)?;
            Some((best, best.information * free(group)))
        };
        let better = |best: (Scored, f64), next: (Scored, f64)| {
            let wins = next.1 > best.1 || (next.1 == best.1 && next.0.item < best.0.item);
            if wins { next } else { best }
        };
        let best = self.bank.by_group.iter().enumerate().filter_map(best_of).reduce(better)?;
        if best.1 > 0.0 {
            return Some((best.0, Because::TellsMost));
        }
        let first = self.bank.all.members().iter().copied().find(|&item| !self.closed.contains(item))?;
        Some((self.scored(first)?, Because::TellsMost))
    }

    fn progressively(&self, members: &[u32], length: u32, dice: &mut impl Dice) -> Option<(Scored, Because)> {
        let weight = progressive_weight(self.given, length, 1.0);
        let open = || members.iter().filter(|&&item| !self.closed.contains(item)).filter_map(|&item| self.scored(item));
        let highest = open().fold(0.0, |most: f64, scored| most.max(scored.information));
        let mut best: Option<(Scored, f64)> = None;
        for scored in open() {
            let criterion = progressive_criterion(weight, dice.unit(), highest, scored.information);
            if best.is_none_or(|best| criterion > best.1) {
                best = Some((scored, criterion));
            }
        }
        best.map(|(scored, _)| (scored, Because::Weighed { weight }))
    }

    /// Rejected questions stay out for this learner; when every question was rejected, nothing is left.
    fn admitted(&mut self, group: Option<usize>, admitted: &[f64], dice: &mut impl Dice) -> Option<(Scored, Because)> {
        loop {
            let cells = match group {
                Some(group) => self.bank.by_group.get(group)?,
                None => &self.bank.all,
            };
            let best = cells.best(&self.bank.curves, self.estimate.theta, &self.closed)?;
            if dice.unit() <= admitted.get(best.item as usize).copied().unwrap_or(1.0) {
                return Some((best, Because::OneOfThose { among: self.open }));
            }
            self.shut(best.item);
        }
    }

    fn closest(&self, members: &[u32]) -> Option<Scored> {
        let distance =
            |item: u32| self.bank.curves.get(item as usize).map_or(f64::MAX, |c| (self.estimate.theta - c.b()).abs());
        let open = members.iter().filter(|&&item| !self.closed.contains(item)).map(|&item| (item, distance(item)));
        let (item, _) = open.reduce(|best, next| if next.1 < best.1 { next } else { best })?;
        self.scored(item)
    }

    fn anything(&self, members: &[u32], dice: &mut impl Dice) -> Option<Scored> {
        let open = || members.iter().copied().filter(|&item| !self.closed.contains(item));
        let place = dice.below(open().count() as u32);
        self.scored(open().nth(place as usize)?)
    }

    fn on_form(&self, form: &[u32]) -> Option<(Scored, Because)> {
        let item = form.iter().copied().find(|&item| item < self.bank.size() && !self.closed.contains(item))?;
        Some((self.scored(item)?, Because::OnForm))
    }

    #[inline]
    fn scored(&self, item: u32) -> Option<Scored> {
        let information = self.bank.curves.get(item as usize)?.information(self.estimate.theta);
        Some(Scored { item, information })
    }
}

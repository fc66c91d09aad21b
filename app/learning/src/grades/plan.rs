//! The grading plan of a cohort: categories and items with coefficients, and the school's rules for the total.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Points out of which marks of an item may be given. A closed list: a mark then always has a short decimal out of twenty,
/// or is a fraction that a jury recognises.
pub const SCALES: [u16; 11] = [5, 10, 20, 25, 30, 40, 50, 60, 80, 100, 200];
/// The largest coefficient, in hundredths.
pub const LARGEST_COEFFICIENT: u32 = 100_000;
/// Most items in a plan.
pub const MOST_ITEMS: usize = 200;
/// Twenty points, in hundredths.
pub const TWENTY: i32 = 2_000;

/// How the total of a cohort is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// In the order of the table.
    pub categories: Vec<Category>,
    /// The school's rules.
    pub settings: Settings,
}

/// Items that weigh together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its name.
    pub title: String,
    /// What it weighs in the total, in hundredths; zero counts for nothing.
    pub coefficient: u32,
    /// An average below it eliminates: hundredths out of twenty, compared exactly.
    #[serde(default)]
    pub floor: Option<i32>,
    /// In the order of the table.
    pub items: Vec<Item>,
}

/// What is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// A stable word: the test's id, or one of the school's.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where its marks come from.
    pub kind: ItemKind,
    /// What it weighs in its category, in hundredths; zero is for information.
    pub coefficient: u32,
    /// Out of how many points its marks are given.
    pub scale: u16,
    /// Which of several attempts stands.
    pub attempts: Attempts,
    /// A mark below it eliminates: hundredths on its own scale.
    #[serde(default)]
    pub floor: Option<i32>,
    /// Set when its points are added to the total instead of weighing in the average.
    #[serde(default)]
    pub bonus: Option<Bonus>,
}

/// Points added to the total: the coefficient times what exceeds a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bonus {
    /// Points up to here add nothing: hundredths on the item's own scale.
    pub above: i32,
}

/// Where marks of an item come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// A test of the course.
    Test,
    /// Marks given elsewhere, typed or imported.
    Outside,
    /// Attendance, typed or imported.
    Attendance,
    /// An essay marked by people; its marks come when the marking is closed.
    Essay,
}

impl ItemKind {
    /// Whether its marks are always out of twenty, and come by themselves.
    #[must_use]
    pub const fn is_out_of_twenty(self) -> bool {
        matches!(self, Self::Test | Self::Essay)
    }
}

/// Which of several attempts stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attempts {
    /// The best.
    #[default]
    Best,
    /// The last begun.
    Last,
    /// The first begun.
    First,
    /// The exact mean of all.
    Mean,
}

/// How something that is not a mark counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// Counts zero.
    Zero,
    /// Left out: the others weigh more.
    LeftOut,
    /// There is no final total until it is settled.
    Waits,
}

/// To what the total is rounded, half up, once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// 0.01
    #[default]
    Hundredth,
    /// 0.1
    Tenth,
    /// 0.25
    Quarter,
    /// 0.5
    Half,
    /// 1
    Whole,
}

impl Rounding {
    /// The step, in hundredths.
    #[must_use]
    pub const fn step(self) -> i32 {
        match self {
            Self::Hundredth => 1,
            Self::Tenth => 10,
            Self::Quarter => 25,
            Self::Half => 50,
            Self::Whole => 100,
        }
    }
}

/// A distinction, and the total from which it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Hundredths out of twenty.
    pub from: i32,
    /// In the school's words.
    pub title: String,
}

/// The school's rules for the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Absent without a reason accepted.
    pub absent: Treatment,
    /// Absent with a reason accepted.
    pub excused: Treatment,
    /// Not attempted although the deadline has passed. Before it, a blank is a blank.
    pub missed: Treatment,
    /// Of the total.
    pub rounding: Rounding,
    /// From this total one passes.
    pub pass: i32,
    /// From this total one may sit again; none when there is no second sitting.
    #[serde(default)]
    pub resit: Option<i32>,
    /// Most points that bonuses add, in hundredths.
    pub bonus_cap: i32,
    /// From the highest to the lowest.
    pub mentions: Vec<Mention>,
    /// Items that settle equal totals, in this order; what they leave equal is ex aequo.
    #[serde(default)]
    pub tie_break: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            absent: Treatment::Zero,
            excused: Treatment::LeftOut,
            missed: Treatment::Zero,
            rounding: Rounding::Hundredth,
            pass: 1_000,
            resit: None,
            bonus_cap: 100,
            mentions: Vec::new(),
            tie_break: Vec::new(),
        }
    }
}

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing to mark.
    Empty,
    /// More than [`MOST_ITEMS`].
    TooMany,
    /// A category or an item without a name: its number, from 1, and the item's.
    Nameless(usize, Option<usize>),
    /// Two items with this id.
    Twice(String),
    /// A coefficient beyond [`LARGEST_COEFFICIENT`]: the name of what has it.
    Coefficient(String),
    /// A scale that is not in [`SCALES`].
    Scale(String),
    /// A threshold outside the scale.
    Floor(String),
    /// Nothing weighs: every coefficient is zero.
    Weightless,
    /// Pass mark, resit or cap outside 0–20, or a resit that is not below the pass mark.
    Threshold,
    /// Mentions do not go down, or have no name.
    Mentions,
    /// An item named to settle ties is not in the plan.
    TieBreak(String),
}

impl Plan {
    /// Every item, with its category.
    pub fn items(&self) -> impl Iterator<Item = (&Category, &Item)> {
        self.categories.iter().flat_map(|category| category.items.iter().map(move |item| (category, item)))
    }

    /// The item with this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| item.id == id)
    }

    /// Everything that is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (number, category) in (1..).zip(&self.categories) {
            category.faults(number, &mut faults);
            faults.extend(category.items.iter().filter(|i| !seen.insert(&i.id)).map(|i| Fault::Twice(i.id.clone())));
        }
        match self.items().count() {
            0 => faults.push(Fault::Empty),
            n if n > MOST_ITEMS => faults.push(Fault::TooMany),
            _ if !self.items().any(|(category, item)| category.coefficient > 0 && item.weighs()) => {
                faults.push(Fault::Weightless);
            }
            _ => {}
        }
        self.settings.faults(self, &mut faults);
        faults
    }
}

impl Category {
    fn faults(&self, number: usize, faults: &mut Vec<Fault>) {
        if self.title.trim().is_empty() {
            faults.push(Fault::Nameless(number, None));
        }
        if self.coefficient > LARGEST_COEFFICIENT {
            faults.push(Fault::Coefficient(self.title.clone()));
        }
        if self.floor.is_some_and(|floor| !(0..=TWENTY).contains(&floor)) {
            faults.push(Fault::Floor(self.title.clone()));
        }
        for (place, item) in (1..).zip(&self.items) {
            if item.title.trim().is_empty() || item.id.trim().is_empty() {
                faults.push(Fault::Nameless(number, Some(place)));
            }
            item.faults(faults);
        }
    }
}

impl Item {
    /// Whether it weighs in the average.
    #[must_use]
    pub const fn weighs(&self) -> bool {
        self.coefficient > 0 && self.bonus.is_none()
    }

    /// The most that may be given, in hundredths.
    #[must_use]
    pub const fn most(&self) -> i32 {
        self.scale as i32 * 100
    }

    fn faults(&self, faults: &mut Vec<Fault>) {
        let fits = |value: i32| (0..=self.most()).contains(&value);
        if self.coefficient > LARGEST_COEFFICIENT {
            faults.push(Fault::Coefficient(self.title.clone()));
        }
        if !SCALES.contains(&self.scale) || (self.kind.is_out_of_twenty() && self.scale != 20) {
            faults.push(Fault::Scale(self.title.clone()));
        }
        if !self.floor.is_none_or(fits) || !self.bonus.is_none_or(|bonus| fits(bonus.above)) {
            faults.push(Fault::Floor(self.title.clone()));
        }
    }
}

impl Settings {
    fn faults(&self, plan: &Plan, faults: &mut Vec<Fault>) {
        let fits = |value: i32| (0..=TWENTY).contains(&value);
        let resit = self.resit.is_none_or(|resit| fits(resit) && resit < self.pass);
        if !fits(self.pass) || !fits(self.bonus_cap) || !resit {
            faults.push(Fault::Threshold);
        }
        let down = self.mentions.iter().zip(self.mentions.iter().skip(1)).all(|(above, below)| above.from > below.from);
        if !down || self.mentions.iter().any(|m| !fits(m.from) || m.title.trim().is_empty()) {
            faults.push(Fault::Mentions);
        }
        let unknown = self.tie_break.iter().filter(|id| plan.item(id).is_none());
        faults.extend(unknown.map(|id| Fault::TieBreak(id.clone())));
    }
}

//! The total of one learner: exact fractions inside, rounded half up once, with its reasons.

use super::plan::{Category, Item, Plan, Rounding, Treatment};
use num_rational::BigRational;
use std::collections::BTreeMap;

/// An exact fraction.
pub type Fraction = BigRational;

/// A fraction of two whole numbers; the second is never zero here, and counts as one if it were.
#[must_use]
pub fn fraction(numerator: i64, denominator: i64) -> Fraction {
    let denominator = if denominator == 0 { 1 } else { denominator };
    Fraction::new(numerator.into(), denominator.into())
}

/// What stands for one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A mark in points on the item's own scale.
    Marked(Fraction),
    /// Did not come.
    Absent,
    /// Did not come, with a reason accepted.
    Excused,
    /// Nothing is kept.
    NotAttempted {
        /// The deadline has passed.
        closed: bool,
    },
}

/// What stands for one learner, by item. An item that is not named was not attempted, and its deadline has not passed.
pub type Marks = BTreeMap<String, Standing>;

/// How an item came into the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// With this mark out of twenty.
    At(Fraction),
    /// As zero, for want of a mark.
    AsZero,
    /// Left out.
    LeftOut,
    /// Not yet: a blank before the deadline, or something that must be settled first.
    NotYet,
    /// Added these points to the total.
    Added(Fraction),
    /// For information only.
    Shown,
}

/// One category of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How each item came in, in the order of the plan.
    pub items: Vec<Counted>,
    /// The average out of twenty; none when nothing counted.
    pub average: Option<Fraction>,
}

/// An eliminatory threshold that was not reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Below {
    /// Of an item, by id.
    Item(String),
    /// Of a category, by number from 0.
    Category(usize),
}

/// What the total says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The pass mark is reached and no threshold missed.
    Passed,
    /// Below the pass mark, and allowed a second sitting.
    Resit,
    /// Below.
    Failed,
    /// An eliminatory threshold was not reached.
    Eliminated,
    /// Something is missing.
    Incomplete,
}

impl Verdict {
    /// Every one of them.
    pub const ALL: [Self; 5] = [Self::Passed, Self::Resit, Self::Failed, Self::Eliminated, Self::Incomplete];

    /// The stable word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Resit => "resit",
            Self::Failed => "failed",
            Self::Eliminated => "eliminated",
            Self::Incomplete => "incomplete",
        }
    }

    /// The verdict with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A total with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// By category, in the order of the plan.
    pub parts: Vec<Part>,
    /// Points added, after the cap.
    pub bonus: Fraction,
    /// The total before rounding; none when nothing counts.
    pub exact: Option<Fraction>,
    /// The total in hundredths out of twenty.
    pub rounded: Option<i32>,
    /// Items without which the total is not final, by id.
    pub missing: Vec<String>,
    /// Thresholds that were not reached.
    pub below: Vec<Below>,
    /// What it says.
    pub verdict: Verdict,
    /// The mention, by number in the settings; only for who passed.
    pub mention: Option<usize>,
}

impl Plan {
    /// The total of one learner.
    #[must_use]
    pub fn total(&self, marks: &Marks) -> Total {
        let parts: Vec<Part> = self.categories.iter().map(|category| self.part(category, marks)).collect();
        let bonus = self.bonus(&parts);
        let exact = self.average(&parts).map(|average| (average + &bonus).min(fraction(20, 1)));
        let rounded = exact.as_ref().map(|exact| round(exact, self.settings.rounding));
        let missing = self.missing(&parts);
        let below = self.below(&parts, marks);
        let verdict = self.verdict(rounded, &missing, &below);
        let mention = rounded.filter(|_| verdict == Verdict::Passed).and_then(|total| self.mention(total));
        Total { parts, bonus, exact, rounded, missing, below, verdict, mention }
    }

    /// The total if some marks were others. What stands is not touched.
    #[must_use]
    pub fn what_if(&self, marks: &Marks, changes: &Marks) -> Total {
        let mut supposed = marks.clone();
        supposed.extend(changes.iter().map(|(item, standing)| (item.clone(), standing.clone())));
        self.total(&supposed)
    }

    /// The mention for a total, by number in the settings.
    #[must_use]
    pub fn mention(&self, total: i32) -> Option<usize> {
        self.settings.mentions.iter().position(|mention| mention.from <= total)
    }

    /// What a total says, given what is missing and what was not reached.
    #[must_use]
    pub fn verdict(&self, total: Option<i32>, missing: &[String], below: &[Below]) -> Verdict {
        match total {
            _ if !missing.is_empty() => Verdict::Incomplete,
            None => Verdict::Incomplete,
            Some(_) if !below.is_empty() => Verdict::Eliminated,
            Some(total) if total >= self.settings.pass => Verdict::Passed,
            Some(total) if self.settings.resit.is_some_and(|resit| total >= resit) => Verdict::Resit,
            Some(_) => Verdict::Failed,
        }
    }

    fn part(&self, category: &Category, marks: &Marks) -> Part {
        let items: Vec<Counted> = category.items.iter().map(|item| self.counted(item, marks)).collect();
        let weighed = category.items.iter().zip(&items).filter_map(|(item, counted)| match counted {
            Counted::At(mark) => Some((item.coefficient, mark.clone())),
            Counted::AsZero => Some((item.coefficient, fraction(0, 1))),
            _ => None,
        });
        Part { average: mean(weighed), items }
    }

    fn counted(&self, item: &Item, marks: &Marks) -> Counted {
        let standing = marks.get(&item.id).unwrap_or(&Standing::NotAttempted { closed: false });
        match (standing, item.bonus) {
            (Standing::Marked(points), Some(bonus)) => {
                let beyond = points - fraction(bonus.above.into(), 100);
                Counted::Added((beyond * fraction(item.coefficient.into(), 100)).max(fraction(0, 1)))
            }
            // Nobody owes a bonus: without a mark it adds nothing.
            (_, Some(_)) => Counted::Added(fraction(0, 1)),
            _ if item.coefficient == 0 => Counted::Shown,
            (Standing::Marked(points), None) => Counted::At(out_of_twenty(points, item.scale)),
            (Standing::Absent, None) => treated(self.settings.absent),
            (Standing::Excused, None) => treated(self.settings.excused),
            (Standing::NotAttempted { closed: true }, None) => treated(self.settings.missed),
            (Standing::NotAttempted { closed: false }, None) => Counted::NotYet,
        }
    }

    fn average(&self, parts: &[Part]) -> Option<Fraction> {
        let weighed = self.categories.iter().zip(parts);
        mean(weighed.filter_map(|(category, part)| Some((category.coefficient, part.average.clone()?))))
    }

    fn bonus(&self, parts: &[Part]) -> Fraction {
        let added = parts.iter().flat_map(|part| &part.items).filter_map(|counted| match counted {
            Counted::Added(points) => Some(points.clone()),
            _ => None,
        });
        added.fold(fraction(0, 1), |sum, points| sum + points).min(fraction(self.settings.bonus_cap.into(), 100))
    }

    fn missing(&self, parts: &[Part]) -> Vec<String> {
        let categories = self.categories.iter().zip(parts).filter(|(category, _)| category.coefficient > 0);
        let items = categories.flat_map(|(category, part)| category.items.iter().zip(&part.items));
        items.filter(|(_, counted)| **counted == Counted::NotYet).map(|(item, _)| item.id.clone()).collect()
    }

    fn below(&self, parts: &[Part], marks: &Marks) -> Vec<Below> {
        let mut below = Vec::new();
        for ((number, category), part) in self.categories.iter().enumerate().zip(parts) {
            let floor = category.floor.map(|floor| fraction(floor.into(), 100));
            if let (Some(floor), Some(average)) = (floor, &part.average)
                && *average < floor
            {
                below.push(Below::Category(number));
            }
            let items = category.items.iter().zip(&part.items);
            below
                .extend(items.filter(|(item, c)| missed(item, c, marks)).map(|(item, _)| Below::Item(item.id.clone())));
        }
        below
    }
}

/// Whether an item's own threshold was not reached; what is left out or not there yet misses nothing.
fn missed(item: &Item, counted: &Counted, marks: &Marks) -> bool {
    let Some(floor) = item.floor else { return false };
    match (counted, marks.get(&item.id)) {
        (Counted::AsZero, _) => floor > 0,
        (_, Some(Standing::Marked(points))) => *points < fraction(floor.into(), 100),
        _ => false,
    }
}

const fn treated(treatment: Treatment) -> Counted {
    match treatment {
        Treatment::Zero => Counted::AsZero,
        Treatment::LeftOut => Counted::LeftOut,
        Treatment::Waits => Counted::NotYet,
    }
}

fn out_of_twenty(points: &Fraction, scale: u16) -> Fraction {
    points * fraction(20, i64::from(scale))
}

/// The weighted mean; none when nothing weighs.
fn mean(weighed: impl Iterator<Item = (u32, Fraction)>) -> Option<Fraction> {
    let (mut weight, mut sum) = (0_i64, fraction(0, 1));
    for (coefficient, value) in weighed {
        weight += i64::from(coefficient);
        sum += value * fraction(coefficient.into(), 1);
    }
    (weight > 0).then(|| sum / fraction(weight, 1))
}

/// Points as hundredths, half up, in steps.
#[must_use]
pub fn round(points: &Fraction, rounding: Rounding) -> i32 {
    let step = rounding.step();
    let steps = (points * fraction(100, step.into()) + fraction(1, 2)).floor().to_integer();
    // Totals lie near 0–20: what does not fit was no total.
    i32::try_from(steps).unwrap_or_default().saturating_mul(step)
}

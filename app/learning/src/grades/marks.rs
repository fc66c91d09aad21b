//! Choosing the mark that stands, among all that were ever kept for one learner and one test.

use super::{
    plan::Attempts,
    total::{Standing, fraction},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a line of the history says. Not attempted is no line at all: four things that are never confused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A mark in hundredths of a point out of twenty.
    Marked(i32),
    /// Did not come.
    Absent,
    /// Did not come, with a reason accepted.
    Excused,
    /// What a person wrote before is taken back: attempts stand again.
    TakenBack,
}

/// Where a mark comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// Sat on this server.
    Online,
    /// Sat on a device without network, brought later.
    Device,
    /// Brought back by a relay trainer.
    Relay,
    /// Sat on paper, typed in.
    Paper,
    /// Written by a person, with a reason.
    Edited,
}

impl Provenance {
    /// Every one of them.
    pub const ALL: [Self; 5] = [Self::Online, Self::Device, Self::Relay, Self::Paper, Self::Edited];

    /// The stable word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Device => "device",
            Self::Relay => "relay",
            Self::Paper => "paper",
            Self::Edited => "edited",
        }
    }

    /// The provenance with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// One line of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id; settles ties, so that the order of lines never matters.
    pub id: Uuid,
    /// The attempt that it marks.
    pub attempt: Option<Uuid>,
    /// What it says.
    pub outcome: Outcome,
    /// Where it comes from.
    pub provenance: Provenance,
    /// When, in milliseconds.
    pub at: i64,
}

/// Why a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A person wrote it last; it stands until it is written again.
    Edited,
    /// The best of the attempts.
    Best,
    /// The last attempt begun.
    Last,
    /// The first attempt begun.
    First,
    /// The mean of the attempts; the line is the latest of them.
    Mean,
    /// Nothing was marked; the latest word about it.
    Latest,
}

/// The mark that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Current {
    /// The line.
    pub entry: Entry,
    /// Why this one.
    pub because: Because,
}

/// What stands under a rule of attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The line, and why.
    pub current: Current,
    /// Sum and number of the marks that a mean is made of.
    pub mean: Option<(i64, u32)>,
}

impl Chosen {
    /// What it says to a total: points on the item's scale, absence or excuse.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (self.mean, self.current.entry.outcome) {
            (Some((sum, count)), _) => Standing::Marked(fraction(sum, i64::from(count) * 100)),
            (None, Outcome::Marked(value)) => Standing::Marked(fraction(value.into(), 100)),
            (None, Outcome::Absent) => Standing::Absent,
            (None, Outcome::Excused) => Standing::Excused,
            (None, Outcome::TakenBack) => Standing::NotAttempted { closed: false },
        }
    }
}

/// The mark that stands: the last one that a person wrote, else the best attempt, else the latest absence.
/// Of one attempt only its latest mark counts, so that a regrade may also lower.
#[must_use]
pub fn current(history: &[Entry]) -> Option<Current> {
    chosen(history, Attempts::Best).map(|chosen| chosen.current)
}

/// The same, with another rule for several attempts. Attempts are in the order of their first line: a regrade
/// changes the mark of the first attempt and does not make it the last.
#[must_use]
pub fn chosen(history: &[Entry], rule: Attempts) -> Option<Chosen> {
    let one = |entry: Entry, because: Because| Chosen { current: Current { entry, because }, mean: None };
    let latest = |entries: &mut dyn Iterator<Item = Entry>| entries.max_by_key(|e| (e.at, e.id));
    let edited = latest(&mut history.iter().copied().filter(|e| e.provenance == Provenance::Edited));
    if let Some(entry) = edited.filter(|entry| entry.outcome != Outcome::TakenBack) {
        return Some(one(entry, Because::Edited));
    }
    let standing: Vec<Entry> = standing(history).into_iter().filter(|e| e.provenance != Provenance::Edited).collect();
    let marked: Vec<(i32, Entry)> = standing.iter().filter_map(|e| Some((value(e)?, *e))).collect();
    let Some(&(_, last)) = marked.last() else {
        return latest(&mut standing.into_iter()).map(|entry| one(entry, Because::Latest));
    };
    match rule {
        // Among equals the earliest: what was reached first.
        Attempts::Best => marked
            .iter()
            .max_by_key(|(value, e)| (*value, std::cmp::Reverse((e.at, e.id))))
            .map(|(_, entry)| one(*entry, Because::Best)),
        Attempts::Last => Some(one(last, Because::Last)),
        Attempts::First => marked.first().map(|(_, entry)| one(*entry, Because::First)),
        Attempts::Mean => {
            let sum = marked.iter().map(|(value, _)| i64::from(*value)).sum();
            let count = u32::try_from(marked.len()).unwrap_or(u32::MAX);
            Some(Chosen { mean: Some((sum, count)), ..one(last, Because::Mean) })
        }
    }
}

const fn value(entry: &Entry) -> Option<i32> {
    match entry.outcome {
        Outcome::Marked(value) => Some(value),
        Outcome::Absent | Outcome::Excused | Outcome::TakenBack => None,
    }
}

/// The latest line of each attempt, in the order in which attempts began; a line without attempt stands for itself.
fn standing(history: &[Entry]) -> Vec<Entry> {
    let mut of: BTreeMap<Uuid, ((i64, Uuid), Entry)> = BTreeMap::new();
    for entry in history {
        let (began, kept) = of.entry(entry.attempt.unwrap_or(entry.id)).or_insert(((entry.at, entry.id), *entry));
        *began = (*began).min((entry.at, entry.id));
        if (kept.at, kept.id) < (entry.at, entry.id) {
            *kept = *entry;
        }
    }
    let mut attempts: Vec<((i64, Uuid), Entry)> = of.into_values().collect();
    attempts.sort_by_key(|(began, _)| *began);
    attempts.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `online#1=12.50 edited=9 absent`: provenance, attempt, value, in the order of time.
    fn history(text: &str) -> Vec<Entry> {
        text.split_whitespace().zip(1..).map(|(word, n)| entry(word, n)).collect()
    }

    fn entry(word: &str, n: u8) -> Entry {
        let (head, value) = word.split_once('=').unwrap_or((word, ""));
        let (provenance, attempt) = head.split_once('#').unwrap_or((head, ""));
        let outcome = match provenance {
            "absent" => Outcome::Absent,
            "excused" => Outcome::Excused,
            _ if value == "back" => Outcome::TakenBack,
            _ => Outcome::Marked((value.parse::<f64>().unwrap() * 100.0) as i32),
        };
        Entry {
            id: Uuid::from_u128(u128::from(n)),
            attempt: attempt.parse::<u128>().ok().map(|a| Uuid::from_u128(1000 + a)),
            outcome,
            provenance: Provenance::of(provenance).unwrap_or(Provenance::Paper),
            at: i64::from(n),
        }
    }

    fn check(text: &str, expected: &str) {
        let said = current(&history(text)).map_or("nothing".to_owned(), |c| {
            let value = match c.entry.outcome {
                Outcome::Marked(value) => format!("{}.{:02}", value / 100, value % 100),
                Outcome::Absent => "absent".to_owned(),
                Outcome::Excused => "excused".to_owned(),
                Outcome::TakenBack => "taken back".to_owned(),
            };
            format!("{value}, {:?}", c.because).to_lowercase()
        });
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn the_best_attempt_stands_unless_a_person_wrote_another() {
        check("", "nothing");
        check("online#1=12.50", "12.50, best");
        check("online#1=12.50 online#2=9", "12.50, best");
        check("online#1=9 relay#2=12.50 device#3=11", "12.50, best");
        check("online#1=12.50 edited=9", "9.00, edited");
        check("edited=9 online#1=12.50", "9.00, edited");
        check("edited=9 online#1=12.50 edited=10", "10.00, edited");
        check("online#1=12.50 edited=9 edited=back", "12.50, best");
        check("edited=9 edited=back", "nothing");
        check("edited=9 edited=back edited=8", "8.00, edited");
    }

    #[test]
    fn a_regrade_of_an_attempt_replaces_its_mark_even_downwards() {
        check("online#1=12.50 online#1=11", "11.00, best");
        check("online#1=12.50 online#2=12 online#1=11", "12.00, best");
    }

    fn check_rule(rule: Attempts, text: &str, expected: &str) {
        let said = chosen(&history(text), rule).map_or("nothing".to_owned(), |c| match c.standing() {
            Standing::Marked(points) => format!("{points}, {:?}", c.current.because).to_lowercase(),
            other => format!("{other:?}").to_lowercase(),
        });
        assert_eq!(said, expected, "{rule:?} of {text}");
    }

    #[test]
    fn last_first_and_mean_are_of_attempts_not_of_lines() {
        let twice = "online#1=8 online#2=12 online#1=9";
        check_rule(Attempts::Last, twice, "12, last");
        check_rule(Attempts::First, twice, "9, first");
        check_rule(Attempts::Mean, twice, "21/2, mean");
        check_rule(Attempts::Mean, "online#1=10 online#2=10 online#3=11", "31/3, mean");
        check_rule(Attempts::Mean, "online#1=10 edited=4 online#2=12", "4, edited");
        check_rule(Attempts::Last, "online#1=10 absent", "10, last");
        check_rule(Attempts::First, "absent excused", "excused");
        check_rule(Attempts::Mean, "", "nothing");
    }

    #[test]
    fn absent_excused_zero_and_nothing_are_four_things() {
        check("online#1=0", "0.00, best");
        check("absent", "absent, latest");
        check("absent excused", "excused, latest");
        check("absent online#1=0", "0.00, best");
    }

    #[test]
    fn among_equals_the_earliest_stands() {
        let found = current(&history("online#1=12 relay#2=12")).unwrap();
        assert_eq!(found.entry.provenance, Provenance::Online);
    }

    fn any_history() -> impl Strategy<Value = Vec<Entry>> {
        let words = [Outcome::Absent, Outcome::Excused, Outcome::TakenBack];
        let outcome = prop_oneof![(0..=2000).prop_map(Outcome::Marked), proptest::sample::select(words.to_vec())];
        let one = (0_u128..4, outcome, 0_usize..5, 0_i64..6);
        proptest::collection::vec(one, 0..8).prop_map(|rows| {
            rows.into_iter()
                .zip(1_u128..)
                .map(|((attempt, outcome, from, at), n)| Entry {
                    id: Uuid::from_u128(n),
                    attempt: (attempt > 0).then(|| Uuid::from_u128(1000 + attempt)),
                    outcome,
                    provenance: Provenance::ALL[from],
                    at,
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_order_of_lines_never_matters((history, shuffled) in any_history().prop_flat_map(|h| (Just(h.clone()), Just(h).prop_shuffle()))) {
            for rule in [Attempts::Best, Attempts::Last, Attempts::First, Attempts::Mean] {
                prop_assert_eq!(chosen(&history, rule), chosen(&shuffled, rule));
            }
        }
    }
}

//! Choosing the mark that stands, among all that were ever kept for one learner and one test.

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

/// The mark that stands: the last one that a person wrote, else the best attempt, else the latest absence.
/// Of one attempt only its latest mark counts, so that a regrade may also lower.
#[must_use]
pub fn current(history: &[Entry]) -> Option<Current> {
    let latest = |entries: &mut dyn Iterator<Item = Entry>| entries.max_by_key(|e| (e.at, e.id));
    if let Some(entry) = latest(&mut history.iter().copied().filter(|e| e.provenance == Provenance::Edited)) {
        return Some(Current { entry, because: Because::Edited });
    }
    let standing = standing(history);
    let best = standing.iter().filter_map(|e| Some((value(e)?, *e)));
    // Among equals the earliest: what was reached first.
    if let Some((_, entry)) = best.max_by_key(|(value, e)| (*value, std::cmp::Reverse((e.at, e.id)))) {
        return Some(Current { entry, because: Because::Best });
    }
    latest(&mut standing.into_iter()).map(|entry| Current { entry, because: Because::Latest })
}

const fn value(entry: &Entry) -> Option<i32> {
    match entry.outcome {
        Outcome::Marked(value) => Some(value),
        Outcome::Absent | Outcome::Excused => None,
    }
}

/// The latest line of each attempt; a line without attempt stands for itself.
fn standing(history: &[Entry]) -> Vec<Entry> {
    let mut of: BTreeMap<Uuid, Entry> = BTreeMap::new();
    for entry in history {
        let kept = of.entry(entry.attempt.unwrap_or(entry.id)).or_insert(*entry);
        if (kept.at, kept.id) < (entry.at, entry.id) {
            *kept = *entry;
        }
    }
    of.into_values().collect()
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
    }

    #[test]
    fn a_regrade_of_an_attempt_replaces_its_mark_even_downwards() {
        check("online#1=12.50 online#1=11", "11.00, best");
        check("online#1=12.50 online#2=12 online#1=11", "12.00, best");
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
        let outcome = prop_oneof![(0..=2000).prop_map(Outcome::Marked), Just(Outcome::Absent), Just(Outcome::Excused)];
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
            prop_assert_eq!(current(&history), current(&shuffled));
        }
    }
}

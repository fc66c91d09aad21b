//! Marks, rules and verdicts in words.

use crate::text::Text;
use learning::grades::{
    marks::{Outcome, Provenance},
    plan::{Attempts, Item, Treatment},
    total::Verdict,
    typed::{Fault, Typed},
};
use service::grades::{Cell, OwnRank};

/// What stands, in words; nothing for a blank.
pub(crate) fn mark(t: &Text, cell: &Cell) -> Option<String> {
    match cell.current?.entry.outcome {
        Outcome::Marked(value) => Some(t.hundredths(cell.value().unwrap_or(value))),
        Outcome::Absent => Some(t.marks_absent()),
        Outcome::Excused => Some(t.marks_excused()),
        Outcome::TakenBack => None,
    }
}

/// What stands, or that nothing does.
pub(crate) fn mark_or_none(t: &Text, cell: &Cell) -> String {
    mark(t, cell).unwrap_or_else(|| t.marks_blank())
}

/// Where a mark comes from, after how many attempts, and why a person wrote it.
pub(crate) fn source(t: &Text, cell: &Cell) -> String {
    let Some(current) = cell.current else { return String::new() };
    let word = match (&cell.by, current.entry.provenance) {
        (Some(name), Provenance::Edited) => t.provenance_edited_by(name.clone()),
        (_, provenance) => self::provenance(t, provenance),
    };
    let attempts = (cell.attempts > 0).then(|| t.marks_attempts(cell.attempts));
    [Some(word), cell.reason.clone(), attempts].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A provenance in words.
pub(crate) fn provenance(t: &Text, provenance: Provenance) -> String {
    match provenance {
        Provenance::Online => t.provenance_online(),
        Provenance::Device => t.provenance_device(),
        Provenance::Relay => t.provenance_relay(),
        Provenance::Paper => t.provenance_paper(),
        Provenance::Edited => t.provenance_edited(),
    }
}

/// What a column holds: out of how many points, and which attempt stands.
pub(crate) fn rule(t: &Text, item: &Item) -> String {
    let which = match item.attempts {
        Attempts::Best => t.attempts_best(),
        Attempts::Last => t.attempts_last(),
        Attempts::First => t.attempts_first(),
        Attempts::Mean => t.attempts_mean(),
    };
    t.marks_rule(item.scale, which)
}

/// A number of hundredths as short as it can be: `2`, `1,5`.
pub(crate) fn short(t: &Text, value: i32) -> String {
    let long = t.hundredths(value);
    let cut = long.trim_end_matches('0');
    cut.trim_end_matches([',', '.']).to_owned()
}

/// A published rank in words: `2 ex æquo, sur 25`.
pub(crate) fn rank(t: &Text, rank: OwnRank) -> String {
    let place = if rank.ex_aequo { t.rank_ex_aequo(rank.rank) } else { rank.rank.to_string() };
    t.transcript_rank(place, rank.of)
}

/// A verdict in words.
pub(crate) fn verdict(t: &Text, verdict: Verdict) -> String {
    match verdict {
        Verdict::Passed => t.verdict_passed(),
        Verdict::Resit => t.verdict_resit(),
        Verdict::Failed => t.verdict_failed(),
        Verdict::Eliminated => t.verdict_eliminated(),
        Verdict::Incomplete => t.verdict_incomplete(),
    }
}

/// How something counts, in words.
pub(crate) fn treatment(t: &Text, treatment: Treatment) -> String {
    match treatment {
        Treatment::Zero => t.treatment_zero(),
        Treatment::LeftOut => t.treatment_left_out(),
        Treatment::Waits => t.treatment_waits(),
    }
}

/// What was typed, in words.
pub(crate) fn typed(t: &Text, typed: Typed) -> String {
    match typed {
        Typed::Nothing => t.marks_blank(),
        Typed::Mark(value) => t.hundredths(value),
        Typed::Absent => t.marks_absent(),
        Typed::Excused => t.marks_excused(),
        Typed::TakenBack => t.marks_taken_back(),
    }
}

/// Why something is no mark.
pub(crate) fn fault(t: &Text, fault: Fault, scale: u16) -> String {
    match fault {
        Fault::Unknown => t.mark_unknown(),
        Fault::Date => t.mark_date(),
        Fault::TooFine => t.mark_fine(),
        Fault::OutOfRange => t.mark_range(scale),
    }
}

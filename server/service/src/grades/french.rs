//! Dates and numbers as French papers write them: what is sealed or exported holds French words.

use super::cells;
use crate::moment::Moment;

/// No-break space.
const NBSP: char = '\u{a0}';

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A day with the time, in a school's time zone: `23 novembre 2026 à 10 h 42`.
pub(super) fn day_and_time(moment: Moment, zone: &str) -> String {
    let at = moment.in_zone(zone);
    let day = if at.day() == 1 { "1er".to_owned() } else { at.day().to_string() };
    let month = usize::try_from(at.month()).ok().and_then(|n| MONTHS.get(n.checked_sub(1)?)).copied();
    let (month, year) = (month.unwrap_or_default(), at.year());
    format!("{day}{NBSP}{month} {year} à {}{NBSP}h{NBSP}{:02}", at.hour(), at.minute())
}

/// A number of hundredths: `15,50`; a dash when there is none.
pub(super) fn mark(value: Option<i32>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| cells::hundredths(value, ',').replace('-', "−"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_marks_are_written_as_a_french_clerk_would() {
        let late = Moment(1_764_546_300_000); // 2025-11-30 23:45 UTC
        let said = |zone| day_and_time(late, zone).replace(NBSP, " ");
        assert_eq!(said("Africa/Ouagadougou"), "30 novembre 2025 à 23 h 45");
        assert_eq!(said("Africa/Niamey"), "1er décembre 2025 à 0 h 45");
        assert_eq!([mark(Some(1550)), mark(Some(-75)), mark(None)], ["15,50", "−0,75", "–"]);
    }
}

//! Numbers, dates and spaces as French and English readers expect them.

use super::Text;
use service::{Locale, Moment};

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NARROW: char = '\u{202f}';

/// Puts the no-break spaces that French wants before `; ! ? : »` and after `«`, in place of ordinary ones.
pub(super) fn french_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        match (c, next) {
            (' ', Some(';' | '!' | '?')) => out.push(NARROW),
            (' ', Some(':' | '»' | '%')) => out.push(NBSP),
            ('«', Some(' ')) => {
                out.extend(['«', NBSP]);
                rest.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// Months as French prints them.
const MOIS: [&str; 12] = [
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
/// Months as English prints them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Text {
    /// A number of hundredths with two decimals: `15,50` or `15.50`.
    #[must_use]
    pub fn hundredths(&self, value: i32) -> String {
        let sign = if value < 0 { "−" } else { "" };
        let value = value.unsigned_abs();
        let mark = match self.locale() {
            Locale::Fr => ',',
            Locale::En => '.',
        };
        format!("{sign}{}{mark}{:02}", value / 100, value % 100)
    }

    /// A day: `23 novembre 2026`.
    #[must_use]
    pub fn day(&self, moment: Moment, zone: &str) -> String {
        let date = moment.in_zone(zone).date();
        let month = u8::try_from(date.month()).unwrap_or_default();
        self.long_day(date.day().into(), month, date.year().into())
    }

    /// A day of the calendar.
    #[must_use]
    pub fn calendar_day(&self, day: learning::catalogue::Date) -> String {
        self.long_day(day.day().into(), day.month(), day.year().into())
    }

    /// A month of the calendar: `décembre 2024`.
    #[must_use]
    pub fn calendar_month(&self, year: u16, month: u8) -> String {
        format!("{} {year}", self.month(month))
    }

    fn long_day(&self, day: i32, month: u8, year: i32) -> String {
        let day = match (self.locale(), day) {
            (Locale::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        format!("{day}{NBSP}{} {year}", self.month(month))
    }

    fn month(&self, month: u8) -> &'static str {
        let names = match self.locale() {
            Locale::Fr => MOIS,
            Locale::En => MONTHS,
        };
        usize::from(month).checked_sub(1).and_then(|i| names.get(i)).copied().unwrap_or_default()
    }

    /// A day with the time: `23 novembre 2026, 10:42`.
    #[must_use]
    pub fn day_and_time(&self, moment: Moment, zone: &str) -> String {
        format!("{}, {}", self.day(moment, zone), self.time(moment, zone))
    }

    /// The time of day: `10:42`.
    #[must_use]
    pub fn time(&self, moment: Moment, zone: &str) -> String {
        let time = moment.in_zone(zone).time();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_punctuation_never_starts_a_line() {
        assert_eq!(french_spaces("« Oui » : prêt ? Non !"), "«\u{a0}Oui\u{a0}»\u{a0}: prêt\u{202f}? Non\u{202f}!");
    }

    #[test]
    fn marks_are_written_as_the_reader_expects() {
        let (fr, en) = (Text::of(Locale::Fr), Text::of(Locale::En));
        assert_eq!(
            [fr.hundredths(1550), en.hundredths(1550), fr.hundredths(5), fr.hundredths(-75)],
            ["15,50", "15.50", "0,05", "−0,75"]
        );
    }

    #[test]
    fn days_follow_the_school_not_the_server() {
        let fr = Text::of(Locale::Fr);
        let late = Moment(1_764_546_300_000); // 2025-11-30 23:45 UTC
        assert_eq!(fr.day_and_time(late, "Africa/Ouagadougou"), "30\u{a0}novembre 2025, 23:45");
        assert_eq!(fr.day_and_time(late, "Africa/Niamey"), "1er\u{a0}décembre 2025, 00:45");
    }
}

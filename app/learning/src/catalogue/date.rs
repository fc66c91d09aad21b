//! Dates of law, which are known to the day, the month, the year or not at all.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day that exists.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = year >= 1 && day >= 1 && day <= days_in(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// Days of a month, 0 when there is no such month.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// A date as well as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Known to the day: `2023-11-25`.
    Day(Date),
    /// Known to the month: `2024-12`.
    Month(u16, u8),
    /// Known to the year: `2018`.
    Year(u16),
    /// It happened, nobody here knows when: `unknown`.
    #[default]
    Unknown,
}

impl PartialDate {
    /// The first day it may stand for.
    #[must_use]
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(year, month) => Date::new(year, month, 1),
            Self::Year(year) => Date::new(year, 1, 1),
            Self::Unknown => None,
        }
    }

    /// The last day it may stand for.
    #[must_use]
    pub fn latest(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(year, month) => Date::new(year, month, days_in(year, month)),
            Self::Year(year) => Date::new(year, 12, 31),
            Self::Unknown => None,
        }
    }
}

/// A text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate(pub String);

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date: YYYY-MM-DD, YYYY-MM, YYYY or unknown", self.0)
    }
}

impl std::error::Error for BadDate {}

impl std::str::FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        if text == "unknown" {
            return Ok(Self::Unknown);
        }
        read(text).ok_or_else(|| BadDate(text.to_owned()))
    }
}

fn read(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year: u16 = digits(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return Date::new(year, 1, 1).map(|_| PartialDate::Year(year)) };
    let month = u8::try_from(digits(month, 2)?).ok()?;
    let Some(day) = parts.next() else {
        return Date::new(year, month, 1).map(|_| PartialDate::Month(year, month));
    };
    let day = u8::try_from(digits(day, 2)?).ok()?;
    if parts.next().is_some() { None } else { Date::new(year, month, day).map(PartialDate::Day) }
}

fn digits(text: &str, count: usize) -> Option<u16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl std::str::FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        match text.parse()? {
            PartialDate::Day(date) => Ok(date),
            _ => Err(BadDate(text.to_owned())),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

macro_rules! text_form {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = BadDate;
            fn try_from(text: String) -> Result<Self, BadDate> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(date: $name) -> String {
                date.to_string()
            }
        }
    )*};
}

text_form! { Date PartialDate }

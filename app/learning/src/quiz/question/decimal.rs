//! Exact decimal numbers for numeric answers, as people write them in French and in English.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Digits kept after the point.
const PLACES: usize = 6;
const UNIT: i64 = 1_000_000;

/// A number with at most six decimals, held exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(i64);

/// A text that is not such a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDecimal(pub String);

impl fmt::Display for BadDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a number", self.0)
    }
}

impl std::error::Error for BadDecimal {}

impl Decimal {
    /// Whether two numbers are no further apart than a tolerance.
    #[must_use]
    pub const fn is_within(self, tolerance: Self, other: Self) -> bool {
        self.0.abs_diff(other.0) <= tolerance.0.unsigned_abs()
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl std::str::FromStr for Decimal {
    type Err = BadDecimal;

    /// Reads `12`, `-3,5`, `3.5`, `10 000 000` and `1 234,5`; spaces of all widths separate thousands.
    fn from_str(text: &str) -> Result<Self, BadDecimal> {
        read(text).ok_or_else(|| BadDecimal(text.chars().take(60).collect()))
    }
}

fn read(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(40).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(decimals) || decimals.len() > PLACES {
        return None;
    }
    let decimals: i64 = format!("{decimals:0<PLACES$}").parse().ok()?;
    let whole: i64 = whole.parse().ok()?;
    whole.checked_mul(UNIT)?.checked_add(decimals).map(|value| Decimal(sign * value))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, decimals) =
            (self.0.unsigned_abs() / UNIT.unsigned_abs(), self.0.unsigned_abs() % UNIT.unsigned_abs());
        if decimals == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{decimals:0PLACES$}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl TryFrom<String> for Decimal {
    type Error = BadDecimal;
    fn try_from(text: String) -> Result<Self, BadDecimal> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

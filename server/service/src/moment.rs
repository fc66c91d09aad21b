//! Time as the database and the rules see it.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use std::time::{SystemTime, UNIX_EPOCH};

/// A point in time: UTC milliseconds since 1970.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The clock of this machine. Called at the border (server, command line), never in a use-case.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one clock")]
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// This moment plus a number of seconds.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// Seconds from `earlier` to this moment; negative when the clock went back.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1000
    }

    /// The moment in a school's time zone, for deadlines and prints. An unknown zone reads as UTC.
    #[must_use]
    pub fn in_zone(self, zone: &str) -> jiff::ZonedDateTime {
        let stamp = jiff::Timestamp::from_millisecond(self.0).unwrap_or_default();
        stamp.in_tz(zone).unwrap_or_else(|_| stamp.to_zoned_datetime(jiff::tz::TimeZone::UTC))
    }

    /// The moment that a form's local date and time (`2026-11-23T10:00`) means in a school's time zone; none when the
    /// text or the zone makes no sense.
    #[must_use]
    pub fn from_local(text: &str, zone: &str) -> Option<Self> {
        let local: jiff::civil::DateTime = text.parse().ok()?;
        Some(Self(local.in_tz(zone).ok()?.timestamp().as_millisecond()))
    }

    /// The same time of day some days of the calendar later, or earlier, in a school's time zone.
    #[must_use]
    pub fn plus_days(self, days: i64, zone: &str) -> Self {
        let span = jiff::Span::new().try_days(days).unwrap_or_default();
        self.in_zone(zone).checked_add(span).map_or(self, |later| Self(later.timestamp().as_millisecond()))
    }

    /// The day of the calendar in a school's time zone.
    #[must_use]
    pub fn day_in(self, zone: &str) -> Option<learning::catalogue::Date> {
        let date = self.in_zone(zone).date();
        let part = |n: i8| u8::try_from(n).ok();
        learning::catalogue::Date::new(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?)
    }

    /// Days of the calendar from `earlier` to this moment in a school's time zone: 1 for tomorrow.
    #[must_use]
    pub fn days_after(self, earlier: Self, zone: &str) -> i64 {
        i64::from((self.in_zone(zone).date() - earlier.in_zone(zone).date()).get_days())
    }

    /// The same as a form writes it.
    #[must_use]
    pub fn to_local(self, zone: &str) -> String {
        self.in_zone(zone).strftime("%Y-%m-%dT%H:%M").to_string()
    }
}

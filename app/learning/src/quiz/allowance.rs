//! How long somebody has for a test, and until when. Moments are milliseconds of the server's clock.

use serde::{Deserialize, Serialize};

/// Answers that were on their way at the end of the time are still taken for this long.
pub const GRACE_MILLIS: i64 = 30_000;

const MINUTE: i64 = 60_000;

/// What one learner has: the minutes of the test, and what is allowed beyond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// Minutes for everybody; 0 for no limit.
    pub minutes: u32,
    /// Extra time in percent of those.
    pub percent: u32,
    /// Extra minutes.
    pub extra: u32,
}

impl Allowance {
    /// Minutes beyond those of everybody: a begun minute is given whole.
    #[must_use]
    pub fn beyond(self) -> u32 {
        let share = (u64::from(self.minutes) * u64::from(self.percent)).div_ceil(100);
        u32::try_from(share).unwrap_or(u32::MAX).saturating_add(self.extra)
    }

    /// Minutes in all; 0 for no limit.
    #[must_use]
    pub fn in_all(self) -> u32 {
        if self.minutes == 0 { 0 } else { self.minutes.saturating_add(self.beyond()) }
    }

    /// When the time is over for who starts now: never after the test closes.
    #[must_use]
    pub fn due(self, starts: i64, closes: Option<i64>) -> Option<i64> {
        let own = (self.minutes > 0).then(|| starts.saturating_add(i64::from(self.in_all()) * MINUTE));
        match (own, closes) {
            (Some(own), Some(closes)) => Some(own.min(closes)),
            (own, closes) => own.or(closes),
        }
    }
}

/// Whether the time is over for good, grace included.
#[must_use]
pub const fn is_over(due: i64, now: i64) -> bool {
    due.saturating_add(GRACE_MILLIS) < now
}

/// The end of the time after a pause: it moves by as long as the room stood still.
#[must_use]
pub const fn resumed(due: i64, paused: i64, now: i64) -> i64 {
    let stood = now.saturating_sub(paused);
    due.saturating_add(if stood > 0 { stood } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWENTY: Allowance = Allowance { minutes: 20, percent: 0, extra: 0 };

    #[test]
    fn a_third_more_of_twenty_minutes_is_seven() {
        let third = Allowance { percent: 33, ..TWENTY };
        assert_eq!((third.beyond(), third.in_all()), (7, 27));
        assert_eq!(Allowance { extra: 5, ..third }.in_all(), 32);
    }

    #[test]
    fn who_comes_late_stops_with_the_others() {
        assert_eq!(TWENTY.due(0, None), Some(20 * MINUTE));
        assert_eq!(TWENTY.due(0, Some(30 * MINUTE)), Some(20 * MINUTE));
        assert_eq!(TWENTY.due(15 * MINUTE, Some(30 * MINUTE)), Some(30 * MINUTE));
    }

    #[test]
    fn a_test_without_minutes_ends_when_it_closes() {
        let free = Allowance { percent: 50, extra: 5, ..Allowance::default() };
        assert_eq!((free.in_all(), free.due(0, None), free.due(0, Some(7))), (0, None, Some(7)));
    }

    #[test]
    fn answers_in_flight_are_taken_for_half_a_minute() {
        assert!(!is_over(1000, 1000) && !is_over(1000, 31_000) && is_over(1000, 31_001));
    }

    #[test]
    fn a_pause_moves_the_end_by_its_length_and_never_backwards() {
        assert_eq!((resumed(100, 40, 70), resumed(100, 40, 10)), (130, 100));
    }
}

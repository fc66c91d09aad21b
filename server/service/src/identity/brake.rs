//! Slows down guessing without ever locking a class out: failures only, per account and address.

use crate::moment::Moment;
use std::{collections::BTreeMap, sync::Mutex};

/// Failures that cost nothing.
const FREE: u32 = 4;
/// Longest wait, in seconds.
const LONGEST: u32 = 60;
/// Failures are forgotten after this many seconds.
const FORGET: i64 = 15 * 60;
/// Pairs remembered at most; beyond it, the oldest go.
const REMEMBERED: usize = 10_000;

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: Moment,
}

/// Failures of sign-in by (account, address).
#[derive(Debug, Default)]
pub struct Brake {
    failures: Mutex<BTreeMap<(String, String), Failures>>,
}

impl Brake {
    /// Seconds to wait before the next try of this account from this address; 0 when none.
    #[must_use]
    pub fn wait(&self, account: &str, address: &str, now: Moment) -> u32 {
        let Ok(failures) = self.failures.lock() else { return 0 };
        let Some(seen) = failures.get(&key(account, address)) else { return 0 };
        let since = now.seconds_since(seen.last);
        if since >= FORGET || seen.count < FREE {
            return 0;
        }
        let delay = 1_u32.checked_shl(seen.count - FREE + 1).unwrap_or(LONGEST).min(LONGEST);
        delay.saturating_sub(u32::try_from(since.max(0)).unwrap_or(LONGEST))
    }

    /// Counts a failure.
    pub fn failed(&self, account: &str, address: &str, now: Moment) {
        let Ok(mut failures) = self.failures.lock() else { return };
        if failures.len() >= REMEMBERED {
            failures.retain(|_, seen| now.seconds_since(seen.last) < FORGET);
        }
        if failures.len() >= REMEMBERED {
            failures.clear();
        }
        let seen = failures.entry(key(account, address)).or_insert(Failures { count: 0, last: now });
        seen.count = if now.seconds_since(seen.last) >= FORGET { 1 } else { seen.count.saturating_add(1) };
        seen.last = now;
    }

    /// Forgets the failures after a success.
    pub fn succeeded(&self, account: &str, address: &str) {
        if let Ok(mut failures) = self.failures.lock() {
            failures.remove(&key(account, address));
        }
    }
}

fn key(account: &str, address: &str) -> (String, String) {
    (account.trim().to_lowercase(), address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after_failures(count: u32, seconds: i64) -> u32 {
        let brake = Brake::default();
        (0..count).for_each(|_| brake.failed("bf-0312", "10.0.0.7", Moment(0)));
        brake.wait("BF-0312 ", "10.0.0.7", Moment(seconds * 1000))
    }

    #[test]
    fn the_first_failures_cost_nothing_then_the_wait_doubles_up_to_a_minute() {
        assert_eq!(
            (0..=12).map(|n| after_failures(n, 0)).collect::<Vec<_>>(),
            [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]
        );
    }

    #[test]
    fn waiting_shortens_the_wait_and_a_quarter_of_an_hour_forgets() {
        assert_eq!((after_failures(7, 6), after_failures(7, 30), after_failures(12, 900)), (10, 0, 0));
    }

    #[test]
    fn a_neighbour_behind_the_same_address_is_not_slowed_down() {
        let brake = Brake::default();
        (0..9).for_each(|_| brake.failed("bf-0312", "10.0.0.7", Moment(0)));
        assert_eq!(brake.wait("bf-0313", "10.0.0.7", Moment(0)), 0);
        assert_eq!(brake.wait("bf-0312", "10.0.0.8", Moment(0)), 0);
    }
}

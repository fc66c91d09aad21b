//! Time spent, from the moments at which something was done.

/// A gap counts for five minutes at most: whoever went for a walk did not study meanwhile.
pub const LONGEST_GAP: i64 = 5 * 60 * 1000;

/// Milliseconds spent: the gaps between moments in order, each capped. One moment alone tells nothing about time.
#[must_use]
pub fn spent(moments: impl IntoIterator<Item = i64>) -> i64 {
    let (mut total, mut before) = (0_i64, None);
    for at in moments {
        if let Some(before) = before {
            total = total.saturating_add(at.saturating_sub(before).clamp(0, LONGEST_GAP));
        }
        before = Some(at);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000;

    #[test]
    fn a_long_gap_counts_for_five_minutes_and_one_moment_for_nothing() {
        assert_eq!(spent([]), 0);
        assert_eq!(spent([7 * MINUTE]), 0);
        assert_eq!(spent([0, 2 * MINUTE, 6 * MINUTE]), 6 * MINUTE);
        assert_eq!(spent([0, 2 * MINUTE, 600 * MINUTE, 601 * MINUTE]), 8 * MINUTE);
    }

    proptest! {
        #[test]
        fn never_more_than_the_clock_nor_than_five_minutes_a_step(mut moments in prop::collection::vec(0_i64..1_000_000_000, 0..40)) {
            moments.sort_unstable();
            let (first, last) = (moments.first().copied().unwrap_or(0), moments.last().copied().unwrap_or(0));
            let steps = i64::try_from(moments.len().saturating_sub(1)).unwrap_or(0);
            let total = spent(moments);
            prop_assert!(total <= last - first && total <= steps * LONGEST_GAP);
        }
    }
}

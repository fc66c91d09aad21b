//! Essays marked by people: out of twenty, the difference of two markers, and the mark that is agreed.
//!
//! Everything is an exact fraction until one rounding, half up, to the hundredth, at the end.

use crate::grades::{
    plan::Rounding,
    total::{Fraction, fraction, round},
};

/// Points given by one marker, out of twenty: hundredths of points given, over the points of the rubric.
#[must_use]
pub fn out_of_twenty(given: i64, points: u32) -> Fraction {
    fraction(given * 20, i64::from(points) * 100)
}

/// A fraction of points as hundredths, rounded half up.
#[must_use]
pub fn hundredths(points: &Fraction) -> i32 {
    round(points, Rounding::Hundredth)
}

/// How far two marks lie apart, whichever is higher.
#[must_use]
pub fn difference(first: &Fraction, second: &Fraction) -> Fraction {
    if first > second { first - second } else { second - first }
}

/// Whether two marks lie apart by more than the threshold, in hundredths out of twenty: compared exactly.
#[must_use]
pub fn is_apart(first: &Fraction, second: &Fraction, threshold: i32) -> bool {
    difference(first, second) > fraction(threshold.into(), 100)
}

/// The mean difference of copies marked twice, in hundredths; none when no copy was.
#[must_use]
pub fn mean_difference(pairs: &[(Fraction, Fraction)]) -> Option<i32> {
    let count = i64::try_from(pairs.len()).ok().filter(|count| *count > 0)?;
    let sum = pairs.iter().map(|(first, second)| difference(first, second)).fold(fraction(0, 1), |sum, one| sum + one);
    Some(hundredths(&(sum / fraction(count, 1))))
}

/// What stands for a copy, and by which rule: hundredths out of twenty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// Set by a person with a reason, over every rule.
    Moderated(i32),
    /// The mean of two markers.
    Mean(i32),
    /// The only marker's.
    First(i32),
    /// The two lie too far apart: a person decides.
    Apart,
    /// The first marker has not marked it.
    Unmarked,
}

impl Agreed {
    /// The mark, when there is one.
    #[must_use]
    pub const fn mark(self) -> Option<i32> {
        match self {
            Self::Moderated(mark) | Self::Mean(mark) | Self::First(mark) => Some(mark),
            Self::Apart | Self::Unmarked => None,
        }
    }
}

/// What stands for a copy: the moderated mark, else the mean of two markers who agree well enough, else the first marker's.
#[must_use]
pub fn agreed(first: Option<&Fraction>, second: Option<&Fraction>, moderated: Option<i32>, threshold: i32) -> Agreed {
    match (moderated, first, second) {
        (Some(mark), _, _) => Agreed::Moderated(mark),
        (None, Some(first), Some(second)) if is_apart(first, second, threshold) => Agreed::Apart,
        (None, Some(first), Some(second)) => Agreed::Mean(hundredths(&((first + second) / fraction(2, 1)))),
        (None, Some(first), None) => Agreed::First(hundredths(first)),
        (None, None, _) => Agreed::Unmarked,
    }
}

/// First or second marker of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    /// The first.
    First,
    /// The second, who marks again without seeing the first's points.
    Second,
}

impl Seat {
    /// The stable word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }

    /// The seat with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::First, Self::Second].into_iter().find(|seat| seat.word() == word)
    }
}

/// As which marker somebody may mark a copy, given who has: one's own seat for ever, else the first that is free. Who is
/// only a second marker takes the second alone. None when others hold the seats.
#[must_use]
pub fn seat<P: PartialEq>(first: Option<&P>, second: Option<&P>, me: &P, may_be_first: bool) -> Option<Seat> {
    match (first, second) {
        (Some(one), _) if one == me => Some(Seat::First),
        (_, Some(one)) if one == me => Some(Seat::Second),
        (None, _) if may_be_first => Some(Seat::First),
        (_, None) => Some(Seat::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `8,5/10 7/10` or `- 7/10`: the first and the second marker, points of points.
    fn check(marks: &str, moderated: Option<i32>, expected: &str) {
        let mut read = marks.split_whitespace().map(|word| {
            let (given, points) = word.split_once('/')?;
            let given = given.parse::<f64>().unwrap() * 100.0;
            Some(out_of_twenty(given.round() as i64, points.parse().unwrap()))
        });
        let (first, second) = (read.next().flatten(), read.next().flatten());
        let said = format!("{:?}", agreed(first.as_ref(), second.as_ref(), moderated, 300));
        assert_eq!(said, expected, "{marks}");
    }

    #[test]
    fn the_mean_stands_unless_the_two_lie_too_far_apart() {
        check("12/20 14/20", None, "Mean(1300)");
        check("12/20 15/20", None, "Mean(1350)");
        check("12/20 15.01/20", None, "Apart");
        check("15.01/20 12/20", None, "Apart");
        check("6/10 7.5/10", None, "Mean(1350)");
        check("6/10 8/10", None, "Apart");
        check("12/20 16/20", Some(1_400), "Moderated(1400)");
    }

    #[test]
    fn one_marker_is_enough_and_must_be_the_first() {
        check("13.25/20 -", None, "First(1325)");
        check("- 13.25/20", None, "Unmarked");
        check("- -", None, "Unmarked");
        check("- 13.25/20", Some(1_200), "Moderated(1200)");
    }

    #[test]
    fn thirds_are_rounded_once_and_at_the_end() {
        check("5/15 -", None, "First(667)");
        check("1/15 2/15", None, "Mean(200)");
        // 4/3 and 5/3: 1.33 and 1.67 would be the marks of two roundings; the mean is 3/2 exactly.
        check("1/15 1.25/15", None, "Mean(150)");
        // 12.005 is rounded up.
        check("12/20 12.01/20", None, "Mean(1201)");
    }

    #[test]
    fn seats_are_taken_in_order_and_kept() {
        let one = |first: &str, second: &str, me: &str, may: bool| {
            let some = |who: &str| Some(who.to_owned()).filter(|who| !who.is_empty());
            seat(some(first).as_ref(), some(second).as_ref(), &me.to_owned(), may)
        };
        assert_eq!(one("", "", "a", true), Some(Seat::First));
        assert_eq!(one("", "", "s", false), Some(Seat::Second));
        assert_eq!(one("a", "", "b", true), Some(Seat::Second));
        assert_eq!(one("a", "", "a", true), Some(Seat::First));
        assert_eq!(one("", "s", "a", true), Some(Seat::First));
        assert_eq!(one("", "s", "t", false), None);
        assert_eq!(one("a", "s", "b", true), None);
        assert_eq!(one("a", "s", "s", false), Some(Seat::Second));
    }

    #[test]
    fn the_mean_difference_is_of_copies_marked_twice() {
        let pair = |a: i64, b: i64| (fraction(a, 1), fraction(b, 1));
        assert_eq!(mean_difference(&[]), None);
        assert_eq!(mean_difference(&[pair(12, 14), pair(10, 9)]), Some(150));
        assert_eq!(mean_difference(&[pair(12, 12), pair(1, 2), pair(3, 3)]), Some(33));
    }

    proptest! {
        #[test]
        fn the_order_of_markers_never_matters_and_the_mark_lies_between(a in 0_i64..=4_000, b in 0_i64..=4_000, threshold in 0..=2_000) {
            let (first, second) = (out_of_twenty(a, 40), out_of_twenty(b, 40));
            let one = agreed(Some(&first), Some(&second), None, threshold);
            prop_assert_eq!(one, agreed(Some(&second), Some(&first), None, threshold));
            prop_assert_eq!(one == Agreed::Apart, is_apart(&first, &second, threshold));
            if let Some(mark) = one.mark() {
                let (low, high) = (hundredths(&first).min(hundredths(&second)), hundredths(&first).max(hundredths(&second)));
                prop_assert!((low..=high).contains(&mark) && (0..=2_000).contains(&mark));
            }
        }

        #[test]
        fn what_a_person_decides_stands_over_every_rule(a in 0_i64..=2_000, b in 0_i64..=2_000, mark in 0..=2_000) {
            let (first, second) = (out_of_twenty(a, 20), out_of_twenty(b, 20));
            prop_assert_eq!(agreed(Some(&first), Some(&second), Some(mark), 300), Agreed::Moderated(mark));
        }
    }
}

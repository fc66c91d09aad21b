//! Which parallel form somebody gets: half of a class starts with one and half with the other, and nobody meets a form
//! twice before having met them all.

use crate::dice::{Dice, Seed, SeededDice};

/// Purpose of the seed.
const FORMS: u64 = 6;

/// The form that the next learner starts with, from 0: the one given least often so far; chance among equals.
///
/// `given` says how many learners of the class started with each form.
#[must_use]
pub fn first_form(given: &[u32], seed: Seed) -> u16 {
    let least = given.iter().min().copied().unwrap_or(0);
    let equals: Vec<u16> = (0..).zip(given).filter(|(_, count)| **count == least).map(|(form, _)| form).collect();
    let count = u32::try_from(equals.len()).unwrap_or(u32::MAX);
    let thrown = SeededDice::new(seed, FORMS).below(count);
    usize::try_from(thrown).ok().and_then(|at| equals.get(at)).copied().unwrap_or(0)
}

/// The form of a later attempt at the test or at the one it is paired with: the next one, round and round.
#[must_use]
pub fn later_form(first: u16, attempts_before: u32, forms: u16) -> u16 {
    let forms = u32::from(forms.max(1));
    u16::try_from((u32::from(first) + attempts_before) % forms).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_splits_in_halves_whatever_the_seed() {
        for class in 1..40_u64 {
            let mut given = [0_u32; 2];
            for learner in 0..class {
                let form = first_form(&given, Seed(class * 1000 + learner));
                given[usize::from(form)] += 1;
            }
            assert!(given[0].abs_diff(given[1]) <= 1, "{given:?}");
        }
    }

    #[test]
    fn the_first_of_a_class_may_get_either() {
        let firsts: Vec<u16> = (0..50).map(|seed| first_form(&[0, 0], Seed(seed))).collect();
        assert!(firsts.contains(&0) && firsts.contains(&1));
        assert_eq!(firsts, (0..50).map(|seed| first_form(&[0, 0], Seed(seed))).collect::<Vec<_>>());
    }

    #[test]
    fn before_and_after_are_never_the_same_form() {
        for first in 0..2 {
            assert_ne!(later_form(first, 0, 2), later_form(first, 1, 2));
        }
        assert_eq!([0, 1, 2, 3].map(|n| later_form(2, n, 3)), [2, 0, 1, 2]);
        assert_eq!(later_form(0, 7, 0), 0);
    }
}

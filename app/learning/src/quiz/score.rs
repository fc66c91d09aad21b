//! From the credits of a paper to a mark out of twenty.

use super::Credit;

/// A mark in hundredths of a point out of twenty, each question weighing the same: exact until the end, then rounded
/// half up, once. None for a paper without questions.
#[must_use]
pub fn out_of_twenty(credits: &[Credit]) -> Option<u16> {
    let common = credits.iter().try_fold(1_u128, |common, credit| lcm(common, u128::from(credit.of)))?;
    let earned = credits.iter().map(|credit| common / u128::from(credit.of) * u128::from(credit.earned)).sum::<u128>();
    let whole = common.checked_mul(u128::try_from(credits.len()).ok()?)?;
    let doubled = earned.checked_mul(4_000)?.checked_add(whole)?;
    u16::try_from(doubled.checked_div(whole.checked_mul(2)?)?).ok()
}

fn lcm(a: u128, b: u128) -> Option<u128> {
    (a / gcd(a, b).max(1)).checked_mul(b)
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(credits: &[(u32, u32)]) -> Option<u16> {
        out_of_twenty(&credits.iter().map(|(earned, of)| Credit::new(*earned, *of)).collect::<Vec<_>>())
    }

    #[test]
    fn each_question_weighs_the_same_and_rounding_happens_once_half_up() {
        assert_eq!(check(&[(1, 1); 8]), Some(2_000));
        assert_eq!(check(&[(0, 1); 8]), Some(0));
        assert_eq!(check(&[(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (0, 1), (0, 1), (0, 1)]), Some(1_250));
        assert_eq!(check(&[(1, 3), (1, 1), (1, 1)]), Some(1_556)); // 20 × 7/9 = 15.555…
        assert_eq!(check(&[(1, 16), (1, 1), (0, 1), (0, 1), (0, 1)]), Some(425));
        assert_eq!(check(&[(1, 32)]), Some(63)); // 0.625 is half way: up
    }

    #[test]
    fn a_paper_without_questions_has_no_mark() {
        assert_eq!(check(&[]), None);
    }
}

//! Exponential, logarithm and the logistic function, identical on every target.

/// Largest argument whose exponential is finite.
const EXP_MAX: f64 = 709.782_712_893_383_9;
/// Smallest argument for which the fast exponential stays among normal numbers.
const EXP_FAST_MIN: f64 = -700.0;
const LOG2_E: f64 = std::f64::consts::LOG2_E;
/// ln 2 in two parts, the first with 20 trailing zero bits, so that `k * LN2_HIGH` is exact (Cody and Waite).
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// Adding and subtracting this rounds a number of moderate size to the nearest whole number.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// eˣ, about one unit in the last place; grows no further than `f64::MAX`, shrinks to zero.
#[must_use]
pub fn exp(x: f64) -> f64 {
    if (EXP_FAST_MIN..=700.0).contains(&x) { exp_moderate(x) } else { libm::exp(x.min(EXP_MAX)).min(f64::MAX) }
}

/// eˣ for x in \[-700, 700\]: no branch, so loops over it use the processor's vector unit.
#[must_use]
#[inline]
pub fn exp_moderate(x: f64) -> f64 {
    let shifted = x * LOG2_E + ROUNDER;
    let k = shifted - ROUNDER;
    let rest = (x - k * LN2_HIGH) - k * LN2_LOW;
    let exponent = shifted.to_bits().wrapping_add(1023) << 52;
    exp_near_zero(rest) * f64::from_bits(exponent)
}

/// Taylor polynomial of degree 13 for |x| <= ln 2 / 2; the first term left out is below 2e-17.
#[inline]
fn exp_near_zero(x: f64) -> f64 {
    let tail = 1.0 / 479_001_600.0 + x * (1.0 / 6_227_020_800.0);
    let tail = 1.0 / 39_916_800.0 + x * tail;
    let tail = 1.0 / 3_628_800.0 + x * tail;
    let tail = 1.0 / 362_880.0 + x * tail;
    let tail = 1.0 / 40_320.0 + x * tail;
    let tail = 1.0 / 5_040.0 + x * tail;
    let tail = 1.0 / 720.0 + x * tail;
    let tail = 1.0 / 120.0 + x * tail;
    let tail = 1.0 / 24.0 + x * tail;
    let tail = 1.0 / 6.0 + x * tail;
    let tail = 0.5 + x * tail;
    1.0 + (x + x * x * tail)
}

/// Natural logarithm; of zero and of negative numbers the logarithm of the smallest positive number, never an infinity.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x.max(f64::from_bits(1)))
}

/// ln(1 + x), exact for small x; x is taken as at least just above -1.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x.max(-1.0 + f64::EPSILON / 2.0))
}

/// eˣ - 1, exact for small x.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x.min(EXP_MAX))
}

/// x to the power y, for x > 0.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y).min(f64::MAX)
}

/// 1 / (1 + e⁻ˣ), without overflow and with full relative precision far to the left.
#[must_use]
#[inline]
pub fn logistic(x: f64) -> f64 {
    let small = exp(-x.abs());
    if x < 0.0 { small / (1.0 + small) } else { 1.0 / (1.0 + small) }
}

/// ln(logistic(x)), exact at both ends.
#[must_use]
pub fn ln_logistic(x: f64) -> f64 {
    x.min(0.0) - ln_1p(exp(-x.abs()))
}

/// x².
#[must_use]
#[inline]
pub fn squared(x: f64) -> f64 {
    x * x
}

/// Sum from first to last, the order that every replay uses.
#[must_use]
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().fold(0.0, |total, value| total + value)
}

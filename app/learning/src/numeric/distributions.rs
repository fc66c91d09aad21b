//! Normal, chi-square and Student distributions, for intervals and significance.

use super::elementary::{exp, ln};
use super::solving::bisect;

/// The normal quantile of 97.5 %: half the width of a 95 % interval in standard errors.
pub const Z_95: f64 = 1.959_963_984_540_054;
const SQRT_2_PI: f64 = 2.506_628_274_631_000_5;

/// Density of the standard normal distribution.
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    exp(-0.5 * z * z) / SQRT_2_PI
}

/// P(Z <= z) for a standard normal Z.
#[must_use]
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// P(X >= x) for a chi-square variable with one degree of freedom.
#[must_use]
pub fn chi_square_1_above(x: f64) -> f64 {
    libm::erfc((x.max(0.0) / 2.0).sqrt())
}

/// The value t for which P(|T| <= t) = 0.95, T Student with `degrees` >= 1 degrees of freedom.
#[must_use]
pub fn student_t_95(degrees: f64) -> f64 {
    let outside = |t: f64| incomplete_beta(degrees / 2.0, 0.5, degrees / (degrees + t * t)) - 0.05;
    bisect(|t| -outside(t), 0.0, 64.0).unwrap_or(Z_95)
}

/// Regularised incomplete beta function I_x(a, b) (Abramowitz and Stegun 26.5.8, Lentz's continued fraction).
#[must_use]
pub fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    let ln_front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * ln(x) + b * libm::log1p(-x);
    let front = exp(ln_front);
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let away_from_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..=500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for numerator in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + numerator * d);
            c = away_from_zero(1.0 + numerator / c);
            fraction *= c * d;
        }
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    fraction
}

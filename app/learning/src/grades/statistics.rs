//! Means and spreads that are none, never NaN, where they are not defined.

use crate::numeric::{squared, sum};

/// Mean; none of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| sum(values.iter().copied()) / values.len() as f64)
}

/// Covariance with divisor n - 1; none for fewer than two pairs.
#[must_use]
pub fn covariance(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len().min(y.len());
    if n < 2 {
        return None;
    }
    let (mean_x, mean_y) = (mean(x.get(..n)?)?, mean(y.get(..n)?)?);
    Some(sum(x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y))) / (n as f64 - 1.0))
}

/// Variance with divisor n - 1; none for fewer than two values.
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    covariance(values, values)
}

/// Standard deviation with divisor n - 1; none for fewer than two values.
#[must_use]
pub fn deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(f64::sqrt)
}

/// Pearson's correlation; none when either side does not vary.
#[must_use]
pub fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let spread = (variance(x)? * variance(y)?).sqrt();
    quotient(covariance(x, y)?, if varies(x) && varies(y) { spread } else { 0.0 })
}

/// Whether not all values are the same.
#[must_use]
pub fn varies(values: &[f64]) -> bool {
    values.iter().zip(values.iter().skip(1)).any(|(one, next)| one != next)
}

/// A quotient; none when the divisor is zero or the result would not be a finite number.
#[must_use]
pub fn quotient(dividend: f64, divisor: f64) -> Option<f64> {
    let result = if divisor == 0.0 { f64::NAN } else { dividend / divisor };
    result.is_finite().then_some(result)
}

/// The middle value, or the mean of the two middle ones; none of nothing.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let sorted = sorted(values);
    let high = *sorted.get(sorted.len() / 2)?;
    let low = *sorted.get((sorted.len() - 1) / 2)?;
    Some((low + high) / 2.0)
}

/// The values in rising order.
#[must_use]
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values
}

/// Skewness and excess kurtosis from k-statistics; none for too few or equal values.
#[must_use]
pub fn shape(values: &[f64]) -> (Option<f64>, Option<f64>) {
    let n = values.len() as f64;
    let Some(mean) = mean(values).filter(|_| varies(values)) else { return (None, None) };
    let moment = |power: i32| sum(values.iter().map(|x| (0..power).fold(1.0, |product, _| product * (x - mean)))) / n;
    let (m2, m3, m4) = (moment(2), moment(3), moment(4));
    let k2 = n / (n - 1.0) * m2;
    let k3 = n * n / ((n - 1.0) * (n - 2.0)) * m3;
    let k4 = n * n / ((n - 1.0) * (n - 2.0) * (n - 3.0)) * ((n + 1.0) * m4 - 3.0 * (n - 1.0) * squared(m2));
    let skewness = if n > 2.0 { quotient(k3, k2 * k2.sqrt()) } else { None };
    let kurtosis = if n > 3.0 { quotient(k4, squared(k2)) } else { None };
    (skewness, kurtosis)
}

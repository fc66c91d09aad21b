//! Finding where a function crosses zero.

/// The root of an increasing or decreasing continuous function between two points of opposite sign; none otherwise.
///
/// Halves the interval until it cannot be halved any more, so the answer is as exact as the function is.
pub fn bisect(function: impl Fn(f64) -> f64, from: f64, to: f64) -> Option<f64> {
    let (mut low, mut high) = (from, to);
    let start = function(low);
    if start == 0.0 {
        return Some(low);
    }
    if (start > 0.0) == (function(high) > 0.0) {
        return None;
    }
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if (function(middle) > 0.0) == (start > 0.0) { low = middle } else { high = middle }
    }
    Some(low + (high - low) / 2.0)
}

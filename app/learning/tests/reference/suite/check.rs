//! Comparing what came out with what was expected.

use serde_json::Value;

#[derive(Default)]
pub struct Check {
    pub deviations: Vec<String>,
    /// Follows from every bit of every number compared, so that two machines can be compared.
    pub bits: u64,
}

impl Check {
    /// A number within an absolute tolerance; none where null is expected.
    pub fn close(&mut self, what: &str, actual: Option<f64>, expected: &Value, tolerance: f64) {
        self.compare(what, actual, expected, |_| tolerance);
    }

    /// A number within a relative tolerance.
    pub fn relative(&mut self, what: &str, actual: Option<f64>, expected: &Value, tolerance: f64) {
        self.compare(what, actual, expected, |expected| tolerance * expected.abs() + 1e-300);
    }

    fn compare(&mut self, what: &str, actual: Option<f64>, expected: &Value, allowed: impl Fn(f64) -> f64) {
        self.bits = learning::dice::mix(self.bits ^ actual.map_or(1, f64::to_bits));
        match (actual, expected.as_f64()) {
            (Some(actual), Some(expected)) if (actual - expected).abs() <= allowed(expected) => {}
            (None, None) if expected.is_null() => {}
            _ => self.deviations.push(format!("{what}: {actual:?}, expected {expected}")),
        }
    }

    /// A row of numbers, each within an absolute tolerance.
    pub fn all_close(&mut self, what: &str, actual: &[Option<f64>], expected: &Value, tolerance: f64) {
        let expected = expected.as_array().map_or(&[][..], Vec::as_slice);
        self.same(&format!("length of {what}"), actual.len(), expected.len());
        for (index, (actual, expected)) in actual.iter().zip(expected).enumerate() {
            self.close(&format!("{what}[{index}]"), *actual, expected, tolerance);
        }
    }

    /// A row of numbers, each within a relative tolerance.
    pub fn all_relative(&mut self, what: &str, actual: &[f64], expected: &Value, tolerance: f64) {
        let expected = expected.as_array().map_or(&[][..], Vec::as_slice);
        self.same(&format!("length of {what}"), actual.len(), expected.len());
        for (index, (actual, expected)) in actual.iter().zip(expected).enumerate() {
            self.relative(&format!("{what}[{index}]"), Some(*actual), expected, tolerance);
        }
    }

    /// Equal values.
    pub fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, actual: T, expected: T) {
        if actual != expected {
            self.deviations.push(format!("{what}: {actual:?}, expected {expected:?}"));
        }
    }

    /// Something that must hold.
    pub fn holds(&mut self, what: &str, holds: bool) {
        if !holds {
            self.deviations.push(what.into());
        }
    }
}

/// A row of numbers that are all there.
pub fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

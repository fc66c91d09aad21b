//! Arithmetic that gives the same digits in the server and in the browser: own exponential, `libm` for the rest,
//! sums in a fixed order, no fused multiply-add, and never NaN or an infinity out of a finite argument.

pub mod distributions;
pub mod elementary;
pub mod solving;

pub use elementary::{exp, exp_m1, ln, ln_1p, logistic, pow, squared, sum};

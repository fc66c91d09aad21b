//! OneRoster 1.2 CSV: what a package may hold, the check of one, and the package of a cohort.

mod check;
mod package;
mod schema;

pub use check::{Finding, check};
pub(super) use package::write;

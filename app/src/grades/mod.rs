//! Marks of a cohort: the table, and its file.

mod export;
mod marks;

pub use export::export;
pub use marks::marks;

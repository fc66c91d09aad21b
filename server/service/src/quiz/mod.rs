//! Questions answered: practice in the lesson, tests that give a mark, and what they show of a learner.

pub mod practice;
pub mod progress;
pub(crate) mod queries;
pub mod records;
pub mod tests;

//! Questions answered: practice in the lesson, tests that give a mark, and what they show of a learner.

pub mod practice;
pub mod progress;
pub mod records;

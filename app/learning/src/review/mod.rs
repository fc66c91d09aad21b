//! Coming back to what was missed, when it is about to be forgotten.

pub mod deck;
pub mod fit;
pub mod fsrs;
pub mod queue;

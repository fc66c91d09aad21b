//! Questions asked: marking them, drawing them, choosing the next one.

pub mod draw;
pub mod fill;
pub mod guessing;
pub mod marking;

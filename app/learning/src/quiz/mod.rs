//! Questions asked: marking them, drawing them, choosing the next one.

pub mod assemble;
pub mod draw;
pub mod fill;
pub mod graph;
pub mod guessing;
pub mod marking;
pub mod placement;
pub mod practice;
pub mod session;

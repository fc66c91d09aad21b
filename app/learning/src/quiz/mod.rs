//! Questions and what is done with them: marking, drawing, choosing the next one.

pub mod draw;
pub mod fill;
pub mod guessing;
pub mod marking;
mod question;

pub use question::*;

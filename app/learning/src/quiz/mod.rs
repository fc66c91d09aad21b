//! Questions and what is done with them: marking, drawing, choosing the next one.

pub mod draw;
pub mod fill;
pub mod guessing;
pub mod marking;
mod question;
mod score;

pub use question::*;
pub use score::out_of_twenty;

//! Questions and what is done with them: marking, drawing, choosing the next one.

pub mod allowance;
pub mod assemble;
mod case_path;
pub mod counterbalance;
pub mod draw;
pub mod fill;
pub mod graph;
pub mod guessing;
pub mod placement;
pub mod practice;
mod question;
mod score;
pub mod series;
pub mod session;
pub mod typed;

pub use case_path::{CasePath, Place};
pub use question::*;
pub use score::out_of_twenty;

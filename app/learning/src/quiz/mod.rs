//! Questions and what is done with them.

mod question;

pub use question::*;

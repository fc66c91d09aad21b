//! What a cohort's events tell those who follow it: time spent, who needs help and why.

mod need;
mod time;

pub use need::{Need, Stuck, Try, Watch, needs};
pub use time::{LONGEST_GAP, spent};

//! Marks, what is made of them, and what they say about questions, classes and cuts.

pub mod cut;
pub mod dif;
pub mod gain;
pub mod item_analysis;
pub mod marks;
pub mod plan;
pub mod ranking;
pub mod regrade;
pub mod statistics;
pub mod total;
pub mod typed;

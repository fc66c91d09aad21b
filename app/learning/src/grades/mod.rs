//! What marks say about questions, classes and cuts.

pub mod cut;
pub mod dif;
pub mod gain;
pub mod item_analysis;
pub mod statistics;

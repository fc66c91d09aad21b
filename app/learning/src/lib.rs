//! The rules of Prétoire as pure values: no clock, no chance, no files, no waiting. They are received, never fetched.

pub mod catalogue;
pub mod cohort;
pub mod dice;
pub mod essay;
pub mod grades;
pub mod mastery;
pub mod numeric;
pub mod quiz;
pub mod review;
pub mod simulate;

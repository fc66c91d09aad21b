//! Marks of cohorts.

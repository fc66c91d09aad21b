//! Use-cases of Prétoire: each opens, loads, permits, decides and keeps.

pub mod authoring;

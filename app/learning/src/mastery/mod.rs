//! How able somebody is, how hard a question is, and what follows for each objective.

pub mod ability;
pub mod bank;
pub mod beliefs;
pub mod calibration;
pub mod canonical;
pub mod cat;
pub mod cells;
pub mod criteria;
pub mod evidence;
pub mod exposure;
pub mod irt;
pub mod moments;
pub mod objectives;
pub mod posterior;
pub mod stopping;
pub mod tracing;
pub mod uncertain;

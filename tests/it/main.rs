//! One test binary: everything through public doors.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "in a test, stopping loudly is the answer"
)]

mod architecture;
mod budget;
mod calibration;
mod case;
mod class;
mod class_pages;
mod cohort;
mod cohort_pages;
mod content;
mod coverage;
mod durability;
mod essays;
mod exam;
mod grades;
mod jury;
mod law;
mod learners;
mod marking;
mod memory;
mod oneroster;
mod paper;
mod people;
mod people_pages;
mod personal;
mod policy;
mod publishing;
mod records;
mod regrade;
mod roster;
mod search;
mod series;
mod sign_in;
mod told;
mod visitor;
mod world;

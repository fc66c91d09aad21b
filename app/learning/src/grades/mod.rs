//! Marks and what is made of them.

pub mod marks;

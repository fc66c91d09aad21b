//! The server of Prétoire.

pub mod assets;

//! What the tests and the benchmark share; the tests themselves live in `it/`.

pub mod http;
pub mod program;

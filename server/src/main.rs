//! The command `pretoire`.
fn main() {}

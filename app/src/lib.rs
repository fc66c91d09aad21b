//! Pages, islands and words of Prétoire.

/// Names every island, so that the linker keeps them in the browser half.
pub const fn register() {}

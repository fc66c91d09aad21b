//! Courses and law on pages.

pub(crate) mod prose;

mod course;
mod glossary;
mod home;
mod law;
mod lesson;

pub use course::course;
pub use glossary::glossary;
pub use home::{about, home};
pub use law::{LawFilter, instrument, law, provision};
pub use lesson::{Asked, lesson};

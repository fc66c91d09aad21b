//! Courses and law on pages.

pub(crate) mod prose;

mod course;
mod glossary;
mod home;
mod law;
mod lesson;

pub use course::course;
pub(crate) use course::course_of;
pub use glossary::glossary;
pub(crate) use glossary::glossary_of;
pub use home::{about, home};
pub use law::{LawFilter, instrument, law, provision};
pub(crate) use lesson::lesson_of;
pub use lesson::{Asked, lesson};

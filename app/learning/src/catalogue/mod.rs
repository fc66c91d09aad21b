//! What a school teaches: courses, lessons, tests, glossary and the law they rest on, as published values.

mod address;
mod bank;
mod citation;
mod citation_index;
mod course;
mod date;
mod diff;
mod ids;
mod language;
mod law;
mod lesson;
mod prose;
mod readers;
mod register;

pub use address::{ContentAddress, Version};
pub use bank::{Origin, SealedBank};
pub use citation::{Citation, CitationError, ProvisionRef};
pub use citation_index::{CitationIndex, Dependents};
pub use course::{Certificate, Course, Draw, Glossary, Module, Objective, Purpose, Term, Test};
pub use date::{BadDate, Date, PartialDate};
pub use diff::{Change, Diff, QuestionChange};
pub use ids::{
    BadSlug, CourseId, InstrumentId, LessonId, ModuleId, ObjectiveId, ProvisionId, QuestionId, StepId, TermId, TestId,
    is_slug,
};
pub use language::{ByLanguage, Language};
pub use law::{
    Answer, Instrument, InstrumentKind, LawState, Penalty, Provision, Scope, Status, Validity, Verification,
};
pub use lesson::{Block, Facilitation, Lesson, LessonKind, LessonText, Overlay, TocEntry};
pub use prose::{Html, Prose, Segment};
pub use readers::{Audience, Jurisdiction, Readers};
pub use register::{Register, RegisterError, Resolved};

#[cfg(test)]
mod tests;

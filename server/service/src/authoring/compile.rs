//! From drafts to what is published: courses in all their languages, sealed banks, the register.

use std::collections::BTreeMap;

use learning::catalogue::{CitationIndex, ContentAddress, Course, Register, SealedBank};

use super::gather::World;
use super::report::Report;

/// Everything that one publication holds.
#[derive(Debug)]
pub struct Compiled {
    /// Courses, by folder name.
    pub courses: Vec<CompiledCourse>,
    /// The law register, a stream of its own.
    pub register: Register,
    /// The register's content address.
    pub register_address: ContentAddress,
    /// What rests on which provision.
    pub index: CitationIndex,
    /// Warnings, which do not stand in the way.
    pub report: Report,
}

/// A course ready to be published.
#[derive(Debug)]
pub struct CompiledCourse {
    /// The course.
    pub course: Course,
    /// Its exam questions.
    pub bank: SealedBank,
    /// Images by content address.
    pub images: BTreeMap<String, ImageFile>,
    /// The content address of course, bank and images together.
    pub address: ContentAddress,
}

/// An image of a course.
#[derive(Debug, Clone)]
pub struct ImageFile {
    /// `webp`, `png`, `jpg` or `avif`.
    pub format: String,
    /// The file.
    pub bytes: Vec<u8>,
}

pub(super) fn compile(world: World) -> Result<Compiled, Report> {
    Err(world.into_report())
}

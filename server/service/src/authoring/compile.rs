//! From drafts to what is published: courses in all their languages, sealed banks, the register.

mod course;
mod questions;

use std::collections::BTreeMap;

use learning::catalogue::{CitationIndex, ContentAddress, Course, Register, SealedBank};

use super::address;
use super::gather::{CourseDraft, World};
use super::read::prose::ImageUse;
use super::report::Report;
use super::source::Visibility;

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
    /// Something of it comes from a school's own folder: it is that school's, and lies encrypted.
    pub private: bool,
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
    /// Whether it stood in a school's own folder.
    pub private: bool,
}

pub(super) fn compile(mut world: World) -> Result<Compiled, Report> {
    if !world.findings.is_publishable() {
        return Err(world.into_report());
    }
    let courses: Option<Vec<CompiledCourse>> = world.courses.iter().map(|course| one(&world, course)).collect();
    let Some((courses, register)) = courses.zip(world.register.take()) else { return Err(world.into_report()) };
    let Ok(register_address) = address::of_value("register", &register) else { return Err(world.into_report()) };
    let mut index = CitationIndex::default();
    for compiled in &courses {
        index.add(&compiled.course, &compiled.bank, &register);
    }
    let private = world.sources.iter().any(|source| source.visibility == Visibility::Private);
    Ok(Compiled { courses, register, register_address, index, report: world.into_report(), private })
}

fn one(world: &World, draft: &CourseDraft) -> Option<CompiledCourse> {
    let (practice, bank) = questions::split(world, draft)?;
    let course = course::course(draft, practice)?;
    let images = images(draft);
    let names: Vec<&String> = images.keys().collect();
    let address = address::of_value("course", &(&course, Sealed(&bank), names)).ok()?;
    Some(CompiledCourse { course, bank, images, address })
}

fn images(draft: &CourseDraft) -> BTreeMap<String, ImageFile> {
    let lessons = draft.lessons.iter().flat_map(|lesson| &lesson.draft.uses.images);
    let glossaries = draft.glossaries.iter().flat_map(|file| &file.draft.uses.images);
    let file = |image: &ImageUse| ImageFile {
        format: image.format.clone(),
        bytes: image.bytes.clone(),
        private: image.visibility == Visibility::Private,
    };
    lessons.chain(glossaries).map(|(address, image)| (address.clone(), file(image))).collect()
}

/// A bank on its way into a digest, and nowhere else.
struct Sealed<'b>(&'b SealedBank);

impl serde::Serialize for Sealed<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.seal(serializer)
    }
}

//! What is checked across files, once all are read.

mod banks;
mod blueprints;
mod courses;
mod laws;
mod lessons;
mod links;
mod questions;
mod translations;

pub(crate) use laws::is_said;

use super::Published;
use super::gather::World;
use super::{coverage, rules};

/// Applies every rule.
pub(super) fn apply(world: &mut World, published: &Published) {
    let World { sources, findings, register, courses, .. } = world;
    for course in courses.iter() {
        let mut desk = Desk { sources, findings };
        rules::courses::check(&mut desk, course);
        questions::check(&mut desk, course, published);
        lessons::check(&mut desk, course);
        links::check(&mut desk, course);
        translations::check(&mut desk, course);
        banks::check(&mut desk, course);
        blueprints::check(&mut desk, course);
        if let Some(register) = register {
            laws::check(&mut desk, course, register);
        }
        world.coverage.push(coverage::of(course));
    }
}

/// Where a rule reads and notes.
struct Desk<'w> {
    sources: &'w [super::source::Source],
    findings: &'w mut super::report::Findings,
}

impl<'w> Desk<'w> {
    fn note(&mut self, source: usize, range: std::ops::Range<usize>, code: super::code::Code, about: &[&str]) {
        if let Some(source) = self.sources.get(source) {
            self.findings.add(source, range, code, about);
        }
    }

    fn text(&self, source: usize) -> &'w str {
        self.sources.get(source).map_or("", |source| source.text.as_str())
    }

    fn visibility(&self, source: usize) -> super::source::Visibility {
        self.sources.get(source).map_or(super::source::Visibility::Public, |source| source.visibility)
    }

    fn name(&self, source: usize) -> &'w str {
        self.sources.get(source).map_or("", |source| source.name.as_str())
    }
}

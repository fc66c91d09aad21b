//! Links inside a course: glossary entries and headings that exist.

use std::collections::{BTreeMap, BTreeSet};

use learning::catalogue::Language;

use super::Desk;
use crate::authoring::code::Code;
use crate::authoring::gather::CourseDraft;
use crate::authoring::read::page::{LessonUse, Uses};

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft) {
    let glossary = |language: Language| {
        let files = course.glossaries.iter().filter(move |file| file.language == language);
        files.flat_map(|file| &file.draft.terms).map(|(id, ..)| id.as_str().to_owned()).collect::<BTreeSet<_>>()
    };
    let terms: BTreeMap<Language, BTreeSet<String>> = Language::ALL.into_iter().map(|l| (l, glossary(l))).collect();
    let original = terms.get(&course.original()).cloned().unwrap_or_default();
    let uses = course.lessons.iter().map(|file| (file.source, file.language, &file.draft.uses));
    let own = course.glossaries.iter().map(|file| (file.source, file.language, &file.draft.uses));
    for (source, language, uses) in uses.chain(own) {
        let known = terms.get(&language).filter(|known| !known.is_empty()).unwrap_or(&original);
        unknown_terms(desk, source, uses, known);
    }
    anchors(desk, course);
}

fn unknown_terms(desk: &mut Desk<'_>, source: usize, uses: &Uses, known: &BTreeSet<String>) {
    for (term, range) in uses.terms.iter().filter(|(term, _)| !known.contains(term.as_str())) {
        desk.note(source, range.clone(), Code::UnknownTerm, &[term.as_str()]);
    }
}

fn anchors(desk: &mut Desk<'_>, course: &CourseDraft) {
    let module = |folder: &str| {
        course.file.modules.iter().find(|m| m.folder.get_ref() == folder).map_or("", |m| m.id.get_ref().as_str())
    };
    let mut known: BTreeMap<(Language, &str, &str), &BTreeSet<String>> = BTreeMap::new();
    for file in &course.lessons {
        known.insert((file.language, module(&file.folder), file.id.as_str()), &file.draft.anchors);
    }
    for file in &course.lessons {
        let here = (module(&file.folder), file.id.as_str());
        for link in &file.draft.uses.lessons {
            let target = link.target.as_ref().map_or(here, |(module, lesson)| (module.as_str(), lesson.as_str()));
            let anchors = known.get(&(file.language, target.0, target.1));
            dead(desk, file.source, link, anchors.copied());
        }
    }
}

fn dead(desk: &mut Desk<'_>, source: usize, link: &LessonUse, anchors: Option<&BTreeSet<String>>) {
    if anchors.is_some_and(|anchors| !anchors.contains(&format!("h-{}", link.anchor))) {
        desk.note(source, link.range.clone(), Code::LinkDead, &[&format!("#{}", link.anchor)]);
    }
}

//! `course.toml`: ids, titles, prerequisites, modules, tests.

use std::collections::{BTreeMap, BTreeSet};

use learning::catalogue::is_slug;

use super::Desk;
use crate::authoring::code::Code;
use crate::authoring::gather::CourseDraft;
use crate::authoring::nearest::nearest;
use crate::authoring::read::course_file::{Titles, Word, hundredths};

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft) {
    let file = &course.file;
    ids(desk, course, std::iter::once(&file.id));
    ids(desk, course, file.objectives.iter().map(|objective| &objective.id));
    ids(desk, course, file.modules.iter().map(|module| &module.id));
    ids(desk, course, file.tests.iter().map(|test| &test.id));
    ids(desk, course, file.modules.iter().map(|module| &module.folder));
    all_titles(desk, course);
    objectives(desk, course);
    cycles(desk, course);
    folders(desk, course);
    tests(desk, course);
}

fn ids<'c>(desk: &mut Desk<'_>, course: &CourseDraft, ids: impl Iterator<Item = &'c Word>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !is_slug(id.get_ref()) {
            desk.note(course.source, id.span(), Code::IdMalformed, &[id.get_ref()]);
        }
        if !seen.insert(id.get_ref()) {
            desk.note(course.source, id.span(), Code::IdDuplicate, &[id.get_ref(), "@same-course"]);
        }
    }
}

fn all_titles(desk: &mut Desk<'_>, course: &CourseDraft) {
    let file = &course.file;
    titles(desk, course, &file.title, &file.id);
    file.objectives.iter().for_each(|objective| titles(desk, course, &objective.title, &objective.id));
    file.modules.iter().for_each(|module| titles(desk, course, &module.title, &module.id));
    file.tests.iter().for_each(|test| titles(desk, course, &test.title, &test.id));
    if let Some(certificate) = &file.certificate {
        titles(desk, course, &certificate.title, &file.id);
    }
}

fn titles(desk: &mut Desk<'_>, course: &CourseDraft, titles: &toml::Spanned<Titles>, id: &Word) {
    for language in &course.file.languages {
        if titles.get_ref().get(*language).is_none_or(|title| title.trim().is_empty()) {
            let tag = format!("@{}", language.tag());
            desk.note(course.source, titles.span(), Code::TitleMissing, &[&tag, id.get_ref()]);
        }
    }
}

fn objectives(desk: &mut Desk<'_>, course: &CourseDraft) {
    let file = &course.file;
    let named = file.objectives.iter().flat_map(|objective| &objective.requires);
    let taught = file.modules.iter().flat_map(|module| &module.objectives);
    let drawn = file.tests.iter().flat_map(|test| test.draw.keys());
    for word in named.chain(taught).chain(drawn) {
        unknown_objective(desk, course, course.source, word.get_ref(), word.span());
    }
}

/// Notes an objective that the course does not have.
pub(super) fn unknown_objective(
    desk: &mut Desk<'_>,
    course: &CourseDraft,
    source: usize,
    word: &str,
    at: std::ops::Range<usize>,
) {
    let known = || course.file.objectives.iter().map(|objective| objective.id.get_ref().as_str());
    if !known().any(|id| id == word) {
        desk.note(source, at, Code::UnknownObjective, &[word, nearest(word, known()).unwrap_or("—")]);
    }
}

/// Walks prerequisites without recursion; notes each circle at the objective that closes it.
fn cycles(desk: &mut Desk<'_>, course: &CourseDraft) {
    let requires: BTreeMap<&str, Vec<&Word>> =
        course.file.objectives.iter().map(|o| (o.id.get_ref().as_str(), o.requires.iter().collect())).collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for start in requires.keys() {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((here, next)) = path.last_mut() {
            let edge = requires.get(*here).and_then(|edges| edges.get(*next)).copied();
            *next += 1;
            match edge {
                _ if done.contains(*here) => {
                    path.pop();
                }
                None => {
                    done.insert(here);
                    path.pop();
                }
                Some(word) => follow(desk, course, &mut path, word),
            }
        }
    }
}

fn follow<'c>(desk: &mut Desk<'_>, course: &CourseDraft, path: &mut Vec<(&'c str, usize)>, word: &'c Word) {
    let Some(start) = path.iter().position(|(id, _)| id == word.get_ref()) else {
        return path.push((word.get_ref(), 0));
    };
    let mut circle: Vec<&str> = path.iter().skip(start).map(|(id, _)| *id).collect();
    circle.push(word.get_ref());
    desk.note(course.source, word.span(), Code::PrerequisiteCycle, &[&circle.join(" → ")]);
}

fn folders(desk: &mut Desk<'_>, course: &CourseDraft) {
    let original = course.original().tag();
    for module in &course.file.modules {
        let folder = module.folder.get_ref();
        if !course.folders.contains(&format!("{original}/{folder}")) {
            desk.note(course.source, module.folder.span(), Code::ModuleFolderMissing, &[folder]);
        }
    }
}

fn tests(desk: &mut Desk<'_>, course: &CourseDraft) {
    let file = &course.file;
    let known_test = |word: &Word| file.tests.iter().any(|test| test.id.get_ref() == word.get_ref());
    let required = file.certificate.iter().flat_map(|certificate| &certificate.requires_tests);
    let paired = file.tests.iter().filter_map(|test| test.pairs_with.as_ref());
    for word in required.chain(paired).filter(|word| !known_test(word)) {
        desk.note(course.source, word.span(), Code::UnknownTest, &[word.get_ref()]);
    }
    for test in &file.tests {
        let module = test.module.as_ref();
        let unknown = |word: &&Word| !file.modules.iter().any(|module| module.id.get_ref() == word.get_ref());
        if let Some(word) = module.filter(unknown) {
            desk.note(course.source, word.span(), Code::UnknownModule, &[word.get_ref()]);
        }
        if test.draw.values().all(|count| *count == 0) {
            desk.note(course.source, test.id.span(), Code::BlueprintEmpty, &[test.id.get_ref()]);
        }
        if hundredths(test.pass).is_none_or(|pass| pass > 2000) || hundredths(test.coefficient).is_none() {
            desk.note(course.source, test.id.span(), Code::CourseInvalid, &["pass = 0…20, coefficient = 0…600"]);
        }
    }
}

//! From folders to drafts: every file read once, nothing compared yet.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use learning::catalogue::{Language, LessonId, ModuleId, Register};

use super::code::Code;
use super::limits;
use super::read::course_file::{self, CourseFile};
use super::read::glossary::{self, GlossaryDraft};
use super::read::lesson::{self, LessonDraft};
use super::read::page::{Atlas, Page};
use super::read::register_file;
use super::read::tree::{self, Found, Tree};
use super::report::{Findings, Report};
use super::source::{Source, Visibility};
use super::{Root, coverage};

/// Everything read, before it is compared and compiled.
pub(super) struct World {
    pub(super) sources: Vec<Source>,
    pub(super) findings: Findings,
    pub(super) register: Option<Register>,
    pub(super) courses: Vec<CourseDraft>,
    pub(super) coverage: Vec<coverage::Coverage>,
    replaced: Vec<String>,
}

/// A course as its files have it.
pub(super) struct CourseDraft {
    pub(super) source: usize,
    pub(super) file: CourseFile,
    pub(super) folders: BTreeSet<String>,
    pub(super) lessons: Vec<LessonFile>,
    pub(super) glossaries: Vec<GlossaryFile>,
}

/// A content file and its place.
pub(super) struct LessonFile {
    pub(super) source: usize,
    pub(super) language: Language,
    pub(super) folder: String,
    pub(super) name: String,
    pub(super) id: LessonId,
    pub(super) draft: LessonDraft,
}

/// A glossary and its place.
pub(super) struct GlossaryFile {
    pub(super) source: usize,
    pub(super) language: Language,
    pub(super) draft: GlossaryDraft,
}

impl CourseDraft {
    /// The source language.
    pub(super) fn original(&self) -> Language {
        self.file.languages.first().copied().unwrap_or(Language::Fr)
    }

    /// The other language, if the course has one.
    pub(super) fn translated(&self) -> Option<Language> {
        self.file.languages.get(1).copied()
    }
}

impl World {
    /// What was found, as a report.
    pub(super) fn into_report(self) -> Report {
        let questions = |course: &CourseDraft| {
            let original = course.original();
            let own = course.lessons.iter().filter(|lesson| lesson.language == original);
            own.map(|lesson| lesson.draft.questions.len()).sum::<usize>()
        };
        let mut report = Report {
            questions: self.courses.iter().map(questions).sum(),
            files: self.sources.len(),
            problems: self.findings.into_problems(),
            replaced: self.replaced,
            coverage: self.coverage,
        };
        report.sort();
        report
    }
}

/// Reads every file of the roots.
pub(super) fn gather(roots: &[Root]) -> World {
    gather_beside(roots, None)
}

/// The same; a register given stands in for one that the roots lack.
pub(super) fn gather_beside(roots: &[Root], register: Option<&Register>) -> World {
    let mut findings = Findings::default();
    let tree = tree::list(roots, &mut findings);
    let mut world = World {
        sources: Vec::new(),
        findings,
        register: None,
        courses: Vec::new(),
        coverage: Vec::new(),
        replaced: tree.replaced.clone(),
    };
    match register.filter(|_| !tree.files.contains_key("law/register.yaml")) {
        Some(register) => world.register = Some(register.clone()),
        None => world.read_register(roots, &tree),
    }
    for (folder, files) in courses(&mut world, &tree) {
        world.read_course(&folder, files);
    }
    if tree.files.is_empty() {
        for root in roots {
            let name = root.path.to_string_lossy().into_owned();
            world.findings.add_file(&name, root.visibility, Code::FolderEmpty, &[&name]);
        }
    }
    world
}

/// Files by course, by their path in its folder.
fn courses(world: &mut World, tree: &Tree) -> BTreeMap<String, BTreeMap<String, Found>> {
    let mut courses: BTreeMap<String, BTreeMap<String, Found>> = BTreeMap::new();
    for (path, found) in &tree.files {
        match path.split_once('/') {
            _ if path == "law/register.yaml" || is_readme(path) => {}
            Some((folder, inside)) if folder != "law" => {
                courses.entry(folder.to_owned()).or_default().insert(inside.to_owned(), found.clone());
            }
            _ => world.findings.add_file(&found.name, found.visibility, Code::FileMisplaced, &[path]),
        }
    }
    courses
}

fn is_readme(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("README.md"))
}

fn is_image(path: &str) -> bool {
    ["png", "jpg", "jpeg", "webp", "avif"]
        .iter()
        .any(|ending| path.to_ascii_lowercase().ends_with(&format!(".{ending}")))
}

impl World {
    fn read_register(&mut self, roots: &[Root], tree: &Tree) {
        let Some(found) = tree.files.get("law/register.yaml") else {
            if let Some(root) = roots.first().filter(|_| !tree.files.is_empty()) {
                let name = format!("{}/law/register.yaml", root.path.to_string_lossy().trim_end_matches('/'));
                self.findings.add_file(&name, root.visibility, Code::RegisterMissing, &[]);
            }
            return;
        };
        // The law is one stream for all schools: a folder laid over the public one does not replace it.
        if found.visibility == Visibility::Private && roots.iter().any(|root| root.visibility == Visibility::Public) {
            self.findings.add_file(&found.name, found.visibility, Code::RegisterPrivate, &[]);
        }
        if let Some(source) = tree::text(found, limits::REGISTER_BYTES, &mut self.findings) {
            self.register = register_file::read(&source, &mut self.findings);
            self.sources.push(source);
        }
    }

    fn read_course(&mut self, folder: &str, files: BTreeMap<String, Found>) {
        let Some(found) = files.get("course.toml") else {
            if let Some(first) = files.values().next() {
                let name = first.name.rsplit_once(&format!("/{folder}/")).map_or("", |(root, _)| root);
                let name = format!("{name}/{folder}");
                self.findings.add_file(&name, first.visibility, Code::CourseMissing, &[folder]);
            }
            return;
        };
        let Some(source) = tree::text(found, limits::TEXT_BYTES, &mut self.findings) else { return };
        let file = course_file::read(&source, &mut self.findings);
        let place = self.keep(source);
        let Some(file) = file else { return };
        let atlas = Atlas { modules: modules(&file), files, pictures: RefCell::default() };
        let mut course =
            CourseDraft { source: place, file, folders: BTreeSet::new(), lessons: Vec::new(), glossaries: Vec::new() };
        for (path, found) in &atlas.files {
            self.read_file(&mut course, &atlas, path, found);
        }
        self.check_folder(&course, folder);
        self.courses.push(course);
    }

    fn check_folder(&mut self, course: &CourseDraft, folder: &str) {
        let id = &course.file.id;
        if let Some(source) = self.sources.get(course.source).filter(|_| id.get_ref() != folder) {
            self.findings.add(source, id.span(), Code::CourseIdFolder, &[id.get_ref(), folder]);
        }
    }

    fn keep(&mut self, source: Source) -> usize {
        self.sources.push(source);
        self.sources.len() - 1
    }

    fn read_file(&mut self, course: &mut CourseDraft, atlas: &Atlas, path: &str, found: &Found) {
        let parts: Vec<&str> = path.split('/').collect();
        let language = parts.first().and_then(|tag| Language::from_tag(tag));
        let language = language.filter(|language| course.file.languages.contains(language));
        match (language, parts.as_slice()) {
            (_, ["course.toml"]) => {}
            _ if is_readme(path) || is_image(path) => {}
            (Some(language), [_, "glossary.md"]) => self.read_glossary(course, atlas, language, found),
            (Some(language), [_, folder, name]) if atlas.modules.contains_key(*folder) => {
                course.folders.insert(format!("{}/{folder}", language.tag()));
                self.read_lesson(course, atlas, language, (folder, name), found);
            }
            _ => self.findings.add_file(&found.name, found.visibility, Code::FileMisplaced, &[path]),
        }
    }

    fn read_glossary(&mut self, course: &mut CourseDraft, atlas: &Atlas, language: Language, found: &Found) {
        let Some(source) = tree::text(found, limits::TEXT_BYTES, &mut self.findings) else { return };
        let page = Page::new(&source, language, language.tag().to_owned(), atlas, &mut self.findings);
        let draft = glossary::read(page);
        let place = self.keep(source);
        course.glossaries.extend(draft.map(|draft| GlossaryFile { source: place, language, draft }));
    }

    fn read_lesson(
        &mut self,
        course: &mut CourseDraft,
        atlas: &Atlas,
        language: Language,
        (folder, name): (&str, &str),
        found: &Found,
    ) {
        let Some(id) = lesson::id_of(name) else {
            self.findings.add_file(&found.name, found.visibility, Code::FileName, &[name]);
            return;
        };
        let Some(source) = tree::text(found, limits::TEXT_BYTES, &mut self.findings) else { return };
        let inside = format!("{}/{folder}", language.tag());
        let page = Page::new(&source, language, inside, atlas, &mut self.findings);
        let draft = lesson::read(page);
        let source = self.keep(source);
        let (folder, name) = (folder.to_owned(), name.to_owned());
        course.lessons.extend(draft.map(|draft| LessonFile { source, language, folder, name, id, draft }));
    }
}

fn modules(file: &CourseFile) -> BTreeMap<String, ModuleId> {
    let pair = |module: &course_file::ModuleEntry| {
        Some((module.folder.get_ref().clone(), ModuleId::new(module.id.get_ref().as_str()).ok()?))
    };
    file.modules.iter().filter_map(pair).collect()
}

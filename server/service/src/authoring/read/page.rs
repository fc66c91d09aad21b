//! A content file while it is read: where it stands, what it uses, and what is wrong with it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use learning::catalogue::{Citation, Language, LessonId, ModuleId, TermId};

use crate::authoring::code::Code;
use crate::authoring::read::picture::{Refused, Shipped};
use crate::authoring::read::tree::Found;
use crate::authoring::report::Findings;
use crate::authoring::source::Source;

/// What a course has, for links to resolve.
#[derive(Debug, Default)]
pub(in crate::authoring) struct Atlas {
    /// Modules by folder.
    pub(in crate::authoring) modules: BTreeMap<String, ModuleId>,
    /// Files of the course by their path in its folder.
    pub(in crate::authoring) files: BTreeMap<String, Found>,
    /// Images as they are shipped, each made once however many pages show it.
    pub(in crate::authoring) pictures: RefCell<BTreeMap<PathBuf, Result<Shipped, Refused>>>,
}

/// A citation made by a link in a text.
#[derive(Debug, Clone)]
pub(in crate::authoring) struct LawUse {
    pub(in crate::authoring) citation: Citation,
    pub(in crate::authoring) range: Range<usize>,
    /// The paragraph, cell row or heading it stands in.
    pub(in crate::authoring) within: Range<usize>,
}

/// A link to a heading of this page or another.
#[derive(Debug, Clone)]
pub(in crate::authoring) struct LessonUse {
    pub(in crate::authoring) target: Option<(ModuleId, LessonId)>,
    pub(in crate::authoring) anchor: String,
    pub(in crate::authoring) range: Range<usize>,
}

/// What a file refers to.
#[derive(Debug, Default)]
pub(in crate::authoring) struct Uses {
    pub(in crate::authoring) laws: Vec<LawUse>,
    pub(in crate::authoring) terms: Vec<(TermId, Range<usize>)>,
    pub(in crate::authoring) lessons: Vec<LessonUse>,
    pub(in crate::authoring) images: BTreeMap<String, super::prose::ImageUse>,
}

/// A content file while it is read.
pub(in crate::authoring) struct Page<'a> {
    pub(in crate::authoring) source: &'a Source,
    pub(in crate::authoring) language: Language,
    /// The path of its folder inside the course, such as `fr/020-elements`.
    pub(in crate::authoring) folder: String,
    pub(in crate::authoring) atlas: &'a Atlas,
    pub(in crate::authoring) findings: &'a mut Findings,
    pub(in crate::authoring) uses: Uses,
    /// Ids of headings given so far, with their prefix.
    pub(in crate::authoring) anchors: BTreeMap<String, usize>,
    /// Numbers of footnotes by label, in the order first seen.
    pub(in crate::authoring) footnotes: BTreeMap<String, usize>,
}

impl<'a> Page<'a> {
    pub(in crate::authoring) fn new(
        source: &'a Source,
        language: Language,
        folder: String,
        atlas: &'a Atlas,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            source,
            language,
            folder,
            atlas,
            findings,
            uses: Uses::default(),
            anchors: BTreeMap::new(),
            footnotes: BTreeMap::new(),
        }
    }

    /// Notes a problem of this file.
    pub(in crate::authoring) fn note(&mut self, range: Range<usize>, code: Code, about: &[&str]) {
        self.findings.add(self.source, range, code, about);
    }

    /// The text of a range.
    pub(in crate::authoring) fn text(&self, range: &Range<usize>) -> &'a str {
        self.source.text.get(range.clone()).unwrap_or_default()
    }

    /// A new id for a heading, prefixed so that no author's word meets one of the interface's.
    pub(in crate::authoring) fn anchor(&mut self, words: &str) -> String {
        let base = format!("h-{}", slug(words));
        let seen = self.anchors.entry(base.clone()).or_default();
        *seen += 1;
        if *seen == 1 { base } else { format!("{base}-{seen}") }
    }
}

/// A heading's words as an id.
fn slug(words: &str) -> String {
    let folded = learning::quiz::fold(words);
    let dashed: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = dashed.split('-').filter(|part| !part.is_empty()).collect();
    let mut slug = parts.join("-");
    slug.truncate(60);
    if slug.is_empty() { "section".into() } else { slug.trim_end_matches('-').into() }
}

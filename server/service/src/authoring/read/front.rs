//! Front matter: the YAML between two `---` lines at the head of a content file.

use std::ops::Range;

use learning::catalogue::{Audience, Jurisdiction, LessonKind, Readers};
use serde::Deserialize;
use serde_saphyr::Spanned;

use crate::authoring::code::Code;
use crate::authoring::report::Findings;
use crate::authoring::source::Source;

/// What the head of a content file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::authoring) struct Front {
    pub(in crate::authoring) title: String,
    #[serde(default)]
    pub(in crate::authoring) kind: LessonKind,
    #[serde(default)]
    pub(in crate::authoring) objectives: Vec<Spanned<String>>,
    pub(in crate::authoring) minutes: Option<u16>,
    #[serde(default)]
    pub(in crate::authoring) authors: Vec<String>,
    #[serde(default)]
    jurisdiction: OneOrMore<Jurisdiction>,
    #[serde(default)]
    audience: OneOrMore<Audience>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

impl<T> Default for OneOrMore<T> {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl<T: Copy + Ord> OneOrMore<T> {
    fn set(&self) -> std::collections::BTreeSet<T> {
        match self {
            Self::One(one) => std::iter::once(*one).collect(),
            Self::More(more) => more.iter().copied().collect(),
        }
    }
}

impl Front {
    /// For whom the whole file is.
    pub(in crate::authoring) fn readers(&self) -> Readers {
        Readers { jurisdictions: self.jurisdiction.set(), audiences: self.audience.set() }
    }
}

/// A file split in two: its front matter, if it could be read, and where its text begins.
pub(in crate::authoring) struct Split {
    pub(in crate::authoring) front: Option<Front>,
    /// The byte at which the YAML begins.
    pub(in crate::authoring) yaml: usize,
    pub(in crate::authoring) body: usize,
}

/// Reads the front matter and notes what is wrong with it.
pub(in crate::authoring) fn split(source: &Source, findings: &mut Findings) -> Split {
    let Some((yaml, body)) = bounds(&source.text) else {
        findings.add(source, 0..1, Code::FrontMatterMissing, &[]);
        return Split { front: None, yaml: 0, body: 0 };
    };
    let text = source.text.get(yaml.clone()).unwrap_or_default();
    let front = serde_saphyr::from_str_with_options::<Front>(text, super::register_file::yaml_options());
    let front = front.map_err(|error| note(source, &yaml, &error, findings)).ok();
    if let Some(front) = front.as_ref().filter(|front| front.title.trim().is_empty()) {
        findings.add(source, yaml.clone(), Code::FrontMatterInvalid, &[&format!("title: {:?}", front.title)]);
    }
    Split { front, yaml: yaml.start, body }
}

fn note(source: &Source, yaml: &Range<usize>, error: &serde_saphyr::Error, findings: &mut Findings) {
    let at = error.location().map_or(yaml.start, |at| byte_of(source, yaml.start, at));
    findings.add(source, at..at + 1, Code::FrontMatterInvalid, &[&first_line(&error.to_string())]);
}

/// The byte of a place that the YAML reader counted from the beginning of its part.
pub(in crate::authoring) fn byte_of(source: &Source, start: usize, at: serde_saphyr::Location) -> usize {
    let before = source.place(start).line.saturating_sub(1);
    let line = usize::try_from(before).unwrap_or(0) + usize::try_from(at.line()).unwrap_or(1);
    source.byte(line, usize::try_from(at.column()).unwrap_or(1))
}

/// The first line of a reader's own words: what is wrong, without the excerpt that we show ourselves.
pub(in crate::authoring) fn first_line(words: &str) -> String {
    words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

fn bounds(text: &str) -> Option<(Range<usize>, usize)> {
    let skip = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = skip;
    let mut start = None;
    for line in text.get(skip..)?.split_inclusive('\n') {
        let next = at + line.len();
        match (start, line.trim_end() == "---") {
            (None, true) => start = Some(next),
            (None, false) => return None,
            (Some(start), true) => return Some((start..at, next)),
            (Some(_), false) => {}
        }
        at = next;
    }
    None
}

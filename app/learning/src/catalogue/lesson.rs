//! Lessons: pages to read, with questions where they help and sections for some readers only.

use serde::{Deserialize, Serialize};

use super::{ByLanguage, LessonId, ObjectiveId, Prose, QuestionId, Readers};

/// What a content file is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LessonKind {
    /// A page to read.
    #[default]
    Lesson,
    /// Questions only, no page.
    Bank,
    /// One case file.
    Case,
    /// A guide for trainers, never shown to learners.
    Guide,
}

/// One content file of a module, in its languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its id: the file name without its number.
    pub id: LessonId,
    /// What it is for.
    pub kind: LessonKind,
    /// Objectives it serves.
    pub objectives: Vec<ObjectiveId>,
    /// For whom the whole page is.
    pub readers: Readers,
    /// People who wrote it, by login; a reviewer is never one of them.
    pub authors: Vec<String>,
    /// Its text by language.
    pub texts: ByLanguage<LessonText>,
}

/// A lesson in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonText {
    /// The title, plain.
    pub title: String,
    /// Minutes that a learner should plan; 0 when the file does not say.
    pub minutes: u16,
    /// What learners see, in order.
    pub blocks: Vec<Block>,
    /// Headings to jump to.
    pub contents: Vec<TocEntry>,
    /// Notes for the trainer, never shown to learners.
    pub facilitation: Vec<Facilitation>,
    /// Words of the page for learners.
    pub words: u32,
}

/// A piece of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Text.
    Prose(Prose),
    /// A section for some readers: shown to them, folded for the others.
    Overlay(Overlay),
    /// A practice question answered in place, by its id.
    Question(QuestionId),
}

/// A section for some readers only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlay {
    /// The id of its heading, with its prefix.
    pub anchor: String,
    /// Its title, plain.
    pub title: String,
    /// The level of its heading, 2 to 6.
    pub level: u8,
    /// Who it is for.
    pub readers: Readers,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// An entry of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TocEntry {
    /// The id to jump to, with its prefix.
    pub anchor: String,
    /// The words.
    pub title: String,
    /// The level of the heading, 2 to 6.
    pub level: u8,
    /// Who the section is for.
    pub readers: Readers,
}

/// Notes for the trainer of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facilitation {
    /// The heading, plain.
    pub title: String,
    /// Minutes that it takes in class.
    pub minutes: u16,
    /// The notes.
    pub prose: Prose,
}

impl LessonText {
    /// Ids of the questions on the page, overlays included, in reading order.
    #[must_use]
    pub fn questions(&self) -> Vec<&QuestionId> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut found);
        found
    }

    /// Every piece of prose that learners may read, overlays included, in reading order.
    #[must_use]
    pub fn prose(&self) -> Vec<&Prose> {
        let mut found = Vec::new();
        collect_prose(&self.blocks, &mut found);
        found
    }
}

/// Overlays nest at most as deep as headings do, so this recursion is short.
fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a QuestionId>) {
    for block in blocks {
        match block {
            Block::Question(id) => found.push(id),
            Block::Overlay(overlay) => collect(&overlay.blocks, found),
            Block::Prose(_) => {}
        }
    }
}

fn collect_prose<'a>(blocks: &'a [Block], found: &mut Vec<&'a Prose>) {
    for block in blocks {
        match block {
            Block::Prose(prose) => found.push(prose),
            Block::Overlay(overlay) => collect_prose(&overlay.blocks, found),
            Block::Question(_) => {}
        }
    }
}

//! Questions: a heading with its attributes, the stem, the answer structure and the quotes around it.

mod body;
mod case;
mod head;

use std::ops::Range;

use learning::catalogue::{Citation, QuestionId, Readers, Version};
use learning::quiz::{Difficulty, Kind, Task, Wording};

use super::answers;
use super::markdown::{Heading, Piece, plain};
use super::page::Page;
use super::typography::printed;
use crate::authoring::address;
use crate::authoring::code::Code;

pub(super) use body::{Body, note_merged, quoted};
pub(super) use head::Head;
pub(in crate::authoring) use head::readers_of;

/// A question as one file has it.
#[derive(Debug)]
pub(in crate::authoring) struct QuestionDraft {
    pub(in crate::authoring) id: Option<QuestionId>,
    pub(in crate::authoring) at: Range<usize>,
    pub(in crate::authoring) exam: bool,
    /// Objectives and where they are named, its own first, then those of its steps.
    pub(in crate::authoring) objectives: Vec<(String, Range<usize>)>,
    /// Its own citations, then those of its steps, and where they stand.
    pub(in crate::authoring) citations: Vec<(Citation, Range<usize>)>,
    /// How many of the citations are its own.
    pub(in crate::authoring) own: usize,
    pub(in crate::authoring) difficulty: Option<Difficulty>,
    pub(in crate::authoring) readers: Readers,
    /// Its words; none when something essential is missing.
    pub(in crate::authoring) wording: Option<Wording>,
}

impl QuestionDraft {
    /// The id for messages.
    pub(in crate::authoring) fn name(&self) -> &str {
        self.id.as_ref().map_or("?", |id| id.as_str())
    }

    /// Citations of the question itself.
    pub(in crate::authoring) fn own_citations(&self) -> Vec<Citation> {
        self.citations.iter().take(self.own).map(|(citation, _)| citation.clone()).collect()
    }
}

/// Reads a question; `readers` are those of the section it stands in.
pub(in crate::authoring) fn read(
    page: &mut Page<'_>,
    heading: &Heading<'_, '_>,
    inside: &[Piece<'_, '_>],
    readers: &Readers,
) -> QuestionDraft {
    let exam = heading.attributes.has_class("exam");
    let head = head::read(page, heading, head::Place::Question);
    let own = readers_of(page, heading);
    let mut draft = QuestionDraft {
        id: head::question_id(page, heading, exam),
        at: heading.range.clone(),
        exam,
        objectives: head.objective.iter().cloned().collect(),
        own: head.citations.len(),
        citations: head.citations.clone(),
        difficulty: head.difficulty,
        readers: if own.is_everybody() { readers.clone() } else { own },
        wording: None,
    };
    draft.wording = if head.kind == Some(Kind::Case) {
        case::read(page, heading, inside, &head, &mut draft)
    } else {
        simple(page, heading, inside, &head)
    };
    draft
}

fn simple(
    page: &mut Page<'_>,
    heading: &Heading<'_, '_>,
    inside: &[Piece<'_, '_>],
    head: &head::Head,
) -> Option<Wording> {
    let body = body::read(page, inside, head.kind);
    let task = answers::read(page, heading, head, &body)?;
    Some(worded(title(page, heading), body.stem, task, body.notes, &head.citations))
}

/// The short title of a question or a step.
fn title(page: &Page<'_>, heading: &Heading<'_, '_>) -> String {
    printed(&plain(heading.title), page.language).into_owned()
}

/// Puts the words of a question together and gives them their versions.
fn worded(
    title: String,
    stem: learning::catalogue::Prose,
    task: Task,
    notes: body::Notes,
    citations: &[(Citation, Range<usize>)],
) -> Wording {
    let version = version_of(&title, &stem, &task);
    let citations: Vec<&Citation> = citations.iter().map(|(citation, _)| citation).collect();
    let notes_version = address::version(&(&notes.hints, &notes.explanation, feedback_of(&task), citations));
    let body::Notes { hints, explanation, note } = notes;
    Wording { title, stem, task, hints, explanation, note, version, notes_version }
}

fn version_of(title: &str, stem: &learning::catalogue::Prose, task: &Task) -> Version {
    let title = if stem.is_empty() { title } else { "" };
    address::version(&(title, stem, without_feedback(task)))
}

/// What a version is made of: the task with its key and without what is said afterwards.
fn without_feedback(task: &Task) -> Task {
    let mut task = task.clone();
    match &mut task {
        Task::Single { choices, .. } | Task::Multiple { choices, .. } => {
            choices.iter_mut().for_each(|choice| choice.feedback = None);
        }
        Task::Text { foreseen, .. } => foreseen.clear(),
        Task::Case(case) => {
            for step in &mut case.steps {
                step.task = without_feedback(&step.task);
                step.hints.clear();
                step.citations.clear();
                (step.explanation, step.note) = (None, None);
            }
        }
        _ => {}
    }
    task
}

/// What is said afterwards, and for a case what its steps cite.
fn feedback_of(task: &Task) -> Vec<serde_json::Value> {
    let value = |said: &dyn erased::Said| said.value();
    match task {
        Task::Single { choices, .. } | Task::Multiple { choices, .. } => {
            choices.iter().map(|choice| value(&choice.feedback)).collect()
        }
        Task::Text { foreseen, .. } => foreseen.iter().map(|wrong| value(wrong)).collect(),
        Task::Case(case) => case
            .steps
            .iter()
            .flat_map(|step| {
                let said = vec![value(&step.hints), value(&step.explanation), value(&step.citations)];
                said.into_iter().chain(feedback_of(&step.task))
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Values of several types as JSON.
mod erased {
    pub(super) trait Said {
        fn value(&self) -> serde_json::Value;
    }

    impl<T: serde::Serialize> Said for T {
        fn value(&self) -> serde_json::Value {
            serde_json::to_value(self).unwrap_or_default()
        }
    }
}

/// The blocks up to a heading, which is noted: only a case file holds headings.
fn blocks<'e, 't>(page: &mut Page<'_>, pieces: &[Piece<'e, 't>]) -> Vec<&'e [super::markdown::Placed<'t>]> {
    let mut blocks = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Block(events) => blocks.push(*events),
            Piece::Heading(heading) => {
                let code =
                    if heading.attributes.has_class("step") { Code::StepMisplaced } else { Code::HeadingInQuestion };
                page.note(heading.range.clone(), code, &[]);
                break;
            }
        }
    }
    blocks
}

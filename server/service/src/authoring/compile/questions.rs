//! Drafts of questions in two languages to questions, practice apart from exam.

use std::collections::BTreeMap;

use learning::catalogue::{ByLanguage, ObjectiveId, Origin, QuestionId, SealedBank};
use learning::quiz::{PracticeQuestion, Question, SealedQuestion};

use crate::authoring::gather::{CourseDraft, World};
use crate::authoring::read::question::QuestionDraft;
use crate::authoring::source::Visibility;

/// The practice questions and the sealed bank of a course.
pub(super) fn split(
    world: &World,
    draft: &CourseDraft,
) -> Option<(BTreeMap<QuestionId, PracticeQuestion>, SealedBank)> {
    let translations = translations(draft);
    let mut practice = BTreeMap::new();
    let mut exams = Vec::new();
    for lesson in draft.lessons.iter().filter(|lesson| lesson.language == draft.original()) {
        let visibility = world.sources.get(lesson.source)?.visibility;
        for own in &lesson.draft.questions {
            let question = question(draft, own, own.id.as_ref().and_then(|id| translations.get(id)).copied())?;
            if own.exam {
                exams.push((origin(visibility), SealedQuestion::new(question)));
            } else {
                practice.insert(question.id.clone(), PracticeQuestion::new(question));
            }
        }
    }
    Some((practice, SealedBank::new(exams)))
}

const fn origin(visibility: Visibility) -> Origin {
    match visibility {
        Visibility::Public => Origin::Specimen,
        Visibility::Private => Origin::Private,
    }
}

fn translations(draft: &CourseDraft) -> BTreeMap<&QuestionId, &QuestionDraft> {
    let translated = draft.lessons.iter().filter(|lesson| Some(lesson.language) == draft.translated());
    translated.flat_map(|lesson| &lesson.draft.questions).filter_map(|q| Some((q.id.as_ref()?, q))).collect()
}

fn question(draft: &CourseDraft, own: &QuestionDraft, translation: Option<&QuestionDraft>) -> Option<Question> {
    let translated = translation.and_then(|question| question.wording.clone());
    Some(Question {
        id: own.id.clone()?,
        objective: ObjectiveId::new(own.objectives.first()?.0.as_str()).ok()?,
        difficulty: own.difficulty?,
        citations: own.own_citations(),
        readers: own.readers.clone(),
        wordings: ByLanguage::new(draft.original(), own.wording.clone()?, translated),
    })
}

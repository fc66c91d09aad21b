//! The course value: `course.toml`, lessons and glossary put together.

use std::collections::BTreeMap;

use learning::catalogue::{
    ByLanguage, Certificate, Course, CourseId, Draw, Glossary, Language, Lesson, LessonText, Module, ModuleId,
    Objective, ObjectiveId, QuestionId, Readers, Term, TermId, Test, TestId,
};
use learning::quiz::PracticeQuestion;

use crate::authoring::gather::{CourseDraft, LessonFile};
use crate::authoring::read::course_file::{
    CertificateEntry, ModuleEntry, ObjectiveEntry, TestEntry, Titles, Word, hundredths,
};
use crate::authoring::read::typography::printed;

type Spanned<T> = toml::Spanned<T>;

/// Puts a course together; none when a rule that should have spoken did not.
pub(super) fn course(draft: &CourseDraft, questions: BTreeMap<QuestionId, PracticeQuestion>) -> Option<Course> {
    let file = &draft.file;
    let title = titles(draft, &file.title)?;
    Some(Course {
        id: CourseId::new(file.id.get_ref().as_str()).ok()?,
        summary: summary(draft, file.summary.as_ref()),
        title,
        languages: file.languages.clone(),
        hours: file.hours,
        objectives: file.objectives.iter().map(|entry| objective(draft, entry)).collect::<Option<_>>()?,
        modules: file.modules.iter().map(|entry| module(draft, entry)).collect::<Option<_>>()?,
        questions,
        glossary: glossary(draft),
        tests: file.tests.iter().map(|entry| test(draft, entry)).collect::<Option<_>>()?,
        certificate: match &file.certificate {
            Some(entry) => Some(certificate(draft, entry)?),
            None => None,
        },
    })
}

fn titles(draft: &CourseDraft, titles: &Spanned<Titles>) -> Option<ByLanguage<String>> {
    let of = |language: Language| titles.get_ref().get(language).map(|title| printed(title, language).into_owned());
    ByLanguage::from_pair(draft.original(), of(draft.original()), draft.translated().and_then(of))
}

fn summary(draft: &CourseDraft, given: Option<&Spanned<Titles>>) -> ByLanguage<String> {
    let given = given.and_then(|given| titles(draft, given));
    given.unwrap_or_else(|| ByLanguage::new(draft.original(), String::new(), None))
}

fn ids(words: &[Word]) -> Option<Vec<ObjectiveId>> {
    words.iter().map(|word| ObjectiveId::new(word.get_ref().as_str()).ok()).collect()
}

fn objective(draft: &CourseDraft, entry: &ObjectiveEntry) -> Option<Objective> {
    Some(Objective {
        id: ObjectiveId::new(entry.id.get_ref().as_str()).ok()?,
        title: titles(draft, &entry.title)?,
        requires: ids(&entry.requires)?,
        critical: entry.critical,
    })
}

fn module(draft: &CourseDraft, entry: &ModuleEntry) -> Option<Module> {
    let original = draft.original();
    let own = |lesson: &&LessonFile| lesson.language == original && lesson.folder == *entry.folder.get_ref();
    let files: Vec<&LessonFile> = draft.lessons.iter().filter(own).collect();
    let questions = files.iter().flat_map(|file| &file.draft.questions).filter(|question| !question.exam);
    Some(Module {
        id: ModuleId::new(entry.id.get_ref().as_str()).ok()?,
        folder: entry.folder.get_ref().clone(),
        title: titles(draft, &entry.title)?,
        summary: summary(draft, entry.summary.as_ref()),
        objectives: ids(&entry.objectives)?,
        readers: Readers {
            jurisdictions: entry.jurisdiction.iter().copied().collect(),
            audiences: entry.audience.iter().copied().collect(),
        },
        practice: questions.filter_map(|question| question.id.clone()).collect(),
        lessons: files.iter().map(|file| lesson(draft, file)).collect::<Option<_>>()?,
    })
}

fn lesson(draft: &CourseDraft, file: &LessonFile) -> Option<Lesson> {
    let front = &file.draft.front;
    let words = front.objectives.iter().map(|word| ObjectiveId::new(word.value.as_str()).ok());
    Some(Lesson {
        id: file.id.clone(),
        kind: front.kind,
        objectives: words.collect::<Option<_>>()?,
        readers: front.readers(),
        authors: front.authors.clone(),
        texts: ByLanguage::new(draft.original(), file.draft.text.clone(), translation(draft, file)),
    })
}

fn translation(draft: &CourseDraft, file: &LessonFile) -> Option<LessonText> {
    let translated = draft.translated()?;
    let same =
        |other: &&LessonFile| other.language == translated && other.folder == file.folder && other.name == file.name;
    draft.lessons.iter().find(same).map(|other| other.draft.text.clone())
}

fn glossary(draft: &CourseDraft) -> Glossary {
    let of = |language: Language| -> BTreeMap<TermId, Term> {
        let files = draft.glossaries.iter().filter(move |file| file.language == language);
        files.flat_map(|file| &file.draft.terms).map(|(id, term, _)| (id.clone(), term.clone())).collect()
    };
    let mut translated = draft.translated().map(of).unwrap_or_default();
    let entry = |(id, term): (TermId, Term)| {
        let translation = translated.remove(&id);
        (id, ByLanguage::new(draft.original(), term, translation))
    };
    of(draft.original()).into_iter().map(entry).collect()
}

fn test(draft: &CourseDraft, entry: &TestEntry) -> Option<Test> {
    Some(Test {
        id: TestId::new(entry.id.get_ref().as_str()).ok()?,
        module: match &entry.module {
            Some(word) => Some(ModuleId::new(word.get_ref().as_str()).ok()?),
            None => None,
        },
        title: titles(draft, &entry.title)?,
        purpose: entry.purpose,
        minutes: entry.minutes,
        pass: hundredths(entry.pass)?,
        coefficient: hundredths(entry.coefficient)?,
        attempts: entry.attempts,
        forms: entry.forms,
        pairs_with: entry.pairs_with.as_ref().and_then(|word| TestId::new(word.get_ref().as_str()).ok()),
        draw: blueprint(draft, entry),
    })
}

/// The blueprint in the order of the course's objectives.
fn blueprint(draft: &CourseDraft, entry: &TestEntry) -> Vec<Draw> {
    let count = |id: &Word| entry.draw.iter().find(|(word, _)| word.get_ref() == id.get_ref()).map(|(_, count)| *count);
    let draw = |objective: &ObjectiveEntry| {
        let count = count(&objective.id).filter(|count| *count > 0)?;
        Some(Draw { objective: ObjectiveId::new(objective.id.get_ref().as_str()).ok()?, count })
    };
    draft.file.objectives.iter().filter_map(draw).collect()
}

fn certificate(draft: &CourseDraft, entry: &CertificateEntry) -> Option<Certificate> {
    let tests = entry.requires_tests.iter().map(|word| TestId::new(word.get_ref().as_str()).ok());
    Some(Certificate {
        title: titles(draft, &entry.title)?,
        requires_tests: tests.collect::<Option<_>>()?,
        minimum: hundredths(entry.minimum)?,
    })
}

//! What rests on a provision, in every course that is published.

use super::{
    in_use::{InUse, in_use},
    may_read_bank, permit_bank,
};
use crate::{
    ctx::Ctx,
    error::{Error, Refusal},
};
use learning::catalogue::{CitationIndex, Course, Dependents, Language, LessonKind, ProvisionRef};

/// Something that rests on a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependent {
    /// Its id: `module/lesson`, a question, a test, a glossary entry.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
    /// The page it stands on, as module and lesson, when it stands on one.
    pub page: Option<(String, String)>,
}

/// What rests on it in one course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CourseImpact {
    /// The course.
    pub course: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Which revision of it.
    pub revision: String,
    /// It is the newest; else cohorts stay on it.
    pub newest: bool,
    /// The cohorts of this school that stay on it.
    pub cohorts: Vec<String>,
    /// Pages and guides.
    pub lessons: Vec<Dependent>,
    /// Practice questions.
    pub practice: Vec<Dependent>,
    /// Exam questions.
    pub exam: Vec<Dependent>,
    /// Tests that may draw one of those.
    pub tests: Vec<Dependent>,
    /// Glossary entries.
    pub terms: Vec<Dependent>,
}

/// What rests on a provision, or on all provisions under a parent or in an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// The provisions meant.
    pub provisions: Vec<ProvisionRef>,
    /// Course by course; those that do not depend on it are left out.
    pub courses: Vec<CourseImpact>,
}

/// What rests on `instrument` or `instrument/provision` in the newest revisions and in those that cohorts stay on.
///
/// # Errors
/// [`Refusal::NotFound`] when the register does not know it; when the actor may neither publish nor review.
pub async fn impact(ctx: &Ctx, about: &str) -> Result<Impact, Error> {
    permit_bank(ctx)?;
    let law = ctx.store.shelf.law(&ctx.store.reader, ctx.now).await?;
    let provisions = meant(&law.register, about).ok_or(Refusal::NotFound)?;
    let mut courses = Vec::new();
    for used in in_use(ctx).await? {
        let revision = &used.revision;
        let mut index = CitationIndex::default();
        index.add(&revision.course, &revision.bank, &law.register);
        courses.extend(in_course(ctx, &used, &index, &provisions));
    }
    Ok(Impact { provisions, courses })
}

fn meant(register: &learning::catalogue::Register, about: &str) -> Option<Vec<ProvisionRef>> {
    if about.contains('/') {
        return Some(register.resolve(&about.parse().ok()?)?.references().collect());
    }
    let instrument = register.instrument(about)?;
    let reference = |p: &learning::catalogue::Provision| ProvisionRef {
        instrument: instrument.id.clone(),
        provision: p.id.clone(),
    };
    Some(instrument.provisions.iter().map(reference).collect())
}

fn in_course(ctx: &Ctx, used: &InUse, index: &CitationIndex, provisions: &[ProvisionRef]) -> Option<CourseImpact> {
    let course = &used.revision.course;
    let mut all = Dependents::default();
    for found in provisions.iter().filter_map(|p| index.of(p)?.get(course.id.as_str())) {
        let found = found.clone();
        all.lessons.extend(found.lessons);
        all.practice.extend(found.practice);
        all.exam.extend(found.exam);
        all.terms.extend(found.terms);
        all.tests.extend(found.tests);
    }
    let all = if may_read_bank(ctx) { all } else { all.without_sealed() };
    (all != Dependents::default()).then(|| described(ctx, used, &all))
}

fn described(ctx: &Ctx, used: &InUse, all: &Dependents) -> CourseImpact {
    let revision = &used.revision;
    let course = &revision.course;
    let language: Language = ctx.locale.into();
    let plain = |id: &str, title: String| Dependent { id: id.to_owned(), title, page: None };
    let lesson = |(m, l): &(learning::catalogue::ModuleId, learning::catalogue::LessonId)| {
        let (_, lesson) = course.lesson(m.as_str(), l.as_str())?;
        let page = matches!(lesson.kind, LessonKind::Lesson | LessonKind::Case).then(|| (m.to_string(), l.to_string()));
        Some(Dependent { id: format!("{m}/{l}"), title: lesson.texts.text(language).title.clone(), page })
    };
    CourseImpact {
        course: course.id.to_string(),
        title: course.title.text(language).clone(),
        revision: revision.id.clone(),
        newest: used.newest,
        cohorts: used.cohorts.clone(),
        lessons: all.lessons.iter().filter_map(lesson).collect(),
        practice: all
            .practice
            .iter()
            .filter_map(|id| Some((id, course.questions.get(id)?.question())))
            .map(|(id, q)| Dependent {
                page: page_of(course, id.as_str()),
                ..plain(id.as_str(), q.wording(language).1.title.clone())
            })
            .collect(),
        exam: all
            .exam
            .iter()
            .filter_map(|id| {
                Some(plain(id.as_str(), revision.bank.get(id.as_str())?.unsealed().wording(language).1.title.clone()))
            })
            .collect(),
        tests: all
            .tests
            .iter()
            .filter_map(|id| Some(plain(id.as_str(), course.test(id.as_str())?.title.text(language).clone())))
            .collect(),
        terms: all
            .terms
            .iter()
            .filter_map(|id| Some(plain(id.as_str(), course.glossary.get(id)?.text(language).name.clone())))
            .collect(),
    }
}

/// The page on which a practice question is asked, as module and lesson.
pub(crate) fn page_of(course: &Course, question: &str) -> Option<(String, String)> {
    let pages = course.modules.iter().flat_map(|module| module.pages().map(move |lesson| (module, lesson)));
    let asks = |lesson: &learning::catalogue::Lesson| {
        lesson.texts.text(lesson.texts.source()).questions().iter().any(|id| id.as_str() == question)
    };
    pages.filter(|(_, lesson)| asks(lesson)).map(|(m, l)| (m.id.to_string(), l.id.to_string())).next()
}

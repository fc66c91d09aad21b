//! Courses and law as they are published.

pub mod moving;
pub mod publish;
pub(crate) mod queries;
pub mod records;
mod sealing;
mod shelf;

use crate::{
    ctx::{Actor, Ctx, Locale},
    enrolled,
    error::{Error, Refusal},
    policy::Act,
};
use learning::catalogue::{CitationIndex, Language, LessonKind, ProvisionRef, SealedBank};

use std::sync::Arc;

pub use learning::quiz::fold;
pub use moving::move_cohort;
pub use publish::Published;
pub use sealing::{seal_clear_banks, unreadable_banks};
pub use shelf::{Law, Revision, Shelf};

impl From<Locale> for Language {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::Fr => Self::Fr,
            Locale::En => Self::En,
        }
    }
}

/// A published course, for choosing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its id.
    pub course: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its newest revision.
    pub revision: String,
    /// Its tests.
    pub tests: Vec<OfferedTest>,
}

/// A test of a published course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedTest {
    /// Its id.
    pub id: String,
    /// Its title in the reader's language.
    pub title: String,
}

/// Every course published, at its newest revision.
///
/// # Errors
/// When the actor may not read courses.
pub async fn offered(ctx: &Ctx) -> Result<Vec<Offered>, Error> {
    ctx.permit(Act::ReadCourse)?;
    let mut offered = Vec::new();
    for (course, id) in heads(ctx).await? {
        let revision = ctx.store.shelf.revision(&ctx.store.reader, &id).await?;
        offered.push(described(ctx, course, &revision));
    }
    Ok(offered)
}

/// A revision as it is offered.
#[must_use]
pub fn described(ctx: &Ctx, course: String, revision: &Revision) -> Offered {
    let language = ctx.locale.into();
    Offered {
        course,
        title: revision.course.title.text(language).clone(),
        revision: revision.id.clone(),
        tests: revision
            .course
            .tests
            .iter()
            .map(|t| OfferedTest { id: t.id.to_string(), title: t.title.text(language).clone() })
            .collect(),
    }
}

/// Course and newest revision of everything published for this reader. What a school keeps for itself is not for visitors.
pub(crate) async fn heads(ctx: &Ctx) -> Result<Vec<(String, String)>, Error> {
    let school = match &ctx.actor {
        Actor::Visitor => None,
        Actor::Person(_) | Actor::Operator => Some(ctx.school.id),
    };
    ctx.store.shelf.courses(&ctx.store.reader, ctx.now, school).await
}

/// The revision of a course that this reader is on: their cohort's, or else the newest.
///
/// # Errors
/// [`Refusal::NotFound`] when the course is not published; a refusal when the actor may not read.
pub async fn open(ctx: &Ctx, course: &str) -> Result<Arc<Revision>, Error> {
    ctx.permit(Act::ReadCourse)?;
    let pinned = match &ctx.actor {
        Actor::Person(signed) => enrolled::in_course(ctx, signed.person, course).await?.map(|e| e.revision),
        Actor::Visitor | Actor::Operator => None,
    };
    let id = match pinned {
        Some(id) => id,
        None => newest(ctx, course).await?.ok_or(Refusal::NotFound)?,
    };
    ctx.store.shelf.revision(&ctx.store.reader, &id).await
}

/// The newest revision of a course.
///
/// # Errors
/// When the database cannot be read.
pub async fn newest(ctx: &Ctx, course: &str) -> Result<Option<String>, Error> {
    let heads = heads(ctx).await?;
    Ok(heads.into_iter().find(|(id, _)| id == course).map(|(_, revision)| revision))
}

/// Today's law register.
///
/// # Errors
/// [`Refusal::NothingPublished`] when no register is published; a refusal when the actor may not read.
pub async fn law(ctx: &Ctx) -> Result<Arc<Law>, Error> {
    ctx.permit(Act::ReadCourse)?;
    ctx.store.shelf.law(&ctx.store.reader, ctx.now).await
}

/// A page that cites a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citing {
    /// The course.
    pub course: String,
    /// The module.
    pub module: String,
    /// The lesson.
    pub lesson: String,
    /// Its title in the reader's language.
    pub title: String,
}

/// The lessons that cite one of these provisions, in the order of their courses. Nothing of the sealed bank.
///
/// # Errors
/// A refusal when the actor may not read; or the database broke.
pub async fn citing(ctx: &Ctx, provisions: &[ProvisionRef]) -> Result<Vec<Citing>, Error> {
    let law = law(ctx).await?;
    let mut found = Vec::new();
    for (course, id) in heads(ctx).await? {
        let revision = ctx.store.shelf.revision(&ctx.store.reader, &id).await?;
        let mut index = CitationIndex::default();
        index.add(&revision.course, &SealedBank::default(), &law.register);
        let cites = |module: &str, lesson: &str| {
            provisions
                .iter()
                .filter_map(|p| index.of(p)?.get(course.as_str()))
                .any(|dependents| dependents.lessons.iter().any(|(m, l)| m.as_str() == module && l.as_str() == lesson))
        };
        for module in &revision.course.modules {
            for lesson in module.pages().filter(|l| l.kind != LessonKind::Guide) {
                if cites(module.id.as_str(), lesson.id.as_str()) {
                    found.push(Citing {
                        course: course.clone(),
                        module: module.id.to_string(),
                        lesson: lesson.id.to_string(),
                        title: lesson.texts.text(ctx.locale.into()).title.clone(),
                    });
                }
            }
        }
    }
    Ok(found)
}

/// A day as a form sends it, `2022-06-01`; none when it is no day.
#[must_use]
pub fn day(text: &str) -> Option<learning::catalogue::Date> {
    match text.parse() {
        Ok(learning::catalogue::PartialDate::Day(day)) => Some(day),
        _ => None,
    }
}

/// An image by its content address: format and bytes.
///
/// # Errors
/// [`Refusal::NotFound`]; a refusal when the actor may not read.
pub async fn image(ctx: &Ctx, id: &str) -> Result<(String, Vec<u8>), Error> {
    ctx.permit(Act::ReadCourse)?;
    let row = queries::image(&ctx.store.reader, id).await?.ok_or(Refusal::NotFound)?;
    let bytes = ctx.store.shelf.key().open(&row.bytes, id)?.into_owned();
    Ok((row.format, bytes))
}

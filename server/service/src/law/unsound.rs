//! What rests on law that may not be relied on, and whether a reviewer stood up for it since.

use super::{queries, records::review};
use crate::{
    authoring::is_said,
    catalogue::{Law, Revision},
    ctx::Ctx,
    error::{Error, Refusal},
    policy::words,
    secret,
};
use learning::{
    catalogue::{Citation, Lesson, LessonKind, Prose, Provision, ProvisionRef, QuestionId, Register},
    quiz::Question,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// What a reviewer looks at.
    Kind {
        /// A question of the sealed bank: out of the draw until re-approved.
        Exam = "exam",
        /// A practice question.
        Practice = "practice",
        /// A page.
        Lesson = "lesson",
    }
}

/// Something that rests on provisions that are not sound today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsound {
    /// The course.
    pub course: String,
    /// What it is.
    pub kind: Kind,
    /// Its id: a question, or `module/lesson`.
    pub subject: String,
    /// The hash of what it says; another text needs another approval.
    pub content: String,
    /// The provisions that are not sound, each with the hash of its state.
    pub provisions: BTreeMap<ProvisionRef, String>,
    /// Those of them of which the text does not say so itself, in some sentence: what there is to decide.
    pub unsaid: BTreeSet<ProvisionRef>,
}

/// Decisions by kind, subject and provision; the newest counts.
pub(crate) type Standing = BTreeMap<(String, String, String), review::Model>;

/// The decisions of this school about a course.
pub(crate) async fn standing(ctx: &Ctx, course: &str) -> Result<Standing, Error> {
    let rows = queries::reviews(&ctx.store.reader, ctx.school.id, course).await?;
    Ok(rows.into_iter().map(|row| ((row.kind.clone(), row.subject.clone(), row.provision.clone()), row)).collect())
}

impl Unsound {
    /// Whether the text itself says how the law stands wherever it cites what is not sound.
    #[must_use]
    pub fn says_so(&self) -> bool {
        self.unsaid.is_empty()
    }

    /// Whether every provision was re-approved for this very text and state, and the approval has not run out.
    pub(crate) fn is_approved(&self, standing: &Standing, now: crate::Moment) -> bool {
        self.provisions.iter().all(|(provision, state)| {
            let key = (self.kind.word().to_owned(), self.subject.clone(), provision.to_string());
            standing
                .get(&key)
                .is_some_and(|row| row.content == self.content && row.state == *state && row.expires_at > now)
        })
    }

    /// The hash of everything a reviewer was shown, so that a decision is never taken for something else.
    #[must_use]
    pub fn seen(&self) -> String {
        let states: String = self.provisions.iter().map(|(p, state)| format!("{p}={state};")).collect();
        secret::digest(&format!("{}|{states}", self.content))
    }
}

/// The exam questions of a revision that stay out of the draw today.
pub(crate) async fn withdrawn(ctx: &Ctx, revision: &Revision) -> Result<BTreeSet<QuestionId>, Error> {
    let law = match ctx.store.shelf.law(&ctx.store.reader, ctx.now).await {
        Ok(law) => law,
        Err(Error::Refused(Refusal::NothingPublished)) => return Ok(BTreeSet::new()),
        Err(other) => return Err(other),
    };
    let unsound = exam_questions(revision, &law);
    if unsound.is_empty() {
        return Ok(BTreeSet::new());
    }
    let standing = standing(ctx, revision.course.id.as_str()).await?;
    let out = unsound.into_iter().filter(|one| !one.is_approved(&standing, ctx.now));
    Ok(out.filter_map(|one| QuestionId::new(one.subject).ok()).collect())
}

/// Everything in a revision that rests on law that is not sound, the sealed bank first.
pub(crate) fn everything(revision: &Revision, law: &Law) -> Vec<Unsound> {
    let course = &revision.course;
    let practice = course.questions.values().filter_map(|q| of_question(revision, Kind::Practice, q.question(), law));
    let pages = course.modules.iter().flat_map(|m| m.lessons.iter().map(move |l| (m, l)));
    let lessons = pages
        .filter(|(_, l)| matches!(l.kind, LessonKind::Lesson | LessonKind::Case))
        .filter_map(|(m, l)| of_lesson(revision, m.id.as_str(), l, law));
    let mut all = exam_questions(revision, law);
    all.extend(practice);
    all.extend(lessons);
    all
}

fn exam_questions(revision: &Revision, law: &Law) -> Vec<Unsound> {
    revision.bank.iter().filter_map(|(_, sealed)| of_question(revision, Kind::Exam, sealed.unsealed(), law)).collect()
}

fn of_question(revision: &Revision, kind: Kind, question: &Question, law: &Law) -> Option<Unsound> {
    let provisions = unsound(&law.register, question.all_citations());
    (!provisions.is_empty()).then(|| {
        let wording = question.wordings.text(question.wordings.source());
        Unsound {
            course: revision.course.id.to_string(),
            kind,
            subject: question.id.to_string(),
            content: format!("{}:{}", wording.version, wording.notes_version),
            unsaid: provisions.keys().cloned().collect(),
            provisions,
        }
    })
}

fn of_lesson(revision: &Revision, module: &str, lesson: &Lesson, law: &Law) -> Option<Unsound> {
    let texts = lesson.texts.iter().flat_map(|(_, text)| text.prose());
    let provisions = unsound(&law.register, texts.flat_map(|prose| prose.citations()));
    (!provisions.is_empty()).then(|| Unsound {
        course: revision.course.id.to_string(),
        kind: Kind::Lesson,
        subject: format!("{module}/{}", lesson.id),
        content: hash(&lesson.texts),
        provisions,
        unsaid: lesson
            .texts
            .iter()
            .flat_map(|(_, text)| text.prose())
            .flat_map(|prose| unsaid(prose, &law.register))
            .collect(),
    })
}

/// What prose cites that is not sound, in a sentence that does not say so.
fn unsaid(prose: &Prose, register: &Register) -> Vec<ProvisionRef> {
    let mut found = Vec::new();
    for (citation, paragraph, at) in prose.cited_in() {
        let Some(resolved) = register.resolve(citation) else { continue };
        for provision in resolved.provisions.iter().filter(|p| !p.state.is_sound_on(citation.on)) {
            if !is_said(&provision.state, citation.on.is_some(), &paragraph, at) {
                let instrument = resolved.instrument.id.clone();
                found.push(ProvisionRef { instrument, provision: provision.id.clone() });
            }
        }
    }
    found
}

fn unsound<'c>(
    register: &Register,
    citations: impl IntoIterator<Item = &'c Citation>,
) -> BTreeMap<ProvisionRef, String> {
    let mut found = BTreeMap::new();
    for citation in citations {
        let Some(resolved) = register.resolve(citation) else { continue };
        for provision in resolved.provisions.iter().filter(|p| !p.state.is_sound_on(citation.on)) {
            let reference =
                ProvisionRef { instrument: resolved.instrument.id.clone(), provision: provision.id.clone() };
            found.insert(reference, state_hash(provision));
        }
    }
    found
}

/// What the register says of a provision, without the day on which it was compiled.
pub(crate) fn state_hash(provision: &Provision) -> String {
    let state = &provision.state;
    hash(&(state.status, state.to_verify, state.validity, &state.replaced_by, &provision.summary, &provision.penalty))
}

fn hash(value: &impl Serialize) -> String {
    secret::digest(&serde_json::to_string(value).unwrap_or_default())
}

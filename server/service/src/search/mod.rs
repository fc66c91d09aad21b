//! Search across lessons, practice questions, glossary and law: built in memory, the same on every database.
//!
//! Nothing of the sealed bank is ever added, nor of guides and facilitator notes.

mod index;
mod rank;

pub use rank::{Hit, Piece};

use crate::{catalogue, ctx::Ctx, error::Error, error::Refusal, policy::Act};
use index::Index;
use learning::catalogue::Language;
use std::{
    collections::BTreeMap,
    sync::{Arc, RwLock},
};

/// Indexes kept in memory.
const KEPT: usize = 24;
/// Characters of a query that are looked at.
const LONGEST: usize = 200;
/// Hits shown.
pub const SHOWN: usize = 50;

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A page.
    Lesson,
    /// A glossary entry.
    Term,
    /// A practice question.
    Question,
    /// A provision of the register.
    Law,
}

/// Where a hit leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Course, module, lesson, and the question on it.
    Lesson(String, String, String, Option<String>),
    /// Course and module, for a question that stands on no page.
    Module(String, String),
    /// Course and term.
    Term(String, String),
    /// Instrument and provision.
    Law(String, String),
}

/// Indexes by revision or register and language.
#[derive(Debug, Default)]
pub struct Indexes(RwLock<BTreeMap<(String, Language), Arc<Index>>>);

impl Indexes {
    async fn get(
        &self,
        id: &str,
        language: Language,
        make: impl FnOnce() -> Index + Send + 'static,
    ) -> Option<Arc<Index>> {
        let key = (id.to_owned(), language);
        if let Some(held) = self.0.read().ok().and_then(|held| held.get(&key).cloned()) {
            return Some(held);
        }
        let made = Arc::new(tokio::task::spawn_blocking(make).await.ok()?);
        if let Ok(mut held) = self.0.write() {
            if held.len() >= KEPT {
                held.pop_first();
            }
            held.insert(key, made.clone());
        }
        Some(made)
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub count: usize,
}

/// Looks for words in what the reader may read: their revision of each course, and today's law.
///
/// # Errors
/// When the actor may not read.
pub async fn search(ctx: &Ctx, words: &str) -> Result<Found, Error> {
    ctx.permit(Act::ReadCourse)?;
    let words: String = words.chars().take(LONGEST).collect();
    let query = rank::Query::new(&words);
    if query.is_empty() {
        return Ok(Found::default());
    }
    let mut hits = Vec::new();
    for index in indexes(ctx).await? {
        hits.extend(rank::hits(&index, &query));
    }
    hits.sort_by(|a, b| (b.score, a.kind, &a.title).cmp(&(a.score, b.kind, &b.title)));
    let count = hits.len();
    hits.truncate(SHOWN);
    Ok(Found { hits, count })
}

async fn indexes(ctx: &Ctx) -> Result<Vec<Arc<Index>>, Error> {
    let language: Language = ctx.locale.into();
    let held = &ctx.store.indexes;
    let mut all = Vec::new();
    for (course, _) in catalogue::heads(ctx).await? {
        let revision = catalogue::open(ctx, &course).await?;
        let id = revision.id.clone();
        all.extend(held.get(&id, language, move || Index::of_course(&revision.course, language)).await);
    }
    match catalogue::law(ctx).await {
        Ok(law) => {
            let id = law.id.clone();
            all.extend(held.get(&id, language, move || Index::of_law(&law.register, language)).await);
        }
        Err(Error::Refused(Refusal::NothingPublished)) => {}
        Err(other) => return Err(other),
    }
    Ok(all)
}

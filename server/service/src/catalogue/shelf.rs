//! What is published, kept in memory: revisions never change, heads are looked up again every few seconds.

use super::{
    queries,
    records::{law_version, publication, revision},
};
use crate::{
    error::{Doing, Error, Refusal},
    ids::SchoolId,
    moment::Moment,
    seal::BankKey,
};
use learning::catalogue::{Course, Register, SealedBank};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use std::{
    collections::BTreeMap,
    sync::{Arc, RwLock},
};
use tokio::sync::Mutex;

/// Heads older than this are looked up again: another process may have published.
const FRESH_MILLIS: i64 = 2_000;
/// Revisions kept in memory at most.
const KEPT: usize = 16;

/// A revision of a course, ready to be served.
#[derive(Debug)]
pub struct Revision {
    /// Its content address.
    pub id: String,
    /// The course.
    pub course: Course,
    /// Its sealed bank; empty when it could not be opened.
    pub bank: SealedBank,
    /// The sealed bank was opened: lessons and practice need no key, tests do.
    pub bank_is_open: bool,
}

impl Revision {
    /// Refuses to go on without the sealed bank: nothing is drawn from it, and nothing is marked as if it were empty.
    ///
    /// # Errors
    /// When it could not be opened.
    pub fn need_bank(&self) -> Result<(), Error> {
        if self.bank_is_open { Ok(()) } else { Err(crate::seal::unfit()) }
    }
}

/// A version of the law register.
#[derive(Debug)]
pub struct Law {
    /// Its content address.
    pub id: String,
    /// The register.
    pub register: Register,
}

/// The newest of everything.
#[derive(Clone, Debug, Default)]
struct Heads {
    looked_up: Moment,
    courses: Vec<Head>,
    law: Option<String>,
}

/// The newest revision of a course, for everybody or for one school.
#[derive(Clone, Debug)]
struct Head {
    school: Option<SchoolId>,
    course: String,
    revision: String,
}

/// What is published, in memory.
#[derive(Debug)]
pub struct Shelf {
    key: BankKey,
    heads: RwLock<Heads>,
    revisions: RwLock<BTreeMap<String, Arc<Revision>>>,
    law: RwLock<Option<Arc<Law>>>,
    /// Held while something is unpacked: a class that comes at once waits for one unpacking and does not make its own.
    unpacking: Mutex<()>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new(BankKey::random())
    }
}

impl Shelf {
    /// An empty shelf that opens sealed banks with this key.
    #[must_use]
    pub fn new(key: BankKey) -> Self {
        Self {
            key,
            heads: RwLock::default(),
            revisions: RwLock::default(),
            law: RwLock::default(),
            unpacking: Mutex::default(),
        }
    }

    /// The key of the sealed banks.
    pub(crate) const fn key(&self) -> &BankKey {
        &self.key
    }

    /// Forgets which are the newest, after a publication.
    pub fn refresh(&self) {
        if let Ok(mut heads) = self.heads.write() {
            *heads = Heads::default();
        }
    }

    /// Course and newest revision of everything published: a school's own edition stands over that for everybody.
    pub(crate) async fn courses(
        &self,
        db: &DatabaseConnection,
        now: Moment,
        school: Option<SchoolId>,
    ) -> Result<Vec<(String, String)>, Error> {
        let heads = self.heads(db, now).await?.courses;
        let mut courses = BTreeMap::new();
        for of in [None, school] {
            for head in heads.iter().filter(|head| head.school == of) {
                courses.insert(head.course.clone(), head.revision.clone());
            }
        }
        Ok(courses.into_iter().collect())
    }

    async fn heads(&self, db: &DatabaseConnection, now: Moment) -> Result<Heads, Error> {
        let held = self.heads.read().map(|h| h.clone()).unwrap_or_default();
        if !held.courses.is_empty() && (0..FRESH_MILLIS).contains(&(now.0 - held.looked_up.0)) {
            return Ok(held);
        }
        let courses = queries::heads(db).await?.into_iter();
        let head = |p: publication::Model| Head { school: p.school_id, course: p.course, revision: p.revision_id };
        let courses = courses.map(head).collect();
        let heads = Heads { looked_up: now, courses, law: queries::law_head(db).await? };
        if let Ok(mut held) = self.heads.write() {
            held.clone_from(&heads);
        }
        Ok(heads)
    }

    /// A revision by its id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when there is none.
    pub async fn revision(&self, db: &impl ConnectionTrait, id: &str) -> Result<Arc<Revision>, Error> {
        if let Some(held) = self.held(id) {
            return Ok(held);
        }
        let _alone = self.unpacking.lock().await;
        if let Some(held) = self.held(id) {
            return Ok(held);
        }
        let row = queries::revision(db, id).await?.ok_or(Refusal::NotFound)?;
        let key = self.key.clone();
        let loaded = Arc::new(tokio::task::spawn_blocking(move || unpacked(&row, &key)).await.doing("unpacking")??);
        if let Ok(mut held) = self.revisions.write() {
            if held.len() >= KEPT {
                held.pop_first();
            }
            held.insert(id.to_owned(), loaded.clone());
        }
        Ok(loaded)
    }

    fn held(&self, id: &str) -> Option<Arc<Revision>> {
        self.revisions.read().ok().and_then(|held| held.get(id).cloned())
    }

    fn held_law(&self, id: &str) -> Option<Arc<Law>> {
        self.law.read().ok().and_then(|held| held.clone()).filter(|law| law.id == id)
    }

    /// The newest version of the law register; empty when none is published.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn law(&self, db: &DatabaseConnection, now: Moment) -> Result<Arc<Law>, Error> {
        let head = self.heads(db, now).await?.law.ok_or(Refusal::NothingPublished)?;
        if let Some(held) = self.held_law(&head) {
            return Ok(held);
        }
        let _alone = self.unpacking.lock().await;
        if let Some(held) = self.held_law(&head) {
            return Ok(held);
        }
        let row = queries::law_version(db, &head).await?.ok_or(Refusal::NotFound)?;
        let loaded = Arc::new(unpacked_law(&row)?);
        if let Ok(mut held) = self.law.write() {
            *held = Some(loaded.clone());
        }
        Ok(loaded)
    }
}

fn unpacked(row: &revision::Model, key: &BankKey) -> Result<Revision, Error> {
    let compiled = key.open(&row.compiled, &row.id)?;
    let course = serde_json::from_slice(&compiled).doing("reading a revision")?;
    let bank = key.unseal(&row.sealed, &row.id);
    if let Err(error) = &bank {
        tracing::error!(revision = %row.id, %error, "a sealed bank stays shut: no test can be drawn or marked");
    }
    let bank_is_open = bank.is_ok();
    Ok(Revision { id: row.id.clone(), course, bank: bank.unwrap_or_default(), bank_is_open })
}

fn unpacked_law(row: &law_version::Model) -> Result<Law, Error> {
    let register = serde_json::from_slice(&row.compiled).doing("reading the law register")?;
    Ok(Law { id: row.id.clone(), register })
}

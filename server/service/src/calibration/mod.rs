//! Calibration in service: from what judges rate and learners answer to named, frozen parameters of every question.
//!
//! Three levels: ratings of author and judges are the prior; [`hints`] follow each answer and only help to choose what to
//! practise; the nightly [`run`] over all answers in canonical order is the truth, kept under a name that never changes.
//! Scores and mastery use [`parameters`], which are those of one name.

mod answers;
pub mod figures;
pub mod items;
mod online;
pub(crate) mod queries;
pub mod ratings;
pub mod records;
mod refit;
pub mod run;

pub use online::hints;

use crate::{
    catalogue::Revision,
    ctx::Ctx,
    error::{Doing, Error},
    moment::Moment,
    quiz::practice::PARAMETERS,
    store::Store,
};
use items::Item;
use learning::{
    catalogue::Language,
    mastery::{
        beliefs::{Edit, after_edit, from_level},
        irt::Curve,
        moments::Belief,
        uncertain,
    },
    quiz::session::Exact,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    sync::{Arc, RwLock},
};

/// Which calibration is the newest is looked up again after this: another server may have run one.
const FRESH_MILLIS: i64 = 5_000;

/// What is believed of one version of a question. Numbers are kept to the last bit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// The question, or `question#step`.
    pub subject: String,
    /// The version of its wording.
    pub version: String,
    /// The hash of what is right.
    pub key: String,
    /// The language of the wording.
    pub language: String,
    /// Discrimination.
    pub a: Exact,
    /// Difficulty.
    pub b: Exact,
    /// Chance of guessing right.
    pub c: Exact,
    /// Variance of the difficulty.
    pub variance: Exact,
    /// Answers behind it.
    pub answers: u32,
    /// Right ones.
    pub right: u32,
}

impl Parameter {
    fn belief(&self) -> Belief {
        Belief { mean: self.b.0, variance: self.variance.0 }
    }
}

/// One calibration of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Its name, noted with every answer.
    pub name: String,
    /// When it was made.
    pub made_at: Moment,
    /// Answers behind it.
    pub answers: u64,
    /// Learners behind it.
    pub learners: u64,
    /// What it found, by subject and version.
    pub parameters: BTreeMap<(String, String), Parameter>,
}

/// The parameters of the questions of a revision, under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The version of the parameters: the same name always means the same numbers.
    pub name: String,
    items: BTreeMap<String, BTreeMap<Language, uncertain::Item>>,
}

impl Parameters {
    /// What is believed of a question, or of `question#step`, in a language; none when a machine cannot mark it.
    #[must_use]
    pub fn item(&self, subject: &str, language: Language) -> Option<uncertain::Item> {
        let versions = self.items.get(subject)?;
        versions.get(&language).or_else(|| versions.values().next()).copied()
    }

    /// Every question and step that has parameters.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }
}

/// The questions of a revision, by subject.
pub(crate) type Items = BTreeMap<String, Item>;

/// Things of one kind held in memory at most.
const HELD: usize = 16;

/// What is held under a key, else what is made of it; both never change.
fn held_or_made<K: Ord + Clone, V>(all: &RwLock<BTreeMap<K, Arc<V>>>, key: &K, make: impl FnOnce() -> V) -> Arc<V> {
    if let Some(found) = all.read().ok().and_then(|held| held.get(key).cloned()) {
        return found;
    }
    let made = Arc::new(make());
    if let Ok(mut held) = all.write() {
        if held.len() >= HELD {
            held.pop_first();
        }
        held.insert(key.clone(), made.clone());
    }
    made
}

/// Calibrations in memory: they never change, only which is the newest does.
#[derive(Debug, Default)]
pub struct Calibrations {
    newest: RwLock<BTreeMap<String, (Moment, Option<String>)>>,
    held: RwLock<BTreeMap<(String, String), Arc<Calibration>>>,
    /// By revision.
    items: RwLock<BTreeMap<String, Arc<Items>>>,
    /// By revision and name.
    made: RwLock<BTreeMap<(String, String), Arc<Parameters>>>,
    pub(crate) online: online::Followed,
    pub(crate) figures: figures::Held,
}

impl Calibrations {
    /// Forgets which are the newest.
    pub fn refresh(&self) {
        if let Ok(mut newest) = self.newest.write() {
            newest.clear();
        }
    }

    /// The questions of a revision.
    pub(crate) fn items(&self, revision: &Revision) -> Arc<Items> {
        // A bank that was shut may be open the next time.
        let key = format!("{} {}", revision.id, revision.bank_is_open);
        held_or_made(&self.items, &key, || items::of_revision(revision))
    }

    fn parameters(&self, revision: &Revision, calibration: Option<&Calibration>) -> Arc<Parameters> {
        let name = calibration.map_or(PARAMETERS, |found| &found.name);
        let key = (format!("{} {}", revision.id, revision.bank_is_open), name.to_owned());
        held_or_made(&self.made, &key, || of_items(&self.items(revision), calibration))
    }

    async fn newest(&self, store: &Store, course: &str, now: Moment) -> Result<Option<String>, Error> {
        let known = self.newest.read().ok().and_then(|newest| newest.get(course).cloned());
        if let Some((_, name)) = known.filter(|(at, _)| (0..FRESH_MILLIS).contains(&(now.0 - at.0))) {
            return Ok(name);
        }
        let name = queries::newest(&store.reader, course).await?;
        if let Ok(mut newest) = self.newest.write() {
            newest.insert(course.to_owned(), (now, name.clone()));
        }
        Ok(name)
    }

    async fn named(&self, store: &Store, course: &str, name: &str) -> Result<Option<Arc<Calibration>>, Error> {
        let key = (course.to_owned(), name.to_owned());
        if let Some(found) = self.held.read().ok().and_then(|held| held.get(&key).cloned()) {
            return Ok(Some(found));
        }
        let Some(row) = queries::named(&store.reader, course, name).await? else { return Ok(None) };
        let all: Vec<Parameter> = serde_json::from_str(&row.parameters).doing("reading a calibration")?;
        let calibration = Arc::new(Calibration {
            name: row.name,
            made_at: row.made_at,
            answers: u64::try_from(row.answers).unwrap_or(0),
            learners: u64::try_from(row.learners).unwrap_or(0),
            parameters: all.into_iter().map(|one| ((one.subject.clone(), one.version.clone()), one)).collect(),
        });
        if let Ok(mut held) = self.held.write() {
            if held.len() >= HELD {
                held.pop_first();
            }
            held.insert(key, calibration.clone());
        }
        Ok(Some(calibration))
    }
}

/// The newest calibration of a course; none before the first.
///
/// # Errors
/// When the database cannot be read.
pub async fn newest(ctx: &Ctx, course: &str) -> Result<Option<Arc<Calibration>>, Error> {
    let calibrations = &ctx.store.calibrations;
    match calibrations.newest(&ctx.store, course, ctx.now).await? {
        Some(name) => calibrations.named(&ctx.store, course, &name).await,
        None => Ok(None),
    }
}

/// The name of the parameters in force for a course: noted with every answer, and with an attempt when it opens.
///
/// # Errors
/// When the database cannot be read.
pub async fn name(ctx: &Ctx, course: &str) -> Result<String, Error> {
    let newest = ctx.store.calibrations.newest(&ctx.store, course, ctx.now).await?;
    Ok(newest.unwrap_or_else(|| PARAMETERS.to_owned()))
}

/// The parameters in force for the questions of a revision, for scores, mastery and placement.
///
/// # Errors
/// When the database cannot be read.
pub async fn parameters(ctx: &Ctx, revision: &Revision) -> Result<Arc<Parameters>, Error> {
    let calibration = newest(ctx, revision.course.id.as_str()).await?;
    Ok(ctx.store.calibrations.parameters(revision, calibration.as_deref()))
}

/// The parameters of a name for the questions of a revision: those of an attempt, whatever was calibrated since. A name
/// that is not known means what authors say.
///
/// # Errors
/// When the database cannot be read.
pub async fn parameters_named(ctx: &Ctx, revision: &Revision, name: &str) -> Result<Arc<Parameters>, Error> {
    let calibration = ctx.store.calibrations.named(&ctx.store, revision.course.id.as_str(), name).await?;
    Ok(ctx.store.calibrations.parameters(revision, calibration.as_deref()))
}

fn of_items(items: &Items, calibration: Option<&Calibration>) -> Parameters {
    let of_item = |item: &Item| {
        let one =
            |(language, _): &(Language, items::Version)| Some((*language, believed(item, *language, calibration)?));
        item.versions.iter().filter_map(one).collect()
    };
    let items = items.values().map(|item| (item.subject.clone(), of_item(item))).collect();
    Parameters { name: calibration.map_or_else(|| PARAMETERS.to_owned(), |found| found.name.clone()), items }
}

/// What is believed of a version: what was calibrated; else what was calibrated of another version with the same key,
/// less sure; else what the author says.
fn believed(item: &Item, language: Language, calibration: Option<&Calibration>) -> Option<uncertain::Item> {
    let version = item.version(language)?;
    let found = calibration.and_then(|c| c.parameters.get(&(item.subject.clone(), version.id.clone())));
    let first = from_level(item.level);
    let (a, belief) = match found {
        Some(found) => (found.a.0, found.belief()),
        None => (1.0, calibration.and_then(|c| inherited(item, version, language, c, first)).unwrap_or(first)),
    };
    made(a, belief, item.guess)
}

fn inherited(
    item: &Item,
    version: &items::Version,
    language: Language,
    calibration: &Calibration,
    first: Belief,
) -> Option<Belief> {
    let from = (item.subject.clone(), String::new());
    let of_subject = calibration.parameters.range(from..).take_while(|((subject, _), _)| *subject == item.subject);
    let same_key = of_subject.map(|(_, one)| one).filter(|one| one.key == version.key && one.answers > 0);
    let parent = same_key.max_by_key(|one| one.answers)?;
    let edit = if parent.language == language.tag() { Edit::Wording } else { Edit::Translation };
    Some(after_edit(parent.belief(), first, edit))
}

fn made(a: f64, belief: Belief, guess: f64) -> Option<uncertain::Item> {
    let curve = Curve::new(a, belief.mean.clamp(-8.0, 8.0), guess, 1.0).ok()?;
    Some(uncertain::Item { curve, variance: belief.variance })
}

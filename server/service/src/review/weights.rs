//! The weights of memory in force, and how they are refitted: by the crate `fsrs`, from reviews of every course, and only
//! kept when they foretell learners that they were not fitted on better than the weights before them.

use super::records::fit;
use crate::{
    calibration::{queries, run::is_due},
    catalogue::queries as catalogue,
    error::{Doing, Error},
    ids::{LearnerId, MemoryFitId},
    journal::{self, kinds},
    moment::Moment,
    quiz::practice::Practised,
    secret,
    store::Store,
};
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use learning::{
    mastery::evidence::DAY_MILLIS,
    quiz::Verdict,
    review::{
        deck::Review,
        fit::{Row, foretold, rows},
        fsrs::Weights,
    },
};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use std::{
    collections::BTreeMap,
    sync::{Arc, RwLock},
};

/// Fewest reviews that came a day or more after the one before: with fewer, twenty-one weights follow chance.
pub const ENOUGH: u32 = 400;
/// One learner in so many is kept out of the fit and judges it.
const JUDGES: u128 = 5;
/// A new fit is looked for this often.
const FRESH_MILLIS: i64 = 30_000;
/// How long a runner may take before another thinks that it is dead.
const PATIENCE_SECONDS: i64 = 15 * 60;
const JOB: &str = "review weights";

/// Weights with their name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// `fsrs-6` for those that come with the algorithm.
    pub name: String,
    /// The weights.
    pub weights: Weights,
}

impl Default for Named {
    fn default() -> Self {
        Self { name: "fsrs-6".to_owned(), weights: Weights::default() }
    }
}

/// The weights in force, in memory.
#[derive(Debug, Default)]
pub struct InForce(RwLock<Option<(Moment, Arc<Named>)>>);

/// What a refit came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Refit {
    /// New weights are kept.
    Kept {
        /// Their name.
        name: String,
        /// Reviews behind them.
        reviews: u32,
        /// Mean loss on learners kept out, with the weights before.
        before: f64,
        /// The same with the new ones.
        after: f64,
    },
    /// The new weights foretell no better: those in force stay.
    NoBetter {
        /// The name of those in force.
        name: String,
        /// Mean loss with them.
        before: f64,
        /// Mean loss with the new ones.
        after: f64,
    },
    /// Too few reviews so far.
    TooFew {
        /// How many there are.
        reviews: u32,
    },
    /// Another server is at it.
    Elsewhere,
}

/// The weights in force.
///
/// # Errors
/// When the database cannot be read.
pub async fn in_force(store: &Store, now: Moment) -> Result<Arc<Named>, Error> {
    let held = store.memory_weights.0.read().ok().and_then(|held| held.clone());
    if let Some((_, named)) = held.filter(|(at, _)| (0..FRESH_MILLIS).contains(&(now.0 - at.0))) {
        return Ok(named);
    }
    let named = Arc::new(newest(store).await?);
    if let Ok(mut held) = store.memory_weights.0.write() {
        *held = Some((now, named.clone()));
    }
    Ok(named)
}

async fn newest(store: &Store) -> Result<Named, Error> {
    let find = fit::Entity::find().order_by_desc(fit::Column::MadeAt).order_by_desc(fit::Column::Id);
    let Some(row) = find.one(&store.reader).await.doing("loading the weights of memory")? else {
        return Ok(Named::default());
    };
    let weights = serde_json::from_str(&row.weights).doing("reading the weights of memory")?;
    Ok(Named { name: row.name, weights })
}

/// Refits the weights when it is time: as calibration, once a night.
///
/// # Errors
/// When the database cannot be read or written; the weights in force stay.
pub async fn what_is_due(store: &Store, now: Moment) -> Result<Option<Refit>, Error> {
    let last = queries::last_done(&store.reader, JOB).await?;
    if is_due(last, now) { refit(store, now).await.map(Some) } else { Ok(None) }
}

/// Refits the weights from every review of every published course, one server at a time.
///
/// # Errors
/// When the database cannot be read or written; the weights in force stay.
pub async fn refit(store: &Store, now: Moment) -> Result<Refit, Error> {
    let holder = secret::token();
    if !queries::take(&store.writer, JOB, &holder, now, now.plus_seconds(PATIENCE_SECONDS)).await? {
        return Ok(Refit::Elsewhere);
    }
    let outcome = refitted(store, &holder, now).await;
    if outcome.is_err() {
        queries::give_back(&store.writer, JOB, &holder, None).await?;
    }
    outcome
}

async fn refitted(store: &Store, holder: &str, now: Moment) -> Result<Refit, Error> {
    let by_learner = gathered(store).await?;
    let force = newest(store).await?;
    let before = force.weights;
    let fitted = tokio::task::spawn_blocking(move || fitted(&by_learner, &before)).await.doing("refitting memory")?;
    let tx = store.begin().await.doing("opening a transaction")?;
    // Who took too long has lost the job to another, and keeps nothing.
    if !queries::give_back(&tx, JOB, holder, Some(now)).await? {
        return Ok(Refit::Elsewhere);
    }
    let outcome = match fitted {
        Fitted::TooFew(reviews) => Refit::TooFew { reviews },
        Fitted::Weights { before, after, .. } if after >= before => Refit::NoBetter { name: force.name, before, after },
        Fitted::Weights { weights, reviews, learners, before, after } => {
            let text = serde_json::to_string(&weights).doing("writing down the weights of memory")?;
            let digest: String = secret::digest(&text).chars().take(12).collect();
            let name = format!("mem-{}-{digest}", now.in_zone("UTC").strftime("%Y%m%d%H%M"));
            let row = fit::ActiveModel {
                id: Set(MemoryFitId::new()),
                name: Set(name.clone()),
                reviews: Set(i64::from(reviews)),
                learners: Set(i64::try_from(learners).unwrap_or(i64::MAX)),
                weights: Set(text),
                loss_before: Set(before.to_string()),
                loss_after: Set(after.to_string()),
                made_at: Set(now),
            };
            fit::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping the weights of memory")?;
            Refit::Kept { name, reviews, before, after }
        }
    };
    tx.commit().await.doing("ending a refit")?;
    if let Ok(mut held) = store.memory_weights.0.write() {
        *held = None;
    }
    Ok(outcome)
}

/// Rows of reviews, by learner. Days are those of UTC: the schools lie within an hour of it.
async fn gathered(store: &Store) -> Result<BTreeMap<LearnerId, Vec<Row>>, Error> {
    let db = &store.reader;
    let (schools, insiders) = (queries::schools(db).await?, queries::insiders(db).await?);
    let mut by_learner: BTreeMap<LearnerId, Vec<Row>> = BTreeMap::new();
    for head in catalogue::heads(db).await? {
        let mut reviews: BTreeMap<LearnerId, (BTreeMap<String, u32>, Vec<Review>)> = BTreeMap::new();
        for event in queries::events(db, &head.course, &schools).await? {
            if event.kind != kinds::PRACTISED || insiders.contains(&event.learner_id) {
                continue;
            }
            let (numbers, all) = reviews.entry(event.learner_id).or_default();
            all.extend(review(&event, numbers));
        }
        for (learner, (_, reviews)) in reviews {
            by_learner.entry(learner).or_default().extend(rows(&reviews).into_values());
        }
    }
    Ok(by_learner)
}

fn review(event: &journal::Model, numbers: &mut BTreeMap<String, u32>) -> Option<Review> {
    let practised: Practised = serde_json::from_str(&event.payload).ok()?;
    if practised.verdict == Verdict::Unmarked {
        return None;
    }
    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let question = *numbers.entry(event.subject.clone()).or_insert(next);
    let day = event.server_time.0.div_euclid(DAY_MILLIS);
    let right = practised.verdict == Verdict::Right;
    Some(Review { question, objective: 0, day, right, hinted: practised.hinted })
}

enum Fitted {
    TooFew(u32),
    Weights { weights: Weights, reviews: u32, learners: usize, before: f64, after: f64 },
}

/// Fits on four learners of five; the fifth judges.
fn fitted(by_learner: &BTreeMap<LearnerId, Vec<Row>>, before: &Weights) -> Fitted {
    let judges = |learner: &LearnerId| learner.0.as_u128().is_multiple_of(JUDGES);
    let (judging, fitting): (Vec<_>, Vec<_>) = by_learner.iter().partition(|(learner, _)| judges(learner));
    let of = |some: &[(&LearnerId, &Vec<Row>)]| some.iter().flat_map(|(_, rows)| rows.iter().cloned()).collect();
    let (judging, fitting): (Vec<Row>, Vec<Row>) = (of(&judging), of(&fitting));
    let reviews = foretold(before, &judging).reviews + foretold(before, &fitting).reviews;
    let items: Vec<FSRSItem> = fitting.iter().flat_map(items).collect();
    let (Some(loss_before), true) = (foretold(before, &judging).mean(), reviews >= ENOUGH && !items.is_empty()) else {
        return Fitted::TooFew(reviews);
    };
    let input = ComputeParametersInput { train_set: items, ..ComputeParametersInput::default() };
    let weights = compute_parameters(input).ok().and_then(|found| {
        let found: Vec<f64> = found.into_iter().map(f64::from).collect();
        found.iter().all(|weight| weight.is_finite()).then_some(())?;
        <[f64; 21]>::try_from(found).ok().map(Weights)
    });
    // What cannot be fitted is no better than what is there.
    let weights = weights.unwrap_or(*before);
    let after = foretold(&weights, &judging).mean().unwrap_or(loss_before);
    Fitted::Weights { weights, reviews, learners: by_learner.len(), before: loss_before, after }
}

/// Every review of a row that came a day or more after the one before, with what went before it.
fn items(row: &Row) -> impl Iterator<Item = FSRSItem> {
    let reviews: Vec<FSRSReview> =
        row.iter().map(|&(delta_t, grade)| FSRSReview { rating: grade as u32, delta_t }).collect();
    (2..=reviews.len()).filter_map(move |length| {
        let reviews = reviews.get(..length)?.to_vec();
        (reviews.last()?.delta_t > 0).then_some(FSRSItem { reviews })
    })
}

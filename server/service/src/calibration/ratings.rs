//! What instructors and reviewers think of the difficulty of a question: a level from 1 to 5, and how many of a hundred
//! learners who stand right at the pass mark would answer it right (Angoff).

use super::{
    items::Item,
    queries,
    records::rating,
    refit::{Judged, Key},
};
use crate::{
    catalogue,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::PersonId,
    moment::Moment,
    policy::Act,
};
use learning::{
    grades::statistics,
    mastery::beliefs::{difficulty_of_borderline, difficulty_of_level},
};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeMap;

/// The ability at the pass mark, on the scale where learners are N(0, 1).
const THETA_CUT: f64 = 0.0;
/// A judge who counts on no more than chance is read as counting on this share above it.
const LEAST_ABOVE_CHANCE: f64 = 0.02;

/// A rating as a form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rated {
    /// The version that was shown.
    pub version: String,
    /// 1 (easy) to 5 (hard); empty for no opinion.
    pub level: String,
    /// Of a hundred learners at the pass mark, how many; empty for no opinion.
    pub borderline: String,
}

/// What several judges said, as one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many said it.
    pub judges: usize,
    /// Their mean.
    pub mean: f64,
    /// How far they differ (n - 1); none for a single judge.
    pub spread: Option<f64>,
}

/// What judges think of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opinion {
    /// How many judges, the author not among them.
    pub judges: usize,
    /// The levels.
    pub level: Option<Summary>,
    /// The numbers of learners at the pass mark.
    pub borderline: Option<Summary>,
    /// What the person who asks said.
    pub own: Option<(Option<i32>, Option<i32>, Moment)>,
}

/// The opinions of this school about the questions of a course, by subject and version.
pub(super) async fn opinions(ctx: &Ctx, course: &str) -> Result<BTreeMap<Key, Opinion>, Error> {
    let person = ctx.signed().ok().map(|signed| signed.person);
    let rows = queries::ratings(&ctx.store.reader, course).await?;
    let mut by_key: BTreeMap<Key, Vec<rating::Model>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.school_id == ctx.school.id) {
        by_key.entry((row.subject.clone(), row.version.clone())).or_default().push(row);
    }
    Ok(by_key.into_iter().map(|(key, rows)| (key, opinion(&rows, person))).collect())
}

fn opinion(rows: &[rating::Model], person: Option<PersonId>) -> Opinion {
    let numbers = |value: fn(&rating::Model) -> Option<i32>| -> Vec<f64> {
        rows.iter().filter_map(value).map(f64::from).collect()
    };
    let summed = |values: Vec<f64>| {
        let (mean, spread) = (statistics::mean(&values)?, statistics::deviation(&values));
        Some(Summary { judges: values.len(), mean, spread })
    };
    let own = rows.iter().find(|row| Some(row.person_id) == person);
    Opinion {
        judges: rows.len(),
        level: summed(numbers(|row| row.level)),
        borderline: summed(numbers(|row| row.borderline)),
        own: own.map(|row| (row.level, row.borderline, row.at)),
    }
}

/// Difficulties by question: of each judge the mean of what their two answers stand for.
pub(crate) fn judged(rows: &[rating::Model], items: &BTreeMap<Key, Item>) -> Judged {
    let mut judged = Judged::new();
    for row in rows {
        let key = (row.subject.clone(), row.version.clone());
        let Some(item) = items.get(&key) else { continue };
        let level = row.level.and_then(|level| u8::try_from(level).ok()).map(difficulty_of_level);
        let borderline = row.borderline.and_then(|share| {
            let share = (f64::from(share) / 100.0).max(item.guess + LEAST_ABOVE_CHANCE).min(0.99);
            difficulty_of_borderline(share, item.guess, THETA_CUT)
        });
        let said: Vec<f64> = [level, borderline].into_iter().flatten().collect();
        judged.entry(key).or_default().extend(statistics::mean(&said));
    }
    judged
}

/// Keeps what the person who asks thinks of a question; rating again replaces it. It counts from the next calibration on.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Field`] `level` (`missing`, `unfit`), `borderline` (`unfit`), `seen` (`stale`) when the
/// question changed meanwhile; when the actor may not rate.
pub async fn rate(ctx: &Ctx, course: &str, subject: &str, rated: &Rated) -> Result<(), Error> {
    ctx.permit(Act::RateQuestions)?;
    let person = ctx.signed()?.person;
    let id = catalogue::newest(ctx, course).await?.ok_or(Refusal::NotFound)?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &id).await?;
    let items = ctx.store.calibrations.items(&revision);
    let version = items.get(subject).and_then(Item::source).ok_or(Refusal::NotFound)?;
    if version.id != rated.version {
        return Err(Refusal::Field { field: "seen", code: "stale" }.into());
    }
    let level = number(&rated.level, 1, 5, "level")?;
    let borderline = number(&rated.borderline, 1, 99, "borderline")?;
    if level.is_none() && borderline.is_none() {
        return Err(Refusal::Field { field: "level", code: "missing" }.into());
    }
    let tx = ctx.write().await?;
    let row = rating::ActiveModel {
        person_id: Set(person),
        course: Set(course.to_owned()),
        subject: Set(subject.to_owned()),
        version: Set(version.id.clone()),
        school_id: Set(ctx.school.id),
        level: Set(level),
        borderline: Set(borderline),
        at: Set(ctx.now),
    };
    let key = [rating::Column::PersonId, rating::Column::Course, rating::Column::Subject, rating::Column::Version];
    let again = OnConflict::columns(key)
        .update_columns([rating::Column::Level, rating::Column::Borderline, rating::Column::At])
        .to_owned();
    rating::Entity::insert(row).on_conflict(again).exec_without_returning(&tx).await.doing("keeping a rating")?;
    tx.commit().await.doing("keeping a rating")
}

/// A whole number between two others; none for nothing typed.
fn number(text: &str, low: i32, high: i32, field: &'static str) -> Result<Option<i32>, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let found = text.parse().ok().filter(|number| (low..=high).contains(number));
    found.map(Some).ok_or(Refusal::Field { field, code: "unfit" })
}

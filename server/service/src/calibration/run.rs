//! The nightly refit: one runner at a time, whole or not at all, kept under a name of its own.

use super::{
    answers, queries,
    ratings::judged,
    records::calibration,
    refit::{Found, refit},
};
use crate::{
    catalogue::queries as catalogue,
    error::{Doing, Error, Message},
    ids::CalibrationId,
    moment::Moment,
    quiz::practice::PARAMETERS,
    secret,
    store::Store,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// How long a runner may take before another thinks that it is dead.
const PATIENCE_SECONDS: i64 = 15 * 60;
/// Hours between two nightly runs, and hours after which a server that is off at night runs by day.
const NIGHT_HOURS: i64 = 20;
const LATE_HOURS: i64 = 40;

/// What a run did for one course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// The course.
    pub course: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new version is kept.
    Kept {
        /// Its name.
        name: String,
        /// Answers behind it.
        answers: usize,
        /// Learners behind it.
        learners: usize,
        /// Versions of questions in it.
        questions: usize,
    },
    /// Nothing came since the newest version, or nothing at all so far.
    Unchanged {
        /// Its name.
        name: String,
    },
    /// Another server is at it.
    Elsewhere,
}

fn job(course: &str) -> String {
    format!("calibrate {course}")
}

/// Calibrates every published course.
///
/// # Errors
/// When the database cannot be read or written; versions already kept stay.
pub async fn every_course(store: &Store, now: Moment) -> Result<Vec<Ran>, Error> {
    let mut ran = Vec::new();
    for head in catalogue::heads(&store.reader).await? {
        let outcome = course(store, &head.course, &head.revision_id, now).await?;
        ran.push(Ran { course: head.course, outcome });
    }
    Ok(ran)
}

/// Calibrates the courses whose turn has come: at night once a day, by day when the nights were missed.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn what_is_due(store: &Store, now: Moment) -> Result<Vec<Ran>, Error> {
    let mut ran = Vec::new();
    for head in catalogue::heads(&store.reader).await? {
        let last = queries::last_done(&store.reader, &job(&head.course)).await?;
        if is_due(last, now) {
            let outcome = course(store, &head.course, &head.revision_id, now).await?;
            ran.push(Ran { course: head.course, outcome });
        }
    }
    Ok(ran)
}

/// Whether it is time. The countries served lie within an hour of UTC.
pub(crate) fn is_due(last: Option<Moment>, now: Moment) -> bool {
    let hour = now.0.div_euclid(3_600_000).rem_euclid(24);
    let hours = last.map_or(i64::MAX, |last| now.seconds_since(last) / 3600);
    hours >= LATE_HOURS || (hours >= NIGHT_HOURS && (1..5).contains(&hour))
}

async fn course(store: &Store, course: &str, revision: &str, now: Moment) -> Result<Outcome, Error> {
    let (job, holder) = (job(course), secret::token());
    let until = now.plus_seconds(PATIENCE_SECONDS);
    if !queries::take(&store.writer, &job, &holder, now, until).await? {
        return Ok(Outcome::Elsewhere);
    }
    let outcome = calibrated(store, course, revision, (&job, &holder), now).await;
    if outcome.is_err() {
        queries::give_back(&store.writer, &job, &holder, None).await?;
    }
    outcome
}

async fn calibrated(
    store: &Store,
    course: &str,
    revision: &str,
    (job, holder): (&str, &str),
    now: Moment,
) -> Result<Outcome, Error> {
    let newest = store.shelf.revision(&store.reader, revision).await?;
    // Without the key the questions of tests would drop out of the new version as if they were gone.
    newest.need_bank()?;
    let gathered = answers::gather(store, course, &newest).await?;
    tracing::info!(course, answers = gathered.answers.len(), "calibration of {course} begins");
    let items = answers::items(&gathered.revisions, revision);
    let judged = judged(&queries::ratings(&store.reader, course).await?, &items);
    if gathered.answers.is_empty() && judged.is_empty() {
        queries::give_back(&store.writer, job, holder, Some(now)).await?;
        let name = queries::newest(&store.reader, course).await?.unwrap_or_else(|| PARAMETERS.to_owned());
        return Ok(Outcome::Unchanged { name });
    }
    let found = tokio::task::spawn_blocking(move || refit(&gathered.answers, &items, &judged))
        .await
        .doing("calibrating")?
        .map_err(|refusal| Error::broken("calibrating", Message(format!("{refusal:?}"))))?;
    keep(store, course, found, (job, holder), now).await
}

async fn keep(
    store: &Store,
    course: &str,
    found: Found,
    (job, holder): (&str, &str),
    now: Moment,
) -> Result<Outcome, Error> {
    let all: Vec<_> = found.parameters.values().collect();
    let text = serde_json::to_string(&all).doing("writing down a calibration")?;
    let digest: String = secret::digest(&text).chars().take(12).collect();
    let tx = store.begin().await.doing("opening a transaction")?;
    // Who took too long has lost the job to another, and keeps nothing.
    if !queries::give_back(&tx, job, holder, Some(now)).await? {
        return Ok(Outcome::Elsewhere);
    }
    let before = queries::newest(&tx, course).await?;
    if let Some(name) = before.filter(|name| name.ends_with(&digest)) {
        tx.commit().await.doing("ending a calibration")?;
        return Ok(Outcome::Unchanged { name });
    }
    let name = format!("cal-{}-{digest}", now.in_zone("UTC").strftime("%Y%m%d%H%M"));
    let row = calibration::ActiveModel {
        id: Set(CalibrationId::new()),
        course: Set(course.to_owned()),
        name: Set(name.clone()),
        answers: Set(i64::try_from(found.answers).unwrap_or(i64::MAX)),
        learners: Set(i64::try_from(found.learners).unwrap_or(i64::MAX)),
        parameters: Set(text),
        made_at: Set(now),
    };
    calibration::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a calibration")?;
    tx.commit().await.doing("keeping a calibration")?;
    store.calibrations.refresh();
    let (answers, learners, questions) = (found.answers, found.learners, found.parameters.len());
    tracing::info!(course, %name, answers, learners, questions, "calibration {name} of {course} is kept");
    Ok(Outcome::Kept { name, answers, learners, questions })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_a_night_or_when_nights_were_missed() {
        let at = |day: i64, hour: i64| Moment((day * 24 + hour) * 3_600_000);
        assert!(is_due(None, at(9, 14)), "never done");
        assert!(is_due(Some(at(8, 2)), at(9, 2)) && !is_due(Some(at(9, 2)), at(9, 3)));
        assert!(!is_due(Some(at(8, 2)), at(9, 10)), "the night will come");
        assert!(is_due(Some(at(7, 16)), at(9, 10)), "it did not");
    }
}

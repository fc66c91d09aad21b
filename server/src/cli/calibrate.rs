//! `pretoire calibrate`, and the same on a schedule inside `serve`.

use super::{open, say};
use crate::config::Data;
use service::{
    Error, Moment, Store,
    calibration::run::{self, Outcome, Ran},
    review::weights::{self, Refit},
};
use std::{process::ExitCode, sync::Arc, time::Duration};

/// How often the schedule is looked at.
const LOOK: Duration = Duration::from_secs(10 * 60);
/// After a start the first readers go first.
const SETTLE: Duration = Duration::from_secs(5 * 60);

pub(super) async fn calibrate(data: &Data) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    let ran = run::every_course(&store, Moment::now()).await?;
    ran.iter().for_each(|one| say(line(one)));
    if ran.is_empty() {
        say("aucun cours publié / no course is published");
    }
    let memory = weights::refit(&store, Moment::now()).await?;
    say(remembered(&memory));
    let busy = ran.iter().any(|one| one.outcome == Outcome::Elsewhere) || memory == Refit::Elsewhere;
    store.close().await;
    Ok(if busy { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn line(ran: &Ran) -> String {
    let course = &ran.course;
    match &ran.outcome {
        Outcome::Kept { name, answers, learners, questions } => format!(
            "{course}: {name} – {answers} réponses / answers, {learners} apprenants / learners, {questions} questions"
        ),
        Outcome::Unchanged { name } => format!("{course}: rien de nouveau depuis / nothing new since {name}"),
        Outcome::Elsewhere => format!("{course}: déjà en cours ailleurs / already running elsewhere"),
    }
}

fn remembered(refit: &Refit) -> String {
    const WHAT: &str = "mémoire / memory";
    match refit {
        Refit::Kept { name, reviews, before, after } => {
            format!("{WHAT}: {name} – {reviews} révisions / reviews, erreur / loss {before:.4} → {after:.4}")
        }
        Refit::NoBetter { name, before, after } => {
            format!("{WHAT}: {name} reste / stays, erreur / loss {before:.4}, essai / trial {after:.4}")
        }
        Refit::TooFew { reviews } => format!(
            "{WHAT}: {reviews} révisions, il en faut {} / {reviews} reviews, {} needed",
            weights::ENOUGH,
            weights::ENOUGH
        ),
        Refit::Elsewhere => format!("{WHAT}: déjà en cours ailleurs / already running elsewhere"),
    }
}

/// Calibrates at night, or by day when the nights were missed, until the server stops.
pub(super) async fn on_schedule(store: Arc<Store>, clock: fn() -> Moment) {
    tokio::time::sleep(SETTLE).await;
    loop {
        if let Err(error) = run::what_is_due(&store, clock()).await {
            tracing::error!(%error, "a calibration failed; the one before stays in force");
        }
        match weights::what_is_due(&store, clock()).await {
            Ok(None) => {}
            Ok(Some(refit)) => tracing::info!(?refit, "the weights of memory were looked at"),
            Err(error) => {
                tracing::error!(%error, "the weights of memory were not refitted; those before stay in force")
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

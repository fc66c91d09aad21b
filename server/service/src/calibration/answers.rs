//! The answers that calibration learns from: of each learner the first to each version of a question, without hint.
//!
//! Left out: visitors (nothing is kept of them), answers taken over from a browser (another kind of event), later answers
//! (they have seen the correction), answers after a hint, tests under way or annulled, people who write or review questions, and
//! schools that are for show as long as there is a real one.

use super::{items::Item, queries};
use crate::{
    catalogue::Revision,
    error::Error,
    ids::LearnerId,
    journal::{self, kinds},
    quiz::{paper, practice::Practised, records::attempt, sat::Given},
    store::Store,
};
use learning::{catalogue::Language, quiz::mark};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// One answer that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) learner: LearnerId,
    /// The question, or the step.
    pub(crate) subject: String,
    /// The version of its wording.
    pub(crate) version: String,
    /// It counts as right on the ability scale.
    pub(crate) right: bool,
}

/// What calibration starts from.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// In canonical order.
    pub(crate) answers: Vec<Answer>,
    /// Every revision that an answer was given on, and the newest.
    pub(crate) revisions: Vec<Arc<Revision>>,
}

/// All answers of a course that count.
pub(crate) async fn gather(store: &Store, course: &str, newest: &Arc<Revision>) -> Result<Gathered, Error> {
    let db = &store.reader;
    let schools = queries::schools(db).await?;
    let events = queries::events(db, course, &schools).await?;
    let insiders = queries::insiders(db).await?;
    let mut revisions: BTreeMap<String, Arc<Revision>> = BTreeMap::from([(newest.id.clone(), newest.clone())]);
    let known: BTreeSet<String> = events.iter().map(|event| event.revision_id.clone()).collect();
    for id in known {
        if let Ok(revision) = store.shelf.revision(db, &id).await {
            revisions.insert(id, revision);
        }
    }
    let attempts: Vec<_> = events.iter().filter_map(|event| event.attempt_id).collect();
    let papers = papers(queries::closed(db, attempts).await?);
    let mut first = First::default();
    let mut in_tests: BTreeMap<_, (usize, Answer)> = BTreeMap::new();
    for (place, event) in events.iter().enumerate().filter(|(_, event)| !insiders.contains(&event.learner_id)) {
        if event.kind == kinds::PRACTISED {
            first.answers.extend(practised(event).map(|answer| (place, answer)));
        } else if let (Some(attempt), Some(revision)) = (event.attempt_id, revisions.get(&event.revision_id)) {
            let Some(paper) = papers.get(&attempt) else { continue };
            // The last answer to a question of a paper counts.
            match answered(event, paper, revision) {
                Some((ordinal, Some(answer))) => in_tests.insert((attempt, ordinal), (place, answer)),
                Some((ordinal, None)) => in_tests.remove(&(attempt, ordinal)),
                None => None,
            };
        }
    }
    first.answers.extend(in_tests.into_values());
    Ok(Gathered { answers: first.kept(), revisions: revisions.into_values().collect() })
}

type Papers = BTreeMap<crate::ids::AttemptId, (Language, Vec<String>)>;

fn papers(rows: Vec<attempt::Model>) -> Papers {
    let paper = |row: attempt::Model| {
        let locale: crate::ctx::Locale = row.locale.parse().ok()?;
        Some((row.id, (locale.into(), paper::places(&row).into_iter().map(|place| place.question).collect())))
    };
    rows.into_iter().filter_map(paper).collect()
}

/// A practice answer, when it tells something of the question alone.
pub(super) fn practised(event: &journal::Model) -> Option<Answer> {
    let practised: Practised = serde_json::from_str(&event.payload).ok()?;
    let counts = !practised.hinted && practised.verdict != learning::quiz::Verdict::Unmarked;
    counts.then(|| Answer {
        learner: event.learner_id,
        subject: event.subject.clone(),
        version: practised.version,
        right: practised.credit.counts_as_right(),
    })
}

fn answered(
    event: &journal::Model,
    (language, paper): &(Language, Vec<String>),
    revision: &Revision,
) -> Option<(u32, Option<Answer>)> {
    let given: Given = serde_json::from_str(&event.payload).ok()?;
    // Typed in from paper, and taken back.
    let Some(response) = given.response else { return Some((given.ordinal, None)) };
    let id = paper.get(usize::try_from(given.ordinal.checked_sub(1)?).ok()?)?;
    let question = revision.bank.get(id)?.unsealed();
    let right = mark(question, *language, &response).ok()?.credit.counts_as_right();
    let version = question.wording(*language).1.version.to_string();
    Some((given.ordinal, Some(Answer { learner: event.learner_id, subject: id.clone(), version, right })))
}

/// Keeps of each learner the first answer to each version.
#[derive(Default)]
struct First {
    answers: Vec<(usize, Answer)>,
}

impl First {
    fn kept(mut self) -> Vec<Answer> {
        self.answers.sort_by_key(|(place, _)| *place);
        let mut seen = BTreeSet::new();
        let mut answers: Vec<Answer> = self.answers.into_iter().map(|(_, answer)| answer).collect();
        answers.retain(|answer| seen.insert((answer.learner, answer.subject.clone(), answer.version.clone())));
        answers
    }
}

/// The items of some revisions by subject and version; the newest revision wins.
pub(crate) fn items(revisions: &[Arc<Revision>], newest: &str) -> BTreeMap<(String, String), Item> {
    let mut found = BTreeMap::new();
    let (last, earlier): (Vec<_>, Vec<_>) = revisions.iter().partition(|revision| revision.id == newest);
    for revision in earlier.into_iter().chain(last) {
        for item in super::items::of_revision(revision).into_values() {
            for (_, version) in &item.versions {
                found.insert((item.subject.clone(), version.id.clone()), item.clone());
            }
        }
    }
    found
}

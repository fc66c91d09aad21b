//! An attempt with its paper and what was answered.

use super::{
    conditions::{Conditions, Release},
    paper::{self, Place},
    queries,
    records::attempt,
};
use crate::{
    catalogue::Revision,
    ctx::Locale,
    error::{Error, Refusal},
    grades::regrade::{self, Afterwards},
    ids::{AttemptId, CohortId, EventId},
    journal::{self, kinds},
    moment::Moment,
    policy::words,
    store::Store,
};
use learning::{
    catalogue::{Language, Test},
    quiz::{Arrangement, Credit, Marked, Question, Response, out_of_twenty},
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

words! {
    /// How an attempt came to its end.
    Ending {
        /// Its author handed it in.
        HandedIn = "handed-in",
        /// Its time was over.
        Time = "time",
        /// It was annulled while it ran.
        Void = "void",
    }
}

/// What is kept of an answer in a test; without response, an answer typed in from paper was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Given {
    pub(crate) ordinal: u32,
    pub(crate) response: Option<Response>,
}

/// What is kept when a question is marked for coming back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Flagged {
    pub(crate) ordinal: u32,
    pub(crate) flagged: bool,
}

/// An attempt as lists show it to its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sat {
    /// Its id.
    pub id: AttemptId,
    /// First, second…
    pub number: u32,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was handed in; none while it is open.
    pub closed_at: Option<Moment>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// The mark in hundredths out of twenty; none before results are given out.
    pub mark: Option<i32>,
    /// Annulled, and why.
    pub voided: Option<String>,
}

impl Sat {
    pub(crate) fn of(row: &attempt::Model, released: bool) -> Self {
        Self {
            id: row.id,
            number: u32::try_from(row.number).unwrap_or(0),
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            ending: row.ending.as_deref().and_then(|word| word.parse().ok()),
            mark: row.mark.filter(|_| released && row.voided_at.is_none()),
            voided: row.voided_at.map(|_| row.void_reason.clone().unwrap_or_default()),
        }
    }
}

/// The answer that counts for one question, and what else came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) response: Response,
    pub(crate) at: Moment,
    /// In the order in which they were received.
    pub(crate) events: Vec<EventId>,
    pub(crate) devices: BTreeSet<String>,
}

/// An attempt with its paper and what was answered.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The attempt.
    pub sat: Sat,
    /// The cohort it belongs to.
    pub cohort: CohortId,
    /// The test's id.
    pub test: String,
    /// The revision it was drawn from.
    pub revision: Arc<Revision>,
    /// The language it was opened in.
    pub language: Language,
    /// Not after.
    pub due_at: Option<Moment>,
    /// The parameters it was opened with.
    pub parameters: Option<String>,
    /// The room stands still since.
    pub paused_at: Option<Moment>,
    /// Results are given out.
    pub released: bool,
    /// When they are.
    pub release: Release,
    /// Answers that came after the end.
    pub late: u32,
    /// It was marked again after it was closed; known once results are given out.
    pub afterwards: Option<Afterwards>,
    pub(crate) places: Vec<Place>,
    pub(crate) given: BTreeMap<u32, Answered>,
    flags: BTreeSet<u32>,
}

/// Whether an event counts in its attempt: what came after the end does not, unless time was given back since.
pub(crate) fn counts(row: &attempt::Model, event: &journal::Model) -> bool {
    match event.kind.as_str() {
        kinds::ANSWERED => true,
        kinds::LATE => row.closed_at.is_none_or(|closed| event.server_time < closed),
        _ => false,
    }
}

impl Sitting {
    /// An attempt as this connection or transaction sees it; nothing is released yet.
    pub(crate) async fn load(store: &Store, db: &impl ConnectionTrait, row: &attempt::Model) -> Result<Self, Error> {
        let revision = store.shelf.revision(db, &row.revision_id).await?;
        revision.need_bank()?;
        let locale: Locale = row.locale.parse().unwrap_or(Locale::Fr);
        let mut sitting = Self {
            sat: Sat::of(row, false),
            cohort: row.cohort_id,
            test: row.test.clone(),
            revision,
            language: locale.into(),
            due_at: row.due_at,
            parameters: row.parameters.clone(),
            paused_at: row.paused_at,
            released: false,
            release: Release::ByAct,
            late: 0,
            afterwards: None,
            places: paper::places(row),
            given: BTreeMap::new(),
            flags: BTreeSet::new(),
        };
        for event in queries::answers(db, row.id).await? {
            sitting.take(row, &event);
        }
        Ok(sitting)
    }

    fn take(&mut self, row: &attempt::Model, event: &journal::Model) {
        if event.kind == kinds::FLAGGED {
            if let Ok(flag) = serde_json::from_str::<Flagged>(&event.payload) {
                if flag.flagged {
                    self.flags.insert(flag.ordinal)
                } else {
                    self.flags.remove(&flag.ordinal)
                };
            }
            return;
        }
        if !counts(row, event) {
            self.late += u32::from(event.kind == kinds::LATE);
            return;
        }
        let Ok(given) = serde_json::from_str::<Given>(&event.payload) else { return };
        let before = self.given.remove(&given.ordinal);
        let Some(response) = given.response else { return };
        let (mut events, mut devices) = before.map(|b| (b.events, b.devices)).unwrap_or_default();
        events.push(event.client_id);
        devices.insert(event.device.clone());
        let answered = Answered { response, at: event.server_time, events, devices };
        self.given.insert(given.ordinal, answered);
    }

    /// The same, with what its author may be shown.
    pub(crate) async fn shown(
        mut self,
        db: &impl ConnectionTrait,
        row: &attempt::Model,
        now: Moment,
    ) -> Result<Self, Error> {
        let conditions = Conditions::load(db, row.cohort_id, self.test()?, row.learner_id).await?;
        self.release = conditions.release;
        self.released = row.closed_at.is_some() && conditions.is_released(now);
        self.sat = Sat::of(row, self.released);
        if self.released {
            self.afterwards = regrade::afterwards(db, row).await?.1;
        }
        Ok(self)
    }

    /// How many questions.
    #[must_use]
    pub fn length(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(0)
    }

    /// Whether a question is answered, by ordinal from 1.
    #[must_use]
    pub fn answered(&self, ordinal: u32) -> bool {
        self.given.contains_key(&ordinal)
    }

    /// Whether its author wants to come back to it.
    #[must_use]
    pub fn flagged(&self, ordinal: u32) -> bool {
        self.flags.contains(&ordinal)
    }

    /// How many answers came for a question, and from how many browsers; the last one counts.
    #[must_use]
    pub fn came(&self, ordinal: u32) -> (u32, usize) {
        self.given.get(&ordinal).map_or((0, 0), |answered| (answered.events.len() as u32, answered.devices.len()))
    }

    /// How many answers came for a question before this one; those of today when it is not among them.
    #[must_use]
    pub fn came_before(&self, ordinal: u32, event: EventId) -> u32 {
        let events = self.given.get(&ordinal).map_or(&[][..], |answered| &answered.events);
        events.iter().take_while(|one| **one != event).count() as u32
    }

    /// When the answer to a question was kept.
    #[must_use]
    pub fn answered_at(&self, ordinal: u32) -> Option<Moment> {
        self.given.get(&ordinal).map(|answered| answered.at)
    }

    /// When the last answer was kept.
    #[must_use]
    pub fn kept_at(&self) -> Option<Moment> {
        self.given.values().map(|answered| answered.at).max()
    }

    /// Whether answers are taken no more, but for those on their way.
    #[must_use]
    pub fn time_is_up(&self, now: Moment) -> bool {
        self.paused_at.is_none() && self.due_at.is_some_and(|due| due <= now)
    }

    /// Seconds left; while the room stands still, as many as when it stopped.
    #[must_use]
    pub fn seconds_left(&self, now: Moment) -> Option<u32> {
        let from = self.paused_at.unwrap_or(now);
        self.due_at.map(|due| u32::try_from(due.seconds_since(from).max(0)).unwrap_or(u32::MAX))
    }

    /// The test itself.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the revision has lost it.
    pub fn test(&self) -> Result<&Test, Refusal> {
        self.revision.course.test(&self.test).ok_or(Refusal::NotFound)
    }

    /// A question of the paper, the order of its options, and what was answered, in the author's order.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for an ordinal beyond the paper.
    pub fn question(&self, ordinal: u32) -> Result<(&Question, &Arrangement, Option<&Response>), Refusal> {
        let place = self.place(ordinal)?;
        let question = self.revision.bank.get(&place.question).ok_or(Refusal::NotFound)?.unsealed();
        Ok((question, &place.order, self.given.get(&ordinal).map(|answered| &answered.response)))
    }

    fn place(&self, ordinal: u32) -> Result<&Place, Refusal> {
        let index = usize::try_from(ordinal).ok().and_then(|o| o.checked_sub(1));
        index.and_then(|i| self.places.get(i)).ok_or(Refusal::NotFound)
    }

    /// How each question was answered.
    ///
    /// # Errors
    /// [`Refusal::NotReleased`] before results are given out.
    pub fn correction(&self) -> Result<Vec<Option<Marked>>, Refusal> {
        if self.released { Ok(self.marked()) } else { Err(Refusal::NotReleased) }
    }

    pub(crate) fn marked(&self) -> Vec<Option<Marked>> {
        (1..=self.length()).map(|ordinal| self.mark(ordinal)).collect()
    }

    fn mark(&self, ordinal: u32) -> Option<Marked> {
        let (question, _, response) = self.question(ordinal).ok()?;
        question.wording(self.language).1.task.mark(response?).ok()
    }

    /// The mark in hundredths out of twenty; an unanswered question earns nothing.
    #[must_use]
    pub(crate) fn total(&self) -> i32 {
        let credits: Vec<Credit> =
            self.marked().into_iter().map(|m| m.map_or(Credit::new(0, 1), |m| m.credit)).collect();
        out_of_twenty(&credits).map_or(0, i32::from)
    }
}

//! Answers are events: append-only, each acknowledged only when it is on the disk.
//!
//! One task writes; what arrives while it commits goes together into the next transaction, so that a class of
//! twenty-five costs a few syncs a second and not hundreds.

use crate::{
    error::{Doing, Error, Message, Refusal},
    ids::{AttemptId, EventId, LearnerId, SchoolId},
    moment::Moment,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, IntoActiveModel, QuerySelect,
    SqliteTransactionMode, TransactionOptions, TransactionTrait, entity::prelude::*,
};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::{mpsc, oneshot};

/// Most events in one transaction.
const BATCH: usize = 256;
/// Most events waiting; beyond it, senders wait.
const WAITING: usize = 4096;

/// One event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// The school.
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    /// The pseudonym of the learner.
    #[sea_orm(primary_key, auto_increment = false)]
    pub learner_id: LearnerId,
    /// Made by the client.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: EventId,
    /// A word of [`kinds`].
    pub kind: String,
    /// The course.
    pub course: String,
    /// On what: a question's id, a lesson's path, an ordinal.
    pub subject: String,
    /// JSON, the same bytes for the same answer.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    /// The course revision it was given on.
    pub revision_id: String,
    /// The version of the law register shown then.
    pub law_version: String,
    /// The attempt it belongs to.
    pub attempt_id: Option<AttemptId>,
    /// What the client's clock said; never trusted.
    pub client_time: Option<Moment>,
    /// What the server's clock said.
    pub server_time: Moment,
    /// The device's own word for itself.
    pub device: String,
    /// The device's own count.
    pub device_sequence: i64,
    /// The version of the engine's parameters.
    pub parameters: String,
}

/// No relation: events outlive what they name.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Words for what happened.
pub mod kinds {
    /// A practice question was answered.
    pub const PRACTISED: &str = "practised";
    /// A case file was begun, or begun again.
    pub const CASE_STARTED: &str = "case-started";
    /// A series of questions was started.
    pub const SERIES_STARTED: &str = "series-started";
    /// A series was ended before its end.
    pub const SERIES_ENDED: &str = "series-ended";
    /// An offer to be placed was declined.
    pub const PLACEMENT_DECLINED: &str = "placement-declined";
    /// An answer given without an account was taken over: it enters the plan of practice, never mastery or calibration.
    pub const TAKEN_OVER: &str = "taken-over";
    /// A lesson was said to be read.
    pub const READ: &str = "read";
    /// A question of a test was answered.
    pub const ANSWERED: &str = "answered";
    /// A question of a test was marked for coming back to, or no longer.
    pub const FLAGGED: &str = "flagged";
    /// An answer that came after its attempt was over: kept, never counted.
    pub const LATE: &str = "answered-late";
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is on the disk now.
    New,
    /// It already was, the same, since then.
    Already(Moment),
}

struct Entry {
    event: Model,
    reply: oneshot::Sender<Result<Kept, Refused>>,
}

/// Why an event was not kept; cheap to hand to each of a batch.
#[derive(Clone, Debug)]
enum Refused {
    Refusal(Refusal),
    Broken(String),
}

/// The door to the events.
#[derive(Clone, Debug)]
pub struct Journal {
    sender: mpsc::Sender<Entry>,
}

impl Journal {
    /// Starts the task that writes.
    #[must_use]
    pub fn start(writer: DatabaseConnection) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(write_all(writer, receiver));
        Self { sender }
    }

    /// Keeps an event; answers when it would survive a power cut.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] when the id came before with another content, [`Refusal::AttemptClosed`] when its attempt
    /// is over, [`Refusal::RoomPaused`] when it is paused, [`Refusal::DiskFull`]; or the database broke.
    pub async fn keep(&self, event: Model) -> Result<Kept, Error> {
        let (reply, answer) = oneshot::channel();
        let gone = || Error::broken("keeping an answer", Message("the writer is gone".to_owned()));
        self.sender.send(Entry { event, reply }).await.map_err(|_| gone())?;
        match answer.await.map_err(|_| gone())? {
            Ok(kept) => Ok(kept),
            Err(Refused::Refusal(refusal)) => Err(refusal.into()),
            Err(Refused::Broken(cause)) => Err(Error::broken("keeping an answer", Message(cause))),
        }
    }
}

async fn write_all(writer: DatabaseConnection, mut receiver: mpsc::Receiver<Entry>) {
    let mut batch = Vec::with_capacity(BATCH);
    while receiver.recv_many(&mut batch, BATCH).await > 0 {
        write(&writer, std::mem::take(&mut batch)).await;
    }
}

/// Writes a batch; when it fails as a whole, each event alone, so that one cannot spoil the others. A full disk or a
/// database that somebody else holds is told to all at once: each would wait as long again.
async fn write(writer: &DatabaseConnection, batch: Vec<Entry>) {
    let events: Vec<&Model> = batch.iter().map(|entry| &entry.event).collect();
    match in_one_transaction(writer, &events).await {
        Ok(outcomes) => {
            for (entry, outcome) in batch.into_iter().zip(outcomes) {
                let _ = entry.reply.send(outcome);
            }
        }
        Err(Error::Refused(refusal)) => {
            for entry in batch {
                let _ = entry.reply.send(Err(Refused::Refusal(refusal.clone())));
            }
        }
        Err(Error::Broken { .. }) => {
            for entry in batch {
                let alone = in_one_transaction(writer, &[&entry.event]).await;
                let outcome = alone.map_or_else(
                    |error| Err(refused(error)),
                    |outcomes| outcomes.into_iter().next().unwrap_or(Ok(Kept::New)),
                );
                let _ = entry.reply.send(outcome);
            }
        }
    }
}

fn refused(error: Error) -> Refused {
    match error {
        Error::Refused(refusal) => Refused::Refusal(refusal),
        broken @ Error::Broken { .. } => Refused::Broken(broken.to_string()),
    }
}

async fn in_one_transaction(
    writer: &DatabaseConnection,
    events: &[&Model],
) -> Result<Vec<Result<Kept, Refused>>, Error> {
    let sqlite_transaction_mode =
        (writer.get_database_backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode, ..Default::default() };
    let tx = writer.begin_with_options(options).await.doing("opening a transaction")?;
    let known = known(&tx, events).await?;
    let barred = barred_attempts(&tx, events).await?;
    let mut fresh: BTreeMap<(LearnerId, EventId), &Model> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(events.len());
    for event in events {
        let key = (event.learner_id, event.client_id);
        let before = known.get(&key).or_else(|| fresh.get(&key).copied());
        let outcome = match before {
            Some(before) if same(before, event) => Ok(Kept::Already(before.server_time)),
            Some(_) => Err(Refused::Refusal(Refusal::Conflict)),
            None => match event.attempt_id.and_then(|a| barred.get(&a)) {
                Some(refusal) if event.kind != kinds::LATE => Err(Refused::Refusal(refusal.clone())),
                _ => {
                    fresh.insert(key, event);
                    Ok(Kept::New)
                }
            },
        };
        outcomes.push(outcome);
    }
    let rows: Vec<_> = fresh.into_values().map(|event| event.clone().into_active_model()).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(&tx).await.doing("writing events")?;
    }
    tx.commit().await.doing("writing events")?;
    Ok(outcomes)
}

fn same(before: &Model, after: &Model) -> bool {
    before.kind == after.kind
        && before.subject == after.subject
        && before.payload == after.payload
        && before.attempt_id == after.attempt_id
}

async fn known(tx: &DatabaseTransaction, events: &[&Model]) -> Result<BTreeMap<(LearnerId, EventId), Model>, Error> {
    let ids: BTreeSet<EventId> = events.iter().map(|e| e.client_id).collect();
    let rows = Entity::find().filter(Column::ClientId.is_in(ids)).all(tx).await.doing("looking for known events")?;
    Ok(rows.into_iter().map(|row| ((row.learner_id, row.client_id), row)).collect())
}

/// Which of these events' attempts take no answer, being over or paused. On PostgreSQL the rows are held, so that handing
/// in waits for us.
async fn barred_attempts(tx: &DatabaseTransaction, events: &[&Model]) -> Result<BTreeMap<AttemptId, Refusal>, Error> {
    use crate::quiz::records::attempt;
    let ids: BTreeSet<AttemptId> = events.iter().filter_map(|e| e.attempt_id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut find = attempt::Entity::find().filter(attempt::Column::Id.is_in(ids));
    if tx.get_database_backend() == DbBackend::Postgres {
        find = find.lock_shared();
    }
    let rows = find.all(tx).await.doing("looking at attempts")?;
    let barred = |row: &attempt::Model| match (row.closed_at, row.paused_at) {
        (Some(_), _) => Some(Refusal::AttemptClosed),
        (None, Some(_)) => Some(Refusal::RoomPaused),
        (None, None) => None,
    };
    Ok(rows.iter().filter_map(|row| Some((row.id, barred(row)?))).collect())
}

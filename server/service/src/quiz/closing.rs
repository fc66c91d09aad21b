//! The end of an attempt: by its author, or by the clock, also when nobody comes back to it.

use super::{
    queries,
    records::{attempt, mark},
    sat::{Ending, Sitting},
};
use crate::{
    error::{Doing, Error},
    ids::{AttemptId, MarkId},
    moment::Moment,
    store::Store,
};
use learning::quiz::allowance;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Most attempts closed at once.
const BATCH: u64 = 200;

/// Whether the time of an attempt is over for good. While its room stands still it never is.
pub(crate) fn is_overdue(row: &attempt::Model, now: Moment) -> bool {
    let over = row.due_at.is_some_and(|due| allowance::is_over(due.0, now.0));
    row.closed_at.is_none() && row.paused_at.is_none() && over
}

/// Closes an attempt inside one transaction: what was kept before counts, what comes after is kept apart.
pub(crate) async fn close(store: &Store, now: Moment, id: AttemptId, ending: Ending) -> Result<(), Error> {
    let tx = store.begin().await.doing("opening a transaction")?;
    let Some(row) = queries::held(&tx, id).await?.filter(|row| row.closed_at.is_none()) else { return Ok(()) };
    // Meanwhile the room may have been paused, or time given back.
    if ending == Ending::Time && !is_overdue(&row, now) {
        return Ok(());
    }
    let closed_at = row.due_at.map_or(now, |due| due.min(now));
    let total = Sitting::load(store, &tx, &row).await?.total();
    let update = attempt::ActiveModel {
        id: Set(id),
        closed_at: Set(Some(closed_at)),
        paused_at: Set(None),
        ending: Set(Some(ending.word().to_owned())),
        mark: Set(Some(total)),
        ..Default::default()
    };
    attempt::Entity::update(update).exec(&tx).await.doing("handing in an attempt")?;
    let mark = mark::ActiveModel {
        id: Set(MarkId::new()),
        school_id: Set(row.school_id),
        cohort_id: Set(row.cohort_id),
        learner_id: Set(row.learner_id),
        item: Set(row.test),
        attempt_id: Set(Some(id)),
        status: Set("marked".to_owned()),
        value: Set(Some(total)),
        provenance: Set("online".to_owned()),
        by: Set(None),
        reason: Set(None),
        at: Set(closed_at),
    };
    mark::Entity::insert(mark).exec_without_returning(&tx).await.doing("keeping a mark")?;
    tx.commit().await.doing("handing in an attempt")
}

/// Hands in every copy whose time is over, of all schools; says how many. Several servers may do it at once.
///
/// # Errors
/// When the database cannot be read. A copy that cannot be closed is logged and does not hold up the others.
pub async fn close_overdue(store: &Store, now: Moment) -> Result<u32, Error> {
    let mut closed = 0;
    for row in queries::overdue(&store.reader, now, BATCH).await? {
        match close(store, now, row.id, Ending::Time).await {
            Ok(()) => closed += 1,
            Err(error) => tracing::warn!(attempt.id = %row.id, %error, "an attempt could not be closed"),
        }
    }
    Ok(closed)
}

//! Questions answered: practice in the lesson, tests that give a mark, and what they show of a learner.

pub mod appeals;
pub mod case;
pub mod closing;
pub mod conditions;
pub(crate) mod opening;
pub(crate) mod paper;
pub mod practice;
pub mod progress;
pub(crate) mod queries;
pub mod records;
pub mod replay;
pub mod room;
pub(crate) mod sat;
pub mod series;
pub mod settings;
pub mod sittings;
pub mod take_over;
pub mod tests;

use crate::{error::Error, moment::Moment, store::Store};

/// The time of the last event; a clock that reads earlier has gone back.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_event(store: &Store) -> Result<Option<Moment>, Error> {
    queries::last_event(&store.reader).await
}

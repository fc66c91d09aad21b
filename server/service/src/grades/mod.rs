//! Marks of cohorts: the history is only added to, what stands is chosen from it, and the plan makes totals of it.

mod book;
mod cells;
mod editing;
mod export;
mod history;
mod import;
mod jury;
mod kinds;
pub mod oneroster;
mod plans;
mod publication;
pub(crate) mod queries;
pub mod records;
mod sealed;
pub mod sheet;
mod table;
mod tokens;
mod writers;

pub use book::{Cell, Column, Gradebook, Row, gradebook, what_if};
pub use editing::{Change, Conflict, Problem, Typing, type_marks};
pub(crate) use editing::{after, enter};
pub use export::{Exported, Preview, export, fits, look};
pub use history::{Line, MarkHistory, history};
pub use import::{Difference, Import, Imported, Mention, apply, preview};
pub use jury::{Adjustment, AdjustmentDraft, Decision, Deliberation, adjust, deliberation};
pub use plans::{Planned, plan, save};
pub use publication::{Own, OwnItem, Published, State, own, publish, state, withdraw};
pub use sealed::{Content, Line as SealedLine, Record, record, record_file, records, seal};
pub use table::{Format, Heading, Kind, MOST_ODS_ROWS, Value};
pub use tokens::{Saved, fetch, revoke_export, save_export, saved};

use crate::{
    ctx::Ctx,
    error::Error,
    ids::{CohortId, LearnerId, PersonId},
};
use std::collections::BTreeMap;

/// The pseudonyms of everyone ever enrolled in a cohort, for use-cases that asked their own permission.
pub(crate) async fn learners(ctx: &Ctx, id: CohortId) -> Result<BTreeMap<PersonId, LearnerId>, Error> {
    queries::learners(&ctx.store.reader, ctx.school.id, id).await
}

//! Marks of cohorts: the history is only added to, what stands is chosen from it, and the plan makes totals of it.

mod book;
mod cells;
mod editing;
mod export;
mod french;
mod history;
mod import;
mod jury;
mod kinds;
pub mod oneroster;
mod plans;
mod printed;
mod publication;
mod published;
pub(crate) mod queries;
mod record_files;
mod record_paper;
pub mod records;
pub mod regrade;
mod sealed;
pub mod sheet;
mod table;
mod tokens;
mod transcript;
mod writers;

pub use book::{Cell, Column, Gradebook, Row, gradebook, what_if};
pub use editing::{Change, Conflict, Problem, Typing, type_marks};
pub(crate) use editing::{after, enter};
pub use export::{Exported, Preview, export, fits, look};
pub use history::{Line, MarkHistory, history};
pub use import::{Difference, Import, Imported, Mention, apply, preview};
pub use jury::{Adjustment, AdjustmentDraft, Decision, Deliberation, adjust, deliberation};
pub use plans::{Planned, plan, save};
pub(crate) use publication::latest_publication;
pub use publication::{Own, Ranks, State, own, publish, publish_with, state, withdraw};
pub use published::{OwnDecision, OwnItem, OwnPart, OwnRank, Published};
pub use record_files::{record_file, record_formats};
pub use sealed::{Content, Line as SealedLine, Record, record, records, seal};
pub use table::{Format, Heading, Kind, MOST_ODS_ROWS, MOST_PDF_ROWS, Value};
pub use tokens::{Saved, fetch, revoke_export, save_export, saved};
pub use transcript::{Transcript, own_transcript, transcript, transcripts};

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

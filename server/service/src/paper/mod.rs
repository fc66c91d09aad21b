//! What is printed: guides for trainers, attendance sheets, tests on paper and what was answered on them.

pub mod document;
pub mod forms;
pub mod grid;
pub mod pdf;
mod queries;
pub mod records;

use crate::{
    catalogue::{self, Law, Revision},
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Error, Refusal},
    ids::CohortId,
    policy::Act,
};
use std::sync::Arc;

/// What the guide of a module is made from. Nothing of the sealed bank may be read from the revision for it.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The revision that the one who asks is on.
    pub revision: Arc<Revision>,
    /// Today's law, when a register is published.
    pub law: Option<Arc<Law>>,
}

/// What the guide of a module is made from.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such module; when the actor may not read facilitator notes.
pub async fn guide(ctx: &Ctx, course: &str, module: &str) -> Result<Guide, Error> {
    ctx.permit(Act::ReadFacilitatorNotes)?;
    let revision = catalogue::open(ctx, course).await?;
    revision.course.module(module).ok_or(Refusal::NotFound)?;
    Ok(Guide { revision, law: catalogue::law(ctx).await.ok() })
}

/// An attendance sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// The cohort.
    pub cohort: Cohort,
    /// Who is in it, by name.
    pub members: Vec<Member>,
}

/// Who signs for a cohort.
///
/// # Errors
/// [`Refusal::NotFound`], also for a cohort of another school; when the actor may not print attendance sheets.
pub async fn attendance(ctx: &Ctx, id: CohortId) -> Result<Attendance, Error> {
    ctx.permit(Act::PrintAttendance)?;
    let shown = cohort::load(ctx, id).await?;
    let members = shown.members.into_iter().filter(|member| member.active).collect();
    Ok(Attendance { cohort: shown.cohort, members })
}

//! Law in service: what rests on a provision, what awaits review since it moved, errors that readers report.

mod held;
mod impact;
mod in_use;
pub(crate) mod queries;
pub mod records;
pub mod reports;
pub mod review;
mod unsound;

pub use held::Held;
pub use impact::{CourseImpact, Dependent, Impact, impact};
pub use unsound::{Kind, Unsound};
pub(crate) use unsound::{state_hash, withdrawn};

use crate::{
    ctx::Ctx,
    error::{Error, Refusal},
    policy::Act,
};

/// Whether the actor may read the sealed bank: those who write it and those who review it.
#[must_use]
pub fn may_read_bank(ctx: &Ctx) -> bool {
    ctx.may(Act::PublishCourse) || ctx.may(Act::ReviewLaw)
}

/// Refuses who may neither write nor review.
pub(crate) fn permit_bank(ctx: &Ctx) -> Result<(), Error> {
    if ctx.may(Act::PublishCourse) { Ok(()) } else { ctx.permit(Act::ReviewLaw) }
}

/// A reference as an address or a person writes it.
///
/// # Errors
/// [`Refusal::NotFound`] when it is none.
pub fn reference(text: &str) -> Result<learning::catalogue::ProvisionRef, Error> {
    text.parse().map_err(|_| Refusal::NotFound.into())
}

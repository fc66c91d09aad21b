//! People, their roles, and how they sign in.

pub mod brake;
pub mod finding;
pub mod people;
pub mod personal;
pub(crate) mod queries;
pub mod records;
pub mod roster;
pub mod schools;
mod sign_in;

pub use queries::Which;
pub use sign_in::{
    Attempt, Opened, OwnSession, change_password, choose_locale, end_own_sessions, identify, own_sessions, sign_in,
    sign_out,
};

use crate::{ctx::Signed, secret};

/// A word for a person that tells nobody who it is, for a browser that keeps answers until the server has them.
#[must_use]
pub fn owner(signed: &Signed) -> String {
    secret::digest(&signed.learner.to_string()).chars().take(16).collect()
}

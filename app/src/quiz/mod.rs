//! Questions on pages: answered in a lesson, in a test, and what they show of a learner.

pub mod card;
mod outbox;
pub mod player;
pub mod reading;
pub mod screen;
pub mod set;
pub mod take_over;
pub mod view;

#[cfg(feature = "ssr")]
mod answered;
#[cfg(feature = "ssr")]
pub mod begin;
#[cfg(feature = "ssr")]
pub mod case;
#[cfg(feature = "ssr")]
mod case_summary;
#[cfg(feature = "ssr")]
mod difference;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub(crate) mod practice;
#[cfg(feature = "ssr")]
pub mod progress;
#[cfg(feature = "ssr")]
pub mod replay;
#[cfg(feature = "ssr")]
pub mod series;
#[cfg(feature = "ssr")]
pub mod tests;

//! Questions on pages: answered in a lesson, in a test, and what they show of a learner.

pub mod card;
pub mod desk;
mod outbox;
pub mod player;
pub mod reading;
pub mod screen;
pub mod set;
pub mod take_over;
pub mod view;

#[cfg(feature = "ssr")]
pub(crate) mod answered;
#[cfg(feature = "ssr")]
pub mod appeals;
#[cfg(feature = "ssr")]
pub mod attempt;
#[cfg(feature = "ssr")]
pub mod begin;
#[cfg(feature = "ssr")]
pub mod case;
#[cfg(feature = "ssr")]
mod case_summary;
#[cfg(feature = "ssr")]
pub mod copy_replay;
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
mod result;
#[cfg(feature = "ssr")]
pub mod room;
#[cfg(feature = "ssr")]
pub mod series;
#[cfg(feature = "ssr")]
pub mod settings;
#[cfg(feature = "ssr")]
pub mod tests;

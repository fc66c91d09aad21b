//! Pages, islands and words of Prétoire.
//!
//! With `ssr` this crate turns what use-cases return into HTML; with `hydrate` it holds the islands alone.

pub mod quiz;
pub mod routes;

#[cfg(feature = "ssr")]
pub mod calibration;
#[cfg(feature = "ssr")]
pub mod catalogue;
#[cfg(feature = "ssr")]
pub mod cohort;
#[cfg(feature = "ssr")]
pub mod essay;
#[cfg(feature = "ssr")]
pub mod grades;
#[cfg(feature = "ssr")]
pub mod identity;
#[cfg(feature = "ssr")]
pub mod law;
#[cfg(feature = "ssr")]
pub mod mastery;
#[cfg(feature = "ssr")]
pub mod message;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod paper;
#[cfg(feature = "ssr")]
pub mod parts;
#[cfg(feature = "ssr")]
pub mod problem;
#[cfg(feature = "ssr")]
pub mod publishing;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod text;

/// Names every island, so that the linker keeps them in the browser half.
pub const fn register() {}

//! Use-cases of Prétoire: each opens, loads, permits, decides and keeps.
//!
//! Nothing here knows pages, HTTP or leptos. Permission is asked here, once, by [`Ctx::permit`].

pub mod audit;
pub mod authoring;
pub mod backup;
pub mod calibration;
pub mod catalogue;
pub mod cohort;
pub mod ctx;
pub mod enrolled;
pub mod error;
pub mod essay;
pub mod grades;
pub mod identity;
pub mod ids;
pub mod journal;
pub mod law;
pub mod mastery;
pub mod message;
pub mod migrations;
pub mod moment;
pub mod notice;
pub mod paper;
pub mod policy;
pub mod publishing;
pub mod quiz;
pub mod review;
pub mod seal;
pub mod search;
pub mod secret;
pub mod sheet;
pub mod store;

pub use ctx::{Actor, Ctx, Locale, School, Signed};
pub use error::{Doing, Error, Refusal};
pub use moment::Moment;
pub use policy::{Act, Role};
pub use store::Store;

//! Law in service: what rests on a provision, errors reported in it, what awaits review.

mod impact;
mod report;
mod review;
mod reviews;

pub use report::ReportForm;
pub use review::{ReviewForm, review};
pub use reviews::{AnswerForm, reviews};

pub(crate) use impact::impact;
pub(crate) use report::reports;

//! Cohorts: making them, enrolling people, following them.

mod enrol;
mod list;
mod member;
mod show;
mod sittings;

pub use enrol::{EnrolForm, enrol};
pub use list::{CohortForm, cohorts, new_cohort};
pub use member::member;
pub use show::cohort;
pub use sittings::sittings;

use crate::text::Text;
use service::cohort::Kind;

/// What a cohort is, in words.
pub(crate) fn kind(t: &Text, kind: Kind) -> String {
    match kind {
        Kind::Promotion => t.cohort_promotion(),
        Kind::Session => t.cohort_session(),
    }
}

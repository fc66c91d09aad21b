//! Marks of a cohort: the gradebook, typing, importing, the plan, publication, and files.

mod column;
mod export;
mod history;
mod import;
mod jury;
mod marks;
mod plan;
mod plan_fields;
mod publication;
mod regrade;
mod regraded;
mod saved;
mod transcripts;
mod what_if;
pub(crate) mod words;

pub use column::{TypingForm, column};
pub(crate) use export::table_links;
pub use export::{Asked, export};
pub use history::{MarkForm, history};
pub use import::{MarkStep, MarkUpload, import};
pub use jury::{deliberation, jury_person, record};
pub use marks::marks;
pub use plan::{PlanForm, plan};
pub use plan_fields::PlanFields;
pub use publication::{own, publication};
pub use regrade::{RegradeForm, regrade, regrades};
pub use regraded::regraded;
pub use saved::{SavedForm, saved};
pub use transcripts::transcripts;
pub use what_if::{Supposed, what_if};

use crate::{page::Site, routes};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act,
    ids::{CohortId, PersonId},
};

/// A link to a person's transcript, for who may print it.
fn to_transcript(site: &Site, id: CohortId, person: PersonId) -> Option<AnyView> {
    let address = site.to(routes::transcript_of(id, person));
    let link = || view! { <p><a href=address>{site.text.transcript_print()}</a></p> }.into_any();
    site.ctx.may(Act::ExportMarks).then(link)
}

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
mod what_if;
mod words;

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
pub use what_if::{Supposed, what_if};

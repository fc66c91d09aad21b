//! Publishing without a shell, and moving a cohort to another revision.

mod difference;
mod draft;
mod earlier;
mod home;
mod moving;
mod preview;
mod report;

pub use draft::{done_code, draft};
pub use earlier::earlier;
pub use home::{Look, publishing};
pub use moving::moving;
pub use preview::{Page as PreviewPage, Reader, preview};

/// The first letters of a revision, enough to tell it from the others.
pub(crate) fn short(revision: &str) -> String {
    revision.chars().take(12).collect()
}

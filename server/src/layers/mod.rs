//! What every request passes through, outermost first.

mod headers;
mod identify;
mod same_site;
mod school;

pub use headers::{etag, secure};
pub use identify::{identify, url_escape};
pub use same_site::same_site;
pub use school::{Addressed, address};

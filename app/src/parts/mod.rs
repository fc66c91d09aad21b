//! Parts that pages share. Class names are the contract of `style/README.md`.

mod area;
mod forms;
mod frame;
mod problems;

pub(crate) use area::{Area, inside};
pub(crate) use forms::{Field, Form, Select, error_summary};
pub(crate) use frame::frame;
pub(crate) use problems::{Wrong, problems};

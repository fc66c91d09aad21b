//! Parts that pages share. Class names are the contract of `style/README.md`.

mod forms;
mod frame;

pub(crate) use forms::{Field, Form, Select, error_summary};
pub(crate) use frame::frame;

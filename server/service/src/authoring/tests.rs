//! Tests of the format, through folders as authors keep them.

mod broken;
mod folders;
mod hostile;
mod pictures;
mod published;
mod spec;

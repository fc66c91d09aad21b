//! Tests of the format, through folders as authors keep them.

mod broken;
mod folders;
mod hostile;
mod published;
mod spec;

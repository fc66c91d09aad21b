//! Reading of content files: folders, front matter, markdown, questions, course and register files.

pub(super) mod answers;
pub(super) mod attributes;
pub(super) mod course_file;
pub(super) mod front;
pub(super) mod glossary;
pub(super) mod lesson;
pub(super) mod markdown;
pub(super) mod page;
pub(super) mod picture;
pub(super) mod prose;
pub(super) mod question;
pub(super) mod register_file;
pub(super) mod tree;
pub(super) mod typography;

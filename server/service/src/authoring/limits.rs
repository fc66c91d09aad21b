//! Ceilings on what authors may hand in, so that a hostile folder costs no more than a careless one.

/// Bytes of a lesson, a glossary or a `course.toml`.
pub(super) const TEXT_BYTES: u64 = 512 * 1024;
/// Bytes of the register.
pub(super) const REGISTER_BYTES: u64 = 4 * 1024 * 1024;
/// Bytes of an image; larger ones have to be made smaller by their author.
pub(super) const IMAGE_BYTES: u64 = 150 * 1024;
/// Files of one root.
pub(super) const FILES: usize = 20_000;
/// Folders inside folders.
pub(super) const FOLDER_DEPTH: usize = 8;
/// Elements inside elements of a text.
pub(super) const TREE_DEPTH: usize = 32;
/// Cells of a table.
pub(super) const TABLE_CELLS: usize = 2_000;
/// Columns of a table.
pub(super) const TABLE_COLUMNS: usize = 12;
/// Problems listed for one file; the rest of that file is left for the next run.
pub(super) const PROBLEMS_PER_FILE: usize = 200;
/// Characters of a line shown with a problem.
pub(super) const SHOWN_LINE: usize = 140;
/// Words that a learner reads in a minute, on the generous side.
pub(super) const WORDS_PER_MINUTE: u32 = 200;

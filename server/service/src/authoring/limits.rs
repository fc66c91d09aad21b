//! Ceilings on what authors may hand in, so that a hostile folder costs no more than a careless one.

/// Bytes of a lesson, a glossary or a `course.toml`.
pub(super) const TEXT_BYTES: u64 = 512 * 1024;
/// Bytes of the register.
pub(super) const REGISTER_BYTES: u64 = 4 * 1024 * 1024;
/// Bytes of an image as it is shipped; a larger one is made smaller, or refused.
pub(super) const IMAGE_BYTES: usize = 150 * 1024;
/// Bytes of an image as its author hands it in: that of a camera.
pub(super) const IMAGE_SOURCE_BYTES: u64 = 12 * 1024 * 1024;
/// Width of an image as it is shipped.
pub(super) const IMAGE_WIDTH: u32 = 1280;
/// Pixels that an image may declare before it is decoded.
pub(super) const IMAGE_PIXELS: u64 = 40_000_000;
/// Bytes that decoding one image may take.
pub(super) const IMAGE_MEMORY: u64 = 256 * 1024 * 1024;
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

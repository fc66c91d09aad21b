//! Papers as PDF: the one door for everything that the product prints.
//!
//! [`write`] gives the same bytes for the same [`Document`]. What comes out is PDF/A-2a and PDF/UA-1: it opens in twenty
//! years, and a screen reader reads it in order; a paper that would not be is refused, not written.

mod draw;
mod faces;
mod lines;
mod pages;
mod strips;
mod tables;
mod tags;

use super::document::{Block, Document};
use crate::error::{Error, Message};

/// Width and height of a page of A4, in points.
const A4: (f32, f32) = (595.28, 841.89);
/// Left and right of the text.
const SIDE: f32 = 54.0;
/// Above the text.
const TOP: f32 = 54.0;
/// Below the text, foot included.
const BOTTOM: f32 = 62.0;

/// A document as the bytes of a PDF.
///
/// # Errors
/// When the document cannot be what the standards ask for.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let faces = faces::Faces::read()?;
    let sheet = Sheet::of(document);
    let cut = strips::Cutter::cut(&faces, &document.blocks, sheet.width - 2.0 * SIDE);
    let pages = pages::pages(cut.strips, &cut.heads, sheet.height - TOP - BOTTOM);
    draw::drawn(document, &faces, &sheet, &pages, &cut.nodes)
        .map_err(|cause| Error::broken("writing a paper", Message(format!("{cause:?}"))))
}

/// Whether the tables of a document fit the width of its pages with every word whole.
///
/// # Errors
/// When the font cannot be read.
pub fn fits(document: &Document) -> Result<bool, Error> {
    let faces = faces::Faces::read()?;
    let room = Sheet::of(document).width - 2.0 * SIDE;
    Ok(document.blocks.iter().all(|block| match block {
        Block::Table(table) => tables::fits(&faces, table, room),
        _ => true,
    }))
}

/// The size of a page.
struct Sheet {
    width: f32,
    height: f32,
}

impl Sheet {
    const fn of(document: &Document) -> Self {
        if document.landscape { Self { width: A4.1, height: A4.0 } } else { Self { width: A4.0, height: A4.1 } }
    }
}

#[cfg(test)]
mod tests;

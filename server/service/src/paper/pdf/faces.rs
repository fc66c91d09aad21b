//! The three faces of the one font that papers use, and the shapes of words in them.

use crate::error::{Error, Message};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face as Shaper, ShapePlan, UnicodeBuffer, script};

/// A face of the font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Face {
    #[default]
    Regular,
    Bold,
    Italic,
}

impl Face {
    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../fonts/LibertinusSerif-Regular.otf"),
            Self::Bold => include_bytes!("../../../fonts/LibertinusSerif-Bold.otf"),
            Self::Italic => include_bytes!("../../../fonts/LibertinusSerif-Italic.otf"),
        }
    }
}

/// A face ready to shape and to draw.
struct Ready {
    shaper: Shaper<'static>,
    /// Made once: it costs more than shaping a page.
    plan: ShapePlan,
    font: Font,
    em: f32,
}

/// The faces.
pub(super) struct Faces {
    regular: Ready,
    bold: Ready,
    italic: Ready,
}

/// Words as glyphs.
#[derive(Clone, Debug)]
pub(super) struct Shaped {
    /// The words, as far as the font has them.
    pub(super) text: String,
    /// Their glyphs; advances are parts of the size.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Their width as a part of the size.
    pub(super) width: f32,
}

impl Faces {
    /// Reads the font.
    pub(super) fn read() -> Result<Self, Error> {
        Ok(Self { regular: ready(Face::Regular)?, bold: ready(Face::Bold)?, italic: ready(Face::Italic)? })
    }

    const fn of(&self, face: Face) -> &Ready {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
            Face::Italic => &self.italic,
        }
    }

    /// The font to draw with.
    pub(super) fn font(&self, face: Face) -> Font {
        self.of(face).font.clone()
    }

    /// The width of words as a part of the size.
    pub(super) fn width(&self, face: Face, text: &str) -> f32 {
        self.shape(face, text).width
    }

    /// Words as glyphs. A character that the font lacks becomes one that says so: a standard of archives refuses holes.
    pub(super) fn shape(&self, face: Face, text: &str) -> Shaped {
        let ready = self.of(face);
        let text: String = text.chars().filter_map(|c| ready.known(c)).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_script(script::LATIN);
        buffer.set_direction(Direction::LeftToRight);
        let shaped = rustybuzz::shape_with_plan(&ready.shaper, &ready.plan, buffer);
        // From left to right clusters rise: a glyph's text ends where the next cluster begins.
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let end = |start: usize| {
            let next = starts.partition_point(|s| *s <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let glyphs: Vec<KrillaGlyph> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, at)| {
                let part = |units: i32| units as f32 / ready.em;
                let start = info.cluster as usize;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    part(at.x_advance),
                    part(at.x_offset),
                    part(at.y_offset),
                    part(at.y_advance),
                    start..end(start),
                    None,
                )
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Shaped { text, glyphs, width }
    }
}

impl Ready {
    fn known(&self, c: char) -> Option<char> {
        let has = |c: char| self.shaper.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' => None,
            c if c.is_control() => Some(' '),
            c if has(c) => Some(c),
            '\u{202f}' if has('\u{2009}') => Some('\u{2009}'),
            '\u{202f}' => Some('\u{a0}'),
            '\u{2011}' => Some('-'),
            '✓' | '☑' | '☒' => Some('x'),
            _ => Some('?'),
        }
    }
}

fn ready(face: Face) -> Result<Ready, Error> {
    let lost = || Error::broken("reading the font of papers", Message("the font inside the program is damaged".into()));
    let shaper = Shaper::from_slice(face.bytes(), 0).ok_or_else(lost)?;
    let font = Font::new(face.bytes().into(), 0).ok_or_else(lost)?;
    let em = shaper.units_per_em() as f32;
    let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
    Ok(Ready { shaper, plan, font, em })
}

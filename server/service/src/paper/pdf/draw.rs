//! Pages drawn.

use super::{
    SIDE, Sheet, TOP,
    faces::{Face, Faces},
    pages::Placed,
    strips::{Ink, Node, Role},
    tags,
};
use crate::paper::document::Document;
use krilla::{
    Document as Pdf, SerializeSettings,
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    error::KrillaResult,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag},
};

/// The foot, in points above the edge.
const FOOT: f32 = 34.0;
/// Points of the words at the foot.
const SMALL: f32 = 8.5;

/// The bytes of the PDF.
pub(super) fn drawn(
    document: &Document,
    faces: &Faces,
    sheet: &Sheet,
    pages: &[Vec<Placed>],
    nodes: &[(Role, Node)],
) -> KrillaResult<Vec<u8>> {
    let standards = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1);
    let settings = SerializeSettings {
        configuration: standards.finish().unwrap_or_default(),
        enable_tagging: true,
        ..SerializeSettings::default()
    };
    let mut pdf = Pdf::new_with(settings);
    let mut pen = Pen { faces, drawn: vec![Vec::new(); nodes.len()] };
    let mut outline = Outlined::default();
    for (number, page) in pages.iter().enumerate() {
        outline.note(number, page, nodes);
        let Some(size) = PageSettings::from_wh(sheet.width, sheet.height) else { continue };
        let mut on = pdf.start_page_with(size);
        let mut surface = on.surface();
        page.iter().for_each(|placed| pen.strip(&mut surface, placed));
        pen.foot(&mut surface, sheet, &document.foot, &format!("{} / {}", number + 1, pages.len()));
        surface.finish();
        on.finish();
    }
    let language = document.language.tag();
    pdf.set_tag_tree(tags::tree(nodes, &pen.drawn, language));
    pdf.set_outline(outline.tree());
    pdf.set_metadata(metadata(document, language));
    pdf.finish()
}

fn metadata(document: &Document, language: &str) -> Metadata {
    let at = document.made.in_zone("UTC");
    let part = |value: i8| u8::try_from(value).unwrap_or(0);
    let made = DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.author.clone()])
        .language(language.to_owned())
        .creator("Prétoire".to_owned())
        .creation_date(made)
}

/// Headings of the first two levels, to jump to.
#[derive(Default)]
struct Outlined(Vec<(u8, Node, String, usize, f32)>);

impl Outlined {
    fn note(&mut self, page: usize, placed: &[Placed], nodes: &[(Role, Node)]) {
        for strip in placed {
            let found = strip.strip.ink.iter().find_map(|ink| match ink {
                Ink::Words { node: Some(node), .. } => nodes.get(*node).map(|(role, _)| (*node, role)),
                _ => None,
            });
            if let Some((node, Role::Heading(level @ 1..=2, words))) = found
                && self.0.last().is_none_or(|(_, before, ..)| *before != node)
            {
                self.0.push((*level, node, words.clone(), page, TOP + strip.top));
            }
        }
    }

    fn tree(self) -> Outline {
        let mut outline = Outline::new();
        let mut open: Option<OutlineNode> = None;
        for (level, _, words, page, top) in self.0 {
            let entry = OutlineNode::new(words, XyzDestination::new(page, Point::from_xy(SIDE, top)));
            match (level, open.as_mut()) {
                (2, Some(parent)) => parent.push_child(entry),
                _ => {
                    if let Some(done) = open.replace(entry) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(done) = open {
            outline.push_child(done);
        }
        outline
    }
}

struct Pen<'a> {
    faces: &'a Faces,
    drawn: Vec<Vec<Identifier>>,
}

impl Pen<'_> {
    fn strip(&mut self, surface: &mut Surface<'_>, placed: &Placed) {
        for ink in &placed.strip.ink {
            match ink {
                Ink::Words { x, y, size, blue, node, run } => {
                    let tag = match node {
                        Some(_) => ContentTag::Span(SpanTag::empty()),
                        None => aside(ArtifactType::Other),
                    };
                    let identifier = surface.start_tagged(tag);
                    if let Some(of) = node.and_then(|node| self.drawn.get_mut(node)) {
                        of.push(identifier);
                    }
                    surface.set_fill(Some(fill(if *blue { INK } else { BLACK })));
                    let at = Point::from_xy(SIDE + x + 0.0, TOP + placed.top + y);
                    let font = self.faces.font(run.face);
                    surface.draw_glyphs(at, &run.shaped.glyphs, font, &run.shaped.text, *size, false);
                    surface.end_tagged();
                }
                other => ornament(surface, placed, other),
            }
        }
    }

    fn foot(&self, surface: &mut Surface<'_>, sheet: &Sheet, words: &str, number: &str) {
        let y = sheet.height - FOOT;
        surface.start_tagged(aside(ArtifactType::Footer));
        line(surface, (SIDE, y - 12.0), (sheet.width - SIDE, y - 12.0), 0.4);
        surface.set_fill(Some(fill(BLACK)));
        let number = self.faces.shape(Face::Regular, number);
        let room = sheet.width - 2.0 * SIDE - number.width * SMALL - 20.0;
        let mut words = words.to_owned();
        while self.faces.width(Face::Regular, &words) * SMALL > room && words.pop().is_some() {}
        let words = self.faces.shape(Face::Regular, &words);
        let font = self.faces.font(Face::Regular);
        surface.draw_glyphs(Point::from_xy(SIDE, y), &words.glyphs, font.clone(), &words.text, SMALL, false);
        let x = sheet.width - SIDE - number.width * SMALL;
        surface.draw_glyphs(Point::from_xy(x, y), &number.glyphs, font, &number.text, SMALL, false);
        surface.end_tagged();
    }
}

/// Lines and boxes: seen, not heard.
fn ornament(surface: &mut Surface<'_>, placed: &Placed, ink: &Ink) {
    let (left, top) = (SIDE, TOP + placed.top);
    surface.start_tagged(aside(ArtifactType::Layout));
    match ink {
        Ink::Rule { from, to, width } => {
            line(surface, (left + from.0, top + from.1), (left + to.0, top + to.1), *width);
        }
        Ink::Bar { x, first } => {
            let above = if *first { 0.0 } else { placed.gap };
            line(surface, (left + x, top - above), (left + x, top + placed.strip.height), 2.0);
        }
        Ink::Square { x, y, side, ticked } => square(surface, (left + x, top + y), *side, *ticked),
        Ink::Words { .. } => {}
    }
    surface.end_tagged();
}

const BLACK: rgb_color::Parts = (20, 20, 20);
const INK: rgb_color::Parts = (22, 35, 63);
const GREY: rgb_color::Parts = (90, 90, 90);

/// Red, green and blue.
mod rgb_color {
    pub(super) type Parts = (u8, u8, u8);
}

const fn aside(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact { kind, bbox: None })
}

fn fill((red, green, blue): rgb_color::Parts) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

fn stroke(colour: rgb_color::Parts, width: f32) -> Stroke {
    let (red, green, blue) = colour;
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, ..Stroke::default() }
}

fn line(surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), width: f32) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    strokes(surface, path, if width >= 1.0 { INK } else { GREY }, width);
}

fn square(surface: &mut Surface<'_>, (x, y): (f32, f32), side: f32, ticked: bool) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, side, side) {
        path.push_rect(rect);
    }
    strokes(surface, path, BLACK, 0.8);
    if ticked {
        let mut tick = PathBuilder::new();
        tick.move_to(x + 2.0, y + side * 0.55);
        tick.line_to(x + side * 0.42, y + side - 2.0);
        tick.line_to(x + side - 1.5, y + 1.5);
        strokes(surface, tick, BLACK, 1.6);
    }
}

fn strokes(surface: &mut Surface<'_>, path: PathBuilder, colour: rgb_color::Parts, width: f32) {
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(stroke(colour, width)));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

//! Blocks cut into strips: pieces of a page that are never cut again.

use super::{
    faces::Faces,
    lines::{Run, lines},
    tables,
};
use crate::paper::document::{Block, Boxed, Span, plain};

/// Points of body text.
pub(super) const BODY: f32 = 10.5;
/// Points of small print.
const SMALL: f32 = 9.0;
/// Height of a line in parts of its size.
pub(super) const LEADING: f32 = 1.36;
/// Where the letters stand in a line, from its top.
pub(super) const BASELINE: f32 = 1.0;
/// How far what is inside a list or a quote stands in.
const INDENT: f32 = 18.0;
/// Lines of an item that stays on one page.
const SHORT: usize = 6;
/// Height of a line to write on.
const RULED: f32 = 24.0;

/// What a piece of the paper is, for those who hear it read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Division,
    Heading(u8, String),
    Paragraph,
    List { numbered: bool },
    Item,
    Label,
    Body,
    Quote,
    Table,
    TableHead,
    TableBody,
    Row,
    HeadCell,
    SideCell,
    Cell,
}

/// A place in the tree of what the pieces are.
pub(super) type Node = usize;

/// Something drawn on a strip; places are from its left and upper edge.
#[derive(Clone, Debug)]
pub(super) enum Ink {
    /// Words, their baseline at `y`; without node they are no part of the reading.
    Words { x: f32, y: f32, size: f32, blue: bool, node: Option<Node>, run: Run },
    /// A line.
    Rule { from: (f32, f32), to: (f32, f32), width: f32 },
    /// A box to tick, or ticked.
    Square { x: f32, y: f32, side: f32, ticked: bool },
    /// A bar at the left that goes on from strip to strip.
    Bar { x: f32, first: bool },
}

/// A piece of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// Space above it, unless it begins a page.
    pub(super) before: f32,
    pub(super) height: f32,
    pub(super) ink: Vec<Ink>,
    /// Stays with the next one.
    pub(super) keep: bool,
    /// Begins a page.
    pub(super) fresh: bool,
    /// The table of which it is a row.
    pub(super) table: Option<usize>,
}

/// Where blocks stand.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) size: f32,
    pub(super) node: Node,
    bars: Vec<f32>,
}

/// The strips of a paper so far.
pub(super) struct Cutter<'a> {
    pub(super) faces: &'a Faces,
    pub(super) strips: Vec<Strip>,
    /// Roles and parents; the first is the paper itself.
    pub(super) nodes: Vec<(Role, Node)>,
    /// The head of each table.
    pub(super) heads: Vec<Strip>,
}

impl<'a> Cutter<'a> {
    /// Cuts a whole paper for pages of this width.
    pub(super) fn cut(faces: &'a Faces, blocks: &[Block], width: f32) -> Self {
        let mut cutter = Self { faces, strips: Vec::new(), nodes: vec![(Role::Division, 0)], heads: Vec::new() };
        cutter.blocks(&Place { x: 0.0, width, size: BODY, node: 0, bars: Vec::new() }, blocks);
        cutter
    }

    /// A new place in the tree.
    pub(super) fn node(&mut self, role: Role, parent: Node) -> Node {
        self.nodes.push((role, parent));
        self.nodes.len() - 1
    }

    fn blocks(&mut self, place: &Place, blocks: &[Block]) {
        for block in blocks {
            self.block(place, block);
        }
    }

    fn block(&mut self, place: &Place, block: &Block) {
        match block {
            Block::Heading(level, words) => self.heading(place, *level, words),
            Block::Paragraph(words) => self.paragraph(place, words, 6.0),
            Block::Small(words) => self.paragraph(&Place { size: SMALL, ..place.clone() }, words, 3.0),
            Block::List { start, items } => self.list(place, *start, items),
            Block::Quote(blocks) => self.aside(place, blocks, Role::Quote),
            Block::Note(blocks) => self.aside(place, blocks, Role::Division),
            Block::Boxes(boxes) => self.boxes(place, boxes),
            Block::Table(table) => tables::cut(self, place, table),
            Block::Lines(count) => self.ruled(place, *count),
            Block::Together(blocks) => {
                let from = self.strips.len();
                self.blocks(place, blocks);
                let last = self.strips.len().saturating_sub(1);
                self.strips.iter_mut().take(last).skip(from).for_each(|strip| strip.keep = true);
            }
            Block::NewPage => self.strips.push(Strip { fresh: true, ..Strip::default() }),
        }
    }

    fn heading(&mut self, place: &Place, level: u8, words: &[Span]) {
        let (size, before) = match level {
            1 => (19.0, 0.0),
            2 => (14.5, 20.0),
            3 => (12.0, 14.0),
            _ => (BODY, 10.0),
        };
        let node = self.node(Role::Heading(level, plain(words)), place.node);
        let found = lines(self.faces, words, size, place.width, true);
        let ruled = level <= 2;
        let last = found.len().saturating_sub(1);
        for (number, line) in found.into_iter().enumerate() {
            let mut strip = self.line(place, line.runs, size, Some(node), true);
            strip.before = if number == 0 { before } else { 0.0 };
            strip.keep = true;
            if ruled && number == last {
                strip.height += 3.0;
                let y = strip.height - 1.0;
                let width = if level == 1 { 1.4 } else { 0.6 };
                strip.ink.push(Ink::Rule { from: (place.x, y), to: (place.x + place.width, y), width });
            }
            self.strips.push(strip);
        }
    }

    fn paragraph(&mut self, place: &Place, words: &[Span], before: f32) {
        let node = self.node(Role::Paragraph, place.node);
        self.text(place, words, before, node);
    }

    /// Lines of text; the first two and the last two stay together.
    fn text(&mut self, place: &Place, words: &[Span], before: f32, node: Node) {
        let found = lines(self.faces, words, place.size, place.width, false);
        let count = found.len();
        for (number, line) in found.into_iter().enumerate() {
            let mut strip = self.line(place, line.runs, place.size, Some(node), false);
            strip.before = if number == 0 { before } else { 0.0 };
            strip.keep = count > 1 && (number == 0 || number + 2 == count);
            self.strips.push(strip);
        }
    }

    fn line(&self, place: &Place, runs: Vec<Run>, size: f32, node: Option<Node>, blue: bool) -> Strip {
        let words = |run: Run| Ink::Words { x: place.x + run.x, y: size * BASELINE, size, blue, node, run };
        let bars = place.bars.iter().map(|x| Ink::Bar { x: *x, first: false });
        let ink = bars.chain(runs.into_iter().map(words)).collect();
        Strip { height: size * LEADING, ink, ..Strip::default() }
    }

    fn aside(&mut self, place: &Place, blocks: &[Block], role: Role) {
        let node = self.node(role, place.node);
        let mut bars = place.bars.clone();
        bars.push(place.x + 4.0);
        let inside = Place { x: place.x + 14.0, width: place.width - 14.0, node, bars, ..place.clone() };
        let from = self.strips.len();
        self.blocks(&inside, blocks);
        if let Some(strip) = self.strips.get_mut(from) {
            strip.before = strip.before.max(8.0);
            for ink in &mut strip.ink {
                if let Ink::Bar { x, first } = ink {
                    *first = (*x - place.x - 4.0).abs() < 0.1;
                }
            }
        }
    }

    fn list(&mut self, place: &Place, start: Option<u32>, items: &[Vec<Block>]) {
        let list = self.node(Role::List { numbered: start.is_some() }, place.node);
        for (number, item) in items.iter().enumerate() {
            let label = match start {
                Some(start) => format!("{}.", start.saturating_add(u32::try_from(number).unwrap_or(0))),
                None => "•".to_owned(),
            };
            self.item(place, list, &label, None, item);
        }
    }

    fn boxes(&mut self, place: &Place, boxes: &[Boxed]) {
        let list = self.node(Role::List { numbered: false }, place.node);
        for one in boxes {
            self.item(place, list, &one.label, one.ticked, &one.body);
        }
    }

    /// A label at the left, with a box perhaps, and what it stands for beside it.
    fn item(&mut self, place: &Place, list: Node, label: &str, ticked: Option<bool>, body: &[Block]) {
        let item = self.node(Role::Item, list);
        let mark = self.node(Role::Label, item);
        let node = self.node(Role::Body, item);
        let square = if ticked.is_some() { place.size + 5.0 } else { 0.0 };
        let shaped = Span { text: format!("{label} "), strong: ticked.is_some(), ..Span::default() };
        let wide: f32 = super::lines::widths(self.faces, std::slice::from_ref(&shaped), place.size).1;
        let indent = INDENT.max(square + wide + 4.0);
        let inside = Place { x: place.x + indent, width: place.width - indent, node, ..place.clone() };
        let from = self.strips.len();
        self.blocks(&inside, body);
        if self.strips.len() == from {
            let empty = self.line(&inside, Vec::new(), place.size, None, false);
            self.strips.push(empty);
        }
        // A short item is not torn from what is said about it.
        let last = self.strips.len() - 1;
        if last - from < SHORT {
            self.strips.iter_mut().take(last).skip(from).for_each(|strip| strip.keep = true);
        }
        let label = lines(self.faces, &[shaped], place.size, place.width, false).into_iter().next().unwrap_or_default();
        let Some(strip) = self.strips.get_mut(from) else { return };
        strip.before = strip.before.min(4.0);
        let run = label.runs.into_iter().map(|run| Ink::Words {
            x: place.x + square + run.x,
            y: place.size * BASELINE,
            size: place.size,
            blue: false,
            node: Some(mark),
            run,
        });
        let words: Vec<Ink> = run.collect();
        // What is read first is drawn first.
        strip.ink.splice(0..0, words);
        if let Some(ticked) = ticked {
            strip.ink.push(Ink::Square { x: place.x, y: 2.0, side: place.size, ticked });
        }
    }

    fn ruled(&mut self, place: &Place, count: u8) {
        for _ in 0..count {
            let to = (place.x + place.width, RULED);
            let ink = vec![Ink::Rule { from: (place.x, RULED), to, width: 0.5 }];
            self.strips.push(Strip { height: RULED, ink, ..Strip::default() });
        }
    }
}

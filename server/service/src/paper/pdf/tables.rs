//! Tables as strips: one for each row, the head kept for the pages that follow.

use super::{
    faces::{Face, Faces},
    lines::{Line, lines, widths},
    strips::{BASELINE, Cutter, Ink, LEADING, Node, Place, Role, Strip},
};
use crate::paper::document::{Span, Table, Words};

/// The least height of a row to sign in.
const TALL: f32 = 27.0;
/// Distance from a table to what stands above it.
const ABOVE: f32 = 8.0;

/// How large the print of a table is.
#[derive(Clone, Copy)]
struct Print {
    /// Points of its words.
    size: f32,
    /// Space between the words and the edges of a cell.
    padding: f32,
}

impl Print {
    const fn of(table: &Table) -> Self {
        if table.small { Self { size: 7.5, padding: 2.5 } } else { Self { size: 9.5, padding: 4.0 } }
    }
}

/// Columns: where each begins, and how wide it is.
type Columns = Vec<(f32, f32)>;

/// Cuts a table.
pub(super) fn cut(cutter: &mut Cutter<'_>, place: &Place, table: &Table) {
    let columns = columns(cutter, place, table);
    let node = cutter.node(Role::Table, place.node);
    let number = cutter.heads.len();
    let mut head = Strip::default();
    if !table.head.is_empty() {
        let group = cutter.node(Role::TableHead, node);
        head = row(cutter, group, &columns, &table.head, table, true);
        head.before = ABOVE;
        head.keep = true;
        head.table = Some(number);
        cutter.strips.push(head.clone());
    }
    cutter.heads.push(head);
    let group = cutter.node(Role::TableBody, node);
    for (place, cells) in table.rows.iter().enumerate() {
        let mut strip = row(cutter, group, &columns, cells, table, false);
        strip.table = Some(number);
        if place == 0 && table.head.is_empty() {
            strip.before = ABOVE;
            strip.ink.push(across(&columns, 0.0, 0.4));
        }
        // The last row is not left alone on a page.
        strip.keep = place + 2 == table.rows.len();
        cutter.strips.push(strip);
    }
}

fn row(cutter: &mut Cutter<'_>, group: Node, columns: &Columns, cells: &[Words], table: &Table, head: bool) -> Strip {
    let Print { size, padding } = Print::of(table);
    let row = cutter.node(Role::Row, group);
    let mut ink = Vec::new();
    let mut height = if table.tall && !head { TALL } else { 0.0_f32 };
    for (column, ((x, width), words)) in columns.iter().zip(cells).enumerate() {
        // Where columns have no names, the first cell of a row is its name.
        let role = match (head, column) {
            (true, _) => Role::HeadCell,
            (false, 0) if table.head.is_empty() && cells.len() > 1 => Role::SideCell,
            (false, _) => Role::Cell,
        };
        let node = cutter.node(role, row);
        let found: Vec<Line> = lines(cutter.faces, words, size, width - 2.0 * padding, head);
        let mut y = padding;
        for line in found {
            let free = if table.numbers.contains(&column) {
                spare(cutter.faces, &line, size, width - 2.0 * padding)
            } else {
                0.0
            };
            for run in line.runs {
                let x = x + padding + free + run.x;
                ink.push(Ink::Words { x, y: y + size * BASELINE, size, blue: false, node: Some(node), run });
            }
            y += size * LEADING;
        }
        height = height.max(y + padding - 1.0);
    }
    ink.extend(rules(columns, height, table, head));
    Strip { height, ink, ..Strip::default() }
}

/// What a line leaves free of its room; a space at its end takes none.
fn spare(faces: &Faces, line: &Line, size: f32, room: f32) -> f32 {
    let Some(last) = line.runs.last() else { return 0.0 };
    let space = if last.shaped.text.ends_with(' ') { faces.width(Face::Regular, " ") * size } else { 0.0 };
    (room - last.x - last.shaped.width * size + space).max(0.0)
}

/// Whether every word of a table has room on one line of its column, at this width of the page.
pub(super) fn fits(faces: &Faces, table: &Table, room: f32) -> bool {
    measured(faces, table, room).iter().map(|(narrow, _)| narrow).sum::<f32>() <= room
}

fn rules(columns: &Columns, height: f32, table: &Table, head: bool) -> Vec<Ink> {
    let mut ink = vec![across(columns, height, if head { 1.0 } else { 0.4 })];
    if head {
        ink.push(across(columns, 0.0, 1.0));
    }
    if table.ruled {
        let edges = columns.iter().map(|(x, _)| *x).chain([edges(columns).1]);
        ink.extend(edges.map(|x| Ink::Rule { from: (x, 0.0), to: (x, height), width: 0.4 }));
    }
    ink
}

/// The left and the right edge of a table.
fn edges(columns: &Columns) -> (f32, f32) {
    (columns.first().map_or(0.0, |(x, _)| *x), columns.last().map_or(0.0, |(x, width)| x + width))
}

fn across(columns: &Columns, y: f32, width: f32) -> Ink {
    let (left, right) = edges(columns);
    Ink::Rule { from: (left, y), to: (right, y), width }
}

fn columns(cutter: &Cutter<'_>, place: &Place, table: &Table) -> Columns {
    let wide = if table.widths.is_empty() {
        by_content(cutter.faces, table, place.width)
    } else {
        let total: f32 = table.widths.iter().map(|w| f32::from(*w)).sum();
        table.widths.iter().map(|w| f32::from(*w) / total.max(1.0) * place.width).collect()
    };
    let mut x = place.x;
    wide.into_iter()
        .map(|width| {
            let column = (x, width);
            x += width;
            column
        })
        .collect()
}

/// Each column as wide as its longest word, and what is left shared by how much more each could use.
fn by_content(faces: &Faces, table: &Table, room: f32) -> Vec<f32> {
    let measured = measured(faces, table, room);
    let narrow: f32 = measured.iter().map(|(n, _)| n).sum();
    let more: f32 = measured.iter().map(|(n, w)| w - n).sum();
    if narrow >= room {
        return measured.iter().map(|(n, _)| n / narrow * room).collect();
    }
    let (left, count) = (room - narrow, measured.len().max(1) as f32);
    let share = |n: f32, w: f32| if more > 0.0 { n + left * (w - n) / more } else { n + left / count };
    measured.into_iter().map(|(n, w)| share(n, w)).collect()
}

/// The narrowest and the widest that each column could use.
fn measured(faces: &Faces, table: &Table, room: f32) -> Vec<(f32, f32)> {
    let Print { size, padding } = Print::of(table);
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    (0..count)
        .map(|column| {
            let bold =
                table.head.get(column).map(|words| words.iter().map(|w| Span { strong: true, ..w.clone() }).collect());
            let cells = table.rows.iter().filter_map(|row| row.get(column).cloned()).chain(bold);
            let both = cells.map(|words: Words| widths(faces, &words, size));
            let (narrow, wide) = both.fold((0.0_f32, 0.0_f32), |(n, w), (a, b)| (n.max(a), w.max(b)));
            let narrow = narrow + 2.0 * padding + 1.0;
            (narrow, (wide + 2.0 * padding + 1.0).min(room * 0.75).max(narrow))
        })
        .collect()
}

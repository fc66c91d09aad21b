//! Tables as strips: one for each row, the head kept for the pages that follow.

use super::{
    lines::{Line, lines, widths},
    strips::{BASELINE, Cutter, Ink, LEADING, Node, Place, Role, Strip},
};
use crate::paper::document::{Span, Table, Words};

/// Points of the words in a table.
const SIZE: f32 = 9.5;
/// Space between the words and the edges of a cell.
const PADDING: f32 = 4.0;
/// The least height of a row to sign in.
const TALL: f32 = 27.0;
/// Distance from a table to what stands above it.
const ABOVE: f32 = 8.0;

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
    let row = cutter.node(Role::Row, group);
    let mut ink = Vec::new();
    let mut height = if table.tall && !head { TALL } else { 0.0_f32 };
    for ((x, width), words) in columns.iter().zip(cells) {
        let node = cutter.node(if head { Role::HeadCell } else { Role::Cell }, row);
        let found: Vec<Line> = lines(cutter.faces, words, SIZE, width - 2.0 * PADDING, head);
        let mut y = PADDING;
        for line in found {
            for run in line.runs {
                let x = x + PADDING + run.x;
                ink.push(Ink::Words { x, y: y + SIZE * BASELINE, size: SIZE, blue: false, node: Some(node), run });
            }
            y += SIZE * LEADING;
        }
        height = height.max(y + PADDING - 1.0);
    }
    ink.extend(rules(columns, height, table, head));
    Strip { height, ink, ..Strip::default() }
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
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    let wide = if table.widths.is_empty() {
        by_content(cutter, table, count, place.width)
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
fn by_content(cutter: &Cutter<'_>, table: &Table, count: usize, room: f32) -> Vec<f32> {
    let measured: Vec<(f32, f32)> = (0..count)
        .map(|column| {
            let bold =
                table.head.get(column).map(|words| words.iter().map(|w| Span { strong: true, ..w.clone() }).collect());
            let cells = table.rows.iter().filter_map(|row| row.get(column).cloned()).chain(bold);
            let both = cells.map(|words: Words| widths(cutter.faces, &words, SIZE));
            let (narrow, wide) = both.fold((0.0_f32, 0.0_f32), |(n, w), (a, b)| (n.max(a), w.max(b)));
            (
                narrow + 2.0 * PADDING + 1.0,
                (wide + 2.0 * PADDING + 1.0).min(room * 0.75).max(narrow + 2.0 * PADDING + 1.0),
            )
        })
        .collect();
    let narrow: f32 = measured.iter().map(|(n, _)| n).sum();
    let more: f32 = measured.iter().map(|(n, w)| w - n).sum();
    if narrow >= room {
        return measured.iter().map(|(n, _)| n / narrow * room).collect();
    }
    let left = room - narrow;
    let share = |n: f32, w: f32| if more > 0.0 { n + left * (w - n) / more } else { n + left / (count.max(1) as f32) };
    measured.into_iter().map(|(n, w)| share(n, w)).collect()
}

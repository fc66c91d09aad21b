//! The map of objectives as a drawing: modules from top to bottom, a line from each objective to those it requires.

use super::state;
use crate::{page::Site, quiz::screen::safe};
use learning::catalogue::Course;
use service::mastery::Knowledge;

/// Boxes in a row, their size and the room between them.
const ACROSS: usize = 3;
const WIDE: i64 = 224;
/// See [`ACROSS`].
const HIGH: i64 = 60;
/// See [`ACROSS`].
const GAP: i64 = 24;
/// See [`ACROSS`].
const ROW: i64 = 34;
/// Letters in a line of a box.
const LINE: usize = 23;

struct Placed<'a> {
    id: &'a str,
    x: i64,
    y: i64,
}

/// The map as SVG; `title` is what it says to those who cannot see it.
pub(super) fn map(site: &Site, course: &Course, knowledge: &Knowledge, title: &str) -> String {
    let placed = placed(course);
    let height = placed.iter().map(|one| one.y + HIGH).max().unwrap_or(0) + 4;
    let width = (WIDE + GAP) * ACROSS as i64 - GAP + 4;
    let lines: String = placed.iter().flat_map(|one| lines(course, &placed, one)).collect();
    let boxes: String = placed.iter().map(|one| drawn(site, course, knowledge, one)).collect();
    format!(
        "<svg class=\"map\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{}\">{lines}{boxes}</svg>",
        safe(title)
    )
}

fn placed(course: &Course) -> Vec<Placed<'_>> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut row = 0;
    for module in course.modules.iter().filter(|module| !module.objectives.is_empty()) {
        let own: Vec<&str> = module.objectives.iter().map(|id| id.as_str()).collect();
        let fresh: Vec<&str> = own.into_iter().filter(|id| placed.iter().all(|one| one.id != *id)).collect();
        for line in fresh.chunks(ACROSS) {
            for (column, id) in (0..).zip(line) {
                let (x, y) = (2 + column * (WIDE + GAP), 2 + row * (HIGH + ROW));
                placed.extend(course.objective(id).map(|found| Placed { id: found.id.as_str(), x, y }));
            }
            row += 1;
        }
    }
    placed
}

/// From what an objective requires down to it; beside each other, from side to side.
fn lines(course: &Course, placed: &[Placed], one: &Placed) -> Vec<String> {
    let Some(objective) = course.objective(one.id) else { return Vec::new() };
    let from = objective.requires.iter().filter_map(|id| placed.iter().find(|other| other.id == id.as_str()));
    from.map(|other| {
        if other.y == one.y && other.x < one.x {
            let (x, y, to) = (other.x + WIDE, other.y + HIGH / 2, one.x);
            if to - x <= GAP {
                return format!("<path d=\"M{x} {y}H{to}\"/>");
            }
            let top = other.y;
            let (a, b) = (other.x + WIDE / 2, one.x + WIDE / 2);
            return format!("<path d=\"M{a} {top}C{a} {0} {b} {0} {b} {top}\"/>", top - ROW);
        }
        let (x, y, to, down) = (other.x + WIDE / 2, other.y + HIGH, one.x + WIDE / 2, one.y);
        let bend = ROW / 2;
        // A line that passes other rows runs down in the gap beside them.
        if down - y > ROW {
            let lane = if one.x >= other.x { other.x + WIDE + GAP / 2 } else { other.x - GAP / 2 };
            let lane = lane.clamp(2, (WIDE + GAP) * ACROSS as i64 - GAP / 2);
            return format!("<path d=\"M{x} {y}V{0}H{lane}V{1}H{to}V{down}\"/>", y + bend / 2, down - bend / 2);
        }
        format!("<path d=\"M{x} {y}C{x} {0} {to} {1} {to} {down}\"/>", y + bend, down - bend)
    })
    .collect()
}

fn drawn(site: &Site, course: &Course, knowledge: &Knowledge, one: &Placed) -> String {
    let language = site.ctx.locale.into();
    let title = course.objective(one.id).map(|objective| objective.title.text(language).clone()).unwrap_or_default();
    let (tone, word) = knowledge.of(one.id).map_or(("none", String::new()), |known| state(site, known));
    let mark = match tone {
        "right" => "✓ ",
        "wrong" => "✗ ",
        "open" => "? ",
        _ => "",
    };
    let (first, second) = two_lines(&title);
    let text = |class: &str, down: i64, words: &str| {
        format!("<text{class} x=\"{}\" y=\"{}\">{}</text>", one.x + 8, one.y + down, safe(words))
    };
    format!(
        "<g class=\"{tone}\"><rect x=\"{}\" y=\"{}\" width=\"{WIDE}\" height=\"{HIGH}\" rx=\"4\"/>{}{}{}</g>",
        one.x,
        one.y,
        text("", 19, &first),
        text("", 36, &second),
        text(" class=\"sub\"", 53, &format!("{mark}{word}")),
    )
}

/// A title on two lines of a box, cut at words.
fn two_lines(title: &str) -> (String, String) {
    let mut lines = [String::new(), String::new()];
    let mut at = 0;
    for word in title.split_whitespace() {
        let full = lines.get(at).is_some_and(|line: &String| line.chars().count() + word.chars().count() >= LINE);
        if full && at == 1 {
            lines.iter_mut().skip(1).for_each(|line| line.push('…'));
            break;
        }
        at += usize::from(full);
        if let Some(line) = lines.get_mut(at) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let [first, second] = lines;
    (first, second)
}

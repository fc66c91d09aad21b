//! Tables as answers: rows to match, and rubrics of essays.

use learning::catalogue::Prose;
use learning::quiz::{Criterion, Task};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::markdown::{Heading, Placed, plain, range_of};
use super::super::page::Page;
use super::super::prose;
use crate::authoring::code::Code;

type Cell<'e, 't> = &'e [Placed<'t>];

/// The cells of a table, row by row, the heading row first.
fn rows<'e, 't>(table: &'e [Placed<'t>]) -> Vec<Vec<Cell<'e, 't>>> {
    let mut rows: Vec<Vec<Cell<'e, 't>>> = Vec::new();
    let mut start = 0;
    for (index, (event, _)) in table.iter().enumerate() {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => start = index + 1,
            Event::End(TagEnd::TableCell) => {
                if let (Some(row), Some(cell)) = (rows.last_mut(), table.get(start..index)) {
                    row.push(cell);
                }
            }
            _ => {}
        }
    }
    rows
}

/// Rows to match: two columns, the left one fixed.
pub(super) fn rows_to_match(page: &mut Page<'_>, table: &[Placed<'_>]) -> Option<Task> {
    let rows = rows(table);
    let pairs: Option<Vec<(Cell<'_, '_>, Cell<'_, '_>)>> = rows.iter().map(|row| pair(row)).collect();
    let Some(mut pairs) = pairs.filter(|pairs| !pairs.is_empty()) else {
        page.note(range_of(table), Code::TableShape, &["@columns"]);
        return None;
    };
    if pairs.iter().any(|(left, right)| plain(left).is_empty() || plain(right).is_empty()) {
        page.note(range_of(table), Code::TableShape, &["@cell-empty"]);
        return None;
    }
    let (left_heading, right_heading) = pairs.remove(0);
    super::count(page, table, pairs.len(), 3, 6);
    let (left_heading, right_heading) = (prose::inline(page, left_heading), prose::inline(page, right_heading));
    let (mut left, mut right, mut key) = (Vec::new(), Vec::new(), Vec::new());
    for (first, second) in pairs {
        left.push(prose::inline(page, first));
        let entry = prose::inline(page, second);
        key.push(place_of(&mut right, entry));
    }
    Some(Task::Match { left_heading, right_heading, left, right, key })
}

fn pair<'e, 't>(row: &[Cell<'e, 't>]) -> Option<(Cell<'e, 't>, Cell<'e, 't>)> {
    match row {
        [left, right] => Some((left, right)),
        _ => None,
    }
}

/// Where an entry stands among the distinct ones.
fn place_of(entries: &mut Vec<Prose>, entry: Prose) -> u16 {
    let place = entries.iter().position(|found| *found == entry).unwrap_or_else(|| {
        entries.push(entry);
        entries.len() - 1
    });
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// A rubric: criterion, points, what is expected.
pub(super) fn rubric(page: &mut Page<'_>, heading: &Heading<'_, '_>, table: &[Placed<'_>]) -> Option<Task> {
    let rows = rows(table);
    let criteria: Option<Vec<Criterion>> = rows.iter().skip(1).map(|row| criterion(page, row)).collect();
    let Some(rubric) = criteria.filter(|criteria| !criteria.is_empty()) else {
        page.note(range_of(table), Code::TableShape, &["@points-number"]);
        return None;
    };
    let points: u16 = rubric.iter().map(|criterion| criterion.points).fold(0, u16::saturating_add);
    match heading.attributes.get("points").cloned() {
        Some((given, _)) if given == points.to_string() => Some(Task::Essay { points, rubric }),
        Some((given, range)) => {
            page.note(range, Code::RubricPoints, &[&points.to_string(), &given]);
            None
        }
        None => {
            page.note(heading.range.clone(), Code::AnswerMissing, &["essay", "@points-attribute"]);
            None
        }
    }
}

fn criterion(page: &mut Page<'_>, row: &[Cell<'_, '_>]) -> Option<Criterion> {
    let [name, points, expected] = row else { return None };
    let points = plain(points).parse().ok()?;
    Some(Criterion { name: prose::inline(page, *name), points, expected: prose::inline(page, *expected) })
}

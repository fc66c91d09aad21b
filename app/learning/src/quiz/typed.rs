//! Answers typed in from paper: letters, orders, pairs, numbers and words, as a person reads them off a sheet.
//!
//! Choices carry the letters A, B, C…; steps to order carry numbers, and the answer is the order in which they were
//! written, `3-1-2`; rows to match carry numbers and entries letters, `1B 2A` or just `BA`; gaps are separated by
//! semicolons. A lone hyphen says that the question was left without answer.

use super::{Response, Task};

/// Why what was typed is no answer to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistyped {
    /// A letter that no choice carries, or no letter at all.
    Letter,
    /// Several letters where one is wanted.
    OneLetter,
    /// The same letter or number twice.
    Twice,
    /// Not every step stands once, or a row that does not exist.
    Count,
    /// Not as many gaps as the sentence has.
    Gaps,
}

impl Mistyped {
    /// The stable word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::OneLetter => "one-letter",
            Self::Twice => "twice",
            Self::Count => "count",
            Self::Gaps => "gaps",
        }
    }
}

/// The letter of a place: A for the first.
#[must_use]
pub fn letter(place: u16) -> char {
    u8::try_from(place).ok().filter(|p| *p < 26).map_or('?', |p| char::from(b'A' + p))
}

/// The answer typed for a task, in the order shown; none when it was left without answer.
///
/// # Errors
/// What is wrong with it.
pub fn read(task: &Task, typed: &str) -> Result<Option<Response>, Mistyped> {
    let typed = typed.trim();
    if typed.is_empty() || matches!(typed, "-" | "–" | "—") {
        return Ok(None);
    }
    let response = match task {
        Task::Single { choices, .. } => match letters(typed, choices.len())?.as_slice() {
            [one] => Response::Single(*one),
            _ => return Err(Mistyped::OneLetter),
        },
        Task::Multiple { choices, .. } => Response::Multiple(letters(typed, choices.len())?),
        Task::Order { steps } => Response::Order(order(typed, steps.len())?),
        Task::Match { left, right, .. } => Response::Match(pairs(typed, left.len(), right.len())?),
        Task::Number { .. } => Response::Number(typed.to_owned()),
        Task::Text { .. } => Response::Text(typed.to_owned()),
        Task::Gap { .. } => {
            let gaps: Vec<String> = typed.split(';').map(|gap| gap.trim().to_owned()).collect();
            if gaps.len() != task.parts() {
                return Err(Mistyped::Gaps);
            }
            Response::Gap(gaps)
        }
        Task::Essay { .. } => Response::Essay(typed.to_owned()),
        Task::Case(_) => return Err(Mistyped::Count),
    };
    Ok(Some(response))
}

fn place(c: char, count: usize) -> Option<u16> {
    let place = u16::try_from(u32::from(c.to_ascii_uppercase()).checked_sub(u32::from('A'))?).ok()?;
    (usize::from(place) < count).then_some(place)
}

const fn separates(c: char) -> bool {
    matches!(c, ' ' | ',' | ';' | '.' | '-' | '–' | '+' | '/' | '\u{a0}' | '\u{202f}' | '=' | ':' | '>')
}

fn letters(typed: &str, count: usize) -> Result<Vec<u16>, Mistyped> {
    let mut found = Vec::new();
    for c in typed.chars().filter(|c| !separates(*c)) {
        let place = place(c, count).ok_or(Mistyped::Letter)?;
        if found.contains(&place) {
            return Err(Mistyped::Twice);
        }
        found.push(place);
    }
    if found.is_empty() { Err(Mistyped::Letter) } else { Ok(found) }
}

/// `3-1-2`, `3 1 2`, or `312` when no number has two digits.
fn order(typed: &str, count: usize) -> Result<Vec<u16>, Mistyped> {
    let apart: Vec<&str> = typed.split(separates).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<String> = match apart.as_slice() {
        [together] if count < 10 => together.chars().map(String::from).collect(),
        several => several.iter().map(|part| (*part).to_owned()).collect(),
    };
    let mut found = Vec::new();
    for number in numbers {
        let number: u16 = number.parse().map_err(|_| Mistyped::Count)?;
        let place = number.checked_sub(1).filter(|p| usize::from(*p) < count).ok_or(Mistyped::Count)?;
        if found.contains(&place) {
            return Err(Mistyped::Twice);
        }
        found.push(place);
    }
    if found.len() == count { Ok(found) } else { Err(Mistyped::Count) }
}

/// `1B 2A`, rows in any order and some left out; or a letter for each row, a hyphen for none: `BA-`.
fn pairs(typed: &str, rows: usize, entries: usize) -> Result<Vec<Option<u16>>, Mistyped> {
    if !typed.contains(|c: char| c.is_ascii_digit()) {
        let marks: Vec<char> = typed.chars().filter(|c| *c == '-' || !separates(*c)).collect();
        let hyphens = marks.iter().filter(|c| **c == '-').count();
        // `A-B-C` separates with hyphens, `AB-` leaves a row out.
        let marks = if marks.len() == rows { marks } else { marks.into_iter().filter(|c| *c != '-').collect() };
        if marks.len() != rows {
            return Err(if hyphens > 0 { Mistyped::Count } else { Mistyped::Letter });
        }
        let read = |c: char| if c == '-' { Ok(None) } else { place(c, entries).map(Some).ok_or(Mistyped::Letter) };
        return marks.into_iter().map(read).collect();
    }
    let mut found = vec![None; rows];
    let mut number = String::new();
    for c in typed.chars().filter(|c| !separates(*c)) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let row: usize = std::mem::take(&mut number).parse().map_err(|_| Mistyped::Count)?;
        let slot = row.checked_sub(1).and_then(|row| found.get_mut(row)).ok_or(Mistyped::Count)?;
        if slot.replace(place(c, entries).ok_or(Mistyped::Letter)?).is_some() {
            return Err(Mistyped::Twice);
        }
    }
    if number.is_empty() { Ok(found) } else { Err(Mistyped::Letter) }
}

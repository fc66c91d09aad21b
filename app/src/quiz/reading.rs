//! What native controls send, read as an answer: the same in the server and in the browser.

use learning::quiz::{GapPart, Response, Task};

/// Reads what the controls of a task send, in the order shown; none when nothing was answered.
#[must_use]
pub fn response(task: &Task, fields: &[(String, String)]) -> Option<Response> {
    let one = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned());
    let number = |text: String| text.parse::<u16>().ok();
    Some(match task {
        Task::Single { .. } => Response::Single(one("choice").and_then(number)?),
        Task::Multiple { .. } => {
            let ticked: Option<Vec<u16>> =
                fields.iter().filter(|(n, _)| n == "choice").map(|(_, v)| v.parse().ok()).collect();
            Response::Multiple(ticked.filter(|t| !t.is_empty())?)
        }
        Task::Order { steps } => Response::Order(ranked(steps.len(), &one)?),
        Task::Match { left, .. } => {
            let rows: Vec<Option<u16>> =
                (0..left.len()).map(|row| one(&format!("row-{row}")).and_then(number)).collect();
            if rows.iter().all(Option::is_none) {
                return None;
            }
            Response::Match(rows)
        }
        Task::Number { .. } => Response::Number(one("number").filter(|v| !v.is_empty())?),
        Task::Text { .. } => Response::Text(one("text").filter(|v| !v.is_empty())?),
        Task::Gap { parts } => {
            let count = parts.iter().filter(|p| matches!(p, GapPart::Gap(_))).count();
            let words: Vec<String> = (0..count).map(|g| one(&format!("gap-{g}")).unwrap_or_default()).collect();
            if words.iter().all(String::is_empty) {
                return None;
            }
            Response::Gap(words)
        }
        Task::Essay { .. } => Response::Essay(one("essay").filter(|v| !v.is_empty())?),
        Task::Case(_) => return None,
    })
}

/// Positions as shown, in the order of the ranks given; none unless each rank stands exactly once.
fn ranked(count: usize, one: &dyn Fn(&str) -> Option<String>) -> Option<Vec<u16>> {
    let mut places: Vec<Option<u16>> = vec![None; count];
    for shown in 0..count {
        let rank: usize = one(&format!("rank-{shown}"))?.parse().ok()?;
        let place = places.get_mut(rank)?;
        if place.replace(u16::try_from(shown).ok()?).is_some() {
            return None;
        }
    }
    places.into_iter().collect()
}

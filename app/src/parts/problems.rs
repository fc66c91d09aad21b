//! What is wrong with a file, line by line.

use crate::text::Text;
use leptos::{html::ElementChild, prelude::*};

/// One thing that is wrong, in words.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    /// Line, from 1.
    pub line: u32,
    /// The column, as people call it.
    pub column: String,
    /// What is wrong.
    pub says: String,
    /// What was found there.
    pub found: String,
}

/// The table; nothing when nothing is wrong.
pub(crate) fn problems(t: &Text, all: Vec<Wrong>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let row = |one: Wrong| {
        view! {
            <tr>
                <th scope="row">{t.roster_line(one.line)}</th>
                <td data-label=t.roster_column()>{one.column}</td>
                <td data-label=t.roster_problem()>{one.says}</td>
                <td data-label=t.roster_found()>{one.found}</td>
            </tr>
        }
    };
    let rows: Vec<_> = all.into_iter().map(row).collect();
    let table = view! {
        <table class="cards">
            <caption>{t.roster_problems()}</caption>
            <thead><tr>
                <th scope="col">{t.roster_place()}</th>
                <th scope="col">{t.roster_column()}</th>
                <th scope="col">{t.roster_problem()}</th>
                <th scope="col">{t.roster_found()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}

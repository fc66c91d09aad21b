//! Which questions work, and what instructors and reviewers think of their difficulty.

mod list;
mod question;

pub use list::{objective, questions};
pub use question::{RateForm, question};

use crate::text::Text;
use learning::grades::{dif::Finding, item_analysis::Advice};
use service::calibration::{figures::Figures, items::Bank};

/// The most urgent thing to say of a question, in a word, with its tone.
fn word(t: &Text, figures: Option<&Figures>) -> (&'static str, String) {
    let Some(figures) = figures else { return ("tag", t.question_waiting()) };
    let unlike = figures.countries.iter().any(|(_, finding)| matches!(finding, Finding::Moderate | Finding::Large));
    match figures.advice {
        Advice::WorksAgainst => ("tag wrong", t.question_against()),
        _ if unlike => ("tag warn", t.question_unlike()),
        Advice::TooHard => ("tag warn", t.question_hard()),
        Advice::TooEasy => ("tag warn", t.question_easy()),
        Advice::SeparatesLittle => ("tag warn", t.question_little()),
        Advice::TooFew { .. } => ("tag", t.question_waiting()),
        Advice::Works => ("tag right", t.question_works()),
    }
}

fn bank(t: &Text, bank: Bank) -> String {
    match bank {
        Bank::Practice => t.questions_practice(),
        Bank::Exam => t.questions_exam(),
    }
}

/// A share from 0 to 1 in whole percent.
fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// A number with two decimals, as readers of the language write it.
fn two_decimals(t: &Text, value: f64) -> String {
    t.hundredths((value * 100.0).round() as i32)
}

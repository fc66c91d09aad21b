//! Prints the table of codes that `content/README.md` holds.
#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use learning::catalogue::Language;
use service::authoring::{Code, explain, severity_word};

fn main() {
    println!("| Code | | Ce qui ne va pas |\n|---|---|---|");
    for code in Code::ALL {
        let words = explain(code.word(), Language::Fr).unwrap_or_default();
        let message = words.lines().nth(2).unwrap_or_default().replace('|', "\\|");
        println!("| `{}` | {} | {message} |", code.word(), severity_word(code.severity(), Language::Fr));
    }
}

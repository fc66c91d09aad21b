//! The words of problems: message and hint by code, in each language. `{0}`, `{1}`… are what the problem is about.

mod en;
mod fr;

use learning::catalogue::Language;

use super::code::{Code, Severity};
use super::read::typography::spaced;
use super::report::Problem;

/// What is said about a code.
pub(super) struct Words {
    /// What is wrong.
    pub(super) message: &'static str,
    /// How to mend it.
    pub(super) hint: &'static str,
}

const fn words(message: &'static str, hint: &'static str) -> Words {
    Words { message, hint }
}

fn of(code: Code, language: Language) -> Words {
    match language {
        Language::Fr => fr::words_of(code),
        Language::En => en::words_of(code),
    }
}

/// What is wrong, in a language.
#[must_use]
pub fn message(problem: &Problem, language: Language) -> String {
    let words = filled(of(problem.code, language).message, &in_language(&problem.about, language));
    spaced(&words, language).into_owned()
}

/// How to mend it, in a language.
#[must_use]
pub fn hint(problem: &Problem, language: Language) -> String {
    let words = filled(of(problem.code, language).hint, &in_language(&problem.about, language));
    spaced(&words, language).into_owned()
}

/// What a code means, for the manual and for `check --explain`; none when there is no such code.
#[must_use]
pub fn explain(code: &str, language: Language) -> Option<String> {
    let code = Code::from_word(code)?;
    let words = of(code, language);
    let blank = |text: &str| (0..4).fold(text.to_owned(), |text, n| text.replace(&format!("{{{n}}}"), "…"));
    let severity = severity_word(code.severity(), language);
    Some(format!("{} ({severity})\n\n{}\n\n{}\n", code.word(), blank(words.message), blank(words.hint)))
}

/// The word for a severity.
#[must_use]
pub const fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Fr) => "erreur",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::Fr) => "avertissement",
        (Severity::Warning, Language::En) => "warning",
    }
}

/// Words of the checker itself among what a problem is about begin with `@` and are said in the reader's language.
fn in_language(about: &[String], language: Language) -> Vec<String> {
    let said = |words: &String| words.strip_prefix('@').and_then(|term| term_in(term, language)).map(str::to_owned);
    about.iter().map(|words| said(words).unwrap_or_else(|| words.clone())).collect()
}

fn term_in(term: &str, language: Language) -> Option<&'static str> {
    match language {
        Language::Fr => fr::term(term),
        Language::En => en::term(term),
    }
}

/// Puts what a problem is about into its words, in one pass so that an author's braces stay what they are.
fn filled(template: &str, about: &[String]) -> String {
    let mut text = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let slot = after.split_once('}').and_then(|(number, tail)| Some((number.parse::<usize>().ok()?, tail)));
        if let Some((number, tail)) = slot {
            text.push_str(about.get(number).map_or("…", String::as_str));
            rest = tail;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

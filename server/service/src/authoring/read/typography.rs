//! French typography: authors type ordinary spaces and straight apostrophes, publishing puts in those of print.

use std::borrow::Cow;

use learning::catalogue::Language;

const FIXED: char = '\u{a0}';

/// The text as it is printed in its language: its spaces, and in French the apostrophe `’`.
pub(in crate::authoring) fn printed(text: &str, language: Language) -> Cow<'_, str> {
    if language == Language::En || !text.contains('\'') {
        return spaced(text, language);
    }
    let mut curved = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for letter in text.chars() {
        // After a letter it can open nothing: it elides (l'acte) or closes.
        curved.push(if letter == '\'' && before.is_alphanumeric() { '’' } else { letter });
        before = letter;
    }
    Cow::Owned(spaced(&curved, language).into_owned())
}

/// The text with the spaces of its language: those before `; : ! ? »` and after `«` do not break.
pub(in crate::authoring) fn spaced(text: &str, language: Language) -> Cow<'_, str> {
    if language == Language::En || !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let fixed = letter == ' ' && (before == '«' || letters.peek().is_some_and(|next| ";:!?»".contains(*next)));
        spaced.push(if fixed { FIXED } else { letter });
        before = letter;
    }
    Cow::Owned(spaced)
}

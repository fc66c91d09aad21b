//! French spaces: authors type ordinary ones, publishing makes those before `; : ! ? »` and after `«` non-breaking.

use std::borrow::Cow;

use learning::catalogue::Language;

const FIXED: char = '\u{a0}';

/// The text with the spaces of its language.
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

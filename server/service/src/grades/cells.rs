//! Cells of a CSV file: text that no spreadsheet takes for a formula, numbers that stay numbers.

/// First signs that make a spreadsheet calculate, in half and full width.
const CALCULATES: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Text that no spreadsheet takes for a formula. Reversible: a reader takes exactly one apostrophe off.
pub(super) fn text(plain: &str) -> String {
    let guarded = plain.starts_with(CALCULATES) || plain.starts_with('\'');
    if guarded { format!("'{plain}") } else { plain.to_owned() }
}

/// A number of hundredths, with the mark that this profile puts before decimals. Negative numbers stay numbers.
pub(super) fn hundredths(value: i32, decimal: char) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}{decimal}{:02}", value / 100, value % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_guarded_and_numbers_are_not() {
        let guarded = ["=1+1", "+226 70", "-5", "@home", "'tis", "\tx"].map(text);
        assert_eq!(guarded, ["'=1+1", "'+226 70", "'-5", "'@home", "''tis", "'\tx"]);
        assert_eq!(["Ouédraogo", "", "12-5"].map(text), ["Ouédraogo", "", "12-5"]);
        assert_eq!([hundredths(-75, ','), hundredths(1450, '.'), hundredths(5, ',')], ["-0,75", "14.50", "0,05"]);
    }

    proptest! {
        #[test]
        fn taking_one_apostrophe_off_gives_the_text_back(plain in ".*") {
            let cell = text(&plain);
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), plain.as_str());
            prop_assert!(!cell.starts_with(CALCULATES));
        }
    }
}

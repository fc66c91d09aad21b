//! Marks as people type them and as spreadsheets write them: « 12,5 », « 12.50 », « abs. », « excusée ».

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing: what stands is left alone.
    Nothing,
    /// A mark in hundredths, on the item's own scale.
    Mark(i32),
    /// Absent.
    Absent,
    /// Absent, with a reason accepted.
    Excused,
    /// What a person wrote before is taken back.
    TakenBack,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Neither a number nor a word that we know.
    Unknown,
    /// A spreadsheet made a date of it.
    Date,
    /// More than two decimals.
    TooFine,
    /// Below zero or above the scale.
    OutOfRange,
}

/// Words, without accents, capitals or full stops.
const WORDS: &[(&str, Typed)] = &[
    ("abs", Typed::Absent),
    ("absent", Typed::Absent),
    ("absente", Typed::Absent),
    ("abi", Typed::Absent),
    ("exc", Typed::Excused),
    ("excuse", Typed::Excused),
    ("excusee", Typed::Excused),
    ("excused", Typed::Excused),
    ("abj", Typed::Excused),
    ("dispense", Typed::Excused),
    ("dispensee", Typed::Excused),
    ("effacer", Typed::TakenBack),
    ("erase", Typed::TakenBack),
];

/// Reads a mark out of `scale` points.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str, scale: u16) -> Result<Typed, Fault> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    if plain.is_empty() {
        return Ok(Typed::Nothing);
    }
    let word: String = plain.chars().filter(|c| *c != '.').filter_map(bare).collect();
    if let Some((_, typed)) = WORDS.iter().find(|(known, _)| *known == word) {
        return Ok(*typed);
    }
    let value = hundredths(of_scale(&plain, scale))?;
    if (0..=i64::from(scale) * 100).contains(&value) {
        i32::try_from(value).map(Typed::Mark).map_err(|_| Fault::OutOfRange)
    } else {
        Err(Fault::OutOfRange)
    }
}

/// A letter without its accent, in lower case.
fn bare(c: char) -> Option<char> {
    match c {
        'é' | 'É' | 'è' | 'È' | 'ê' => Some('e'),
        '\u{300}' | '\u{301}' => None,
        other => other.to_lowercase().next(),
    }
}

/// `12/20` is 12 where marks are out of twenty.
fn of_scale(text: &str, scale: u16) -> &str {
    text.strip_suffix(&scale.to_string())
        .and_then(|head| head.strip_suffix('/'))
        .filter(|head| !head.contains('/'))
        .unwrap_or(text)
}

fn hundredths(text: &str) -> Result<i64, Fault> {
    if is_date(text) {
        return Err(Fault::Date);
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    // The last comma or point is the decimal one; one before it parts thousands.
    let (whole, rest) = match digits.rfind([',', '.']) {
        Some(at) => (digits.get(..at).unwrap_or_default(), digits.get(at + 1..).unwrap_or_default()),
        None => (digits, ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.' | '\'')).collect();
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !all_digits(&whole) || !all_digits(rest) || (whole.is_empty() && rest.is_empty()) {
        return Err(Fault::Unknown);
    }
    let rest = rest.trim_end_matches('0');
    if rest.len() > 2 {
        return Err(Fault::TooFine);
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| Fault::OutOfRange)? };
    let decimals: i64 = if rest.is_empty() { 0 } else { format!("{rest:0<2}").parse().map_err(|_| Fault::Unknown)? };
    let value = whole.checked_mul(100).and_then(|v| v.checked_add(decimals)).ok_or(Fault::OutOfRange)?;
    Ok(if negative { -value } else { value })
}

/// `12/05/2026`, `2026-05-12`, `12-mai`: what spreadsheets make of 12.5 or 12/5.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_start_matches('-').split(['/', '-']).collect();
    let number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let month = |part: &&str| part.len() >= 3 && part.chars().all(|c| c.is_alphabetic() || c == '.');
    match parts.as_slice() {
        [day, month_name] if number(day) => number(month_name) || month(month_name),
        [a, b, c] => number(a) && (number(b) || month(b)) && number(c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Result<Typed, Fault>) {
        assert_eq!(read(text, 20), expected, "{text}");
    }

    #[test]
    fn commas_points_and_spaces_are_read_as_people_mean_them() {
        for text in ["12,5", "12.5", " 12,50 ", "12,500", "12,5/20", "12\u{a0},5", "012,5"] {
            check(text, Ok(Typed::Mark(1250)));
        }
        check("", Ok(Typed::Nothing));
        check(" \u{202f} ", Ok(Typed::Nothing));
        check("0", Ok(Typed::Mark(0)));
        check(",5", Ok(Typed::Mark(50)));
        check("20", Ok(Typed::Mark(2000)));
        assert_eq!(read("67,25/100", 100), Ok(Typed::Mark(6725)));
    }

    #[test]
    fn absent_and_excused_are_words() {
        for text in ["abs", "Abs.", "ABSENT", "absente", "ABI"] {
            check(text, Ok(Typed::Absent));
        }
        for text in ["exc.", "Excusé", "EXCUSÉE", "excuse\u{301}e", "ABJ", "dispensée"] {
            check(text, Ok(Typed::Excused));
        }
        check("effacer", Ok(Typed::TakenBack));
    }

    #[test]
    fn what_is_no_mark_is_told_apart() {
        check("20,01", Err(Fault::OutOfRange));
        check("-1", Err(Fault::OutOfRange));
        check("−0,5", Err(Fault::OutOfRange));
        check("1 250,00", Err(Fault::OutOfRange));
        check("1.250,00", Err(Fault::OutOfRange));
        check("99999999999999999999", Err(Fault::OutOfRange));
        check("12,345", Err(Fault::TooFine));
        check("12/05/2026", Err(Fault::Date));
        check("2026-05-12", Err(Fault::Date));
        check("12-mai", Err(Fault::Date));
        check("12/5", Err(Fault::Date));
        check("douze", Err(Fault::Unknown));
        check("60 %", Err(Fault::Unknown));
        check("12,5,", Err(Fault::OutOfRange));
        check("=12", Err(Fault::Unknown));
        check("-", Err(Fault::Unknown));
        check("1e1", Err(Fault::Unknown));
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_back(value in 0_i32..=2000, comma in any::<bool>()) {
            let text = format!("{}{}{:02}", value / 100, if comma { ',' } else { '.' }, value % 100);
            prop_assert_eq!(read(&text, 20), Ok(Typed::Mark(value)));
        }

        #[test]
        fn nothing_typed_breaks_it(text in ".*") {
            let _ = read(&text, 20);
        }
    }
}

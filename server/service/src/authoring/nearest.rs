//! The known word nearest to a mistyped one, for hints.

/// The nearest of some words, if there is any.
pub(super) fn nearest<'w>(wrong: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    known.into_iter().min_by_key(|word| (distance(wrong, word), *word))
}

/// Levenshtein's distance over bytes, on words short enough for it to be cheap.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<u8> = a.bytes().take(64).collect();
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (line, letter) in b.bytes().take(64).enumerate() {
        let mut corner = line;
        let mut left = line + 1;
        for (cell, other) in row.iter_mut().zip(std::iter::once(None).chain(a.iter().map(Some))) {
            let Some(other) = other else {
                *cell = left;
                continue;
            };
            let above = *cell;
            left = (above + 1).min(left + 1).min(corner + usize::from(*other != letter));
            corner = above;
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

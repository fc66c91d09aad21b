//! Answers as rows of learners, equal rows taken together.

use std::collections::BTreeMap;

/// Answers of learners to questions: right, wrong, or none where a question was not put.
#[derive(Clone, Debug, Default)]
pub struct Responses {
    items: usize,
    /// Rows as sorted lists of (question, right).
    rows: Vec<Vec<(u32, bool)>>,
}

impl Responses {
    /// From one row per learner, one place per question.
    #[must_use]
    pub fn from_rows(rows: &[Vec<Option<bool>>]) -> Self {
        let items = rows.iter().map(Vec::len).max().unwrap_or(0);
        let answered =
            |row: &Vec<Option<bool>>| (0..).zip(row).filter_map(|(item, right)| Some((item, (*right)?))).collect();
        Self { items, rows: rows.iter().map(answered).collect() }
    }

    /// From lists of (question, right) for a bank of `items` questions; a second answer to a question and questions
    /// beyond the bank are left out.
    #[must_use]
    pub fn from_lists(items: u32, lists: &[Vec<(u32, bool)>]) -> Self {
        let row = |list: &Vec<(u32, bool)>| {
            let mut first: BTreeMap<u32, bool> = BTreeMap::new();
            for &(item, right) in list.iter().filter(|(item, _)| *item < items) {
                first.entry(item).or_insert(right);
            }
            first.into_iter().collect()
        };
        Self { items: items as usize, rows: lists.iter().map(row).collect() }
    }

    /// How many questions there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.items
    }

    /// Right answers and all answers by question.
    pub(super) fn counts(&self) -> Vec<(f64, f64)> {
        let mut counts = vec![(0.0, 0.0); self.items];
        for &(item, right) in self.rows.iter().flatten() {
            if let Some(count) = counts.get_mut(item as usize) {
                count.0 += f64::from(u8::from(right));
                count.1 += 1.0;
            }
        }
        counts
    }

    /// The rows over some of the questions, renumbered in their order; rows without answers are left out.
    pub(super) fn rows(&self, kept: &[usize]) -> Rows {
        let mut numbers = vec![None; self.items];
        for (number, &item) in (0u32..).zip(kept) {
            if let Some(place) = numbers.get_mut(item) {
                *place = Some(number);
            }
        }
        let renumbered = |&(item, right): &(u32, bool)| Some((numbers.get(item as usize).copied()??, right));
        let mut lists: Vec<Vec<(u32, bool)>> =
            self.rows.iter().map(|row| row.iter().filter_map(renumbered).collect()).collect();
        lists.sort_unstable();
        let equal = lists.chunk_by(|row, next| row == next);
        let rows = equal.filter_map(|same| same.first().filter(|row| !row.is_empty()).map(|row| (row, same.len())));
        Rows { rows: rows.map(|(row, count)| Row::new(row, count as f64, kept.len())).collect() }
    }
}

/// A row that occurs `count` times.
pub(super) struct Row {
    pub(super) right: Vec<u32>,
    pub(super) wrong: Vec<u32>,
    /// The questions not put, when they are the smaller half; otherwise the row is sparse.
    pub(super) missing: Option<Vec<u32>>,
    pub(super) count: f64,
}

impl Row {
    fn new(answers: &[(u32, bool)], count: f64, items: usize) -> Self {
        let of = |wanted: bool| answers.iter().filter(|answer| answer.1 == wanted).map(|answer| answer.0).collect();
        let absent = || (0..items as u32).filter(|item| answers.binary_search_by_key(item, |answer| answer.0).is_err());
        let missing = (2 * answers.len() > items).then(|| absent().collect());
        Self { right: of(true), wrong: of(false), missing, count }
    }

    pub(super) fn answers(&self) -> impl Iterator<Item = (u32, bool)> {
        self.right.iter().map(|&item| (item, true)).chain(self.wrong.iter().map(|&item| (item, false)))
    }
}

/// The rows of a calibration.
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
}

impl Rows {
    /// Answers in the longest row.
    pub(super) fn longest(&self) -> usize {
        self.rows.iter().map(|row| row.right.len() + row.wrong.len()).max().unwrap_or(0)
    }
}

//! How well an entry answers a query, and the piece of its text that shows it.

use super::{
    Kind, Target,
    index::{Count, Entry, Index, singular, words},
};
use learning::quiz::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a query that are looked at.
const WORDS: usize = 8;
/// Words shown before and after the first that was found.
const AROUND: usize = 14;
/// Letters that carry no meaning on their own, left out when other words remain.
const EMPTY: [&str; 28] = [
    "le", "la", "les", "l", "de", "des", "du", "d", "un", "une", "et", "ou", "en", "au", "aux", "a", "qu", "que",
    "the", "of", "an", "and", "or", "in", "to", "s", "n", "c",
];

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// It is what was looked for.
    pub found: bool,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Where it leads.
    pub target: Target,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub place: String,
    /// A piece of its text.
    pub snippet: Vec<Piece>,
    /// How well it answers; only ever compared.
    pub score: u32,
}

/// Words looked for.
#[derive(Debug)]
pub(super) struct Query {
    words: Vec<String>,
    phrase: String,
}

impl Query {
    pub(super) fn new(text: &str) -> Self {
        let all: Vec<String> = words(text).take(WORDS).collect();
        let full: Vec<String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
        let words = if full.is_empty() { all } else { full };
        Self { words, phrase: fold(text) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a folded word is one of those looked for, or begins with it.
    fn finds(&self, word: &str) -> bool {
        let own = singular(word);
        self.words.iter().any(|wanted| own == *wanted || (long(wanted) && own.starts_with(wanted.as_str())))
    }
}

/// From three letters on, the beginning of a word is enough.
fn long(word: &str) -> bool {
    word.chars().count() >= 3
}

/// Every entry that holds all the words.
pub(super) fn hits(index: &Index, query: &Query) -> Vec<Hit> {
    let mut found: Option<BTreeMap<usize, u32>> = None;
    for word in &query.words {
        let scores = scored(index, word);
        found = Some(match found {
            None => scores,
            Some(before) => before.into_iter().filter_map(|(n, s)| Some((n, s + scores.get(&n)?))).collect(),
        });
    }
    let all = found.unwrap_or_default();
    all.into_iter().filter_map(|(n, score)| Some(hit(index.entries.get(n)?, query, score))).collect()
}

fn scored(index: &Index, word: &str) -> BTreeMap<usize, u32> {
    let mut scores = BTreeMap::new();
    let begins = index.words.range(word.to_owned()..).take_while(|(w, _)| w.starts_with(word));
    for (found, entries) in begins.filter(|(w, _)| w.as_str() == word || long(word)) {
        let weight = if found == word { 2 } else { 1 };
        for (number, count) in entries {
            *scores.entry(*number).or_insert(0) += weight * worth(*count);
        }
    }
    scores
}

/// A word in the title is worth many in the text; long texts do not win by length.
fn worth(count: Count) -> u32 {
    count.title.min(2) * 12 + count.text.min(5)
}

fn hit(entry: &Entry, query: &Query, score: u32) -> Hit {
    let whole = query.words.len() > 1
        && (fold(&entry.title).contains(&query.phrase) || fold(&entry.text).contains(&query.phrase));
    Hit {
        kind: entry.kind,
        target: entry.target.clone(),
        title: entry.title.clone(),
        place: entry.place.clone(),
        snippet: snippet(&entry.text, query),
        score: score + if whole { 20 } else { 0 },
    }
}

/// The words around the place where most of what was looked for stands first.
fn snippet(text: &str, query: &Query) -> Vec<Piece> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let marked: BTreeSet<usize> =
        all.iter().enumerate().filter(|(_, word)| words(word).any(|part| query.finds(&part))).map(|(n, _)| n).collect();
    let first =
        marked.iter().copied().max_by_key(|n| (marked.range(*n..n + AROUND).count(), usize::MAX - n)).unwrap_or(0);
    let from = first.saturating_sub(AROUND / 2);
    let mut pieces: Vec<Piece> = Vec::new();
    for (number, word) in all.iter().enumerate().skip(from).take(AROUND * 2) {
        let found = marked.contains(&number);
        match pieces.last_mut().filter(|last| last.found == found && !found) {
            Some(last) => last.text = format!("{} {word}", last.text),
            None => pieces.push(Piece { text: (*word).to_owned(), found }),
        }
    }
    if from > 0 {
        pieces.insert(0, Piece { text: "…".to_owned(), found: false });
    }
    if from + AROUND * 2 < all.len() {
        pieces.push(Piece { text: "…".to_owned(), found: false });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let register = serde_json::json!({ "compiled": "2026-01-01", "instruments": [] });
        Index::of_law(&serde_json::from_value(register).unwrap(), learning::catalogue::Language::Fr)
    }

    #[test]
    fn words_are_compared_bare() {
        let seen: Vec<String> = words("L’Œuvre des Éléments, qu’ils").collect();
        assert_eq!(seen, ["l", "oeuvre", "de", "element", "qu", "il"]);
        assert!(Query::new("victimes").finds("victime"));
        assert!(Query::new("traf").finds("trafic"));
        assert!(!Query::new("tr").finds("trafic"));
        assert_eq!(Query::new("la traite").words, ["traite"]);
        assert_eq!(Query::new("la").words, ["la"]);
        assert!(Query::new(" ’ ").is_empty());
    }

    #[test]
    fn an_empty_index_has_no_hit() {
        assert!(hits(&index(), &Query::new("traite")).is_empty());
    }

    #[test]
    fn a_snippet_marks_what_was_found() {
        let text = "Un deux trois ".repeat(20) + "le consentement de la victime reste indifférent";
        let pieces = snippet(&text, &Query::new("consentement victimes"));
        let found: Vec<&str> = pieces.iter().filter(|p| p.found).map(|p| p.text.as_str()).collect();
        assert_eq!(found, ["consentement", "victime"]);
        assert_eq!(pieces.first().unwrap().text, "…");
    }
}

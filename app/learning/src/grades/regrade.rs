//! Marking closed copies again once a question was found wrong: what became of its key, what is done with it, and the
//! mark that gives.

use crate::{
    catalogue::Prose,
    quiz::{Choice, Credit, GapPart, Task, Wording, out_of_twenty},
};

/// What is done with a question in every copy that holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ruling {
    /// Marked as the copy was.
    #[default]
    Kept,
    /// Marked with the key of the newest revision.
    NewKey,
    /// Left out: the others make the mark.
    LeftOut,
    /// All its points to everybody, answered or not.
    Full,
}

impl Ruling {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Kept, Self::NewKey, Self::LeftOut, Self::Full];

    /// The stable word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::NewKey => "new-key",
            Self::LeftOut => "left-out",
            Self::Full => "full",
        }
    }

    /// The ruling with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What a question earns, when it still counts. `rekeyed` is what the new key gives; none where it cannot be applied.
    #[must_use]
    pub fn credit(self, kept: Credit, rekeyed: Option<Credit>) -> Option<Credit> {
        match self {
            Self::Kept => Some(kept),
            Self::NewKey => Some(rekeyed.unwrap_or(kept)),
            Self::LeftOut => None,
            Self::Full => Some(Credit::new(1, 1)),
        }
    }
}

/// What became of a question since a copy was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Corrected {
    /// Every answer is worth what it was.
    #[default]
    No,
    /// What is asked or offered is no longer the same: an answer given then says nothing about it.
    Rewritten,
    /// The same question with another key.
    Key,
}

/// The mark of a copy in hundredths out of twenty, each question that counts weighing the same; none when none counts.
#[must_use]
pub fn mark(credits: impl IntoIterator<Item = Option<Credit>>) -> Option<u16> {
    let counted: Vec<Credit> = credits.into_iter().flatten().collect();
    out_of_twenty(&counted).filter(|_| !counted.is_empty())
}

/// Compares a question as a copy showed it with the same question today, in the same language.
#[must_use]
pub fn corrected(then: &Wording, now: &Wording) -> Corrected {
    match of_task(&then.task, &now.task) {
        Corrected::Key if asked(then) != asked(now) => Corrected::Rewritten,
        other => other,
    }
}

/// The words of the question; without a stem the title is the whole of it.
fn asked(wording: &Wording) -> String {
    if wording.stem.is_empty() { wording.title.clone() } else { wording.stem.plain() }
}

fn of_task(then: &Task, now: &Task) -> Corrected {
    let (offered, key) = match (then, now) {
        (Task::Single { choices: a, right: x }, Task::Single { choices: b, right: y }) => {
            (texts(a) == texts(b), x == y)
        }
        (Task::Multiple { choices: a, right: x }, Task::Multiple { choices: b, right: y }) => {
            (texts(a) == texts(b), x == y)
        }
        // The key of an order is the place of each step: steps in other places are other options.
        (Task::Order { steps: a }, Task::Order { steps: b }) => (plain(a) == plain(b), true),
        (Task::Match { left: a, right: b, key: x, .. }, Task::Match { left: c, right: d, key: y, .. }) => {
            (plain(a) == plain(c) && plain(b) == plain(d), x == y)
        }
        (Task::Number { answer: a, tolerance: x }, Task::Number { answer: b, tolerance: y }) => {
            (true, a == b && x == y)
        }
        (Task::Text { accepted: a, .. }, Task::Text { accepted: b, .. }) => (true, a == b),
        (Task::Gap { parts: a }, Task::Gap { parts: b }) => (around(a) == around(b), accepted(a) == accepted(b)),
        (Task::Essay { points: a, .. }, Task::Essay { points: b, .. }) => (a == b, true),
        (Task::Case(a), Task::Case(b)) => {
            let same = a.steps.len() == b.steps.len()
                && a.steps.iter().zip(&b.steps).all(|(x, y)| x.id == y.id && x.stem.plain() == y.stem.plain());
            return if same { of_steps(a, b) } else { Corrected::Rewritten };
        }
        _ => (false, false),
    };
    match (offered, key) {
        (false, _) => Corrected::Rewritten,
        (true, true) => Corrected::No,
        (true, false) => Corrected::Key,
    }
}

/// A case file is what its steps are: one that was rewritten makes the whole another.
fn of_steps(then: &crate::quiz::CaseFile, now: &crate::quiz::CaseFile) -> Corrected {
    let each: Vec<Corrected> = then.steps.iter().zip(&now.steps).map(|(x, y)| of_task(&x.task, &y.task)).collect();
    if each.contains(&Corrected::Rewritten) {
        Corrected::Rewritten
    } else if each.contains(&Corrected::Key) {
        Corrected::Key
    } else {
        Corrected::No
    }
}

fn texts(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| choice.text.plain()).collect()
}

fn plain(all: &[Prose]) -> Vec<String> {
    all.iter().map(Prose::plain).collect()
}

/// The sentence around its gaps; a gap is nothing.
fn around(parts: &[GapPart]) -> Vec<Option<String>> {
    parts
        .iter()
        .map(|part| match part {
            GapPart::Text(text) => Some(text.plain()),
            GapPart::Gap(_) => None,
        })
        .collect()
}

fn accepted(parts: &[GapPart]) -> Vec<&Vec<String>> {
    parts
        .iter()
        .filter_map(|part| match part {
            GapPart::Gap(accepted) => Some(accepted),
            GapPart::Text(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Html, Segment};
    use proptest::prelude::*;

    fn prose(text: &str) -> Prose {
        Prose(vec![Segment::Html(Html::vouched(text.into()))])
    }

    /// `single a|b|c 1`, `multiple a|b 10`, `order a|b`, `number 3`, `text oui|si`.
    fn task(text: &str) -> Task {
        let mut words = text.split(' ');
        let (kind, options, key) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap_or(""));
        let all: Vec<&str> = options.split('|').collect();
        let choices = || all.iter().map(|one| Choice { text: prose(one), feedback: None }).collect();
        match kind {
            "single" => Task::Single { choices: choices(), right: key.parse().unwrap() },
            "multiple" => Task::Multiple { choices: choices(), right: key.chars().map(|c| c == '1').collect() },
            "order" => Task::Order { steps: all.iter().map(|one| prose(one)).collect() },
            "number" => Task::Number { answer: options.parse().unwrap(), tolerance: "0".parse().unwrap() },
            "text" => Task::Text { accepted: all.iter().map(|one| (*one).to_owned()).collect(), foreseen: vec![] },
            other => panic!("{other}"),
        }
    }

    fn check(then: &str, now: &str, expected: Corrected) {
        assert_eq!(of_task(&task(then), &task(now)), expected, "{then} -> {now}");
        assert_eq!(of_task(&task(now), &task(then)), expected, "{now} -> {then}");
    }

    #[test]
    fn another_key_is_told_from_another_question() {
        check("single a|b|c 1", "single a|b|c 1", Corrected::No);
        check("single a|b|c 1", "single a|b|c 2", Corrected::Key);
        check("single a|b|c 1", "single a|c|b 1", Corrected::Rewritten);
        check("single a|b|c 1", "single a|b 1", Corrected::Rewritten);
        check("multiple a|b 10", "multiple a|b 11", Corrected::Key);
        check("multiple a|b 10", "single a|b 0", Corrected::Rewritten);
        check("order a|b", "order b|a", Corrected::Rewritten);
        check("number 3", "number 4", Corrected::Key);
        check("text oui", "text oui|si", Corrected::Key);
    }

    fn marked(text: &str) -> Option<u16> {
        mark(text.split_whitespace().map(|word| {
            let (credit, ruling) = word.split_once(':').unwrap_or((word, "kept"));
            let kept = Credit::new(u32::from(credit == "1"), 1);
            let rekeyed = (ruling == "new-key").then(|| Credit::new(u32::from(credit == "0"), 1));
            Ruling::of(ruling).unwrap().credit(kept, rekeyed)
        }))
    }

    #[test]
    fn a_question_left_out_no_longer_weighs_and_a_full_one_weighs_for_all() {
        assert_eq!(marked("1 0 0"), Some(667));
        assert_eq!(marked("1 0:left-out 0"), Some(1000));
        assert_eq!(marked("1:left-out 0 0"), Some(0));
        assert_eq!(marked("1 0:full 0"), Some(1333));
        assert_eq!(marked("1:new-key 0:new-key 0"), Some(667));
        assert_eq!(marked("1:left-out 0:left-out"), None, "nothing is left to mark");
    }

    #[test]
    fn a_key_that_cannot_be_applied_changes_nothing() {
        assert_eq!(Ruling::NewKey.credit(Credit::new(1, 3), None), Some(Credit::new(1, 3)));
    }

    fn copy() -> impl Strategy<Value = Vec<(Credit, Ruling)>> {
        let one = (0_u32..4, proptest::sample::select(Ruling::ALL.to_vec()));
        proptest::collection::vec(one.prop_map(|(earned, ruling)| (Credit::new(earned, 3), ruling)), 1..12)
    }

    fn of(copy: &[(Credit, Ruling)]) -> Option<u16> {
        mark(copy.iter().map(|(kept, ruling)| ruling.credit(*kept, None)))
    }

    proptest! {
        #[test]
        fn without_a_ruling_the_mark_is_the_one_that_was_given(copy in copy()) {
            let credits: Vec<Credit> = copy.iter().map(|(credit, _)| *credit).collect();
            prop_assert_eq!(mark(credits.iter().copied().map(Some)), out_of_twenty(&credits));
        }

        #[test]
        fn giving_all_points_never_lowers(copy in copy(), n in 0_usize..12) {
            let mut kinder = copy.clone();
            let n = n % kinder.len();
            kinder[n].1 = Ruling::Full;
            let counted = copy[n].1 != Ruling::LeftOut;
            prop_assert!(!counted || of(&kinder) >= of(&copy));
        }

        #[test]
        fn the_order_of_questions_never_matters((copy, shuffled) in copy().prop_flat_map(|c| (Just(c.clone()), Just(c).prop_shuffle()))) {
            prop_assert_eq!(of(&copy), of(&shuffled));
        }
    }
}

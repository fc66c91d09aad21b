//! The path through a case file: which steps are answered, which is next, and which still wait for another.

use super::{CaseFile, Marked, Question, Response, Step, Task};
use crate::catalogue::{Language, StepId};

/// Where a step of a case file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// It has an answer that fits it.
    Answered(Marked),
    /// It may be answered now.
    Open,
    /// It waits for another step.
    Locked,
}

/// How far a learner is in a case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePath(Vec<Place>);

impl CasePath {
    /// The path that answers open, step by step. An answer that does not fit its step, as after a revision of the case,
    /// counts as none.
    #[must_use]
    pub fn new(case: &CaseFile, answers: &[Option<Response>]) -> Self {
        let given = |step: &Step, index: usize| step.task.mark(answers.get(index)?.as_ref()?).ok();
        let mut places: Vec<Place> = Vec::with_capacity(case.steps.len());
        for (index, step) in case.steps.iter().enumerate() {
            let opens = key(case, index).is_none_or(|key| matches!(places.get(key), Some(Place::Answered(_))));
            places.push(match given(step, index) {
                Some(marked) => Place::Answered(marked),
                None if opens => Place::Open,
                None => Place::Locked,
            });
        }
        Self(places)
    }

    /// The places, step by step.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.0
    }

    /// Whether a step may be read: it is answered or open.
    #[must_use]
    pub fn is_unlocked(&self, step: u16) -> bool {
        matches!(self.0.get(usize::from(step)), Some(Place::Answered(_) | Place::Open))
    }

    /// The first step that may be answered now; none when the case is worked through.
    #[must_use]
    pub fn next(&self) -> Option<u16> {
        self.0.iter().position(|place| *place == Place::Open).and_then(|index| u16::try_from(index).ok())
    }
}

/// The step that unlocks a step: the earlier one that it names, or else the one before.
fn key(case: &CaseFile, index: usize) -> Option<usize> {
    let named = case.steps.get(index)?.after.as_ref();
    let earlier = |id: &StepId| case.steps.iter().take(index).position(|step| step.id == *id);
    named.and_then(earlier).or_else(|| index.checked_sub(1))
}

impl Question {
    /// Its steps in a language; none when it is no case file.
    #[must_use]
    pub const fn case(&self, language: Language) -> Option<&CaseFile> {
        match &self.wording(language).1.task {
            Task::Case(case) => Some(case),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::{
        catalogue::{ObjectiveId, Prose},
        quiz::{Choice, Difficulty},
    };

    /// Steps as `id` or `id<key`, each with two choices of which the first is right.
    fn case(steps: &str) -> CaseFile {
        CaseFile { steps: steps.split(' ').map(step).collect() }
    }

    fn step(words: &str) -> Step {
        let (id, after) = words.split_once('<').map_or((words, None), |(id, after)| (id, Some(after)));
        let choice = || Choice { text: Prose::default(), feedback: None };
        Step {
            id: StepId::new(id).unwrap(),
            title: id.to_owned(),
            after: after.map(|after| StepId::new(after).unwrap()),
            objective: ObjectiveId::new("o").unwrap(),
            difficulty: Difficulty::new(1).unwrap(),
            citations: Vec::new(),
            stem: Prose::default(),
            task: Task::Single { choices: vec![choice(), choice()], right: 0 },
            hints: Vec::new(),
            explanation: None,
            note: None,
        }
    }

    /// One letter a step: answers given as choices (`.` for none), places found as right, wrong, open, locked.
    fn check(steps: &str, answers: &str, expected: &str) {
        let answers: Vec<_> =
            answers.chars().map(|c| c.to_digit(10).and_then(|d| u16::try_from(d).ok()).map(Response::Single)).collect();
        let path = CasePath::new(&case(steps), &answers);
        let letter = |place: &Place| match place {
            Place::Answered(marked) if marked.credit.earned > 0 => 'r',
            Place::Answered(_) => 'w',
            Place::Open => 'o',
            Place::Locked => '-',
        };
        assert_eq!(path.places().iter().map(letter).collect::<String>(), expected, "{steps} {answers:?}");
        assert_eq!(path.next().map(usize::from), expected.find('o'));
    }

    #[test]
    fn without_a_key_each_step_waits_for_the_one_before() {
        check("a b c", "...", "o--");
        check("a b c", "0..", "ro-");
        check("a b c", "01.", "rwo");
        check("a b c", "010", "rwr");
    }

    #[test]
    fn a_wrong_answer_unlocks_as_well_as_a_right_one() {
        check("a b<a", "1.", "wo");
    }

    #[test]
    fn one_step_may_unlock_several() {
        check("a b<a c<a d<b", "0...", "roo-");
        check("a b<a c<a d<b", "0.0.", "ror-");
        check("a b<a c<a d<b", "00..", "rroo");
    }

    #[test]
    fn a_key_that_is_not_earlier_is_the_step_before() {
        check("a b<c c<nowhere", "0..", "ro-");
        check("a<c b c", "...", "o--");
    }

    #[test]
    fn an_answer_that_does_not_fit_counts_as_none() {
        check("a b", "7.", "o-");
        check("a b", "", "o-");
    }

    #[test]
    fn what_was_answered_stays_readable_behind_a_lock() {
        let path = CasePath::new(&case("a b c"), &[None, None, Some(Response::Single(0))]);
        assert!(path.is_unlocked(0) && !path.is_unlocked(1) && path.is_unlocked(2) && !path.is_unlocked(3));
    }
}

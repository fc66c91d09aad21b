//! From the answers of a learner to the evidence that mastery rests on.
//!
//! An answer counts when it tells something new: not with a hint when right, not to a question whose correction was seen
//! within [`WINDOW_DAYS`], and not when the question came to learn about the question. Answers near each other make one
//! sitting; between sittings the ability may have moved, by the days and the lessons in between.

use super::objectives::{DRIFT_PER_DAY, DRIFT_PER_LESSON, Evidence, Profile, Sitting, State};
use super::uncertain::Item;
use std::collections::BTreeMap;

/// Within so many days, an answer to the same question repeats its correction.
pub const WINDOW_DAYS: i64 = 7;
/// Answers further apart than this belong to two sittings.
const SITTING_MILLIS: i64 = 6 * 3_600_000;
/// A day, in milliseconds.
pub const DAY_MILLIS: i64 = 86_400_000;

/// Answers of its own that an objective needs before it is decided, however much the others say of it.
pub const LEAST_OWN: u32 = 2;

/// A profile in which no objective is decided by answers to others alone: nobody is told « acquis » or « pas encore » of
/// what they were hardly asked.
#[must_use]
pub fn settled(mut profile: Profile) -> Profile {
    for known in profile.objectives.iter_mut().filter(|known| known.right + known.wrong < LEAST_OWN) {
        known.state = State::Open;
    }
    profile
}

/// An answer of a learner, in canonical order among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The caller's number for the question.
    pub question: u32,
    /// Its objective, by index.
    pub objective: u32,
    /// What was believed of it then.
    pub item: Item,
    /// When, in milliseconds of UTC.
    pub at: i64,
    /// Whether it counts as right.
    pub right: bool,
    /// A hint was opened before.
    pub hinted: bool,
    /// Whether the question was asked to learn about the learner.
    pub counts: bool,
}

/// The evidence on each objective, and for each answer whether it is part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// One per objective.
    pub evidence: Vec<Evidence>,
    /// One per answer.
    pub counted: Vec<bool>,
}

/// Gathers the evidence. `critical` says it of each objective; `lessons` are completed lessons, as objective and moment.
#[must_use]
pub fn gather(critical: &[bool], answers: &[Answer], lessons: &[(u32, i64)], now: i64) -> Gathered {
    let mut seen: BTreeMap<u32, i64> = BTreeMap::new();
    let mut under_way: Vec<Course> = critical.iter().map(|critical| Course::new(*critical)).collect();
    let mut counted = Vec::with_capacity(answers.len());
    for answer in answers {
        let fresh = seen.insert(answer.question, answer.at).is_none_or(|at| answer.at - at >= WINDOW_DAYS * DAY_MILLIS);
        let tells = fresh && answer.counts && !(answer.hinted && answer.right);
        let course = under_way.get_mut(answer.objective as usize).filter(|_| tells);
        counted.push(course.is_some());
        if let Some(course) = course {
            course.take(answer, lessons);
        }
    }
    let evidence = (0..).zip(under_way).map(|(objective, course)| course.ended(objective, lessons, now)).collect();
    Gathered { evidence, counted }
}

/// One objective's evidence while it is gathered.
struct Course {
    evidence: Evidence,
    last: Option<i64>,
}

impl Course {
    fn new(critical: bool) -> Self {
        Self { evidence: Evidence { sittings: Vec::new(), drift: 0.0, critical }, last: None }
    }

    fn take(&mut self, answer: &Answer, lessons: &[(u32, i64)]) {
        let drift = self.last.map(|last| drift(answer.objective, lessons, last, answer.at));
        let near = self.last.is_some_and(|last| answer.at - last < SITTING_MILLIS) && drift == Some(0.0);
        let entry = (answer.item, answer.right);
        match self.evidence.sittings.last_mut().filter(|_| near) {
            Some(sitting) => sitting.answers.push(entry),
            None => self.evidence.sittings.push(Sitting { drift: drift.unwrap_or(0.0), answers: vec![entry] }),
        }
        self.last = Some(answer.at);
    }

    fn ended(mut self, objective: u32, lessons: &[(u32, i64)], now: i64) -> Evidence {
        self.evidence.drift = self.last.map_or(0.0, |last| drift(objective, lessons, last, now));
        self.evidence
    }
}

/// How much an ability may have moved between two moments.
fn drift(objective: u32, lessons: &[(u32, i64)], from: i64, to: i64) -> f64 {
    let days = (to - from).max(0) / DAY_MILLIS;
    let read = lessons.iter().filter(|(of, at)| *of == objective && from < *at && *at <= to).count();
    days as f64 * DRIFT_PER_DAY + read as f64 * DRIFT_PER_LESSON
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::mastery::irt::Curve;

    /// Answers as `question:day:r|w`, `h` for a hint, `-` for one that does not count; all of objective 0.
    fn check(answers: &str, counted: &str, sittings: &str) {
        let item = Item { curve: Curve::new(1.0, 0.0, 0.25, 1.0).unwrap(), variance: 0.64 };
        let answers: Vec<Answer> = answers
            .split(' ')
            .map(|one| {
                let mut parts = one.split(':');
                let question = parts.next().unwrap().parse().unwrap();
                let at = parts.next().unwrap().parse::<i64>().unwrap() * DAY_MILLIS;
                let how = parts.next().unwrap();
                let (right, hinted, counts) = (how.contains('r'), how.contains('h'), !how.contains('-'));
                Answer { question, objective: 0, item, at, right, hinted, counts }
            })
            .collect();
        let gathered = gather(&[false], &answers, &[(0, 3 * DAY_MILLIS)], 10 * DAY_MILLIS);
        let said: String = gathered.counted.iter().map(|c| if *c { 'y' } else { 'n' }).collect();
        assert_eq!(said, counted);
        let lengths: Vec<String> =
            gathered.evidence[0].sittings.iter().map(|s| format!("{}@{:.4}", s.answers.len(), s.drift)).collect();
        assert_eq!(lengths.join(" "), sittings);
    }

    #[test]
    fn what_tells_nothing_new_does_not_count() {
        check("1:0:w 1:0:r 2:0:rh 3:0:wh 4:0:r-", "ynnyn", "2@0.0000");
    }

    #[test]
    fn the_same_question_counts_again_after_a_week() {
        check("1:0:w 1:6:r 1:14:r", "yny", "1@0.0000 1@0.0750");
    }

    #[test]
    fn days_and_lessons_in_between_make_a_new_sitting() {
        check("1:0:w 2:0:w 3:2:r 4:5:r", "yyyy", "2@0.0000 1@0.0050 1@0.0475");
    }

    #[test]
    fn nothing_is_decided_by_answers_to_other_objectives_alone() {
        use crate::mastery::objectives::{Settings, profile};
        let item = Item::known(Curve::new(1.0, 0.0, 0.0, 1.0).unwrap());
        let answers = |count: usize| Evidence {
            sittings: vec![Sitting { drift: 0.0, answers: vec![(item, false); count] }],
            ..Evidence::default()
        };
        let found = profile(&Settings::default(), &[answers(12), answers(0), answers(1), answers(2)]);
        let states = |profile: &Profile| profile.objectives.iter().map(|known| known.state).collect::<Vec<_>>();
        assert_eq!(states(&found), [State::NotYet; 4]);
        assert_eq!(states(&settled(found)), [State::NotYet, State::Open, State::Open, State::NotYet]);
    }

    #[test]
    fn the_time_since_the_last_answer_is_drift_as_well() {
        let item = Item::known(Curve::new(1.0, 0.0, 0.0, 1.0).unwrap());
        let answer = Answer { question: 1, objective: 1, item, at: 0, right: true, hinted: false, counts: true };
        let gathered = gather(&[false, true], &[answer], &[], 4 * DAY_MILLIS);
        assert!((gathered.evidence[1].drift - 4.0 * DRIFT_PER_DAY).abs() < 1e-12);
        assert!(gathered.evidence[1].critical && gathered.evidence[0].sittings.is_empty());
    }
}

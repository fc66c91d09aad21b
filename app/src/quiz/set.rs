//! What travels to the island of a series: its questions with their key, what it follows from, and the words.

use learning::{
    catalogue::Prose,
    quiz::{
        Arrangement, Choice, Decimal, Foreseen, GapPart, Response, Task,
        series::{Given, Setup},
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A series as its learner sees it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetView {
    /// Its id.
    pub id: String,
    /// The course.
    pub course: String,
    /// The language it is asked in.
    pub language: String,
    /// Where the series stands, and where its answers go.
    pub here: String,
    /// Who answers, as a word that tells nobody who it is.
    pub owner: String,
    /// What it follows from.
    pub setup: Setup,
    /// Answers so far.
    pub given: Vec<Given>,
    /// Its questions, by their place in the pool.
    pub questions: BTreeMap<u32, QuestionOfSet>,
    /// Its objectives.
    pub goals: Vec<GoalView>,
    /// Seconds until it ends; none for a series without a time.
    pub seconds_left: Option<i64>,
    /// Links at its end, as HTML.
    pub onward: String,
    /// The words.
    pub words: SetWords,
}

/// An objective of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalView {
    /// Its title.
    pub title: String,
    /// A link to the lesson that teaches it, as HTML.
    pub lesson: String,
}

/// A question of a set, with its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionOfSet {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is asked, as HTML.
    pub stem: String,
    /// What is to be done, with the key.
    pub key: Key,
    /// In which order its options are shown.
    pub order: Arrangement,
    /// Choices, steps, left rows, or the text around gaps: as HTML, in the author's order.
    pub texts: Vec<String>,
    /// Entries of a right column, plain, in the author's order.
    pub entries: Vec<String>,
    /// What is said to who chose a choice, or gave a foreseen answer, as HTML.
    pub says: Vec<String>,
    /// Hints, as HTML.
    pub hints: Vec<String>,
    /// The explanation, as HTML.
    pub explanation: String,
    /// The law it relies on, as HTML.
    pub cited: String,
    /// The right answer, line by line as HTML.
    pub expected: Vec<String>,
}

impl QuestionOfSet {
    /// Reads and turns into the author's order what the controls send; none when nothing was answered.
    #[must_use]
    pub fn response(&self, fields: &[(String, String)]) -> Option<Response> {
        super::reading::response(&self.key.task(), fields)?.from_shown(&self.order)
    }
}

/// The key of a task without its words, which travel as HTML: the browser half reads little.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// So many choices; the right one.
    Single(u16, u16),
    /// Which choices are right.
    Multiple(Vec<bool>),
    /// So many steps.
    Order(u16),
    /// So many entries on the right; the right one for each row.
    Match(u16, Vec<u16>),
    /// The number, and how far off is still right.
    Number(Decimal, Decimal),
    /// What is accepted, and wrong answers that were foreseen.
    Text(Vec<String>, Vec<String>),
    /// Nothing for text; for a gap, what is accepted in it.
    Gap(Vec<Option<Vec<String>>>),
}

impl Key {
    /// The key of a task; none for what a machine does not mark by itself.
    #[must_use]
    pub fn of(task: &Task) -> Option<Self> {
        let count = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
        Some(match task {
            Task::Single { choices, right } => Self::Single(count(choices.len()), *right),
            Task::Multiple { right, .. } => Self::Multiple(right.clone()),
            Task::Order { steps } => Self::Order(count(steps.len())),
            Task::Match { right, key, .. } => Self::Match(count(right.len()), key.clone()),
            Task::Number { answer, tolerance } => Self::Number(*answer, *tolerance),
            Task::Text { accepted, foreseen } => {
                Self::Text(accepted.clone(), foreseen.iter().map(|wrong| wrong.answer.clone()).collect())
            }
            Task::Gap { parts } => {
                let part = |part: &GapPart| if let GapPart::Gap(words) = part { Some(words.clone()) } else { None };
                Self::Gap(parts.iter().map(part).collect())
            }
            Task::Essay { .. } | Task::Case(_) => return None,
        })
    }

    /// The task, without words.
    #[must_use]
    pub fn task(&self) -> Task {
        let none = || Prose::default();
        let blank = |count: usize| (0..count).map(|_| none()).collect::<Vec<_>>();
        let choices = |count: usize| (0..count).map(|_| Choice { text: none(), feedback: None }).collect();
        match self {
            Self::Single(count, right) => Task::Single { choices: choices(usize::from(*count)), right: *right },
            Self::Multiple(right) => Task::Multiple { choices: choices(right.len()), right: right.clone() },
            Self::Order(count) => Task::Order { steps: blank(usize::from(*count)) },
            Self::Match(entries, key) => Task::Match {
                left_heading: none(),
                right_heading: none(),
                left: blank(key.len()),
                right: blank(usize::from(*entries)),
                key: key.clone(),
            },
            Self::Number(answer, tolerance) => Task::Number { answer: *answer, tolerance: *tolerance },
            Self::Text(accepted, foreseen) => Task::Text {
                accepted: accepted.clone(),
                foreseen: foreseen.iter().map(|wrong| Foreseen { answer: wrong.clone(), feedback: None }).collect(),
            },
            Self::Gap(parts) => {
                let part = |part: &Option<Vec<String>>| match part {
                    Some(accepted) => GapPart::Gap(accepted.clone()),
                    None => GapPart::Text(none()),
                };
                Task::Gap { parts: parts.iter().map(part).collect() }
            }
        }
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The words of a series, in the reader's language. `{o}` stands for an objective, `{n}` for a number.
        /// They travel as a list, which costs the browser half far less to read than names.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(from = "Vec<String>", into = "Vec<String>")]
        pub struct SetWords { $($(#[$doc])* pub $name: String,)* }

        impl From<Vec<String>> for SetWords {
            fn from(words: Vec<String>) -> Self {
                let mut words = words.into_iter();
                Self { $($name: words.next().unwrap_or_default(),)* }
            }
        }

        impl From<SetWords> for Vec<String> {
            fn from(words: SetWords) -> Self {
                vec![$(words.$name),*]
            }
        }
    };
}

words! {
    /// Above the question.
    question,
    /// Before the reason.
    why,
    /// The objective is open.
    why_open,
    /// The objective is not acquired, what it requires is.
    why_not_yet,
    /// The objective is acquired and kept up.
    why_keep_up,
    /// The objective comes ahead of what it requires.
    why_ahead,
    /// The difficulty is right.
    why_right,
    /// The difficulty is the nearest there is.
    why_nearest,
    /// To learn about the question.
    why_to_learn,
    /// Placement.
    why_placement,
    /// Review.
    why_review,
    /// Asked again.
    why_again,
    /// On the row of dots.
    dots,
    /// A dot: right at once.
    dot_right,
    /// A dot: right with a hint.
    dot_hinted,
    /// A dot: put right.
    dot_mended,
    /// A dot: missed.
    dot_wrong,
    /// A dot: the question asked now.
    dot_now,
    /// Above several boxes.
    several,
    /// Above what is put in order.
    order_says,
    /// Above a match.
    match_says,
    /// First entry of a list.
    choose,
    /// A field for a number.
    number,
    /// A field for words.
    text,
    /// What is not distinguished.
    folded,
    /// A gap.
    gap,
    /// Above hints.
    hint,
    /// Whether one is sure.
    sure_asks,
    /// Sure.
    sure,
    /// Not sure.
    unsure,
    /// On the button.
    answer,
    /// When nothing was answered.
    missing,
    /// Right.
    right,
    /// Partly right.
    partial,
    /// Wrong.
    wrong,
    /// The right option, not chosen, of a single choice.
    was,
    /// A right option that was not ticked.
    missed,
    /// Above the right answer.
    expected,
    /// Above the explanation.
    explanation,
    /// The learner was sure, and wrong.
    sure_wrong,
    /// To the next question.
    next,
    /// The title at the end.
    over,
    /// Ended: decided.
    over_decided,
    /// Ended: acquired.
    over_acquired,
    /// Ended: nothing left.
    over_nothing,
    /// Ended: time.
    over_time,
    /// Ended: by the learner.
    over_stopped,
    /// Ended: a review.
    over_review,
    /// How many were right.
    tally,
    /// Above what one was sure of.
    sure_first,
    /// Above the objectives.
    states,
    /// A state.
    acquired,
    /// A state.
    not_yet,
    /// A state.
    open,
    /// What remains open.
    open_says,
    /// Put the missed right.
    again,
}

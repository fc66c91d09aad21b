//! What travels to the island of a series: its questions with their key, what it follows from, and the words.

use learning::quiz::{
    Arrangement, Response, Task,
    series::{Given, Setup},
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
    /// The task with its key and without its words.
    pub task: Task,
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
        super::reading::response(&self.task, fields)?.from_shown(&self.order)
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The words of a series, in the reader's language. `{o}` stands for an objective, `{n}` for a number.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct SetWords { $($(#[$doc])* pub $name: String,)* }
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

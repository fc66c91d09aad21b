//! What travels to the question island: what a learner may see of a practice question, its key included.

use serde::{Deserialize, Serialize};

/// A single- or multiple-choice practice question as the island shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    /// The question's id.
    pub id: String,
    /// The course's id.
    pub course: String,
    /// The language it is asked in.
    pub language: String,
    /// Where the form goes.
    pub action: String,
    /// Where the reader comes back to.
    pub back: String,
    /// An id made by the server, for the plain form.
    pub event: String,
    /// Several boxes may be ticked.
    pub several: bool,
    /// What is asked, as HTML.
    pub stem: String,
    /// The options in the author's order.
    pub options: Vec<OptionView>,
    /// Hints, as HTML.
    pub hints: Vec<String>,
    /// What is said after the answer, as HTML.
    pub explanation: String,
    /// The law it relies on, as HTML.
    pub cited: String,
    /// What was answered before, by option.
    pub answered: Vec<u16>,
    /// When it was kept, in words.
    pub saved: String,
    /// Who answers, as a word that tells nobody who it is; empty for a visitor, whose answers the server does not keep.
    pub owner: String,
    /// What is wrong with what was just sent.
    pub error: String,
}

/// An option with its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    /// What it says, as HTML.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// What is said to who chose it, as HTML.
    pub says: String,
}

/// The island's words, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionLabels {
    /// On the button.
    pub answer: String,
    /// On the button after an answer.
    pub again: String,
    /// Above the hint.
    pub hint: String,
    /// Above the explanation.
    pub explanation: String,
    /// Before the feedback of the right option, chosen.
    pub right: String,
    /// Before the feedback of a wrong option, chosen.
    pub wrong: String,
    /// Before a right option that was not chosen.
    pub missed: String,
    /// Above several boxes.
    pub several: String,
    /// When nothing was chosen.
    pub choose: String,
    /// While it is being sent.
    pub saving: String,
    /// When it could not be sent: it waits in this browser.
    pub waiting: String,
    /// When the session ended: it waits in this browser too.
    pub sign_in: String,
    /// For visitors: kept in this browser only.
    pub here_only: String,
}

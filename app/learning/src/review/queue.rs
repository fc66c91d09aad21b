//! The day's reviews: which questions are due, the most endangered first, no more than a day can hold.

use super::fsrs::{Memory, Weights};
use serde::{Deserialize, Serialize};

/// A question that was missed or hinted once and is reviewed since.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The caller's number for the question.
    pub question: u32,
    /// The caller's number for its objective.
    pub objective: u32,
    /// What is remembered of it.
    pub memory: Memory,
    /// Whole days since its last review.
    pub days: u32,
    /// Whether its objective is critical.
    pub critical: bool,
}

/// How reviews are dosed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewPolicy {
    /// Recall at which a question comes back.
    pub retention: f64,
    /// The same for critical objectives.
    pub critical_retention: f64,
    /// Most reviews in a day.
    pub most: u16,
}

impl Default for ReviewPolicy {
    fn default() -> Self {
        Self { retention: 0.90, critical_retention: 0.95, most: 20 }
    }
}

/// A question due, and why.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Due {
    /// The question.
    pub question: u32,
    /// Its objective.
    pub objective: u32,
    /// Chance that it would be recalled now.
    pub recall: f64,
    /// Days since it was due.
    pub overdue: u32,
}

/// The day's queue and what had to wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    /// To review today, the least likely to be recalled first.
    pub today: Vec<Due>,
    /// Due as well, but beyond the day's measure.
    pub waiting: u32,
    /// Days until the next question falls due, when none waits; none without cards.
    pub next_in: Option<u32>,
}

/// What is due today. Ties go by question number.
#[must_use]
pub fn queue(cards: &[Card], weights: &Weights, policy: &ReviewPolicy) -> Queue {
    let mut due: Vec<Due> = cards.iter().filter_map(|card| due(card, weights, policy)).collect();
    due.sort_by(|x, y| x.recall.total_cmp(&y.recall).then(x.question.cmp(&y.question)));
    let waiting = due.len().saturating_sub(usize::from(policy.most)) as u32;
    due.truncate(usize::from(policy.most));
    let ahead =
        cards.iter().map(|card| interval(card, weights, policy).saturating_sub(card.days)).filter(|&days| days > 0);
    Queue { next_in: if waiting > 0 { Some(0) } else { ahead.min() }, today: due, waiting }
}

fn interval(card: &Card, weights: &Weights, policy: &ReviewPolicy) -> u32 {
    let retention = if card.critical { policy.critical_retention } else { policy.retention };
    weights.interval_days(card.memory, retention)
}

fn due(card: &Card, weights: &Weights, policy: &ReviewPolicy) -> Option<Due> {
    let overdue = card.days.checked_sub(interval(card, weights, policy))?;
    let recall = weights.recall(card.memory, f64::from(card.days));
    Some(Due { question: card.question, objective: card.objective, recall, overdue })
}

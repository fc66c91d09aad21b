//! Order of merit: by total, equal totals share a rank, and the ranks after them are skipped.

use super::{
    plan::Plan,
    total::{Marks, Standing, Total, Verdict, fraction},
};
use num_rational::BigRational;
use std::cmp::Ordering;

/// One learner before a jury.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// The matricule: settles the order in which equals are listed, never their rank.
    pub key: &'a str,
    /// The total as it stands, adjustments included; none when there is none.
    pub total: Option<i32>,
    /// What it says.
    pub verdict: Verdict,
    /// The marks, for the items that settle ties.
    pub marks: &'a Marks,
}

impl<'a> Candidate<'a> {
    /// A learner as the plan reckons them.
    #[must_use]
    pub const fn new(key: &'a str, total: &Total, marks: &'a Marks) -> Self {
        Self { key, total: total.rounded, verdict: total.verdict, marks }
    }
}

/// The place of one learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its number in the list of candidates.
    pub candidate: usize,
    /// From 1; none for who is eliminated or has no final total.
    pub rank: Option<u32>,
    /// Shares the rank.
    pub ex_aequo: bool,
}

/// The order of merit: those with a rank first, then the others by matricule. The order of candidates never matters.
#[must_use]
pub fn rank(plan: &Plan, candidates: &[Candidate<'_>]) -> Vec<Place> {
    let mut sorted: Vec<(usize, &Candidate<'_>)> = candidates.iter().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| {
        is_ranked(b).cmp(&is_ranked(a)).then_with(|| merit(plan, a, b)).then_with(|| a.key.cmp(b.key))
    });
    let mut places: Vec<Place> = Vec::with_capacity(sorted.len());
    let mut before: Option<&Candidate<'_>> = None;
    for (position, (number, candidate)) in (1..).zip(&sorted) {
        let same = before.is_some_and(|before| merit(plan, before, candidate) == Ordering::Equal);
        let rank = is_ranked(candidate).then(|| match places.last() {
            Some(last) if same && last.rank.is_some() => last.rank.unwrap_or(position),
            _ => position,
        });
        if same && let Some(last) = places.last_mut().filter(|last| last.rank == rank && rank.is_some()) {
            last.ex_aequo = true;
        }
        let ex_aequo = rank.is_some() && places.last().is_some_and(|last| last.rank == rank);
        places.push(Place { candidate: *number, rank, ex_aequo });
        before = Some(candidate);
    }
    places
}

const fn is_ranked(candidate: &Candidate<'_>) -> bool {
    candidate.total.is_some() && !matches!(candidate.verdict, Verdict::Eliminated | Verdict::Incomplete)
}

/// Better first.
fn merit(plan: &Plan, a: &Candidate<'_>, b: &Candidate<'_>) -> Ordering {
    if !is_ranked(a) || !is_ranked(b) {
        return Ordering::Equal;
    }
    let by_total = b.total.cmp(&a.total);
    plan.settings
        .tie_break
        .iter()
        .fold(by_total, |order, item| order.then_with(|| points(plan, b, item).cmp(&points(plan, a, item))))
}

/// A mark out of twenty for settling ties; no mark is less than any mark.
fn points(plan: &Plan, candidate: &Candidate<'_>, id: &str) -> Option<BigRational> {
    match (plan.item(id), candidate.marks.get(id)) {
        (Some(item), Some(Standing::Marked(points))) => Some(points * fraction(20, i64::from(item.scale))),
        _ => None,
    }
}

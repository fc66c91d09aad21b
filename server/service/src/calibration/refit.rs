//! From answers, questions and ratings to parameters: pure, the same for the same events, whatever order they came in.

use super::{Parameter, answers::Answer, items::Item};
use crate::ids::LearnerId;
use learning::{
    mastery::{
        beliefs::{ANSWERS_FOR_PRIOR_A, Edit, after_edit, difficulty_of_level, from_judges, from_level},
        calibration::{CalibrationRefusal, Fit, Model, NormalPrior, Priors, Responses, calibrate},
        moments::Belief,
    },
    quiz::session::Exact,
};
use std::collections::BTreeMap;

/// Spread of ln a before a question has enough answers of its own to show another discrimination.
const LN_A: NormalPrior = NormalPrior { mean: 0.0, sd: 0.3 };

/// Difficulties that judges gave to a question, by subject and version.
pub(crate) type Judged = BTreeMap<(String, String), Vec<f64>>;

/// Subject and version.
pub(crate) type Key = (String, String);

/// What a calibration finds.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) parameters: BTreeMap<Key, Parameter>,
    /// Answers to questions that are known.
    pub(crate) answers: usize,
    pub(crate) learners: usize,
}

struct Problem<'a> {
    keys: Vec<&'a Key>,
    items: Vec<&'a Item>,
    rows: Vec<Vec<(u32, bool)>>,
    counts: Vec<(u32, u32)>,
    /// By item: where it was first answered among all answers.
    first: Vec<usize>,
}

/// Calibrates. Questions without an answer keep what judges and earlier versions say of them.
///
/// # Errors
/// When the engine finds no highest point; a course without answers is no error.
pub(crate) fn refit(
    answers: &[Answer],
    items: &BTreeMap<Key, Item>,
    judged: &Judged,
) -> Result<Found, CalibrationRefusal> {
    let problem = Problem::new(answers, items);
    let first: Vec<Belief> = problem.items.iter().map(|item| first_belief(item, judged)).collect();
    let plain = problem.fit(&first)?;
    let after: Vec<Belief> = first.iter().enumerate().map(|(n, belief)| after(plain.as_ref(), n, *belief)).collect();
    let inherited = problem.inherited(&first, &after);
    let fit = if inherited == first { plain } else { problem.fit(&inherited)? };
    let parameter = |n: usize| {
        let (key, item) = (problem.keys.get(n)?, problem.items.get(n)?);
        let belief = after_of(fit.as_ref(), n, inherited.get(n)?);
        let version = item.versions.iter().find(|(_, version)| version.id == key.1);
        let (right, seen) = problem.counts.get(n)?;
        let parameter = Parameter {
            subject: key.0.clone(),
            version: key.1.clone(),
            key: version.map(|(_, version)| version.key.clone()).unwrap_or_default(),
            language: version.map(|(language, _)| language.tag().to_owned()).unwrap_or_default(),
            a: Exact(discrimination(fit.as_ref(), n)),
            b: Exact(belief.mean),
            c: Exact(item.guess),
            variance: Exact(belief.variance),
            answers: *seen,
            right: *right,
        };
        Some(((*key).clone(), parameter))
    };
    Ok(Found {
        parameters: (0..problem.keys.len()).filter_map(parameter).collect(),
        answers: problem.rows.iter().map(Vec::len).sum(),
        learners: problem.rows.len(),
    })
}

/// What judges say; the author counts as one of them.
pub(crate) fn first_belief(item: &Item, judged: &Judged) -> Belief {
    let source = item.source().map(|version| version.id.clone()).unwrap_or_default();
    let mut all = judged.get(&(item.subject.clone(), source)).cloned().unwrap_or_default();
    all.push(difficulty_of_level(item.level));
    from_judges(&all).unwrap_or_else(|| from_level(item.level))
}

fn after(fit: Option<&Fit>, n: usize, before: Belief) -> Belief {
    after_of(fit, n, &before)
}

/// The belief after the answers: the fit and its standard error, where there is one.
fn after_of(fit: Option<&Fit>, n: usize, before: &Belief) -> Belief {
    let found = fit.and_then(|fit| fit.items.get(n)?.as_ref());
    found.map_or(*before, |item| Belief {
        mean: item.b,
        variance: item.se_b.map_or(before.variance, |se| (se * se).min(before.variance)),
    })
}

fn discrimination(fit: Option<&Fit>, n: usize) -> f64 {
    let found = fit.and_then(|fit| fit.items.get(n)?.as_ref());
    // A discrimination held at 1 comes out within a hundredth of it.
    found.map_or(1.0, |item| if (item.a - 1.0).abs() < 0.02 { 1.0 } else { item.a })
}

impl<'a> Problem<'a> {
    fn new(answers: &[Answer], items: &'a BTreeMap<Key, Item>) -> Self {
        let number: BTreeMap<&Key, u32> = items.keys().zip(0..).collect();
        let mut counts = vec![(0, 0); items.len()];
        let mut first = vec![usize::MAX; items.len()];
        let mut rows: BTreeMap<LearnerId, Vec<(u32, bool)>> = BTreeMap::new();
        for (place, answer) in answers.iter().enumerate() {
            let key = (answer.subject.clone(), answer.version.clone());
            let Some(item) = number.get(&key) else { continue };
            if let Some(count) = counts.get_mut(*item as usize) {
                *count = (count.0 + u32::from(answer.right), count.1 + 1);
            }
            if let Some(known) = first.get_mut(*item as usize) {
                *known = place.min(*known);
            }
            rows.entry(answer.learner).or_default().push((*item, answer.right));
        }
        let rows = rows.into_values().collect();
        Self { keys: items.keys().collect(), items: items.values().collect(), rows, counts, first }
    }

    fn fit(&self, beliefs: &[Belief]) -> Result<Option<Fit>, CalibrationRefusal> {
        let size = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        let priors = Priors {
            ln_a: Some(LN_A),
            b: beliefs.iter().map(|b| NormalPrior { mean: b.mean, sd: b.variance.sqrt() }).collect(),
            c: self.items.iter().map(|item| item.guess).collect(),
            steady: self.counts.iter().map(|(_, seen)| *seen < ANSWERS_FOR_PRIOR_A).collect(),
        };
        match calibrate(&Responses::from_lists(size, &self.rows), self.model(), &priors, true) {
            Ok(fit) => Ok(Some(fit)),
            Err(CalibrationRefusal::NothingToLearn) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Discriminations enter the model when a question has answers enough to show one.
    fn model(&self) -> Model {
        if self.counts.iter().any(|(_, seen)| *seen >= ANSWERS_FOR_PRIOR_A) {
            Model::TwoParameter
        } else {
            Model::Rasch
        }
    }

    /// First beliefs, but for versions that follow another one with the same key: these start from what was learned of
    /// it, a little less sure.
    fn inherited(&self, first: &[Belief], after: &[Belief]) -> Vec<Belief> {
        let one = |n: usize, own: &Belief| {
            let parent = self.parent(n)?;
            let edit = if self.language(parent) == self.language(n) { Edit::Wording } else { Edit::Translation };
            Some(after_edit(*after.get(parent)?, *own, edit))
        };
        first.iter().enumerate().map(|(n, own)| one(n, own).unwrap_or(*own)).collect()
    }

    /// The version of the same subject and key that was answered before, with most answers.
    fn parent(&self, n: usize) -> Option<usize> {
        let (subject, first, key) = (&self.keys.get(n)?.0, *self.first.get(n)?, self.key(n)?);
        let candidates = (0..self.keys.len()).filter(|&other| {
            other != n
                && self.keys.get(other).is_some_and(|key| key.0 == *subject)
                && self.key(other) == Some(key)
                && self.first.get(other).is_some_and(|place| *place < first)
        });
        candidates.max_by_key(|&other| (self.counts.get(other).map(|count| count.1), std::cmp::Reverse(other)))
    }

    fn key(&self, n: usize) -> Option<&str> {
        self.version(n).map(|(_, version)| version.key.as_str())
    }

    fn language(&self, n: usize) -> Option<learning::catalogue::Language> {
        self.version(n).map(|(language, _)| *language)
    }

    fn version(&self, n: usize) -> Option<&(learning::catalogue::Language, super::items::Version)> {
        let key = self.keys.get(n)?;
        self.items.get(n)?.versions.iter().find(|(_, version)| version.id == key.1)
    }
}

//! Learning the curves of a bank from answers: marginal maximum likelihood, and marginal MAP when priors are given.
//!
//! Abilities are N(0, 1) and integrated out on a grid; the parameters maximise the (penalised) log likelihood of the
//! answers (Bock & Aitkin 1981; Mislevy 1986). A few EM steps find the region, quasi-Newton steps (BFGS) the exact
//! top. Standard errors come from the observed information (Louis 1982).

mod ascent;
mod expectation;
mod information;
mod matrix;
mod rows;

pub use rows::Responses;

use crate::numeric::{exp, ln, logistic, squared};
use expectation::Nodes;
use serde::{Deserialize, Serialize};

/// Which parameters are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Model {
    /// Difficulties; every discrimination is 1.
    Rasch,
    /// Difficulties and one discrimination for all.
    OneParameter,
    /// Difficulties and discriminations.
    TwoParameter,
}

/// A normal prior.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NormalPrior {
    /// Mean.
    pub mean: f64,
    /// Standard deviation, > 0.
    pub sd: f64,
}

/// What was believed of the questions before; leave out for maximum likelihood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Priors {
    /// Of the logarithm of every free discrimination.
    pub ln_a: Option<NormalPrior>,
    /// Of the difficulties: one for each question; empty for none.
    pub b: Vec<NormalPrior>,
    /// Chance of guessing right, known and never estimated: one for each question; empty for none.
    pub c: Vec<f64>,
    /// Questions whose discrimination stays at 1 in the model with two parameters, as it must with few answers: one for
    /// each question; empty for none.
    pub steady: Vec<bool>,
}

/// The prior that holds a discrimination at 1.
const STEADY: NormalPrior = NormalPrior { mean: 0.0, sd: 0.01 };

/// What was learned of one question.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibrated {
    /// Discrimination.
    pub a: f64,
    /// Difficulty.
    pub b: f64,
    /// Standard error of `a`; none when it was not free.
    pub se_a: Option<f64>,
    /// Standard error of `b`.
    pub se_b: Option<f64>,
    /// Standard error of the intercept -a b.
    pub se_intercept: Option<f64>,
}

/// A calibrated bank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// By question; none where the answers have no highest point for it (never answered, or always right or always
    /// wrong without a prior).
    pub items: Vec<Option<Calibrated>>,
    /// ln of the marginal likelihood of all answers at the solution.
    pub ln_likelihood: f64,
    /// The same minus the priors' penalties; what was maximised.
    pub objective: f64,
    /// Largest absolute derivative of the objective at the solution.
    pub gradient: f64,
    /// Passes over the answers.
    pub passes: u32,
}

/// Why a calibration gives no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CalibrationRefusal {
    /// No question has answers to learn from.
    NothingToLearn,
    /// A prior is missing for some questions, or is not a distribution.
    BadPrior,
    /// More than 4,000 free parameters.
    TooLarge,
    /// The objective has no highest point at finite parameters, or none was found.
    NoMaximum,
}

/// Gradient at which the top counts as reached.
const REACHED: f64 = 1e-7;
const MOST_PARAMETERS: usize = 4_000;

/// Calibrates; standard errors are computed when wanted (they cost more than the rest).
pub fn calibrate(answers: &Responses, model: Model, priors: &Priors, errors: bool) -> Result<Fit, CalibrationRefusal> {
    let problem = Problem::new(answers, model, priors)?;
    let (parameters, top) = ascent::climb(&problem)?;
    let covariance = if errors { information::covariance(&problem, &parameters) } else { None };
    Ok(problem.fit(&parameters, &top, covariance.as_ref()))
}

/// Everything that stays the same during a calibration.
struct Problem<'a> {
    model: Model,
    priors: &'a Priors,
    rows: rows::Rows,
    nodes: Nodes,
    /// Questions that are calibrated, by index among all.
    items: Vec<usize>,
    item_count: usize,
    /// Start: difficulties by calibrated question.
    start: Vec<f64>,
}

/// Discrimination, difficulty and chance of guessing of the calibrated questions.
struct Curves {
    a: Vec<f64>,
    b: Vec<f64>,
    c: Vec<f64>,
}

impl Curves {
    /// The answer to a question at an ability.
    fn answer(&self, item: u32, right: bool, theta: f64) -> AnswerAt {
        let at = |values: &[f64], otherwise: f64| values.get(item as usize).copied().unwrap_or(otherwise);
        AnswerAt::new(right, at(&self.c, 0.0), logistic(at(&self.a, 1.0) * (theta - at(&self.b, 0.0))))
    }
}

/// First and second derivative of ln of the chance of an answer, in x = a (θ - b).
struct AnswerAt {
    slope: f64,
    /// Minus the second.
    curvature: f64,
}

impl AnswerAt {
    /// `l` is the logistic function of x, `c` the chance of guessing.
    fn new(right: bool, c: f64, l: f64) -> Self {
        if !right {
            return Self { slope: -l, curvature: l * (1.0 - l) };
        }
        let share = (1.0 - c) / (c + (1.0 - c) * l);
        let slope = share * l * (1.0 - l);
        Self { slope, curvature: squared(slope) - slope * (1.0 - 2.0 * l) }
    }
}

impl<'a> Problem<'a> {
    fn new(answers: &Responses, model: Model, priors: &'a Priors) -> Result<Self, CalibrationRefusal> {
        refuse_bad_priors(priors, answers.items())?;
        refuse_bad_knowledge(priors, answers.items())?;
        let with_prior = !priors.b.is_empty();
        let counts = answers.counts();
        let learnable = |&(right, seen): &(f64, f64)| if with_prior { seen > 0.0 } else { right > 0.0 && right < seen };
        let items: Vec<usize> = (0..counts.len()).filter(|&item| counts.get(item).is_some_and(learnable)).collect();
        let rows = answers.rows(&items);
        if items.is_empty() {
            return Err(CalibrationRefusal::NothingToLearn);
        }
        if items.len() * 2 > MOST_PARAMETERS {
            return Err(CalibrationRefusal::TooLarge);
        }
        let start = items.iter().map(|&item| start_of(counts.get(item).copied(), priors.b.get(item))).collect();
        let nodes = Nodes::for_length(rows.longest());
        Ok(Self { model, priors, rows, nodes, item_count: answers.items(), items, start })
    }

    fn parameter_count(&self) -> usize {
        match self.model {
            Model::Rasch => self.items.len(),
            Model::OneParameter => self.items.len() + 1,
            Model::TwoParameter => self.items.len() * 2,
        }
    }

    /// Places of ln a (none when fixed) and of b among the parameters.
    fn places(&self, item: usize) -> (Option<usize>, usize) {
        match self.model {
            Model::Rasch => (None, item),
            Model::OneParameter => (Some(0), item + 1),
            Model::TwoParameter => (Some(2 * item), 2 * item + 1),
        }
    }

    fn curves(&self, parameters: &[f64]) -> Curves {
        let at = |place: usize| parameters.get(place).copied().unwrap_or(0.0);
        let a = |item: usize| self.places(item).0.map_or(1.0, |place| exp(at(place)));
        let all = || 0..self.items.len();
        Curves {
            a: all().map(a).collect(),
            b: all().map(|item| at(self.places(item).1)).collect(),
            c: all().map(|item| self.guess(item)).collect(),
        }
    }

    fn guess(&self, item: usize) -> f64 {
        self.items.get(item).and_then(|&item| self.priors.c.get(item)).copied().unwrap_or(0.0)
    }

    /// The prior of ln a, where it is a question's own.
    fn prior_of_a(&self, item: usize) -> Option<NormalPrior> {
        let steady = self.items.get(item).and_then(|&item| self.priors.steady.get(item)).copied().unwrap_or(false);
        if steady && self.model == Model::TwoParameter { Some(STEADY) } else { self.priors.ln_a }
    }

    fn prior_of_b(&self, item: usize) -> Option<&NormalPrior> {
        self.items.get(item).and_then(|&item| self.priors.b.get(item))
    }

    /// The prior of each parameter.
    fn parameter_priors(&self) -> Vec<Option<NormalPrior>> {
        let mut all = vec![None; self.parameter_count()];
        for item in 0..self.items.len() {
            let (a, b) = self.places(item);
            if let Some(place) = a.and_then(|place| all.get_mut(place)) {
                *place = self.prior_of_a(item);
            }
            if let Some(place) = all.get_mut(b) {
                *place = self.prior_of_b(item).copied();
            }
        }
        all
    }

    fn fit(&self, parameters: &[f64], top: &ascent::Height, covariance: Option<&matrix::Matrix>) -> Fit {
        let mut items = vec![None; self.item_count];
        let curves = self.curves(parameters);
        for (item, (&a, &b)) in curves.a.iter().zip(&curves.b).enumerate() {
            if let Some(place) = self.items.get(item).and_then(|&index| items.get_mut(index)) {
                *place = Some(self.calibrated(item, a, b, covariance));
            }
        }
        Fit {
            items,
            ln_likelihood: top.ln_likelihood,
            objective: top.objective,
            gradient: top.steepest(),
            passes: top.passes,
        }
    }

    fn calibrated(&self, item: usize, a: f64, b: f64, covariance: Option<&matrix::Matrix>) -> Calibrated {
        let (place_a, place_b) = self.places(item);
        let entry = |x: usize, y: usize| covariance.map(|matrix| matrix.at(x, y));
        let root = |variance: f64| (variance > 0.0).then(|| variance.sqrt());
        let var_b = entry(place_b, place_b);
        let var_ln_a = place_a.and_then(|place| entry(place, place));
        let both = place_a.and_then(|place| entry(place, place_b)).unwrap_or(0.0);
        let intercept =
            var_b.map(|var_b| a * a * (b * b * var_ln_a.unwrap_or(0.0) + 2.0 * b * both + var_b)).and_then(root);
        Calibrated {
            a,
            b,
            se_a: var_ln_a.and_then(root).map(|se| a * se),
            se_b: var_b.and_then(root),
            se_intercept: intercept,
        }
    }
}

fn refuse_bad_priors(priors: &Priors, items: usize) -> Result<(), CalibrationRefusal> {
    let sound = |prior: &NormalPrior| prior.sd > 0.0 && prior.sd.is_finite() && prior.mean.is_finite();
    let complete = priors.b.is_empty() || priors.b.len() == items;
    if complete && priors.b.iter().chain(&priors.ln_a).all(sound) { Ok(()) } else { Err(CalibrationRefusal::BadPrior) }
}

fn refuse_bad_knowledge(priors: &Priors, items: usize) -> Result<(), CalibrationRefusal> {
    let complete = |length: usize| length == 0 || length == items;
    let sound = priors.c.iter().all(|c| (0.0..=0.9).contains(c));
    if sound && complete(priors.c.len()) && complete(priors.steady.len()) {
        Ok(())
    } else {
        Err(CalibrationRefusal::BadPrior)
    }
}

/// A first difficulty from the share of right answers, or the prior's mean.
fn start_of(counts: Option<(f64, f64)>, prior: Option<&NormalPrior>) -> f64 {
    let (right, seen) = counts.unwrap_or((0.0, 0.0));
    let share = (right + 0.5) / (seen + 1.0);
    let from_answers = 1.2 * ln((1.0 - share) / share);
    prior.map_or(from_answers, |prior| {
        let weight = 1.0 / squared(prior.sd);
        (weight * prior.mean + 0.2 * seen * from_answers) / (weight + 0.2 * seen)
    })
}

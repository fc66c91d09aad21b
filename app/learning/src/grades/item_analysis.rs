//! Classical item analysis: how hard each question was, how well it separated, how reliable the test was.
//!
//! Definitions of Moodle's quiz statistics where a name says so. What is not defined is none.

use super::statistics::{correlation, covariance, deviation, mean, median, quotient, shape, sorted, variance, varies};
use crate::numeric::sum;
use serde::{Deserialize, Serialize};

/// Figures of one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemFigures {
    /// Mean mark over maximum mark.
    pub facility: Option<f64>,
    /// Standard deviation of the marks (n - 1).
    pub sd: Option<f64>,
    /// Correlation with the rest of the test.
    pub item_rest_r: Option<f64>,
    /// Correlation with the whole test, itself included.
    pub item_total_r: Option<f64>,
    /// Covariance with the rest.
    pub covariance: Option<f64>,
    /// The greatest that covariance could be, both sides sorted.
    pub covariance_max: Option<f64>,
    /// 100 × covariance / greatest covariance.
    pub efficiency: Option<f64>,
    /// Share, in percent, of the spread of the total that the question brings; none when it works against it.
    pub effective_weight: Option<f64>,
    /// Facility in the upper 27 % minus facility in the lower 27 %.
    pub upper_lower: Option<f64>,
    /// Cronbach's α of the test without this question.
    pub alpha_without: Option<f64>,
}

/// Figures of a test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TestFigures {
    /// Learners.
    pub n: u32,
    /// Questions.
    pub k: u32,
    /// Mean total.
    pub mean: Option<f64>,
    /// Median total.
    pub median: Option<f64>,
    /// Standard deviation of the totals (n - 1).
    pub sd: Option<f64>,
    /// Skewness of the totals.
    pub skewness: Option<f64>,
    /// Excess kurtosis of the totals.
    pub kurtosis: Option<f64>,
    /// Cronbach's α.
    pub alpha: Option<f64>,
    /// 100 × √(1 - α).
    pub error_ratio: Option<f64>,
    /// Standard error of a total.
    pub standard_error: Option<f64>,
    /// Kuder–Richardson 20, for questions marked 0 or 1 only.
    pub kr20: Option<f64>,
    /// Kuder–Richardson 21, likewise.
    pub kr21: Option<f64>,
}

/// Analyses marks by learner and question against the questions' maximum marks.
///
/// Learners whose row has not as many marks as there are maxima, or a mark that is not a number, are left out.
#[must_use]
pub fn analyse(marks: &[Vec<f64>], maxima: &[f64]) -> (Vec<ItemFigures>, TestFigures) {
    let whole = |row: &&Vec<f64>| row.len() == maxima.len() && row.iter().all(|mark| mark.is_finite());
    let rows: Vec<&Vec<f64>> = marks.iter().filter(whole).collect();
    let columns: Vec<Vec<f64>> =
        (0..maxima.len()).map(|item| rows.iter().filter_map(|row| row.get(item).copied()).collect()).collect();
    let totals: Vec<f64> = rows.iter().map(|row| sum(row.iter().copied())).collect();
    let test = TestMarks { columns: &columns, maxima, totals: &totals };
    ((0..maxima.len()).filter_map(|item| test.item(item)).collect(), test.figures())
}

struct TestMarks<'a> {
    columns: &'a [Vec<f64>],
    maxima: &'a [f64],
    totals: &'a [f64],
}

impl TestMarks<'_> {
    fn item(&self, item: usize) -> Option<ItemFigures> {
        let (marks, maximum) = (self.columns.get(item)?, *self.maxima.get(item)?);
        let rest: Vec<f64> = self.totals.iter().zip(marks).map(|(total, mark)| total - mark).collect();
        let covariance_max = covariance(&sorted(marks), &sorted(&rest));
        let with_rest = covariance(marks, &rest);
        let possible = if varies(marks) && varies(&rest) { covariance_max } else { None };
        Some(ItemFigures {
            facility: mean(marks).and_then(|mean| quotient(mean, maximum)),
            sd: deviation(marks),
            item_rest_r: correlation(marks, &rest),
            item_total_r: correlation(marks, self.totals),
            covariance: with_rest,
            covariance_max,
            efficiency: with_rest.zip(possible).and_then(|(real, most)| quotient(100.0 * real, most)),
            effective_weight: self.effective_weight(marks),
            upper_lower: self.upper_lower(marks, maximum),
            alpha_without: self.alpha(Some(item)),
        })
    }

    fn effective_weight(&self, marks: &[f64]) -> Option<f64> {
        let root = |marks: &[f64]| covariance(marks, self.totals).filter(|&cov| cov >= 0.0).map(f64::sqrt);
        quotient(100.0 * root(marks)?, sum(self.columns.iter().filter_map(|column| root(column))))
    }

    /// Groups of 27 % by total, ties by row.
    fn upper_lower(&self, marks: &[f64], maximum: f64) -> Option<f64> {
        let size = (0.27 * marks.len() as f64 + 0.5).floor() as usize;
        let mut order: Vec<(f64, f64)> = self.totals.iter().copied().zip(marks.iter().copied()).collect();
        order.sort_by(|x, y| y.0.total_cmp(&x.0));
        let group = |rows: &[(f64, f64)]| mean(&rows.iter().map(|row| row.1).collect::<Vec<_>>());
        let upper = group(order.get(..size)?)?;
        quotient(upper - group(order.get(order.len() - size..)?)?, maximum)
    }

    /// Cronbach's α of the test, or of the test without one question.
    fn alpha(&self, without: Option<usize>) -> Option<f64> {
        let kept = || self.columns.iter().enumerate().filter(move |(item, _)| Some(*item) != without).map(|(_, c)| c);
        let k = kept().count() as f64;
        let left_out = without.and_then(|item| self.columns.get(item));
        let totals: Vec<f64> = match left_out {
            Some(marks) => self.totals.iter().zip(marks).map(|(total, mark)| total - mark).collect(),
            None => self.totals.to_vec(),
        };
        let of_items = sum(kept().filter_map(|column| variance(column)));
        if k < 2.0 || !varies(&totals) {
            return None;
        }
        Some(k / (k - 1.0) * (1.0 - quotient(of_items, variance(&totals)?)?))
    }

    fn figures(&self) -> TestFigures {
        let (skewness, kurtosis) = shape(self.totals);
        let alpha = self.alpha(None);
        let sd = deviation(self.totals);
        let error = alpha.filter(|&alpha| alpha <= 1.0).map(|alpha| (1.0 - alpha).sqrt());
        let dichotomous = self.columns.iter().flatten().all(|&mark| mark == 0.0 || mark == 1.0);
        TestFigures {
            n: self.totals.len() as u32,
            k: self.columns.len() as u32,
            mean: mean(self.totals),
            median: median(self.totals),
            sd,
            skewness,
            kurtosis,
            alpha,
            error_ratio: error.map(|error| 100.0 * error),
            standard_error: error.zip(sd).map(|(error, sd)| error * sd),
            kr20: alpha.filter(|_| dichotomous),
            kr21: self.kr21().filter(|_| dichotomous),
        }
    }

    fn kr21(&self) -> Option<f64> {
        let (n, k) = (self.totals.len() as f64, self.columns.len() as f64);
        let population = variance(self.totals)? * (n - 1.0) / n;
        let mean = mean(self.totals)?;
        if k < 2.0 {
            return None;
        }
        Some(k / (k - 1.0) * (1.0 - quotient(mean * (k - mean), k * population)?))
    }
}

/// What may be said of a question, in the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Advice {
    /// Too few answers to say anything.
    TooFew {
        /// Answers so far.
        n: u32,
        /// Answers from which something may be said.
        needed: u32,
    },
    /// The weaker learners answer it better than the stronger: the key may be wrong.
    WorksAgainst,
    /// Nearly everybody gets it right.
    TooEasy,
    /// Fewer get it right than by chance.
    TooHard,
    /// It hardly separates the stronger from the weaker.
    SeparatesLittle,
    /// Nothing to remark.
    Works,
}

/// Answers below which the engine is silent on discrimination.
pub const NEEDED: u32 = 50;

/// Advice on a question from its figures; `guess` is the chance of guessing it right. The discrimination is judged by
/// the end of its 95 % interval (Fisher's z), so that chance alone does not accuse a question.
#[must_use]
pub fn advice(figures: &ItemFigures, n: u32, guess: f64) -> Advice {
    let Some(facility) = figures.facility.filter(|_| n >= NEEDED) else { return Advice::TooFew { n, needed: NEEDED } };
    let interval = figures.item_rest_r.map(|r| correlation_interval(r, n));
    match interval {
        Some((_, high)) if high < 0.0 => Advice::WorksAgainst,
        _ if facility > 0.95 => Advice::TooEasy,
        _ if facility < guess => Advice::TooHard,
        Some((_, high)) if high < 0.2 => Advice::SeparatesLittle,
        None => Advice::SeparatesLittle,
        Some(_) => Advice::Works,
    }
}

/// 95 % interval of a correlation from `n` pairs (Fisher's z); the whole range for fewer than 4.
#[must_use]
pub fn correlation_interval(r: f64, n: u32) -> (f64, f64) {
    if n < 4 {
        return (-1.0, 1.0);
    }
    let r = r.clamp(-0.999_999, 0.999_999);
    let z = 0.5 * crate::numeric::ln((1.0 + r) / (1.0 - r));
    let half = crate::numeric::distributions::Z_95 / (f64::from(n) - 3.0).sqrt();
    (libm::tanh(z - half), libm::tanh(z + half))
}

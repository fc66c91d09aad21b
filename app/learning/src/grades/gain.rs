//! What a class learned between two tests, by definitions that must never be mixed.
//!
//! Hake 1998; normalised change: Marx & Cummings 2007; effect sizes after Lakens 2013.

use super::statistics::{correlation, deviation, mean, quotient, varies};
use crate::numeric::distributions::student_t_95;
use serde::{Deserialize, Serialize};

/// Learners below which no effect size is shown.
pub const NEEDED: u32 = 10;

/// Figures of one class, the same people before and after. None where not defined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// People with both marks.
    pub n: u32,
    /// Mean mark before.
    pub mean_pre: Option<f64>,
    /// Mean mark after.
    pub mean_post: Option<f64>,
    /// Standard deviation before (n - 1).
    pub sd_pre: Option<f64>,
    /// Standard deviation after (n - 1).
    pub sd_post: Option<f64>,
    /// Standard deviation of the differences (n - 1).
    pub sd_diff: Option<f64>,
    /// Correlation between before and after.
    pub r: Option<f64>,
    /// Hake's class gain: (mean after - mean before) / (maximum - mean before).
    pub hake_class: Option<f64>,
    /// Each person's gain over what was left to gain; none at the maximum before.
    pub hake_individual: Vec<Option<f64>>,
    /// Mean of those.
    pub hake_mean: Option<f64>,
    /// Each person's normalised change; none when nothing was or could be changed at either end.
    pub change: Vec<Option<f64>>,
    /// Mean of those.
    pub change_mean: Option<f64>,
    /// Mean difference over √((sd² + sd²) / 2).
    pub d_pooled: Option<f64>,
    /// Mean difference over the standard deviation of the differences.
    pub d_z: Option<f64>,
    /// Mean difference over the mean of the two standard deviations.
    pub d_av: Option<f64>,
    /// d_z √(2 (1 - r)).
    pub d_rm: Option<f64>,
    /// d_z with Hedges' correction for small n.
    pub g_z: Option<f64>,
    /// Mean difference over the standard deviation before.
    pub glass: Option<f64>,
    /// Student's t of the differences.
    pub t: Option<f64>,
    /// Its degrees of freedom.
    pub degrees: u32,
    /// 95 % interval of the mean difference.
    pub interval: Option<(f64, f64)>,
}

/// Compares pairs of marks (before, after) out of a maximum.
#[must_use]
pub fn gain(pairs: &[(f64, f64)], maximum: f64) -> Gain {
    let pre: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
    let post: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
    let diff: Vec<f64> = pairs.iter().map(|pair| pair.1 - pair.0).collect();
    let (n, difference) = (pairs.len() as f64, mean(&diff));
    let (sd_pre, sd_post, sd_diff) = (deviation(&pre), deviation(&post), deviation(&diff).filter(|_| varies(&diff)));
    let over = |sd: Option<f64>| quotient(difference?, sd?);
    let r = correlation(&pre, &post);
    let d_z = over(sd_diff);
    let se = sd_diff.map(|sd| sd / n.sqrt());
    let hake_individual: Vec<Option<f64>> = pairs.iter().map(|&pair| individual_gain(pair, maximum)).collect();
    let change: Vec<Option<f64>> = pairs.iter().map(|&pair| normalised_change(pair, maximum)).collect();
    Gain {
        n: pairs.len() as u32,
        mean_pre: mean(&pre),
        mean_post: mean(&post),
        hake_class: mean(&pre).zip(difference).and_then(|(pre, diff)| quotient(diff, maximum - pre)),
        hake_mean: mean_of_some(&hake_individual),
        hake_individual,
        change_mean: mean_of_some(&change),
        change,
        d_pooled: over(sd_pre.zip(sd_post).map(|(x, y)| ((x * x + y * y) / 2.0).sqrt())),
        d_av: over(sd_pre.zip(sd_post).map(|(x, y)| (x + y) / 2.0)),
        d_rm: d_z.zip(r).map(|(d, r)| d * (2.0 * (1.0 - r)).max(0.0).sqrt()),
        g_z: d_z.and_then(|d| quotient(3.0, 4.0 * (n - 1.0) - 1.0).map(|part| d * (1.0 - part))),
        glass: over(sd_pre),
        t: difference.zip(se).and_then(|(diff, se)| quotient(diff, se)),
        degrees: (pairs.len() as u32).saturating_sub(1),
        interval: difference.zip(se).map(|(diff, se)| interval(diff, se, n - 1.0)),
        d_z,
        sd_pre,
        sd_post,
        sd_diff: deviation(&diff),
        r,
    }
}

fn interval(difference: f64, se: f64, degrees: f64) -> (f64, f64) {
    let half = student_t_95(degrees) * se;
    (difference - half, difference + half)
}

fn individual_gain((pre, post): (f64, f64), maximum: f64) -> Option<f64> {
    if pre < maximum { quotient(post - pre, maximum - pre) } else { None }
}

fn normalised_change((pre, post): (f64, f64), maximum: f64) -> Option<f64> {
    if pre == post {
        return (pre != 0.0 && pre != maximum).then_some(0.0);
    }
    quotient(post - pre, if post > pre { maximum - pre } else { pre })
}

fn mean_of_some(values: &[Option<f64>]) -> Option<f64> {
    mean(&values.iter().flatten().copied().collect::<Vec<_>>())
}

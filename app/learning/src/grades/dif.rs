//! Does a question treat two groups alike, ability being equal? Mantel–Haenszel, matched on the total score.
//!
//! Holland & Thayer 1988; standard error of Robins, Breslow & Greenland 1986; classes of ETS.

use super::statistics::quotient;
use crate::numeric::distributions::chi_square_1_above;
use crate::numeric::{ln, squared};
use serde::{Deserialize, Serialize};

/// Answers needed on each side before anything is said.
pub const NEEDED: u32 = 100;

/// How large a difference is, by |Δ| alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// |Δ| <= 1: negligible.
    A,
    /// |Δ| <= 1.5: moderate.
    B,
    /// Above: large.
    C,
}

/// Figures of one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dif {
    /// Common odds ratio, reference over focal group; none when no stratum tells.
    pub alpha: Option<f64>,
    /// Δ = -2.35 ln(α); negative when the question is harder for the focal group.
    pub delta: Option<f64>,
    /// Standard error of ln(α).
    pub se_ln_alpha: Option<f64>,
    /// χ² with continuity correction, one degree of freedom.
    pub chi_square: Option<f64>,
    /// Its significance.
    pub p_value: Option<f64>,
    /// Size class by |Δ|.
    pub effect: Option<Effect>,
}

/// What may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// A group is too small to say anything.
    TooFew,
    /// No difference worth attention, or none that could not be chance.
    None,
    /// A difference of moderate size that is not chance: have the wording looked at.
    Moderate,
    /// A large difference that is not chance: keep the question out until it has been looked at.
    Large,
}

/// Counts of one stratum.
#[derive(Clone, Copy, Default)]
struct Stratum {
    reference_right: f64,
    reference_wrong: f64,
    focal_right: f64,
    focal_wrong: f64,
}

/// Analyses every question of a test: one row of right or wrong per learner, and whether each is of the focal group.
///
/// Strata are total scores, the studied question included. Rows of another length than the first are left out.
#[must_use]
pub fn mantel_haenszel(rows: &[Vec<bool>], focal: &[bool]) -> Vec<Dif> {
    let items = rows.first().map_or(0, Vec::len);
    let kept: Vec<(&Vec<bool>, bool)> =
        rows.iter().zip(focal.iter().copied()).filter(|(row, _)| row.len() == items).collect();
    (0..items).map(|item| one(&strata(&kept, item, items))).collect()
}

fn strata(rows: &[(&Vec<bool>, bool)], item: usize, items: usize) -> Vec<Stratum> {
    let mut strata = vec![Stratum::default(); items + 1];
    for (row, focal) in rows {
        let total = row.iter().filter(|right| **right).count();
        let Some(stratum) = strata.get_mut(total) else { continue };
        let count = match (focal, row.get(item).copied().unwrap_or(false)) {
            (false, true) => &mut stratum.reference_right,
            (false, false) => &mut stratum.reference_wrong,
            (true, true) => &mut stratum.focal_right,
            (true, false) => &mut stratum.focal_wrong,
        };
        *count += 1.0;
    }
    strata.retain(Stratum::tells);
    strata
}

impl Stratum {
    fn reference(&self) -> f64 {
        self.reference_right + self.reference_wrong
    }

    fn focal(&self) -> f64 {
        self.focal_right + self.focal_wrong
    }

    fn size(&self) -> f64 {
        self.reference() + self.focal()
    }

    fn tells(&self) -> bool {
        self.size() >= 2.0 && self.reference() > 0.0 && self.focal() > 0.0
    }

    fn expected(&self) -> f64 {
        self.reference() * (self.reference_right + self.focal_right) / self.size()
    }

    fn variance(&self) -> f64 {
        let (right, wrong) = (self.reference_right + self.focal_right, self.reference_wrong + self.focal_wrong);
        self.reference() * self.focal() * right * wrong / (squared(self.size()) * (self.size() - 1.0))
    }
}

fn one(strata: &[Stratum]) -> Dif {
    let total = |value: fn(&Stratum) -> f64| crate::numeric::sum(strata.iter().map(value));
    let for_reference = total(|s| s.reference_right * s.focal_wrong / s.size());
    let for_focal = total(|s| s.reference_wrong * s.focal_right / s.size());
    let alpha = quotient(for_reference, for_focal);
    let delta = alpha.filter(|&alpha| alpha > 0.0).map(|alpha| -2.35 * ln(alpha));
    let difference = (total(|s| s.reference_right) - total(Stratum::expected)).abs() - 0.5;
    let chi_square = quotient(squared(difference), total(Stratum::variance));
    Dif {
        alpha,
        delta,
        se_ln_alpha: delta.and_then(|_| standard_error(strata, for_reference, for_focal)),
        chi_square,
        p_value: chi_square.map(chi_square_1_above),
        effect: delta.map(effect),
    }
}

fn effect(delta: f64) -> Effect {
    match delta.abs() {
        size if size <= 1.0 => Effect::A,
        size if size <= 1.5 => Effect::B,
        _ => Effect::C,
    }
}

fn standard_error(strata: &[Stratum], for_reference: f64, for_focal: f64) -> Option<f64> {
    let total = |value: fn(f64, f64, f64, f64) -> f64| {
        crate::numeric::sum(strata.iter().map(|s| {
            let n = s.size();
            let agree = (s.reference_right + s.focal_wrong) / n;
            let differ = (s.reference_wrong + s.focal_right) / n;
            value(agree, differ, s.reference_right * s.focal_wrong / n, s.reference_wrong * s.focal_right / n)
        }))
    };
    let first = quotient(total(|p, _, r, _| p * r), 2.0 * squared(for_reference))?;
    let second = quotient(total(|p, q, r, s| p * s + q * r), 2.0 * for_reference * for_focal)?;
    let third = quotient(total(|_, q, _, s| q * s), 2.0 * squared(for_focal))?;
    Some((first + second + third).sqrt())
}

impl Dif {
    /// What may be said, `reference` and `focal` being the sizes of the two groups.
    #[must_use]
    pub fn finding(&self, reference: u32, focal: u32) -> Finding {
        let significant = self.p_value.is_some_and(|p| p < 0.05);
        match self.effect {
            _ if reference.min(focal) < NEEDED => Finding::TooFew,
            Some(Effect::B) if significant => Finding::Moderate,
            Some(Effect::C) if significant => Finding::Large,
            _ => Finding::None,
        }
    }
}

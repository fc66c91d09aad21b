//! The item response function: the chance of a right answer as a curve over ability, and what an answer tells.
//!
//! P(θ) = c + (d - c) / (1 + exp(-a (θ - b))), logistic metric (D = 1) everywhere; Birnbaum in Lord & Novick 1968,
//! Barton & Lord 1981 for d. Abilities and difficulties share one scale on which learners are about N(0, 1).

use crate::numeric::{exp, exp_m1, ln_1p, logistic};
use serde::{Deserialize, Serialize};

/// Factor from the normal-ogive metric (D = 1.702) to ours.
pub const NORMAL_METRIC: f64 = 1.702;

/// One question's curve. Made by [`Curve::new`], so every value is usable.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "[f64; 4]", into = "[f64; 4]")]
pub struct Curve {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
}

/// Which parameter of a curve is out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CurveError {
    /// The discrimination is not above 0 and at most 1000.
    Discrimination,
    /// The difficulty is not between -1000 and 1000.
    Difficulty,
    /// The guessing and slipping bounds are not 0 <= c < d <= 1.
    Bounds,
}

impl std::fmt::Display for CurveError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Discrimination => "discrimination out of range",
            Self::Difficulty => "difficulty out of range",
            Self::Bounds => "guessing and slipping out of range",
        })
    }
}

impl std::error::Error for CurveError {}

/// Everything there is to know about a curve at one ability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Chance of a right answer.
    pub p: f64,
    /// Chance of a wrong answer, exact where it is tiny.
    pub q: f64,
    /// Natural logarithm of `p`.
    pub ln_p: f64,
    /// Natural logarithm of `q`.
    pub ln_q: f64,
    /// First derivative of `p` in ability.
    pub slope: f64,
    /// Second derivative of `p` in ability.
    pub bend: f64,
    /// Fisher information, slope² / (p q).
    pub information: f64,
    /// Derivative of the information in ability.
    pub information_slope: f64,
}

impl Curve {
    /// An answer that says nothing of anybody: nearly flat, at even chances.
    pub const FLAT: Self = Self { a: 1e-6, b: 0.0, c: 0.0, d: 1.0 };

    /// A curve of discrimination `a` (per unit of ability), difficulty `b`, chance `c` of guessing right and highest
    /// chance `d`; refuses what is not finite or out of range.
    pub fn new(a: f64, b: f64, c: f64, d: f64) -> Result<Self, CurveError> {
        if !(a > 0.0 && a <= 1_000.0) {
            return Err(CurveError::Discrimination);
        }
        if !(-1_000.0..=1_000.0).contains(&b) {
            return Err(CurveError::Difficulty);
        }
        if !(0.0 <= c && c < d && d <= 1.0) {
            return Err(CurveError::Bounds);
        }
        Ok(Self { a, b, c, d })
    }

    /// A curve published in the normal-ogive metric (D = 1.702), converted to ours.
    pub fn from_normal_metric(a: f64, b: f64, c: f64, d: f64) -> Result<Self, CurveError> {
        Self::new(a * NORMAL_METRIC, b, c, d)
    }

    /// Discrimination.
    #[must_use]
    pub fn a(&self) -> f64 {
        self.a
    }

    /// Difficulty.
    #[must_use]
    pub fn b(&self) -> f64 {
        self.b
    }

    /// Chance of guessing right.
    #[must_use]
    pub fn c(&self) -> f64 {
        self.c
    }

    /// Highest chance of a right answer.
    #[must_use]
    pub fn d(&self) -> f64 {
        self.d
    }

    /// Chance of a right answer at an ability.
    #[must_use]
    #[inline]
    pub fn right(&self, theta: f64) -> f64 {
        self.c + (self.d - self.c) * logistic(self.a * (theta - self.b))
    }

    /// Chance of a wrong answer at an ability, exact where it is tiny.
    #[must_use]
    #[inline]
    pub fn wrong(&self, theta: f64) -> f64 {
        (1.0 - self.d) + (self.d - self.c) * logistic(self.a * (self.b - theta))
    }

    /// ln of the chance of this answer.
    #[must_use]
    pub fn ln_chance(&self, right: bool, theta: f64) -> f64 {
        let point = self.point(theta);
        if right { point.ln_p } else { point.ln_q }
    }

    /// Fisher information at an ability.
    #[must_use]
    #[inline]
    pub fn information(&self, theta: f64) -> f64 {
        let small = exp(-(self.a * (theta - self.b)).abs());
        let whole = 1.0 + small;
        if self.c == 0.0 && self.d == 1.0 {
            return self.a * self.a * small / (whole * whole);
        }
        let (low, high) = (small / whole, 1.0 / whole);
        let (s, t) = if theta < self.b { (low, high) } else { (high, low) };
        let span = self.d - self.c;
        self.a * self.a * span * span * s * t * self.share_of_p(s) * self.share_of_q(t)
    }

    /// s / p, also where both vanish.
    #[inline]
    fn share_of_p(&self, s: f64) -> f64 {
        if self.c == 0.0 { 1.0 / self.d } else { s / (self.c + (self.d - self.c) * s) }
    }

    /// t / q, also where both vanish.
    #[inline]
    fn share_of_q(&self, t: f64) -> f64 {
        if self.d == 1.0 { 1.0 / (1.0 - self.c) } else { t / ((1.0 - self.d) + (self.d - self.c) * t) }
    }

    /// Everything at one ability.
    #[must_use]
    pub fn point(&self, theta: f64) -> Point {
        let x = self.a * (theta - self.b);
        let (s, t) = (logistic(x), logistic(-x));
        let span = self.d - self.c;
        let (p, q) = (self.c + span * s, (1.0 - self.d) + span * t);
        let lean = lean(x);
        let slope = span * self.a * s * t;
        let information = self.a * self.a * span * span * s * t * self.share_of_p(s) * self.share_of_q(t);
        let steepness = self.a * self.share_of_p(s) * self.share_of_q(t) * span;
        let gap = (1.0 - self.d - self.c) + span * lean;
        Point {
            p,
            q,
            ln_p: ln_of(p, q, self.c == 0.0 && self.d == 1.0, x),
            ln_q: ln_of(q, p, self.c == 0.0 && self.d == 1.0, -x),
            slope,
            bend: slope * self.a * lean,
            information,
            information_slope: information * (2.0 * self.a * lean - steepness * gap),
        }
    }

    /// The ability at which the information is largest; for d < 1 the difficulty, which is near it.
    #[must_use]
    pub fn peak(&self) -> f64 {
        if self.c == 0.0 || self.d < 1.0 {
            return self.b;
        }
        self.b + crate::numeric::ln((1.0 + (1.0 + 8.0 * self.c).sqrt()) / 2.0) / self.a
    }

    /// A number that the information does not exceed anywhere between two abilities, `low <= high`.
    #[must_use]
    pub fn information_bound(&self, low: f64, high: f64) -> f64 {
        let bound =
            if self.d == 1.0 { self.information(self.peak().max(low).min(high)) } else { self.loose_bound(low, high) };
        bound * (1.0 + 1e-12)
    }

    /// The largest slope² between the two over the smallest p and the smallest q.
    fn loose_bound(&self, low: f64, high: f64) -> f64 {
        let x = self.a * (self.b.max(low).min(high) - self.b);
        let (least_p, least_q) = (logistic(self.a * (low - self.b)), logistic(-self.a * (high - self.b)));
        let (s, t) = (logistic(x), logistic(-x));
        let span = self.d - self.c;
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 / span };
        let over_p = ratio(s, self.c + span * least_p);
        let over_q = ratio(t, (1.0 - self.d) + span * least_q);
        self.a * self.a * span * span * s * t * over_p * over_q
    }
}

impl TryFrom<[f64; 4]> for Curve {
    type Error = CurveError;
    fn try_from([a, b, c, d]: [f64; 4]) -> Result<Self, CurveError> {
        Self::new(a, b, c, d)
    }
}

impl From<Curve> for [f64; 4] {
    fn from(curve: Curve) -> Self {
        [curve.a, curve.b, curve.c, curve.d]
    }
}

/// logistic(-x) - logistic(x), exact near zero.
fn lean(x: f64) -> f64 {
    let size = x.abs();
    let value = -exp_m1(-size) / (1.0 + exp(-size));
    if x > 0.0 { -value } else { value }
}

/// ln p, from whichever of p and q = 1 - p is exact; `plain` when p = logistic(x).
fn ln_of(p: f64, q: f64, plain: bool, x: f64) -> f64 {
    if plain {
        crate::numeric::elementary::ln_logistic(x)
    } else if p > 0.5 {
        ln_1p(-q)
    } else {
        crate::numeric::ln(p)
    }
}

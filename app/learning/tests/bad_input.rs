//! Bad input: none, or a refusal with its reason; never NaN, an infinity or an invented number.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use learning::grades::{cut, dif, gain, item_analysis};
use learning::mastery::ability::{Answer, Prior, eap, map, ml, wle};
use learning::mastery::calibration::{CalibrationRefusal, Model, NormalPrior, Priors, Responses, calibrate};
use learning::mastery::irt::{Curve, CurveError};
use learning::mastery::moments::{Belief, learn};
use learning::mastery::tracing::{Elo, KnowledgeTracing, Skill, performance_factors};
use learning::mastery::{beliefs, exposure};
use learning::review::fsrs::{Grade, Weights};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn curves_out_of_range_are_refused() {
    assert_eq!(Curve::new(0.0, 0.0, 0.0, 1.0), Err(CurveError::Discrimination));
    assert_eq!(Curve::new(f64::NAN, 0.0, 0.0, 1.0), Err(CurveError::Discrimination));
    assert_eq!(Curve::new(1.0, f64::INFINITY, 0.0, 1.0), Err(CurveError::Difficulty));
    assert_eq!(Curve::new(1.0, 0.0, 0.5, 0.5), Err(CurveError::Bounds));
    assert_eq!(Curve::new(1.0, 0.0, f64::NAN, 1.0), Err(CurveError::Bounds));
    assert!(serde_json::from_str::<Curve>("[0.0, 0.0, 0.0, 1.0]").is_err());
}

#[test]
fn abilities_without_an_answer_are_none() {
    let curve = Curve::new(1.0, 0.0, 0.0, 1.0).unwrap();
    let right = [Answer { curve, right: true }];
    assert!(ml(&[]).is_none() && ml(&right).is_none() && wle(&[]).is_none());
    assert!(map(&right, 0.0, 0.0).is_none() && eap(&right, Prior::Uniform { low: 1.0, high: 1.0 }).is_none());
    assert!(eap(&right, Prior::Normal { mean: f64::NAN, sd: 1.0 }).is_none());
}

fn row(text: &str) -> Vec<Option<bool>> {
    text.chars().map(|c| (c != '-').then_some(c == '1')).collect()
}

fn fit(rows: &[&str], model: Model, priors: &Priors) -> Result<Vec<bool>, CalibrationRefusal> {
    let rows: Vec<_> = rows.iter().map(|text| row(text)).collect();
    let fit = calibrate(&Responses::from_rows(&rows), model, priors, true)?;
    assert!(
        fit.ln_likelihood.is_finite()
            && fit.items.iter().flatten().all(|item| item.a.is_finite() && item.b.is_finite())
    );
    Ok(fit.items.iter().map(Option::is_some).collect())
}

#[test]
fn calibration_leaves_out_what_cannot_be_learned() {
    let none = Priors::default();
    let rows = ["110-", "100-", "1-1-", "101-", "----", "110-", "100-", "101-"];
    assert_eq!(fit(&rows, Model::Rasch, &none), Ok(vec![false, true, true, false]));
    assert_eq!(fit(&["111", "111"], Model::Rasch, &none), Err(CalibrationRefusal::NothingToLearn));
    assert_eq!(fit(&["---", "---"], Model::TwoParameter, &none), Err(CalibrationRefusal::NothingToLearn));
    assert_eq!(fit(&[], Model::Rasch, &none), Err(CalibrationRefusal::NothingToLearn));
    let prior = Priors { ln_a: None, b: vec![NormalPrior { mean: 0.0, sd: 1.0 }; 4], ..Priors::default() };
    assert_eq!(fit(&rows, Model::Rasch, &prior), Ok(vec![true, true, true, false]));
    let short = Priors { ln_a: None, b: vec![NormalPrior { mean: 0.0, sd: 1.0 }; 2], ..Priors::default() };
    assert_eq!(fit(&rows, Model::Rasch, &short), Err(CalibrationRefusal::BadPrior));
    let wrong = Priors { ln_a: Some(NormalPrior { mean: 0.0, sd: 0.0 }), ..Priors::default() };
    assert_eq!(fit(&rows, Model::TwoParameter, &wrong), Err(CalibrationRefusal::BadPrior));
}

#[test]
fn class_figures_of_nothing_are_none() {
    let (items, test) = item_analysis::analyse(&[], &[1.0, 1.0]);
    assert!(items.len() == 2 && items[0].facility.is_none() && test.alpha.is_none() && test.mean.is_none());
    let (items, test) = item_analysis::analyse(&[vec![1.0, 1.0], vec![1.0, 1.0]], &[1.0, 1.0]);
    assert!(items[0].item_rest_r.is_none() && test.alpha.is_none() && test.kr20.is_none());
    assert!(matches!(item_analysis::advice(&items[0], 2, 0.25), item_analysis::Advice::TooFew { n: 2, needed: 50 }));
    assert!(dif::mantel_haenszel(&[], &[]).is_empty());
    let alone = dif::mantel_haenszel(&[vec![true, false], vec![false, true]], &[false, false]);
    assert!(alone[0].alpha.is_none() && alone[0].p_value.is_none() && alone[0].finding(2, 0) == dif::Finding::TooFew);
    let none = gain::gain(&[], 20.0);
    assert!(none.mean_pre.is_none() && none.interval.is_none() && none.hake_class.is_none());
    let one = gain::gain(&[(20.0, 20.0)], 20.0);
    assert!(one.t.is_none() && one.hake_individual == [None] && one.change == [None] && one.hake_class.is_none());
    assert!(
        cut::angoff(&[]).is_none()
            && cut::angoff(&[vec![0.5], vec![0.5, 0.5]]).is_none()
            && cut::angoff(&[vec![1.5]]).is_none()
    );
    assert!(cut::ability_at(2.0, &[Curve::new(1.0, 0.0, 0.0, 1.0).unwrap()]).is_none());
    assert!(exposure::usage(3, &[]).is_none() && exposure::usage(0, &[vec![0]]).is_none());
}

#[test]
fn a_fresh_posterior_is_never_sharper_than_its_evidence() {
    let first = beliefs::from_level(9);
    assert_eq!(first, beliefs::from_level(5));
    assert_eq!(beliefs::after_edit(first, beliefs::from_level(1), beliefs::Edit::Key), beliefs::from_level(1));
    assert!(beliefs::after_edit(first, first, beliefs::Edit::Translation).variance > first.variance);
}

proptest! {
    #[test]
    fn one_answer_teaches_finitely(m in -8.0f64..8.0, v in 0.0f64..4.0, b in -8.0f64..8.0, w in 0.0f64..4.0, a in 0.05f64..30.0, c in 0.0f64..0.6, right: bool) {
        let learned = learn(Belief { mean: m, variance: v }, Belief { mean: b, variance: w }, a, c, right);
        let sign = if right { 1.0 } else { -1.0 };
        prop_assert!(learned.chance > 0.0 && learned.chance <= 1.0 + 1e-12);
        prop_assert!(sign * (learned.ability.mean - m) >= -1e-12 && sign * (learned.difficulty.mean - b) <= 1e-12);
        prop_assert!(learned.ability.variance.is_finite() && learned.difficulty.variance >= 0.0);
    }

    #[test]
    fn information_is_a_number_everywhere(a in 0.001f64..1000.0, b in -1000.0f64..1000.0, c in 0.0f64..0.9, slip in 0.0f64..0.09, theta in -1e6f64..1e6) {
        let curve = Curve::new(a, b, c, 1.0 - slip).unwrap();
        let point = curve.point(theta);
        let all = [point.p, point.q, point.ln_p, point.ln_q, point.slope, point.bend, point.information, point.information_slope];
        prop_assert!(all.iter().all(|number| number.is_finite()), "{point:?}");
        let (low, high) = (theta - 0.05, theta + 0.05);
        prop_assert!(curve.information(theta) <= curve.information_bound(low, high) && curve.information(theta) >= 0.0);
    }

    #[test]
    fn other_models_stay_numbers(p in vec(0.0f64..=1.0, 5), answers in vec(any::<bool>(), 0..30), huge in -1e308f64..1e308, count: u32) {
        let model = KnowledgeTracing { known: p[0], learn: p[1], guess: p[2], slip: p[3], forget: p[4] };
        for step in model.trace(&answers) {
            prop_assert!([step.right, step.known, step.known_next].iter().all(|chance| (-1e-12..=1.0 + 1e-12).contains(chance)), "{step:?}");
        }
        let skill = Skill { beta: huge, gamma: huge, rho: -huge };
        let chance = performance_factors([(skill, count, count / 2), (skill, 1, count)]);
        prop_assert!((0.0..=1.0).contains(&chance), "{chance}");
        let elo = Elo { a: 0.4, b: 0.05, guess: p[2] };
        let (ability, difficulty) = elo.step((huge, count), (-huge, 0), answers.len() % 2 == 0);
        prop_assert!(ability.is_finite() && difficulty.is_finite());
    }

    #[test]
    fn memories_stay_in_range(reviews in vec((0u32..40_000, 0u8..4), 1..60)) {
        let grade = |number: u8| [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy][usize::from(number)];
        let memory = Weights::default().after(reviews.into_iter().map(|(days, number)| (days, grade(number)))).unwrap();
        prop_assert!(memory.stability.is_finite() && memory.stability > 0.0 && (1.0..=10.0).contains(&memory.difficulty));
        prop_assert!((1..=36_500).contains(&Weights::default().interval_days(memory, 0.9)));
    }

    #[test]
    fn calibrations_of_odd_data_end(rows in vec(vec(prop_oneof![Just(None), any::<bool>().prop_map(Some)], 4), 0..30), model in 0usize..3) {
        let model = [Model::Rasch, Model::OneParameter, Model::TwoParameter][model];
        let priors = Priors { ln_a: Some(NormalPrior { mean: 0.0, sd: 0.5 }), b: vec![NormalPrior { mean: 0.0, sd: 1.5 }; 4], c: vec![0.0, 0.25, 0.5, 0.0], steady: vec![true, false, false, true] };
        for priors in [Priors::default(), if rows.is_empty() { Priors::default() } else { priors }] {
            if let Ok(fit) = calibrate(&Responses::from_rows(&rows), model, &priors, true) {
                let finite = |item: &learning::mastery::calibration::Calibrated| {
                    item.a.is_finite() && item.b.is_finite() && [item.se_a, item.se_b, item.se_intercept].iter().flatten().all(|se| se.is_finite())
                };
                prop_assert!(fit.items.iter().flatten().all(finite) && fit.gradient < 1e-4 && fit.ln_likelihood.is_finite());
            }
        }
    }
}

//! Figures about questions and classes.

use super::check::some;
use super::reading::{curves, elsewhere, numbers, rows};
use super::{Absent, Case};
use learning::grades::cut::{ability_at, angoff};
use learning::grades::dif::{Effect, mantel_haenszel};
use learning::grades::gain::{self, Gain};
use learning::grades::item_analysis::{ItemFigures, TestFigures, analyse};
use serde_json::Value;

fn marks(case: &Case) -> Result<Vec<Vec<f64>>, Absent> {
    if let Some(marks) = case.inputs()["marks"].as_array() {
        return Ok(marks.iter().map(numbers).collect());
    }
    let mark = |right: Option<bool>| f64::from(u8::from(right == Some(true)));
    Ok(rows(case)?.into_iter().map(|row| row.into_iter().map(mark).collect()).collect())
}

fn item_column(item: &ItemFigures, name: &str) -> Option<Option<f64>> {
    Some(match name {
        "facility" => item.facility,
        "sd" => item.sd,
        "item_rest_r" => item.item_rest_r,
        "item_total_r" => item.item_total_r,
        "covariance" => item.covariance,
        "covariance_max" => item.covariance_max,
        "moodle_discrimination_index" => item.item_rest_r.map(|r| 100.0 * r),
        "moodle_discriminative_efficiency" => item.efficiency,
        "moodle_effective_weight" => item.effective_weight,
        "upper_lower_27" => item.upper_lower,
        "alpha_if_deleted" => item.alpha_without,
        _ => return None,
    })
}

fn test_column(test: &TestFigures, name: &str) -> Option<Option<f64>> {
    Some(match name {
        "n" => Some(f64::from(test.n)),
        "k" => Some(f64::from(test.k)),
        "mean" => test.mean,
        "median" => test.median,
        "sd" => test.sd,
        "skewness" => test.skewness,
        "kurtosis_excess" => test.kurtosis,
        "cronbach_alpha" => test.alpha,
        "moodle_cic" => test.alpha.map(|alpha| 100.0 * alpha),
        "moodle_error_ratio" => test.error_ratio,
        "moodle_standard_error" => test.standard_error,
        "kr20_population_var" => test.kr20,
        "kr21_population_var" => test.kr21,
        _ => return None,
    })
}

/// Compares every column that is expected; one that is not known counts as a deviation.
fn columns(case: &mut Case, expected: &Value, tolerance: f64, column: impl Fn(&str) -> Option<Option<f64>>) {
    for (name, expected) in expected.as_object().into_iter().flatten() {
        match column(name) {
            Some(actual) => case.check.close(name, actual, expected, tolerance),
            None => case.check.holds(&format!("{name} is not known"), false),
        }
    }
}

pub fn item_analysis(case: &mut Case) -> Result<(), Absent> {
    let marks = marks(case)?;
    let mut maxima = numbers(&case.inputs()["max_mark"]);
    if maxima.is_empty() {
        maxima = vec![1.0; marks.first().map_or(0, Vec::len)];
    }
    let (items, test) = analyse(&marks, &maxima);
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let listed = expected["items"].as_array().cloned().unwrap_or_default();
    case.check.same("items", items.len(), listed.len());
    for (item, expected) in items.iter().zip(&listed) {
        columns(case, expected, tolerance, |name| item_column(item, name));
    }
    columns(case, &expected["test"], tolerance, |name| test_column(&test, name));
    Ok(())
}

pub fn dif(case: &mut Case) -> Result<(), Absent> {
    let rows: Vec<Vec<bool>> =
        rows(case)?.into_iter().map(|row| row.into_iter().map(|r| r == Some(true)).collect()).collect();
    let group = match case.inputs()["data"].as_str() {
        Some(reference) => elsewhere(case.files, reference)?["gender"].clone(),
        None => case.inputs()["group"].clone(),
    };
    let focal: Vec<bool> = numbers(&group).into_iter().map(|group| group == 1.0).collect();
    let found = mantel_haenszel(&rows, &focal);
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let listed = expected.as_array().cloned().unwrap_or_default();
    case.check.same("items", found.len(), listed.len());
    for (item, expected) in found.iter().zip(&listed) {
        let effect = item.effect.map(|effect| match effect {
            Effect::A => "A",
            Effect::B => "B",
            Effect::C => "C",
        });
        case.check.same("effect", effect, expected["effect"].as_str());
        for (name, value) in [
            ("alpha_mh", item.alpha),
            ("delta_mh", item.delta),
            ("se_log_alpha", item.se_ln_alpha),
            ("chi2", item.chi_square),
            ("p_value", item.p_value),
        ] {
            case.check.close(name, value, &expected[name], tolerance);
        }
    }
    Ok(())
}

fn gain_of(case: &Case) -> Gain {
    let i = case.inputs();
    let pairs: Vec<(f64, f64)> = numbers(&i["pre"]).into_iter().zip(numbers(&i["post"])).collect();
    gain::gain(&pairs, i["max_score"].as_f64().unwrap_or(1.0))
}

pub fn gain(case: &mut Case) -> Result<(), Absent> {
    let g = gain_of(case);
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let lists = [("hake_individual", &g.hake_individual), ("normalized_change", &g.change)];
    for (name, list) in lists {
        case.check.all_close(name, list, &expected[name], tolerance);
    }
    let mut plain = expected.clone();
    if let Some(values) = plain.as_object_mut() {
        values.retain(|name, _| !["hake_individual", "normalized_change", "ci95_mean_diff"].contains(&name.as_str()));
    }
    columns(case, &plain, tolerance, |name| {
        Some(match name {
            "n" => Some(f64::from(g.n)),
            "df" => Some(f64::from(g.degrees)),
            "mean_pre" => g.mean_pre,
            "mean_post" => g.mean_post,
            "sd_pre" => g.sd_pre,
            "sd_post" => g.sd_post,
            "sd_diff" => g.sd_diff,
            "r_pre_post" => g.r,
            "hake_class" => g.hake_class,
            "hake_mean_individual" => g.hake_mean,
            "normalized_change_mean" => g.change_mean,
            "cohen_d_pooled" => g.d_pooled,
            "cohen_dz" => g.d_z,
            "cohen_d_av" => g.d_av,
            "cohen_d_rm" => g.d_rm,
            "hedges_g_z" => g.g_z,
            "glass_delta_pre" => g.glass,
            "t" => g.t,
            _ => return None,
        })
    });
    let (low, high) = (g.interval.map(|interval| interval.0), g.interval.map(|interval| interval.1));
    case.check.close("interval", low, &expected["ci95_mean_diff"][0], tolerance);
    case.check.close("interval", high, &expected["ci95_mean_diff"][1], tolerance);
    Ok(())
}

pub fn cut(case: &mut Case) -> Result<(), Absent> {
    let ratings: Vec<Vec<f64>> = case.inputs()["ratings"].as_array().into_iter().flatten().map(numbers).collect();
    let found = angoff(&ratings);
    let curves = curves(case.inputs());
    let (expected, tolerance) = (case.expected().clone(), case.tolerance("absolute"));
    let theta = found.as_ref().and_then(|cut| ability_at(cut.raw, &curves));
    case.check.all_close(
        "judges",
        &found.as_ref().map_or(vec![], |c| some(&c.judges)),
        &expected["judge_sums"],
        tolerance,
    );
    case.check.all_close(
        "item sd",
        &found.as_ref().map_or(vec![], |c| c.item_sd.clone()),
        &expected["item_sd"],
        tolerance,
    );
    case.check.close("raw", found.as_ref().map(|c| c.raw), &expected["angoff_cut_raw"], tolerance);
    case.check.close("percent", found.as_ref().map(|c| c.percent), &expected["angoff_cut_percent"], tolerance);
    case.check.close("se", found.as_ref().and_then(|c| c.se), &expected["se_judges"], tolerance);
    case.check.close("theta", theta, &expected["theta_cut"], tolerance);
    Ok(())
}

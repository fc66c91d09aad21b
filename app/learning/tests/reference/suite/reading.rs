//! Reading values out of JSON.

use super::{Absent, Case, Files};
use learning::mastery::irt::{Curve, NORMAL_METRIC};
use serde_json::Value;

pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

pub fn indices(value: &Value) -> Vec<u32> {
    value.as_array().into_iter().flatten().filter_map(|index| index.as_u64().map(|index| index as u32)).collect()
}

/// 0, 1 or true, false; none for null and for anything that is not an answer.
pub fn answer(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| value.as_f64().map(|mark| mark == 1.0))
}

pub fn answers(value: &Value) -> Vec<Option<bool>> {
    match value.as_str() {
        Some(text) => text.chars().map(|c| (c == '0' || c == '1').then_some(c == '1')).collect(),
        None => value.as_array().into_iter().flatten().map(answer).collect(),
    }
}

/// Curves from lists a, b and, where given, c and d, in a metric D.
pub fn curves(value: &Value) -> Vec<Curve> {
    let (a, b) = (numbers(&value["a"]), numbers(&value["b"]));
    let metric = value["D"].as_f64().unwrap_or(1.0);
    let list = |name: &str, otherwise: f64| {
        let values = numbers(&value[name]);
        let same = value[name].as_f64().unwrap_or(otherwise);
        if values.is_empty() { vec![same; b.len()] } else { values }
    };
    let (c, d) = (list("c", 0.0), list("d", 1.0));
    let one = |item: usize| curve(a[item], b[item], c[item], d[item], metric);
    (0..b.len()).map(one).collect()
}

pub fn curve(a: f64, b: f64, c: f64, d: f64, metric: f64) -> Curve {
    let made =
        if metric == NORMAL_METRIC { Curve::from_normal_metric(a, b, c, d) } else { Curve::new(a * metric, b, c, d) };
    made.unwrap()
}

/// A value of another file, named as in "data/lsat.json#lsat6"; the part after # is a key.
pub fn elsewhere(files: &Files, reference: &str) -> Result<Value, Absent> {
    let reference = reference.split(' ').next().unwrap_or_default();
    let (path, key) = reference.split_once('#').unwrap_or((reference, ""));
    let found = files.get(path).or_else(|| files.iter().find(|(other, _)| other.ends_with(path)).map(|(_, text)| text));
    let value: Value = found.and_then(|text| serde_json::from_str(text).ok()).ok_or(Absent)?;
    Ok(if key.is_empty() { value } else { value[key].clone() })
}

/// Rows of answers, either in the case itself or in a data file: patterns with frequencies, or one string per person.
pub fn rows(case: &Case) -> Result<Vec<Vec<Option<bool>>>, Absent> {
    let Some(reference) = case.inputs()["data"].as_str() else { return Ok(listed(&case.inputs()["responses"])) };
    let value = elsewhere(case.files, reference)?;
    Ok(listed(if value.is_object() { &value["responses"] } else { &value }))
}

fn listed(value: &Value) -> Vec<Vec<Option<bool>>> {
    let one = |row: &Value| match row.as_array().map(Vec::as_slice) {
        Some([pattern, frequency]) if pattern.is_string() => {
            vec![answers(pattern); frequency.as_u64().unwrap_or(0) as usize]
        }
        _ => vec![answers(row)],
    };
    value.as_array().into_iter().flatten().flat_map(one).collect()
}

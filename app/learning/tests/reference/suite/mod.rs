//! Runs reference vectors: JSON files with a description, tolerances and cases. One function per family of files.

mod bank_files;
pub mod benchmark;
mod calibration;
mod check;
mod classes;
mod estimation;
mod learners;
mod reading;
mod selection;

use check::Check;
use serde_json::Value;
use std::collections::BTreeMap;

/// Files by their path relative to the folder, with forward slashes.
pub type Files = BTreeMap<String, String>;

/// What became of one file.
pub struct Outcome {
    pub file: String,
    pub cases: usize,
    pub passed: usize,
    /// Cases whose data are not there.
    pub set_aside: usize,
    pub failures: Vec<String>,
    /// See [`Check::bits`].
    pub bits: u64,
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} cases, {} passed; bits {:016x}", self.file, self.cases, self.passed, self.bits)?;
        if self.set_aside > 0 {
            write!(f, " ({} more set aside: their data are not in this folder)", self.set_aside)?;
        }
        self.failures.iter().take(8).try_for_each(|failure| write!(f, "\n    {failure}"))
    }
}

/// One case: where to look up banks and data, its own values, and where deviations go.
pub struct Case<'a> {
    pub files: &'a Files,
    pub file: &'a Value,
    pub case: &'a Value,
    pub check: Check,
}

impl Case<'_> {
    pub fn inputs(&self) -> &Value {
        &self.case["inputs"]
    }

    pub fn expected(&self) -> &Value {
        &self.case["expected"]
    }

    /// A tolerance of the file.
    pub fn tolerance(&self, name: &str) -> f64 {
        self.file["tolerance"][name].as_f64().unwrap_or(0.0)
    }
}

/// Data that a case names are not there.
pub struct Absent;

type Runner = fn(&mut Case) -> Result<(), Absent>;

fn runner(name: &str) -> Option<Runner> {
    Some(match name {
        "irt_functions" => estimation::irt,
        "ability_estimation" => estimation::ability,
        "online_moment_update" => estimation::moments,
        "uncertain_item_irf" => estimation::uncertain,
        "stopping" => estimation::stopping,
        "item_selection" => selection::sequence,
        "selection_criteria" => selection::criteria,
        "exposure" => selection::exposure,
        "calibration" => calibration::calibration,
        "hierarchical_mastery" => learners::hierarchical,
        "bkt" => learners::bkt,
        "pfa" => learners::pfa,
        "elo" => learners::elo,
        "fsrs6" => learners::fsrs,
        "classical_item_analysis" => classes::item_analysis,
        "dif_mantel_haenszel" => classes::dif,
        "learning_gain" => classes::gain,
        "cut_score" => classes::cut,
        _ => return None,
    })
}

/// A file of which nothing passes, so that it cannot be passed over.
fn unreadable(path: &str, cases: usize, why: String) -> Outcome {
    Outcome { file: path.into(), cases, passed: 0, set_aside: 0, failures: vec![why], bits: 0 }
}

/// Runs one file; none when it is not a file of vectors (a bank, a set of data).
pub fn run(path: &str, files: &Files) -> Option<Outcome> {
    let file: Value = match serde_json::from_str(files.get(path)?) {
        Ok(file) => file,
        Err(error) => return Some(unreadable(path, 1, format!("not JSON: {error}"))),
    };
    if file.get("mfi_exact").is_some() {
        return Some(benchmark::exact(path, &file, files));
    }
    let cases = file["cases"].as_array()?;
    let stem = path.rsplit('/').next()?.trim_end_matches(".json");
    let name = file["name"].as_str().unwrap_or(stem);
    let Some(run) = runner(name).or_else(|| runner(stem)) else {
        return Some(unreadable(path, cases.len().max(1), format!("no engine for vectors named {name}")));
    };
    let mut outcome = Outcome { file: path.into(), cases: 0, passed: 0, set_aside: 0, failures: Vec::new(), bits: 0 };
    for case in cases {
        let mut one = Case { files, file: &file, case, check: Check::default() };
        if run(&mut one).is_err() {
            outcome.set_aside += 1;
            continue;
        }
        outcome.cases += 1;
        outcome.bits = learning::dice::mix(outcome.bits ^ one.check.bits);
        outcome.passed += usize::from(one.check.deviations.is_empty());
        let id = case["id"].as_str().unwrap_or("?");
        outcome.failures.extend(one.check.deviations.iter().take(3).map(|deviation| format!("{id}: {deviation}")));
    }
    Some(outcome)
}

//! Drawing one learner's paper, with a log from which the very same paper can be drawn again.

use super::records::attempt;
use crate::{
    catalogue::Revision,
    error::{Doing, Error, Refusal},
    moment::Moment,
    secret,
};
use learning::{
    catalogue::{Course, Origin, Purpose, Readers, Test},
    dice::Seed,
    mastery::{beliefs, irt::Curve},
    quiz::{
        Arrangement, Kind, Question,
        allowance::Allowance,
        assemble::assemble,
        draw::{Candidate, Demand, DrawRules, Drawn, draw},
    },
};
use serde::{Deserialize, Serialize};

/// A question of a paper: which one, and in which order its options are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) question: String,
    pub(crate) order: Arrangement,
}

/// Everything besides revision and seed that a paper follows from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawLog {
    /// The learner's country.
    pub jurisdiction: String,
    /// Questions that rested on unsound law that day.
    pub withdrawn: Vec<String>,
    /// Questions the learner had met in earlier attempts.
    pub seen: Vec<String>,
    /// The parallel form, from 0.
    pub form: Option<u16>,
    /// From what the forms are put together: the same for both tests of a pair.
    pub forms_of: String,
    /// What was allowed when it was opened.
    pub allowance: Allowance,
    /// When the test was to close.
    pub closes_at: Option<Moment>,
}

/// A paper, and what the draw says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Composed {
    pub(crate) places: Vec<Place>,
    /// Objective, how many were drawn, among how many.
    pub(crate) among: Vec<(String, u32, u32)>,
    /// The bank had too few new questions: some were met before.
    pub(crate) reused: bool,
}

/// Draws a paper: new questions if the bank has enough of them, else any.
pub(crate) fn compose(revision: &Revision, test: &Test, log: &DrawLog, seed: Seed) -> Result<Composed, Refusal> {
    let pool = pool(revision, test, &log.withdrawn);
    let blueprint = blueprint(&revision.course, test);
    let candidates = in_form(&blueprint, candidates(&revision.course, &pool), test, log);
    let number = |id: &String| pool.iter().position(|q| q.id.as_str() == id).and_then(|n| u32::try_from(n).ok());
    let avoid = log.seen.iter().filter_map(number).collect();
    let fresh = DrawRules { jurisdictions: bits(&log.jurisdiction), form: None, avoid };
    let any = DrawRules { avoid: Vec::new(), ..fresh.clone() };
    let (paper, reused) = match draw(&blueprint, &candidates, &fresh, seed) {
        Ok(paper) => (paper, false),
        Err(_) => {
            let again = draw(&blueprint, &candidates, &any, seed).map_err(|lacks| {
                tracing::warn!(test = %test.id, ?lacks, "a blueprint cannot be filled");
                Refusal::BlueprintUnfilled
            })?;
            (again, true)
        }
    };
    let place = |drawn: &Drawn| {
        let question = pool.get(usize::try_from(drawn.question).ok()?)?;
        Some(Place { question: question.id.to_string(), order: Arrangement::new(drawn.options.clone())? })
    };
    let places = paper.questions.iter().map(place).collect::<Option<Vec<_>>>().ok_or(Refusal::BlueprintUnfilled)?;
    Ok(Composed { places, among: among(test, &paper.questions), reused })
}

fn among(test: &Test, drawn: &[Drawn]) -> Vec<(String, u32, u32)> {
    let line = |(number, demand): (u16, &learning::catalogue::Draw)| {
        let among = drawn.iter().find(|d| d.demand == number).map_or(0, |d| d.among);
        (demand.objective.to_string(), u32::from(demand.count), among)
    };
    (0..).zip(&test.draw).map(line).collect()
}

/// The candidates of the learner's parallel form; all of them when the bank is too small for forms without a common
/// question.
fn in_form(blueprint: &[Demand], all: Vec<Candidate>, test: &Test, log: &DrawLog) -> Vec<Candidate> {
    let Some(form) = log.form else { return all };
    let curve = |c: &Candidate| Curve::new(1.0, beliefs::from_level(c.level).mean, 0.0, 1.0).ok();
    let pool: Option<Vec<(Candidate, Curve)>> = all.iter().map(|c| Some((c.clone(), curve(c)?))).collect();
    let rules = DrawRules { jurisdictions: bits(&log.jurisdiction), ..DrawRules::default() };
    let forms = pool.map(|pool| assemble(blueprint, &pool, test.forms, &rules, seed_of(&log.forms_of)));
    let Some(Ok(assembly)) = forms else {
        tracing::warn!(test = %test.id, "the bank is too small for parallel forms");
        return all;
    };
    let Some(own) = assembly.forms.get(usize::from(form)) else { return all };
    all.into_iter().filter(|c| own.questions.contains(&c.question)).collect()
}

/// A seed that follows from words.
pub(crate) fn seed_of(words: &str) -> Seed {
    Seed(secret::digest(words).get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0))
}

/// One bit for each jurisdiction; the common core has them all, "other" one of its own.
fn bits(code: &str) -> u64 {
    match code {
        "BF" => 1,
        "ML" => 2,
        "NE" => 4,
        _ => 8,
    }
}

fn reader_bits(readers: &Readers) -> u64 {
    if readers.jurisdictions.is_empty() {
        return u64::MAX;
    }
    readers.jurisdictions.iter().map(|j| bits(j.code())).fold(0, |all, bit| all | bit)
}

/// What may be asked: a specimen bank serves training only; what a person must mark does not stand here, nor what rested
/// on law that was not sound and that no reviewer stood up for.
fn pool<'a>(revision: &'a Revision, test: &Test, withdrawn: &[String]) -> Vec<&'a Question> {
    let fit = |origin: Origin| test.purpose == Purpose::Training || origin == Origin::Private;
    revision
        .bank
        .iter()
        .filter(|(origin, _)| fit(*origin))
        .map(|(_, sealed)| sealed.unsealed())
        .filter(|q| !matches!(q.kind(), Kind::Essay | Kind::Case))
        .filter(|q| !withdrawn.iter().any(|id| id == q.id.as_str()))
        .collect()
}

fn objective_number(course: &Course, id: &str) -> u32 {
    let found = course.objectives.iter().position(|o| o.id.as_str() == id);
    found.and_then(|n| u32::try_from(n).ok()).unwrap_or(u32::MAX)
}

fn candidates(course: &Course, pool: &[&Question]) -> Vec<Candidate> {
    let numbered = pool.iter().zip(0_u32..);
    numbered
        .map(|(question, number)| Candidate {
            question: number,
            objective: objective_number(course, question.objective.as_str()),
            level: question.difficulty.level(),
            jurisdictions: reader_bits(&question.readers),
            enemies: Vec::new(),
            form: None,
            options: options(question),
        })
        .collect()
}

fn options(question: &Question) -> u16 {
    let task = &question.wordings.text(question.wordings.source()).task;
    u16::try_from(task.shuffled()).unwrap_or(0)
}

fn blueprint(course: &Course, test: &Test) -> Vec<Demand> {
    let demand = |d: &learning::catalogue::Draw| Demand {
        objective: objective_number(course, d.objective.as_str()),
        levels: None,
        count: d.count,
    };
    test.draw.iter().map(demand).collect()
}

/// The paper of an attempt as it is kept.
pub(crate) fn places(row: &attempt::Model) -> Vec<Place> {
    serde_json::from_str(&row.draw).unwrap_or_default()
}

/// What the draw of an attempt followed from; none for one that was opened before this was kept.
pub(crate) fn log(row: &attempt::Model) -> Option<DrawLog> {
    serde_json::from_str(row.log.as_deref()?).ok()
}

/// The same to be kept.
pub(crate) fn written(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).doing("writing down a paper")
}

/// The seed of an attempt.
pub(crate) fn seed(row: &attempt::Model) -> Option<Seed> {
    u64::from_str_radix(&row.seed, 16).ok().map(Seed)
}

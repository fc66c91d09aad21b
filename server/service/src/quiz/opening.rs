//! What a new attempt is drawn from: the parallel form, the questions met before, the seed.

use super::{
    conditions::FormRule,
    paper::{self, DrawLog},
    queries,
    records::attempt,
    tests::Overview,
};
use crate::{
    catalogue::Revision,
    ctx::Ctx,
    error::Error,
    ids::{AttemptId, CohortId, LearnerId},
    moment::Moment,
    secret,
};
use learning::{catalogue::Test, dice::Seed, quiz::counterbalance};
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use std::collections::BTreeSet;

/// What the draw follows from, with the parallel form this learner gets.
pub(super) async fn draw_log(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    overview: &Overview,
    withdrawn: Vec<String>,
) -> Result<DrawLog, Error> {
    let test = overview.test()?;
    let pair = pair(&overview.revision, test);
    let cohort = overview.enrolled.cohort;
    let rows = queries::of_tests(tx, cohort, &pair).await?;
    let learner = ctx.signed()?.learner;
    let own: Vec<&attempt::Model> = rows.iter().filter(|row| row.learner_id == learner).collect();
    let jurisdiction = overview.enrolled.jurisdiction.clone().unwrap_or(ctx.signed()?.jurisdiction.clone());
    let forms_of = forms_of(cohort, &overview.revision, &pair, &jurisdiction);
    Ok(DrawLog {
        form: form(overview.conditions.form_rule, test.forms, &rows, &own, learner),
        seen: own.iter().flat_map(|row| paper::places(row)).map(|place| place.question).collect(),
        jurisdiction,
        withdrawn,
        forms_of,
        allowance: overview.conditions.allowance,
        closes_at: overview.conditions.closes_at,
    })
}

/// From what the parallel forms of a test are put together, on line and on paper.
pub(crate) fn forms_of(cohort: CohortId, revision: &Revision, pair: &[&str], jurisdiction: &str) -> String {
    let key = pair.iter().min().copied().unwrap_or_default();
    format!("{cohort}/{}/{key}/{jurisdiction}", revision.id)
}

/// The test and the one whose forms are counterbalanced with its own.
pub(crate) fn pair<'a>(revision: &'a Revision, test: &'a Test) -> Vec<&'a str> {
    let names_it =
        |other: &&Test| other.pairs_with.as_ref() == Some(&test.id) || test.pairs_with.as_ref() == Some(&other.id);
    let others = revision.course.tests.iter().filter(names_it).map(|other| other.id.as_str());
    std::iter::once(test.id.as_str()).chain(others.filter(|other| *other != test.id.as_str())).collect()
}

/// The parallel form that a learner gets; none when a test has one form.
fn form(
    rule: FormRule,
    forms: u16,
    rows: &[attempt::Model],
    own: &[&attempt::Model],
    learner: LearnerId,
) -> Option<u16> {
    if forms < 2 {
        return None;
    }
    let first_of = |row: &attempt::Model| row.form.and_then(|form| u16::try_from(form).ok());
    match rule {
        FormRule::First => Some(0),
        FormRule::Second => Some(1),
        FormRule::Balanced => {
            if let Some(first) = own.iter().find_map(|row| first_of(row)) {
                let times = u32::try_from(own.len()).unwrap_or(u32::MAX);
                return Some(counterbalance::later_form(first, times, forms));
            }
            let mut given = vec![0_u32; usize::from(forms)];
            let mut met = BTreeSet::new();
            for row in rows.iter().filter(|row| met.insert(row.learner_id)) {
                if let Some(count) = first_of(row).and_then(|form| given.get_mut(usize::from(form))) {
                    *count += 1;
                }
            }
            Some(counterbalance::first_form(&given, paper::seed_of(&learner.to_string())))
        }
    }
}

/// The row of a new attempt, with its paper drawn.
pub(super) fn drawn(
    ctx: &Ctx,
    id: AttemptId,
    overview: &Overview,
    before: usize,
    log: &DrawLog,
    parameters: String,
) -> Result<attempt::ActiveModel, Error> {
    let seed = Seed(u64::from_be_bytes(secret::random::<8>()));
    let composed = paper::compose(&overview.revision, overview.test()?, log, seed)?;
    let due = log.allowance.due(ctx.now.0, log.closes_at.map(|at| at.0)).map(Moment);
    Ok(attempt::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        learner_id: Set(ctx.signed()?.learner),
        cohort_id: Set(overview.enrolled.cohort),
        test: Set(overview.test.clone()),
        number: Set(i32::try_from(before + 1).unwrap_or(i32::MAX)),
        revision_id: Set(overview.revision.id.clone()),
        locale: Set(ctx.locale.word().to_owned()),
        seed: Set(format!("{:016x}", seed.0)),
        draw: Set(paper::written(&composed.places)?),
        opened_at: Set(ctx.now),
        due_at: Set(due),
        closed_at: Set(None),
        mark: Set(None),
        form: Set(log.form.map(i32::from)),
        paused_at: Set(None),
        ending: Set(None),
        voided_at: Set(None),
        voided_by: Set(None),
        void_reason: Set(None),
        log: Set(Some(paper::written(log)?)),
        parameters: Set(Some(parameters)),
    })
}

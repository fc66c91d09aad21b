//! Attempts whose paper holds a question that was taken out of the draw: what a regrade will have to look at.

use crate::{
    cohort::records::cohort,
    ctx::Ctx,
    error::{Doing, Error},
    moment::Moment,
    quiz::records::attempt,
};
use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How many attempts of this school hold a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Under way: they keep their paper.
    pub open: usize,
    /// Handed in: their marks stand until somebody marks them anew.
    pub past: usize,
}

/// As much of a paper as is needed here.
#[derive(Deserialize)]
struct Asked {
    question: String,
}

/// By question, for a course.
pub(super) async fn held(ctx: &Ctx, course: &str) -> Result<BTreeMap<String, Held>, Error> {
    let cohorts = cohort::Entity::find()
        .select_only()
        .column(cohort::Column::Id)
        .filter(cohort::Column::SchoolId.eq(ctx.school.id))
        .filter(cohort::Column::Course.eq(course))
        .into_query();
    let papers: Vec<(String, Option<Moment>)> = attempt::Entity::find()
        .select_only()
        .columns([attempt::Column::Draw, attempt::Column::ClosedAt])
        .filter(attempt::Column::SchoolId.eq(ctx.school.id))
        .filter(attempt::Column::CohortId.in_subquery(cohorts))
        .into_tuple()
        .all(&ctx.store.reader)
        .await
        .doing("loading the papers of a course")?;
    let mut all: BTreeMap<String, Held> = BTreeMap::new();
    for (paper, closed) in papers {
        let asked: Vec<Asked> = serde_json::from_str(&paper).doing("reading a paper")?;
        for one in asked {
            let held = all.entry(one.question).or_default();
            let count = if closed.is_some() { &mut held.past } else { &mut held.open };
            *count += 1;
        }
    }
    Ok(all)
}

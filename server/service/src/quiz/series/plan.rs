//! What a placement found, in a form that pages put into words: what is acquired, where to begin, what stays open.

use super::{Aim, Opened, newest, opened, subject};
use crate::{
    catalogue::Revision,
    ctx::Ctx,
    error::{Doing, Error},
    journal::{self, kinds},
    mastery,
    moment::Moment,
    policy::Act,
};
use learning::{mastery::objectives::State, quiz::series::Series};
use sea_orm::entity::prelude::*;
use std::sync::Arc;

/// Objectives to begin with at most: a plan is something to do, not a catalogue.
const FIRST: usize = 3;

/// A plan after a placement; objectives by id, in the order of the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Acquired, directly or because what follows them is.
    pub acquired: Vec<String>,
    /// Where to begin, at most [`FIRST`] at a time: not acquired, with everything they require acquired; what showed
    /// itself missing before what is only not decided.
    pub begin_with: Vec<String>,
    /// The rest: after those.
    pub later: Vec<String>,
    /// Questions answered.
    pub answered: u32,
}

/// What the answers so far amount to.
#[must_use]
pub fn plan(opened: &Opened, series: &Series) -> Plan {
    let mut plan = Plan { answered: u32::try_from(opened.answers.len()).unwrap_or(u32::MAX), ..Plan::default() };
    let standings = series.standings();
    let goals = || opened.setup.goals.iter().zip(&standings);
    plan.acquired = goals().filter(|(_, s)| s.state == State::Acquired).map(|(goal, _)| goal.id.clone()).collect();
    let ready = |wanted: State| goals().filter(move |(_, s)| s.start_here && s.state == wanted);
    plan.begin_with =
        ready(State::NotYet).chain(ready(State::Open)).take(FIRST).map(|(goal, _)| goal.id.clone()).collect();
    let named = |id: &String| plan.acquired.contains(id) || plan.begin_with.contains(id);
    plan.later = opened.setup.goals.iter().map(|goal| goal.id.clone()).filter(|id| !named(id)).collect();
    plan
}

/// The placements of a scope as the course page shows them.
#[derive(Clone, Debug)]
pub struct Plans {
    /// The last placement: its series and its plan, once it is over.
    pub last: Option<(Opened, Plan)>,
    /// A placement that was begun and is not over.
    pub under_way: Option<Opened>,
    /// The offer was declined and no placement was made.
    pub declined: bool,
    /// When another may be made; none when at once.
    pub again_from: Option<Moment>,
}

/// The placements of the person who asks, in a scope.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn plans(ctx: &Ctx, revision: &Arc<Revision>, scope: &str) -> Result<Plans, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let course = revision.course.id.as_str();
    let Some(row) = newest(ctx, course, &subject(Aim::Placement, scope)).await? else {
        let declined = declined(ctx, course, scope).await?;
        return Ok(Plans { last: None, under_way: None, declined, again_from: None });
    };
    let from = row.server_time.plus_seconds(super::PLACEMENT_AGAIN_DAYS * 86_400);
    let again_from = (ctx.now < from).then_some(from);
    let then = ctx.store.shelf.revision(&ctx.store.reader, &row.revision_id).await?;
    let knowledge = mastery::own(ctx, &then).await?;
    let opened = opened(ctx, row, then, &knowledge).await?;
    if !opened.is_over(ctx.now) {
        return Ok(Plans { last: None, under_way: Some(opened), declined: false, again_from });
    }
    let plan = plan(&opened, &opened.series());
    let last = (plan.answered > 0).then_some((opened, plan));
    Ok(Plans { last, under_way: None, declined: false, again_from })
}

async fn declined(ctx: &Ctx, course: &str, scope: &str) -> Result<bool, Error> {
    let count = journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(ctx.signed()?.learner))
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::Kind.eq(kinds::PLACEMENT_DECLINED))
        .filter(journal::Column::Subject.eq(scope))
        .count(&ctx.store.reader)
        .await
        .doing("looking at placements")?;
    Ok(count > 0)
}

//! What a learner did in a course, in canonical order: the ground of mastery, practice and review.

use crate::{
    ctx::Ctx,
    error::{Doing, Error},
    ids::{EventId, LearnerId},
    journal::{self, kinds},
    moment::Moment,
    quiz::practice::Practised,
};
use sea_orm::{QueryOrder, entity::prelude::*};

/// An answer as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its event.
    pub event: EventId,
    /// The question, or a step of it.
    pub subject: String,
    /// When the server had it.
    pub at: Moment,
    /// The answer.
    pub practised: Practised,
    /// It was given without an account and taken over: it enters the plan, and nothing that is believed.
    pub taken_over: bool,
}

/// What a learner did in a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Answers.
    pub answers: Vec<Kept>,
    /// Pages said to be read, as `module/lesson`.
    pub read: Vec<(String, Moment)>,
}

const KINDS: [&str; 3] = [kinds::PRACTISED, kinds::TAKEN_OVER, kinds::READ];

fn events(ctx: &Ctx, learner: LearnerId, course: &str) -> sea_orm::Select<journal::Entity> {
    journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(learner))
        .filter(journal::Column::Course.eq(course))
        .filter(journal::Column::Kind.is_in(KINDS))
}

/// How many events there are: they are only added to, so that the same number is the same history.
pub(super) async fn size(ctx: &Ctx, learner: LearnerId, course: &str) -> Result<u64, Error> {
    events(ctx, learner, course).count(&ctx.store.reader).await.doing("counting what a learner did")
}

/// Everything that a learner did in a course.
pub(super) async fn of_learner(ctx: &Ctx, learner: LearnerId, course: &str) -> Result<History, Error> {
    let rows = events(ctx, learner, course)
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId)
        .all(&ctx.store.reader)
        .await
        .doing("loading what a learner did")?;
    let mut history = History::default();
    for row in rows {
        let taken_over = row.kind == kinds::TAKEN_OVER;
        if row.kind == kinds::READ {
            history.read.push((row.subject, row.server_time));
        } else if let Ok(practised) = serde_json::from_str(&row.payload) {
            let (event, subject, at) = (row.client_id, row.subject, row.server_time);
            history.answers.push(Kept { event, subject, at, practised, taken_over });
        }
    }
    Ok(history)
}

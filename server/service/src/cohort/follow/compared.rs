//! Pre-test against post-test.

use crate::{
    ctx::Ctx,
    error::{Doing, Error},
    ids::{CohortId, LearnerId},
    quiz::records::attempt,
};
use learning::{
    catalogue::Course,
    grades::gain::{Gain, gain},
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// Pre-test against post-test of the same people.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Title of the first.
    pub before: String,
    /// Title of the second.
    pub after: String,
    /// The figures; silent below ten people.
    pub gain: Gain,
}

/// Pairs of tests of which one is the other's counterpart, the earlier in the course first; first attempts handed in.
pub(super) async fn of_cohort(ctx: &Ctx, id: CohortId, course: &Course) -> Result<Vec<Compared>, Error> {
    let language = ctx.locale.into();
    let mut found = Vec::new();
    for (place, before) in course.tests.iter().enumerate() {
        let paired = |after: &&learning::catalogue::Test| {
            after.pairs_with.as_ref() == Some(&before.id) || before.pairs_with.as_ref() == Some(&after.id)
        };
        let Some(after) = course.tests.iter().skip(place + 1).find(paired) else { continue };
        let pre = firsts(ctx, id, before.id.as_str()).await?;
        let post = firsts(ctx, id, after.id.as_str()).await?;
        let both = |(learner, pre): (&LearnerId, &i32)| {
            Some((f64::from(*pre) / 100.0, f64::from(*post.get(learner)?) / 100.0))
        };
        let pairs: Vec<(f64, f64)> = pre.iter().filter_map(both).collect();
        found.push(Compared {
            before: before.title.text(language).clone(),
            after: after.title.text(language).clone(),
            gain: gain(&pairs, 20.0),
        });
    }
    Ok(found)
}

/// The marks of the first attempts handed in, by learner, in hundredths out of twenty.
async fn firsts(ctx: &Ctx, id: CohortId, test: &str) -> Result<BTreeMap<LearnerId, i32>, Error> {
    let rows: Vec<(LearnerId, Option<i32>)> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::LearnerId)
        .column(attempt::Column::Mark)
        .filter(attempt::Column::SchoolId.eq(ctx.school.id))
        .filter(attempt::Column::CohortId.eq(id))
        .filter(attempt::Column::Test.eq(test))
        .filter(attempt::Column::Mark.is_not_null())
        .order_by_desc(attempt::Column::Number)
        .into_tuple()
        .all(&ctx.store.reader)
        .await
        .doing("loading the marks of a test")?;
    Ok(rows.into_iter().filter_map(|(learner, mark)| Some((learner, mark?))).collect())
}

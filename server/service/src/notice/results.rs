//! What became of one's marks: published or withdrawn, results given out, an appeal answered.

use super::{Notice, TOLD, What};
use crate::{
    catalogue::Revision,
    ctx::Ctx,
    enrolled::Enrolled,
    error::{Doing, Error},
    grades,
    moment::Moment,
    quiz::{
        conditions::{self, Release},
        records::{appeal, attempt, sitting},
    },
};
use sea_orm::entity::prelude::*;

/// What is told of one cohort.
pub(super) async fn of_cohort(ctx: &Ctx, enrolled: &Enrolled, revision: &Revision) -> Result<Vec<Notice>, Error> {
    let mut found: Vec<Notice> = publication(ctx, enrolled).await?.into_iter().collect();
    let own = attempt::Entity::find()
        .filter(attempt::Column::CohortId.eq(enrolled.cohort))
        .filter(attempt::Column::LearnerId.eq(ctx.signed()?.learner))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .all(&ctx.store.reader)
        .await
        .doing("loading one's own attempts")?;
    if own.is_empty() {
        return Ok(found);
    }
    found.extend(given_out(ctx, enrolled, revision, &own).await?);
    found.extend(appeals(ctx, revision, &own).await?);
    Ok(found)
}

/// Told for three weeks.
fn told(now: Moment, at: Moment) -> bool {
    (0..TOLD).contains(&now.seconds_since(at))
}

fn title(ctx: &Ctx, revision: &Revision, test: &str) -> String {
    revision.course.test(test).map_or_else(|| test.to_owned(), |found| found.title.text(ctx.locale.into()).clone())
}

async fn publication(ctx: &Ctx, enrolled: &Enrolled) -> Result<Option<Notice>, Error> {
    let latest = grades::latest_publication(ctx, enrolled.cohort).await?;
    Ok(latest.filter(|(_, at, _)| told(ctx.now, *at)).map(|(id, at, shown)| {
        let cohort = enrolled.name.clone();
        let what = if shown { What::MarksPublished { cohort } } else { What::MarksWithdrawn { cohort } };
        Notice { word: format!("marks {id}"), what, since: at, read: false }
    }))
}

async fn given_out(
    ctx: &Ctx,
    enrolled: &Enrolled,
    revision: &Revision,
    own: &[attempt::Model],
) -> Result<Vec<Notice>, Error> {
    let sittings = sitting::Entity::find()
        .filter(sitting::Column::CohortId.eq(enrolled.cohort))
        .filter(sitting::Column::ReleasedAt.is_not_null())
        .all(&ctx.store.reader)
        .await
        .doing("loading when results were given out")?;
    let by_act = |row: &sitting::Model| conditions::release(Some(row)) == Release::ByAct;
    let sat = |row: &sitting::Model| own.iter().any(|one| one.test == row.test && one.voided_at.is_none());
    let one = |row: sitting::Model| {
        let at = row.released_at.filter(|at| told(ctx.now, *at))?;
        let test = (row.test.clone(), title(ctx, revision, &row.test));
        let what = What::Results { cohort: enrolled.cohort, test };
        let word = format!("results {} {} {}", enrolled.cohort, row.test, at.0);
        Some(Notice { word, what, since: at, read: false })
    };
    Ok(sittings.into_iter().filter(|row| by_act(row) && sat(row)).filter_map(one).collect())
}

async fn appeals(ctx: &Ctx, revision: &Revision, own: &[attempt::Model]) -> Result<Vec<Notice>, Error> {
    let rows = appeal::Entity::find()
        .filter(appeal::Column::AttemptId.is_in(own.iter().map(|attempt| attempt.id)))
        .filter(appeal::Column::AnsweredAt.is_not_null())
        .all(&ctx.store.reader)
        .await
        .doing("loading the answers to appeals")?;
    let one = |row: appeal::Model| {
        let at = row.answered_at.filter(|at| told(ctx.now, *at))?;
        let test = own.iter().find(|attempt| attempt.id == row.attempt_id).map(|attempt| attempt.test.as_str())?;
        let ordinal = u32::try_from(row.ordinal).unwrap_or(0);
        let what = What::AppealAnswered { attempt: row.attempt_id, test: title(ctx, revision, test), ordinal };
        Some(Notice { word: format!("appeal {}", row.id), what, since: at, read: false })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

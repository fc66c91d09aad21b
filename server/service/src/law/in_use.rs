//! The revisions that somebody reads: the newest of each course, and those that cohorts stay on.

use crate::{
    catalogue::{self, Revision},
    cohort::records::cohort,
    ctx::Ctx,
    error::{Doing, Error},
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use std::sync::Arc;

/// A revision with those who read it.
#[derive(Clone, Debug)]
pub(super) struct InUse {
    pub(super) revision: Arc<Revision>,
    /// It is the newest of its course.
    pub(super) newest: bool,
    /// Cohorts of this school that stay on it.
    pub(super) cohorts: Vec<String>,
}

/// The newest revision of each course first, then those that cohorts of this school stay on.
pub(super) async fn in_use(ctx: &Ctx) -> Result<Vec<InUse>, Error> {
    let db = &ctx.store.reader;
    let heads: Vec<String> = catalogue::heads(ctx).await?.into_iter().map(|(_, revision)| revision).collect();
    let held: Vec<(String, String)> = cohort::Entity::find()
        .select_only()
        .columns([cohort::Column::RevisionId, cohort::Column::Name])
        .filter(cohort::Column::SchoolId.eq(ctx.school.id))
        .filter(cohort::Column::ArchivedAt.is_null())
        .order_by_asc(cohort::Column::CreatedAt)
        .into_tuple()
        .all(db)
        .await
        .doing("loading the revisions in use")?;
    let mut ids = heads.clone();
    for (id, _) in &held {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let mut all = Vec::new();
    for id in ids {
        let cohorts = held.iter().filter(|(revision, _)| *revision == id).map(|(_, name)| name.clone()).collect();
        let revision = ctx.store.shelf.revision(db, &id).await?;
        all.push(InUse { newest: heads.contains(&id), cohorts, revision });
    }
    Ok(all)
}

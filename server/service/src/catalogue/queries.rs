//! Queries about what is published.

use super::records::{image, law_version, publication, revision};
use crate::{
    error::{Doing, Error},
    ids::SchoolId,
    moment::Moment,
};
use sea_orm::{Condition, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeSet;

/// The newest publication of each course for everybody, and for each school that has an edition of its own.
pub(crate) async fn heads(db: &impl ConnectionTrait) -> Result<Vec<publication::Model>, Error> {
    let all = publication::Entity::find()
        .order_by_asc(publication::Column::Course)
        .order_by_desc(publication::Column::PublishedAt)
        .order_by_desc(publication::Column::Id)
        .all(db)
        .await
        .doing("loading the publications")?;
    let mut seen = BTreeSet::new();
    Ok(all.into_iter().filter(|one| seen.insert((one.course.clone(), one.school_id))).collect())
}

/// Every publication of a course that concerns a school, newest first: those for everybody and its own.
pub(crate) async fn publications(
    db: &impl ConnectionTrait,
    course: &str,
    school: SchoolId,
) -> Result<Vec<publication::Model>, Error> {
    publication::Entity::find()
        .filter(publication::Column::Course.eq(course))
        .filter(
            Condition::any().add(publication::Column::SchoolId.is_null()).add(publication::Column::SchoolId.eq(school)),
        )
        .order_by_desc(publication::Column::PublishedAt)
        .order_by_desc(publication::Column::Id)
        .all(db)
        .await
        .doing("loading the publications")
}

/// A revision with its content.
pub(crate) async fn revision(db: &impl ConnectionTrait, id: &str) -> Result<Option<revision::Model>, Error> {
    revision::Entity::find_by_id(id).one(db).await.doing("loading a revision")
}

/// Whether a revision is there.
pub(crate) async fn has_revision(db: &impl ConnectionTrait, id: &str) -> Result<bool, Error> {
    let found = revision::Entity::find_by_id(id)
        .select_only()
        .column(revision::Column::Id)
        .into_tuple::<String>()
        .one(db)
        .await
        .doing("looking for a revision")?;
    Ok(found.is_some())
}

/// The id of the newest version of the law register.
pub(crate) async fn law_head(db: &impl ConnectionTrait) -> Result<Option<String>, Error> {
    law_version::Entity::find()
        .select_only()
        .column(law_version::Column::Id)
        .order_by_desc(law_version::Column::PublishedAt)
        .limit(1)
        .into_tuple::<String>()
        .one(db)
        .await
        .doing("looking for the law register")
}

/// The version of the law register that was the newest at a moment.
pub(crate) async fn law_on(db: &impl ConnectionTrait, at: Moment) -> Result<Option<law_version::Model>, Error> {
    law_version::Entity::find()
        .filter(law_version::Column::PublishedAt.lte(at))
        .order_by_desc(law_version::Column::PublishedAt)
        .limit(1)
        .one(db)
        .await
        .doing("loading an earlier register")
}

/// A version of the law register.
pub(crate) async fn law_version(db: &impl ConnectionTrait, id: &str) -> Result<Option<law_version::Model>, Error> {
    law_version::Entity::find_by_id(id).one(db).await.doing("loading the law register")
}

/// An image.
pub(crate) async fn image(db: &impl ConnectionTrait, id: &str) -> Result<Option<image::Model>, Error> {
    image::Entity::find_by_id(id).one(db).await.doing("loading an image")
}

//! Queries about essays; each names the school, or a row of the school that was loaded before.

use super::records::{copy, essay, extension, marking, moderation, version};
use crate::{
    error::{Doing, Error, Refusal},
    ids::{CohortId, CopyId, EssayId, LearnerId, PersonId, SchoolId},
    moment::Moment,
};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// An essay of this school.
pub(crate) async fn essay(db: &impl ConnectionTrait, school: SchoolId, id: EssayId) -> Result<essay::Model, Error> {
    let found = essay::Entity::find_by_id(id).filter(essay::Column::SchoolId.eq(school)).one(db).await;
    found.doing("loading an essay")?.ok_or_else(|| Refusal::NotFound.into())
}

/// The same, held until the transaction ends: those who write to it follow one another.
pub(crate) async fn hold(db: &impl ConnectionTrait, school: SchoolId, id: EssayId) -> Result<essay::Model, Error> {
    let found = essay::Entity::find_by_id(id).filter(essay::Column::SchoolId.eq(school)).lock_exclusive().one(db).await;
    found.doing("holding an essay")?.ok_or_else(|| Refusal::NotFound.into())
}

/// The essays of a cohort, the first due first.
pub(crate) async fn of_cohort(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: CohortId,
) -> Result<Vec<essay::Model>, Error> {
    essay::Entity::find()
        .filter(essay::Column::SchoolId.eq(school))
        .filter(essay::Column::CohortId.eq(id))
        .order_by_asc(essay::Column::ClosesAt)
        .order_by_asc(essay::Column::MadeAt)
        .all(db)
        .await
        .doing("loading the essays of a cohort")
}

/// The essays of a school whose marking is not closed, the first due first.
pub(crate) async fn unmarked(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<essay::Model>, Error> {
    essay::Entity::find()
        .filter(essay::Column::SchoolId.eq(school))
        .filter(essay::Column::ClosedAt.is_null())
        .order_by_asc(essay::Column::ClosesAt)
        .order_by_asc(essay::Column::MadeAt)
        .all(db)
        .await
        .doing("loading the essays to mark")
}

/// Later deadlines of an essay.
pub(crate) async fn extensions(db: &impl ConnectionTrait, id: EssayId) -> Result<Vec<extension::Model>, Error> {
    let found = extension::Entity::find().filter(extension::Column::EssayId.eq(id));
    found.order_by_asc(extension::Column::ClosesAt).all(db).await.doing("loading the later deadlines of an essay")
}

/// The later deadline of one person.
pub(crate) async fn extension(
    db: &impl ConnectionTrait,
    id: EssayId,
    person: PersonId,
) -> Result<Option<Moment>, Error> {
    let found = extension::Entity::find_by_id((id, person)).one(db).await.doing("loading a later deadline")?;
    Ok(found.map(|row| row.closes_at))
}

/// The copies of essays, by code.
pub(crate) async fn copies(db: &impl ConnectionTrait, essays: &[EssayId]) -> Result<Vec<copy::Model>, Error> {
    if essays.is_empty() {
        return Ok(Vec::new());
    }
    copy::Entity::find()
        .filter(copy::Column::EssayId.is_in(essays.iter().copied()))
        .order_by_asc(copy::Column::Code)
        .all(db)
        .await
        .doing("loading copies")
}

/// The copies of one learner, of some essays.
pub(crate) async fn own_copies(
    db: &impl ConnectionTrait,
    essays: &[EssayId],
    learner: LearnerId,
) -> Result<Vec<copy::Model>, Error> {
    if essays.is_empty() {
        return Ok(Vec::new());
    }
    copy::Entity::find()
        .filter(copy::Column::EssayId.is_in(essays.iter().copied()))
        .filter(copy::Column::LearnerId.eq(learner))
        .all(db)
        .await
        .doing("loading one's own copies")
}

/// Every copy of one learner in a school, the first begun first.
pub(crate) async fn all_own_copies(
    db: &impl ConnectionTrait,
    school: SchoolId,
    learner: LearnerId,
) -> Result<Vec<(copy::Model, essay::Model)>, Error> {
    let copies = copy::Entity::find()
        .filter(copy::Column::SchoolId.eq(school))
        .filter(copy::Column::LearnerId.eq(learner))
        .order_by_asc(copy::Column::BegunAt)
        .all(db)
        .await
        .doing("loading one's own copies")?;
    let ids: Vec<EssayId> = copies.iter().map(|copy| copy.essay_id).collect();
    let essays = essay::Entity::find().filter(essay::Column::Id.is_in(ids)).all(db).await;
    let essays: BTreeMap<EssayId, essay::Model> =
        essays.doing("loading the essays of one's copies")?.into_iter().map(|row| (row.id, row)).collect();
    Ok(copies.into_iter().filter_map(|copy| Some((copy.clone(), essays.get(&copy.essay_id)?.clone()))).collect())
}

/// The latest version of a text.
pub(crate) async fn latest(db: &impl ConnectionTrait, id: CopyId) -> Result<Option<version::Model>, Error> {
    version::Entity::find()
        .filter(version::Column::CopyId.eq(id))
        .order_by_desc(version::Column::Number)
        .one(db)
        .await
        .doing("loading a copy")
}

/// Every version of a text, the first first.
pub(crate) async fn versions(db: &impl ConnectionTrait, id: CopyId) -> Result<Vec<version::Model>, Error> {
    let found = version::Entity::find().filter(version::Column::CopyId.eq(id));
    found.order_by_asc(version::Column::Number).all(db).await.doing("loading the versions of a copy")
}

/// What stands of the markers' points, in the order of time: the latest line of each seat.
pub(crate) async fn markings(
    db: &impl ConnectionTrait,
    copies: &[CopyId],
) -> Result<BTreeMap<CopyId, Vec<marking::Model>>, Error> {
    let mut standing: BTreeMap<CopyId, Vec<marking::Model>> = BTreeMap::new();
    if copies.is_empty() {
        return Ok(standing);
    }
    let rows = marking::Entity::find()
        .filter(marking::Column::CopyId.is_in(copies.iter().copied()))
        .order_by_asc(marking::Column::At)
        .order_by_asc(marking::Column::Id)
        .all(db)
        .await
        .doing("loading the points of markers")?;
    for row in rows {
        let of_copy = standing.entry(row.copy_id).or_default();
        of_copy.retain(|one| one.seat != row.seat);
        of_copy.push(row);
    }
    Ok(standing)
}

/// What stands of decisions: the latest of each copy.
pub(crate) async fn moderations(
    db: &impl ConnectionTrait,
    copies: &[CopyId],
) -> Result<BTreeMap<CopyId, moderation::Model>, Error> {
    if copies.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = moderation::Entity::find()
        .filter(moderation::Column::CopyId.is_in(copies.iter().copied()))
        .order_by_asc(moderation::Column::At)
        .order_by_asc(moderation::Column::Id)
        .all(db)
        .await
        .doing("loading decisions on copies")?;
    Ok(rows.into_iter().map(|row| (row.copy_id, row)).collect())
}

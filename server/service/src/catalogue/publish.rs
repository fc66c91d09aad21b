//! Publishing: an immutable revision for content that changed, none for content that did not.

use super::{
    queries,
    records::{image, law_version, publication, revision},
};
use crate::{
    audit,
    authoring::{Compiled, CompiledCourse, ImageFile},
    ctx::{Actor, Ctx},
    error::{Doing, Error},
    ids::PublicationId,
    policy::Act,
};
use learning::catalogue::Register;
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeMap;

/// What publishing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// This revision is new.
    New(String),
    /// The newest revision already held exactly this.
    Unchanged(String),
}

impl Published {
    /// The revision or version that is the newest now.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Unchanged(id) => id,
        }
    }
}

/// Publishes a course that was checked and compiled.
///
/// # Errors
/// When the actor may not publish, or the database refuses.
pub async fn course(ctx: &Ctx, compiled: &CompiledCourse) -> Result<Published, Error> {
    ctx.permit(Act::PublishCourse)?;
    let (course, bank, address) = (&compiled.course, &compiled.bank, compiled.address.to_string());
    let (images, address) = (&compiled.images, address.as_str());
    let packed = serde_json::to_vec(course).doing("packing a course")?;
    let sealed = ctx.store.shelf.key().seal(bank, address)?;
    let tx = ctx.write().await?;
    let done = put(ctx, &tx, course.id.as_str(), address, packed, sealed, "").await?;
    if matches!(done, Published::New(_)) {
        keep_images(&tx, images).await?;
        tx.commit().await.doing("publishing")?;
        ctx.store.shelf.refresh();
    }
    Ok(done)
}

/// Keeps a revision that is new, and makes it the newest of its course unless it is that already.
pub(crate) async fn put(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    course: &str,
    address: &str,
    compiled: Vec<u8>,
    sealed: Vec<u8>,
    note: &str,
) -> Result<Published, Error> {
    let newest = queries::heads(tx).await?.into_iter().find(|head| head.course == course);
    if newest.is_some_and(|head| head.revision_id == address) {
        return Ok(Published::Unchanged(address.to_owned()));
    }
    if !queries::has_revision(tx, address).await? {
        let row = revision::ActiveModel {
            id: Set(address.to_owned()),
            course: Set(course.to_owned()),
            compiled: Set(compiled),
            sealed: Set(sealed),
            created_at: Set(ctx.now),
        };
        revision::Entity::insert(row).exec_without_returning(tx).await.doing("keeping a revision")?;
    }
    put_on_top(ctx, tx, course, address, note).await?;
    Ok(Published::New(address.to_owned()))
}

pub(crate) async fn keep_images(tx: &impl ConnectionTrait, images: &BTreeMap<String, ImageFile>) -> Result<(), Error> {
    let rows: Vec<_> = images
        .iter()
        .map(|(id, file)| image::ActiveModel {
            id: Set(id.clone()),
            format: Set(file.format.clone()),
            bytes: Set(file.bytes.clone()),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let again = sea_orm::sea_query::OnConflict::column(image::Column::Id).do_nothing().to_owned();
    image::Entity::insert_many(rows).on_conflict(again).exec_without_returning(tx).await.doing("keeping images")?;
    Ok(())
}

/// Makes a revision the newest of its course.
pub(crate) async fn put_on_top(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    course: &str,
    revision: &str,
    note: &str,
) -> Result<(), Error> {
    let row = publication::ActiveModel {
        id: Set(PublicationId::new()),
        school_id: Set(None),
        course: Set(course.to_owned()),
        revision_id: Set(revision.to_owned()),
        published_by: Set(publisher(ctx)),
        note: Set(note.to_owned()),
        published_at: Set(ctx.now),
    };
    publication::Entity::insert(row).exec_without_returning(tx).await.doing("publishing")?;
    audit::note(tx, ctx, "course.publish", course, serde_json::json!({ "revision": revision, "note": note })).await
}

/// Publishes everything compiled: the law first, so that no lesson is served against an older register.
///
/// # Errors
/// When the actor may not publish, or the database refuses.
pub async fn everything(ctx: &Ctx, compiled: &Compiled) -> Result<Vec<Published>, Error> {
    let mut done = vec![law(ctx, &compiled.register, &compiled.register_address.to_string()).await?];
    for one in &compiled.courses {
        done.push(course(ctx, one).await?);
    }
    Ok(done)
}

/// Publishes a version of the law register.
///
/// # Errors
/// When the actor may not publish the law, or the database refuses.
pub async fn law(ctx: &Ctx, register: &Register, address: &str) -> Result<Published, Error> {
    ctx.permit(Act::PublishLaw)?;
    let tx = ctx.write().await?;
    if queries::law_head(&tx).await?.as_deref() == Some(address) {
        return Ok(Published::Unchanged(address.to_owned()));
    }
    let compiled = serde_json::to_vec(register).doing("packing the law register")?;
    let row = law_version::ActiveModel {
        id: Set(address.to_owned()),
        compiled: Set(compiled),
        published_by: Set(publisher(ctx)),
        published_at: Set(ctx.now),
    };
    let again = sea_orm::sea_query::OnConflict::column(law_version::Column::Id)
        .update_columns([law_version::Column::PublishedAt, law_version::Column::PublishedBy])
        .to_owned();
    law_version::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(&tx)
        .await
        .doing("publishing the law")?;
    audit::note(&tx, ctx, "law.publish", address, serde_json::json!({})).await?;
    tx.commit().await.doing("publishing the law")?;
    ctx.store.shelf.refresh();
    Ok(Published::New(address.to_owned()))
}

fn publisher(ctx: &Ctx) -> Option<crate::ids::PersonId> {
    match &ctx.actor {
        Actor::Person(signed) => Some(signed.person),
        Actor::Visitor | Actor::Operator => None,
    }
}

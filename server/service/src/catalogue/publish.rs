//! Publishing: an immutable revision for content that changed, none for content that did not.

use super::{
    queries,
    records::{law_version, publication, revision},
};
use crate::{
    audit,
    ctx::{Actor, Ctx},
    error::{Doing, Error},
    ids::PublicationId,
    policy::Act,
};
use learning::catalogue::{Course, Register, SealedBank};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

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
pub async fn course(ctx: &Ctx, course: &Course, bank: &SealedBank, address: &str) -> Result<Published, Error> {
    ctx.permit(Act::PublishCourse)?;
    let compiled = serde_json::to_vec(course).doing("packing a course")?;
    let mut sealed = Vec::new();
    bank.seal(&mut serde_json::Serializer::new(&mut sealed)).doing("packing a bank")?;
    let tx = ctx.write().await?;
    let newest = queries::heads(&tx).await?.into_iter().find(|head| head.course == course.id.as_str());
    if newest.is_some_and(|head| head.revision_id == address) {
        return Ok(Published::Unchanged(address.to_owned()));
    }
    if !queries::has_revision(&tx, address).await? {
        let row = revision::ActiveModel {
            id: Set(address.to_owned()),
            course: Set(course.id.to_string()),
            compiled: Set(compiled),
            sealed: Set(sealed),
            created_at: Set(ctx.now),
        };
        revision::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a revision")?;
    }
    put_on_top(ctx, &tx, course.id.as_str(), address, "").await?;
    tx.commit().await.doing("publishing")?;
    ctx.store.shelf.refresh();
    Ok(Published::New(address.to_owned()))
}

/// Makes a revision the newest of its course.
pub(super) async fn put_on_top(
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

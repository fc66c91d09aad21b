//! Publishing: an immutable revision for content that changed, none for content that did not.

use super::{
    queries,
    records::{image, law_version, publication, revision},
};
use crate::{
    audit,
    authoring::{self, Compiled, CompiledCourse, ImageFile},
    ctx::{Actor, Ctx},
    error::{Doing, Error},
    ids::{PublicationId, SchoolId},
    moment::Moment,
    policy::Act,
    store::Store,
};
use learning::catalogue::{Course, Register};
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

/// For whom a revision is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// For every school.
    Everybody,
    /// For the school of the one who publishes: something of it comes from the school's own folder.
    School,
}

impl Edition {
    /// By where the content comes from.
    #[must_use]
    pub const fn of(private: bool) -> Self {
        if private { Self::School } else { Self::Everybody }
    }

    const fn school(self, ctx_school: SchoolId) -> Option<SchoolId> {
        match self {
            Self::Everybody => None,
            Self::School => Some(ctx_school),
        }
    }
}

/// Publishes a course for every school.
///
/// # Errors
/// When the actor may not publish, or the database refuses.
pub async fn course(ctx: &Ctx, compiled: &CompiledCourse) -> Result<Published, Error> {
    edition(ctx, compiled, Edition::Everybody).await
}

/// A course as bytes: a school's own lies encrypted, so that no backup holds it in clear.
pub(crate) fn packed(ctx: &Ctx, course: &Course, address: &str, edition: Edition) -> Result<Vec<u8>, Error> {
    let clear = serde_json::to_vec(course).doing("packing a course")?;
    match edition {
        Edition::Everybody => Ok(clear),
        Edition::School => ctx.store.shelf.key().encrypt(&clear, address),
    }
}

/// Publishes a course that was checked and compiled.
///
/// # Errors
/// When the actor may not publish, or the database refuses.
pub async fn edition(ctx: &Ctx, compiled: &CompiledCourse, edition: Edition) -> Result<Published, Error> {
    ctx.permit(Act::PublishCourse)?;
    let (course, bank, address) = (&compiled.course, &compiled.bank, compiled.address.to_string());
    let (images, address) = (&compiled.images, address.as_str());
    let packed = packed(ctx, course, address, edition)?;
    let sealed = ctx.store.shelf.key().seal(bank, address)?;
    let tx = ctx.write().await?;
    let content = Content { course: course.id.as_str(), address, compiled: packed, sealed };
    let done = put(ctx, &tx, content, edition, "").await?;
    if matches!(done, Published::New(_)) {
        keep_images(ctx, &tx, images).await?;
        tx.commit().await.doing("publishing")?;
        ctx.store.shelf.refresh();
    }
    Ok(done)
}

/// What a revision holds, packed.
pub(crate) struct Content<'c> {
    pub(crate) course: &'c str,
    pub(crate) address: &'c str,
    pub(crate) compiled: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
}

/// Keeps a revision that is new, and makes it the newest of its course unless it is that already.
pub(crate) async fn put(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    content: Content<'_>,
    edition: Edition,
    note: &str,
) -> Result<Published, Error> {
    let Content { course, address, compiled, sealed } = content;
    let of = edition.school(ctx.school.id);
    let newest = queries::heads(tx).await?.into_iter().find(|head| head.course == course && head.school_id == of);
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
    put_on_top(ctx, tx, course, address, edition, note).await?;
    Ok(Published::New(address.to_owned()))
}

pub(crate) async fn keep_images(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    images: &BTreeMap<String, ImageFile>,
) -> Result<(), Error> {
    let mut rows = Vec::new();
    for (id, file) in images {
        let bytes = match file.private {
            true => ctx.store.shelf.key().encrypt(&file.bytes, id)?,
            false => file.bytes.clone(),
        };
        rows.push(image::ActiveModel { id: Set(id.clone()), format: Set(file.format.clone()), bytes: Set(bytes) });
    }
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
    edition: Edition,
    note: &str,
) -> Result<(), Error> {
    let row = publication::ActiveModel {
        id: Set(PublicationId::new()),
        school_id: Set(edition.school(ctx.school.id)),
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
        done.push(edition(ctx, one, Edition::of(compiled.private)).await?);
    }
    Ok(done)
}

/// Publishes what was never published before: a folder that a server starts with does not undo what people did since,
/// neither a newer draft that they published nor a return to an earlier revision.
///
/// # Errors
/// When the actor may not publish, or the database refuses.
pub async fn unseen(ctx: &Ctx, compiled: &Compiled) -> Result<Vec<Published>, Error> {
    let db = &ctx.store.reader;
    let register = compiled.register_address.to_string();
    let mut done = match queries::law_version(db, &register).await? {
        Some(_) => vec![Published::Unchanged(register)],
        None => vec![law(ctx, &compiled.register, &register).await?],
    };
    for one in &compiled.courses {
        let address = one.address.to_string();
        let of = Edition::of(compiled.private);
        let before = queries::publications(db, one.course.id.as_str(), ctx.school.id).await?;
        let own = before.iter().filter(|publication| publication.school_id == of.school(ctx.school.id));
        let known = own.into_iter().any(|publication| publication.revision_id == address);
        done.push(if known { Published::Unchanged(address) } else { edition(ctx, one, of).await? });
    }
    Ok(done)
}

/// The kinds of every question published for a school, to notice one that changed its kind; without a school that is
/// known, of what is published for everybody. Nothing is written: for the command line, before anybody signs in.
///
/// # Errors
/// When the database cannot be read.
pub async fn kinds(store: &Store, school: Option<&str>, now: Moment) -> Result<authoring::Published, Error> {
    let schools = crate::identity::schools::all(store).await?;
    let found = match (school, schools.as_slice()) {
        (Some(slug), all) => all.iter().find(|one| one.slug == slug),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let mut all = authoring::Published::new();
    for (course, id) in store.shelf.courses(&store.reader, now, found.map(|school| school.id)).await? {
        let revision = store.shelf.revision(&store.reader, &id).await?;
        all.insert(course, authoring::kinds(&revision.course, &revision.bank));
    }
    Ok(all)
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

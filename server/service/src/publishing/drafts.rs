//! A draft: looked at, published or thrown away.

use super::{Checked, Difference, difference, records::draft as row, tidy_note};
use crate::{
    audit,
    catalogue::{
        Published, Revision,
        publish::{self as publications, Content, Edition},
    },
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::DraftId,
    moment::Moment,
    policy::Act,
};
use learning::catalogue::{CitationIndex, Course, Register};
use sea_orm::{ConnectionTrait, entity::prelude::*};
use std::sync::Arc;

/// A draft with its content.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Its course and sealed bank, as a revision is.
    pub revision: Arc<Revision>,
    /// The register that came with it.
    pub register_id: String,
    /// When.
    pub at: Moment,
    /// It is published for the school alone.
    pub private: bool,
}

/// A draft as its page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The draft.
    pub draft: Draft,
    /// What the check said.
    pub checked: Checked,
    /// What differs from the newest revision.
    pub difference: Difference,
    /// The register that came with it is not the one in force.
    pub other_register: bool,
    /// Citations that the register in force does not know, so that the draft cannot be published with it.
    pub unknown_law: Vec<String>,
}

async fn load(db: &impl ConnectionTrait, ctx: &Ctx, id: DraftId) -> Result<row::Model, Error> {
    let found = row::Entity::find_by_id(id).filter(row::Column::SchoolId.eq(ctx.school.id)).one(db).await;
    found.doing("loading a draft")?.ok_or_else(|| Refusal::NotFound.into())
}

/// A draft, for looking at its pages.
///
/// # Errors
/// [`Refusal::NotFound`], also for a draft of another school; when the actor may not publish.
pub async fn draft(ctx: &Ctx, id: DraftId) -> Result<Shown, Error> {
    ctx.permit(Act::PublishCourse)?;
    let row = load(&ctx.store.reader, ctx, id).await?;
    let checked = serde_json::from_str(&row.report).doing("reading a report")?;
    let draft = opened(ctx, &row)?;
    let difference = difference(ctx, &row.course, draft.revision.clone()).await?;
    let law = in_force(ctx).await?;
    let other_register = law.as_ref().is_none_or(|law| law.id != row.register_id);
    let unknown_law = law.map(|law| unknown(&draft.revision, &law.register)).unwrap_or_default();
    Ok(Shown { draft, checked, difference, other_register, unknown_law })
}

fn opened(ctx: &Ctx, row: &row::Model) -> Result<Draft, Error> {
    let key = ctx.store.shelf.key();
    let compiled = key.open(&row.compiled, &row.revision_id)?;
    let course: Course = serde_json::from_slice(&compiled).doing("reading a draft")?;
    let bank = key.unseal(&row.sealed, &row.revision_id)?;
    let revision = Arc::new(Revision { id: row.revision_id.clone(), course, bank, bank_is_open: true });
    Ok(Draft { id: row.id, revision, register_id: row.register_id.clone(), at: row.made_at, private: row.private })
}

async fn in_force(ctx: &Ctx) -> Result<Option<Arc<crate::catalogue::Law>>, Error> {
    match ctx.store.shelf.law(&ctx.store.reader, ctx.now).await {
        Ok(law) => Ok(Some(law)),
        Err(Error::Refused(Refusal::NothingPublished)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Citations that a register does not know, each once.
fn unknown(revision: &Revision, register: &Register) -> Vec<String> {
    let cited = CitationIndex::cited(&revision.course, &revision.bank);
    cited.into_iter().filter(|citation| register.resolve(citation).is_none()).map(|c| c.to_string()).collect()
}

/// Publishes a draft with a note; with its register too when asked, which takes the right to publish the law.
///
/// # Errors
/// [`Refusal::Field`] `register` (`unresolved`) when it cites what the register in force does not know; `note` (`long`);
/// [`Refusal::NotFound`]; when the actor may not publish.
pub async fn publish(ctx: &Ctx, id: DraftId, note: &str, with_register: bool) -> Result<Published, Error> {
    ctx.permit(Act::PublishCourse)?;
    let note = tidy_note(note)?;
    let row = load(&ctx.store.reader, ctx, id).await?;
    let draft = opened(ctx, &row)?;
    if with_register {
        let register: Register = serde_json::from_slice(&row.register).doing("reading a register")?;
        publications::law(ctx, &register, &row.register_id).await?;
    }
    let law = in_force(ctx).await?.ok_or(Refusal::Field { field: "register", code: "unresolved" })?;
    if !unknown(&draft.revision, &law.register).is_empty() {
        return Err(Refusal::Field { field: "register", code: "unresolved" }.into());
    }
    let tx = ctx.write().await?;
    let row::Model { course, revision_id, compiled, sealed, private, .. } = row;
    let content = Content { course: &course, address: &revision_id, compiled, sealed };
    let done = publications::put(ctx, &tx, content, Edition::of(private), &note).await?;
    row::Entity::delete_by_id(id).exec(&tx).await.doing("putting a draft away")?;
    tx.commit().await.doing("publishing")?;
    ctx.store.shelf.refresh();
    Ok(done)
}

/// Throws a draft away.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not publish.
pub async fn discard(ctx: &Ctx, id: DraftId) -> Result<(), Error> {
    ctx.permit(Act::PublishCourse)?;
    let tx = ctx.write().await?;
    let row = load(&tx, ctx, id).await?;
    row::Entity::delete_by_id(id).exec(&tx).await.doing("throwing a draft away")?;
    audit::note(&tx, ctx, "course.discard", &row.course, serde_json::json!({ "revision": row.revision_id })).await?;
    tx.commit().await.doing("throwing a draft away")
}

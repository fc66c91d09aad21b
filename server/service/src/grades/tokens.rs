//! Saved exports: a program fetches one file of one cohort with a token, for as long as who made it may export marks.

use super::{
    export::{Exported, fits, written},
    queries,
    records::export_token,
    table::{Format, Kind},
};
use crate::{
    audit,
    ctx::{Actor, Ctx},
    error::{Doing, Error, Refusal},
    identity,
    ids::{CohortId, ExportTokenId},
    moment::Moment,
    policy::Act,
    secret,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// Most saved exports of one cohort.
const MOST: usize = 20;

/// A saved export, without its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its id.
    pub id: ExportTokenId,
    /// What it is for, in the words of who made it.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
    /// How it is written.
    pub format: Format,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// When it was last fetched.
    pub fetched_at: Option<Moment>,
}

/// The saved exports of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not export marks.
pub async fn saved(ctx: &Ctx, id: CohortId) -> Result<Vec<Saved>, Error> {
    ctx.permit(Act::ExportMarks)?;
    let db = &ctx.store.reader;
    crate::cohort::queries::cohort(db, ctx.school.id, id).await?;
    let rows = queries::tokens(db, ctx.school.id, id).await?;
    let names = super::book::names(ctx, rows.iter().map(|row| row.person_id)).await?;
    let saved = |row: export_token::Model| {
        Some(Saved {
            id: row.id,
            kind: row.kind.parse().ok()?,
            format: row.format.parse().ok()?,
            by: names.get(&row.person_id).cloned().unwrap_or_default(),
            title: row.title,
            at: row.at,
            fetched_at: row.fetched_at,
        })
    };
    Ok(rows.into_iter().filter_map(saved).collect())
}

/// Saves an export and gives its token, the only time that it is seen.
///
/// # Errors
/// [`Refusal::Field`]: `title` (`missing`, `long`, `many`); [`Refusal::NotFound`]; when the actor may not export marks.
pub async fn save_export(ctx: &Ctx, id: CohortId, kind: Kind, format: Format, title: &str) -> Result<String, Error> {
    ctx.permit(Act::ExportMarks)?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrong = |code| Refusal::Field { field: "title", code };
    if title.is_empty() || !fits(kind, format) {
        return Err(wrong("missing").into());
    }
    if title.chars().count() > 120 {
        return Err(wrong("long").into());
    }
    let token = secret::token();
    let tx = ctx.write().await?;
    queries::hold(&tx, ctx.school.id, id).await?;
    if queries::tokens(&tx, ctx.school.id, id).await?.len() >= MOST {
        return Err(wrong("many").into());
    }
    let row = export_token::ActiveModel {
        id: Set(ExportTokenId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        person_id: Set(ctx.signed()?.person),
        kind: Set(kind.word().to_owned()),
        format: Set(format.word().to_owned()),
        title: Set(title.clone()),
        hash: Set(secret::digest(&token)),
        at: Set(ctx.now),
        revoked_at: Set(None),
        fetched_at: Set(None),
    };
    export_token::Entity::insert(row).exec_without_returning(&tx).await.doing("saving an export")?;
    let detail = serde_json::json!({ "title": title, "kind": kind, "format": format });
    audit::note(&tx, ctx, "export.save", id, detail).await?;
    tx.commit().await.doing("saving an export")?;
    Ok(token)
}

/// Ends a saved export.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not export marks.
pub async fn revoke_export(ctx: &Ctx, id: CohortId, token: ExportTokenId) -> Result<(), Error> {
    ctx.permit(Act::ExportMarks)?;
    let tx = ctx.write().await?;
    let rows = queries::tokens(&tx, ctx.school.id, id).await?;
    let row = rows.into_iter().find(|row| row.id == token).ok_or(Refusal::NotFound)?;
    let update = export_token::ActiveModel { id: Set(row.id), revoked_at: Set(Some(ctx.now)), ..Default::default() };
    export_token::Entity::update(update).exec(&tx).await.doing("ending a saved export")?;
    audit::note(&tx, ctx, "export.revoke", id, serde_json::json!({ "title": row.title })).await?;
    tx.commit().await.doing("ending a saved export")
}

/// The file of a saved export, for whoever brings its token. Each fetch leaves a line in the trail, in the name of who
/// saved it; a token of somebody who may no longer export marks, or whose account is closed, is no token.
///
/// # Errors
/// [`Refusal::SignInNeeded`], the same for every token that is not good.
pub async fn fetch(ctx: &Ctx, token: &str) -> Result<Exported, Error> {
    let db = &ctx.store.reader;
    let row = queries::live_token(db, ctx.school.id, &secret::digest(token)).await?.ok_or(Refusal::SignInNeeded)?;
    let signed = identity::acting(db, ctx.school.id, row.person_id).await?.ok_or(Refusal::SignInNeeded)?;
    let ctx = Ctx { actor: Actor::Person(signed), ..ctx.clone() };
    ctx.permit(Act::ExportMarks).map_err(|_| Refusal::SignInNeeded)?;
    let kind: Kind = row.kind.parse().map_err(|()| Refusal::SignInNeeded)?;
    let format: Format = row.format.parse().map_err(|()| Refusal::SignInNeeded)?;
    let exported = written(&ctx, row.cohort_id, kind, format).await?;
    let tx = ctx.write().await?;
    let update = export_token::ActiveModel { id: Set(row.id), fetched_at: Set(Some(ctx.now)), ..Default::default() };
    export_token::Entity::update(update).exec(&tx).await.doing("noting a fetch")?;
    let detail = serde_json::json!({ "title": row.title, "kind": kind, "format": format, "rows": exported.rows });
    audit::note(&tx, &ctx, "export.fetch", row.cohort_id, detail).await?;
    tx.commit().await.doing("noting a fetch")?;
    Ok(exported)
}

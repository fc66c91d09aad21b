//! Deciding the mark of a copy over those of its markers, with a reason.

use super::{queries, reason, records::moderation};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CopyLineId, EssayId, PersonId},
    moment::Moment,
    policy::Act,
};
use learning::grades::typed::{self, Typed};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// A mark decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who decides again says which one was seen.
    pub id: CopyLineId,
    /// Hundredths out of twenty.
    pub mark: i32,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
}

impl From<moderation::Model> for Decision {
    fn from(row: moderation::Model) -> Self {
        Self { id: row.id, mark: row.mark, reason: row.reason, by: row.by, at: row.at }
    }
}

/// A decision as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moderation {
    /// Out of twenty.
    pub mark: String,
    /// Why.
    pub reason: String,
    /// The decision that the form knew of.
    pub seen: Option<CopyLineId>,
}

/// Decides the mark of a copy.
///
/// # Errors
/// [`Refusal::Field`]: `essay_mark` (`unfit`, `unmarked` when nobody has marked the copy), `essay_reason` (`missing`,
/// `long`), `essay_points` (`closed`); [`Refusal::Conflict`] when somebody decided meanwhile; [`Refusal::NotFound`].
pub async fn moderate(ctx: &Ctx, id: EssayId, code: &str, typed: &Moderation) -> Result<(), Error> {
    ctx.permit(Act::CloseMarking)?;
    let Ok(Typed::Mark(mark)) = typed::read(&typed.mark, 20) else {
        return Err(Refusal::Field { field: "essay_mark", code: "unfit" }.into());
    };
    let why = reason(&typed.reason)?;
    let tx = ctx.write().await?;
    let essay = queries::hold(&tx, ctx.school.id, id).await?;
    if essay.closed_at.is_some() {
        return Err(Refusal::Field { field: "essay_points", code: "closed" }.into());
    }
    let copies = queries::copies(&tx, &[id]).await?;
    let copy = copies.into_iter().find(|copy| copy.code == code && copy.handed_in_at.is_some());
    let copy = copy.ok_or(Refusal::NotFound)?;
    if !queries::markings(&tx, &[copy.id]).await?.contains_key(&copy.id) {
        return Err(Refusal::Field { field: "essay_mark", code: "unmarked" }.into());
    }
    let before = queries::moderations(&tx, &[copy.id]).await?.remove(&copy.id);
    if before.as_ref().map(|row| row.id) != typed.seen {
        return Err(Refusal::Conflict.into());
    }
    let row = moderation::ActiveModel {
        id: Set(CopyLineId::new()),
        copy_id: Set(copy.id),
        mark: Set(mark),
        reason: Set(why.clone()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        // It comes after what was decided before, whatever the clock says.
        at: Set(crate::grades::after(ctx.now, before.map(|row| row.at))),
    };
    moderation::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a decision")?;
    let detail = serde_json::json!({ "copy": code, "mark": mark, "reason": why });
    audit::note(&tx, ctx, "essay.moderate", id, detail).await?;
    tx.commit().await.doing("keeping a decision")?;
    Ok(())
}

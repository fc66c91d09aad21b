//! Closing the marking: marks enter the gradebook and names are shown; opening it again; showing learners their copies.

use super::{
    queries, reason,
    records::{copy, essay},
    review,
};
use crate::{
    audit,
    ctx::{Ctx, Locale},
    error::{Doing, Error, Refusal},
    grades,
    ids::{EssayId, LearnerId},
    policy::Act,
};
use learning::essay::Agreed;
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// Why a marking cannot be closed: codes of copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unready {
    /// The first marker has not marked them.
    pub unmarked: Vec<String>,
    /// The two marks lie apart and nobody has decided.
    pub apart: Vec<String>,
}

/// Closes the marking: the mark of every copy enters the history of the gradebook, unless it stands there already from an
/// earlier closing, and names are shown from then on. Who handed nothing in gets no line: the plan says what that means.
/// How many marks were written comes back, or what stands in the way.
///
/// # Errors
/// [`Refusal::Field`] `essay_close` (`open` while somebody may still hand in, `closed` when it is closed already);
/// [`Refusal::NotFound`]; when the actor may not close markings.
pub async fn close(ctx: &Ctx, id: EssayId) -> Result<Result<u32, Unready>, Error> {
    ctx.permit(Act::CloseMarking)?;
    let refused = |code: &'static str| Refusal::Field { field: "essay_close", code };
    let tx = ctx.write().await?;
    let row = queries::hold(&tx, ctx.school.id, id).await?;
    if row.closed_at.is_some() {
        return Err(refused("closed").into());
    }
    let loaded = review::loaded(ctx, &tx, id).await?;
    if loaded.open_until(ctx.now).is_some() {
        return Err(refused("open").into());
    }
    let unready = Unready { unmarked: loaded.codes(Agreed::Unmarked), apart: loaded.codes(Agreed::Apart) };
    if unready != Unready::default() {
        return Ok(Err(unready));
    }
    let marked = |one: &review::Marked| Some((one.copy.clone(), one.agreed, one.agreed.mark()?));
    let changed: Vec<(copy::Model, Agreed, i32)> =
        loaded.copies.iter().filter_map(marked).filter(|(copy, _, mark)| copy.mark != Some(*mark)).collect();
    let entries: Vec<(LearnerId, i32, String)> =
        changed.iter().map(|(copy, agreed, mark)| (copy.learner_id, *mark, provenance(ctx.locale, *agreed))).collect();
    grades::enter(ctx, &tx, row.cohort_id, &row.item, &entries).await?;
    for (copy, _, mark) in changed {
        let mut kept: copy::ActiveModel = copy.into();
        kept.mark = Set(Some(mark));
        kept.update(&tx).await.doing("keeping the mark of a copy")?;
    }
    let detail = serde_json::json!({ "copies": loaded.copies.len(), "marks": entries.len() });
    let lifted = row.lifted_at.unwrap_or(ctx.now);
    let mut kept: essay::ActiveModel = row.into();
    kept.closed_at = Set(Some(ctx.now));
    kept.lifted_at = Set(Some(lifted));
    kept.update(&tx).await.doing("closing a marking")?;
    audit::note(&tx, ctx, "essay.close", id, detail).await?;
    tx.commit().await.doing("closing a marking")?;
    Ok(Ok(super::count(entries.len())))
}

/// Where a mark comes from, in the words of the history of marks.
fn provenance(locale: Locale, agreed: Agreed) -> String {
    let words = match (locale, agreed) {
        (Locale::Fr, Agreed::Moderated(_)) => "rédaction, note arrêtée après comparaison",
        (Locale::Fr, Agreed::Mean(_)) => "rédaction, moyenne des deux correcteurs",
        (Locale::Fr, _) => "rédaction, un seul correcteur",
        (Locale::En, Agreed::Moderated(_)) => "essay, mark decided after comparison",
        (Locale::En, Agreed::Mean(_)) => "essay, mean of the two markers",
        (Locale::En, _) => "essay, one marker",
    };
    words.to_owned()
}

/// Opens a closed marking again, with a reason. Names stay shown: what was seen cannot be unseen.
///
/// # Errors
/// [`Refusal::Field`]: `essay_reason` (`missing`, `long`), `essay_close` (`reopened` when it is open); [`Refusal::NotFound`].
pub async fn reopen(ctx: &Ctx, id: EssayId, why: &str) -> Result<(), Error> {
    ctx.permit(Act::CloseMarking)?;
    let why = reason(why)?;
    let tx = ctx.write().await?;
    let row = queries::hold(&tx, ctx.school.id, id).await?;
    if row.closed_at.is_none() {
        return Err(Refusal::Field { field: "essay_close", code: "reopened" }.into());
    }
    let mut kept: essay::ActiveModel = row.into();
    kept.closed_at = Set(None);
    kept.update(&tx).await.doing("opening a marking again")?;
    audit::note(&tx, ctx, "essay.reopen", id, serde_json::json!({ "reason": why })).await?;
    tx.commit().await.doing("opening a marking again")?;
    Ok(())
}

/// Shows learners their copies marked, or no longer.
///
/// # Errors
/// [`Refusal::Field`] `essay_close` (`unclosed` as long as the marking is open); [`Refusal::NotFound`]; when the actor may
/// not publish marks.
pub async fn publish(ctx: &Ctx, id: EssayId, shown: bool) -> Result<(), Error> {
    ctx.permit(Act::PublishMarks)?;
    let tx = ctx.write().await?;
    let row = queries::hold(&tx, ctx.school.id, id).await?;
    if shown && row.closed_at.is_none() {
        return Err(Refusal::Field { field: "essay_close", code: "unclosed" }.into());
    }
    set_shown(ctx, &tx, row, shown).await?;
    let act = if shown { "essay.publish" } else { "essay.withdraw" };
    audit::note(&tx, ctx, act, id, serde_json::json!({})).await?;
    tx.commit().await.doing("showing copies")?;
    Ok(())
}

async fn set_shown(ctx: &Ctx, db: &impl ConnectionTrait, row: essay::Model, shown: bool) -> Result<(), Error> {
    let mut kept: essay::ActiveModel = row.into();
    kept.published_at = Set(shown.then_some(ctx.now));
    kept.update(db).await.doing("showing copies")?;
    Ok(())
}

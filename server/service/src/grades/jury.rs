//! Deliberation: order of merit, what the jury decides about one person, with its reason.

use super::{
    book::{self, Gradebook, Row},
    editing::tidy_reason,
    queries,
    records::jury_adjustment,
};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{AdjustmentId, CohortId, LearnerId, PersonId},
    moment::Moment,
    policy::Act,
};
use learning::grades::{
    ranking::{Candidate, Place, rank},
    total::Verdict,
    typed::{self, Typed},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeMap;

/// A cohort before its jury.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deliberation {
    /// The gradebook.
    pub book: Gradebook,
    /// In the order of merit; those without a rank last.
    pub decisions: Vec<Decision>,
}

/// What stands for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Their row in the gradebook.
    pub row: Row,
    /// What the jury changed, if anything.
    pub adjustment: Option<Adjustment>,
    /// The total, adjustment included.
    pub total: Option<i32>,
    /// What it says, adjustment included.
    pub verdict: Verdict,
    /// The mention.
    pub mention: Option<String>,
    /// The place in the order of merit.
    pub place: Place,
}

/// What a jury changed for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// Its id: who changes it says which one was seen.
    pub id: AdjustmentId,
    /// Another total, in hundredths out of twenty.
    pub total: Option<i32>,
    /// Another verdict.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: String,
    /// Who wrote it down.
    pub by: Option<String>,
    /// When.
    pub at: Moment,
}

impl Adjustment {
    /// Whether anything is changed; an adjustment that was taken back stays in the trail.
    #[must_use]
    pub const fn changes(&self) -> bool {
        self.total.is_some() || self.verdict.is_some()
    }
}

/// An adjustment as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdjustmentDraft {
    /// Another total, or nothing.
    pub total: String,
    /// A word of [`Verdict`], or nothing.
    pub verdict: String,
    /// Why.
    pub reason: String,
    /// The last adjustment that the form knew of.
    pub seen: Option<AdjustmentId>,
}

/// A cohort before its jury.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not deliberate.
pub async fn deliberation(ctx: &Ctx, id: CohortId) -> Result<Deliberation, Error> {
    ctx.permit(Act::Deliberate)?;
    load(ctx, &ctx.store.reader, id).await
}

pub(super) async fn load(ctx: &Ctx, db: &impl ConnectionTrait, id: CohortId) -> Result<Deliberation, Error> {
    let book = book::load(ctx, id).await?;
    let rows = queries::adjustments(db, ctx.school.id, id).await?;
    let names = book::names(ctx, rows.iter().filter_map(|row| row.by)).await?;
    let mut adjusted: BTreeMap<LearnerId, Adjustment> = BTreeMap::new();
    for row in rows {
        let adjustment = Adjustment {
            id: row.id,
            total: row.total,
            verdict: row.verdict.as_deref().and_then(Verdict::of),
            reason: row.reason,
            by: row.by.and_then(|by| names.get(&by).cloned()),
            at: row.at,
        };
        adjusted.insert(row.learner_id, adjustment);
    }
    let decisions = decided(&book, &adjusted);
    Ok(Deliberation { book, decisions })
}

fn decided(book: &Gradebook, adjusted: &BTreeMap<LearnerId, Adjustment>) -> Vec<Decision> {
    let inside: Vec<&Row> = book.rows.iter().filter(|row| row.member.active).collect();
    let adjustment = |row: &Row| row.learner.and_then(|learner| adjusted.get(&learner));
    let stands: Vec<(Option<i32>, Verdict)> = inside.iter().map(|row| standing(book, row, adjustment(row))).collect();
    let candidates: Vec<Candidate<'_>> = inside
        .iter()
        .zip(&stands)
        .map(|(row, (total, verdict))| Candidate {
            key: &row.member.matricule,
            total: *total,
            verdict: *verdict,
            marks: &row.marks,
        })
        .collect();
    let decision = |place: Place| {
        let row = *inside.get(place.candidate)?;
        let (total, verdict) = *stands.get(place.candidate)?;
        let mention = total.filter(|_| verdict == Verdict::Passed).and_then(|total| book.plan.mention(total));
        let mention = mention.and_then(|n| book.plan.settings.mentions.get(n)).map(|m| m.title.clone());
        Some(Decision { row: row.clone(), adjustment: adjustment(row).cloned(), total, verdict, mention, place })
    };
    rank(&book.plan, &candidates).into_iter().filter_map(decision).collect()
}

/// Total and verdict with what the jury changed. A total that the jury gives settles what was missing.
fn standing(book: &Gradebook, row: &Row, adjustment: Option<&Adjustment>) -> (Option<i32>, Verdict) {
    let Some(adjustment) = adjustment else { return (row.total.rounded, row.total.verdict) };
    let (total, verdict) = match adjustment.total {
        Some(total) => (Some(total), book.plan.verdict(Some(total), &[], &row.total.below)),
        None => (row.total.rounded, row.total.verdict),
    };
    (total, adjustment.verdict.unwrap_or(verdict))
}

/// Keeps what the jury decided about one person; neither total nor verdict takes an adjustment back.
///
/// # Errors
/// [`Refusal::Field`]: `total` (`unfit`), `verdict` (`unknown`), `reason` (`missing`, `long`); [`Refusal::Conflict`] when
/// somebody adjusted the same person meanwhile; [`Refusal::NotFound`]; when the actor may not deliberate.
pub async fn adjust(ctx: &Ctx, id: CohortId, person: PersonId, draft: &AdjustmentDraft) -> Result<(), Error> {
    ctx.permit(Act::Deliberate)?;
    let wrong = |field, code| Refusal::Field { field, code };
    let total = match typed::read(&draft.total, 20) {
        Ok(Typed::Nothing) => None,
        Ok(Typed::Mark(total)) => Some(total),
        _ => return Err(wrong("total", "unfit").into()),
    };
    let verdict = match draft.verdict.as_str() {
        "" => None,
        word => Some(Verdict::of(word).ok_or(wrong("verdict", "unknown"))?),
    };
    let reason = tidy_reason(&draft.reason)?.ok_or(wrong("reason", "missing"))?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let before = load(ctx, &tx, id).await?;
    let decision = before.decisions.iter().find(|d| d.row.member.person == person).ok_or(Refusal::NotFound)?;
    if decision.adjustment.as_ref().map(|a| a.id) != draft.seen {
        return Err(Refusal::Conflict.into());
    }
    let row = jury_adjustment::ActiveModel {
        id: Set(AdjustmentId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        learner_id: Set(decision.row.learner.ok_or(Refusal::NotFound)?),
        total: Set(total),
        verdict: Set(verdict.map(|verdict| verdict.word().to_owned())),
        reason: Set(reason.clone()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        at: Set(super::editing::after(ctx.now, decision.adjustment.as_ref().map(|a| a.at))),
    };
    jury_adjustment::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a decision")?;
    let detail = serde_json::json!({ "person": person, "total": total, "reason": reason });
    audit::note(&tx, ctx, "jury.adjust", id, detail).await?;
    tx.commit().await.doing("keeping a decision")
}

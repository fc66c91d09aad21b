//! What the markers gave, side by side: differences, decisions, and what still stands in the way of closing.

use super::{
    Brief, Essay,
    marking::{holders, seat_of},
    moderating::Decision,
    queries,
    records::{copy, marking},
};
use crate::{
    cohort::{self, Member},
    ctx::{Actor, Ctx},
    error::Error,
    ids::{CopyId, EssayId, LearnerId, PersonId},
    moment::Moment,
    policy::{Act, Role},
};
use learning::{
    essay::{self as rules, Agreed, Seat, agreed, hundredths, out_of_twenty},
    grades::total::Fraction,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// A copy beside what its markers gave; marks are hundredths out of twenty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Its code.
    pub code: String,
    /// Whose it is; none as long as names are hidden.
    pub member: Option<Member>,
    /// The first marker's.
    pub first: Option<i32>,
    /// The second marker's.
    pub second: Option<i32>,
    /// How far they lie apart.
    pub difference: Option<i32>,
    /// By more than the threshold.
    pub apart: bool,
    /// What was decided.
    pub decision: Option<Decision>,
    /// What stands; none when it is hidden.
    pub agreed: Option<Agreed>,
    /// Marks are hidden: the one who asks may still mark this copy.
    pub hidden: bool,
}

/// An essay beside what its markers gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The essay.
    pub essay: Essay,
    /// Copies handed in: by code, then by name once names are shown.
    pub lines: Vec<Reviewed>,
    /// Copies marked twice.
    pub twice: u32,
    /// Their mean difference, in hundredths.
    pub mean_difference: Option<i32>,
    /// Codes of copies that the first marker has not marked.
    pub unmarked: Vec<String>,
    /// Codes of copies whose two marks lie apart, without a decision.
    pub apart: Vec<String>,
    /// How many people have handed nothing in.
    pub without_copy: u32,
    /// Who they are; empty as long as names are hidden.
    pub absent: Vec<Member>,
    /// Somebody may still hand in, until then.
    pub open_until: Option<Moment>,
}

/// Everything that a review and a closing start from.
pub(super) struct Loaded {
    pub(super) essay: Essay,
    pub(super) copies: Vec<Marked>,
    members: Vec<(Member, LearnerId)>,
    extensions: BTreeMap<PersonId, Moment>,
}

/// A copy with what stands for it.
pub(super) struct Marked {
    pub(super) copy: copy::Model,
    rows: Vec<marking::Model>,
    marks: (Option<Fraction>, Option<Fraction>),
    decision: Option<Decision>,
    pub(super) agreed: Agreed,
}

pub(super) async fn loaded(ctx: &Ctx, db: &impl ConnectionTrait, id: EssayId) -> Result<Loaded, Error> {
    let essay = super::load(ctx, db, id).await?;
    let mut copies = queries::copies(db, &[id]).await?;
    copies.retain(|copy| copy.handed_in_at.is_some());
    let ids: Vec<CopyId> = copies.iter().map(|copy| copy.id).collect();
    let mut markings = queries::markings(db, &ids).await?;
    let mut decisions = queries::moderations(db, &ids).await?;
    let marked = |copy: copy::Model| {
        let rows = markings.remove(&copy.id).unwrap_or_default();
        let decision = decisions.remove(&copy.id).map(Decision::from);
        let mark = |seat: Seat| {
            let row = rows.iter().find(|row| row.seat == seat.word())?;
            Some(out_of_twenty(row.total.into(), essay.points()))
        };
        let marks = (mark(Seat::First), mark(Seat::Second));
        let moderated = decision.as_ref().map(|one| one.mark);
        let agreed = agreed(marks.0.as_ref(), marks.1.as_ref(), moderated, essay.brief.threshold);
        Marked { copy, rows, marks, decision, agreed }
    };
    let copies = copies.into_iter().map(marked).collect();
    let people = crate::grades::queries::learners(db, ctx.school.id, essay.brief.cohort).await?;
    let shown = cohort::load(ctx, essay.brief.cohort).await?;
    let members = shown.members.into_iter().filter_map(|m| Some((m.clone(), *people.get(&m.person)?))).collect();
    let extensions = queries::extensions(db, id).await?.into_iter().map(|row| (row.person_id, row.closes_at)).collect();
    Ok(Loaded { essay, copies, members, extensions })
}

impl Loaded {
    /// Codes of copies with this standing.
    pub(super) fn codes(&self, standing: Agreed) -> Vec<String> {
        self.copies.iter().filter(|one| one.agreed == standing).map(|one| one.copy.code.clone()).collect()
    }

    /// People in the cohort who have handed nothing in.
    fn without_copy(&self) -> Vec<&Member> {
        let handed: BTreeSet<LearnerId> = self.copies.iter().map(|one| one.copy.learner_id).collect();
        let missing = self.members.iter().filter(|(member, learner)| member.active && !handed.contains(learner));
        missing.map(|(member, _)| member).collect()
    }

    /// The last moment at which somebody may still hand in.
    pub(super) fn open_until(&self, now: Moment) -> Option<Moment> {
        let of = |member: &Member| {
            let later = self.extensions.get(&member.person).copied().unwrap_or_default();
            later.max(self.essay.brief.closes_at)
        };
        self.without_copy().into_iter().map(of).filter(|at| *at > now).max()
    }

    fn member(&self, learner: LearnerId) -> Option<Member> {
        self.members.iter().find(|(_, one)| *one == learner).map(|(member, _)| member.clone())
    }
}

/// An essay beside what its markers gave. Marks of copies that the one who asks may still mark are hidden from them, and
/// names from everybody until the marking is closed for the first time.
///
/// # Errors
/// [`crate::Refusal::NotFound`]; when the actor may not close markings.
pub async fn review(ctx: &Ctx, id: EssayId) -> Result<Review, Error> {
    ctx.permit(Act::CloseMarking)?;
    let loaded = loaded(ctx, &ctx.store.reader, id).await?;
    let named = loaded.essay.brief.lifted_at.is_some();
    let pairs: Vec<(Fraction, Fraction)> =
        loaded.copies.iter().filter_map(|one| Some((one.marks.0.clone()?, one.marks.1.clone()?))).collect();
    let mut lines: Vec<Reviewed> = loaded.copies.iter().map(|one| line(ctx, &loaded, one, named)).collect();
    if named {
        lines.sort_by_key(|line| line.member.as_ref().map(Member::name));
    }
    let without: Vec<Member> = loaded.without_copy().into_iter().cloned().collect();
    Ok(Review {
        lines,
        twice: super::count(pairs.len()),
        mean_difference: rules::mean_difference(&pairs),
        unmarked: loaded.codes(Agreed::Unmarked),
        apart: loaded.codes(Agreed::Apart),
        without_copy: super::count(without.len()),
        absent: if named { without } else { Vec::new() },
        open_until: loaded.open_until(ctx.now),
        essay: loaded.essay,
    })
}

fn line(ctx: &Ctx, loaded: &Loaded, one: &Marked, named: bool) -> Reviewed {
    let hidden = is_hidden(ctx, &loaded.essay.brief, one);
    let (first, second) = (one.marks.0.as_ref(), one.marks.1.as_ref());
    let pair = first.zip(second);
    let seen = |mark: Option<&Fraction>| mark.filter(|_| !hidden).map(hundredths);
    Reviewed {
        code: one.copy.code.clone(),
        member: if named { loaded.member(one.copy.learner_id) } else { None },
        first: seen(first),
        second: seen(second),
        difference: pair.map(|(first, second)| hundredths(&rules::difference(first, second))),
        apart: pair.is_some_and(|(first, second)| rules::is_apart(first, second, loaded.essay.brief.threshold)),
        decision: one.decision.clone(),
        agreed: (!hidden).then_some(one.agreed),
        hidden,
    }
}

/// Who may still mark a copy does not see what another gave it.
fn is_hidden(ctx: &Ctx, essay: &Brief, one: &Marked) -> bool {
    let Actor::Person(signed) = &ctx.actor else { return false };
    let marks = signed.roles.iter().any(|role: &Role| role.allows(Act::MarkEssays));
    let (first, second) = holders(&one.rows);
    let mine = [first, second].contains(&Some(signed.person));
    let settled = essay.closed_at.is_some() || one.decision.is_some() || one.rows.is_empty();
    marks && !mine && !settled && seat_of(signed, &one.rows).is_some()
}

//! What differs in the law between two revisions: what is cited, and what the register says of it.

use super::LawMove;
use crate::{
    catalogue::{Law, Revision, queries},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    law::{may_read_bank, state_hash},
};
use learning::catalogue::{Change, CitationIndex, Language, ProvisionRef, Register, SealedBank};
use std::collections::BTreeSet;

/// Provisions that are cited now or no more, and those that moved in the register since the earlier revision came out.
pub(super) async fn law_moves(ctx: &Ctx, before: &Revision, after: &Revision) -> Result<Vec<LawMove>, Error> {
    let law = match ctx.store.shelf.law(&ctx.store.reader, ctx.now).await {
        Ok(law) => law,
        Err(Error::Refused(Refusal::NothingPublished)) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let (old, new) = (cited(ctx, before, &law.register), cited(ctx, after, &law.register));
    let earlier = register_of(ctx, before).await?;
    let moved = |one: &ProvisionRef| {
        let state = |register: &Register| register.provision(one).map(|(_, provision)| state_hash(provision));
        earlier.as_ref().is_some_and(|earlier| state(earlier) != state(&law.register))
    };
    let change = |one: &ProvisionRef| match (old.contains(one), new.contains(one)) {
        (false, true) => Some(Change::Added),
        (true, false) => Some(Change::Removed),
        _ => moved(one).then_some(Change::Changed),
    };
    let all: BTreeSet<&ProvisionRef> = old.union(&new).collect();
    Ok(all.into_iter().filter_map(|one| described(ctx, &law, change(one)?, one)).collect())
}

/// The sealed bank counts only for those who may read it.
fn cited(ctx: &Ctx, revision: &Revision, register: &Register) -> BTreeSet<ProvisionRef> {
    let nothing = SealedBank::default();
    let bank = if may_read_bank(ctx) { &revision.bank } else { &nothing };
    let citations = CitationIndex::cited(&revision.course, bank);
    citations.iter().filter_map(|c| register.resolve(c)).flat_map(|r| r.references().collect::<Vec<_>>()).collect()
}

/// The register that was in service when a revision came out.
async fn register_of(ctx: &Ctx, revision: &Revision) -> Result<Option<Register>, Error> {
    let db = &ctx.store.reader;
    let publications = queries::publications(db, revision.course.id.as_str(), ctx.school.id).await?;
    let first = publications.iter().rev().find(|one| one.revision_id == revision.id);
    let Some(first) = first else { return Ok(None) };
    let Some(row) = queries::law_on(db, first.published_at).await? else { return Ok(None) };
    serde_json::from_slice(&row.compiled).map(Some).doing("reading an earlier register")
}

fn described(ctx: &Ctx, law: &Law, change: Change, one: &ProvisionRef) -> Option<LawMove> {
    let language: Language = ctx.locale.into();
    let (instrument, provision) = law.register.provision(one)?;
    Some(LawMove {
        change,
        provision: one.clone(),
        title: instrument.title.text(language).clone(),
        article: provision.article.clone(),
        state: provision.state.clone(),
    })
}

//! Who follows a cohort: instructors and tutors named for it. They see it first; what they may do stays with their roles.

use super::{Cohort, permit_sight, queries, records::staff};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity::queries as identity,
    ids::{CohortId, PersonId},
    policy::{Act, Role},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who follows, or may follow, a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// The person.
    pub person: PersonId,
    /// Family name, then given names.
    pub name: String,
    /// Those of their roles for which they are named.
    pub roles: Vec<Role>,
    /// Named for this cohort.
    pub assigned: bool,
}

/// Roles of those who are named to follow cohorts.
const FOLLOWING: [Role; 3] = [Role::Instructor, Role::Tutor, Role::RelayTrainer];

/// Those named to follow a cohort, by name.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see cohorts.
pub async fn of_cohort(ctx: &Ctx, id: CohortId) -> Result<Vec<Follower>, Error> {
    permit_sight(ctx)?;
    queries::cohort(&ctx.store.reader, ctx.school.id, id).await?;
    let everyone = everyone(ctx, &ctx.store.reader, id).await?;
    Ok(everyone.into_iter().filter(|one| one.assigned).collect())
}

/// Everyone who can be named, by name, with the cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn candidates(ctx: &Ctx, id: CohortId) -> Result<(Cohort, Vec<Follower>), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let cohort = queries::cohort(&ctx.store.reader, ctx.school.id, id).await?.into();
    Ok((cohort, everyone(ctx, &ctx.store.reader, id).await?))
}

async fn everyone(ctx: &Ctx, db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<Follower>, Error> {
    let assigned: BTreeSet<PersonId> = queries::staff(db, id).await?.into_iter().collect();
    let mut roles: BTreeMap<PersonId, Vec<Role>> = BTreeMap::new();
    for (person, role) in identity::all_roles(db, ctx.school.id).await? {
        if FOLLOWING.contains(&role) {
            roles.entry(person).or_default().push(role);
        }
    }
    let people = identity::people(db, ctx.school.id).await?;
    let follower = |person: crate::identity::records::person::Model| {
        let roles = roles.remove(&person.id).unwrap_or_default();
        let assigned = assigned.contains(&person.id);
        let fit = person.active && !roles.is_empty();
        let name = format!("{} {}", person.family_name, person.given_name);
        (fit || assigned).then_some(Follower { person: person.id, name, roles, assigned })
    };
    Ok(people.into_iter().filter_map(follower).collect())
}

/// Names exactly these people to follow a cohort.
///
/// # Errors
/// [`Refusal::NotFound`] for a cohort of another school or a person who cannot be named; [`Refusal::Archived`].
pub async fn assign(ctx: &Ctx, id: CohortId, people: &[PersonId]) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let fit: BTreeSet<PersonId> = everyone(ctx, &tx, id).await?.into_iter().map(|one| one.person).collect();
    let wanted: BTreeSet<PersonId> = people.iter().copied().collect();
    if !wanted.is_subset(&fit) {
        return Err(Refusal::NotFound.into());
    }
    staff::Entity::delete_many().filter(staff::Column::CohortId.eq(id)).exec(&tx).await.doing("naming followers")?;
    let by = ctx.signed().ok().map(|s| s.person);
    let rows: Vec<_> = wanted
        .iter()
        .map(|person| staff::ActiveModel {
            cohort_id: Set(id),
            person_id: Set(*person),
            added_by: Set(by),
            added_at: Set(ctx.now),
        })
        .collect();
    if !rows.is_empty() {
        staff::Entity::insert_many(rows).exec_without_returning(&tx).await.doing("naming followers")?;
    }
    audit::note(&tx, ctx, "cohort.staff", id, serde_json::json!({ "people": wanted })).await?;
    tx.commit().await.doing("naming followers")
}

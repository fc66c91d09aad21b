//! Enrolling by list, withdrawing without losing a record, taking back.

use super::{queries, records::enrolment};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity::{
        people::{AUDIENCES, JURISDICTIONS},
        queries as identity,
        records::person,
    },
    ids::{CohortId, PersonId},
    policy::{Act, Role},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, IntoActiveModel, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// Longest list read, in lines.
const MOST_LINES: usize = 5_000;

/// Who is to be enrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Matricules, one a line; what follows a separator on the line is left aside.
    pub matricules: String,
    /// People chosen from the school's list.
    pub chosen: Vec<PersonId>,
}

pub use crate::identity::roster::Partial;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: u32,
    /// The matricule found there.
    pub found: String,
    /// `unknown`, `inactive`, `no-learner`, `twice` or `too-many`.
    pub code: &'static str,
}

/// What enrolling a list did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrolled {
    /// Enrolled now.
    pub made: usize,
    /// Taken back after having been withdrawn.
    pub again: usize,
    /// Were in the cohort already.
    pub already: usize,
    /// Lines that name nobody who can be enrolled.
    pub faults: Vec<Fault>,
}

impl Enrolled {
    /// Whether anything was kept.
    #[must_use]
    pub const fn kept(&self) -> bool {
        self.made + self.again > 0
    }
}

/// Enrols people by matricule or by choice. With a faulty line nobody is enrolled, unless [`Partial::Accept`] is given.
///
/// # Errors
/// [`Refusal::NotFound`] for a cohort of another school; [`Refusal::Field`] `matricules`/`missing` for an empty list.
pub async fn enrol(ctx: &Ctx, id: CohortId, list: &List, partial: Partial) -> Result<Enrolled, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let (wanted, faults) = read(&School::load(ctx, &tx).await?, list)?;
    if !faults.is_empty() && partial == Partial::Refuse {
        return Ok(Enrolled { faults, ..Enrolled::default() });
    }
    let done = put(ctx, &tx, id, &wanted).await?;
    let detail = serde_json::json!({ "made": done.made, "again": done.again });
    audit::note(&tx, ctx, "cohort.enrol", id, detail).await?;
    tx.commit().await.doing("enrolling people")?;
    ctx.store.notices.clear();
    Ok(Enrolled { faults, ..done })
}

/// The people of the school, as far as enrolling asks about them.
struct School {
    by_matricule: BTreeMap<String, person::Model>,
    learners: BTreeSet<PersonId>,
}

impl School {
    async fn load(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Self, Error> {
        let people = identity::people(db, ctx.school.id).await?;
        let roles = identity::all_roles(db, ctx.school.id).await?;
        Ok(Self {
            by_matricule: people.into_iter().map(|p| (p.matricule.clone(), p)).collect(),
            learners: roles.into_iter().filter(|(_, role)| *role == Role::Learner).map(|(id, _)| id).collect(),
        })
    }

    fn fit(&self, person: &person::Model) -> Result<PersonId, &'static str> {
        match (person.active, self.learners.contains(&person.id)) {
            (false, _) => Err("inactive"),
            (true, false) => Err("no-learner"),
            (true, true) => Ok(person.id),
        }
    }

    fn named(&self, matricule: &str) -> Result<PersonId, &'static str> {
        self.by_matricule.get(matricule).ok_or("unknown").and_then(|person| self.fit(person))
    }
}

fn read(school: &School, list: &List) -> Result<(BTreeSet<PersonId>, Vec<Fault>), Error> {
    let mut wanted = BTreeSet::new();
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (line, matricule) in lines(&list.matricules) {
        let fault = |code| Fault { line, found: matricule.chars().take(80).collect(), code };
        match school.named(&matricule) {
            _ if seen.len() >= MOST_LINES => return Ok((BTreeSet::new(), vec![fault("too-many")])),
            _ if !seen.insert(matricule.clone()) => faults.push(fault("twice")),
            Ok(person) => drop(wanted.insert(person)),
            Err(code) => faults.push(fault(code)),
        }
    }
    for id in &list.chosen {
        let person = school.by_matricule.values().find(|p| p.id == *id).ok_or(Refusal::NotFound)?;
        match school.fit(person) {
            Ok(id) => drop(wanted.insert(id)),
            Err(code) => faults.push(Fault { line: 0, found: person.matricule.clone(), code }),
        }
    }
    if wanted.is_empty() && faults.is_empty() {
        return Err(Refusal::Field { field: "matricules", code: "missing" }.into());
    }
    Ok((wanted, faults))
}

/// Line numbers and matricules. A line pasted from a spreadsheet counts up to its first separator.
fn lines(text: &str) -> impl Iterator<Item = (u32, String)> {
    let numbered = text.lines().zip(1_u32..);
    numbered.filter_map(|(line, number)| {
        let first = line.split(['\t', ';', ',']).next().unwrap_or_default();
        let plain = first.trim().trim_start_matches('\u{feff}').trim_matches('"');
        let matricule = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
        (!matricule.is_empty()).then_some((number, matricule))
    })
}

async fn put(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    id: CohortId,
    wanted: &BTreeSet<PersonId>,
) -> Result<Enrolled, Error> {
    let members = queries::members(tx, ctx.school.id, id).await?;
    let there: BTreeMap<PersonId, bool> = members.into_iter().map(|(e, _)| (e.person_id, e.active)).collect();
    let new: Vec<PersonId> = wanted.iter().copied().filter(|p| !there.contains_key(p)).collect();
    let back: Vec<PersonId> = wanted.iter().copied().filter(|p| there.get(p) == Some(&false)).collect();
    queries::enrol(tx, id, &new, ctx.now).await?;
    if !back.is_empty() {
        enrolment::Entity::update_many()
            .col_expr(enrolment::Column::Active, Expr::value(true))
            .filter(enrolment::Column::CohortId.eq(id))
            .filter(enrolment::Column::PersonId.is_in(back.iter().map(|p| p.0)))
            .exec(tx)
            .await
            .doing("enrolling people again")?;
    }
    let already = wanted.len() - new.len() - back.len();
    Ok(Enrolled { made: new.len(), again: back.len(), already, faults: Vec::new() })
}

/// Withdraws a person from a cohort, or takes them back. Answers and marks stay.
///
/// # Errors
/// [`Refusal::NotFound`] when they were never enrolled; when the actor may not manage cohorts.
pub async fn set_active(ctx: &Ctx, id: CohortId, person: PersonId, active: bool) -> Result<(), Error> {
    let act = if active { "cohort.take-back" } else { "cohort.withdraw" };
    update(ctx, id, person, act, |row| row.active = Set(active)).await
}

/// Sets whose law and whose sections a person sees in this cohort; empty means as in their profile.
///
/// # Errors
/// [`Refusal::Field`] for an unknown word; otherwise as [`set_active`].
pub async fn arrange(
    ctx: &Ctx,
    id: CohortId,
    person: PersonId,
    jurisdiction: &str,
    audience: &str,
) -> Result<(), Error> {
    let jurisdiction = one_of(JURISDICTIONS, "jurisdiction", jurisdiction)?;
    let audience = one_of(AUDIENCES, "audience", audience)?;
    update(ctx, id, person, "cohort.arrange", |row| {
        row.jurisdiction = Set(jurisdiction);
        row.audience = Set(audience);
    })
    .await
}

fn one_of(known: &[&str], field: &'static str, word: &str) -> Result<Option<String>, Refusal> {
    match word {
        "" => Ok(None),
        word if known.contains(&word) => Ok(Some(word.to_owned())),
        _ => Err(Refusal::Field { field, code: "unknown" }),
    }
}

async fn update(
    ctx: &Ctx,
    id: CohortId,
    person: PersonId,
    act: &'static str,
    change: impl FnOnce(&mut enrolment::ActiveModel),
) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let found = queries::enrolment(&tx, id, person).await?.ok_or(Refusal::NotFound)?;
    let mut row = found.into_active_model();
    change(&mut row);
    enrolment::Entity::update(row).exec(&tx).await.doing("changing an enrolment")?;
    audit::note(&tx, ctx, act, id, serde_json::json!({ "person": person })).await?;
    tx.commit().await.doing("changing an enrolment")?;
    ctx.store.notices.clear();
    Ok(())
}

/// Longest name of a group, in letters.
const LONGEST_GROUP: usize = 40;

/// Puts people of a cohort into a group, or out of any when the name is empty. How many were moved.
///
/// # Errors
/// [`Refusal::Field`]: `person` (`missing`) when nobody is named, `group` (`long`); [`Refusal::NotFound`],
/// [`Refusal::Archived`]; when the actor may not manage cohorts.
pub async fn set_group(ctx: &Ctx, id: CohortId, people: &[PersonId], group: &str) -> Result<u64, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let group = group.split_whitespace().collect::<Vec<_>>().join(" ");
    if people.is_empty() {
        return Err(Refusal::Field { field: "person", code: "missing" }.into());
    }
    if group.chars().count() > LONGEST_GROUP {
        return Err(Refusal::Field { field: "group", code: "long" }.into());
    }
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let named = (!group.is_empty()).then_some(group);
    let done = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::GroupName, Expr::value(named.clone()))
        .filter(enrolment::Column::CohortId.eq(id))
        .filter(enrolment::Column::PersonId.is_in(people.iter().map(|p| p.0)))
        .exec(&tx)
        .await
        .doing("setting a group")?;
    let detail = serde_json::json!({ "group": named, "people": people });
    audit::note(&tx, ctx, "cohort.group", id, detail).await?;
    tx.commit().await.doing("setting a group")?;
    Ok(done.rows_affected)
}

/// Moves a person to another cohort: withdrawn here, enrolled there. Marks and attendance stay with the old cohort;
/// readings and practice belong to the person, and count wherever the course is the same.
///
/// # Errors
/// [`Refusal::Field`] `to` (`same`) for the cohort they are in; [`Refusal::NotFound`] when they are not in it, or the
/// other is unknown; [`Refusal::Archived`] for either.
pub async fn transfer(ctx: &Ctx, from: CohortId, person: PersonId, to: CohortId) -> Result<(), Error> {
    ctx.permit(Act::ManageCohorts)?;
    if from == to {
        return Err(Refusal::Field { field: "to", code: "same" }.into());
    }
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, from).await?;
    queries::live(&tx, ctx.school.id, to).await?;
    let old = queries::enrolment(&tx, from, person).await?.filter(|e| e.active).ok_or(Refusal::NotFound)?;
    let (jurisdiction, audience) = (old.jurisdiction.clone(), old.audience.clone());
    put(ctx, &tx, to, &BTreeSet::from([person])).await?;
    let new = queries::enrolment(&tx, to, person).await?.ok_or(Refusal::NotFound)?;
    let mut new = new.into_active_model();
    new.jurisdiction = Set(jurisdiction);
    new.audience = Set(audience);
    enrolment::Entity::update(new).exec(&tx).await.doing("moving a person")?;
    let mut old = old.into_active_model();
    old.active = Set(false);
    enrolment::Entity::update(old).exec(&tx).await.doing("moving a person")?;
    audit::note(&tx, ctx, "cohort.move-person", from, serde_json::json!({ "person": person, "to": to })).await?;
    tx.commit().await.doing("moving a person")?;
    ctx.store.notices.clear();
    Ok(())
}

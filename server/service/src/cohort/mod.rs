//! Cohorts: a promotion or a session takes a course together, on the revision it started with.

pub mod attendance;
pub mod calendar;
pub mod copying;
mod enrolling;
pub mod follow;
pub mod joining;
pub mod mine;
pub(crate) mod queries;
pub mod records;
pub mod settings;
pub mod staff;

pub use enrolling::{Enrolled, Fault, List, Partial, arrange, enrol, set_active, set_group, transfer};

use crate::{
    audit,
    catalogue::{self, Offered},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity::records::person,
    ids::{CohortId, PersonId},
    moment::Moment,
    policy::{Act, words},
};
use learning::catalogue::Date;
use records::{cohort, enrolment};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// What a cohort is.
    Kind {
        /// Initial education: trainee magistrates over a year.
        Promotion = "promotion",
        /// Continuing education: some days for people in office.
        Session = "session",
    }
}

/// A cohort as typed in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// A word of [`Kind`].
    pub kind: String,
    /// The course that it takes.
    pub course: String,
}

/// A cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Its id.
    pub id: CohortId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The course that it takes.
    pub course: String,
    /// The revision that it stays on.
    pub revision: String,
    /// Made when.
    pub since: Moment,
    /// First day, in the school's time zone.
    pub starts_on: Option<Date>,
    /// Last day.
    pub ends_on: Option<Date>,
    /// Archived when: read, and no longer changed.
    pub archived_at: Option<Moment>,
}

impl From<cohort::Model> for Cohort {
    fn from(row: cohort::Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            kind: row.kind.parse().unwrap_or(Kind::Session),
            course: row.course,
            revision: row.revision_id,
            since: row.created_at,
            starts_on: row.starts_on.as_deref().and_then(catalogue::day),
            ends_on: row.ends_on.as_deref().and_then(catalogue::day),
            archived_at: row.archived_at,
        }
    }
}

/// A cohort in the list of the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The cohort.
    pub cohort: Cohort,
    /// The title of its course in the reader's language.
    pub title: String,
    /// How many people are in it.
    pub people: i64,
    /// The one who asks is named to follow it.
    pub mine: bool,
}

/// A person in a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// Their matricule.
    pub matricule: String,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_name: String,
    /// The jurisdiction in this cohort: their own unless it was set.
    pub jurisdiction: String,
    /// The audience in this cohort: their own unless it was set.
    pub audience: String,
    /// Jurisdiction and audience were set for this cohort.
    pub set_here: (bool, bool),
    /// The group within the cohort.
    pub group: Option<String>,
    /// Not withdrawn.
    pub active: bool,
    /// Enrolled when.
    pub since: Moment,
}

impl Member {
    /// Family name, then given names, as in a school's books.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.family_name, self.given_name)
    }

    fn new(enrolment: enrolment::Model, person: person::Model) -> Self {
        Self {
            person: person.id,
            matricule: person.matricule,
            family_name: person.family_name,
            given_name: person.given_name,
            set_here: (enrolment.jurisdiction.is_some(), enrolment.audience.is_some()),
            jurisdiction: enrolment.jurisdiction.unwrap_or(person.jurisdiction),
            audience: enrolment.audience.unwrap_or(person.audience),
            group: enrolment.group_name,
            active: enrolment.active,
            since: enrolment.enrolled_at,
        }
    }
}

/// A cohort with its people and tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The cohort.
    pub cohort: Cohort,
    /// Its course at its own revision.
    pub course: Offered,
    /// Whether a newer revision of the course is published.
    pub behind: bool,
    /// Everyone ever enrolled, by name.
    pub members: Vec<Member>,
}

/// What the form for a new cohort offers.
///
/// # Errors
/// When the actor may not manage cohorts; [`Refusal::NothingPublished`] when there is no course to take.
pub async fn blank(ctx: &Ctx) -> Result<Vec<Offered>, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let offered = catalogue::offered(ctx).await?;
    if offered.is_empty() { Err(Refusal::NothingPublished.into()) } else { Ok(offered) }
}

/// Makes a cohort on the newest revision of its course, where it stays.
///
/// # Errors
/// [`Refusal::Field`]: `name` (`missing`, `long`), `kind` or `course` (`unknown`).
pub async fn create(ctx: &Ctx, draft: &Draft) -> Result<CohortId, Error> {
    ctx.permit(Act::ManageCohorts)?;
    let name = tidy_name(&draft.name)?;
    let kind: Kind = draft.kind.parse().map_err(|()| Refusal::Field { field: "kind", code: "unknown" })?;
    let course = catalogue::newest(ctx, &draft.course).await?;
    let revision = course.ok_or(Refusal::Field { field: "course", code: "unknown" })?;
    let id = CohortId::new();
    let row = cohort::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        name: Set(name.clone()),
        kind: Set(kind.word().to_owned()),
        course: Set(draft.course.clone()),
        revision_id: Set(revision.clone()),
        created_at: Set(ctx.now),
        archived_at: Set(None),
        starts_on: Set(None),
        ends_on: Set(None),
    };
    let tx = ctx.write().await?;
    cohort::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a cohort")?;
    let detail = serde_json::json!({ "name": name, "course": draft.course, "revision": revision });
    audit::note(&tx, ctx, "cohort.create", id, detail).await?;
    tx.commit().await.doing("keeping a cohort")?;
    Ok(id)
}

pub(crate) fn tidy_name(typed: &str) -> Result<String, Refusal> {
    let printable: String = typed.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    let name = printable.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Refusal::Field { field: "name", code: "missing" }),
        121.. => Err(Refusal::Field { field: "name", code: "long" }),
        _ => Ok(name),
    }
}

/// Tutors, instructors and relay trainers follow cohorts; registrars and administrators manage them; a jury sees marks.
pub(crate) fn permit_sight(ctx: &Ctx) -> Result<(), Error> {
    let any = [Act::FollowCohort, Act::SeeMarks].into_iter().any(|act| ctx.may(act));
    if any { Ok(()) } else { ctx.permit(Act::ManageCohorts) }
}

/// The cohorts of the school: first those that the one who asks is named to follow, then newest first.
///
/// # Errors
/// When the actor may not see cohorts.
pub async fn list(ctx: &Ctx) -> Result<Vec<Listed>, Error> {
    permit_sight(ctx)?;
    let rows = queries::cohorts(&ctx.store.reader, ctx.school.id).await?;
    let counts: BTreeMap<CohortId, i64> =
        queries::counts(&ctx.store.reader, ctx.school.id).await?.into_iter().collect();
    let titles: BTreeMap<String, String> =
        catalogue::offered(ctx).await?.into_iter().map(|o| (o.course, o.title)).collect();
    let followed: BTreeSet<CohortId> = match ctx.signed() {
        Ok(signed) => queries::followed(&ctx.store.reader, signed.person).await?.into_iter().collect(),
        Err(_) => BTreeSet::new(),
    };
    let listed = |row: cohort::Model| Listed {
        people: counts.get(&row.id).copied().unwrap_or_default(),
        title: titles.get(&row.course).unwrap_or(&row.course).clone(),
        mine: followed.contains(&row.id),
        cohort: row.into(),
    };
    let mut all: Vec<Listed> = rows.into_iter().map(listed).collect();
    all.sort_by_key(|one| !one.mine);
    Ok(all)
}

/// A cohort with its people and tests.
///
/// # Errors
/// [`Refusal::NotFound`], also for a cohort of another school; when the actor may not see cohorts.
pub async fn show(ctx: &Ctx, id: CohortId) -> Result<Shown, Error> {
    permit_sight(ctx)?;
    load(ctx, id).await
}

pub(crate) async fn load(ctx: &Ctx, id: CohortId) -> Result<Shown, Error> {
    let db = &ctx.store.reader;
    let cohort: Cohort = queries::cohort(db, ctx.school.id, id).await?.into();
    let rows = queries::members(db, ctx.school.id, id).await?;
    let revision = ctx.store.shelf.revision(db, &cohort.revision).await?;
    let course = catalogue::described(ctx, cohort.course.clone(), &revision);
    let behind = catalogue::newest(ctx, &cohort.course).await?.is_some_and(|newest| newest != cohort.revision);
    let members = rows.into_iter().map(|(enrolment, person)| Member::new(enrolment, person)).collect();
    Ok(Shown { cohort, course, behind, members })
}

/// One person's enrolment, with the cohort.
///
/// # Errors
/// [`Refusal::NotFound`] when they were never enrolled; when the actor may not manage cohorts.
pub async fn member(ctx: &Ctx, id: CohortId, person: PersonId) -> Result<(Cohort, Member), Error> {
    ctx.permit(Act::ManageCohorts)?;
    let db = &ctx.store.reader;
    let cohort = queries::cohort(db, ctx.school.id, id).await?.into();
    let row = crate::identity::queries::person(db, ctx.school.id, person).await?.ok_or(Refusal::NotFound)?;
    let enrolment = queries::enrolment(db, id, person).await?.ok_or(Refusal::NotFound)?;
    Ok((cohort, Member::new(enrolment, row)))
}

impl Shown {
    /// The groups of those who are in the cohort, by name.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        groups(&self.members)
    }
}

/// The groups of those who are in a cohort, by name.
#[must_use]
pub fn groups(members: &[Member]) -> Vec<String> {
    let named: BTreeSet<&String> = members.iter().filter(|m| m.active).filter_map(|m| m.group.as_ref()).collect();
    named.into_iter().cloned().collect()
}

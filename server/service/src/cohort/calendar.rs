//! When the modules of a cohort open and are due, and who has a later deadline.

use super::{
    Cohort, Member, queries,
    records::{extension, opening},
};
use crate::{
    audit, catalogue,
    ctx::Ctx,
    enrolled,
    error::{Doing, Error, Refusal},
    ids::{CohortId, PersonId},
    moment::Moment,
    policy::Act,
};
use learning::catalogue::Course;
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeMap;

/// Longest reason, in letters.
const LONGEST_REASON: usize = 500;

/// A module with its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The module's id.
    pub module: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Not open before; none: always open.
    pub opens_at: Option<Moment>,
    /// To be done by then; later is late, not forbidden.
    pub due_at: Option<Moment>,
}

/// A later deadline of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The module's id.
    pub module: String,
    /// The person.
    pub person: PersonId,
    /// Due then.
    pub due_at: Moment,
    /// Why.
    pub reason: String,
}

/// The calendar of a cohort.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The cohort.
    pub cohort: Cohort,
    /// Its modules in the order of the course.
    pub windows: Vec<Window>,
    /// Later deadlines.
    pub extensions: Vec<Extension>,
    /// Its people.
    pub members: Vec<Member>,
}

/// The calendar of a cohort, for those who set it.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not set calendars.
pub async fn of_cohort(ctx: &Ctx, id: CohortId) -> Result<Calendar, Error> {
    ctx.permit(Act::SetCalendar)?;
    let shown = super::load(ctx, id).await?;
    let db = &ctx.store.reader;
    let revision = ctx.store.shelf.revision(db, &shown.cohort.revision).await?;
    let mut kept: BTreeMap<String, opening::Model> =
        queries::openings(db, id).await?.into_iter().map(|row| (row.module.clone(), row)).collect();
    let window = |module: &learning::catalogue::Module| {
        let row = kept.remove(module.id.as_str());
        Window {
            module: module.id.to_string(),
            title: module.title.text(ctx.locale.into()).clone(),
            opens_at: row.as_ref().and_then(|row| row.opens_at),
            due_at: row.and_then(|row| row.due_at),
        }
    };
    let windows = revision.course.modules.iter().map(window).collect();
    let rows = queries::extensions(db, id, None).await?;
    let extensions = rows
        .into_iter()
        .map(|row| Extension { module: row.module, person: row.person_id, due_at: row.due_at, reason: row.reason })
        .collect();
    Ok(Calendar { cohort: shown.cohort, windows, extensions, members: shown.members })
}

/// The dates of one module as typed: local time, `2026-03-02T08:00`, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The module.
    pub module: String,
    /// Opens.
    pub opens: String,
    /// Due.
    pub due: String,
}

/// What is wrong with the dates of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The module.
    pub module: String,
    /// `opens` or `due`.
    pub field: &'static str,
    /// `unfit` or `before`.
    pub code: &'static str,
}

/// Keeps the dates of the modules named, all or none: what is wrong comes back.
///
/// # Errors
/// [`Refusal::NotFound`] for a module that the course has not; [`Refusal::Archived`]; when the actor may not set calendars.
pub async fn keep(ctx: &Ctx, id: CohortId, typed: &[Typed]) -> Result<Vec<Fault>, Error> {
    let calendar = of_cohort(ctx, id).await?;
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for one in typed {
        let known = calendar.windows.iter().any(|window| window.module == one.module);
        if !known {
            return Err(Refusal::NotFound.into());
        }
        match read(one, &ctx.school.time_zone) {
            Ok((opens_at, due_at)) => rows.push((one.module.clone(), opens_at, due_at)),
            Err((field, code)) => faults.push(Fault { module: one.module.clone(), field, code }),
        }
    }
    if !faults.is_empty() {
        return Ok(faults);
    }
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let modules: Vec<&String> = rows.iter().map(|row| &row.0).collect();
    opening::Entity::delete_many()
        .filter(opening::Column::CohortId.eq(id))
        .filter(opening::Column::Module.is_in(modules))
        .exec(&tx)
        .await
        .doing("keeping a calendar")?;
    let detail = serde_json::json!(rows);
    for (module, opens_at, due_at) in rows.into_iter().filter(|row| row.1.is_some() || row.2.is_some()) {
        let row = opening::ActiveModel {
            cohort_id: Set(id),
            module: Set(module),
            opens_at: Set(opens_at),
            due_at: Set(due_at),
        };
        opening::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a calendar")?;
    }
    audit::note(&tx, ctx, "cohort.calendar", id, detail).await?;
    tx.commit().await.doing("keeping a calendar")?;
    ctx.store.notices.clear();
    Ok(Vec::new())
}

type Dates = (Option<Moment>, Option<Moment>);

fn read(typed: &Typed, zone: &str) -> Result<Dates, (&'static str, &'static str)> {
    let moment = |field: &'static str, text: &str| match text.trim() {
        "" => Ok(None),
        text => Moment::from_local(text, zone).map(Some).ok_or((field, "unfit")),
    };
    let (opens, due) = (moment("opens", &typed.opens)?, moment("due", &typed.due)?);
    match (opens, due) {
        (Some(opens), Some(due)) if due <= opens => Err(("due", "before")),
        dates => Ok(dates),
    }
}

/// One module after another, every so many days from a moment on; each is due when the next one opens. Changes nothing.
#[must_use]
pub fn spread(windows: &[Window], from: Moment, days: i64, zone: &str) -> Vec<Window> {
    let numbered = windows.iter().zip(0_i64..);
    numbered
        .map(|(window, n)| Window {
            opens_at: Some(from.plus_days(n * days, zone)),
            due_at: Some(from.plus_days((n + 1) * days, zone)),
            ..window.clone()
        })
        .collect()
}

/// Gives one person of the cohort a later deadline for a module.
///
/// # Errors
/// [`Refusal::Field`]: `until` (`unfit`, `past`, or `before` when the module is due later anyway), `reason` (`missing`,
/// `long`), `module` (`undated` when it has no deadline); [`Refusal::NotFound`], [`Refusal::Archived`].
pub async fn extend(
    ctx: &Ctx,
    id: CohortId,
    person: PersonId,
    module: &str,
    until: &str,
    reason: &str,
) -> Result<(), Error> {
    let calendar = of_cohort(ctx, id).await?;
    let field = |field, code| Refusal::Field { field, code };
    let window = calendar.windows.iter().find(|w| w.module == module).ok_or(Refusal::NotFound)?;
    calendar.members.iter().find(|m| m.person == person && m.active).ok_or(Refusal::NotFound)?;
    let due_at = Moment::from_local(until.trim(), &ctx.school.time_zone).ok_or(field("until", "unfit"))?;
    let common = window.due_at.ok_or(field("module", "undated"))?;
    match reason.trim().chars().count() {
        0 => return Err(field("reason", "missing").into()),
        n if n > LONGEST_REASON => return Err(field("reason", "long").into()),
        _ => {}
    }
    if due_at <= ctx.now {
        return Err(field("until", "past").into());
    }
    if due_at <= common {
        return Err(field("until", "before").into());
    }
    let tx = ctx.write().await?;
    queries::live(&tx, ctx.school.id, id).await?;
    let row = extension::ActiveModel {
        cohort_id: Set(id),
        module: Set(module.to_owned()),
        person_id: Set(person),
        due_at: Set(due_at),
        reason: Set(reason.trim().to_owned()),
        granted_by: Set(ctx.signed().ok().map(|s| s.person)),
        granted_at: Set(ctx.now),
    };
    let again =
        OnConflict::columns([extension::Column::CohortId, extension::Column::Module, extension::Column::PersonId])
            .update_columns([
                extension::Column::DueAt,
                extension::Column::Reason,
                extension::Column::GrantedBy,
                extension::Column::GrantedAt,
            ])
            .to_owned();
    extension::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(&tx)
        .await
        .doing("keeping a later deadline")?;
    let detail = serde_json::json!({ "person": person, "module": module, "due_at": due_at, "reason": reason.trim() });
    audit::note(&tx, ctx, "cohort.extend", id, detail).await?;
    tx.commit().await.doing("keeping a later deadline")?;
    ctx.store.notices.clear();
    Ok(())
}

/// The dates that hold for one person in one cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated(BTreeMap<String, Dates>);

impl Dated {
    /// When a module opens, if that is still to come.
    #[must_use]
    pub fn opens_later(&self, module: &str, now: Moment) -> Option<Moment> {
        self.0.get(module).and_then(|(opens, _)| *opens).filter(|opens| now < *opens)
    }

    /// When a module opens, be it past or to come.
    #[must_use]
    pub fn opens(&self, module: &str) -> Option<Moment> {
        self.0.get(module).and_then(|(opens, _)| *opens)
    }

    /// When a module is due, with the person's own later deadline.
    #[must_use]
    pub fn due(&self, module: &str) -> Option<Moment> {
        self.0.get(module).and_then(|(_, due)| *due)
    }
}

/// The dates that hold for a person in a cohort.
pub(crate) async fn dated(db: &impl ConnectionTrait, id: CohortId, person: PersonId) -> Result<Dated, Error> {
    let mut dates: BTreeMap<String, Dates> =
        queries::openings(db, id).await?.into_iter().map(|row| (row.module, (row.opens_at, row.due_at))).collect();
    for extension in queries::extensions(db, id, Some(person)).await? {
        dates.entry(extension.module).or_default().1 = Some(extension.due_at);
    }
    Ok(Dated(dates))
}

/// The dates of a course's modules for the one who asks; nothing for visitors, for those in no cohort of the course, and
/// for staff, who see every module.
///
/// # Errors
/// When the database cannot be read.
pub async fn own(ctx: &Ctx, course: &str) -> Result<Dated, Error> {
    let Ok(signed) = ctx.signed() else { return Ok(Dated::default()) };
    let staff = [Act::ReadFacilitatorNotes, Act::FollowCohort, Act::PublishCourse].into_iter().any(|act| ctx.may(act));
    if staff {
        return Ok(Dated::default());
    }
    match enrolled::in_course(ctx, signed.person, course).await? {
        Some(enrolled) => dated(&ctx.store.reader, enrolled.cohort, signed.person).await,
        None => Ok(Dated::default()),
    }
}

/// Refuses a module that is not open yet to the one who asks.
///
/// # Errors
/// [`Refusal::ModuleNotOpen`] with the moment at which it opens.
pub async fn need_open(ctx: &Ctx, course: &str, module: &str) -> Result<(), Error> {
    match own(ctx, course).await?.opens_later(module, ctx.now) {
        Some(opens) => Err(Refusal::ModuleNotOpen(opens).into()),
        None => Ok(()),
    }
}

/// The same for the module that a practice question stands in.
///
/// # Errors
/// [`Refusal::ModuleNotOpen`].
pub async fn need_open_question(ctx: &Ctx, course: &Course, question: &str) -> Result<(), Error> {
    let holds = |module: &&learning::catalogue::Module| module.practice.iter().any(|id| id.as_str() == question);
    match course.modules.iter().find(holds) {
        Some(module) => need_open(ctx, course.id.as_str(), module.id.as_str()).await,
        None => Ok(()),
    }
}

/// The course's modules that are not open yet to the one who asks, for a home or a series of practice.
///
/// # Errors
/// When the database cannot be read.
pub async fn closed(ctx: &Ctx, course: &str) -> Result<BTreeMap<String, Moment>, Error> {
    let revision = catalogue::open(ctx, course).await?;
    let dated = own(ctx, course).await?;
    let later = |module: &learning::catalogue::Module| {
        Some((module.id.to_string(), dated.opens_later(module.id.as_str(), ctx.now)?))
    };
    Ok(revision.course.modules.iter().filter_map(later).collect())
}

//! Giving an essay to a cohort: from a question of its course or a subject typed in; its dates; later deadlines.

use super::{Brief, Subject, TypedCriterion, lines, of_question, queries, reason, records};
use crate::{
    audit,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, EssayId, PersonId},
    moment::Moment,
    policy::Act,
    secret,
};
use learning::{
    grades::typed::{self, Typed},
    quiz::Question,
};
use records::extension::Column as Key;
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};

/// Longest title, in letters.
const LONGEST_TITLE: usize = 120;
/// Longest subject, in letters.
const LONGEST_SUBJECT: usize = 20_000;
/// Most criteria of a rubric.
const MOST_CRITERIA: usize = 20;
/// Most points of a rubric.
const MOST_POINTS: u32 = 200;

/// An essay question of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub question: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Points in all.
    pub points: u32,
    /// It is of the sealed bank.
    pub sealed: bool,
}

/// What the form for a new essay offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The cohort.
    pub cohort: Cohort,
    /// Essay questions of its course; sealed ones for those alone who may read keys.
    pub offers: Vec<Offer>,
}

/// An essay as typed in a form; moments are local, `2026-03-02T08:00`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its title; the question's own when it is empty.
    pub title: String,
    /// A question of the course, or nothing for a subject typed in.
    pub question: String,
    /// The subject.
    pub subject: String,
    /// A line for each criterion: points; name; what is expected.
    pub rubric: String,
    /// Opens.
    pub opens: String,
    /// Closes.
    pub closes: String,
    /// The difference from which a decision is awaited, in points of twenty.
    pub threshold: String,
}

/// What is wrong with a field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// What is wrong with it.
    pub code: &'static str,
    /// In which line, from 1.
    pub line: u32,
}

const fn fault(field: &'static str, code: &'static str) -> Fault {
    Fault { field, code, line: 0 }
}

/// What the form for a new essay offers.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not set essays.
pub async fn blank(ctx: &Ctx, id: CohortId) -> Result<Blank, Error> {
    ctx.permit(Act::SetEssays)?;
    let cohort = cohort::queries::cohort(&ctx.store.reader, ctx.school.id, id).await?.into();
    offered(ctx, cohort).await
}

async fn offered(ctx: &Ctx, cohort: Cohort) -> Result<Blank, Error> {
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &cohort.revision).await?;
    let offer = |question: &Question, sealed: bool| {
        let (_, criteria) = of_question(ctx, question)?;
        let (_, wording) = question.wording(ctx.locale.into());
        let points = criteria.iter().map(|one| u32::from(one.points)).sum();
        Some(Offer { question: question.id.to_string(), title: wording.title.clone(), points, sealed })
    };
    let mut offers: Vec<Offer> =
        revision.course.questions.values().filter_map(|one| offer(one.question(), false)).collect();
    if ctx.may(Act::ReadKeys) {
        offers.extend(revision.bank.iter().filter_map(|(_, one)| offer(one.unsealed(), true)));
    }
    Ok(Blank { cohort, offers })
}

/// Gives an essay to a cohort. What is wrong with the form comes back.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Archived`]; when the actor may not set essays.
pub async fn create(ctx: &Ctx, id: CohortId, draft: &Draft) -> Result<Result<EssayId, Vec<Fault>>, Error> {
    ctx.permit(Act::SetEssays)?;
    let cohort = cohort::queries::live(&ctx.store.reader, ctx.school.id, id).await?.into();
    let blank = offered(ctx, cohort).await?;
    let mut faults = Vec::new();
    let (subject, title) = subject(draft, &blank, &mut faults);
    let dates = dates(draft, &title, &ctx.school.time_zone, &mut faults);
    let (Some(subject), Some(dates), true) = (subject, dates, faults.is_empty()) else { return Ok(Err(faults)) };
    let essay = EssayId::new();
    let row = records::essay::ActiveModel {
        id: Set(essay),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        item: Set(format!("essay-{}", secret::hex(&secret::random::<4>()))),
        title: Set(dates.title.clone()),
        content: Set(serde_json::to_string(&subject).doing("writing the subject of an essay")?),
        threshold: Set(dates.threshold),
        opens_at: Set(dates.opens_at),
        closes_at: Set(dates.closes_at),
        made_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        made_at: Set(ctx.now),
        closed_at: Set(None),
        lifted_at: Set(None),
        published_at: Set(None),
    };
    let tx = ctx.write().await?;
    records::essay::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping an essay")?;
    let detail = serde_json::json!({ "cohort": id, "title": dates.title, "question": draft.question });
    audit::note(&tx, ctx, "essay.make", essay, detail).await?;
    tx.commit().await.doing("keeping an essay")?;
    Ok(Ok(essay))
}

/// The subject, and the title that stands.
fn subject(draft: &Draft, blank: &Blank, faults: &mut Vec<Fault>) -> (Option<Subject>, String) {
    let title = draft.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !draft.question.is_empty() {
        let Some(offer) = blank.offers.iter().find(|offer| offer.question == draft.question) else {
            faults.push(fault("essay_question", "unknown"));
            return (None, title);
        };
        let title = if title.is_empty() { offer.title.clone() } else { title };
        let (revision, question) = (blank.cohort.revision.clone(), draft.question.clone());
        return (Some(Subject::Question { revision, question }), title);
    }
    let text = lines(&draft.subject).trim().to_owned();
    match text.chars().count() {
        0 => faults.push(fault("essay_subject", "missing")),
        n if n > LONGEST_SUBJECT => faults.push(fault("essay_subject", "long")),
        _ => {}
    }
    let criteria = rubric(&draft.rubric, faults);
    (Some(Subject::Typed { text, criteria }), title)
}

fn rubric(typed: &str, faults: &mut Vec<Fault>) -> Vec<TypedCriterion> {
    let mut criteria = Vec::new();
    for (line, words) in (1..).zip(typed.lines()).filter(|(_, words)| !words.trim().is_empty()) {
        match criterion(words) {
            Some(one) => criteria.push(one),
            None => faults.push(Fault { field: "essay_rubric", code: "line", line }),
        }
    }
    let points: u32 = criteria.iter().map(|one: &TypedCriterion| u32::from(one.points)).sum();
    if criteria.len() > MOST_CRITERIA || points > MOST_POINTS {
        faults.push(fault("essay_rubric", "many"));
    }
    if criteria.is_empty() && faults.iter().all(|fault| fault.field != "essay_rubric") {
        faults.push(fault("essay_rubric", "missing"));
    }
    criteria
}

/// `8 ; Qualification ; article et éléments`: whole points, a name, what is expected or nothing.
fn criterion(line: &str) -> Option<TypedCriterion> {
    let mut parts = line.splitn(3, ';').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let points: u16 = parts.next()?.parse().ok().filter(|points| (1..=100).contains(points))?;
    let name = parts.next().filter(|name| !name.is_empty() && name.chars().count() <= 200)?;
    let expected = parts.next().unwrap_or_default();
    (expected.chars().count() <= 1_000).then_some(TypedCriterion { name, points, expected })
}

struct Dates {
    title: String,
    opens_at: Option<Moment>,
    closes_at: Moment,
    threshold: i32,
}

fn dates(draft: &Draft, title: &str, zone: &str, faults: &mut Vec<Fault>) -> Option<Dates> {
    match title.chars().count() {
        0 => faults.push(fault("essay_title", "missing")),
        n if n > LONGEST_TITLE => faults.push(fault("essay_title", "long")),
        _ => {}
    }
    let opens_at = Moment::from_local(draft.opens.trim(), zone);
    if opens_at.is_none() && !draft.opens.trim().is_empty() {
        faults.push(fault("essay_opens", "unfit"));
    }
    let closes_at = Moment::from_local(draft.closes.trim(), zone);
    match closes_at {
        None if draft.closes.trim().is_empty() => faults.push(fault("essay_closes", "missing")),
        None => faults.push(fault("essay_closes", "unfit")),
        Some(at) if opens_at.is_some_and(|opens| at <= opens) => faults.push(fault("essay_closes", "before")),
        Some(_) => {}
    }
    let threshold = match typed::read(&draft.threshold, 20) {
        Ok(Typed::Nothing) => Some(300),
        Ok(Typed::Mark(value)) => Some(value),
        _ => {
            faults.push(fault("essay_threshold", "unfit"));
            None
        }
    };
    Some(Dates { title: title.to_owned(), opens_at, closes_at: closes_at?, threshold: threshold? })
}

/// A later deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extended {
    /// Of whom.
    pub name: String,
    /// Until then.
    pub closes_at: Moment,
    /// Why.
    pub reason: String,
}

/// The dates of an essay, and who has a later deadline. Says nothing of copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The essay.
    pub essay: Brief,
    /// The cohort.
    pub cohort: Cohort,
    /// Its people.
    pub members: Vec<Member>,
    /// Later deadlines.
    pub extended: Vec<Extended>,
}

/// The dates of an essay, for those who set them.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not set essays.
pub async fn settings(ctx: &Ctx, id: EssayId) -> Result<Settings, Error> {
    ctx.permit(Act::SetEssays)?;
    let db = &ctx.store.reader;
    let row = queries::essay(db, ctx.school.id, id).await?;
    let shown = cohort::load(ctx, row.cohort_id).await?;
    let name = |person: PersonId| shown.members.iter().find(|m| m.person == person).map(Member::name);
    let extended = queries::extensions(db, id).await?.into_iter().map(|row| Extended {
        name: name(row.person_id).unwrap_or_default(),
        closes_at: row.closes_at,
        reason: row.reason,
    });
    let extended = extended.collect();
    Ok(Settings { essay: Brief::from(&row), cohort: shown.cohort, members: shown.members, extended })
}

/// Changes title, dates and threshold; the subject stays as it was given. What is wrong with the form comes back.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Archived`]; [`Refusal::Field`] `essay_closes` (`closed`) once the marking is closed.
pub async fn set_dates(ctx: &Ctx, id: EssayId, draft: &Draft) -> Result<Vec<Fault>, Error> {
    ctx.permit(Act::SetEssays)?;
    let mut faults = Vec::new();
    let title = draft.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let dates = dates(draft, &title, &ctx.school.time_zone, &mut faults);
    let (Some(dates), true) = (dates, faults.is_empty()) else { return Ok(faults) };
    let tx = ctx.write().await?;
    let row = queries::hold(&tx, ctx.school.id, id).await?;
    cohort::queries::live(&tx, ctx.school.id, row.cohort_id).await?;
    if row.closed_at.is_some() {
        return Err(Refusal::Field { field: "essay_closes", code: "closed" }.into());
    }
    let detail = serde_json::json!({
        "title": dates.title, "opens_at": dates.opens_at, "closes_at": dates.closes_at, "threshold": dates.threshold
    });
    let mut changed: records::essay::ActiveModel = row.into();
    changed.title = Set(dates.title);
    changed.opens_at = Set(dates.opens_at);
    changed.closes_at = Set(dates.closes_at);
    changed.threshold = Set(dates.threshold);
    changed.update(&tx).await.doing("keeping the dates of an essay")?;
    audit::note(&tx, ctx, "essay.dates", id, detail).await?;
    tx.commit().await.doing("keeping the dates of an essay")?;
    Ok(Vec::new())
}

/// Gives one person a later deadline, with a reason.
///
/// # Errors
/// [`Refusal::Field`]: `essay_person` (`unknown`), `essay_until` (`unfit`, `before`), `essay_reason` (`missing`, `long`),
/// `essay_closes` (`closed`); [`Refusal::NotFound`], [`Refusal::Archived`].
pub async fn extend(ctx: &Ctx, id: EssayId, person: &str, until: &str, why: &str) -> Result<(), Error> {
    ctx.permit(Act::SetEssays)?;
    let person: PersonId = person.parse().map_err(|_| Refusal::Field { field: "essay_person", code: "unknown" })?;
    let until = Moment::from_local(until.trim(), &ctx.school.time_zone)
        .ok_or(Refusal::Field { field: "essay_until", code: "unfit" })?;
    let why = reason(why)?;
    let tx = ctx.write().await?;
    let row = queries::hold(&tx, ctx.school.id, id).await?;
    cohort::queries::live(&tx, ctx.school.id, row.cohort_id).await?;
    if row.closed_at.is_some() {
        return Err(Refusal::Field { field: "essay_closes", code: "closed" }.into());
    }
    if until <= row.closes_at {
        return Err(Refusal::Field { field: "essay_until", code: "before" }.into());
    }
    let enrolled = cohort::queries::enrolment(&tx, row.cohort_id, person).await?;
    enrolled.filter(|one| one.active).ok_or(Refusal::Field { field: "essay_person", code: "unknown" })?;
    let kept = records::extension::ActiveModel {
        essay_id: Set(id),
        person_id: Set(person),
        closes_at: Set(until),
        reason: Set(why.clone()),
        granted_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        granted_at: Set(ctx.now),
    };
    let again = OnConflict::columns([Key::EssayId, Key::PersonId])
        .update_columns([Key::ClosesAt, Key::Reason, Key::GrantedBy, Key::GrantedAt])
        .to_owned();
    let insert = records::extension::Entity::insert(kept).on_conflict(again);
    insert.exec_without_returning(&tx).await.doing("keeping a later deadline")?;
    let detail = serde_json::json!({ "person": person, "closes_at": until, "reason": why });
    audit::note(&tx, ctx, "essay.extend", id, detail).await?;
    tx.commit().await.doing("keeping a later deadline")?;
    Ok(())
}

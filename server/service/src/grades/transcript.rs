//! Transcripts: what one person's marks say, as published to that person, or as the registrar prints them.

use super::{
    book::{self, Cell, Column, Gradebook, Row},
    publication::{self, Ranks},
    published::{OwnDecision, OwnItem, OwnPart, OwnRank, Published},
    queries,
    sealed::{self, Content},
};
use crate::{
    audit,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity,
    ids::{CohortId, PersonId},
    moment::Moment,
    policy::Act,
};
use learning::grades::{
    marks::{Outcome, Provenance},
    plan::Rounding,
    total::{Counted, round},
};

/// The marks of one person on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name.
    pub cohort_name: String,
    /// The matricule.
    pub matricule: String,
    /// The person's name.
    pub name: String,
    /// Published when; none for marks as they stand.
    pub published: Option<Moment>,
    /// The marks.
    pub marks: Published,
    /// The latest record of the cohort, when it is another than the one that these marks agree with.
    pub later_record: Option<i32>,
}

/// The marks of one row of the gradebook, with the decision of the latest record if it was taken on this total.
pub(super) fn of(book: &Gradebook, row: &Row, record: Option<&Content>, ranks: Ranks) -> Option<Published> {
    let counted: Vec<(u32, &Counted)> =
        (0..).zip(&row.total.parts).flat_map(|(n, part)| part.items.iter().map(move |c| (n, c))).collect();
    let planned = book.columns.iter().zip(&row.cells).filter(|(column, _)| column.category.is_some());
    let items = planned.enumerate().map(|(n, (column, cell))| item(column, cell, counted.get(n).copied())).collect();
    let parts = book.plan.categories.iter().zip(&row.total.parts).map(|(category, part)| OwnPart {
        title: category.title.clone(),
        coefficient: category.coefficient,
        average: part.average.as_ref().map(|average| round(average, Rounding::Hundredth)),
    });
    let line = decided(book, row, record);
    let place = match &line {
        Some((line, _)) => line.rank.map(|rank| (rank, line.ex_aequo)),
        None => row.place.as_ref().and_then(|place| Some((place.rank?, place.ex_aequo))),
    };
    let of = u32::try_from(book.rows.iter().filter(|row| row.member.active).count()).unwrap_or(u32::MAX);
    let shown = place.filter(|_| ranks == Ranks::Shown);
    Some(Published {
        learner: row.learner?,
        total: row.total.rounded,
        verdict: row.total.verdict.word().to_owned(),
        mention: row.total.mention.and_then(|n| book.plan.settings.mentions.get(n)).map(|m| m.title.clone()),
        items,
        parts: parts.collect(),
        bonus: round(&row.total.bonus, Rounding::Hundredth),
        rank: shown.map(|(rank, ex_aequo)| OwnRank { rank, ex_aequo, of }),
        jury: line.map(|(_, decision)| decision),
    })
}

fn item(column: &Column, cell: &Cell, counted: Option<(u32, &Counted)>) -> OwnItem {
    let current = cell.current;
    let status = match current.map(|current| current.entry.outcome) {
        Some(Outcome::Marked(_)) => "marked",
        Some(Outcome::Absent) => "absent",
        Some(Outcome::Excused) => "excused",
        Some(Outcome::TakenBack) | None => "",
    };
    let provenance = current.filter(|_| !status.is_empty()).map(|current| current.entry.provenance);
    let counts = match counted {
        Some((_, Counted::AsZero)) => Some("zero"),
        Some((_, Counted::LeftOut)) => Some("left-out"),
        _ => None,
    };
    OwnItem {
        title: column.item.title.clone(),
        status: status.to_owned(),
        value: cell.value(),
        scale: column.item.scale,
        coefficient: column.item.coefficient,
        part: counted.map(|(part, _)| part),
        bonus: column.item.bonus.is_some(),
        provenance: provenance.map(Provenance::word).map(str::to_owned),
        counted: counts.map(str::to_owned),
    }
}

/// The line of a record about one person, when the record was sealed with this plan on this very total.
fn decided<'a>(book: &Gradebook, row: &Row, record: Option<&'a Content>) -> Option<(&'a sealed::Line, OwnDecision)> {
    let record = record.filter(|record| record.plan_version == book.version)?;
    let line = record.decisions.iter().find(|line| line.matricule == row.member.matricule)?;
    (line.computed == row.total.rounded).then(|| {
        let decision = OwnDecision {
            number: record.number,
            at: record.at,
            total: line.total,
            verdict: line.verdict.clone(),
            mention: line.mention.clone(),
        };
        (line, decision)
    })
}

/// The transcript of the one who asks, from the marks that are published in one cohort.
///
/// # Errors
/// [`Refusal::NotFound`] when nothing is published there for them; when nobody is signed in.
pub async fn own_transcript(ctx: &Ctx, id: CohortId) -> Result<Transcript, Error> {
    let own = publication::own(ctx).await?.into_iter().find(|own| own.id == id).ok_or(Refusal::NotFound)?;
    let person = ctx.signed()?.person;
    let row = identity::queries::person(&ctx.store.reader, ctx.school.id, person).await?.ok_or(Refusal::NotFound)?;
    let latest = sealed::latest(ctx, id).await?.map(|record| record.number);
    let agreed = own.marks.jury.as_ref().map(|jury| jury.number);
    Ok(Transcript {
        cohort: id,
        cohort_name: own.cohort,
        matricule: row.matricule,
        name: format!("{} {}", row.family_name, row.given_name),
        published: Some(own.at),
        marks: own.marks,
        later_record: latest.filter(|_| agreed.is_some() && agreed != latest),
    })
}

/// The transcript of one person, from the marks as they stand.
///
/// # Errors
/// [`Refusal::NotFound`], also for a cohort of another school or a person who has no row; when the actor may not export
/// marks.
pub async fn transcript(ctx: &Ctx, id: CohortId, person: PersonId) -> Result<Transcript, Error> {
    ctx.permit(Act::ExportMarks)?;
    let all = load(ctx, id, Some(person)).await?;
    all.into_iter().next().ok_or_else(|| Refusal::NotFound.into())
}

/// The transcripts of everyone in a cohort who has not withdrawn, by name. It is noted.
///
/// # Errors
/// [`Refusal::NotFound`], also for a cohort of another school; when the actor may not export marks.
pub async fn transcripts(ctx: &Ctx, id: CohortId) -> Result<Vec<Transcript>, Error> {
    ctx.permit(Act::ExportMarks)?;
    let all = load(ctx, id, None).await?;
    let tx = ctx.write().await?;
    audit::note(&tx, ctx, "marks.transcripts", id, serde_json::json!({ "people": all.len() })).await?;
    tx.commit().await.doing("noting transcripts")?;
    Ok(all)
}

async fn load(ctx: &Ctx, id: CohortId, person: Option<PersonId>) -> Result<Vec<Transcript>, Error> {
    let book = book::load(ctx, id).await?;
    let record = sealed::latest(ctx, id).await?;
    let latest = queries::publications(&ctx.store.reader, ctx.school.id, id).await?.into_iter().next();
    let ranks = Ranks::of(latest.as_ref())?;
    let wanted = |row: &&Row| person.map_or(row.member.active, |person| row.member.person == person);
    let transcript = |row: &Row| {
        let marks = of(&book, row, record.as_ref(), ranks)?;
        let agreed = marks.jury.as_ref().map(|jury| jury.number);
        Some(Transcript {
            cohort: id,
            cohort_name: book.cohort.name.clone(),
            matricule: row.member.matricule.clone(),
            name: row.member.name(),
            published: None,
            marks,
            later_record: record.as_ref().map(|record| record.number).filter(|number| agreed != Some(*number)),
        })
    };
    Ok(book.rows.iter().filter(wanted).filter_map(transcript).collect())
}

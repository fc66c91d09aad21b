//! Files of sealed records: written at sealing, kept byte for byte.

use super::{
    kinds, queries,
    record_paper::{self, Written},
    records::jury_file,
    sealed::{Content, Line, record},
    table::{Format, Heading, Value},
    writers,
};
use crate::{
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, RecordFileId, RecordId},
    paper::{document::Document, pdf},
    policy::Act,
    secret,
};
use learning::grades::total::Verdict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// Keeps the files of a record that is being sealed.
pub(super) async fn keep(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    (id, record): (CohortId, RecordId),
    content: &Content,
    hash: &str,
) -> Result<(), Error> {
    let paper = record_paper::document(content, hash, &ctx.school.time_zone, Written::Sealing);
    for (format, bytes) in [(Format::Ods, ods(ctx, content, hash)?), (Format::Pdf, printed(paper).await?)] {
        let file = jury_file::ActiveModel {
            id: Set(RecordFileId::new()),
            school_id: Set(ctx.school.id),
            cohort_id: Set(id),
            record_id: Set(record),
            format: Set(format.word().to_owned()),
            hash: Set(secret::bytes_digest(&bytes)),
            bytes: Set(bytes),
        };
        jury_file::Entity::insert(file).exec_without_returning(db).await.doing("keeping the file of a record")?;
    }
    Ok(())
}

/// The formats in which the bytes of a record are kept since its sealing.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn record_formats(ctx: &Ctx, id: RecordId) -> Result<Vec<Format>, Error> {
    ctx.permit(Act::SeeMarks)?;
    let kept = queries::record_formats(&ctx.store.reader, ctx.school.id, id).await?;
    if kept.is_empty() {
        Err(Refusal::NotFound.into())
    } else {
        Ok(kept.iter().filter_map(|w| w.parse().ok()).collect())
    }
}

/// The bytes of a file of a record, as they were sealed. Of a record that was sealed before papers were kept, the PDF is
/// written now, and says so.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks, or the bytes are no longer those that were sealed.
pub async fn record_file(ctx: &Ctx, id: RecordId, format: Format) -> Result<(String, Vec<u8>), Error> {
    let record = record(ctx, id).await?;
    let name = format!("proces-verbal-{}.{}", record.content.number, format.extension());
    let file = queries::record_file(&ctx.store.reader, ctx.school.id, id, format.word()).await?;
    let Some(file) = file else {
        if format != Format::Pdf {
            return Err(Refusal::NotFound.into());
        }
        let written = Written::Later { on: ctx.now, sound: record.sound };
        let paper = record_paper::document(&record.content, &record.hash, &ctx.school.time_zone, written);
        return Ok((name, printed(paper).await?));
    };
    if secret::bytes_digest(&file.bytes) != file.hash {
        let cause = crate::error::Message("its bytes are not those that were sealed".to_owned());
        return Err(Error::broken("reading the file of a sealed record", cause));
    }
    Ok((name, file.bytes))
}

/// A paper as a PDF, made away from the threads that answer.
async fn printed(paper: Document) -> Result<Vec<u8>, Error> {
    tokio::task::spawn_blocking(move || pdf::write(&paper)).await.doing("printing a record")?
}

/// The decisions as a spreadsheet, with the seal and room for signatures below.
fn ods(ctx: &Ctx, content: &Content, hash: &str) -> Result<Vec<u8>, Error> {
    let headings =
        ["Rang", "Matricule", "Nom", "Prénom", "Total calculé", "Total retenu", "Résultat", "Mention", "Motif du jury"];
    let headings = headings.map(|name| Heading::new(name, name));
    let file = tempfile::NamedTempFile::new().doing("making room for a record")?;
    let about = writers::About::of(ctx, "Procès-verbal", content.cohort.clone());
    let mut sink = writers::open(Format::Ods, file.path(), &headings, &about)?;
    for line in &content.decisions {
        sink.row(&cells(line))?;
    }
    let below = [
        String::new(),
        format!("Procès-verbal de délibération n° {} – {} – {}", content.number, content.school, content.cohort),
        format!("Empreinte SHA-256 des décisions : {hash}"),
        "Le président du jury :".to_owned(),
        "Les membres du jury :".to_owned(),
    ];
    for text in below {
        sink.row(&[Value::Empty, Value::text(text)])?;
    }
    sink.finish()?;
    std::fs::read(file.path()).doing("reading the file of a record")
}

fn cells(line: &Line) -> [Value; 9] {
    let mark = |mark: Option<i32>| mark.map_or(Value::Empty, Value::Hundredths);
    let rank = match (line.rank, line.ex_aequo) {
        (None, _) => Value::Empty,
        (Some(rank), false) => Value::Whole(rank.into()),
        (Some(rank), true) => Value::text(format!("{rank} ex æquo")),
    };
    let verdict = Verdict::of(&line.verdict).unwrap_or(Verdict::Incomplete);
    [
        rank,
        Value::text(line.matricule.clone()),
        Value::text(line.family_name.clone()),
        Value::text(line.given_name.clone()),
        mark(line.computed),
        mark(line.total),
        Value::text(kinds::verdict(Format::Ods, verdict)),
        Value::text(line.mention.clone().unwrap_or_default()),
        Value::text(line.reason.clone().unwrap_or_default()),
    ]
}

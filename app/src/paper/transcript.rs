//! Transcripts (*relevés de notes*): a page of the site to print, and a PDF with a page for each person.

use super::{paper, show::sheet};
use crate::{
    grades::words as said,
    page::{About, Page, Site},
    routes::{self, patterns},
};
use learning::grades::marks::Provenance;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    grades::{self, OwnItem, OwnPart, Published, Transcript},
    ids::{CohortId, PersonId},
    paper::document::{Block, Document, Span, Table, Words, words},
};

/// Rows of marks that leave room on the page for the result and the signature; more are in small print.
const ROOMY: usize = 15;

/// One's own transcript in a cohort, as published.
///
/// # Errors
/// [`service::Refusal::NotFound`] when nothing is published there for the reader.
pub async fn own_transcript(site: &Site, id: CohortId) -> Result<Page, Error> {
    let found = grades::own_transcript(&site.ctx, id).await?;
    let t = &site.text;
    let about = About::titled(t.transcript_title())
        .under(t.nav_progress(), patterns::PROGRESS)
        .under(t.transcript_title(), patterns::TRANSCRIPT);
    Ok(shown(site, about, &found, routes::own_transcript(id)))
}

/// The same as a document for the printer, with the name of its file.
///
/// # Errors
/// [`service::Refusal::NotFound`] when nothing is published there for the reader.
pub async fn own_transcript_paper(site: &Site, id: CohortId) -> Result<(Document, String), Error> {
    let found = grades::own_transcript(&site.ctx, id).await?;
    Ok((document(site, std::slice::from_ref(&found)), file_name(&found.matricule)))
}

/// The transcript of one person, from the marks as they stand.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not export marks.
pub async fn transcript(site: &Site, id: CohortId, person: PersonId) -> Result<Page, Error> {
    let found = grades::transcript(&site.ctx, id, person).await?;
    let t = &site.text;
    let about = About::titled(t.transcript_of(found.name.clone()))
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(found.cohort_name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .under(t.transcripts_title(), routes::transcripts(id));
    Ok(shown(site, about, &found, routes::transcript_of(id, person)))
}

/// The same as a document for the printer, with the name of its file.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not export marks.
pub async fn transcript_paper(site: &Site, id: CohortId, person: PersonId) -> Result<(Document, String), Error> {
    let found = grades::transcript(&site.ctx, id, person).await?;
    Ok((document(site, std::slice::from_ref(&found)), file_name(&found.matricule)))
}

/// The transcripts of a cohort as one document, a page for each person.
///
/// # Errors
/// [`service::Refusal::NotFound`], also when there is nobody; when the actor may not export marks.
pub async fn transcripts_paper(site: &Site, id: CohortId) -> Result<Document, Error> {
    let all = grades::transcripts(&site.ctx, id).await?;
    if all.is_empty() { Err(service::Refusal::NotFound.into()) } else { Ok(document(site, &all)) }
}

/// A matricule may hold signs that no header of a reply may.
fn file_name(matricule: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
    format!("releve-{}.pdf", matricule.chars().map(plain).collect::<String>())
}

fn shown(site: &Site, about: About, found: &Transcript, page: String) -> Page {
    let t = &site.text;
    let document = document(site, std::slice::from_ref(found));
    site.page(about.paper(), || {
        view! {
            <div class="row"><a class="button" href=site.to(routes::as_pdf(&page))>{t.paper_pdf()}</a></div>
            {sheet(&document)}
        }
    })
}

fn document(site: &Site, all: &[Transcript]) -> Document {
    let t = &site.text;
    let school = &site.ctx.school.name;
    let (title, whose) = match all {
        [one] => (t.transcript_of(one.name.clone()), format!("{} ({})", one.name, one.matricule)),
        several => (t.transcripts_title(), several.first().map(|one| one.cohort_name.clone()).unwrap_or_default()),
    };
    let foot = format!("{} – {whose} – {school}", t.transcript_title());
    let mut paper = paper(school, title, foot, site.ctx.locale.into(), site.ctx.now);
    for (number, one) in all.iter().enumerate() {
        paper.blocks.extend((number > 0).then_some(Block::NewPage));
        paper.blocks.extend(of_one(site, one));
    }
    paper
}

fn of_one(site: &Site, one: &Transcript) -> Vec<Block> {
    let t = &site.text;
    let when = match one.published {
        Some(at) => t.transcript_as_published(site.day_and_time(at)),
        None => t.transcript_as_stands(site.day_and_time(site.ctx.now)),
    };
    let says = if one.marks.parts.is_empty() { None } else { Some(Block::Small(words(t.transcript_reckoned()))) };
    let mut blocks = vec![
        Block::Paragraph(vec![
            Span::strong(site.ctx.school.name.clone()),
            Span::plain(format!(" – {}", one.cohort_name)),
        ]),
        Block::heading(1, t.transcript_title()),
        Block::Table(facts(site, one)),
        Block::heading(2, t.transcript_caption()),
        Block::Table(marks(site, &one.marks)),
    ];
    blocks.extend(says);
    blocks
        .push(Block::Together(vec![Block::heading(2, t.transcript_result()), Block::Table(result(site, &one.marks))]));
    blocks.push(Block::Note(vec![Block::says(seal(site, one))]));
    blocks.push(Block::Small(words(when)));
    blocks.push(Block::Together(vec![Block::says(t.transcript_signed()), Block::Lines(1)]));
    blocks
}

fn named(rows: Vec<(String, Words)>) -> Table {
    let rows = rows.into_iter().map(|(name, value)| vec![words(name), value]).collect();
    Table { widths: vec![2, 5], rows, ..Table::default() }
}

fn facts(site: &Site, one: &Transcript) -> Table {
    let t = &site.text;
    named(vec![
        (t.person_name(), vec![Span::strong(one.name.clone())]),
        (t.person_matricule(), words(one.matricule.clone())),
    ])
}

fn marks(site: &Site, marks: &Published) -> Table {
    let t = &site.text;
    let head = [t.marks_item(), t.plan_coefficient(), t.transcript_mark(), t.plan_scale(), t.transcript_source()];
    let mut rows = Vec::new();
    if marks.parts.is_empty() {
        rows.extend(marks.items.iter().map(|one| item(site, one)));
    }
    for (number, part) in (0..).zip(&marks.parts) {
        rows.push(category(site, part));
        rows.extend(marks.items.iter().filter(|one| one.part == Some(number)).map(|one| item(site, one)));
    }
    let small = rows.len() > ROOMY;
    Table {
        widths: vec![9, 4, 4, 2, 7],
        head: head.map(words).to_vec(),
        rows,
        numbers: vec![1, 2, 3],
        small,
        ..Table::default()
    }
}

fn coefficient(site: &Site, value: u32) -> String {
    said::short(&site.text, i32::try_from(value).unwrap_or(i32::MAX))
}

fn category(site: &Site, part: &OwnPart) -> Vec<Words> {
    let t = &site.text;
    let average = part.average.map_or_else(|| t.marks_blank(), |average| t.hundredths(average));
    let cells =
        [part.title.clone(), coefficient(site, part.coefficient), average, "20".to_owned(), t.transcript_mean()];
    cells.map(|text| vec![Span::strong(text)]).to_vec()
}

fn item(site: &Site, one: &OwnItem) -> Vec<Words> {
    let t = &site.text;
    let mark = match (one.status.as_str(), one.value) {
        ("marked", Some(value)) => t.hundredths(value),
        ("absent", _) => t.marks_absent(),
        ("excused", _) => t.marks_excused(),
        _ => t.marks_blank(),
    };
    let weight = match (one.bonus, one.coefficient) {
        (true, _) => t.item_bonus(),
        (false, 0) => t.item_information(),
        (false, value) => coefficient(site, value),
    };
    let source = one.provenance.as_deref().and_then(Provenance::of).map(|from| match from {
        // A mark that a person wrote is not, to who reads a transcript, one that was tampered with.
        Provenance::Edited => t.transcript_entered(),
        other => said::provenance(t, other),
    });
    let counts = match one.counted.as_deref() {
        Some("zero") => Some(t.treatment_zero()),
        Some("left-out") => Some(t.treatment_left_out()),
        _ => None,
    };
    let remarks = [source, counts].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    [one.title.clone(), weight, mark, one.scale.to_string(), remarks].map(words).to_vec()
}

fn result(site: &Site, marks: &Published) -> Table {
    let t = &site.text;
    let out_of =
        |total: Option<i32>| total.map_or_else(|| t.marks_blank(), |n| t.transcript_out_of_twenty(t.hundredths(n)));
    let (total, verdict, mention) = marks.stands();
    let mut rows = Vec::new();
    if marks.bonus > 0 {
        rows.push((t.item_bonus(), words(t.hundredths(marks.bonus))));
    }
    if total != marks.total {
        rows.push((t.jury_computed(), words(out_of(marks.total))));
        rows.push((t.jury_stands(), vec![Span::strong(out_of(total))]));
    } else {
        rows.push((t.marks_total(), vec![Span::strong(out_of(total))]));
    }
    rows.push((t.transcript_result(), vec![Span::strong(said::verdict(t, verdict))]));
    rows.extend(mention.map(|mention| (t.transcript_distinction(), words(mention))));
    rows.extend(marks.rank.map(|rank| (t.marks_rank(), words(said::rank(t, rank)))));
    named(rows)
}

/// With which sealed record the transcript agrees, if with any.
fn seal(site: &Site, one: &Transcript) -> String {
    let t = &site.text;
    match (&one.marks.jury, one.later_record) {
        (Some(jury), None) => t.transcript_agrees(jury.number, site.day(jury.at)),
        (Some(jury), Some(later)) => t.transcript_corrected(jury.number, later),
        (None, Some(later)) => t.transcript_disagrees(later),
        (None, None) => t.transcript_unsealed(),
    }
}

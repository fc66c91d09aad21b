//! A test on paper: the subject, the sheet to answer on, and the key, which is another document.

use super::{asked::Printed, paper, show::sheet, words_of};
use crate::{
    catalogue::prose::Writer,
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use learning::{catalogue::Purpose, quiz::Kind};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, catalogue,
    ids::FormId,
    paper::{
        document::{Block, Document, Span, Table, words},
        forms::{self, Form},
    },
};

/// What learners read: questions by ordinal, no key, no slug, no link.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not make papers.
pub async fn subject(site: &Site, id: FormId) -> Result<Document, Error> {
    let form = forms::subject(&site.ctx, id).await?;
    let (t, site) = spoken(site, &form);
    let writer = Writer::without_links(&site, form.revision.course.id.as_str());
    let mut paper = begun(&site, &t, &form, t.paper_subject())?;
    let about = form.about()?;
    paper.blocks.extend(specimen(&t, &form)?);
    paper.blocks.push(person(&t));
    paper.blocks.push(Block::Note(vec![
        Block::says(t.paper_how_many(i64::from(form.length()), i64::from(about.minutes))),
        Block::says(t.paper_instructions()),
    ]));
    let printed = Printed { t: &t, writer: &writer, language: form.language };
    for ordinal in 1..=form.length() {
        let (question, order) = form.question(ordinal)?;
        paper.blocks.extend(printed.asked_plain(2, &ordinal.to_string(), question, order));
    }
    paper.blocks.push(Block::Small(words(t.paper_end())));
    Ok(paper)
}

/// One line a question, to be typed in afterwards.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not make papers.
pub async fn answer_sheet(site: &Site, id: FormId) -> Result<Document, Error> {
    let form = forms::subject(&site.ctx, id).await?;
    let (t, site) = spoken(site, &form);
    let mut paper = begun(&site, &t, &form, t.paper_sheet())?;
    paper.blocks.extend(specimen(&t, &form)?);
    paper.blocks.push(person(&t));
    let mut rows = Vec::new();
    for ordinal in 1..=form.length() {
        let kind = form.question(ordinal)?.0.kind();
        rows.push(vec![vec![Span::strong(ordinal.to_string())], words(how(&t, kind)), Vec::new()]);
    }
    let head = vec![words(t.signing_number()), words(t.paper_to_write()), words(t.paper_answer_head())];
    paper.blocks.push(Block::Table(Table {
        widths: vec![1, 5, 7],
        head,
        rows,
        ruled: true,
        tall: true,
        ..Table::default()
    }));
    Ok(paper)
}

/// The key. Fetching it leaves a line in the trail.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not read keys.
pub async fn key(site: &Site, id: FormId) -> Result<Document, Error> {
    let form = forms::key(&site.ctx, id).await?;
    let (t, site) = spoken(site, &form);
    let law = catalogue::law(&site.ctx).await.ok();
    let writer = Writer::new(&site, form.revision.course.id.as_str(), law);
    let mut paper = begun(&site, &t, &form, t.paper_key())?;
    paper.blocks.push(Block::Note(vec![Block::Paragraph(vec![Span::strong(t.paper_key_warning())])]));
    paper.blocks.extend(specimen(&t, &form)?);
    let printed = Printed { t: &t, writer: &writer, language: form.language };
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for ordinal in 1..=form.length() {
        let (question, order) = form.question(ordinal)?;
        let number = ordinal.to_string();
        let task = &question.wording(form.language).1.task;
        rows.push(vec![
            vec![Span::strong(number.clone())],
            words(how(&t, question.kind())),
            words(printed.answer(task, order)),
        ]);
        answers.extend(printed.answered(3, &number, question, order));
    }
    let head = vec![words(t.signing_number()), words(t.paper_to_write()), words(t.paper_answer_head())];
    paper.blocks.push(Block::heading(2, t.paper_key_short()));
    paper.blocks.push(Block::Table(Table { widths: vec![1, 4, 6], head, rows, ruled: true, ..Table::default() }));
    paper.blocks.push(Block::NewPage);
    paper.blocks.push(Block::heading(2, t.paper_key_long()));
    paper.blocks.extend(answers);
    Ok(paper)
}

/// A paper speaks its own language, whoever prints it.
fn spoken(site: &Site, form: &Form) -> (Text, Site) {
    let text = words_of(form.language);
    let mut site = site.clone();
    site.text = text;
    site.ctx.locale = text.locale();
    (text, site)
}

fn begun(site: &Site, t: &Text, form: &Form, kind: String) -> Result<Document, Error> {
    let title = form.about()?.title.text(form.language).clone();
    let school = &site.ctx.school.name;
    let code = t.paper_form(form.code.clone());
    let whole = format!("{kind} – {title} – {code}");
    let foot = format!("{school} – {whole}");
    let mut paper = paper(school, whole, foot, form.language, form.made_at);
    paper.blocks.push(Block::heading(1, title));
    paper.blocks.push(Block::Paragraph(vec![
        Span::strong(format!("{kind} – {code}")),
        Span::plain(format!(" – {school} – {}", site.day(form.made_at))),
    ]));
    Ok(paper)
}

fn specimen(t: &Text, form: &Form) -> Result<Vec<Block>, Error> {
    let training = form.about()?.purpose == Purpose::Training;
    Ok(match (form.is_specimen(), training) {
        (true, _) => vec![Block::Note(vec![Block::Paragraph(vec![
            Span::strong(t.paper_specimen()),
            Span::plain(format!(" {}", t.paper_specimen_says())),
        ])])],
        (false, true) => vec![Block::Small(words(t.paper_training()))],
        (false, false) => Vec::new(),
    })
}

/// Where the learner says who they are.
fn person(t: &Text) -> Block {
    let rows = [t.paper_who(), t.person_matricule(), t.paper_day_and_signature()];
    Block::Table(Table {
        widths: vec![2, 5],
        rows: rows.into_iter().map(|name| vec![vec![Span::strong(name)], Vec::new()]).collect(),
        ruled: true,
        tall: true,
        ..Table::default()
    })
}

fn how(t: &Text, kind: Kind) -> String {
    match kind {
        Kind::Single => t.paper_how_single(),
        Kind::Multiple => t.paper_how_multiple(),
        Kind::Order => t.paper_how_order(),
        Kind::Match => t.paper_how_match(),
        Kind::Number => t.paper_how_number(),
        Kind::Text => t.paper_how_text(),
        Kind::Gap => t.paper_how_gap(),
        Kind::Essay | Kind::Case => t.paper_how_essay(),
    }
}

/// A test paper as a page; `file` is where its PDF is, when a link may lead there.
#[must_use]
pub fn paper_page(site: &Site, document: &Document, cohort: service::ids::CohortId, file: Option<String>) -> Page {
    let t = &site.text;
    let about = About::titled(document.title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(t.papers_title(), routes::papers(cohort))
        .paper();
    site.page(about, || {
        let fetch =
            file.map(|file| view! { <div class="row"><a class="button" href=site.to(file)>{t.paper_pdf()}</a></div> });
        view! { {fetch}{sheet(document)} }
    })
}

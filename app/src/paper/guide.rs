//! The facilitator's guide of a module.

use super::{
    asked::{Printed, order},
    paper,
    prose::{blocks, under},
    show::sheet,
};
use crate::{
    catalogue::prose::{Writer, mark},
    identity::words::{audience, jurisdiction},
    page::{About, Page, Site},
    parts::{Form, Select},
    routes,
};
use learning::{
    catalogue::{
        Audience, Block as Piece, Citation, Course, Jurisdiction, Language, LessonKind, LessonText, Module, Overlay,
        Readers,
    },
    quiz::Question,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    catalogue::Law,
    paper::{
        self,
        document::{Block, Document, Span, Table, words},
    },
};
use std::collections::BTreeMap;

/// For whom a guide is printed; none for everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The jurisdiction of the room.
    pub jurisdiction: Option<Jurisdiction>,
    /// The profession of the room.
    pub audience: Option<Audience>,
}

impl Who {
    /// Reads the words of an address; those that are not ours mean everybody.
    #[must_use]
    pub fn of(jurisdiction: &str, audience: &str) -> Self {
        Self { jurisdiction: Jurisdiction::from_code(jurisdiction), audience: Audience::from_code(audience) }
    }

    fn meets(self, readers: &Readers) -> bool {
        let here = |j| readers.jurisdictions.is_empty() || readers.jurisdictions.contains(&j);
        let corps = |a| readers.audiences.is_empty() || readers.audiences.contains(&a);
        self.jurisdiction.is_none_or(here) && self.audience.is_none_or(corps)
    }

    const fn words(self) -> (&'static str, &'static str) {
        let jurisdiction = match self.jurisdiction {
            Some(one) => one.code(),
            None => "",
        };
        let audience = match self.audience {
            Some(one) => one.code(),
            None => "",
        };
        (jurisdiction, audience)
    }
}

/// The page of a guide.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not read facilitator notes.
pub async fn guide(site: &Site, course: &str, module: &str, who: Who) -> Result<Page, Error> {
    let t = &site.text;
    let found = paper::guide(&site.ctx, course, module).await?;
    let document = document(site, &found.revision.course, found.law, module, who)?;
    let language = site.ctx.locale.into();
    let about = About::titled(document.title.clone())
        .under(found.revision.course.title.text(language).clone(), routes::course(course))
        .paper();
    let (j, a) = who.words();
    let file = routes::with_query(&routes::guide_file(course, module), &[("jurisdiction", j), ("audience", a)]);
    let form = Form::default().with("jurisdiction", j).with("audience", a);
    Ok(site.page(about, || {
        view! {
            <form method="get" action=site.to(routes::guide(course, module)) class="row">
                {jurisdictions(site).show(t, &form)}
                {audiences(site).show(t, &form)}
                <button class="button quiet">{t.guide_choose()}</button>
            </form>
            <div class="row"><a class="button" href=site.to(file)>{t.paper_pdf()}</a></div>
            {sheet(&document)}
        }
    }))
}

/// The same as a document for the printer.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not read facilitator notes.
pub async fn guide_paper(site: &Site, course: &str, module: &str, who: Who) -> Result<Document, Error> {
    let found = paper::guide(&site.ctx, course, module).await?;
    document(site, &found.revision.course, found.law, module, who)
}

fn jurisdictions(site: &Site) -> Select {
    let t = &site.text;
    let all = (String::new(), t.guide_all());
    let each = Jurisdiction::ALL.iter().map(|j| (j.code().to_owned(), jurisdiction(t, j.code())));
    Select { name: "jurisdiction", label: t.person_jurisdiction(), choices: std::iter::once(all).chain(each).collect() }
}

fn audiences(site: &Site) -> Select {
    let t = &site.text;
    let all = (String::new(), t.guide_all());
    let each = Audience::ALL.iter().map(|a| (a.code().to_owned(), audience(t, a.code())));
    Select { name: "audience", label: t.person_audience(), choices: std::iter::once(all).chain(each).collect() }
}

/// What the guide is written from.
struct Guide<'a> {
    site: &'a Site,
    course: &'a Course,
    module: &'a Module,
    language: Language,
    who: Who,
    writer: &'a Writer<'a>,
}

/// The guide, from what learners may read, the notes for trainers and the practice questions: it is given a course, and
/// a course holds nothing of the sealed bank.
fn document(
    site: &Site,
    course: &Course,
    law: Option<std::sync::Arc<Law>>,
    module: &str,
    who: Who,
) -> Result<Document, Error> {
    let t = &site.text;
    let language = site.ctx.locale.into();
    let module = course.module(module).ok_or(Refusal::NotFound)?;
    let writer = Writer::new(site, course.id.as_str(), law.clone());
    let guide = Guide { site, course, module, language, who, writer: &writer };
    let title = t.guide_title(module.title.text(language).clone());
    let foot = format!("{} – {}", site.ctx.school.name, title);
    let mut paper = paper(&site.ctx.school.name, title.clone(), foot, language, site.ctx.now);
    paper.blocks.push(Block::heading(1, title));
    paper.blocks.extend(guide.head(law.as_deref()));
    paper.blocks.extend(guide.objectives());
    paper.blocks.extend(guide.timing());
    paper.blocks.extend(guide.session());
    paper.blocks.extend(guide.notes());
    let questions = guide.questions();
    paper.blocks.extend(guide.asked(&questions));
    paper.blocks.extend(guide.answered(&questions));
    if let Some(law) = law {
        paper.blocks.extend(guide.cited(&law, &questions));
    }
    Ok(paper)
}

impl Guide<'_> {
    fn head(&self, law: Option<&Law>) -> Vec<Block> {
        let t = &self.site.text;
        let (j, a) = self.who.words();
        let place = if j.is_empty() { t.guide_all() } else { jurisdiction(t, j) };
        let corps = if a.is_empty() { t.guide_all() } else { audience(t, a) };
        let course = self.course.title.text(self.language).clone();
        let mut found = vec![
            Block::Paragraph(vec![
                Span::strong(course),
                Span::plain(format!(". {}", self.module.summary.text(self.language))),
            ]),
            Block::Small(words(t.guide_for(place, corps))),
        ];
        if let Some(law) = law {
            found.push(Block::Small(words(
                t.guide_law(t.calendar_day(law.register.compiled()), self.site.day(self.site.ctx.now)),
            )));
        }
        found
    }

    fn objectives(&self) -> Vec<Block> {
        // A closing module has none of its own: those of its pages stand in.
        let mut wanted: Vec<_> = self.module.objectives.iter().collect();
        if wanted.is_empty() {
            let pages = self.module.lessons.iter().flat_map(|lesson| &lesson.objectives);
            wanted =
                self.course.objectives.iter().map(|o| &o.id).filter(|id| pages.clone().any(|o| o == *id)).collect();
        }
        let items = wanted.into_iter().filter_map(|id| self.course.objective(id.as_str()));
        let items: Vec<_> = items.map(|o| vec![Block::says(o.title.text(self.language).clone())]).collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![Block::heading(2, self.site.text.objectives()), Block::List { start: None, items }]
    }

    /// The text of each file of the module that is meant for the room.
    fn texts(&self) -> impl Iterator<Item = (LessonKind, &LessonText)> {
        let meant = self.module.lessons.iter().filter(|lesson| self.who.meets(&lesson.readers));
        meant.map(|lesson| (lesson.kind, lesson.texts.text(self.language)))
    }

    /// Minutes of reading and of class, file by file.
    fn timing(&self) -> Vec<Block> {
        let t = &self.site.text;
        let minutes = |count: u32| if count == 0 { String::new() } else { count.to_string() };
        let (mut rows, mut read, mut led) = (Vec::new(), 0_u32, 0_u32);
        for (kind, text) in self.texts() {
            let own = u32::from(text.minutes);
            if matches!(kind, LessonKind::Lesson | LessonKind::Case) {
                read += own;
                rows.push(vec![vec![Span::strong(text.title.clone())], words(minutes(own)), Vec::new()]);
            }
            for notes in &text.facilitation {
                let own = u32::from(notes.minutes);
                led += own;
                rows.push(vec![words(notes.title.clone()), Vec::new(), words(minutes(own))]);
            }
        }
        let session: u32 =
            self.texts().filter(|(k, _)| *k == LessonKind::Guide).map(|(_, g)| u32::from(g.minutes)).sum();
        rows.push(vec![
            vec![Span::strong(t.guide_total())],
            vec![Span::strong(minutes(read))],
            vec![Span::strong(minutes(led))],
        ]);
        let table = Table {
            widths: vec![7, 2, 2],
            head: vec![words(t.guide_part()), words(t.guide_reading()), words(t.guide_leading())],
            rows,
            ..Table::default()
        };
        let mut found = vec![Block::heading(2, t.guide_timing())];
        if session > 0 {
            found.push(Block::says(t.guide_session(i64::from(session))));
        }
        found.push(Block::Table(table));
        found
    }

    fn session(&self) -> Vec<Block> {
        let guides: Vec<&LessonText> = self.texts().filter(|(k, _)| *k == LessonKind::Guide).map(|(_, g)| g).collect();
        if guides.is_empty() {
            return Vec::new();
        }
        let inner = guides.into_iter().flat_map(|text| self.pieces(&text.blocks)).collect();
        [vec![Block::heading(2, self.site.text.guide_course())], under(inner, 3)].concat()
    }

    fn pieces(&self, pieces: &[Piece]) -> Vec<Block> {
        pieces
            .iter()
            .flat_map(|piece| match piece {
                Piece::Prose(prose) => blocks(&self.writer.html(prose)),
                Piece::Overlay(overlay) if self.who.meets(&overlay.readers) => self.overlay(overlay),
                Piece::Overlay(_) | Piece::Question(_) => Vec::new(),
            })
            .collect()
    }

    fn overlay(&self, overlay: &Overlay) -> Vec<Block> {
        let mut found = vec![Block::heading(overlay.level, overlay.title.clone())];
        found.extend(self.pieces(&overlay.blocks));
        found
    }

    fn notes(&self) -> Vec<Block> {
        let t = &self.site.text;
        let mut found = Vec::new();
        for (_, text) in self.texts().filter(|(_, text)| !text.facilitation.is_empty()) {
            found.push(Block::heading(3, text.title.clone()));
            for notes in &text.facilitation {
                let minutes = if notes.minutes > 0 {
                    format!(" ({})", t.minutes(i64::from(notes.minutes)))
                } else {
                    String::new()
                };
                found.push(Block::heading(4, format!("{}{minutes}", notes.title)));
                found.extend(under(blocks(&self.writer.html(&notes.prose)), 5));
            }
        }
        if found.is_empty() { found } else { [vec![Block::heading(2, t.guide_notes())], found].concat() }
    }

    fn questions(&self) -> Vec<&Question> {
        let found = self.module.practice.iter().filter_map(|id| self.course.questions.get(id));
        found.map(|q| q.question()).filter(|q| self.who.meets(&q.readers)).collect()
    }

    fn printed(&self) -> Printed<'_> {
        Printed { t: &self.site.text, writer: self.writer, language: self.language }
    }

    fn asked(&self, questions: &[&Question]) -> Vec<Block> {
        let t = &self.site.text;
        if questions.is_empty() {
            return Vec::new();
        }
        let mut found =
            vec![Block::NewPage, Block::heading(2, t.guide_questions()), Block::says(t.guide_questions_say())];
        for (number, question) in questions.iter().enumerate() {
            found.extend(self.printed().asked(3, &(number + 1).to_string(), question, &order(question)));
        }
        found
    }

    fn answered(&self, questions: &[&Question]) -> Vec<Block> {
        if questions.is_empty() {
            return Vec::new();
        }
        let mut found = vec![Block::NewPage, Block::heading(2, self.site.text.guide_answers())];
        for (number, question) in questions.iter().enumerate() {
            found.extend(self.printed().answered(3, &(number + 1).to_string(), question, &order(question)));
        }
        found
    }

    /// Every provision that the module cites, with its state today.
    fn cited(&self, law: &Law, questions: &[&Question]) -> Vec<Block> {
        let t = &self.site.text;
        let mut found: BTreeMap<String, &Citation> = BTreeMap::new();
        for (_, text) in self.texts() {
            let notes = text.facilitation.iter().map(|notes| &notes.prose);
            for citation in text.prose().into_iter().chain(notes).flat_map(|prose| prose.citations()) {
                found.insert(citation.to_string(), citation);
            }
        }
        for citation in questions.iter().flat_map(|question| question.all_citations()) {
            found.insert(citation.to_string(), citation);
        }
        if found.is_empty() {
            return Vec::new();
        }
        let row = |citation: &&Citation| {
            let state = mark(&law.register, citation).says(t);
            let on = citation.on.map(|day| format!(" ({})", t.guide_as_on(t.calendar_day(day)))).unwrap_or_default();
            vec![words(format!("{}{on}", self.writer.called(citation))), words(state)]
        };
        let table = Table {
            widths: vec![7, 3],
            head: vec![words(t.guide_text()), words(t.guide_state())],
            rows: found.values().map(row).collect(),
            ..Table::default()
        };
        vec![Block::heading(2, t.guide_cited()), Block::Table(table)]
    }
}

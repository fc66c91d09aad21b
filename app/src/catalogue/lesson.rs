//! A lesson: prose, overlays, questions in place, where to go next.

use super::prose::{Prose, Writer};
use crate::{
    page::{About, Page, Site},
    quiz::practice::{Around, Reader, card},
    routes,
};
use learning::{
    catalogue::{
        Audience, Block, Jurisdiction, Language, Lesson, LessonKind, LessonText, Module, Overlay, Readers, TocEntry,
    },
    quiz::Response,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    catalogue::{self, Revision},
    cohort::calendar,
    enrolled::{self, Enrolled},
    quiz::progress::{self, Progress},
};

/// What the address of a lesson may carry.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What a visitor just answered, or why it could not be taken.
    pub just: Option<(String, Result<Response, String>)>,
    /// A question to answer again.
    pub again: Option<String>,
}

/// The page of a lesson.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such lesson; a refusal when the actor may not read.
pub async fn lesson(site: &Site, course: &str, module: &str, lesson: &str, asked: Asked) -> Result<Page, Error> {
    let revision = catalogue::open(&site.ctx, course).await?;
    calendar::need_open(&site.ctx, course, module).await?;
    lesson_of(site, &revision, module, lesson, asked).await
}

/// The page of a lesson of this revision.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such lesson.
pub(crate) async fn lesson_of(
    site: &Site,
    revision: &Revision,
    module: &str,
    lesson: &str,
    asked: Asked,
) -> Result<Page, Error> {
    let course = revision.course.id.as_str();
    let law = catalogue::law(&site.ctx).await.ok();
    let progress = match site.signed_in() && site.preview.is_none() {
        true => progress::own(&site.ctx, course).await?,
        false => Progress::default(),
    };
    let (module, found) = revision.course.lesson(module, lesson).ok_or(Refusal::NotFound)?;
    let hidden = match found.kind {
        LessonKind::Lesson | LessonKind::Case => false,
        LessonKind::Guide => !site.ctx.may(Act::ReadFacilitatorNotes),
        LessonKind::Bank => true,
    };
    if hidden {
        return Err(Refusal::NotFound.into());
    }
    let reader = reader(site, course).await?;
    let writer = Writer::new(site, course, law);
    let page = routes::lesson(course, module.id.as_str(), found.id.as_str());
    let around = Around {
        site,
        writer: &writer,
        course,
        page,
        reader,
        progress: &progress,
        just: asked.just,
        again: asked.again,
    };
    let language = site.ctx.locale.into();
    let (given, text) = found.texts.get(language);
    let about = About::titled(text.title.clone())
        .under(revision.course.title.text(language).clone(), routes::course(course))
        .with_islands();
    // A case file needs the whole width for its papers beside its steps.
    let narrow = found.kind != LessonKind::Case;
    Ok(site.page(about, || {
        view! {
            <div class=narrow.then_some("two")>
                {head(site, revision, module, text, language)}
                {narrow.then(|| contents(site, text))}
                <article class="lesson" lang=given.tag()>
                    {(given != language).then(|| view! {
                        <div class="notice"><p>{site.text.not_translated()}</p></div>
                    })}
                    {blocks(&around, revision, &text.blocks)}
                    {facilitation(site, &writer, text)}
                    {read(site, &progress, course, module, found)}
                    {turn(site, revision, module, found, language)}
                </article>
            </div>
        }
    }))
}

fn head(site: &Site, revision: &Revision, module: &Module, text: &LessonText, language: Language) -> AnyView {
    let t = &site.text;
    let steps: usize = text.questions().iter().map(|id| steps(revision, id.as_str(), language)).sum();
    let asked = match i64::try_from(steps).unwrap_or(0) {
        0 => t.questions_count(i64::try_from(text.questions().len()).unwrap_or(0)),
        steps => t.case_steps_count(steps),
    };
    let minutes = (text.minutes > 0).then(|| format!("{} · ", t.minutes(i64::from(text.minutes))));
    view! {
        <header class="head">
            <p class="kicker">{module.title.text(language).clone()}</p>
            <h1>{text.title.clone()}</h1>
            <p class="meta">{minutes}{asked}</p>
        </header>
    }
    .into_any()
}

/// How many steps a question has; none when it is no case file.
fn steps(revision: &Revision, question: &str, language: Language) -> usize {
    let question = revision.course.questions.get(question).map(|q| q.question());
    question.and_then(|q| q.case(language)).map_or(0, |case| case.steps.len())
}

fn contents(site: &Site, text: &LessonText) -> Option<AnyView> {
    let entries: Vec<&TocEntry> = text.contents.iter().filter(|e| e.level == 2).collect();
    if entries.len() < 2 {
        return None;
    }
    let rows: Vec<_> = entries
        .into_iter()
        .map(|e| view! { <li><a href=format!("#{}", e.anchor)>{e.title.clone()}</a></li> })
        .collect();
    let title = site.text.in_this_lesson();
    let toc = view! {
        <aside class="toc">
            <details><summary>{title.clone()}</summary></details>
            <nav aria-labelledby="toc"><h2 id="toc">{title}</h2><ol>{rows}</ol></nav>
        </aside>
    };
    Some(toc.into_any())
}

fn blocks(around: &Around, revision: &Revision, blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(|block| one(around, revision, block)).collect()
}

fn one(around: &Around, revision: &Revision, block: &Block) -> AnyView {
    match block {
        Block::Prose(prose) => view! { <Prose html=around.writer.html(prose)/> }.into_any(),
        Block::Overlay(overlay) => folded(around, revision, overlay),
        Block::Question(id) => {
            revision.course.questions.get(id).map(|question| card(around, question.question())).into_any()
        }
    }
}

fn folded(around: &Around, revision: &Revision, overlay: &Overlay) -> AnyView {
    let (jurisdiction, audience) = around.reader;
    let known = jurisdiction.is_some() || overlay.readers.jurisdictions.is_empty();
    let own = known && overlay.readers.include(jurisdiction, audience);
    let inner = blocks(around, revision, &overlay.blocks);
    let whom = for_whom(around.site, &overlay.readers);
    let whom = (!overlay.title.contains(&whom)).then(|| view! { <small>" "{whom}</small> });
    view! {
        <details class="overlay" id=overlay.anchor.clone() open=own>
            <summary>{overlay.title.clone()}{whom}</summary>
            {inner}
        </details>
    }
    .into_any()
}

/// The jurisdiction and the profession that a reader reads for: the enrolment's, else the profile's.
async fn reader(site: &Site, course: &str) -> Result<Reader, Error> {
    let Ok(signed) = site.ctx.signed() else { return Ok((None, None)) };
    let enrolled = enrolled::in_course(&site.ctx, signed.person, course).await?;
    let set = |here: fn(&Enrolled) -> Option<String>| enrolled.as_ref().and_then(here);
    let jurisdiction = set(|e| e.jurisdiction.clone()).unwrap_or_else(|| signed.jurisdiction.clone());
    let audience = set(|e| e.audience.clone()).unwrap_or_else(|| signed.audience.clone());
    Ok((Jurisdiction::from_code(&jurisdiction), Audience::from_code(&audience)))
}

fn for_whom(site: &Site, readers: &Readers) -> String {
    let t = &site.text;
    let countries = readers.jurisdictions.iter().map(|j| country(site, j.code()));
    let corps = readers.audiences.iter().map(|a| match a.code() {
        "opj" => t.audience_opj(),
        "greffier" => t.audience_greffier(),
        _ => t.audience_magistrat(),
    });
    countries.chain(corps).collect::<Vec<_>>().join(", ")
}

/// A country's name from its code.
pub(super) fn country(site: &Site, code: &str) -> String {
    let t = &site.text;
    match code {
        "BF" => t.country_bf(),
        "ML" => t.country_ml(),
        "NE" => t.country_ne(),
        "REG" => t.scope_regional(),
        _ => t.scope_international(),
    }
}

fn facilitation(site: &Site, writer: &Writer, text: &LessonText) -> Option<AnyView> {
    if text.facilitation.is_empty() || !site.ctx.may(Act::ReadFacilitatorNotes) {
        return None;
    }
    let notes: Vec<_> = text
        .facilitation
        .iter()
        .map(|note| {
            let minutes = (note.minutes > 0).then(|| site.text.minutes(i64::from(note.minutes)));
            view! {
                <details class="overlay">
                    <summary>{note.title.clone()}<small>" "{site.text.for_trainers()}" "{minutes}</small></summary>
                    <Prose html=writer.html(&note.prose)/>
                </details>
            }
        })
        .collect();
    Some(view! { <section>{notes}</section> }.into_any())
}

fn read(site: &Site, progress: &Progress, course: &str, module: &Module, lesson: &Lesson) -> Option<AnyView> {
    if !site.signed_in() || site.preview.is_some() {
        return None;
    }
    let t = &site.text;
    if progress.read.contains(&format!("{}/{}", module.id, lesson.id)) {
        return Some(view! { <p class="saved right">{t.lesson_is_read()}</p> }.into_any());
    }
    let action = site.to(routes::read(course, module.id.as_str(), lesson.id.as_str()));
    let form = view! {
        <form method="post" action=action>
            <input type="hidden" name="event" value=service::ids::EventId::new().to_string()/>
            <div class="row"><button class="button">{t.lesson_mark_read()}</button></div>
        </form>
    };
    Some(form.into_any())
}

fn turn(site: &Site, revision: &Revision, module: &Module, lesson: &Lesson, language: Language) -> AnyView {
    let course = &revision.course;
    let path: Vec<_> = course.path().collect();
    let here = path.iter().position(|(m, l)| **m == module.id && **l == lesson.id);
    let link = |place: Option<usize>, rel: &'static str, word: String| {
        let (m, l) = path.get(place?)?;
        let (_, found) = course.lesson(m.as_str(), l.as_str())?;
        let address = site.to(routes::lesson(course.id.as_str(), m.as_str(), l.as_str()));
        let title = found.texts.text(language).title.clone();
        Some(view! { <a rel=rel href=address><small>{word}</small>{title}</a> })
    };
    let t = &site.text;
    let previous = link(here.and_then(|h| h.checked_sub(1)), "prev", t.previous_lesson());
    let next = link(here.map(|h| h + 1), "next", t.next_lesson());
    view! { <nav class="turn" aria-label=t.lessons()>{previous}{next}</nav> }.into_any()
}

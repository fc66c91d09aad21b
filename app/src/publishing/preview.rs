//! The pages of a draft, as a learner of any jurisdiction, profession and language sees them.

use crate::{
    catalogue::{Asked, course_of, glossary_of, lesson_of},
    page::{self, Preview, Site},
    routes,
    text::Text,
};
use service::{Actor, Error, Locale, Role, ids::DraftId, publishing};

/// Which page of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The home of the course.
    Course,
    /// The glossary.
    Glossary,
    /// A lesson: module and lesson.
    Lesson(String, String),
}

/// As whom it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// BF, ML, NE or other.
    pub jurisdiction: String,
    /// magistrat, opj, greffier or other.
    pub audience: String,
    /// fr or en.
    pub language: String,
}

/// A page of a draft.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not publish.
pub async fn preview(site: &Site, id: DraftId, page: &Page, reader: &Reader) -> Result<page::Page, Error> {
    let shown = publishing::draft(&site.ctx, id).await?;
    let revision = &shown.draft.revision;
    let site = as_reader(site, id, revision.course.id.as_str(), reader);
    match page {
        Page::Course => course_of(&site, revision).await,
        Page::Glossary => glossary_of(&site, revision).await,
        Page::Lesson(module, lesson) => lesson_of(&site, revision, module, lesson, Asked::default()).await,
    }
}

/// The site as such a learner has it, with links that stay in the draft.
fn as_reader(site: &Site, id: DraftId, course: &str, reader: &Reader) -> Site {
    let mut site = site.clone();
    let locale: Locale = reader.language.parse().unwrap_or(site.ctx.locale);
    if let Actor::Person(signed) = &mut site.ctx.actor {
        let own = signed.jurisdiction.clone();
        signed.jurisdiction = one_of(&reader.jurisdiction, &["BF", "ML", "NE", "other"]).map_or(own, str::to_owned);
        let own = signed.audience.clone();
        signed.audience =
            one_of(&reader.audience, &["magistrat", "opj", "greffier", "other"]).map_or(own, str::to_owned);
        signed.roles = vec![Role::Learner];
        let (jurisdiction, audience) = (&signed.jurisdiction, &signed.audience);
        site.preview = Some(Preview {
            course: routes::course(course),
            pages: routes::draft_course(id),
            reader: format!("jurisdiction={jurisdiction}&audience={audience}&lang={locale}"),
            back: routes::draft(id),
        });
    }
    site.ctx.locale = locale;
    site.text = Text::of(locale);
    site
}

fn one_of(given: &str, legal: &[&'static str]) -> Option<&'static str> {
    legal.iter().find(|word| **word == given).copied()
}

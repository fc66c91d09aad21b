//! The glossary of a course.

use super::prose::{Prose, Writer};
use crate::{
    page::{About, Page, Site},
    routes,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::{self, Revision},
};

/// Every entry, in the order of the reader's language.
///
/// # Errors
/// [`service::Refusal::NotFound`] when the course is not published.
pub async fn glossary(site: &Site, course: &str) -> Result<Page, Error> {
    let revision = catalogue::open(&site.ctx, course).await?;
    glossary_of(site, &revision).await
}

/// The glossary of this revision.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn glossary_of(site: &Site, revision: &Revision) -> Result<Page, Error> {
    let course = revision.course.id.as_str();
    let law = catalogue::law(&site.ctx).await.ok();
    let writer = Writer::new(site, course, law);
    let language = site.ctx.locale.into();
    let t = &site.text;
    let mut entries: Vec<_> = revision.course.glossary.iter().map(|(id, term)| (id, term.text(language))).collect();
    entries.sort_by_key(|(_, term)| service::catalogue::fold(&term.name));
    let about = About::titled(t.glossary()).under(revision.course.title.text(language).clone(), routes::course(course));
    Ok(site.page(about, || {
        let rows: Vec<_> = entries
            .into_iter()
            .map(|(id, term)| {
                view! {
                    <section id=id.to_string()>
                        <h2>{term.name.clone()}</h2>
                        <Prose html=writer.html(&term.meaning)/>
                    </section>
                }
            })
            .collect();
        view! { <h1 id="top">{t.glossary()}</h1>{rows} }
    }))
}

//! The transcripts of a cohort: one for each person, or all of them to print.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{Act, Error, grades, ids::CohortId};

/// The page with the transcripts of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not export marks.
pub async fn transcripts(site: &Site, id: CohortId) -> Result<Page, Error> {
    site.ctx.permit(Act::ExportMarks)?;
    let t = &site.text;
    let book = grades::gradebook(&site.ctx, id).await?;
    let about = About::titled(t.transcripts_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(book.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id));
    Ok(site.page(about, || {
        let inside: Vec<_> = book.rows.iter().filter(|row| row.member.active).collect();
        let line = |row: &&grades::Row| {
            let address = site.to(routes::transcript_of(id, row.member.person));
            view! { <li><div><a href=address>{row.member.name()}</a></div><span class="meta">{row.member.matricule.clone()}</span></li> }
        };
        let lines: Vec<_> = inside.iter().map(line).collect();
        let body = if lines.is_empty() {
            view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.marks_nobody()}</p></div> }.into_any()
        } else {
            view! {
                <div class="row"><a class="button" href=site.to(routes::transcripts_file(id))>{t.transcripts_fetch(inside.len())}</a></div>
                <ul class="list">{lines}</ul>
            }
            .into_any()
        };
        view! {
            <p class="kicker">{book.cohort.name.clone()}</p>
            <h1>{t.transcripts_title()}</h1>
            <p>{t.transcripts_say()}</p>
            {body}
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

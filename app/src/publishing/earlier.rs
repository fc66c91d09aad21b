//! Publishing an earlier revision again: what would differ, then one act.

use super::{difference::difference, short};
use crate::{
    page::{About, Page, Site},
    parts::{Area, Form},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{Error, publishing};

/// The page that asks for confirmation.
///
/// # Errors
/// [`service::Refusal::NotFound`] when it was never published; when the actor may not publish.
pub async fn earlier(site: &Site, course: &str, revision: &str) -> Result<Page, Error> {
    let (publication, differs) = publishing::earlier(&site.ctx, course, revision).await?;
    let t = &site.text;
    let by = publication.by.clone().unwrap_or_else(|| t.publishing_operator());
    let served = differs.before.as_ref().is_some_and(|before| before.id == publication.revision);
    let about = About::titled(t.earlier_title()).under(t.nav_publishing(), patterns::PUBLISHING);
    let note = Area { name: "note", label: t.publishing_note(), hint: t.publishing_note_hint() };
    Ok(site.page(about, || {
        let act = if served {
            view! { <p>{t.earlier_served()}</p> }.into_any()
        } else {
            view! {
                <h2>{t.earlier_confirm_title()}</h2>
                <p>{t.earlier_confirm_says()}</p>
                <form method="post" action=site.to(routes::earlier(course, revision))>
                    {note.show(t, &Form::default())}
                    <div class="row"><button class="button">{t.earlier_confirm()}</button></div>
                </form>
            }
            .into_any()
        };
        view! {
            <p class="kicker">{differs.after.course.title.text(site.ctx.locale.into()).clone()}</p>
            <h1>{t.earlier_title()}" "<code>{short(&publication.revision)}</code></h1>
            <p class="meta">{t.publishing_by(by, site.day_and_time(publication.at))}</p>
            <p>{publication.note.clone()}</p>
            <h2>{t.diff_title()}</h2>
            {difference(site, &differs)}
            {act}
        }
    }))
}

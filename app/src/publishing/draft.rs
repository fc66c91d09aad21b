//! A draft: what the check said, what differs, its pages, publishing it or throwing it away.

use super::{difference::difference, report::report, short};
use crate::{
    page::{About, Page, Site},
    parts::{Area, Form, error_summary},
    problem::field_error,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    catalogue::Published,
    ids::DraftId,
    publishing::{self, Shown},
};

/// The code of what publishing did.
#[must_use]
pub const fn done_code(published: &Published) -> &'static str {
    match published {
        Published::New(_) => "course-published",
        Published::Unchanged(_) => "course-unchanged",
    }
}

/// The page of a draft; `refused` with the note that was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not publish.
pub async fn draft(site: &Site, id: DraftId, refused: Option<(String, Refusal)>) -> Result<Page, Error> {
    let shown = publishing::draft(&site.ctx, id).await?;
    let t = &site.text;
    let mut form = Form::default();
    if let Some((note, refusal)) = &refused {
        form = form.with("note", note.clone());
        if let Refusal::Field { field, code } = refusal {
            form = form.wrong("note", field_error(t, field, code));
        }
    }
    let course = &shown.draft.revision.course;
    let title = course.title.text(site.ctx.locale.into()).clone();
    let status = if refused.is_some() { 422 } else { 200 };
    let about = About::titled(title.clone()).under(t.nav_publishing(), patterns::PUBLISHING).status(status);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{t.draft_tag()}" "<code>{short(&shown.draft.revision.id)}</code></p>
            <h1>{title}</h1>
            <p class="meta">{t.draft_kept(site.day_and_time(shown.draft.at))}</p>
            <div class="row"><a class="button quiet" href=site.to(routes::draft_course(id))>{t.draft_look()}</a></div>
            <h2>{t.diff_title()}</h2>
            {difference(site, &shown.difference)}
            <h2>{t.check_title()}</h2>
            {report(site, &shown.checked)}
            {law(site, &shown)}
            {publish(site, &shown, &form)}
            {discard(site, id)}
        }
    }))
}

fn law(site: &Site, shown: &Shown) -> Option<AnyView> {
    let t = &site.text;
    if shown.unknown_law.is_empty() {
        return shown
            .other_register
            .then(|| view! { <div class="notice warn"><p>{t.draft_other_register()}</p></div> }.into_any());
    }
    let lines: Vec<_> = shown.unknown_law.iter().map(|one| view! { <li><code>{one.clone()}</code></li> }).collect();
    let notice = view! { <div class="notice wrong"><p>{t.draft_unknown_law()}</p><ul>{lines}</ul></div> };
    Some(notice.into_any())
}

fn publish(site: &Site, shown: &Shown, form: &Form) -> AnyView {
    let t = &site.text;
    let note = Area { name: "note", label: t.publishing_note(), hint: t.publishing_note_hint() };
    let register = (shown.other_register && site.ctx.may(Act::PublishLaw)).then(|| {
        view! {
            <label class="option"><input type="checkbox" name="register" value="yes"/><span>{t.draft_with_register()}</span></label>
        }
    });
    view! {
        <h2>{t.draft_publish_title()}</h2>
        <p>{t.draft_publish_says()}</p>
        {shown.draft.private.then(|| view! { <div class="notice"><p>{t.draft_publish_own()}</p></div> })}
        <form method="post" action=site.to(routes::draft(shown.draft.id))>
            {note.show(t, form)}
            {register}
            <div class="row"><button class="button">{t.draft_publish()}</button></div>
        </form>
    }
    .into_any()
}

fn discard(site: &Site, id: DraftId) -> AnyView {
    let t = &site.text;
    view! {
        <details class="overlay">
            <summary>{t.draft_discard_title()}</summary>
            <p>{t.draft_discard_says()}</p>
            <form method="post" action=site.to(routes::discard(id))>
                <div class="row"><button class="button danger">{t.draft_discard()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

//! Moving a cohort to the newest revision: what differs, what becomes of marks, then one act.

use super::{difference::difference, short};
use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::moving::{self, Ahead},
    ids::CohortId,
};

/// The page about the revision of a cohort.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not manage cohorts.
pub async fn moving(site: &Site, id: CohortId) -> Result<Page, Error> {
    let ahead = moving::ahead(&site.ctx, id).await?;
    let cohort = &ahead.cohort;
    let t = &site.text;
    let about = About::titled(t.moving_title())
        .under(t.nav_cohorts(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id));
    Ok(site.page(about, || {
        let body = match &ahead.difference {
            None => view! { <p>{t.moving_newest()}</p> }.into_any(),
            Some(differs) => {
                let revision = differs.after.id.clone();
                view! {
                    <p>{t.moving_from_to(short(&cohort.revision), short(&revision))}</p>
                    <h2>{t.diff_title()}</h2>
                    {difference(site, differs)}
                    <h2>{t.moving_what_stays()}</h2>
                    {stays(site, &ahead)}
                    <form method="post" action=site.to(routes::cohort_revision(id))>
                        <input type="hidden" name="revision" value=revision/>
                        <div class="row">
                            <button class="button">{t.moving_move()}</button>
                            <a class="button quiet" href=site.to(routes::cohort(id))>{t.moving_stay()}</a>
                        </div>
                    </form>
                }
                .into_any()
            }
        };
        view! { <p class="kicker">{cohort.name.clone()}</p><h1>{t.moving_title()}</h1>{body} }
    }))
}

/// What becomes of marks, of attempts under way and of the law, with their numbers.
fn stays(site: &Site, ahead: &Ahead) -> AnyView {
    let t = &site.text;
    let gone = (!ahead.gone.is_empty()).then(|| view! { <p>{t.moving_gone(ahead.gone.join(" ; "))}</p> });
    view! {
        <div class="notice">
            <p>{t.moving_marks(ahead.marks)}</p>
            <p>{t.moving_open(ahead.open)}</p>
            {gone}
            <p>{t.moving_law()}</p>
        </div>
    }
    .into_any()
}

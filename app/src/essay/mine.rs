//! Essays on a learner's home.

use crate::{page::Site, routes};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    essay::{self, OwnLine, Stage},
    ids::CohortId,
};

/// The essays of one cohort for the learner who asks; nothing when there is none.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn own_essays(site: &Site, cohort: CohortId) -> Result<Option<AnyView>, Error> {
    let lines = essay::own(&site.ctx, cohort).await?;
    if lines.is_empty() {
        return Ok(None);
    }
    let t = &site.text;
    let rows: Vec<_> = lines.iter().map(|one| row(site, one)).collect();
    Ok(Some(view! { <h3>{t.essay_yours()}</h3><ul class="list">{rows}</ul> }.into_any()))
}

fn row(site: &Site, one: &OwnLine) -> AnyView {
    let t = &site.text;
    let day = |at| site.day_and_time(at);
    let (tone, tag, says) = match one.stage {
        _ if one.marked => ("tag success", t.essay_tag_marked(), t.essay_stage_marked()),
        Stage::NotYet => ("tag", t.essay_tag_early(), t.essay_stage_early(one.opens_at.map(day).unwrap_or_default())),
        Stage::Open => ("tag warn", t.essay_tag_open(), t.essay_stage_open(day(one.closes_at))),
        Stage::Over => ("tag wrong", t.essay_tag_over(), t.essay_stage_over(day(one.closes_at))),
        Stage::HandedIn(at) => ("tag success", t.essay_tag_handed(), t.essay_stage_handed(day(at))),
    };
    view! {
        <li>
            <div><a href=site.to(routes::own_essay(one.id))>{one.title.clone()}</a><small>{says}</small></div>
            <span class=tone>{tag}</span>
        </li>
    }
    .into_any()
}

//! What a learner knows: the map of objectives, the list with its evidence, and the plan after a placement.

mod map;
pub mod page;
pub(crate) mod plan;

pub use page::page;

use crate::{page::Site, routes};
use learning::mastery::objectives::State;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    catalogue::Revision,
    mastery::{Knowledge, Known},
    review::Today,
};

/// A state: its tone and its word. What was never asked is told apart from what is not decided.
pub(crate) fn state(site: &Site, known: &Known) -> (&'static str, String) {
    let t = &site.text;
    match known.state {
        _ if !known.is_begun() && known.state == State::Open => ("none", t.progress_not_started()),
        State::Acquired => ("right", t.progress_acquired()),
        State::NotYet => ("wrong", t.progress_not_yet()),
        State::Open => ("open", t.progress_open()),
    }
}

/// How many objectives stand where, in a sentence.
pub(crate) fn tally(site: &Site, knowledge: &Knowledge) -> String {
    let count = |state: State| i64::try_from(knowledge.in_state(state).count()).unwrap_or(i64::MAX);
    let all = i64::try_from(knowledge.objectives.len()).unwrap_or(i64::MAX);
    site.text.mastery_tally(count(State::Acquired), count(State::NotYet), count(State::Open), all)
}

/// What the course page and the home say of a learner: reviews of the day, and where they stand.
pub(crate) struct Summary {
    pub(crate) knowledge: std::sync::Arc<Knowledge>,
    pub(crate) today: Today,
}

impl Summary {
    /// For the person who asks.
    pub(crate) async fn own(site: &Site, revision: &Revision) -> Result<Self, Error> {
        let knowledge = service::mastery::own(&site.ctx, revision).await?;
        let today = service::review::own(&site.ctx, revision).await?;
        Ok(Self { knowledge, today })
    }

    /// In a few lines.
    pub(crate) fn view(&self, site: &Site, course: &str) -> AnyView {
        let t = &site.text;
        let due = i64::try_from(self.today.due.len()).unwrap_or(i64::MAX);
        let review = (due > 0).then(|| {
            let address = site.to(routes::daily_review(course));
            view! { <p><a href=address>{t.series_review_today(due)}</a></p> }
        });
        let begun = self.knowledge.objectives.iter().any(Known::is_begun);
        let stands = begun.then(|| view! { <p class="meta">{tally(site, &self.knowledge)}</p> });
        let address = site.to(routes::mastery(course));
        view! { {review}{stands}<p><a href=address>{t.mastery_title()}</a></p> }.into_any()
    }
}

//! Cohorts: making them, enrolling people, following them.

mod attendance;
mod calendar;
mod enrol;
mod follow;
mod join;
mod learner;
mod list;
mod member;
pub(crate) mod mine;
mod people;
mod settings;
mod show;
mod sittings;

pub use attendance::{attendance, meeting, own_attendance};
pub use calendar::{CalendarForm, calendar};
pub use enrol::{EnrolForm, enrol};
pub use follow::{Measure, progress};
pub use join::{join, join_code};
pub use learner::learner;
pub use list::{CohortForm, cohorts, new_cohort};
pub use member::member;
pub use people::{GroupForm, followers, groups};
pub use settings::{cohort_settings, copy_cohort};
pub use show::cohort;
pub use sittings::sittings;

use crate::{
    page::Site,
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{Act, cohort::Kind, ids::CohortId};

/// What a cohort is, in words.
pub(crate) fn kind(t: &Text, kind: Kind) -> String {
    match kind {
        Kind::Promotion => t.cohort_promotion(),
        Kind::Session => t.cohort_session(),
    }
}

/// What can be looked at of a cohort, as tabs; `here` is the pattern of the page itself.
pub(crate) fn tabs(site: &Site, id: CohortId, here: &str) -> AnyView {
    let t = &site.text;
    let may = |act| site.ctx.may(act);
    let all = [
        (patterns::COHORT, routes::cohort(id), t.cohort_people_title(), true),
        (patterns::FOLLOW, routes::follow(id), t.follow_tab(), may(Act::FollowCohort)),
        (patterns::CALENDAR, routes::calendar(id), t.calendar_tab(), may(Act::SetCalendar)),
        (patterns::ATTENDANCE, routes::attendance(id), t.attendance_tab(), may(Act::KeepAttendance)),
        (patterns::MARKS, routes::marks(id), t.marks_title(), may(Act::SeeMarks)),
    ];
    let links: Vec<_> = all
        .into_iter()
        .filter(|(_, _, _, seen)| *seen)
        .map(|(pattern, address, words, _)| {
            let current = (pattern == here).then_some("page");
            view! { <li><a href=site.to(address) aria-current=current>{words}</a></li> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=t.cohort_views()><ul>{links}</ul></nav> }.into_any()
}

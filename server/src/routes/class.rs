//! The life of a cohort: settings, groups, followers, joining, calendar, attendance, progress.

use super::{
    Failed, Reply, html,
    identity::{Address, done},
    sent::{Posted, Sent},
};
use crate::{state::State, visit::Visit};
use app::{
    cohort::{CalendarForm, GroupForm, Measure},
    routes,
};
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::{HeaderMap, header},
};
use serde::Deserialize;
use service::{
    Error, Moment, Refusal,
    cohort::{
        self,
        attendance::{self, Status},
        calendar::{self, Typed},
        copying::{self, Copy},
        follow::{self, Asked},
        joining,
        settings::{self, Settings},
        staff,
    },
    grades::Format,
    ids::{CohortId, MeetingId, PersonId},
};
use std::collections::BTreeMap;

/// Largest upload of attendance, in bytes: the file, grown by its way through a form.
pub const UPLOAD: usize = 2 * attendance::LARGEST;

/// GET /cohorts/{cohort}/settings.
pub async fn settings_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::cohort_settings(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/settings.
pub async fn settings(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let typed = Settings { name: sent.one("name"), starts_on: sent.one("starts_on"), ends_on: sent.one("ends_on") };
    match settings::change(&visit.ctx, id, &typed).await {
        Ok(()) => Ok(done(&state, &visit, &routes::cohort(id), "cohort-kept")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::cohort::cohort_settings(&visit, id, Some((typed, refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// POST /cohorts/{cohort}/archive: archived, or live again.
pub async fn archive(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let archived = sent.one("state") == "archived";
    settings::set_archived(&visit.ctx, id, archived).await?;
    let code = if archived { "cohort-archived" } else { "cohort-restored" };
    Ok(done(&state, &visit, &routes::cohort(id), code))
}

/// GET /cohorts/{cohort}/copy.
pub async fn copy_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::copy_cohort(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/copy.
pub async fn copy(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let typed = Copy { name: sent.one("name"), revision: sent.one("revision"), starts_on: sent.one("starts_on") };
    match copying::copy(&visit.ctx, id, &typed).await {
        Ok(made) => Ok(done(&state, &visit, &routes::cohort(made), "cohort-copied")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::cohort::copy_cohort(&visit, id, Some((typed, refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// Which part of a cohort is asked for; words that are not ours are left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    group: String,
    days: String,
    show: String,
    module: String,
    page: String,
    from: String,
    every: String,
}

impl Wanted {
    fn asked(&self) -> Asked {
        Asked { group: self.group.clone(), days: self.days.parse().ok().filter(|days| *days > 0) }
    }
}

/// GET /cohorts/{cohort}/groups.
pub async fn groups_page(visit: Visit, Path(id): Path<CohortId>, Query(wanted): Query<Wanted>) -> Reply {
    Ok(html(app::cohort::groups(&visit, id, &wanted.group, None).await?))
}

/// POST /cohorts/{cohort}/groups.
pub async fn groups(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let (people, group) = (sent.all::<PersonId>("person")?, sent.one("group"));
    match cohort::set_group(&visit.ctx, id, &people, &group).await {
        Ok(_) => Ok(done(&state, &visit, &routes::groups(id), "groups-kept")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::cohort::groups(&visit, id, "", Some(GroupForm { people, group, refusal })).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}/staff.
pub async fn staff_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::followers(&visit, id).await?))
}

/// POST /cohorts/{cohort}/staff.
pub async fn staff(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    staff::assign(&visit.ctx, id, &sent.all("person")?).await?;
    Ok(done(&state, &visit, &routes::cohort(id), "staff-kept"))
}

/// POST /cohorts/{cohort}/members/{person}/transfer.
pub async fn transfer(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, person)): Path<(CohortId, PersonId)>,
    sent: Sent,
) -> Reply {
    let to: CohortId = sent.one("to").parse().map_err(|_| Refusal::NotFound)?;
    cohort::transfer(&visit.ctx, id, person, to).await?;
    Ok(done(&state, &visit, &routes::cohort(id), "transferred"))
}

/// GET /cohorts/{cohort}/code.
pub async fn code_page(visit: Visit, headers: HeaderMap, Path(id): Path<CohortId>) -> Reply {
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let address = format!("{host}{}", visit.to(routes::patterns::JOIN));
    Ok(html(app::cohort::join_code(&visit, id, &address).await?))
}

/// POST /cohorts/{cohort}/code: a code is made, or joining is closed.
pub async fn code(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    if sent.one("act") == "close" {
        joining::close(&visit.ctx, id).await?;
        return Ok(done(&state, &visit, &routes::join_code(id), "code-closed"));
    }
    let days = sent.one("days").parse().map_err(|_| Refusal::Field { field: "days", code: "unknown" })?;
    joining::renew(&visit.ctx, id, days).await?;
    Ok(done(&state, &visit, &routes::join_code(id), "code-made"))
}

/// GET /join.
pub async fn join_page(visit: Visit) -> Reply {
    Ok(html(app::cohort::join(&visit, "", None)?))
}

/// POST /join.
pub async fn join(FromState(state): FromState<State>, visit: Visit, Address(address): Address, sent: Sent) -> Reply {
    let typed = sent.one("code");
    match joining::join(&visit.ctx, &typed, &address).await {
        Ok(_) => Ok(done(&state, &visit, routes::patterns::HOME, "joined")),
        Err(Error::Refused(refusal @ (Refusal::Field { .. } | Refusal::SlowDown(_)))) => {
            Ok(html(app::cohort::join(&visit, &typed, Some(&refusal))?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}/calendar; with `from` and `every`, filled with a proposal.
pub async fn calendar_page(visit: Visit, Path(id): Path<CohortId>, Query(wanted): Query<Wanted>) -> Reply {
    let from = Moment::from_local(&wanted.from, &visit.ctx.school.time_zone);
    let every = wanted.every.parse().ok().filter(|days| (1..=366).contains(days));
    let form = CalendarForm { spread: from.zip(every), ..CalendarForm::default() };
    Ok(html(app::cohort::calendar(&visit, id, &form).await?))
}

/// POST /cohorts/{cohort}/calendar: the dates of every module on the page.
pub async fn calendar(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let of = |(module, opens): (String, String)| {
        let due = sent.one(&format!("due-{module}"));
        Typed { module, opens, due }
    };
    let typed: Vec<Typed> = sent.prefixed("opens-").map(of).collect();
    let faults = calendar::keep(&visit.ctx, id, &typed).await?;
    if faults.is_empty() {
        return Ok(done(&state, &visit, &routes::calendar(id), "calendar-kept"));
    }
    let form = CalendarForm { refused: Some((typed, faults)), ..CalendarForm::default() };
    Ok(html(app::cohort::calendar(&visit, id, &form).await?))
}

/// POST /cohorts/{cohort}/extensions.
pub async fn extend(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let typed = ["person", "module", "until", "reason"].map(|name| sent.one(name));
    let [person, module, until, reason] = &typed;
    let person = person.parse().map_err(|_| Refusal::NotFound)?;
    match calendar::extend(&visit.ctx, id, person, module, until, reason).await {
        Ok(()) => Ok(done(&state, &visit, &routes::calendar(id), "extension-given")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let form = CalendarForm { extension: Some((typed, refusal)), ..CalendarForm::default() };
            Ok(html(app::cohort::calendar(&visit, id, &form).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}/attendance.
pub async fn attendance_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::attendance(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/attendance: another sitting.
pub async fn hold(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let draft = attendance::Draft { held_on: sent.one("held_on"), half: sent.one("half"), title: sent.one("title") };
    match attendance::hold(&visit.ctx, id, &draft).await {
        Ok(meeting) => Ok(done(&state, &visit, &routes::meeting(id, meeting), "meeting-made")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::cohort::attendance(&visit, id, Some((draft, refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /cohorts/{cohort}/attendance/{meeting}.
pub async fn meeting_page(visit: Visit, Path((id, meeting)): Path<(CohortId, MeetingId)>) -> Reply {
    Ok(html(app::cohort::meeting(&visit, id, meeting, &[]).await?))
}

/// POST /cohorts/{cohort}/attendance/{meeting}: who was there; with `rest`, everyone not noted was.
pub async fn meeting(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, meeting)): Path<(CohortId, MeetingId)>,
    sent: Sent,
) -> Reply {
    let rest: Option<Status> = sent.one("rest").parse().ok();
    let unfit = || Failed::from(Refusal::Field { field: "person", code: "unknown" });
    let mut statuses = BTreeMap::new();
    for (person, word) in sent.prefixed("p-") {
        let person: PersonId = person.parse().map_err(|_| unfit())?;
        let status = match word.as_str() {
            "" => rest,
            word => Some(word.parse().map_err(|()| unfit())?),
        };
        statuses.insert(person, status);
    }
    attendance::note(&visit.ctx, id, meeting, &statuses).await?;
    Ok(done(&state, &visit, &routes::meeting(id, meeting), "attendance-kept"))
}

/// POST /cohorts/{cohort}/attendance/{meeting}/import: a file, or lines pasted.
pub async fn import_attendance(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, meeting)): Path<(CohortId, MeetingId)>,
    form: Multipart,
) -> Reply {
    let posted = Posted::read(form).await?;
    let bytes = if posted.file.is_empty() { posted.fields.one("lines").into_bytes() } else { posted.file };
    let faults = attendance::import(&visit.ctx, id, meeting, &bytes).await?;
    if faults.is_empty() {
        return Ok(done(&state, &visit, &routes::meeting(id, meeting), "attendance-kept"));
    }
    Ok(html(app::cohort::meeting(&visit, id, meeting, &faults).await?))
}

/// GET /cohorts/{cohort}/attendance/export/{file}.
pub async fn attendance_file(visit: Visit, Path((id, format)): Path<(CohortId, String)>) -> Reply {
    let format: Format = format.parse().map_err(|()| Refusal::NotFound)?;
    super::exports::sent(attendance::export(&visit.ctx, id, format).await?).await
}

/// GET /me/attendance/{cohort}.
pub async fn own_attendance(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::cohort::own_attendance(&visit, id).await?))
}

/// GET /cohorts/{cohort}/progress.
pub async fn follow(visit: Visit, Path(id): Path<CohortId>, Query(wanted): Query<Wanted>) -> Reply {
    Ok(html(app::cohort::progress(&visit, id, &wanted.asked(), Measure::of(&wanted.show)).await?))
}

/// GET /cohorts/{cohort}/progress/{person}.
pub async fn follow_one(
    visit: Visit,
    Path((id, person)): Path<(CohortId, PersonId)>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let module = Some(wanted.module.as_str()).filter(|module| !module.is_empty());
    let page = wanted.page.parse().unwrap_or(1);
    Ok(html(app::cohort::learner(&visit, id, person, module, page).await?))
}

/// GET /cohorts/{cohort}/progress/export/{file}.
pub async fn follow_file(
    visit: Visit,
    Path((id, format)): Path<(CohortId, String)>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let format: Format = format.parse().map_err(|()| Refusal::NotFound)?;
    super::exports::sent(follow::export(&visit.ctx, id, &wanted.asked(), format).await?).await
}

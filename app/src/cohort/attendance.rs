//! Attendance: the sittings of a cohort, the sheet of one sitting, one's own.

use super::settings::{archived, blamed};
use crate::{
    page::{About, Page, Site},
    parts::{Area, Field, Form, Select, error_summary},
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    cohort::{
        Member,
        attendance::{self, Draft, Fault, Half, Meeting, Register, Status, Tally},
    },
    grades::Format,
    ids::{CohortId, MeetingId},
};

fn half(t: &Text, half: Half) -> String {
    match half {
        Half::Morning => t.half_morning(),
        Half::Afternoon => t.half_afternoon(),
        Half::Day => t.half_day(),
    }
}

fn status(t: &Text, status: Status) -> String {
    match status {
        Status::Present => t.presence_present(),
        Status::Late => t.presence_late(),
        Status::Excused => t.presence_excused(),
        Status::Absent => t.presence_absent(),
    }
}

const fn tone(status: Status) -> &'static str {
    match status {
        Status::Present => "tag right",
        Status::Late | Status::Excused => "tag open",
        Status::Absent => "tag wrong",
    }
}

fn when(site: &Site, meeting: &Meeting) -> String {
    format!("{}, {}", site.text.calendar_day(meeting.held_on), half(&site.text, meeting.half))
}

/// The sittings of a cohort with counts, and a form for another, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not keep attendance.
pub async fn attendance(site: &Site, id: CohortId, sent: Option<(Draft, Refusal)>) -> Result<Page, Error> {
    let register = attendance::register(&site.ctx, id).await?;
    let t = &site.text;
    let typed = sent.as_ref().map(|(typed, _)| typed.clone()).unwrap_or_default();
    let form = Form::default().with("held_on", typed.held_on).with("half", typed.half).with("title", typed.title);
    let (form, code) = blamed(site, form, sent.as_ref().map(|(_, refusal)| refusal), "title");
    let about = About::titled(t.attendance_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(register.cohort.name.clone(), routes::cohort(id))
        .status(code);
    let live = register.cohort.archived_at.is_none();
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{register.cohort.name.clone()}</p>
            <h1>{t.attendance_title()}</h1>
            {super::tabs(site, id, patterns::ATTENDANCE)}
            {archived(site, &register.cohort)}
            {meetings(site, &register)}
            {live.then(|| hold(site, id, &form))}
            {people(site, &register)}
        }
    }))
}

fn meetings(site: &Site, register: &Register) -> AnyView {
    let t = &site.text;
    if register.meetings.is_empty() {
        return view! { <div class="empty"><h2>{t.meetings_none_title()}</h2><p>{t.meetings_none()}</p></div> }
            .into_any();
    }
    let rows: Vec<_> = register
        .meetings
        .iter()
        .map(|meeting| {
            let address = site.to(routes::meeting(register.cohort.id, meeting.id));
            let counts = counted(t, &register.of_meeting(meeting.id));
            view! {
                <li>
                    <div><a href=address>{meeting.title.clone()}</a><small>{when(site, meeting)}</small></div>
                    <span>{counts}</span>
                </li>
            }
        })
        .collect();
    view! { <h2>{t.meetings_title()}</h2><ul class="list">{rows}</ul> }.into_any()
}

/// `22 présents, 2 retards`; « rien de noté » when nothing was.
fn counted(t: &Text, tally: &Tally) -> String {
    let said = |(status, count): (&Status, &u32)| match status {
        Status::Present => t.count_present(*count),
        Status::Late => t.count_late(*count),
        Status::Excused => t.count_excused(*count),
        Status::Absent => t.count_absent(*count),
    };
    if tally.is_empty() { t.presence_nothing() } else { tally.iter().map(said).collect::<Vec<_>>().join(", ") }
}

fn hold(site: &Site, id: CohortId, form: &Form) -> AnyView {
    let t = &site.text;
    let day = Field::new("held_on", t.meeting_day()).kind("date").short().required();
    let choices = Half::ALL.iter().map(|h| (h.word().to_owned(), half(t, *h))).collect();
    let which = Select { name: "half", label: t.meeting_half(), choices };
    let title = Field::new("title", t.meeting_what()).hint(t.meeting_what_hint()).required();
    view! {
        <h2>{t.meeting_new()}</h2>
        <form method="post" action=site.to(routes::attendance(id))>
            {day.show(t, form)}
            {which.show(t, form)}
            {title.show(t, form)}
            <div class="row"><button class="button">{t.meeting_make()}</button></div>
        </form>
    }
    .into_any()
}

fn people(site: &Site, register: &Register) -> Option<AnyView> {
    let t = &site.text;
    if register.meetings.is_empty() || register.members.is_empty() {
        return None;
    }
    let heads: Vec<_> =
        Status::ALL.iter().map(|s| view! { <th scope="col" class="num">{status(t, *s)}</th> }).collect();
    let rows: Vec<_> = register
        .members
        .iter()
        .map(|member| {
            let tally = register.of_person(member.person);
            let cells: Vec<_> = Status::ALL
                .iter()
                .map(|s| {
                    let count = tally.get(s).copied().unwrap_or(0);
                    view! { <td class="num" data-label=status(t, *s)>{count}</td> }
                })
                .collect();
            view! { <tr><th scope="row">{member.name()}</th>{cells}</tr> }
        })
        .collect();
    let to = |format: Format| site.to(routes::attendance_file(register.cohort.id, format.word()));
    let view = view! {
        <table class="cards">
            <caption>{t.attendance_by_person()}</caption>
            <thead><tr><th scope="col">{t.person_name()}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <div class="row">
            {crate::grades::table_links(site, to)}
        </div>
    };
    Some(view.into_any())
}

/// The sheet of one sitting, after what was wrong with a file.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not keep attendance.
pub async fn meeting(site: &Site, id: CohortId, meeting: MeetingId, wrong: &[Fault]) -> Result<Page, Error> {
    let register = attendance::register(&site.ctx, id).await?;
    let found = register.meetings.iter().find(|m| m.id == meeting).ok_or(Refusal::NotFound)?.clone();
    let t = &site.text;
    let mut form = Form::default();
    if !wrong.is_empty() {
        form = form.wrong("file", t.attendance_faults(wrong.len()));
    }
    let about = About::titled(found.title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(register.cohort.name.clone(), routes::cohort(id))
        .under(t.attendance_title(), routes::attendance(id))
        .status(if wrong.is_empty() { 200 } else { 422 });
    let live = register.cohort.archived_at.is_none();
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{when(site, &found)}</p>
            <h1>{found.title.clone()}</h1>
            {archived(site, &register.cohort)}
            {faults(t, wrong)}
            {sheet(site, &register, &found, live)}
            {live.then(|| file(site, id, meeting, &form))}
        }
    }))
}

fn faults(t: &Text, wrong: &[Fault]) -> Option<AnyView> {
    if wrong.is_empty() {
        return None;
    }
    let said = |fault: &Fault| {
        let why = match fault.code {
            "status" => t.attendance_fault_status(),
            "twice" => t.enrol_twice(),
            "large" => t.attendance_fault_large(),
            "empty" => t.attendance_fault_empty(),
            _ => t.attendance_fault_unknown(),
        };
        t.enrol_fault(fault.line, fault.found.clone(), why)
    };
    let lines: Vec<_> = wrong.iter().map(|fault| view! { <li>{said(fault)}</li> }).collect();
    Some(view! { <h2>{t.enrol_faults()}</h2><ul>{lines}</ul><p>{t.attendance_nothing_noted()}</p> }.into_any())
}

fn sheet(site: &Site, register: &Register, meeting: &Meeting, live: bool) -> AnyView {
    let t = &site.text;
    if register.members.is_empty() {
        return view! { <div class="empty"><h2>{t.cohort_nobody_title()}</h2><p>{t.cohort_nobody()}</p></div> }
            .into_any();
    }
    let heads: Vec<_> = Status::ALL.iter().map(|s| view! { <th scope="col">{status(t, *s)}</th> }).collect();
    let rows: Vec<_> = register.members.iter().map(|member| choices(t, register, meeting, member)).collect();
    let keep = live.then(|| {
        view! {
            <div class="row">
                <button class="button">{t.attendance_keep()}</button>
                <button class="button quiet" name="rest" value="present">{t.attendance_rest_present()}</button>
            </div>
        }
    });
    view! {
        <form method="post" action=site.to(routes::meeting(register.cohort.id, meeting.id))>
            <table class="cards tight">
                <caption>{t.attendance_sheet()}</caption>
                <thead><tr>
                    <th scope="col">{t.person_name()}</th>
                    <th scope="col">{t.person_matricule()}</th>
                    {heads}
                    <th scope="col">{t.presence_not_noted()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {keep}
        </form>
    }
    .into_any()
}

fn choices(t: &Text, register: &Register, meeting: &Meeting, member: &Member) -> AnyView {
    let noted = register.noted.get(&(meeting.id, member.person)).copied();
    let name = format!("p-{}", member.person);
    let radio = |value: &'static str, words: String, checked: bool| {
        let label = format!("{} – {words}", member.name());
        view! {
            <td data-label=words>
                <input type="radio" name=name.clone() value=value checked=checked aria-label=label/>
            </td>
        }
    };
    let each: Vec<_> = Status::ALL.iter().map(|s| radio(s.word(), status(t, *s), noted == Some(*s))).collect();
    let nothing = radio("", t.presence_not_noted(), noted.is_none());
    view! {
        <tr>
            <th scope="row">{member.name()}</th>
            <td data-label=t.person_matricule()>{member.matricule.clone()}</td>
            {each}
            {nothing}
        </tr>
    }
    .into_any()
}

fn file(site: &Site, id: CohortId, meeting: MeetingId, form: &Form) -> AnyView {
    let t = &site.text;
    let chosen = Field::new("file", t.roster_file()).hint(t.attendance_file_hint()).kind("file");
    let pasted = Area { name: "lines", label: t.attendance_paste(), hint: t.attendance_paste_hint() };
    view! {
        <details class="overlay" open=!form.errors.is_empty()>
            <summary>{t.attendance_import()}</summary>
            <form method="post" enctype="multipart/form-data" action=site.to(routes::import_attendance(id, meeting))>
                {chosen.show(t, form)}
                {pasted.show(t, form)}
                <div class="row"><button class="button quiet">{t.attendance_read()}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// One's own attendance in a cohort.
///
/// # Errors
/// [`Refusal::NotFound`] for a cohort that one is not in.
pub async fn own_attendance(site: &Site, id: CohortId) -> Result<Page, Error> {
    let (cohort, all) = attendance::own(&site.ctx, id).await?;
    let t = &site.text;
    let about = About::titled(t.attendance_own()).under(t.nav_my_courses(), patterns::HOME);
    Ok(site.page(about, || {
        let rows: Vec<_> = all
            .iter()
            .map(|(meeting, noted)| {
                let state = match noted {
                    Some(noted) => view! { <span class=tone(*noted)>{status(t, *noted)}</span> }.into_any(),
                    None => view! { <span>{t.presence_not_noted()}</span> }.into_any(),
                };
                view! { <li><div>{meeting.title.clone()}<small>{when(site, meeting)}</small></div>{state}</li> }
            })
            .collect();
        let body = if rows.is_empty() {
            view! { <div class="empty"><h2>{t.meetings_none_title()}</h2><p>{t.attendance_own_none()}</p></div> }
                .into_any()
        } else {
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        view! { <p class="kicker">{cohort}</p><h1>{t.attendance_own()}</h1>{body} }
    }))
}

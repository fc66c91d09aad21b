//! The exam room, its seats and its record.

use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Moment, Refusal,
    ids::{CohortId, PersonId},
    quiz::room::{self, Entry, EntryKind, Room, Seat, SeatState},
};

/// Why an act was refused, and what was typed, by the name of its field.
pub type Refused = Option<(Refusal, Vec<(&'static str, String)>)>;

fn form(site: &Site, refused: &Refused) -> Form {
    let mut form = Form::default();
    let Some((refusal, typed)) = refused else { return form };
    form.values = typed.clone();
    match refusal {
        Refusal::Field { field, code } => {
            // The room asks for several reasons: the error goes to the field that was sent.
            let named = typed.iter().map(|(name, _)| *name).find(|name| name.ends_with(field)).unwrap_or(field);
            form.wrong(named, problem::field_error(&site.text, field, code))
        }
        other => form.wrong("room", problem::refusal(&site.text, other)),
    }
}

/// The rooms of the school.
///
/// # Errors
/// When the actor may not run rooms.
pub async fn rooms(site: &Site) -> Result<Page, Error> {
    let listed = room::list(&site.ctx).await?;
    let t = &site.text;
    Ok(site.page(About::titled(t.rooms_title()), || {
        let rows: Vec<_> = listed
            .iter()
            .map(|one| {
                let hours = hours(site, one.opens_at, one.closes_at);
                let tone = if one.answering > 0 { "tag right" } else { "tag" };
                let answering = t.rooms_answering(i64::try_from(one.answering).unwrap_or(i64::MAX));
                view! {
                    <li>
                        <div>
                            <a href=site.to(routes::room(one.cohort.id, &one.test))>{one.title.clone()}</a>
                            <small>{one.cohort.name.clone()}" "{hours}</small>
                        </div>
                        <span class=tone>{answering}</span>
                    </li>
                }
            })
            .collect();
        let body = if rows.is_empty() {
            view! { <div class="empty"><h2>{t.rooms_none()}</h2><p>{t.rooms_none_says()}</p></div> }.into_any()
        } else {
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        view! { <h1>{t.rooms_title()}</h1>{body} }
    }))
}

fn hours(site: &Site, opens: Option<Moment>, closes: Option<Moment>) -> String {
    let part = |at: Option<Moment>| at.map(|at| site.day_and_time(at));
    let parts: Vec<String> = [part(opens), part(closes)].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("· {}", parts.join(" – ")) }
}

fn about(room: &Room, site: &Site, title: String, refused: &Refused) -> About {
    let about = About::titled(title)
        .under(site.text.rooms_title(), patterns::ROOMS)
        .status(refused.as_ref().map_or(200, |(refusal, _)| problem::refusal_status(refusal)));
    // A long table of seats wants the whole width.
    if room.seats.len() > 8 { about.wide() } else { about }
}

/// A room.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not run rooms.
pub async fn room(site: &Site, cohort: CohortId, test: &str, refused: Refused) -> Result<Page, Error> {
    let room = room::show(&site.ctx, cohort, test).await?;
    let t = &site.text;
    let form = form(site, &refused);
    let about = about(&room, site, room.title.clone(), &refused);
    let time = t.time(site.ctx.now, &site.ctx.school.time_zone);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{room.cohort.name.clone()}" "{hours(site, room.opens_at, room.closes_at)}</p>
            <h1>{room.title.clone()}</h1>
            <div class="row">
                <p>{t.room_as_of(time)}</p>
                <a class="button quiet" href=site.to(routes::room(cohort, test))>{t.test_refresh()}</a>
                <a href=site.to(routes::room_log(cohort, test))>{t.room_log()}</a>
            </div>
            {counts(site, &room)}
            {code(site, &room)}
            {seats(site, &room)}
            {stop(site, &room, &form)}
            {time_back(site, &room, &form, None)}
            {incident(site, &room, &form, None)}
        }
    }))
}

fn counts(site: &Site, room: &Room) -> AnyView {
    let t = &site.text;
    let absent = room.count(|s| *s == SeatState::Absent);
    let answering = room.count(|s| matches!(s, SeatState::Answering | SeatState::Paused));
    let done = room.count(|s| matches!(s, SeatState::HandedIn(_) | SeatState::TimeUp(_)));
    view! {
        <dl class="stats">
            <div><dt>{t.room_counts_absent()}</dt><dd>{absent}</dd></div>
            <div><dt>{t.room_counts_answering()}</dt><dd>{answering}</dd></div>
            <div><dt>{t.room_counts_done()}</dt><dd>{done}</dd></div>
        </dl>
    }
    .into_any()
}

fn code(site: &Site, room: &Room) -> AnyView {
    let t = &site.text;
    if !room.code_required {
        return view! { <h2>{t.room_code()}</h2><p>{t.room_code_free()}</p> }.into_any();
    }
    let (shown, words) = match &room.code {
        Some((code, at)) => {
            let since = t.room_code_since(t.time(*at, &site.ctx.school.time_zone));
            (view! { <p class="code">{code.clone()}</p><p>{since}</p> }.into_any(), t.room_code_again())
        }
        None => (view! { <div class="notice warn"><p>{t.room_code_none()}</p></div> }.into_any(), t.room_code_give()),
    };
    view! {
        <h2>{t.room_code()}</h2>
        {shown}
        <form method="post" action=site.to(routes::room(room.cohort.id, &room.test))>
            <input type="hidden" name="act" value="code"/>
            <div class="row"><button class="button">{words}</button></div>
        </form>
    }
    .into_any()
}

fn seats(site: &Site, room: &Room) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = room.seats.iter().map(|seat| row(site, room, seat)).collect();
    let count = i64::try_from(rows.len()).unwrap_or(0);
    view! {
        <h2>{t.room_seats()}</h2>
        <table class="cards">
            <caption>{t.room_seat_caption(count)}</caption>
            <thead><tr>
                <th scope="col">{t.person_matricule()}</th>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.room_seat_state()}</th>
                <th scope="col" class="num">{t.room_seat_progress()}</th>
                <th scope="col">{t.room_seat_last()}</th>
                <th scope="col">{t.room_seat_due()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(site: &Site, room: &Room, seat: &Seat) -> AnyView {
    let t = &site.text;
    let zone = &site.ctx.school.time_zone;
    let (tone, words) = state(site, &seat.state);
    let began = seat.opened_at.map(|at| t.room_began(t.time(at, zone))).unwrap_or_default();
    let progress = seat.attempt.map(|_| t.copy_replay_of(i64::from(seat.answered), i64::from(seat.length)));
    let last = seat.last_kept.map(|at| t.time(at, zone));
    let due = seat.due_at.map(|at| t.time(at, zone));
    let address = site.to(routes::seat(room.cohort.id, &room.test, seat.member.person));
    view! {
        <tr>
            <th scope="row"><a href=address>{seat.member.matricule.clone()}</a></th>
            <td data-label=t.person_name()>{seat.member.name()}</td>
            <td data-label=t.room_seat_state()><span><span class=tone>{words}</span>" "<small>{began}</small></span></td>
            <td class="num" data-label=t.room_seat_progress()>{progress}</td>
            <td data-label=t.room_seat_last()>{last}</td>
            <td data-label=t.room_seat_due()>{due}</td>
        </tr>
    }
    .into_any()
}

fn state(site: &Site, state: &SeatState) -> (&'static str, String) {
    let t = &site.text;
    let time = |at: &Moment| t.time(*at, &site.ctx.school.time_zone);
    match state {
        SeatState::Absent => ("tag", t.room_state_absent()),
        SeatState::Answering => ("tag info", t.room_state_answering()),
        SeatState::Paused => ("tag open", t.room_state_paused()),
        SeatState::HandedIn(at) => ("tag right", t.room_state_handed_in(time(at))),
        SeatState::TimeUp(at) => ("tag right", t.room_state_time_up(time(at))),
        SeatState::Voided(_) => ("tag wrong", t.room_state_voided()),
    }
}

fn stop(site: &Site, room: &Room, form: &Form) -> AnyView {
    let t = &site.text;
    let action = site.to(routes::room(room.cohort.id, &room.test));
    if let Some(since) = room.paused_at {
        return view! {
            <h2 id="room">{t.room_pause_title()}</h2>
            <div class="notice warn"><p>{t.room_paused_since(t.time(since, &site.ctx.school.time_zone))}</p></div>
            <form method="post" action=action>
                <input type="hidden" name="act" value="resume"/>
                <div class="row"><button class="button">{t.room_resume()}</button></div>
            </form>
        }
        .into_any();
    }
    view! {
        <h2 id="room">{t.room_pause_title()}</h2>
        <p>{t.room_pause_says()}</p>
        <form method="post" action=action>
            <input type="hidden" name="act" value="pause"/>
            {Field::new("pause_reason", t.room_reason()).required().show(t, form)}
            <div class="row"><button class="button danger">{t.room_pause()}</button></div>
        </form>
    }
    .into_any()
}

fn address(site: &Site, room: &Room, person: Option<PersonId>) -> String {
    site.to(match person {
        Some(person) => routes::seat(room.cohort.id, &room.test, person),
        None => routes::room(room.cohort.id, &room.test),
    })
}

fn time_back(site: &Site, room: &Room, form: &Form, person: Option<PersonId>) -> AnyView {
    let t = &site.text;
    let words = if person.is_some() { t.room_time_give_one() } else { t.room_time_give() };
    view! {
        <h2>{t.room_time_title()}</h2>
        <p>{t.room_time_says()}</p>
        <form method="post" action=address(site, room, person)>
            <input type="hidden" name="act" value="time"/>
            {Field::new("minutes", t.room_time_minutes()).kind("number").required().show(t, form)}
            {Field::new("time_reason", t.room_reason()).required().show(t, form)}
            <div class="row"><button class="button quiet">{words}</button></div>
        </form>
    }
    .into_any()
}

fn incident(site: &Site, room: &Room, form: &Form, person: Option<PersonId>) -> AnyView {
    let t = &site.text;
    let error = form.error("words").map(|words| view! { <p class="error" id="words-error">{words}</p> });
    view! {
        <h2>{t.room_note_title()}</h2>
        <form method="post" action=address(site, room, person)>
            <input type="hidden" name="act" value="note"/>
            <div class="field">
                <label for="words">{t.room_note()}</label>
                {error}
                <textarea id="words" name="words" rows="4" maxlength="2000">{crate::parts::inside(&form.value("words"))}</textarea>
            </div>
            <div class="row"><button class="button quiet">{t.room_note_write()}</button></div>
        </form>
    }
    .into_any()
}

/// One seat of a room.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not run rooms.
pub async fn seat(
    site: &Site,
    cohort: CohortId,
    test: &str,
    person: PersonId,
    refused: Refused,
) -> Result<Page, Error> {
    let room = room::show(&site.ctx, cohort, test).await?;
    let seat = room.seat(person)?.clone();
    let t = &site.text;
    let form = form(site, &refused);
    let name = seat.member.name();
    let about = about(&room, site, name.clone(), &refused).under(room.title.clone(), routes::room(cohort, test));
    let (tone, words) = state(site, &seat.state);
    let entries: Vec<&Entry> = room.log.iter().filter(|entry| entry.person == Some(person)).collect();
    let own = (!entries.is_empty()).then(|| table(site, &entries));
    let note = seat.conditions.note.clone().map(|note| view! { <p>{t.test_note(note)}</p> });
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{seat.member.matricule.clone()}</p>
            <h1>{name}</h1>
            <p><span class=tone>{words}</span></p>
            {note}
            <p>{t.room_seat_says()}</p>
            {own}
            {time_back(site, &room, &form, Some(person))}
            {incident(site, &room, &form, Some(person))}
            {seat.attempt.map(|_| void(site, &room, &form, person))}
        }
    }))
}

fn void(site: &Site, room: &Room, form: &Form, person: PersonId) -> AnyView {
    let t = &site.text;
    view! {
        <h2>{t.room_void_title()}</h2>
        <p>{t.room_void_says()}</p>
        <form method="post" action=address(site, room, Some(person))>
            <input type="hidden" name="act" value="void"/>
            {Field::new("void_reason", t.room_reason()).required().show(t, form)}
            <p>
                <label class="option">
                    <input type="checkbox" name="again" value="on" checked=!form.value("again").is_empty()/>
                    <span>{t.room_void_again()}</span>
                </label>
            </p>
            <div class="row"><button class="button danger">{t.room_void()}</button></div>
        </form>
    }
    .into_any()
}

/// What happened, in words.
pub(super) fn what(site: &Site, entry: &Entry) -> String {
    let t = &site.text;
    let minutes = i64::from(entry.minutes);
    match entry.kind {
        EntryKind::Note => t.room_log_note(),
        EntryKind::Code => t.room_log_code(),
        EntryKind::Paused => t.room_log_paused(),
        EntryKind::Resumed => t.room_log_resumed(minutes),
        EntryKind::Time => t.room_log_time(minutes),
        EntryKind::Voided => t.room_log_voided(),
        EntryKind::Reset => t.room_log_reset(),
    }
}

/// The lines of a record.
pub(super) fn table(site: &Site, entries: &[&Entry]) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let who = entry.about.clone().unwrap_or_else(|| t.room_log_everybody());
            let words = (!entry.words.is_empty()).then(|| format!(" : {}", entry.words));
            view! {
                <tr>
                    <th scope="row">{site.day_and_time(entry.at)}</th>
                    <td data-label=t.room_log_what()>{what(site, entry)}{words}</td>
                    <td data-label=t.room_log_who()>{who}</td>
                    <td data-label=t.room_log_by()>{entry.by.clone()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cards">
            <caption>{t.room_log()}</caption>
            <thead><tr>
                <th scope="col">{t.room_log_at()}</th>
                <th scope="col">{t.room_log_what()}</th>
                <th scope="col">{t.room_log_who()}</th>
                <th scope="col">{t.room_log_by()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The record of a room, to be printed and signed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not run rooms.
pub async fn record(site: &Site, cohort: CohortId, test: &str) -> Result<Page, Error> {
    let room = room::show(&site.ctx, cohort, test).await?;
    let t = &site.text;
    let about = about(&room, site, t.room_log_title(), &None).under(room.title.clone(), routes::room(cohort, test));
    let entries: Vec<&Entry> = room.log.iter().collect();
    let body = if entries.is_empty() { view! { <p>{t.room_log_none()}</p> }.into_any() } else { table(site, &entries) };
    Ok(site.page(about.paper(), || {
        view! {
            <h1>{t.room_log_title()}</h1>
            <section class="sheet" aria-label=t.room_log_title()>
                <h2>{site.ctx.school.name.clone()}</h2>
                <p>{room.title.clone()}" · "{room.cohort.name.clone()}" "{hours(site, room.opens_at, room.closes_at)}</p>
                <p>{t.room_as_of_day(site.day_and_time(site.ctx.now))}</p>
                {counts(site, &room)}
                {seats(site, &room)}
                {body}
                <div class="sign"><p>{t.room_log_sign()}</p><p>{t.room_log_sign_other()}</p></div>
            </section>
            <p><a class="back" href=site.to(routes::room(cohort, test))>{room.title.clone()}</a></p>
        }
    }))
}

//! The question of a test: kept at every change, sent when the line is there, and the time left.

use super::{
    Desk, Saved,
    browser::{Shown, Waiting, post, show},
};
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// After this long without a key what is typed is kept.
const REST: Duration = Duration::from_millis(1_000);
/// How often the time left is looked at.
const TICK: Duration = Duration::from_secs(5);

thread_local! {
    /// What the server has last, without the ids of the event, and where it sends on to.
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
    /// What is waited for before going on to the next question.
    static GOING: RefCell<Option<String>> = const { RefCell::new(None) };
    /// What was sent last, whatever became of it.
    static PENDING: RefCell<String> = const { RefCell::new(String::new()) };
    /// What waits for the typing to rest.
    static TYPING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    /// Something was sent from this page.
    static SENT: Cell<bool> = const { Cell::new(false) };
}

pub(in super::super) fn watch(desk: &Desk, status: RwSignal<String>, state: RwSignal<Saved>) {
    let shown = Shown {
        status,
        state,
        waiting: desk.waiting.clone(),
        paused: desk.paused.clone(),
        sign_in: desk.sign_in.clone(),
        kept,
    };
    show(&desk.action, &desk.owner, shown);
}

/// The server has an answer: goes on when that is what the learner asked for.
fn kept(body: &str, next: &str) {
    let core = body.split("&event=").next().unwrap_or_default().to_owned();
    let go = GOING.with_borrow(|going| going.as_deref() == Some(core.as_str()));
    LAST.set(Some((core, next.to_owned())));
    if go {
        leave(next);
    }
}

fn leave(next: &str) {
    GOING.set(None);
    if let Some(window) = web_sys::window().filter(|_| !next.is_empty()) {
        let _ = window.location().set_href(next);
    }
}

pub(in super::super) fn hold(
    desk: &Desk,
    event: ev::Event,
    go: bool,
    status: RwSignal<String>,
    state: RwSignal<Saved>,
) {
    if let Some(form) = event.current_target() {
        hold_form(desk, &form.into(), go, status, state);
    }
}

pub(in super::super) fn hold_soon(desk: &Desk, event: ev::Event, status: RwSignal<String>, state: RwSignal<Saved>) {
    let Some(form) = event.current_target().map(JsValue::from) else { return };
    let desk = desk.clone();
    let rest = set_timeout_with_handle(move || hold_form(&desk, &form, false, status, state), REST).ok();
    if let Some(earlier) = TYPING.replace(rest) {
        earlier.clear();
    }
}

fn hold_form(desk: &Desk, form: &JsValue, go: bool, status: RwSignal<String>, state: RwSignal<Saved>) {
    if let Some(typing) = TYPING.take() {
        typing.clear();
    }
    let Some((core, known)) = core(form.clone()) else { return };
    // Sent already, and nothing changed since.
    if !go && SENT.get() && PENDING.with_borrow(|pending| *pending == core) {
        return;
    }
    let before = LAST.with_borrow(|last| last.as_ref().filter(|(sent, _)| *sent == core).map(|(_, next)| next.clone()));
    if let Some(next) = before {
        if go {
            leave(&next);
        }
        return;
    }
    if go {
        GOING.set(Some(core.clone()));
        if state.get_untracked() == Saved::Waits && PENDING.with_borrow(|pending| *pending == core) {
            return;
        }
    }
    PENDING.set(core.clone());
    status.set(desk.saving.clone());
    state.set(Saved::Waits);
    SENT.set(true);
    let auto = if go { "" } else { "&auto=1" };
    let (id, clock) = (uuid::Uuid::now_v7(), js_sys::Date::now() as i64);
    post(Waiting {
        owner: desk.owner.clone(),
        question: desk.action.clone(),
        action: desk.action.clone(),
        body: format!("{core}&event={id}&client_time={clock}{auto}{known}"),
    });
}

/// What a form holds, without the id that the server made for it, and apart from it how many answers the page knew of.
fn core(form: JsValue) -> Option<(String, String)> {
    let form: HtmlFormElement = form.dyn_into().ok()?;
    let fields = FormData::new_with_form(&form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    pairs.delete("event");
    let known = pairs.get("known").map(|known| format!("&known={known}")).unwrap_or_default();
    pairs.delete("known");
    Some((String::from(pairs.to_string()), known))
}

pub(in super::super) fn count_down(desk: &Desk, left: RwSignal<String>) {
    let Some(seconds) = desk.seconds else { return };
    let desk = desk.clone();
    let Some(clock) = web_sys::window().and_then(|window| window.performance()) else { return };
    let tick = move || {
        let gone = clock.now() / 1000.0;
        let rest = (f64::from(seconds) - gone).max(0.0) as u32;
        left.set(match rest {
            0 => desk.over.clone(),
            1..60 => desk.less_left.clone(),
            60..120 => desk.minute_left.clone(),
            more => desk.minutes_left.replace("{n}", &(more / 60).to_string()),
        });
    };
    let _ = set_interval_with_handle(tick, TICK);
}

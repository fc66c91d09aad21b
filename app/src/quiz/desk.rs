//! The desk of a test: the clock, and a question whose answer is kept at every change. No key comes here.
#![expect(missing_docs, reason = "the macro makes a struct of the island's properties")]

use leptos::{ev, html::ElementChild, prelude::*};
use serde::{Deserialize, Serialize};

/// What the desk is told: addresses and words, nothing of the key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Where the form goes.
    pub action: String,
    /// Who answers, as a word that tells nobody who it is.
    pub owner: String,
    /// Until when, in words.
    pub until: String,
    /// What is left, in words, when the page was made.
    pub left: String,
    /// The same in seconds; none without a limit.
    pub seconds: Option<u32>,
    /// When the answer shown was kept, in words.
    pub saved: String,
    /// `{n}` minutes left.
    pub minutes_left: String,
    /// One minute left.
    pub minute_left: String,
    /// Less than a minute left.
    pub less_left: String,
    /// The time is over.
    pub over: String,
    /// While it is being sent.
    pub saving: String,
    /// It waits in this browser: no line.
    pub waiting: String,
    /// It waits in this browser: the room is paused.
    pub paused: String,
    /// It waits in this browser: the session ended.
    pub sign_in: String,
}

/// What became of the last answer of a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// As the page was made.
    #[default]
    Before,
    /// Not acknowledged.
    Waits,
    /// Acknowledged.
    Kept,
    /// Refused.
    Refused,
}

/// A question of a test. It runs in the browser so that each change is kept at once, waits here while the line is cut,
/// and the time left is counted by the server's clock; its first render is a form that already works.
#[island]
pub fn TestDesk(
    /// Addresses and words.
    desk: Desk,
    /// The question, as the server made it.
    children: Children,
) -> impl IntoView {
    let status = RwSignal::new(desk.saved.clone());
    let state = RwSignal::new(Saved::Before);
    let left = RwSignal::new(desk.left.clone());
    super::outbox::watch(&desk, status, state);
    super::outbox::count_down(&desk, left);
    let change = {
        let desk = desk.clone();
        move |event: ev::Event| super::outbox::hold(&desk, event, false, status, state)
    };
    let typed = {
        let desk = desk.clone();
        move |event: ev::Event| super::outbox::hold_soon(&desk, event, status, state)
    };
    let submit = {
        let desk = desk.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            super::outbox::hold(&desk, event.into(), true, status, state);
        }
    };
    let tone = move || match state.get() {
        Saved::Before | Saved::Kept => "saved right",
        Saved::Waits => "saved warn",
        Saved::Refused => "saved wrong",
    };
    view! {
        <div class="timer">
            <span>{desk.until.clone()}</span>
            <b role="timer">{move || left.get()}</b>
            <p class=move || if status.read().is_empty() { "saved" } else { tone() } role="status">
                {move || status.get()}
            </p>
        </div>
        <form class="question card" method="post" action=desk.action.clone() on:input=typed on:change=change on:submit=submit>
            {children()}
        </form>
    }
}

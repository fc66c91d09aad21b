//! What waits in this browser until the server has acknowledged it, and what a visitor's browser remembers.
//!
//! In the server build these functions do nothing: they are called from handlers that only a browser runs.

use super::{
    desk::{Desk, Saved},
    view::{QuestionLabels, QuestionView},
};
#[cfg(not(feature = "hydrate"))]
use leptos::prelude::RwSignal;

/// Shows what this browser remembers of a visitor's answer, and sends what waits.
#[cfg(not(feature = "hydrate"))]
pub(super) const fn start(
    _: &QuestionView,
    _: RwSignal<Vec<u16>>,
    _: RwSignal<bool>,
    _: RwSignal<String>,
    _: &QuestionLabels,
) {
}

/// Keeps an answer here, then on the server.
#[cfg(not(feature = "hydrate"))]
pub(super) const fn keep(_: &QuestionView, _: &[u16], _: bool, _: RwSignal<String>, _: &QuestionLabels) {}

/// Has a question of a test told what becomes of its answers, and sends what waits.
#[cfg(not(feature = "hydrate"))]
pub(super) const fn watch(_: &Desk, _: RwSignal<String>, _: RwSignal<Saved>) {}

/// Keeps what a form of a test holds here, then on the server; goes on to the next question when `go` is set.
#[cfg(not(feature = "hydrate"))]
pub(super) fn hold(_: &Desk, _: leptos::ev::Event, _: bool, _: RwSignal<String>, _: RwSignal<Saved>) {}

/// Keeps what is being typed when the typing rests: a field says that it changed only when it is left.
#[cfg(not(feature = "hydrate"))]
pub(super) fn hold_soon(_: &Desk, _: leptos::ev::Event, _: RwSignal<String>, _: RwSignal<Saved>) {}

/// Counts the time left of a test down, by how long the page is open and never by this machine's clock.
#[cfg(not(feature = "hydrate"))]
pub(super) const fn count_down(_: &Desk, _: RwSignal<String>) {}

#[cfg(feature = "hydrate")]
pub(super) use browser::{fetched, forget_visitor, keep, listen, post_form, remembered, start};
#[cfg(feature = "hydrate")]
pub(super) use desk::{count_down, hold, hold_soon, watch};

#[cfg(feature = "hydrate")]
mod desk;

#[cfg(feature = "hydrate")]
mod browser {
    use super::{QuestionLabels, QuestionView, Saved};
    use leptos::{ev, prelude::*, task::spawn_local};
    use serde::{Deserialize, Serialize, de::DeserializeOwned};
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
        time::Duration,
    };
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Request, RequestInit, Response, Storage};

    /// Where answers wait until the server has them.
    const WAITING: &str = "pretoire.outbox";
    /// Where a visitor's answers are remembered.
    const VISITOR: &str = "pretoire.visitor";
    /// How long to wait before another try, when the line does not say that it is back.
    const AGAIN: Duration = Duration::from_secs(10);

    /// An answer that the server has not acknowledged.
    #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
    pub(super) struct Waiting {
        /// Whose it is: another person on this browser does not send it.
        pub(super) owner: String,
        /// To which question.
        pub(super) question: String,
        /// Where it goes.
        pub(super) action: String,
        /// What the plain form would send.
        pub(super) body: String,
    }

    /// A question of this page, to be told what became of its answer.
    pub(super) struct Shown {
        pub(super) status: RwSignal<String>,
        pub(super) state: RwSignal<Saved>,
        /// No line.
        pub(super) waiting: String,
        /// The room is paused.
        pub(super) paused: String,
        /// The session ended.
        pub(super) sign_in: String,
        /// What to do once the server has an answer: its body, and where the server sends on to.
        pub(super) kept: fn(&str, &str),
    }

    /// What the server said of an answer.
    #[derive(Default)]
    struct Reply {
        code: u16,
        words: String,
        next: String,
        /// A word that stays while the question is shown.
        notice: String,
        /// How many answers to the question of a test the server had with this one.
        came: Option<u32>,
    }

    /// A visitor's last choices by `course/question`.
    type Remembered = BTreeMap<String, Vec<u16>>;

    thread_local! {
        /// The questions of this page.
        static SHOWN: RefCell<BTreeMap<String, Shown>> = const { RefCell::new(BTreeMap::new()) };
        /// Sending is under way: one answer after another.
        static SENDING: Cell<bool> = const { Cell::new(false) };
        /// How many answers to a question of a test the server is known to have: what this browser sent does not
        /// overtake itself.
        static CAME: RefCell<BTreeMap<String, u32>> = const { RefCell::new(BTreeMap::new()) };
        /// What was said of another tab or device, by question; it stays while the page is shown.
        static NOTICES: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
        /// What waits, in a browser that keeps nothing.
        static MEMORY: RefCell<Option<Vec<Waiting>>> = const { RefCell::new(None) };
    }

    fn storage() -> Option<Storage> {
        web_sys::window()?.local_storage().ok()?
    }

    fn read<T: DeserializeOwned + Default>(key: &str) -> T {
        let text = storage().and_then(|s| s.get_item(key).ok().flatten()).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    fn write<T: Serialize>(key: &str, value: &T) -> bool {
        let Ok(text) = serde_json::to_string(value) else { return false };
        storage().is_some_and(|s| s.set_item(key, &text).is_ok())
    }

    fn waiting() -> Vec<Waiting> {
        MEMORY.with_borrow(Clone::clone).unwrap_or_else(|| read(WAITING))
    }

    /// Changes the list as it stands now: another tab, or an answer given meanwhile, may have changed it.
    fn change(how: impl FnOnce(&mut Vec<Waiting>)) {
        let mut all = waiting();
        how(&mut all);
        let kept = write(WAITING, &all);
        MEMORY.set((!kept).then_some(all));
    }

    fn name(question: &QuestionView) -> String {
        format!("{}/{}", question.course, question.id)
    }

    pub(in super::super) fn start(
        question: &QuestionView,
        chosen: RwSignal<Vec<u16>>,
        judged: RwSignal<bool>,
        status: RwSignal<String>,
        labels: &QuestionLabels,
    ) {
        if !question.owner.is_empty() {
            listen(&question.id, &question.owner, status, labels);
        } else if let Some(choices) = read::<Remembered>(VISITOR).get(&name(question)).cloned() {
            // After the first render, so that what hydrates is what was sent.
            request_animation_frame(move || {
                chosen.set(choices);
                judged.set(true);
            });
        }
    }

    /// Tells what becomes of the answers to a question or a series of this page, and sends what waits.
    pub(in super::super) fn listen(name: &str, owner: &str, status: RwSignal<String>, labels: &QuestionLabels) {
        let shown = Shown {
            status,
            state: RwSignal::new(Saved::Before),
            waiting: labels.waiting.clone(),
            paused: labels.waiting.clone(),
            sign_in: labels.sign_in.clone(),
            kept: |_, _| {},
        };
        show(name, owner, shown);
    }

    /// Has a question told what becomes of its answers, and sends what waits.
    pub(super) fn show(question: &str, owner: &str, one: Shown) {
        let first = SHOWN.with_borrow_mut(|shown| {
            shown.insert(question.to_owned(), one);
            shown.len() == 1
        });
        if first {
            let owner = owner.to_owned();
            let _ = window_event_listener(ev::online, move |_| send_soon(&owner));
        }
        send_soon(owner);
    }

    /// What a visitor's browser remembers: choices by `course/question`.
    pub(in super::super) fn remembered() -> BTreeMap<String, Vec<u16>> {
        read(VISITOR)
    }

    /// Forgets what a visitor answered.
    pub(in super::super) fn forget_visitor() {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(VISITOR);
        }
    }

    /// What an address gives, as text.
    pub(in super::super) async fn fetched(address: &str) -> Result<String, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?.as_string();
        text.filter(|_| response.ok()).ok_or(JsValue::NULL)
    }

    /// Keeps what a plain form would send here, then on the server.
    pub(in super::super) fn post_form(
        owner: &str,
        name: &str,
        action: &str,
        body: &str,
        status: RwSignal<String>,
        labels: &QuestionLabels,
    ) {
        status.set(labels.saving.clone());
        let (owner, question) = (owner.to_owned(), name.to_owned());
        post(Waiting { owner, question, action: action.to_owned(), body: body.to_owned() });
    }

    /// Has an answer wait, and sends.
    pub(super) fn post(one: Waiting) {
        let owner = one.owner.clone();
        change(|all| all.push(one));
        send_soon(&owner);
    }

    pub(in super::super) fn keep(
        question: &QuestionView,
        choices: &[u16],
        hinted: bool,
        status: RwSignal<String>,
        labels: &QuestionLabels,
    ) {
        if question.owner.is_empty() {
            let mut remembered: Remembered = read(VISITOR);
            remembered.insert(name(question), choices.to_vec());
            if write(VISITOR, &remembered) {
                status.set(labels.here_only.clone());
            }
            return;
        }
        let body = body(question, choices, hinted);
        post_form(&question.owner, &question.id, &question.action, &body, status, labels);
    }

    /// What the plain form would send, with an id of our own.
    fn body(question: &QuestionView, choices: &[u16], hinted: bool) -> String {
        let mut body = format!(
            "event={}&owner={}&course={}&question={}&language={}&hinted={hinted}&client_time={}",
            uuid::Uuid::now_v7(),
            question.owner,
            question.course,
            question.id,
            question.language,
            js_sys::Date::now() as i64,
        );
        choices.iter().for_each(|choice| body.push_str(&format!("&choice={choice}")));
        body
    }

    fn send_soon(owner: &str) {
        if SENDING.replace(true) {
            return;
        }
        let owner = owner.to_owned();
        spawn_local(async move {
            let stopped = send_all(&owner).await;
            SENDING.set(false);
            if stopped {
                set_timeout(move || send_soon(&owner), AGAIN);
            }
        });
    }

    /// Sends what waits, oldest first; says whether it stopped before the end. What the server refuses for good does not
    /// wait for ever; a session that ended, a lost line or a busy server are not for good.
    async fn send_all(owner: &str) -> bool {
        loop {
            let Some(one) = waiting().into_iter().find(|one| one.owner == owner) else { return false };
            let question = one.question.clone();
            let body = knowing(&question, &one.body);
            let Reply { code, words, next, notice, came } = send(&one.action, &body).await.unwrap_or_default();
            match code {
                // Taken from a visitor, so kept nowhere: the session ended.
                200..=299 if words.is_empty() => {
                    tell(&question, Saved::Waits, |shown| shown.sign_in.clone());
                    return true;
                }
                200..=299 => {
                    change(|all| all.retain(|other| *other != one));
                    if let Some(came) = came {
                        CAME.with_borrow_mut(|known| known.insert(question.clone(), came));
                    }
                    if !notice.is_empty() {
                        NOTICES.with_borrow_mut(|notices| notices.insert(question.clone(), notice));
                    }
                    // « Enregistré » is said of the last answer to a question or a series, not while others still wait.
                    if waiting().iter().all(|other| other.question != question) {
                        let notice = NOTICES.with_borrow(|notices| notices.get(&question).cloned());
                        tell(&question, Saved::Kept, |_| {
                            notice.map_or(words.clone(), |notice| format!("{words}. {notice}"))
                        });
                    }
                    let kept = SHOWN.with_borrow(|shown| shown.get(&question).map(|shown| shown.kept));
                    if let Some(kept) = kept {
                        kept(&one.body, &next);
                    }
                }
                400 | 404 | 405 | 409 | 410 | 413 | 422 => {
                    change(|all| all.retain(|other| *other != one));
                    tell(&question, Saved::Refused, |_| words);
                }
                401 | 403 => {
                    tell(&question, Saved::Waits, |shown| shown.sign_in.clone());
                    return true;
                }
                423 => {
                    tell(&question, Saved::Waits, |shown| shown.paused.clone());
                    return true;
                }
                _ => {
                    tell(&question, Saved::Waits, |shown| shown.waiting.clone());
                    return true;
                }
            }
        }
    }

    /// What is sent, with how many answers to the question are known by now.
    fn knowing(question: &str, body: &str) -> String {
        let Some(came) = CAME.with_borrow(|known| known.get(question).copied()) else { return body.to_owned() };
        let rest = body.split('&').filter(|pair| !pair.starts_with("known="));
        rest.map(str::to_owned).chain([format!("known={came}")]).collect::<Vec<_>>().join("&")
    }

    /// Tells a question of this page what became of its answer.
    fn tell(question: &str, state: Saved, words: impl FnOnce(&Shown) -> String) {
        let told = SHOWN.with_borrow(|shown| shown.get(question).map(|one| (one.status, one.state, words(one))));
        if let Some((status, shown, words)) = told {
            status.set(words);
            shown.set(state);
        }
    }

    async fn send(action: &str, body: &str) -> Result<Reply, JsValue> {
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_body(&JsValue::from_str(body));
        let request = Request::new_with_str_and_init(action, &init)?;
        request.headers().set("content-type", "application/x-www-form-urlencoded")?;
        request.headers().set("accept", "application/json")?;
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_request(&request)).await?.dyn_into()?;
        let json = JsFuture::from(response.json()?).await?;
        let said = |field: &str| js_sys::Reflect::get(&json, &JsValue::from_str(field)).ok()?.as_string();
        let words = said("saved").or_else(|| said("error")).unwrap_or_default();
        let came = js_sys::Reflect::get(&json, &JsValue::from_str("came"))?.as_f64().map(|came| came as u32);
        let (next, notice) = (said("next").unwrap_or_default(), said("notice").unwrap_or_default());
        Ok(Reply { code: response.status(), words, next, notice, came })
    }
}

//! What waits in this browser until the server has acknowledged it, and what a visitor's browser remembers.
//!
//! In the server build these functions do nothing: they are called from handlers that only a browser runs.

use super::view::{QuestionLabels, QuestionView};
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

#[cfg(feature = "hydrate")]
pub(super) use browser::{keep, start};

#[cfg(feature = "hydrate")]
mod browser {
    use super::{QuestionLabels, QuestionView};
    use leptos::{ev, prelude::*, task::spawn_local};
    use std::collections::BTreeMap;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Request, RequestInit, Response, Storage};

    /// Where answers wait until the server has them.
    const WAITING: &str = "pretoire.outbox";
    /// Where a visitor's answers are remembered.
    const VISITOR: &str = "pretoire.visitor";

    /// What waits: whose it is, where it goes, what is sent.
    type Waiting = Vec<(String, String, String)>;

    /// A visitor's last choices by `course/question`.
    type Remembered = BTreeMap<String, Vec<u16>>;

    fn storage() -> Option<Storage> {
        web_sys::window()?.local_storage().ok()?
    }

    fn read<T: serde::de::DeserializeOwned + Default>(key: &str) -> T {
        let text = storage().and_then(|s| s.get_item(key).ok().flatten()).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    fn write<T: serde::Serialize>(key: &str, value: &T) -> bool {
        let Ok(text) = serde_json::to_string(value) else { return false };
        storage().is_some_and(|s| s.set_item(key, &text).is_ok())
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
            let resend = {
                let (question, labels) = (question.clone(), labels.clone());
                move || {
                    let (question, labels) = (question.clone(), labels.clone());
                    spawn_local(async move { send_all(&question, status, &labels).await });
                }
            };
            if read::<Waiting>(WAITING).iter().any(|(owner, _, _)| *owner == question.owner) {
                resend();
            }
            let handle = window_event_listener(ev::online, move |_| resend());
            std::mem::forget(handle);
        } else if let Some(choices) = read::<Remembered>(VISITOR).get(&name(question)).cloned() {
            // After the first render, so that what hydrates is what was sent.
            request_animation_frame(move || {
                chosen.set(choices);
                judged.set(true);
            });
        }
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
        let mut waiting = read::<Waiting>(WAITING);
        waiting.push((question.owner.clone(), question.action.clone(), body(question, choices, hinted)));
        write(WAITING, &waiting);
        status.set(labels.saving.clone());
        let (question, labels) = (question.clone(), labels.clone());
        spawn_local(async move { send_all(&question, status, &labels).await });
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

    /// Sends what this person left waiting, oldest first, until the line drops. What the server refuses for good does not
    /// wait for ever; what needs signing in again does.
    async fn send_all(question: &QuestionView, status: RwSignal<String>, labels: &QuestionLabels) {
        loop {
            let waiting = read::<Waiting>(WAITING);
            let Some((_, action, body)) = waiting.iter().find(|(owner, _, _)| *owner == question.owner).cloned() else {
                return;
            };
            match send(&action, &body).await {
                Ok((code, words)) if code < 500 && code != 401 && code != 429 => {
                    // Read again: another tab may have added to it meanwhile.
                    let mut left = read::<Waiting>(WAITING);
                    left.retain(|(_, _, sent)| *sent != body);
                    write(WAITING, &left);
                    if body.contains(&format!("&question={}&", question.id)) {
                        status.set(words);
                    }
                }
                Ok((401, _)) => return status.set(labels.sign_in_again.clone()),
                _ => return status.set(labels.waiting.clone()),
            }
        }
    }

    async fn send(action: &str, body: &str) -> Result<(u16, String), JsValue> {
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_body(&JsValue::from_str(body));
        let request = Request::new_with_str_and_init(action, &init)?;
        request.headers().set("content-type", "application/x-www-form-urlencoded")?;
        request.headers().set("accept", "application/json")?;
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_request(&request)).await?.dyn_into()?;
        let json = JsFuture::from(response.json()?).await?;
        let words = ["saved", "error"]
            .iter()
            .find_map(|field| js_sys::Reflect::get(&json, &JsValue::from_str(field)).ok()?.as_string())
            .unwrap_or_default();
        Ok((response.status(), words))
    }
}

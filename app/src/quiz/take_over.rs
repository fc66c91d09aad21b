//! The island that offers what this browser kept of answers given without an account, and forgets it at sign-out.
#![expect(missing_docs, reason = "the macro makes a struct of the island's properties")]

use leptos::{ev, html::ElementChild, prelude::*};

/// The offer. It runs in the browser because only the browser knows what it kept; without script nothing was kept, and
/// nothing is offered. Its form is plain: refusing is the first button.
#[island]
pub fn TakeOver(
    /// Where answers are sent.
    action: String,
    /// What is offered; `{n}` stands for the count.
    says: String,
    /// On the button that refuses.
    refuse: String,
    /// On the button that accepts.
    accept: String,
    /// Forget at once and offer nothing: somebody signed out.
    forget: bool,
) -> impl IntoView {
    let offer = RwSignal::new((String::new(), String::new()));
    browser::look(offer, says, forget);
    let hide = move |event: ev::SubmitEvent| {
        // Accepted answers are forgotten when the server has them, on the page that says so.
        if browser::refused(&event) {
            browser::forget();
            event.prevent_default();
            offer.set((String::new(), String::new()));
        }
    };
    view! {
        <div data-kept="pretoire.visitor">
            <form class="notice" method="post" action=action hidden=move || offer.read().0.is_empty() on:submit=hide>
                <p>{move || offer.get().0}</p>
                <input type="hidden" name="answers" prop:value=move || offer.get().1/>
                <div class="row">
                    <button class="button quiet" name="keep" value="no">{refuse}</button>
                    <button class="button" name="keep" value="yes">{accept}</button>
                </div>
            </form>
        </div>
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    use super::{RwSignal, ev};

    pub(super) fn look(_: RwSignal<(String, String)>, _: String, _: bool) {}
    pub(super) const fn forget() {}
    pub(super) const fn refused(_: &ev::SubmitEvent) -> bool {
        false
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::outbox;
    use leptos::{ev, prelude::*};
    use wasm_bindgen::{JsCast, JsValue};

    /// Finds what was kept. Each answer gets its id now, so that a form sent twice keeps once.
    pub(super) fn look(offer: RwSignal<(String, String)>, says: String, forget: bool) {
        if forget {
            return self::forget();
        }
        let kept = outbox::remembered();
        if kept.is_empty() {
            return;
        }
        let line = |(name, choices): (&String, &Vec<u16>)| {
            let choices: Vec<String> = choices.iter().map(ToString::to_string).collect();
            format!("{} {name} {}", uuid::Uuid::now_v7(), choices.join(","))
        };
        let lines: Vec<String> = kept.iter().map(line).collect();
        let says = says.replace("{n}", &kept.len().to_string());
        // After the first render, so that what hydrates is what was sent.
        request_animation_frame(move || offer.set((says, lines.join("\n"))));
    }

    pub(super) fn forget() {
        outbox::forget_visitor();
    }

    /// Whether the button pressed was the one that refuses.
    pub(super) fn refused(event: &ev::SubmitEvent) -> bool {
        let button = js_sys::Reflect::get(event.unchecked_ref::<JsValue>(), &JsValue::from_str("submitter")).ok();
        let value = button.and_then(|b| js_sys::Reflect::get(&b, &JsValue::from_str("value")).ok()?.as_string());
        value.as_deref() == Some("no")
    }
}

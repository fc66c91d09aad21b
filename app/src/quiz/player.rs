//! The island of a series: questions answered one after the other without waiting for the line.
#![expect(missing_docs, reason = "the macro makes a struct of the island's properties")]

use super::view::QuestionLabels;
use leptos::{ev, html::ElementChild, prelude::*};

/// A series of questions. It runs in the browser so that the whole set comes in one answer, the next question is chosen
/// and each answer judged without the line, and answers wait until the server has them. What it holds at first is the
/// page that works without script.
#[island]
pub fn PracticeSet(
    /// Where the set is fetched.
    address: String,
    /// The words of keeping.
    labels: QuestionLabels,
    /// When the answer shown was kept, in words.
    saved: String,
    /// The screen as the server wrote it.
    children: Children,
) -> impl IntoView {
    let status = RwSignal::new(saved);
    browser::start(address, labels, status);
    let submit = move |event: ev::SubmitEvent| browser::submit(&event);
    let click = move |event: ev::MouseEvent| browser::click(&event);
    view! {
        <div on:submit=submit on:click=click>{children()}</div>
        <p class="saved" role="status">{move || status.get()}</p>
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    use super::{QuestionLabels, RwSignal, ev};

    pub(super) fn start(_: String, _: QuestionLabels, _: RwSignal<String>) {}
    pub(super) const fn submit(_: &ev::SubmitEvent) {}
    pub(super) const fn click(_: &ev::MouseEvent) {}
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::{
        outbox,
        screen::{Asking, Over, Screen},
        set::SetView,
        view::QuestionLabels,
    };
    use learning::quiz::{
        Response, Verdict,
        series::{Given, Series},
    };
    use leptos::{ev, prelude::*, task::spawn_local};
    use std::cell::RefCell;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Element, FormData, HtmlElement, HtmlFormElement};

    /// The series of this page, once its set is here.
    struct Play {
        set: SetView,
        given: Vec<Given>,
        /// The question on the screen, and whether it is asked again.
        now: Option<(u32, bool)>,
        hinted: bool,
        /// When the set arrived, in milliseconds of the browser's clock.
        since: f64,
        status: RwSignal<String>,
        labels: QuestionLabels,
    }

    thread_local! {
        static PLAY: RefCell<Option<Play>> = const { RefCell::new(None) };
    }

    /// Fetches the set. Until it is here, forms and links work as they do without script.
    pub(super) fn start(address: String, labels: QuestionLabels, status: RwSignal<String>) {
        spawn_local(async move {
            let Ok(text) = outbox::fetched(&address).await else { return };
            let Ok(set) = serde_json::from_str::<SetView>(&text) else { return };
            outbox::listen(&set.id, &set.owner, status, &labels);
            let now = shown(&set);
            let given = set.given.clone();
            PLAY.set(Some(Play { set, given, now, hinted: false, since: js_sys::Date::now(), status, labels }));
            if let Some(page) = element("stage") {
                let _ = page.set_attribute("data-ready", "");
            }
        });
    }

    /// The question that the server put on the screen.
    fn shown(set: &SetView) -> Option<(u32, bool)> {
        let form = element("stage")?.query_selector("form").ok()??;
        let fields = fields(form.unchecked_ref())?;
        let id = fields.iter().find(|(name, _)| name == "question").map(|(_, value)| value)?;
        let place = set.setup.pool.iter().position(|candidate| candidate.id == *id)?;
        let again = fields.iter().any(|(name, value)| name == "again" && value == "1");
        Some((u32::try_from(place).ok()?, again))
    }

    fn element(id: &str) -> Option<Element> {
        web_sys::window()?.document()?.get_element_by_id(id)
    }

    fn fields(form: &HtmlFormElement) -> Option<Vec<(String, String)>> {
        let data = FormData::new_with_form(form).ok()?;
        let pairs = js_sys::try_iter(&data).ok()??;
        let pair = |one: JsValue| {
            let pair = js_sys::Array::from(&one);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        };
        Some(pairs.filter_map(Result::ok).filter_map(pair).collect())
    }

    pub(super) fn submit(event: &ev::SubmitEvent) {
        let form: Option<HtmlFormElement> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(fields) = form.and_then(|form| fields(&form)) else { return };
        PLAY.with_borrow_mut(|play| {
            let Some(play) = play.as_mut().filter(|play| play.now.is_some()) else { return };
            event.prevent_default();
            play.answer(fields);
        });
    }

    pub(super) fn click(event: &ev::MouseEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let found = |selector: &str| target.closest(selector).ok().flatten();
        PLAY.with_borrow_mut(|play| {
            let Some(play) = play.as_mut() else { return };
            if found("summary").is_some() {
                play.hinted = true;
            }
            if let Some(link) = found("a[data-do]") {
                event.prevent_default();
                play.onward(link.get_attribute("data-do").as_deref() == Some("again"));
            }
        });
    }

    impl Play {
        fn answer(&mut self, mut fields: Vec<(String, String)>) {
            let Some((place, again)) = self.now else { return };
            let Some(question) = self.set.questions.get(&place) else { return };
            let answered = question.response(&fields);
            let Some((response, marked)) = answered.and_then(|r| question.key.task().mark(&r).ok().map(|m| (r, m)))
            else {
                return self.missing();
            };
            let step = self.given.iter().filter(|given| given.again == again).count();
            let sure = fields.iter().find(|(name, _)| name == "sure").map(|(_, value)| value == "yes");
            let pick = Series::resume(&self.set.setup, &self.given).next();
            self.given.push(Given {
                question: place,
                right: 4 * u64::from(marked.credit.earned) >= 3 * u64::from(marked.credit.of),
                whole: marked.verdict == Verdict::Right,
                hinted: self.hinted,
                sure,
                again,
                counts: pick.is_ok_and(|pick| pick.counts),
            });
            fields.retain(|(name, _)| !matches!(name.as_str(), "event" | "hinted" | "step" | "client_time"));
            fields.push(("event".to_owned(), uuid::Uuid::now_v7().to_string()));
            fields.push(("hinted".to_owned(), self.hinted.to_string()));
            fields.push(("step".to_owned(), step.to_string()));
            fields.push(("client_time".to_owned(), (js_sys::Date::now() as i64).to_string()));
            self.now = None;
            self.show_judged(place, &response, sure, again);
            outbox::post_form(
                &self.set.owner,
                &self.set.id,
                &self.set.here,
                &encoded(&fields),
                self.status,
                &self.labels,
            );
        }

        /// Says that nothing was answered, and leaves what was typed.
        fn missing(&self) {
            if let Some(place) = element("missing") {
                place.set_text_content(Some(&self.set.words.missing));
                let _ = place.remove_attribute("hidden");
            }
        }

        fn show_judged(&self, place: u32, response: &Response, sure: Option<bool>, again: bool) {
            let series = Series::resume(&self.set.setup, &self.given);
            let screen = Screen { set: &self.set, series: &series };
            show(&screen.judged(place, response, sure, again), "verdict");
        }

        /// On to the next question, the next missed one, or the end.
        fn onward(&mut self, again: bool) {
            let series = Series::resume(&self.set.setup, &self.given);
            let screen = Screen { set: &self.set, series: &series };
            let seconds = (js_sys::Date::now() - self.since) / 1_000.0;
            let late = self.set.seconds_left.is_some_and(|left| seconds >= left as f64);
            let next = match (again, series.missed().first(), series.next()) {
                (true, Some(question), _) => Ok((*question, true)),
                (true, None, next) => Err(next.err().map_or(Over::Stopped, Over::End)),
                (false, _, Ok(_)) if late => Err(Over::Late),
                (false, _, Ok(pick)) => Ok((pick.question, false)),
                (false, _, Err(end)) => Err(Over::End(end)),
            };
            let (html, now) = match next {
                Ok((question, again)) => {
                    (screen.asking(&Asking { question, again, event: "", error: "" }), Some((question, again)))
                }
                Err(why) => (screen.over(why), None),
            };
            self.now = now;
            self.hinted = false;
            self.status.set(String::new());
            show(&html, "asked");
        }
    }

    fn show(html: &str, focus: &str) {
        let Some(stage) = element("stage") else { return };
        stage.set_inner_html(html);
        if let Some(place) = element(focus).and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
            let _ = place.focus();
        }
    }

    fn encoded(fields: &[(String, String)]) -> String {
        let escaped = |text: &str| String::from(js_sys::encode_uri_component(text));
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        pairs.join("&")
    }
}

//! The question island: a practice question answered in place, marked at once by the same rules as on the server.
#![expect(missing_docs, reason = "the macro makes a struct of the island's properties")]

use super::view::{OptionView, QuestionLabels, QuestionView};
use learning::{
    catalogue::Prose,
    quiz::{Choice, Response, Task, Verdict},
};
use leptos::{ev, html::ElementChild, prelude::*};

/// A practice question. It runs in the browser so that the answer is judged without waiting for the line, and kept until
/// the server has it; its first render is a form that already works.
#[island]
pub fn PracticeCard(
    /// What the learner may see, with the key.
    question: QuestionView,
    /// The words.
    labels: QuestionLabels,
) -> impl IntoView {
    let chosen = RwSignal::new(question.answered.clone());
    let judged = RwSignal::new(!question.answered.is_empty());
    let hinted = RwSignal::new(false);
    let status = RwSignal::new(question.saved.clone());
    let error = RwSignal::new(question.error.clone());
    super::outbox::start(&question, chosen, judged, status, &labels);
    let submit = {
        let (question, labels) = (question.clone(), labels.clone());
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            if judged.get_untracked() {
                chosen.set(Vec::new());
                judged.set(false);
                status.set(String::new());
            } else if chosen.get_untracked().is_empty() {
                error.set(labels.choose.clone());
            } else {
                error.set(String::new());
                judged.set(true);
                let choices = chosen.get_untracked();
                super::outbox::keep(&question, &choices, hinted.get_untracked(), status, &labels);
            }
        }
    };
    let group = format!("stem-{}", question.id);
    let rows = option_rows(&question, &labels, chosen, judged);
    let explains = explanation(&question, &labels, judged);
    let hints = hint(&question, &labels, hinted);
    let says = {
        let (question, good, bad) = (question.clone(), labels.right.clone(), labels.wrong.clone());
        move || match judged.get().then(|| verdict(&question, &chosen.read())).flatten() {
            Some(Verdict::Right) => good.clone(),
            Some(_) => bad.clone(),
            None => String::new(),
        }
    };
    let (answer, again) = (labels.answer.clone(), labels.again.clone());
    view! {
        <form class="question card" method="post" action=question.action.clone() on:submit=submit>
            <input type="hidden" name="course" value=question.course.clone()/>
            <input type="hidden" name="question" value=question.id.clone()/>
            <input type="hidden" name="language" value=question.language.clone()/>
            <input type="hidden" name="event" value=question.event.clone()/>
            <input type="hidden" name="back" value=question.back.clone()/>
            <input type="hidden" name="owner" value=question.owner.clone()/>
            <div id=group.clone() inner_html=question.stem.clone()></div>
            <fieldset aria-labelledby=group>
                {question.several.then(|| view! { <p class="hint">{labels.several.clone()}</p> })}
                <p class="error" role="alert" hidden=move || error.read().is_empty()>{move || error.get()}</p>
                {rows}
            </fieldset>
            {hints}
            <p class="vh" role="status">{says}</p>
            {explains}
            <div class="row">
                <button class="button">{move || if judged.get() { again.clone() } else { answer.clone() }}</button>
                <p class="saved" role="status">{move || status.get()}</p>
            </div>
        </form>
    }
}

fn option_rows(
    question: &QuestionView,
    labels: &QuestionLabels,
    chosen: RwSignal<Vec<u16>>,
    judged: RwSignal<bool>,
) -> Vec<AnyView> {
    let several = question.several;
    let numbered = question.options.iter().zip(0_u16..);
    numbered.map(|(option, index)| option_row(option, index, several, labels, chosen, judged)).collect()
}

fn option_row(
    option: &OptionView,
    index: u16,
    several: bool,
    labels: &QuestionLabels,
    chosen: RwSignal<Vec<u16>>,
    judged: RwSignal<bool>,
) -> AnyView {
    let (right, kind) = (option.right, if several { "checkbox" } else { "radio" });
    let taken = move || chosen.read().contains(&index);
    let class = move || match (judged.get(), taken(), right) {
        (true, true, false) => "option wrong",
        (true, _, true) => "option right",
        _ => "option",
    };
    let says = option.says.clone();
    let (good, bad, missed) = (labels.right.clone(), labels.wrong.clone(), labels.missed.clone());
    let word = move || match (taken(), right) {
        (true, true) => good.clone(),
        (true, false) => bad.clone(),
        _ => missed.clone(),
    };
    let silent = move || !(judged.get() && (taken() || right));
    let choose = move |event: ev::Event| {
        let on = event_target_checked(&event);
        chosen.update(|all| {
            if several {
                all.retain(|one| *one != index)
            } else {
                all.clear()
            }
            if on {
                all.push(index);
                all.sort_unstable();
            }
        });
    };
    view! {
        <label class=class>
            <input
                type=kind
                name="choice"
                value=index.to_string()
                checked=taken()
                prop:checked=taken
                prop:disabled=move || judged.get()
                on:change=choose
            />
            <span inner_html=option.text.clone()></span>
            <span class="says" hidden=silent><b>{word}</b>" "<span inner_html=says></span></span>
        </label>
    }
    .into_any()
}

fn hint(question: &QuestionView, labels: &QuestionLabels, hinted: RwSignal<bool>) -> AnyView {
    if question.hints.is_empty() {
        return ().into_any();
    }
    let hints: Vec<_> = question.hints.iter().map(|html| view! { <div inner_html=html.clone()></div> }).collect();
    view! {
        <details class="overlay" on:toggle=move |_| hinted.set(true)>
            <summary>{labels.hint.clone()}</summary>
            {hints}
        </details>
    }
    .into_any()
}

fn explanation(question: &QuestionView, labels: &QuestionLabels, judged: RwSignal<bool>) -> AnyView {
    view! {
        <div class="explains" hidden=move || !judged.get()>
            <p><b>{labels.explanation.clone()}</b></p>
            <div inner_html=question.explanation.clone()></div>
            <p class="cite" inner_html=question.cited.clone()></p>
        </div>
    }
    .into_any()
}

/// What a set of choices is worth, by the rules of `learning`.
#[must_use]
pub fn verdict(question: &QuestionView, choices: &[u16]) -> Option<Verdict> {
    let blank = || Choice { text: Prose::default(), feedback: None };
    let texts: Vec<Choice> = question.options.iter().map(|_| blank()).collect();
    let (task, response) = if question.several {
        let right = question.options.iter().map(|o| o.right).collect();
        (Task::Multiple { choices: texts, right }, Response::Multiple(choices.to_vec()))
    } else {
        let right = question.options.iter().position(|o| o.right).and_then(|i| u16::try_from(i).ok())?;
        (Task::Single { choices: texts, right }, Response::Single(*choices.first()?))
    };
    task.mark(&response).ok().map(|marked| marked.verdict)
}

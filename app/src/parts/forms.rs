//! Form fields with label, hint and error; the summary of errors at the top.

use crate::text::Text;
use leptos::{html::ElementChild, prelude::*};

/// What a form was sent with, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// Field name and what was typed.
    pub values: Vec<(&'static str, String)>,
    /// Field name and what is wrong, in words.
    pub errors: Vec<(&'static str, String)>,
}

impl Form {
    /// With this value.
    #[must_use]
    pub(crate) fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.values.push((field, value.into()));
        self
    }

    /// With this error.
    #[must_use]
    pub(crate) fn wrong(mut self, field: &'static str, words: impl Into<String>) -> Self {
        self.errors.push((field, words.into()));
        self
    }

    /// What was typed in a field.
    pub(crate) fn value(&self, field: &str) -> String {
        self.values.iter().find(|(f, _)| *f == field).map(|(_, v)| v.clone()).unwrap_or_default()
    }

    /// What is wrong with a field.
    pub(crate) fn error(&self, field: &str) -> Option<String> {
        self.errors.iter().find(|(f, _)| *f == field).map(|(_, e)| e.clone())
    }
}

/// Everything that is wrong, each with a link to its field; takes the focus.
pub(crate) fn error_summary(t: &Text, form: &Form) -> Option<AnyView> {
    if form.errors.is_empty() {
        return None;
    }
    let lines: Vec<_> = form
        .errors
        .iter()
        .map(|(field, words)| view! { <li><a href=format!("#{field}")>{words.clone()}</a></li> })
        .collect();
    let summary = view! {
        <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors" autofocus=true>
            <h2 id="errors">{t.there_is_a_problem()}</h2>
            <ul>{lines}</ul>
        </div>
    };
    Some(summary.into_any())
}

/// One text-like field.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    name: &'static str,
    label: String,
    hint: Option<String>,
    kind: &'static str,
    autocomplete: Option<&'static str>,
    short: bool,
    required: bool,
}

impl Field {
    /// A text field.
    #[must_use]
    pub(crate) fn new(name: &'static str, label: impl Into<String>) -> Self {
        Self { name, label: label.into(), hint: None, kind: "text", autocomplete: None, short: false, required: false }
    }

    /// With a hint below the label.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Of another input type.
    #[must_use]
    pub(crate) const fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// With the browser's own memory.
    #[must_use]
    pub(crate) const fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = Some(autocomplete);
        self
    }

    /// As wide as its content.
    #[must_use]
    pub(crate) const fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// Must be filled.
    #[must_use]
    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The field with what was typed and what is wrong.
    pub(crate) fn show(self, t: &Text, form: &Form) -> AnyView {
        let error = form.error(self.name);
        let described = described(self.name, self.hint.is_some(), error.is_some());
        let value = (self.kind != "password" && self.kind != "file").then(|| form.value(self.name));
        let class = if error.is_some() { "field bad" } else { "field" };
        let name = self.name;
        view! {
            <div class=class>
                <label for=name>{self.label}</label>
                {said(t, name, self.hint, error.clone())}
                <input
                    id=name
                    name=name
                    type=self.kind
                    class=self.short.then_some("short")
                    value=value
                    required=self.required
                    autocomplete=self.autocomplete
                    aria-describedby=described
                    aria-invalid=error.is_some().then_some("true")
                />
            </div>
        }
        .into_any()
    }
}

/// One choice from a list.
#[derive(Clone, Debug)]
pub(crate) struct Select {
    /// Name of the field.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Value and words of each choice.
    pub choices: Vec<(String, String)>,
}

impl Select {
    /// The field with what was chosen and what is wrong.
    pub(crate) fn show(self, t: &Text, form: &Form) -> AnyView {
        let error = form.error(self.name);
        let described = described(self.name, false, error.is_some());
        let chosen = form.value(self.name);
        let class = if error.is_some() { "field bad" } else { "field" };
        let options: Vec<_> = self
            .choices
            .into_iter()
            .map(|(value, words)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{words}</option> }
            })
            .collect();
        let name = self.name;
        view! {
            <div class=class>
                <label for=name>{self.label}</label>
                {said(t, name, None, error.clone())}
                <select
                    id=name
                    name=name
                    aria-describedby=described
                    aria-invalid=error.is_some().then_some("true")
                >{options}</select>
            </div>
        }
        .into_any()
    }
}

fn described(name: &str, hint: bool, error: bool) -> Option<String> {
    let hint = hint.then(|| format!("{name}-hint"));
    let error = error.then(|| format!("{name}-error"));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn said(t: &Text, name: &str, hint: Option<String>, error: Option<String>) -> AnyView {
    let hint = hint.map(|words| view! { <p class="hint" id=format!("{name}-hint")>{words}</p> });
    let error = error
        .map(|words| view! { <p class="error" id=format!("{name}-error")><b>{t.error_prefix()}</b>" "{words}</p> });
    view! { {hint}{error} }.into_any()
}

//! A field of several lines.

use super::Form;
use crate::{catalogue::prose::escape, text::Text};
use leptos::{html::ElementChild, prelude::*};

/// A field of several lines.
#[derive(Clone, Debug)]
pub(crate) struct Area {
    /// Name of the field.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What to type there.
    pub hint: String,
}

impl Area {
    /// The field with what was typed and what is wrong.
    pub(crate) fn show(self, t: &Text, form: &Form) -> AnyView {
        let Self { name, label, hint } = self;
        let error = form.error(name);
        let class = if error.is_some() { "field bad" } else { "field" };
        let described = if error.is_some() { format!("{name}-hint {name}-error") } else { format!("{name}-hint") };
        let invalid = error.is_some().then_some("true");
        let said = error
            .map(|words| view! { <p class="error" id=format!("{name}-error")><b>{t.error_prefix()}</b>" "{words}</p> });
        let typed = inside(&form.value(name));
        view! {
            <div class=class>
                <label for=name>{label}</label>
                <p class="hint" id=format!("{name}-hint")>{hint}</p>
                {said}
                <textarea id=name name=name aria-describedby=described aria-invalid=invalid>{typed}</textarea>
            </div>
        }
        .into_any()
    }
}

/// What stands in a textarea. tachys writes the children of a textarea as they are: they are made safe here. A reader of HTML
/// drops the first line end of a textarea: this one is there to be dropped.
pub(crate) fn inside(text: &str) -> String {
    format!("\n{}", escape(text))
}

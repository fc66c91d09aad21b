//! What the check said, as the command line shows it.

use crate::{page::Site, text::Text};
use learning::catalogue::Language;
use leptos::{html::ElementChild, prelude::*};
use service::publishing::{Checked, Located};

/// Problems grouped by file, each with its line and a caret.
pub(super) fn report(site: &Site, checked: &Checked) -> AnyView {
    let t = &site.text;
    let tone = if checked.errors > 0 { "notice wrong" } else { "notice success" };
    let verdict = if checked.errors > 0 { t.check_refused() } else { t.check_passed() };
    let files: Vec<_> = checked.problems.iter().map(|(name, problems)| file(site, name, problems)).collect();
    view! {
        <div class=tone role="status">
            <p><b>{verdict}</b>" "{t.check_counts(checked.errors, checked.warnings, checked.files, checked.questions)}</p>
        </div>
        {files}
    }
    .into_any()
}

fn file(site: &Site, name: &str, problems: &[Located]) -> AnyView {
    let language: Language = site.ctx.locale.into();
    let lines: Vec<_> = problems.iter().map(|problem| one(&site.text, problem, language)).collect();
    view! {
        <details class="overlay" open=problems.iter().any(|p| p.error)>
            <summary>{name.to_owned()}<small>" "{site.text.check_problems(problems.len())}</small></summary>
            <pre class="report" tabindex="0"><code>{lines}</code></pre>
        </details>
    }
    .into_any()
}

fn one(t: &Text, problem: &Located, language: Language) -> AnyView {
    let (message, hint) = problem.words.text(language);
    let severity = if problem.error { t.check_error() } else { t.check_warning() };
    let number = problem.line.to_string();
    let room = " ".repeat(number.len());
    let excerpt = (!problem.shown.is_empty()).then(|| {
        let before = " ".repeat(usize::try_from(problem.caret).unwrap_or(0));
        let caret = "^".repeat(usize::try_from(problem.width).unwrap_or(1));
        view! { {format!(" {number} | {}\n {room} | {before}", problem.shown)}<b>{caret}</b>"\n" }
    });
    view! {
        <b>{format!("{}:{}: {}", problem.line, problem.column, problem.code)}</b>{format!(" {severity} {message}\n")}
        {excerpt}
        {format!(" {room}   → {hint}\n\n")}
    }
    .into_any()
}

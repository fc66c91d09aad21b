//! What differs between two revisions, in words.

use crate::{
    catalogue::prose::{Mark, article},
    page::Site,
    routes,
    text::Text,
};
use learning::catalogue::{Change, Course, Language, QuestionChange, QuestionId};
use leptos::{html::ElementChild, prelude::*};
use service::{
    catalogue::Revision,
    law::may_read_bank,
    publishing::{Difference, LawMove, lesson_title},
};

/// Everything that differs.
pub(super) fn difference(site: &Site, difference: &Difference) -> AnyView {
    let t = &site.text;
    if difference.before.is_none() {
        return view! { <p>{t.diff_first()}</p> }.into_any();
    }
    let bank = (!may_read_bank(&site.ctx)).then(|| view! { <p class="meta">{t.diff_bank_hidden()}</p> });
    if difference.is_empty() {
        return view! { <p>{t.diff_none()}</p>{bank} }.into_any();
    }
    let diff = &difference.diff;
    let language: Language = site.ctx.locale.into();
    let lessons = diff.lessons.iter().map(|(change, (m, l))| {
        line(t, *change, lesson_title(difference, m.as_str(), l.as_str(), language), format!("{m}/{l}"))
    });
    let tests = diff.tests.iter().map(|(change, id)| {
        let title = either(difference, |c| Some(c.test(id.as_str())?.title.text(language).clone()));
        line(t, *change, title, id.to_string())
    });
    let terms = diff.terms.iter().map(|(change, id)| {
        let title = either(difference, |c| Some(c.glossary.get(id)?.text(language).name.clone()));
        line(t, *change, title, id.to_string())
    });
    view! {
        {group(t.diff_lessons(), lessons.collect())}
        {group(t.diff_practice(), questions(site, difference, &diff.practice, false))}
        {group(t.diff_exam(), questions(site, difference, &diff.exam, true))}
        {group(t.diff_tests(), tests.collect())}
        {group(t.diff_terms(), terms.collect())}
        {group(t.diff_law(), difference.law.iter().map(|one| law(site, one)).collect())}
        {bank}
    }
    .into_any()
}

fn group(title: String, lines: Vec<AnyView>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| view! { <h3>{title}</h3><ul class="diff">{lines}</ul> }.into_any())
}

/// What one of the two courses says, the later first.
fn either(difference: &Difference, say: impl Fn(&Course) -> Option<String>) -> String {
    let before = difference.before.as_ref().and_then(|r| say(&r.course));
    say(&difference.after.course).or(before).unwrap_or_default()
}

fn line(t: &Text, change: Change, title: String, id: String) -> AnyView {
    let (class, word) = match change {
        Change::Added => ("added", t.diff_added()),
        Change::Removed => ("removed", t.diff_removed()),
        Change::Changed => ("changed", t.diff_changed()),
    };
    view! { <li class=class>{word}" "{title}" "<small><code>{id}</code></small></li> }.into_any()
}

fn law(site: &Site, moved: &LawMove) -> AnyView {
    let t = &site.text;
    let (class, word) = match moved.change {
        Change::Added => ("added", t.diff_law_cited()),
        Change::Removed => ("removed", t.diff_law_uncited()),
        Change::Changed => ("changed", t.diff_law_moved()),
    };
    let address = site.to(routes::provision(moved.provision.instrument.as_str(), moved.provision.provision.as_str()));
    let mark = Mark::of(&moved.state);
    view! {
        <li class=class>
            {word}" "<a href=address>{moved.title.clone()}", "{article(t, &moved.article)}</a>" "
            <span class="tag" data-state=mark.word()>{mark.says(t)}</span>
        </li>
    }
    .into_any()
}

fn questions(
    site: &Site,
    difference: &Difference,
    changes: &[(QuestionChange, QuestionId)],
    exam: bool,
) -> Vec<AnyView> {
    let t = &site.text;
    let revisions = || std::iter::once(&difference.after).chain(&difference.before);
    let title = |id: &QuestionId| revisions().filter_map(|r| titled(site, r, id, exam)).next().unwrap_or_default();
    changes
        .iter()
        .map(|(change, id)| {
            let (class, word) = match change {
                QuestionChange::Key => ("changed", t.diff_key()),
                QuestionChange::Added => ("added", t.diff_added()),
                QuestionChange::Removed => ("removed", t.diff_removed()),
                QuestionChange::Asked => ("changed", t.diff_asked()),
                QuestionChange::Notes => ("changed", t.diff_notes()),
            };
            let id_shown = id.to_string();
            view! { <li class=class>{word}" "{title(id)}" "<small><code>{id_shown}</code></small></li> }.into_any()
        })
        .collect()
}

fn titled(site: &Site, revision: &Revision, id: &QuestionId, exam: bool) -> Option<String> {
    let question =
        if exam { revision.bank.get(id.as_str())?.unsealed() } else { revision.course.questions.get(id)?.question() };
    Some(question.wording(site.ctx.locale.into()).1.title.clone())
}

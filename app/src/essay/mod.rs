//! Essays: the learner's copy, marking without names, comparing and closing.

mod decide;
mod list;
mod make;
mod mark;
pub(crate) mod mine;
mod review;
mod settings;
mod sheet;

pub use decide::decide;
pub use list::{essays, to_mark};
pub use make::new_essay;
pub use mark::{MarkForm, marking, one_copy};
pub use review::{Stopped, review};
pub use settings::{SettingsForm, essay_settings};
pub use sheet::{SheetForm, essay_sheet};

use crate::{
    catalogue::prose::{Writer, escape},
    page::Site,
    parts::Form,
    problem,
    quiz::form::inline,
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Refusal,
    essay::{DraftFault, Essay, LONGEST, Words},
};

/// What is wrong with a field of these forms, in words.
#[must_use]
pub fn error(t: &Text, field: &str, code: &str) -> String {
    match (field, code) {
        (_, "closed") if field != "essay_close" => t.field_essay_closed(),
        (_, "long") if field != "essay_text" => t.field_too_long(),
        ("essay_title", _) => t.field_essay_title_missing(),
        ("essay_question", _) => t.field_essay_question_unknown(),
        ("essay_subject", _) => t.field_essay_subject_missing(),
        ("essay_rubric", "many") => t.field_essay_rubric_many(),
        ("essay_rubric", _) => t.field_essay_rubric_missing(),
        ("essay_closes", "missing") => t.field_closes_missing(),
        ("essay_closes", "before") => t.field_closes_before(),
        ("essay_threshold", _) => t.field_essay_threshold_unfit(),
        ("essay_person", _) => t.field_essay_person_unknown(),
        ("essay_until", "before") => t.field_essay_until_before(),
        ("essay_opens" | "essay_closes" | "essay_until", _) => t.field_moment_unfit(),
        ("essay_reason", _) => t.field_reason_missing(),
        ("essay_text", "missing") => t.field_essay_text_missing(),
        ("essay_text", "late") => t.field_essay_text_late(),
        ("essay_text", "early") => t.field_essay_text_early(),
        ("essay_text", "handed-in") => t.field_essay_text_handed_in(),
        ("essay_text", _) => t.field_essay_text_long(grouped(LONGEST)),
        ("essay_points", "taken") => t.essay_mark_shut_taken(),
        ("essay_points", "decided") => t.essay_mark_shut_decided(),
        ("essay_points", _) => t.essay_mark_shut_seen(),
        ("essay_mark", "unmarked") => t.field_essay_mark_unmarked(),
        ("essay_mark", _) => t.field_essay_mark_unfit(),
        ("essay_close", "open") => t.field_essay_close_open(),
        ("essay_close", "closed") => t.field_essay_close_closed(),
        ("essay_close", "unclosed") => t.field_essay_close_unclosed(),
        _ => t.field_essay_close_reopened(),
    }
}

/// The same for the lines of a rubric.
fn fault(t: &Text, fault: &DraftFault) -> String {
    match (fault.field, fault.code) {
        ("essay_rubric", "line") => t.field_essay_rubric_line(fault.line),
        (field, code) => error(t, field, code),
    }
}

/// A form with all that is wrong with it.
fn blamed(t: &Text, form: Form, faults: &[DraftFault]) -> Form {
    faults.iter().fold(form, |form, one| form.wrong(one.field, fault(t, one)))
}

/// A refusal taken to its field, with the status that goes with it.
fn refused(t: &Text, form: Form, refusal: Option<&Refusal>, at: &'static str) -> (Form, u16) {
    let Some(refusal) = refusal else { return (form, 200) };
    let field = match refusal {
        Refusal::Field { field, .. } if *field != "essay_points" => *field,
        _ => at,
    };
    (form.wrong(field, problem::refusal(t, refusal)), problem::refusal_status(refusal))
}

/// `40 000`, with a space that does not break.
fn grouped(number: usize) -> String {
    format!("{}\u{202f}{:03}", number / 1000, number % 1000)
}

/// Words as paragraphs. Those of a course come without links: a link would help who writes, and tell where it comes from.
fn paragraphs(site: &Site, course: &str, words: &Words) -> AnyView {
    match words {
        Words::Plain(text) => plain(text),
        Words::Prose(prose) => {
            let html = Writer::without_links(site, course).html(prose);
            view! { <div class="prose" inner_html=html></div> }.into_any()
        }
    }
}

/// Words within a line.
fn line(site: &Site, course: &str, words: &Words) -> String {
    match words {
        Words::Plain(text) => escape(text),
        Words::Prose(prose) => inline(&Writer::without_links(site, course).html(prose)),
    }
}

/// Words without any mark-up, for labels.
fn bare(site: &Site, course: &str, words: &Words) -> String {
    let Words::Prose(_) = words else {
        let Words::Plain(text) = words else { return String::new() };
        return text.clone();
    };
    let mut inside = false;
    let html = line(site, course, words);
    let letters = html.chars().filter(|c| match c {
        '<' => {
            inside = true;
            false
        }
        '>' => {
            inside = false;
            false
        }
        _ => !inside,
    });
    let text: String = letters.collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Plain text: an empty line parts paragraphs, other line ends stay.
fn plain(text: &str) -> AnyView {
    let paragraphs: Vec<_> = text
        .split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            let lines: Vec<_> = part.trim_matches('\n').split('\n').map(escape).collect();
            view! { <p inner_html=lines.join("<br>")></p> }
        })
        .collect();
    view! { <div class="prose">{paragraphs}</div> }.into_any()
}

/// The rubric with what is expected.
fn rubric(site: &Site, essay: &Essay) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = essay
        .criteria
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row" inner_html=line(site, &essay.course, &one.name)></th>
                    <td class="num">{one.points}</td>
                    <td inner_html=line(site, &essay.course, &one.expected)></td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="scroll" role="region" aria-label=t.essay_rubric() tabindex="0">
            <table class="tight">
                <thead><tr>
                    <th scope="col">{t.essay_criterion()}</th>
                    <th scope="col" class="num">{t.case_points()}</th>
                    <th scope="col">{t.essay_expected()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

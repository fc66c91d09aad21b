//! Marking: the list of copies by code, and one copy beside its rubric. No page of markers holds a name.

use super::{bare, line, paragraphs, plain, refused, rubric, sheet};
use crate::{
    page::{About, Page, Site},
    parts::{Form, error_summary, inside},
    routes::{self, patterns},
    text::Text,
};
use learning::essay::Seat;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    essay::{self, Copy, Fault, Given, Line, LineState},
    ids::EssayId,
};

/// Points that were sent and not taken.
#[derive(Clone, Debug, Default)]
pub struct MarkForm {
    /// As typed.
    pub given: Given,
    /// What is wrong with the points.
    pub faults: Vec<Fault>,
    /// Why nothing was taken at all.
    pub refusal: Option<Refusal>,
}

/// The copies of an essay for a marker.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not mark essays.
pub async fn marking(site: &Site, id: EssayId) -> Result<Page, Error> {
    let marking = essay::copies(&site.ctx, id).await?;
    let t = &site.text;
    let title = marking.essay.brief.title.clone();
    let about = About::titled(t.essay_marking_title(title.clone())).under(t.essays_to_mark(), patterns::ESSAYS);
    Ok(site.page(about, || {
        let closed = marking.essay.brief.closed_at.map(|at| {
            view! { <div class="notice"><p>{t.essay_closed_at(site.day_and_time(at))}</p></div> }
        });
        let body = if marking.lines.is_empty() {
            view! { <div class="empty"><h2>{t.essays_none_title()}</h2><p>{t.essay_marking_none()}</p></div> }
                .into_any()
        } else {
            table(site, id, &marking.lines)
        };
        view! {
            <p class="kicker">{marking.essay.cohort_name.clone()}</p>
            <h1>{t.essay_marking_title(title)}</h1>
            {closed}
            <p>{t.essays_to_mark_says()}</p>
            {body}
            <h2>{t.essay_subject_title()}</h2>
            {paragraphs(site, &marking.essay.course, &marking.essay.subject)}
            <h2>{t.essay_rubric()}</h2>
            {rubric(site, &marking.essay)}
        }
    }))
}

fn table(site: &Site, id: EssayId, lines: &[Line]) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = lines
        .iter()
        .map(|one| {
            let (tone, words) = match one.state {
                LineState::ToMark(Seat::First) => ("tag warn", t.essay_to_mark_first()),
                LineState::ToMark(Seat::Second) => ("tag warn", t.essay_to_mark_second()),
                LineState::Marked(mark) => ("tag success", t.essay_marked(t.hundredths(mark))),
                LineState::Taken => ("tag", t.essay_taken()),
                LineState::Decided => ("tag", t.essay_decided()),
            };
            view! {
                <tr>
                    <th scope="row"><a href=site.to(routes::mark_copy(id, &one.code))>{one.code.clone()}</a></th>
                    <td class="num" data-label=t.essay_words()>{one.words}</td>
                    <td data-label=t.essay_your_mark()><span class=tone>{words}</span></td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cards">
            <caption>{t.essay_copies_caption(lines.len())}</caption>
            <thead><tr>
                <th scope="col">{t.essay_code()}</th>
                <th scope="col" class="num">{t.essay_words()}</th>
                <th scope="col">{t.essay_your_mark()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One copy, after a refusal with the points that were typed.
///
/// # Errors
/// [`Refusal::NotFound`], also for one's own copy; when the actor may not mark essays.
pub async fn one_copy(site: &Site, id: EssayId, code: &str, sent: Option<&MarkForm>) -> Result<Page, Error> {
    let copy = essay::copy(&site.ctx, id, code).await?;
    let t = &site.text;
    let faults = sent.map(|one| one.faults.as_slice()).unwrap_or_default();
    let form = faults.iter().fold(Form::default(), |form, one| form.wrong("essay_points", fault(site, &copy, one)));
    let (form, status) = refused(t, form, sent.and_then(|one| one.refusal.as_ref()), "essay_points");
    let about = About::titled(t.essay_copy_title(copy.code.clone()))
        .under(t.essays_to_mark(), patterns::ESSAYS)
        .under(copy.essay.brief.title.clone(), routes::mark_essay(id))
        .status(if faults.is_empty() { status } else { 422 });
    Ok(site.page(about, || {
        let next = match &copy.next {
            Some(next) => {
                let words = t.essay_next(next.clone());
                view! { <p><a class="button quiet" href=site.to(routes::mark_copy(id, next))>{words}</a></p> }
                    .into_any()
            }
            None => view! { <p>{t.essay_no_next()}</p> }.into_any(),
        };
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{copy.essay.brief.title.clone()}</p>
            <h1>{t.essay_copy_title(copy.code.clone())}</h1>
            <details class="overlay">
                <summary>{t.essay_subject_title()}</summary>
                {paragraphs(site, &copy.essay.course, &copy.essay.subject)}
            </details>
            <h2>{t.essay_text_title()}</h2>
            {plain(&copy.text)}
            {if copy.open { marks(site, &copy, sent) } else { shut(t, &copy) }}
            {both(site, &copy)}
            {next}
            <p><a class="back" href=site.to(routes::mark_essay(id))>{t.essay_back_copies()}</a></p>
        }
    }))
}

fn fault(site: &Site, copy: &Copy, one: &Fault) -> String {
    let t = &site.text;
    let criterion = copy.essay.criteria.get(one.criterion);
    let name = criterion.map(|c| bare(site, &copy.essay.course, &c.name)).unwrap_or_default();
    match one.fault {
        None => t.field_essay_points_missing(name),
        Some(_) => t.field_essay_points_unfit(name, criterion.map_or(0, |c| c.points)),
    }
}

/// Why points can no longer be given.
fn shut(t: &Text, copy: &Copy) -> AnyView {
    let words = if copy.essay.brief.closed_at.is_some() {
        t.essay_mark_shut_closed()
    } else if copy.mine.is_some() && copy.other.is_some() {
        t.essay_mark_shut_seen()
    } else if copy.seat.is_none() {
        t.essay_mark_shut_taken()
    } else {
        t.essay_mark_shut_decided()
    };
    view! { <div class="notice" id="essay_points"><p>{words}</p></div> }.into_any()
}

fn marks(site: &Site, copy: &Copy, sent: Option<&MarkForm>) -> AnyView {
    let t = &site.text;
    let seat = match copy.seat {
        Some(Seat::Second) => t.essay_as_second(),
        _ => t.essay_as_first(),
    };
    let given = match (sent, &copy.mine) {
        (Some(sent), _) => sent.given.clone(),
        (None, Some(mine)) => Given {
            points: mine.points.iter().map(|points| t.hundredths(*points)).collect(),
            comments: mine.comments.clone(),
            overall: mine.overall.clone(),
        },
        (None, None) => Given::default(),
    };
    let fields: Vec<_> = (0..copy.essay.criteria.len()).map(|n| criterion(site, copy, n, &given, sent)).collect();
    view! {
        <section id="essay_points">
            <h2>{t.essay_rubric_title()}</h2>
            <p>{seat}</p>
            <p>{t.essay_rubric_says()}</p>
            <form method="post" action=site.to(routes::mark_copy(copy.essay.brief.id, &copy.code))>
                {fields}
                <div class="field">
                    <label for="overall">{t.essay_overall()}</label>
                    <textarea id="overall" name="overall" rows="5">{inside(&given.overall)}</textarea>
                </div>
                <div class="row"><button class="button">{t.essay_mark_keep()}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn criterion(site: &Site, copy: &Copy, number: usize, given: &Given, sent: Option<&MarkForm>) -> AnyView {
    let t = &site.text;
    let Some(one) = copy.essay.criteria.get(number) else { return ().into_any() };
    let name = bare(site, &copy.essay.course, &one.name);
    let (points, comment, hint, error) =
        (format!("points-{number}"), format!("comment-{number}"), format!("hint-{number}"), format!("error-{number}"));
    let wrong = sent.and_then(|sent| sent.faults.iter().find(|fault| fault.criterion == number));
    let said = wrong.map(|wrong| {
        let words = fault(site, copy, wrong);
        view! { <p class="error" id=error.clone()><b>{t.error_prefix()}</b>" "{words}</p> }
    });
    let described = if wrong.is_some() { format!("{hint} {error}") } else { hint.clone() };
    let class = if wrong.is_some() { "field bad" } else { "field" };
    let value = |all: &[String]| all.get(number).cloned().unwrap_or_default();
    view! {
        <div class=class>
            <label for=points.clone()>{t.essay_points_for(name.clone(), one.points)}</label>
            <p class="hint" id=hint inner_html=line(site, &copy.essay.course, &one.expected)></p>
            {said}
            <input
                id=points.clone()
                name=points
                type="text"
                inputmode="decimal"
                class="short"
                autocomplete="off"
                value=value(&given.points)
                aria-describedby=described
                aria-invalid=wrong.is_some().then_some("true")
            />
        </div>
        <div class="field">
            <label for=comment.clone()>{t.essay_comment_for(name)}</label>
            <textarea id=comment.clone() name=comment rows="2">{inside(&value(&given.comments))}</textarea>
        </div>
    }
    .into_any()
}

/// One's own points where they can no longer change, and the other marker's once both are there.
fn both(site: &Site, copy: &Copy) -> AnyView {
    let t = &site.text;
    let named: Vec<(String, u16)> =
        copy.essay.criteria.iter().map(|c| (line(site, &copy.essay.course, &c.name), c.points)).collect();
    let mine = copy.mine.as_ref().filter(|_| !copy.open).map(|one| sheet::points(site, t.essay_mine(), &named, one));
    let other = copy.other.as_ref().map(|one| sheet::points(site, t.essay_other(), &named, one));
    let apart = copy.mine.as_ref().zip(copy.other.as_ref()).map(|(mine, other)| {
        let words = t.essay_difference_now(t.hundredths((mine.twenty - other.twenty).abs()));
        view! { <p><b>{words}</b></p> }
    });
    view! { {mine}{other}{apart} }.into_any()
}

//! One's own copy: a text saved as often as wanted, handed in, and later read again with its points.

use super::{grouped, line, paragraphs, plain, refused};
use crate::{
    page::{About, Page, Site},
    parts::{Form, error_summary, inside},
    routes,
};
use learning::essay::{Agreed, Seat};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    essay::{self, LONGEST, Points, Results, Sheet, Stage},
    ids::EssayId,
};

/// A text that was sent and not taken.
#[derive(Clone, Debug)]
pub struct SheetForm {
    /// As typed.
    pub typed: String,
    /// Why not.
    pub refusal: Refusal,
}

/// One's own copy of an essay, after a refusal with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`] for who is not in the cohort; when nobody is signed in.
pub async fn essay_sheet(site: &Site, id: EssayId, sent: Option<&SheetForm>) -> Result<Page, Error> {
    let sheet = essay::sheet(&site.ctx, id).await?;
    let t = &site.text;
    let (form, status) = match sent.map(|one| &one.refusal) {
        Some(Refusal::Conflict) => (Form::default(), 409),
        refusal => refused(t, Form::default(), refusal, "essay_text"),
    };
    let about = About::titled(sheet.essay.title.clone()).status(status);
    Ok(site.page(about, || {
        let subject = sheet.subject.as_ref().map(|words| {
            view! {
                <section>
                    <h2>{t.essay_subject_title()}</h2>
                    {paragraphs(site, &sheet.course, words)}
                    <p class="meta">{t.essay_points(sheet.points)}</p>
                </section>
            }
        });
        let body = match sheet.stage {
            Stage::NotYet => {
                let day = sheet.essay.opens_at.map(|at| site.day_and_time(at)).unwrap_or_default();
                view! { <div class="notice"><p>{t.essay_stage_early(day)}</p></div> }.into_any()
            }
            Stage::Open => write(site, &sheet, sent, &form),
            Stage::Over => over(site, &sheet),
            Stage::HandedIn(at) => handed_in(site, &sheet, site.day_and_time(at)),
        };
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{sheet.cohort_name.clone()}</p>
            <h1>{sheet.essay.title.clone()}</h1>
            {subject}
            {body}
            {(sheet.stage != Stage::Open).then(|| left(site, &sheet, sent))}
        }
    }))
}

/// What was typed and could not be taken stays on the page.
fn left(site: &Site, sheet: &Sheet, sent: Option<&SheetForm>) -> Option<AnyView> {
    let typed = sent.map(|one| one.typed.clone()).filter(|typed| typed.replace("\r\n", "\n") != sheet.text)?;
    let field = view! {
        <div class="field">
            <label for="essay_text">{site.text.essay_your_text()}</label>
            <textarea id="essay_text" name="essay_text" rows="12" readonly=true>{inside(&typed)}</textarea>
        </div>
    };
    Some(field.into_any())
}

fn saved(site: &Site, sheet: &Sheet) -> String {
    let t = &site.text;
    match sheet.saved_at {
        Some(at) => t.essay_saved_at(site.lately(at), sheet.version),
        None => t.essay_never_saved(),
    }
}

fn write(site: &Site, sheet: &Sheet, sent: Option<&SheetForm>, form: &Form) -> AnyView {
    let t = &site.text;
    let conflict = sent.filter(|one| one.refusal == Refusal::Conflict).map(|_| {
        let when = sheet.saved_at.map(|at| site.lately(at)).unwrap_or_default();
        view! {
            <div class="notice warn" role="alert">
                <h2>{t.essay_conflict_title()}</h2>
                <p>{t.essay_conflict_says()}</p>
                <h3>{t.essay_conflict_other(when)}</h3>
                {plain(&sheet.text)}
            </div>
        }
    });
    let typed = inside(sent.map_or(&sheet.text, |one| &one.typed));
    let error = form.error("essay_text");
    let described = if error.is_some() { "essay_text-hint essay_text-error" } else { "essay_text-hint" };
    let invalid = error.is_some().then_some("true");
    let class = if error.is_some() { "field bad" } else { "field" };
    let said = error.map(|words| {
        view! { <p class="error" id="essay_text-error"><b>{t.error_prefix()}</b>" "{words}</p> }
    });
    view! {
        {conflict}
        <p>{t.essay_anonymous()}</p>
        <p><b>{t.essay_stage_open(site.day_and_time(sheet.closes_at))}</b></p>
        <form method="post" action=site.to(routes::own_essay(sheet.essay.id))>
            <input type="hidden" name="seen" value=sheet.version/>
            <div class=class>
                <label for="essay_text">{t.essay_your_text()}</label>
                <p class="hint" id="essay_text-hint">{t.essay_your_text_hint(grouped(LONGEST))}</p>
                {said}
                <textarea id="essay_text" name="essay_text" rows="24" aria-describedby=described aria-invalid=invalid>
                    {typed}
                </textarea>
            </div>
            <p class="saved" role="status">{saved(site, sheet)}</p>
            <div class="row"><button class="button" name="act" value="save">{t.essay_save()}</button></div>
            <h2>{t.essay_hand_in_title()}</h2>
            <p>{t.essay_hand_in_says()}</p>
            <div class="row"><button class="button quiet" name="act" value="hand-in">{t.essay_hand_in()}</button></div>
        </form>
    }
    .into_any()
}

fn over(site: &Site, sheet: &Sheet) -> AnyView {
    let t = &site.text;
    let text = (!sheet.text.is_empty()).then(|| {
        view! { <section id="essay_text"><h2>{t.essay_your_text()}</h2><p class="meta">{saved(site, sheet)}</p>{plain(&sheet.text)}</section> }
    });
    view! {
        <div class="notice warn">
            <h2>{t.essay_over_title()}</h2>
            <p>{t.essay_over_says(site.day_and_time(sheet.closes_at))}</p>
        </div>
        {text}
    }
    .into_any()
}

fn handed_in(site: &Site, sheet: &Sheet, day: String) -> AnyView {
    let t = &site.text;
    let waiting = sheet.results.is_none().then(|| view! { <p>{t.essay_waiting()}</p> });
    let results = sheet.results.as_ref().map(|found| results(site, &sheet.course, found));
    view! {
        <div class="notice success"><p>{t.essay_handed_in_at(day)}</p>{waiting}</div>
        {results}
        <h2>{t.essay_text_title()}</h2>
        {plain(&sheet.text)}
    }
    .into_any()
}

fn results(site: &Site, course: &str, found: &Results) -> AnyView {
    let t = &site.text;
    let (mark, rule) = match found.agreed {
        Agreed::Moderated(mark) => (mark, t.essay_rule_moderated()),
        Agreed::Mean(mark) => (mark, t.essay_rule_mean()),
        Agreed::First(mark) => (mark, t.essay_rule_first()),
        Agreed::Apart | Agreed::Unmarked => return ().into_any(),
    };
    let tables: Vec<_> = found.markings.iter().map(|one| given(site, course, found, one)).collect();
    view! {
        <section>
            <h2>{t.essay_result()}</h2>
            <p><b class="mark">{t.essay_out_of_twenty(t.hundredths(mark))}</b>" "{rule}</p>
            {tables}
        </section>
    }
    .into_any()
}

/// The points of one marker, without their name.
fn given(site: &Site, course: &str, found: &Results, one: &Points) -> AnyView {
    let t = &site.text;
    let title = match one.seat {
        Seat::First => t.essay_first(),
        Seat::Second => t.essay_second(),
    };
    let named: Vec<(String, u16)> = found.criteria.iter().map(|c| (line(site, course, &c.name), c.points)).collect();
    points(site, title, &named, one)
}

/// Points and comments by criterion.
pub(super) fn points(site: &Site, title: String, criteria: &[(String, u16)], one: &Points) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = criteria
        .iter()
        .zip(one.points.iter().zip(&one.comments))
        .map(|((name, most), (given, comment))| {
            view! {
                <tr>
                    <th scope="row" inner_html=name.clone()></th>
                    <td class="num" data-label=t.case_points()>{t.hundredths(*given)}" "{t.essay_of_points(*most)}</td>
                    <td data-label=t.essay_comment()>{plain(comment)}</td>
                </tr>
            }
        })
        .collect();
    let most: u32 = criteria.iter().map(|(_, points)| u32::from(*points)).sum();
    let overall = (!one.overall.is_empty()).then(|| {
        view! { <h3>{t.essay_overall()}</h3>{plain(&one.overall)} }
    });
    view! {
        <table class="cards">
            <caption>{title}</caption>
            <thead><tr>
                <th scope="col">{t.essay_criterion()}</th>
                <th scope="col" class="num">{t.case_points()}</th>
                <th scope="col">{t.essay_comment()}</th>
            </tr></thead>
            <tbody>
                {rows}
                <tr>
                    <th scope="row">{t.essay_total()}</th>
                    <td class="num" data-label=t.case_points()><b>{t.hundredths(one.total)}" "{t.essay_of_points(most)}</b></td>
                    <td data-label=t.essay_result()>{t.essay_out_of_twenty(t.hundredths(one.twenty))}</td>
                </tr>
            </tbody>
        </table>
        {overall}
    }
    .into_any()
}

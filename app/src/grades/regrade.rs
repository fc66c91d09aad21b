//! Marking a test again: what is done with its questions, what would change, and what was done.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    problem::field_error,
    routes::{self, patterns},
    text::Text,
};
use learning::grades::regrade::{Corrected, Ruling};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    grades::regrade::{self, Changed, Desk, DryRun, Past, Question, Rulings, Why},
    ids::CohortId,
};

/// What was asked, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct RegradeForm {
    /// What is done with the questions.
    pub rulings: Rulings,
    /// Why.
    pub reason: String,
    /// Why it was not done.
    pub refusal: Option<Refusal>,
}

/// The tests of a cohort that can be marked again.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not mark tests again.
pub async fn regrades(site: &Site, id: CohortId) -> Result<Page, Error> {
    let t = &site.text;
    let (cohort, held, past) = regrade::tests(&site.ctx, id).await?;
    let about = About::titled(t.regrade_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id));
    Ok(site.page(about, || {
        let rows: Vec<_> = held
            .iter()
            .map(|one| {
                let address = site.to(routes::regrade(id, &one.test));
                view! { <li><a href=address>{one.title.clone()}</a><small>{t.regrade_copies(one.copies)}</small></li> }
            })
            .collect();
        let body = if rows.is_empty() {
            view! { <div class="empty"><h2>{t.regrade_none_title()}</h2><p>{t.regrade_none()}</p></div> }.into_any()
        } else {
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        view! {
            <p class="kicker">{cohort.name.clone()}</p>
            <h1>{t.regrade_title()}</h1>
            <p>{t.regrade_list_says()}</p>
            {body}
            {done(site, &past)}
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn done(site: &Site, past: &[Past]) -> Option<AnyView> {
    let t = &site.text;
    let line = |one: &Past| {
        let words = t.regrade_past_line(one.title.clone(), site.day_and_time(one.at));
        let by = [one.by.clone(), Some(one.reason.clone())].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let undone = one.undone.then(|| view! { <span class="tag">{t.regrade_past_undone()}</span> });
        view! { <li><div><a href=site.to(routes::regraded(one.id))>{words}</a><small>{by}</small></div>{undone}</li> }
    };
    let lines: Vec<_> = past.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <h2>{t.regrade_past()}</h2><ul class="list">{lines}</ul> }.into_any())
}

/// The page where a test is marked again; with what would change once something was asked.
///
/// # Errors
/// [`Refusal::NotFound`], also for a test without a copy; when the actor may not mark tests again.
pub async fn regrade(site: &Site, id: CohortId, test: &str, sent: Option<&RegradeForm>) -> Result<Page, Error> {
    let t = &site.text;
    let (desk, dry) = regrade::desk(&site.ctx, id, test, sent.map(|sent| &sent.rulings)).await?;
    let refusal = sent.and_then(|sent| sent.refusal.as_ref());
    let mut form = Form::default().with("reason", sent.map(|sent| sent.reason.clone()).unwrap_or_default());
    if let Some(Refusal::Field { field, code }) = refusal {
        form = form.wrong(field, field_error(t, field, code));
    }
    let status = match refusal {
        None => 200,
        Some(Refusal::Field { .. }) => 422,
        Some(_) => 409,
    };
    let title = t.regrade_title_of(desk.title.clone());
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(desk.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .under(t.regrade_title(), routes::regrades(id))
        .wide()
        .status(status);
    Ok(site.page(about, || {
        let stale =
            (status == 409).then(|| view! { <div class="notice warn" role="alert"><p>{t.regrade_stale()}</p></div> });
        let shown = dry.as_ref().map(|dry| dry_run(site, &desk, dry, &form));
        let change = dry.is_some().then(|| view! { <h2>{t.regrade_change()}</h2> });
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{t.regrade_copies(desk.copies)}</p>
            <h1>{title}</h1>
            {stale}
            {shown}
            {change}
            <p>{t.regrade_says()}</p>
            {questions(site, &desk)}
            {done(site, &desk.past)}
            <p><a class="back" href=site.to(routes::regrades(id))>{t.regrade_back()}</a></p>
        }
    }))
}

fn questions(site: &Site, desk: &Desk) -> AnyView {
    let t = &site.text;
    let open = |q: &&Question| q.corrected != Corrected::No || q.ruling != Ruling::Kept;
    let (first, rest): (Vec<&Question>, Vec<&Question>) = desk.questions.iter().partition(open);
    let none =
        (!first.iter().any(|q| q.corrected == Corrected::Key)).then(|| view! { <p>{t.regrade_none_corrected()}</p> });
    let first = (!first.is_empty()).then(|| table(t, &first, t.regrade_caption()));
    let rest = (!rest.is_empty()).then(|| {
        let title = if first.is_none() { t.regrade_caption() } else { t.regrade_others(rest.len()) };
        view! { <details class="overlay"><summary>{title.clone()}</summary>{table(t, &rest, title)}</details> }
    });
    view! {
        {none}
        <form method="post" action=site.to(routes::regrade(desk.cohort.id, &desk.test))>
            <input type="hidden" name="step" value="look"/>
            {first}
            {rest}
            <div class="row"><button class="button">{t.regrade_look()}</button></div>
        </form>
    }
    .into_any()
}

fn table(t: &Text, questions: &[&Question], caption: String) -> AnyView {
    let row = |q: &&Question| {
        let name = q.title.clone().unwrap_or_else(|| q.id.clone());
        let label = t.regrade_do_with(name.clone());
        // A new key is offered only where there is one.
        let offered = Ruling::ALL.into_iter().filter(|one| *one != Ruling::NewKey || q.corrected == Corrected::Key);
        let options: Vec<_> = offered
            .map(|one| view! { <option value=one.word() selected=one == q.ruling>{ruling(t, one)}</option> })
            .collect();
        let field = format!("q-{}", q.id);
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num" data-label=t.regrade_held_by()>{q.copies}</td>
                <td data-label=t.regrade_since()>{corrected(t, q.corrected)}</td>
                <td data-label=t.regrade_do()><select name=field aria-label=label>{options}</select></td>
            </tr>
        }
    };
    let rows: Vec<_> = questions.iter().map(row).collect();
    view! {
        <table class="cards">
            <caption>{caption}</caption>
            <thead><tr>
                <th scope="col">{t.regrade_question()}</th>
                <th scope="col" class="num">{t.regrade_held_by()}</th>
                <th scope="col">{t.regrade_since()}</th>
                <th scope="col">{t.regrade_do()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn corrected(t: &Text, corrected: Corrected) -> String {
    match corrected {
        Corrected::No => t.corrected_no(),
        Corrected::Rewritten => t.corrected_rewritten(),
        Corrected::Key => t.corrected_key(),
    }
}

/// What is done with a question, in words.
pub(super) fn ruling(t: &Text, ruling: Ruling) -> String {
    match ruling {
        Ruling::Kept => t.ruling_kept(),
        Ruling::NewKey => t.ruling_new_key(),
        Ruling::LeftOut => t.ruling_left_out(),
        Ruling::Full => t.ruling_full(),
    }
}

fn dry_run(site: &Site, desk: &Desk, dry: &DryRun, form: &Form) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = dry.changes.iter().map(|one| change(t, one)).collect();
    let some = !rows.is_empty();
    let table = some.then(|| {
        view! {
            <table class="cards">
                <caption>{t.regrade_dry_caption()}</caption>
                <thead><tr>
                    <th scope="col">{t.person_name()}</th>
                    <th scope="col" class="num">{t.regrade_attempt()}</th>
                    <th scope="col" class="num">{t.regrade_before()}</th>
                    <th scope="col" class="num">{t.regrade_after()}</th>
                    <th scope="col">{t.regrade_stands()}</th>
                    <th scope="col">{t.regrade_questions()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <h2>{t.regrade_dry()}</h2>
        <p><b>{t.regrade_dry_count(dry.changes.len())}</b>" "{t.regrade_dry_same(dry.unchanged)}" "{t.regrade_dry_says()}</p>
        {table}
        {left(t, dry)}
        {some.then(|| apply(site, desk, dry, form))}
    }
    .into_any()
}

fn change(t: &Text, one: &Changed) -> AnyView {
    let (before, after) = (words::mark_or_none(t, &one.stands.0), words::mark_or_none(t, &one.stands.1));
    let still = (before == after).then(|| view! { " "<small>{t.regrade_stands_still()}</small> });
    view! {
        <tr>
            <th scope="row"><div>{one.member.name()}" "<small>{one.member.matricule.clone()}</small></div></th>
            <td class="num" data-label=t.regrade_attempt()>{one.attempt}</td>
            <td class="num" data-label=t.regrade_before()>{t.hundredths(one.before)}</td>
            <td class="num" data-label=t.regrade_after()><span class="mark">{t.hundredths(one.after)}</span></td>
            <td data-label=t.regrade_stands()><div>{after}{still}</div></td>
            <td data-label=t.regrade_questions()>{one.questions.join(", ")}</td>
        </tr>
    }
    .into_any()
}

fn left(t: &Text, dry: &DryRun) -> Option<AnyView> {
    let line = |(member, attempt, why): &(service::cohort::Member, u32, Why)| {
        let why = match why {
            Why::ByHand => t.regrade_by_hand(),
            Why::NothingLeft => t.regrade_nothing_left(),
        };
        view! { <li>{t.regrade_left_line(member.name(), *attempt)}<small>{why}</small></li> }
    };
    let lines: Vec<_> = dry.left.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <h3>{t.regrade_left()}</h3><ul class="list">{lines}</ul> }.into_any())
}

fn apply(site: &Site, desk: &Desk, dry: &DryRun, form: &Form) -> AnyView {
    let t = &site.text;
    let fields: Vec<_> = desk
        .questions
        .iter()
        .map(|q| view! { <input type="hidden" name=format!("q-{}", q.id) value=q.ruling.word()/> })
        .collect();
    let reason = Field::new("reason", t.typing_reason()).hint(t.regrade_reason_hint()).required();
    view! {
        <form method="post" action=site.to(routes::regrade(desk.cohort.id, &desk.test))>
            <input type="hidden" name="step" value="apply"/>
            <input type="hidden" name="seen" value=dry.seen.clone()/>
            {fields}
            {reason.show(t, form)}
            <div class="row"><button class="button">{t.regrade_apply(dry.changes.len())}</button></div>
        </form>
    }
    .into_any()
}

//! Comparing what markers gave, closing, opening again, returning the copies.

use super::refused;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, error_summary},
    routes::{self, patterns},
};
use learning::essay::Agreed;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Refusal,
    essay::{self, Review, Reviewed, Unready},
    ids::EssayId,
};

/// Why an act on the page was not done.
#[derive(Clone, Debug)]
pub enum Stopped {
    /// Copies stand in the way of closing.
    Unready(Unready),
    /// The use-case refused; the reason that was typed.
    Refused(Refusal, String),
}

/// The page of a comparison.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not close markings.
pub async fn review(site: &Site, id: EssayId, stopped: Option<&Stopped>) -> Result<Page, Error> {
    let review = essay::review(&site.ctx, id).await?;
    let t = &site.text;
    let (form, status) = match stopped {
        None => (Form::default(), 200),
        Some(Stopped::Unready(_)) => (Form::default(), 422),
        Some(Stopped::Refused(refusal, reason)) => {
            refused(t, Form::default().with("essay_reason", reason), Some(refusal), "essay_close")
        }
    };
    let brief = &review.essay.brief;
    let about = About::titled(t.essay_review_title(brief.title.clone()))
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(review.essay.cohort_name.clone(), routes::cohort(brief.cohort))
        .under(t.essays_title(), routes::essays(brief.cohort))
        .status(status)
        .wide();
    Ok(site.page(about, || {
        let names = match brief.lifted_at {
            Some(at) => t.essay_review_lifted(site.day_and_time(at)),
            None => t.essay_review_hidden(),
        };
        let unready = match stopped {
            Some(Stopped::Unready(unready)) => Some(in_the_way(site, unready)),
            _ => None,
        };
        let closed = brief.closed_at.is_some();
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{review.essay.cohort_name.clone()}</p>
            <h1>{t.essay_review_title(brief.title.clone())}</h1>
            {unready}
            <div class="notice"><p>{names}</p></div>
            <p>{t.essay_review_rule(t.hundredths(brief.threshold))}</p>
            {facts(site, &review)}
            {table(site, &review)}
            {absent(site, &review)}
            {if closed { after(site, &review, &form) } else { close(site, &review) }}
            <p><a class="back" href=site.to(routes::essays(brief.cohort))>{t.essay_back_list()}</a></p>
        }
    }))
}

fn in_the_way(site: &Site, unready: &Unready) -> AnyView {
    let t = &site.text;
    let said = |codes: &[String], words: fn(&crate::text::Text, String) -> String| {
        (!codes.is_empty()).then(|| view! { <li>{words(t, codes.join(", "))}</li> })
    };
    view! {
        <div class="errors" role="alert" tabindex="-1" aria-labelledby="unready" autofocus=true>
            <h2 id="unready">{t.essay_unready_title()}</h2>
            <ul>
                {said(&unready.unmarked, |t, codes| t.essay_unready_unmarked(codes))}
                {said(&unready.apart, |t, codes| t.essay_unready_apart(codes))}
            </ul>
        </div>
    }
    .into_any()
}

fn facts(site: &Site, review: &Review) -> AnyView {
    let t = &site.text;
    let mean = review.mean_difference.map_or_else(|| t.essay_blank(), |mean| t.hundredths(mean));
    let facts = [
        (t.essay_review_facts_copies(), review.lines.len().to_string()),
        (t.essay_review_facts_without(), review.without_copy.to_string()),
        (t.essay_review_facts_twice(), review.twice.to_string()),
        (t.essay_review_facts_mean(), mean),
    ];
    let facts: Vec<_> =
        facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
    view! { <dl class="review">{facts}</dl> }.into_any()
}

fn table(site: &Site, review: &Review) -> Option<AnyView> {
    let t = &site.text;
    if review.lines.is_empty() {
        return None;
    }
    let named = review.essay.brief.lifted_at.is_some();
    let open = review.essay.brief.closed_at.is_none();
    let rows: Vec<_> = review.lines.iter().map(|one| row(site, review, one, named, open)).collect();
    let person = named.then(|| view! { <th scope="col">{t.essay_review_person()}</th> });
    let decide = open.then(|| view! { <th scope="col">{t.essay_decide()}</th> });
    let table = view! {
        <table class="cards">
            <caption>{t.essay_review_caption(review.lines.len())}</caption>
            <thead><tr>
                <th scope="col">{t.essay_code()}</th>
                {person}
                <th scope="col" class="num">{t.essay_review_first()}</th>
                <th scope="col" class="num">{t.essay_review_second()}</th>
                <th scope="col" class="num">{t.essay_review_difference()}</th>
                <th scope="col" class="num">{t.essay_review_mark()}</th>
                <th scope="col">{t.essay_review_rule_head()}</th>
                {decide}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}

fn row(site: &Site, review: &Review, one: &Reviewed, named: bool, open: bool) -> AnyView {
    let t = &site.text;
    let number = |mark: Option<i32>| mark.map_or_else(|| t.essay_blank(), |mark| t.hundredths(mark));
    let (tone, rule) = match (one.agreed, &one.decision) {
        (None, _) => ("tag", t.essay_review_masked()),
        (Some(Agreed::Moderated(_)), Some(decision)) => ("tag", t.essay_agreed_moderated(decision.reason.clone())),
        (Some(Agreed::Moderated(_)), None) => ("tag", t.essay_decided()),
        (Some(Agreed::Mean(_)), _) => ("tag success", t.essay_agreed_mean()),
        (Some(Agreed::First(_)), _) => ("tag", t.essay_agreed_first()),
        (Some(Agreed::Apart), _) => ("tag wrong", t.essay_agreed_apart()),
        (Some(Agreed::Unmarked), _) => ("tag warn", t.essay_agreed_unmarked()),
    };
    let person = named.then(|| {
        let name = one.member.as_ref().map(|m| format!("{} ({})", m.name(), m.matricule)).unwrap_or_default();
        view! { <td data-label=t.essay_review_person()>{name}</td> }
    });
    let decide = open.then(|| {
        let marked = one.hidden || one.first.is_some() || one.second.is_some();
        let link = marked.then(|| {
            let address = site.to(routes::decide_copy(review.essay.brief.id, &one.code));
            view! { <a href=address aria-label=t.essay_decide_of(one.code.clone())>{t.essay_decide()}</a> }
        });
        view! { <td data-label=t.essay_decide()>{link}</td> }
    });
    let difference = if one.apart {
        view! { <b>{number(one.difference)}</b> }.into_any()
    } else {
        number(one.difference).into_any()
    };
    view! {
        <tr>
            <th scope="row">{one.code.clone()}</th>
            {person}
            <td class="num" data-label=t.essay_review_first()>{number(one.first)}</td>
            <td class="num" data-label=t.essay_review_second()>{number(one.second)}</td>
            <td class="num" data-label=t.essay_review_difference()>{difference}</td>
            <td class="num" data-label=t.essay_review_mark()><span class="mark">{number(one.agreed.and_then(Agreed::mark))}</span></td>
            <td data-label=t.essay_review_rule_head()><span class=tone>{rule}</span></td>
            {decide}
        </tr>
    }
    .into_any()
}

fn absent(site: &Site, review: &Review) -> Option<AnyView> {
    let t = &site.text;
    if review.absent.is_empty() {
        return None;
    }
    let names: Vec<_> = review.absent.iter().map(|one| view! { <li>{one.name()}</li> }).collect();
    Some(view! { <h2>{t.essay_absent_title()}</h2><p>{t.essay_absent_says()}</p><ul>{names}</ul> }.into_any())
}

fn close(site: &Site, review: &Review) -> AnyView {
    let t = &site.text;
    let address = site.to(routes::close_essay(review.essay.brief.id));
    let act = match review.open_until {
        Some(at) => view! { <p>{t.essay_close_open(site.day_and_time(at))}</p> }.into_any(),
        None => view! {
            <form method="post" action=address>
                <div class="row"><button class="button" name="act" value="close">{t.essay_close()}</button></div>
            </form>
        }
        .into_any(),
    };
    view! { <section id="essay_close"><h2>{t.essay_close_title()}</h2><p>{t.essay_close_says()}</p>{act}</section> }
        .into_any()
}

/// What can be done once the marking is closed.
fn after(site: &Site, review: &Review, form: &Form) -> AnyView {
    let t = &site.text;
    let brief = &review.essay.brief;
    let address = || site.to(routes::close_essay(brief.id));
    let closed = brief.closed_at.map(|at| t.essay_closed_at(site.day_and_time(at)));
    let marks = site.ctx.may(Act::SeeMarks).then(|| {
        view! { <a class="button quiet" href=site.to(routes::marks(brief.cohort))>{t.essay_to_marks()}</a> }
    });
    let shown = brief.published_at.map(|at| view! { <p>{t.essay_published_at(site.day_and_time(at))}</p> });
    let (word, act) = match brief.published_at {
        Some(_) => (t.essay_withdraw(), "withdraw"),
        None => (t.essay_publish(), "publish"),
    };
    let publish = site.ctx.may(Act::PublishMarks).then(|| {
        view! {
            <h2>{t.essay_publish_title()}</h2>
            <p>{t.essay_publish_says()}</p>
            {shown}
            <form method="post" action=address()>
                <div class="row"><button class="button" name="act" value=act>{word}</button></div>
            </form>
        }
    });
    let reason = Field::new("essay_reason", t.essay_reason()).hint(t.essay_reason_hint()).required();
    view! {
        <section id="essay_close">
            <div class="notice success"><p>{closed}</p></div>
            <div class="row">{marks}</div>
            {publish}
            <h2>{t.essay_reopen_title()}</h2>
            <p>{t.essay_reopen_says()}</p>
            <form method="post" action=address()>
                {reason.show(t, form)}
                <div class="row"><button class="button quiet" name="act" value="reopen">{t.essay_reopen()}</button></div>
            </form>
        </section>
    }
    .into_any()
}

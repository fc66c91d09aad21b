//! A test before it starts: its rules, when it is open, earlier attempts.

use crate::{
    page::{About, Page, Site},
    problem, routes,
};
use learning::catalogue::Purpose;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    ids::CohortId,
    quiz::{
        conditions::{OwnSession, Release},
        tests::{self, Overview, Sat},
    },
};

/// The page before a test starts, after a refusal when there is one.
///
/// # Errors
/// [`service::Refusal::NotFound`] when the person is not in the cohort or there is no such test.
pub async fn overview(
    site: &Site,
    cohort: CohortId,
    test: &str,
    refusal: Option<(Refusal, String)>,
) -> Result<Page, Error> {
    let overview = tests::overview(&site.ctx, cohort, test).await?;
    let title = overview.test()?.title.text(site.ctx.locale.into()).clone();
    let course = &overview.revision.course;
    let t = &site.text;
    let about = About::titled(title.clone())
        .under(course.title.text(site.ctx.locale.into()).clone(), routes::course(course.id.as_str()))
        .status(refusal.as_ref().map_or(200, |(refusal, _)| problem::refusal_status(refusal)));
    let rules = rules(site, &overview)?;
    Ok(site.page(about, || {
        view! {
            <h1>{title}</h1>
            <h2>{t.test_rules()}</h2>
            <ul>{rules}</ul>
            {opening(site, &overview)}
            {start(site, &overview, refusal)}
            {attempts(site, &overview.attempts)}
        }
    }))
}

fn rules(site: &Site, overview: &Overview) -> Result<Vec<AnyView>, Error> {
    let t = &site.text;
    let test = overview.test()?;
    let conditions = &overview.conditions;
    let allowance = conditions.allowance;
    let mut rules = vec![t.test_rule_length(i64::from(test.length()))];
    if allowance.in_all() == 0 {
        rules.push(t.test_rule_free());
    } else {
        rules.push(t.test_rule_minutes(i64::from(allowance.in_all())));
        if allowance.beyond() > 0 {
            rules.push(t.test_rule_beyond(i64::from(allowance.beyond())));
        }
        rules.push(t.test_rule_grace());
    }
    rules.extend([
        t.test_rule_saved(),
        t.test_rule_cut(),
        t.test_rule_device(),
        t.test_rule_change(),
        t.test_rule_half(),
    ]);
    rules.push(match conditions.release {
        Release::AtOnce => t.test_rule_at_once(),
        Release::AtClose => t.test_rule_at_close(),
        Release::ByAct => t.test_rule_by_act(),
    });
    if test.purpose == Purpose::Training {
        rules.push(t.test_rule_training());
    }
    Ok(rules.into_iter().map(|rule| view! { <li>{rule}</li> }.into_any()).collect())
}

fn opening(site: &Site, overview: &Overview) -> AnyView {
    let t = &site.text;
    let now = site.ctx.now;
    let conditions = &overview.conditions;
    let own = conditions.own.map(|own| match own {
        OwnSession::MakeUp => t.test_make_up(),
        OwnSession::Resit => t.test_resit(),
    });
    let hours = match (conditions.opens_at, conditions.closes_at) {
        (Some(opens), _) if now < opens => Some(t.test_not_yet(site.day_and_time(opens))),
        (_, Some(closes)) if now < closes => Some(t.test_closes(site.day_and_time(closes))),
        (_, Some(closed)) => Some(t.test_past(site.day_and_time(closed))),
        _ => None,
    };
    let note = conditions.note.clone().map(|note| t.test_note(note));
    let paused = conditions.paused_at.map(|at| t.test_paused_room(t.time(at, &site.ctx.school.time_zone)));
    let lines: Vec<_> =
        [own, hours, note, paused].into_iter().flatten().map(|words| view! { <p>{words}</p> }).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <div class="notice">{lines}</div> }.into_any()
}

fn start(site: &Site, overview: &Overview, refusal: Option<(Refusal, String)>) -> AnyView {
    let t = &site.text;
    let used = u32::try_from(overview.attempts.len()).unwrap_or(u32::MAX);
    let left = overview.allowed.saturating_sub(used);
    let resumes = overview.under_way().is_some();
    let words = match (resumes, overview.may_open(site.ctx.now)) {
        (true, _) => Some(t.test_resume()),
        (false, true) => Some(t.test_open()),
        (false, false) => None,
    };
    let action = site.to(routes::test(overview.enrolled.cohort, &overview.test));
    let asks = overview.conditions.code_required && !resumes;
    let form = words.map(|words| {
        let code = asks.then(|| code(site, refusal.as_ref()));
        view! {
            <form method="post" action=action>
                {code}
                <div class="row"><button class="button">{words}</button></div>
            </form>
        }
    });
    view! { <p>{t.test_attempts(i64::from(left))}</p>{form} }.into_any()
}

fn code(site: &Site, refusal: Option<&(Refusal, String)>) -> AnyView {
    let t = &site.text;
    let (class, value) = refusal.map_or(("field", String::new()), |(_, typed)| ("field bad", typed.clone()));
    let error = refusal.map(|(refusal, _)| {
        view! { <p class="error" id="code-error" role="alert"><b>{t.error_prefix()}</b>" "{problem::refusal(t, refusal)}</p> }
    });
    let described = if refusal.is_some() { "code-hint code-error" } else { "code-hint" };
    view! {
        <div class=class>
            <label for="code">{t.test_code()}</label>
            <p class="hint" id="code-hint">{t.test_code_hint()}</p>
            {error}
            <input
                id="code"
                name="code"
                class="short code"
                autocomplete="off"
                value=value
                aria-describedby=described
                aria-invalid=refusal.is_some().then_some("true")
            />
        </div>
    }
    .into_any()
}

fn attempts(site: &Site, sats: &[Sat]) -> Option<AnyView> {
    if sats.is_empty() {
        return None;
    }
    let t = &site.text;
    let rows: Vec<_> = sats
        .iter()
        .map(|sat| {
            let when = sat.closed_at.map_or_else(|| t.attempt_open(), |at| t.attempt_handed_in(site.day_and_time(at)));
            let mark = match (sat.voided.is_some(), sat.mark, sat.closed_at) {
                (true, ..) => view! { <span class="tag wrong">{t.test_voided_tag()}</span> }.into_any(),
                (_, Some(mark), _) => view! { <b>{t.out_of_twenty(t.hundredths(mark))}</b> }.into_any(),
                (_, None, Some(_)) => view! { <span class="tag">{t.test_wait_mark()}</span> }.into_any(),
                (_, None, None) => ().into_any(),
            };
            let address = site.to(routes::attempt(sat.id));
            view! {
                <li>
                    <div><a href=address>{t.attempt_number(i64::from(sat.number))}</a><small>{when}</small></div>
                    {mark}
                </li>
            }
        })
        .collect();
    Some(view! { <h2>{t.test_your_attempts()}</h2><ul class="list">{rows}</ul> }.into_any())
}

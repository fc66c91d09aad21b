//! The register of law: instruments and provisions with their state, and what cites them.

use super::{
    lesson::country,
    prose::{Mark, about, article},
};
use crate::{
    law::ReportForm,
    page::{About, Page, Site},
    parts::error_summary,
    routes::{self, patterns},
};
use learning::catalogue::{Answer, Date, Instrument, Language, LawState, PartialDate, Provision, ProvisionRef, Scope};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    catalogue::{self, Citing},
};

/// What the reader looks for.
#[derive(Clone, Debug, Default)]
pub struct LawFilter {
    /// Words.
    pub words: String,
    /// A country, region or nothing.
    pub scope: String,
    /// A state or nothing.
    pub state: String,
    /// The day on which the law is looked at.
    pub day: String,
}

/// The list of instruments.
///
/// # Errors
/// When no register is published.
pub async fn law(site: &Site, filter: &LawFilter) -> Result<Page, Error> {
    let law = catalogue::law(&site.ctx).await?;
    let language: Language = site.ctx.locale.into();
    let t = &site.text;
    let day: Option<Date> = service::catalogue::day(&filter.day);
    let wanted = service::catalogue::fold(&filter.words);
    let found: Vec<&Instrument> = law
        .register
        .instruments()
        .iter()
        .filter(|i| filter.scope.is_empty() || scope(i) == filter.scope)
        .filter(|i| filter.state.is_empty() || Mark::of(&i.state).word() == filter.state)
        .filter(|i| wanted.is_empty() || holds(i, language, &wanted))
        .filter(|i| day.is_none_or(|day| i.state.in_force_on(day) != Answer::No))
        .collect();
    Ok(site.page(About::titled(t.law_title()), || {
        let rows: Vec<_> = found.iter().map(|i| row(site, i, language, day)).collect();
        let none = rows.is_empty().then(|| view! { <div class="empty"><h2>{t.law_none()}</h2></div> });
        view! {
            <h1>{t.law_title()}</h1>
            <p class="lead">{t.law_says()}</p>
            {reviews(site)}
            {search(site, filter)}
            <p class="meta" role="status">{t.law_count(i64::try_from(found.len()).unwrap_or(0))}</p>
            <ul class="list">{rows}</ul>
            {none}
        }
    }))
}

/// The way to what awaits review, for those who write and those who review.
fn reviews(site: &Site) -> Option<AnyView> {
    let link = || view! { <p><a href=site.to(patterns::REVIEWS)>{site.text.reviews_title()}</a></p> }.into_any();
    service::law::may_read_bank(&site.ctx).then(link)
}

fn holds(instrument: &Instrument, language: Language, wanted: &str) -> bool {
    let mut words = vec![instrument.id.to_string(), instrument.title.text(language).clone()];
    for provision in &instrument.provisions {
        words.push(provision.article.clone());
        words.push(provision.subject.text(language).clone());
        words.push(provision.summary.text(language).clone());
    }
    service::catalogue::fold(&words.join(" ")).contains(wanted)
}

const fn scope(instrument: &Instrument) -> &'static str {
    match instrument.scope {
        Scope::International => "INT",
        Scope::Regional => "REG",
        Scope::National(jurisdiction) => jurisdiction.code(),
    }
}

fn search(site: &Site, filter: &LawFilter) -> AnyView {
    let t = &site.text;
    let choice = |value: &'static str, words: String, chosen: &str| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    };
    let scopes: Vec<_> = ["BF", "ML", "NE", "REG", "INT"]
        .into_iter()
        .map(|code| choice(code, country(site, code), &filter.scope))
        .collect();
    let states: Vec<_> = [Mark::InForce, Mark::Unverified, Mark::Repealed, Mark::Uncertain, Mark::Draft]
        .into_iter()
        .map(|mark| choice(mark.word(), mark.says(t), &filter.state))
        .collect();
    view! {
        <form class="toolbar" method="get" action=site.to(patterns::LAW) role="search">
            <div><label for="q">{t.search_words()}</label><input type="search" id="q" name="q" value=filter.words.clone()/></div>
            <div>
                <label for="scope">{t.law_scope()}</label>
                <select id="scope" name="scope"><option value="">{t.all()}</option>{scopes}</select>
            </div>
            <div>
                <label for="state">{t.law_state()}</label>
                <select id="state" name="state"><option value="">{t.all()}</option>{states}</select>
            </div>
            <div>
                <label for="day">{t.law_day()}</label>
                <input type="date" id="day" name="day" value=filter.day.clone()/>
            </div>
            <button class="button">{t.search()}</button>
        </form>
    }
    .into_any()
}

fn row(site: &Site, instrument: &Instrument, language: Language, day: Option<Date>) -> AnyView {
    let address = site.to(routes::instrument(instrument.id.as_str()));
    let state = match day {
        Some(day) => on_day(site, &instrument.state, day),
        None => tag(site, &instrument.state),
    };
    view! {
        <li>
            <div>
                <a href=address>{instrument.title.text(language).clone()}</a>
                <small>{country(site, scope(instrument))}</small>
            </div>
            {state}
        </li>
    }
    .into_any()
}

fn tag(site: &Site, state: &LawState) -> AnyView {
    let mark = Mark::of(state);
    view! { <span class="tag" data-state=mark.word()>{mark.says(&site.text)}</span> }.into_any()
}

fn on_day(site: &Site, state: &LawState, day: Date) -> AnyView {
    let t = &site.text;
    let (tone, words) = match state.in_force_on(day) {
        Answer::Yes => ("tag right", t.law_in_force_that_day()),
        Answer::No => ("tag wrong", t.law_not_in_force_that_day()),
        Answer::Unknown => ("tag open", t.law_unknown_that_day()),
    };
    view! { <span class=tone>{words}</span> }.into_any()
}

/// An instrument with its provisions.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn instrument(site: &Site, id: &str) -> Result<Page, Error> {
    let law = catalogue::law(&site.ctx).await?;
    let instrument = law.register.instrument(id).ok_or(Refusal::NotFound)?;
    let language: Language = site.ctx.locale.into();
    let t = &site.text;
    let title = instrument.title.text(language).clone();
    Ok(site.page(About::titled(title.clone()).under(t.law_title(), patterns::LAW), || {
        let rows: Vec<_> = instrument.provisions.iter().map(|p| provision_row(site, instrument, p, language)).collect();
        view! {
            <p class="kicker">{country(site, scope(instrument))}</p>
            <h1>{title}</h1>
            <p>{tag(site, &instrument.state)}</p>
            {dates(site, &instrument.state)}
            {instrument.note.as_ref().map(|n| view! { <div class="notice"><p>{n.text(language).clone()}</p></div> })}
            <h2>{t.law_provisions()}</h2>
            <ul class="list">{rows}</ul>
            {source(site, instrument.source.as_ref())}
        }
    }))
}

fn provision_row(site: &Site, instrument: &Instrument, provision: &Provision, language: Language) -> AnyView {
    let address = site.to(routes::provision(instrument.id.as_str(), provision.id.as_str()));
    let title = about(&site.text, &provision.article, provision.subject.text(language));
    view! {
        <li>
            <div><a href=address>{title}</a><small>{provision.summary.text(language).clone()}</small></div>
            {tag(site, &provision.state)}
        </li>
    }
    .into_any()
}

/// A provision: state, validity, summary, what cites it.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn provision(site: &Site, instrument: &str, provision: &str, report: &ReportForm) -> Result<Page, Error> {
    let law = catalogue::law(&site.ctx).await?;
    let found = law.register.instrument(instrument).ok_or(Refusal::NotFound)?;
    let language: Language = site.ctx.locale.into();
    let exact = found.provisions.iter().find(|p| p.id.as_str() == provision);
    let children: Vec<&Provision> = match exact {
        Some(one) => vec![one],
        None => found.provisions.iter().filter(|p| p.id.as_str().starts_with(&format!("{provision}-"))).collect(),
    };
    if children.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let refs: Vec<ProvisionRef> =
        children.iter().map(|p| ProvisionRef { instrument: found.id.clone(), provision: p.id.clone() }).collect();
    let citing = catalogue::citing(&site.ctx, &refs).await?;
    let report = report.form(site);
    let impact = crate::law::impact(site, &format!("{instrument}/{provision}")).await?;
    let reports = crate::law::reports(site, &refs, &report).await?;
    let status = if report.errors.is_empty() { 200 } else { 422 };
    let t = &site.text;
    let first = match children.as_slice() {
        [only] => article(t, &only.article),
        _ => article(t, provision),
    };
    let title = found.title.text(language).clone();
    let about = About::titled(first)
        .under(t.law_title(), patterns::LAW)
        .under(title.clone(), routes::instrument(instrument))
        .status(status);
    Ok(site.page(about, || {
        let alone = children.len() == 1;
        let parts: Vec<_> = children.iter().map(|p| one_provision(site, p, language, alone)).collect();
        let several = (!alone).then(|| view! { <h1>{article(t, provision)}</h1> });
        view! {
            {error_summary(t, &report)}
            <p class="kicker">{title}</p>
            {several}
            {parts}
            <h2>{t.law_cited_by()}</h2>
            {cited_by(site, &citing)}
            {impact}
            {source(site, found.source.as_ref())}
            {reports}
        }
    }))
}

/// Under its own heading, which is the page's when it stands alone.
fn one_provision(site: &Site, provision: &Provision, language: Language, alone: bool) -> AnyView {
    let t = &site.text;
    let name = about(t, &provision.article, provision.subject.text(language));
    let heading = if alone { view! { <h1>{name}</h1> }.into_any() } else { view! { <h2>{name}</h2> }.into_any() };
    let penalty = provision.penalty.as_ref().map(|p| {
        let lines: Vec<_> =
            [(t.penalty_minimum(), &p.minimum), (t.penalty_maximum(), &p.maximum), (t.penalty_fine(), &p.fine)]
                .into_iter()
                .filter_map(|(word, value)| Some(view! { <div><dt>{word}</dt><dd>{value.clone()?}</dd></div> }))
                .collect();
        view! { <dl class="review">{lines}</dl> }
    });
    let warning = (Mark::of(&provision.state) == Mark::Unverified)
        .then(|| view! { <div class="notice warn"><p>{t.law_unverified_says()}</p></div> });
    view! {
        <section>
            {heading}
            <p>{tag(site, &provision.state)}</p>
            {warning}
            <blockquote class="provision"><p>{provision.summary.text(language).clone()}</p></blockquote>
            {penalty}
            {dates(site, &provision.state)}
            {provision.note.as_ref().map(|n| view! { <div class="notice"><p>{n.text(language).clone()}</p></div> })}
        </section>
    }
    .into_any()
}

fn dates(site: &Site, state: &LawState) -> AnyView {
    let t = &site.text;
    let line = |word: String, date: Option<PartialDate>| {
        let text = date.and_then(|d| in_words(site, d))?;
        Some(view! { <div><dt>{word}</dt><dd>{text}</dd></div> })
    };
    let replaced = state.replaced_by.clone().map(|by| {
        let address = site.to(format!("{}/{by}", patterns::LAW));
        view! { <div><dt>{t.law_replaced_by()}</dt><dd><a href=address>{by}</a></dd></div> }
    });
    view! {
        <dl class="review">
            {line(t.law_adopted(), state.validity.adopted)}
            {line(t.law_from(), state.validity.from)}
            {line(t.law_until(), state.validity.until)}
            {replaced}
        </dl>
    }
    .into_any()
}

fn in_words(site: &Site, date: PartialDate) -> Option<String> {
    let t = &site.text;
    match date {
        PartialDate::Day(day) => Some(t.calendar_day(day)),
        PartialDate::Month(year, month) => Some(t.calendar_month(year, month)),
        PartialDate::Year(year) => Some(year.to_string()),
        PartialDate::Unknown => Some(t.law_date_unknown()),
    }
}

fn source(site: &Site, source: Option<&String>) -> Option<AnyView> {
    let words = source?.clone();
    Some(view! { <p class="meta">{site.text.law_source()}" "{words}</p> }.into_any())
}

fn cited_by(site: &Site, citing: &[Citing]) -> AnyView {
    let t = &site.text;
    if citing.is_empty() {
        return view! { <p>{t.law_cited_by_nothing()}</p> }.into_any();
    }
    let rows: Vec<_> = citing
        .iter()
        .map(|one| {
            let address = site.to(routes::lesson(&one.course, &one.module, &one.lesson));
            view! { <li><div><a href=address>{one.title.clone()}</a></div></li> }
        })
        .collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

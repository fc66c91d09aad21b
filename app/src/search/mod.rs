//! Search: a box, and what it finds.

use crate::{
    page::{About, Page, Site},
    routes::{self, patterns},
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    search::{self, Hit, Kind, SHOWN, Target},
};

/// The page of search.
///
/// # Errors
/// When the actor may not read.
pub async fn search(site: &Site, words: &str) -> Result<Page, Error> {
    let found = search::search(&site.ctx, words).await?;
    let t = &site.text;
    Ok(site.page(About::titled(t.search_title()), || {
        let rows: Vec<_> = found.hits.iter().map(|hit| line(site, hit)).collect();
        let asked = !words.trim().is_empty();
        let count = asked.then(|| view! { <p class="meta" role="status">{t.search_count(found.count)}</p> });
        let more = (found.count > SHOWN).then(|| view! { <p>{t.search_more(SHOWN)}</p> });
        let none = (asked && rows.is_empty()).then(|| {
            view! { <div class="empty"><h2>{t.search_none()}</h2><p>{t.search_none_says()}</p></div> }
        });
        view! {
            <h1>{t.search_title()}</h1>
            {search_box(site, words)}
            {count}
            <ol class="list">{rows}</ol>
            {more}
            {none}
        }
    }))
}

/// The form for searching, wherever it stands.
pub(crate) fn search_box(site: &Site, words: &str) -> AnyView {
    let t = &site.text;
    view! {
        <form class="search" role="search" method="get" action=site.to(patterns::SEARCH)>
            <label class="vh" for="search">{t.search_label()}</label>
            <input type="search" id="search" name="q" value=words.to_owned() placeholder=t.search_label()/>
            <button class="button">{t.search()}</button>
        </form>
    }
    .into_any()
}

fn line(site: &Site, hit: &Hit) -> AnyView {
    let pieces: Vec<_> = hit
        .snippet
        .iter()
        .map(|piece| {
            let words = format!("{} ", piece.text);
            if piece.found { view! { <mark>{piece.text.clone()}</mark>" " }.into_any() } else { words.into_any() }
        })
        .collect();
    view! {
        <li>
            <div>
                <a href=site.to(address(&hit.target))>{hit.title.clone()}</a>
                <small>{kind(&site.text, hit.kind)}" · "{hit.place.clone()}</small>
                <p>{pieces}</p>
            </div>
        </li>
    }
    .into_any()
}

fn kind(t: &Text, kind: Kind) -> String {
    match kind {
        Kind::Lesson => t.search_lesson(),
        Kind::Term => t.glossary(),
        Kind::Question => t.search_question(),
        Kind::Law => t.nav_law(),
    }
}

fn address(target: &Target) -> String {
    match target {
        Target::Lesson(course, module, lesson, question) => {
            let anchor = question.as_ref().map(|q| format!("#{q}")).unwrap_or_default();
            format!("{}{anchor}", routes::lesson(course, module, lesson))
        }
        Target::Module(course, module) => format!("{}#{module}", routes::course(course)),
        Target::Term(course, term) => routes::glossary(course, term),
        Target::Law(instrument, provision) => routes::provision(instrument, provision),
    }
}

//! Prose as HTML: addresses and today's state of the law are put in when the page is served.
#![expect(unreachable_pub, reason = "the macro makes a public struct of the component's properties")]

use crate::{page::Site, routes, text::Text};
use learning::catalogue::{Citation, LawState, Prose as Written, Register, Segment, Status};
use leptos::prelude::*;
use service::{Locale, catalogue::Law};
use std::sync::Arc;

/// What is needed to turn prose into HTML.
#[derive(Clone)]
pub(crate) struct Writer<'a> {
    site: &'a Site,
    course: &'a str,
    law: Option<Arc<Law>>,
    links: bool,
}

/// Today's state of what is cited, as the style knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    InForce,
    Unverified,
    Uncertain,
    Draft,
    Repealed,
}

impl Mark {
    /// The state of a provision or an instrument.
    pub(crate) const fn of(state: &LawState) -> Self {
        match state.status {
            Status::Repealed => Self::Repealed,
            Status::Draft => Self::Draft,
            Status::Uncertain => Self::Uncertain,
            Status::InForce if state.to_verify => Self::Unverified,
            Status::InForce => Self::InForce,
        }
    }

    /// The word that the style knows it by.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Unverified => "unverified",
            Self::Uncertain => "uncertain",
            Self::Draft => "draft",
            Self::Repealed => "repealed",
        }
    }

    /// The words for readers.
    pub(crate) fn says(self, t: &Text) -> String {
        match self {
            Self::InForce => t.law_in_force(),
            Self::Unverified => t.law_unverified(),
            Self::Uncertain => t.law_uncertain(),
            Self::Draft => t.law_draft(),
            Self::Repealed => t.law_repealed(),
        }
    }
}

/// The gravest state among the provisions cited. Law cited as it stood on a day is marked only where it is unverified.
pub(crate) fn mark(register: &Register, citation: &Citation) -> Mark {
    let Some(resolved) = register.resolve(citation) else { return Mark::Unverified };
    let states = resolved.provisions.iter().map(|p| &p.state);
    let marks = states.map(|state| match citation.on {
        Some(_) if state.is_sound_on(citation.on) => Mark::InForce,
        _ => Mark::of(state),
    });
    marks.max().unwrap_or_else(|| Mark::of(&resolved.instrument.state))
}

impl<'a> Writer<'a> {
    /// For the prose of a course.
    pub(crate) const fn new(site: &'a Site, course: &'a str, law: Option<Arc<Law>>) -> Self {
        Self { site, course, law, links: true }
    }

    /// For the prose of a test: words only, since a link would help and would show what the bank holds.
    pub(crate) const fn without_links(site: &'a Site, course: &'a str) -> Self {
        Self { site, course, law: None, links: false }
    }

    /// The prose as HTML.
    pub(crate) fn html(&self, prose: &Written) -> String {
        let mut out = String::new();
        for segment in &prose.0 {
            match segment {
                Segment::Law { html, .. } | Segment::Term { html, .. } | Segment::Lesson { html, .. }
                    if !self.links =>
                {
                    out.push_str(html.as_str());
                }
                Segment::Html(html) => out.push_str(html.as_str()),
                Segment::Law { citation, html } => out.push_str(&self.law_link(citation, html.as_str())),
                Segment::Term { term, html } => {
                    let address = self.site.to(routes::glossary(self.course, term.as_str()));
                    out.push_str(&format!("<a class=\"term\" href=\"{address}\">{}</a>", html.as_str()));
                }
                Segment::Image { address, format, alternative } => {
                    let source = self.site.to(routes::image(&address.to_string(), format));
                    let words = escape(alternative);
                    out.push_str(&format!("<img src=\"{source}\" alt=\"{words}\" loading=\"lazy\">"));
                }
                Segment::Lesson { module, lesson, anchor, html } => {
                    let anchor = anchor.as_ref().map(|a| format!("#{a}")).unwrap_or_default();
                    let address = self.site.to(routes::lesson(self.course, module.as_str(), lesson.as_str()));
                    out.push_str(&format!("<a href=\"{address}{anchor}\">{}</a>", html.as_str()));
                }
            }
        }
        out
    }

    /// A link to a provision with today's state.
    fn law_link(&self, citation: &Citation, html: &str) -> String {
        let mark = self.law.as_ref().map_or(Mark::InForce, |law| mark(&law.register, citation));
        let state = match mark {
            Mark::InForce => String::new(),
            other => format!("<span class=\"state\"> {}</span>", other.says(&self.site.text)),
        };
        let address = self.site.to(routes::provision(citation.instrument.as_str(), citation.provision.as_str()));
        format!("<a class=\"law\" data-state=\"{}\" href=\"{address}\">{html}{state}</a>", mark.word())
    }

    /// Citations as a line of links.
    pub(crate) fn cited<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> String {
        let links = citations.into_iter().map(|citation| self.law_link(citation, &self.named(citation)));
        links.collect::<Vec<_>>().join(", ")
    }

    /// A citation as a reader names it: instrument and article.
    fn named(&self, citation: &Citation) -> String {
        escape(&self.called(citation))
    }

    /// The same as plain text.
    pub(crate) fn called(&self, citation: &Citation) -> String {
        let language = self.site.ctx.locale.into();
        let found = self.law.as_ref().and_then(|law| law.register.resolve(citation));
        found.map_or_else(
            || citation.to_string(),
            |resolved| {
                let article = resolved.provisions.first().map(|p| article(&self.site.text, &p.article));
                let title = short(resolved.instrument.title.text(language));
                article.map_or_else(|| title.clone(), |article| format!("{title}, {article}"))
            },
        )
    }
}

/// `art. 3 a)` for an article, the words themselves for what has no number.
pub(crate) fn article(t: &Text, article: &str) -> String {
    if !article.starts_with(|c: char| c.is_ascii_digit()) {
        article.to_owned()
    } else if t.locale() == Locale::Fr {
        t.law_article(french(article))
    } else {
        t.law_article(article)
    }
}

/// An article with what it is about.
pub(crate) fn about(t: &Text, number: &str, subject: &str) -> String {
    match t.locale() {
        Locale::Fr => format!("{}\u{a0}: {subject}", article(t, number)),
        Locale::En => format!("{}: {subject}", article(t, number)),
    }
}

/// `3(a)(i)` as French law writes it: `3 a) i)`, on one line.
fn french(article: &str) -> String {
    article.replace(" (", "(").replace('(', "\u{a0}")
}

/// A title without what stands in brackets or after a comma, and not too long for a link.
fn short(title: &str) -> String {
    let plain = title.split(['(', ',', ':']).next().unwrap_or(title).trim();
    let words: Vec<&str> = plain.split_whitespace().collect();
    match words.get(..9) {
        Some(first) => format!("{}…", first.join(" ")),
        None => plain.to_owned(),
    }
}

/// Text made safe inside HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// HTML that publishing wrote, on the page.
#[component]
pub(crate) fn Prose(
    /// What [`Writer::html`] made.
    html: String,
) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}

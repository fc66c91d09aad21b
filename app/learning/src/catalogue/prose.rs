//! Rendered prose: HTML made by publishing, with holes where today's state of the law or an address goes.

use serde::{Deserialize, Serialize};

use super::{Citation, ContentAddress, LessonId, ModuleId, TermId};

/// HTML that publishing wrote: escaped, from an allow-list of elements, without scripts or handlers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Vouches for HTML; only the writer of `service::authoring` may.
    #[must_use]
    pub const fn vouched(html: String) -> Self {
        Self(html)
    }

    /// The HTML text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Segment {
    /// HTML to copy as it is.
    Html(Html),
    /// A link to the law, whose state is looked up when the page is served.
    Law {
        /// What is cited.
        citation: Citation,
        /// What the link says.
        html: Html,
    },
    /// A link to a glossary entry.
    Term {
        /// The entry.
        term: TermId,
        /// What the link says.
        html: Html,
    },
    /// A link to another lesson of the course.
    Lesson {
        /// The module it stands in.
        module: ModuleId,
        /// The lesson.
        lesson: LessonId,
        /// The heading aimed at, with its prefix, if any.
        anchor: Option<String>,
        /// What the link says.
        html: Html,
    },
    /// An image of the course, kept by its content.
    Image {
        /// Its content address.
        address: ContentAddress,
        /// The ending of its name: `webp`, `png`, `jpg` or `avif`.
        format: String,
        /// What it shows, for those who cannot see it.
        alternative: String,
    },
}

/// Prose in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(pub Vec<Segment>);

impl Prose {
    /// Whether there is nothing to read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every citation made by a link, in reading order.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.0.iter().filter_map(|segment| match segment {
            Segment::Law { citation, .. } => Some(citation),
            _ => None,
        })
    }

    /// Every citation made by a link, with the paragraph, item or cell that it stands in and the byte of it where it stands.
    #[must_use]
    pub fn cited_in(&self) -> Vec<(&Citation, String, usize)> {
        let mut found: Vec<(&Citation, String, usize)> = Vec::new();
        let (mut paragraph, mut open) = (String::new(), 0);
        for segment in &self.0 {
            let html = match segment {
                Segment::Law { citation, html } => {
                    found.push((citation, String::new(), paragraph.len()));
                    html
                }
                Segment::Html(html) | Segment::Term { html, .. } | Segment::Lesson { html, .. } => html,
                Segment::Image { .. } => continue,
            };
            for (n, part) in blocks(html.as_str()).into_iter().enumerate() {
                if n > 0 {
                    found.iter_mut().skip(open).for_each(|one| one.1.clone_from(&paragraph));
                    open = found.len();
                    paragraph.clear();
                }
                strip(part, &mut paragraph);
            }
        }
        found.iter_mut().skip(open).for_each(|one| one.1.clone_from(&paragraph));
        found
    }

    /// The words without marks, for search and for titles.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Image { alternative, .. } => plain.push_str(alternative),
                Segment::Html(html)
                | Segment::Law { html, .. }
                | Segment::Term { html, .. }
                | Segment::Lesson { html, .. } => strip(html.as_str(), &mut plain),
            }
        }
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// HTML of our own cut where a paragraph, an item, a cell or a heading begins or ends.
fn blocks(html: &str) -> Vec<&str> {
    const INLINE: [&str; 7] = ["em", "strong", "code", "a", "sup", "br", "del"];
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in html.match_indices('<') {
        let name = html.get(at + 1..).unwrap_or_default().trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            parts.push(html.get(start..at).unwrap_or_default());
            start = at;
        }
    }
    parts.push(html.get(start..).unwrap_or_default());
    parts
}

/// Leaves out the tags of our own HTML and reads the four entities that our writer makes.
fn strip(html: &str, plain: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, mark) = rest.split_at(at);
        plain.push_str(before);
        let end = mark.find(if mark.starts_with('<') { '>' } else { ';' }).map_or(mark.len(), |end| end + 1);
        let (mark, after) = mark.split_at(end);
        plain.push_str(meaning(mark));
        rest = after;
    }
    plain.push_str(rest);
}

fn meaning(mark: &str) -> &str {
    match mark {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        inline
            if ["<em", "</em", "<strong", "</strong", "<code", "</code"].iter().any(|tag| inline.starts_with(tag)) =>
        {
            ""
        }
        _ => " ",
    }
}

//! Heading attributes: `{#id .class key=value key="two words"}`, read by us so that each has its place.

use std::ops::Range;

use crate::authoring::code::Code;
use crate::authoring::read::page::Page;

/// A word and its place in the file.
pub(in crate::authoring) type Placed = (String, Range<usize>);

/// What stands between the braces at the end of a heading.
#[derive(Debug, Clone, Default)]
pub(in crate::authoring) struct Attributes {
    pub(in crate::authoring) id: Option<Placed>,
    pub(in crate::authoring) classes: Vec<Placed>,
    values: Vec<(String, Placed)>,
}

impl Attributes {
    /// The value of a key.
    pub(in crate::authoring) fn get(&self, key: &str) -> Option<&Placed> {
        self.values.iter().find(|(found, _)| found == key).map(|(_, value)| value)
    }

    /// Whether a class is given.
    pub(in crate::authoring) fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|(found, _)| found == class)
    }

    /// Notes every key that is not on a list.
    pub(in crate::authoring) fn allow(&self, page: &mut Page<'_>, keys: &[&str]) {
        for (key, (_, place)) in self.values.iter().filter(|(key, _)| !keys.contains(&key.as_str())) {
            let allowed = if keys.is_empty() { "@none".to_owned() } else { keys.join(", ") };
            page.note(place.clone(), Code::AttributeUnknown, &[key, &allowed]);
        }
    }
}

/// Reads the attributes of a heading from its source, and notes what cannot be read.
///
/// `taken` says whether the markdown reader took them off the heading's text.
pub(in crate::authoring) fn read(page: &mut Page<'_>, heading: &Range<usize>, taken: bool) -> Attributes {
    let text = page.source.text.get(heading.clone()).unwrap_or_default();
    let line = text.trim_end_matches(['\n', '\r', ' ', '\t', '#', '=', '-']);
    let Some(open) = line.rfind('{') else { return Attributes::default() };
    let inner = heading.start + open + 1..heading.start + line.len();
    let found = line.get(open..).unwrap_or_default();
    match (found.strip_suffix('}').is_some(), taken) {
        (true, true) => tokens(page, inner.start..inner.end - 1),
        (true, false) if !["{}", "{ }"].contains(&found) => malformed(page, inner, "@characters"),
        (false, _) if ["{#", "{."].iter().any(|start| found.starts_with(start)) => malformed(page, inner, "@unclosed"),
        _ => Attributes::default(),
    }
}

fn malformed(page: &mut Page<'_>, range: Range<usize>, why: &str) -> Attributes {
    page.note(range.start - 1..range.end, Code::AttributeMalformed, &[why]);
    Attributes::default()
}

fn tokens(page: &mut Page<'_>, inner: Range<usize>) -> Attributes {
    let mut attributes = Attributes::default();
    let mut at = inner.start;
    while at < inner.end {
        let rest = page.source.text.get(at..inner.end).unwrap_or_default();
        let length = token_length(rest);
        if length > 0 {
            take(page, &mut attributes, at..at + length);
        }
        at += length.max(1);
        while !page.source.text.is_char_boundary(at) {
            at += 1;
        }
    }
    attributes
}

/// The length of the token at the head of a text; 0 for a space.
fn token_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            _ if letter.is_ascii_whitespace() && !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn take(page: &mut Page<'_>, attributes: &mut Attributes, place: Range<usize>) {
    let token = page.source.text.get(place.clone()).unwrap_or_default().to_owned();
    let word = |text: &str| (text.to_owned(), place.clone());
    let twice = if let Some(id) = token.strip_prefix('#') {
        attributes.id.replace(word(id)).is_some()
    } else if let Some(class) = token.strip_prefix('.') {
        attributes.classes.push(word(class));
        false
    } else if let Some((key, value)) = token.split_once('=') {
        let twice = attributes.get(key).is_some();
        let start = place.start + key.len() + 1;
        attributes.values.push((key.to_owned(), (value.trim_matches('"').to_owned(), start..place.end)));
        twice
    } else {
        page.note(place, Code::AttributeMalformed, &[&token]);
        return;
    };
    if twice {
        page.note(place, Code::AttributeMalformed, &["@twice"]);
    }
}

//! Links and images: an allow-list of schemes, and holes where the page fills in the address.

use std::ops::Range;

use learning::catalogue::{Citation, ContentAddress, Html, LessonId, ModuleId, Segment, TermId};
use pulldown_cmark::Event;

use super::{Writer, escape};
use crate::authoring::code::Code;
use crate::authoring::read::page::{LawUse, LessonUse};
use crate::authoring::read::picture::{self, Refused, Shipped};
use crate::authoring::read::{lesson, tree};
use crate::authoring::source::Visibility;
use crate::authoring::{address, limits};

/// A link whose end has not come yet.
pub(super) enum Open {
    /// Refused: only its text is kept.
    Nothing,
    /// An ordinary address, written already.
    Written,
    Law(Citation),
    Term(TermId),
    Lesson(ModuleId, LessonId, Option<String>),
}

/// An image whose end has not come yet.
pub(super) struct OpenImage {
    destination: String,
    alternative: String,
    range: Range<usize>,
}

/// An image file that a page shows.
#[derive(Debug, Clone)]
pub(in crate::authoring) struct ImageUse {
    pub(in crate::authoring) format: String,
    pub(in crate::authoring) bytes: Vec<u8>,
    pub(in crate::authoring) visibility: Visibility,
}

impl OpenImage {
    pub(super) fn read(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.alternative.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.alternative.push(' '),
            _ => {}
        }
    }
}

impl Writer<'_, '_> {
    pub(super) fn open_link(&mut self, destination: &str, range: &Range<usize>) {
        let open = self.link(destination, range);
        if !matches!(open, Open::Nothing | Open::Written) {
            self.flush();
        }
        self.links.push(open);
    }

    pub(super) fn close_link(&mut self) {
        let html = |writer: &mut Self| Html::vouched(std::mem::take(&mut writer.html));
        let segment = match self.links.pop() {
            None | Some(Open::Nothing) => return,
            Some(Open::Written) => return self.html.push_str("</a>"),
            Some(Open::Law(citation)) => Segment::Law { citation, html: html(self) },
            Some(Open::Term(term)) => Segment::Term { term, html: html(self) },
            Some(Open::Lesson(module, lesson, anchor)) => Segment::Lesson { module, lesson, anchor, html: html(self) },
        };
        self.segments.push(segment);
    }

    fn link(&mut self, destination: &str, range: &Range<usize>) -> Open {
        if let Some(citation) = destination.strip_prefix("law:") {
            self.law(citation, range)
        } else if let Some(term) = destination.strip_prefix("glossary:") {
            self.term(term, range)
        } else if let Some(anchor) = destination.strip_prefix('#') {
            let lessons = &mut self.page.uses.lessons;
            lessons.push(LessonUse { target: None, anchor: anchor.to_owned(), range: range.clone() });
            self.written(&format!("#h-{anchor}"), "")
        } else if destination.starts_with("https://") {
            self.written(destination, " rel=\"external noopener\"")
        } else {
            self.lesson(destination, range)
        }
    }

    fn written(&mut self, address: &str, more: &str) -> Open {
        self.html.push_str("<a href=\"");
        escape(&percent(address), &mut self.html);
        self.html.push_str(&format!("\"{more}>"));
        Open::Written
    }

    fn law(&mut self, text: &str, range: &Range<usize>) -> Open {
        match text.parse::<Citation>() {
            Ok(citation) => {
                let within = self.surroundings(range);
                let found = LawUse { citation: citation.clone(), range: range.clone(), within };
                self.page.uses.laws.push(found);
                Open::Law(citation)
            }
            Err(_) => {
                self.page.note(range.clone(), Code::LawMalformed, &[text]);
                Open::Nothing
            }
        }
    }

    fn term(&mut self, text: &str, range: &Range<usize>) -> Open {
        match TermId::new(text) {
            Ok(term) => {
                self.page.uses.terms.push((term.clone(), range.clone()));
                Open::Term(term)
            }
            Err(_) => {
                self.page.note(range.clone(), Code::UnknownTerm, &[text]);
                Open::Nothing
            }
        }
    }

    fn lesson(&mut self, destination: &str, range: &Range<usize>) -> Open {
        let (path, anchor) = destination.split_once('#').map_or((destination, None), |(p, a)| (p, Some(a)));
        if path.contains(':') || path.starts_with('/') || !path.ends_with(".md") {
            self.page.note(range.clone(), Code::LinkScheme, &[destination]);
            return Open::Nothing;
        }
        let path = joined(&self.page.folder, path);
        let Some((module, lesson)) = path.as_deref().and_then(|path| self.target(path)) else {
            self.page.note(range.clone(), Code::LinkDead, &[destination]);
            return Open::Nothing;
        };
        if let Some(anchor) = anchor {
            let target = Some((module.clone(), lesson.clone()));
            self.page.uses.lessons.push(LessonUse { target, anchor: anchor.to_owned(), range: range.clone() });
        }
        Open::Lesson(module, lesson, anchor.map(|anchor| format!("h-{anchor}")))
    }

    fn target(&self, path: &str) -> Option<(ModuleId, LessonId)> {
        let (folder, file) = path.split_once('/')?.1.split_once('/')?;
        let exists = self.page.atlas.files.contains_key(path);
        let module = self.page.atlas.modules.get(folder)?;
        exists.then_some(())?;
        Some((module.clone(), lesson::id_of(file)?))
    }

    pub(super) fn open_image(&mut self, destination: &str, range: &Range<usize>) {
        let destination = destination.to_owned();
        self.image = Some(OpenImage { destination, alternative: String::new(), range: range.clone() });
    }

    pub(super) fn close_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        if image.alternative.trim().is_empty() {
            self.page.note(image.range.clone(), Code::ImageAlt, &[]);
        }
        let Some(shown) = self.load(&image) else { return };
        let address: ContentAddress = address::of_bytes(&shown.bytes);
        let format = shown.format.clone();
        self.flush();
        self.page.uses.images.insert(address.to_string(), shown);
        self.segments.push(Segment::Image { address, format, alternative: image.alternative.trim().to_owned() });
    }

    fn load(&mut self, image: &OpenImage) -> Option<ImageUse> {
        let note = |writer: &mut Self, code, about: &[&str]| writer.page.note(image.range.clone(), code, about);
        if image.destination.contains(':') || image.destination.starts_with('/') {
            note(self, Code::LinkScheme, &[&image.destination]);
            return None;
        }
        let path = joined(&self.page.folder, &image.destination);
        let atlas = self.page.atlas;
        let Some(found) = path.and_then(|path| atlas.files.get(&path)) else {
            note(self, Code::ImageMissing, &[&image.destination]);
            return None;
        };
        if found.bytes > limits::IMAGE_SOURCE_BYTES {
            let (bytes, most) = (found.bytes.to_string(), limits::IMAGE_SOURCE_BYTES.to_string());
            note(self, Code::ImageTooLarge, &[&bytes, &most]);
            return None;
        }
        if let Some(made) = atlas.pictures.borrow().get(&found.path) {
            return self.shown(image, made, found.visibility);
        }
        let bytes = tree::bytes(&found.path).unwrap_or_default();
        let Some(format) = format_of(&image.destination, &bytes) else {
            note(self, Code::ImageFormat, &[&image.destination]);
            return None;
        };
        let made = picture::shipped(&bytes, format);
        let shown = self.shown(image, &made, found.visibility);
        atlas.pictures.borrow_mut().insert(found.path.clone(), made);
        shown
    }

    fn shown(
        &mut self,
        image: &OpenImage,
        made: &Result<Shipped, Refused>,
        visibility: Visibility,
    ) -> Option<ImageUse> {
        let (code, about) = match made {
            Ok(Shipped { format, bytes }) => {
                return Some(ImageUse { format: format.clone(), bytes: bytes.clone(), visibility });
            }
            Err(Refused::Damaged) => (Code::ImageDamaged, [image.destination.clone(), String::new()]),
            Err(Refused::TooManyPixels(0, _)) => (Code::ImagePixels, ["?".to_owned(), "?".to_owned()]),
            Err(Refused::TooManyPixels(width, height)) => (Code::ImagePixels, [width.to_string(), height.to_string()]),
            Err(Refused::TooHeavy(bytes)) => {
                (Code::ImageTooLarge, [bytes.to_string(), limits::IMAGE_BYTES.to_string()])
            }
        };
        self.page.note(image.range.clone(), code, &[&about[0], &about[1]]);
        None
    }
}

/// An address in which only what an address may hold stands as it is.
fn percent(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'();/?:@&=+$,#%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The format of an image, when its content is what its name says.
fn format_of(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is = |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(sign));
    match ending.as_str() {
        "png" if is(0, b"\x89PNG\r\n\x1a\n") => Some("png"),
        "jpg" | "jpeg" if is(0, b"\xff\xd8\xff") => Some("jpg"),
        "webp" if is(0, b"RIFF") && is(8, b"WEBP") => Some("webp"),
        "avif" if is(4, b"ftypavif") => Some("avif"),
        _ => None,
    }
}

/// A relative path from a folder, without leaving the course.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

//! Gaps in a sentence: `[[accepted|also accepted]]`.

use std::ops::Range;

use learning::quiz::{GapPart, Task};
use pulldown_cmark::Event;

use super::super::markdown::Placed;
use super::super::page::Page;
use super::super::prose;
use crate::authoring::code::Code;

/// Reads the paragraph with gaps.
pub(super) fn read(page: &mut Page<'_>, paragraph: &[Placed<'_>]) -> Option<Task> {
    let inner = paragraph.get(1..paragraph.len().saturating_sub(1))?;
    let mut reader = Reader { page, parts: Vec::new(), text: Vec::new(), open: 0, sound: true };
    for (event, range) in inner {
        reader.event(event, range);
    }
    reader.end_text();
    let Reader { parts, sound, .. } = reader;
    let gaps = parts.iter().filter(|part| matches!(part, GapPart::Gap(_))).count();
    super::count(page, paragraph, gaps, 1, 4);
    (sound && gaps > 0).then_some(Task::Gap { parts })
}

struct Reader<'p, 'a, 't> {
    page: &'p mut Page<'a>,
    parts: Vec<GapPart>,
    text: Vec<Placed<'t>>,
    open: usize,
    sound: bool,
}

impl<'t> Reader<'_, '_, 't> {
    fn event(&mut self, event: &Event<'t>, range: &Range<usize>) {
        match event {
            Event::Text(text) => return self.words(text, range),
            Event::Start(_) => self.open += 1,
            Event::End(_) => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        self.text.push((event.clone(), range.clone()));
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("[[") {
            self.push_text(before, range);
            let Some((accepted, tail)) = after.split_once("]]") else {
                return self.refuse(range, "@gap-unclosed");
            };
            self.gap(accepted, range);
            rest = tail;
        }
        self.push_text(rest, range);
    }

    fn push_text(&mut self, text: &str, range: &Range<usize>) {
        if !text.is_empty() {
            self.text.push((Event::Text(text.to_owned().into()), range.clone()));
        }
    }

    fn gap(&mut self, accepted: &str, range: &Range<usize>) {
        let accepted: Vec<String> = accepted.split('|').map(|word| word.trim().to_owned()).collect();
        if self.open > 0 {
            return self.refuse(range, "@gap-markup");
        }
        if accepted.iter().any(String::is_empty) {
            return self.refuse(range, "@gap-empty");
        }
        self.end_text();
        self.parts.push(GapPart::Gap(accepted));
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            let prose = prose::inline(self.page, &text);
            self.parts.push(GapPart::Text(prose));
        }
    }

    fn refuse(&mut self, range: &Range<usize>, why: &str) {
        self.sound = false;
        self.page.note(range.clone(), Code::GapMalformed, &[why]);
    }
}

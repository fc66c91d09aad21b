//! Lessons: minutes, length, emptiness, and overlays that leave a jurisdiction out.

use std::collections::{BTreeMap, BTreeSet};

use learning::catalogue::{Jurisdiction, LessonKind};

use super::Desk;
use crate::authoring::code::Code;
use crate::authoring::gather::{CourseDraft, LessonFile};
use crate::authoring::limits::WORDS_PER_MINUTE;

pub(super) fn check(desk: &mut Desk<'_>, course: &CourseDraft) {
    names(desk, course);
    for lesson in &course.lessons {
        if lesson.draft.front.kind == LessonKind::Lesson {
            length(desk, lesson);
        }
        overlays(desk, lesson);
    }
}

/// Two files of a module whose names differ in their number only would have one address.
fn names(desk: &mut Desk<'_>, course: &CourseDraft) {
    let mut seen = BTreeMap::new();
    for lesson in &course.lessons {
        let place = (lesson.language, &lesson.folder, &lesson.id);
        if let Some(first) = seen.insert(place, &lesson.name) {
            let at = lesson.draft.yaml..lesson.draft.yaml + 1;
            desk.note(lesson.source, at, Code::IdDuplicate, &[lesson.id.as_str(), first]);
        }
    }
}

fn length(desk: &mut Desk<'_>, lesson: &LessonFile) {
    let (minutes, words) = (u32::from(lesson.draft.text.minutes), lesson.draft.text.words);
    let at = lesson.draft.yaml..lesson.draft.yaml + 1;
    if words == 0 {
        desk.note(lesson.source, at, Code::LessonEmpty, &[]);
    } else if minutes == 0 || minutes > 600 {
        desk.note(lesson.source, at, Code::MinutesMissing, &[]);
    } else if words > minutes * WORDS_PER_MINUTE {
        let about = [words, minutes, words.div_ceil(WORDS_PER_MINUTE)].map(|number| number.to_string());
        let [words, minutes, least] = &about;
        desk.note(lesson.source, at, Code::LessonTooLong, &[words, minutes, least]);
    }
}

fn overlays(desk: &mut Desk<'_>, lesson: &LessonFile) {
    let overlays = &lesson.draft.overlays;
    let covered: BTreeSet<Jurisdiction> =
        overlays.iter().flat_map(|(readers, _)| readers.jurisdictions.iter().copied()).collect();
    let Some(first) = covered.first() else { return };
    let at = overlays.iter().find(|(readers, _)| !readers.jurisdictions.is_empty()).map(|(_, range)| range.clone());
    let whole = lesson.draft.front.readers().jurisdictions;
    let meant = Jurisdiction::ALL.into_iter().filter(|place| whole.is_empty() || whole.contains(place));
    for missing in meant.filter(|place| !covered.contains(place)) {
        let at = at.clone().unwrap_or_default();
        desk.note(lesson.source, at, Code::OverlayMissing, &[first.code(), missing.code()]);
    }
}

//! The index of a revision or of the register: words to entries.

use super::{Kind, Target};
use learning::{
    catalogue::{Course, Instrument, Language, Lesson, LessonKind, Module, Provision, Register},
    quiz::{Question, fold},
};
use std::collections::BTreeMap;

/// Something that may be found.
#[derive(Debug)]
pub(super) struct Entry {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it leads.
    pub(super) target: Target,
    /// Its title.
    pub(super) title: String,
    /// Where it stands: a module, an instrument.
    pub(super) place: String,
    /// Its words.
    pub(super) text: String,
}

/// How often a word stands in an entry.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) title: u32,
    pub(super) text: u32,
}

/// Words to entries.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
    pub(super) words: BTreeMap<String, BTreeMap<usize, Count>>,
}

impl Index {
    /// Of a course in one language. The sealed bank is not even at hand here.
    pub(super) fn of_course(course: &Course, language: Language) -> Self {
        let mut index = Self::default();
        for module in &course.modules {
            for lesson in module.pages() {
                index.add(of_lesson(course, module, lesson, language));
            }
            for question in module.practice.iter().filter_map(|id| course.questions.get(id)) {
                index.add(of_question(course, module, question.question(), language));
            }
        }
        for (id, term) in &course.glossary {
            let term = term.text(language);
            index.add(Entry {
                kind: Kind::Term,
                target: Target::Term(course.id.to_string(), id.to_string()),
                title: term.name.clone(),
                place: course.title.text(language).clone(),
                text: term.meaning.plain(),
            });
        }
        index
    }

    /// Of the register in one language.
    pub(super) fn of_law(register: &Register, language: Language) -> Self {
        let mut index = Self::default();
        for instrument in register.instruments() {
            for provision in &instrument.provisions {
                index.add(of_provision(instrument, provision, language));
            }
        }
        index
    }

    fn add(&mut self, entry: Entry) {
        let number = self.entries.len();
        for word in words(&entry.title) {
            self.words.entry(word).or_default().entry(number).or_default().title += 1;
        }
        for word in words(&entry.text).chain(words(&entry.place)) {
            self.words.entry(word).or_default().entry(number).or_default().text += 1;
        }
        self.entries.push(entry);
    }
}

fn of_lesson(course: &Course, module: &Module, lesson: &Lesson, language: Language) -> Entry {
    let text = lesson.texts.text(language);
    let mut plain: Vec<String> = text.prose().into_iter().map(learning::catalogue::Prose::plain).collect();
    plain.extend(text.contents.iter().map(|entry| entry.title.clone()));
    Entry {
        kind: Kind::Lesson,
        target: Target::Lesson(course.id.to_string(), module.id.to_string(), lesson.id.to_string(), None),
        title: text.title.clone(),
        place: module.title.text(language).clone(),
        text: plain.join(" "),
    }
}

/// A question is found by its title and what it asks, never by its answers.
fn of_question(course: &Course, module: &Module, question: &Question, language: Language) -> Entry {
    let (_, wording) = question.wording(language);
    let asks = |lesson: &&Lesson| {
        let text = lesson.texts.text(lesson.texts.source());
        matches!(lesson.kind, LessonKind::Lesson | LessonKind::Case) && text.questions().contains(&&question.id)
    };
    let target = match module.lessons.iter().find(asks) {
        Some(lesson) => Target::Lesson(
            course.id.to_string(),
            module.id.to_string(),
            lesson.id.to_string(),
            Some(question.id.to_string()),
        ),
        None => Target::Module(course.id.to_string(), module.id.to_string()),
    };
    Entry {
        kind: Kind::Question,
        target,
        title: wording.title.clone(),
        place: module.title.text(language).clone(),
        text: wording.stem.plain(),
    }
}

fn of_provision(instrument: &Instrument, provision: &Provision, language: Language) -> Entry {
    let title = instrument.title.text(language);
    Entry {
        kind: Kind::Law,
        target: Target::Law(instrument.id.to_string(), provision.id.to_string()),
        title: format!("{} : {}", provision.article, provision.subject.text(language)),
        place: title.clone(),
        text: provision.summary.text(language).clone(),
    }
}

/// Words as they are compared: without case, accents, elision or a plural's ending.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let split: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(singular).collect();
    split.into_iter()
}

/// French and English make most plurals with s or x: « victimes » finds « victime ».
pub(super) fn singular(word: &str) -> String {
    let letters = word.chars().count();
    let ends = word.ends_with(['s', 'x']) && letters > 3;
    if ends { word.chars().take(letters - 1).collect() } else { word.to_owned() }
}

//! Languages of content, and values that exist in one or both.

use serde::{Deserialize, Serialize};

/// A language that content may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French, the source language of the shipped course.
    Fr,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order shown.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The tag used in folders, addresses and `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Reads a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }
}

/// A value in its source language, with its translation when there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByLanguage<T> {
    source: Language,
    original: T,
    translation: Option<T>,
}

impl<T> ByLanguage<T> {
    /// A value in its source language, and in the other one if it was translated.
    pub const fn new(source: Language, original: T, translation: Option<T>) -> Self {
        Self { source, original, translation }
    }

    /// Builds from what each language holds; none when neither holds anything.
    pub fn from_pair(source: Language, original: Option<T>, translation: Option<T>) -> Option<Self> {
        match (original, translation) {
            (Some(original), translation) => Some(Self { source, original, translation }),
            (None, Some(only)) => Some(Self { source: source.other(), original: only, translation: None }),
            (None, None) => None,
        }
    }

    /// The value in the language asked for, or else in the source language, with the language really given.
    pub const fn get(&self, language: Language) -> (Language, &T) {
        match (&self.translation, self.is_source(language)) {
            (Some(translated), false) => (language, translated),
            _ => (self.source, &self.original),
        }
    }

    /// The value in the language asked for, or else in the source language.
    pub const fn text(&self, language: Language) -> &T {
        self.get(language).1
    }

    /// The value in exactly this language, if it exists.
    pub const fn exact(&self, language: Language) -> Option<&T> {
        if self.is_source(language) { Some(&self.original) } else { self.translation.as_ref() }
    }

    /// The language of the original.
    pub const fn source(&self) -> Language {
        self.source
    }

    /// The values that exist, the original first.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        let other = self.source.other();
        std::iter::once((self.source, &self.original)).chain(self.translation.iter().map(move |t| (other, t)))
    }

    /// The same languages with other values.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> ByLanguage<U> {
        ByLanguage { source: self.source, original: change(self.original), translation: self.translation.map(change) }
    }

    const fn is_source(&self, language: Language) -> bool {
        self.source as u8 == language as u8
    }
}

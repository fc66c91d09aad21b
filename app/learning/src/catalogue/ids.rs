//! Ids of the catalogue: lower-case slugs that never change once published.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest id accepted, in bytes.
const LONGEST: usize = 80;

/// Says whether a word may be an id: letters `a` to `z`, digits and single inner hyphens.
#[must_use]
pub fn is_slug(word: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !word.is_empty()
        && word.len() <= LONGEST
        && word.bytes().all(legal)
        && !word.starts_with('-')
        && !word.ends_with('-')
        && !word.contains("--")
}

/// A word that cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSlug(pub String);

impl fmt::Display for BadSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a slug of a-z, 0-9 and inner hyphens", self.0)
    }
}

impl std::error::Error for BadSlug {}

macro_rules! slug_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a slug, or says that it is none.
            pub fn new(word: impl Into<String>) -> Result<Self, BadSlug> {
                let word = word.into();
                if is_slug(&word) { Ok(Self(word)) } else { Err(BadSlug(word)) }
            }

            /// The slug itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadSlug;
            fn try_from(word: String) -> Result<Self, BadSlug> {
                Self::new(word)
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadSlug;
            fn from_str(word: &str) -> Result<Self, BadSlug> {
                Self::new(word)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

slug_id! {
    /// A course.
    CourseId;
    /// A module of a course.
    ModuleId;
    /// A lesson, unique in its module.
    LessonId;
    /// A learning objective, unique in its course.
    ObjectiveId;
    /// A question, unique in its course: `q-…` for practice, `x-…` for the sealed bank.
    QuestionId;
    /// A step of a case file, unique in its case.
    StepId;
    /// A test, unique in its course.
    TestId;
    /// A glossary entry, unique in its course.
    TermId;
    /// An instrument of the law register: a treaty, a statute, a code.
    InstrumentId;
    /// A provision, unique in its instrument.
    ProvisionId;
}

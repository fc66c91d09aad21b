//! For whom a section or a question is written: jurisdictions and professions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A national jurisdiction that content distinguishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Jurisdiction {
    /// Burkina Faso.
    #[serde(rename = "BF")]
    BurkinaFaso,
    /// Mali.
    #[serde(rename = "ML")]
    Mali,
    /// Niger.
    #[serde(rename = "NE")]
    Niger,
}

impl Jurisdiction {
    /// Every jurisdiction, in the order shown.
    pub const ALL: [Self; 3] = [Self::BurkinaFaso, Self::Mali, Self::Niger];

    /// The two letters used in files and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BurkinaFaso => "BF",
            Self::Mali => "ML",
            Self::Niger => "NE",
        }
    }

    /// Reads the two letters.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|jurisdiction| jurisdiction.code() == code)
    }
}

/// A profession that content distinguishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Audience {
    /// Magistrates, sitting or in training.
    #[serde(rename = "magistrat")]
    Magistrate,
    /// Police and gendarmerie officers.
    #[serde(rename = "opj")]
    Police,
    /// Clerks.
    #[serde(rename = "greffier")]
    Clerk,
}

impl Audience {
    /// Every audience, in the order shown.
    pub const ALL: [Self; 3] = [Self::Magistrate, Self::Police, Self::Clerk];

    /// The word used in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Magistrate => "magistrat",
            Self::Police => "opj",
            Self::Clerk => "greffier",
        }
    }

    /// Reads the word used in files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }
}

/// Who is meant: an empty set means everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readers {
    /// Jurisdictions meant; empty for all.
    pub jurisdictions: BTreeSet<Jurisdiction>,
    /// Professions meant; empty for all.
    pub audiences: BTreeSet<Audience>,
}

impl Readers {
    /// Everybody.
    #[must_use]
    pub fn everybody() -> Self {
        Self::default()
    }

    /// Whether nobody is left out.
    #[must_use]
    pub fn is_everybody(&self) -> bool {
        self.jurisdictions.is_empty() && self.audiences.is_empty()
    }

    /// Whether a reader is meant; a reader without jurisdiction or profession sees only what is for all.
    #[must_use]
    pub fn include(&self, jurisdiction: Option<Jurisdiction>, audience: Option<Audience>) -> bool {
        let here = self.jurisdictions.is_empty() || jurisdiction.is_some_and(|j| self.jurisdictions.contains(&j));
        here && (self.audiences.is_empty() || audience.is_some_and(|a| self.audiences.contains(&a)))
    }
}

//! Citations: what a sentence or a question rests on, `instrument/provision` with an optional day.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{BadSlug, Date, InstrumentId, ProvisionId};

/// A provision of the register, by its two ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProvisionRef {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The provision in it.
    pub provision: ProvisionId,
}

/// A provision, or the parent of several, as it stands today or stood on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Citation {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The provision, or the common beginning of several (`3` for `3-a`, `3-b`…).
    pub provision: ProvisionId,
    /// The day whose law is meant; none for the law of the day of reading.
    pub on: Option<Date>,
}

/// Why a text is not a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CitationError {
    /// There is no `/` between an instrument and a provision.
    NoProvision(String),
    /// One of the ids is not a slug.
    BadId(String),
    /// What follows `@` is not a day.
    BadDay(String),
}

impl fmt::Display for CitationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoProvision(text) => write!(f, "`{text}` names no provision"),
            Self::BadId(text) => write!(f, "`{text}` is not an id"),
            Self::BadDay(text) => write!(f, "`{text}` is not a day"),
        }
    }
}

impl std::error::Error for CitationError {}

impl From<BadSlug> for CitationError {
    fn from(bad: BadSlug) -> Self {
        Self::BadId(bad.0)
    }
}

impl std::str::FromStr for Citation {
    type Err = CitationError;

    fn from_str(text: &str) -> Result<Self, CitationError> {
        let (place, day) = text.split_once('@').map_or((text, None), |(place, day)| (place, Some(day)));
        let (instrument, provision) =
            place.split_once('/').ok_or_else(|| CitationError::NoProvision(text.to_owned()))?;
        let on = day.map(str::parse).transpose().map_err(|_| CitationError::BadDay(day.unwrap_or_default().into()))?;
        Ok(Self { instrument: InstrumentId::new(instrument)?, provision: ProvisionId::new(provision)?, on })
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.instrument, self.provision)?;
        self.on.map_or(Ok(()), |day| write!(f, "@{day}"))
    }
}

impl TryFrom<String> for Citation {
    type Error = CitationError;
    fn try_from(text: String) -> Result<Self, CitationError> {
        text.parse()
    }
}

impl From<Citation> for String {
    fn from(citation: Citation) -> Self {
        citation.to_string()
    }
}

impl std::str::FromStr for ProvisionRef {
    type Err = CitationError;

    fn from_str(text: &str) -> Result<Self, CitationError> {
        let Citation { instrument, provision, on } = text.parse()?;
        match on {
            None => Ok(Self { instrument, provision }),
            Some(day) => Err(CitationError::BadDay(day.to_string())),
        }
    }
}

impl fmt::Display for ProvisionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.instrument, self.provision)
    }
}

impl TryFrom<String> for ProvisionRef {
    type Error = CitationError;
    fn try_from(text: String) -> Result<Self, CitationError> {
        text.parse()
    }
}

impl From<ProvisionRef> for String {
    fn from(provision: ProvisionRef) -> Self {
        provision.to_string()
    }
}

//! The law register: instruments and provisions by id, and what a citation resolves to.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Citation, Date, Instrument, InstrumentId, Provision, ProvisionRef};

/// Every instrument known, in the order of its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Register {
    compiled: Date,
    instruments: Vec<Instrument>,
    places: BTreeMap<InstrumentId, usize>,
}

/// The register as it is kept: without its index.
#[derive(Serialize, Deserialize)]
struct Stored {
    compiled: Date,
    instruments: Vec<Instrument>,
}

/// Two instruments, or two provisions of one instrument, with the same id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterError(pub String);

impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` stands twice in the register", self.0)
    }
}

impl std::error::Error for RegisterError {}

/// What a citation stands for.
#[derive(Debug, Clone)]
pub struct Resolved<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// One provision, or all children of the parent cited; never empty.
    pub provisions: Vec<&'a Provision>,
}

impl Register {
    /// A register compiled on a day.
    pub fn new(compiled: Date, instruments: Vec<Instrument>) -> Result<Self, RegisterError> {
        let mut places = BTreeMap::new();
        for (place, instrument) in instruments.iter().enumerate() {
            if places.insert(instrument.id.clone(), place).is_some() {
                return Err(RegisterError(instrument.id.to_string()));
            }
            unique_provisions(instrument)?;
        }
        Ok(Self { compiled, instruments, places })
    }

    /// The day on which its states were known.
    #[must_use]
    pub const fn compiled(&self) -> Date {
        self.compiled
    }

    /// Every instrument, in the order of the file.
    #[must_use]
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// An instrument by its id.
    #[must_use]
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.places.get(id).and_then(|place| self.instruments.get(*place))
    }

    /// A provision by its two ids.
    #[must_use]
    pub fn provision(&self, id: &ProvisionRef) -> Option<(&Instrument, &Provision)> {
        let instrument = self.instrument(id.instrument.as_str())?;
        instrument.provisions.iter().find(|provision| provision.id == id.provision).map(|found| (instrument, found))
    }

    /// What a citation stands for: the provision of that id, and those whose id continues it after a hyphen.
    #[must_use]
    pub fn resolve(&self, citation: &Citation) -> Option<Resolved<'_>> {
        let instrument = self.instrument(citation.instrument.as_str())?;
        let wanted = citation.provision.as_str();
        let provisions: Vec<_> =
            instrument.provisions.iter().filter(|provision| is_at_or_under(provision.id.as_str(), wanted)).collect();
        (!provisions.is_empty()).then_some(Resolved { instrument, provisions })
    }

    /// Whether everything a citation stands for may be relied on, on its day or today.
    #[must_use]
    pub fn is_sound(&self, citation: &Citation) -> bool {
        self.resolve(citation).is_some_and(|found| found.provisions.iter().all(|p| p.state.is_sound_on(citation.on)))
    }
}

impl Resolved<'_> {
    /// The references of what was cited.
    pub fn references(&self) -> impl Iterator<Item = ProvisionRef> {
        self.provisions
            .iter()
            .map(|found| ProvisionRef { instrument: self.instrument.id.clone(), provision: found.id.clone() })
    }
}

fn is_at_or_under(id: &str, wanted: &str) -> bool {
    id.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn unique_provisions(instrument: &Instrument) -> Result<(), RegisterError> {
    let mut seen = std::collections::BTreeSet::new();
    match instrument.provisions.iter().find(|provision| !seen.insert(&provision.id)) {
        Some(twice) => Err(RegisterError(format!("{}/{}", instrument.id, twice.id))),
        None => Ok(()),
    }
}

impl TryFrom<Stored> for Register {
    type Error = RegisterError;
    fn try_from(stored: Stored) -> Result<Self, RegisterError> {
        Self::new(stored.compiled, stored.instruments)
    }
}

impl From<Register> for Stored {
    fn from(register: Register) -> Self {
        Self { compiled: register.compiled, instruments: register.instruments }
    }
}

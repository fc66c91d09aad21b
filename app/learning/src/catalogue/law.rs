//! The law as the register knows it: instruments, provisions, their state and the days they were in force.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ByLanguage, Date, InstrumentId, Jurisdiction, PartialDate, ProvisionId};

/// Where an instrument applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// Between States of the world.
    #[serde(rename = "INT")]
    International,
    /// Between States of a region.
    #[serde(rename = "REG")]
    Regional,
    /// In one State.
    #[serde(untagged)]
    National(Jurisdiction),
}

/// What sort of text an instrument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentKind {
    /// A treaty, convention or agreement.
    Treaty,
    /// A statute or ordinance.
    Statute,
    /// A code or a constitution.
    Code,
    /// A decree or order.
    Decree,
    /// Guidelines that bind nobody.
    SoftLaw,
    /// A court's decision.
    Decision,
}

/// Whether a text is law.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In force when the register was last compiled.
    #[default]
    InForce,
    /// No longer law.
    Repealed,
    /// Not yet law.
    Draft,
    /// Nobody here can say.
    Uncertain,
}

/// An answer to « was it in force that day? ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// It was.
    Yes,
    /// It was not.
    No,
    /// The register does not know.
    Unknown,
}

/// The days between which a text is law.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// Adopted, as far as known: it was no law before.
    pub adopted: Option<PartialDate>,
    /// In force from this day.
    pub from: Option<PartialDate>,
    /// No longer in force from this day.
    pub until: Option<PartialDate>,
}

/// Who read the official text, when and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Who read it.
    pub by: String,
    /// When.
    pub on: Date,
    /// The gazette's number and page.
    pub gazette: Option<String>,
}

/// Penalties of a provision, as the register words them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    /// The least prison term.
    pub minimum: Option<String>,
    /// The greatest prison term.
    pub maximum: Option<String>,
    /// The fine, in CFA francs.
    pub fine: Option<String>,
    /// What aggravates.
    pub aggravating: Vec<String>,
    /// Penalties beside.
    pub additional: Option<String>,
}

/// The state of a provision or an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawState {
    /// Whether it is law.
    pub status: Status,
    /// Whether its wording here still has to be checked against the gazette.
    pub to_verify: bool,
    /// When it is law.
    pub validity: Validity,
    /// What replaced it: `instrument` or `instrument/provision`.
    pub replaced_by: Option<String>,
    /// The day on which this state was known.
    pub known_on: Date,
}

/// A treaty, statute, code or other text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Its id.
    pub id: InstrumentId,
    /// Its title.
    pub title: ByLanguage<String>,
    /// Where it applies.
    pub scope: Scope,
    /// What sort of text it is.
    pub kind: InstrumentKind,
    /// Its state.
    pub state: LawState,
    /// Whether it reaches back to earlier facts, in words.
    pub retroactive: Option<String>,
    /// States bound and since when, in words, by code.
    pub parties: BTreeMap<String, String>,
    /// Where its words come from.
    pub source: Option<String>,
    /// `sourced` or `memory`.
    pub confidence: Option<String>,
    /// Who verified it.
    pub verification: Option<Verification>,
    /// A remark for readers.
    pub note: Option<ByLanguage<String>>,
    /// Its provisions, in order.
    pub provisions: Vec<Provision>,
}

/// A provision of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Its id, which stays when the article's number becomes known.
    pub id: ProvisionId,
    /// The article as displayed.
    pub article: String,
    /// What it is about.
    pub subject: ByLanguage<String>,
    /// What it says, in short.
    pub summary: ByLanguage<String>,
    /// What it threatens.
    pub penalty: Option<Penalty>,
    /// Its state: its own flag, and its instrument's status unless it has one of its own.
    pub state: LawState,
    /// Whether it reaches back to earlier facts, in words.
    pub retroactive: Option<String>,
    /// Where its words come from, when elsewhere than its instrument's.
    pub source: Option<String>,
    /// `sourced` or `memory`.
    pub confidence: Option<String>,
    /// Who verified it.
    pub verification: Option<Verification>,
    /// A remark for readers.
    pub note: Option<ByLanguage<String>>,
}

impl LawState {
    /// Whether today's reader may rely on it without a warning.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.status == Status::InForce && !self.to_verify
    }

    /// Whether it may be relied on as it stood on a day, or today when no day is given.
    ///
    /// A day that no date of the register contradicts is the author's word; only a certain « no » takes it away.
    #[must_use]
    pub fn is_sound_on(&self, day: Option<Date>) -> bool {
        let was_law =
            |day| matches!(self.status, Status::InForce | Status::Repealed) && self.in_force_on(day) != Answer::No;
        day.map_or_else(|| self.is_sound(), |day| !self.to_verify && was_law(day))
    }

    /// Whether it was law that day.
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> Answer {
        match (self.begun(day), self.ended(day)) {
            (Answer::No, _) | (_, Answer::Yes) => Answer::No,
            (Answer::Yes, Answer::No) => Answer::Yes,
            _ => Answer::Unknown,
        }
    }

    fn begun(&self, day: Date) -> Answer {
        if self.status == Status::Draft {
            return Answer::No;
        }
        let not_adopted = self.validity.adopted.and_then(PartialDate::earliest).is_some_and(|adopted| day < adopted);
        match self.validity.from.map_or(Answer::Unknown, |from| reached(from, day)) {
            Answer::Unknown if not_adopted => Answer::No,
            Answer::Unknown if self.status == Status::InForce && day >= self.known_on => Answer::Yes,
            answer => answer,
        }
    }

    fn ended(&self, day: Date) -> Answer {
        match (self.status, self.validity.until) {
            (_, Some(until)) if reached(until, day) != Answer::Unknown => reached(until, day),
            (Status::Repealed, _) if day >= self.known_on => Answer::Yes,
            (Status::InForce | Status::Draft, None) => Answer::No,
            _ => Answer::Unknown,
        }
    }
}

/// Whether a day has come to a date that may be known only roughly.
fn reached(date: PartialDate, day: Date) -> Answer {
    match (date.earliest(), date.latest()) {
        (Some(earliest), _) if day < earliest => Answer::No,
        (_, Some(latest)) if day >= latest => Answer::Yes,
        _ => Answer::Unknown,
    }
}

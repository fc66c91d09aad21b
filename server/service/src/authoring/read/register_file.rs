//! `law/register.yaml`: what is written, checked and turned into the register.

mod entries;

use learning::catalogue::{
    ByLanguage, Date, Instrument, InstrumentId, Language, LawState, PartialDate, Penalty, Provision, ProvisionId,
    Register, Status, Validity, Verification,
};
use serde_saphyr::Spanned;

use super::front::{byte_of, first_line};
use super::typography::printed;
use crate::authoring::code::Code;
use crate::authoring::report::Findings;
use crate::authoring::source::Source;
use entries::{File, InstrumentEntry, PenaltyEntry, ProvisionEntry, Text, Word};

/// Budgets against YAML bombs: depth, aliases and size stay within what a register or front matter needs.
pub(in crate::authoring) fn yaml_options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 16,
            max_aliases: 0,
            max_anchors: 0,
            max_events: 400_000,
            max_nodes: 200_000,
        },
    }
}

/// Reads the register as far as it can be read, and notes everything wrong with it.
pub(in crate::authoring) fn read(source: &Source, findings: &mut Findings) -> Option<Register> {
    let file = match serde_saphyr::from_str_with_options::<File>(&source.text, yaml_options()) {
        Ok(file) => file,
        Err(error) => {
            let at = error.location().map_or(0, |at| byte_of(source, 0, at));
            findings.add(source, at..at + 1, Code::RegisterInvalid, &[&first_line(&error.to_string())]);
            return None;
        }
    };
    let mut reader = Reader { source, findings, compiled: None };
    reader.compiled = reader.day(Some(&file.meta.compiled));
    reader.successors(&file);
    let instruments: Vec<Instrument> = reader.instruments(file.instruments);
    Register::new(reader.compiled?, instruments).ok()
}

struct Reader<'s, 'f> {
    source: &'s Source,
    findings: &'f mut Findings,
    compiled: Option<Date>,
}

/// What an instrument and a provision both say of their state.
struct Said<'e> {
    name: String,
    at: serde_saphyr::Location,
    adopted: Option<&'e Word>,
    in_force: Option<&'e Word>,
    status: Status,
    repealed: Option<&'e Word>,
    repealed_by: Option<String>,
    to_verify: bool,
}

impl Reader<'_, '_> {
    fn note(&mut self, at: serde_saphyr::Location, wide: usize, code: Code, about: &[&str]) {
        let start = byte_of(self.source, 0, at);
        self.findings.add(self.source, start..start + wide.max(1), code, about);
    }

    fn instruments(&mut self, entries: Vec<InstrumentEntry>) -> Vec<Instrument> {
        let mut seen = std::collections::BTreeSet::new();
        let mut instruments = Vec::new();
        for entry in entries {
            let (word, at) = (entry.id.value.clone().into_string(), entry.id.referenced);
            if !seen.insert(word.clone()) {
                self.note(at, word.len(), Code::RegisterDuplicate, &[&word]);
            }
            instruments.extend(self.instrument(word, entry));
        }
        instruments
    }

    fn instrument(&mut self, word: String, entry: InstrumentEntry) -> Option<Instrument> {
        let at = entry.id.referenced;
        let Ok(id) = InstrumentId::new(word.as_str()) else {
            self.note(at, word.len(), Code::IdMalformed, &[&word]);
            return None;
        };
        let state = self.state(&Said {
            name: word.clone(),
            at,
            adopted: entry.adopted.as_ref(),
            in_force: entry.in_force.as_ref(),
            status: entry.status.map_or(Status::InForce, |status| status.value),
            repealed: entry.repealed.as_ref(),
            repealed_by: entry.repealed_by.map(|by| by.value),
            to_verify: entry.to_verify,
        });
        let verification = self.verification(at, &word, entry.verified_by, entry.verified_on.as_ref(), entry.gazette);
        let provisions = self.provisions(&word, state.as_ref(), entry.provisions);
        Some(Instrument {
            id,
            title: both(entry.title_fr, entry.title_en),
            scope: entry.jurisdiction,
            kind: entry.kind,
            state: state?,
            retroactive: entry.retroactive,
            parties: entry.parties.into_iter().map(|(state, since)| (state, since.into_string())).collect(),
            source: entry.source,
            confidence: entry.confidence,
            verification,
            note: note_of(entry.note_fr, entry.note_en),
            provisions,
        })
    }

    fn provisions(
        &mut self,
        instrument: &str,
        above: Option<&LawState>,
        entries: Vec<ProvisionEntry>,
    ) -> Vec<Provision> {
        let mut seen = std::collections::BTreeSet::new();
        let mut provisions = Vec::new();
        for entry in entries {
            let word = entry.id.value.clone().into_string();
            let name = format!("{instrument}/{word}");
            if !seen.insert(word.clone()) {
                self.note(entry.id.referenced, word.len(), Code::RegisterDuplicate, &[&name]);
            }
            provisions.extend(above.and_then(|above| self.provision(word, name, above, entry)));
        }
        provisions
    }

    fn provision(&mut self, word: String, name: String, above: &LawState, entry: ProvisionEntry) -> Option<Provision> {
        let at = entry.id.referenced;
        let Ok(id) = ProvisionId::new(word.as_str()) else {
            self.note(at, word.len(), Code::IdMalformed, &[&word]);
            return None;
        };
        let own = self.state(&Said {
            name: name.clone(),
            at,
            adopted: None,
            in_force: entry.in_force.as_ref(),
            status: entry.status.as_ref().map_or(Status::InForce, |status| status.value),
            repealed: entry.repealed.as_ref(),
            repealed_by: entry.repealed_by.map(|by| by.value),
            to_verify: entry.to_verify,
        })?;
        let verification = self.verification(at, &name, entry.verified_by, entry.verified_on.as_ref(), entry.gazette);
        Some(Provision {
            id,
            article: entry.article.into_string(),
            subject: both(entry.subject_fr, entry.subject_en),
            summary: both(entry.summary_fr, entry.summary_en),
            penalty: entry.penalty.map(penalty),
            state: under(above, own, entry.status.is_some()),
            retroactive: entry.retroactive,
            source: entry.source,
            confidence: entry.confidence,
            verification,
            note: note_of(entry.note_fr, entry.note_en),
        })
    }

    fn state(&mut self, said: &Said<'_>) -> Option<LawState> {
        let validity = Validity {
            adopted: self.date(said.adopted),
            from: self.date(said.in_force),
            until: self.date(said.repealed),
        };
        self.contradictions(said, validity);
        Some(LawState {
            status: said.status,
            to_verify: said.to_verify,
            validity,
            replaced_by: said.repealed_by.clone(),
            known_on: self.compiled?,
        })
    }

    fn contradictions(&mut self, said: &Said<'_>, validity: Validity) {
        let before = |a: Option<PartialDate>, b: Option<PartialDate>| matches!((a.and_then(PartialDate::latest), b.and_then(PartialDate::earliest)), (Some(a), Some(b)) if a < b);
        let why = match said.status {
            Status::Repealed if said.repealed.is_none() => "@repealed-undated",
            Status::InForce if said.repealed.is_some() => "@ended-not-repealed",
            Status::Draft if said.in_force.is_some() => "@draft-in-force",
            _ if before(validity.until, validity.from) => "@ends-before",
            _ => return,
        };
        self.note(said.at, 1, Code::RegisterContradiction, &[&said.name, why]);
    }

    fn date(&mut self, word: Option<&Word>) -> Option<PartialDate> {
        let word = word?;
        let text = word.value.clone().into_string();
        let date = text.parse().ok();
        if date.is_none() {
            self.note(word.referenced, text.len(), Code::RegisterDate, &[&text]);
        }
        date
    }

    fn day(&mut self, word: Option<&Word>) -> Option<Date> {
        let word = word?;
        let text = word.value.clone().into_string();
        let date = text.parse().ok();
        if date.is_none() {
            self.note(word.referenced, text.len(), Code::RegisterDate, &[&text]);
        }
        date
    }

    fn verification(
        &mut self,
        at: serde_saphyr::Location,
        name: &str,
        by: Option<Spanned<String>>,
        on: Option<&Word>,
        gazette: Option<String>,
    ) -> Option<Verification> {
        let day = self.day(on);
        match (by, day) {
            (Some(by), Some(on)) => Some(Verification { by: by.value, on, gazette }),
            (None, None) if gazette.is_none() => None,
            _ => {
                self.note(at, name.len(), Code::RegisterUnverified, &[name]);
                None
            }
        }
    }

    /// Notes what is said to be replaced by something that is not in the register.
    fn successors(&mut self, file: &File) {
        let known: std::collections::BTreeSet<String> =
            file.instruments.iter().map(|i| i.id.value.clone().into_string()).collect();
        for instrument in &file.instruments {
            let own = instrument.repealed_by.iter();
            for by in own.chain(instrument.provisions.iter().filter_map(|provision| provision.repealed_by.as_ref())) {
                let target = by.value.split('/').next().unwrap_or_default();
                if !known.contains(target) {
                    let name = instrument.id.value.clone().into_string();
                    self.note(by.referenced, by.value.len(), Code::RegisterSuccessor, &[&by.value, &name]);
                }
            }
        }
    }
}

/// A provision's state under its instrument's: its status where it says one, its own flag always.
fn under(above: &LawState, own: LawState, says_status: bool) -> LawState {
    if says_status {
        let validity = Validity {
            adopted: above.validity.adopted,
            from: own.validity.from.or(above.validity.from),
            ..own.validity
        };
        return LawState { validity, ..own };
    }
    let validity = Validity {
        adopted: above.validity.adopted,
        from: own.validity.from.or(above.validity.from),
        until: own.validity.until.or(above.validity.until),
    };
    LawState {
        status: above.status,
        to_verify: own.to_verify,
        validity,
        replaced_by: own.replaced_by.or_else(|| above.replaced_by.clone()),
        known_on: above.known_on,
    }
}

fn both(fr: String, en: Option<String>) -> ByLanguage<String> {
    ByLanguage::new(Language::Fr, printed(&fr, Language::Fr).into_owned(), en)
}

fn note_of(fr: Option<String>, en: Option<String>) -> Option<ByLanguage<String>> {
    ByLanguage::from_pair(Language::Fr, fr.map(|words| printed(&words, Language::Fr).into_owned()), en)
}

fn penalty(entry: PenaltyEntry) -> Penalty {
    Penalty {
        minimum: entry.min_years.map(Text::into_string),
        maximum: entry.max_years.map(Text::into_string),
        fine: entry.fine_fcfa.map(Text::into_string),
        aggravating: entry.aggravating,
        additional: entry.additional,
    }
}

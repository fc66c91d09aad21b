//! `law/register.yaml` as it is written.

use std::collections::BTreeMap;

use learning::catalogue::{InstrumentKind, Scope, Status};
use serde::Deserialize;
use serde_saphyr::Spanned;

pub(super) type Word = Spanned<Text>;

/// A word or a number, as people write ids and years.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Text {
    Number(i64),
    Word(String),
}

impl Text {
    pub(super) fn into_string(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) meta: Meta,
    pub(super) instruments: Vec<InstrumentEntry>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Meta {
    pub(super) compiled: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InstrumentEntry {
    pub(super) id: Word,
    pub(super) title_fr: String,
    pub(super) title_en: Option<String>,
    pub(super) jurisdiction: Scope,
    pub(super) kind: InstrumentKind,
    #[serde(default)]
    pub(super) parties: BTreeMap<String, Text>,
    #[serde(default)]
    pub(super) provisions: Vec<ProvisionEntry>,
    pub(super) adopted: Option<Word>,
    pub(super) in_force: Option<Word>,
    pub(super) status: Option<Spanned<Status>>,
    pub(super) repealed: Option<Word>,
    pub(super) repealed_by: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) to_verify: bool,
    pub(super) retroactive: Option<String>,
    pub(super) source: Option<String>,
    pub(super) confidence: Option<String>,
    pub(super) verified_by: Option<Spanned<String>>,
    pub(super) verified_on: Option<Word>,
    pub(super) gazette: Option<String>,
    pub(super) note_fr: Option<String>,
    pub(super) note_en: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProvisionEntry {
    pub(super) id: Word,
    pub(super) article: Text,
    pub(super) subject_fr: String,
    pub(super) subject_en: Option<String>,
    pub(super) summary_fr: String,
    pub(super) summary_en: Option<String>,
    pub(super) penalty: Option<PenaltyEntry>,
    pub(super) in_force: Option<Word>,
    pub(super) status: Option<Spanned<Status>>,
    pub(super) repealed: Option<Word>,
    pub(super) repealed_by: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) to_verify: bool,
    pub(super) retroactive: Option<String>,
    pub(super) source: Option<String>,
    pub(super) confidence: Option<String>,
    pub(super) verified_by: Option<Spanned<String>>,
    pub(super) verified_on: Option<Word>,
    pub(super) gazette: Option<String>,
    pub(super) note_fr: Option<String>,
    pub(super) note_en: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PenaltyEntry {
    pub(super) min_years: Option<Text>,
    pub(super) max_years: Option<Text>,
    pub(super) fine_fcfa: Option<Text>,
    #[serde(default)]
    pub(super) aggravating: Vec<String>,
    pub(super) additional: Option<String>,
}

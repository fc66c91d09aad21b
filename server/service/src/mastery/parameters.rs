//! What is believed of each question: the author's rating as a prior with its uncertainty, until a calibration knows more.

use crate::{calibration, catalogue::Revision, ctx::Ctx, error::Error};
use learning::{catalogue::Language, mastery::uncertain::Item};
use std::{collections::BTreeMap, sync::Arc};

/// A named, frozen version of what is believed of the questions of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// Its name, noted with every event.
    pub version: String,
    items: BTreeMap<String, Item>,
}

impl Parameters {
    /// A version from the belief about each question, or step of a case file, by its name in events.
    #[must_use]
    pub const fn new(version: String, items: BTreeMap<String, Item>) -> Self {
        Self { version, items }
    }

    /// What is believed of a question or of a step of a case file; none when a person must mark it.
    #[must_use]
    pub fn of(&self, subject: &str) -> Option<Item> {
        self.items.get(subject).copied()
    }
}

/// The parameters in force for a revision: the newest calibration, over what authors say.
///
/// # Errors
/// When the database cannot be read.
pub async fn of(ctx: &Ctx, revision: &Revision) -> Result<Arc<Parameters>, Error> {
    Ok(Arc::new(in_language(revision, &*calibration::parameters(ctx, revision).await?)))
}

/// The same with what was answered since that calibration: for choosing what to practise, never for what is acquired.
///
/// # Errors
/// When the database cannot be read.
pub async fn hints(ctx: &Ctx, revision: &Revision) -> Result<Arc<Parameters>, Error> {
    Ok(Arc::new(in_language(revision, &*calibration::hints(ctx, revision).await?)))
}

/// Mastery does not tell languages apart: the wording that the course was written in stands for both.
fn in_language(revision: &Revision, found: &calibration::Parameters) -> Parameters {
    let language = revision.course.languages.first().copied().unwrap_or(Language::Fr);
    let item = |subject: &str| Some((subject.to_owned(), found.item(subject, language)?));
    Parameters::new(found.name.clone(), found.subjects().filter_map(item).collect())
}

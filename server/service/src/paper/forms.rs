//! Forms of a test on paper: drawn by the rules of the test on screen, kept sealed, printed as often as needed.

use super::{queries, records::form};
use crate::{
    audit,
    catalogue::Revision,
    cohort::{self, Cohort, Member},
    ctx::{Ctx, Locale},
    error::{Doing, Error, Refusal},
    ids::{CohortId, FormId},
    law,
    moment::Moment,
    policy::Act,
    quiz::{
        opening::{forms_of, pair},
        paper::{DrawLog, Place, compose},
    },
    secret,
};
use learning::{
    catalogue::{Language, Origin, Test},
    dice::Seed,
    quiz::{Arrangement, Question},
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What nobody may read from the database.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sealed {
    seed: String,
    jurisdiction: String,
    places: Vec<Place>,
    /// The version of each question's wording, so that what was marked can be told years later.
    versions: Vec<String>,
}

/// A form of a test on paper.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its id.
    pub id: FormId,
    /// The cohort it was made for.
    pub cohort: CohortId,
    /// The test.
    pub test: String,
    /// Its letter: A, B…
    pub code: String,
    /// The jurisdiction it was drawn for.
    pub jurisdiction: String,
    /// Its language.
    pub language: Language,
    /// The revision it was drawn from.
    pub revision: Arc<Revision>,
    /// Made when.
    pub made_at: Moment,
    pub(super) seed: String,
    pub(super) places: Vec<Place>,
}

impl Form {
    /// How many questions.
    #[must_use]
    pub fn length(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(0)
    }

    /// The test itself.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the revision has lost it.
    pub fn about(&self) -> Result<&Test, Refusal> {
        self.revision.course.test(&self.test).ok_or(Refusal::NotFound)
    }

    /// A question by its ordinal from 1, with the order in which its options are printed.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for an ordinal beyond the paper.
    pub fn question(&self, ordinal: u32) -> Result<(&Question, &Arrangement), Refusal> {
        let index = usize::try_from(ordinal).ok().and_then(|o| o.checked_sub(1));
        let place = index.and_then(|i| self.places.get(i)).ok_or(Refusal::NotFound)?;
        let question = self.revision.bank.get(&place.question).ok_or(Refusal::NotFound)?;
        Ok((question.unsealed(), &place.order))
    }

    /// Whether a question of it comes from a bank that anybody may have read.
    #[must_use]
    pub fn is_specimen(&self) -> bool {
        self.places.iter().any(|place| self.revision.bank.origin(&place.question) == Some(Origin::Specimen))
    }
}

/// A form in the list of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: FormId,
    /// The title of the test in the reader's language.
    pub title: String,
    /// Its letter.
    pub code: String,
    /// Its language.
    pub language: Locale,
    /// Made when.
    pub made_at: Moment,
    /// Learners typed in.
    pub typed: u32,
    /// Learners whose mark was entered.
    pub entered: u32,
}

/// The papers of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Papers {
    /// The cohort.
    pub cohort: Cohort,
    /// Its tests: id, title and number of questions.
    pub tests: Vec<(String, String, u32)>,
    /// Who is in it.
    pub members: Vec<Member>,
    /// Forms made so far, the newest last.
    pub forms: Vec<Listed>,
}

/// The papers of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`], also for a cohort of another school; when the actor may not make papers.
pub async fn of_cohort(ctx: &Ctx, id: CohortId) -> Result<Papers, Error> {
    ctx.permit(Act::MakePapers)?;
    let db = &ctx.store.reader;
    let shown = cohort::load(ctx, id).await?;
    let revision = ctx.store.shelf.revision(db, &shown.cohort.revision).await?;
    let rows = queries::forms(db, ctx.school.id, id).await?;
    let counts = queries::counts(db, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let language = ctx.locale.into();
    let title = |test: &str| {
        revision.course.test(test).map_or_else(|| test.to_owned(), |test| test.title.text(language).clone())
    };
    let listed = |row: form::Model| {
        let (typed, entered) = counts.get(&row.id).copied().unwrap_or_default();
        Listed {
            id: row.id,
            title: title(&row.test),
            code: row.code,
            language: row.locale.parse().unwrap_or(Locale::Fr),
            made_at: row.made_at,
            typed,
            entered,
        }
    };
    let tests = &revision.course.tests;
    Ok(Papers {
        tests: tests.iter().map(|t| (t.id.to_string(), t.title.text(language).clone(), t.length())).collect(),
        members: shown.members.into_iter().filter(|member| member.active).collect(),
        cohort: shown.cohort,
        forms: rows.into_iter().map(listed).collect(),
    })
}

/// What a new form is drawn for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The test.
    pub test: String,
    /// BF, ML, NE or other.
    pub jurisdiction: String,
    /// fr or en.
    pub language: String,
}

/// Draws another form of a test; it avoids the questions of those made before as far as the bank allows.
///
/// # Errors
/// [`Refusal::Field`]: `test`, `jurisdiction` or `language` (`unknown`); [`Refusal::BlueprintUnfilled`];
/// [`Refusal::NotFound`], also for a cohort of another school.
pub async fn make(ctx: &Ctx, id: CohortId, wanted: &Wanted) -> Result<FormId, Error> {
    ctx.permit(Act::MakePapers)?;
    let unknown = |field| Refusal::Field { field, code: "unknown" };
    let shown = cohort::load(ctx, id).await?;
    let locale: Locale = wanted.language.parse().map_err(|()| unknown("language"))?;
    if !["BF", "ML", "NE", "other"].contains(&wanted.jurisdiction.as_str()) {
        return Err(unknown("jurisdiction").into());
    }
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &shown.cohort.revision).await?;
    let test = revision.course.test(&wanted.test).ok_or_else(|| unknown("test"))?;
    revision.need_bank()?;
    let withdrawn = law::withdrawn(ctx, &revision).await?;
    let tx = ctx.write().await?;
    cohort::queries::live(&tx, ctx.school.id, id).await?;
    let before: Vec<form::Model> =
        queries::forms(&tx, ctx.school.id, id).await?.into_iter().filter(|row| row.test == wanted.test).collect();
    let mut seen = Vec::new();
    for row in &before {
        seen.extend(opened(ctx, row)?.places.into_iter().map(|place| place.question));
    }
    let seed = Seed(u64::from_be_bytes(secret::random::<8>()));
    let log = DrawLog {
        jurisdiction: wanted.jurisdiction.clone(),
        withdrawn: withdrawn.iter().map(ToString::to_string).collect(),
        seen,
        // The first forms are the parallel ones, as far as there are any; those after them avoid what was used.
        form: u16::try_from(before.len()).ok().filter(|number| *number < test.forms && test.forms > 1),
        forms_of: forms_of(id, &revision, &pair(&revision, test), &wanted.jurisdiction),
        ..DrawLog::default()
    };
    let places = compose(&revision, test, &log, seed)?.places;
    let row = drawn(ctx, &shown.cohort, &revision, wanted, locale, &code(before.len()), seed, places)?;
    let form = row.0;
    let about = serde_json::json!({ "cohort": id, "test": wanted.test, "form": row.2 });
    form::Entity::insert(row.1).exec_without_returning(&tx).await.doing("keeping a form on paper")?;
    audit::note(&tx, ctx, "paper.make", form, about).await?;
    tx.commit().await.doing("keeping a form on paper")?;
    Ok(form)
}

#[expect(clippy::too_many_arguments, reason = "what a row holds")]
fn drawn(
    ctx: &Ctx,
    cohort: &Cohort,
    revision: &Revision,
    wanted: &Wanted,
    locale: Locale,
    code: &str,
    seed: Seed,
    places: Vec<Place>,
) -> Result<(FormId, form::ActiveModel, String), Error> {
    let id = FormId::new();
    let version = |place: &Place| {
        let question = revision.bank.get(&place.question)?.unsealed();
        Some(question.wording(locale.into()).1.version.to_string())
    };
    let versions = places.iter().map(|place| version(place).unwrap_or_default()).collect();
    let sealed =
        Sealed { seed: format!("{:016x}", seed.0), jurisdiction: wanted.jurisdiction.clone(), places, versions };
    let clear = serde_json::to_vec(&sealed).doing("writing down a form on paper")?;
    let row = form::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        cohort_id: Set(cohort.id),
        test: Set(wanted.test.clone()),
        code: Set(code.to_owned()),
        revision_id: Set(revision.id.clone()),
        locale: Set(locale.word().to_owned()),
        sealed: Set(ctx.store.shelf.key().encrypt(&clear, &id.to_string())?),
        made_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        made_at: Set(ctx.now),
    };
    Ok((id, row, code.to_owned()))
}

/// A, B… Z, A2, B2…
fn code(before: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(before % 26).unwrap_or(0));
    match before / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

fn opened(ctx: &Ctx, row: &form::Model) -> Result<Sealed, Error> {
    let clear = ctx.store.shelf.key().open(&row.sealed, &row.id.to_string())?;
    // The cause is left out: it could quote the draw.
    serde_json::from_slice(&clear)
        .map_err(|_| Error::broken("opening a form on paper", crate::error::Message("it is damaged".to_owned())))
}

/// A form with its questions, for what learners are given.
///
/// # Errors
/// [`Refusal::NotFound`], also for a form of another school; when the actor may not make papers.
pub async fn subject(ctx: &Ctx, id: FormId) -> Result<Form, Error> {
    ctx.permit(Act::MakePapers)?;
    load(ctx, id).await
}

/// A form for printing its key; each time leaves a line in the trail.
///
/// # Errors
/// [`Refusal::NotFound`], also for a form of another school; when the actor may not read keys.
pub async fn key(ctx: &Ctx, id: FormId) -> Result<Form, Error> {
    ctx.permit(Act::ReadKeys)?;
    let form = load(ctx, id).await?;
    let tx = ctx.write().await?;
    let about = serde_json::json!({ "cohort": form.cohort, "test": form.test, "form": form.code });
    audit::note(&tx, ctx, "paper.key", id, about).await?;
    tx.commit().await.doing("noting that a key was read")?;
    Ok(form)
}

pub(super) async fn load(ctx: &Ctx, id: FormId) -> Result<Form, Error> {
    let row = queries::form(&ctx.store.reader, ctx.school.id, id).await?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &row.revision_id).await?;
    revision.need_bank()?;
    let sealed = opened(ctx, &row)?;
    let locale: Locale = row.locale.parse().unwrap_or(Locale::Fr);
    Ok(Form {
        id: row.id,
        cohort: row.cohort_id,
        test: row.test,
        code: row.code,
        jurisdiction: sealed.jurisdiction,
        language: locale.into(),
        revision,
        made_at: row.made_at,
        seed: sealed.seed,
        places: sealed.places,
    })
}

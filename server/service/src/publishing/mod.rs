//! Publishing without a shell: what is published, drafts from an upload, publishing and rolling back.

mod archive;
mod drafts;
mod law_moves;
pub mod records;
mod report;

pub use drafts::{Draft, Shown, discard, draft, publish};
pub use report::{Checked, Located};

use crate::{
    audit,
    authoring::{self, CompiledCourse, Root, Visibility},
    catalogue::{
        Revision,
        publish::{self as publications, Edition},
        queries,
    },
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{DraftId, PersonId},
    law::queries::names,
    moment::Moment,
    policy::Act,
};
use learning::catalogue::{Change, Diff, Language, LawState, ProvisionRef, Register};
use records::draft as row;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use std::sync::Arc;

/// Largest archive, in bytes.
pub const LARGEST: usize = 32 * 1024 * 1024;
/// Drafts of a school at once.
const DRAFTS: u64 = 20;
/// Longest note of a publication, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// A course that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The course.
    pub course: String,
    /// Its title in the reader's language.
    pub title: String,
    /// Its publications, newest first.
    pub publications: Vec<Publication>,
}

/// An act of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The revision.
    pub revision: String,
    /// By whom; none for the command line or a person of another school.
    pub by: Option<String>,
    /// When.
    pub at: Moment,
    /// Why.
    pub note: String,
    /// It is the school's own edition.
    pub own: bool,
}

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: DraftId,
    /// The course.
    pub course: String,
    /// What its revision will be called.
    pub revision: String,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub at: Moment,
    /// It is for the school alone.
    pub private: bool,
}

/// What is published and what waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Courses.
    pub courses: Vec<Published>,
    /// Drafts, newest first.
    pub drafts: Vec<Listed>,
}

/// What is published and what waits.
///
/// # Errors
/// When the actor may not publish.
pub async fn overview(ctx: &Ctx) -> Result<Overview, Error> {
    ctx.permit(Act::PublishCourse)?;
    let db = &ctx.store.reader;
    let mut courses = Vec::new();
    for (course, id) in crate::catalogue::heads(ctx).await? {
        let revision = ctx.store.shelf.revision(db, &id).await?;
        let title = revision.course.title.text(ctx.locale.into()).clone();
        courses.push(Published { publications: history(ctx, &course).await?, course, title });
    }
    Ok(Overview { courses, drafts: listed(ctx).await? })
}

async fn history(ctx: &Ctx, course: &str) -> Result<Vec<Publication>, Error> {
    let db = &ctx.store.reader;
    let rows = queries::publications(db, course, ctx.school.id).await?;
    let names = names(db, ctx.school.id, rows.iter().filter_map(|r| r.published_by)).await?;
    let by = |person: Option<PersonId>| person.and_then(|id| names.get(&id).cloned());
    let publication = |r: crate::catalogue::records::publication::Model| Publication {
        by: by(r.published_by),
        own: r.school_id.is_some(),
        revision: r.revision_id,
        at: r.published_at,
        note: r.note,
    };
    Ok(rows.into_iter().map(publication).collect())
}

async fn listed(ctx: &Ctx) -> Result<Vec<Listed>, Error> {
    type Line = (DraftId, String, String, Option<PersonId>, Moment, bool);
    let db = &ctx.store.reader;
    let rows: Vec<Line> = row::Entity::find()
        .select_only()
        .columns([
            row::Column::Id,
            row::Column::Course,
            row::Column::RevisionId,
            row::Column::MadeBy,
            row::Column::MadeAt,
            row::Column::Private,
        ])
        .filter(row::Column::SchoolId.eq(ctx.school.id))
        .order_by_desc(row::Column::MadeAt)
        .order_by_desc(row::Column::Id)
        .into_tuple()
        .all(db)
        .await
        .doing("loading the drafts")?;
    let names = names(db, ctx.school.id, rows.iter().filter_map(|r| r.3)).await?;
    let listed = |(id, course, revision, by, at, private): Line| Listed {
        id,
        course,
        revision,
        by: by.and_then(|b| names.get(&b).cloned()),
        at,
        private,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// What became of an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploaded {
    /// What the check said.
    pub checked: Checked,
    /// The drafts kept: none when there are errors.
    pub drafts: Vec<DraftId>,
}

/// Checks a content folder sent as a zip, and keeps each of its courses as a draft when nothing stands in the way.
///
/// # Errors
/// [`Refusal::Field`] `file` for an archive that is refused; when the actor may not publish.
pub async fn upload(ctx: &Ctx, bytes: Vec<u8>, visibility: Visibility) -> Result<Uploaded, Error> {
    ctx.permit(Act::PublishCourse)?;
    if bytes.len() > LARGEST {
        return Err(Refusal::Field { field: "file", code: "large" }.into());
    }
    let before = publications::kinds(&ctx.store, Some(&ctx.school.slug), ctx.now).await?;
    let register = match ctx.store.shelf.law(&ctx.store.reader, ctx.now).await {
        Ok(law) => Some(law.register.clone()),
        Err(Error::Refused(Refusal::NothingPublished)) => None,
        Err(other) => return Err(other),
    };
    let work = move || read(&bytes, visibility, &before, register.as_ref());
    let (checked, compiled) = tokio::task::spawn_blocking(work).await.doing("checking an upload")??;
    let drafts = match compiled {
        Some(compiled) => keep(ctx, &checked, &compiled).await?,
        None => Vec::new(),
    };
    Ok(Uploaded { checked, drafts })
}

fn read(
    bytes: &[u8],
    visibility: Visibility,
    before: &authoring::Published,
    register: Option<&Register>,
) -> Result<(Checked, Option<authoring::Compiled>), Error> {
    let unpacked = archive::unpack(bytes)?;
    let root = Root { path: unpacked.root().to_path_buf(), visibility };
    Ok(match authoring::compile_beside(&[root], before, register) {
        Ok(compiled) => (Checked::new(&compiled.report, unpacked.root()), Some(compiled)),
        Err(report) => (Checked::new(&report, unpacked.root()), None),
    })
}

async fn keep(ctx: &Ctx, checked: &Checked, compiled: &authoring::Compiled) -> Result<Vec<DraftId>, Error> {
    let register = serde_json::to_vec(&compiled.register).doing("packing the law register")?;
    let edition = Edition::of(compiled.private);
    let kept = if compiled.private { checked.without_text() } else { checked.clone() };
    let report = serde_json::to_string(&kept).doing("packing a report")?;
    let tx = ctx.write().await?;
    let mut drafts = Vec::new();
    for one in &compiled.courses {
        let address = one.address.to_string();
        let course = one.course.id.to_string();
        forget_same(&tx, ctx, &course, &address).await?;
        let draft = row::ActiveModel {
            id: Set(DraftId::new()),
            school_id: Set(ctx.school.id),
            compiled: Set(publications::packed(ctx, &one.course, &address, edition)?),
            sealed: Set(ctx.store.shelf.key().seal(&one.bank, &address)?),
            register: Set(register.clone()),
            register_id: Set(compiled.register_address.to_string()),
            report: Set(report.clone()),
            made_by: Set(ctx.signed().ok().map(|s| s.person)),
            made_at: Set(ctx.now),
            course: Set(course),
            revision_id: Set(address),
            private: Set(compiled.private),
        };
        drafts.push(insert(&tx, ctx, draft, one).await?);
    }
    tx.commit().await.doing("keeping a draft")?;
    Ok(drafts)
}

async fn insert(
    tx: &impl ConnectionTrait,
    ctx: &Ctx,
    draft: row::ActiveModel,
    one: &CompiledCourse,
) -> Result<DraftId, Error> {
    let held = row::Entity::find().filter(row::Column::SchoolId.eq(ctx.school.id)).count(tx).await;
    if held.doing("counting the drafts")? >= DRAFTS {
        return Err(Refusal::Field { field: "file", code: "drafts" }.into());
    }
    let id = *draft.id.as_ref();
    publications::keep_images(ctx, tx, &one.images).await?;
    row::Entity::insert(draft).exec_without_returning(tx).await.doing("keeping a draft")?;
    audit::note(tx, ctx, "course.draft", &one.course.id, serde_json::json!({ "revision": one.address })).await?;
    Ok(id)
}

/// The same content sent again takes the place of the draft that it is.
async fn forget_same(tx: &impl ConnectionTrait, ctx: &Ctx, course: &str, address: &str) -> Result<(), Error> {
    row::Entity::delete_many()
        .filter(row::Column::SchoolId.eq(ctx.school.id))
        .filter(row::Column::Course.eq(course))
        .filter(row::Column::RevisionId.eq(address))
        .exec(tx)
        .await
        .doing("replacing a draft")?;
    Ok(())
}

/// A revision that was published before, with what differs when it is put on top again.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not of this course; when the actor may not publish.
pub async fn earlier(ctx: &Ctx, course: &str, revision: &str) -> Result<(Publication, Difference), Error> {
    ctx.permit(Act::PublishCourse)?;
    let found = history(ctx, course).await?.into_iter().find(|p| p.revision == revision).ok_or(Refusal::NotFound)?;
    let after = ctx.store.shelf.revision(&ctx.store.reader, revision).await?;
    Ok((found, difference(ctx, course, after).await?))
}

/// Publishes a revision again that was published before.
///
/// # Errors
/// [`Refusal::NotFound`] when it was never published for this course; when the actor may not publish.
pub async fn roll_back(ctx: &Ctx, course: &str, revision: &str, note: &str) -> Result<(), Error> {
    ctx.permit(Act::PublishCourse)?;
    let note = tidy_note(note)?;
    let tx = ctx.write().await?;
    let rows = queries::publications(&tx, course, ctx.school.id).await?;
    if !rows.iter().any(|row| row.revision_id == revision) {
        return Err(Refusal::NotFound.into());
    }
    // A school with its own edition goes back for itself alone.
    let edition = Edition::of(rows.iter().any(|row| row.school_id.is_some()));
    publications::put_on_top(ctx, &tx, course, revision, edition, &note).await?;
    tx.commit().await.doing("publishing")?;
    ctx.store.shelf.refresh();
    Ok(())
}

pub(crate) fn tidy_note(note: &str) -> Result<String, Refusal> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        Err(Refusal::Field { field: "note", code: "long" })
    } else {
        Ok(note.to_owned())
    }
}

/// What differs between the newest revision of a course and another.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The newest revision; none when the course is not published.
    pub before: Option<Arc<Revision>>,
    /// The other.
    pub after: Arc<Revision>,
    /// What differs.
    pub diff: Diff,
    /// What differs in the law that they rest on.
    pub law: Vec<LawMove>,
}

impl Difference {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diff.is_empty() && self.law.is_empty()
    }
}

/// A provision that is cited now or no more, or that the register says something else of since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawMove {
    /// What became of it.
    pub change: Change,
    /// The provision.
    pub provision: ProvisionRef,
    /// The title of its instrument in the reader's language.
    pub title: String,
    /// Its article.
    pub article: String,
    /// Its state today.
    pub state: LawState,
}

/// Compares a revision with the newest of its course; the sealed banks for those who may read them.
pub(crate) async fn difference(ctx: &Ctx, course: &str, after: Arc<Revision>) -> Result<Difference, Error> {
    let before = match crate::catalogue::newest(ctx, course).await? {
        Some(id) => Some(ctx.store.shelf.revision(&ctx.store.reader, &id).await?),
        None => None,
    };
    compared(ctx, before, after).await
}

/// Compares two revisions; the sealed banks for those who may read them.
pub(crate) async fn compared(
    ctx: &Ctx,
    before: Option<Arc<Revision>>,
    after: Arc<Revision>,
) -> Result<Difference, Error> {
    let diff = before.as_ref().map(|before| {
        let diff = Diff::between(&before.course, &after.course);
        if crate::law::may_read_bank(ctx) && before.bank_is_open && after.bank_is_open {
            diff.with_banks(&before.bank, &after.bank)
        } else {
            diff
        }
    });
    let law = match &before {
        Some(before) => law_moves::law_moves(ctx, before, &after).await?,
        None => Vec::new(),
    };
    Ok(Difference { diff: diff.unwrap_or_default(), law, before, after })
}

/// The title of a page of one of two revisions, the later first.
#[must_use]
pub fn lesson_title(difference: &Difference, module: &str, lesson: &str, language: Language) -> String {
    let revisions = std::iter::once(&difference.after).chain(&difference.before);
    let found = revisions.filter_map(|r| r.course.lesson(module, lesson)).next();
    found.map_or_else(|| format!("{module}/{lesson}"), |(_, l)| l.texts.text(language).title.clone())
}

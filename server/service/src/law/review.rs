//! The list of what awaits review, and the decision of a reviewer: never the author of the text.

use super::{
    Held, Kind, Unsound,
    held::held,
    impact::page_of,
    in_use::{InUse, in_use},
    may_read_bank, permit_bank, queries,
    records::review,
    unsound::{Standing, everything, standing},
};
use crate::{
    audit,
    catalogue::{Law, Revision},
    ctx::{Actor, Ctx},
    error::{Doing, Error, Refusal},
    identity::records::person,
    ids::{PersonId, ReviewId},
    moment::Moment,
    policy::Act,
};
use learning::catalogue::{Language, Lesson};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use std::{collections::BTreeSet, sync::Arc};

/// Longest time for which something is re-approved: two years.
const LONGEST_DAYS: i64 = 731;
/// Longest reason, in characters.
pub const LONGEST_REASON: usize = 2_000;

/// Something that rests on law that is not sound.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is and on which provisions it rests.
    pub unsound: Unsound,
    /// Its title in the reader's language.
    pub title: String,
    /// The page it stands on, as module and lesson.
    pub page: Option<(String, String)>,
    /// Somebody stood up for it, and that still holds.
    pub approved: bool,
    /// Attempts that hold it, for a question that is out of the draw.
    pub held: Held,
    /// The revision in which it was found.
    pub revision: Arc<Revision>,
}

impl Item {
    /// Whether a reviewer has something to decide: nobody stood up for it, and the text does not say so by itself.
    #[must_use]
    pub fn awaits(&self) -> bool {
        !self.approved && !self.unsound.says_so()
    }
}

/// A decision as the history shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// On which provision.
    pub provision: String,
    /// By whom; none for the command line.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Moment,
    /// When.
    pub at: Moment,
    /// It stood for a text or a state of the law that has changed since.
    pub outdated: bool,
    /// It takes an approval back.
    pub withdraws: bool,
}

/// Everything that rests on law that is not sound, what awaits review first.
///
/// # Errors
/// When the actor may neither publish nor review.
pub async fn list(ctx: &Ctx) -> Result<Vec<Item>, Error> {
    permit_bank(ctx)?;
    let law = match ctx.store.shelf.law(&ctx.store.reader, ctx.now).await {
        Ok(law) => law,
        Err(Error::Refused(Refusal::NothingPublished)) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for InUse { revision, .. } in in_use(ctx).await? {
        let standing = standing(ctx, revision.course.id.as_str()).await?;
        let mut found = of_revision(ctx, &revision, &law, &standing);
        count_held(ctx, &mut found).await?;
        items.extend(found.into_iter().filter(|i| {
            seen.insert((
                i.unsound.course.clone(),
                i.unsound.kind,
                i.unsound.subject.clone(),
                i.unsound.content.clone(),
            ))
        }));
    }
    items.sort_by_key(|item| (item.approved, item.unsound.says_so(), item.unsound.kind));
    Ok(items)
}

/// Says of each question that is out of the draw how many attempts hold it.
async fn count_held(ctx: &Ctx, items: &mut [Item]) -> Result<(), Error> {
    let is_out = |item: &Item| item.unsound.kind == Kind::Exam && !item.approved;
    let Some(course) = items.iter().find(|item| is_out(item)).map(|item| item.unsound.course.clone()) else {
        return Ok(());
    };
    let held = held(ctx, &course).await?;
    for item in items {
        if is_out(item) {
            item.held = held.get(&item.unsound.subject).copied().unwrap_or_default();
        }
    }
    Ok(())
}

fn of_revision(ctx: &Ctx, revision: &Arc<Revision>, law: &Law, standing: &Standing) -> Vec<Item> {
    let bank = may_read_bank(ctx);
    let all = everything(revision, law).into_iter().filter(|one| bank || one.kind != Kind::Exam);
    all.map(|unsound| item(ctx, revision, standing, unsound)).collect()
}

fn item(ctx: &Ctx, revision: &Arc<Revision>, standing: &Standing, unsound: Unsound) -> Item {
    let language: Language = ctx.locale.into();
    let course = &revision.course;
    let subject = unsound.subject.as_str();
    let (title, page) = match unsound.kind {
        Kind::Exam => (revision.bank.get(subject).map(|q| q.unsealed().wording(language).1.title.clone()), None),
        Kind::Practice => {
            let title = course.questions.get(subject).map(|q| q.question().wording(language).1.title.clone());
            (title, page_of(course, subject))
        }
        Kind::Lesson => {
            let (module, lesson) = subject.split_once('/').unwrap_or_default();
            let title = course.lesson(module, lesson).map(|(_, l)| l.texts.text(language).title.clone());
            (title, Some((module.to_owned(), lesson.to_owned())))
        }
    };
    let approved = unsound.is_approved(standing, ctx.now);
    let held = Held::default();
    Item { title: title.unwrap_or_default(), page, approved, held, revision: revision.clone(), unsound }
}

/// Which subject is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The course.
    pub course: String,
    /// A word of [`Kind`].
    pub kind: String,
    /// Its id.
    pub subject: String,
}

/// One subject with its history, newest decision first.
///
/// # Errors
/// [`Refusal::NotFound`] when nothing of it rests on law that is not sound; when the actor may neither publish nor review.
pub async fn show(ctx: &Ctx, subject: &Subject) -> Result<(Item, Vec<Decision>), Error> {
    let found = list(ctx).await?.into_iter().find(|item| is(item, subject)).ok_or(Refusal::NotFound)?;
    let rows = queries::reviews(&ctx.store.reader, ctx.school.id, &subject.course).await?;
    let own: Vec<_> = rows.into_iter().filter(|r| r.kind == subject.kind && r.subject == subject.subject).collect();
    let names = queries::names(&ctx.store.reader, ctx.school.id, own.iter().filter_map(|r| r.reviewer_id)).await?;
    let decision = |row: review::Model| Decision {
        outdated: row.content != found.unsound.content || !found.unsound.provisions.values().any(|s| *s == row.state),
        provision: row.provision,
        by: row.reviewer_id.and_then(|id| names.get(&id).cloned()),
        withdraws: row.expires_at <= row.at,
        reason: row.reason,
        until: row.expires_at,
        at: row.at,
    };
    let history = own.into_iter().rev().map(decision).collect();
    Ok((found, history))
}

fn is(item: &Item, subject: &Subject) -> bool {
    let own = &item.unsound;
    own.course == subject.course && own.kind.word() == subject.kind && own.subject == subject.subject
}

/// What a reviewer decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// About what.
    pub subject: Subject,
    /// What the reviewer was shown: [`Unsound::seen`].
    pub seen: String,
    /// Why it may be relied on all the same.
    pub reason: String,
    /// Until which day, `2027-06-30`.
    pub until: String,
}

/// Lets something be used again although it rests on law that is not sound.
///
/// # Errors
/// [`Refusal::Field`]: `reason` (`missing`, `long`), `until` (`unfit`, `past`, `far`), `seen` (`stale`), `reviewer`
/// (`author`); when the actor may not review.
pub async fn approve(ctx: &Ctx, approval: &Approval) -> Result<(), Error> {
    ctx.permit(Act::ReviewLaw)?;
    let reason = tidy_reason(&approval.reason)?;
    let until = until(ctx, &approval.until)?;
    let (item, _) = show(ctx, &approval.subject).await?;
    if item.unsound.seen() != approval.seen {
        return Err(Refusal::Field { field: "seen", code: "stale" }.into());
    }
    let reviewer = reviewer(ctx, &item).await?;
    keep(ctx, &item.unsound, reviewer, &reason, until, "law.approve").await
}

/// Takes an approval back: what it let be used again is at once what it was before.
///
/// # Errors
/// [`Refusal::Field`] `reason` (`missing`, `long`); [`Refusal::NotFound`] when no approval stands; when the actor may not
/// review.
pub async fn withdraw(ctx: &Ctx, subject: &Subject, reason: &str) -> Result<(), Error> {
    ctx.permit(Act::ReviewLaw)?;
    let reason = tidy_reason(reason)?;
    let (item, _) = show(ctx, subject).await?;
    if !item.approved {
        return Err(Refusal::NotFound.into());
    }
    // A decision that has run out when it is taken: the newest counts, and it lets nothing through.
    let by = ctx.signed().ok().map(|signed| signed.person);
    keep(ctx, &item.unsound, by, &reason, ctx.now, "law.withdraw").await
}

/// Writes a decision down for each provision, with its trail.
async fn keep(
    ctx: &Ctx,
    about: &Unsound,
    by: Option<PersonId>,
    reason: &str,
    until: Moment,
    act: &'static str,
) -> Result<(), Error> {
    let tx = ctx.write().await?;
    for (provision, state) in &about.provisions {
        let row = review::ActiveModel {
            id: Set(ReviewId::new()),
            school_id: Set(ctx.school.id),
            course: Set(about.course.clone()),
            kind: Set(about.kind.word().to_owned()),
            subject: Set(about.subject.clone()),
            content: Set(about.content.clone()),
            provision: Set(provision.to_string()),
            state: Set(state.clone()),
            reviewer_id: Set(by),
            reason: Set(reason.to_owned()),
            expires_at: Set(until),
            at: Set(ctx.now),
        };
        review::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a review")?;
    }
    let provisions: Vec<String> = about.provisions.keys().map(ToString::to_string).collect();
    let detail =
        serde_json::json!({ "kind": about.kind, "subject": about.subject, "provisions": provisions, "until": until });
    audit::note(&tx, ctx, act, &about.course, detail).await?;
    tx.commit().await.doing("keeping a review")
}

fn tidy_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    match reason.chars().count() {
        0 => Err(Refusal::Field { field: "reason", code: "missing" }),
        n if n > LONGEST_REASON => Err(Refusal::Field { field: "reason", code: "long" }),
        _ => Ok(reason.to_owned()),
    }
}

/// The end of a day in the school's time zone.
fn until(ctx: &Ctx, day: &str) -> Result<Moment, Refusal> {
    let unfit = |code| Refusal::Field { field: "until", code };
    let day: jiff::civil::Date = day.trim().parse().map_err(|_| unfit("unfit"))?;
    let evening = day.at(23, 59, 59, 0);
    let end = evening.in_tz(&ctx.school.time_zone).or_else(|_| evening.in_tz("UTC")).map_err(|_| unfit("unfit"))?;
    let end = Moment(end.timestamp().as_millisecond());
    match end.seconds_since(ctx.now) {
        ..=0 => Err(unfit("past")),
        seconds if seconds > LONGEST_DAYS * 86_400 => Err(unfit("far")),
        _ => Ok(end),
    }
}

/// Who decides, unless they wrote it.
async fn reviewer(ctx: &Ctx, item: &Item) -> Result<Option<PersonId>, Error> {
    let Actor::Person(signed) = &ctx.actor else { return Ok(None) };
    let row = person::Entity::find_by_id(signed.person).one(&ctx.store.reader).await.doing("loading the reviewer")?;
    let row = row.ok_or(Refusal::NotFound)?;
    let logins: Vec<String> = std::iter::once(row.matricule).chain(row.email).map(|l| l.to_lowercase()).collect();
    let wrote = authors(item).iter().any(|author| logins.contains(&author.to_lowercase()));
    if wrote { Err(Refusal::Field { field: "reviewer", code: "author" }.into()) } else { Ok(Some(signed.person)) }
}

/// Who wrote it. A revision does not say in which file of a module a question of the bank stood, so that every author
/// of the modules that serve its objective counts as its author.
fn authors(item: &Item) -> Vec<String> {
    let course = &item.revision.course;
    let subject = item.unsound.subject.as_str();
    let of = |lessons: Vec<&Lesson>| lessons.into_iter().flat_map(|l| l.authors.clone()).collect();
    if let Some((module, lesson)) = &item.page {
        return of(course.lesson(module, lesson).map(|(_, l)| l).into_iter().collect());
    }
    let question = course.questions.get(subject).map(|q| q.question());
    let question = question.or_else(|| item.revision.bank.get(subject).map(|q| q.unsealed()));
    let serves =
        |objective: &learning::catalogue::ObjectiveId| question.is_none_or(|q| q.objectives().contains(&objective));
    let modules = course.modules.iter().filter(|m| m.objectives.is_empty() || m.objectives.iter().any(serves));
    of(modules.flat_map(|m| &m.lessons).collect())
}

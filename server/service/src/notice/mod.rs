//! What a person should know: a module that opened, a deadline that comes near, a message. Worked out from what happened,
//! so that nothing has to run at night; only what was read is kept.

mod results;

use crate::{
    cohort::calendar,
    ctx::Ctx,
    enrolled,
    error::{Doing, Error, Refusal},
    ids::{AttemptId, CohortId, MessageId, PersonId},
    message::{self, records::notice_read},
    moment::Moment,
    policy::Act,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

/// A deadline is near from three days before on.
const NEAR: i64 = 3 * 24 * 3600;
/// An opening is told for three weeks.
const TOLD: i64 = 21 * 24 * 3600;
/// A count is worked out again after this many seconds.
const FRESH: i64 = 60;
/// Most counts remembered.
const REMEMBERED: usize = 20_000;

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A module opened.
    Opened {
        /// The course.
        course: String,
        /// The module's id and title.
        module: (String, String),
    },
    /// A module is due soon.
    Due {
        /// The course.
        course: String,
        /// The module's id and title.
        module: (String, String),
        /// When.
        at: Moment,
    },
    /// A test closes soon, and was not sat.
    TestCloses {
        /// The cohort.
        cohort: CohortId,
        /// The test's id and title.
        test: (String, String),
        /// When.
        at: Moment,
    },
    /// One's marks were published.
    MarksPublished {
        /// The cohort's name.
        cohort: String,
    },
    /// Published marks were withdrawn.
    MarksWithdrawn {
        /// The cohort's name.
        cohort: String,
    },
    /// The results of a test were given out.
    Results {
        /// The cohort.
        cohort: CohortId,
        /// The test's id and title.
        test: (String, String),
    },
    /// An appeal was answered.
    AppealAnswered {
        /// On which attempt.
        attempt: AttemptId,
        /// The test's title.
        test: String,
        /// On which question, from 1.
        ordinal: u32,
    },
    /// A message came.
    Message {
        /// Which.
        id: MessageId,
        /// From whom.
        from: String,
        /// About what.
        subject: String,
    },
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its own word: the same notice has the same word tomorrow, and another when its date moved.
    pub word: String,
    /// What it tells.
    pub what: What,
    /// Since when it holds.
    pub since: Moment,
    /// Marked as read.
    pub read: bool,
}

/// The notices of the one who asks: unread first, then latest first.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn list(ctx: &Ctx) -> Result<Vec<Notice>, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let me = ctx.signed()?.person;
    let mut found = Vec::new();
    for enrolled in enrolled::of_person(ctx, me).await? {
        found.extend(of_cohort(ctx, me, &enrolled).await?);
    }
    let read: BTreeSet<String> = notice_read::Entity::find()
        .filter(notice_read::Column::PersonId.eq(me))
        .all(&ctx.store.reader)
        .await
        .doing("loading notices read")?
        .into_iter()
        .map(|row| row.notice)
        .collect();
    found.iter_mut().for_each(|notice| notice.read = read.contains(&notice.word));
    for (id, from, subject, since) in message::unread(ctx, me).await? {
        let what = What::Message { id, from, subject };
        found.push(Notice { word: format!("message {id}"), what, since, read: false });
    }
    found.sort_by_key(|notice| (notice.read, -notice.since.0));
    Ok(found)
}

async fn of_cohort(ctx: &Ctx, me: PersonId, enrolled: &enrolled::Enrolled) -> Result<Vec<Notice>, Error> {
    use crate::quiz::records::{attempt, sitting};
    let db = &ctx.store.reader;
    let dated = calendar::dated(db, enrolled.cohort, me).await?;
    let revision = ctx.store.shelf.revision(db, &enrolled.revision).await?;
    let language = ctx.locale.into();
    let mut found = Vec::new();
    let mut add = |word: String, what: What, since: Moment| found.push(Notice { word, what, since, read: false });
    let place = |module: &learning::catalogue::Module| (module.id.to_string(), module.title.text(language).clone());
    for module in &revision.course.modules {
        let id = module.id.as_str();
        let course = || enrolled.course.clone();
        if let Some(at) = dated.opens(id).filter(|at| (0..TOLD).contains(&ctx.now.seconds_since(*at))) {
            let what = What::Opened { course: course(), module: place(module) };
            add(format!("opened {} {id} {}", enrolled.cohort, at.0), what, at);
        }
        let open = dated.opens_later(id, ctx.now).is_none();
        if let Some(at) = dated.due(id).filter(|at| open && is_near(ctx.now, *at)) {
            let what = What::Due { course: course(), module: place(module), at };
            add(format!("due {} {id} {}", enrolled.cohort, at.0), what, at.plus_seconds(-NEAR));
        }
    }
    let sittings = sitting::Entity::find().filter(sitting::Column::CohortId.eq(enrolled.cohort)).all(db).await;
    for row in sittings.doing("loading when tests are open")? {
        let Some(at) = row.closes_at.filter(|at| is_near(ctx.now, *at)) else { continue };
        let Some(test) = revision.course.test(&row.test).filter(|_| row.opens_at.is_none_or(|o| o <= ctx.now)) else {
            continue;
        };
        let sat = attempt::Entity::find()
            .filter(attempt::Column::CohortId.eq(enrolled.cohort))
            .filter(attempt::Column::LearnerId.eq(ctx.signed()?.learner))
            .filter(attempt::Column::Test.eq(row.test.as_str()))
            .one(db)
            .await
            .doing("looking for an attempt")?;
        if sat.is_none() {
            let test = (row.test.clone(), test.title.text(language).clone());
            let what = What::TestCloses { cohort: enrolled.cohort, test, at };
            add(format!("test {} {} {}", enrolled.cohort, row.test, at.0), what, at.plus_seconds(-NEAR));
        }
    }
    found.extend(results::of_cohort(ctx, enrolled, &revision).await?);
    Ok(found)
}

const fn is_near(now: Moment, at: Moment) -> bool {
    let left = at.seconds_since(now);
    left > 0 && left <= NEAR
}

/// How many notices the one who asks has not read; nothing for visitors. Worked out once a minute at most.
///
/// # Errors
/// When the database cannot be read.
pub async fn unread(ctx: &Ctx) -> Result<u32, Error> {
    let Ok(me) = ctx.signed().map(|signed| signed.person) else { return Ok(0) };
    if ctx.signed()?.must_change_password {
        return Ok(0);
    }
    if let Some(count) = ctx.store.notices.known(me, ctx.now) {
        return Ok(count);
    }
    let count = list(ctx).await?.iter().filter(|notice| !notice.read).count();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    ctx.store.notices.keep(me, count, ctx.now);
    Ok(count)
}

/// Marks one notice as read, or all of them.
///
/// # Errors
/// [`Refusal::NotFound`] for a word that is none of one's notices; when nobody is signed in.
pub async fn mark_read(ctx: &Ctx, word: Option<&str>) -> Result<(), Error> {
    let mut wanted = list(ctx).await?;
    if let Some(word) = word {
        wanted.retain(|notice| notice.word == word);
        if wanted.is_empty() {
            return Err(Refusal::NotFound.into());
        }
    }
    let me = ctx.signed()?.person;
    let mut rows = Vec::new();
    for notice in wanted.into_iter().filter(|notice| !notice.read) {
        match notice.what {
            What::Message { id, .. } => message::mark_read(ctx, Some(id)).await?,
            _ => rows.push(notice_read::ActiveModel {
                person_id: Set(me),
                notice: Set(notice.word),
                read_at: Set(ctx.now),
            }),
        }
    }
    if !rows.is_empty() {
        let again = OnConflict::columns([notice_read::Column::PersonId, notice_read::Column::Notice])
            .update_column(notice_read::Column::ReadAt)
            .to_owned();
        notice_read::Entity::insert_many(rows)
            .on_conflict(again)
            .exec_without_returning(&ctx.store.writer)
            .await
            .doing("marking notices as read")?;
    }
    ctx.store.notices.forget(me);
    Ok(())
}

/// Counts of unread notices, so that not every page asks for them. Another server of the same school learns of a change
/// a minute later.
#[derive(Debug, Default)]
pub struct Counts(Mutex<BTreeMap<PersonId, (u32, Moment)>>);

impl Counts {
    fn known(&self, person: PersonId, now: Moment) -> Option<u32> {
        let counts = self.0.lock().ok()?;
        counts.get(&person).filter(|(_, at)| (0..FRESH).contains(&now.seconds_since(*at))).map(|(count, _)| *count)
    }

    fn keep(&self, person: PersonId, count: u32, now: Moment) {
        if let Ok(mut counts) = self.0.lock() {
            if counts.len() >= REMEMBERED {
                counts.clear();
            }
            counts.insert(person, (count, now));
        }
    }

    fn forget(&self, person: PersonId) {
        if let Ok(mut counts) = self.0.lock() {
            counts.remove(&person);
        }
    }

    /// Forgets every count: something changed for many.
    pub fn clear(&self) {
        if let Ok(mut counts) = self.0.lock() {
            counts.clear();
        }
    }
}

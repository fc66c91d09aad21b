//! What the school holds about a person, as that person may take it away.

use super::{queries, records::person};
use crate::{
    cohort::attendance::{self, Status},
    ctx::Ctx,
    enrolled,
    error::{Doing, Error, Refusal},
    essay, journal, message,
    moment::Moment,
    policy::{Act, Role},
    quiz::records::attempt,
};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

/// A copy of everything about one person. Moments are RFC 3339, in UTC.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonalCopy {
    /// Made when.
    pub made_at: String,
    /// The school that holds it.
    pub school: String,
    /// Who it is.
    pub person: Profile,
    /// What they are for the school.
    pub roles: Vec<Role>,
    /// Browsers signed in at this moment.
    pub sessions: Vec<OpenSession>,
    /// Promotions and sessions they are in.
    pub cohorts: Vec<InCohort>,
    /// Readings and practice answers, and answers in tests.
    pub events: Vec<Happened>,
    /// Tests begun.
    pub attempts: Vec<Begun>,
    /// Sittings of these cohorts.
    pub attendance: Vec<Sitting>,
    /// Messages sent and received, the latest ones.
    pub messages: Vec<Letter>,
    /// Copies of essays, with every version kept.
    pub essays: Vec<OwnEssay>,
}

/// A copy of an essay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnEssay {
    /// The title of the essay.
    pub title: String,
    /// Handed in when.
    pub handed_in_at: Option<String>,
    /// Its texts, the first first.
    pub versions: Vec<EssayText>,
}

/// A version of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EssayText {
    /// Saved when.
    pub saved_at: String,
    /// The text.
    pub text: String,
}

/// The person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names of the columns of `person`")]
pub struct Profile {
    pub matricule: String,
    pub family_name: String,
    pub given_name: String,
    pub email: Option<String>,
    pub jurisdiction: String,
    pub audience: String,
    pub profession: String,
    pub sex: Option<String>,
    pub locale: String,
    pub since: String,
}

/// A browser signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenSession {
    /// What the browser says of itself.
    pub agent: String,
    /// Signed in when.
    pub since: String,
    /// Seen last when, within five minutes.
    pub seen: String,
}

/// A cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InCohort {
    /// Its name.
    pub name: String,
    /// Its course.
    pub course: String,
}

/// A sitting of a cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sitting {
    /// The cohort.
    pub cohort: String,
    /// Its day.
    pub held_on: String,
    /// What it was about.
    pub title: String,
    /// Whether one was there; none when nothing was noted.
    pub status: Option<Status>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Who wrote it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Sent when.
    pub sent_at: String,
    /// What it is about.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// An event. Those of a test name the question by its place in the paper alone, as the pages of the test do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Happened {
    /// When, by the server's clock.
    pub at: String,
    /// A word of [`journal::kinds`].
    pub kind: String,
    /// The course.
    pub course: String,
    /// A question, a lesson, or a place in a paper.
    pub subject: String,
    /// What was answered.
    pub payload: serde_json::Value,
    /// In which sitting of a test.
    pub attempt: Option<String>,
}

/// A sitting of a test. Its mark stands in the gradebook, which the school publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Begun {
    /// Its id, which `events` refer to.
    pub id: String,
    /// The test.
    pub test: String,
    /// First, second…
    pub number: i32,
    /// Begun when.
    pub opened_at: String,
    /// Handed in when.
    pub closed_at: Option<String>,
}

/// Everything held about the person who asks.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn copy(ctx: &Ctx) -> Result<PersonalCopy, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let signed = ctx.signed()?;
    let db = &ctx.store.reader;
    let row = queries::person(db, ctx.school.id, signed.person).await?.ok_or(Refusal::NotFound)?;
    let sessions = queries::sessions(db, signed.person, ctx.now).await?;
    let enrolled = enrolled::of_person(ctx, signed.person).await?;
    let events = journal::Entity::find()
        .filter(journal::Column::SchoolId.eq(ctx.school.id))
        .filter(journal::Column::LearnerId.eq(row.learner_id))
        .order_by_asc(journal::Column::ServerTime)
        .order_by_asc(journal::Column::DeviceSequence)
        .order_by_asc(journal::Column::ClientId);
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::SchoolId.eq(ctx.school.id))
        .filter(attempt::Column::LearnerId.eq(row.learner_id))
        .order_by_asc(attempt::Column::OpenedAt);
    let mut attendance = Vec::new();
    for one in &enrolled {
        let (cohort, meetings) = attendance::own(ctx, one.cohort).await?;
        attendance.extend(meetings.into_iter().map(|(meeting, status)| Sitting {
            cohort: cohort.clone(),
            held_on: String::from(meeting.held_on),
            title: meeting.title,
            status,
        }));
    }
    let messages = message::own(ctx).await?.into_iter().map(letter).collect();
    let mut essays = Vec::new();
    for (copy, essay) in essay::queries::all_own_copies(db, ctx.school.id, row.learner_id).await? {
        let versions = essay::queries::versions(db, copy.id).await?;
        let version = |v: essay::records::version::Model| EssayText { saved_at: written(v.at), text: v.text };
        let handed_in_at = copy.handed_in_at.map(written);
        essays.push(OwnEssay {
            title: essay.title,
            handed_in_at,
            versions: versions.into_iter().map(version).collect(),
        });
    }
    Ok(PersonalCopy {
        attendance,
        messages,
        essays,
        made_at: written(ctx.now),
        school: ctx.school.name.clone(),
        roles: signed.roles.clone(),
        person: profile(row),
        sessions: sessions
            .into_iter()
            .map(|s| OpenSession { agent: s.agent, since: written(s.created_at), seen: written(s.seen_at) })
            .collect(),
        cohorts: enrolled.into_iter().map(|e| InCohort { name: e.name, course: e.course }).collect(),
        events: events.all(db).await.doing("loading one's own events")?.into_iter().map(happened).collect(),
        attempts: attempts.all(db).await.doing("loading one's own attempts")?.into_iter().map(begun).collect(),
    })
}

fn profile(row: person::Model) -> Profile {
    Profile {
        matricule: row.matricule,
        family_name: row.family_name,
        given_name: row.given_name,
        email: row.email,
        jurisdiction: row.jurisdiction,
        audience: row.audience,
        profession: row.profession,
        sex: row.sex,
        locale: row.locale,
        since: written(row.created_at),
    }
}

fn happened(row: journal::Model) -> Happened {
    Happened {
        at: written(row.server_time),
        kind: row.kind,
        course: row.course,
        subject: row.subject,
        payload: serde_json::from_str(&row.payload).unwrap_or_default(),
        attempt: row.attempt_id.map(|id| id.to_string()),
    }
}

fn letter(one: message::Message) -> Letter {
    Letter { from: one.sender, to: one.to, sent_at: written(one.at), subject: one.subject, body: one.body }
}

fn begun(row: attempt::Model) -> Begun {
    Begun {
        id: row.id.to_string(),
        test: row.test,
        number: row.number,
        opened_at: written(row.opened_at),
        closed_at: row.closed_at.map(written),
    }
}

fn written(moment: Moment) -> String {
    moment.in_zone("UTC").timestamp().to_string()
}

//! Messages inside the application: those who follow a cohort write to its people, who can answer the sender.

mod reading;
pub mod records;

pub(crate) use reading::unread;
pub use reading::{get, mark_read, own};

use crate::{
    audit,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, MessageId, PersonId},
    moment::Moment,
    policy::{Act, words},
};
use records::{copy, message};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeSet;

/// Longest subject, in letters.
pub const LONGEST_SUBJECT: usize = 120;
/// Longest message, in letters.
pub const LONGEST_BODY: usize = 4_000;
/// Most messages of one person in an hour; beyond it they wait.
const MOST_AN_HOUR: u64 = 30;

words! {
    /// How far a message goes.
    Reach {
        /// One person of a cohort.
        Person = "person",
        /// A group of a cohort.
        Group = "group",
        /// A whole cohort.
        Cohort = "cohort",
        /// Back to the sender of another message.
        Answer = "answer",
    }
}

/// A message as typed in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// `cohort`, `group:name` or the id of a person.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// To whom a message to a cohort may go.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The cohort.
    pub cohort: Cohort,
    /// Its groups.
    pub groups: Vec<String>,
    /// Its people, those withdrawn left out.
    pub members: Vec<Member>,
}

/// A message as one of its readers sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub sender: String,
    /// To whom: a person, a group or a cohort, by name.
    pub to: String,
    /// How far it went.
    pub reach: Reach,
    /// How many received it.
    pub received: u32,
    /// What it is about.
    pub subject: String,
    /// The text.
    pub body: String,
    /// When it was sent.
    pub at: Moment,
    /// Whether the reader has read it; true for one's own.
    pub read: bool,
    /// Whether the reader wrote it.
    pub own: bool,
    /// The message that it answers.
    pub answers: Option<MessageId>,
}

/// Whom the one who asks may write to in a cohort: those named to follow it, and those who manage cohorts.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Forbidden`] for a cohort that is not theirs.
pub async fn choices(ctx: &Ctx, id: CohortId) -> Result<Choices, Error> {
    ctx.permit(Act::WriteToCohort)?;
    let shown = cohort::load(ctx, id).await?;
    if shown.cohort.archived_at.is_some() {
        return Err(Refusal::Archived.into());
    }
    if !ctx.may(Act::ManageCohorts) {
        let mine = cohort::queries::followed(&ctx.store.reader, ctx.signed()?.person).await?;
        if !mine.contains(&id) {
            return Err(Refusal::Forbidden.into());
        }
    }
    let groups = shown.groups();
    let members = shown.members.into_iter().filter(|m| m.active).collect();
    Ok(Choices { cohort: shown.cohort, groups, members })
}

/// Writes to a person, a group or the whole of a cohort.
///
/// # Errors
/// [`Refusal::Field`]: `to` (`missing`, `unknown`), `subject` and `body` (`missing`, `long`); [`Refusal::SlowDown`] after
/// many messages; otherwise as [`choices`].
pub async fn write(ctx: &Ctx, id: CohortId, draft: &Draft) -> Result<MessageId, Error> {
    let choices = choices(ctx, id).await?;
    let unknown = Refusal::Field { field: "to", code: "unknown" };
    let me = ctx.signed()?.person;
    let (reach, group, people): (Reach, Option<String>, Vec<PersonId>) = match draft.to.as_str() {
        "" => return Err(Refusal::Field { field: "to", code: "missing" }.into()),
        "cohort" => (Reach::Cohort, None, choices.members.iter().map(|m| m.person).collect()),
        other => match other.strip_prefix("group:") {
            Some(group) => {
                let inside = choices.members.iter().filter(|m| m.group.as_deref() == Some(group));
                (Reach::Group, Some(group.to_owned()), inside.map(|m| m.person).collect())
            }
            None => {
                let person: PersonId = other.parse().map_err(|_| unknown.clone())?;
                let inside = choices.members.iter().find(|m| m.person == person).ok_or(unknown.clone())?;
                (Reach::Person, None, vec![inside.person])
            }
        },
    };
    let people: BTreeSet<PersonId> = people.into_iter().filter(|person| *person != me).collect();
    if people.is_empty() {
        return Err(unknown.into());
    }
    let row = Row { cohort: Some(id), reach, group, answers: None };
    send(ctx, row, &draft.subject, &draft.body, &people).await
}

/// Answers the sender of a message that one has received.
///
/// # Errors
/// [`Refusal::NotFound`] for a message that one has not received; [`Refusal::Field`] `body` (`missing`, `long`);
/// [`Refusal::SlowDown`] after many messages.
pub async fn answer(ctx: &Ctx, id: MessageId, body: &str) -> Result<MessageId, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let me = ctx.signed()?.person;
    let row = reading::received(ctx, id, me).await?.ok_or(Refusal::NotFound)?.0;
    let people = BTreeSet::from([row.sender_id]);
    let subject = if row.subject.starts_with("Re : ") { row.subject.clone() } else { format!("Re : {}", row.subject) };
    let subject: String = subject.chars().take(LONGEST_SUBJECT).collect();
    let made = Row { cohort: row.cohort_id, reach: Reach::Answer, group: None, answers: Some(id) };
    send(ctx, made, &subject, body, &people).await
}

/// Where a message belongs.
struct Row {
    cohort: Option<CohortId>,
    reach: Reach,
    group: Option<String>,
    answers: Option<MessageId>,
}

async fn send(ctx: &Ctx, row: Row, subject: &str, body: &str, people: &BTreeSet<PersonId>) -> Result<MessageId, Error> {
    let me = ctx.signed()?.person;
    let subject = tidy("subject", &subject.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_SUBJECT)?;
    let body = tidy("body", body, LONGEST_BODY)?;
    let tx = ctx.write().await?;
    slow_down(ctx, &tx, me).await?;
    let id = MessageId::new();
    let detail = serde_json::json!({ "cohort": row.cohort, "reach": row.reach, "people": people.len() });
    let kept = message::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        sender_id: Set(me),
        cohort_id: Set(row.cohort),
        reach: Set(row.reach.word().to_owned()),
        group_name: Set(row.group),
        answers: Set(row.answers),
        subject: Set(subject),
        body: Set(body),
        sent_at: Set(ctx.now),
    };
    message::Entity::insert(kept).exec_without_returning(&tx).await.doing("sending a message")?;
    let copies = people.iter().map(|person| copy::ActiveModel {
        message_id: Set(id),
        person_id: Set(*person),
        read_at: Set(None),
    });
    copy::Entity::insert_many(copies).exec_without_returning(&tx).await.doing("sending a message")?;
    audit::note(&tx, ctx, "message.send", id, detail).await?;
    tx.commit().await.doing("sending a message")?;
    ctx.store.notices.clear();
    Ok(id)
}

/// Printable text within bounds; line ends stay.
fn tidy(field: &'static str, text: &str, longest: usize) -> Result<String, Refusal> {
    let plain = text.replace("\r\n", "\n");
    let plain: String = plain.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let plain = plain.trim();
    match plain.chars().count() {
        0 => Err(Refusal::Field { field, code: "missing" }),
        n if n > longest => Err(Refusal::Field { field, code: "long" }),
        _ => Ok(plain.to_owned()),
    }
}

async fn slow_down(ctx: &Ctx, db: &impl ConnectionTrait, me: PersonId) -> Result<(), Error> {
    use sea_orm::PaginatorTrait;
    let sent = message::Entity::find()
        .filter(message::Column::SenderId.eq(me))
        .filter(message::Column::SentAt.gt(ctx.now.plus_seconds(-3600)))
        .count(db)
        .await
        .doing("counting messages")?;
    if sent >= MOST_AN_HOUR { Err(Refusal::SlowDown(600).into()) } else { Ok(()) }
}

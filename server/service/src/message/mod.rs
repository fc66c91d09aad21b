//! Messages inside the application: those who follow a cohort write to its people, who can answer the sender.

pub mod records;

use crate::{
    audit,
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity,
    ids::{CohortId, MessageId, PersonId},
    moment::Moment,
    policy::{Act, words},
};
use records::{copy, message};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// Longest subject, in letters.
pub const LONGEST_SUBJECT: usize = 120;
/// Longest message, in letters.
pub const LONGEST_BODY: usize = 4_000;
/// Most messages of one person in an hour; beyond it they wait.
const MOST_AN_HOUR: u64 = 30;
/// Most messages that a list shows.
const LISTED: u64 = 200;

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
    let row = received(ctx, id, me).await?.ok_or(Refusal::NotFound)?.0;
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

async fn received(ctx: &Ctx, id: MessageId, me: PersonId) -> Result<Option<(message::Model, copy::Model)>, Error> {
    let db = &ctx.store.reader;
    let copy = copy::Entity::find_by_id((id, me)).one(db).await.doing("loading a message")?;
    let row = message::Entity::find_by_id(id)
        .filter(message::Column::SchoolId.eq(ctx.school.id))
        .one(db)
        .await
        .doing("loading a message")?;
    Ok(row.zip(copy))
}

/// What one has received and sent, latest first.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own(ctx: &Ctx) -> Result<Vec<Message>, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let me = ctx.signed()?.person;
    let db = &ctx.store.reader;
    let copies = copy::Entity::find()
        .filter(copy::Column::PersonId.eq(me))
        .order_by_desc(copy::Column::MessageId)
        .limit(LISTED)
        .all(db)
        .await
        .doing("loading one's messages")?;
    let read: BTreeMap<MessageId, bool> = copies.into_iter().map(|c| (c.message_id, c.read_at.is_some())).collect();
    let received = message::Column::Id.is_in(read.keys().map(|id| id.0));
    let rows = message::Entity::find()
        .filter(message::Column::SchoolId.eq(ctx.school.id))
        .filter(Condition::any().add(received).add(message::Column::SenderId.eq(me)))
        .order_by_desc(message::Column::SentAt)
        .order_by_desc(message::Column::Id)
        .limit(LISTED)
        .all(db)
        .await
        .doing("loading one's messages")?;
    shown(ctx, me, rows, &read).await
}

async fn shown(
    ctx: &Ctx,
    me: PersonId,
    rows: Vec<message::Model>,
    read: &BTreeMap<MessageId, bool>,
) -> Result<Vec<Message>, Error> {
    let db = &ctx.store.reader;
    let ids: Vec<_> = rows.iter().map(|row| row.id.0).collect();
    let copies: Vec<(MessageId, PersonId)> = copy::Entity::find()
        .select_only()
        .column(copy::Column::MessageId)
        .column(copy::Column::PersonId)
        .filter(copy::Column::MessageId.is_in(ids))
        .into_tuple()
        .all(db)
        .await
        .doing("loading who received messages")?;
    let people = identity::queries::people(db, ctx.school.id).await?;
    let names: BTreeMap<PersonId, String> =
        people.into_iter().map(|p| (p.id, format!("{} {}", p.given_name, p.family_name))).collect();
    let cohorts = cohort::queries::cohorts(db, ctx.school.id).await?;
    let cohorts: BTreeMap<CohortId, String> = cohorts.into_iter().map(|c| (c.id, c.name)).collect();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let mut received: BTreeMap<MessageId, Vec<PersonId>> = BTreeMap::new();
    for (id, person) in copies {
        received.entry(id).or_default().push(person);
    }
    let message = |row: message::Model| {
        let to = received.remove(&row.id).unwrap_or_default();
        let reach = row.reach.parse().unwrap_or(Reach::Person);
        let cohort = row.cohort_id.and_then(|id| cohorts.get(&id).cloned()).unwrap_or_default();
        Message {
            id: row.id,
            sender: name(row.sender_id),
            to: match reach {
                Reach::Cohort => cohort,
                Reach::Group => format!("{cohort} – {}", row.group_name.unwrap_or_default()),
                Reach::Person | Reach::Answer => to.first().copied().map(name).unwrap_or_default(),
            },
            reach,
            received: u32::try_from(to.len()).unwrap_or(u32::MAX),
            subject: row.subject,
            body: row.body,
            at: row.sent_at,
            read: read.get(&row.id).copied().unwrap_or(true),
            own: row.sender_id == me,
            answers: row.answers,
        }
    };
    Ok(rows.into_iter().map(message).collect())
}

/// One message that one has received or sent. Reading changes nothing: [`mark_read`] does.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody else's.
pub async fn get(ctx: &Ctx, id: MessageId) -> Result<Message, Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let me = ctx.signed()?.person;
    let row = message::Entity::find_by_id(id)
        .filter(message::Column::SchoolId.eq(ctx.school.id))
        .one(&ctx.store.reader)
        .await
        .doing("loading a message")?
        .ok_or(Refusal::NotFound)?;
    let copy = received(ctx, id, me).await?.map(|(_, copy)| copy);
    if copy.is_none() && row.sender_id != me {
        return Err(Refusal::NotFound.into());
    }
    let read = copy.map(|copy| (id, copy.read_at.is_some())).into_iter().collect();
    shown(ctx, me, vec![row], &read).await?.pop().ok_or_else(|| Refusal::NotFound.into())
}

/// Marks a message that one has received as read; all of them when none is named.
///
/// # Errors
/// When nobody is signed in or the database refuses.
pub async fn mark_read(ctx: &Ctx, id: Option<MessageId>) -> Result<(), Error> {
    ctx.permit(Act::SeeOwnRecord)?;
    let me = ctx.signed()?.person;
    let mut update = copy::Entity::update_many()
        .col_expr(copy::Column::ReadAt, Expr::value(ctx.now.0))
        .filter(copy::Column::PersonId.eq(me))
        .filter(copy::Column::ReadAt.is_null());
    if let Some(id) = id {
        update = update.filter(copy::Column::MessageId.eq(id));
    }
    update.exec(&ctx.store.writer).await.doing("marking messages as read")?;
    ctx.store.notices.clear();
    Ok(())
}

/// Messages that one has not read.
pub(crate) async fn unread(ctx: &Ctx, me: PersonId) -> Result<Vec<(MessageId, String, String, Moment)>, Error> {
    let db = &ctx.store.reader;
    let ids: Vec<MessageId> = copy::Entity::find()
        .select_only()
        .column(copy::Column::MessageId)
        .filter(copy::Column::PersonId.eq(me))
        .filter(copy::Column::ReadAt.is_null())
        .limit(LISTED)
        .into_tuple()
        .all(db)
        .await
        .doing("looking for unread messages")?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = message::Entity::find()
        .filter(message::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(message::Column::SchoolId.eq(ctx.school.id))
        .all(db)
        .await
        .doing("loading unread messages")?;
    let read = BTreeMap::new();
    let all = shown(ctx, me, rows, &read).await?;
    Ok(all.into_iter().map(|m| (m.id, m.sender, m.subject, m.at)).collect())
}

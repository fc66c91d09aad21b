//! What one received and sent.

use super::{
    Message, Reach,
    records::{copy, message},
};
use crate::{
    cohort,
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    identity,
    ids::{CohortId, MessageId, PersonId},
    moment::Moment,
    policy::Act,
};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// Most messages that a list shows.
const LISTED: u64 = 200;

/// A message that one has received.
pub(super) async fn received(
    ctx: &Ctx,
    id: MessageId,
    me: PersonId,
) -> Result<Option<(message::Model, copy::Model)>, Error> {
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

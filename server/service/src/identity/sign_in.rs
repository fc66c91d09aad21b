//! Signing in and out, passwords, sessions.

use super::{
    queries::{self, Which},
    records::{person, session},
};
use crate::{
    audit,
    ctx::{Ctx, School, Signed},
    error::{Doing, Error, Refusal},
    ids::{PersonId, SchoolId, SessionId},
    moment::Moment,
    policy::Act,
    secret,
    store::Store,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// A session lasts this long after the last visit: fourteen days.
const SESSION_SECONDS: i64 = 14 * 24 * 3600;
/// "Last seen" is written at most this often, in seconds.
const SEEN_EVERY: i64 = 300;

/// What the sign-in form sends, and where from.
#[derive(Clone, Debug, Default)]
pub struct Attempt {
    /// Matricule or e-mail.
    pub name: String,
    /// Password or one-time code.
    pub secret: String,
    /// The browser's own words about itself.
    pub agent: String,
    /// The address that the failures are counted for.
    pub address: String,
    /// Token of a browser that signed in before.
    pub device: Option<String>,
    /// The server listens beyond this machine.
    pub exposed: bool,
}

/// A fresh sign-in: the tokens go into cookies, only their hashes are kept.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The session's token.
    pub token: String,
    /// The device's token.
    pub device: String,
    /// The person's language.
    pub locale: String,
    /// A new password must be chosen now.
    pub must_change_password: bool,
}

/// Signs a person in by matricule or e-mail, with a password or a one-time code.
///
/// # Errors
/// [`Refusal::WrongSignIn`] (the same for unknown accounts, in the same time), [`Refusal::SlowDown`],
/// [`Refusal::DemonstrationOnly`].
pub async fn sign_in(ctx: &Ctx, attempt: Attempt) -> Result<Opened, Error> {
    let name = attempt.name.trim();
    let found = queries::by_sign_in_name(&ctx.store.reader, ctx.school.id, name).await?;
    brake(ctx, &attempt, found.as_ref()).await?;
    let entry = check_secret(ctx, found.as_ref(), &attempt.secret).await?;
    let (Some(person), Some(entry)) = (found.filter(|p| p.active), entry) else {
        ctx.store.brake.failed(name, &attempt.address, ctx.now);
        return Err(Refusal::WrongSignIn.into());
    };
    if person.demonstration && attempt.exposed {
        return Err(Refusal::DemonstrationOnly.into());
    }
    ctx.store.brake.succeeded(name, &attempt.address);
    open(ctx, &person, attempt, entry).await
}

/// How a person proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Password { must_change: bool },
    Code,
}

async fn brake(ctx: &Ctx, attempt: &Attempt, found: Option<&person::Model>) -> Result<(), Error> {
    let wait = ctx.store.brake.wait(&attempt.name, &attempt.address, ctx.now);
    if wait == 0 || known(ctx, attempt, found).await? {
        return Ok(());
    }
    Err(Refusal::SlowDown(wait).into())
}

async fn known(ctx: &Ctx, attempt: &Attempt, found: Option<&person::Model>) -> Result<bool, Error> {
    match (found, &attempt.device) {
        (Some(person), Some(device)) => {
            queries::knows_device(&ctx.store.reader, person.id, &secret::digest(device)).await
        }
        _ => Ok(false),
    }
}

async fn check_secret(ctx: &Ctx, person: Option<&person::Model>, typed: &str) -> Result<Option<Entry>, Error> {
    let stored = match person {
        Some(person) => queries::credential(&ctx.store.reader, person.id).await?,
        None => None,
    };
    let must_change = stored.as_ref().is_some_and(|c| c.must_change);
    if secret::verify(typed, stored.map(|c| c.hash)).await? {
        return Ok(Some(Entry::Password { must_change }));
    }
    let Some(person) = person else { return Ok(None) };
    let code = secret::digest(&secret::plain_code(typed));
    let open = queries::open_code(&ctx.store.reader, person.id, &code, ctx.now).await?;
    Ok(open.map(|_| Entry::Code))
}

async fn open(ctx: &Ctx, person: &person::Model, attempt: Attempt, entry: Entry) -> Result<Opened, Error> {
    let token = secret::token();
    let device = attempt.device.unwrap_or_else(secret::token);
    let tx = ctx.write().await?;
    if entry == Entry::Code {
        queries::close_codes(&tx, person.id, ctx.now).await?;
        let unusable = secret::hash(&secret::token()).await?;
        queries::set_password(&tx, person.id, unusable, true, ctx.now).await?;
    }
    keep_session(&tx, person.id, &token, &attempt.agent, ctx.now).await?;
    queries::remember_device(&tx, person.id, secret::digest(&device), ctx.now).await?;
    tx.commit().await.doing("keeping a session")?;
    let must_change_password = entry != Entry::Password { must_change: false };
    Ok(Opened { token, device, locale: person.locale.clone(), must_change_password })
}

async fn keep_session(
    db: &impl ConnectionTrait,
    person: PersonId,
    token: &str,
    agent: &str,
    now: Moment,
) -> Result<(), Error> {
    let row = session::ActiveModel {
        id: Set(SessionId::new()),
        token_hash: Set(secret::digest(token)),
        person_id: Set(person),
        agent: Set(agent.chars().take(200).collect()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now.plus_seconds(SESSION_SECONDS)),
    };
    session::Entity::insert(row).exec_without_returning(db).await.doing("keeping a session")?;
    Ok(())
}

/// Who holds this session token; none when it is unknown, over, or of another school.
///
/// # Errors
/// When the database cannot be read.
pub async fn identify(store: &Store, school: &School, token: &str, now: Moment) -> Result<Option<Signed>, Error> {
    let db = &store.reader;
    let Some((session, person)) = queries::live_session(db, school.id, &secret::digest(token), now).await? else {
        return Ok(None);
    };
    if now.seconds_since(session.seen_at) > SEEN_EVERY {
        touch(store, &session, now).await;
    }
    let roles = queries::roles(db, person.id).await?;
    let must_change = queries::credential(db, person.id).await?.is_some_and(|c| c.must_change);
    Ok(Some(signed(person, session.id, roles, must_change)))
}

/// A person as somebody who acts without a browser: none when there is no such account or it is closed.
pub(crate) async fn acting(db: &impl ConnectionTrait, school: SchoolId, id: PersonId) -> Result<Option<Signed>, Error> {
    let Some(person) = queries::person(db, school, id).await?.filter(|person| person.active) else { return Ok(None) };
    let roles = queries::roles(db, person.id).await?;
    Ok(Some(signed(person, SessionId::new(), roles, false)))
}

fn signed(person: person::Model, session: SessionId, roles: Vec<crate::Role>, must_change_password: bool) -> Signed {
    Signed {
        person: person.id,
        learner: person.learner_id,
        session,
        name: format!("{} {}", person.given_name, person.family_name),
        roles,
        jurisdiction: person.jurisdiction,
        audience: person.audience,
        must_change_password,
    }
}

/// Writes "last seen"; when it cannot (a full disk, a busy database), reading goes on.
async fn touch(store: &Store, session: &session::Model, now: Moment) {
    let update = session::ActiveModel {
        id: Set(session.id),
        seen_at: Set(now),
        expires_at: Set(now.plus_seconds(SESSION_SECONDS)),
        ..Default::default()
    };
    if let Err(cause) = session::Entity::update(update).exec(&store.writer).await {
        tracing::warn!(%cause, "could not write when a session was last seen");
    }
}

/// Signs out of this browser.
///
/// # Errors
/// When the database cannot be written.
pub async fn sign_out(ctx: &Ctx) -> Result<(), Error> {
    let signed = ctx.signed()?;
    queries::end_sessions(&ctx.store.writer, signed.person, Which::One(signed.session)).await?;
    Ok(())
}

/// Chooses a new password; every other session of the person ends.
///
/// # Errors
/// [`Refusal::Field`] for a wrong old password (`current`/`wrong`) or an unacceptable new one
/// (`password`/`short`, `long`, `obvious`).
pub async fn change_password(ctx: &Ctx, current: &str, new: &str) -> Result<(), Error> {
    ctx.permit(Act::ManageOwnAccount)?;
    let signed = ctx.signed()?;
    let person = queries::person(&ctx.store.reader, ctx.school.id, signed.person).await?.ok_or(Refusal::NotFound)?;
    if !signed.must_change_password && !knows_password(ctx, signed.person, current).await? {
        return Err(Refusal::Field { field: "current", code: "wrong" }.into());
    }
    let own = [person.matricule.as_str(), &person.family_name, &person.given_name];
    secret::acceptable(new, &own).map_err(|code| Refusal::Field { field: "password", code })?;
    let hash = secret::hash(new).await?;
    let tx = ctx.write().await?;
    queries::set_password(&tx, signed.person, hash, false, ctx.now).await?;
    queries::end_sessions(&tx, signed.person, Which::AllBut(signed.session)).await?;
    audit::note(&tx, ctx, "password.change", signed.person, serde_json::json!({})).await?;
    tx.commit().await.doing("keeping a new password")
}

async fn knows_password(ctx: &Ctx, person: PersonId, typed: &str) -> Result<bool, Error> {
    let stored = queries::credential(&ctx.store.reader, person).await?;
    secret::verify(typed, stored.map(|c| c.hash)).await
}

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// For ending it.
    pub id: SessionId,
    /// The browser's words about itself.
    pub agent: String,
    /// Signed in when.
    pub since: Moment,
    /// Seen last when, within five minutes.
    pub seen: Moment,
    /// It is the one that asks.
    pub current: bool,
}

/// The live sessions of the person who asks.
///
/// # Errors
/// When nobody is signed in or the database cannot be read.
pub async fn own_sessions(ctx: &Ctx) -> Result<Vec<OwnSession>, Error> {
    ctx.permit(Act::ManageOwnAccount)?;
    let signed = ctx.signed()?;
    let rows = queries::sessions(&ctx.store.reader, signed.person, ctx.now).await?;
    Ok(rows
        .into_iter()
        .map(|row| OwnSession {
            current: row.id == signed.session,
            id: row.id,
            agent: row.agent,
            since: row.created_at,
            seen: row.seen_at,
        })
        .collect())
}

/// Ends one session of the person who asks, or every other one.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not theirs or already over.
pub async fn end_own_sessions(ctx: &Ctx, one: Option<SessionId>) -> Result<(), Error> {
    ctx.permit(Act::ManageOwnAccount)?;
    let signed = ctx.signed()?;
    let which = one.map_or(Which::AllBut(signed.session), Which::One);
    let ended = queries::end_sessions(&ctx.store.writer, signed.person, which).await?;
    if ended == 0 && one.is_some() { Err(Refusal::NotFound.into()) } else { Ok(()) }
}

/// Remembers the language that the person chose.
///
/// # Errors
/// When the database cannot be written.
pub async fn choose_locale(ctx: &Ctx, locale: crate::Locale) -> Result<(), Error> {
    let Ok(signed) = ctx.signed() else { return Ok(()) };
    person::Entity::update_many()
        .col_expr(person::Column::Locale, Expr::value(locale.word()))
        .filter(person::Column::Id.eq(signed.person))
        .exec(&ctx.store.writer)
        .await
        .doing("remembering a language")?;
    Ok(())
}

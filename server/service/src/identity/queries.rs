//! Queries about people; each names the school, so that another school's rows are simply not there.

use super::records::{credential, known_device, one_time_code, person, role_grant, school, session};
use crate::{
    error::{Doing, Error},
    ids::{PersonId, SchoolId, SessionId},
    moment::Moment,
    policy::Role,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::BTreeSet;

/// Every school, in the order of slugs.
pub(crate) async fn schools(db: &impl ConnectionTrait) -> Result<Vec<school::Model>, Error> {
    school::Entity::find().order_by_asc(school::Column::Slug).all(db).await.doing("loading the schools")
}

/// The person with this matricule or e-mail, as typed.
pub(crate) async fn by_sign_in_name(
    db: &impl ConnectionTrait,
    school: SchoolId,
    typed: &str,
) -> Result<Option<person::Model>, Error> {
    let column = if typed.contains('@') { person::Column::Email } else { person::Column::Matricule };
    let wanted = if typed.contains('@') { typed.to_lowercase() } else { typed.to_uppercase() };
    person::Entity::find()
        .filter(person::Column::SchoolId.eq(school))
        .filter(column.eq(wanted))
        .one(db)
        .await
        .doing("looking up an account")
}

/// A person of this school.
pub(crate) async fn person(
    db: &impl ConnectionTrait,
    school: SchoolId,
    id: PersonId,
) -> Result<Option<person::Model>, Error> {
    person::Entity::find_by_id(id).filter(person::Column::SchoolId.eq(school)).one(db).await.doing("loading a person")
}

/// Everyone of this school, by name.
pub(crate) async fn people(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<person::Model>, Error> {
    person::Entity::find()
        .filter(person::Column::SchoolId.eq(school))
        .order_by_asc(person::Column::FamilyName)
        .order_by_asc(person::Column::GivenName)
        .order_by_asc(person::Column::Matricule)
        .all(db)
        .await
        .doing("loading the people")
}

/// The roles of a person, in the order of [`Role::ALL`].
pub(crate) async fn roles(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Role>, Error> {
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::PersonId.eq(person))
        .all(db)
        .await
        .doing("loading the roles")?;
    let mut roles: Vec<Role> = rows.iter().filter_map(|row| row.role.parse().ok()).collect();
    roles.sort_unstable();
    Ok(roles)
}

/// The roles of everyone of this school.
pub(crate) async fn all_roles(db: &impl ConnectionTrait, school: SchoolId) -> Result<Vec<(PersonId, Role)>, Error> {
    let of_school = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::SchoolId.eq(school))
        .into_query();
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::PersonId.in_subquery(of_school))
        .order_by_asc(role_grant::Column::Role)
        .all(db)
        .await
        .doing("loading the roles")?;
    Ok(rows.iter().filter_map(|row| Some((row.person_id, row.role.parse().ok()?))).collect())
}

/// Everyone of this school who has a password, be it one they must change.
pub(crate) async fn all_entered(db: &impl ConnectionTrait, school: SchoolId) -> Result<BTreeSet<PersonId>, Error> {
    let of_school = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::SchoolId.eq(school))
        .into_query();
    let ids: Vec<PersonId> = credential::Entity::find()
        .select_only()
        .column(credential::Column::PersonId)
        .filter(credential::Column::PersonId.in_subquery(of_school))
        .into_tuple()
        .all(db)
        .await
        .doing("loading who has signed in")?;
    Ok(ids.into_iter().collect())
}

/// Replaces the roles of a person.
pub(crate) async fn set_roles(
    db: &impl ConnectionTrait,
    person: PersonId,
    roles: &[Role],
    by: Option<PersonId>,
    now: Moment,
) -> Result<(), Error> {
    role_grant::Entity::delete_many()
        .filter(role_grant::Column::PersonId.eq(person))
        .exec(db)
        .await
        .doing("clearing roles")?;
    let rows: Vec<_> = roles
        .iter()
        .map(|role| role_grant::ActiveModel {
            person_id: Set(person),
            role: Set(role.word().to_owned()),
            granted_by: Set(by),
            granted_at: Set(now),
        })
        .collect();
    if !rows.is_empty() {
        role_grant::Entity::insert_many(rows).exec_without_returning(db).await.doing("granting roles")?;
    }
    Ok(())
}

/// The stored password of a person.
pub(crate) async fn credential(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<credential::Model>, Error> {
    credential::Entity::find_by_id(person).one(db).await.doing("loading a password")
}

/// Sets the password of a person.
pub(crate) async fn set_password(
    db: &impl ConnectionTrait,
    person: PersonId,
    hash: String,
    must_change: bool,
    now: Moment,
) -> Result<(), Error> {
    let row = credential::ActiveModel {
        person_id: Set(person),
        hash: Set(hash),
        must_change: Set(must_change),
        changed_at: Set(now),
    };
    let replace = sea_orm::sea_query::OnConflict::column(credential::Column::PersonId)
        .update_columns([credential::Column::Hash, credential::Column::MustChange, credential::Column::ChangedAt])
        .to_owned();
    credential::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(db)
        .await
        .doing("storing a password")?;
    Ok(())
}

/// The unused code with this hash.
pub(crate) async fn open_code(
    db: &impl ConnectionTrait,
    person: PersonId,
    hash: &str,
    now: Moment,
) -> Result<Option<one_time_code::Model>, Error> {
    one_time_code::Entity::find()
        .filter(one_time_code::Column::PersonId.eq(person))
        .filter(one_time_code::Column::Hash.eq(hash))
        .filter(one_time_code::Column::UsedAt.is_null())
        .filter(one_time_code::Column::ExpiresAt.gt(now))
        .one(db)
        .await
        .doing("looking up a code")
}

/// Marks every open code of a person as used.
pub(crate) async fn close_codes(db: &impl ConnectionTrait, person: PersonId, now: Moment) -> Result<(), Error> {
    one_time_code::Entity::update_many()
        .col_expr(one_time_code::Column::UsedAt, Expr::value(now.0))
        .filter(one_time_code::Column::PersonId.eq(person))
        .filter(one_time_code::Column::UsedAt.is_null())
        .exec(db)
        .await
        .doing("closing codes")?;
    Ok(())
}

/// The live session with this token, and its person.
pub(crate) async fn live_session(
    db: &impl ConnectionTrait,
    school: SchoolId,
    token_hash: &str,
    now: Moment,
) -> Result<Option<(session::Model, person::Model)>, Error> {
    let Some(found) = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .filter(session::Column::ExpiresAt.gt(now))
        .one(db)
        .await
        .doing("loading a session")?
    else {
        return Ok(None);
    };
    let person = person(db, school, found.person_id).await?;
    Ok(person.filter(|p| p.active).map(|p| (found, p)))
}

/// The live sessions of a person, latest first.
pub(crate) async fn sessions(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: Moment,
) -> Result<Vec<session::Model>, Error> {
    session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::SeenAt)
        .all(db)
        .await
        .doing("loading the sessions")
}

/// Ends sessions of a person: one, or all but one, or all.
pub(crate) async fn end_sessions(db: &impl ConnectionTrait, person: PersonId, which: Which) -> Result<u64, Error> {
    let mut delete = session::Entity::delete_many().filter(session::Column::PersonId.eq(person));
    delete = match which {
        Which::One(id) => delete.filter(session::Column::Id.eq(id)),
        Which::AllBut(id) => delete.filter(session::Column::Id.ne(id)),
        Which::All => delete,
    };
    Ok(delete.exec(db).await.doing("ending sessions")?.rows_affected)
}

/// Which sessions to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one.
    One(SessionId),
    /// Every one but this.
    AllBut(SessionId),
    /// Every one.
    All,
}

/// Whether the person has signed in from this browser before.
pub(crate) async fn knows_device(db: &impl ConnectionTrait, person: PersonId, token_hash: &str) -> Result<bool, Error> {
    let found =
        known_device::Entity::find_by_id((person, token_hash.to_owned())).one(db).await.doing("looking up a device")?;
    Ok(found.is_some())
}

/// Remembers a browser.
pub(crate) async fn remember_device(
    db: &impl ConnectionTrait,
    person: PersonId,
    token_hash: String,
    now: Moment,
) -> Result<(), Error> {
    let row = known_device::ActiveModel { person_id: Set(person), token_hash: Set(token_hash), seen_at: Set(now) };
    let replace =
        sea_orm::sea_query::OnConflict::columns([known_device::Column::PersonId, known_device::Column::TokenHash])
            .update_column(known_device::Column::SeenAt)
            .to_owned();
    known_device::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(db)
        .await
        .doing("remembering a device")?;
    Ok(())
}

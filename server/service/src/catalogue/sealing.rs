//! Banks that an older version kept in clear are sealed when the database is opened.

use super::records::revision;
use crate::{
    error::{Doing, Error},
    seal::{BankKey, MAGIC},
    store::Store,
};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DbBackend, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, SimpleExpr},
};

/// Seals every bank that is still in clear; a database of this version has none, and is only asked.
///
/// # Errors
/// When the database refuses.
pub async fn seal_clear_banks(store: &Store) -> Result<(), Error> {
    if clear(&store.reader).await?.is_empty() {
        return Ok(());
    }
    let tx = store.begin().await.doing("opening a transaction")?;
    if tx.get_database_backend() == DbBackend::Sqlite {
        // What is written over is wiped too, not only let go.
        tx.execute_unprepared("PRAGMA secure_delete = ON").await.doing("sealing banks")?;
    }
    for id in clear(&tx).await? {
        let Some(row) = super::queries::revision(&tx, &id).await? else { continue };
        let sealed = store.shelf.key().encrypt(&row.sealed, &id)?;
        let update = revision::ActiveModel { id: Set(id), sealed: Set(sealed), ..Default::default() };
        revision::Entity::update(update).exec(&tx).await.doing("sealing a bank")?;
    }
    tx.commit().await.doing("sealing banks")
}

/// How many stored banks this key does not open.
///
/// # Errors
/// When the database cannot be read.
pub async fn unreadable_banks(store: &Store, key: &BankKey) -> Result<usize, Error> {
    let ids: Vec<String> = revision::Entity::find()
        .select_only()
        .column(revision::Column::Id)
        .into_tuple()
        .all(&store.reader)
        .await
        .doing("looking at the banks")?;
    let mut unreadable = 0;
    for id in ids {
        let Some(row) = super::queries::revision(&store.reader, &id).await? else { continue };
        unreadable += usize::from(key.unseal(&row.sealed, &id).is_err());
    }
    Ok(unreadable)
}

/// Revisions whose bank is in clear.
async fn clear(db: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    revision::Entity::find()
        .select_only()
        .column(revision::Column::Id)
        .filter(in_clear(db.get_database_backend()))
        .into_tuple()
        .all(db)
        .await
        .doing("looking for banks in clear")
}

fn in_clear(backend: DbBackend) -> SimpleExpr {
    let begins = match backend {
        DbBackend::Postgres => "substring(sealed from 1 for 4) <> decode('50524231', 'hex')",
        _ => "substr(sealed, 1, 4) <> x'50524231'",
    };
    debug_assert_eq!(MAGIC, b"PRB1");
    Expr::cust(begins)
}

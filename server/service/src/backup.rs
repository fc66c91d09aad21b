//! A backup: every row of every table as JSON lines, the same from SQLite and from PostgreSQL, made while the server
//! runs, from one moment.

use crate::{
    audit,
    calibration::records as calibration,
    catalogue::records as published,
    cohort::records as cohorts,
    error::{Doing, Error, Message, Refusal},
    essay::records as essays,
    grades::records as grades,
    identity::records as people,
    journal,
    law::records as law,
    message::records as messages,
    migrations::Migrator,
    moment::Moment,
    paper::records as paper,
    publishing::records as publishing,
    quiz::records as quiz,
    review::records as reviews,
    store::Store,
};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IntoActiveModel, IsolationLevel, Iterable,
    PaginatorTrait, PrimaryKeyToColumn, QueryOrder, Statement, TransactionTrait, entity::prelude::*,
};
use sea_orm_migration::MigratorTrait;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::io::{BufRead, Write};

/// Rows read and written at a time.
const PAGE: u64 = 500;
/// The version of this format.
const FORMAT: u32 = 1;

/// The first line of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the format.
    pub pretoire_backup: u32,
    /// When it was made.
    pub made_at: Moment,
    /// The migrations that the data have been through.
    pub migrations: Vec<String>,
}

/// One row.
#[derive(Serialize, Deserialize)]
struct Line {
    table: String,
    row: serde_json::Value,
}

/// The last line: a backup without it was cut short.
#[derive(Serialize, Deserialize)]
struct Footer {
    rows: u64,
}

/// Every table, parents before children.
macro_rules! every_table {
    ($visit:ident) => {
        $visit! {
            "school" people::school, "person" people::person, "role_grant" people::role_grant,
            "credential" people::credential, "one_time_code" people::one_time_code, "session" people::session,
            "known_device" people::known_device, "audit" audit, "revision" published::revision,
            "publication" published::publication, "law_version" published::law_version, "image" published::image,
            "cohort" cohorts::cohort, "enrolment" cohorts::enrolment, "sitting" quiz::sitting,
            "arrangement" quiz::arrangement, "attempt" quiz::attempt, "event" journal, "mark" quiz::mark,
            "room_entry" quiz::room_entry, "appeal" quiz::appeal,
            "draft" publishing::draft, "law_review" law::review, "law_report" law::report,
            "grading_plan" grades::grading_plan, "mark_publication" grades::mark_publication,
            "jury_adjustment" grades::jury_adjustment, "jury_record" grades::jury_record,
            "jury_file" grades::jury_file, "export_token" grades::export_token,
            "cohort_staff" cohorts::staff, "join_code" cohorts::join_code, "opening" cohorts::opening,
            "extension" cohorts::extension, "meeting" cohorts::meeting, "presence" cohorts::presence,
            "message" messages::message, "message_copy" messages::copy, "notice_read" messages::notice_read,
            "paper_form" paper::form, "paper_row" paper::row,
            "essay" essays::essay, "essay_extension" essays::extension, "essay_copy" essays::copy,
            "essay_version" essays::version, "essay_marking" essays::marking, "essay_moderation" essays::moderation,
            "regrade" grades::regrade, "regrade_line" grades::regrade_line,
            "calibration" calibration::calibration, "question_rating" calibration::rating, "lease" calibration::lease,
            "memory_fit" reviews::fit,
        }
    };
}

macro_rules! names {
    ($($name:literal $($path:ident)::+,)*) => { &[$($name),*] };
}

/// Names of the tables that a backup holds.
pub const TABLES: &[&str] = every_table!(names);

/// Writes a backup of everything, from one moment; the server may go on meanwhile.
///
/// # Errors
/// When the database cannot be read or the file cannot be written.
pub async fn write(store: &Store, now: Moment, out: &mut (dyn Write + Send)) -> Result<u64, Error> {
    let tx = snapshot(store).await?;
    let applied = Migrator::get_migration_models(&store.reader).await.doing("reading the migrations")?;
    let migrations = applied.into_iter().map(|m| m.version).collect();
    line(out, &Header { pretoire_backup: FORMAT, made_at: now, migrations })?;
    let mut rows = 0;
    macro_rules! dump {
        ($($name:literal $($path:ident)::+,)*) => { $(rows += dump::<$($path)::+::Entity>(&tx, $name, out).await?;)* };
    }
    every_table!(dump);
    line(out, &Footer { rows })?;
    tx.commit().await.doing("ending the backup")?;
    Ok(rows)
}

/// A transaction that sees one moment of the data.
async fn snapshot(store: &Store) -> Result<DatabaseTransaction, Error> {
    let postgres = store.reader.get_database_backend() == DbBackend::Postgres;
    let (isolation, access) =
        if postgres { (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)) } else { (None, None) };
    store.reader.begin_with_config(isolation, access).await.doing("opening the backup")
}

fn line(out: &mut (dyn Write + Send), value: &impl Serialize) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, value).doing("writing the backup")?;
    out.write_all(b"\n").doing("writing the backup")
}

async fn dump<E>(tx: &DatabaseTransaction, table: &str, out: &mut (dyn Write + Send)) -> Result<u64, Error>
where
    E: EntityTrait,
    E::Model: Serialize + Send + Sync,
{
    let mut select = E::find();
    for key in E::PrimaryKey::iter() {
        select = select.order_by_asc(key.into_column());
    }
    let pages = select.paginate(tx, PAGE);
    let (mut page, mut rows) = (0, 0);
    loop {
        let models = pages.fetch_page(page).await.doing("reading for the backup")?;
        if models.is_empty() {
            return Ok(rows);
        }
        for model in &models {
            let row = serde_json::to_value(model).doing("writing the backup")?;
            line(out, &Line { table: table.to_owned(), row })?;
            rows += 1;
        }
        page += 1;
    }
}

/// Reads a backup into an empty database, in one transaction: all of it or nothing.
///
/// # Errors
/// [`Refusal::Conflict`] when the database already holds a school; a message when the file is no backup, was cut short,
/// or comes from a newer version.
pub async fn read(store: &Store, file: &mut (dyn BufRead + Send)) -> Result<u64, Error> {
    let mut lines = file.lines();
    let mut next = || lines.next().transpose().doing("reading the backup");
    let first = next()?.unwrap_or_default();
    check_header(&first)?;
    if people::school::Entity::find().count(&store.reader).await.doing("looking at the database")? > 0 {
        return Err(Refusal::Conflict.into());
    }
    let tx = store.begin().await.doing("opening a transaction")?;
    let mut rows = 0;
    while let Some(text) = next()? {
        if let Ok(footer) = serde_json::from_str::<Footer>(&text) {
            if footer.rows != rows {
                return Err(broken("rows are missing"));
            }
            tx.commit().await.doing("restoring")?;
            return Ok(rows);
        }
        let line: Line = serde_json::from_str(&text).doing("reading the backup")?;
        insert(&tx, line).await?;
        rows += 1;
    }
    Err(broken("it was cut short"))
}

fn broken(why: &str) -> Error {
    Error::broken("reading the backup", Message(why.to_owned()))
}

fn check_header(text: &str) -> Result<(), Error> {
    let header: Header = serde_json::from_str(text).map_err(|_| broken("this is no backup of Prétoire"))?;
    let known: Vec<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
    if header.pretoire_backup > FORMAT || header.migrations.iter().any(|m| !known.contains(m)) {
        return Err(broken("it was made by a newer version of Prétoire"));
    }
    Ok(())
}

async fn insert(tx: &DatabaseTransaction, line: Line) -> Result<(), Error> {
    macro_rules! insert {
        ($($name:literal $($path:ident)::+,)*) => {
            match line.table.as_str() {
                $($name => put::<$($path)::+::Entity>(tx, line.row).await,)*
                _ => Err(broken("it holds a table that this version does not know")),
            }
        };
    }
    every_table!(insert)
}

async fn put<E>(tx: &DatabaseTransaction, row: serde_json::Value) -> Result<(), Error>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let model: E::Model = serde_json::from_value(row).doing("reading the backup")?;
    E::insert(model.into_active_model().reset_all()).exec_without_returning(tx).await.doing("restoring a row")?;
    Ok(())
}

/// Says whether the database is whole; what is wrong in its own words otherwise.
///
/// # Errors
/// When it cannot be asked.
pub async fn integrity(store: &Store) -> Result<Option<String>, Error> {
    if !store.is_sqlite() {
        return Ok(None);
    }
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    let row = store.reader.query_one_raw(ask).await.doing("checking the database")?;
    let said: String = row.map_or(Ok(String::new()), |r| r.try_get_by_index(0)).doing("checking the database")?;
    Ok((said != "ok").then_some(said))
}

/// Bytes as hexadecimal text in JSON.
pub(crate) mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&crate::secret::hex(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let digits: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
        let digits = digits.filter(|d| d.len().is_multiple_of(2)).ok_or_else(|| D::Error::custom("not hexadecimal"))?;
        Ok(digits.chunks_exact(2).map(|pair| pair.iter().fold(0_u8, |byte, digit| byte << 4 | digit)).collect())
    }
}

//! The database: one writer and several readers on SQLite, one pool on PostgreSQL.

use crate::{
    calibration::Calibrations,
    catalogue::Shelf,
    error::{Doing, Error, Message},
    identity::brake::Brake,
    journal::Journal,
    mastery::Beliefs,
    migrations::Migrator,
    notice::Counts,
    review::weights::InForce,
    seal::BankKey,
    search::Indexes,
};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::time::Duration;

/// Where the data lives.
#[derive(Debug)]
pub struct Store {
    /// For use-cases that change something. One connection on SQLite.
    pub writer: DatabaseConnection,
    /// For use-cases that only read.
    pub reader: DatabaseConnection,
    /// Slows down the guessing of passwords.
    pub brake: Brake,
    /// The door to the events.
    pub journal: Journal,
    /// What is published, in memory.
    pub shelf: Shelf,
    /// What search looks into.
    pub indexes: Indexes,
    /// How many notices each person has not read.
    pub notices: Counts,
    /// Parameters of questions, in memory.
    pub calibrations: Calibrations,
    /// What is believed of learners, as last reckoned.
    pub beliefs: Beliefs,
    /// The weights of memory, as last looked up.
    pub memory_weights: InForce,
}

/// How long a statement waits for SQLite's lock before it is told "busy".
const BUSY: Duration = Duration::from_secs(10);

impl Store {
    /// Connects to `sqlite://path` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        let (writer, reader) = if url.starts_with("sqlite:") {
            (sqlite(url, 1).await, sqlite(url, 4).await)
        } else {
            // A server that is away is no busy one: here it is the installation that is wrong.
            let doing = "connecting to PostgreSQL: does it run, is DATABASE_URL right?";
            let pool = postgres(url).await.map_err(|cause| Error::Broken { doing, cause: cause.into() })?;
            (Ok(pool.clone()), Ok(pool))
        };
        let (writer, reader) = (writer.doing("opening the database")?, reader.doing("opening the database")?);
        let journal = Journal::start(writer.clone());
        Ok(Self {
            writer,
            reader,
            brake: Brake::default(),
            journal,
            shelf: Shelf::default(),
            indexes: Indexes::default(),
            notices: Counts::default(),
            calibrations: Calibrations::default(),
            beliefs: Beliefs::default(),
            memory_weights: InForce::default(),
        })
    }

    /// With the key of the sealed banks. Without it they are sealed under a key that goes with the process.
    #[must_use]
    pub fn with_key(mut self, key: BankKey) -> Self {
        self.shelf = Shelf::new(key);
        self
    }

    /// Brings the schema to this version.
    ///
    /// # Errors
    /// When a migration fails, or the database was made by a newer version.
    pub async fn migrate(&self) -> Result<(), Error> {
        self.refuse_newer().await?;
        Migrator::up(&self.writer, None).await.doing("migrating the database")
    }

    /// Names of migrations still to run; an error when the database is from a newer version.
    ///
    /// # Errors
    /// When the database cannot be read or is from a newer version.
    pub async fn pending(&self) -> Result<Vec<String>, Error> {
        self.refuse_newer().await?;
        let pending = Migrator::get_pending_migrations(&self.writer).await.doing("reading the migrations")?;
        Ok(pending.iter().map(|m| m.name().to_owned()).collect())
    }

    async fn refuse_newer(&self) -> Result<(), Error> {
        Migrator::install(&self.writer).await.doing("preparing the migrations")?;
        let known: Vec<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
        let applied = Migrator::get_migration_models(&self.writer).await.doing("reading the migrations")?;
        match applied.iter().find(|m| !known.contains(&m.version)) {
            None => Ok(()),
            Some(newer) => Err(Error::broken(
                "opening the database",
                Message(format!("it was made by a newer version of Prétoire (migration {})", newer.version)),
            )),
        }
    }

    /// Opens a transaction on the writer; on SQLite it takes the lock at once, so that read-then-write never fails half way.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let sqlite_transaction_mode =
            (self.writer.get_database_backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode, ..Default::default() };
        self.writer.begin_with_options(options).await
    }

    /// Whether the data are in SQLite.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Answers when the database does.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        let statement = Statement::from_string(self.reader.get_database_backend(), "SELECT 1");
        self.reader.query_one_raw(statement).await.doing("asking the database")?;
        Ok(())
    }

    /// Closes every connection, after folding SQLite's log into the file.
    pub async fn close(&self) {
        if self.is_sqlite() {
            let _ = self.writer.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await;
        }
        let _ = self.reader.close_by_ref().await;
        let _ = self.writer.close_by_ref().await;
    }
}

async fn sqlite(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(connections).min_connections(1).sqlx_logging(false).acquire_timeout(BUSY);
    // A file does not go away as a server does: asking whether it is there would cost as much as a query.
    options.test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|o| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        // FULL: an acknowledged answer survives a power cut, not only a crash.
        o.create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
    });
    // When COMMIT fails for want of room, SQLite ends the transaction by itself, and sqlx still counts it as open: what
    // follows on that connection would be a part of nothing, acknowledged and never on the disk. Such a connection goes.
    options.map_sqlx_sqlite_before_acquire(|connection, _| {
        Box::pin(async move { Ok(!sea_orm::sqlx::Connection::is_in_transaction(connection)) })
    });
    Database::connect(options).await
}

async fn postgres(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(16).sqlx_logging(false).acquire_timeout(BUSY);
    Database::connect(options).await
}

//! Two kinds of failure: what we may tell a person, and what broke.

use std::fmt;

/// Something we may tell a person: a code without prose; the words come from `locales/`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The address, matricule or password is not right; the same for unknown accounts.
    #[error("wrong sign-in")]
    WrongSignIn,
    /// Too many failures from this address for this account: seconds to wait.
    #[error("slow down for {0} s")]
    SlowDown(u32),
    /// The account exists but may not be used.
    #[error("inactive account")]
    Inactive,
    /// Demonstration accounts are refused when the server listens beyond this machine.
    #[error("demonstration account")]
    DemonstrationOnly,
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignInNeeded,
    /// A new password must be chosen first.
    #[error("new password needed")]
    NewPasswordNeeded,
    /// The person may not do this.
    #[error("forbidden")]
    Forbidden,
    /// There is no such thing, or it belongs to another school.
    #[error("not found")]
    NotFound,
    /// A field of a form is not right: field name and a code.
    #[error("invalid field {field}: {code}")]
    Field {
        /// Name of the field in the form.
        field: &'static str,
        /// What is wrong with it.
        code: &'static str,
    },
    /// The attempt is over.
    #[error("attempt closed")]
    AttemptClosed,
    /// The cohort is archived: it is read and no longer changed.
    #[error("cohort archived")]
    Archived,
    /// The module opens to the reader's cohort later, at this moment.
    #[error("module not open")]
    ModuleNotOpen(crate::moment::Moment),
    /// No attempt is left for this test.
    #[error("no attempt left")]
    NoAttemptLeft,
    /// The test is not open to this learner now.
    #[error("test not open")]
    TestNotOpen,
    /// The room is paused: time stands still, answers wait.
    #[error("room paused")]
    RoomPaused,
    /// The answer came after the end: kept apart, not counted.
    #[error("answer after the end")]
    AnswerLate,
    /// The start code is not the one given in the room.
    #[error("wrong start code")]
    WrongStartCode,
    /// The results of this test are not given out yet.
    #[error("not released")]
    NotReleased,
    /// The same event id came with another content.
    #[error("same id, other content")]
    Conflict,
    /// The bank cannot fill the blueprint of this test.
    #[error("blueprint cannot be filled")]
    BlueprintUnfilled,
    /// The computer's clock reads earlier than the last record.
    #[error("clock went back")]
    ClockWentBack,
    /// The disk is full: reading goes on, writing does not.
    #[error("disk full")]
    DiskFull,
    /// The database is busy: try again.
    #[error("database held by another program")]
    Busy,
    /// No course is published.
    #[error("nothing published")]
    NothingPublished,
}

/// What a use-case may fail with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// We may say this to a person.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something broke; the cause goes to the log once, at the border.
    #[error("while {doing}: {cause}")]
    Broken {
        /// What we were doing.
        doing: &'static str,
        /// Why it failed.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// Wraps a cause with what we were doing.
    pub fn broken(doing: &'static str, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let cause = cause.into();
        refusal_in(&cause.to_string()).map_or(Self::Broken { doing, cause }, Self::Refused)
    }

    /// The refusal, when it is one.
    #[must_use]
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Broken { .. } => None,
        }
    }
}

/// Conditions of the machine that a person can do something about, recognised in the database's words.
fn refusal_in(cause: &str) -> Option<Refusal> {
    let has = |words: &[&str]| words.iter().any(|w| cause.contains(w));
    if has(&["database or disk is full", "No space left on device", "disk I/O error", "(code: 13)"]) {
        return Some(Refusal::DiskFull);
    }
    has(&["database is locked", "database table is locked", "pool timed out"]).then_some(Refusal::Busy)
}

/// Says what we were doing when something broke.
pub trait Doing<T> {
    /// Turns any error into [`Error::Broken`], with a phrase in the progressive: "loading the gradebook".
    ///
    /// # Errors
    /// The error it was called on.
    fn doing(self, doing: &'static str) -> Result<T, Error>;
}

impl<T, E: std::error::Error + Send + Sync + 'static> Doing<T> for Result<T, E> {
    fn doing(self, doing: &'static str) -> Result<T, Error> {
        self.map_err(|cause| Error::broken(doing, cause))
    }
}

/// A plain message as an error, for causes that have no type of their own.
#[derive(Debug)]
pub struct Message(pub String);

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Message {}

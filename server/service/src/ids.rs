//! Typed identifiers: two of them can never be swapped unseen.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, ordered by the time it was made.
            #[must_use]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(s).map(Self)
            }
        }

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

ids! {
    /// A school of magistracy: rows about people belong to exactly one.
    SchoolId
    /// A person of one school.
    PersonId
    /// The pseudonym under which a person's events are kept; erasure drops the link, not the events.
    LearnerId
    /// A signed-in browser, as its owner sees it in the list of sessions. Not the secret.
    SessionId
    /// A group of people taking a course together: promotion or session.
    CohortId
    /// One sitting of one test by one learner.
    AttemptId
    /// An event, made by the client (UUID v7).
    EventId
    /// A line of the audit trail.
    AuditId
    /// A mark in the gradebook's history.
    MarkId
    /// One version of a grading plan.
    PlanId
    /// One act of publishing marks, or of withdrawing them.
    MarkPublicationId
    /// A decision of a jury about one person, before it is sealed.
    AdjustmentId
    /// A sealed record of a deliberation.
    RecordId
    /// A file of a sealed record.
    RecordFileId
    /// A saved export, fetched by a token.
    ExportTokenId
    /// A test of a cohort marked again.
    RegradeId
    /// One act of publication.
    PublicationId
    /// A course that was uploaded and is not published.
    DraftId
    /// A decision of a reviewer.
    ReviewId
    /// An error that a reader reported.
    ReportId
    /// A calibration of a course.
    CalibrationId
    /// A line of the log of an exam room.
    RoomEntryId
    /// A learner's objection to a question of an attempt.
    AppealId
    /// Weights of memory that were refitted.
    MemoryFitId
    /// A one-time code handed to a person.
    CodeId
    /// A sitting of a cohort with attendance (*séance*).
    MeetingId
    /// A message from person to person.
    MessageId
    /// A form of a test on paper.
    FormId
    /// An essay given to a cohort.
    EssayId
    /// One learner's copy of an essay.
    CopyId
    /// A line kept for a copy: a version of its text, the points of a marker, a decision.
    CopyLineId
}

//! Who may do what: one table, asked once per use-case.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every one of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable word for it, in the database and in files.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(s: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|one| one.word() == s).ok_or(())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a person is for a school; several per person.
    Role {
        /// Takes courses.
        Learner = "learner",
        /// Follows a cohort.
        Tutor = "tutor",
        /// Writes and publishes courses.
        Instructor = "instructor",
        /// Marks again what another marked.
        SecondMarker = "second-marker",
        /// A jurist who re-approves what rests on law that moved; never the author.
        Reviewer = "reviewer",
        /// Watches over an exam room.
        Invigilator = "invigilator",
        /// Sits on the jury.
        Jury = "jury",
        /// Keeps cohorts, accounts and marks (*scolarité*).
        Registrar = "registrar",
        /// Repeats a course elsewhere, often offline.
        RelayTrainer = "relay-trainer",
        /// People, roles, settings, sign-in, audit, backup.
        Administrator = "administrator",
        /// Reads aggregates across schools, never individuals.
        ProgrammeOfficer = "programme-officer",
    }
}

words! {
    /// What a use-case asks permission for.
    Act {
        /// Read published lessons and the law.
        ReadCourse = "read-course",
        /// Have answers and readings kept under one's name.
        KeepOwnProgress = "keep-own-progress",
        /// Sit a test.
        SitTest = "sit-test",
        /// See one's own marks and progress.
        SeeOwnRecord = "see-own-record",
        /// Change one's own password, sessions and language.
        ManageOwnAccount = "manage-own-account",
        /// See the people of the school.
        SeePeople = "see-people",
        /// Create, import, change and deactivate people.
        ManagePeople = "manage-people",
        /// Give and take the roles that rule the school.
        GrantRoles = "grant-roles",
        /// Issue one-time codes.
        IssueCodes = "issue-codes",
        /// Create cohorts and enrol people.
        ManageCohorts = "manage-cohorts",
        /// Join a cohort by its code.
        JoinCohort = "join-cohort",
        /// Follow a cohort's progress.
        FollowCohort = "follow-cohort",
        /// Say when the modules of a cohort open and are due.
        SetCalendar = "set-calendar",
        /// Hold sittings and note who was there.
        KeepAttendance = "keep-attendance",
        /// Write to the people of a cohort.
        WriteToCohort = "write-to-cohort",
        /// See the marks of a cohort.
        SeeMarks = "see-marks",
        /// Export the marks of a cohort.
        ExportMarks = "export-marks",
        /// Set the grading plan and write marks.
        EditMarks = "edit-marks",
        /// Mark the copies of a test again after a question was corrected.
        RegradeTests = "regrade-tests",
        /// Show marks to learners, or withdraw them.
        PublishMarks = "publish-marks",
        /// Adjust totals before a jury, and seal its record.
        Deliberate = "deliberate",
        /// Allow another attempt, or change a deadline.
        ArrangeTests = "arrange-tests",
        /// Print attendance sheets.
        PrintAttendance = "print-attendance",
        /// Make tests on paper and print what learners are given.
        MakePapers = "make-papers",
        /// Print the key of a test on paper.
        ReadKeys = "read-keys",
        /// Type in what was answered on paper.
        TypePapers = "type-papers",
        /// Hold a test in a room: start code, pause, time given back, incidents, void.
        RunRoom = "run-room",
        /// Answer appeals, and read how a copy was drawn, answered and marked.
        AnswerAppeals = "answer-appeals",
        /// Publish course text.
        PublishCourse = "publish-course",
        /// Publish the law register.
        PublishLaw = "publish-law",
        /// Read facilitator notes.
        ReadFacilitatorNotes = "read-facilitator-notes",
        /// Re-approve what rests on law that moved.
        ReviewLaw = "review-law",
        /// See which questions work, and rate how hard they are.
        RateQuestions = "rate-questions",
        /// Change the school's settings.
        ManageSchool = "manage-school",
        /// Read the audit trail.
        ReadAudit = "read-audit",
        /// Give essays to a cohort, and later deadlines.
        SetEssays = "set-essays",
        /// Mark copies that bear no name.
        MarkEssays = "mark-essays",
        /// See the differences of markers, decide, close the marking and open it again.
        CloseMarking = "close-marking",
    }
}

impl Role {
    /// Whether this role alone allows the act.
    #[must_use]
    pub const fn allows(self, act: Act) -> bool {
        use Act::*;
        match self {
            Self::Learner => matches!(act, SitTest | JoinCohort),
            Self::Tutor => matches!(
                act,
                SeePeople | FollowCohort | KeepAttendance | PrintAttendance | WriteToCohort | ReadFacilitatorNotes
            ),
            Self::Instructor => matches!(
                act,
                SeePeople
                    | FollowCohort
                    | SetCalendar
                    | KeepAttendance
                    | WriteToCohort
                    | SeeMarks
                    | ArrangeTests
                    | RunRoom
                    | AnswerAppeals
                    | PrintAttendance
                    | MakePapers
                    | ReadKeys
                    | TypePapers
                    | PublishCourse
                    | ReadFacilitatorNotes
                    | RateQuestions
                    | RegradeTests
                    | SetEssays
                    | MarkEssays
                    | CloseMarking
            ),
            Self::SecondMarker => matches!(act, MarkEssays),
            Self::Invigilator => matches!(act, RunRoom),
            Self::Reviewer => matches!(act, ReviewLaw | PublishLaw | RateQuestions),
            Self::Jury => matches!(act, SeeMarks | Deliberate),
            Self::Registrar => matches!(
                act,
                SeePeople
                    | ManagePeople
                    | IssueCodes
                    | ManageCohorts
                    | FollowCohort
                    | SetCalendar
                    | KeepAttendance
                    | WriteToCohort
                    | SeeMarks
                    | ExportMarks
                    | EditMarks
                    | PublishMarks
                    | Deliberate
                    | ArrangeTests
                    | PrintAttendance
                    | MakePapers
                    | TypePapers
                    | RunRoom
                    | RegradeTests
                    | SetEssays
                    | CloseMarking
            ),
            Self::RelayTrainer => matches!(act, FollowCohort | KeepAttendance | PrintAttendance | ReadFacilitatorNotes),
            Self::Administrator => matches!(
                act,
                SeePeople
                    | ManagePeople
                    | GrantRoles
                    | IssueCodes
                    | ManageCohorts
                    | PublishCourse
                    | PublishLaw
                    | ManageSchool
                    | ReadAudit
            ),
            Self::ProgrammeOfficer => false,
        }
    }
}

impl Role {
    /// Whether it rules the school: such roles are given and taken only by those who may grant.
    #[must_use]
    pub const fn rules(self) -> bool {
        matches!(self, Self::Administrator | Self::Registrar | Self::Reviewer | Self::ProgrammeOfficer)
    }
}

impl Act {
    /// What every signed-in person may do, whatever the roles.
    #[must_use]
    pub const fn is_everyones(self) -> bool {
        matches!(self, Self::ReadCourse | Self::KeepOwnProgress | Self::SeeOwnRecord | Self::ManageOwnAccount)
    }
}

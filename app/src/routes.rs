//! Every address of the site. Patterns are for the router, functions make links.

/// Patterns as axum reads them.
pub mod patterns {
    /// The front page, or the learner's home.
    pub const HOME: &str = "/";
    /// Signing in.
    pub const SIGN_IN: &str = "/sign-in";
    /// Signing out.
    pub const SIGN_OUT: &str = "/sign-out";
    /// Choosing a language.
    pub const LANGUAGE: &str = "/language";
    /// One's own account.
    pub const ACCOUNT: &str = "/account";
    /// Choosing a password.
    pub const PASSWORD: &str = "/account/password";
    /// What the school holds about people, and why.
    pub const DATA: &str = "/data";
    /// A copy of what is held about oneself.
    pub const OWN_COPY: &str = "/account/data.json";
    /// Ending one's own sessions.
    pub const SESSIONS: &str = "/account/sessions";
    /// The people of the school.
    pub const PEOPLE: &str = "/people";
    /// Adding a person.
    pub const NEW_PERSON: &str = "/people/new";
    /// Adding people from a file.
    pub const IMPORT_PEOPLE: &str = "/people/import";
    /// A file that shows how people are listed.
    pub const IMPORT_EXAMPLE: &str = "/people/import/example.csv";
    /// A sheet of one-time codes.
    pub const CODES: &str = "/people/codes";
    /// One person.
    pub const PERSON: &str = "/people/{person}";
    /// Deactivating or activating a person.
    pub const PERSON_STATE: &str = "/people/{person}/state";
    /// A course.
    pub const COURSE: &str = "/courses/{course}";
    /// A lesson.
    pub const LESSON: &str = "/courses/{course}/{module}/{lesson}";
    /// Saying that a lesson is read.
    pub const READ: &str = "/courses/{course}/{module}/{lesson}/read";
    /// The glossary of a course.
    pub const GLOSSARY: &str = "/courses/{course}/glossary";
    /// An image of a course, by its content.
    pub const IMAGE: &str = "/images/{name}";
    /// The register of law.
    pub const LAW: &str = "/law";
    /// An instrument.
    pub const INSTRUMENT: &str = "/law/{instrument}";
    /// A provision.
    pub const PROVISION: &str = "/law/{instrument}/{provision}";
    /// Answering a practice question.
    pub const ANSWER: &str = "/practice/answer";
    /// Beginning a case file again.
    pub const RESTART_CASE: &str = "/practice/case/restart";
    /// Taking over what a visitor's browser kept.
    pub const TAKE_OVER: &str = "/practice/take-over";
    /// One's own progress.
    pub const PROGRESS: &str = "/me";
    /// A test, before it starts.
    pub const TEST: &str = "/cohorts/{cohort}/tests/{test}";
    /// One question of an attempt.
    pub const QUESTION: &str = "/attempts/{attempt}/{ordinal}";
    /// An attempt: look over before handing in, or the result.
    pub const ATTEMPT: &str = "/attempts/{attempt}";
    /// How a copy was drawn, answered and marked.
    pub const REPLAY: &str = "/attempts/{attempt}/replay";
    /// Objecting to a question of a copy.
    pub const LODGE_APPEAL: &str = "/attempts/{attempt}/appeals";
    /// The appeals of a cohort.
    pub const APPEALS: &str = "/cohorts/{cohort}/appeals";
    /// Answering an appeal.
    pub const ANSWER_APPEAL: &str = "/appeals/{appeal}";
    /// How a test is held for a cohort.
    pub const TEST_SETTINGS: &str = "/cohorts/{cohort}/tests/{test}/settings";
    /// What one person is allowed for a test.
    pub const TERMS: &str = "/cohorts/{cohort}/tests/{test}/settings/{person}";
    /// The exam rooms of the school.
    pub const ROOMS: &str = "/rooms";
    /// An exam room.
    pub const ROOM: &str = "/cohorts/{cohort}/tests/{test}/room";
    /// One seat of an exam room.
    pub const SEAT: &str = "/cohorts/{cohort}/tests/{test}/room/{person}";
    /// The record of an exam room, to be printed.
    pub const ROOM_LOG: &str = "/cohorts/{cohort}/tests/{test}/record";
    /// Handing in.
    pub const HAND_IN: &str = "/attempts/{attempt}/hand-in";
    /// The cohorts of the school.
    pub const COHORTS: &str = "/cohorts";
    /// Making a cohort.
    pub const NEW_COHORT: &str = "/cohorts/new";
    /// One cohort.
    pub const COHORT: &str = "/cohorts/{cohort}";
    /// Enrolling people.
    pub const ENROL: &str = "/cohorts/{cohort}/enrol";
    /// One person's enrolment.
    pub const MEMBER: &str = "/cohorts/{cohort}/members/{person}";
    /// Withdrawing a person, or taking them back.
    pub const WITHDRAW: &str = "/cohorts/{cohort}/withdraw";
    /// The marks of a cohort.
    pub const MARKS: &str = "/cohorts/{cohort}/marks";
    /// Allowing a learner another attempt.
    pub const ARRANGE: &str = "/cohorts/{cohort}/arrange";
    /// The marks as a file, before it is fetched.
    pub const EXPORT_MARKS: &str = "/cohorts/{cohort}/marks/export";
    /// The marks as a file.
    pub const MARKS_FILE: &str = "/cohorts/{cohort}/marks/export/{file}";
    /// Publishing.
    pub const PUBLISHING: &str = "/publishing";
    /// A content folder sent as a zip.
    pub const UPLOAD: &str = "/publishing/upload";
    /// A course that was uploaded and is not published.
    pub const DRAFT: &str = "/publishing/drafts/{draft}";
    /// Throwing a draft away.
    pub const DISCARD: &str = "/publishing/drafts/{draft}/discard";
    /// The course page of a draft.
    pub const DRAFT_COURSE: &str = "/publishing/drafts/{draft}/pages";
    /// The glossary of a draft.
    pub const DRAFT_GLOSSARY: &str = "/publishing/drafts/{draft}/pages/glossary";
    /// A lesson of a draft.
    pub const DRAFT_LESSON: &str = "/publishing/drafts/{draft}/pages/{module}/{lesson}";
    /// Publishing an earlier revision again.
    pub const EARLIER: &str = "/publishing/courses/{course}/{revision}";
    /// The revision of a cohort.
    pub const COHORT_REVISION: &str = "/cohorts/{cohort}/revision";
    /// What awaits review since the law moved.
    pub const REVIEWS: &str = "/law/reviews";
    /// One thing that awaits review.
    pub const REVIEW: &str = "/law/reviews/{course}/{kind}/{*subject}";
    /// Answering a report.
    pub const ANSWER_REPORT: &str = "/law/reports/{report}";
    /// Search.
    pub const SEARCH: &str = "/search";
    /// About this site: accessibility, data, licence.
    pub const ABOUT: &str = "/about";
    /// Static files.
    pub const STATIC: &str = "/static/{name}";
}

/// An address with values after it; those that are empty are left out.
#[must_use]
pub fn with_query(address: &str, values: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = values
        .iter()
        .filter(|(_, v)| !v.is_empty())
        .map(|(name, value)| format!("{name}={}", escaped(value)))
        .collect();
    if pairs.is_empty() { address.to_owned() } else { format!("{address}?{}", pairs.join("&")) }
}

/// Escapes what a value in an address may not hold.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The address of a draft.
#[must_use]
pub fn draft(id: impl std::fmt::Display) -> String {
    format!("/publishing/drafts/{id}")
}

/// Where a draft is thrown away.
#[must_use]
pub fn discard(id: impl std::fmt::Display) -> String {
    format!("/publishing/drafts/{id}/discard")
}

/// The course page of a draft.
#[must_use]
pub fn draft_course(id: impl std::fmt::Display) -> String {
    format!("/publishing/drafts/{id}/pages")
}

/// Where an earlier revision is published again.
#[must_use]
pub fn earlier(course: &str, revision: &str) -> String {
    format!("/publishing/courses/{course}/{revision}")
}

/// The revision of a cohort.
#[must_use]
pub fn cohort_revision(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/revision")
}

/// One thing that awaits review.
#[must_use]
pub fn review(course: &str, kind: &str, subject: &str) -> String {
    format!("/law/reviews/{course}/{kind}/{subject}")
}

/// Where a report is answered.
#[must_use]
pub fn answer_report(id: impl std::fmt::Display) -> String {
    format!("/law/reports/{id}")
}

/// The address of a person.
#[must_use]
pub fn person(id: impl std::fmt::Display) -> String {
    format!("/people/{id}")
}

/// The address for deactivating or activating a person.
#[must_use]
pub fn person_state(id: impl std::fmt::Display) -> String {
    format!("/people/{id}/state")
}

/// The address of a course.
#[must_use]
pub fn course(course: &str) -> String {
    format!("/courses/{course}")
}

/// The address of a lesson.
#[must_use]
pub fn lesson(course: &str, module: &str, lesson: &str) -> String {
    format!("/courses/{course}/{module}/{lesson}")
}

/// Where a lesson is said to be read.
#[must_use]
pub fn read(course: &str, module: &str, lesson: &str) -> String {
    format!("/courses/{course}/{module}/{lesson}/read")
}

/// The address of a glossary entry.
#[must_use]
pub fn glossary(course: &str, term: &str) -> String {
    format!("/courses/{course}/glossary#{term}")
}

/// The address of an image.
#[must_use]
pub fn image(address: &str, format: &str) -> String {
    format!("/images/{address}.{format}")
}

/// The address of an instrument.
#[must_use]
pub fn instrument(instrument: &str) -> String {
    format!("/law/{instrument}")
}

/// The address of a provision.
#[must_use]
pub fn provision(instrument: &str, provision: &str) -> String {
    format!("/law/{instrument}/{provision}")
}

/// The address of a test before it starts.
#[must_use]
pub fn test(cohort: impl std::fmt::Display, test: &str) -> String {
    format!("/cohorts/{cohort}/tests/{test}")
}

/// The address of one question of an attempt; `ordinal` counts from 1.
#[must_use]
pub fn question(attempt: impl std::fmt::Display, ordinal: u32) -> String {
    format!("/attempts/{attempt}/{ordinal}")
}

/// The address of an attempt.
#[must_use]
pub fn attempt(attempt: impl std::fmt::Display) -> String {
    format!("/attempts/{attempt}")
}

/// Where an attempt is handed in.
#[must_use]
pub fn hand_in(attempt: impl std::fmt::Display) -> String {
    format!("/attempts/{attempt}/hand-in")
}

/// How a copy was drawn, answered and marked.
#[must_use]
pub fn replay(attempt: impl std::fmt::Display) -> String {
    format!("/attempts/{attempt}/replay")
}

/// Where a question of a copy is objected to.
#[must_use]
pub fn lodge_appeal(attempt: impl std::fmt::Display) -> String {
    format!("/attempts/{attempt}/appeals")
}

/// The appeals of a cohort.
#[must_use]
pub fn appeals(cohort: impl std::fmt::Display) -> String {
    format!("/cohorts/{cohort}/appeals")
}

/// Where an appeal is answered.
#[must_use]
pub fn answer_appeal(id: impl std::fmt::Display) -> String {
    format!("/appeals/{id}")
}

/// How a test is held for a cohort.
#[must_use]
pub fn test_settings(cohort: impl std::fmt::Display, test: &str) -> String {
    format!("/cohorts/{cohort}/tests/{test}/settings")
}

/// What one person is allowed for a test.
#[must_use]
pub fn terms(cohort: impl std::fmt::Display, test: &str, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{cohort}/tests/{test}/settings/{person}")
}

/// An exam room.
#[must_use]
pub fn room(cohort: impl std::fmt::Display, test: &str) -> String {
    format!("/cohorts/{cohort}/tests/{test}/room")
}

/// One seat of an exam room.
#[must_use]
pub fn seat(cohort: impl std::fmt::Display, test: &str, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{cohort}/tests/{test}/room/{person}")
}

/// The record of an exam room, to be printed.
#[must_use]
pub fn room_log(cohort: impl std::fmt::Display, test: &str) -> String {
    format!("/cohorts/{cohort}/tests/{test}/record")
}

/// The address of a cohort.
#[must_use]
pub fn cohort(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}")
}

/// Where people are enrolled.
#[must_use]
pub fn enrol(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/enrol")
}

/// The address of one person's enrolment.
#[must_use]
pub fn member(cohort: impl std::fmt::Display, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{cohort}/members/{person}")
}

/// Where a person is withdrawn, or taken back.
#[must_use]
pub fn withdraw(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/withdraw")
}

/// The marks of a cohort.
#[must_use]
pub fn marks(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks")
}

/// Where a learner is allowed another attempt.
#[must_use]
pub fn arrange(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/arrange")
}

/// The file with the marks of a cohort.
#[must_use]
pub fn marks_file(id: impl std::fmt::Display, file: &str) -> String {
    format!("/cohorts/{id}/marks/export/{file}")
}

/// The marks of a cohort as a file, before it is fetched.
#[must_use]
pub fn export_marks(id: impl std::fmt::Display, profile: &str) -> String {
    format!("/cohorts/{id}/marks/export?profile={profile}")
}

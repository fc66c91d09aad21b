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
    /// Practising a course, a module or an objective.
    pub const PRACTICE: &str = "/courses/{course}/practice";
    /// Finding out what is known already.
    pub const PLACEMENT: &str = "/courses/{course}/placement";
    /// The day's reviews of a course.
    pub const DAILY_REVIEW: &str = "/courses/{course}/review";
    /// What one knows of a course.
    pub const MASTERY: &str = "/courses/{course}/mastery";
    /// A series of questions: the one asked now; answers go there.
    pub const SERIES: &str = "/series/{course}/{series}";
    /// The whole set of a series, for the island.
    pub const SERIES_SET: &str = "/series/{course}/{series}/set";
    /// Ending a series.
    pub const SERIES_END: &str = "/series/{course}/{series}/end";
    /// A series step by step.
    pub const REPLAY: &str = "/series/{course}/{series}/replay";
    /// One's own progress.
    pub const PROGRESS: &str = "/me";
    /// A test, before it starts.
    pub const TEST: &str = "/cohorts/{cohort}/tests/{test}";
    /// One question of an attempt.
    pub const QUESTION: &str = "/attempts/{attempt}/{ordinal}";
    /// An attempt: look over before handing in, or the result.
    pub const ATTEMPT: &str = "/attempts/{attempt}";
    /// How a copy was drawn, answered and marked.
    pub const COPY: &str = "/attempts/{attempt}/replay";
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
    /// The grading plan of a cohort.
    pub const GRADING_PLAN: &str = "/cohorts/{cohort}/marks/plan";
    /// Marks of one item.
    pub const MARK_ITEM: &str = "/cohorts/{cohort}/marks/items/{item}";
    /// One mark and its history.
    pub const MARK_HISTORY: &str = "/cohorts/{cohort}/marks/items/{item}/{person}";
    /// Marks from a file.
    pub const IMPORT_MARKS: &str = "/cohorts/{cohort}/marks/import";
    /// Publishing marks to learners.
    pub const PUBLISH_MARKS: &str = "/cohorts/{cohort}/marks/publication";
    /// The deliberation of a cohort.
    pub const JURY: &str = "/cohorts/{cohort}/deliberation";
    /// What the jury decides about one person.
    pub const JURY_PERSON: &str = "/cohorts/{cohort}/deliberation/{person}";
    /// A sealed record.
    pub const RECORD: &str = "/records/{record}";
    /// A file of a sealed record.
    pub const RECORD_FILE: &str = "/records/{record}/{format}";
    /// What the total of one person would be.
    pub const WHAT_IF: &str = "/cohorts/{cohort}/marks/simulation/{person}";
    /// The tests of a cohort that can be marked again.
    pub const REGRADES: &str = "/cohorts/{cohort}/marks/regrade";
    /// Marking a test again.
    pub const REGRADE: &str = "/cohorts/{cohort}/marks/regrade/{test}";
    /// A regrade that was done.
    pub const REGRADED: &str = "/regrades/{regrade}";
    /// One's own published marks.
    pub const TRANSCRIPT: &str = "/me/marks";
    /// One's own transcript in one cohort, to be printed.
    pub const OWN_TRANSCRIPT: &str = "/me/marks/{cohort}";
    /// The same as a PDF.
    pub const OWN_TRANSCRIPT_FILE: &str = "/me/marks/{cohort}/pdf";
    /// The transcripts of a cohort.
    pub const TRANSCRIPTS: &str = "/cohorts/{cohort}/transcripts";
    /// All of them as one PDF.
    pub const TRANSCRIPTS_FILE: &str = "/cohorts/{cohort}/transcripts.pdf";
    /// The transcript of one person, to be printed.
    pub const TRANSCRIPT_OF: &str = "/cohorts/{cohort}/transcripts/{person}";
    /// The same as a PDF.
    pub const TRANSCRIPT_FILE: &str = "/cohorts/{cohort}/transcripts/{person}/pdf";
    /// Allowing a learner another attempt.
    pub const ARRANGE: &str = "/cohorts/{cohort}/arrange";
    /// The marks as a file, before it is fetched.
    pub const EXPORT_MARKS: &str = "/cohorts/{cohort}/marks/export";
    /// The marks as a file.
    pub const MARKS_FILE: &str = "/cohorts/{cohort}/marks/export/{file}";
    /// The saved exports of a cohort.
    pub const SAVED_EXPORTS: &str = "/cohorts/{cohort}/marks/saved";
    /// Where a program fetches a saved export.
    pub const FETCH_EXPORT: &str = "/exports/file";
    /// What a cohort is called, when it runs, archiving it.
    pub const COHORT_SETTINGS: &str = "/cohorts/{cohort}/settings";
    /// Archiving a cohort, or taking it back.
    pub const ARCHIVE: &str = "/cohorts/{cohort}/archive";
    /// The groups of a cohort.
    pub const GROUPS: &str = "/cohorts/{cohort}/groups";
    /// Who follows a cohort.
    pub const STAFF: &str = "/cohorts/{cohort}/staff";
    /// A new cohort from the plan of another.
    pub const COPY_COHORT: &str = "/cohorts/{cohort}/copy";
    /// Moving a person to another cohort.
    pub const TRANSFER: &str = "/cohorts/{cohort}/members/{person}/transfer";
    /// The code by which learners join a cohort.
    pub const JOIN_CODE: &str = "/cohorts/{cohort}/code";
    /// Joining a cohort by its code.
    pub const JOIN: &str = "/join";
    /// When modules open and are due.
    pub const CALENDAR: &str = "/cohorts/{cohort}/calendar";
    /// A later deadline for one person.
    pub const EXTEND: &str = "/cohorts/{cohort}/extensions";
    /// The sittings of a cohort, and who was there.
    pub const ATTENDANCE: &str = "/cohorts/{cohort}/attendance";
    /// Who was at one sitting.
    pub const MEETING: &str = "/cohorts/{cohort}/attendance/{meeting}";
    /// The same from a file.
    pub const IMPORT_ATTENDANCE: &str = "/cohorts/{cohort}/attendance/{meeting}/import";
    /// Attendance as a file.
    pub const ATTENDANCE_FILE: &str = "/cohorts/{cohort}/attendance/export/{file}";
    /// One's own attendance in a cohort.
    pub const OWN_ATTENDANCE: &str = "/me/attendance/{cohort}";
    /// The work of a cohort.
    pub const FOLLOW: &str = "/cohorts/{cohort}/progress";
    /// The work of one learner of a cohort.
    pub const FOLLOW_ONE: &str = "/cohorts/{cohort}/progress/{person}";
    /// The work of a cohort as a file.
    pub const FOLLOW_FILE: &str = "/cohorts/{cohort}/progress/export/{file}";
    /// Writing to a cohort.
    pub const WRITE: &str = "/cohorts/{cohort}/message";
    /// One's messages.
    pub const MESSAGES: &str = "/messages";
    /// One message, and answering it.
    pub const MESSAGE: &str = "/messages/{message}";
    /// Marking a message as read.
    pub const MESSAGE_READ: &str = "/messages/{message}/read";
    /// One's notices.
    pub const NOTICES: &str = "/notices";
    /// The essays that await markers.
    pub const ESSAYS: &str = "/essays";
    /// The essays of a cohort.
    pub const COHORT_ESSAYS: &str = "/cohorts/{cohort}/essays";
    /// Giving an essay to a cohort.
    pub const NEW_ESSAY: &str = "/cohorts/{cohort}/essays/new";
    /// The dates of an essay.
    pub const ESSAY_SETTINGS: &str = "/essays/{essay}/settings";
    /// A later deadline for one person.
    pub const EXTEND_ESSAY: &str = "/essays/{essay}/extensions";
    /// One's own copy of an essay.
    pub const OWN_ESSAY: &str = "/me/essays/{essay}";
    /// The copies of an essay, by code.
    pub const MARK_ESSAY: &str = "/essays/{essay}/copies";
    /// One copy beside its rubric.
    pub const MARK_COPY: &str = "/essays/{essay}/copies/{code}";
    /// What markers gave side by side, and closing.
    pub const ESSAY_REVIEW: &str = "/essays/{essay}/review";
    /// Deciding the mark of one copy.
    pub const DECIDE_COPY: &str = "/essays/{essay}/review/{code}";
    /// The facilitator's guide of a module.
    pub const GUIDE: &str = "/courses/{course}/{module}/guide";
    /// The same as a PDF.
    pub const GUIDE_FILE: &str = "/courses/{course}/{module}/guide.pdf";
    /// The attendance sheet of a cohort.
    pub const ATTENDANCE_SHEET: &str = "/cohorts/{cohort}/attendance/sheet";
    /// The same as a PDF.
    pub const ATTENDANCE_SHEET_FILE: &str = "/cohorts/{cohort}/attendance/sheet.pdf";
    /// The tests of a cohort on paper.
    pub const PAPERS: &str = "/cohorts/{cohort}/papers";
    /// What learners read.
    pub const PAPER_SUBJECT: &str = "/papers/{form}/subject";
    /// The same as a PDF.
    pub const PAPER_SUBJECT_FILE: &str = "/papers/{form}/subject.pdf";
    /// What learners write on.
    pub const PAPER_SHEET: &str = "/papers/{form}/sheet";
    /// The same as a PDF.
    pub const PAPER_SHEET_FILE: &str = "/papers/{form}/sheet.pdf";
    /// The key, asked for by a form.
    pub const PAPER_KEY: &str = "/papers/{form}/key";
    /// The grid to type answers in.
    pub const GRID: &str = "/papers/{form}/grid";
    /// The marks before they are entered.
    pub const GRID_REVIEW: &str = "/papers/{form}/enter";
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
    /// Which questions work.
    pub const QUESTIONS: &str = "/questions";
    /// The questions of an objective.
    pub const QUESTIONS_OF: &str = "/questions/{course}/{objective}";
    /// One question, what its answers say and what judges say.
    pub const QUESTION_FIGURES: &str = "/questions/{course}/{objective}/{subject}";
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

/// Practising a course, or a part of it: `module` or `objective` with its id.
#[must_use]
pub fn practice(course: &str, part: &str, id: &str) -> String {
    with_query(&format!("/courses/{course}/practice"), &[(part, id)])
}

/// Finding out what is known of a course, or of one of its modules.
#[must_use]
pub fn placement(course: &str, module: &str) -> String {
    with_query(&format!("/courses/{course}/placement"), &[("module", module)])
}

/// The day's reviews of a course.
#[must_use]
pub fn daily_review(course: &str) -> String {
    format!("/courses/{course}/review")
}

/// What one knows of a course.
#[must_use]
pub fn mastery(course: &str) -> String {
    format!("/courses/{course}/mastery")
}

/// A series of questions.
#[must_use]
pub fn series(course: &str, series: impl std::fmt::Display) -> String {
    format!("/series/{course}/{series}")
}

/// The whole set of a series.
#[must_use]
pub fn series_set(course: &str, series: impl std::fmt::Display) -> String {
    format!("/series/{course}/{series}/set")
}

/// Where a series is ended.
#[must_use]
pub fn series_end(course: &str, series: impl std::fmt::Display) -> String {
    format!("/series/{course}/{series}/end")
}

/// A series step by step.
#[must_use]
pub fn replay(course: &str, series: impl std::fmt::Display) -> String {
    format!("/series/{course}/{series}/replay")
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
pub fn copy(attempt: impl std::fmt::Display) -> String {
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

/// The grading plan of a cohort.
#[must_use]
pub fn grading_plan(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/plan")
}

/// Marks of one item.
#[must_use]
pub fn mark_item(id: impl std::fmt::Display, item: &str) -> String {
    format!("/cohorts/{id}/marks/items/{}", escaped(item))
}

/// One mark and its history.
#[must_use]
pub fn mark_history(id: impl std::fmt::Display, item: &str, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/items/{}/{person}", escaped(item))
}

/// Where marks come from a file.
#[must_use]
pub fn import_marks(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/import")
}

/// The deliberation of a cohort.
#[must_use]
pub fn jury(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/deliberation")
}

/// What the jury decides about one person.
#[must_use]
pub fn jury_person(id: impl std::fmt::Display, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/deliberation/{person}")
}

/// A sealed record.
#[must_use]
pub fn record(id: impl std::fmt::Display) -> String {
    format!("/records/{id}")
}

/// A file of a sealed record.
#[must_use]
pub fn record_file(id: impl std::fmt::Display, format: &str) -> String {
    format!("/records/{id}/{format}")
}

/// What the total of one person would be.
#[must_use]
pub fn what_if(id: impl std::fmt::Display, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/simulation/{person}")
}

/// The tests of a cohort that can be marked again.
#[must_use]
pub fn regrades(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/regrade")
}

/// Where a test is marked again.
#[must_use]
pub fn regrade(id: impl std::fmt::Display, test: &str) -> String {
    format!("/cohorts/{id}/marks/regrade/{}", escaped(test))
}

/// A regrade that was done.
#[must_use]
pub fn regraded(id: impl std::fmt::Display) -> String {
    format!("/regrades/{id}")
}

/// Where marks are published.
#[must_use]
pub fn publish_marks(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/publication")
}

/// One's own transcript in one cohort.
#[must_use]
pub fn own_transcript(id: impl std::fmt::Display) -> String {
    format!("/me/marks/{id}")
}

/// The transcripts of a cohort.
#[must_use]
pub fn transcripts(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/transcripts")
}

/// The transcripts of a cohort as one PDF.
#[must_use]
pub fn transcripts_file(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/transcripts.pdf")
}

/// The transcript of one person.
#[must_use]
pub fn transcript_of(id: impl std::fmt::Display, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/transcripts/{person}")
}

/// A transcript as a PDF, by the address of its page.
#[must_use]
pub fn as_pdf(page: &str) -> String {
    format!("{page}/pdf")
}

/// Where a learner is allowed another attempt.
#[must_use]
pub fn arrange(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/arrange")
}

/// A file of a cohort.
#[must_use]
pub fn marks_file(id: impl std::fmt::Display, kind: &str, format: &str) -> String {
    format!("/cohorts/{id}/marks/export/{kind}.{format}")
}

/// The saved exports of a cohort.
#[must_use]
pub fn saved_exports(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/marks/saved")
}

/// A file of a cohort, before it is fetched.
#[must_use]
pub fn export_marks(id: impl std::fmt::Display, kind: &str, format: &str) -> String {
    format!("/cohorts/{id}/marks/export?kind={kind}&format={format}")
}

/// The facilitator's guide of a module.
#[must_use]
pub fn guide(course: &str, module: &str) -> String {
    format!("/courses/{course}/{module}/guide")
}

/// The same as a PDF.
#[must_use]
pub fn guide_file(course: &str, module: &str) -> String {
    format!("/courses/{course}/{module}/guide.pdf")
}

/// What a cohort is called and when it runs.
#[must_use]
pub fn cohort_settings(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/settings")
}

/// Where a cohort is archived or taken back.
#[must_use]
pub fn archive(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/archive")
}

/// The groups of a cohort.
#[must_use]
pub fn groups(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/groups")
}

/// Who follows a cohort.
#[must_use]
pub fn staff(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/staff")
}

/// Where a cohort's plan is copied.
#[must_use]
pub fn copy_cohort(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/copy")
}

/// Where a person is moved to another cohort.
#[must_use]
pub fn transfer(id: impl std::fmt::Display, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/members/{person}/transfer")
}

/// The join code of a cohort.
#[must_use]
pub fn join_code(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/code")
}

/// The calendar of a cohort.
#[must_use]
pub fn calendar(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/calendar")
}

/// Where a later deadline is given.
#[must_use]
pub fn extend(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/extensions")
}

/// The attendance of a cohort.
#[must_use]
pub fn attendance(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/attendance")
}

/// Who was at one sitting.
#[must_use]
pub fn meeting(id: impl std::fmt::Display, meeting: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/attendance/{meeting}")
}

/// Where a file says who was there.
#[must_use]
pub fn import_attendance(id: impl std::fmt::Display, meeting: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/attendance/{meeting}/import")
}

/// The file of attendance.
#[must_use]
pub fn attendance_file(id: impl std::fmt::Display, file: &str) -> String {
    format!("/cohorts/{id}/attendance/export/{file}")
}

/// One's own attendance in a cohort.
#[must_use]
pub fn own_attendance(id: impl std::fmt::Display) -> String {
    format!("/me/attendance/{id}")
}

/// The work of a cohort.
#[must_use]
pub fn follow(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/progress")
}

/// The work of one learner.
#[must_use]
pub fn follow_one(id: impl std::fmt::Display, person: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/progress/{person}")
}

/// The file of a cohort's work.
#[must_use]
pub fn follow_file(id: impl std::fmt::Display, file: &str) -> String {
    format!("/cohorts/{id}/progress/export/{file}")
}

/// Writing to a cohort.
#[must_use]
pub fn write(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/message")
}

/// One message.
#[must_use]
pub fn message(id: impl std::fmt::Display) -> String {
    format!("/messages/{id}")
}

/// Where a message is marked as read.
#[must_use]
pub fn message_read(id: impl std::fmt::Display) -> String {
    format!("/messages/{id}/read")
}

/// The attendance sheet of a cohort.
#[must_use]
pub fn attendance_sheet(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/attendance/sheet")
}

/// The same as a PDF.
#[must_use]
pub fn attendance_sheet_file(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/attendance/sheet.pdf")
}

/// The tests of a cohort on paper.
#[must_use]
pub fn papers(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/papers")
}

/// What learners read.
#[must_use]
pub fn paper_subject(form: impl std::fmt::Display) -> String {
    format!("/papers/{form}/subject")
}

/// What learners write on.
#[must_use]
pub fn paper_sheet(form: impl std::fmt::Display) -> String {
    format!("/papers/{form}/sheet")
}

/// One of the two as a PDF: `subject` or `sheet`.
#[must_use]
pub fn paper_file(form: impl std::fmt::Display, which: &str) -> String {
    format!("/papers/{form}/{which}.pdf")
}

/// Where the key is asked for.
#[must_use]
pub fn paper_key(form: impl std::fmt::Display) -> String {
    format!("/papers/{form}/key")
}

/// The grid to type answers in.
#[must_use]
pub fn grid(form: impl std::fmt::Display) -> String {
    format!("/papers/{form}/grid")
}

/// A row of the grid.
#[must_use]
pub fn grid_row(form: impl std::fmt::Display, row: usize) -> String {
    format!("/papers/{form}/grid?row={row}")
}

/// The marks before they are entered.
#[must_use]
pub fn grid_review(form: impl std::fmt::Display) -> String {
    format!("/papers/{form}/enter")
}

/// The questions of an objective, for those who look after them.
#[must_use]
pub fn questions_of(course: &str, objective: &str) -> String {
    format!("/questions/{course}/{objective}")
}

/// Stands in addresses between a question and its step.
const STEP: char = '~';

/// One question, or `question#step`, for those who look after it.
#[must_use]
pub fn question_figures(course: &str, objective: &str, subject: &str) -> String {
    format!("/questions/{course}/{objective}/{}", subject.replace('#', &STEP.to_string()))
}

/// The subject that an address of a question names.
#[must_use]
pub fn subject(address: &str) -> String {
    address.replace(STEP, "#")
}

/// The essays of a cohort.
#[must_use]
pub fn essays(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/essays")
}

/// Giving an essay to a cohort.
#[must_use]
pub fn new_essay(id: impl std::fmt::Display) -> String {
    format!("/cohorts/{id}/essays/new")
}

/// The dates of an essay.
#[must_use]
pub fn essay_settings(id: impl std::fmt::Display) -> String {
    format!("/essays/{id}/settings")
}

/// A later deadline for one person.
#[must_use]
pub fn extend_essay(id: impl std::fmt::Display) -> String {
    format!("/essays/{id}/extensions")
}

/// One's own copy of an essay.
#[must_use]
pub fn own_essay(id: impl std::fmt::Display) -> String {
    format!("/me/essays/{id}")
}

/// The copies of an essay, by code.
#[must_use]
pub fn mark_essay(id: impl std::fmt::Display) -> String {
    format!("/essays/{id}/copies")
}

/// One copy beside its rubric.
#[must_use]
pub fn mark_copy(id: impl std::fmt::Display, code: &str) -> String {
    format!("/essays/{id}/copies/{}", escaped(code))
}

/// What markers gave side by side.
#[must_use]
pub fn essay_review(id: impl std::fmt::Display) -> String {
    format!("/essays/{id}/review")
}

/// Where a marking is closed or opened again.
#[must_use]
pub fn close_essay(id: impl std::fmt::Display) -> String {
    essay_review(id)
}

/// Deciding the mark of one copy.
#[must_use]
pub fn decide_copy(id: impl std::fmt::Display, code: &str) -> String {
    format!("/essays/{id}/review/{}", escaped(code))
}

//! Patterns as axum reads them.

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
pub const COPY_REPLAY: &str = "/attempts/{attempt}/replay";
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

//! Every address of the site. Patterns are for the router, functions make links.

pub mod patterns;

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
pub fn copy_replay(attempt: impl std::fmt::Display) -> String {
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

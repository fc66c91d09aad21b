//! Pages and words for what went wrong.

use crate::{
    page::{About, Page, Site},
    routes::patterns,
    text::Text,
};
use leptos::{html::ElementChild, prelude::*};
use service::Refusal;

/// What is shown instead of the page asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A refusal of a use-case.
    Refused(Refusal),
    /// The address, the method or the body made no sense: HTTP status.
    Request(u16),
    /// Something broke; the number finds it in the log.
    Broken(String),
}

impl Problem {
    /// The HTTP status that says the same to programs.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Request(status) => *status,
            Self::Broken(_) => 500,
            Self::Refused(refusal) => refusal_status(refusal),
        }
    }
}

/// The HTTP status of a refusal.
#[must_use]
pub const fn refusal_status(refusal: &Refusal) -> u16 {
    match refusal {
        Refusal::SignInNeeded | Refusal::WrongSignIn => 401,
        Refusal::ModuleNotOpen(_)
        | Refusal::Forbidden
        | Refusal::NewPasswordNeeded
        | Refusal::Inactive
        | Refusal::DemonstrationOnly => 403,
        Refusal::NotFound | Refusal::NothingPublished => 404,
        Refusal::NotReleased => 403,
        Refusal::AttemptClosed
        | Refusal::AnswerLate
        | Refusal::NoAttemptLeft
        | Refusal::Conflict
        | Refusal::TestNotOpen
        | Refusal::Archived => 409,
        Refusal::Field { .. } | Refusal::BlueprintUnfilled | Refusal::WrongStartCode => 422,
        Refusal::RoomPaused => 423,
        Refusal::SlowDown(_) => 429,
        Refusal::ClockWentBack | Refusal::Busy => 503,
        Refusal::DiskFull => 507,
    }
}

/// A refusal in words.
#[must_use]
pub fn refusal(t: &Text, refusal: &Refusal) -> String {
    match refusal {
        Refusal::WrongSignIn => t.refused_wrong_sign_in(),
        Refusal::SlowDown(seconds) => t.refused_slow_down(*seconds),
        Refusal::Inactive => t.refused_inactive(),
        Refusal::DemonstrationOnly => t.refused_demonstration_only(),
        Refusal::SignInNeeded => t.refused_sign_in_needed(),
        Refusal::NewPasswordNeeded => t.refused_new_password_needed(),
        Refusal::Forbidden => t.refused_forbidden(),
        Refusal::NotFound => t.refused_not_found(),
        Refusal::Field { field, code } => field_error(t, field, code),
        Refusal::AttemptClosed => t.refused_attempt_closed(),
        Refusal::NoAttemptLeft => t.refused_no_attempt_left(),
        Refusal::TestNotOpen => t.refused_test_not_open(),
        Refusal::Archived => t.refused_archived(),
        Refusal::ModuleNotOpen(_) => t.refused_module_not_open(),
        Refusal::RoomPaused => t.refused_room_paused(),
        Refusal::AnswerLate => t.refused_answer_late(),
        Refusal::WrongStartCode => t.refused_wrong_start_code(),
        Refusal::NotReleased => t.refused_not_released(),
        Refusal::Conflict => t.refused_conflict(),
        Refusal::BlueprintUnfilled => t.refused_blueprint_unfilled(),
        Refusal::ClockWentBack => t.refused_clock_went_back(),
        Refusal::DiskFull => t.refused_disk_full(),
        Refusal::Busy => t.refused_busy(),
        Refusal::NothingPublished => t.refused_nothing_published(),
    }
}

/// What is wrong with a field, in words.
#[must_use]
pub fn field_error(t: &Text, field: &str, code: &str) -> String {
    match (field, code) {
        (field, code) if field.starts_with("essay_") => crate::essay::error(t, field, code),
        ("current", _) => t.field_current_wrong(),
        ("password", "short") => t.field_password_short(),
        ("password", "long") => t.field_password_long(),
        ("password", "repeat") => t.field_password_repeat(),
        ("password", _) => t.field_password_obvious(),
        ("matricule", "missing") => t.field_matricule_missing(),
        ("matricule", "taken") => t.field_matricule_taken(),
        ("matricule", "twice") => t.field_matricule_twice(),
        ("matricule", _) => t.field_matricule_unfit(),
        ("family_name", "missing") => t.field_family_name_missing(),
        ("given_name", "missing") => t.field_given_name_missing(),
        ("email", "taken") => t.field_email_taken(),
        ("email", "twice") => t.field_email_twice(),
        ("family_name" | "given_name" | "profession", "long") => t.field_too_long(),
        ("email", _) => t.field_email_unfit(),
        ("jurisdiction", _) => t.field_jurisdiction_unknown(),
        ("audience", _) => t.field_audience_unknown(),
        ("sex", _) => t.field_sex_unknown(),
        ("locale", _) => t.field_locale_unknown(),
        ("roles", "forbidden") => t.field_roles_forbidden(),
        ("roles", _) => t.field_roles_unknown(),
        ("choice", _) => t.field_choice_missing(),
        ("placement", _) => t.field_placement_too_soon(),
        ("name", "long") => t.field_too_long(),
        ("closes" | "opens", "before") => t.field_closes_before(),
        ("closes", "missing") => t.field_closes_missing(),
        ("minutes" | "extra_minutes" | "extra_percent" | "extra_attempts", _) => t.field_minutes_unfit(),
        ("release", "open") => t.field_release_open(),
        ("closes" | "opens", _) => t.field_moment_unfit(),
        ("reason" | "words" | "note", "long") => t.field_too_long(),
        ("reason", _) => t.field_reason_missing(),
        ("title", "long") => t.field_too_long(),
        ("title", "many") => t.saved_too_many(),
        ("format", "rows") => t.export_too_many(service::grades::MOST_ODS_ROWS),
        ("format", "rows-pdf") => t.export_too_many_for_paper(service::grades::MOST_PDF_ROWS),
        ("format", _) => t.export_too_wide(),
        ("name", _) => t.field_name_missing(),
        ("matricules", _) => t.field_matricules_missing(),
        ("starts_on" | "held_on", "missing") => t.field_day_missing(),
        ("starts_on" | "ends_on" | "held_on", "unfit") => t.field_day_unfit(),
        ("ends_on", _) => t.field_ends_before(),
        ("person", _) => t.field_person_missing(),
        ("group" | "subject" | "body", "long") => t.field_too_long(),
        ("code", "withdrawn") => t.field_code_withdrawn(),
        ("code", "missing") => t.field_code_missing(),
        ("code", _) => t.field_code_unknown(),
        ("due", "before") => t.field_due_before(),
        ("due", _) => t.field_moment_unfit(),
        ("until", "before") => t.field_until_before(),
        ("module", _) => t.field_module_undated(),
        ("title", _) => t.field_title_missing(),
        ("subject", _) => t.field_subject_missing(),
        ("body", _) => t.field_body_missing(),
        ("to", "same") => t.field_to_same(),
        ("to", _) => t.field_to_unknown(),
        ("file", code) => upload_error(t, code),
        ("register", _) => t.field_register_unresolved(),
        ("words", "missing") => t.field_words_missing(),
        ("until", "past") => t.field_until_past(),
        ("until", "far") => t.field_until_far(),
        ("until", _) => t.field_until_unfit(),
        ("level", "missing") => t.field_level_missing(),
        ("level", _) => t.field_level_unfit(),
        ("borderline", _) => t.field_borderline_unfit(),
        ("seen", _) => t.field_seen_stale(),
        ("reviewer", _) => t.field_reviewer_author(),
        _ => t.field_unfit(),
    }
}

/// Why an archive was refused.
fn upload_error(t: &Text, code: &str) -> String {
    match code {
        "missing" => t.upload_missing(),
        "entries" => t.upload_entries(),
        "depth" => t.upload_depth(),
        "large" => t.upload_large(),
        "ratio" => t.upload_ratio(),
        "name" => t.upload_name(),
        "twice" => t.upload_twice(),
        "link" => t.upload_link(),
        "secret" => t.upload_secret(),
        "course" => t.upload_course(),
        "drafts" => t.upload_drafts(),
        _ => t.upload_unreadable(),
    }
}

/// The page shown instead of the one asked for.
#[must_use]
pub fn page(site: &Site, problem: &Problem) -> Page {
    let t = &site.text;
    let status = problem.status();
    let (title, words) = match problem {
        // The moment is told in the school's time zone, which only the site knows.
        Problem::Refused(Refusal::ModuleNotOpen(at)) => {
            (t.module_not_open_title(), t.module_opens_at(site.day_and_time(*at)))
        }
        other => said(t, other),
    };
    let sign_in = matches!(problem, Problem::Refused(Refusal::SignInNeeded)).then(|| {
        view! { <p><a class="button" href=site.to(patterns::SIGN_IN)>{t.sign_in()}</a></p> }
    });
    site.page(About::titled(title.clone()).status(status), || {
        view! {
            <div class="problem">
                <p class="kicker">{t.error_number(i64::from(status))}</p>
                <h1>{title}</h1>
                <p>{words}</p>
                {sign_in}
                <p><a href=site.to(patterns::HOME)>{t.back_to_home()}</a></p>
            </div>
        }
    })
}

fn said(t: &Text, problem: &Problem) -> (String, String) {
    match problem {
        Problem::Refused(Refusal::NotFound) | Problem::Request(404) => (t.not_found_title(), t.not_found_says()),
        Problem::Refused(Refusal::SignInNeeded) => (t.sign_in_needed_title(), t.refused_sign_in_needed()),
        Problem::Refused(Refusal::Forbidden) => (t.forbidden_title(), t.refused_forbidden()),
        Problem::Refused(Refusal::DiskFull) => (t.disk_full_title(), t.refused_disk_full()),
        Problem::Refused(other) => (t.refused_title(), refusal(t, other)),
        Problem::Request(403) => (t.forbidden_title(), t.cross_site_says()),
        Problem::Request(405) => (t.method_title(), t.method_says()),
        Problem::Request(408) => (t.too_slow_title(), t.too_slow_says()),
        Problem::Request(413) => (t.too_large_title(), t.too_large_says()),
        Problem::Request(_) => (t.bad_request_title(), t.bad_request_says()),
        Problem::Broken(incident) => (t.broken_title(), t.broken_says(incident.clone())),
    }
}

/// What was just done, in words; none for an unknown code.
#[must_use]
pub fn done(t: &Text, code: &str) -> Option<String> {
    Some(match code {
        "signed-out" => t.signed_out(),
        "password-kept" => t.password_kept(),
        "sitting-kept" => t.sitting_kept(),
        "another-granted" => t.another_granted(),
        "case-restarted" => t.case_restarted(),
        "taken-over" => t.takeover_done(),
        "lesson-read" => t.lesson_read_done(),
        "test-handed-in" => t.test_handed_in(),
        "test-overtaken" => t.test_overtaken(),
        "settings-kept" => t.settings_kept(),
        "results-given" => t.settings_results_given(),
        "results-taken" => t.settings_results_taken(),
        "terms-kept" => t.terms_kept(),
        "room-code" => t.room_code_given(),
        "room-paused" => t.room_paused_done(),
        "room-resumed" => t.room_resumed_done(),
        "room-time" => t.room_time_given(),
        "room-note" => t.room_note_written(),
        "room-voided" => t.room_voided(),
        "appeal-lodged" => t.appeal_lodged(),
        "appeal-answered" => t.appeals_done(),
        "sessions-ended" => t.sessions_ended(),
        "person-made" => t.person_made(),
        "person-kept" => t.person_kept(),
        "person-activated" => t.person_activated(),
        "person-deactivated" => t.person_deactivated(),
        "people-imported" => t.roster_imported(),
        "plan-kept" => t.plan_kept_done(),
        "marks-kept" => t.marks_kept_done(),
        "marks-unchanged" => t.marks_unchanged_done(),
        "adjusted" => t.adjusted_done(),
        "record-sealed" => t.record_sealed_done(),
        "export-revoked" => t.saved_revoked_done(),
        "marks-imported" => t.marks_imported_done(),
        "regraded" => t.regrade_done(),
        "regrade-undone" => t.regrade_undone_done(),
        "marks-published" => t.marks_published_done(),
        "marks-withdrawn" => t.marks_withdrawn_done(),
        "cohort-made" => t.cohort_made(),
        "enrolment-kept" => t.enrolment_kept(),
        "enrolled" => t.enrol_done(),
        "cohort-kept" => t.cohort_kept_done(),
        "cohort-archived" => t.cohort_archived_done(),
        "cohort-restored" => t.cohort_restored_done(),
        "cohort-copied" => t.cohort_copied_done(),
        "groups-kept" => t.groups_kept_done(),
        "staff-kept" => t.staff_kept_done(),
        "transferred" => t.transferred_done(),
        "code-made" => t.join_code_made_done(),
        "code-closed" => t.join_code_closed_done(),
        "joined" => t.joined_done(),
        "calendar-kept" => t.calendar_kept_done(),
        "extension-given" => t.extension_given_done(),
        "meeting-made" => t.meeting_made_done(),
        "attendance-kept" => t.attendance_kept_done(),
        "notices-read" => t.notices_read_done(),
        "message-sent" => t.message_sent_done(),
        "withdrawn" => t.enrolment_withdrawn(),
        "taken-back" => t.enrolment_taken_back(),
        "draft-kept" => t.draft_kept_done(),
        "draft-discarded" => t.draft_discarded_done(),
        "course-published" => t.course_published_done(),
        "course-unchanged" => t.course_unchanged_done(),
        "cohort-moved" => t.cohort_moved_done(),
        "question-rated" => t.question_rated_done(),
        "law-approved" => t.law_approved_done(),
        "law-taken-back" => t.law_taken_back_done(),
        "law-reported" => t.law_reported_done(),
        "law-answered" => t.law_answered_done(),
        "essay-made" => t.essay_made_done(),
        "essay-settings-kept" => t.essay_settings_kept_done(),
        "essay-extended" => t.essay_extended_done(),
        "essay-saved" => t.essay_saved_done(),
        "essay-handed-in" => t.essay_handed_in_done(),
        "essay-marked" => t.essay_mark_kept_done(),
        "essay-closed" => t.essay_closed_done(),
        "essay-reopened" => t.essay_reopened_done(),
        "essay-published" => t.essay_published_done(),
        "essay-withdrawn" => t.essay_withdrawn_done(),
        "essay-decided" => t.essay_decided_done(),
        "paper-made" => t.paper_made_done(),
        "grid-kept" => t.grid_kept_done(),
        "grid-entered" => t.grid_entered_done(),
        _ => return None,
    })
}

//! The whole site as one service.

use crate::{
    layers,
    routes::{
        calibration, catalogue, class, cohorts, essays, exports, health, identity, jury, law, marks, messages, paper,
        people, publishing, quiz, regrade, room, series, tests, transcripts,
    },
    state::State,
};
use app::routes::patterns as at;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state, map_request_with_state},
    routing::{get, post},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    map_request_body::MapRequestBodyLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
    trace::TraceLayer,
};

/// Largest form, in bytes.
const FORM: usize = 256 * 1024;
/// Longest wait for the next bytes of a request: slow lines are slow, not dead.
const BODY: Duration = Duration::from_secs(60);
/// Longest time for an answer.
const ANSWER: Duration = Duration::from_secs(120);

/// The whole site; a request's school is found before its route.
pub fn site(state: State) -> Router {
    let addressed = map_request_with_state(state.clone(), layers::address);
    Router::new().fallback_service(ServiceBuilder::new().layer(addressed).service(router(state)))
}

fn router(state: State) -> Router {
    let pages = pages().layer(DefaultBodyLimit::max(FORM)).fallback(nothing).method_not_allowed_fallback(not_that_way);
    // The last layer added is the first that a request meets.
    let pages = pages
        .layer(from_fn(layers::same_site))
        .layer(MapRequestBodyLayer::new(axum::body::Body::new))
        .layer(RequestBodyTimeoutLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), layers::identify))
        .layer(from_fn(layers::etag))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
        .layer(from_fn_with_state(state.clone(), layers::secure))
        .layer(TraceLayer::new_for_http().make_span_with(span));
    let outside = Router::new()
        .route(at::STATIC, get(crate::assets::serve))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .layer(from_fn_with_state(state.clone(), layers::secure));
    pages.merge(outside).with_state(state)
}

fn pages() -> Router<State> {
    Router::new()
        .merge(catalogue_pages())
        .merge(quiz_pages())
        .merge(series_pages())
        .merge(test_pages())
        .merge(room_pages())
        .route(at::SIGN_IN, get(identity::sign_in_page).post(identity::sign_in))
        .route(at::SIGN_OUT, post(identity::sign_out))
        .route(at::LANGUAGE, post(identity::language))
        .route(at::ACCOUNT, get(identity::account))
        .route(at::PASSWORD, get(identity::password_page).post(identity::password))
        .route(at::SESSIONS, post(identity::sessions))
        .route(at::DATA, get(identity::personal_data))
        .route(at::OWN_COPY, get(identity::own_copy))
        .merge(people_pages())
        .merge(cohort_pages())
        .merge(class_pages())
        .merge(message_pages())
        .merge(essay_pages())
        .merge(mark_pages())
        .merge(paper_pages())
        .merge(publishing_pages())
        .merge(law_pages())
        .merge(question_pages())
}

fn people_pages() -> Router<State> {
    let import = get(people::import_page).post(people::import).layer(DefaultBodyLimit::max(people::UPLOAD));
    Router::new()
        .route(at::PEOPLE, get(people::list))
        .route(at::NEW_PERSON, get(people::new_page).post(people::create))
        .route(at::IMPORT_PEOPLE, import)
        .route(at::IMPORT_EXAMPLE, get(people::example))
        .route(at::CODES, post(people::codes))
        .route(at::PERSON, get(people::person).post(people::change))
        .route(at::PERSON_STATE, get(people::state_page).post(people::set_state))
}

fn cohort_pages() -> Router<State> {
    Router::new()
        .route(at::COHORTS, get(cohorts::list))
        .route(at::NEW_COHORT, get(cohorts::new_page).post(cohorts::create))
        .route(at::COHORT, get(cohorts::cohort))
        .route(at::ENROL, get(cohorts::enrol_page).post(cohorts::enrol))
        .route(at::ARRANGE, get(cohorts::sittings).post(cohorts::arrange_tests))
        .route(at::MEMBER, get(cohorts::member).post(cohorts::arrange))
        .route(at::WITHDRAW, post(cohorts::withdraw))
}

fn class_pages() -> Router<State> {
    let import = post(class::import_attendance).layer(DefaultBodyLimit::max(class::UPLOAD));
    Router::new()
        .route(at::COHORT_SETTINGS, get(class::settings_page).post(class::settings))
        .route(at::ARCHIVE, post(class::archive))
        .route(at::COPY_COHORT, get(class::copy_page).post(class::copy))
        .route(at::GROUPS, get(class::groups_page).post(class::groups))
        .route(at::STAFF, get(class::staff_page).post(class::staff))
        .route(at::TRANSFER, post(class::transfer))
        .route(at::JOIN_CODE, get(class::code_page).post(class::code))
        .route(at::JOIN, get(class::join_page).post(class::join))
        .route(at::CALENDAR, get(class::calendar_page).post(class::calendar))
        .route(at::EXTEND, post(class::extend))
        .route(at::ATTENDANCE, get(class::attendance_page).post(class::hold))
        .route(at::MEETING, get(class::meeting_page).post(class::meeting))
        .route(at::IMPORT_ATTENDANCE, import)
        .route(at::ATTENDANCE_FILE, get(class::attendance_file))
        .route(at::OWN_ATTENDANCE, get(class::own_attendance))
        .route(at::FOLLOW, get(class::follow))
        .route(at::FOLLOW_ONE, get(class::follow_one))
        .route(at::FOLLOW_FILE, get(class::follow_file))
}

fn message_pages() -> Router<State> {
    Router::new()
        .route(at::WRITE, get(messages::write_page).post(messages::write))
        .route(at::MESSAGES, get(messages::list))
        .route(at::MESSAGE, get(messages::show).post(messages::answer))
        .route(at::MESSAGE_READ, post(messages::read))
        .route(at::NOTICES, get(messages::notices).post(messages::mark))
}

fn essay_pages() -> Router<State> {
    let sheet = get(essays::sheet).post(essays::keep).layer(DefaultBodyLimit::max(essays::COPY));
    Router::new()
        .route(at::ESSAYS, get(essays::to_mark))
        .route(at::COHORT_ESSAYS, get(essays::list))
        .route(at::NEW_ESSAY, get(essays::new_page).post(essays::create))
        .route(at::ESSAY_SETTINGS, get(essays::settings_page).post(essays::settings))
        .route(at::EXTEND_ESSAY, post(essays::extend))
        .route(at::OWN_ESSAY, sheet)
        .route(at::MARK_ESSAY, get(essays::copies))
        .route(at::MARK_COPY, get(essays::copy).post(essays::mark))
        .route(at::ESSAY_REVIEW, get(essays::review).post(essays::close))
        .route(at::DECIDE_COPY, get(essays::decide_page).post(essays::decide))
}

fn mark_pages() -> Router<State> {
    let import = get(marks::import_page).post(marks::import).layer(DefaultBodyLimit::max(marks::UPLOAD));
    Router::new()
        .route(at::MARKS, get(marks::marks))
        .route(at::GRADING_PLAN, get(marks::plan).post(marks::save_plan))
        .route(at::MARK_ITEM, get(marks::column).post(marks::type_column))
        .route(at::MARK_HISTORY, get(marks::history).post(marks::type_one))
        .route(at::IMPORT_MARKS, import)
        .route(at::PUBLISH_MARKS, get(marks::publication).post(marks::publish))
        .route(at::WHAT_IF, get(regrade::what_if))
        .route(at::REGRADES, get(regrade::list))
        .route(at::REGRADE, get(regrade::page).post(regrade::act))
        .route(at::REGRADED, get(regrade::done_page).post(regrade::undo))
        .route(at::TRANSCRIPT, get(marks::transcript))
        .route(at::OWN_TRANSCRIPT, get(transcripts::own))
        .route(at::OWN_TRANSCRIPT_FILE, get(transcripts::own_file))
        .route(at::TRANSCRIPTS, get(transcripts::all))
        .route(at::TRANSCRIPTS_FILE, get(transcripts::all_file))
        .route(at::TRANSCRIPT_OF, get(transcripts::one))
        .route(at::TRANSCRIPT_FILE, get(transcripts::one_file))
        .route(at::JURY, get(jury::deliberation).post(jury::seal))
        .route(at::JURY_PERSON, get(jury::person).post(jury::adjust))
        .route(at::RECORD, get(jury::record))
        .route(at::RECORD_FILE, get(jury::file))
        .route(at::SAVED_EXPORTS, get(exports::saved).post(exports::save))
        .route(at::FETCH_EXPORT, get(exports::fetch))
        .route(at::EXPORT_MARKS, get(exports::preview))
        .route(at::MARKS_FILE, get(exports::file))
}

fn paper_pages() -> Router<State> {
    Router::new()
        .route(at::GUIDE, get(paper::guide))
        .route(at::GUIDE_FILE, get(paper::guide_file))
        .route(at::ATTENDANCE_SHEET, get(paper::attendance))
        .route(at::ATTENDANCE_SHEET_FILE, get(paper::attendance_file))
        .route(at::PAPERS, get(paper::papers).post(paper::make))
        .route(at::PAPER_SUBJECT, get(paper::subject))
        .route(at::PAPER_SUBJECT_FILE, get(paper::subject_file))
        .route(at::PAPER_SHEET, get(paper::sheet))
        .route(at::PAPER_SHEET_FILE, get(paper::sheet_file))
        .route(at::PAPER_KEY, post(paper::key))
        .route(at::GRID, get(paper::grid).post(paper::keep))
        .route(at::GRID_REVIEW, get(paper::review).post(paper::enter))
}

fn publishing_pages() -> Router<State> {
    let upload = get(publishing::upload_page).post(publishing::upload).layer(DefaultBodyLimit::max(publishing::UPLOAD));
    Router::new()
        .route(at::PUBLISHING, get(publishing::home))
        .route(at::UPLOAD, upload)
        .route(at::DRAFT, get(publishing::draft).post(publishing::publish))
        .route(at::DISCARD, post(publishing::discard))
        .route(at::DRAFT_COURSE, get(publishing::draft_course))
        .route(at::DRAFT_GLOSSARY, get(publishing::draft_glossary))
        .route(at::DRAFT_LESSON, get(publishing::draft_lesson))
        .route(at::EARLIER, get(publishing::earlier).post(publishing::roll_back))
        .route(at::COHORT_REVISION, get(publishing::moving).post(publishing::move_cohort))
}

fn law_pages() -> Router<State> {
    Router::new()
        .route(at::PROVISION, get(catalogue::provision).post(law::report))
        .route(at::REVIEWS, get(law::reviews))
        .route(at::REVIEW, get(law::review).post(law::approve))
        .route(at::ANSWER_REPORT, post(law::answer))
        .route(at::SEARCH, get(law::search))
}

fn question_pages() -> Router<State> {
    Router::new()
        .route(at::QUESTIONS, get(calibration::questions))
        .route(at::QUESTIONS_OF, get(calibration::objective))
        .route(at::QUESTION_FIGURES, get(calibration::question).post(calibration::rate))
}

fn catalogue_pages() -> Router<State> {
    Router::new()
        .route(at::HOME, get(catalogue::home))
        .route(at::ABOUT, get(catalogue::about))
        .route(at::COURSE, get(catalogue::course))
        .route(at::GLOSSARY, get(catalogue::glossary))
        .route(at::LESSON, get(catalogue::lesson))
        .route(at::READ, post(catalogue::read))
        .route(at::LAW, get(catalogue::law))
        .route(at::INSTRUMENT, get(catalogue::instrument))
        .route(at::IMAGE, get(catalogue::image))
}

fn quiz_pages() -> Router<State> {
    Router::new()
        .route(at::ANSWER, post(quiz::answer))
        .route(at::RESTART_CASE, post(quiz::restart_case))
        .route(at::PROGRESS, get(quiz::progress))
}

fn test_pages() -> Router<State> {
    Router::new()
        .route(at::TEST, get(tests::overview).post(tests::open))
        .route(at::QUESTION, get(tests::question).post(tests::give))
        .route(at::ATTEMPT, get(tests::attempt))
        .route(at::HAND_IN, post(tests::hand_in))
        .route(at::COPY_REPLAY, get(tests::replay))
        .route(at::LODGE_APPEAL, post(tests::lodge))
        .route(at::APPEALS, get(tests::appeals_of))
        .route(at::ANSWER_APPEAL, post(tests::answer_appeal))
}

fn room_pages() -> Router<State> {
    Router::new()
        .route(at::TEST_SETTINGS, get(room::settings_page).post(room::set))
        .route(at::TERMS, get(room::terms_page).post(room::set_terms))
        .route(at::ROOMS, get(room::rooms))
        .route(at::ROOM, get(room::page).post(room::act))
        .route(at::SEAT, get(room::seat).post(room::act_on))
        .route(at::ROOM_LOG, get(room::record))
}

fn series_pages() -> Router<State> {
    Router::new()
        .route(at::PRACTICE, get(series::practice).post(series::start_practice))
        .route(at::PLACEMENT, get(series::placement).post(series::start_placement))
        .route(at::DAILY_REVIEW, get(series::review).post(series::start_review))
        .route(at::MASTERY, get(series::mastery))
        .route(at::SERIES, get(series::series).post(series::answer))
        .route(at::SERIES_SET, get(series::set))
        .route(at::SERIES_END, post(series::end))
        .route(at::REPLAY, get(series::replay))
        .route(at::TAKE_OVER, post(series::take_over))
}

/// The address leads nowhere.
async fn nothing() -> StatusCode {
    StatusCode::NOT_FOUND
}

/// The address exists, the method does not.
async fn not_that_way() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}

/// A line of the log for each request: the pattern of the address, never the person.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<axum::extract::MatchedPath>().map_or("unmatched", |p| p.as_str());
    tracing::info_span!("request", method = %request.method(), route)
}

//! A series on its page: one question, its correction, the end; and the whole set for the island.

use super::{
    form,
    player::PracticeSet,
    practice::{expected_lines, labels, stem},
    screen::{Asking, Over, Screen, safe},
    set::{GoalView, Key, QuestionOfSet, SetView, SetWords},
};
use crate::{
    catalogue::prose::Writer,
    mastery::plan,
    page::{About, Page, Site},
    routes,
};
use learning::{
    catalogue::{Course, Prose},
    dice::Seed,
    quiz::{
        Arrangement, GapPart, Question, Task,
        draw::option_order,
        series::{Aim, Series},
    },
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal, catalogue,
    ids::EventId,
    quiz::series::{self, Opened, PRACTICE_SECONDS, Scope},
};
use std::collections::BTreeMap;

/// What the address of a series asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The correction of this answer: whether it was asked again, and its number in its round.
    pub after: Option<(bool, u32)>,
    /// The missed questions again.
    pub again: bool,
    /// What is wrong with what was sent.
    pub error: Option<String>,
}

/// The page of a series.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not the reader's own.
pub async fn page(site: &Site, course: &str, id: EventId, shown: Shown) -> Result<Page, Error> {
    let opened = series::open(&site.ctx, course, id).await?;
    if opened.setup.aim == Aim::Placement && opened.is_over(site.ctx.now) {
        return Ok(plan::page(site, &opened));
    }
    let law = catalogue::law(&site.ctx).await.ok();
    let writer = Writer::new(site, course, law);
    let state = opened.series();
    let screen = What::now(site, &opened, &state, &shown);
    let set = set(site, &opened, &writer, &screen.places(&state));
    let html = screen.html(&Screen { set: &set, series: &state }, &opened, &shown);
    let saved = screen.saved(site, &opened);
    let title = title(site, &opened);
    let language = site.ctx.locale.into();
    let about = About::titled(title.clone())
        .under(opened.revision.course.title.text(language).clone(), routes::course(course))
        .status(if shown.error.is_some() { 422 } else { 200 });
    let stop = (!matches!(screen, What::Over(_))).then(|| stop(site, course, id));
    // A placement chooses among many questions: it stays on the server, a question a page.
    if opened.setup.aim == Aim::Placement {
        return Ok(site.page(about, || view! { <h1>{title}</h1><div inner_html=html></div>{stop} }));
    }
    let address = site.to(routes::series_set(course, id));
    Ok(site.page(about.with_islands(), || {
        view! {
            <h1>{title}</h1>
            <PracticeSet address=address labels=labels(site, false) saved=saved>
                <div id="stage" inner_html=html></div>
            </PracticeSet>
            {stop}
        }
    }))
}

/// The whole set of a series, for the island.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not the reader's own, or a placement, which stays on the server.
pub async fn whole(site: &Site, course: &str, id: EventId) -> Result<SetView, Error> {
    let opened = series::open(&site.ctx, course, id).await?;
    if opened.setup.aim == Aim::Placement {
        return Err(Refusal::NotFound.into());
    }
    let law = catalogue::law(&site.ctx).await.ok();
    let writer = Writer::new(site, course, law);
    let all: Vec<u32> = (0..).zip(&opened.setup.pool).map(|(place, _)| place).collect();
    Ok(set(site, &opened, &writer, &all))
}

/// What stands on the page.
enum What {
    Judged(usize),
    Asking(u32, bool),
    Over(Over),
}

impl What {
    fn now(site: &Site, opened: &Opened, state: &Series, shown: &Shown) -> Self {
        if let Some((again, step)) = shown.after {
            let numbered = opened.answers.iter().enumerate().filter(|(_, (given, ..))| given.again == again);
            if let Some((place, _)) =
                numbered.take(step as usize + 1).last().filter(|_| opened.setup.aim != Aim::Placement)
            {
                return Self::Judged(place);
            }
        }
        let late = opened.is_late(site.ctx.now);
        match (state.missed().first(), state.next()) {
            (Some(question), _) if shown.again => Self::Asking(*question, true),
            (_, Ok(_)) if opened.ended => Self::Over(Over::Stopped),
            (_, Ok(_)) if late => Self::Over(Over::Late),
            (_, Ok(pick)) => Self::Asking(pick.question, false),
            (_, Err(end)) => Self::Over(Over::End(end)),
        }
    }

    /// Questions that the page needs.
    fn places(&self, state: &Series) -> Vec<u32> {
        match self {
            Self::Judged(answer) => state.given().get(*answer).map(|given| given.question).into_iter().collect(),
            Self::Asking(question, _) => vec![*question],
            Self::Over(_) => state.sure_and_wrong(),
        }
    }

    fn html(&self, screen: &Screen, opened: &Opened, shown: &Shown) -> String {
        match self {
            Self::Asking(question, again) => {
                let event = EventId::new().to_string();
                let error = shown.error.as_deref().unwrap_or_default();
                screen.asking(&Asking { question: *question, again: *again, event: &event, error })
            }
            Self::Judged(place) => opened.answers.get(*place).map_or_else(String::new, |(given, _, kept)| {
                screen.judged(given.question, &kept.practised.response, given.sure, given.again)
            }),
            Self::Over(why) => screen.over(*why),
        }
    }

    fn saved(&self, site: &Site, opened: &Opened) -> String {
        let Self::Judged(place) = self else { return String::new() };
        let kept = opened.answers.get(*place).map(|(_, _, kept)| kept.at);
        kept.map(|at| site.text.saved_at(site.lately(at))).unwrap_or_default()
    }
}

fn stop(site: &Site, course: &str, id: EventId) -> AnyView {
    view! {
        <form method="post" action=site.to(routes::series_end(course, id))>
            <input type="hidden" name="event" value=EventId::new().to_string()/>
            <div class="row"><button class="link">{site.text.series_stop()}</button></div>
        </form>
    }
    .into_any()
}

/// What a series is called.
pub(crate) fn title(site: &Site, opened: &Opened) -> String {
    let t = &site.text;
    let scope = scope_title(site, &opened.revision.course, &opened.setup.scope);
    match opened.setup.aim {
        Aim::Practice => t.series_practice_of(scope),
        Aim::Placement => t.series_placement_of(scope),
        Aim::Review => t.series_review(),
    }
}

/// The module, objective or course that a series is about.
pub(crate) fn scope_title(site: &Site, course: &Course, word: &str) -> String {
    let language = site.ctx.locale.into();
    let found = match word.split_once('/') {
        Some(("module", id)) => course.module(id).map(|module| module.title.text(language).clone()),
        Some(("objective", id)) => course.objective(id).map(|objective| objective.title.text(language).clone()),
        _ => None,
    };
    found.unwrap_or_else(|| course.title.text(language).clone())
}

/// The first lesson that serves an objective: module, lesson, title.
pub(crate) fn lesson_of(site: &Site, course: &Course, objective: &str) -> Option<(String, String)> {
    let language = site.ctx.locale.into();
    let serves = |lesson: &&learning::catalogue::Lesson| lesson.objectives.iter().any(|id| id.as_str() == objective);
    course.modules.iter().find_map(|module| {
        let lesson = module.pages().find(serves)?;
        let address = site.to(routes::lesson(course.id.as_str(), module.id.as_str(), lesson.id.as_str()));
        Some((address, lesson.texts.text(language).title.clone()))
    })
}

/// A series as it travels, with these questions.
fn set(site: &Site, opened: &Opened, writer: &Writer, places: &[u32]) -> SetView {
    let course = &opened.revision.course;
    let language = site.ctx.locale.into();
    let goal = |goal: &learning::quiz::series::Goal| GoalView {
        title: course.objective(&goal.id).map(|found| found.title.text(language).clone()).unwrap_or_default(),
        lesson: lesson_of(site, course, &goal.id).map_or_else(String::new, |(address, title)| {
            format!("{} <a href=\"{}\">{}</a>", safe(&site.text.series_lesson()), safe(&address), safe(&title))
        }),
    };
    let question = |place: &u32| {
        let candidate = opened.setup.pool.get(*place as usize)?;
        let found = course.questions.get(candidate.id.as_str())?.question();
        Some((*place, asked(site, writer, opened.setup.seed, found)?))
    };
    let practice = opened.setup.aim == Aim::Practice;
    let left = PRACTICE_SECONDS - site.ctx.now.seconds_since(opened.started);
    SetView {
        id: opened.id.to_string(),
        course: course.id.to_string(),
        language: language.tag().to_owned(),
        here: site.to(routes::series(course.id.as_str(), opened.id)),
        owner: site.owner(),
        setup: opened.setup.clone(),
        given: opened.given(),
        questions: places.iter().filter_map(question).collect::<BTreeMap<_, _>>(),
        goals: opened.setup.goals.iter().map(goal).collect(),
        seconds_left: practice.then_some(left),
        onward: onward(site, course.id.as_str(), opened),
        words: words(site),
    }
}

/// Links at the end of a series.
fn onward(site: &Site, course: &str, opened: &Opened) -> String {
    let t = &site.text;
    let link = |address: String, words: String| {
        format!("<li><a href=\"{}\">{}</a></li>", safe(&site.to(address)), safe(&words))
    };
    let more = (opened.setup.aim == Aim::Review).then(|| link(routes::daily_review(course), t.series_to_review()));
    format!(
        "<ul>{}{}{}{}</ul>",
        more.unwrap_or_default(),
        link(routes::mastery(course), t.series_to_mastery()),
        link(routes::replay(course, opened.id), t.series_to_replay()),
        link(routes::course(course), t.series_to_course()),
    )
}

fn asked(site: &Site, writer: &Writer, seed: Seed, question: &Question) -> Option<QuestionOfSet> {
    let (_, wording) = question.wording(site.ctx.locale.into());
    let task = &wording.task;
    let key = Key::of(task)?;
    let html = |prose: &Prose| form::inline(&writer.html(prose));
    let says = |feedback: &Option<Prose>| feedback.as_ref().map(html).unwrap_or_default();
    let (texts, entries, feedback) = match task {
        Task::Single { choices, .. } | Task::Multiple { choices, .. } => (
            choices.iter().map(|choice| html(&choice.text)).collect(),
            Vec::new(),
            choices.iter().map(|choice| says(&choice.feedback)).collect(),
        ),
        Task::Order { steps } => (steps.iter().map(html).collect(), Vec::new(), Vec::new()),
        Task::Match { left, right, .. } => {
            (left.iter().map(html).collect(), right.iter().map(Prose::plain).collect(), Vec::new())
        }
        Task::Gap { parts } => {
            let text = |part: &GapPart| if let GapPart::Text(text) = part { Some(html(text)) } else { None };
            (parts.iter().filter_map(text).collect(), Vec::new(), Vec::new())
        }
        Task::Text { foreseen, .. } => {
            (Vec::new(), Vec::new(), foreseen.iter().map(|wrong| says(&wrong.feedback)).collect())
        }
        Task::Number { .. } | Task::Essay { .. } | Task::Case(_) => (Vec::new(), Vec::new(), Vec::new()),
    };
    Some(QuestionOfSet {
        id: question.id.to_string(),
        title: wording.title.clone(),
        stem: if wording.stem.is_empty() { String::new() } else { stem(writer, wording) },
        order: order(seed, question.id.as_str(), task),
        key,
        texts,
        entries,
        says: feedback,
        hints: wording.hints.iter().map(|hint| writer.html(hint)).collect(),
        explanation: wording.explanation.as_ref().map(|prose| writer.html(prose)).unwrap_or_default(),
        cited: writer.cited(question.all_citations()),
        expected: expected_lines(writer, task),
    })
}

/// Options stand in an order that depends on the series and the question, so that a place is not learned by heart.
fn order(seed: Seed, id: &str, task: &Task) -> Arrangement {
    let count = task.shuffled();
    let own = id.bytes().fold(seed.0, |seed, b| seed.wrapping_mul(31).wrapping_add(u64::from(b)));
    let mixed = option_order(Seed(own), 0, u16::try_from(count).unwrap_or(0));
    Arrangement::new(mixed).unwrap_or_else(|| Arrangement::of_author(count))
}

/// Whether a scope has a question for somebody to be asked.
pub(crate) fn has_questions(course: &Course, scope: &Scope) -> bool {
    let questions = course.questions.values().map(|question| question.question());
    questions
        .filter(|question| series::may_be_asked(question))
        .any(|question| scope.objectives.contains(&question.objective))
}

fn words(site: &Site) -> SetWords {
    let t = &site.text;
    let (n, o) = ("{n}", "{o}");
    SetWords {
        question: t.series_question(n),
        why: t.series_why(),
        why_open: t.series_why_open(o),
        why_not_yet: t.series_why_not_yet(o),
        why_keep_up: t.series_why_keep_up(o),
        why_ahead: t.series_why_ahead(o),
        why_right: t.series_why_right(),
        why_nearest: t.series_why_nearest(),
        why_to_learn: t.series_why_to_learn(),
        why_placement: t.series_why_placement(o, n),
        why_review: t.series_why_review(),
        why_again: t.series_why_again(),
        dots: t.series_dots(),
        dot_right: t.series_dot_right(),
        dot_hinted: t.series_dot_hinted(),
        dot_mended: t.series_dot_mended(),
        dot_wrong: t.series_dot_wrong(),
        dot_now: t.series_dot_now(),
        several: t.several_answers(),
        order_says: t.order_says(),
        match_says: t.match_says(),
        choose: t.choose(),
        number: t.your_number(),
        text: t.your_words(),
        folded: t.words_folded(),
        gap: t.gap_number(n),
        hint: t.hint(),
        sure_asks: t.series_sure_asks(),
        sure: t.series_sure(),
        unsure: t.series_unsure(),
        answer: t.answer(),
        missing: t.field_choice_missing(),
        right: t.answer_right(),
        partial: t.series_partial(n, o),
        wrong: t.answer_wrong(),
        was: t.answer_was(),
        missed: t.answer_missed(),
        expected: t.expected_answer(),
        explanation: t.explanation(),
        sure_wrong: t.series_sure_wrong(),
        next: t.series_next(),
        over: t.series_over(),
        over_decided: t.series_over_decided(),
        over_acquired: t.series_over_acquired(),
        over_nothing: t.series_over_nothing(),
        over_time: t.series_over_time(),
        over_stopped: t.series_over_stopped(),
        over_review: t.series_over_review(),
        tally: t.series_tally(n, o),
        sure_first: t.series_sure_first(),
        states: t.series_states(),
        acquired: t.progress_acquired(),
        not_yet: t.progress_not_yet(),
        open: t.progress_open(),
        open_says: t.series_open_says(),
        again: t.series_again(n),
    }
}

/// The screen's own words for why a question came, for a replay.
pub(crate) fn reasons(site: &Site, opened: &Opened) -> SetView {
    let writer = Writer::new(site, opened.revision.course.id.as_str(), None);
    set(site, opened, &writer, &[])
}

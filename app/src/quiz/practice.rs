//! A practice question in a lesson: the island for choices, a plain form for every other kind.

use super::{
    card::PracticeCard,
    form,
    view::{OptionView, QuestionLabels, QuestionView},
};
use crate::{catalogue::prose::Writer, page::Site, routes::patterns};
use learning::{
    catalogue::{Audience, Jurisdiction, Language},
    quiz::{Arrangement, Choice, Marked, Question, Response, Task, Verdict, Wording},
};
use leptos::{html::ElementChild, prelude::*};
use service::quiz::progress::Progress;

/// The jurisdiction and the profession that somebody reads for.
pub(crate) type Reader = (Option<Jurisdiction>, Option<Audience>);

/// Where the questions of a page stand, and what was answered before.
pub(crate) struct Around<'a> {
    /// The site.
    pub(crate) site: &'a Site,
    /// Turns prose into HTML.
    pub(crate) writer: &'a Writer<'a>,
    /// The course.
    pub(crate) course: &'a str,
    /// The page, for coming back.
    pub(crate) page: String,
    /// Whose overlays are open.
    pub(crate) reader: Reader,
    /// What was answered before.
    pub(crate) progress: &'a Progress,
    /// What a visitor just answered, carried by the address: question and response.
    pub(crate) just: Option<(String, Result<Response, String>)>,
    /// The question to be answered again.
    pub(crate) again: Option<String>,
}

impl Around<'_> {
    fn response(&self, id: &str) -> Option<Response> {
        if self.again.as_deref() == Some(id) {
            return None;
        }
        match &self.just {
            Some((question, Ok(response))) if question == id => Some(response.clone()),
            _ => self.progress.last(id).map(|answered| answered.practised.response.clone()),
        }
    }

    /// When the answer shown was kept, in words.
    fn saved(&self, id: &str) -> String {
        let kept = self.progress.last(id).filter(|_| self.again.as_deref() != Some(id));
        kept.map(|last| self.site.text.saved_at(self.site.lately(last.at))).unwrap_or_default()
    }

    pub(crate) fn error(&self, id: &str) -> String {
        match &self.just {
            Some((question, Err(words))) if question == id => words.clone(),
            _ => String::new(),
        }
    }
}

/// A question with its heading, ready to be answered.
pub(crate) fn card(around: &Around, question: &Question) -> AnyView {
    let (language, wording) = question.wording(around.site.ctx.locale.into());
    let title = wording.title.clone();
    let anchor = question.id.to_string();
    let body = match &wording.task {
        Task::Single { choices, right } => {
            let key = (0..choices.len()).map(|i| i == usize::from(*right)).collect::<Vec<_>>();
            island(around, question, language, wording, choices, &key, false)
        }
        Task::Multiple { choices, right } => island(around, question, language, wording, choices, right, true),
        Task::Case(case) => super::case::work(around, question, language, wording, case),
        _ => plain(around, question, language, wording),
    };
    view! { <section class="asked" id=anchor lang=language.tag()><h2>{title}</h2>{body}</section> }.into_any()
}

fn island(
    around: &Around,
    question: &Question,
    language: Language,
    wording: &Wording,
    choices: &[Choice],
    key: &[bool],
    several: bool,
) -> AnyView {
    let id = question.id.as_str();
    let writer = around.writer;
    let answered = match around.response(id) {
        Some(Response::Single(index)) => vec![index],
        Some(Response::Multiple(ticked)) => ticked,
        _ => Vec::new(),
    };
    let option = |(choice, right): (&Choice, &bool)| OptionView {
        text: form::inline(&writer.html(&choice.text)),
        right: *right,
        says: choice.feedback.as_ref().map(|f| form::inline(&writer.html(f))).unwrap_or_default(),
    };
    let card = QuestionView {
        id: id.to_owned(),
        course: around.course.to_owned(),
        language: language.tag().to_owned(),
        action: around.site.to(patterns::ANSWER),
        back: around.site.to(&around.page),
        event: service::ids::EventId::new().to_string(),
        several,
        stem: stem(writer, wording),
        options: choices.iter().zip(key).map(option).collect(),
        hints: wording.hints.iter().map(|h| writer.html(h)).collect(),
        explanation: wording.explanation.as_ref().map(|e| writer.html(e)).unwrap_or_default(),
        cited: writer.cited(question.all_citations()),
        answered,
        saved: around.saved(id),
        owner: around.site.owner(),
        error: around.error(id),
    };
    view! { <PracticeCard question=card labels=labels(around.site, several)/> }.into_any()
}

/// What is asked; the title when it says everything.
pub(super) fn stem(writer: &Writer, wording: &Wording) -> String {
    if wording.stem.is_empty() {
        format!("<p>{}</p>", crate::catalogue::prose::escape(&wording.title))
    } else {
        writer.html(&wording.stem)
    }
}

/// The words of a question in its lesson; a series uses those of keeping.
pub(super) fn labels(site: &Site, several: bool) -> QuestionLabels {
    let t = &site.text;
    QuestionLabels {
        answer: t.answer(),
        again: t.answer_again(),
        hint: t.hint(),
        explanation: t.explanation(),
        right: t.answer_right(),
        wrong: t.answer_wrong(),
        missed: if several { t.answer_missed() } else { t.answer_was() },
        several: t.several_answers(),
        choose: t.field_choice_missing(),
        saving: t.saving(),
        waiting: t.saved_later(),
        sign_in: t.saved_sign_in(),
        here_only: t.saved_here_only(),
    }
}

fn plain(around: &Around, question: &Question, language: Language, wording: &Wording) -> AnyView {
    let t = &around.site.text;
    let id = question.id.as_str();
    let writer = around.writer;
    let response = around.response(id);
    let order = order(id, &wording.task, response.is_some());
    let error = around.error(id);
    let group = format!("stem-{id}");
    let controls = form::controls(t, writer, id, &wording.task, &order, response.as_ref());
    let marked = response.as_ref().and_then(|r| wording.task.mark(r).ok());
    let after = marked.map(|marked| feedback(around, question, wording, &marked));
    let button = if response.is_some() { t.answer_change() } else { t.answer() };
    let saved = around.saved(id);
    let saved = (!saved.is_empty()).then(|| view! { <p class="saved" role="status">{saved}</p> });
    let shown: String = order.order().iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    view! {
        <form class="question card" method="post" action=around.site.to(patterns::ANSWER)>
            <input type="hidden" name="course" value=around.course.to_owned()/>
            <input type="hidden" name="question" value=id.to_owned()/>
            <input type="hidden" name="language" value=language.tag()/>
            <input type="hidden" name="event" value=service::ids::EventId::new().to_string()/>
            <input type="hidden" name="back" value=around.site.to(&around.page)/>
            <input type="hidden" name="order" value=shown/>
            <input type="hidden" name="owner" value=around.site.owner()/>
            <div id=group.clone() inner_html=stem(writer, wording)></div>
            <fieldset aria-labelledby=group>
                {(!error.is_empty()).then(|| view! { <p class="error" role="alert">{error}</p> })}
                {controls}
            </fieldset>
            {hints(t, writer, wording)}
            {after}
            <div class="row"><button class="button">{button}</button>{saved}</div>
        </form>
    }
    .into_any()
}

/// Hints, folded.
pub(crate) fn hints(t: &crate::text::Text, writer: &Writer, wording: &Wording) -> Option<AnyView> {
    if wording.hints.is_empty() {
        return None;
    }
    let hints: Vec<_> = wording.hints.iter().map(|h| view! { <div inner_html=writer.html(h)></div> }).collect();
    Some(view! { <details class="overlay"><summary>{t.hint()}</summary>{hints}</details> }.into_any())
}

/// Things to put in order stand in an order that depends on the question's id alone; answered, in the author's.
pub(crate) fn order(id: &str, task: &Task, answered: bool) -> Arrangement {
    let count = task.shuffled();
    if answered && matches!(task, Task::Order { .. }) {
        return Arrangement::of_author(count);
    }
    let seed = id.bytes().fold(7_u64, |seed, b| seed.wrapping_mul(31).wrapping_add(u64::from(b)));
    let mixed = learning::quiz::draw::option_order(learning::dice::Seed(seed), 0, u16::try_from(count).unwrap_or(0));
    Arrangement::new(mixed).unwrap_or_else(|| Arrangement::of_author(count))
}

/// What an answer is worth: its tag and its words.
pub(crate) fn verdict(t: &crate::text::Text, marked: &Marked) -> (&'static str, String) {
    match marked.verdict {
        Verdict::Right => ("tag right", t.answer_right()),
        Verdict::Partial => {
            ("tag open", t.answer_partial(i64::from(marked.credit.earned), i64::from(marked.credit.of)))
        }
        Verdict::Wrong => ("tag wrong", t.answer_wrong()),
        Verdict::Unmarked => ("tag info", t.answer_unmarked()),
    }
}

/// Verdict, right answer in words, explanation and law, after an answer.
pub(crate) fn feedback(around: &Around, question: &Question, wording: &Wording, marked: &Marked) -> AnyView {
    let t = &around.site.text;
    let writer = around.writer;
    let (class, word) = verdict(t, marked);
    let explanation = wording.explanation.as_ref().map(|e| writer.html(e)).unwrap_or_default();
    let cited = writer.cited(question.all_citations());
    let expected = (marked.verdict != Verdict::Right).then(|| expected(t, writer, &wording.task));
    view! {
        <div class="explains" role="status">
            <p><span class=class>{word}</span></p>
            {expected}
            <div inner_html=explanation></div>
            <p class="cite" inner_html=cited></p>
        </div>
    }
    .into_any()
}

/// The right answer, written out.
pub(crate) fn expected(t: &crate::text::Text, writer: &Writer, task: &Task) -> AnyView {
    if let Task::Essay { rubric, .. } = task {
        return super::answered::rubric(t, writer, rubric);
    }
    let lines = expected_lines(writer, task);
    let rows: Vec<_> = lines.into_iter().map(|html| view! { <li inner_html=html></li> }).collect();
    let list = if matches!(task, Task::Order { .. }) {
        view! { <ol>{rows}</ol> }.into_any()
    } else {
        view! { <ul>{rows}</ul> }.into_any()
    };
    view! { <p><b>{t.expected_answer()}</b></p>{list} }.into_any()
}

/// The right answer line by line, as HTML; nothing where a person judges.
pub(crate) fn expected_lines(writer: &Writer, task: &Task) -> Vec<String> {
    match task {
        Task::Single { choices, right } => {
            choices.get(usize::from(*right)).map(|c| form::inline(&writer.html(&c.text))).into_iter().collect()
        }
        Task::Multiple { choices, right } => choices
            .iter()
            .zip(right)
            .filter(|(_, right)| **right)
            .map(|(choice, _)| form::inline(&writer.html(&choice.text)))
            .collect(),
        Task::Order { steps } => steps.iter().map(|s| form::inline(&writer.html(s))).collect(),
        Task::Match { left, right, key, .. } => left
            .iter()
            .zip(key)
            .filter_map(|(l, k)| Some((l, right.get(usize::from(*k))?)))
            .map(|(l, r)| format!("{} → {}", form::inline(&writer.html(l)), form::inline(&writer.html(r))))
            .collect(),
        Task::Number { answer, .. } => vec![answer.to_string()],
        Task::Text { accepted, .. } => accepted.iter().map(|a| crate::catalogue::prose::escape(a)).collect(),
        Task::Gap { parts } => vec![gap_key(writer, parts)],
        Task::Essay { .. } | Task::Case(_) => Vec::new(),
    }
}

fn gap_key(writer: &Writer, parts: &[learning::quiz::GapPart]) -> String {
    use learning::quiz::GapPart;
    parts
        .iter()
        .map(|part| match part {
            GapPart::Text(text) => form::inline(&writer.html(text)),
            GapPart::Gap(accepted) => {
                format!("<b>{}</b>", crate::catalogue::prose::escape(&accepted.first().cloned().unwrap_or_default()))
            }
        })
        .collect()
}

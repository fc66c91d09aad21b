//! A case file on its page: its papers beside its steps, which come one by one.

use super::{
    answered::{given, verdict},
    case_summary, form,
    practice::{Around, expected, order},
};
use crate::{
    page::Site,
    routes::{self, patterns},
};
use learning::{
    catalogue::Language,
    quiz::{CaseFile, CasePath, Marked, Place, Question, Response, Step, Verdict, Wording},
};
use leptos::{html::ElementChild, prelude::*};
use service::{ids::EventId, quiz::case};

/// Where a step stands on its page.
#[must_use]
pub fn anchor(question: &str, step: u16) -> String {
    format!("{question}-{}", u32::from(step) + 1)
}

/// A case file as one reader works on it.
pub(super) struct Work<'a> {
    pub(super) around: &'a Around<'a>,
    pub(super) question: &'a Question,
    pub(super) wording: &'a Wording,
    pub(super) language: Language,
    pub(super) case: &'a CaseFile,
    pub(super) answers: Vec<Option<Response>>,
    pub(super) path: CasePath,
}

/// A case file, ready to be worked on.
pub(super) fn work(
    around: &Around,
    question: &Question,
    language: Language,
    wording: &Wording,
    case: &CaseFile,
) -> AnyView {
    let answers = answers(around, question, case);
    let path = CasePath::new(case, &answers);
    Work { around, question, wording, language, case, answers, path }.view()
}

/// What a person answered since they began; what a visitor just answered, which the address carries.
fn answers(around: &Around, question: &Question, case: &CaseFile) -> Vec<Option<Response>> {
    let id = question.id.as_str();
    if around.site.signed_in() {
        return case::answers(around.progress, id, case);
    }
    let first = case.steps.first().map(|step| case::subject(id, step.id.as_str()));
    case.steps
        .iter()
        .enumerate()
        .map(|(index, _)| match &around.just {
            Some((subject, Ok(response))) if index == 0 && Some(subject) == first.as_ref() => Some(response.clone()),
            _ => None,
        })
        .collect()
}

impl Work<'_> {
    pub(super) const fn site(&self) -> &Site {
        self.around.site
    }

    pub(super) fn anchor(&self, step: u16) -> String {
        anchor(self.question.id.as_str(), step)
    }

    /// Where the papers stand.
    fn papers(&self) -> String {
        format!("{}-papers", self.question.id)
    }

    /// Steps with their number, from 0, and where they stand.
    pub(super) fn steps(&self) -> impl Iterator<Item = (u16, &Step, &Place)> {
        (0_u16..).zip(&self.case.steps).zip(self.path.places()).map(|((index, step), place)| (index, step, place))
    }

    fn count(&self) -> i64 {
        i64::try_from(self.case.steps.len()).unwrap_or(0)
    }

    fn view(&self) -> AnyView {
        let t = &self.site().text;
        let papers = self.papers();
        let title = format!("{papers}-title");
        let named = title.clone();
        let stem = self.around.writer.html(&self.wording.stem);
        let over = self.site().signed_in() && self.path.next().is_none();
        let summary = over.then(|| case_summary::summary(self));
        view! {
            {self.way()}
            <div class="split">
                <section id=papers aria-labelledby=title tabindex="0">
                    <p class="kicker" id=named>{t.case_dossier()}</p>
                    <div class="prose" inner_html=stem></div>
                </section>
                <section aria-label=t.case_work()>
                    {self.done()}
                    {self.next()}
                </section>
            </div>
            {summary}
            {self.restart()}
        }
        .into_any()
    }

    /// The steps as a row of dots, and a way down to the one under way.
    fn way(&self) -> AnyView {
        let t = &self.site().text;
        let next = self.path.next();
        let dots: Vec<_> = self
            .steps()
            .map(|(index, _, place)| {
                let (class, word) = match place {
                    // The blue of what is to be compared has no mark, and a dot is its mark.
                    Place::Answered(marked) if marked.verdict == Verdict::Unmarked => {
                        (Some("hinted"), verdict(t, marked).1)
                    }
                    Place::Answered(marked) => {
                        let (tone, word) = verdict(t, marked);
                        (tone.strip_prefix("tag "), word)
                    }
                    _ if next == Some(index) => (None, t.case_under_way()),
                    _ => (None, t.case_to_come()),
                };
                let current = (next == Some(index)).then_some("step");
                view! { <li class=class aria-current=current><span class="vh">{word}</span></li> }
            })
            .collect();
        let down = match next {
            Some(step) => (format!("#{}", self.anchor(step)), t.case_to_step(i64::from(step) + 1)),
            None => (format!("#{}", case_summary::anchor(self)), t.case_to_summary()),
        };
        let shown = next.is_none_or(|step| self.is_offered(step));
        let down = shown.then(|| view! { <p><a href=down.0>{down.1}</a></p> });
        view! { <ol class="dots" aria-label=t.case_steps()>{dots}</ol>{down} }.into_any()
    }

    /// A visitor works on the first step alone.
    fn is_offered(&self, step: u16) -> bool {
        self.site().signed_in() || step == 0
    }

    fn done(&self) -> Vec<AnyView> {
        let latest = self.latest();
        self.steps()
            .zip(&self.answers)
            .filter_map(|((index, step, place), answer)| match (place, answer) {
                (Place::Answered(marked), Some(answer)) => Some((index, step, marked, answer)),
                _ => None,
            })
            .map(|(index, step, marked, answer)| self.answered(index, step, marked, answer, latest == Some(index)))
            .collect()
    }

    /// The step answered last, whose correction stands open.
    fn latest(&self) -> Option<u16> {
        let given = self.around.progress.cases.get(self.question.id.as_str());
        let last = given.and_then(|steps| steps.last()).map(|(id, _)| id.as_str());
        let Some(last) = last else { return Some(0) };
        self.steps().find(|(_, step, _)| step.id.as_str() == last).map(|(index, ..)| index)
    }

    fn answered(&self, index: u16, step: &Step, marked: &Marked, answer: &Response, open: bool) -> AnyView {
        let (t, writer) = (&self.site().text, self.around.writer);
        let (tone, word) = verdict(t, marked);
        let chosen = matches!(answer, Response::Single(_) | Response::Multiple(_));
        let expected = (marked.verdict != Verdict::Right && !chosen).then(|| expected(t, writer, &step.task));
        let compare = (marked.verdict == Verdict::Unmarked).then(|| view! { <p><b>{t.case_essay_compare()}</b></p> });
        let explanation = step.explanation.as_ref().map(|e| writer.html(e)).unwrap_or_default();
        view! {
            <details class="overlay" id=self.anchor(index) open=open>
                <summary>{t.case_step_title(i64::from(index) + 1, step.title.clone())}" "<span class=tone>{word}</span></summary>
                <div inner_html=writer.html(&step.stem)></div>
                {given(t, writer, &step.task, answer)}
                <div class="explains">
                    {compare}
                    {expected}
                    <div inner_html=explanation></div>
                    <p class="cite" inner_html=writer.cited(&step.citations)></p>
                </div>
            </details>
        }
        .into_any()
    }

    fn next(&self) -> Option<AnyView> {
        let index = self.path.next()?;
        let step = self.case.steps.get(usize::from(index))?;
        let asked = self.is_offered(index).then(|| self.form(index, step));
        let note = (!self.site().signed_in()).then(|| self.visitor());
        Some(view! { {asked}{note} }.into_any())
    }

    fn form(&self, index: u16, step: &Step) -> AnyView {
        let (t, writer, site) = (&self.site().text, self.around.writer, self.site());
        let id = self.question.id.as_str();
        let subject = case::subject(id, step.id.as_str());
        let order = match &step.task {
            task @ (learning::quiz::Task::Order { .. } | learning::quiz::Task::Match { .. }) => {
                order(&subject, task, false)
            }
            task => learning::quiz::Arrangement::of_author(task.shuffled()),
        };
        let shown: String = order.order().iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let error = self.around.error(&subject);
        let title = t.case_step_of(i64::from(index) + 1, self.count(), step.title.clone());
        let stem = format!("{}-stem", self.anchor(index));
        let hints: Vec<_> = step.hints.iter().map(|hint| view! { <div inner_html=writer.html(hint)></div> }).collect();
        let hints = (!hints.is_empty())
            .then(|| view! { <details class="overlay"><summary>{t.hint()}</summary>{hints}</details> });
        let controls = form::controls(t, writer, &self.anchor(index), &step.task, &order, None);
        view! {
            <form class="question card" id=self.anchor(index) method="post" action=site.to(patterns::ANSWER)>
                <h3>{title}</h3>
                <input type="hidden" name="course" value=self.around.course.to_owned()/>
                <input type="hidden" name="question" value=id.to_owned()/>
                <input type="hidden" name="step" value=index.to_string()/>
                <input type="hidden" name="language" value=self.language.tag()/>
                <input type="hidden" name="event" value=EventId::new().to_string()/>
                <input type="hidden" name="back" value=site.to(&self.around.page)/>
                <input type="hidden" name="order" value=shown/>
                <div id=stem.clone() inner_html=writer.html(&step.stem)></div>
                <fieldset aria-labelledby=stem>
                    {(!error.is_empty()).then(|| view! { <p class="error" role="alert">{error}</p> })}
                    {controls}
                </fieldset>
                {hints}
                <div class="row">
                    <button class="button">{t.answer()}</button>
                    <a href=format!("#{}", self.papers())>{t.case_to_papers()}</a>
                </div>
            </form>
        }
        .into_any()
    }

    fn visitor(&self) -> AnyView {
        let (t, site) = (&self.site().text, self.site());
        let address = site.to(routes::with_query(patterns::SIGN_IN, &[("next", &site.to(&self.around.page))]));
        view! { <div class="notice"><p>{t.case_visitor()}</p><p><a href=address>{t.case_visitor_sign_in()}</a></p></div> }
            .into_any()
    }

    /// Beginning again, behind a fold so that no stray click does it.
    fn restart(&self) -> Option<AnyView> {
        let (t, site) = (&self.site().text, self.site());
        if !site.signed_in() || self.answers.iter().all(Option::is_none) {
            return None;
        }
        let fold = view! {
            <details class="overlay">
                <summary>{t.case_restart()}</summary>
                <p>{t.case_restart_says()}</p>
                <form method="post" action=site.to(patterns::RESTART_CASE)>
                    <input type="hidden" name="course" value=self.around.course.to_owned()/>
                    <input type="hidden" name="question" value=self.question.id.to_string()/>
                    <input type="hidden" name="event" value=EventId::new().to_string()/>
                    <input type="hidden" name="back" value=site.to(&self.around.page)/>
                    <div class="row"><button class="button quiet">{t.case_restart()}</button></div>
                </form>
            </details>
        };
        Some(fold.into_any())
    }
}

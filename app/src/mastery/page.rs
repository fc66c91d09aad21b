//! *Ce que je sais*: what was sure and wrong, the map, and the list with its evidence and what to do next.

use super::{map::map, plan, state, tally};
use crate::{
    page::{About, Page, Site},
    quiz::series::lesson_of,
    routes,
};
use learning::{
    catalogue::{Course, Module, Objective},
    mastery::objectives::State,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, catalogue,
    mastery::{self, Knowledge, Known, Shown},
    quiz::series,
};

/// The page of what one knows of a course.
///
/// # Errors
/// When nobody is signed in or the course is not published.
pub async fn page(site: &Site, course: &str) -> Result<Page, Error> {
    let revision = catalogue::open(&site.ctx, course).await?;
    let knowledge = mastery::own(&site.ctx, &revision).await?;
    let plans = series::plans(&site.ctx, &revision, "").await?;
    let t = &site.text;
    let course = &revision.course;
    let title = t.mastery_title();
    let about = About::titled(title.clone())
        .under(course.title.text(site.ctx.locale.into()).clone(), routes::course(course.id.as_str()));
    Ok(site.page(about, || {
        let shown = Sheet { site, course, knowledge: &knowledge };
        let modules: Vec<_> =
            course.modules.iter().filter(|m| !m.objectives.is_empty()).map(|m| shown.module(m)).collect();
        let drawing = map(site, course, &knowledge, &t.mastery_map_says());
        view! {
            <h1>{title}</h1>
            <p class="lead">{tally(site, &knowledge)}</p>
            <p>{t.mastery_says()}</p>
            <p>{t.mastery_words()}</p>
            {shown.sure_and_wrong()}
            {plans.last.as_ref().map(|(opened, found)| plan::view(site, opened, found))}
            <h2>{t.mastery_map()}</h2>
            <p class="meta">{t.mastery_map_says()}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=t.mastery_map() inner_html=drawing></div>
            <h2 id="list">{t.mastery_list()}</h2>
            {modules}
        }
    }))
}

/// What the page is made from.
struct Sheet<'a> {
    site: &'a Site,
    course: &'a Course,
    knowledge: &'a Knowledge,
}

impl Sheet<'_> {
    fn title_of(&self, subject: &str) -> String {
        let id = subject.split('#').next().unwrap_or(subject);
        let question = self.course.questions.get(id).map(|question| question.question());
        question.map_or_else(|| subject.to_owned(), |q| q.wording(self.site.ctx.locale.into()).1.title.clone())
    }

    fn sure_and_wrong(&self) -> Option<AnyView> {
        let t = &self.site.text;
        let all = self.knowledge.sure_and_wrong();
        if all.is_empty() {
            return None;
        }
        let rows: Vec<_> = all
            .into_iter()
            .map(|(subject, at)| {
                let title = self.title_of(subject);
                let question = self.course.questions.get(subject).map(|question| question.question());
                let lesson =
                    question.and_then(|question| lesson_of(self.site, self.course, question.objective.as_str()));
                let lesson = lesson.map(|(address, title)| {
                    view! { <small>{t.series_lesson()}" "<a href=address>{title}</a></small> }
                });
                view! { <li><div><b>{title}</b>{lesson}</div><span class="meta">{self.site.day(at)}</span></li> }
            })
            .collect();
        let part = view! {
            <section class="card">
                <h2>{t.mastery_sure_first()}</h2>
                <p>{t.mastery_sure_says()}</p>
                <ul class="list">{rows}</ul>
            </section>
        };
        Some(part.into_any())
    }

    fn module(&self, module: &Module) -> AnyView {
        let language = self.site.ctx.locale.into();
        let found = module.objectives.iter().filter_map(|id| self.course.objective(id.as_str()));
        let rows: Vec<_> = found.map(|objective| self.objective(objective)).collect();
        view! { <h3>{module.title.text(language).clone()}</h3><ul class="list">{rows}</ul> }.into_any()
    }

    fn objective(&self, objective: &Objective) -> Option<AnyView> {
        let (site, t) = (self.site, &self.site.text);
        let known = self.knowledge.of(objective.id.as_str())?;
        let (tone, word) = state(site, known);
        let language = site.ctx.locale.into();
        let title = |id: &str| self.course.objective(id).map(|found| found.title.text(language).clone());
        let requires: Vec<String> = objective.requires.iter().filter_map(|id| title(id.as_str())).collect();
        let requires =
            (!requires.is_empty()).then(|| view! { <small>{t.mastery_requires()}" "{requires.join(" · ")}</small> });
        let critical = objective.critical.then(|| view! { <small>{t.mastery_critical()}</small> });
        let row = view! {
            <li id=objective.id.to_string()>
                <div>
                    <b>{objective.title.text(language).clone()}</b>
                    {critical}{requires}
                    <small>{self.evidence(known)}</small>
                    {self.answers(known)}
                    {self.next(objective, known)}
                </div>
                <span class=format!("tag {tone}")>{word}</span>
            </li>
        };
        Some(row.into_any())
    }

    fn evidence(&self, known: &Known) -> String {
        let t = &self.site.text;
        let (right, wrong) = known.counts();
        let Some(last) = known.last().map(|at| self.site.day(at)) else {
            return if known.borrowed {
                format!("{} {}", t.mastery_none(), t.mastery_borrowed())
            } else {
                t.mastery_none()
            };
        };
        let counts = match right + wrong {
            0 => t.mastery_only(last),
            _ => t.mastery_counts(i64::from(right), i64::from(wrong), last),
        };
        if known.borrowed { format!("{counts} {}", t.mastery_borrowed()) } else { counts }
    }

    fn answers(&self, known: &Known) -> Option<AnyView> {
        if known.answers.is_empty() {
            return None;
        }
        let rows: Vec<_> = known.answers.iter().rev().map(|answer| self.answer(answer)).collect();
        let t = &self.site.text;
        Some(
            view! { <details class="overlay"><summary>{t.mastery_answers()}</summary><ul>{rows}</ul></details> }
                .into_any(),
        )
    }

    fn answer(&self, answer: &Shown) -> AnyView {
        let t = &self.site.text;
        let (tone, word) =
            if answer.right { ("tag right", t.mastery_right()) } else { ("tag wrong", t.mastery_wrong()) };
        let mut notes = vec![self.site.day(answer.at)];
        notes.extend(answer.hinted.then(|| t.mastery_hinted()));
        notes.extend((answer.sure == Some(true) && !answer.right).then(|| t.mastery_sure_wrong()));
        notes.extend((!answer.counted).then(|| t.mastery_not_counted()));
        view! { <li>{self.title_of(&answer.subject)}" "<span class=tone>{word}</span>" "<small>{notes.join(" · ")}</small></li> }
            .into_any()
    }

    /// What to do next: the lesson when it is not acquired, practice in any case.
    fn next(&self, objective: &Objective, known: &Known) -> AnyView {
        let (site, t) = (self.site, &self.site.text);
        let id = objective.id.as_str();
        let practise = site.to(routes::practice(self.course.id.as_str(), "objective", id));
        let acquired = known.state == State::Acquired;
        let words = if acquired { t.mastery_keep_up() } else { t.mastery_practise() };
        let lesson = lesson_of(site, self.course, id).filter(|_| !acquired);
        let lesson = lesson.map(
            |(address, title)| view! { <a href=address>{t.mastery_read()}<span class="vh">" "{title}</span></a>", " },
        );
        let name = objective.title.text(site.ctx.locale.into()).clone();
        view! {
            <p>{t.mastery_next()}" "{lesson}<a href=practise>{words}<span class="vh">" "{name}</span></a></p>
        }
        .into_any()
    }
}

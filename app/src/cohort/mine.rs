//! A cohort on its learner's home: what next, what is due, where one stands.

use super::follow::{state, time};
use crate::{
    mastery::Summary,
    page::Site,
    routes::{self, patterns},
};
use learning::catalogue::{Course, Language};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Moment,
    cohort::mine::{self, Due, Home, Next, Thing},
    enrolled::Enrolled,
};

/// One cohort of the learner who asks.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn card(site: &Site, enrolled: &Enrolled) -> Result<AnyView, Error> {
    let home = mine::home(&site.ctx, enrolled).await?;
    let known = Summary::own(site, &home.revision).await?;
    let essays = crate::essay::mine::own_essays(site, enrolled.cohort).await?;
    let language = site.ctx.locale.into();
    let course = &home.revision.course;
    let t = &site.text;
    let transcript =
        home.published.then(|| view! { " · "<a href=site.to(patterns::TRANSCRIPT)>{t.transcript_title()}</a> });
    let card = view! {
        <section class="card">
            <p class="kicker">{enrolled.name.clone()}</p>
            <h2><a href=site.to(routes::course(&enrolled.course))>{course.title.text(language).clone()}</a></h2>
            {next(site, enrolled, &home, language)}
            {due(site, enrolled, &home, language)}
            {essays}
            {known.view(site, &enrolled.course)}
            {stand(site, course, &home, language)}
            <p>
                <a href=site.to(patterns::PROGRESS)>{t.where_i_stand()}</a>" · "
                <a href=site.to(routes::own_attendance(enrolled.cohort))>{t.attendance_own()}</a>
                {transcript}
            </p>
        </section>
    };
    Ok(card.into_any())
}

fn next(site: &Site, enrolled: &Enrolled, home: &Home, language: Language) -> AnyView {
    let t = &site.text;
    let course = &home.revision.course;
    let started = !home.progress.read.is_empty() || !home.progress.practised.is_empty();
    let page = |module: &str, lesson: &str| {
        let found = course.lesson(module, lesson);
        let title = found.map(|(_, l)| l.texts.text(language).title.clone()).unwrap_or_default();
        let about = found.map(|(m, l)| {
            let minutes = l.texts.text(language).minutes;
            format!("{} · {}", m.title.text(language), t.minutes(i64::from(minutes)))
        });
        (title, about.unwrap_or_default(), routes::lesson(course.id.as_str(), module, lesson))
    };
    let test = |id: &str| course.test(id).map(|test| test.title.text(language).clone()).unwrap_or_default();
    let (title, about, address, button) = match &home.next {
        Next::Resume { test: id, attempt } => {
            (t.next_resume_test(test(id)), t.next_resume_test_says(), routes::attempt(attempt), t.go_on())
        }
        Next::Read { module, lesson } => {
            let (title, about, address) = page(module, lesson);
            let words = if started { (t.resume(title), t.go_on()) } else { (t.start_with(title), t.start()) };
            (words.0, about, address, words.1)
        }
        Next::Practise { module, lesson, question } => {
            let (title, about, address) = page(module, lesson);
            (t.next_practise(title), about, format!("{address}#{question}"), t.next_practise_go())
        }
        Next::Sit { test: id } => {
            let address = routes::test(enrolled.cohort, id);
            (t.next_sit(test(id)), t.next_sit_says(), address, t.next_sit_go())
        }
        Next::Wait { module, opens_at } => {
            let says = t.next_wait(title_of(course, module, language), site.day_and_time(*opens_at));
            return view! { <section class="next"><h3>{t.next_wait_title()}</h3><p>{says}</p></section> }.into_any();
        }
        Next::Done => {
            return view! { <section class="next"><h3>{t.next_done()}</h3><p>{t.next_done_says()}</p></section> }
                .into_any();
        }
    };
    view! {
        <section class="next">
            <h3>{title}</h3>
            <p class="meta">{about}</p>
            <div class="row"><a class="button" href=site.to(address)>{button}</a></div>
        </section>
    }
    .into_any()
}

fn title_of(course: &Course, module: &str, language: Language) -> String {
    course.module(module).map(|m| m.title.text(language).clone()).unwrap_or_default()
}

fn due(site: &Site, enrolled: &Enrolled, home: &Home, language: Language) -> Option<AnyView> {
    let t = &site.text;
    if home.due.is_empty() {
        return None;
    }
    let course = &home.revision.course;
    let rows: Vec<_> = home
        .due
        .iter()
        .map(|one: &Due| {
            let (title, address) = match &one.thing {
                Thing::Module(id) => {
                    (title_of(course, id, language), format!("{}#{id}", routes::course(course.id.as_str())))
                }
                Thing::Test(id) => {
                    let title = course.test(id).map(|test| test.title.text(language).clone()).unwrap_or_default();
                    (title, routes::test(enrolled.cohort, id))
                }
            };
            let (class, left) = left(site, one.at);
            let closed = (!one.open && one.at > site.ctx.now).then(|| t.due_not_open());
            view! {
                <li>
                    <div><a href=site.to(address)>{title}</a><small>{site.day_and_time(one.at)}" "{closed}</small></div>
                    <span class=class>{left}</span>
                </li>
            }
        })
        .collect();
    Some(view! { <h3>{t.due_title()}</h3><ul class="list">{rows}</ul> }.into_any())
}

/// How long is left, in words.
fn left(site: &Site, at: Moment) -> (&'static str, String) {
    let t = &site.text;
    let days = at.days_after(site.ctx.now, &site.ctx.school.time_zone);
    if at <= site.ctx.now {
        return ("tag wrong", t.due_late(-days));
    }
    (if days <= 3 { "tag warn" } else { "tag" }, t.due_in(days))
}

fn stand(site: &Site, course: &Course, home: &Home, language: Language) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = course
        .modules
        .iter()
        .zip(&home.standings)
        .map(|(module, standing)| {
            let (tone, word) = state(t, standing.state());
            let later = home.dated.opens_later(module.id.as_str(), site.ctx.now);
            let (tag, word) = match later {
                Some(at) => ("tag".to_owned(), t.module_opens(site.day(at))),
                None => (format!("tag {tone}"), word),
            };
            let about = t.stand_module(standing.read, standing.pages, standing.answered, standing.questions);
            let address = format!("{}#{}", routes::course(course.id.as_str()), module.id);
            view! {
                <li>
                    <div>
                        <a href=site.to(address)>{module.title.text(language).clone()}</a>
                        <small>{about}</small>
                    </div>
                    <span class=tag>{word}</span>
                </li>
            }
        })
        .collect();
    let pages: u32 = home.standings.iter().map(|one| one.pages).sum();
    let read: u32 = home.standings.iter().map(|one| one.read).sum();
    view! {
        <h3>{t.stand_title()}</h3>
        <div class="row">
            <progress max=pages.to_string() value=read.to_string() aria-label=t.reading()></progress>
            <span>{t.pages_read(i64::from(read), i64::from(pages))}</span>
        </div>
        <p>{t.stand_time(time(t, home.spent))}</p>
        <details class="overlay"><summary>{t.stand_modules()}</summary><ul class="list">{rows}</ul></details>
    }
    .into_any()
}

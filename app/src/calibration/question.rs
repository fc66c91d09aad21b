//! One question: what its answers say, what judges say, and the form for one's own opinion.

use super::{bank, list::state, percent, two_decimals, word};
use crate::{
    catalogue::prose::{Prose, Writer},
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem::field_error,
    quiz::practice::expected,
    routes::{self, patterns},
    text::Text,
};
use learning::{
    grades::{
        dif::Finding,
        item_analysis::{Advice, NEEDED},
    },
    numeric::distributions::Z_95,
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    calibration::{
        self,
        figures::{self, Figures, Listed, NEEDED_FOR_SHARE, Questions},
        ratings::{Opinion, Rated, Summary},
    },
    catalogue,
};

/// An opinion that was refused.
#[derive(Clone, Debug)]
pub struct RateForm {
    /// What was typed.
    pub rated: Rated,
    /// Why it was refused.
    pub refusal: Refusal,
}

/// The page of one question.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not rate questions.
pub async fn question(site: &Site, course: &str, subject: &str, refused: Option<RateForm>) -> Result<Page, Error> {
    let (all, one) = figures::question(&site.ctx, course, subject).await?;
    let parameters = calibration::parameters(&site.ctx, &all.revision).await?;
    let asked = asked(site, course, &all, &one).await;
    let t = &site.text;
    let form = form(site, &one, refused.as_ref());
    let title = all.revision.course.objective(&one.item.objective);
    let title = title.map_or_else(String::new, |o| o.title.text(site.ctx.locale.into()).clone());
    let about = About::titled(one.title.clone())
        .under(t.questions_title(), patterns::QUESTIONS)
        .under(title, routes::questions_of(course, &one.item.objective))
        .status(if refused.is_some() { 422 } else { 200 });
    let believed = parameters.item(subject, site.ctx.locale.into());
    Ok(site.page(about, || {
        let (tone, said) = word(t, one.figures.as_ref());
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{bank(t, one.item.bank)}" · "<code>{one.item.subject.clone()}</code></p>
            <h1>{one.title.clone()}</h1>
            <p><span class=tone>{said}</span></p>
            {asked}
            {rate(site, course, &one, &form)}
            <h2>{t.question_figures()}</h2>
            {answers(t, one.figures.as_ref())}
            <h2>{t.question_difficulty()}</h2>
            {believed.map(|item| view! { <p>{share_of_average(t, &item)}</p> })}
            <p class="meta">{state(site, &all)}</p>
            <h2>{t.question_opinions()}</h2>
            <p>{t.question_author(i64::from(one.item.level))}</p>
            {opinions(t, &one.opinion)}
        }
    }))
}

/// The question with its answer, for those who may read the bank.
async fn asked(site: &Site, course: &str, all: &Questions, one: &Listed) -> AnyView {
    let law = catalogue::law(&site.ctx).await.ok();
    let id = one.item.question.as_str();
    let practice = all.revision.course.questions.get(id).map(|q| q.question());
    let question = practice.or_else(|| all.revision.bank.get(id).map(|q| q.unsealed()));
    let Some(question) = question else { return ().into_any() };
    let writer = Writer::new(site, course, law);
    let language = site.ctx.locale.into();
    let (_, wording) = question.wording(language);
    let step = one
        .item
        .subject
        .split_once('#')
        .and_then(|(_, step)| question.case(language)?.steps.iter().find(|other| other.id.as_str() == step));
    let (stem, task) = step.map_or((&wording.stem, &wording.task), |step| (&step.stem, &step.task));
    view! {
        <div class="card">
            <Prose html=writer.html(stem)/>
            {expected(&site.text, &writer, task)}
        </div>
    }
    .into_any()
}

fn answers(t: &Text, figures: Option<&Figures>) -> AnyView {
    let Some(figures) = figures else { return view! { <p>{t.question_no_answer()}</p> }.into_any() };
    let right = figures.right.map_or_else(
        || t.question_right_few(i64::from(NEEDED_FOR_SHARE)),
        |(share, (low, high))| t.question_right(percent(share), percent(low), percent(high)),
    );
    let link = figures.discrimination.map_or_else(
        || t.question_discrimination_few(i64::from(NEEDED)),
        |(r, (low, high), n)| {
            let number = |value| two_decimals(t, value);
            t.question_discrimination(number(r), number(low), number(high), i64::from(n))
        },
    );
    let countries: Vec<_> =
        figures.countries.iter().map(|(code, finding)| view! { <li>{country(t, code, *finding)}</li> }).collect();
    view! {
        <ul>
            <li>{t.question_n(i64::from(figures.n))}</li>
            <li>{right}</li>
            <li>{link}</li>
            {countries}
        </ul>
        <p><b>{advice(t, figures.advice)}</b></p>
    }
    .into_any()
}

fn country(t: &Text, code: &str, finding: Finding) -> String {
    let name = crate::identity::words::jurisdiction(t, code);
    match finding {
        Finding::TooFew => t.question_country_few(name),
        Finding::None => t.question_country_none(name),
        Finding::Moderate => t.question_country_moderate(name),
        Finding::Large => t.question_country_large(name),
    }
}

fn advice(t: &Text, advice: Advice) -> String {
    match advice {
        Advice::TooFew { n, needed } => t.question_says_few(i64::from(n), i64::from(needed)),
        Advice::WorksAgainst => t.question_says_against(),
        Advice::TooEasy => t.question_says_easy(),
        Advice::TooHard => t.question_says_hard(),
        Advice::SeparatesLittle => t.question_says_little(),
        Advice::Works => t.question_says_works(),
    }
}

/// How often a learner of ability 0 answers right, with the interval that the uncertain difficulty leaves.
fn share_of_average(t: &Text, item: &learning::mastery::uncertain::Item) -> String {
    let half = Z_95 * item.variance.max(0.0).sqrt();
    let at = |theta: f64| percent(item.curve.right(theta));
    t.question_believed(percent(item.right(0.0)), at(-half), at(half))
}

fn opinions(t: &Text, opinion: &Opinion) -> AnyView {
    if opinion.judges == 0 {
        return view! { <p>{t.question_no_opinion()}</p> }.into_any();
    }
    let judges = |said: &Summary| i64::try_from(said.judges).unwrap_or(0);
    let spread = |said: &Summary, words: &dyn Fn(f64) -> String| said.spread.map_or_else(String::new, words);
    let (fine, whole) = (|value: f64| two_decimals(t, value), |value: f64| format!("{value:.0}"));
    let level = opinion.level.map(|said| {
        view! { <p>{t.question_levels(judges(&said), fine(said.mean), spread(&said, &fine))}</p> }
    });
    let share = opinion.borderline.map(|said| {
        view! { <p>{t.question_borderlines(judges(&said), whole(said.mean), spread(&said, &whole))}</p> }
    });
    view! { {level}{share} }.into_any()
}

fn form(site: &Site, one: &Listed, refused: Option<&RateForm>) -> Form {
    let Some(refused) = refused else {
        let (level, share, _) = one.opinion.own.unwrap_or_default();
        let said = |value: Option<i32>| value.map(|value| value.to_string()).unwrap_or_default();
        return Form::default().with("level", said(level)).with("borderline", said(share));
    };
    let form =
        Form::default().with("level", refused.rated.level.clone()).with("borderline", refused.rated.borderline.clone());
    match &refused.refusal {
        Refusal::Field { field: "borderline", code } => {
            form.wrong("borderline", field_error(&site.text, "borderline", code))
        }
        Refusal::Field { field, code } => form.wrong("level", field_error(&site.text, field, code)),
        other => form.wrong("level", crate::problem::refusal(&site.text, other)),
    }
}

fn rate(site: &Site, course: &str, one: &Listed, form: &Form) -> AnyView {
    let t = &site.text;
    let choices = [
        ("", t.question_level_none()),
        ("1", t.question_level_1()),
        ("2", t.question_level_2()),
        ("3", t.question_level_3()),
        ("4", t.question_level_4()),
        ("5", t.question_level_5()),
    ];
    let choices = choices.into_iter().map(|(value, words)| (value.to_owned(), words)).collect();
    let level = Select { name: "level", label: t.question_level(), choices };
    let share =
        Field::new("borderline", t.question_borderline()).hint(t.question_borderline_hint()).kind("text").short();
    let version = one.item.source().map(|version| version.id.clone()).unwrap_or_default();
    view! {
        <h2>{t.question_rate()}</h2>
        <p>{t.question_rate_says()}</p>
        <form method="post" action=site.to(routes::question_figures(course, &one.item.objective, &one.item.subject))>
            <input type="hidden" name="version" value=version/>
            {level.show(t, form)}
            {share.show(t, form)}
            <div class="row"><button class="button">{t.question_rate_send()}</button></div>
        </form>
    }
    .into_any()
}

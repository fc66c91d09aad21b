//! The tests of a cohort on paper: forms made so far, and one more.

use crate::{
    identity::words::jurisdiction,
    page::{About, Page, Site},
    parts::{Form, Select, error_summary},
    problem,
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error, Locale, Refusal,
    ids::CohortId,
    paper::forms::{self, Listed, Papers, Wanted},
};

/// The papers of a cohort, after a refusal when there is one.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not make papers.
pub async fn papers(site: &Site, id: CohortId, refused: Option<(Wanted, Refusal)>) -> Result<Page, Error> {
    let t = &site.text;
    let found = forms::of_cohort(&site.ctx, id).await?;
    let mut form = Form::default().with("jurisdiction", usual(&found)).with("language", site.ctx.locale.word());
    let status = refused.as_ref().map_or(200, |(_, refusal)| problem::refusal_status(refusal));
    if let Some((wanted, refusal)) = refused {
        form = Form::default()
            .with("test", wanted.test)
            .with("jurisdiction", wanted.jurisdiction)
            .with("language", wanted.language);
        let field = if let Refusal::Field { field, .. } = refusal { field } else { "test" };
        form = form.wrong(field, problem::refusal(t, &refusal));
    }
    let about = About::titled(t.papers_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(found.cohort.name.clone(), routes::cohort(id))
        .status(status);
    Ok(site.page(about, || {
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{found.cohort.name.clone()}</p>
            <h1>{t.papers_title()}</h1>
            <p>{t.papers_say()}</p>
            {made(site, &found)}
            {another(site, &found, &form)}
        }
    }))
}

/// The jurisdiction of most people of the cohort.
fn usual(found: &Papers) -> String {
    let count = |code: &str| found.members.iter().filter(|member| member.jurisdiction == code).count();
    let codes = ["BF", "ML", "NE", "other"];
    codes.iter().rev().max_by_key(|code| count(code)).map(|code| (*code).to_owned()).unwrap_or_default()
}

fn made(site: &Site, found: &Papers) -> AnyView {
    let t = &site.text;
    if found.forms.is_empty() {
        return view! { <div class="empty"><h2>{t.papers_none_title()}</h2><p>{t.papers_none()}</p></div> }.into_any();
    }
    let rows: Vec<_> = found.forms.iter().map(|one| card(site, one)).collect();
    view! { {rows} }.into_any()
}

fn card(site: &Site, one: &Listed) -> AnyView {
    let t = &site.text;
    let language = if one.language == Locale::En { t.paper_in_english() } else { t.paper_in_french() };
    let name = t.paper_form(one.code.clone());
    let title = format!("{} – {name}", one.title);
    let about = format!("{language} · {}", t.paper_made(site.day(one.made_at)));
    let key = site.ctx.may(Act::ReadKeys).then(|| {
        view! {
            <form method="post" action=site.to(routes::paper_key(one.id))>
                <button class="button quiet" name="as" value="pdf">{t.paper_key_fetch()}</button>
                <button class="link" name="as" value="page">{t.paper_key_see()}</button>
            </form>
        }
    });
    let typed = site.ctx.may(Act::TypePapers).then(|| {
        view! { <a class="button" href=site.to(routes::grid(one.id))>{t.grid_type()}</a> }
    });
    view! {
        <section class="card">
            <h2>{title}</h2>
            <p class="meta">{about}</p>
            <p>{t.paper_progress(i64::from(one.typed), i64::from(one.entered))}</p>
            <ul class="list">
                <li><div><a href=site.to(routes::paper_subject(one.id))>{t.paper_subject()}</a></div>
                    <a href=site.to(routes::paper_file(one.id, "subject"))>"PDF"</a></li>
                <li><div><a href=site.to(routes::paper_sheet(one.id))>{t.paper_sheet()}</a></div>
                    <a href=site.to(routes::paper_file(one.id, "sheet"))>"PDF"</a></li>
            </ul>
            <div class="row">{typed}{key}</div>
        </section>
    }
    .into_any()
}

fn another(site: &Site, found: &Papers, form: &Form) -> AnyView {
    let t = &site.text;
    let tests = found
        .tests
        .iter()
        .map(|(id, title, length)| (id.clone(), format!("{title} ({})", t.questions_count(i64::from(*length)))));
    let test = Select { name: "test", label: t.another_test(), choices: tests.collect() };
    let places = ["BF", "ML", "NE", "other"].iter().map(|code| ((*code).to_owned(), jurisdiction(t, code)));
    let place = Select { name: "jurisdiction", label: t.person_jurisdiction(), choices: places.collect() };
    let languages = vec![("fr".to_owned(), t.paper_in_french()), ("en".to_owned(), t.paper_in_english())];
    let language = Select { name: "language", label: t.paper_language(), choices: languages };
    view! {
        <h2>{t.papers_new()}</h2>
        <p>{t.papers_new_says()}</p>
        <form method="post" action=site.to(routes::papers(found.cohort.id))>
            {test.show(t, form)}
            {place.show(t, form)}
            {language.show(t, form)}
            <div class="row"><button class="button">{t.papers_make()}</button></div>
        </form>
    }
    .into_any()
}

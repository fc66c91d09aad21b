//! The grading plan of a cohort: categories, items, and the school's rules for the total.

use super::{plan_fields::PlanFields, words};
use crate::{
    page::{About, Page, Site},
    parts::{Form, error_summary},
    routes::{self, patterns},
    text::Text,
};
use learning::grades::plan::{Fault, SCALES, Treatment};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Act, Error,
    grades::{self, Planned},
    ids::CohortId,
};

/// What was sent, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct PlanForm {
    /// The fields.
    pub fields: PlanFields,
    /// Fields that are not right.
    pub wrong: Vec<(String, &'static str)>,
    /// Faults of the plan as a whole.
    pub faults: Vec<Fault>,
    /// Somebody saved another plan meanwhile.
    pub stale: bool,
    /// The scale of an item that has marks would change.
    pub scale: bool,
}

/// The page of a grading plan; a form for who may set it.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not see marks.
pub async fn plan(site: &Site, id: CohortId, sent: Option<&PlanForm>) -> Result<Page, Error> {
    let t = &site.text;
    let planned = grades::plan(&site.ctx, id).await?;
    let edit = site.ctx.may(Act::EditMarks);
    let fields = sent.map_or_else(|| PlanFields::of(&planned.plan, t.lang() == "fr"), |sent| sent.fields.clone());
    let form = errors(t, sent);
    let status = match sent {
        Some(sent) if sent.stale => 409,
        Some(_) => 422,
        None => 200,
    };
    let about = About::titled(t.plan_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(planned.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .wide()
        .status(status);
    Ok(site.page(about, || {
        let categories: Vec<_> = (0..=fields.categories())
            .filter(|c| edit || *c < fields.categories())
            .map(|c| category(t, &planned, &fields, c, edit))
            .collect();
        let keep = edit.then(|| view! { <div class="row"><button class="button">{t.plan_keep()}</button></div> });
        view! {
            {error_summary(t, &form)}
            <p class="kicker">{planned.cohort.name.clone()}</p>
            <h1>{t.plan_title()}</h1>
            <p>{t.plan_says()}</p>
            <p class="hint">{t.plan_how()}</p>
            {if edit {
                view! {
                    <form method="post" action=site.to(routes::grading_plan(id))>
                        <input type="hidden" name="version" value=planned.version.to_string()/>
                        <fieldset class="plain">{categories}{settings(t, &fields)}</fieldset>
                        {keep}
                    </form>
                }
                    .into_any()
            } else {
                view! { <fieldset class="plain" disabled>{categories}{settings(t, &fields)}</fieldset> }.into_any()
            }}
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn errors(t: &Text, sent: Option<&PlanForm>) -> Form {
    let mut form = Form::default();
    let Some(sent) = sent else { return form };
    if sent.stale {
        form = form.wrong("c0-title", t.plan_stale());
    }
    if sent.scale {
        form = form.wrong("c0-title", t.plan_scale_marked());
    }
    for (field, code) in &sent.wrong {
        let words = if *code == "line" {
            t.plan_mentions_unfit()
        } else {
            t.plan_number_unfit(sent.fields.get(field).to_owned())
        };
        form = form.wrong(if *code == "line" { "mentions" } else { "c0-title" }, words);
    }
    for fault in &sent.faults {
        form = form.wrong("c0-title", said(t, fault));
    }
    form
}

fn said(t: &Text, fault: &Fault) -> String {
    match fault {
        Fault::Empty => t.plan_empty(),
        Fault::TooMany => t.plan_too_many(),
        Fault::Nameless(..) => t.plan_nameless(),
        Fault::Twice(id) => t.plan_twice(id.clone()),
        Fault::Coefficient(title) => t.plan_coefficient_unfit(title.clone()),
        Fault::Scale(title) => t.plan_scale_unfit(title.clone()),
        Fault::Floor(title) => t.plan_floor_unfit(title.clone()),
        Fault::Weightless => t.plan_weightless(),
        Fault::Threshold => t.plan_threshold_unfit(),
        Fault::Mentions => t.plan_mentions_unfit(),
        Fault::TieBreak(_) => t.plan_tie_unknown(),
    }
}

fn category(t: &Text, planned: &Planned, fields: &PlanFields, c: usize, edit: bool) -> AnyView {
    let name = |field: &str| format!("c{c}-{field}");
    let new = c == fields.categories();
    let number = fields.items(c);
    let rows: Vec<_> = (0..=number)
        .filter(|i| edit || *i < number)
        .map(|i| item(t, planned, fields, &format!("c{c}-i{i}"), i == number))
        .collect();
    let title = if new { t.plan_new_category() } else { fields.get(&name("title")).to_owned() };
    view! {
        <section>
            <h2>{title}</h2>
            <div class="row">
                {text(&name("title"), t.plan_category(), fields, false)}
                {text(&name("coefficient"), t.plan_coefficient(), fields, true)}
                {text(&name("floor"), t.plan_floor(), fields, true)}
            </div>
            <div class="scroll" role="region" aria-label=t.plan_items() tabindex="0">
                <table class="tight">
                    <thead><tr>
                        <th scope="col">{t.marks_item()}</th>
                        <th scope="col">{t.plan_kind()}</th>
                        <th scope="col">{t.plan_coefficient()}</th>
                        <th scope="col">{t.plan_scale()}</th>
                        <th scope="col">{t.plan_attempts()}</th>
                        <th scope="col">{t.plan_floor()}</th>
                        <th scope="col">{t.plan_bonus()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn item(t: &Text, planned: &Planned, fields: &PlanFields, at: &str, new: bool) -> AnyView {
    let name = |field: &str| format!("{at}-{field}");
    let value = |field: &str| fields.get(&name(field)).to_owned();
    let label = |words: String| format!("{words}, {}", if new { t.plan_new_item() } else { value("title") });
    let cell = |field: &'static str, words: String, size: &'static str| {
        view! {
            <input type="text" class="short" size=size name=name(field) value=value(field) aria-label=label(words) autocomplete="off"/>
        }
    };
    let itself = matches!(value("kind").as_str(), "test" | "essay");
    let fixed = itself || planned.marked.contains(&value("id"));
    let kinds = if itself {
        let words = if value("kind") == "essay" { t.kind_essay() } else { t.kind_test() };
        vec![(value("kind"), words)]
    } else {
        vec![("outside".to_owned(), t.kind_outside()), ("attendance".to_owned(), t.kind_attendance())]
    };
    let scales: Vec<(String, String)> = if fixed {
        let scale = if value("scale").is_empty() { "20".to_owned() } else { value("scale") };
        vec![(scale.clone(), scale)]
    } else {
        SCALES.iter().map(|scale| (scale.to_string(), scale.to_string())).collect()
    };
    let attempts = vec![
        ("best".to_owned(), t.attempts_best()),
        ("last".to_owned(), t.attempts_last()),
        ("first".to_owned(), t.attempts_first()),
        ("mean".to_owned(), t.attempts_mean()),
    ];
    let scale = if value("scale").is_empty() { "20".to_owned() } else { value("scale") };
    view! {
        <tr>
            <td>
                <input type="hidden" name=name("id") value=value("id")/>
                {cell("title", t.marks_item(), "30")}
            </td>
            <td>{list(&name("kind"), &label(t.plan_kind()), kinds, &value("kind"))}</td>
            <td>{cell("coefficient", t.plan_coefficient(), "5")}</td>
            <td>{list(&name("scale"), &label(t.plan_scale()), scales, &scale)}</td>
            <td>{list(&name("attempts"), &label(t.plan_attempts()), attempts, &value("attempts"))}</td>
            <td>{cell("floor", t.plan_floor(), "5")}</td>
            <td>{cell("bonus", t.plan_bonus(), "5")}</td>
        </tr>
    }
    .into_any()
}

fn text(name: &str, label: String, fields: &PlanFields, short: bool) -> AnyView {
    view! {
        <div class="field">
            <label for=name.to_owned()>{label}</label>
            <input id=name.to_owned() type="text" class=short.then_some("short") name=name.to_owned() value=fields.get(name).to_owned() autocomplete="off"/>
        </div>
    }
    .into_any()
}

fn list(name: &str, label: &str, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! { <select class="short" name=name.to_owned() aria-label=label.to_owned()>{options}</select> }.into_any()
}

fn labelled(name: &'static str, label: String, choices: Vec<(String, String)>, fields: &PlanFields) -> AnyView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, words)| {
            let selected = value == fields.get(name);
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>{options}</select>
        </div>
    }
    .into_any()
}

fn settings(t: &Text, fields: &PlanFields) -> AnyView {
    let treatments = || {
        let all = [("zero", Treatment::Zero), ("left-out", Treatment::LeftOut), ("waits", Treatment::Waits)];
        all.into_iter().map(|(word, one)| (word.to_owned(), words::treatment(t, one))).collect::<Vec<_>>()
    };
    let roundings = vec![
        ("hundredth".to_owned(), t.rounding_hundredth()),
        ("tenth".to_owned(), t.rounding_tenth()),
        ("quarter".to_owned(), t.rounding_quarter()),
        ("half".to_owned(), t.rounding_half()),
        ("whole".to_owned(), t.rounding_whole()),
    ];
    let mut ties = vec![(String::new(), t.plan_tie_none())];
    let (plan, _) = fields.plan();
    ties.extend(plan.items().map(|(_, item)| (item.id.clone(), item.title.clone())));
    view! {
        <section>
            <h2>{t.plan_rules()}</h2>
            {labelled("absent", t.plan_absent(), treatments(), fields)}
            {labelled("excused", t.plan_excused(), treatments(), fields)}
            {labelled("missed", t.plan_missed(), treatments(), fields)}
            {labelled("rounding", t.plan_rounding(), roundings, fields)}
            {text("pass", t.plan_pass(), fields, true)}
            {text("resit", t.plan_resit(), fields, true)}
            {text("cap", t.plan_cap(), fields, true)}
            <div class="field">
                <label for="mentions">{t.plan_mentions()}</label>
                <p class="hint" id="mentions-hint">{t.plan_mentions_hint()}</p>
                <textarea id="mentions" name="mentions" rows="5" aria-describedby="mentions-hint">{crate::parts::inside(fields.get("mentions"))}</textarea>
            </div>
            {labelled("tie", t.plan_tie(), ties, fields)}
        </section>
    }
    .into_any()
}

//! The grading plan of a cohort: the course's own until the school sets one; every version is kept.

use super::{queries, records::grading_plan};
use crate::{
    audit,
    catalogue::OfferedTest,
    cohort::{self, Cohort},
    ctx::{Ctx, Locale},
    error::{Doing, Error, Refusal},
    essay,
    ids::{CohortId, PlanId},
    policy::Act,
};
use learning::grades::plan::{Attempts, Category, Fault, Item, ItemKind, Mention, Plan, Settings};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};
use std::collections::BTreeSet;

/// A cohort's plan, for its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The cohort.
    pub cohort: Cohort,
    /// The plan.
    pub plan: Plan,
    /// Its version; who saves says which one was seen.
    pub version: i32,
    /// Tests of the course.
    pub tests: Vec<OfferedTest>,
    /// Items that have a mark: their scale cannot change.
    pub marked: BTreeSet<String>,
}

/// The plan of a cohort.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn plan(ctx: &Ctx, id: CohortId) -> Result<Planned, Error> {
    ctx.permit(Act::SeeMarks)?;
    let db = &ctx.store.reader;
    let shown = cohort::load(ctx, id).await?;
    let (plan, version) = standing(ctx, db, id, &shown.course.tests).await?;
    let marked = queries::marked_items(db, ctx.school.id, id).await?;
    Ok(Planned { cohort: shown.cohort, plan, version, tests: shown.course.tests, marked })
}

/// The plan that stands, and its version.
pub(super) async fn standing(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: CohortId,
    tests: &[OfferedTest],
) -> Result<(Plan, i32), Error> {
    let (mut plan, version) = match queries::plan(db, ctx.school.id, id).await? {
        Some(row) => {
            let mut plan: Plan = serde_json::from_str(&row.content).doing("reading a grading plan")?;
            name_tests(&mut plan, tests);
            (plan, row.version)
        }
        None => (of_course(ctx.locale, tests), 0),
    };
    add_essays(&mut plan, &essay::queries::of_cohort(db, ctx.school.id, id).await?);
    Ok((plan, version))
}

/// Essays that the plan does not name stand in it for information, until the registrar gives them a coefficient: who makes
/// an essay does not change what weighs.
fn add_essays(plan: &mut Plan, essays: &[essay::records::essay::Model]) {
    for row in essays {
        let items = plan.categories.iter_mut().flat_map(|category| &mut category.items);
        if let Some(item) = items.into_iter().find(|item| item.id == row.item) {
            item.title.clone_from(&row.title);
            continue;
        }
        let (id, title, kind) = (row.item.clone(), row.title.clone(), ItemKind::Essay);
        let attempts = Attempts::Last;
        let item = Item { id, title, kind, coefficient: 0, scale: 20, attempts, floor: None, bonus: None };
        match plan.categories.last_mut() {
            Some(category) => category.items.push(item),
            None => plan.categories.push(Category {
                title: row.title.clone(),
                coefficient: 100,
                floor: None,
                items: vec![item],
            }),
        }
    }
}

/// Tests bear the course's title, in the reader's language.
fn name_tests(plan: &mut Plan, tests: &[OfferedTest]) {
    let items = plan.categories.iter_mut().flat_map(|category| &mut category.items);
    for item in items.filter(|item| item.kind == ItemKind::Test) {
        if let Some(test) = tests.iter().find(|test| test.id == item.id) {
            item.title.clone_from(&test.title);
        }
    }
}

/// Each test of the course with its own coefficient.
fn of_course(locale: Locale, tests: &[OfferedTest]) -> Plan {
    let item = |test: &OfferedTest| Item {
        id: test.id.clone(),
        title: test.title.clone(),
        kind: ItemKind::Test,
        coefficient: test.coefficient.into(),
        scale: 20,
        attempts: Attempts::Best,
        floor: None,
        bonus: None,
    };
    let (title, mentions) = match locale {
        Locale::Fr => ("Épreuves", ["Très bien", "Bien", "Assez bien", "Passable"]),
        Locale::En => ("Tests", ["Very good", "Good", "Fairly good", "Pass"]),
    };
    let mentions = [1_600, 1_400, 1_200, 1_000].into_iter().zip(mentions);
    let mentions = mentions.map(|(from, title)| Mention { from, title: title.to_owned() }).collect();
    let items = tests.iter().map(item).collect();
    let category = Category { title: title.to_owned(), coefficient: 100, floor: None, items };
    Plan { categories: vec![category], settings: Settings { mentions, ..Settings::default() } }
}

/// Keeps a new version of the plan. `seen` is the version that the form showed.
///
/// # Errors
/// The faults of the plan, as a list, when it has any; [`Refusal::Conflict`] when somebody saved another meanwhile;
/// [`Refusal::Field`] (`scale`, `marked`) when the scale of an item that has marks would change.
pub async fn save(ctx: &Ctx, id: CohortId, plan: &Plan, seen: i32) -> Result<Result<i32, Vec<Fault>>, Error> {
    ctx.permit(Act::EditMarks)?;
    let faults = plan.faults();
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let shown = cohort::load(ctx, id).await?;
    let tx = ctx.write().await?;
    queries::hold_live(&tx, ctx.school.id, id).await?;
    let (before, version) = standing(ctx, &tx, id, &shown.course.tests).await?;
    if version != seen {
        return Err(Refusal::Conflict.into());
    }
    keep_scales(&before, plan, &queries::marked_items(&tx, ctx.school.id, id).await?)?;
    let row = grading_plan::ActiveModel {
        id: Set(PlanId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(id),
        version: Set(version + 1),
        content: Set(serde_json::to_string(plan).doing("writing a grading plan")?),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        at: Set(ctx.now),
    };
    grading_plan::Entity::insert(row).exec_without_returning(&tx).await.doing("keeping a grading plan")?;
    audit::note(&tx, ctx, "marks.plan", id, serde_json::json!({ "version": version + 1 })).await?;
    tx.commit().await.doing("keeping a grading plan")?;
    Ok(Ok(version + 1))
}

/// A mark of 12 would be another mark on another scale.
fn keep_scales(before: &Plan, after: &Plan, marked: &BTreeSet<String>) -> Result<(), Refusal> {
    let scale = |id: &String| before.item(id).map_or(20, |item| item.scale);
    let moved = after.items().any(|(_, item)| marked.contains(&item.id) && item.scale != scale(&item.id));
    if moved { Err(Refusal::Field { field: "scale", code: "marked" }) } else { Ok(()) }
}

//! Measures the gradebook and its files: 500 learners × 40 items as a page, tables as PDF, 100,000 attempts as CSV, JSON and XLSX.
//!
//! ```text
//! cargo run --release -p tests --example grades
//! ```
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a measure that goes wrong stops loudly, and it needs a clock"
)]

use learning::grades::plan::{Attempts, Category, Item, ItemKind};
use sea_orm::{ActiveValue::Set, EntityTrait, TransactionTrait};
use service::{
    Actor, Ctx, Locale, Moment, Role, School, Store,
    catalogue::records::{publication, revision},
    cohort::{self, List, Partial},
    grades::{self, Format, Heading, Kind, MOST_PDF_ROWS, Value, sheet},
    identity::{
        people::{self, Draft},
        records::person,
        schools::{self, NewSchool},
    },
    ids::{AttemptId, CohortId, LearnerId, MarkId, PublicationId},
    quiz::records::{attempt, mark},
};
use std::{sync::Arc, time::Instant};

const LEARNERS: usize = 500;
const ITEMS: usize = 40;
const ATTEMPTS: usize = 100_000;
const NOW: Moment = Moment(1_772_442_000_000);

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::connect(&format!("sqlite://{}", folder.path().join("bench.db").display())).await.unwrap();
    store.migrate().await.unwrap();
    let school = make_school(&store).await;
    let ctx =
        Ctx { store: Arc::new(store), school: Arc::new(school), actor: Actor::Operator, now: NOW, locale: Locale::Fr };
    let (cohort, learners) = prepared(&ctx).await;
    println!("{LEARNERS} learners, {ITEMS} items, {ATTEMPTS} attempts; memory before {} MB", memory());
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let book = grades::gradebook(&ctx, cohort).await.unwrap();
        assert_eq!((book.rows.len(), learners.len()), (LEARNERS, LEARNERS));
        times.push(start.elapsed().as_millis());
    }
    times.sort_unstable();
    println!("gradebook reckoned: {} ms ({} … {}, n = 5)", times[2], times[0], times[4]);
    print(&ctx, cohort).await;
    for format in [Format::Standard, Format::Json, Format::Xlsx] {
        let start = Instant::now();
        let file = grades::export(&ctx, cohort, Kind::Attempts, format).await.unwrap();
        let took = start.elapsed().as_secs_f64();
        let bytes = file.file.as_file().metadata().unwrap().len();
        println!("{format}: {:.0} rows/s, {bytes} bytes, peak memory {} MB", file.rows as f64 / took, memory());
    }
}

/// Measures a gradebook too wide for paper, and tables as long as paper takes.
async fn print(ctx: &Ctx, cohort: CohortId) {
    let start = Instant::now();
    let look = grades::look(ctx, cohort, Kind::Gradebook, Format::Pdf).await.unwrap();
    println!("pdf of {ITEMS} items: {:?} after {} ms", look.refused, start.elapsed().as_millis());
    for (rows, columns) in [(LEARNERS, 20), (MOST_PDF_ROWS as usize, 20)] {
        let heading = |n: usize| Heading { fr: n.to_string(), word: n.to_string() };
        let cell = |row: usize, n: usize| match n {
            0 | 1 => Value::Text(format!("Personne-{row}")),
            n => Value::Hundredths(i32::try_from((row * 37 + n * 11) % 2_001).unwrap()),
        };
        let table = (0..rows).map(|row| (0..columns).map(|n| cell(row, n)).collect()).collect();
        let headings: Vec<_> = (0..columns).map(heading).collect();
        let called = sheet::Called { fr: "mesure", en: "measure", title: "Mesure", legend: String::new() };
        let start = Instant::now();
        let file = sheet::file(ctx, Format::Pdf, called, "Mesure", &headings, table).await.unwrap();
        let (took, bytes) = (start.elapsed().as_millis(), file.file.as_file().metadata().unwrap().len());
        println!("pdf of {rows} × {columns}: {took} ms, {bytes} bytes, peak memory {} MB", memory());
    }
}

/// The most memory that this process ever held, in MB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1000
}

async fn make_school(store: &Store) -> School {
    let new = NewSchool {
        slug: "bench".to_owned(),
        name: "École de mesure".to_owned(),
        time_zone: "Africa/Ouagadougou".to_owned(),
        open_to_visitors: false,
        demonstration: false,
    };
    schools::create(store, new, NOW).await.unwrap()
}

async fn prepared(ctx: &Ctx) -> (CohortId, Vec<LearnerId>) {
    publish(ctx).await;
    let mut chosen = Vec::new();
    for n in 0..LEARNERS {
        let draft = Draft {
            matricule: format!("L-{n:03}"),
            family_name: format!("Nom{n:03}"),
            given_name: "Awa".to_owned(),
            jurisdiction: "BF".to_owned(),
            audience: "magistrat".to_owned(),
            locale: "fr".to_owned(),
            roles: vec![Role::Learner],
            ..Draft::default()
        };
        chosen.push(people::create(ctx, draft).await.unwrap());
    }
    let draft = cohort::Draft { name: "Mesure".to_owned(), kind: "session".to_owned(), course: "mesure".to_owned() };
    let id = cohort::create(ctx, &draft).await.unwrap();
    cohort::enrol(ctx, id, &List { chosen, ..List::default() }, Partial::Refuse).await.unwrap();
    let mut plan = grades::plan(ctx, id).await.unwrap().plan;
    let item = |n: usize| Item {
        id: format!("item-{n}"),
        title: format!("Épreuve {n}"),
        kind: ItemKind::Outside,
        coefficient: 100 + 25 * u32::try_from(n % 5).unwrap(),
        scale: 20,
        attempts: Attempts::Best,
        floor: None,
        bonus: None,
    };
    plan.categories = vec![Category {
        title: "Tout".to_owned(),
        coefficient: 100,
        floor: None,
        items: (0..ITEMS).map(item).collect(),
    }];
    grades::save(ctx, id, &plan, 0).await.unwrap().unwrap();
    let learners: Vec<LearnerId> =
        person::Entity::find().all(&ctx.store.reader).await.unwrap().into_iter().map(|p| p.learner_id).collect();
    fill(ctx, id, &learners).await;
    (id, learners)
}

/// A mark for everybody and every item, and the attempts.
async fn fill(ctx: &Ctx, cohort: CohortId, learners: &[LearnerId]) {
    let tx = ctx.store.writer.begin().await.unwrap();
    let marks = learners.iter().flat_map(|learner| (0..ITEMS).map(move |n| (*learner, n)));
    let marks: Vec<mark::ActiveModel> = marks
        .map(|(learner, n)| mark::ActiveModel {
            id: Set(MarkId::new()),
            school_id: Set(ctx.school.id),
            cohort_id: Set(cohort),
            learner_id: Set(learner),
            item: Set(format!("item-{n}")),
            attempt_id: Set(None),
            status: Set("marked".to_owned()),
            value: Set(Some(i32::try_from(n * 37 % 2_001).unwrap())),
            provenance: Set("paper".to_owned()),
            by: Set(None),
            reason: Set(None),
            at: Set(NOW),
        })
        .collect();
    for some in marks.chunks(1_000) {
        mark::Entity::insert_many(some.to_vec()).exec_without_returning(&tx).await.unwrap();
    }
    let attempts: Vec<attempt::ActiveModel> = (0..ATTEMPTS)
        .map(|n| attempt::ActiveModel {
            id: Set(AttemptId::new()),
            school_id: Set(ctx.school.id),
            learner_id: Set(learners[n % learners.len()]),
            cohort_id: Set(cohort),
            test: Set(format!("test-{}", n % 7)),
            number: Set(i32::try_from(n / learners.len() + 1).unwrap()),
            revision_id: Set("mesure".to_owned()),
            locale: Set("fr".to_owned()),
            seed: Set(String::new()),
            draw: Set("[]".to_owned()),
            opened_at: Set(NOW),
            due_at: Set(None),
            closed_at: Set(Some(NOW)),
            mark: Set(Some(1_234)),
            ..Default::default()
        })
        .collect();
    for some in attempts.chunks(1_000) {
        attempt::Entity::insert_many(some.to_vec()).exec_without_returning(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// An empty course.
async fn publish(ctx: &Ctx) {
    let both = |text: &str| serde_json::json!({ "source": "fr", "original": text, "translation": text });
    let course = serde_json::json!({
        "id": "mesure", "title": both("Mesure"), "summary": both("Rien."), "languages": ["fr"], "hours": null,
        "objectives": [], "modules": [], "questions": {}, "glossary": {}, "certificate": null, "tests": []
    });
    let mut sealed = Vec::new();
    learning::catalogue::SealedBank::default().seal(&mut serde_json::Serializer::new(&mut sealed)).unwrap();
    let row = revision::ActiveModel {
        id: Set("mesure".to_owned()),
        course: Set("mesure".to_owned()),
        compiled: Set(course.to_string().into_bytes()),
        sealed: Set(sealed),
        created_at: Set(NOW),
    };
    revision::Entity::insert(row).exec_without_returning(&ctx.store.writer).await.unwrap();
    let row = publication::ActiveModel {
        id: Set(PublicationId::new()),
        school_id: Set(None),
        course: Set("mesure".to_owned()),
        revision_id: Set("mesure".to_owned()),
        published_by: Set(None),
        note: Set(String::new()),
        published_at: Set(NOW),
    };
    publication::Entity::insert(row).exec_without_returning(&ctx.store.writer).await.unwrap();
    ctx.store.shelf.refresh();
}

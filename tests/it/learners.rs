//! Simulated learners through the real pages, as a browser without script: the plan each gets, and what is said of them.

use crate::{
    content::{COURSE, publish_all},
    series::{question, response},
    visitor::{Answer, Visitor},
    world::World,
};
use axum::http::StatusCode;
use learning::{
    dice::{Dice, QuickDice},
    mastery::beliefs::from_level,
    numeric::logistic,
    quiz::{Question, Response},
};
use service::{Role, catalogue::Revision, ids::EventId};
use std::sync::Arc;

/// How somebody answers: ability over all, the modules they are stronger in, how often they open a hint.
struct Learner {
    name: &'static str,
    ability: f64,
    stronger_in: &'static [&'static str],
    hints: f64,
    guesses: bool,
}

const fn learner(name: &'static str, ability: f64) -> Learner {
    Learner { name, ability, stronger_in: &[], hints: 0.0, guesses: false }
}

const LEARNERS: [Learner; 5] = [
    learner("weak", -2.0),
    learner("strong", 2.5),
    Learner { guesses: true, ..learner("guessing", 0.0) },
    Learner { hints: 0.5, ..learner("unsure", 0.3) },
    Learner {
        stronger_in: &["instruments", "scope", "hierarchy", "act", "means", "purpose"],
        ..learner("knows two modules", -1.5)
    },
];

/// A browser at work on a series.
struct Sitting<'a> {
    browser: Visitor,
    revision: &'a Arc<Revision>,
    dice: QuickDice,
    asked: usize,
}

fn hidden(html: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    html.split_once(&marker).map(|(_, rest)| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
}

/// What the controls would send for an answer in the author's order.
fn fields(response: &Response, order: &[u16]) -> Vec<(String, String)> {
    let shown = |author: u16| order.iter().position(|one| *one == author).unwrap().to_string();
    match response {
        Response::Single(one) => vec![("choice".to_owned(), shown(*one))],
        Response::Multiple(all) => all.iter().map(|one| ("choice".to_owned(), shown(*one))).collect(),
        Response::Order(all) => {
            (0..).zip(all).map(|(rank, one): (usize, _)| (format!("rank-{}", shown(*one)), rank.to_string())).collect()
        }
        Response::Match(rows) => {
            rows.iter().enumerate().map(|(row, one)| (format!("row-{row}"), shown(one.unwrap()))).collect()
        }
        Response::Number(words) => vec![("number".to_owned(), words.clone())],
        Response::Text(words) => vec![("text".to_owned(), words.clone())],
        Response::Gap(words) => words.iter().enumerate().map(|(n, w)| (format!("gap-{n}"), w.clone())).collect(),
        Response::Essay(_) | Response::Case(_) => unreachable!(),
    }
}

impl Sitting<'_> {
    /// Starts a series by its form; where it stands.
    async fn start(&mut self, address: &str, module: &str) -> String {
        // A fixed id: the order in which questions are drawn follows from it.
        let event = format!("018d3b40-0000-7000-8000-{:012x}", self.dice.throw() >> 16);
        let sent = self.browser.post(address, &[("module", module), ("event", &event)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        sent.to
    }

    fn knows(&mut self, learner: &Learner, asked: &Question) -> bool {
        let at_home = learner.stronger_in.contains(&asked.objective.as_str());
        let ability = if at_home { 2.5 } else { learner.ability };
        let chance = logistic(ability - from_level(asked.difficulty.level()).mean);
        let guess = 0.25;
        self.dice.unit() < if learner.guesses { guess } else { guess + (1.0 - guess) * chance }
    }

    /// Answers what stands on the page until no question comes; the last page.
    async fn answer_all(&mut self, learner: &Learner, here: &str) -> Answer {
        loop {
            let page = self.browser.get(here).await;
            assert_eq!(page.status, StatusCode::OK);
            let html = page.text();
            let id = hidden(&html, "question");
            if id.is_empty() {
                return page;
            }
            self.asked += 1;
            let asked = question(self.revision, &id);
            let right = self.knows(learner, asked);
            let hinted = (self.dice.unit() < learner.hints).to_string();
            let order: Vec<u16> = hidden(&html, "order").split(',').filter_map(|n| n.parse().ok()).collect();
            let mut all: Vec<(String, String)> = ["question", "language", "event", "owner", "order", "step", "again"]
                .map(|name| (name.to_owned(), hidden(&html, name)))
                .into();
            all.push(("hinted".to_owned(), hinted));
            all.extend(fields(&response(asked, right), &order));
            let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let sent = self.browser.post(here, &all).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
            let after = self.browser.get(&sent.to).await;
            assert_eq!(after.status, StatusCode::OK, "the correction, or the next question");
        }
    }
}

#[tokio::test]
async fn ten_sittings_end_in_a_plan_that_a_tutor_would_sign() {
    let world = World::sqlite().await;
    publish_all(&world.operator()).await;
    let revision = service::catalogue::open(&world.operator(), COURSE).await.unwrap();
    let mut acquired = Vec::new();
    for (number, learner) in (0_u64..).zip(&LEARNERS) {
        let person = world.add(&format!("S-{number}"), "Simulé", learner.name, &[Role::Learner]).await;
        let browser = Visitor::of(&world, person).await;
        let mut sitting = Sitting { browser, revision: &revision, dice: QuickDice::new(40 + number), asked: 0 };
        let here = sitting.start(&format!("/courses/{COURSE}/placement"), "").await;
        let plan = sitting.answer_all(learner, &here).await;
        plan.says(&["Votre plan", "D’après votre positionnement"]);
        let placed = sitting.asked;
        println!("== {}: placement, {placed} questions\n{}\n", learner.name, plan.words());
        assert!(placed <= 14);
        let words = plan.words();
        let part = words.split("Acquis :").nth(1).map_or("", |rest| rest.split("À commencer par").next().unwrap());
        acquired.push(
            revision
                .course
                .objectives
                .iter()
                .filter(|o| part.contains(o.title.text(learning::catalogue::Language::Fr).as_str()))
                .count(),
        );
        let here = sitting.start(&format!("/courses/{COURSE}/practice"), "elements").await;
        let end = sitting.answer_all(learner, &here).await;
        end.says(&["Fin de la série", "Où vous en êtes"]);
        println!("== {}: practice, {} questions\n{}\n", learner.name, sitting.asked - placed, end.words());
        let replayed = sitting.browser.get(&format!("{here}/replay")).await;
        replayed.says(&["donne les mêmes questions, pour les mêmes raisons"]);
        let mastery = sitting.browser.get(&format!("/courses/{COURSE}/mastery")).await;
        mastery.says(&["Ce que je sais", "La carte des objectifs", "À faire ensuite"]);
        sitting.browser.get(&format!("/courses/{COURSE}")).await.says(&["Votre plan"]);
    }
    println!("acquired in the plans: {acquired:?}");
    let [weak, strong, guessing, _, two] = acquired[..] else { panic!() };
    assert!(strong >= 6 && weak <= 2 && guessing <= 3, "{acquired:?}");
    assert!(two < strong && two >= weak, "{acquired:?}");
    world.close().await;
}

#[tokio::test]
async fn a_set_travels_in_one_answer_of_forty_kilobytes() {
    let world = World::sqlite().await;
    publish_all(&world.operator()).await;
    let browser = Visitor::with(&world, Role::Learner).await;
    let revision = service::catalogue::open(&world.operator(), COURSE).await.unwrap();
    for module in revision.course.modules.iter().filter(|module| !module.objectives.is_empty()) {
        let event = EventId::new().to_string();
        let fields = [("module", module.id.as_str()), ("event", &event)];
        let here = browser.post(&format!("/courses/{COURSE}/practice"), &fields).await.to;
        let set = browser.get(&format!("{here}/set")).await;
        let view: app::quiz::set::SetView = serde_json::from_slice(&set.bytes).unwrap();
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        std::io::Write::write_all(&mut packed, &set.bytes).unwrap();
        let packed = packed.finish().unwrap().len();
        println!("{}: {} questions, {} bytes, {packed} compressed", module.id, view.questions.len(), set.bytes.len());
        assert!(packed <= 40_000, "{}: {packed}", module.id);
        let page = browser.get(&here).await;
        let key = page.text().matches("class=\"option").count();
        assert!(key <= 12, "without script one question a page");
    }
    world.close().await;
}

#[tokio::test]
async fn the_pages_of_a_series_keep_what_is_wrong_in_words() {
    let world = World::sqlite().await;
    publish_all(&world.operator()).await;
    let browser = Visitor::with(&world, Role::Learner).await;
    let event = EventId::new().to_string();
    let start = [("module", "elements"), ("event", event.as_str())];
    let here = browser.post(&format!("/courses/{COURSE}/practice"), &start).await.to;
    assert_eq!(
        browser.post(&format!("/courses/{COURSE}/practice"), &start).await.to,
        here,
        "a form sent twice starts once"
    );
    let html = browser.get(&here).await.text();
    let all: Vec<(&str, String)> = ["question", "language", "event", "owner", "order", "step", "again"]
        .map(|name| (name, hidden(&html, name)))
        .into();
    let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let nothing = browser.post(&here, &all).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.says(&["Choisissez une réponse.", "Pourquoi cette question"]);
    let others: Vec<(&str, &str)> =
        all.iter().map(|(n, v)| if *n == "owner" { (*n, "someone") } else { (*n, *v) }).collect();
    assert_ne!(
        browser.post(&here, &others).await.status,
        StatusCode::OK,
        "a page of another person answers for nobody"
    );
    let stranger = Visitor::with(&world, Role::Tutor).await;
    for address in [here.clone(), format!("{here}/set"), format!("{here}/replay")] {
        assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(browser.get(&format!("/courses/{COURSE}/practice?module=nowhere")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("/series/{COURSE}/not-an-id")).await.status, StatusCode::BAD_REQUEST);
    let ended = browser.post(&format!("{here}/end"), &[("event", &EventId::new().to_string())]).await;
    browser.get(&ended.to).await.says(&["Vous avez arrêté la série", "Ce que je sais"]);
    let forged = browser.post("/practice/take-over", &[("keep", "yes"), ("answers", "x y z")]).await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    let declined = browser.post("/practice/take-over", &[("keep", "no"), ("answers", "")]).await;
    assert_eq!((declined.status, declined.to.as_str()), (StatusCode::SEE_OTHER, "/"));
    world.close().await;
}

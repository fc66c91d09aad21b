//! What is printed: guides, attendance sheets, tests on paper; and what is typed back in.

use crate::{
    content::{COURSE, compiled, publish_all},
    visitor::{Answer, Visitor},
    world::{World, on_both, refusal},
};
use axum::http::StatusCode;
use learning::{
    catalogue::Language,
    dice::{Dice, Seed, SeededDice},
    quiz::{Arrangement, Credit, GapPart, Response, Task, out_of_twenty, typed::letter},
};
use sea_orm::{EntityTrait, QueryOrder};
use service::{
    Ctx, Refusal, Role, audit,
    cohort::{self, List, Partial},
    ids::{CohortId, FormId, PersonId},
    paper::{
        forms::{self, Form, Wanted},
        grid::{self, Change, State},
        records,
    },
};
use std::collections::BTreeSet;

const TEST: &str = "test-elements";

/// A cohort on the course that we ship.
async fn cohort(world: &World, people: usize) -> (CohortId, Vec<PersonId>) {
    publish_all(&world.operator()).await;
    let chosen = world.add_learners(people).await;
    let draft =
        cohort::Draft { name: "Session de Kaya".to_owned(), kind: "session".to_owned(), course: COURSE.to_owned() };
    let id = cohort::create(&world.operator(), &draft).await.unwrap();
    let list = List { chosen: chosen.clone(), ..List::default() };
    cohort::enrol(&world.operator(), id, &list, Partial::Refuse).await.unwrap();
    (id, chosen)
}

fn wanted(test: &str, jurisdiction: &str) -> Wanted {
    Wanted { test: test.to_owned(), jurisdiction: jurisdiction.to_owned(), language: "fr".to_owned() }
}

async fn a_form(ctx: &Ctx, id: CohortId) -> FormId {
    forms::make(ctx, id, &wanted(TEST, "BF")).await.unwrap()
}

/// The page without the spaces that French keeps together.
fn says(answer: &Answer, wanted: &[&str]) {
    let words = answer.words().replace(['\u{a0}', '\u{202f}'], " ");
    for one in wanted {
        assert!(words.contains(one), "{one:?} is not in {words}");
    }
}

/// What a learner who knows everything would write.
fn right(task: &Task, order: &Arrangement) -> String {
    let shown = |author: u16| u16::try_from(order.order().iter().position(|a| *a == author).unwrap()).unwrap();
    match task {
        Task::Single { right, .. } => letter(shown(*right)).to_string(),
        Task::Multiple { right, .. } => {
            (0_u16..).zip(right).filter(|(_, r)| **r).map(|(a, _)| letter(shown(a))).collect()
        }
        Task::Order { steps } => {
            let numbers = (0..steps.len()).map(|a| (shown(u16::try_from(a).unwrap()) + 1).to_string());
            numbers.collect::<Vec<_>>().join("-")
        }
        Task::Match { key, .. } => key.iter().zip(1..).map(|(e, row)| format!("{row}{}", letter(shown(*e)))).collect(),
        Task::Number { answer, .. } => answer.to_string(),
        Task::Text { accepted, .. } => accepted[0].clone(),
        Task::Gap { parts } => {
            let gaps = parts
                .iter()
                .filter_map(|p| if let GapPart::Gap(accepted) = p { Some(accepted[0].clone()) } else { None });
            gaps.collect::<Vec<_>>().join(" ; ")
        }
        Task::Essay { .. } | Task::Case(_) => String::new(),
    }
}

/// A question whose answer is letters: what was typed for it can be wrong.
fn choice(form: &Form) -> usize {
    let single = |n: &u32| matches!(form.question(*n).unwrap().0.wording(form.language).1.task, Task::Single { .. });
    (1..=form.length()).find(single).unwrap() as usize
}

fn all_right(form: &Form) -> Vec<String> {
    (1..=form.length())
        .map(|n| {
            let (question, order) = form.question(n).unwrap();
            right(&question.wording(form.language).1.task, order)
        })
        .collect()
}

fn change(person: PersonId, was: &[String], cells: &[String]) -> Change {
    Change { person, was: was.to_vec(), cells: cells.to_vec() }
}

async fn states(ctx: &Ctx, id: FormId) -> Vec<State> {
    grid::grid(ctx, id).await.unwrap().rows.into_iter().map(|row| row.state).collect()
}

async fn trail(world: &World) -> Vec<String> {
    let lines = audit::Entity::find().order_by_asc(audit::Column::Id).all(&world.store.reader).await.unwrap();
    lines.into_iter().map(|line| line.act).filter(|act| act.starts_with("paper.")).collect()
}

on_both! {
    async fn guides_hold_nothing_of_the_sealed_bank(world: &World) {
        publish_all(&world.operator()).await;
        let instructor = Visitor::with(world, Role::Instructor).await;
        let compiled = &compiled().courses[0];
        let sealed: Vec<String> = compiled
            .bank
            .iter()
            .map(|(_, q)| q.unsealed().wording(Language::Fr).1)
            .map(|w| if w.stem.is_empty() { w.title.clone() } else { w.stem.plain() })
            .collect();
        assert!(sealed.len() > 200);
        for module in &compiled.course.modules {
            let page = instructor.get(&format!("/courses/{COURSE}/{}/guide", module.id)).await;
            assert_eq!(page.status, StatusCode::OK, "{}", module.id);
            says(&page, &["Minutage", "Objectifs"]);
            let plain = page.words();
            for stem in &sealed {
                let folded = stem.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(!plain.contains(&folded), "{}: {folded}", module.id);
            }
            let slugs = compiled.bank.iter().map(|(_, q)| q.id().to_string());
            assert_eq!(slugs.filter(|slug| page.text().contains(slug.as_str())).count(), 0);
        }
        let niger = instructor.get(&format!("/courses/{COURSE}/national/guide?jurisdiction=NE&audience=opj")).await;
        says(&niger, &["Pays : Niger", "Droit cité dans le module", "à vérifier"]);
        let file = instructor.get(&format!("/courses/{COURSE}/elements/guide.pdf")).await;
        assert!(file.bytes.starts_with(b"%PDF-1.7"));
        let learner = Visitor::with(world, Role::Learner).await;
        assert_eq!(learner.get(&format!("/courses/{COURSE}/elements/guide")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(learner.get(&format!("/courses/{COURSE}/elements/guide.pdf")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(instructor.get(&format!("/courses/{COURSE}/nothing/guide")).await.status, StatusCode::NOT_FOUND);
    }

    async fn an_attendance_sheet_lists_who_is_in_by_name(world: &World) {
        let (id, people) = cohort(world, 3).await;
        cohort::set_active(&world.operator(), id, people[1], false).await.unwrap();
        let registrar = Visitor::with(world, Role::Registrar).await;
        let page = registrar.get(&format!("/cohorts/{id}/attendance/sheet?days=3")).await;
        says(&page, &["Feuille d’émargement", "École d’essai", "Session de Kaya", "Nom01 Awa L-01", "Nom03 Awa", "J3 après-midi", "2 inscrits"]);
        assert!(!page.words().contains("Nom02"));
        says(&registrar.get(&format!("/cohorts/{id}/attendance/sheet?days=9")).await, &["matin après-midi"]);
        assert!(registrar.get(&format!("/cohorts/{id}/attendance/sheet.pdf?days=5")).await.bytes.starts_with(b"%PDF"));
        let learner = Visitor::with(world, Role::Learner).await;
        assert_eq!(learner.get(&format!("/cohorts/{id}/attendance/sheet")).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_subject_tells_nothing_of_its_key(world: &World) {
        let (id, _) = cohort(world, 1).await;
        let registrar = Visitor::with(world, Role::Registrar).await;
        says(&registrar.get(&format!("/cohorts/{id}/papers")).await, &["Aucune forme", "Tirer une nouvelle forme"]);
        let wrong = registrar.post(&format!("/cohorts/{id}/papers"), &[("test", "nothing"), ("jurisdiction", "NE"), ("language", "fr")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let made = registrar.post(&format!("/cohorts/{id}/papers"), &[("test", TEST), ("jurisdiction", "NE"), ("language", "fr")]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER);
        let ctx = world.by(Role::Instructor).await;
        let row = records::form::Entity::find().one(&world.store.reader).await.unwrap().unwrap();
        let form = forms::subject(&ctx, row.id).await.unwrap();
        let subject = registrar.get(&format!("/papers/{}/subject", row.id)).await;
        says(&subject, &["Sujet – forme A", "Banque spécimen", "Nom et prénom", "Question 1"]);
        let (text, words) = (subject.text(), subject.words());
        for n in 1..=form.length() {
            let question = form.question(n).unwrap().0;
            assert!(!text.contains(question.id.as_str()), "the subject names a question");
            assert!(!String::from_utf8_lossy(&row.sealed).contains(question.id.as_str()), "the draw lies in clear");
            let wording = question.wording(form.language).1;
            if let Some(explanation) = &wording.explanation {
                assert!(!words.contains(&explanation.plain()), "the subject explains question {n}");
            }
            if let Task::Single { choices, .. } | Task::Multiple { choices, .. } = &wording.task {
                let said = choices.iter().filter_map(|c| c.feedback.as_ref());
                assert_eq!(said.filter(|f| words.contains(&f.plain())).count(), 0, "the subject comments question {n}");
            }
        }
        assert!(!text.contains("href=\"/law/") && !text.contains("box ticked"));
        let sheet = registrar.get(&format!("/papers/{}/sheet", row.id)).await;
        says(&sheet, &["Feuille de réponses", "une lettre, par exemple B"]);
        for which in ["subject", "sheet"] {
            assert!(registrar.get(&format!("/papers/{}/{which}.pdf", row.id)).await.bytes.starts_with(b"%PDF"));
        }
        let key = format!("/papers/{}/key", row.id);
        assert_eq!(registrar.post(&key, &[]).await.status, StatusCode::FORBIDDEN);
        let instructor = Visitor::with(world, Role::Instructor).await;
        assert_eq!(instructor.get(&key).await.status, StatusCode::METHOD_NOT_ALLOWED);
        says(&instructor.post(&key, &[("as", "page")]).await, &["Corrigé", "Ne pas remettre aux candidats", "Réponses expliquées"]);
        assert!(instructor.post(&key, &[("as", "pdf")]).await.bytes.starts_with(b"%PDF"));
        assert_eq!(trail(world).await, ["paper.make", "paper.key", "paper.key"]);
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(forms::subject(&elsewhere, row.id).await), Refusal::NotFound);
        assert_eq!(refusal(grid::grid(&elsewhere, row.id).await), Refusal::NotFound);
    }

    async fn papers_typed_in_become_marks_and_corrections_keep_the_history(world: &World) {
        let (id, people) = cohort(world, 4).await;
        let ctx = world.by(Role::Registrar).await;
        let form_id = a_form(&ctx, id).await;
        let form = forms::subject(&ctx, form_id).await.unwrap();
        let (good, none) = (all_right(&form), vec![String::new(); form.length() as usize]);
        let blank = vec!["-".to_owned(); form.length() as usize];
        let mut wrong = good.clone();
        let bad = choice(&form);
        wrong[bad - 1] = "Z9".to_owned();
        let typed = vec![change(people[0], &none, &good), change(people[1], &none, &wrong), change(people[2], &none, &blank)];
        assert_eq!(grid::save(&ctx, form_id, typed.clone()).await.unwrap().kept, 3);
        assert_eq!(grid::save(&ctx, form_id, typed).await.unwrap(), grid::Saved::default(), "the same again changes nothing");
        assert_eq!(states(&ctx, form_id).await, [State::New(2000), State::Faulty, State::New(0), State::Empty]);
        let faults = grid::grid(&ctx, form_id).await.unwrap().rows[1].faults.clone();
        assert_eq!(faults.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [u32::try_from(bad).unwrap()], "what was mistyped is kept and named");
        let entered = grid::enter(&ctx, form_id, &[]).await.unwrap();
        assert_eq!((entered.new, entered.corrected), (2, 0));
        assert_eq!(states(&ctx, form_id).await, [State::Entered(2000), State::Faulty, State::Entered(0), State::Empty]);
        // Somebody else types over what they never saw.
        let stale = grid::save(&ctx, form_id, vec![change(people[0], &none, &blank)]).await.unwrap();
        assert_eq!((stale.kept, stale.others), (0, vec![people[0]]));
        // A correction may lower, and must be confirmed.
        let mut less = good.clone();
        less[0] = "-".to_owned();
        grid::save(&ctx, form_id, vec![change(people[0], &good, &less)]).await.unwrap();
        let State::Correction { before: 2000, after } = states(&ctx, form_id).await[0] else { panic!("no correction") };
        assert!(after < 2000);
        assert_eq!(grid::enter(&ctx, form_id, &[]).await.unwrap(), grid::Entered::default(), "not confirmed");
        assert_eq!(grid::enter(&ctx, form_id, &[people[0]]).await.unwrap().corrected, 1);
        let marks = Visitor::with(world, Role::Registrar).await.get(&format!("/cohorts/{id}/marks")).await;
        let shown = format!("{},{:02}", after / 100, after % 100);
        says(&marks, &[&shown, "sur papier", "0,00"]);
        let learner = world.row(people[0]).await.learner_id;
        let history = service::quiz::records::mark::Entity::find().all(&world.store.reader).await.unwrap();
        assert_eq!(history.iter().filter(|m| m.learner_id == learner).count(), 2, "the earlier mark stays");
        assert!(history.iter().all(|m| m.provenance == "paper" && m.by.is_some()));
        assert_eq!(trail(world).await, ["paper.make", "paper.enter", "paper.enter", "paper.correct"]);
        // The learner finds the paper among the attempts, marked as it stands.
        let own = world.signed_in(people[0]).await;
        let overview = service::quiz::tests::overview(&own, id, TEST).await.unwrap();
        assert_eq!(overview.attempts.iter().map(|sat| sat.mark).collect::<Vec<_>>(), [Some(after)]);
        let sitting = service::quiz::tests::sitting(&own, overview.attempts[0].id).await.unwrap();
        assert_eq!((sitting.sat.mark, sitting.answered(1), sitting.answered(2)), (Some(after), false, true));
    }

    async fn the_grid_works_as_a_plain_form(world: &World) {
        let (id, people) = cohort(world, 2).await;
        let ctx = world.by(Role::Registrar).await;
        let form_id = a_form(&ctx, id).await;
        let form = forms::subject(&ctx, form_id).await.unwrap();
        let registrar = Visitor::with(world, Role::Registrar).await;
        let address = format!("/papers/{form_id}/grid");
        says(&registrar.get(&address).await, &["Saisir les copies, forme A", "Nom01 Awa", "rien de saisi"]);
        let none = serde_json::to_string(&vec![""; form.length() as usize]).unwrap();
        let (good, bad) = (all_right(&form), choice(&form));
        let mut fields = Vec::new();
        for (row, person) in people.iter().enumerate() {
            fields.push((format!("p{row}"), person.to_string()));
            fields.push((format!("was{row}"), none.clone()));
            for (n, cell) in good.iter().enumerate() {
                let typed = if row == 1 && n + 1 == bad { "É?".to_owned() } else { cell.clone() };
                fields.push((format!("c{row}-{}", n + 1), typed));
            }
        }
        fields.push(("row".to_owned(), "0".to_owned()));
        let sent: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let kept = registrar.post(&address, &sent).await;
        assert_eq!((kept.status, kept.to.as_str()), (StatusCode::SEE_OTHER, format!("{address}?row=1").as_str()));
        let page = registrar.get(&kept.to).await;
        let named = format!("Nom02 Awa, question {bad} : cette lettre n’est pas proposée.");
        says(&page, &[&named, "20,00 / 20, pas encore entrée", "à reprendre"]);
        assert!(page.text().contains("value=\"É?\""), "what was mistyped is still there");
        let review = format!("/papers/{form_id}/enter");
        says(&registrar.get(&review).await, &["Rien n’est encore noté", "20,00 / 20", &named]);
        assert_eq!(registrar.post(&review, &[]).await.status, StatusCode::SEE_OTHER);
        says(&registrar.get(&review).await, &["notée 20,00 / 20"]);
        let learner = Visitor::with(world, Role::Learner).await;
        assert_eq!(learner.get(&address).await.status, StatusCode::FORBIDDEN);
        assert_eq!(learner.post(&review, &[]).await.status, StatusCode::FORBIDDEN);
    }
}

/// An answer of somebody who knows nothing and leaves nothing out.
fn guessed(task: &Task, dice: &mut SeededDice) -> Option<Response> {
    let below = |dice: &mut SeededDice, count: usize| u16::try_from(dice.below(u32::try_from(count).unwrap())).unwrap();
    Some(match task {
        Task::Single { choices, .. } => Response::Single(below(dice, choices.len())),
        Task::Multiple { choices, .. } => {
            let ticked: Vec<u16> = (0_u16..).take(choices.len()).filter(|_| dice.below(2) == 1).collect();
            Response::Multiple(ticked)
        }
        Task::Order { steps } => {
            let mut order: Vec<u16> = (0_u16..).take(steps.len()).collect();
            dice.shuffle(&mut order);
            Response::Order(order)
        }
        Task::Match { left, right, .. } => {
            Response::Match(left.iter().map(|_| Some(below(dice, right.len()))).collect())
        }
        _ => return None,
    })
}

/// The mean mark, in parts of the whole, of so many people who guess.
fn guessers(form: &Form, count: u32) -> f64 {
    let mut dice = SeededDice::new(Seed(4), 7);
    let mut sum = 0_u32;
    for _ in 0..count {
        let credits: Vec<Credit> = (1..=form.length())
            .map(|n| {
                let task = &form.question(n).unwrap().0.wording(form.language).1.task;
                let marked = guessed(task, &mut dice).map(|response| task.mark(&response).unwrap());
                marked.map_or(Credit::new(0, 1), |m| m.credit)
            })
            .collect();
        sum += u32::from(out_of_twenty(&credits).unwrap());
    }
    f64::from(sum) / f64::from(count) / 2000.0
}

/// Two forms of every test for every country: both filled, no question on both, and nobody passes by guessing.
#[tokio::test]
async fn every_test_fills_two_forms_and_cannot_be_guessed() {
    let world = World::sqlite().await;
    publish_all(&world.operator()).await;
    let ctx = world.operator();
    println!("test | country | questions | common to A and B | guesser A | guesser B");
    for country in ["BF", "ML", "NE"] {
        let draft = cohort::Draft { name: country.to_owned(), kind: "session".to_owned(), course: COURSE.to_owned() };
        let id = cohort::create(&ctx, &draft).await.unwrap();
        for test in &compiled().courses[0].course.tests {
            let mut found = Vec::new();
            for _ in 0..2 {
                let form = forms::make(&ctx, id, &wanted(test.id.as_str(), country)).await;
                found.push(forms::subject(&ctx, form.unwrap()).await.unwrap());
            }
            let questions = |form: &Form| -> BTreeSet<String> {
                (1..=form.length()).map(|n| form.question(n).unwrap().0.id.to_string()).collect()
            };
            let (a, b) = (questions(&found[0]), questions(&found[1]));
            assert_eq!((a.len(), b.len()), (test.length() as usize, test.length() as usize), "{}", test.id);
            let common = a.intersection(&b).count();
            let guess = [guessers(&found[0], 400), guessers(&found[1], 400)];
            println!(
                "{} | {country} | {} | {common} | {:.1} % | {:.1} %",
                test.id,
                a.len(),
                guess[0] * 100.0,
                guess[1] * 100.0
            );
            assert!(guess.iter().all(|mean| *mean < 0.30), "{}: somebody who guesses gets {guess:?}", test.id);
        }
    }
    world.close().await;
}

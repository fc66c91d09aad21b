//! Law in service: repeal, withdrawn questions, review, re-approval; errors that readers report.

use crate::{
    content::{COURSE, compiled, publish_all, relied_on, repealed},
    visitor::Visitor,
    world::{NOW, World, draft, field, on_both},
};
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{
    Ctx, Moment, Role, audit,
    catalogue::publish,
    cohort,
    identity::people,
    ids::AttemptId,
    law::{
        self, Kind,
        review::{self, Approval, Subject},
    },
    quiz::tests,
};
use std::collections::BTreeSet;

fn at(ctx: &Ctx, days: i64) -> Ctx {
    Ctx { now: NOW.plus_seconds(days * 86_400), ..ctx.clone() }
}

async fn repeal(ctx: &Ctx) -> Vec<String> {
    let (provision, exam) = relied_on();
    let ctx = Ctx { now: Moment(NOW.0 + 1000), ..ctx.clone() };
    publish::law(&ctx, &repealed(&provision), "repealed").await.unwrap();
    exam
}

/// The slugs of exam questions that await review.
async fn withdrawn(ctx: &Ctx) -> BTreeSet<String> {
    let items = review::list(ctx).await.unwrap();
    items.into_iter().filter(|i| !i.approved && i.unsound.kind == Kind::Exam).map(|i| i.unsound.subject).collect()
}

async fn approval(ctx: &Ctx, subject: &str) -> Approval {
    let subject = Subject { course: COURSE.to_owned(), kind: "exam".to_owned(), subject: subject.to_owned() };
    let (item, _) = review::show(ctx, &subject).await.unwrap();
    let reason = "L’article abrogé a été repris mot pour mot.".to_owned();
    Approval { subject, seen: item.unsound.seen(), reason, until: "2026-12-31".to_owned() }
}

/// A test of a module that may draw one of the questions that rest on the provision.
fn test_of_module() -> String {
    let course = &compiled().courses[0].course;
    let dependents = compiled().index.of(&relied_on().0).unwrap().get(COURSE).unwrap();
    let of_module = |id: &&learning::catalogue::TestId| course.test(id.as_str()).unwrap().module.is_some();
    dependents.tests.iter().find(of_module).unwrap().to_string()
}

/// Whether a learner meets one of these questions in so many papers of a test.
async fn met(world: &World, test: &str, wanted: &[String], papers: usize) -> bool {
    let draft = cohort::Draft { name: "Essai".to_owned(), kind: "session".to_owned(), course: COURSE.to_owned() };
    let id = cohort::create(&world.operator(), &draft).await.unwrap();
    for n in 0..papers {
        let matricule = format!("T-{n}-{}", &id.to_string()[24..]);
        let person = world.add(&matricule, "Nom", "Awa", &[Role::Learner]).await;
        let list = cohort::List { matricules: matricule, chosen: Vec::new() };
        cohort::enrol(&world.operator(), id, &list, cohort::Partial::Refuse).await.unwrap();
        let ctx = world.signed_in(person).await;
        let attempt: AttemptId = tests::open(&ctx, id, test, "").await.unwrap();
        let sitting = tests::sitting(&ctx, attempt).await.unwrap();
        let mut asked = (1..=sitting.length()).map(|n| sitting.question(n).unwrap().0.id.to_string());
        if asked.any(|id| wanted.contains(&id)) {
            return true;
        }
    }
    false
}

on_both! {
    async fn a_repeal_takes_questions_out_of_the_draw_until_a_reviewer_stands_up(world: &World) {
        publish_all(&world.operator()).await;
        let (_, exam) = relied_on();
        let test = test_of_module();
        assert!(withdrawn(&world.operator()).await.is_empty());
        assert!(met(world, &test, &exam, 60).await, "{test} never draws {exam:?}");

        repeal(&world.operator()).await;
        assert_eq!(withdrawn(&world.operator()).await, exam.iter().cloned().collect());
        assert!(!met(world, &test, &exam, 10).await);

        let reviewer = world.by(Role::Reviewer).await;
        for id in &exam {
            review::approve(&reviewer, &approval(&reviewer, id).await).await.unwrap();
        }
        assert!(withdrawn(&world.operator()).await.is_empty());
        assert!(met(world, &test, &exam, 60).await);
        let later = at(&world.operator(), 400);
        assert_eq!(withdrawn(&later).await, exam.iter().cloned().collect(), "an approval runs out");
    }

    async fn the_pages_lead_from_the_repeal_to_the_approval(world: &World) {
        publish_all(&world.operator()).await;
        let (provision, exam) = relied_on();
        repeal(&world.operator()).await;
        let reviewer = Visitor::with(world, Role::Reviewer).await;
        let page = format!("/law/{}/{}", provision.instrument, provision.provision);
        reviewer.get(&page).await.says(&["abrogé", "Ce qui en dépend", &exam[0]]);
        reviewer.get("/law/reviews").await.says(&["Questions d’examen retirées du tirage", "hors tirage", &provision.to_string()]);
        let item = format!("/law/reviews/{COURSE}/exam/{}", exam[0]);
        let shown = reviewer.get(&item).await;
        shown.says(&["hors tirage", "Approuver de nouveau", "Aucune décision jusqu’ici."]);
        let html = shown.text();
        let seen = html.split_once("name=\"seen\" value=\"").unwrap().1.split_once('"').unwrap().0;
        let nothing = reviewer.post(&item, &[("seen", seen), ("reason", " "), ("until", "2026-12-31")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("seen", seen), ("reason", "Repris à l’identique"), ("until", "2026-12-31")];
        assert_eq!(reviewer.post(&item, &fields).await.status, StatusCode::SEE_OTHER);
        reviewer.get(&item).await.says(&["approuvé", "Repris à l’identique"]);
        let instructor = Visitor::with(world, Role::Instructor).await;
        assert_eq!(instructor.post(&item, &fields).await.status, StatusCode::FORBIDDEN, "reviewers alone decide");
    }

    async fn a_decision_holds_for_what_was_shown_and_never_by_the_author(world: &World) {
        publish_all(&world.operator()).await;
        let exam = repeal(&world.operator()).await;
        let reviewer = world.by(Role::Reviewer).await;
        let good = approval(&reviewer, &exam[0]).await;
        let with = |change: &dyn Fn(&mut Approval)| { let mut other = good.clone(); change(&mut other); other };
        assert_eq!(field(review::approve(&reviewer, &with(&|a| a.seen = "x".to_owned())).await), "seen/stale");
        assert_eq!(field(review::approve(&reviewer, &with(&|a| a.reason = String::new())).await), "reason/missing");
        assert_eq!(field(review::approve(&reviewer, &with(&|a| a.reason = "é".repeat(2001))).await), "reason/long");
        assert_eq!(field(review::approve(&reviewer, &with(&|a| a.until = "demain".to_owned())).await), "until/unfit");
        assert_eq!(field(review::approve(&reviewer, &with(&|a| a.until = "2026-01-01".to_owned())).await), "until/past");
        assert_eq!(field(review::approve(&reviewer, &with(&|a| a.until = "2036-01-01".to_owned())).await), "until/far");

        let mut course = serde_json::to_value(&compiled().courses[0].course).unwrap();
        for lesson in course["modules"].as_array_mut().unwrap().iter_mut().flat_map(|m| m["lessons"].as_array_mut().unwrap()) {
            lesson["authors"] = serde_json::json!(["AUT-1"]);
        }
        let course = serde_json::from_value(course).unwrap();
        let mut sealed = Vec::new();
        compiled().courses[0].bank.seal(&mut serde_json::Serializer::new(&mut sealed)).unwrap();
        let bank = learning::catalogue::SealedBank::unseal(&mut serde_json::Deserializer::from_slice(&sealed)).unwrap();
        let address = learning::catalogue::ContentAddress::from_digest(&[7; 32]);
        let signed = service::authoring::CompiledCourse { course, bank, images: Default::default(), address };
        publish::course(&at(&world.operator(), 1), &signed).await.unwrap();
        let author = people::create(&world.operator(), draft("AUT-1", "Sy", "Ali", &[Role::Reviewer])).await.unwrap();
        let author = at(&world.signed_in(author).await, 2);
        assert_eq!(field(review::approve(&author, &approval(&author, &exam[0]).await).await), "reviewer/author");
        let other = at(&reviewer, 2);
        review::approve(&other, &approval(&other, &exam[0]).await).await.unwrap();
    }

    async fn impact_lists_what_depends_and_hides_the_bank(world: &World) {
        publish_all(&world.operator()).await;
        let (provision, exam) = relied_on();
        let impact = law::impact(&world.by(Role::Instructor).await, &provision.to_string()).await.unwrap();
        let found: Vec<&str> = impact.courses[0].exam.iter().map(|d| d.id.as_str()).collect();
        assert_eq!(found, exam.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(!impact.courses[0].lessons.is_empty() && !impact.courses[0].tests.is_empty());
        let whole = law::impact(&world.operator(), provision.instrument.as_str()).await.unwrap();
        assert!(whole.provisions.len() >= impact.provisions.len());
        let page = format!("/law/{}/{}", provision.instrument, provision.provision);
        for visitor in [Visitor::nobody(world).await, Visitor::with(world, Role::Learner).await, Visitor::with(world, Role::Registrar).await] {
            let html = visitor.get(&page).await.text();
            assert!(exam.iter().all(|id| !html.contains(id)) && !html.contains("Ce qui en dépend"));
            assert_ne!(visitor.get("/law/reviews").await.status, StatusCode::OK);
            let item = format!("/law/reviews/{COURSE}/exam/{}", exam[0]);
            assert_ne!(visitor.get(&item).await.status, StatusCode::OK);
        }
    }

    async fn a_reader_reports_and_a_reviewer_answers(world: &World) {
        publish_all(&world.operator()).await;
        let (provision, _) = relied_on();
        let page = format!("/law/{}/{}", provision.instrument, provision.provision);
        let nobody = Visitor::nobody(world).await;
        nobody.get(&page).await.says(&["Signaler une erreur dans cette disposition"]);
        assert_eq!(nobody.post(&page, &[("words", "  ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nobody.post(&page, &[("words", &"é".repeat(2001))]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nobody.post(&page, &[("words", "La peine est <b>fausse</b>.")]).await.status, StatusCode::SEE_OTHER);
        let seen = nobody.get(&page).await;
        seen.says(&["signalé", "Un lecteur a signalé une erreur"]);
        assert!(!seen.text().contains("fausse"), "nobody reads it before a reviewer");

        let reviewer = Visitor::with(world, Role::Reviewer).await;
        let list = reviewer.get("/law/reviews").await;
        list.says(&["La peine est <b>fausse</b>."]);
        let html = list.text();
        let id = html.split_once("/law/reports/").unwrap().1.split_once('"').unwrap().0.to_owned();
        let answer = format!("/law/reports/{id}");
        assert_eq!(reviewer.post(&answer, &[("words", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(reviewer.post(&answer, &[("words", "Vérifié : elle est exacte.")]).await.status, StatusCode::SEE_OTHER);
        nobody.get(&page).await.says(&["répondu", "Vérifié : elle est exacte."]);
        let learner = Visitor::with(world, Role::Learner).await;
        assert_eq!(learner.post(&answer, &[("words", "non")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(nobody.post("/law/palermo-tip/nothing-here", &[("words", "x")]).await.status, StatusCode::NOT_FOUND);
    }

    async fn reports_slow_down(world: &World) {
        publish_all(&world.operator()).await;
        let (provision, _) = relied_on();
        let page = format!("/law/{}/{}", provision.instrument, provision.provision);
        let nobody = Visitor::nobody(world).await;
        let mut last = StatusCode::OK;
        for n in 0..8 {
            last = nobody.post(&page, &[("words", &format!("Erreur {n}"))]).await.status;
        }
        assert_eq!(last, StatusCode::UNPROCESSABLE_ENTITY);
        let learner = Visitor::with(world, Role::Learner).await;
        assert_eq!(learner.post(&page, &[("words", "Une autre personne")]).await.status, StatusCode::SEE_OTHER);
    }

    async fn an_approval_is_taken_back(world: &World) {
        publish_all(&world.operator()).await;
        let exam = repeal(&world.operator()).await;
        let reviewer = world.by(Role::Reviewer).await;
        let subject = approval(&reviewer, &exam[0]).await.subject;
        assert_eq!(crate::world::refusal(review::withdraw(&reviewer, &subject, "non").await), service::Refusal::NotFound);
        let before = at(&reviewer, -1);
        review::approve(&before, &approval(&before, &exam[0]).await).await.unwrap();
        assert!(!withdrawn(&world.operator()).await.contains(&exam[0]));
        let item = format!("/law/reviews/{COURSE}/exam/{}", exam[0]);
        let page = Visitor::with(world, Role::Reviewer).await;
        page.get(&item).await.says(&["Retirer cette approbation", "approuvé"]);
        let later = Visitor::with(world, Role::Instructor).await;
        let fields = [("decision", "withdraw"), ("reason", "La Cour a jugé autrement.")];
        assert_eq!(later.post(&item, &fields).await.status, StatusCode::FORBIDDEN);
        assert_eq!(page.post(&item, &[("decision", "withdraw"), ("reason", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.post(&item, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(withdrawn(&world.operator()).await.contains(&exam[0]));
        let (_, history) = review::show(&reviewer, &subject).await.unwrap();
        assert_eq!(history.iter().map(|one| one.withdraws).collect::<Vec<_>>(), [true, false]);
        page.get(&item).await.says(&["approbation retirée", "La Cour a jugé autrement.", "hors tirage"]);
        let noted = audit::Entity::find().filter(audit::Column::Act.eq("law.withdraw")).all(&world.store.reader).await;
        assert_eq!(noted.unwrap().len(), 1);
    }

    async fn lessons_that_say_so_themselves_do_not_await_a_reviewer(world: &World) {
        publish_all(&world.operator()).await;
        let items = review::list(&world.operator()).await.unwrap();
        let awaiting: Vec<&str> = items.iter().filter(|i| i.awaits()).map(|i| i.unsound.subject.as_str()).collect();
        assert_eq!(awaiting, Vec::<&str>::new(), "what we ship says what is to be verified");
        assert!(items.iter().filter(|i| i.unsound.says_so()).count() > 10);
        let page = Visitor::with(world, Role::Reviewer).await.get("/law/reviews").await;
        page.says(&["Rien n’attend de relecture", "leçons disent elles-mêmes l’état du texte"]);
        repeal(&world.operator()).await;
        let items = review::list(&world.operator()).await.unwrap();
        let lessons = items.iter().filter(|i| i.awaits() && i.unsound.kind == Kind::Lesson).count();
        assert!(lessons > 0, "a sentence written before the repeal does not say it");
    }

    async fn a_question_out_of_the_draw_says_which_attempts_hold_it(world: &World) {
        publish_all(&world.operator()).await;
        let (_, exam) = relied_on();
        let test = test_of_module();
        assert!(met(world, &test, &exam, 60).await);
        let before = review::list(&world.operator()).await.unwrap();
        assert!(before.iter().all(|item| item.held == Default::default()));
        repeal(&world.operator()).await;
        let held = |items: Vec<review::Item>| {
            let counts = items.iter().map(|item| (item.held.open, item.held.past));
            counts.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
        };
        let (open, past) = held(review::list(&world.operator()).await.unwrap());
        assert!(open >= 1 && past == 0, "{open} {past}");
        let attempts = service::quiz::records::attempt::Entity::find().all(&world.store.reader).await.unwrap();
        for attempt in attempts {
            let close = service::quiz::records::attempt::ActiveModel {
                id: sea_orm::ActiveValue::Set(attempt.id),
                closed_at: sea_orm::ActiveValue::Set(Some(NOW)),
                ..Default::default()
            };
            service::quiz::records::attempt::Entity::update(close).exec(&world.store.writer).await.unwrap();
        }
        assert_eq!(held(review::list(&world.operator()).await.unwrap()), (0, open));
        Visitor::with(world, Role::Reviewer).await.get("/law/reviews").await.says(&["Contenue dans 0 essais en cours et"]);
        let elsewhere = world.elsewhere().await;
        assert_eq!(held(review::list(&elsewhere).await.unwrap()), (0, 0), "another school’s attempts are not counted");
    }

    async fn impact_knows_the_revisions_that_cohorts_stay_on(world: &World) {
        publish_all(&world.operator()).await;
        let draft = cohort::Draft { name: "Session de Ségou".to_owned(), kind: "session".to_owned(), course: COURSE.to_owned() };
        cohort::create(&world.operator(), &draft).await.unwrap();
        let mut changed = crate::content::files();
        let name = "traite-et-trafic/course.toml";
        crate::content::edit(&mut changed, name, "hours = ", "# longer\nhours = 1");
        let instructor = Visitor::with(world, Role::Instructor).await;
        let archive = crate::content::zipped(&changed);
        let kept = instructor.upload("/publishing/upload", Some(("c.zip", &archive)), &[("visibility", "public")]).await;
        assert_eq!(instructor.post(&kept.to, &[]).await.status, StatusCode::SEE_OTHER, "{}", kept.words());
        let (provision, _) = relied_on();
        let impact = law::impact(&world.operator(), &provision.to_string()).await.unwrap();
        let told: Vec<(bool, Vec<String>)> = impact.courses.iter().map(|c| (c.newest, c.cohorts.clone())).collect();
        assert_eq!(told, [(true, vec![]), (false, vec!["Session de Ségou".to_owned()])]);
        let page = format!("/law/{}/{}", provision.instrument, provision.provision);
        instructor.get(&page).await.says(&["révision antérieure", "Suivie par : Session de Ségou."]);
    }
}

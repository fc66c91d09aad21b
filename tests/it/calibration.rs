//! Calibration in service: what counts, what is learned, one runner, names that stay, opinions, pages.

use crate::{
    content::{COURSE, publish_all},
    exam,
    visitor::Visitor,
    world::{NOW, World, field, on_both, refusal},
};
use axum::http::StatusCode;
use learning::{
    catalogue::Language,
    dice::{Dice, QuickDice},
};
use sea_orm::EntityTrait;
use service::{
    Ctx, Moment, Refusal, Role, Store,
    calibration::{
        self,
        items::{self, Bank, Item},
        ratings::{self, Rated},
        records::lease,
        run::{self, Outcome},
    },
    catalogue::Revision,
    cohort,
    ids::{EventId, LearnerId},
    journal::{self, kinds},
    quiz::{records::attempt, tests},
};
use std::{collections::BTreeMap, sync::Arc};
use tokio::task::JoinSet;

pub(crate) fn later(minutes: i64) -> Moment {
    NOW.plus_seconds(60 * minutes)
}

fn at(ctx: &Ctx, minutes: i64) -> Ctx {
    Ctx { now: later(minutes), ..ctx.clone() }
}

pub(crate) async fn newest(world: &World) -> Arc<Revision> {
    let id = publish_all(&world.operator()).await;
    world.store.shelf.revision(&world.store.reader, &id).await.unwrap()
}

/// Practice questions with one right choice, in the order of their ids.
pub(crate) fn practice(revision: &Revision, count: usize) -> Vec<Item> {
    let single = |item: &Item| item.bank == Bank::Practice && item.guess > 0.2 && !item.subject.contains('#');
    items::of_revision(revision).into_values().filter(single).take(count).collect()
}

/// An answer as the journal keeps it.
pub(crate) struct Said {
    learner: LearnerId,
    subject: String,
    version: String,
    right: bool,
    hinted: bool,
    kind: &'static str,
    minutes: i64,
}

impl Said {
    pub(crate) fn of(learner: LearnerId, item: &Item, right: bool, minutes: i64) -> Self {
        let (subject, version) = (item.subject.clone(), item.source().unwrap().id.clone());
        Self { learner, subject, version, right, hinted: false, kind: kinds::PRACTISED, minutes }
    }

    fn event(&self, world: &World, revision: &Revision) -> journal::Model {
        let payload = serde_json::json!({
            "version": self.version, "language": "fr", "response": { "single": 0 }, "hinted": self.hinted,
            "verdict": if self.right { "right" } else { "wrong" }, "credit": { "earned": u8::from(self.right), "of": 1 },
        });
        journal::Model {
            school_id: world.school.id,
            learner_id: self.learner,
            client_id: EventId::new(),
            kind: self.kind.to_owned(),
            course: COURSE.to_owned(),
            subject: self.subject.clone(),
            payload: payload.to_string(),
            revision_id: revision.id.clone(),
            law_version: String::new(),
            attempt_id: None,
            client_time: None,
            server_time: later(self.minutes),
            device: String::new(),
            device_sequence: 0,
            parameters: "prior-1".to_owned(),
        }
    }
}

/// Keeps answers as learners' devices would send them: many at once, in no particular order.
pub(crate) async fn keep(world: &World, revision: &Revision, all: &[Said]) {
    let mut sending = JoinSet::new();
    for said in all {
        let (journal, event) = (world.store.journal.clone(), said.event(world, revision));
        sending.spawn(async move { journal.keep(event).await.unwrap() });
    }
    while sending.join_next().await.is_some() {}
}

/// True difficulties around the author's level, and answers of a population to some of the questions.
fn simulated(items: &[Item], learners: u32, each: usize, seed: u64) -> (Vec<f64>, Vec<Said>) {
    let mut dice = QuickDice::new(seed);
    let truth: Vec<f64> =
        items.iter().map(|item| 0.8 * (f64::from(item.level) - 3.0) + 0.8 * dice.normals().0).collect();
    let mut said = Vec::new();
    for _ in 0..learners {
        let (learner, theta) = (LearnerId::new(), dice.normals().0);
        let mut order: Vec<usize> = (0..items.len()).collect();
        dice.shuffle(&mut order);
        for &n in order.iter().take(each) {
            let knows = 1.0 / (1.0 + (truth[n] - theta).exp());
            let right = dice.unit() < items[n].guess + (1.0 - items[n].guess) * knows;
            said.push(Said::of(learner, &items[n], right, i64::from(dice.below(40))));
        }
    }
    (truth, said)
}

fn kept(outcome: &Outcome) -> (String, usize) {
    match outcome {
        Outcome::Kept { name, answers, .. } => (name.clone(), *answers),
        other => panic!("{other:?}"),
    }
}

async fn calibrate(world: &World, minutes: i64) -> Outcome {
    let ran = run::every_course(&world.store, later(minutes)).await.unwrap();
    assert_eq!(ran.len(), 1);
    ran.into_iter().next().unwrap().outcome
}

/// Difficulties in force by question.
async fn difficulties(ctx: &Ctx, revision: &Revision, items: &[Item]) -> Vec<f64> {
    let found = calibration::parameters(ctx, revision).await.unwrap();
    items.iter().map(|item| found.item(&item.subject, Language::Fr).unwrap().curve.b()).collect()
}

fn rmse(found: &[f64], truth: &[f64]) -> f64 {
    let squares: f64 = found.iter().zip(truth).map(|(x, y)| (x - y).powi(2)).sum();
    (squares / found.len() as f64).sqrt()
}

on_both! {
    /// 160 learners, 48 questions, 30 answers each: 100 answers a question.
    async fn the_truth_is_recovered_under_a_name_that_stays(world: &World) {
        let revision = newest(world).await;
        let items = practice(&revision, 48);
        let (truth, said) = simulated(&items, 160, 30, 3);
        keep(world, &revision, &said).await;
        let ctx = at(&world.operator(), 60);
        let before = difficulties(&ctx, &revision, &items).await;
        assert_eq!(calibration::name(&ctx, COURSE).await.unwrap(), "prior-1");

        let (name, answers) = kept(&calibrate(world, 60).await);
        assert_eq!(answers, said.len());
        let after = difficulties(&ctx, &revision, &items).await;
        let (rated, learned) = (rmse(&before, &truth), rmse(&after, &truth));
        println!("RMSE of difficulty: authors {rated:.3}, calibrated {learned:.3}");
        assert!(rated > 0.6 && learned < 0.40, "authors {rated:.3}, calibrated {learned:.3}");
        let found = calibration::parameters(&ctx, &revision).await.unwrap();
        assert_eq!(found.name, name);
        let inside = items.iter().zip(&truth).filter(|(item, b)| {
            let found = found.item(&item.subject, Language::Fr).unwrap();
            (found.curve.b() - **b).abs() < 1.96 * found.variance.sqrt()
        });
        assert!(inside.count() >= 43, "the intervals hold the truth");

        assert_eq!(calibrate(world, 61).await, Outcome::Unchanged { name: name.clone() });
        keep(world, &revision, &simulated(&items, 8, 30, 4).1).await;
        let (other, _) = kept(&calibrate(world, 62).await);
        assert_ne!(other, name);
        let ctx = at(&ctx, 10);
        assert_ne!(difficulties(&ctx, &revision, &items).await, after);
        assert_eq!(calibration::parameters_named(&ctx, &revision, &name).await.unwrap(), found, "to the last bit");
    }

    async fn what_tells_nothing_of_a_question_is_left_out(world: &World) {
        let revision = newest(world).await;
        assert_eq!(calibrate(world, 0).await, Outcome::Unchanged { name: "prior-1".to_owned() }, "nothing to learn from");
        let item = practice(&revision, 1).remove(0);
        let instructor = world.row(world.person(Role::Instructor)).await.learner_id;
        let one = LearnerId::new();
        let all = [
            Said::of(one, &item, true, 1),
            Said::of(one, &item, false, 2),
            Said { hinted: true, ..Said::of(LearnerId::new(), &item, true, 1) },
            Said { kind: "taken-over", ..Said::of(LearnerId::new(), &item, true, 1) },
            Said { version: "another".to_owned(), ..Said::of(LearnerId::new(), &item, true, 1) },
            Said::of(instructor, &item, true, 1),
            Said::of(LearnerId::new(), &item, true, 3),
        ];
        keep(world, &revision, &all).await;
        assert_eq!(kept(&calibrate(world, 5).await).1, 2, "the first answers of two learners");
        let found = calibration::newest(&at(&world.operator(), 6), COURSE).await.unwrap().unwrap();
        let own = &found.parameters[&(item.subject.clone(), item.source().unwrap().id.clone())];
        assert_eq!((own.answers, own.right), (2, 2));
        assert!(own.b.0 < 0.8 * (f64::from(item.level) - 3.0), "two right answers make it easier");
    }

    async fn one_server_runs_it_at_a_time(world: &World) {
        let revision = newest(world).await;
        let items = practice(&revision, 30);
        keep(world, &revision, &simulated(&items, 60, 20, 5).1).await;
        let key = server::key::open(&::tests::program::key_file()).unwrap();
        let other = Store::connect(&world.url).await.unwrap().with_key(key);
        let (here, there) = tokio::join!(
            run::every_course(&world.store, later(60)),
            run::every_course(&other, later(60))
        );
        let outcomes = [here.unwrap().remove(0).outcome, there.unwrap().remove(0).outcome];
        let kept = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Kept { .. })).count();
        assert_eq!(kept, 1, "{outcomes:?}");
        other.close().await;
        let rows = lease::Entity::find().all(&world.store.reader).await.unwrap();
        assert_eq!((rows.len(), rows[0].held_until, rows[0].done_at), (1, Moment(0), Some(later(60))));
    }

    async fn a_killed_refit_leaves_what_was(world: &World) {
        let revision = newest(world).await;
        let items = practice(&revision, 30);
        keep(world, &revision, &simulated(&items, 40, 20, 6).1).await;
        let (name, _) = kept(&calibrate(world, 60).await);
        keep(world, &revision, &simulated(&items, 40, 20, 7).1).await;
        let store = world.store.clone();
        let running = tokio::spawn(async move { run::every_course(&store, later(61)).await });
        while lease::Entity::find().all(&world.store.reader).await.unwrap()[0].held_until == Moment(0) {
            assert!(!running.is_finished(), "it ended before it could be killed");
            tokio::task::yield_now().await;
        }
        running.abort();
        let _ = running.await;
        let ctx = at(&world.operator(), 62);
        assert_eq!(calibration::name(&ctx, COURSE).await.unwrap(), name);
        assert_eq!(calibrate(world, 62).await, Outcome::Elsewhere, "it may still be at it");
        let (next, answers) = kept(&calibrate(world, 80).await);
        assert!(next != name && answers == 1600);
    }

    async fn an_attempt_keeps_its_parameters_and_counts_when_it_is_over(world: &World) {
        let revision = newest(world).await;
        let draft = cohort::Draft { name: "Essai".into(), kind: "session".into(), course: COURSE.into() };
        let id = cohort::create(&world.operator(), &draft).await.unwrap();
        let person = world.add("T-1", "Nom", "Awa", &[Role::Learner]).await;
        let list = cohort::List { matricules: "T-1".into(), chosen: Vec::new() };
        cohort::enrol(&world.operator(), id, &list, cohort::Partial::Refuse).await.unwrap();
        let ctx = world.signed_in(person).await;
        let test = revision.course.tests[0].id.to_string();
        let sat = tests::open(&ctx, id, &test, "").await.unwrap();
        keep(world, &revision, &[Said::of(LearnerId::new(), &practice(&revision, 1)[0], true, 0)]).await;
        let (_, answers) = kept(&calibrate(world, 1).await);
        assert_eq!(answers, 1);

        let ctx = at(&ctx, 2);
        let sitting = tests::sitting(&ctx, sat).await.unwrap();
        let single = |n: &u32| matches!(sitting.question(*n).unwrap().0.kind(), learning::quiz::Kind::Single);
        let ordinal = (1..=sitting.length()).find(single).unwrap();
        for shown in [0, 1] {
            tests::answer(&ctx, sat, exam::choice(ordinal, shown)).await.unwrap();
        }
        let events = journal::Entity::find().all(&world.store.reader).await.unwrap();
        let own: Vec<_> = events.iter().filter(|event| event.attempt_id == Some(sat)).collect();
        assert!(own.len() == 2 && own.iter().all(|event| event.parameters == "prior-1"), "{own:?}");
        let row = attempt::Entity::find_by_id(sat).one(&world.store.reader).await.unwrap().unwrap();
        assert_eq!(row.parameters.as_deref(), Some("prior-1"));
        assert!(matches!(calibrate(world, 3).await, Outcome::Unchanged { .. }), "the attempt is under way");
        tests::hand_in(&ctx, sat).await.unwrap();
        assert_eq!(kept(&calibrate(world, 4).await).1, 2, "the last answer to its question counts");
    }

    async fn answers_of_the_day_are_hints_and_no_more(world: &World) {
        let revision = newest(world).await;
        let items = practice(&revision, 2);
        let ctx = at(&world.operator(), 1);
        let wrong: Vec<Said> = (0..20).map(|_| Said::of(LearnerId::new(), &items[0], false, 0)).collect();
        keep(world, &revision, &wrong).await;
        let difficulty = |found: &calibration::Parameters, n: usize| {
            let item = found.item(&items[n].subject, Language::Fr).unwrap();
            (item.curve.b(), item.variance)
        };
        let frozen = calibration::parameters(&ctx, &revision).await.unwrap();
        let hinted = calibration::hints(&ctx, &revision).await.unwrap();
        assert!(difficulty(&hinted, 0).0 > difficulty(&frozen, 0).0 + 0.5 && difficulty(&hinted, 0).1 < difficulty(&frozen, 0).1);
        assert_eq!(difficulty(&hinted, 1), difficulty(&frozen, 1));
        kept(&calibrate(world, 2).await);
        let ctx = at(&ctx, 3);
        let (frozen, hinted) = (calibration::parameters(&ctx, &revision).await.unwrap(), calibration::hints(&ctx, &revision).await.unwrap());
        assert_eq!(difficulty(&hinted, 0), difficulty(&frozen, 0), "the night has taken them in");
        keep(world, &revision, &[Said::of(LearnerId::new(), &items[0], true, 4)]).await;
        let after = calibration::hints(&at(&ctx, 5), &revision).await.unwrap();
        assert!(difficulty(&after, 0).0 < difficulty(&frozen, 0).0);
    }

    async fn opinions_are_kept_averaged_and_calibrated(world: &World) {
        let revision = newest(world).await;
        let item = practice(&revision, 1).remove(0);
        let version = item.source().unwrap().id.clone();
        let instructor = world.by(Role::Instructor).await;
        let rated = |level: &str, share: &str| Rated { version: version.clone(), level: level.into(), borderline: share.into() };
        for (wrong, code) in [(rated("", ""), "level/missing"), (rated("6", ""), "level/unfit"), (rated("3", "100"), "borderline/unfit"), (rated("", "moitié"), "borderline/unfit")] {
            assert_eq!(field(ratings::rate(&instructor, COURSE, &item.subject, &wrong).await), code);
        }
        let stale = Rated { version: "older".into(), ..rated("3", "") };
        assert_eq!(field(ratings::rate(&instructor, COURSE, &item.subject, &stale).await), "seen/stale");
        assert_eq!(refusal(ratings::rate(&instructor, COURSE, "q-nothing", &rated("3", "")).await), Refusal::NotFound);
        let learner = world.by(Role::Learner).await;
        assert_eq!(refusal(ratings::rate(&learner, COURSE, &item.subject, &rated("3", "")).await), Refusal::Forbidden);

        let ctx = at(&world.operator(), 5);
        let before = difficulties(&ctx, &revision, std::slice::from_ref(&item)).await[0];
        ratings::rate(&instructor, COURSE, &item.subject, &rated("1", "")).await.unwrap();
        ratings::rate(&instructor, COURSE, &item.subject, &rated("5", "30")).await.unwrap();
        ratings::rate(&world.by(Role::Reviewer).await, COURSE, &item.subject, &rated("5", "")).await.unwrap();
        assert_eq!(difficulties(&ctx, &revision, std::slice::from_ref(&item)).await[0], before, "not before a calibration");
        kept(&calibrate(world, 5).await);
        let after = difficulties(&at(&ctx, 6), &revision, std::slice::from_ref(&item)).await[0];
        assert!(after > before + 0.3, "{before} {after}");
    }

    async fn pages_say_what_may_be_said(world: &World) {
        let revision = newest(world).await;
        let items = practice(&revision, 40);
        let (_, mut said) = simulated(&items, 70, 30, 8);
        // The weaker half knows this one, the stronger does not: its key is wrong.
        let mut right: BTreeMap<LearnerId, usize> = BTreeMap::new();
        for one in said.iter().filter(|one| one.right) {
            *right.entry(one.learner).or_default() += 1;
        }
        said.retain(|one| one.subject != items[0].subject);
        let mut order: Vec<(usize, LearnerId)> = right.into_iter().map(|(learner, count)| (count, learner)).collect();
        order.sort_unstable();
        said.extend(order.iter().enumerate().map(|(n, (_, learner))| Said::of(*learner, &items[0], n < 35, 41)));
        keep(world, &revision, &said).await;

        let visitor = Visitor::with(world, Role::Instructor).await;
        let front = visitor.get("/questions").await;
        front.says(&["Quelles questions fonctionnent", "Aucun étalonnage jusqu’ici"]);
        let objective = format!("/questions/{COURSE}/{}", items[0].objective);
        visitor.get(&objective).await.says(&["clé à vérifier"]);
        let page = format!("{objective}/{}", items[0].subject);
        visitor.get(&page).await.says(&[
            "70 apprenants y ont répondu pour la première fois",
            "50 % de réponses justes",
            "Les plus forts y répondent moins bien",
            "Personne n’a encore donné son avis",
        ]);
        let untouched = items::of_revision(&revision).into_values().find(|i| i.bank == Bank::Exam).unwrap();
        let of_exam = format!("/questions/{COURSE}/{}/{}", untouched.objective, untouched.subject);
        visitor.get(&of_exam).await.says(&["Personne n’y a encore répondu", "Niveau donné par l’auteur"]);
        let step = items::of_revision(&revision).into_values().find(|i| i.subject.contains('#')).unwrap();
        let of_step = format!("/questions/{COURSE}/{}/{}", step.objective, step.subject.replace('#', "~"));
        assert_eq!(visitor.get(&of_step).await.status, StatusCode::OK);

        let version = items[0].source().unwrap().id.clone();
        let wrong = visitor.post(&page, &[("version", &version), ("level", ""), ("borderline", "cent")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Donnez un nombre entier de 1 à 99."]);
        assert!(wrong.text().contains("value=\"cent\""), "nothing typed is lost");
        let sent = visitor.post(&page, &[("version", &version), ("level", "4"), ("borderline", "55")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        visitor.get(&page).await.says(&["1 avis, niveau 4,00 sur 5", "1 avis : 55 apprenants sur 100"]);
        let reviewer = Visitor::with(world, Role::Reviewer).await;
        reviewer.post(&page, &[("version", &version), ("level", "2"), ("borderline", "")]).await;
        reviewer.get(&page).await.says(&["niveau moyen 3,00 sur 5, écart 1,41"]);

        kept(&calibrate(world, 60).await);
        for outsider in [Role::Learner, Role::Registrar, Role::Tutor] {
            let outsider = Visitor::with(world, outsider).await;
            for address in ["/questions", &objective, &page, &of_exam] {
                assert_eq!(outsider.get(address).await.status, StatusCode::FORBIDDEN);
            }
        }
        assert_eq!(visitor.get("/questions/nothing/here").await.status, StatusCode::NOT_FOUND);
        assert_eq!(visitor.get(&format!("{objective}/q-nothing")).await.status, StatusCode::NOT_FOUND);
    }
}

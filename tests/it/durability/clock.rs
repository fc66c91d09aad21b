//! A clock that went back: tests do not open, and `doctor` says why.

use super::grounds::Grounds;
use crate::{
    cohort::draft,
    world::{NOW, World, on_both, refusal},
};
use service::{
    Ctx, Moment, Refusal, Role, Store,
    cohort::{self, List, Partial},
    ids::{EventId, LearnerId, SchoolId},
    journal::{self, Kept, kinds},
    quiz::tests,
};

const DAY: i64 = 24 * 3600;

fn event(school: SchoolId, learner: LearnerId, at: Moment) -> journal::Model {
    journal::Model {
        school_id: school,
        learner_id: learner,
        client_id: EventId::new(),
        kind: kinds::READ.to_owned(),
        course: "cours".to_owned(),
        subject: "one/lesson".to_owned(),
        payload: "{}".to_owned(),
        revision_id: "one".to_owned(),
        law_version: String::new(),
        attempt_id: None,
        client_time: None,
        server_time: at,
        device: String::new(),
        device_sequence: 0,
        parameters: "prior-1".to_owned(),
    }
}

async fn keep(store: &Store, world: &World, at: Moment) {
    let learner = world.row(world.person(Role::Learner)).await.learner_id;
    let kept = store.journal.keep(event(world.school.id, learner, at)).await.unwrap();
    assert_eq!(kept, Kept::New);
}

on_both! {
    async fn tests_do_not_open(world: &World) {
        world.publish("one").await;
        let registrar = world.by(Role::Registrar).await;
        let cohort = cohort::create(&registrar, &draft("Promotion")).await.unwrap();
        let list = List { matricules: "R-learner".to_owned(), chosen: Vec::new() };
        cohort::enrol(&registrar, cohort, &list, Partial::Refuse).await.unwrap();
        keep(&world.store, world, NOW.plus_seconds(DAY)).await;
        let learner = world.by(Role::Learner).await;
        assert_eq!(refusal(tests::open(&learner, cohort, "elements", "").await), Refusal::ClockWentBack);
        // The clock is right again.
        let later = Ctx { now: NOW.plus_seconds(DAY), ..learner };
        assert_ne!(tests::open(&later, cohort, "elements", "").await.err().and_then(|e| e.refusal().cloned()), Some(Refusal::ClockWentBack));
    }

    async fn sent_twice_is_acknowledged_with_the_first_time(world: &World) {
        let first = event(world.school.id, LearnerId::new(), NOW);
        assert_eq!(world.store.journal.keep(first.clone()).await.unwrap(), Kept::New);
        let again = journal::Model { server_time: NOW.plus_seconds(DAY), ..first.clone() };
        assert_eq!(world.store.journal.keep(again).await.unwrap(), Kept::Already(NOW));
        let other = journal::Model { payload: "{\"other\":1}".to_owned(), ..first };
        assert_eq!(refusal(world.store.journal.keep(other).await), Refusal::Conflict);
    }
}

#[tokio::test]
async fn doctor_says_why() {
    let grounds = Grounds::sqlite(0).await;
    let store = grounds.store().await;
    let learner = LearnerId::new();
    let future = Moment::now().plus_seconds(400 * DAY);
    store.journal.keep(event(grounds.world.school.id, learner, future)).await.unwrap();
    store.close().await;
    let said = grounds.program.run(&["doctor"]).await.unwrap();
    assert_eq!(said.code, 1, "{}", said.words);
    assert!(said.words.contains("✗ horloge / clock : l’horloge ("), "{}", said.words);
    assert!(said.words.contains("précède le dernier événement"), "{}", said.words);
    grounds.close().await;
}

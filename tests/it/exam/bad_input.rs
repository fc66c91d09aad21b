//! What no page of ours sends: the right status, and nothing of the attempt is lost.

use super::{PLAIN, class, rule};
use crate::{
    visitor::Visitor,
    world::{World, on_both},
};
use axum::http::StatusCode;
use service::{
    Role,
    ids::EventId,
    quiz::{room, settings::Rules, tests},
};

on_both! {
    async fn forged_answers(world: &World) {
        let (id, people) = class(world, 2).await;
        let (learner, other) = (Visitor::of(world, people[0]).await, Visitor::of(world, people[1]).await);
        let ctx = world.signed_in(people[0]).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        let one = format!("/attempts/{attempt}/1");
        let event = || EventId::new().to_string();
        let first = event();
        let sent = |id: &str, choice: &str| vec![("event".to_owned(), id.to_owned()), ("choice".to_owned(), choice.to_owned())];
        let post = async |who: &Visitor, address: &str, fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            who.post(address, &fields).await.status
        };
        assert_eq!(post(&learner, &one, sent(&first, "0")).await, StatusCode::SEE_OTHER);
        assert_eq!(post(&learner, &one, sent(&first, "0")).await, StatusCode::SEE_OTHER, "twice the same is once");
        assert_eq!(post(&other, &one, sent(&event(), "1")).await, StatusCode::NOT_FOUND, "another's attempt");
        assert_eq!(post(&learner, &format!("/attempts/{attempt}/9"), sent(&event(), "1")).await, StatusCode::NOT_FOUND, "a question not drawn");
        assert_eq!(post(&learner, &one, sent(&event(), "7")).await, StatusCode::UNPROCESSABLE_ENTITY, "an unknown option");
        assert_eq!(post(&learner, &one, sent("x", "1")).await, StatusCode::UNPROCESSABLE_ENTITY, "no id");
        let huge = "a".repeat(1024 * 1024);
        assert_eq!(post(&learner, &one, sent(&event(), &huge)).await, StatusCode::PAYLOAD_TOO_LARGE, "a megabyte");
        let years = [("event", event()), ("choice", "0".to_owned()), ("client_time", "99999999999999".to_owned())];
        assert_eq!(post(&learner, &one, years.map(|(n, v)| (n.to_owned(), v)).to_vec()).await, StatusCode::SEE_OTHER, "a clock years ahead");
        // The same id with another choice: refused for a script, another answer for a plain form sent again.
        let json = learner.json(&one, &[("event", &first), ("choice", "2")]).await;
        assert_eq!(json.status, StatusCode::CONFLICT);
        let sitting = tests::sitting(&ctx, attempt).await.unwrap();
        assert_eq!(sitting.came(1).0, 2, "what was refused is not there, what was taken is");
        assert_eq!(post(&learner, &one, sent(&first, "2")).await, StatusCode::SEE_OTHER);
        assert_eq!(tests::sitting(&ctx, attempt).await.unwrap().came(1).0, 3);
        let stranger = [("event", event()), ("choice", "0".to_owned()), ("owner", "somebody".to_owned())];
        assert_eq!(post(&learner, &one, stranger.map(|(n, v)| (n.to_owned(), v)).to_vec()).await, StatusCode::UNAUTHORIZED);
        assert_eq!(post(&learner, &format!("/attempts/{attempt}/hand-in"), vec![]).await, StatusCode::SEE_OTHER);
        let late = learner.post(&one, &[("event", &event()), ("choice", "1")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        late.says(&["après la fin de l’épreuve", "conservée à part"]);
        learner.get(&format!("/attempts/{attempt}")).await.says(&["Une réponse est arrivée après la fin"]);
    }

    async fn while_the_room_is_paused(world: &World) {
        let (id, people) = class(world, 1).await;
        let learner = Visitor::of(world, people[0]).await;
        let ctx = world.signed_in(people[0]).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        room::pause(&world.by(Role::Invigilator).await, id, "free", "panne").await.unwrap();
        let one = format!("/attempts/{attempt}/1");
        learner.get(&one).await.says(&["Épreuve suspendue", "Le temps ne court pas"]);
        let refused = learner.post(&one, &[("event", &EventId::new().to_string()), ("choice", "1")]).await;
        assert_eq!(refused.status, StatusCode::LOCKED);
        refused.says(&["cette réponse n’est pas encore enregistrée"]);
        assert!(refused.text().contains("value=\"1\" checked"), "what was chosen is still chosen: {}", refused.text());
        let json = learner.json(&one, &[("event", &EventId::new().to_string()), ("choice", "1")]).await;
        assert_eq!(json.status, StatusCode::LOCKED);
    }

    async fn pages_of_the_room(world: &World) {
        let (id, people) = class(world, 2).await;
        rule(world, id, "free", Rules { code_required: true, ..PLAIN }).await;
        let invigilator = Visitor::with(world, Role::Invigilator).await;
        let room = format!("/cohorts/{id}/tests/free/room");
        invigilator.get("/rooms").await.says(&["Faire le point", "Promotion", "personne ne compose"]);
        invigilator.get(&room).await.says(&["Aucun code n’a encore été donné", "L-01", "pas commencé"]);
        assert_eq!(invigilator.post(&room, &[("act", "code")]).await.to, room);
        let nothing = invigilator.post(&room, &[("act", "time"), ("minutes", "5"), ("time_reason", "")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        nothing.says(&["Donnez un motif."]);
        assert!(nothing.text().contains("value=\"5\""), "nothing typed is lost");
        let seat = format!("{room}/{}", people[1]);
        assert_eq!(invigilator.post(&seat, &[("act", "note"), ("words", "Arrivé en retard, <b>excuse</b> vue")]).await.to, seat);
        invigilator.get(&seat).await.says(&["Nom02 Awa", "Arrivé en retard, <b>excuse</b> vue"]);
        invigilator.get(&format!("/cohorts/{id}/tests/free/record")).await.says(&["Procès-verbal", "Code de début donné", "L-02 Nom02 Awa"]);
        let learner = Visitor::of(world, people[0]).await;
        for address in [room.as_str(), "/rooms", seat.as_str()] {
            assert_eq!(learner.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
        }
        let wrong = learner.post(&format!("/cohorts/{id}/tests/free"), &[("code", "ABC")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Ce n’est pas le code de début en cours"]);
        assert!(wrong.text().contains("value=\"ABC\""));
    }

    async fn pages_of_the_settings(world: &World) {
        let (id, people) = class(world, 1).await;
        let instructor = Visitor::with(world, Role::Instructor).await;
        let settings = format!("/cohorts/{id}/tests/before/settings");
        instructor.get(&settings).await.says(&["Réglages de l’épreuve", "Le cours en prévoit 20", "Formes parallèles", "comme les autres"]);
        let wrong = instructor.post(&settings, &[("act", "rules"), ("opens", "2026-03-02T10:00"), ("closes", "2026-03-02T09:00"), ("minutes", "45"), ("release_rule", "by-act"), ("forms", "balanced")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("value=\"45\""), "nothing typed is lost");
        let kept = instructor.post(&settings, &[("act", "rules"), ("closes", "2026-03-02T19:00"), ("minutes", "45"), ("release_rule", "by-act"), ("code", "on"), ("forms", "balanced")]).await;
        assert_eq!(kept.to, settings);
        instructor.get(&settings).await.says(&["Pas encore publiés", "Publier les résultats"]);
        let terms = format!("{settings}/{}", people[0]);
        let refused = instructor.post(&terms, &[("extra_percent", "33"), ("reason", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("value=\"33\""));
        instructor.post(&terms, &[("extra_percent", "33"), ("own", "resit"), ("extra_attempts", "1"), ("reason", "certificat"), ("note", "Salle 2")]).await;
        instructor.get(&settings).await.says(&["rattrapage, 33", "un essai de plus"]);
        let learner = Visitor::of(world, people[0]).await;
        let rules = learner.get(&format!("/cohorts/{id}/tests/before")).await;
        rules.says(&["60 minutes", "15 minutes de temps supplémentaire", "30 secondes", "quand le formateur les publie", "Salle 2", "Code de début", "2 essais"]);
        assert_eq!(learner.get(&settings).await.status, StatusCode::FORBIDDEN);
    }
}

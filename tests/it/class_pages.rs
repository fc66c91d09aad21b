//! The pages of a cohort's life, through the router in memory, without script.

use crate::{
    class::{answer, at, class},
    visitor::Visitor,
    world::{World, on_both},
};
use axum::http::StatusCode;
use service::{Role, cohort::staff};

on_both! {
    async fn a_registrar_sets_up_a_session_and_a_learner_joins(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people[..1]).await;
        let registrar = Visitor::with(world, Role::Registrar).await;
        let cohort = format!("/cohorts/{id}");
        registrar.get(&cohort).await.says(&["Autres actions", "Groupes", "Code d’inscription", "Copier le plan", "Réglages", "Suivi", "Calendrier", "Présences"]);
        let wrong = registrar.post(&format!("{cohort}/settings"), &[("name", "Session de Gao"), ("starts_on", "2026-03-09"), ("ends_on", "2026-03-02")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("value=\"Session de Gao\""), "nothing typed is lost");
        wrong.says(&["Le dernier jour précède le premier."]);
        registrar.post(&format!("{cohort}/settings"), &[("name", "Session de Gao"), ("starts_on", "2026-03-02"), ("ends_on", "2026-03-09")]).await;
        registrar.get(&cohort).await.says(&["Session de Gao", "du 2 mars 2026 au 9 mars 2026"]);
        registrar.post(&format!("{cohort}/groups"), &[("person", &people[0].to_string()), ("group", "Groupe A")]).await;
        registrar.get(&format!("{cohort}/groups?group=Groupe%20A")).await.says(&["Nom01 Awa"]);
        let none = registrar.post(&format!("{cohort}/groups"), &[("group", "B")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        none.says(&["Cochez au moins une personne."]);
        registrar.post(&format!("{cohort}/staff"), &[("person", &world.person(Role::Tutor).to_string())]).await;
        registrar.get(&cohort).await.says(&["Formateurs et tuteurs Personne tutor"]);
        Visitor::with(world, Role::Tutor).await.get("/cohorts").await.says(&["Session de Gao vous la suivez"]);
        registrar.get(&format!("{cohort}/code")).await.says(&["L’inscription par code est fermée."]);
        registrar.post(&format!("{cohort}/code"), &[("act", "make"), ("days", "7")]).await;
        let sheet = registrar.get(&format!("{cohort}/code")).await;
        sheet.says(&["ecole.test/join", "Valable jusqu’au 9 mars 2026, 09:00"]);
        let html = sheet.text();
        let code = html.split_once("<code>").unwrap().1.split('<').next().unwrap().to_owned();
        let learner = Visitor::of(world, people[1]).await;
        learner.get("/").await.says(&["Rejoindre une session avec un code"]);
        let wrong = learner.post("/join", &[("code", "ABCD-9999")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Ce code n’ouvre aucune session"]);
        assert_eq!(learner.post("/join", &[("code", &code)]).await.to, "/");
        learner.get("/").await.says(&["Session de Gao", "Commencer par : Leçon un", "Où j’en suis", "Temps passé dans le cours : 0 min."]);
        let copied = registrar.post(&format!("{cohort}/copy"), &[("name", "L’an prochain"), ("revision", "same"), ("starts_on", "2027-03-01")]).await;
        registrar.get(&copied.to).await.says(&["L’an prochain", "Aucun participant", "du 1er mars 2027 au 8 mars 2027"]);
        let member = format!("{cohort}/members/{}", people[0]);
        registrar.get(&member).await.says(&["Changer de session", "restent dans cette session"]);
        let to = copied.to.trim_start_matches("/cohorts/").to_owned();
        registrar.post(&format!("{member}/transfer"), &[("to", &to)]).await;
        registrar.get(&copied.to).await.says(&["Nom01 Awa"]);
        registrar.post(&format!("{cohort}/archive"), &[("state", "archived")]).await;
        registrar.get("/cohorts").await.says(&["Une session archivée"]);
        registrar.get(&cohort).await.says(&["Cette session est archivée depuis le 2 mars 2026"]);
        assert_eq!(registrar.post(&format!("{cohort}/groups"), &[("person", &people[1].to_string()), ("group", "B")]).await.status, StatusCode::CONFLICT);
        learner.get("/").await.says(&["Vous n’êtes inscrit à aucune session"]);
    }

    async fn a_module_that_is_not_open_says_when_it_opens(world: &World) {
        let people = world.add_learners(1).await;
        let id = class(world, &people).await;
        let instructor = Visitor::with(world, Role::Instructor).await;
        let calendar = format!("/cohorts/{id}/calendar");
        instructor.get(&calendar).await.says(&["Heure de l’école : Africa/Ouagadougou.", "Premier module", "Répartir les modules"]);
        let proposed = instructor.get(&format!("{calendar}?from=2026-03-02T08:00&every=7")).await;
        proposed.says(&["rien n’est encore enregistré"]);
        assert!(proposed.text().contains("name=\"opens-two\" value=\"2026-03-09T08:00\""));
        let wrong = instructor.post(&calendar, &[("opens-one", "2026-03-09T08:00"), ("due-one", "2026-03-02T08:00"), ("opens-two", ""), ("due-two", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["L’échéance précède l’ouverture.", "Rien n’a été enregistré."]);
        let dates = [("opens-one", ""), ("due-one", "2026-03-04T08:00"), ("opens-two", "2026-03-09T08:00"), ("due-two", "2026-03-16T08:00")];
        assert_eq!(instructor.post(&calendar, &dates).await.status, StatusCode::SEE_OTHER);
        let learner = Visitor::of(world, people[0]).await;
        let closed = learner.get("/courses/cours/two/more").await;
        assert_eq!(closed.status, StatusCode::FORBIDDEN);
        closed.says(&["Module pas encore ouvert", "Ce module ouvrira le 9 mars 2026, 08:00, heure de l’école."]);
        assert_eq!(learner.get("/courses/cours/one/read").await.status, StatusCode::OK);
        assert_eq!(learner.get("/law").await.status, StatusCode::OK);
        assert_eq!(instructor.get("/courses/cours/two/more").await.status, StatusCode::OK);
        learner.get("/courses/cours").await.says(&["Ce module ouvrira le 9 mars 2026, 08:00", "À faire avant le 4 mars 2026, 08:00"]);
        let home = learner.get("/").await;
        home.says(&["Premier module 4 mars 2026, 08:00 dans 2 jours", "Second module 16 mars 2026, 08:00 (pas encore ouvert) dans 14 jours"]);
        assert!(home.text().contains("Avis (un non lu)"), "the count stands in the masthead");
        learner.get("/notices").await.says(&["Premier module : à faire avant le 4 mars 2026, 08:00", "Marquer comme lu"]);
        learner.post("/notices", &[]).await;
        assert!(!learner.get("/").await.text().contains("non lu"));
        let given = instructor.post(&format!("/cohorts/{id}/extensions"), &[("person", &people[0].to_string()), ("module", "one"), ("until", "2026-03-20T08:00"), ("reason", "")]).await;
        assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY);
        given.says(&["Donnez un motif."]);
        instructor.post(&format!("/cohorts/{id}/extensions"), &[("person", &people[0].to_string()), ("module", "one"), ("until", "2026-03-20T08:00"), ("reason", "maladie")]).await;
        instructor.get(&calendar).await.says(&["Délais accordés", "Nom01 Awa Premier module 20 mars 2026, 08:00 maladie"]);
        learner.get("/").await.says(&["dans 18 jours"]);
    }

    async fn attendance_is_kept_on_a_sheet(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people).await;
        let tutor = Visitor::with(world, Role::Tutor).await;
        let all = format!("/cohorts/{id}/attendance");
        tutor.get(&all).await.says(&["Aucune séance"]);
        let wrong = tutor.post(&all, &[("held_on", ""), ("half", "morning"), ("title", "Atelier")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("value=\"Atelier\""));
        let made = tutor.post(&all, &[("held_on", "2026-03-02"), ("half", "morning"), ("title", "Atelier")]).await;
        tutor.get(&made.to).await.says(&["Atelier", "2 mars 2026, matin", "Nom01 Awa"]);
        let first = format!("p-{}", people[0]);
        let second = format!("p-{}", people[1]);
        tutor.post(&made.to, &[(&first, "absent"), (&second, ""), ("rest", "present")]).await;
        tutor.get(&all).await.says(&["un présent, un absent"]);
        let wrong = tutor.upload(&format!("{}/import", made.to), Some(("p.csv", b"L-01;P\nX-1;P\n")), &[]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Ligne 2, X-1 : ce matricule n’est pas celui d’un participant de la session.", "Rien n’a été noté"]);
        let pasted = tutor.upload(&format!("{}/import", made.to), None, &[("lines", "L-01;retard\r\nL-02;J")]).await;
        assert_eq!(pasted.status, StatusCode::SEE_OTHER);
        tutor.get(&all).await.says(&["un retard, un absent justifié"]);
        let file = tutor.get(&format!("{all}/export/standard")).await;
        assert!(file.text().contains("L-02,Nom02,Awa,,excused,0,0,1,0"), "{}", file.text());
        let learner = Visitor::of(world, people[0]).await;
        learner.get(&format!("/me/attendance/{id}")).await.says(&["Mes présences", "Atelier 2 mars 2026, matin retard"]);
        assert_eq!(learner.get(&all).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_tutor_finds_who_needs_help_and_writes(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people).await;
        staff::assign(&world.operator(), id, &[world.person(Role::Tutor)]).await.unwrap();
        let awa = world.signed_in(people[0]).await;
        for n in 0..4 {
            answer(&at(&awa, -600 + n * 60), "q-a", false).await.unwrap();
        }
        let tutor = Visitor::with(world, Role::Tutor).await;
        let grid = tutor.get(&format!("/cohorts/{id}/progress")).await;
        grid.says(&["Qui a besoin d’aide", "Nom01 Awa 4 échecs de suite à la question « Question q-a »", "Réussite de 2 personnes", "Titres des modules Premier module", "3 min"]);
        tutor.get(&format!("/cohorts/{id}/progress?show=practised")).await.says(&["Questions travaillées par 2 personnes", "1/2"]);
        let one = format!("/cohorts/{id}/progress/{}", people[0]);
        tutor.get(&one).await.says(&["Cette personne a besoin d’aide", "Question q-a 4e essai la fausse", "Question q-a 1er essai", "4 réponses, la dernière d’abord", "Écrire à cette personne"]);
        let file = tutor.get(&format!("/cohorts/{id}/progress/export/fr")).await;
        assert!(file.text().contains("Premier module : pages lues"), "{}", file.text());
        let write = format!("/cohorts/{id}/message");
        tutor.get(&format!("{write}?to={}", people[0])).await.says(&["Il n’est pas envoyé par courriel", "Toute la session (2 personnes)"]);
        let wrong = tutor.post(&write, &[("to", "cohort"), ("subject", "Atelier"), ("body", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("value=\"Atelier\""));
        tutor.post(&write, &[("to", &people[0].to_string()), ("subject", "Atelier"), ("body", "Venez <b>demain</b>.\nMerci.")]).await;
        let learner = Visitor::of(world, people[0]).await;
        learner.get("/notices").await.says(&["Message de tutor Personne : Atelier"]);
        let list = learner.get("/messages").await;
        list.says(&["Atelier de tutor Personne", "non lu"]);
        let html = list.text();
        let address = format!("/messages/{}", html.split_once("href=\"/messages/").unwrap().1.split('"').next().unwrap());
        learner.get(&address).await.says(&["Venez <b>demain</b>. Merci.", "Répondre à tutor Personne"]);
        learner.post(&format!("{address}/read"), &[]).await;
        learner.post(&address, &[("body", "J’y serai.")]).await;
        tutor.get("/messages").await.says(&["Re : Atelier", "de Awa Nom01"]);
        assert_eq!(Visitor::of(world, people[1]).await.get(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(learner.get(&write).await.status, StatusCode::FORBIDDEN);
    }
}

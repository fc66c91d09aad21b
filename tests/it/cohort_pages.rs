//! The pages of cohorts and marks, through the router in memory, without script.

use crate::{
    grades::marked,
    visitor::Visitor,
    world::{World, on_both},
};
use axum::http::{StatusCode, header};
use service::{Role, ids::CohortId};

on_both! {
    async fn a_registrar_makes_a_cohort_and_enrols_by_list(world: &World) {
        let registrar = Visitor::with(world, Role::Registrar).await;
        assert_eq!(registrar.get("/cohorts/new").await.status, StatusCode::NOT_FOUND, "nothing is published yet");
        world.publish("one").await;
        world.add_learners(3).await;
        registrar.get("/cohorts").await.says(&["Aucune session", "Créer une session ou une promotion"]);
        let wrong = registrar.post("/cohorts/new", &[("name", ""), ("kind", "session"), ("course", "traite-et-trafic")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Donnez un nom."]);
        let typed = [("name", "Session de Bobo"), ("kind", "session"), ("course", "traite-et-trafic")];
        let made = registrar.post("/cohorts/new", &typed).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER);
        registrar.get(&made.to).await.says(&["Session de Bobo", "Traite et trafic", "Aucun participant", "Éléments constitutifs"]);
        let enrol = format!("{}/enrol", made.to);
        registrar.get(&enrol).await.says(&["Un par ligne", "liste des apprenants (4)"]);
        let faulty = registrar.post(&enrol, &[("matricules", "L-01\r\nX-9\r\nL-02")]).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        faulty.says(&["Ligne 2, X-9 : aucun compte n’a ce matricule dans l’école.", "votre liste est toujours là", "L-01 X-9 L-02"]);
        let kept = registrar.post(&enrol, &[("matricules", "L-01\r\nX-9\r\nL-02"), ("partial", "yes")]).await;
        kept.says(&["2 personnes inscrites", "X-9"]);
        assert_eq!(registrar.post(&enrol, &[("matricules", "L-03")]).await.status, StatusCode::SEE_OTHER);
        registrar.get(&made.to).await.says(&["3 participants", "Nom01 Awa", "Nom03 Awa"]);
        registrar.get("/cohorts").await.says(&["3 personnes"]);
    }

    async fn a_person_is_withdrawn_and_taken_back(world: &World) {
        let (id, people) = marked(world).await;
        let registrar = Visitor::with(world, Role::Registrar).await;
        let member = format!("/cohorts/{id}/members/{}", people[0]);
        registrar.get(&member).await.says(&["Nom01 Awa", "selon la fiche de la personne", "Retirer de la session"]);
        assert_eq!(registrar.post(&member, &[("jurisdiction", "NE"), ("audience", "")]).await.status, StatusCode::SEE_OTHER);
        let person = people[0].to_string();
        let out = registrar.post(&format!("/cohorts/{id}/withdraw"), &[("person", &person), ("state", "out")]).await;
        assert_eq!(out.to, format!("/cohorts/{id}"));
        registrar.get(&out.to).await.says(&["5 participants", "Une personne retirée", "Niger"]);
        registrar.get(&format!("/cohorts/{id}/marks")).await.says(&["Nom01 Awa retiré", "12,50"]);
        registrar.post(&format!("/cohorts/{id}/withdraw"), &[("person", &person), ("state", "in")]).await;
        registrar.get(&out.to).await.says(&["6 participants"]);
    }

    async fn marks_are_shown_with_where_they_come_from(world: &World) {
        let (id, _) = marked(world).await;
        let registrar = Visitor::with(world, Role::Registrar).await;
        registrar.get(&format!("/cohorts/{id}/marks")).await.says(&[
            "Notes de 6 personnes", "Éléments constitutifs sur 20, meilleur essai · coefficient 1",
            "L-01 12,50 provisoire, une note manque 12,50 en ligne · 2 essais",
            "14,00 modifiée par registrar Personne · erreur; de \"saisie\" · un essai", "0,00 sur papier", "absent sur papier",
            "L-05 provisoire, une note manque excusé", "−0,75 par relais",
        ]);
    }

    async fn the_file_is_previewed_and_then_fetched(world: &World) {
        let (id, _) = marked(world).await;
        let registrar = Visitor::with(world, Role::Registrar).await;
        let preview = registrar.get(&format!("/cohorts/{id}/marks/export?kind=gradebook&format=fr")).await;
        preview.says(&["notes-session-de-bobo-dioulasso-2026-03-02.csv", "point-virgule", "virgule", "Lignes, sans l’en-tête 6", "Télécharger le fichier"]);
        let file = registrar.get(&format!("/cohorts/{id}/marks/export/gradebook.fr")).await;
        assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"notes-session-de-bobo-dioulasso-2026-03-02.csv\"");
        let text = file.text();
        let plain = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(plain.as_bytes());
        let shown = registrar.get(&format!("/cohorts/{id}/marks")).await.words();
        for record in reader.records().map(Result::unwrap) {
            let mark = record[3].to_owned();
            assert!(shown.contains(&record[0]) && shown.contains(&mark), "{} {mark}", &record[0]);
        }
        registrar.get(&format!("/cohorts/{id}/marks/export?kind=gradebook&format=standard")).await.says(&["marks-session-de-bobo", "point"]);
        assert_eq!(registrar.get(&format!("/cohorts/{id}/marks/export/people.moodle")).await.status, StatusCode::NOT_FOUND);
    }

    async fn those_who_may_not_are_refused_and_unknown_cohorts_are_not_found(world: &World) {
        let (id, _) = marked(world).await;
        let addresses = [format!("/cohorts/{id}"), format!("/cohorts/{id}/marks"), format!("/cohorts/{id}/marks/export/gradebook.fr"), format!("/cohorts/{id}/enrol"), "/cohorts/new".to_owned()];
        let seen = |role: Role| {
            let addresses = addresses.clone();
            async move {
                let visitor = Visitor::with(world, role).await;
                let mut statuses = Vec::new();
                for address in &addresses {
                    statuses.push(visitor.get(address).await.status.as_u16());
                }
                statuses
            }
        };
        assert_eq!(seen(Role::Registrar).await, [200, 200, 200, 200, 200]);
        assert_eq!(seen(Role::Administrator).await, [200, 403, 403, 200, 200]);
        assert_eq!(seen(Role::Instructor).await, [200, 200, 403, 403, 403]);
        assert_eq!(seen(Role::Jury).await, [200, 200, 403, 403, 403]);
        assert_eq!(seen(Role::Tutor).await, [200, 403, 403, 403, 403]);
        assert_eq!(seen(Role::Learner).await, [403, 403, 403, 403, 403]);
        let registrar = Visitor::with(world, Role::Registrar).await;
        let unknown = CohortId::new();
        for rest in ["", "/marks", "/marks/export", "/marks/export/gradebook.fr", "/enrol"] {
            assert_eq!(registrar.get(&format!("/cohorts/{unknown}{rest}")).await.status, StatusCode::NOT_FOUND, "{rest}");
        }
    }

    async fn a_program_without_a_good_token_is_told_so_and_not_sent_to_sign_in(world: &World) {
        let visitor = Visitor::nobody(world).await;
        assert_eq!(visitor.get("/exports/file").await.status, StatusCode::UNAUTHORIZED);
    }
}

//! The pages of people, through the router in memory, without script.

use crate::{
    roster::list,
    visitor::Visitor,
    world::{NOW, World, on_both},
};
use axum::http::{StatusCode, header};
use service::{
    Role,
    identity::{self, Attempt, people},
    secret,
};

/// The text that a page carries on to its next step.
fn carried(html: &str) -> String {
    let (_, rest) = html.split_once("<textarea name=\"text\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (inside, _) = rest.split_once("</textarea>").unwrap();
    let inside = inside.strip_prefix('\n').unwrap();
    inside.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

on_both! {
    async fn a_registrar_imports_twenty_five_and_prints_their_codes(world: &World) {
        let registrar = Visitor::with(world, Role::Registrar).await;
        registrar.get("/people/import").await.says(&["Choisir le fichier", "Matricule", "Télécharger un fichier d’exemple"]);
        let file = list(25);
        let look = registrar.upload("/people/import", Some(("liste.csv", file.as_bytes())), &[]).await;
        assert_eq!(look.status, StatusCode::OK);
        look.says(&[
            "25 personnes à créer. Aucun problème.",
            "Fichier liste.csv, séparateur point-virgule, codage UTF-8. Rien n’est encore enregistré.",
            "Personnes à créer : les 10 premières sur 25",
            "Importer 25 personnes",
        ]);
        let text = carried(&look.text());
        let done = registrar.upload("/people/import", None, &[("step", "import"), ("text", &text)]).await;
        assert_eq!((done.status, done.to.as_str()), (StatusCode::SEE_OTHER, format!("/people?made={}&tick=all", NOW.0).as_str()));
        let made = registrar.get(&done.to).await;
        made.says(&["BF-001", "BF-025", "jamais connecté", "Créer les codes des personnes cochées"]);
        let people: Vec<_> = people::list(&world.operator()).await.unwrap().into_iter().filter(|p| p.draft.matricule.starts_with("BF-")).collect();
        let ids: Vec<String> = people.iter().map(|p| p.id.to_string()).collect();
        assert!(ids.iter().all(|id| made.text().contains(id)));
        let chosen: Vec<(&str, &str)> = ids.iter().map(|id| ("person", id.as_str())).collect();
        let sheet = registrar.post("/people/codes", &chosen).await;
        assert_eq!(sheet.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(sheet.text().matches("class=\"code\"").count(), 25);
        sheet.says(&["Nom01 Awa", "Matricule : BF-001", "http://ecole.test/", "n’est affichée qu’une fois"]);
        let html = sheet.text();
        let code = html.split_once("class=\"code\">").unwrap().1.split_once('<').unwrap().0;
        let attempt = Attempt { name: "BF-001".to_owned(), secret: code.to_owned(), ..Attempt::default() };
        assert!(identity::sign_in(&world.visitor(), attempt).await.unwrap().must_change_password);
        assert!(!secret::digest(code).is_empty());
    }

    async fn a_file_with_problems_is_told_line_by_line_and_nothing_is_lost(world: &World) {
        let registrar = Visitor::with(world, Role::Registrar).await;
        let file = "Matricule;Nom;Prénom;Pays\nA1;<b>Sy</b> & \"fils\";Ali;\n;Ba;Awa;\nA3;\"Ka\nKane\";Awa;Tchad\nr-tutor;Lo;Ibra;ML\n";
        let look = registrar.upload("/people/import", Some(("l.csv", file.as_bytes())), &[]).await;
        look.says(&[
            "Une personne à créer.", "3 problèmes à corriger.", "Ligne 3 Matricule Donnez un matricule.",
            "Ligne 4 Pays Pays inconnu : BF, ML, NE ou autre. Tchad", "Ligne 6 Matricule Ce matricule est déjà celui d’une autre personne. R-TUTOR",
            "N’importer que la ligne juste",
        ]);
        assert_eq!(carried(&look.text()), file);
        let refused = registrar.upload("/people/import", None, &[("step", "import"), ("text", file), ("name", "l.csv")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&["Rien n’a été importé", "Ligne 4 Pays"]);
        assert_eq!(carried(&refused.text()), file);
        let fields = [("step", "import"), ("text", file), ("partial", "yes")];
        assert_eq!(registrar.upload("/people/import", None, &fields).await.status, StatusCode::SEE_OTHER);
        registrar.get("/people?q=A1").await.says(&["Une personne sur 12", "A1"]);
    }

    async fn an_upload_that_is_empty_or_too_large_is_answered_in_words(world: &World) {
        let registrar = Visitor::with(world, Role::Registrar).await;
        let nothing = registrar.upload("/people/import", Some(("", b"")), &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        nothing.says(&["Choisissez un fichier."]);
        let large = vec![b'x'; 3 * 1024 * 1024];
        registrar.upload("/people/import", Some(("l.csv", &large)), &[]).await.says(&["Le fichier dépasse 2 Mo."]);
        let huge = vec![b'x'; 7 * 1024 * 1024];
        let answer = registrar.upload("/people/import", Some(("l.csv", &huge)), &[]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        answer.says(&["dépasse la taille permise"]);
        let example = registrar.get("/people/import/example.csv").await;
        assert!(example.text().starts_with("\u{feff}Matricule;Nom;Prénom"));
    }

    async fn the_list_is_searched_and_filtered_without_script(world: &World) {
        world.add("BF-1", "Ouédraogo", "Aminata", &[Role::Learner]).await;
        let registrar = Visitor::with(world, Role::Registrar).await;
        registrar.get("/people?q=ouedraogo&role=learner&state=waiting").await.says(&["Une personne sur 12", "Ouédraogo Aminata", "apprenant"]);
        registrar.get("/people?q=personne%20introuvable").await.says(&["Personne ne répond à ces critères"]);
        registrar.get("/people?role=roi&page=-1&made=x").await.says(&["12 personnes sur 12"]);
        let nobody = registrar.post("/people/codes", &[]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        nobody.says(&["Cochez au moins une personne"]);
        let tutor = Visitor::with(world, Role::Tutor).await.get("/people").await;
        assert!(!tutor.text().contains("type=\"checkbox\"") && !tutor.text().contains("/people/import"));
    }

    async fn a_person_is_made_changed_deactivated_and_activated(world: &World) {
        let registrar = Visitor::with(world, Role::Registrar).await;
        let typed = |matricule: &'static str| [
            ("matricule", matricule), ("family_name", "Sy"), ("given_name", "Ali"), ("email", ""), ("jurisdiction", "BF"),
            ("audience", "opj"), ("sex", ""), ("locale", "fr"), ("roles", "learner"), ("roles", "tutor"),
        ];
        let wrong = registrar.post("/people/new", &typed("")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Il y a un problème", "Donnez un matricule."]);
        assert!(wrong.text().contains("value=\"Sy\""), "what was typed is still there");
        let made = registrar.post("/people/new", &typed("bf-7")).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER);
        let page = registrar.get(&made.to).await;
        page.says(&["Sy Ali", "jamais connecté", "Créer un code d’accès", "Désactiver le compte"]);
        assert!(!page.text().contains("value=\"administrator\""), "a registrar is not offered roles that rule");
        let taken = registrar.post(&made.to, &typed("R-TUTOR")).await;
        taken.says(&["Ce matricule est déjà celui d’une autre personne."]);
        assert_eq!(registrar.post(&made.to, &typed("BF-8")).await.status, StatusCode::SEE_OTHER);
        let state = format!("{}/state", made.to);
        registrar.get(&state).await.says(&["Désactiver le compte de Sy Ali ?", "sont conservées"]);
        assert_eq!(registrar.post(&state, &[("state", "inactive")]).await.status, StatusCode::SEE_OTHER);
        registrar.get(&made.to).await.says(&["désactivé", "Réactiver le compte"]);
        registrar.post(&state, &[("state", "active")]).await;
        assert_eq!(registrar.post(&state, &[("state", "elsewhere")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let administrator = Visitor::with(world, Role::Administrator).await;
        assert!(administrator.get(&made.to).await.text().contains("value=\"administrator\""));
    }

    async fn forged_fields_and_those_who_may_not_are_refused(world: &World) {
        let registrar = Visitor::with(world, Role::Registrar).await;
        let forged = [("matricule", "X1"), ("family_name", "Sy"), ("given_name", "Ali"), ("jurisdiction", "BF"), ("audience", "opj"), ("locale", "fr"), ("roles", "administrator")];
        let refused = registrar.post("/people/new", &forged).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        refused.says(&["Seul l’administrateur donne ou retire ce rôle."]);
        let ruler = format!("/people/{}", world.person(Role::Administrator));
        registrar.get(&ruler).await.says(&["seul un administrateur peut modifier sa fiche"]);
        for address in ["/people/0/state", "/people/none"] {
            assert_eq!(registrar.get(address).await.status, StatusCode::BAD_REQUEST, "{address}");
        }
        let unknown = format!("/people/{}", service::ids::PersonId::new());
        assert_eq!(registrar.get(&unknown).await.status, StatusCode::NOT_FOUND);
        let learner = Visitor::with(world, Role::Learner).await;
        for address in ["/people", "/people/new", "/people/import", "/people/import/example.csv", ruler.as_str()] {
            assert_eq!(learner.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
        }
        assert_eq!(learner.post("/people/codes", &[("person", &world.person(Role::Tutor).to_string())]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(learner.upload("/people/import", None, &[]).await.status, StatusCode::FORBIDDEN);
        let nobody = Visitor::nobody(world).await.get("/people").await;
        assert_eq!((nobody.status, nobody.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in?next=/people"));
    }
}

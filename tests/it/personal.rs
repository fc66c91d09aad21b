//! What the school holds about a person, told to that person.

use crate::{
    visitor::Visitor,
    world::{World, on_both},
};
use axum::http::{StatusCode, header};
use service::Role;

on_both! {
    async fn a_person_takes_a_copy_of_what_concerns_them_alone(world: &World) {
        let learner = Visitor::with(world, Role::Learner).await;
        learner.get("/account").await.says(&["Vos données"]);
        learner.get("/data").await.says(&["Seule une empreinte est gardée", "Prendre une copie de mes données"]);
        let copy = learner.get("/account/data.json").await;
        assert_eq!(copy.status, StatusCode::OK);
        assert_eq!(copy.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(copy.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"mes-donnees.json\"");
        let held: serde_json::Value = serde_json::from_slice(&copy.bytes).unwrap();
        assert_eq!(held["person"]["matricule"], "R-LEARNER");
        assert_eq!(held["roles"], serde_json::json!(["learner"]));
        assert_eq!(held["sessions"].as_array().unwrap().len(), 1);
        assert!(!copy.text().contains("R-TUTOR"));
    }

    async fn a_visitor_reads_what_is_kept_and_has_no_copy(world: &World) {
        let nobody = Visitor::nobody(world).await;
        let page = nobody.get("/data").await;
        page.says(&["Vos données", "Aucune mesure d’audience"]);
        assert!(!page.words().contains("Prendre une copie de mes données"));
        let copy = nobody.get("/account/data.json").await;
        assert_eq!(copy.status, StatusCode::SEE_OTHER);
        assert!(copy.to.starts_with("/sign-in"), "{}", copy.to);
    }
}

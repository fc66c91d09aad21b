//! Search: without case or accents, the same on both databases, and nothing of the sealed bank anywhere.

use crate::{
    content::{compiled, publish_all, relied_on},
    visitor::Visitor,
    world::{World, on_both},
};
use axum::http::StatusCode;
use sea_orm::EntityTrait;
use service::{
    Role,
    catalogue::records::revision,
    search::{self, Found, Target},
};

fn titles(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.title.as_str()).collect()
}

/// A phrase of each exam question that stands nowhere else.
fn sealed_words() -> Vec<String> {
    let bank = &compiled().courses[0].bank;
    let open = serde_json::to_string(&compiled().courses[0].course).unwrap();
    let titles = bank.iter().map(|(_, q)| q.unsealed().wording(learning::catalogue::Language::Fr).1.title.clone());
    titles.filter(|title| !open.contains(title.as_str()) && title.split_whitespace().count() > 2).collect()
}

on_both! {
    async fn words_are_found_without_accents_or_capitals(world: &World) {
        publish_all(&world.operator()).await;
        let visitor = world.visitor();
        let plain = search::search(&visitor, "consentement").await.unwrap();
        assert!(plain.count > 3);
        assert!(plain.hits.iter().any(|hit| hit.snippet.iter().any(|piece| piece.found)));
        assert_eq!(plain, search::search(&visitor, "CONSENTEMENT").await.unwrap());
        assert_eq!(titles(&search::search(&visitor, "éléments").await.unwrap()), titles(&search::search(&visitor, "ELEMENT").await.unwrap()));
        let (_, provision) = compiled().register.provision(&relied_on().0).unwrap();
        let subject = provision.subject.text(learning::catalogue::Language::Fr);
        let law = search::search(&visitor, subject).await.unwrap();
        assert!(law.hits.iter().any(|hit| matches!(hit.target, Target::Law(..))), "{:?}", titles(&law));
        assert_eq!(search::search(&visitor, "").await.unwrap().count, 0);
        assert_eq!(search::search(&visitor, &"zzzz ".repeat(500)).await.unwrap().count, 0);
    }

    async fn the_page_works_without_script(world: &World) {
        publish_all(&world.operator()).await;
        let nobody = Visitor::nobody(world).await;
        assert!(nobody.get("/").await.text().contains("action=\"/search\""));
        nobody.get("/search").await.says(&["Recherche"]);
        let found = nobody.get("/search?q=victime").await;
        found.says(&["résultats"]);
        assert!(found.text().contains("<mark>"));
        nobody.get("/search?q=xyzzy").await.says(&["Rien ne correspond"]);
        let odd = nobody.get("/search?q=%3Cscript%3E%22").await;
        assert!(odd.status == StatusCode::OK && !odd.text().contains("<script>"));
        for result in found.text().split("<li><div><a href=\"").skip(1).take(8) {
            let address = result.split_once('"').unwrap().0.split('#').next().unwrap();
            assert_eq!(nobody.get(address).await.status, StatusCode::OK, "{address}");
        }
    }

    async fn nothing_of_the_sealed_bank_shows_anywhere(world: &World) {
        publish_all(&world.operator()).await;
        let words = sealed_words();
        assert!(words.len() > 20);
        let learner = Visitor::with(world, Role::Learner).await;
        let ctx = world.by(Role::Learner).await;
        for title in &words {
            let found = search::search(&ctx, title).await.unwrap();
            assert!(!titles(&found).contains(&title.as_str()), "{title}");
        }
        let (provision, _) = relied_on();
        let law = format!("/law/{}/{}", provision.instrument, provision.provision);
        let pages = ["/", "/courses/traite-et-trafic", "/law", law.as_str(), "/courses/traite-et-trafic/glossary"];
        for page in pages {
            let html = learner.get(page).await.text();
            assert!(words.iter().all(|title| !html.contains(title.as_str())), "{page}");
        }
        let lesson_pages = compiled().courses[0].course.path().map(|(m, l)| format!("/courses/traite-et-trafic/{m}/{l}"));
        for page in lesson_pages.take(5) {
            let html = learner.get(&page).await.text();
            assert!(words.iter().all(|title| !html.contains(title.as_str())), "{page}");
        }
    }

    async fn the_bank_lies_encrypted(world: &World) {
        let id = publish_all(&world.operator()).await;
        let row = revision::Entity::find_by_id(id).one(&world.store.reader).await.unwrap().unwrap();
        let stored = String::from_utf8_lossy(&row.sealed).into_owned();
        assert!(stored.starts_with("PRB1") && !stored.contains("\"wordings\""));
        let open = String::from_utf8_lossy(&row.compiled).into_owned();
        assert!(sealed_words().iter().all(|title| !open.contains(title.as_str()) && !stored.contains(title.as_str())));
        service::catalogue::open(&world.operator(), "traite-et-trafic").await.unwrap();
        let logged = format!("{:?} {:?}", world.store.shelf, compiled().courses[0].bank);
        assert!(sealed_words().iter().all(|title| !logged.contains(title.as_str())), "a log would tell");
    }

    async fn without_its_key_lessons_go_on_and_tests_do_not(world: &World) {
        let id = publish_all(&world.operator()).await;
        let other = service::Store::connect(&world.url).await.unwrap();
        let revision = other.shelf.revision(&other.reader, &id).await.unwrap();
        assert!(!revision.course.modules.is_empty() && revision.bank.is_empty());
        assert!(revision.need_bank().is_err());
        assert!(world.store.shelf.revision(&world.store.reader, &id).await.unwrap().need_bank().is_ok());
        other.close().await;
    }
}
